"""Laundry by the manual: half an hour from the call, inside the laundry's hours; counted, agreed, re-washed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.clock import frozen
from bot.domain.laundry import LaundryStatus, due
from bot.domain.people import SYSTEM, Vendor
from bot.domain.refusal import Refusal
from bot.domain.rules import rules_of
from bot.services import laundry, laundry_round, quotes
from bot.services.work import Work
from bot.storage.tables import people, posts, tenants
from bot.talk import Answer
from tests.services import washing
from tests.services.kitchen import ruled
from tests.services.pressing import presses
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import PRICES, brought_back, handed_in, last_card, orders, said, without_chat

TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)


# -- the call and the half hour ---------------------------------------------------------------------------------------


@pytest.mark.manual("R157", "R158", "R159")
async def test_the_laundry_is_called_at_once_and_both_times_are_kept(shop: Town) -> None:
    made = await said(
        shop, "tenant", at(shop, 8, 58), lambda w: laundry.request(w, shop.unit, {"L01-wash": 2}, "no starch")
    )
    (order,) = await orders(shop)
    assert (order.number, order.status, order.total) == ("L-000001", LaundryStatus.CALLED, 2800)
    assert (order.requested_at, order.called_at) == (at(shop, 8, 58), at(shop, 9))
    assert order.due_at == at(shop, 9, 30)
    for who in ("vendor", "receptionist", "tenant"):
        assert (await last_card(shop, who))["say"]["args"]["number"] == made.number


@pytest.mark.manual("R158", "R159")
async def test_a_laundry_without_a_chat_is_telephoned_and_the_half_hour_counts_from_there(shop: Town) -> None:
    await without_chat(shop)
    made = await handed_in(shop, shirt=1)
    assert (made.status, made.due_at) == (LaundryStatus.REQUESTED, None)
    card = await last_card(shop, "receptionist")
    assert card["say"]["args"]["state"]["$say"] == "laundry-job-requested"
    await said(shop, "receptionist", at(shop, 9, 12), lambda w: laundry.called(w, made.id))
    (order,) = await orders(shop)
    assert (order.called_at, order.due_at) == (at(shop, 9, 12), at(shop, 9, 42))
    await shop.does("receptionist", lambda w: laundry_round.collect(w, made.id))
    assert (await orders(shop))[0].status is LaundryStatus.COLLECTED


@pytest.mark.manual("R159")
async def test_reminded_after_twenty_minutes_and_the_alarm_after_thirty(shop: Town) -> None:
    await handed_in(shop, shirt=1)
    await ticks(shop, at(shop, 9, 19, 59))
    assert await told(shop, "vendor", "laundry-please-come") == []
    await ticks(shop, at(shop, 9, 20))
    assert [one["minutes"] for one in await told(shop, "vendor", "laundry-please-come")] == [10]
    assert len(await told(shop, "receptionist", "laundry-silent")) == 1
    await ticks(shop, at(shop, 9, 29, 59))
    assert await told(shop, "receptionist", "laundry-not-collected") == []
    await ticks(shop, at(shop, 9, 30))
    for who in ("receptionist", "csr", "tenant_supervisor"):
        assert [one["count"] for one in await told(shop, who, "laundry-not-collected")] == [1]
    assert await told(shop, "cs_manager", "laundry-not-collected") == []
    assert (await last_card(shop, "tenant"))["say"]["args"]["state"]["$say"] == "laundry-state-late"
    await ticks(shop, at(shop, 10))
    assert [one["count"] for one in await told(shop, "cs_manager", "laundry-not-collected")] == [2]


@pytest.mark.manual("R159")
async def test_who_collects_in_time_hears_no_more_and_who_confirms_is_trusted_till_thirty(shop: Town) -> None:
    first, second = await handed_in(shop, shirt=1), await handed_in(shop, "neighbour", shirt=1)
    await shop.does("vendor", lambda w: laundry_round.confirm(w, second.id))
    await shop.does("vendor", lambda w: laundry_round.collect(w, first.id))
    await ticks(shop, at(shop, 9, 20))
    assert [one["number"] for one in await told(shop, "vendor", "laundry-please-come")] == [second.number]
    assert await told(shop, "receptionist", "laundry-silent") == []
    await shop.does("vendor", lambda w: laundry_round.collect(w, second.id))
    await ticks(shop, at(shop, 12))
    assert await told(shop, "receptionist", "laundry-not-collected") == []


@pytest.mark.manual("R159")
@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ((MONDAY, 7, 0), (MONDAY, 9, 0)),
        ((MONDAY, 8, 30), (MONDAY, 9, 0)),
        ((MONDAY, 19, 30), (MONDAY, 20, 0)),
        ((MONDAY, 19, 45), (TUESDAY, 8, 45)),
        ((MONDAY, 20, 0), (TUESDAY, 9, 0)),
        ((MONDAY, 23, 59), (TUESDAY, 9, 0)),
    ],
)
async def test_outside_its_hours_nothing_counts(shop: Town, called: tuple, expected: tuple) -> None:  # type: ignore[type-arg]
    shop.desk.clock.set(shop.desk.clock.at(*called))
    made = await handed_in(shop, shirt=1)
    assert made.due_at == shop.desk.clock.at(*expected)


async def test_on_sundays_and_holidays_the_laundry_works_too_and_a_building_may_set_other_hours(shop: Town) -> None:
    sunday = MONDAY - timedelta(days=1)
    await ruled(shop, laundry_hours=["10:00", "12:00"], laundry_pick_up_minutes=45)
    shop.desk.clock.set(at(shop, 11, 30, day=sunday))
    assert (await handed_in(shop, shirt=1)).due_at == at(shop, 10, 15)


@pytest.mark.manual("R159")
@pytest.mark.parametrize(
    ("rule", "opens"),
    [
        ({"laundry_closed": [6]}, SUNDAY),
        ({"laundry_on_days_off": False}, SUNDAY + timedelta(days=1)),
        ({"calendar": {"off": [f"{SUNDAY - timedelta(days=1)}"]}}, SUNDAY),
    ],
)
async def test_on_days_off_the_laundry_is_not_waited_for(shop: Town, rule: dict[str, Any], opens: date) -> None:
    """Called on Friday at closing time; what is agreed to then is back so many of its days later."""
    await ruled(shop, **rule)
    friday = SUNDAY - timedelta(days=2)
    shop.desk.clock.set(at(shop, 20, day=friday))
    made = await handed_in(shop, shirt=1)
    assert made.due_at == at(shop, 9, day=opens)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    await shop.does("vendor", lambda w: laundry_round.as_listed(w, made.id))
    ((_, state),) = (await shop.does("tenant", laundry.under_way)).orders
    back = opens + timedelta(days=3)
    assert state.args["due"] == at(shop, 8, 30, day=back)


@pytest.mark.parametrize("closed", [[0], [8], [1, 2, 3, 4, 5, 6, 7]])
def test_days_off_of_the_week_that_are_none_are_no_rules(closed: list[int]) -> None:
    with pytest.raises(ValueError, match="laundry_closed"):
        rules_of({"laundry_closed": closed})


def test_the_hours_are_counted_as_they_pass_where_the_clock_changes() -> None:
    clock = frozen(datetime(2026, 3, 29, tzinfo=UTC), "Europe/Berlin")
    spring = date(2026, 3, 29)
    spans = [(clock.at(day, 0, 30), clock.at(day, 20)) for day in (spring, spring + timedelta(days=1))]
    # At two it becomes three: half an hour later it is a quarter past three.
    assert due(clock.at(spring, 1, 45), timedelta(minutes=30), spans) == clock.at(spring, 3, 15)


async def test_a_clock_that_is_put_back_reminds_of_nothing_twice(shop: Town) -> None:
    await handed_in(shop, shirt=1)
    for when in (at(shop, 9, 20), at(shop, 9, 5), at(shop, 9, 21), at(shop, 9, 30), at(shop, 9, 10), at(shop, 9, 31)):
        await ticks(shop, when)
    assert len(await told(shop, "vendor", "laundry-please-come")) == 1
    assert len(await told(shop, "receptionist", "laundry-not-collected")) == 1


@pytest.mark.manual("R168")
async def test_where_the_laundry_is_changed_the_new_one_is_called_and_the_old_one_ends_what_it_has(shop: Town) -> None:
    old = await handed_in(shop, shirt=1)

    async def changed(work: Work) -> None:
        fresh = await work.add(Vendor(code="V05", kind="laundry", name_zh="新洗", name_en="New"))
        await work.db.execute(update(posts).where(posts.c.person == shop.people["cook"]).values(vendor=fresh.id))

    await shop.desk.do(SYSTEM, changed)
    new = await handed_in(shop, shirt=1)
    for who, mine, theirs in (("vendor", old, new), ("cook", new, old)):
        await shop.does(who, lambda w, id_=mine.id: laundry_round.collect(w, id_))  # type: ignore[misc]
        with pytest.raises(Refusal, match="not-found"):
            await shop.does(who, lambda w, id_=theirs.id: laundry_round.collect(w, id_))  # type: ignore[misc]


async def test_without_a_laundry_it_is_said(town: Town) -> None:
    with pytest.raises(Refusal, match=r"price-list-missing|laundry-nobody-washes"):
        await handed_in(town, shirt=1)


# -- counting, prices -------------------------------------------------------------------------------------------------


async def _counted(shop: Town, listed: int, counted: int) -> LaundryStatus:
    made = await handed_in(shop, shirt=listed) if listed else await handed_in(shop)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    found = await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": counted}))
    return found.status


@pytest.mark.manual("R160")
@pytest.mark.parametrize(
    ("listed", "counted", "status"),
    [(2, 2, LaundryStatus.AGREED), (2, 3, LaundryStatus.COUNTED), (0, 3, LaundryStatus.COUNTED)],
)
async def test_what_the_tenant_counted_alike_is_agreed_and_everything_else_is_asked(
    shop: Town, listed: int, counted: int, status: LaundryStatus
) -> None:
    assert await _counted(shop, listed, counted) is status
    (order,) = await orders(shop)
    assert order.total == counted * 1400
    offered = [one[1] for row in (await last_card(shop, "tenant"))["rows"] for one in row]
    assert ("laundry-agree" in offered) == (status is LaundryStatus.COUNTED)


async def test_what_the_reception_took_down_is_always_asked(shop: Town) -> None:
    made = await shop.does("receptionist", lambda w: laundry.take_down(w, shop.unit, {"L01-wash": 1}))
    assert (await last_card(shop, "tenant"))["say"]["args"]["number"] == made.number
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    assert (await shop.does("vendor", lambda w: laundry_round.as_listed(w, made.id))).status is LaundryStatus.COUNTED
    agreed = await shop.does("tenant", lambda w: washing.agree(w, made.id))
    assert (agreed.status, agreed.agreed_by) == (LaundryStatus.AGREED, shop.people["tenant"])


async def test_a_disputed_count_is_counted_anew(shop: Town) -> None:
    await _counted(shop, 2, 3)
    (order,) = await orders(shop)
    await shop.does("tenant", lambda w: washing.dispute(w, order.id, "two, not three; call 13800138000"))
    lines = (await last_card(shop, "vendor"))["say"]["args"]["lines"]
    (note,) = [one["args"]["what"] for one in lines if one["$say"] == "laundry-wrong"]
    assert note == "two, not three; call 138••••••00"
    found = await shop.does("vendor", lambda w: laundry_round.as_listed(w, order.id))
    assert (found.status, found.total) == (LaundryStatus.AGREED, 2800)


async def test_a_count_that_came_meanwhile_is_neither_agreed_to_nor_disputed_unseen(shop: Town) -> None:
    await _counted(shop, 2, 3)
    (order,) = await orders(shop)
    shop.desk.clock.set(at(shop, 9, 1))
    again = await shop.does("vendor", lambda w: laundry_round.count(w, order.id, {"L01-wash": 5}))
    for who, verb in (("tenant", laundry.agree), ("csr", laundry.agreed_by_phone)):
        old = await shop.outcome(who, lambda w, v=verb: v(w, order.id, order.counting))  # type: ignore[misc]
        assert old == "laundry-counted-anew"
    disputed = await shop.outcome("tenant", lambda w: laundry.dispute(w, order.id, order.counting, "2"))
    assert disputed == "laundry-counted-anew"
    rung = len(await told(shop, "tenant", "laundry"))
    note = await presses(shop, "tenant", "laundry-agree", (order.id, order.counting))
    assert isinstance(note, Answer)
    assert note.say.key == "laundry-counted-anew"
    assert len(await told(shop, "tenant", "laundry")) == rung + 1
    agreed = await shop.does("tenant", lambda w: laundry.agree(w, order.id, again.counting))
    assert agreed.total == 5 * 1400


@pytest.mark.manual("R156", "R166")
async def test_the_prices_of_the_moment_it_was_asked_for_count_to_the_end(shop: Town) -> None:
    made = await handed_in(shop)

    async def dearer(work: Work) -> None:
        await quotes.put(work, laundry.LAUNDRY, [PRICES[0], PRICES[2]])

    await shop.desk.do(SYSTEM, dearer)
    await ruled(shop, laundry_express_percent=90)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    counted = await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": 1, "L13-dry": 1}))
    assert counted.total == 1400 + 5800
    with pytest.raises(Refusal, match="price-unknown"):
        await handed_in(shop, coat=1)


@pytest.mark.parametrize(("trousers", "total"), [(1, 2408), (2, 4815), (3, 7223)])
async def test_express_costs_half_as_much_again_to_the_fen(shop: Town, trousers: int, total: int) -> None:
    made = await handed_in(shop, express=True, trousers=trousers)
    assert made.total == total


@pytest.mark.parametrize("counts", [{"L01-wash": 0}, {"L01-wash": -1}, {"L01-wash": 1000}, {"L99-wash": 1}, {"L01": 1}])
async def test_numbers_and_lines_that_make_no_sense_are_refused(shop: Town, counts: dict[str, int]) -> None:
    with pytest.raises(Refusal, match=r"laundry-how-many|price-unknown"):
        await shop.does("tenant", lambda w: laundry.request(w, shop.unit, counts))
    made = await handed_in(shop)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    for wrong in (counts, {}):
        with pytest.raises(Refusal, match=r"laundry-how-many|price-unknown|laundry-nothing-counted"):
            await shop.does("vendor", lambda w, c=wrong: laundry_round.count(w, made.id, c))  # type: ignore[misc]


async def test_only_ones_own_unit_and_only_where_somebody_is(shop: Town) -> None:
    with pytest.raises(Refusal, match="repair-not-your-unit"):
        await shop.does("tenant", lambda w: laundry.request(w, shop.other_unit, {}))


# -- back again -------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R161", "R162", "R163")
async def test_below_standard_it_is_washed_anew_free_of_charge_and_signed_for(shop: Town) -> None:
    id_ = await brought_back(shop)
    await shop.does("tenant", lambda w: laundry.reject(w, id_, "yellow collar", ("photo",)))
    for who in ("vendor", "receptionist"):
        assert "laundry-job-rewash" in str((await last_card(shop, who))["say"]["args"]["state"])
    await shop.does("vendor", lambda w: laundry_round.give_back(w, id_))
    await shop.does("tenant", lambda w: laundry.accept(w, id_))
    (order,) = await orders(shop)
    assert (order.status, order.rewashes, order.total) == (LaundryStatus.ACCEPTED, 1, 2800)
    assert order.charged_on == MONDAY


@pytest.mark.manual("R163")
async def test_within_a_day_of_the_signature_it_may_still_be_found_wrong_and_is_charged_once(shop: Town) -> None:
    id_ = await brought_back(shop)
    await shop.does("tenant", lambda w: laundry.accept(w, id_))
    with pytest.raises(Refusal, match="laundry-claim-too-late"):
        await said(shop, "tenant", at(shop, 9, 0, 1, TUESDAY), lambda w: laundry.reject(w, id_, "a stain"))
    shop.desk.clock.set(at(shop, 9, 0, 0, TUESDAY))
    await shop.does("tenant", lambda w: laundry.reject(w, id_, "a stain"))
    await shop.does("vendor", lambda w: laundry_round.give_back(w, id_))
    await shop.does("tenant", lambda w: laundry.accept(w, id_))
    assert (await orders(shop))[0].charged_on == MONDAY


async def test_who_neither_agrees_nor_signs_is_telephoned_after_a_day(shop: Town) -> None:
    await _counted(shop, 0, 2)
    (order,) = await orders(shop)
    await ticks(shop, at(shop, 9, 0, 0, TUESDAY))
    assert [one["number"] for one in await told(shop, "csr", "laundry-phone-counted")] == [order.number]
    await shop.does("csr", lambda w: washing.agreed_by_phone(w, order.id))
    await shop.does("vendor", lambda w: laundry_round.give_back(w, order.id))
    await ticks(shop, at(shop, 9, 1, 0, TUESDAY + timedelta(days=1)))
    assert len(await told(shop, "csr", "laundry-phone-returned")) == 1
    await shop.does("csr", lambda w: laundry.accepted_by_phone(w, order.id))
    assert (await orders(shop))[0].accepted_by == shop.people["csr"]


async def test_the_laundry_reads_units_and_garments_and_no_names_or_numbers(shop: Town) -> None:
    note = "call 13912345678"
    await shop.does("tenant", lambda w: laundry.request(w, shop.unit, {"L01-wash": 1}, note))
    card = str(await last_card(shop, "vendor"))
    assert "0801" in card
    assert not any(word in card for word in ("13912345678", "云杉", "Spruce", "'tenant'", "000-8800"))
    assert "云杉" in str(await last_card(shop, "receptionist"))


async def test_who_lives_alone_is_named_once(shop: Town) -> None:
    made = await handed_in(shop, shirt=1)

    async def names() -> list[bool]:
        await shop.does("receptionist", lambda w: laundry.open_card(w, made.id))
        lines = (await last_card(shop, "receptionist"))["say"]["args"]["lines"]
        return [bool(one["args"]["name"]) for one in lines if one["$say"] == "laundry-who"]

    assert await names() == [True]
    own = select(people.c.name_zh).where(people.c.id == shop.people["tenant"]).scalar_subquery()
    await shop.desk.do(SYSTEM, lambda w: w.db.execute(update(tenants).values(name_zh=own)))
    assert await names() == [False]


async def test_what_is_in_the_way_is_told_to_tenant_and_desk_at_once(shop: Town) -> None:
    made = await handed_in(shop, shirt=1)
    await shop.does("vendor", lambda w: laundry_round.report(w, made.id, "没有人开门"))
    for who in ("tenant", "receptionist", "csr"):
        assert "没有人开门" in str(await last_card(shop, who))
