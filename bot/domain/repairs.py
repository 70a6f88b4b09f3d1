"""The repair record: what somebody reported, and whether a work order has been issued for it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.categories import Category, Urgency
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

IntakeId = NewType("IntakeId", int)


class Channel(StrEnum):
    """How a repair was reported (R105, R106)."""

    CHAT = "chat"
    PHONE = "phone"
    WALK_IN = "walk_in"
    LETTER = "letter"
    INSPECTION = "inspection"
    SECURITY = "security"


class IntakeStatus(StrEnum):
    """Where a repair record stands before and beside its work order."""

    TO_DISPATCH = "to_dispatch"
    ISSUED = "issued"
    CANCELLED = "cancelled"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Intake:
    """The repair record (电话报修记录单, R116): who reported what, where, when, and who took it."""

    id: IntakeId = cast(IntakeId, NEW)
    number: str
    channel: Channel
    unit: UnitId | None
    tenant: TenantId | None
    reporter: PersonId
    taken_by: PersonId | None = None
    text: str = personal()
    photos: tuple[str, ...] = personal(default=())
    category: Category
    urgency: Urgency
    reported_at: datetime
    status: IntakeStatus = IntakeStatus.TO_DISPATCH
    closed_at: datetime | None = None
    version: int = 0

    def issue(self) -> Self:
        """A work order has been issued for it; one item, one order (R132)."""
        self._must_be(IntakeStatus.TO_DISPATCH)
        return replace(self, status=IntakeStatus.ISSUED)

    def cancel(self, by: PersonId, at: datetime) -> Self:
        """The reporter takes it back before an order is issued; no order number is used."""
        if by != self.reporter:
            raise Refusal("not-found")
        self._must_be(IntakeStatus.TO_DISPATCH)
        return replace(self, status=IntakeStatus.CANCELLED, closed_at=at)

    def close(self, at: datetime) -> Self:
        """Its work order was verified and closed, or voided."""
        self._must_be(IntakeStatus.ISSUED)
        return replace(self, status=IntakeStatus.CLOSED, closed_at=at)

    def erase(self) -> Self:
        """What a person wrote and photographed goes; number, unit and times stay in the register."""
        return replace(self, text="", photos=())

    def _must_be(self, status: IntakeStatus) -> None:
        if self.status is not status:
            raise Refusal(f"repair-is-{self.status.value.replace('_', '-')}")
