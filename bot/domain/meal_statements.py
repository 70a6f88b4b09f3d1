"""A month of meals (R179): what was brought and what it costs, to the fen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.meals import MealOrder, together
from bot.domain.menus import Portion, summed
from bot.domain.money import Fen
from bot.domain.names import Named


@dataclass(frozen=True)
class Line:
    """One order of the month: its day, number and unit, what was brought, what it costs in fen."""

    day: date
    number: str
    unit: str
    portions: tuple[Portion, ...]
    amount: Fen


@dataclass(frozen=True)
class Statement:
    """A month (YYYY-MM) of one tenant, or of everybody (`tenant` None), as the orders stood at `printed_at`.

    What was complained of, and settled only in this month, stands on it with the day on which it was eaten.
    """

    house: Named
    month: str
    tenant: Named | None
    lines: tuple[Line, ...]
    printed_at: datetime

    @property
    def total(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(line.amount for line in self.lines))

    @property
    def portions(self) -> tuple[Portion, ...]:
        """How many of each set, at each price."""
        return summed(portion for line in self.lines for portion in line.portions)


def brought_lines(orders: Iterable[MealOrder], units: dict[int, str]) -> tuple[Line, ...]:
    """A line for each of these orders, as far as it is charged, at the price of the moment it was ordered."""
    charged = (order for order in orders if order.charged_on is not None and order.portions)
    brought = sorted(charged, key=lambda order: (order.day, order.number))
    return tuple(Line(o.day, o.number, units.get(o.unit or 0, ""), together([o]), o.total) for o in brought)
