"""A dialogue under way: which form, which question, what has been answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType, cast

from bot.domain.people import ChatId, PersonId
from bot.domain.records import NEW, personal

DraftId = NewType("DraftId", int)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One per person and chat. `data` holds the answers as JSON; `step` is the question's name, or the summary."""

    id: DraftId = cast(DraftId, NEW)
    chat: ChatId
    thread: int
    speaker: ChatId
    person: PersonId | None
    form: str
    form_version: str
    step: str
    data: dict[str, Any] = personal(default_factory=dict)
    expires_at: datetime
    version: int = 0

    @property
    def subject(self) -> str:
        """What its prompt is filed under."""
        return f"draft:{self.id}"
