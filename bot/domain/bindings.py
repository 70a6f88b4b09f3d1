"""A stranger asks to be bound to a unit; the front desk decides, once."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import ChatId, Language, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

BindingId = NewType("BindingId", int)


class BindingState(StrEnum):
    """Waiting, or decided one way or the other."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class BindingRequest:
    """Who asks, in their own words."""

    id: BindingId = cast(BindingId, NEW)
    chat: ChatId
    name: str = personal()
    unit: str = personal()
    words: str = personal(default="")
    language: Language
    state: BindingState = BindingState.PENDING
    created_at: datetime
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    version: int = 0

    def approve(self, by: PersonId, at: datetime) -> Self:
        """The front desk knows them."""
        return self._decide(BindingState.APPROVED, by, at)

    def decline(self, by: PersonId, at: datetime) -> Self:
        """The front desk does not."""
        return self._decide(BindingState.DECLINED, by, at)

    def erase(self) -> Self:
        """Their words go, the row stays."""
        return replace(self, name="", unit="", words="")

    def _decide(self, state: BindingState, by: PersonId, at: datetime) -> Self:
        if self.state is not BindingState.PENDING:
            raise Refusal("binding-decided")
        return replace(self, state=state, decided_by=by, decided_at=at)
