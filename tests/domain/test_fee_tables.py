"""The six tables and the paid list, cell by cell: what is wrong is named where it stands, and nothing is half taken."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain import fee_receipts, fee_tables
from bot.domain.fee_directory import Directory, Home
from bot.domain.fee_receipts import Books, Paid
from bot.domain.fees import FeeLine, FeeTable, by_table, by_tenant
from bot.domain.grids import Grid, Problem
from bot.domain.money import Fen
from bot.domain.units import TenantId
from bot.reports.grids import grids
from tests.fee_books import HEADS, HEADS_EN, NOVEMBER, SHEETS, SHEETS_EN, Row, book, listed, paid, saved

SPRUCE, FREIGHT, WANG, TWIN, GONE = map(TenantId, range(1, 6))
DIRECTORY = Directory(
    homes={
        "0801": Home(SPRUCE, frozenset({SPRUCE})), "0802": Home(SPRUCE, frozenset({SPRUCE})),
        "0601": Home(FREIGHT, frozenset({FREIGHT})), "1601": Home(WANG, frozenset({WANG})),
        "1602": Home(WANG, frozenset({WANG, GONE})),
        "0302": Home(None, frozenset({GONE})), "1101": Home(None, frozenset()),
    },
    names={
        SPRUCE: ("T01", "云杉软件(云州)有限公司", "Spruce Software"), FREIGHT: ("T03", "蓝汐", "Lanxi"),
        WANG: ("T09", "王雅琳", "Wang Yalin"), TWIN: ("T10", "王雅琳", ""),
        GONE: ("F01", "锦程旅行社", "Jincheng Travel"),
    },
    charged={("wo-2026-000007", None): "2026-11", ("meals2026-11", FREIGHT): "2026-12"},
)  # fmt: skip


def checked(rows: dict[str, Sequence[Row]] | Any, **how: Any) -> fee_tables.Checked:
    return fee_tables.checked(grids(book(rows, **how)), DIRECTORY)


def wrong(*rows: Row, table: str = "水费", heads: Sequence[str] = HEADS) -> list[tuple[str, str, str]]:
    """What is wrong with these rows of a table, by sheet and cell."""
    found = checked({table: rows}, heads=heads)
    assert bool(found.lines) is not bool(found.problems)
    return [(one.sheet, one.cell, one.key) for one in found.problems]


@pytest.mark.manual("R145")
def test_the_six_tables_are_read_as_they_are_meant() -> None:
    found = checked(NOVEMBER)
    assert found.problems == ()
    assert by_table(found.lines) == {
        FeeTable.MANAGEMENT: 1_013_860, FeeTable.WATER: 17_630, FeeTable.TELEPHONE: 39_240, FeeTable.PARKING: 120_000,
        FeeTable.REPAIR: 5_500, FeeTable.OTHER: 82_250,
    }  # fmt: skip
    assert {tenant: sum(line.amount for line in lines) for tenant, lines in by_tenant(found.lines).items()} == {
        SPRUCE: 1_236_350, FREIGHT: 1_250, WANG: 40_880
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_and_a_workbook_say_the_same(encoding: str) -> None:
    in_list = fee_tables.checked(grids(listed(NOVEMBER, encoding)), DIRECTORY)
    assert in_list.problems == ()
    assert set(in_list.lines) == set(checked(NOVEMBER).lines)


def test_english_sheets_and_headings_do_as_well() -> None:
    rows = dict(zip(SHEETS_EN, NOVEMBER.values(), strict=True))
    assert checked(rows, sheets=SHEETS_EN, heads=HEADS_EN).lines == checked(NOVEMBER).lines


@pytest.mark.parametrize(
    ("row", "cell", "key"),
    [
        (("0801", None, None, None, None, "很多"), "F2", "grid-not-a-number"),
        (("0801", None, None, None, None, None, None, "免"), "F2", "grid-empty"),
        (("0801", None, None, None, None, "=1+1"), "F2", "grid-formula"),
        (("0801", None, None, "=3", 4.1, 12.3), "D2", "grid-formula"),
        (("0801", None, None, None, None, "#REF!"), "F2", "grid-error"),
        (("0801", None, None, None, None, True), "F2", "grid-not-a-number"),
        (("0801", None, None, None, None, date(2026, 12, 1)), "F2", "grid-is-a-date"),
        (("0801", None, None, None, None, "2026-12-01"), "F2", "grid-is-a-date"),
        (("0801", None, None, None, None, 12.345), "F2", "grid-decimals"),
        (("0801", None, None, 1.2345, 4.1, 5.06), "D2", "grid-decimals"),
        (("0801", None, None, None, None, 99_999_999), "F2", "grid-too-high"),
        (("0801", None, None, None, None, 1e300), "F2", "grid-too-high"),
        (("0801", None, None, None, None, "NaN"), "F2", "grid-not-a-number"),
        (("0801", None, None, None, None, "1,00"), "F2", "grid-not-a-number"),
        (("0801", None, None, None, None, -5), "F2", "grid-credit-without-reason"),
        (("0801", None, None, 31, 4.1, 130), "F2", "grid-wrong-product"),
        (("0801", None, None, 31, None, 130), "E2", "grid-no-price"),
        (("0801", None, None, None, 4.1, 130), "D2", "grid-no-count"),
        (("9999", None, None, None, None, 1), "A2", "grid-no-such-unit"),
        (("1101", None, None, None, None, 1), "A2", "grid-unit-empty"),
        ((None, "谁家", None, None, None, 1), "B2", "grid-no-such-tenant"),
        ((None, "王雅琳", None, None, None, 1), "B2", "grid-several-tenants"),
        (("0801", "T03", None, None, None, 1), "B2", "grid-not-their-unit"),
        ((None, None, None, None, None, 1), "A2", "grid-nobody"),
        (("0801", None, "长" * 201, None, None, 1), "C2", "grid-too-long"),
        (("0801", None, "=HYPERLINK(1)", None, None, 1), "C2", "grid-formula"),
        (("0801", None, None, None, None, 1, None, None, "额外"), "I2", "grid-no-such-column"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_sheet_and_cell(row: Row, cell: str, key: str) -> None:
    assert wrong(row) == [("水费", cell, key)]


@pytest.mark.parametrize(
    ("amount", "fen"),
    [
        (127.1, 12710), ("127.10", 12710), ("１２７．１", 12710), ("¥1,270.00", 127_000), ("￥ 12 ", 1200),
        ("12元", 1200),
        (127.10000000000001, 12710), (0, 0),
    ],
)  # fmt: skip
def test_an_amount_may_be_written_in_every_sensible_way(amount: object, fen: int) -> None:
    (line,) = checked({"水费": [("0801", None, None, None, None, amount)]}).lines
    assert line.amount == fen


@pytest.mark.parametrize("unit", ["0801", 801, "801", "０８０１", " 0801 "])
def test_a_unit_is_known_however_a_spreadsheet_writes_it(unit: object) -> None:
    (line,) = checked({"水费": [(unit, None, None, None, None, 1)]}).lines
    assert (line.unit, line.tenant) == ("0801", SPRUCE)


@pytest.mark.parametrize("name", ["t01", "云杉软件（云州）有限公司", "spruce  software"])
def test_a_tenant_is_known_by_code_and_names(name: str) -> None:
    (line,) = checked({"水费": [(None, name, None, None, None, 1)]}).lines
    assert line == FeeLine(FeeTable.WATER, SPRUCE, "", "", line.amount)


def test_who_has_moved_out_may_be_charged_what_is_left() -> None:
    (line,) = checked({"水费": [("0302", "F01", None, None, None, 1)]}).lines
    assert (line.tenant, line.unit) == (GONE, "0302")


def test_a_credit_with_its_reason_is_taken() -> None:
    (line,) = checked({"水费": [("0801", None, None, None, None, -5, None, "读数更正")]}).lines
    assert (line.amount, line.remark) == (-500, "读数更正")


def test_half_a_fen_is_rounded_up_and_compared_exactly() -> None:
    (line,) = checked({"水费": [("0801", None, None, 1.5, 0.33, 0.5)]}).lines
    assert (line.quantity, line.price, line.amount) == (Decimal("1.5"), Decimal("0.33"), 50)


def test_the_meter_makes_the_quantity() -> None:
    heads = ("单元", "租户", "起度", "止度", "数量", "单价", "金额", "备注")
    (line,) = checked({"水费": [("0801", None, 100, 131, None, 4.1, 127.1)]}, heads=heads).lines
    assert (line.quantity, line.begins, line.ends) == tuple(map(Decimal, (31, 100, 131)))
    rows: list[tuple[Row, tuple[str, str]]] = [
        (("0801", None, 100, 131, 30, 4.1, 127.1), ("E2", "grid-meter")),
        (("0801", None, 131, 100, None, None, 1), ("D2", "grid-meter-back")),
        (("0801", None, 131, None, None, None, 1), ("D2", "grid-half-a-meter")),
    ]
    for row, (cell, key) in rows:
        assert ("水费", cell, key) in wrong(row, heads=heads)


def test_the_same_thing_twice_is_found_and_different_things_are_not() -> None:
    twice = wrong(("0801", None, "月租", None, None, 1), ("0801", None, "月租", None, None, 2), table="电话费")
    assert twice == [("电话费", "A3", "grid-twice")]
    found = checked({"电话费": [("0801", None, "月租", None, None, 1), ("0801", None, "通话", None, None, 2)]})
    assert len(found.lines) == 2


@pytest.mark.parametrize(
    "again",
    [
        (801, None, "月租", None, None, 2),
        ("0801", "T01", "月租", None, None, 2),
        ("0801", "spruce software", " 月 租 ", None, None, 2),
    ],
)
def test_the_same_thing_is_found_however_it_is_spelled(again: Row) -> None:
    row = ("0801", None, "月租", None, None, 1)
    assert wrong(row, again, table="电话费") == [("电话费", "A3", "grid-twice")]


def test_whoever_has_one_unit_is_the_same_with_and_without_its_number() -> None:
    twice = wrong(("0601", None, None, None, None, 1), (None, "T03", None, None, None, 1), table="电话费")
    assert twice == [("电话费", "A3", "grid-twice")]
    two_units = {"电话费": [("0801", None, None, None, None, 1), (None, "T01", None, None, None, 1)]}
    assert len(checked(two_units).lines) == 2


def test_a_reference_stands_in_a_file_once_in_whatever_table() -> None:
    mine = ("0801", None, "a", None, None, 1, "WO-2026-000009")
    assert wrong(mine, ("0601", None, "b", None, None, 1, "wo-2026-000009")) == [("水费", "G3", "grid-ref-twice")]
    found = checked({"工程维修费": [mine], "其它服务": [("0601", None, None, None, None, 1, "WO-2026-000009")]})
    (problem,) = found.problems
    assert (problem.key, problem.args["where"]) == ("grid-ref-twice", "工程维修费!G2")


def test_a_month_of_meals_is_each_tenants_own() -> None:
    mine, theirs = [(unit, None, None, None, None, 1, "MEALS 2026-11") for unit in ("0801", "0601")]
    assert wrong(mine, theirs, table="其它服务") == [("其它服务", "G3", "grid-charged-already")]
    meals = [(unit, None, None, None, None, 1, "LAUNDRY 2026-11") for unit in ("0801", "0601")]
    assert len(checked({"其它服务": meals}).lines) == 2


@pytest.mark.parametrize("ref", ["WO-2026-000007", " wo-2026-000007"])
@pytest.mark.parametrize("table", ["工程维修费", "其它服务"])
def test_what_was_charged_with_another_month_is_not_charged_again(ref: str, table: str) -> None:
    row = ("0801", None, None, None, None, 55, ref)
    assert wrong(row, table=table) == [(table, "G2", "grid-charged-already")]


def test_a_total_that_people_add_is_checked_and_is_no_line() -> None:
    rows = [("0801", None, None, None, None, 1.1), ("0601", None, None, None, None, 2.2)]
    assert len(checked({"水费": [*rows, ("合计", None, None, None, None, 3.3)]}).lines) == 2
    assert wrong(*rows, ("合计", None, None, None, None, 3.4)) == [("水费", "F4", "grid-wrong-sum")]


def test_what_nobody_sees_is_refused_by_name() -> None:
    made = load_workbook(BytesIO(book({"水费": [("0801", None, None, None, None, n, None, "x") for n in range(1, 4)]})))
    made["水费"].row_dimensions[3].hidden = True
    made["水费"].row_dimensions[9].hidden = True
    for column in "GH":
        made["水费"].column_dimensions[column].hidden = True
    made["电话费"].sheet_state = "hidden"
    made.create_sheet("x").sheet_state = "veryHidden"
    found = fee_tables.checked(grids(saved(made)), DIRECTORY)
    seen = {(one.sheet, one.cell, one.key) for one in found.problems if "hidden" in one.key}
    assert seen == {
        ("水费", "A3", "grid-hidden-row"), ("水费", "H1", "grid-hidden-column"), ("电话费", "", "grid-hidden-sheet"),
        ("x", "", "grid-hidden-sheet"),
    }  # fmt: skip
    receipts = load_workbook(BytesIO(paid((None, "0801", None, 1, TODAY, "", None))))
    receipts.worksheets[0].row_dimensions[2].hidden = True
    assert [one.key for one in fee_receipts.checked(grids(saved(receipts)), DIRECTORY, BOOKS).problems] == [
        "grid-hidden-row"
    ]


def test_nobody_is_asked_for_more_than_anybody_owes() -> None:
    rows = [("0801", None, f"{n}", None, None, 10_000_000) for n in range(12)]
    assert wrong(*rows) == [("水费", "F12", "grid-too-much")]
    assert len(checked({"水费": rows[:10]}).lines) == 10


def test_a_sheet_that_is_missing_strange_or_there_twice_is_named() -> None:
    found = checked(
        {"水费": [("0801", None, None, None, None, 1)]}, sheets=[*SHEETS[1:], "Sheet9", "管理费 ", "物业费"]
    )
    assert {(one.sheet, one.key) for one in found.problems} == {
        ("Sheet9", "grid-strange-sheet"), ("物业管理费", "grid-sheet-twice"),
    }  # fmt: skip
    found = checked({"水费": [("0801", None, None, None, None, 1)]}, sheets=SHEETS[:5])
    assert found.problems == (Problem("其它服务", "", "grid-sheet-missing"),)


def test_headings_must_be_there_known_and_once() -> None:
    found = checked({"水费": [("0801", 1)]}, heads=("单元", "金额"))
    assert {(one.sheet, one.key) for one in found.problems} == {(name, "grid-no-headings") for name in SHEETS}
    keys = {key for _, _, key in wrong(("0801", None, 1), heads=("单元", "租户", "金额", "金额", "随便"))}
    assert keys == {"grid-column-twice", "grid-strange-column"}


def test_merged_cells_are_wrong_below_the_headings_and_no_matter_above_them() -> None:
    head = ("单元", "租户", "金额")
    rows = (("2026-12 水费", None, None), head, ("0801", None, Decimal(1)), ("0802", None, Decimal(2)))
    others = [Grid(name, (head,)) for name in SHEETS if name != "水费"]
    titled = fee_tables.checked([Grid("水费", rows, ("A1:C1",)), *others], DIRECTORY)
    assert (titled.problems, len(titled.lines)) == ((), 2)
    merged = fee_tables.checked([Grid("水费", rows, ("A1:C1", "A3:A4")), *others], DIRECTORY)
    assert merged.problems == (Problem("水费", "A3", "grid-merged", {"area": "A3:A4"}),)


def test_six_empty_tables_are_nothing() -> None:
    assert [one.key for one in checked({}).problems] == ["grid-nothing"]


def test_nothing_is_half_taken_and_everything_is_told_at_once() -> None:
    rows = [
        ("0801", None, None, None, None, 1),
        ("0802", None, None, None, None, "x"),
        ("7777", None, None, None, None, "y"),
    ]
    found = checked({"水费": rows})
    assert found.lines == ()
    assert [(one.cell, one.key) for one in found.problems] == [
        ("F3", "grid-not-a-number"), ("A4", "grid-no-such-unit"), ("F4", "grid-not-a-number"),
    ]  # fmt: skip


# -- the paid list ----------------------------------------------------------------------------------------------------

TODAY = date(2026, 12, 5)
BOOKED = Paid(SPRUCE, "2026-12", Fen(7_000), TODAY, "", "A1")
BOOKS = Books({(SPRUCE, "2026-12"), (SPRUCE, "2026-11")}, [BOOKED], TODAY)


def booked(*rows: Row) -> fee_receipts.CheckedReceipts:
    return fee_receipts.checked(grids(paid(*rows)), DIRECTORY, BOOKS)


@pytest.mark.manual("R150")
@pytest.mark.parametrize("day", [TODAY, "2026-12-05", "2026/12/5", "2026年12月5日"])
@pytest.mark.parametrize("month", ["2026-12", "2026年12月", date(2026, 12, 1), None])
def test_a_payment_is_read(day: object, month: object) -> None:
    (line,) = booked((month, "0801", None, 100.5, day, "转账", "A2")).lines
    assert (line.tenant, line.amount, line.paid_on, line.ref) == (SPRUCE, 10_050, TODAY, "A2")
    assert line.month == ("2026-12" if month else None)


@pytest.mark.parametrize(
    ("row", "cell", "key"),
    [
        (("2026-12", "0801", None, 0, TODAY, "", "A2"), "D2", "grid-nothing-paid"),
        (("2026-12", "0801", None, -1, TODAY, "", "A2"), "D2", "grid-nothing-paid"),
        (("2026-12", "0801", None, 1, date(2026, 12, 6), "", "A2"), "E2", "grid-in-the-future"),
        (("2026-12", "0801", None, 1, None, "", "A2"), "E2", "grid-empty"),
        (("2026-12", "0801", None, 1, "昨天", "", "A2"), "E2", "grid-not-a-day"),
        (("2026-12", "0801", None, 1, "2026-02-30", "", "A2"), "E2", "grid-not-a-day"),
        (("2026-13", "0801", None, 1, TODAY, "", "A2"), "A2", "grid-not-a-month"),
        (("2026-10", "0801", None, 1, TODAY, "", "A2"), "A2", "grid-not-charged"),
        (("2026-12", "0601", None, 1, TODAY, "", "A2"), "A2", "grid-not-charged"),
        (("2026-12", "0801", None, 1, TODAY, "", "A1"), "D2", "grid-paid-already"),
    ],
)
def test_what_is_wrong_with_a_payment_is_named(row: Row, cell: str, key: str) -> None:
    found = booked(row)
    assert found.lines == ()
    assert [(one.cell, one.key) for one in found.problems] == [(cell, key)]


def test_the_same_payment_twice_in_a_list_is_found() -> None:
    row = ("2026-12", "0801", None, 1, TODAY, "", None)
    assert [(one.cell, one.key) for one in booked(row, row).problems] == [("D3", "grid-paid-twice")]


@pytest.mark.parametrize(
    ("month", "amount", "day", "ref"),
    [
        ("2026-12", 1, TODAY, "A1"), ("2026-12", 1, TODAY, " a1"), (None, 70, TODAY, None), ("2026-12", 70, TODAY, ""),
        (None, 70, TODAY, "A1"),
    ],
)  # fmt: skip
def test_a_payment_that_may_be_in_the_book_is_asked_about(month: object, amount: int, day: date, ref: object) -> None:
    row = (month, "0801", None, amount, day, "", ref)
    assert [(one.cell, one.key) for one in booked(row).problems] == [("D2", "grid-paid-already")]


@pytest.mark.parametrize(
    ("month", "amount", "day", "ref"),
    [
        ("2026-11", 70, TODAY, "A1"), ("2026-11", 70, TODAY, None), ("2026-12", 70, TODAY, "A2"),
        ("2026-12", 71, TODAY, None), ("2026-12", 70, date(2026, 12, 4), None),
    ],
)  # fmt: skip
def test_another_payment_is_taken(month: object, amount: int, day: date, ref: object) -> None:
    assert len(booked((month, "0801", None, amount, day, "", ref)).lines) == 1


def test_one_transfer_may_pay_for_two_months() -> None:
    rows = [(month, "0801", None, 50, TODAY, "转账", "B1") for month in ("2026-11", "2026-12")]
    assert [one.month for one in booked(*rows).lines] == ["2026-11", "2026-12"]


def test_whose_it_is_must_be_said_of_a_unit_that_has_changed_hands() -> None:
    assert wrong(("1602", None, None, None, None, 1)) == [("水费", "A2", "grid-unit-changed")]
    for name, whose in (("王雅琳", WANG), ("F01", GONE)):
        (line,) = checked({"水费": [("1602", name, None, None, None, 1)]}).lines
        assert (line.tenant, line.unit) == (whose, "1602")
