"""Half past eleven (R172-R174): have the meals come, and are they as they should be."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal


class Verdict(StrEnum):
    """What the joint check found (R173)."""

    PASSED = "passed"
    REMAKE = "remake"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Half past eleven (R172-R174): the meals have come, and reception, customer service and caterer look at them."""

    id: int = NEW
    vendor: VendorId
    day: date
    arrived_at: datetime
    taken_by: PersonId
    verdict: Verdict | None = None
    why: str = ""
    photos: tuple[str, ...] = ()
    checked_by: PersonId | None = None
    checked_at: datetime | None = None
    remakes: int = 0
    version: int = 0

    def passes(self, by: PersonId, at: datetime) -> Self:
        """Quality, quantity and standard are as they should be (R173)."""
        self._unchecked()
        return replace(self, verdict=Verdict.PASSED, checked_by=by, checked_at=at)

    def fails(self, by: PersonId, at: datetime, why: str, photos: tuple[str, ...]) -> Self:
        """Below standard: made anew at once (R174), and looked at again."""
        self._unchecked()
        return replace(
            self, verdict=Verdict.REMAKE, why=why, photos=photos, checked_by=by, checked_at=at, remakes=self.remakes + 1
        )  # fmt: skip

    def _unchecked(self) -> None:
        if self.verdict is Verdict.PASSED:
            raise Refusal("meals-checked-already")
