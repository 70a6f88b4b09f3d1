"""What the house keeps for somebody until it is fetched (R26): against their tap, a code, or a signature."""

import hmac
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from bot.domain.people import PersonId
from bot.domain.records import personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

MOST_TRIES = 5
"""So many wrong codes, and the code is void."""
ASKED_FOR = timedelta(minutes=30)
"""So long after they were asked at the counter, a tenant's tap counts as a receipt."""


class Receipt(StrEnum):
    """What it was handed over against (R26). CHECK_IN: with the keys, to who moves in (R230)."""

    TAP = "tap"
    CODE = "code"
    SIGNATURE = "signature"
    CHECK_IN = "check_in"


@dataclass(frozen=True, kw_only=True)
class Custody(ABC):
    """How something leaves the house, and to whom.

    `code` lets somebody else fetch it, once; `tries` counts wrong ones. `asked_at`: the tenant stands at the counter
    and was asked to confirm.
    """

    matter: ClassVar[str]
    """What its sentences begin with."""
    number: str
    unit: UnitId | None
    tenant: TenantId | None = None
    taken_by: PersonId
    code: str = personal(default="")
    tries: int = 0
    asked_by: PersonId | None = None
    asked_at: datetime | None = None
    receipt: Receipt | None = None
    received_by: PersonId | None = None
    collected_by: str = personal(default="")
    handed_by: PersonId | None = None
    closed_at: datetime | None = None

    @property
    @abstractmethod
    def held(self) -> bool:
        """Whether it still lies here."""

    @property
    def tries_left(self) -> int:
        """How often a wrong code may still be typed."""
        return MOST_TRIES - self.tries if self.code else 0

    def asked(self, at: datetime) -> bool:
        """Whether the tenant's tap would count as a receipt now."""
        return self.held and self.asked_at is not None and at < self.asked_at + ASKED_FOR

    def ask(self, by: PersonId, at: datetime) -> Self:
        """The tenant stands at the counter: they are asked to confirm."""
        self._theirs()
        if self.tenant is None:
            raise Refusal(f"{self.matter}-nobody-there", number=self.number)
        return replace(self, asked_by=by, asked_at=at)

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The tenant has it in hand, as whoever asked can see."""
        self._theirs()
        if not self.asked(at):
            raise Refusal(f"{self.matter}-not-asked", number=self.number)
        return self._left(at, receipt=Receipt.TAP, received_by=by, handed_by=self.asked_by)

    def give_code(self, code: str) -> Self:
        """Somebody else will collect it; an earlier code is void, and so is that the tenant was asked to confirm."""
        self._theirs()
        return replace(self, code=code, tries=0, asked_by=None, asked_at=None)

    def try_code(self, code: str, name: str, by: PersonId, at: datetime) -> Self:
        """Somebody shows a code: it is theirs; or one try more, and after the last one the code is void.

        Raises:
            Refusal: nobody has asked for a code, or it is void.

        """
        self._theirs()
        if not self.code:
            raise Refusal(f"{self.matter}-no-code", number=self.number)
        if hmac.compare_digest(self.code.encode(), code.encode()):
            return self._left(at, receipt=Receipt.CODE, collected_by=name, handed_by=by)
        tries = self.tries + 1
        return replace(self, tries=tries, code=self.code if tries < MOST_TRIES else "")

    def _signed(self, name: str, by: PersonId, at: datetime, receipt: Receipt = Receipt.SIGNATURE) -> Self:
        return self._left(at, receipt=receipt, collected_by=name, handed_by=by)

    @abstractmethod
    def _theirs(self) -> None:
        """Raises the polite no unless it lies here for its tenant to fetch."""

    @abstractmethod
    def _left(self, at: datetime, **how: object) -> Self:
        """It has left the house, in the way that is named."""
