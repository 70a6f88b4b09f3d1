"""The inspection plan (巡检计划, R89, R250): who looks where, when and at what; and each round of it."""

from collections.abc import Iterator
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

_WEEKEND, _WEEK, _DAY = (6, 7), 7, timedelta(days=1)
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


_WEEKS = {Rhythm.HALF_MONTHLY: frozenset({1, 3}), Rhythm.MONTHLY: frozenset({1})}
"""Which of the Mondays (or other days of the week) of a month are meant."""


@dataclass(frozen=True, kw_only=True)
class InspectionPlan:
    """A round that recurs: the area, how often, on which days of the week (Monday: 1), the hour, what is looked at."""

    id: PlanId = cast(PlanId, NEW)
    area: str
    points: str
    rhythm: Rhythm = Rhythm.WEEKLY
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

    def falls_on(self, day: date, calendar: Calendar) -> bool:
        """Whether it is gone on that day: on a working day, or at a weekend that the plan names.

        Where the house does not work, a weekly round is left out; one of the month is gone on the working day before.
        """
        if not calendar.works(day) and day.isoweekday() not in _WEEKEND:
            return False
        meant = (day,) if self.rhythm is Rhythm.WEEKLY else _gone_on(day, calendar)
        return any(self._names(one) for one in meant)

    def next(self, day: date, calendar: Calendar) -> date:
        """The first day from that one on, on which it is gone."""
        while not self.falls_on(day, calendar):
            day += _DAY
        return day

    def instead(self, waiting: date, since: date, gone: date | None, calendar: Calendar) -> date:
        """When the round that waits for a day is gone, by the calendar as it is now; `since` is the first day it can.

        One of the month whose own day is off, and whose working day before is over, is gone on the working day after;
        one that was `gone` ahead of its day is not gone again on it.
        """
        monthly = self.rhythm is not Rhythm.WEEKLY
        if monthly and gone and not self._names(gone) and not self._after_its_day(gone, calendar):
            since = max(since, self._own_day(gone) + _DAY)
        planned = self.next(since, calendar)
        if not monthly or planned <= waiting:
            return planned
        if self._after_its_day(waiting, calendar):
            return waiting
        if calendar.works(waiting):
            return planned
        while not calendar.works(waiting):
            waiting += _DAY
        return min(planned, waiting)

    def _own_day(self, day: date) -> date:
        """The first day from that one on that the plan names."""
        while not self._names(day):
            day += _DAY
        return day

    def _after_its_day(self, day: date, calendar: Calendar) -> bool:
        """Whether it is a working day right after days off, of which the plan names one."""
        before = day - _DAY
        while calendar.works(day) and not calendar.works(before):
            if before.isoweekday() not in _WEEKEND and self._names(before):
                return True
            before -= _DAY
        return False

    def _names(self, day: date) -> bool:
        weeks = _WEEKS.get(self.rhythm)
        return day.isoweekday() in self.days and (weeks is None or (day.day - 1) // _WEEK + 1 in weeks)

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
