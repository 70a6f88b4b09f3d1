"""The complaint register: received from people, or from the repair desk when a report turns out to be a complaint."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

ComplaintId = NewType("ComplaintId", int)


class ComplaintStatus(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    IS_A_REPAIR = "is_a_repair"


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A complaint (用户投诉记录): who, from where, about what. `intake` is the repair record it came from (R85)."""

    id: ComplaintId = cast(ComplaintId, NEW)
    number: str
    unit: UnitId | None
    tenant: TenantId | None
    complainant: PersonId
    text: str = personal()
    photos: tuple[str, ...] = personal(default=())
    received_at: datetime
    intake: int | None = None
    status: ComplaintStatus = ComplaintStatus.RECEIVED
    closed_at: datetime | None = None
    version: int = 0

    def turn_back(self, at: datetime) -> Self:
        """It was a repair after all; the complaint keeps its number (R85)."""
        if self.status is not ComplaintStatus.RECEIVED or self.intake is None:
            raise Refusal("complaint-not-a-repair", number=self.number)
        return replace(self, status=ComplaintStatus.IS_A_REPAIR, closed_at=at)

    def take_up_again(self) -> Self:
        """The repair desk hands it over a second time."""
        if self.status is not ComplaintStatus.IS_A_REPAIR:
            raise Refusal("complaint-taken-up", number=self.number)
        return replace(self, status=ComplaintStatus.RECEIVED, closed_at=None)

    def erase(self) -> Self:
        """What a person wrote goes; number, unit and times stay in the register."""
        return replace(self, text="", photos=())
