"""Laundry that nobody sees to, and two who see to it at the same time."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import laundry, laundry_round
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import brought_back, handed_in, without_chat

# -- two at the same time ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 2, 3])
async def test_of_two_taps_at_the_same_time_one_counts(shop: Town, steps: int) -> None:
    made = await handed_in(shop, shirt=1)
    *before, last = (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back)[:steps]
    for verb in before:
        await shop.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    taps = (shop.does("vendor", lambda w: last(w, made.id)) for _ in range(2))
    both = await asyncio.gather(*taps, return_exceptions=True)
    (refused,) = [one for one in both if isinstance(one, Refusal)]
    assert refused.key.startswith("laundry-is-")


@pytest.mark.parametrize("again", range(4))
async def test_of_cancelling_and_collecting_at_the_same_time_one_happens(shop: Town, again: int) -> None:
    made = await handed_in(shop, shirt=1 + again)
    both = await asyncio.gather(
        shop.does("tenant", lambda w: laundry.cancel(w, made.id)),
        shop.does("vendor", lambda w: laundry_round.collect(w, made.id)),
        return_exceptions=True,
    )
    (refused,) = [one for one in both if isinstance(one, Refusal)]
    assert refused.key in {"laundry-is-cancelled", "laundry-is-collected"}


# -- nothing that waits is forgotten ----------------------------------------------------------------------------------


@pytest.mark.manual("R158")
async def test_the_desk_is_asked_until_it_has_telephoned(shop: Town) -> None:
    await without_chat(shop)
    made = await handed_in(shop, shirt=1)
    for minute, count in ((9, 0), (10, 1), (20, 2)):
        await ticks(shop, at(shop, 9, minute))
        for who in ("receptionist", "tenant_supervisor"):
            assert len(await told(shop, who, "laundry-please-call")) == count
    await shop.does("receptionist", lambda w: laundry.called(w, made.id))
    await ticks(shop, at(shop, 9, 40))
    assert len(await told(shop, "receptionist", "laundry-please-call")) == 2


@pytest.mark.manual("R159")
async def test_an_alarm_that_is_run_twice_rings_once(shop: Town) -> None:
    """After a crash the clock may come to the same row again."""
    made = await handed_in(shop, shirt=1)
    shop.desk.clock.set(at(shop, 9, 31))
    for _ in range(2):
        await shop.desk.do(SYSTEM, lambda w: laundry_round.alert(w, f"{made.id}:0"))
    assert [one["count"] for one in await told(shop, "receptionist", "laundry-not-collected")] == [1]


async def test_a_reminder_that_is_late_is_left_to_the_alarm(shop: Town) -> None:
    """The house was away for the half hour: nobody is told that no minutes are left."""
    made = await handed_in(shop, shirt=1)
    await ticks(shop, at(shop, 9, 31))
    assert await told(shop, "vendor", "laundry-please-come") == []
    assert [one["number"] for one in await told(shop, "receptionist", "laundry-not-collected")] == [made.number]


@pytest.mark.manual("R161")
@pytest.mark.parametrize(("express", "before", "after"), [(True, (19, 59), (20, 0)), (False, (8, 59), (9, 0))])
async def test_what_is_not_back_in_time_is_asked_for(
    shop: Town, express: bool, before: tuple[int, int], after: tuple[int, int]
) -> None:
    made = await handed_in(shop, express=express, shirt=1)
    for verb in (laundry_round.collect, laundry_round.as_listed):
        await shop.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    day = MONDAY if express else MONDAY + timedelta(days=3)
    await ticks(shop, at(shop, *before, day=day))
    assert await told(shop, "vendor", "laundry-not-returned") == []
    await ticks(shop, at(shop, *after, day=day))
    for who in ("vendor", "receptionist"):
        assert [one["number"] for one in await told(shop, who, "laundry-not-returned")] == [made.number]


async def test_photos_of_what_is_not_clean_go_to_the_laundry_and_the_desk(shop: Town) -> None:
    id_ = await brought_back(shop)
    await shop.does("tenant", lambda w: laundry.reject(w, id_, "a stain", ("photo",)))
    for who, count in (("vendor", 1), ("receptionist", 1), ("tenant", 0)):
        assert len(await told(shop, who, "laundry-photos")) == count
