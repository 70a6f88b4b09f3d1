"""What is coming: who sees it, who changes it, in which state; and days that the department declares worked or off."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.announcements import Announcement
from bot.domain.occurrences import Listing, Occurrence, OccurrenceId, OccurrenceState
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import house, timetable
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occurrences
from tests.services.kitchen import outcome
from tests.services.test_nuisance import no
from tests.services.town import MONDAY, ROLES, Town, at, lines, ticks, told

DAY = timedelta(days=1)
TUESDAY = MONDAY + DAY
SEES = frozenset({"cs_manager", "tenant_supervisor", "general_manager"})
CHANGES = frozenset({"cs_manager"})
Verb = Callable[[Work, OccurrenceId], Awaitable[Any]]
VERBS: dict[str, Verb] = {
    "skip": lambda w, it: timetable.skip(w, it, "drill"),
    "move": lambda w, it: timetable.move(w, it, at_tuesday(w, 20), "drill"),
    "run_now": lambda w, it: timetable.run_now(w, it, "drill"),
}


def at_tuesday(work: Work, hour: int) -> Any:
    return work.desk.clock.at(TUESDAY, hour)


async def found(town: Town, kind: str, day: date = TUESDAY) -> Occurrence:
    """What is coming of a kind on a day."""
    wanted = occurrences.c.kind == kind, occurrences.c.local_date == day
    [one] = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Occurrence, *wanted))
    return one


async def of_kind(town: Town, kind: str, first: date, last: date) -> list[Occurrence]:
    """Everything that is or was due of a kind from one day to another."""
    wanted = occurrences.c.kind == kind, occurrences.c.local_date.between(first, last)
    return await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Occurrence, *wanted))


async def planned(town: Town) -> Occurrence:
    """Tomorrow's daily closing, seen this morning."""
    await ticks(town, at(town, 9))
    return await found(town, "daily-closing")


async def test_two_weeks_are_there_with_what_is_special_on_each_day(town: Town) -> None:
    await ticks(town, at(town, 9))
    days = await town.does("general_manager", timetable.days)
    assert [one.day for one in days] == [MONDAY + DAY * n for n in range(14)]
    assert [one.works for one in days] == ([True] * 5 + [False] * 2) * 2
    kinds = {one.day: [it.kind for it in one.coming] for one in days}
    assert "friday-summary" in kinds[MONDAY + 4 * DAY]
    assert "meal-statements" in kinds[date(2026, 12, 1)]
    assert "meal-roll-up" not in kinds[MONDAY + 5 * DAY]
    assert {it.listing for one in days for it in one.coming} == {Listing.FIXED, Listing.MOVABLE, Listing.LATER}
    assert all(one.coming == tuple(sorted(one.coming, key=lambda it: it.due_at)) for one in days)


@pytest.mark.parametrize("state", ["due", "done", "skipped", "fixed", "hidden"])
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    town = embedded_town
    it = await planned(town)
    if state == "done":
        await ticks(town, at(town, 18, day=TUESDAY))
    elif state == "skipped":
        await town.does("cs_manager", lambda w: timetable.skip(w, it.id, "drill"))
    elif state != "due":
        it = await found(town, "meal-roll-up" if state == "fixed" else "clear-away")
    before, wrong = await lines(town), []
    allowed = {"due": "done", "done": "coming-over", "skipped": "coming-over", "fixed": "coming-fixed"}
    now = at(town, 18, 1, day=TUESDAY) if state == "done" else at(town, 9, 1)
    for name, verb in VERBS.items():
        for who in (*ROLES, "stranger"):
            said = await outcome(town, who, lambda w, v=verb: v(w, it.id), now)  # type: ignore[misc]
            meant = "stranger-not-allowed" if who == "stranger" else "not-allowed"
            if who in CHANGES:
                meant = allowed.get(state, "coming-over")
            if said != meant:
                wrong.append(f"{who} {name} when {state}: {said}, not {meant}")
    for who in (*ROLES, "stranger"):
        looks = (await outcome(town, who, timetable.days, now), await outcome(town, who, _looks_at(it), now))
        one = "coming-over" if state == "hidden" else "done"
        no_ = "stranger-not-allowed" if who == "stranger" else "not-allowed"
        if looks != (("done", one) if who in SEES else (no_, no_)):
            wrong.append(f"{who} looks when {state}: {looks}")
    assert wrong == []
    assert await lines(town) == before


def _looks_at(it: Occurrence) -> Callable[[Work], Awaitable[object]]:
    return lambda w: timetable.one(w, it.id)


async def test_what_is_skipped_does_not_happen_and_the_next_one_does(town: Town) -> None:
    it = await planned(town)
    await town.does("cs_manager", lambda w: timetable.skip(w, it.id, "drill"))
    await ticks(town, at(town, 17, 30, day=TUESDAY))
    assert await told(town, "cs_manager", "closing") == []
    await ticks(town, at(town, 17, 30, day=TUESDAY + DAY))
    assert len(await told(town, "tenant_supervisor", "closing")) == 1


