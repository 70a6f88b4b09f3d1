"""When limits run out: in working time, around lunch, weekends, holidays and make-up days, and without the pauses."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.categories import Urgency
from bot.domain.deadlines import Pause, after_pause, counted, deadline, deadlines_for
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


def ends(start: datetime, minutes: float, *, clock: bool = False, pauses: tuple[Pause, ...] = ()) -> datetime:
    found = deadline(start, timedelta(minutes=minutes), CALENDAR, round_the_clock=clock, pauses=pauses)
    assert found is not None
    return found


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
    assert ends(at(start), minutes) == at(end)


def test_emergencies_go_round_the_clock() -> None:
    found = deadlines_for(Urgency.EMERGENCY, at("2026-11-28 23:50"), CALENDAR)
    assert (found.accept, found.on_site) == (at("2026-11-28 23:53"), at("2026-11-29 00:05"))


def test_a_booked_time_takes_the_place_of_being_there_in_time() -> None:
    booked = at("2026-12-10 10:00")
    found = deadlines_for(Urgency.NORMAL, at("2026-11-23 09:00"), CALENDAR, booked=booked)
    assert (found.on_site, found.done) == (booked, booked)


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
    assert one is not None
    assert both is not None
    assert start < one < both
    assert deadline(one, second, CALENDAR, round_the_clock=clock) == both


@given(starts, lengths, clocks)
def test_between_start_and_limit_lies_exactly_what_was_allowed(start: datetime, length: timedelta, clock: bool) -> None:
    end = deadline(start, length, CALENDAR, round_the_clock=clock)
    assert end is not None
    assert counted(start, end, CALENDAR, round_the_clock=clock) == length
    last = timedelta(seconds=1)
    assert clock or CALENDAR.working(end - last, end) == last


@given(starts, st.integers(0, 5000), lengths)
def test_whoever_starts_later_is_never_done_earlier(start: datetime, later: int, length: timedelta) -> None:
    one = deadline(start, length, CALENDAR, round_the_clock=False)
    other = deadline(start + timedelta(minutes=later), length, CALENDAR, round_the_clock=False)
    assert one is not None
    assert other is not None
    assert one <= other


pauses = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 3000)), max_size=4)


@given(starts, lengths, pauses, clocks)
def test_a_pause_moves_the_limit_by_what_it_took_and_overlapping_pauses_count_once(
    start: datetime, length: timedelta, drawn: list[tuple[int, int]], clock: bool
) -> None:
    given_ = tuple(
        Pause(start + timedelta(minutes=begin), start + timedelta(minutes=begin + took)) for begin, took in drawn
    )
    end = deadline(start, length, CALENDAR, round_the_clock=clock, pauses=given_)
    assert end is not None
    stopped = sum(
        (
            counted(max(a, start), min(b, end), CALENDAR, round_the_clock=clock)
            for a, b in merged([(p.start, p.end or end) for p in given_])
        ),
        timedelta(),
    )
    assert counted(start, end, CALENDAR, round_the_clock=clock) == length + stopped
    assert deadline(start, length, CALENDAR, round_the_clock=clock, pauses=(*given_, *given_)) == end


def merged(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    whole: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(spans):
        if whole and begin <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((begin, end))
    return whole


@given(starts, lengths, st.integers(0, 4000), st.integers(0, 4000), clocks)
def test_what_is_left_at_a_pause_is_left_after_it(
    start: datetime, length: timedelta, begin: int, took: int, clock: bool
) -> None:
    due = deadline(start, length, CALENDAR, round_the_clock=clock)
    paused, resumed = start + timedelta(minutes=begin), start + timedelta(minutes=begin + took)
    assert due is not None
    moved = after_pause(due, paused, resumed, CALENDAR, round_the_clock=clock)
    whole = deadline(start, length, CALENDAR, round_the_clock=clock, pauses=(Pause(paused, resumed),))
    assert moved == (whole if paused < due else due)


def test_while_it_is_the_tenants_turn_there_is_no_limit() -> None:
    start = at("2026-11-23 09:00")
    for clock in (True, False):
        pause = Pause(start + timedelta(minutes=5))
        assert deadline(start, timedelta(hours=1), CALENDAR, round_the_clock=clock, pauses=(pause,)) is None


@pytest.mark.parametrize(
    "raw",
    [
        {"reopen_day": 7},
        {"hours": {"opens": "18:00"}},
        {"limits": {"normal": {"accept": 0, "on_site": 1, "done": 1}}},
        {"hours": {"lunch": ["13:00", "12:00"]}},
        {"calendar": {"off": ["2026-02-30"]}},
    ],
)
def test_wrong_rules_are_refused(raw: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        rules_of(raw)
