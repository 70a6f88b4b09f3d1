"""The tables of a month as the house knows them: everything once, whatever came late is in the next."""

from datetime import date

import pytest

from bot.domain.fees import FeeLine, FeeTable
from bot.domain.laundry import LaundryId
from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.domain.quotes import Charge, Price
from bot.domain.units import Building, Tenant, Unit
from bot.domain.work_orders import WorkOrder
from bot.services import fee_templates, laundry, laundry_round, quotes
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import work_orders
from tests.services import ledger
from tests.services.ledger import approved, line
from tests.services.races import hired, straight
from tests.services.town import Town, at
from tests.services.washing import handed_in

ITEMS = [
    {"code": "mgmt_office", "price": 22.0}, {"code": "water", "price": 4.1},
    {"code": "telephone_rental", "price": 30.0},
    {"code": "parking_b1", "price": 600.0}, {"code": "parking_b2", "price": 480.0},
]  # fmt: skip


async def furnished(town: Town) -> None:
    async def set_up(work: Work) -> None:
        building, tenant = await rows.find(work.db, Building, 1), await rows.find(work.db, Tenant, town.tenant)
        unit = await rows.find(work.db, Unit, town.unit)
        await work.save(building, type(building)(**{**vars(building), "facts": {"fee_items": ITEMS}}))
        await work.save(unit, type(unit)(**{**vars(unit), "area": 44_450}))
        parking = ("B1-021", "B1-022", "B2-007")
        await work.save(tenant, type(tenant)(**{**vars(tenant), "phone_lines": 6, "parking": parking}))

    await town.desk.do(SYSTEM, set_up)


async def lines(town: Town, month: str, *tables: FeeTable) -> list[FeeLine]:
    found = await town.does("accountant", lambda w: fee_templates.of_month(w, month))
    return [one for one in found.lines if one.table in tables and one.tenant == town.tenant]


async def test_what_is_let_is_charged_by_the_price_list_and_what_is_metered_waits(town: Town) -> None:
    await ledger.opened(town)
    await furnished(town)
    found = await lines(town, "2026-12", FeeTable.MANAGEMENT, FeeTable.TELEPHONE, FeeTable.PARKING)
    assert [(one.table.value, one.item, one.amount) for one in found] == [
        ("management", "", 977_900), ("telephone", "", 18_000), ("parking", "B1-021, B1-022", 120_000),
        ("parking", "B2-007", 48_000),
    ]  # fmt: skip
    whole = await town.does("accountant", lambda w: fee_templates.of_month(w, "2026-12"))
    assert {one.unit for one in whole.open_} == {"0801", "0901"}
    assert {one.amount for one in whole.open_} == {0}


async def charged(town: Town, month: str, fen: int) -> str:
    """A repair that is charged; the number of its order."""
    await straight(4)(town)

    async def put(work: Work) -> str:
        await quotes.put(work, quotes.REPAIR, [Price("tap", "换龙头", "tap", Fen(fen))])
        listed = await quotes.price_list(work, quotes.REPAIR)
        order = (await rows.every(work.db, WorkOrder, work_orders.c.id > 0))[-1]
        made = Charge(
            order=order.id, tenant=town.tenant, month=month, amount=Fen(fen), price_list=listed.id, made_at=work.now
        )
        await work.add(made)
        return order.number

    return await town.desk.do(SYSTEM, put)


@pytest.mark.manual("R129")
async def test_a_chargeable_repair_is_in_the_next_list_once_and_not_lost_where_it_came_late(town: Town) -> None:
    await ledger.opened(await hired(town))
    number = await charged(town, "2026-11", 5_500)
    (found,) = await lines(town, "2026-12", FeeTable.REPAIR)
    assert (found.ref, found.amount, found.tenant) == (number, 5_500, town.tenant)
    assert await lines(town, "2026-11", FeeTable.REPAIR) == []
    await approved(town, [line(town.tenant, 1_000)], "2026-12")
    assert [one.ref for one in await lines(town, "2027-01", FeeTable.REPAIR)] == [number]
    await approved(town, [found], "2027-01")
    assert await lines(town, "2027-02", FeeTable.REPAIR) == []
    assert [one.ref for one in await lines(town, "2027-01", FeeTable.REPAIR)] == [number]


@pytest.mark.manual("R166", "R179")
async def test_laundry_of_whole_months_is_in_it_and_of_the_month_that_runs_not_yet(shop: Town) -> None:
    await ledger.opened(shop)
    made: LaundryId = (await handed_in(shop, shirt=2)).id
    for verb in (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back):
        await shop.does("vendor", lambda w, verb=verb: verb(w, made))  # type: ignore[misc]
    await shop.does("tenant", lambda w: laundry.accept(w, made))
    assert await lines(shop, "2026-12", FeeTable.OTHER) == []
    shop.desk.clock.set(at(shop, 10, day=date(2026, 12, 1)))
    (found,) = await lines(shop, "2027-01", FeeTable.OTHER)
    assert (found.ref, found.amount) == ("LAUNDRY 2026-11", 2_800)


async def test_nobody_else_draws_a_template(town: Town) -> None:
    await ledger.opened(town)
    for who in ("tenant", "csr", "general_manager", "stranger"):
        said = await town.outcome(who, lambda w: fee_templates.of_month(w, "2026-12"))
        assert said in {"not-allowed", "stranger-not-allowed"}
