"""Messages that callers and visitors leave for a tenant (R20): taken down, delivered, confirmed."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

LeftMessageId = NewType("LeftMessageId", int)

_BEGINS = re.compile(
    r"^(?:(?:有|记|转|请转|帮忙转)?(?:一条|个)?留言|给.{1,12}留言|转告|"
    r"(?:please )?(?:take a |leave a |a )?message(?: left)? (?:for|to)\b|message[:：]|tell \d{3,4}\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]|吗|怎么|\bhow\b|\bwhy\b", re.IGNORECASE)


def sounds_like_message(text: str) -> bool:
    """Whether a colleague takes down a message: the words for it come first, and nothing is asked."""
    said = unicodedata.normalize("NFKC", text).strip()
    return bool(_BEGINS.search(said)) and not _ASKS.search(said)


@dataclass(frozen=True, kw_only=True)
class LeftMessage:
    """What was left for whom by whom. `contact` None: for everybody of the tenant. `by_phone`: told and not tapped."""

    id: LeftMessageId = cast(LeftMessageId, NEW)
    number: str
    unit: UnitId
    tenant: TenantId
    contact: PersonId | None = None
    caller: str = personal(default="")
    caller_phone: str = personal(default="")
    text: str = personal()
    taken_by: PersonId
    taken_at: datetime
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    by_phone: bool = False
    version: int = 0

    @property
    def waits(self) -> bool:
        """Whether nobody has confirmed it yet."""
        return self.confirmed_at is None

    def confirm(self, by: PersonId, at: datetime, *, by_phone: bool = False) -> Self:
        """Whom it is for has read it, or has been told on the phone by a colleague."""
        if not self.waits:
            raise Refusal("note-confirmed-already", number=self.number)
        return replace(self, confirmed_by=by, confirmed_at=at, by_phone=by_phone)

    def erase(self) -> Self:
        """What was said and by whom goes; number, unit and times stay in the register."""
        return replace(self, caller="", caller_phone="", text="")
