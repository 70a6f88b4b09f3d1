"""Rectification by a date (限期整改, R100): until when the manager wants a matter settled that stays open."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Intake, IntakeId

RectificationId = NewType("RectificationId", int)


@dataclass(frozen=True, kw_only=True)
class Rectification:
    """One per repair: to be settled by the end of `by` (the building's day); `asked_at` in UTC."""

    id: RectificationId = cast(RectificationId, NEW)
    intake: IntakeId
    by: date
    why: str = personal()
    asked_by: PersonId
    asked_at: datetime
    version: int = 0

    def again(self, later: Self) -> Self:
        """Another date, or other words, take the place of these; what was said before stays in the history."""
        return replace(later, id=self.id, version=self.version)

    def erase(self) -> Self:
        """What was expected, in words, goes; the day stays."""
        return replace(self, why="")


def demanded(intake: Intake, by: date, why: str, *, who: PersonId, at: datetime, today: date) -> Rectification:
    """What the manager asks of an open repair. Raises Refusal where it is settled, or the day is over."""
    if intake.status not in OPEN:
        raise Refusal(f"repair-is-{intake.status.value.replace('_', '-')}")
    if by < today:
        raise Refusal("day-is-past")
    return Rectification(intake=intake.id, by=by, why=why, asked_by=who, asked_at=at)
