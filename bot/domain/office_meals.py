"""Lunch for the office: what colleagues add to an order that one of them collects (R170)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType, Self, cast

from bot.domain.meals import MealOrderId
from bot.domain.menus import Dish, Portion, following, summed
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal

OfficeMealId = NewType("OfficeMealId", int)


@dataclass(frozen=True, kw_only=True)
class OfficeMeal:
    """What one colleague eats: part of the order of whoever collects; `changed_at` as in the order."""

    id: OfficeMealId = cast(OfficeMealId, NEW)
    order: MealOrderId
    person: PersonId
    portions: tuple[Portion, ...]
    note: str = personal(default="")
    said_at: datetime
    changed_at: datetime | None = None
    version: int = 0

    @property
    def count(self) -> int:
        """How many portions."""
        return sum(portion.count for portion in self.portions)

    def change(self, portions: tuple[Portion, ...], note: str, at: datetime) -> Self:
        """Something else instead; no portions: nothing after all."""
        return replace(self, portions=portions, note=note, said_at=at)

    def follow(self, code: str, dish: Dish | None, *, late: datetime | None = None) -> Self:
        """The menu has changed: a set has other things in it, or is not cooked (None); `late`: after the cut-off."""
        portions = following(self.portions, code, dish)
        return (
            self if portions == self.portions else replace(self, portions=portions, changed_at=late or self.changed_at)
        )

    def warn(self, late: datetime | None) -> Self:
        """Something is found to be in it that was not said; `late`: after the cut-off."""
        return replace(self, changed_at=late or self.changed_at)

    def erase(self) -> Self:
        """What the person wrote goes; portions stay for the accounts."""
        return replace(self, note="")


def collected(lines: Sequence[OfficeMeal]) -> tuple[tuple[Portion, ...], str]:
    """Everything together, and what was noted."""
    portions = summed(portion for line in lines for portion in line.portions)
    return portions, "; ".join(line.note for line in lines if line.note and line.portions)
