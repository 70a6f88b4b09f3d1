"""What stays of a work order beside the order itself: who helped, what was late, what the tenant thought of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId

HelperId = NewType("HelperId", int)
OverdueId = NewType("OverdueId", int)
RatingId = NewType("RatingId", int)

BEST = 5


class Stage(StrEnum):
    """A limit that can be overrun."""

    ACCEPT = "accept"
    ON_SITE = "on_site"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Another technician on the same order, beside the one who answers for it."""

    id: HelperId = cast(HelperId, NEW)
    order: int
    technician: PersonId
    since: datetime
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """A limit that was overrun: kept for the reports, whatever happens later; `holder` None where nobody was sent."""

    id: OverdueId = cast(OverdueId, NEW)
    intake: IntakeId
    stage: Stage
    round: int
    due_at: datetime
    noticed_at: datetime
    holder: PersonId | None
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What the tenant thought of a closed order: stars from 1 to 5, perhaps words; once for each closure."""

    id: RatingId = cast(RatingId, NEW)
    order: int
    round: int
    person: PersonId
    stars: int
    words: str = personal(default="")
    at: datetime
    version: int = 0

    def add_words(self, words: str) -> Self:
        """A few words after the stars; once."""
        if self.words:
            raise Refusal("rating-given")
        return replace(self, words=words)

    def erase(self) -> Self:
        """The words go, the stars stay in the statistics."""
        return replace(self, words="")
