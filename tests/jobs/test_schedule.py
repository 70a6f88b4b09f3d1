"""What the house does by itself: at the building's times, on its calendar, and nothing is forgotten or from before."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.domain.occurrences import Listing, OccurrenceState
from bot.domain.people import SYSTEM
from bot.domain.rules import rules_of
from bot.domain.units import Building
from bot.domain.working_days import Calendar
from bot.jobs import ELSEWHERE, SCHEDULE
from bot.jobs.clockwork import Clockwork, Kind, Late, Slot
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.tables import buildings
from bot.storage.tables import occurrences as table
from tests.services.town import Town

_DAY = timedelta(days=1)


def days_of(name: str, first: date, last: date, **rules: object) -> list[tuple[date, time]]:
    """The days and times at which something of the schedule happens by itself."""
    kind = next(kind for kind in SCHEDULE if kind.name == name)
    calendar = Calendar(rules_of(rules))
    return [(day, slot.at) for day in _between(first, last) for slot in kind.daily(day, calendar)]


def _between(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * n for n in range((last - first).days + 1))


@pytest.mark.manual("R49", "R72")
def test_the_slips_are_closed_out_every_day_at_the_buildings_time() -> None:
    week = days_of("daily-closing", date(2026, 11, 23), date(2026, 11, 29), closing_time="18:15")
    assert [day.day for day, _ in week] == list(range(23, 30))
    assert {at for _, at in week} == {time(18, 15)}


@pytest.mark.manual("R97")
def test_the_summary_is_on_friday_or_where_friday_is_off_on_the_last_working_day_before() -> None:
    # 25 September 2026 (Mid-Autumn) and 2 October (National Day) are Fridays off; 1 October is off as well.
    found = [day for day, _ in days_of("friday-summary", date(2026, 9, 14), date(2026, 10, 11))]
    assert found == [date(2026, 9, 18), date(2026, 9, 24), date(2026, 9, 30), date(2026, 10, 9)]


@pytest.mark.manual("R169")
def test_the_menu_goes_out_on_the_last_working_day_by_friday_even_weeks_before() -> None:
    # The week from 16 February 2026 is free, and 14 February, a Saturday, is worked for it; so is 28 February.
    menus = [(day, slot.scope) for day in _between(date(2026, 2, 2), date(2026, 3, 1)) for slot in _menu_slots(day)]
    assert menus == [
        (date(2026, 2, 6), "2026-02-06"),
        (date(2026, 2, 13), "2026-02-13"),
        (date(2026, 2, 14), "2026-02-20"),
        (date(2026, 2, 27), "2026-02-27"),
    ]


def test_a_fortnight_off_has_its_menus_out_before_it() -> None:
    off = [f"{date(2026, 11, 23) + _DAY * n}" for n in range(14)]
    assert [slot.scope for slot in _menu_slots(date(2026, 11, 20), calendar={"off": off})] == [
        "2026-11-20",
        "2026-11-27",
        "2026-12-04",
    ]


def _menu_slots(day: date, **rules: object) -> list[Slot]:
    kind = next(kind for kind in SCHEDULE if kind.name == "menu-out")
    return list(kind.daily(day, Calendar(rules_of(rules))))


def test_a_week_without_any_working_day_has_no_summary() -> None:
    assert days_of("friday-summary", date(2026, 2, 16), date(2026, 2, 22)) == []


@pytest.mark.manual("R14")
def test_the_tenant_list_goes_round_on_the_first_working_day_of_each_month() -> None:
    # 1 October is off, and so is the week behind it; 1 November is a Sunday.
    found = [day for day, _ in days_of("tenant-list", date(2026, 9, 1), date(2026, 12, 31))]
    assert found == [date(2026, 9, 1), date(2026, 10, 8), date(2026, 11, 2), date(2026, 12, 1)]


@pytest.mark.manual("R134")
def test_the_audit_is_every_day_and_once_more_on_the_first_for_the_month_before() -> None:
    assert len(days_of("daily-audit", date(2026, 2, 1), date(2026, 2, 28))) == 28
    assert [d for d, _ in days_of("monthly-audit", date(2026, 1, 31), date(2026, 3, 2))] == [
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]


def recurring(late: Late, at: time = time(12)) -> tuple[Kind, list[str]]:
    done: list[str] = []

    async def run(work: Work, scope: str) -> None:
        del work
        done.append(scope)

    def noon(day: date, calendar: Calendar) -> tuple[Slot, ...]:
        return (Slot(calendar.rules.closing_time if calendar.rules.closing_time != time(17, 30) else at, f"{day}"),)

    return Kind("noon", run, late, noon, timedelta(hours=1)), done


async def states(desk: Desk) -> list[tuple[str, OccurrenceState]]:
    async with desk.database.transaction() as db:
        found = await db.execute(
            select(table.c.scope, table.c.state).where(table.c.kind == "noon").order_by(table.c.id)
        )
        return [(row.scope, row.state) for row in found]


async def test_what_was_due_while_the_house_was_down_is_made_up_for_once(desk: Desk, clock: Clock) -> None:
    kind, done = recurring(Late.RUN)
    await Clockwork(desk, (kind,)).tick()
    clock.advance(timedelta(days=3))
    for _ in range(2):
        await Clockwork(desk, (kind,)).tick()
    assert done == ["2026-11-23", "2026-11-24", "2026-11-25"]
    clock.advance(timedelta(hours=4))
    await Clockwork(desk, (kind,)).tick()
    assert done[3:] == ["2026-11-26"]


async def test_what_does_not_keep_is_passed_over_after_its_window(desk: Desk, clock: Clock) -> None:
    kind, done = recurring(Late.SKIP)
    await Clockwork(desk, (kind,)).tick()
    clock.advance(timedelta(days=3))
    await Clockwork(desk, (kind,)).tick()
    assert done == []
    clock.advance(timedelta(hours=3))
    await Clockwork(desk, (kind,)).tick()
    assert done == ["2026-11-26"]


async def test_a_house_that_opens_does_nothing_from_before(desk: Desk, clock: Clock) -> None:
    kind, done = recurring(Late.RUN)
    clock.advance(timedelta(hours=8))
    for _ in range(3):
        await Clockwork(desk, (kind,)).tick()
        clock.advance(timedelta(minutes=11))
    assert done == []
    assert (await states(desk))[0] == ("2026-11-23", OccurrenceState.SKIPPED)


async def test_when_the_rules_change_what_waits_moves_and_is_done_once(desk: Desk, clock: Clock, town: Town) -> None:
    assert town.desk is desk
    kind, done = recurring(Late.RUN, time(12))
    work = Clockwork(desk, (kind,))
    await work.tick()
    await _closes_at(desk, "15:00")
    while not done:
        clock.advance(timedelta(minutes=11))
        await work.tick()
    assert time(15) <= clock.local().time() < time(15, 15)
    clock.advance(timedelta(hours=2))
    await work.tick()
    assert done == ["2026-11-23"]


async def test_a_clock_that_is_put_back_brings_back_what_was_over(desk: Desk, clock: Clock) -> None:
    kind, done = recurring(Late.SKIP)
    clock.advance(timedelta(hours=6))
    work = Clockwork(desk, (kind,))
    await work.tick()
    clock.advance(timedelta(hours=-4))
    await work.tick()
    clock.advance(timedelta(hours=1))
    await work.tick()
    assert done == ["2026-11-23"]


async def _closes_at(desk: Desk, at: str) -> None:
    async def verb(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        assert held is not None
        fields = vars(held) | {"rules": {"closing_time": at}}
        await work.save(held, Building(**fields))

    await desk.do(SYSTEM, verb)


async def test_what_is_no_longer_planned_is_passed_over(desk: Desk, clock: Clock) -> None:
    kind, done = recurring(Late.RUN)
    await Clockwork(desk, (kind,)).tick()
    gone = Kind("noon", kind.run, Late.RUN, lambda _, __: (), kind.window)
    clock.advance(timedelta(hours=1))
    await Clockwork(desk, (gone,)).tick()
    clock.advance(timedelta(hours=4))
    await Clockwork(desk, (gone,)).tick()
    assert done == []
    assert {state for _, state in await states(desk)} == {OccurrenceState.SKIPPED}


def test_every_timing_rule_is_kept_here_or_named_with_where_it_belongs() -> None:
    kept = {rule for kind in SCHEDULE for rule in kind.rules}
    assert kept | set(ELSEWHERE) == {f"T{n}" for n in range(1, 34)}
    assert not kept & set(ELSEWHERE)


def test_what_stands_in_the_calendar_recurs() -> None:
    listed = [kind for kind in SCHEDULE if kind.listing is not Listing.HIDDEN]
    days = list(_between(date(2026, 11, 1), date(2027, 1, 31)))
    assert all(any(list(kind.daily(day, Calendar(rules_of({})))) for day in days) for kind in listed)


def test_everybody_is_asked_about_the_house_twice_a_year_or_on_the_working_day_before() -> None:
    asked = [day for day, _ in days_of("house-survey", date(2025, 12, 1), date(2026, 12, 31), satisfaction_day=20)]
    # 20 June 2026 is a Saturday in the Dragon Boat holiday, and so is the Friday before; 20 December is a Sunday.
    assert asked == [date(2025, 12, 19), date(2026, 6, 18), date(2026, 12, 18)]
    wrong = ({"satisfaction_months": [1, 4]}, {"satisfaction_months": [13]}, {"satisfaction_reminder_days": 14})
    for rules in wrong:
        with pytest.raises(ValueError, match="satisfaction_"):
            rules_of(rules)


def test_each_kind_has_its_own_name_and_says_what_happens_when_it_is_late() -> None:
    names = [kind.name for kind in SCHEDULE]
    assert len(names) == len(set(names))
    assert all(kind.window > timedelta() for kind in SCHEDULE)


@pytest.mark.manual("R164", "R165", "R167")
def test_the_laundry_is_looked_at_on_the_buildings_days_or_the_last_working_day_before() -> None:
    # 3 October and 3 January are in holidays, 7 November is a Saturday; three days before 2 May is in April.
    first, last = date(2026, 9, 1), date(2026, 12, 31)
    survey = [day for day, _ in days_of("laundry-survey", first, last)]
    assert survey == [date(2026, 9, 3), date(2026, 9, 30), date(2026, 11, 3), date(2026, 12, 3), date(2026, 12, 31)]
    assessment = [day for day, _ in days_of("laundry-assessment", first, last)]
    assert assessment == [date(2026, 9, 7), date(2026, 9, 30), date(2026, 11, 6), date(2026, 12, 7)]
    early = days_of("laundry-assessment", date(2026, 4, 1), date(2026, 4, 30), laundry_payment_day=2)
    assert [day for day, _ in early] == [date(2026, 4, 29)]
    year = days_of("laundry-year", date(2026, 1, 1), date(2027, 12, 31), year_end=[11, 28], review_time="11:30")
    assert year == [(date(2026, 11, 27), time(11, 30)), (date(2027, 11, 26), time(11, 30))]
