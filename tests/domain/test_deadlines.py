"""When limits run out: in working time, around lunch, weekends, holidays and make-up days, and without the pauses."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.categories import Urgency
from bot.domain.deadlines import Due, Pause, after_pause, counted, deadline, limits_of
from bot.domain.rules import rules_of
from bot.domain.working_days import Calendar

HOME = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(rules_of({}))

starts = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda at: at.replace(tzinfo=HOME, microsecond=0)
)
lengths = st.integers(1, 60 * 24 * 5).map(lambda minutes: timedelta(minutes=minutes))
clocks = st.booleans()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME)


def limits(urgency: Urgency, start: datetime, booked: datetime | None = None, pauses: tuple[Pause, ...] = ()) -> Due:
    return limits_of(urgency, CALENDAR, asked=start, began=start, booked=booked, pauses=pauses)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-23 09:00", 30, "2026-11-23 09:30"),
        ("2026-11-23 11:45", 30, "2026-11-23 13:45"),  # lunch
        ("2026-11-27 17:00", 60, "2026-11-30 09:00"),  # Friday evening
        ("2026-11-28 10:00", 30, "2026-11-30 09:00"),  # Saturday
        ("2026-02-13 17:15", 30, "2026-02-14 08:45"),  # the Saturday worked in exchange for Spring Festival
        ("2026-02-14 17:15", 30, "2026-02-24 08:45"),  # and then nine days off
        ("2026-11-23 03:00", 1, "2026-11-23 08:31"),
    ],
)
def test_only_working_time_counts(start: str, minutes: int, end: str) -> None:
    assert deadline(at(start), timedelta(minutes=minutes), CALENDAR, round_the_clock=False) == at(end)


def test_emergencies_go_round_the_clock() -> None:
    found = limits(Urgency.EMERGENCY, at("2026-11-28 23:50"))
    assert (found.accept, found.on_site) == (at("2026-11-28 23:53"), at("2026-11-29 00:05"))


NIGHTS = {
    "put forward": "2026-03-29 01:50",
    "put back": "2026-10-25 01:50",
    "put back, the second time": "2026-10-25 02:50",
}


@pytest.mark.parametrize("night", NIGHTS)
def test_an_hour_is_an_hour_where_the_clocks_are_put_forward_or_back(night: str) -> None:
    start = datetime.fromisoformat(NIGHTS[night]).replace(tzinfo=ZoneInfo("Europe/Berlin"), fold="second" in night)
    for minutes in (5, 30, 90, 60 * 24):
        allowed = timedelta(minutes=minutes)
        end = deadline(start, allowed, CALENDAR, round_the_clock=True)
        assert end.tzinfo is start.tzinfo
        assert end.astimezone(UTC) - start.astimezone(UTC) == allowed
        assert counted(start, end, CALENDAR, round_the_clock=True) == allowed
        paused = deadline(start, allowed / 2, CALENDAR, round_the_clock=True)
        moved = after_pause(end, paused, end, CALENDAR, round_the_clock=True)
        assert moved.astimezone(UTC) - end.astimezone(UTC) == allowed / 2


BOOKED: dict[str, tuple[Urgency, str, str]] = {
    "before it would have been due": (Urgency.NORMAL, "2026-11-23 10:00", "2026-11-24 17:30"),
    "as late as it would have been due": (Urgency.NORMAL, "2026-11-23 14:00", "2026-11-24 17:30"),
    "an hour of work later": (Urgency.NORMAL, "2026-11-23 15:00", "2026-11-25 09:30"),
    "weeks later": (Urgency.NORMAL, "2026-12-10 10:00", "2026-12-11 15:00"),
    "in the evening": (Urgency.NORMAL, "2026-11-23 19:00", "2026-11-25 12:00"),
    "round the clock": (Urgency.URGENT, "2026-11-25 20:00", "2026-11-26 19:30"),
    "by appointment": (Urgency.SCHEDULED, "2026-11-25 08:30", "2026-12-03 17:30"),
}


@pytest.mark.parametrize("when", list(BOOKED))
def test_a_booked_time_is_when_to_be_there_and_leaves_the_usual_time_for_the_work(when: str) -> None:
    urgency, booked, done = BOOKED[when]
    found = limits(urgency, at("2026-11-23 08:30"), booked=at(booked))
    assert (found.on_site, found.done) == (at(booked), at(done))


def test_what_is_waited_for_after_the_booked_time_does_not_count() -> None:
    booked, turn = at("2026-12-10 10:00"), Pause(at("2026-12-10 11:00"), at("2026-12-10 14:30"))
    found = limits(Urgency.NORMAL, at("2026-11-23 08:30"), booked=booked, pauses=(turn,))
    assert (found.on_site, found.done) == (booked, at("2026-12-11 17:00"))
    before = Pause(at("2026-11-23 11:00"), at("2026-12-07 14:30"))
    assert limits(Urgency.NORMAL, at("2026-11-23 08:30"), booked=booked, pauses=(before,)).done == at(
        "2026-12-11 15:00"
    )


def test_staff_may_set_days_apart() -> None:
    rules = rules_of({"calendar": {"off": ["2026-11-24"], "on": ["2026-11-28"]}})
    assert not Calendar(rules).works(at("2026-11-24 09:00").date())
    assert Calendar(rules).works(at("2026-11-28 09:00").date())


def test_the_working_day_before_and_years_that_are_not_yet_published() -> None:
    assert CALENDAR.working_day_before(date(2026, 2, 1)) == date(2026, 1, 30)
    assert CALENDAR.working_day_before(date(2027, 1, 1)) == date(2026, 12, 31)
    assert (CALENDAR.published(2026), CALENDAR.published(2031)) == (True, False)


@given(starts, lengths, lengths, clocks)
def test_more_time_is_later_and_two_limits_after_one_another_are_one(
    start: datetime, first: timedelta, second: timedelta, clock: bool
) -> None:
    one = deadline(start, first, CALENDAR, round_the_clock=clock)
    both = deadline(start, first + second, CALENDAR, round_the_clock=clock)
    assert start < one < both
    assert deadline(one, second, CALENDAR, round_the_clock=clock) == both


@given(starts, lengths, clocks)
def test_between_start_and_limit_lies_exactly_what_was_allowed(start: datetime, length: timedelta, clock: bool) -> None:
    end = deadline(start, length, CALENDAR, round_the_clock=clock)
    assert counted(start, end, CALENDAR, round_the_clock=clock) == length
    last = timedelta(seconds=1)
    assert clock or CALENDAR.working(end - last, end) == last


@given(starts, st.integers(0, 5000), lengths)
def test_whoever_starts_later_is_never_done_earlier(start: datetime, later: int, length: timedelta) -> None:
    one = deadline(start, length, CALENDAR, round_the_clock=False)
    other = deadline(start + timedelta(minutes=later), length, CALENDAR, round_the_clock=False)
    assert one <= other


@given(starts, lengths, st.integers(0, 4000), st.integers(0, 4000), clocks)
def test_what_is_left_at_a_pause_is_left_after_it(
    start: datetime, length: timedelta, begin: int, took: int, clock: bool
) -> None:
    due = deadline(start, length, CALENDAR, round_the_clock=clock)
    paused, resumed = start + timedelta(minutes=begin), start + timedelta(minutes=begin + took)
    moved = after_pause(due, paused, resumed, CALENDAR, round_the_clock=clock)
    if paused >= due:
        assert moved == due
        return
    left = counted(paused, due, CALENDAR, round_the_clock=clock)
    assert left == counted(resumed, moved, CALENDAR, round_the_clock=clock)
    before = counted(start, paused, CALENDAR, round_the_clock=clock)
    assert before + left == length


@given(starts, lengths, st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 4000), clocks)
def test_two_pauses_after_one_another_are_one(
    start: datetime, length: timedelta, begin: int, first: int, second: int, clock: bool
) -> None:
    due = deadline(start, length, CALENDAR, round_the_clock=clock)
    one, two, three = (start + timedelta(minutes=n) for n in (begin, begin + first, begin + first + second))
    apart = after_pause(due, one, two, CALENDAR, round_the_clock=clock)
    assert after_pause(apart, two, three, CALENDAR, round_the_clock=clock) == after_pause(
        due, one, three, CALENDAR, round_the_clock=clock
    )


@st.composite
def turns(draw: st.DrawFn) -> tuple[datetime, tuple[Pause, ...], datetime]:
    """When a round began, when it was the tenant's turn, and a time that they booked after that."""
    start = moment = draw(starts)
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begin = moment + timedelta(minutes=draw(st.integers(0, 3000)))
        moment = begin + timedelta(minutes=draw(st.integers(0, 3000)))
        found.append(Pause(begin, moment))
    return start, tuple(found), moment + timedelta(minutes=draw(st.integers(1, 9000)))


