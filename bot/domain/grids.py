"""Tables that people send as workbooks or lists: cells, what can be read in them, and what is wrong with each."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import Enum
from typing import Protocol, TypeVar

from bot.domain.money import Fen
from bot.domain.refusal import Refusal

MOST_PROBLEMS = 500
"""More than that are not written down: by then it is another kind of file."""
_HEADING_BY = 5
"""The headings stand in one of the first rows."""
_HIGHEST = Decimal(10_000_000)
_FINE, _FINEST = 3, 6
"""Decimals of a quantity, and of a price."""
_LONGEST = 200
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_SUM = frozenset({"合计", "总计", "小计", "total", "sum"})
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Odd(Enum):
    """What stands in a cell and is no value."""

    FORMULA = "formula"
    ERROR = "error"


Raw = str | Decimal | date | bool | Odd | None
"""What a cell holds."""


@dataclass(frozen=True)
class Grid:
    """A sheet as it was sent: its name, its rows from the first (row 1) on, and the ranges that are merged (A1:B2).

    What nobody sees who opens it: the sheet itself, rows by their numbers, columns by their places from 0 on.
    """

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    merged: tuple[str, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Problem:
    """What is wrong where: the sentence `grid-<key>` says what, `cell` is empty where it is the whole sheet."""

    sheet: str
    cell: str
    key: str
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """A cell by its name (D7)."""

    name: str
    raw: Raw

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.raw is None or (isinstance(self.raw, str) and not _bare(self.raw))

    def text(self) -> str:
        """Words, in letters of the usual width.

        Raises:
            Refusal: there is a formula or an error in it, or too much.

        """
        self._must_be_plain()
        match self.raw:
            case None:
                return ""
            case bool():
                raise Refusal("grid-not-text")
            case Decimal():
                return f"{self.raw.normalize():f}"
            case date():
                return f"{self.raw:%Y-%m-%d}"
        bare = _bare(str(self.raw))
        if len(bare) > _LONGEST:
            raise Refusal("grid-too-long", limit=str(_LONGEST))
        return bare

    def number(self, decimals: int = _FINE) -> Decimal:
        """A number with at most so many decimals; digits of any width, with thousands set off and ¥ before it.

        Raises:
            Refusal: it is none.

        """
        self._must_be_plain()
        match self.raw:
            case None:
                raise Refusal("grid-empty")
            case bool():
                raise Refusal("grid-not-a-number")
            case date():
                raise Refusal("grid-is-a-date")
            case Decimal():
                number = self.raw
            case _:
                number = _typed(str(self.raw))
        if not number.is_finite() or abs(number) > _HIGHEST:
            raise Refusal("grid-too-high")
        if number != number.quantize(Decimal(1).scaleb(-decimals)):
            raise Refusal("grid-decimals", limit=str(decimals))
        return number

    def price(self) -> Decimal:
        """A price for one, to a hundredth of a fen and finer."""
        return self.number(_FINEST)

    def money(self) -> Fen:
        """An amount in fen. Raises Refusal where it is none, or has parts of a fen."""
        return Fen(int(self.number(2) * 100))

    def day(self) -> date:
        """A day. Raises Refusal where it is none."""
        self._must_be_plain()
        match self.raw:
            case None:
                raise Refusal("grid-empty")
            case datetime():
                return self.raw.date()
            case date():
                return self.raw
            case str() if found := _DAY.fullmatch(_bare(self.raw)):
                return _date(int(found[1]), int(found[2]), int(found[3]))
        raise Refusal("grid-not-a-day")

    def month(self) -> str:
        """A month as YYYY-MM. Raises Refusal where it is none."""
        self._must_be_plain()
        match self.raw:
            case date():
                return f"{self.raw:%Y-%m}"
            case str() if found := _MONTH.fullmatch(_bare(self.raw)):
                return f"{_date(int(found[1]), int(found[2]), 1, 'grid-not-a-month'):%Y-%m}"
        raise Refusal("grid-not-a-month")

    def _must_be_plain(self) -> None:
        if isinstance(self.raw, Odd):
            raise Refusal(f"grid-{self.raw.value}")
        if isinstance(self.raw, str) and self.raw.lstrip().startswith("="):
            raise Refusal("grid-formula")


@dataclass(frozen=True)
class Line:
    """A row of a table: its number, and its cells by the names of their columns."""

    number: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Cell:
        """The cell of a column; an empty one where the sheet has no such column."""
        return self.cells.get(column) or Cell("", None)


@dataclass
class Findings:
    """What is wrong with a file, gathered until all of it has been looked at."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, sheet: str, cell: str, key: str, **args: str) -> None:
        """One more, as long as anybody reads them."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(sheet, cell, key, args))

    def read(self, sheet: str, cell: Cell, reading: "Reading[T]") -> T | None:
        """What is read in a cell; None, and a finding, where that cannot be."""
        try:
            return reading(cell)
        except Refusal as refused:
            self.add(sheet, cell.name, refused.key, **refused.words)
            return None


class Reading(Protocol[T_co]):
    """A way to read a cell."""

    def __call__(self, cell: Cell, /) -> T_co:
        """The value. Raises Refusal where there is none."""


def lines(grid: Grid, columns: Mapping[str, Sequence[str]], needed: Sequence[str], found: Findings) -> Iterator[Line]:
    """The rows of a table below its headings; `columns` says how each may be called, `needed` which must be there."""
    names = {_folded(name): column for column, called in columns.items() for name in called}
    head = next((n for n, row in enumerate(grid.rows[:_HEADING_BY]) if _headed(row, names, needed)), None)
    if head is None:
        found.add(grid.name, "", "grid-no-headings", names=" / ".join(columns[column][0] for column in needed))
        return
    for area in grid.merged:
        if _last_row(area) > head:
            found.add(grid.name, area.partition(":")[0], "grid-merged", area=area)
    places = _places(grid, head, names, found)
    _rows_must_be_seen(grid, head, found)
    for number, row in enumerate(grid.rows[head + 1 :], start=head + 2):
        cells = [Cell(f"{letters(place)}{number}", raw) for place, raw in enumerate(row)]
        for place, cell in enumerate(cells):
            if place not in places and not cell.empty:
                found.add(grid.name, cell.name, "grid-no-such-column")
        held = {column: cells[place] for place, column in places.items() if place < len(cells)}
        if any(not cell.empty for cell in held.values()):
            yield Line(number, held)


def must_be_seen(grids: Sequence[Grid], found: Findings) -> None:
    """Nothing is taken from a sheet that nobody sees."""
    for grid in grids:
        if grid.hidden:
            found.add(grid.name, "", "grid-hidden-sheet")


def _rows_must_be_seen(grid: Grid, head: int, found: Findings) -> None:
    """What stands in a hidden row or column below the headings is named: it was filtered out, or forgotten."""
    below = list(enumerate(grid.rows[head + 1 :], start=head + 2))
    for number, row in below:
        if number in grid.hidden_rows and any(not Cell("", raw).empty for raw in row):
            found.add(grid.name, f"A{number}", "grid-hidden-row")
    for place in sorted(grid.hidden_columns):
        if any(not Cell("", raw).empty for _, row in below for raw in row[place : place + 1]):
            found.add(grid.name, f"{letters(place)}{head + 1}", "grid-hidden-column")


def is_sum(line: Line, *columns: str) -> bool:
    """Whether a row is the sum of those above it."""
    return any(isinstance(line[column].raw, str) and _folded(str(line[column].raw)) in _SUM for column in columns)


def letters(place: int) -> str:
    """A column's letters, from 0 (A) on."""
    head, last = divmod(place, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)


