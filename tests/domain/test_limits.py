"""Time limits run on working time, and nobody is expected at midnight for a dripping tap."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.limits import CLOSES, OPENS, runs_out
from bot.domain.working_days import is_working_day

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (local(24, 9), 240, local(24, 13)),
        (local(24, 17), 60, local(25, 9)),
        (local(24, 17, 30), 30, local(25, 9)),
        (local(24, 3), 30, local(24, 9)),
        (local(27, 17), 60, local(30, 9)),
        (local(28, 12), 30, local(30, 9)),
        (local(24, 16, 30), 60, local(24, 17, 30)),
    ],
)
def test_a_limit_skips_nights_and_weekends(start: datetime, minutes: int, end: datetime) -> None:
    assert runs_out(start, minutes, is_working_day) == end


def test_a_make_up_saturday_is_a_working_day_and_a_holiday_friday_is_not() -> None:
    assert is_working_day(date(2026, 2, 14))
    assert not is_working_day(date(2026, 2, 20))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)),
    st.integers(1, 4000),
)
def test_a_limit_ends_in_working_time_and_never_before_its_minutes_are_over(start: datetime, minutes: int) -> None:
    begun = start.replace(tzinfo=SHANGHAI)
    end = runs_out(begun, minutes, is_working_day)
    assert end - begun >= timedelta(minutes=minutes)
    assert is_working_day(end.date())
    assert OPENS <= end.time() <= CLOSES


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)), st.integers(1, 600), st.integers(1, 600))
def test_more_minutes_never_end_earlier(start: datetime, first: int, more: int) -> None:
    begun = start.replace(tzinfo=SHANGHAI)
    assert runs_out(begun, first + more, is_working_day) > runs_out(begun, first, is_working_day)
