"""The inspection plan (巡检计划, R89): who looks where, when and at what; and each round of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal
from bot.domain.roles import Role

PlanId = NewType("PlanId", int)
RoundId = NewType("RoundId", int)

_WEEKEND = (6, 7)
INSPECTORS = (Role.CSR, Role.HOUSEKEEPING_SUPERVISOR, Role.TENANT_SUPERVISOR, Role.RECEPTIONIST, Role.SECURITY)
"""Who can be asked to go on a round; the first is who mostly does."""


@dataclass(frozen=True, kw_only=True)
class InspectionPlan:
    """A round that recurs: the area, the days of the week (Monday is 1), the hour, and what is looked at (the form)."""

    id: PlanId = cast(PlanId, NEW)
    area: str
    points: str
    days: tuple[int, ...]
    hour: int
    inspector: Role
    set_by: PersonId
    set_at: datetime
    ended_at: datetime | None = None
    version: int = 0

    @property
    def at(self) -> time:
        """When the round begins, by the wall clock."""
        return time(self.hour)

    def falls_on(self, day: date, *, works: bool) -> bool:
        """Whether it is gone on that day: on a working day, or at a weekend that the plan names."""
        return day.isoweekday() in self.days and (works or day.isoweekday() in _WEEKEND)

    def end(self, at: datetime) -> Self:
        """From now on nobody goes; what was gone stays written down."""
        if self.ended_at is not None:
            raise Refusal("inspection-ended", area=self.area)
        return replace(self, ended_at=at)


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round: when it was to begin, who went, when it was done, and which reports were made on it (R90)."""

    id: RoundId = cast(RoundId, NEW)
    plan: PlanId
    due_at: datetime
    done_by: PersonId | None = None
    done_at: datetime | None = None
    findings: tuple[str, ...] = ()
    version: int = 0

    def finish(self, by: PersonId, at: datetime, findings: tuple[str, ...]) -> Self:
        """It has been gone; `findings` are the numbers of what was reported on the way."""
        if self.done_at is not None:
            raise Refusal("inspection-done-already")
        return replace(self, done_by=by, done_at=at, findings=findings)
