"""How repairs move from span to span: what one leaves open is what the next carries."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.movements import Came, Movement, Turn, movement
from bot.domain.repairs import OPEN, IntakeStatus

S = IntakeStatus
START = datetime(2026, 11, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)
FOLLOWS = {
    S.TO_DISPATCH: (S.ISSUED, S.CANCELLED, S.MERGED, S.CONVERTED), S.ISSUED: (S.CLOSED,), S.MERGED: (S.TO_DISPATCH,),
    S.CONVERTED: (S.TO_DISPATCH,), S.CLOSED: (S.ISSUED,),
}  # fmt: skip
ENDS = [START + HOUR * n for n in (0, 7, 8, 20, 45, 100, 500)]


@st.composite
def lives(draw: st.DrawFn) -> tuple[datetime, list[Turn], IntakeStatus]:
    """When it was written down, how it turned, and how it stands now."""
    at = reported = START + HOUR * draw(st.integers(0, 60))
    turns: list[Turn] = []
    stands = S.TO_DISPATCH
    for wait in draw(st.lists(st.integers(0, 40), max_size=9)):
        if stands not in FOLLOWS:
            break
        at += HOUR * wait
        turns.append(Turn(at, stands, draw(st.sampled_from(FOLLOWS[stands]))))
        stands = turns[-1].then
    return reported, turns, stands


def moved(life: tuple[datetime, list[Turn], IntakeStatus], start: datetime, end: datetime) -> Movement | None:
    reported, turns, stands = life
    return movement(reported, turns, stands, start, end, new=reported >= start) if reported < end else None


@given(lives())
def test_what_one_span_leaves_open_the_next_carries_and_each_is_reported_once(
    life: tuple[datetime, list[Turn], IntakeStatus],
) -> None:
    found = [moved(life, *span) for span in pairwise(ENDS)]
    left = [one is not None and one.open for one in found]
    carried = [one is not None and one.came is Came.CARRIED for one in found]
    assert carried == [False, *left[:-1]]
    assert sum(one is not None and one.came is Came.REPORTED for one in found) == 1
    assert left[-1] == (life[2] in OPEN)
    for one, (start, end) in zip(found, pairwise(ENDS), strict=True):
        if one is None:
            continue
        assert one.since < end
        assert one.open == (one.settled is None)
        assert one.open or one.came is not Came.CARRIED or (one.settled is not None and start <= one.settled < end)


@given(lives())
def test_what_comes_later_changes_nothing_of_what_was(life: tuple[datetime, list[Turn], IntakeStatus]) -> None:
    reported, turns, _ = life
    for n, turn in enumerate(turns):
        before = reported, turns[:n], turn.was
        for start, end in pairwise(ENDS):
            if end <= turn.at:
                assert moved(life, start, end) == moved(before, start, end)
