"""The till of the business centre at the end of a day: what should be in it, and what is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType, cast

from bot.domain.money import Fen
from bot.domain.people import PersonId
from bot.domain.records import NEW

CashCountId = NewType("CashCountId", int)


@dataclass(frozen=True, kw_only=True)
class CashCount:
    """What was taken in cash on `day` by the slips, and what lay in the till; fen. A day is counted once."""

    id: CashCountId = cast(CashCountId, NEW)
    day: date
    expected: Fen
    counted: Fen
    counted_by: PersonId
    counted_at: datetime
    version: int = 0

    @property
    def difference(self) -> Fen:
        """What is over, or below nothing what is missing; fen."""
        return Fen(self.counted - self.expected)
