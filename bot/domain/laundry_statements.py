"""A month of laundry (R166): what was signed for, at the prices of when it was asked for; fen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.laundry import Garment, LaundryOrder
from bot.domain.money import Fen
from bot.domain.names import Named


@dataclass(frozen=True)
class LaundryLine:
    """One order of the month: when it was first signed for, its number and unit, what it was, what express cost."""

    day: date
    number: str
    unit: str
    garments: tuple[Garment, ...]
    surcharge: Fen

    @property
    def amount(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(garment.amount for garment in self.garments) + self.surcharge)


@dataclass(frozen=True)
class LaundryStatement:
    """A month (YYYY-MM) of one tenant, or of everybody (`tenant` None); `printed_at` is the wall clock's time."""

    house: Named
    month: str
    tenant: Named | None
    lines: tuple[LaundryLine, ...]
    printed_at: datetime

    @property
    def surcharge(self) -> Fen:
        """What express cost altogether; fen."""
        return Fen(sum(line.surcharge for line in self.lines))

    @property
    def total(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(line.amount for line in self.lines))

    @property
    def garments(self) -> tuple[Garment, ...]:
        """How many of each garment and care, at each price."""
        counts: dict[Garment, int] = {}
        for one in (one for line in self.lines for one in line.garments):
            counts[replace(one, count=0)] = counts.get(replace(one, count=0), 0) + one.count
        ordered = sorted(counts.items(), key=lambda one: (one[0].code, one[0].price, one[0].name_zh))
        return tuple(replace(one, count=count) for one, count in ordered)


def signed_lines(orders: Iterable[LaundryOrder], units: Mapping[int, str]) -> tuple[LaundryLine, ...]:
    """The lines of these orders, by day and number; what has never been signed for is not charged."""
    lines = [
        LaundryLine(order.charged_on, order.number, units.get(order.unit, ""), order.lines, order.surcharge)
        for order in orders
        if order.charged_on is not None
    ]
    return tuple(sorted(lines, key=lambda line: (line.day, line.number)))
