"""What a tenant says against a month's statement (R166, R179), within three days of its coming."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.months import Period
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId

ObjectionId = NewType("ObjectionId", int)

OBJECTIONS = timedelta(days=3)
"""How long a statement may be objected to."""


class Billed(StrEnum):
    """What a month's statement is about."""

    MEALS = "meals"
    LAUNDRY = "laundry"
    BUSINESS = "business"


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What a tenant says against a statement; somebody of accounts or the supervisor settles it with a word."""

    id: ObjectionId = cast(ObjectionId, NEW)
    bill: Billed = Billed.MEALS
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


def in_time(month: str, came: datetime, sent: datetime, at: datetime) -> None:
    """Raises Refusal where the statement has not come yet, or the three days after it are over."""
    if at < came:
        raise Refusal("objection-too-soon", month=Period(month))
    if at > sent + OBJECTIONS:
        raise Refusal("objection-too-late", month=Period(month))