async def test_what_is_moved_happens_then_and_stays_moved_when_the_plan_is_made_anew(town: Town) -> None:
    it = await planned(town)
    await town.does("cs_manager", lambda w: timetable.move(w, it.id, at(town, 16, day=TUESDAY), "drill"))
    await ticks(town, at(town, 15, 59, day=TUESDAY))
    assert await told(town, "tenant_supervisor", "closing") == []
    for hour in (16, 18):
        await ticks(town, at(town, hour, day=TUESDAY))
        assert len(await told(town, "tenant_supervisor", "closing")) == 1
    assert (await no(town, "cs_manager", lambda w: timetable.skip(w, it.id, "late"))).key == "coming-over"


async def test_what_is_done_now_is_not_done_again_at_its_time(town: Town) -> None:
    it = await planned(town)
    await town.does("cs_manager", lambda w: timetable.run_now(w, it.id, "the manager asks"))
    await ticks(town, at(town, 9, 5))
    assert len(await told(town, "tenant_supervisor", "closing")) == 1
    await ticks(town, at(town, 17, 31, day=TUESDAY))
    assert len(await told(town, "tenant_supervisor", "closing")) == 1
    shown, who = await town.does("cs_manager", lambda w: timetable.one(w, it.id))
    assert (shown.state, shown.why) == (OccurrenceState.DONE, "the manager asks")
    assert who is not None


@pytest.mark.parametrize("kind", ["meal-statements", "laundry-statements", "bc-statements", "monthly-audit"])
async def test_what_tells_of_a_month_is_put_off_and_never_done_before_the_month_is_over(town: Town, kind: str) -> None:
    await ticks(town, at(town, 9))
    first = date(2026, 12, 1)
    it = await found(town, kind, first)
    last_second, over = at(town, 23, 59, 59, day=first - DAY), at(town, 0, day=first)

    def moved(to: Any) -> Callable[[Work], Awaitable[object]]:
        return lambda w: timetable.move(w, it.id, to, "drill")

    for when, now, key in (
        (last_second, at(town, 9), "coming-too-early"), (over, at(town, 9), "done"),
        (at(town, 9, day=first + DAY), at(town, 9), "done"),
    ):  # fmt: skip
        assert (when, await outcome(town, "cs_manager", moved(when), now)) == (when, key)
    for now, key in ((last_second, "coming-too-early"), (over, "done")):
        town.desk.clock.set(now)
        said = await outcome(town, "cs_manager", lambda w: timetable.run_now(w, it.id, "drill"), now)
        assert (now, said) == (now, key)


async def test_it_cannot_be_moved_into_the_past(town: Town) -> None:
    it = await planned(town)
    past = at(town, 8)
    assert (await no(town, "cs_manager", lambda w: timetable.move(w, it.id, past, "why"))).key == "coming-not-ahead"


async def test_of_a_tick_and_a_hand_at_the_same_moment_one_counts(town: Town) -> None:
    it = await planned(town)
    when = at(town, 17, 30, day=TUESDAY)
    town.desk.clock.set(when)
    hand = town.does("cs_manager", lambda w: timetable.skip(w, it.id, "drill"))
    done = await asyncio.gather(ticks(town, when), hand, return_exceptions=True)
    state = (await found(town, "daily-closing")).state
    sent = len(await told(town, "tenant_supervisor", "closing"))
    if isinstance(done[1], Refusal):
        assert (state, sent) == (OccurrenceState.DONE, 1)
    else:
        assert (state, sent) == (OccurrenceState.SKIPPED, 0)


async def test_a_day_is_declared_off_and_worked_again_and_the_plan_follows(town: Town) -> None:
    await ticks(town, at(town, 9))
    assert (await found(town, "meal-roll-up")).state is OccurrenceState.DUE
    await town.does("cs_manager", lambda w: house.declare(w, TUESDAY, "typhoon", works=False))
    await ticks(town, at(town, 9, 11))
    assert (await found(town, "meal-roll-up")).state is OccurrenceState.SKIPPED
    [_, tuesday, *_] = await town.does("cs_manager", timetable.days)
    assert (tuesday.works, tuesday.declared) == (False, True)
    saturday = MONDAY + 5 * DAY
    await town.does("cs_manager", lambda w: house.declare(w, saturday, "exchange", works=True))
    await ticks(town, at(town, 9, 22))
    assert (await found(town, "meal-roll-up", saturday)).state is OccurrenceState.DUE


async def test_a_day_that_was_declared_off_by_mistake_has_its_work_back(town: Town) -> None:
    await ticks(town, at(town, 9))
    for minute, works in ((11, False), (22, True)):
        await town.does("cs_manager", lambda w, works=works: house.declare(w, TUESDAY, "typhoon", works=works))  # type: ignore[misc]
        await ticks(town, at(town, 9, minute))
    assert (await found(town, "meal-roll-up")).state is OccurrenceState.DUE


