"""What lies in the file of a complaint: entries (R196, R209), and written replies (R206)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.complaints import ComplaintId
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

ComplaintNoteId = NewType("ComplaintNoteId", int)
ReplyId = NewType("ReplyId", int)


class NoteKind(StrEnum):
    """An entry in the file of a complaint: found out, shown, told to the complainant, or heard from them."""

    FOUND = "found"
    TOLD = "told"
    HEARD = "heard"


@dataclass(frozen=True, kw_only=True)
class ComplaintNote:
    """An entry in the file of a complaint (R196, R209)."""

    id: ComplaintNoteId = cast(ComplaintNoteId, NEW)
    complaint: ComplaintId
    kind: NoteKind
    by: PersonId
    at: datetime
    text: str = personal()
    photos: tuple[str, ...] = personal(default=())
    version: int = 0

    def erase(self) -> Self:
        """The words go."""
        return replace(self, text="", photos=())


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A written reply (R206): drafted by one, approved by another, then handed over on paper."""

    id: ReplyId = cast(ReplyId, NEW)
    complaint: ComplaintId
    text: str = personal()
    drafted_by: PersonId
    drafted_at: datetime
    approved_by: PersonId | None = None
    approved_at: datetime | None = None
    version: int = 0

    def redraft(self, text: str, by: PersonId, at: datetime) -> Self:
        """Written anew."""
        if self.approved_at is not None:
            raise Refusal("reply-approved-already")
        return replace(self, text=text, drafted_by=by, drafted_at=at)

    def approve(self, by: PersonId, at: datetime) -> Self:
        """Somebody else has read it, and it may go."""
        if self.approved_at is not None:
            raise Refusal("reply-approved-already")
        if by == self.drafted_by:
            raise Refusal("reply-by-another")
        return replace(self, approved_by=by, approved_at=at)

    def erase(self) -> Self:
        """The words go."""
        return replace(self, text="")
