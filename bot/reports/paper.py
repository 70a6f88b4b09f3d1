"""Ruled forms on paper: rows of cells that flow over pages. No font of the machine is needed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from fpdf import FPDF

from bot.reports import fonts
from bot.reports.fonts import drawable

PageOf = Callable[[int, int], str]
"""Says "page 1 of 2"."""

# Millimetres and points on A5, the size of the paper slip.
_WIDE, _HIGH, _MARGIN = 148.0, 210.0, 10.0
_HEAD, _FOOT, _PAD = 23.0, 6.0, 1.2
_SIZE, _LINE, _BASELINE = 9.0, 4.4, 3.4
_BETWEEN = _WIDE - 2 * _MARGIN
_ROOM = _HIGH - 2 * _MARGIN - _HEAD - _FOOT
_BLACK, _GREY, _RED = (0, 0, 0), (90, 90, 90), (200, 0, 0)
_SHADE = 238
_LABEL = 0.16
"""The share of a row's width that a label takes."""

_WORTH_BEGINNING = 3
"""Fewer lines than that are not begun at the foot of a page."""
_MOST_BREAKS = 60
"""More line ends than that in one text become spaces: a page with a letter in each line helps nobody."""
_PIECE = re.compile(r"[（《“‘「『【]*(?:[!-~\u00a1-\u024f]+|.)[，。！？；：、）》”’」』】…]* *")
"""What stays on one line: a word or a Chinese character, with its punctuation."""


class Look(Enum):
    """How a cell looks, and where its text begins: what it is called, what stands in it, an amount."""

    LABEL = 0.5
    VALUE = 0.0
    AMOUNT = 1.0


@dataclass(frozen=True)
class Cell:
    """A cell of a row; `share` of the form's width."""

    text: str
    share: float
    look: Look = Look.VALUE


@dataclass(frozen=True)
class Row:
    """A row of cells, at least so many lines high."""

    cells: tuple[Cell, ...]
    lines: int = 1


def labelled(pairs: Iterable[tuple[str, str]], lines: int = 1, look: Look = Look.VALUE) -> Row:
    """A row of what things are called and what they are, once or several times beside each other."""
    held = tuple(pairs)
    share = 1 / len(held) - _LABEL
    cells = ((Cell(label, _LABEL, Look.LABEL), Cell(value, share, look)) for label, value in held)
    return Row(tuple(cell for pair in cells for cell in pair), lines)


@dataclass(frozen=True)
class Form:
    """A form: what stands over the rows and under them; `stamp` lies across them."""

    house: str
    title: str
    number: str
    left: str
    right: str
    rows: tuple[Row, ...]
    footing: str
    stamp: str = ""


@dataclass(frozen=True)
class _Set:
    """A row whose texts have been broken into lines."""

    row: Row
    texts: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> int:
        return max(len(text) for text in self.texts)

    @property
    def height(self) -> float:
        return max(self.row.lines, self.lines) * _LINE + 2 * _PAD

    def parted(self, lines: int) -> "tuple[_Set, _Set]":
        """What fits into so many lines, and the rest; what a cell is called stands in both."""
        cells = list(zip(self.row.cells, self.texts, strict=True))
        rest = tuple(text if cell.look is Look.LABEL else text[lines:] for cell, text in cells)
        return replace(self, texts=tuple(text[:lines] for text in self.texts)), replace(self, texts=rest)


def printed(forms: Sequence[Form], page_of: PageOf, at: datetime) -> bytes:
    """The forms as a PDF, each beginning on a page of its own; the same forms give the same bytes."""
    pdf = FPDF(format=(_WIDE, _HIGH))
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(at)
    pdf.set_lang("zh-CN")
    with fonts.in_hand(pdf):
        pdf.set_font_size(_SIZE)
        for form in forms:
            _Sheet(pdf).draw(form, page_of)
        return bytes(pdf.output(output_producer_class=fonts.Producer))


def _paged(rows: Sequence[_Set]) -> list[list[_Set]]:
    """The rows on as many pages as they need; a long text is parted, never cut off."""
    pages: list[list[_Set]] = [[]]
    left, waiting = _ROOM, list(reversed(rows))
    while waiting:
        row = waiting.pop()
        fitting = int((left - 2 * _PAD) / _LINE)
        if row.height > left:
            if row.lines > fitting >= _WORTH_BEGINNING:
                first, row = row.parted(fitting)
                pages[-1].append(first)
            pages.append([])
            left = _ROOM
            waiting.append(row)
        else:
            pages[-1].append(row)
            left -= row.height
    return pages


