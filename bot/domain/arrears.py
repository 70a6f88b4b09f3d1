"""The arrears list (R153-R155): who owes what on the last working day of a month; reviewed before it goes on."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType, Self, cast

from bot.domain.bills import BillId
from bot.domain.money import Fen
from bot.domain.people import PersonId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId

ArrearsId = NewType("ArrearsId", int)


@dataclass(frozen=True)
class ArrearsLine:
    """A month that a tenant has not paid, as it stood; fen."""

    tenant: TenantId
    bill: BillId
    month: str
    charged: Fen
    paid: Fen
    months: int
    days: int
    reminders: int

    @property
    def due(self) -> Fen:
        """What is left of it."""
        return Fen(self.charged - self.paid)


@dataclass(frozen=True, kw_only=True)
class ArrearsList:
    """The list of a day."""

    id: ArrearsId = cast(ArrearsId, NEW)
    day: date
    lines: tuple[ArrearsLine, ...]
    made_at: datetime
    reviewed_by: PersonId | None = None
    reviewed_at: datetime | None = None
    version: int = 0

    @property
    def total(self) -> Fen:
        """What all of it comes to; fen."""
        return Fen(sum(line.due for line in self.lines))

    def review(self, by: PersonId, at: datetime) -> Self:
        """The finance manager has looked at it: it goes on (R154)."""
        if self.reviewed_at is not None:
            raise Refusal("arrears-reviewed-already")
        return replace(self, reviewed_by=by, reviewed_at=at)
