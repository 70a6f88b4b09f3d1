"""The audit in full: what does not all stand in the message is in its file, number by number."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.domain.audits import Audit, Pair, Why
from bot.domain.names import Language
from bot.reports.audits import audit_xlsx
from bot.reports.papers import PAPERS, Pens
from bot.services import audits
from bot.services.audits import Audited
from bot.texts import Texts
from tests.reports.samples import at
from tests.services.kitchen import ruled
from tests.services.test_summaries import MONDAY, reported
from tests.services.town import Town


@pytest.mark.manual("R130", "R131", "R132", "R133", "R134")
async def test_with_more_numbers_than_a_message_shows_comes_a_file_that_names_each(town: Town, texts: Texts) -> None:
    await ruled(town, matters_a_day=100)
    for _ in range(10):
        await reported(town)
    assert (await town.does("clerk", lambda w: audits.told(w, MONDAY, MONDAY))).paper == ()
    for _ in range(2):
        await reported(town)
    said = await town.does("clerk", lambda w: audits.told(w, MONDAY, MONDAY))
    paper, pens = next(one for one in PAPERS if one.name == said.paper[0]), Pens(texts, Language.ZH, town.desk.clock)
    found = await town.does("cs_manager", lambda w: paper.gather(w, said.paper[1:]))
    sheet = load_workbook(BytesIO(paper.draw(found, pens))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert [row[2] for row in rows] == [f"R-{n:06d}" for n in range(1, 13)] * 2


NUMBERS = ("R-000001", "R-000002")
ALL = Audit(
    repairs=2, inspections=0, logged=Pair(2, 3, {Why.CANCELLED: NUMBERS}, ("R-000003",), ("R-000004",)),
    ordered=Pair(2, 2, {Why.MERGED: NUMBERS[:1], Why.CONVERTED: NUMBERS[1:]}, (), ()),
    returned=Pair(1, 0, {Why.STILL_OUT: ("WO-2026-000001",)}, (), ()), gaps=("D-000002",), twice=("D-000003",),
    voids=(("WO-2026-000002", "=1+1 " * 30),),
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_difference_has_its_lines_and_reasons_stand_in_full(texts: Texts, language: Language) -> None:
    drawn = audit_xlsx(Audited(at(9), at(18), ALL), texts, language, lambda instant: instant)
    rows = list(load_workbook(BytesIO(drawn)).worksheets[0].iter_rows(min_row=3, values_only=True))
    assert [row[2] for row in rows] == [
        *NUMBERS, "R-000003", "R-000004", *NUMBERS, "WO-2026-000001", "D-000002", "D-000003", "WO-2026-000002",
    ]  # fmt: skip
    assert len({row[1] for row in rows}) == 9
    assert str(rows[-1][3]) == "=1+1 " * 30
