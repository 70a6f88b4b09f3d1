"""How vendors are assessed (R165-R168, R177-R181): notes on weeks, months and years, and what the manager decides."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade

AssessmentId = NewType("AssessmentId", int)


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
