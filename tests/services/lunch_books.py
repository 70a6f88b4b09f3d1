"""A morning of lunch with pencil and paper: what is expected of the house, written down a second time beside it."""

from collections import Counter
from dataclasses import dataclass, field

from bot.domain.meals import MealOrderId
from tests.services.kitchen import SETS

PRICES = {dish.code: dish.price for dish in SETS}
OFFICE = ("tenant", "clerk")
"""Who eats together: the clerk stands for the tenant, too."""


@dataclass
class Line:
    """One order on paper: of whom, how many of what, how it stands; `changed`: the menu changed under it too late."""

    who: str
    counts: Counter[str]
    status: str = "open"
    changed: bool = False
    by_desk: bool = False
    monday: bool = True

    @property
    def counts_now(self) -> int:
        """How many portions the kitchen has to think of."""
        return self.counts.total() if self.monday and self.status in {"open", "late"} else 0


@dataclass
class Books:
    """What somebody with pencil and paper would have on their list."""

    orders: dict[MealOrderId, Line] = field(default_factory=dict)
    office: dict[str, Line] = field(default_factory=lambda: {who: Line(who, Counter()) for who in OFFICE})
    office_gone: bool = False
    offered: set[str] = field(default_factory=lambda: set(PRICES))
    capacity: int | None = None

    @property
    def wanted(self) -> Counter[str]:
        """Portions of each set that the caterer is to bring."""
        lines = [line for line in self.orders.values() if line.status == "open" and line.monday]
        together = () if self.office_gone else self.office.values()
        return +sum((line.counts for line in (*lines, *together)), Counter[str]())

    @property
    def taken(self) -> int:
        """How many portions the kitchen has to think of."""
        lines = (*self.orders.values(), *(() if self.office_gone else self.office.values()))
        return sum(line.counts_now for line in lines)

    def fits(self, more: int) -> bool:
        """Whether the kitchen can make so many more."""
        return self.capacity is None or more <= 0 or self.taken + more <= self.capacity

    def last_of(self, who: str) -> Line | None:
        """What somebody ordered last for themselves, and has not cancelled."""
        own = [one for one in self.orders.values() if one.who == who and not one.by_desk]
        return next((one for one in reversed(own) if one.status != "cancelled"), None)

    def eats(self, who: str) -> bool:
        """Whether somebody has something for Monday."""
        own = (one for one in self.orders.values() if one.who == who and one.monday and not one.by_desk)
        together = who in OFFICE and not self.office_gone and bool(self.office[who].counts)
        return together or any(one.status in {"open", "late"} for one in own)

    def change_menu(self, code: str, *, gone: bool, late: bool, listed: bool) -> None:
        """A set is off, or another one by now."""
        for line in (*self.orders.values(), *self.office.values()):
            if line.status in {"open", "late"} and line.monday and code in line.counts:
                line.changed |= late
                if gone:
                    del line.counts[code]
        for line in self.orders.values():
            if line.monday and line.status in {"open", "late"} and not line.counts:
                line.status = "cancelled"
        self.office_gone |= gone and listed and not any(line.counts for line in self.office.values())
