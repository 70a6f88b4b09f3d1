"""Laundry that nobody sees to, and two who see to it at the same time."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.domain.laundry import LaundryOrder
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import laundry, laundry_round
from bot.storage.tables import occurrences
from tests.services import washing
from tests.services.kitchen import ruled
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import brought_back, handed_in, last_card, without_chat

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


@pytest.mark.manual("R158")
async def test_at_night_nobody_is_asked_to_telephone_with_a_laundry_that_sleeps(shop: Town) -> None:
    shop.desk.clock.set(at(shop, 22))
    await without_chat(shop)
    await handed_in(shop, shirt=1)
    for hour, minute, count in ((23, 0, 0), (32, 39, 0), (32, 40, 1), (32, 50, 2)):
        await ticks(shop, at(shop, 0) + timedelta(hours=hour, minutes=minute))
        assert len(await told(shop, "receptionist", "laundry-please-call")) == count, (hour, minute)


@pytest.mark.manual("R160")
@pytest.mark.parametrize("disputed", [False, True])
async def test_what_was_collected_and_is_not_counted_is_asked_for_until_it_is(shop: Town, disputed: bool) -> None:
    made = await handed_in(shop, shirt=1)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    if disputed:
        await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": 2}))
        await shop.does("tenant", lambda w: washing.dispute(w, made.id, "one"))
    for hour, minute, count in ((10, 59, 0), (11, 0, 1), (13, 0, 2)):
        await ticks(shop, at(shop, hour, minute))
        for who, key in (("vendor", "laundry-please-count"), ("receptionist", "laundry-not-counted")):
            assert [one["number"] for one in await told(shop, who, key)] == [made.number] * count, (hour, minute)
    await shop.does("vendor", lambda w: laundry_round.as_listed(w, made.id))
    await ticks(shop, at(shop, 16))
    assert len(await told(shop, "vendor", "laundry-please-count")) == 2


async def being_washed(shop: Town, *, express: bool = False) -> LaundryOrder:
    made = await handed_in(shop, express=express, shirt=1)
    for verb in (laundry_round.collect, laundry_round.as_listed):
        await shop.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    return made


async def state_of(shop: Town, who: str) -> tuple[str, str]:
    """What the newest card says to somebody, and by when."""
    state = (await last_card(shop, who))["say"]["args"]["state"]
    return state["$say"], str(state["args"]["due"])


@pytest.mark.manual("R161")
@pytest.mark.parametrize("express", [True, False])
async def test_the_card_says_by_when_it_is_back_and_what_is_not_is_asked_for_day_after_day(
    shop: Town, express: bool
) -> None:
    made = await being_washed(shop, express=express)
    due = at(shop, 20) if express else at(shop, 9, day=MONDAY + timedelta(days=3))
    for who, kind in (("tenant", "state"), ("vendor", "job")):
        said, when = await state_of(shop, who)
        assert (said, due.isoformat() in when) == (f"laundry-{kind}-agreed", True)
    await ticks(shop, due - timedelta(seconds=1))
    assert await told(shop, "vendor", "laundry-please-return") == []
    for days, count in ((0, 1), (1, 2)):
        await ticks(shop, due + timedelta(days=days))
        assert [one["number"] for one in await told(shop, "vendor", "laundry-please-return")] == [made.number] * count
        asked = [one["count"] for one in await told(shop, "receptionist", "laundry-not-returned")]
        assert asked == list(range(1, count + 1))
        assert len(await told(shop, "cs_manager", "laundry-not-returned")) == days
    for who, kind in (("tenant", "state"), ("vendor", "job")):
        said, when = await state_of(shop, who)
        assert (said, due.isoformat() in when) == (f"laundry-{kind}-overdue", True)
    await shop.does("vendor", lambda w: laundry_round.give_back(w, made.id))
    await ticks(shop, due + timedelta(days=2))
    assert len(await told(shop, "vendor", "laundry-please-return")) == 2


@pytest.mark.parametrize(("hour", "days"), [(16, 0), (17, 1), (21, 1)])
async def test_express_is_back_the_same_day_only_where_there_is_time_to_wash_it(
    shop: Town, hour: int, days: int
) -> None:
    shop.desk.clock.set(at(shop, hour))
    await being_washed(shop, express=True)
    due = at(shop, 20, day=MONDAY + timedelta(days=days))
    assert due.isoformat() in (await state_of(shop, "tenant"))[1]


@pytest.mark.manual("R163")
async def test_what_is_washed_again_has_its_own_day_and_who_asks_for_all_of_it_reads_it(shop: Town) -> None:
    id_ = await brought_back(shop)
    shop.desk.clock.set(at(shop, 12))
    await shop.does("tenant", lambda w: laundry.reject(w, id_, "a stain"))
    due = at(shop, 12, day=MONDAY + timedelta(days=3))
    assert due.isoformat() in (await state_of(shop, "tenant"))[1]
    found = await shop.does("tenant", laundry.under_way)
    assert [(order.id, state.key, state.args["due"]) for order, state in found.orders] == [
        (id_, "laundry-state-rewash", due)
    ]


async def test_the_day_stands_as_long_as_it_is_washed_although_what_was_due_is_long_forgotten(shop: Town) -> None:
    await being_washed(shop)
    await shop.desk.do(SYSTEM, lambda w: w.db.execute(delete(occurrences)))
    ((_, state),) = (await shop.does("tenant", laundry.under_way)).orders
    assert state.args["due"] == at(shop, 9, day=MONDAY + timedelta(days=3))


async def test_what_waits_for_the_tenants_word_is_shown_to_them_anew_and_the_desk_phones_day_after_day(
    shop: Town,
) -> None:
    made = await handed_in(shop, shirt=1)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": 2}))
    rung = len(await told(shop, "tenant", "laundry"))
    for days in (1, 2):
        await ticks(shop, at(shop, 9, day=MONDAY + timedelta(days=days)))
        assert len(await told(shop, "receptionist", "laundry-phone-counted")) == days
        assert len(await told(shop, "tenant", "laundry")) == rung + days
    await shop.does("receptionist", lambda w: washing.agreed_by_phone(w, made.id))
    await ticks(shop, at(shop, 9, day=MONDAY + timedelta(days=3)))
    assert len(await told(shop, "receptionist", "laundry-phone-counted")) == 2


@pytest.mark.manual("R161")
async def test_nothing_is_promised_for_the_night_and_nobody_is_asked_for_anything_in_it(shop: Town) -> None:
    made = await handed_in(shop, shirt=1)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    shop.desk.clock.set(at(shop, 20, 30))
    await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": 2}))
    opens = at(shop, 8, 30, day=MONDAY + timedelta(days=2))
    for when, asked in ((opens - timedelta(seconds=1), 0), (opens, 1)):
        await ticks(shop, when)
        assert len(await told(shop, "receptionist", "laundry-phone-counted")) == asked
    shop.desk.clock.set(at(shop, 23, 0, day=MONDAY + timedelta(days=2)))
    await shop.does("tenant", lambda w: washing.agree(w, made.id))
    due = at(shop, 8, 30, day=MONDAY + timedelta(days=6))
    assert due.isoformat() in (await state_of(shop, "tenant"))[1]
    late = at(shop, 22, day=MONDAY + timedelta(days=6))  # the house was away
    first, second = (at(shop, 8, 30, day=MONDAY + timedelta(days=days)) for days in (7, 8))
    for when, asked in ((late, 0), (first - timedelta(seconds=1), 0), (first, 1), (second, 2)):
        await ticks(shop, when)
        assert len(await told(shop, "vendor", "laundry-please-return")) == asked


@pytest.mark.manual("R158", "R159", "R160")
async def test_what_falls_due_on_a_day_that_is_declared_off_meanwhile_is_said_when_the_laundry_opens(
    shop: Town,
) -> None:
    made = await handed_in(shop, shirt=1)
    other = await handed_in(shop, shirt=2)
    await shop.does("vendor", lambda w: laundry_round.collect(w, other.id))
    await ruled(shop, laundry_closed=[1, 2])
    wanted = {"laundry-not-collected": made.number, "laundry-not-counted": other.number}
    for when, asked in ((at(shop, 11), 0), (at(shop, 8, 30, day=MONDAY + timedelta(days=2)), 1)):
        await ticks(shop, when)
        for key, number in wanted.items():
            assert [one["number"] for one in await told(shop, "receptionist", key)] == [number] * asked, (key, when)


async def test_what_is_under_way_is_read_page_by_page_to_the_last(shop: Town) -> None:
    for _ in range(laundry.PAGE + 1):
        await shop.does("receptionist", lambda w: laundry.take_down(w, shop.unit, {"L01-wash": 1}))
    for who in ("vendor", "receptionist"):
        pages = [await shop.does(who, lambda w, n=n: laundry.under_way(w, n)) for n in range(2)]  # type: ignore[misc]
        assert [(len(page.orders), page.more) for page in pages] == [(laundry.PAGE, True), (1, False)]


async def test_photos_of_what_is_not_clean_go_to_the_laundry_and_the_desk(shop: Town) -> None:
    id_ = await brought_back(shop)
    await shop.does("tenant", lambda w: laundry.reject(w, id_, "a stain", ("photo",)))
    for who, count in (("vendor", 1), ("receptionist", 1), ("tenant", 0)):
        assert len(await told(shop, who, "laundry-photos")) == count
