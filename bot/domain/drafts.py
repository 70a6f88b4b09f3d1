"""A dialogue under way: which form, which question, what has been answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NewType, Self, cast

from bot.domain.guesses import is_emergency
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

    @property
    def danger(self) -> str:
        """The danger that was spoken of in it: as it is worded now, or, where that speaks of none, as it was first."""
        held: Any = self.data
        first = held.get("danger") if isinstance(held, dict) else None
        return self.text if is_emergency(self.text) or not isinstance(first, str) else first

    def endanger(self, words: str) -> Self:
        """Somebody speaks of danger in it: however the report is worded later, these words stand."""
        return replace(self, data={**self.data, "danger": words})
