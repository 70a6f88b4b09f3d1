"""The Friday workbook: what the manager opens in a spreadsheet."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from bot.domain.aftermath import Stage
from bot.domain.analyses import Analysis, LongOpen, Rectified, Tally
from bot.domain.categories import Category
from bot.domain.repairs import IntakeId
from bot.reports.weekly import analysis_xlsx
from bot.texts import Texts
from tests.reports.samples import at, named

LONG = LongOpen(
    number="WO-2026-000007", intake=IntakeId(7), category=Category.CIVIL, unit="0801", content="吊顶渗水", since=at(9),
    holder=named("赵德柱"), days=9, deadline=date(2026, 12, 4), remark="等防水材料",
)  # fmt: skip
WEEK = Analysis(
    start=at(16), end=at(16) + timedelta(days=7), total=Tally(12, 10, 3, 1, 1, 2, 1, 1),
    by_category={Category.PLUMBING: Tally(7, 5, 2, 1, 1), Category.DOOR_LOCK: Tally(5, 4, 1)},
    by_department=((named("工程部"), Tally(11, 8, 3, 1)), (named("保洁"), Tally(1, 1))),
    long_open=(LONG, replace(LONG, number="R-000031", unit="", holder=None, deadline=None, remark="")),
    rectified=(
        Rectified("WO-2026-000005", "门禁失灵", date(2026, 11, 23), "换读卡器", at(16)),
        Rectified("WO-2026-000006", "空调异响", date(2026, 11, 20), "换轴承", at(17)),
        Rectified("WO-2026-000007", "吊顶渗水", date(2026, 12, 4), "等防水材料", None),
    ),
    overdue={Stage.ACCEPT: 2, Stage.DONE: 1},
)  # fmt: skip
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "坏\x00\x0b了",
]


def book(analysis: Analysis, texts: Texts) -> Workbook:
    return load_workbook(BytesIO(analysis_xlsx(analysis, texts)))


def rows(workbook: Workbook, name: str) -> list[list[object]]:
    """The filled cells of a sheet, below its title."""
    return [[v for v in row if v is not None] for row in workbook[name].iter_rows(min_row=2, values_only=True)]


def test_the_counts_stand_by_category_and_by_department(texts: Texts) -> None:
    found = book(WEEK, texts)
    assert found.sheetnames == ["统计", "长期未完", "限期整改", "超时"]
    assert found["统计"]["A1"].value == "周报修项目统计分析表（2026-11-23 16:00 至 2026-11-30 16:00）"
    assert rows(found, "统计") == [
        ["项目", "上期未完", "报修", "重开/转回", "完成", "作废", "并单/撤销/转投诉", "未完", "长期未完"],
        ["合计", 2, 12, 1, 10, 1, 1, 3, 1],
        ["【按类别】"], ["给排水", 0, 7, 0, 5, 1, 0, 2, 1], ["门窗锁具", 0, 5, 0, 4, 0, 0, 1, 0],
        ["【按部门】"], ["工程部", 0, 11, 0, 8, 0, 0, 3, 1], ["保洁", 0, 1, 0, 1, 0, 0, 0, 0],
    ]  # fmt: skip
    assert [row[-1] for row in rows(found, "限期整改")] == ["结果", "按期完成", "逾期完成", "未完成"]
    assert rows(found, "超时") == [["超时环节", "次数"], ["接单", 2], ["到场", 0], ["完工", 1]]


def test_what_has_been_open_for_long_is_listed_with_room_for_the_manager(texts: Texts) -> None:
    found = book(WEEK, texts)
    assert rows(found, "长期未完")[0] == [
        "序号", "单号", "单元", "报修内容", "报修/重开时间", "责任人", "未完天数", "完成期限", "备注",
    ]  # fmt: skip
    first, second = ([cell.value for cell in row] for row in found["长期未完"].iter_rows(min_row=3, max_row=4))
    since, until = datetime(2026, 11, 23, 9), datetime(2026, 12, 4)
    assert first == [1, "WO-2026-000007", "0801", "吊顶渗水", since, "赵德柱", 9, until, "等防水材料"]
    assert second[:2] == [2, "R-000031"]
    assert second[7] is None


def test_heads_stay_in_sight_and_every_column_is_wide_enough_for_its_head(texts: Texts) -> None:
    for sheet in book(WEEK, texts).worksheets:
        assert sheet.freeze_panes == "A3"
        for place, head in enumerate(sheet[2], start=1):
            assert sheet.column_dimensions[get_column_letter(place)].width >= 2 * len(str(head.value))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_text_and_never_a_formula(text: str, texts: Texts) -> None:
    hostile = replace(LONG, number=text, unit=text, content=text, holder=named(text), remark=text)
    found = book(replace(WEEK, long_open=(hostile,), by_department=((named(text), Tally()),)), texts)
    cells = [cell for sheet in found.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert sum(cell.value == re.sub(r"[\x00\x0b]", "", text).replace("\r", "\n") for cell in cells) == 6


def test_an_empty_week_is_a_workbook_too(texts: Texts) -> None:
    found = book(Analysis(at(16), at(16) + timedelta(days=7), Tally()), texts)
    assert rows(found, "统计")[1] == ["合计", 0, 0, 0, 0, 0, 0, 0, 0]
    assert len(rows(found, "长期未完")) == 1
