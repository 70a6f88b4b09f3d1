"""Workbooks: titled, ruled, ready to print; what people wrote is never a formula, and amounts can be summed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.money import Money

_HEAD_ROW, _FIRST_ROW = 2, 3
_THIN = Side(style="thin", color="FF999999")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LIKE_FORMULAS = ("=", "+", "-", "@")
_SHADE = PatternFill("solid", fgColor="FFEEEEEE")


@dataclass(frozen=True)
class Column:
    """A column: what stands above it, and how many characters wide it is."""

    heading: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name on the tab, the title in its first row, its columns and rows.

    Instants must be wall-clock times: a spreadsheet knows no zones.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write(page: Worksheet, sheet: Sheet) -> None:
    _put(page, 1, 1, sheet.title).font = Font(bold=True, size=14)
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(sheet.columns))
    for place, column in enumerate(sheet.columns, start=1):
        cell = _ruled(_put(page, _HEAD_ROW, place, column.heading))
        cell.font, cell.fill = Font(bold=True), _SHADE
        page.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(sheet.rows, start=_FIRST_ROW):
        for place, value in enumerate(row, start=1):
            _ruled(_put(page, number, place, value))
    page.freeze_panes = f"A{_FIRST_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"1:{_HEAD_ROW}"


def _put(page: Worksheet, row: int, column: int, value: object) -> Cell:
    cell = cast(Cell, page.cell(row, column))
    match value:
        case str():
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type, cell.quotePrefix = "s", value.startswith(_LIKE_FORMULAS)
        case datetime():
            cell.value, cell.number_format = value.replace(tzinfo=None), "yyyy-mm-dd hh:mm"
        case date():
            cell.value, cell.number_format = value, "yyyy-mm-dd"
        case Money():
            cell.value, cell.number_format = value.fen / 100, "¥#,##0.00"
        case int() | Decimal() | None:
            cell.value = value
    return cell


def _ruled(cell: Cell) -> Cell:
    cell.border, cell.alignment = _RULED, Alignment(vertical="top", wrap_text=True)
    return cell
