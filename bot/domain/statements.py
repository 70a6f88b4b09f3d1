"""Statements (R166, R179): what was brought in a month and what it costs, to the fen; objections within three days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.meals import MealOrder, billable, together
from bot.domain.menus import Portion, summed
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId


class Bill(StrEnum):
    """What a statement is of."""

    MEALS = "meals"
    LAUNDRY = "laundry"


ObjectionId = NewType("ObjectionId", int)

OBJECTIONS = timedelta(days=3)
"""How long a statement may be objected to."""


@dataclass(frozen=True)
class Line:
    """One order of the month: its day, number and unit, what was brought, what it costs in fen."""

    day: date
    number: str
    unit: str
    portions: tuple[Portion, ...]
    amount: Fen


@dataclass(frozen=True)
class Statement:
    """A month (YYYY-MM) of one tenant, or of everybody (`tenant` None), as the orders stand."""

    month: str
    tenant: Named | None
    lines: tuple[Line, ...]

    @property
    def total(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(line.amount for line in self.lines))

    @property
    def portions(self) -> tuple[Portion, ...]:
        """How many of each set, at each price."""
        return summed(portion for line in self.lines for portion in line.portions)


def stated(month: str, tenant: Named | None, orders: Iterable[MealOrder], units: dict[int, str]) -> Statement:
    """The statement of these orders: what was brought, at the price of the moment it was ordered."""
    brought = sorted(billable(orders), key=lambda order: (order.day, order.number))
    lines = [Line(o.day, o.number, units.get(o.unit or 0, ""), together([o]), o.total) for o in brought]
    return Statement(month, tenant, tuple(lines))


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What a tenant says against a statement; somebody of accounts or the supervisor settles it with a word."""

    id: ObjectionId = cast(ObjectionId, NEW)
    bill: Bill = Bill.MEALS
    month: str
    tenant: TenantId
    person: PersonId
    text: str = personal()
    at: datetime
    settled_by: PersonId | None = None
    settled_at: datetime | None = None
    answer: str = personal(default="")
    version: int = 0

    def settle(self, by: PersonId, at: datetime, answer: str) -> Self:
        """It has been looked into; once."""
        if self.settled_at is not None:
            raise Refusal("objection-settled-already")
        return replace(self, settled_by=by, settled_at=at, answer=answer)

    def erase(self) -> Self:
        """What was written goes."""
        return replace(self, text="", answer="")


def in_time(month: str, sent: datetime, at: datetime) -> None:
    """Raises Refusal where the three days are over."""
    if at > sent + OBJECTIONS:
        raise Refusal("objection-too-late", month=month)


def month_before(day: date) -> str:
    """The month before a day's, as YYYY-MM."""
    return f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"


def span(month: str) -> tuple[date, date]:
    """The first day of a month (YYYY-MM), and the first of the next.

    Raises:
        Refusal: it is no month.

    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Refusal("button-stale") from None
    return first, (first + timedelta(days=32)).replace(day=1)
