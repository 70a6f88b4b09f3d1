"""How a repair moved in a span of time: how it came into it, and how it stood at its end.

By when everything was written down, as the histories have it: so what is open at the end of a span is what is carried
into the next, and nothing that is heard late changes a span that is over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.repairs import OPEN, IntakeStatus


class Came(StrEnum):
    """How a repair came into a span: open when it began, reported in it, or open once more in it."""

    CARRIED = "carried"
    REPORTED = "reported"
    REOPENED = "reopened"


@dataclass(frozen=True)
class Turn:
    """A record's status changed; `at` is when that was written down (UTC)."""

    at: datetime
    was: IntakeStatus
    then: IntakeStatus


@dataclass(frozen=True)
class Movement:
    """How it came, how it stood at the end, since when it was open (reported, or reopened), and when it was settled."""

    came: Came
    stood: IntakeStatus
    since: datetime
    settled: datetime | None

    @property
    def open(self) -> bool:
        """Whether it was open at the end."""
        return self.stood in OPEN


def movement(
    reported_at: datetime, turns: Sequence[Turn], stands: IntakeStatus, start: datetime, end: datetime, *, new: bool
) -> Movement | None:
    """How a repair that stands so now, after these turns (oldest first), moved from `start` until before `end`.

    `new` is whether it was written down in between; else it was before. None where it did not move: it was settled
    before, and stayed so.
    """
    if new:
        came = Came.REPORTED
    elif _stood(start, turns, stands) in OPEN:
        came = Came.CARRIED
    elif any(start <= turn.at < end for turn in turns):
        came = Came.REOPENED
    else:
        return None
    before = [turn for turn in turns if turn.at < end]
    reopened = [turn.at for turn in before if turn.was is IntakeStatus.CLOSED and turn.then in OPEN]
    settled = [turn.at for turn in before if turn.then not in OPEN]
    stood = _stood(end, turns, stands)
    return Movement(
        came, stood, max(reopened, default=reported_at), None if stood in OPEN else max(settled, default=None)
    )


def _stood(instant: datetime, turns: Iterable[Turn], stands: IntakeStatus) -> IntakeStatus:
    return next((turn.was for turn in turns if turn.at >= instant), stands)
