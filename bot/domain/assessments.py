"""What is thought of a vendor (R164-R168, R176-R181): opinions, notes, months and years assessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade

OpinionId = NewType("OpinionId", int)
AssessmentId = NewType("AssessmentId", int)

MOST_STARS = 5


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """What one person thinks of a vendor's month or week: one to five stars, perhaps words."""

    id: OpinionId = cast(OpinionId, NEW)
    vendor: VendorId
    trade: Trade
    period: str
    person: PersonId
    stars: int
    words: str = personal(default="")
    at: datetime
    version: int = 0

    def rate(self, stars: int, at: datetime) -> Self:
        """Another number of stars. Raises Refusal for one that there is not."""
        if not 0 < stars <= MOST_STARS:
            raise Refusal("button-stale")
        return replace(self, stars=stars, at=at)

    def explain(self, words: str) -> Self:
        """In words."""
        return replace(self, words=words)

    def erase(self) -> Self:
        """What the person wrote goes."""
        return replace(self, words="")


class Decision(StrEnum):
    """What the manager decides at the end of a year (R168, R181)."""

    RENEW = "renew"
    CHANGE = "change"


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What the supervisor writes of a vendor's month (2026-11), year (2026) or week (its Thursday, 2026-11-26); once.

    `ahead`: what is to be improved, or next year's focus; `renew`: the year's advice; `decision`: the manager's word.
    Of a week there is only what is to be improved (R177): no `score`, no `opinions`.
    """

    id: AssessmentId = cast(AssessmentId, NEW)
    vendor: VendorId
    trade: Trade
    period: str
    score: int | None
    opinions: str
    ahead: str
    renew: bool | None = None
    made_by: PersonId
    made_at: datetime
    decision: Decision | None = None
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    version: int = 0

    def decide(self, decision: Decision, by: PersonId, at: datetime) -> Self:
        """The vendor is kept, or another one is looked for; once.

        Raises:
            Refusal: it is no assessment of a year, or has been decided.

        """
        if self.renew is None:
            raise Refusal("button-stale")
        if self.decision is not None:
            raise Refusal("assessment-decided-already")
        return replace(self, decision=decision, decided_by=by, decided_at=at)


def tenths(opinions: Sequence[Opinion]) -> int:
    """The average of their stars, in tenths of a star; nought where there is none."""
    return (sum(one.stars for one in opinions) * 20 // len(opinions) + 1) // 2 if opinions else 0