@given(turns(), st.sampled_from(list(Urgency)))
def test_a_booked_time_never_takes_time_away_and_what_is_no_later_than_due_gives_none(
    round_: tuple[datetime, tuple[Pause, ...], datetime], urgency: Urgency
) -> None:
    start, pauses, booked = round_
    usual, found = limits(urgency, start, pauses=pauses), limits(urgency, start, booked=booked, pauses=pauses)
    limit = CALENDAR.rules.limits[urgency]
    clock = limit.round_the_clock
    assert (found.accept, found.on_site) == (usual.accept, booked)
    assert found.done >= usual.done
    assert counted(booked, found.done, CALENDAR, round_the_clock=clock) >= timedelta(
        minutes=limit.done - (limit.on_site or 0)
    )
    if limit.on_site and not pauses and booked <= usual.on_site:
        assert found.done == usual.done


@given(turns(), st.sampled_from(list(Urgency)))
def test_the_tenants_turns_are_no_time_of_the_work(
    round_: tuple[datetime, tuple[Pause, ...], datetime], urgency: Urgency
) -> None:
    start, pauses, _ = round_
    due, limit = limits(urgency, start, pauses=pauses), CALENDAR.rules.limits[urgency]
    clock = limit.round_the_clock
    held = [pause for pause in pauses if pause.start < due.done]
    taken = sum((counted(one.start, one.end, CALENDAR, round_the_clock=clock) for one in held), timedelta())
    assert counted(start, due.done, CALENDAR, round_the_clock=clock) == timedelta(minutes=limit.done) + taken


def test_the_clock_goes_on_at_night_where_it_must_and_stands_still_where_it_may() -> None:
    night = at("2026-11-23 22:00")
    assert deadline(night, timedelta(hours=1), CALENDAR, round_the_clock=True) == at("2026-11-23 23:00")
    assert deadline(night, timedelta(hours=1), CALENDAR, round_the_clock=False) == at("2026-11-24 09:30")
    paused = night, night + timedelta(hours=2)
    due = at("2026-11-24 09:30")
    assert after_pause(due, *paused, CALENDAR, round_the_clock=False) == due
    assert after_pause(due, *paused, CALENDAR, round_the_clock=True) == due + timedelta(hours=2)


@pytest.mark.parametrize(
    "raw",
    [
        {"reopen_day": 7},
        {"hours": {"opens": "18:00"}},
        {"limits": {"normal": {"accept": 0, "on_site": 1, "done": 1}}},
        {"hours": {"lunch": ["13:00", "12:00"]}},
        {"hours": {"lunch": ["08:30", "17:30"]}},
        {"calendar": {"off": ["2026-02-30"]}},
    ],
)
def test_wrong_rules_are_refused(raw: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        rules_of(raw)
