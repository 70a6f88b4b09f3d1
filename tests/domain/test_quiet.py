"""Quiet hours over midnight and within a day; what kind of matter a letter is of."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quiet import Matter, Quiet, Tone, matter_of

NIGHT = (time(21, 30), time(8))
_MINUTES = st.integers(0, 24 * 60 - 1)


def then(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("21:29", None),
        ("21:30", "24 08:00"),
        ("23:59", "24 08:00"),
        ("00:00", "23 08:00"),
        ("07:59", "23 08:00"),
        ("08:00", None),
        ("12:00", None),
    ],
)
def test_a_night_begins_and_ends_to_the_minute(now: str, end: str | None) -> None:
    until = Quiet(NIGHT).until(then(now))
    assert (f"{until:%d %H:%M}" if until else None) == end


def test_whoever_wants_none_has_none() -> None:
    assert Quiet(None).until(then("03:00")) is None


@given(_MINUTES, _MINUTES, _MINUTES)
def test_the_end_is_ahead_within_a_day_and_no_quiet_time(start: int, end: int, now: int) -> None:
    hours = (time(start // 60, start % 60), time(end // 60, end % 60))
    quiet, instant = Quiet(hours), then(f"{now // 60}:{now % 60}")
    until = quiet.until(instant)
    if until is not None:
        assert timedelta() < until - instant <= timedelta(days=1)
        assert quiet.until(until) is None
        assert until.time() == hours[1]


def test_a_tap_leads_through_every_tone_and_back() -> None:
    assert [Tone.DAY.next, Tone.DAY.next.next, Tone.DAY.next.next.next] == [Tone.SILENT, Tone.ALWAYS, Tone.DAY]


@pytest.mark.parametrize(
    ("about", "news", "matter"),
    [
        ("repair:1", False, Matter.REPAIRS), ("meal:2", False, Matter.MEALS), ("complaint:3", False, Matter.COMPLAINTS),
        ("talk:4", False, Matter.TALKS), ("bill:6", False, Matter.FEES),
        (None, False, Matter.OTHER), ("anything:5", False, Matter.OTHER),
        ("repair:1", True, Matter.NEWS),
    ],
)  # fmt: skip
def test_a_letter_is_of_the_kind_of_its_record(about: str | None, matter: Matter, *, news: bool) -> None:
    assert matter_of(about, news=news) is matter


@pytest.mark.parametrize(
    ("hours", "now", "since"),
    [
        ((time(21, 30), time(8)), (24, 22, 0), (24, 21, 30)), ((time(21, 30), time(8)), (25, 7, 59), (24, 21, 30)),
        ((time(21, 30), time(8)), (25, 8, 0), None), ((time(12), time(14)), (25, 13, 0), (25, 12, 0)),
        (None, (25, 3, 0), None),
    ],
)  # fmt: skip
def test_since_when_somebody_is_left_alone(
    hours: tuple[time, time] | None, now: tuple[int, int, int], since: tuple[int, int, int] | None
) -> None:
    def local(day: int, hour: int, minute: int) -> datetime:
        return datetime(2026, 11, day, hour, minute)

    assert Quiet(hours).since(local(*now)) == (local(*since) if since else None)
