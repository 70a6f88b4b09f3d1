"""Charges follow what happened (R103): what came back and could not be mended costs nothing, nor does what is free."""

import pytest
from sqlalchemy import select

from bot.domain.fees import FeeTable
from bot.domain.money import Fen
from bot.domain.order_states import Method, Result
from bot.domain.people import SYSTEM
from bot.domain.quotes import Material, Price, Reply
from bot.domain.repairs import IntakeId
from bot.services import fee_templates, quotes, registers, verifications, voids, work_orders
from bot.storage.repair_tables import charges
from tests.services import ledger
from tests.services.ledger import approved
from tests.services.test_promises import on_site
from tests.services.test_quotes import seen
from tests.services.town import MONDAY, Town, told


async def agreed(town: Town) -> IntakeId:
    """The technician is there, and a tap is agreed for 45.00."""
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await on_site(town)
    quote = await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    await town.does("tenant", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))
    return intake


async def ends(town: Town, intake: IntakeId, result: Result, round_: int = 0, *used: Material) -> None:
    await town.does("technician", lambda w: work_orders.complete(w, intake, "looked at it", (), used))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, result))
    await town.does("csr", lambda w: verifications.verify(w, intake, round_, Method.ON_SITE))


async def comes_back(town: Town, intake: IntakeId, result: Result, round_: int) -> None:
    await town.does("tenant", lambda w: verifications.come_back(w, intake))
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    await ends(town, intake, result, round_)


async def owed(town: Town) -> list[int]:
    async with town.desk.database.transaction() as db:
        return list((await db.execute(select(charges.c.amount))).scalars())


async def sums(town: Town) -> list[int]:
    book = await town.does("clerk", lambda w: registers.of(w, MONDAY, MONDAY))
    return [one.ordered.total for one in book.orders if one.ordered]


@pytest.mark.manual("R103", "R129")
@pytest.mark.parametrize("nothing", [Result.NOT_POSSIBLE, Result.NOT_DONE])
async def test_what_came_back_and_was_not_mended_after_all_is_not_charged_while_it_stands_on_no_bill(
    town: Town, nothing: Result
) -> None:
    intake = await agreed(town)
    await ends(town, intake, Result.RESOLVED)
    await comes_back(town, intake, Result.RESOLVED, 1)
    assert (await owed(town), await sums(town)) == ([4500], [4500])
    await comes_back(town, intake, nothing, 2)
    assert (await owed(town), await sums(town)) == ([0], [0])
    money = [line.key for line in (await seen(town, "tenant", intake)).say.args["lines"] if "repair-line-" in line.key]
    assert "repair-line-remitted" in money
    assert "repair-line-charge" not in money
    assert (await town.desk.do(SYSTEM, lambda w: w.history_of("charges", 1)))[-1].change == {"amount": [4500, 0]}


async def test_what_stands_on_a_bill_is_for_who_keeps_the_bills_to_correct(town: Town) -> None:
    await ledger.opened(town)
    intake = await agreed(town)
    await ends(town, intake, Result.RESOLVED)
    found = await town.does("accountant", lambda w: fee_templates.of_month(w, "2026-12"))
    await approved(town, [one for one in found.lines if one.table is FeeTable.REPAIR], "2026-12")
    await comes_back(town, intake, Result.NOT_POSSIBLE, 1)
    assert await owed(town) == [4500]
    (heard,) = await told(town, "accountant", "repair-billed-unmended")
    assert heard["number"] == found.lines[-1].ref
    assert await told(town, "clerk", "repair-billed-unmended") == []


async def test_what_stands_in_a_list_under_way_is_not_charged_later_and_who_keeps_it_hears_so(town: Town) -> None:
    await ledger.opened(town)
    intake = await agreed(town)
    await ends(town, intake, Result.RESOLVED)
    found = await town.does("accountant", lambda w: fee_templates.of_month(w, "2026-12"))
    await ledger.submitted(town, [one for one in found.lines if one.table is FeeTable.REPAIR], "2026-12")
    await comes_back(town, intake, Result.NOT_POSSIBLE, 1)
    assert await owed(town) == [0]
    assert len(await told(town, "accountant", "repair-billed-unmended")) == 1


@pytest.mark.manual("R103")
async def test_the_register_sums_what_is_paid_and_nothing_that_is_free_not_done_or_void(town: Town) -> None:
    free = await on_site(town)
    await ends(town, free, Result.RESOLVED, 0, Material("washer", 2, Fen(300)))
    await ends(town, await agreed(town), Result.NOT_POSSIBLE)
    void = await agreed(town)
    await ends(town, void, Result.TEMPORARY)
    await town.does("dispatcher", lambda w: voids.ask_void(w, void, "twice"))
    await town.does("cs_manager", lambda w: voids.void(w, void))
    await ends(town, await agreed(town), Result.RESOLVED)
    assert await sums(town) == [0, 0, 0, 4500]
