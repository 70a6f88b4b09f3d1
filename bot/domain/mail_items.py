"""Mail and parcels for tenants (R25, R26, R63): taken in, kept, handed over against a receipt, returned.

Nothing is forwarded or lent (R64): it goes to whom it is for, to whoever has their code, or back.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

MailId = NewType("MailId", int)

MOST_TRIES = 5
"""So many wrong codes, and the code is void."""
ASKED_FOR = timedelta(minutes=30)
"""So long after the desk has asked, a tenant's tap counts as a receipt."""


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


class Receipt(StrEnum):
    """What it was handed over against (R26)."""

    TAP = "tap"
    CODE = "code"
    SIGNATURE = "signature"


class Returned(StrEnum):
    """Why it went back."""

    OVERDUE = "overdue"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class MailItem:
    """A line of the mail register (R25): what came when, from whom, for whom; who took it in; how it left.

    `addressee` is as written on it. `code` lets somebody else collect it, once; `tries` counts wrong ones. `asked_at`:
    the tenant stands at the desk and was asked to confirm. `return_at` (UTC): from then on it may go back unclaimed.
    """

    id: MailId = cast(MailId, NEW)
    number: str
    kind: MailKind
    carrier: str = ""
    tracking: str = personal(default="")
    unit: UnitId
    tenant: TenantId | None
    addressee: str = personal(default="")
    received_at: datetime
    taken_by: PersonId
    return_at: datetime
    status: MailStatus = MailStatus.HELD
    reminders: int = 0
    code: str = personal(default="")
    tries: int = 0
    asked_by: PersonId | None = None
    asked_at: datetime | None = None
    receipt: Receipt | None = None
    received_by: PersonId | None = None
    collected_by: str = personal(default="")
    handed_by: PersonId | None = None
    returned: Returned | None = None
    closed_at: datetime | None = None
    version: int = 0

    @property
    def held(self) -> bool:
        """Whether it still lies here."""
        return self.status is MailStatus.HELD

    def asked(self, at: datetime) -> bool:
        """Whether the tenant's tap would count as a receipt now."""
        return self.held and self.asked_at is not None and at < self.asked_at + ASKED_FOR

    def ask(self, by: PersonId, at: datetime) -> Self:
        """The tenant stands at the desk: they are asked to confirm."""
        self._held()
        if self.tenant is None:
            raise Refusal("mail-nobody-there", number=self.number)
        return replace(self, asked_by=by, asked_at=at)

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The tenant has it in hand, as whoever asked can see."""
        self._held()
        if not self.asked(at):
            raise Refusal("mail-not-asked", number=self.number)
        return self._left(at, receipt=Receipt.TAP, received_by=by, handed_by=self.asked_by)

    def give_code(self, code: str) -> Self:
        """Somebody else will collect it; an earlier code is void."""
        self._held()
        return replace(self, code=code, tries=0)

    def try_code(self, code: str, name: str, by: PersonId, at: datetime) -> Self:
        """Somebody shows a code: it is theirs; or one try more, and after the last one the code is void.

        Raises:
            Refusal: nobody has asked for a code, or it is void.

        """
        self._held()
        if not self.code:
            raise Refusal("mail-no-code", number=self.number)
        if hmac.compare_digest(self.code.encode(), code.encode()):
            return self._left(at, receipt=Receipt.CODE, collected_by=name, handed_by=by)
        tries = self.tries + 1
        return replace(self, tries=tries, code=self.code if tries < MOST_TRIES else "")

    def sign(self, name: str, by: PersonId, at: datetime, *, nobody_confirms: bool = False) -> Self:
        """Somebody of the tenant has signed on paper."""
        self._held()
        if self.kind is MailKind.REGISTERED and not nobody_confirms:
            raise Refusal("mail-registered", number=self.number)
        return self._left(at, receipt=Receipt.SIGNATURE, collected_by=name, handed_by=by)

    def move(self, unit: UnitId, tenant: TenantId | None) -> Self:
        """It was entered for a wrong unit: whoever was asked, and any code, is void."""
        self._held()
        if unit == self.unit:
            raise Refusal("mail-same-unit", number=self.number)
        return replace(self, unit=unit, tenant=tenant, code="", tries=0, asked_by=None, asked_at=None, reminders=0)

    def remind(self) -> Self:
        """The tenant has been reminded once more."""
        self._held()
        return replace(self, reminders=self.reminders + 1)

    def give_back(self, why: Returned, by: PersonId, at: datetime) -> Self:
        """It goes back to where it came from.

        Raises:
            Refusal: as unclaimed before its days are over.

        """
        self._held()
        if why is Returned.OVERDUE and at < self.return_at:
            raise Refusal("mail-not-yet", number=self.number, day=self.return_at)
        return replace(self, status=MailStatus.RETURNED, returned=why, handed_by=by, closed_at=at, code="")

    def erase(self) -> Self:
        """Who it was for and who fetched it goes; number, kind, unit and times stay in the register."""
        return replace(self, addressee="", tracking="", collected_by="", code="")

    def _left(self, at: datetime, **how: object) -> Self:
        return replace(self, status=MailStatus.HANDED_OVER, closed_at=at, code="", **how)  # type: ignore[arg-type]

    def _held(self) -> None:
        if not self.held:
            raise Refusal(f"mail-is-{self.status.value.replace('_', '-')}", number=self.number)