@pytest.mark.parametrize("by_hand", [False, True])
async def test_what_is_brought_forward_from_a_day_off_happens_once_or_stays_struck_out(
    town: Town, *, by_hand: bool
) -> None:
    friday = MONDAY + 4 * DAY
    await ticks(town, at(town, 9))
    if by_hand:
        it = await found(town, "friday-summary", friday)
        await town.does("cs_manager", lambda w: timetable.skip(w, it.id, "no sheet this week"))
    await town.does("cs_manager", lambda w: house.declare(w, friday, "typhoon", works=False))
    for day in (TUESDAY, friday - DAY, friday, friday + DAY):
        await ticks(town, at(town, 19, day=day))
    assert len(await told(town, "cs_manager", "analysis")) == (0 if by_hand else 1)


async def test_what_loses_its_day_on_that_very_day_is_made_up_for(town: Town) -> None:
    friday = MONDAY + 4 * DAY
    await ticks(town, at(town, 9))
    await ticks(town, at(town, 9, day=friday))
    await town.does("cs_manager", lambda w: house.declare(w, friday, "typhoon", works=False))
    for minute in (11, 12):
        await ticks(town, at(town, 9, minute, day=friday))
    assert len(await told(town, "cs_manager", "analysis")) == 1


@pytest.mark.parametrize(
    ("kind", "days", "works", "key", "who"),
    [
        ("tenant-list", (date(2026, 12, 1), date(2026, 12, 2)), False, "tenants", "cs_manager"),
        ("arrears-list", (date(2026, 10, 30), date(2026, 10, 31)), True, "arrears-to-review", "finance_manager"),
    ],
)
async def test_what_is_of_a_month_goes_out_once_though_its_day_is_declared_otherwise(
    town: Town, kind: str, days: tuple[date, date], key: str, who: str, *, works: bool
) -> None:
    early, late = days
    await ticks(town, at(town, 7, day=early))
    it = await found(town, kind, early)
    await town.desk.do(SYSTEM, lambda w: w.save(it, replace(it, state=OccurrenceState.DONE)))
    await town.does("cs_manager", lambda w: house.declare(w, late if works else early, "why", works=works))
    for hour in (8, 20):
        await ticks(town, at(town, hour, day=late))
    assert await told(town, who, key) == []
    assert len(await of_kind(town, kind, early.replace(day=1), late)) == 1


async def test_a_festival_is_drafted_once_though_its_day_is_moved(town: Town) -> None:
    friday = date(2027, 12, 17)
    await ticks(town, at(town, 9, day=friday))
    await ticks(town, at(town, 19, day=friday))
    await town.does("cs_manager", lambda w: house.declare(w, friday + DAY, "exchange", works=True))
    for n in range(1, 4):
        await ticks(town, at(town, 19, day=friday + n * DAY))
    assert len(await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Announcement))) == 1


@pytest.mark.parametrize("who", [*(role for role in ROLES if role not in CHANGES), "stranger"])
async def test_only_the_manager_declares_days(embedded_town: Town, who: str) -> None:
    said = await outcome(
        embedded_town, who, lambda w: house.declare(w, TUESDAY, "why", works=False), at(embedded_town, 9)
    )  # fmt: skip
    assert said == ("stranger-not-allowed" if who == "stranger" else "not-allowed")


async def test_a_day_that_is_over_or_declared_already_is_refused(town: Town) -> None:
    yesterday = MONDAY - DAY
    assert (await no(town, "cs_manager", lambda w: house.declare(w, yesterday, "why", works=False))).key == "day-over"
    await town.does("cs_manager", lambda w: house.declare(w, TUESDAY, "typhoon", works=False))
    said = await no(town, "cs_manager", lambda w: house.declare(w, TUESDAY, "typhoon", works=False))
    assert said.key == "day-so-already"


async def test_what_the_department_declared_comes_before_the_building_file(town: Town) -> None:
    await town.does("cs_manager", lambda w: house.declare(w, TUESDAY, "typhoon", works=False))
    calendar = await town.desk.do(SYSTEM, house.calendar)
    assert not calendar.works(TUESDAY)
    await town.does("cs_manager", lambda w: house.declare(w, TUESDAY, "it passed", works=True))
    assert (await town.desk.do(SYSTEM, house.calendar)).works(TUESDAY)


async def test_the_manager_is_warned_each_week_while_nobody_knows_next_years_holidays(town: Town) -> None:
    await ticks(town, at(town, 10))
    await ticks(town, at(town, 10, 20))
    assert [one["year"] for one in await told(town, "cs_manager", "year-unknown")] == ["2027"]
    await town.does("cs_manager", lambda w: house.declare(w, date(2027, 1, 4), "exchange", works=False))
    await ticks(town, at(town, 10, day=MONDAY + 7 * DAY))
    assert len(await told(town, "cs_manager", "year-unknown")) == 1


async def test_in_spring_only_this_years_holidays_matter(town: Town) -> None:
    await ticks(town, at(town, 10, day=date(2027, 3, 1)))
    assert [one["year"] for one in await told(town, "cs_manager", "year-unknown")] == ["2027"]
    await town.does("cs_manager", lambda w: house.declare(w, date(2027, 5, 3), "exchange", works=False))
    await ticks(town, at(town, 10, day=date(2027, 3, 8)))
    assert len(await told(town, "cs_manager", "year-unknown")) == 1
