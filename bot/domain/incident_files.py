"""What is kept of an emergency beside itself: its alarms, its course, and what the people in the house were told."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.drafts import DraftId
from bot.domain.incidents import IncidentId, IncidentKind
from bot.domain.names import without
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.repairs import IntakeId

NoticeId = NewType("NoticeId", int)


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """An alarm of it: what somebody said before they reported it (`draft`), their report (`intake`), or both.

    `message` is the number of their own message in which they spoke of it.
    """

    id: int = NEW
    incident: IncidentId
    draft: DraftId | None = None
    intake: IntakeId | None = None
    person: PersonId | None = None
    at: datetime
    text: str = personal(default="")
    message: int | None = None
    version: int = 0

    def become(self, intake: IntakeId) -> Self:
        """What was said has been reported."""
        return replace(self, intake=intake)

    def let_go(self) -> Self:
        """Its repair is in trouble again after the all-clear: that is another emergency."""
        return replace(self, intake=None)

    def erase(self) -> Self:
        """What was said goes."""
        return replace(self, text="")


class EntryKind(StrEnum):
    """What stands in the course of an incident."""

    ALARM = "alarm"
    REPEATED = "repeated"
    TAKEN = "taken"
    OPENED = "opened"
    ATTACHED = "attached"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    CALLED_OFF = "called_off"
    HELD = "held"
    CORRECTED = "corrected"
    NOTE = "note"
    WARNED = "warned"
    WARNED_DONE = "warned_done"
    CLEARED = "cleared"
    TOLD_OVER = "told_over"
    REPORTED = "reported"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of its course: what was done, when (UTC), by whom; `what` is a number or a place, `count` how many."""

    id: int = NEW
    incident: IncidentId
    at: datetime
    kind: EntryKind
    by: PersonId | None = None
    what: str = ""
    count: int = 0
    text: str = personal(default="")
    photos: tuple[str, ...] = personal(default=())
    version: int = 0

    def forget(self, words: Collection[str]) -> Self:
        """Somebody's names go."""
        return replace(self, text=without(self.text, words)) if words and self.text else self

    def erase(self) -> Self:
        """Words and pictures go."""
        return replace(self, text="", photos=())


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What was told to who is on some floors, or in the whole house (no `floors`): once to each.

    `people` were written to; `arrived` and `lost` count up, until it is `done_at`. In the units of `phone` nobody was
    reached.
    """

    id: NoticeId = cast(NoticeId, NEW)
    incident: IncidentId
    kind: IncidentKind
    floors: tuple[str, ...] = ()
    sent_by: PersonId
    sent_at: datetime
    people: int
    arrived: int = 0
    lost: int = 0
    phone: tuple[str, ...] = ()
    looks: int = 0
    done_at: datetime | None = None
    version: int = 0

    def count(self, arrived: int, lost: int, phone: tuple[str, ...], at: datetime) -> Self:
        """How far it has come; where nothing is on its way any more it is done."""
        done = at if arrived + lost >= self.people else None
        return replace(self, arrived=arrived, lost=lost, phone=phone, looks=self.looks + 1, done_at=done)
