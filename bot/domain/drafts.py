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

    @property
    def text(self) -> str:
        """What was said in it in free words; nothing where it holds none, or what it holds makes no sense."""
        held: Any = self.data
        answers = held.get("answers") if isinstance(held, dict) else None
        text = answers.get("text") if isinstance(answers, dict) else None
        return text if isinstance(text, str) else ""
