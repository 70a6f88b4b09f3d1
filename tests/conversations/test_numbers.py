"""A number typed alone, or after /t, opens its card for whoever may see it; for others there is no such number."""

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.laundry_talks import called
from tests.meal_talks import NINE, orders_by_words
from tests.talks import reported


async def finds_nothing(person: Player, number: str) -> None:
    for typed in (number, f"/t {number}"):
        await person.says(typed)
        await person.hears("not-found")


async def test_a_laundry_order_is_opened_by_its_tenant_the_laundry_and_the_desk_alone(theatre: Theatre) -> None:
    washer, tenant = await called(theatre), theatre.player("T02-1")
    await tenant.says("L-000001")
    await tenant.is_called("laundry", number="L-000001")
    for seeing in (washer, await theatre.enters("S08")):
        await seeing.says("/t l-000001")
        await seeing.is_called("laundry", number="L-000001")
    for other in ("T03-1", "S15"):
        await finds_nothing(await theatre.enters(other), "L-000001")
    await finds_nothing(tenant, "L-000009")


async def test_a_meal_is_opened_by_who_ordered_it_and_by_the_desk_alone(theatre: Theatre) -> None:
    theatre.clock.set(NINE)
    tenant = await theatre.enters("T02-1")
    await orders_by_words(tenant, "明天A餐2份")
    await tenant.says(" m-000001 ")
    await tenant.is_called("meal", number="M-000001")
    desk = await theatre.enters("S08")
    await desk.says("M-000001")
    await desk.is_called("meal", number="M-000001")
    for other in ("T03-1", "V01"):
        await finds_nothing(await theatre.enters(other), "M-000001")


async def test_a_complaint_is_opened_by_who_made_it_and_who_may_know_of_it(theatre: Theatre) -> None:
    tenant, dispatcher, supervisor = await reported(theatre), theatre.player("S14"), await theatre.enters("S03")
    await dispatcher.taps("repair-convert")
    await dispatcher.hears("repair-converted", number="C-000001")
    await tenant.says("C-000001")
    await tenant.is_called("complaint-mine-received")
    await supervisor.says("c-000001")
    await supervisor.is_called("complaint-state-received")
    await finds_nothing(await theatre.enters("T03-1"), "C-000001")
    await finds_nothing(tenant, "C-000002")
