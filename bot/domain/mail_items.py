"""Mail and parcels for tenants (R25, R26, R63): taken in, kept, handed over against a receipt, returned.

Nothing is forwarded or lent (R64): it goes to whom it is for, to whoever has their code, or back.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.custody import Custody
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

MailId = NewType("MailId", int)


class MailKind(StrEnum):
    """What it is (R63). A registered letter is handed over on a signature only where nobody can confirm in the chat."""

    REGISTERED = "registered"
    EXPRESS = "express"
    PARCEL = "parcel"
    PAPER = "paper"


class MailStatus(StrEnum):
    """Where it is."""

    HELD = "held"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"


class Returned(StrEnum):
    """Why it went back."""

    OVERDUE = "overdue"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class MailItem(Custody):
    """A line of the mail register (R25): what came when, from whom, for whom; who took it in; how it left.

    `addressee` is as written on it. `return_at` (UTC): from then on it may go back unclaimed.
    """

    matter = "mail"
    id: MailId = cast(MailId, NEW)
    kind: MailKind
    carrier: str = ""
    tracking: str = personal(default="")
    unit: UnitId
    addressee: str = personal(default="")
    received_at: datetime
    return_at: datetime
    status: MailStatus = MailStatus.HELD
    reminders: int = 0
    returned: Returned | None = None
    version: int = 0

    @property
    def held(self) -> bool:
        """Whether it still lies here."""
        return self.status is MailStatus.HELD

    def sign(self, name: str, by: PersonId, at: datetime, *, nobody_confirms: bool = False) -> Self:
        """Somebody of the tenant has signed on paper."""
        self._theirs()
        if self.kind is MailKind.REGISTERED and not nobody_confirms:
            raise Refusal("mail-registered", number=self.number)
        return self._signed(name, by, at)

    def move(self, unit: UnitId, tenant: TenantId | None) -> Self:
        """It was entered for a wrong unit: whoever was asked, and any code, is void."""
        self._theirs()
        if unit == self.unit:
            raise Refusal("mail-same-unit", number=self.number)
        return replace(self, unit=unit, tenant=tenant, code="", tries=0, asked_by=None, asked_at=None, reminders=0)

    def remind(self) -> Self:
        """The tenant has been reminded once more."""
        self._theirs()
        return replace(self, reminders=self.reminders + 1)

    def give_back(self, why: Returned, by: PersonId, at: datetime) -> Self:
        """It goes back to where it came from.

        Raises:
            Refusal: as unclaimed before its days are over.

        """
        self._theirs()
        if why is Returned.OVERDUE and at < self.return_at:
            raise Refusal("mail-not-yet", number=self.number, day=self.return_at)
        return replace(self, status=MailStatus.RETURNED, returned=why, handed_by=by, closed_at=at, code="")

    def erase(self) -> Self:
        """Who it was for and who fetched it goes; number, kind, unit and times stay in the register."""
        return replace(self, addressee="", tracking="", collected_by="", code="")

    def _left(self, at: datetime, **how: object) -> Self:
        return replace(self, status=MailStatus.HANDED_OVER, closed_at=at, code="", **how)  # type: ignore[arg-type]

    def _theirs(self) -> None:
        if not self.held:
            raise Refusal(f"mail-is-{self.status.value.replace('_', '-')}", number=self.number)
