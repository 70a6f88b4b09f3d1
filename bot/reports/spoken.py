"""The house's words in one language, for what is printed and for workbooks."""

from collections.abc import Iterable

from bot.domain.months import Period
from bot.domain.names import Language, Named
from bot.reports.sheets import Column
from bot.texts import Texts


class Spoken:
    """Says keys and names to one kind of reader."""

    def __init__(self, texts: Texts, language: Language) -> None:
        self._texts, self._language = texts, language

    def __call__(self, key: str, /, **args: object) -> str:
        """The sentence of a key."""
        return self._texts.plain(self._language, key, **args)

    def name(self, name: Named | Period) -> str:
        """A name, of a month, too."""
        return self._texts.spoken(self._language, name)

    def columns(self, heads: Iterable[tuple[str, int]]) -> tuple[Column, ...]:
        """The columns of a sheet: by the key of what stands above each, and how many characters wide it is."""
        return tuple(Column(self(key), width) for key, width in heads)