def product(quantity: Decimal, price: Decimal) -> Fen:
    """What so much at that price costs, to the nearest fen, a half upwards."""
    return Fen(int((quantity * price * 100).quantize(Decimal(1), ROUND_HALF_UP)))


def exact(value: float) -> Decimal:
    """A number as a spreadsheet shows it: by fifteen digits, not by what a float is in the end."""
    return Decimal(f"{value:.15g}")


def _places(grid: Grid, head: int, names: Mapping[str, str], found: Findings) -> dict[int, str]:
    places: dict[int, str] = {}
    for place, raw in enumerate(grid.rows[head]):
        column = names.get(_folded(raw)) if isinstance(raw, str) else None
        cell = f"{letters(place)}{head + 1}"
        if column is not None and column in places.values():
            found.add(grid.name, cell, "grid-column-twice")
        elif column is not None:
            places[place] = column
        elif not Cell(cell, raw).empty:
            found.add(grid.name, cell, "grid-strange-column")
    return places


def _headed(row: Sequence[Raw], names: Mapping[str, str], needed: Sequence[str]) -> bool:
    held = {names.get(_folded(raw)) for raw in row if isinstance(raw, str)}
    return set(needed) <= held


def _last_row(area: str) -> int:
    return int(re.sub(r"\D", "", area.rpartition(":")[2]))


def _typed(text: str) -> Decimal:
    bare = _bare(text).replace("−", "-").replace("¥", "").removesuffix("元").strip()
    if _DAY.fullmatch(bare):
        raise Refusal("grid-is-a-date")
    if not _NUMBER.fullmatch(bare):
        raise Refusal("grid-not-a-number")
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation:
        raise Refusal("grid-not-a-number") from None


def _date(year: int, month: int, day: int, key: str = "grid-not-a-day") -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal(key) from None


def _bare(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\ufeff", "").strip()


def _folded(text: str) -> str:
    return re.sub(r"[\s*()]+", "", _bare(text)).casefold()