class _Sheet:
    """The paper under the pen."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf

    def draw(self, form: Form, page_of: PageOf) -> None:
        pages = _paged([self._set(row) for row in form.rows])
        for number, rows in enumerate(pages, start=1):
            self._pdf.add_page()
            self._head(form)
            end = self._rows(rows)
            self._foot(form.footing, page_of(number, len(pages)) if len(pages) > 1 else "", end)
            if form.stamp:
                self._stamp(form.stamp)

    # -- breaking into lines --------------------------------------------------------------------------------------

    def _set(self, row: Row) -> _Set:
        return _Set(row, tuple(tuple(self._lines(cell)) for cell in row.cells))

    def _lines(self, cell: Cell) -> Iterator[str]:
        text = drawable(cell.text).strip()
        if text.count("\n") > _MOST_BREAKS:
            text = text.replace("\n", " ")
        for paragraph in text.split("\n"):
            yield from self._filled(paragraph.strip(), cell.share * _BETWEEN - 2 * _PAD)

    def _filled(self, paragraph: str, room: float) -> Iterator[str]:
        line, used = "", 0.0
        for piece in self._pieces(paragraph, room):
            if line and used + self._width(piece.rstrip()) > room:
                yield line.rstrip()
                line, used = "", 0.0
            line += piece
            used += self._width(piece)
        yield line.rstrip()

    def _pieces(self, paragraph: str, room: float) -> Iterator[str]:
        for found in _PIECE.finditer(paragraph):
            yield from [found[0]] if self._width(found[0]) <= room else found[0]

    def _width(self, text: str) -> float:
        return float(self._pdf.get_string_width(text))

    # -- drawing --------------------------------------------------------------------------------------------------

    def _head(self, form: Form) -> None:
        middle, right, foot = _WIDE / 2, _WIDE - _MARGIN, _MARGIN + _HEAD - 2
        self._words(form.house, middle, _MARGIN + 4, size=10, align=0.5)
        self._words(form.title, middle, _MARGIN + 12, size=16, align=0.5)
        self._words(form.number, right, _MARGIN + 12, size=10, align=1)
        self._words(form.left, _MARGIN, foot)
        self._words(form.right, right, foot, align=1)

    def _foot(self, footing: str, page: str, y: float) -> None:
        self._words(footing, _MARGIN, y + 4, size=7, ink=_GREY)
        self._words(page, _WIDE - _MARGIN, y + 4, size=7, align=1, ink=_GREY)

    def _rows(self, rows: Sequence[_Set]) -> float:
        """Draw them; where they end."""
        y = top = _MARGIN + _HEAD
        self._pdf.set_line_width(0.2)
        for row in rows:
            self._row(row, y)
            y += row.height
        self._pdf.set_line_width(0.5)
        self._pdf.rect(_MARGIN, top, _BETWEEN, y - top)
        return y

    def _row(self, row: _Set, y: float) -> None:
        x = _MARGIN
        for cell, lines in zip(row.row.cells, row.texts, strict=True):
            width = cell.share * _BETWEEN
            self._box(cell.look, x, y, width, row.height)
            start = x + _PAD + cell.look.value * (width - 2 * _PAD)
            high = (row.height - len(lines) * _LINE) / 2 if cell.look is Look.LABEL else _PAD
            for number, line in enumerate(lines):
                self._words(line, start, y + high + number * _LINE + _BASELINE, align=cell.look.value)
            x += width

    def _box(self, look: Look, x: float, y: float, width: float, height: float) -> None:
        self._pdf.set_fill_color(_SHADE)
        self._pdf.rect(x, y, width, height, style="DF" if look is Look.LABEL else "D")

    def _words(
        self, text: str, x: float, y: float, *, size: float = _SIZE, align: float = 0, ink: tuple[int, ...] = _BLACK
    ) -> None:
        """Words on the baseline y that begin at x, end there (`align` 1), or have their middle there (0.5)."""
        if drawn := drawable(text):
            self._pdf.set_text_color(*ink)
            self._pdf.set_font_size(size)
            self._pdf.set_font_size(size * min(1, _BETWEEN / self._width(drawn)))
            self._pdf.text(x - align * self._width(drawn), y, drawn)
            self._pdf.set_font_size(_SIZE)

    def _stamp(self, text: str) -> None:
        x, y = _WIDE / 2, _HIGH / 2
        with self._pdf.local_context(fill_opacity=0.25), self._pdf.rotation(30, x, y):
            self._words(text, x, y + 12, size=90, align=0.5, ink=_RED)
