"""The inspection plan (巡检计划, R89, R250): who looks where, when and at what; and each round of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.working_days import Calendar

PlanId = NewType("PlanId", int)
RoundId = NewType("RoundId", int)

_WEEKEND, _WEEK, _DAY, _TENS = (6, 7), 7, timedelta(days=1), 10
INSPECTORS = (
    Role.CSR,
    Role.HOUSEKEEPING_SUPERVISOR,
    Role.TENANT_SUPERVISOR,
    Role.RECEPTIONIST,
    Role.SECURITY,
    Role.CS_MANAGER,
)
"""Who can be asked to go on a round; the first is who mostly does."""


class Rhythm(StrEnum):
    """How often a round is gone: a team's each week, an area's each half month, a department's each month (R250)."""

    WEEKLY = "weekly"
    HALF_MONTHLY = "half-monthly"
    MONTHLY = "monthly"

    def days(self, weekdays: Sequence[int]) -> tuple[int, ...]:
        """The days of a plan: Monday is 1 where it is every Monday, 11 the month's first, 31 its third."""
        return tuple(sorted(_TENS * week + day for week in _WEEKS[self] for day in weekdays))


_WEEKS = {Rhythm.WEEKLY: (0,), Rhythm.HALF_MONTHLY: (1, 3), Rhythm.MONTHLY: (1,)}


@dataclass(frozen=True, kw_only=True)
class InspectionPlan:
    """A round that recurs: the area, its days as a rhythm gives them, the hour, and what is looked at (the form)."""

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

    @property
    def rhythm(self) -> Rhythm:
        """How often it is gone."""
        weeks = tuple(sorted({day // _TENS for day in self.days}))
        return next(rhythm for rhythm, its in _WEEKS.items() if its == weeks)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """On which days of a week."""
        return tuple(sorted({day % _TENS for day in self.days}))

    def falls_on(self, day: date, calendar: Calendar) -> bool:
        """Whether it is gone on that day: on a working day, or at a weekend that the plan names.

        Where the house does not work, a weekly round is left out; one of the month is gone on the working day before.
        """
        open_ = calendar.works(day) or day.isoweekday() in _WEEKEND
        weekly = day.isoweekday() in self.days
        return open_ and (weekly or any(self._names(meant) for meant in _gone_on(day, calendar)))

    def _names(self, day: date) -> bool:
        return _TENS * ((day.day - 1) // _WEEK + 1) + day.isoweekday() in self.days

    def end(self, at: datetime) -> Self:
        """From now on nobody goes; what was gone stays written down."""
        if self.ended_at is not None:
            raise Refusal("inspection-ended", area=self.area)
        return replace(self, ended_at=at)


def _gone_on(day: date, calendar: Calendar) -> Iterator[date]:
    """That day, and the weekdays off right after it if it is the last working day before them."""
    yield day
    after = day + _DAY
    while calendar.works(day) and not calendar.works(after):
        if after.isoweekday() not in _WEEKEND:
            yield after
        after += _DAY


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
