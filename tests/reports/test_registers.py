"""The registers as a workbook, in both languages; drawn when they are sent."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain.money import Fen
from bot.domain.names import Language
from bot.domain.quotes import Material
from bot.playground.theatre import Theatre
from bot.reports.registers import registers_xlsx
from bot.services import registers, work_orders
from bot.texts import Texts
from tests import talks
from tests.services.test_remitted import agreed
from tests.services.test_summaries import MONDAY, closed, reported
from tests.services.town import Town


def books(drawn: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet by its name, its rows without title and headings."""
    book = load_workbook(BytesIO(drawn))
    return {sheet.title: list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in book.worksheets}


@pytest.mark.manual("R106", "R116", "R117", "R118", "R121")
@pytest.mark.parametrize("language", list(Language))
async def test_each_register_is_a_sheet_with_a_line_for_each_of_its_items(
    town: Town, texts: Texts, language: Language
) -> None:
    await closed(town, await reported(town))
    await reported(town, "=HYPERLINK(1)")
    found = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    drawn = books(registers_xlsx(found, texts, language, town.desk.clock.local))
    sizes = [len(rows) for rows in drawn.values()]
    assert sizes == [2, 0, 1, 1]
    repairs, _, log, orders = drawn.values()
    assert repairs[0][:2] == ("R-000001", town.desk.clock.local().replace(tzinfo=None, microsecond=0))
    assert any(f"{cell}".startswith("=HYPERLINK(1)") for cell in repairs[1])
    assert (log[0][0], log[0][1]) == (1, "WO-2026-000001")
    assert "new valve" in orders[0]


async def test_what_orders_cost_can_be_summed_and_is_read_as_money(town: Town, texts: Texts) -> None:
    intake = await agreed(town)
    used = (Material("龙头", 1, Fen(3550), "tap"),)
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", (), used))
    found = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    drawn = registers_xlsx(found, texts, Language.EN, town.desk.clock.local)
    (total,) = [cell for cell in load_workbook(BytesIO(drawn)).worksheets[3][3] if isinstance(cell.value, float)]
    assert (total.value, total.number_format) == (35.5, "¥#,##0.00")


async def test_the_clerk_exports_this_months_registers_and_a_tenant_may_not(theatre: Theatre) -> None:
    await talks.assigned(theatre)
    clerk, tenant = await theatre.enters("S10"), theatre.player("T01-1")
    await clerk.says("/registers")
    await clerk.hears("registers-which")
    await clerk.taps("本月")
    await clerk.hears("registers", repairs=1, log=1, orders=1)
    sent = clerk.phone.last.media if clerk.phone.last else None
    assert sent
    assert sent.name == "registers-2026-11-01-2026-11-23.xlsx"
    assert len(books(theatre.world.files.find(sent.file_id).data)) == 4
    await tenant.says("/registers")
    await tenant.hears("not-allowed")
