"""Laundry that the reception took down on the telephone is the tenant's: theirs to claim, to export, to have erased."""

import pytest
from sqlalchemy import update

from bot.domain.laundry import LaundryId, LaundryStatus
from bot.domain.people import SYSTEM
from bot.services import laundry, laundry_round, privacy
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services import washing
from tests.services.test_privacy import everything
from tests.services.town import Town, at
from tests.services.washing import last_card, orders

MARKER = "独角兽4711"


async def taken_down(town: Town) -> LaundryId:
    """The reception has noted what the tenant said, and what the laundry and the tenant said later."""
    made = await town.does("receptionist", lambda w: laundry.take_down(w, town.unit, {"L01-wash": 1}, MARKER))
    for verb in (laundry_round.collect, laundry_round.as_listed):
        await town.does("vendor", lambda w, v=verb: v(w, made.id))  # type: ignore[misc]
    await town.does("tenant", lambda w: washing.agree(w, made.id))
    await town.does("vendor", lambda w: laundry_round.give_back(w, made.id))
    return made.id


@pytest.mark.manual("R162", "R163")
@pytest.mark.parametrize("signed", [False, True])
async def test_what_the_desk_took_down_is_claimed_by_the_tenants_people_and_by_nobody_else(
    shop: Town, signed: bool
) -> None:
    made = await taken_down(shop)
    if signed:
        await shop.does("tenant", lambda w: laundry.accept(w, made))
    claimed = {who: await shop.does(who, laundry.claimable) for who in ("tenant", "neighbour")}
    assert {who: [one.id for one in found] for who, found in claimed.items()} == {
        "tenant": [made], "neighbour": []
    }  # fmt: skip
    assert (await shop.does("tenant", lambda w: laundry.reject(w, made, "a stain"))).status is LaundryStatus.REWASH


async def test_it_is_no_longer_a_former_contacts_business(shop: Town) -> None:
    await taken_down(shop)
    gone = update(posts).where(posts.c.person == shop.people["tenant"]).values(tenant=None)
    await shop.desk.do(SYSTEM, lambda w: w.db.execute(gone))
    assert await shop.does("tenant", laundry.claimable) == []


async def test_erasing_the_tenants_contact_empties_it_and_erasing_the_receptionist_does_not(shop: Town) -> None:
    made = await taken_down(shop)
    await shop.does("receptionist", lambda w: laundry.reject(w, made, f"{MARKER} again"))
    await shop.does("receptionist", privacy.erase)
    assert (await orders(shop))[0].note == MARKER
    shop.desk.clock.set(at(shop, 9, 5))
    assert MARKER in str(await shop.does("tenant", privacy.export))
    await shop.does("tenant", privacy.erase)
    (order,) = await orders(shop)
    assert (order.note, order.wrong, order.number, order.count) == ("", "", "L-000001", 1)
    assert MARKER not in await everything(shop.desk)
    assert (await last_card(shop, "vendor"))["say"]["$say"] == "laundry"


async def test_what_was_taken_down_before_somebody_stood_for_the_tenant_is_not_theirs(shop: Town) -> None:
    made = await taken_down(shop)
    shop.desk.clock.set(at(shop, 12))

    async def later(work: Work) -> None:
        await work.db.execute(update(posts).where(posts.c.person == shop.people["tenant"]).values(since=work.now))

    await shop.desk.do(SYSTEM, later)
    assert (await shop.does("tenant", privacy.export))["laundry"] == []
    await shop.does("tenant", privacy.erase)
    assert [(one.id, one.note) for one in await orders(shop)] == [(made, MARKER)]
