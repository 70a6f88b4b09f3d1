"""Files that people send: read for what they are, refused with a sentence where nobody would read them."""

import random
import string
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.domain.grids import Odd
from bot.domain.refusal import Refusal
from bot.reports.grids import MOST_COLUMNS, MOST_ROWS, grids
from tests.fee_books import NOVEMBER, book, listed, saved


def plain(*rows: list[object]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    return saved(made)


def one(data: bytes) -> tuple[tuple[object, ...], ...]:
    (grid,) = grids(data)
    return grid.rows


def why(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        grids(data)
    return refused.value.key


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (127.1, Decimal("127.1")), (127.10000000000001, Decimal("127.1")), (3, Decimal(3)), ("０８０１", "０８０１"),
        (True, True), (date(2026, 12, 5), date(2026, 12, 5)), (None, None), ("=A1*2", Odd.FORMULA),
        (datetime(2026, 12, 5, 10, 30), datetime(2026, 12, 5, 10, 30)), ("#REF!", Odd.ERROR),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_looks(written: object, read: object) -> None:
    assert one(plain(["x"], [written, "y"]))[1][0] == read


def test_merged_cells_are_named() -> None:
    made = Workbook()
    made.worksheets[0].append(["a", "b"])
    made.worksheets[0].merge_cells("A2:B3")
    (grid,) = grids(saved(made))
    assert grid.merged == ("A2:B3",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_in_whatever_it_was_saved(encoding: str, delimiter: str) -> None:
    rows = one(listed(NOVEMBER, encoding, delimiter))
    assert rows[0][:3] == ("表", "单元", "租户")
    assert rows[1][:2] == ("物业管理费", "0801")
    assert len(rows) == 1 + sum(map(len, NOVEMBER.values()))


def rezipped(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    with zipfile.ZipFile(BytesIO(book(NOVEMBER))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in change(parts).items():
            archive.writestr(name, data)
    return written.getvalue()


def bomb(parts: dict[str, bytes]) -> dict[str, bytes]:
    return parts | {"xl/media/image1.bin": b"\0" * (64 << 20)}


def laughs(parts: dict[str, bytes]) -> dict[str, bytes]:
    first = "xl/worksheets/sheet1.xml"
    return parts | {first: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[first]}


def far_away(parts: dict[str, bytes]) -> dict[str, bytes]:
    first = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return parts | {first: parts[first].replace(b"</sheetData>", far)}


def wide(parts: dict[str, bytes]) -> dict[str, bytes]:
    first = "xl/worksheets/sheet1.xml"
    return parts | {first: parts[first].replace(b"<sheetData>", b"<sheetData><row>" + b"<c/>" * 130_000 + b"</row>")}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "grid-no-data"), (b" \r\n\t", "grid-no-data"), (OLE, "grid-old-workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "grid-locked"),
        (b"PK\x03\x04 and then nothing", "grid-unreadable"),
        (book(NOVEMBER)[:2000], "grid-unreadable"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "grid-unreadable"),
        (b"%PDF-1.7\n\xff\xfe\xfd\xfc\0", "grid-unreadable"), (rezipped(bomb), "grid-too-large"),
        (rezipped(laughs), "grid-unreadable"), (rezipped(far_away), "grid-too-many-rows"),
        (rezipped(wide), "grid-too-large"), (rezipped(lambda _: {"word/document.xml": b"<x/>"}), "grid-unreadable"),
        (b'a,b\n"never closed,1\n', "grid-unreadable"),
        (b",".join([b"x"] * (MOST_COLUMNS + 1)), "grid-too-many-columns"),
        (plain(list(range(MOST_COLUMNS + 1))), "grid-too-many-columns"),
    ],
)  # fmt: skip
def test_what_nobody_could_read_is_refused_with_its_reason(data: bytes, key: str) -> None:
    assert why(data) == key


def test_a_hundred_thousand_rows_are_refused_quickly_and_in_little_memory() -> None:
    text = "\n".join(["表,单元,金额", *(["水费,0801,1"] * 100_000)])
    many = Workbook(write_only=True)
    page = many.create_sheet("水费")
    for _ in range(100_000):
        page.append(["0801", 1])
    for data in (text.encode(), saved(many)):
        tracemalloc.start()
        began = time.monotonic()
        assert why(data) == "grid-too-many-rows"
        assert time.monotonic() - began < 5
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
        tracemalloc.stop()


def test_as_many_rows_as_are_allowed_are_read() -> None:
    assert len(one(b"a,b\n" * MOST_ROWS)) == MOST_ROWS


@pytest.mark.parametrize("seed", range(40))
def test_a_file_that_is_broken_anywhere_is_read_or_refused_and_nothing_else(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(book(NOVEMBER) if seed % 2 else listed(NOVEMBER))
    for _ in range(dice.randrange(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    if seed % 3 == 0:
        data += dice.choice(string.printable).encode() * dice.randrange(50)
    with suppress(Refusal):
        assert grids(bytes(data))
