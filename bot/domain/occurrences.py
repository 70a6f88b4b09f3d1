"""A thing that is due once: of a kind, for a scope, on a day of the building's calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, cast

from bot.domain.records import NEW

OccurrenceId = NewType("OccurrenceId", int)


class OccurrenceState(StrEnum):
    """Waiting, done, or passed over because it was too late."""

    DUE = "due"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One thing due at `due_at`; after `window_end` its kind's late rule applies (both UTC)."""

    id: OccurrenceId = cast(OccurrenceId, NEW)
    kind: str
    scope: str
    local_date: date
    due_at: datetime
    window_end: datetime
    state: OccurrenceState = OccurrenceState.DUE
    done_at: datetime | None = None
    why: str = ""
    version: int = 0
