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
    """Waiting, decided one way or the other, or taken back by who asked."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


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

    def withdraw(self) -> Self:
        """Who asked thinks otherwise: nobody need decide any more, and their words go."""
        waiting = self.state is BindingState.PENDING
        return replace(self.erase(), state=BindingState.WITHDRAWN if waiting else self.state)

    def erase(self) -> Self:
        """Their words go, the row stays."""
        return replace(self, name="", unit="", words="")

    def _decide(self, state: BindingState, by: PersonId, at: datetime) -> Self:
        if self.state is not BindingState.PENDING:
            raise Refusal("binding-decided")
        return replace(self, state=state, decided_by=by, decided_at=at)
