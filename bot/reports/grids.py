"""Workbooks and lists that people send, as grids: judged by what is in them, not by what they are called.

What is sent may be anything. Before a workbook is opened its parts are counted as they lie in the archive, so that
neither a file that unpacks to gigabytes nor a million cells is ever held in memory.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.grids import Grid, Odd, Raw, exact
from bot.domain.refusal import Refusal

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 3000, 40, 120_000
"""Of a sheet, and of all sheets together."""
_MOST_PARTS, _UNPACKED = 200, 24 * 1024 * 1024
"""So many files, and bytes, in a workbook's archive."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CELL, _ENTITY = re.compile(rb"<(?:\w+:)?c[ />]"), re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW = re.compile(rb"<(?:\w+:)?row[ />]")
_ENCODINGS = ("utf-8-sig", "gb18030")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DELIMITERS = (",", "\t", ";", "，")
_STRANGE = re.compile("[\0-\x08\x0e-\x1f\ufffd]")


def grids(data: bytes, list_name: str = "CSV") -> tuple[Grid, ...]:
    """The sheets of a workbook (xlsx), or the one of a list (csv), in which `list_name` is its name.

    Raises:
        Refusal: it is neither, it is locked, or there is more in it than anybody would read.

    """
    if not data.strip():
        raise Refusal("grid-no-data")
    if data.startswith(_OLE):
        raise Refusal("grid-locked" if _LOCKED in data else "grid-old-workbook")
    return _workbook(data) if data.startswith(_ZIP) else (_listed(data, list_name),)


def _workbook(data: bytes) -> tuple[Grid, ...]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            _must_be_small(archive)
        book = load_workbook(BytesIO(data))
        return tuple(_sheet(page) for page in book.worksheets)
    except Refusal:
        raise
    except BadZipFile:
        raise Refusal("grid-unreadable") from None
    except Exception:  # noqa: BLE001 - a broken file breaks the library in a hundred ways, and is its sender's to mend
        raise Refusal("grid-unreadable") from None


def _must_be_small(archive: ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("grid-locked")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        raise Refusal("grid-too-large")
    if not any(part.filename.startswith("xl/worksheets/") for part in parts):
        raise Refusal("grid-unreadable")
    cells = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)
            if _ENTITY.search(text):
                raise Refusal("grid-unreadable")
            if part.filename.startswith("xl/worksheets/"):
                if sum(1 for _ in _ROW.finditer(text)) > MOST_ROWS:
                    raise Refusal("grid-too-many-rows", limit=str(MOST_ROWS))
                cells += sum(1 for _ in _CELL.finditer(text))
    if cells > MOST_CELLS:
        raise Refusal("grid-too-large")


def _sheet(page: Worksheet) -> Grid:
    if page.max_row > MOST_ROWS:
        raise Refusal("grid-too-many-rows", limit=str(MOST_ROWS))
    if page.max_column > MOST_COLUMNS:
        raise Refusal("grid-too-many-columns", limit=str(MOST_COLUMNS))
    rows = tuple(tuple(map(_value, row)) for row in page.iter_rows())
    columns = (dim for dim in page.column_dimensions.values() if dim.hidden or dim.width == 0)
    unseen = (range((dim.min or 1) - 1, min(dim.max or 0, MOST_COLUMNS)) for dim in columns)
    return Grid(
        page.title.strip(), rows, tuple(str(area) for area in page.merged_cells.ranges),
        hidden=page.sheet_state != page.SHEETSTATE_VISIBLE,
        hidden_rows=frozenset(n for n, dim in page.row_dimensions.items() if dim.hidden or dim.height == 0),
        hidden_columns=frozenset(place for places in unseen for place in places),
    )  # fmt: skip


def _value(cell: Cell | MergedCell) -> Raw:
    held = cell.value
    if cell.data_type == "f":
        return Odd.FORMULA
    if cell.data_type == "e":
        return Odd.ERROR
    match held:
        case None | bool() | str():
            return held
        case int():
            return Decimal(held)
        case float():
            return exact(held)
        case Decimal() | date():
            return held.date() if isinstance(held, datetime) and held.time() == time() else held
    return str(held)


def _listed(data: bytes, name: str) -> Grid:
    text = _decoded(data)
    if _STRANGE.search(text):
        raise Refusal("grid-unreadable")
    if text.count("\n") > MOST_ROWS:
        raise Refusal("grid-too-many-rows", limit=str(MOST_ROWS))
    head = next(line for line in text.splitlines() if line.strip())
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = tuple(_bounded(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        raise Refusal("grid-unreadable") from None
    return Grid(name, rows)


def _bounded(rows: Iterable[list[str]]) -> Iterator[tuple[Raw, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise Refusal("grid-too-many-rows", limit=str(MOST_ROWS))
        if len(row) > MOST_COLUMNS:
            raise Refusal("grid-too-many-columns", limit=str(MOST_COLUMNS))
        yield tuple(cell or None for cell in row)


def _decoded(data: bytes) -> str:
    for encoding in (_WIDE.get(data[:2]), *_ENCODINGS):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise Refusal("grid-unreadable")
