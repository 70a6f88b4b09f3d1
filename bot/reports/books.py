"""Books and registers as workbooks: sheets with a line for each thing, their columns in a table."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from bot.domain.names import Language
from bot.reports.sheets import Sheet
from bot.reports.spoken import Spoken
from bot.texts import Texts

L = TypeVar("L")
Wall = Callable[[datetime], datetime]
"""The building's time of an instant."""
Columns = Mapping[str, tuple[int, Callable[[L], object]]]
"""By name: how many characters wide a column is, and what a line has in it."""


class Scribe(Spoken):
    """Says how things are called in the reader's language, and when they were on the wall clock."""

    def __init__(self, texts: Texts, language: Language, wall: Wall) -> None:
        super().__init__(texts, language)
        self._wall = wall

    def code(self, prefix: str, code: str | None) -> str:
        """What a code is called; nothing where there is none."""
        return self(f"{prefix}-{code.replace('_', '-')}") if code else ""

    def at(self, instant: datetime | None) -> datetime | None:
        """The wall clock at an instant."""
        return self._wall(instant) if instant else None

    def sheet(
        self, name: str, title: str, head: Callable[[str], str], columns: Columns[L], lines: Iterable[L]
    ) -> Sheet:
        """A sheet with a line for each; `head` makes of a column's name the key of what stands above it."""
        heads = self.columns((head(column), width) for column, (width, _) in columns.items())
        return Sheet(name, title, heads, [[value(line) for _, value in columns.values()] for line in lines])
