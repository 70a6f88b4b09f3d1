"""The registers of the repair procedure for some days: what the paper books held, line by line (R106, R116-R118)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from bot.domain.aftermath import Stage
from bot.domain.categories import Category, Urgency
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.repairs import Channel, IntakeStatus, Outcome


@dataclass(frozen=True, kw_only=True)
class Logged:
    """The line of the dispatch log: its number, what was decided, by whom, when."""

    number: int
    outcome: Outcome
    dispatcher: Named
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """The work order: number, people, times, work, what the tenant pays in fen, and how it ended."""

    number: str
    status: OrderStatus
    chargeable: bool
    issued_by: Named
    issued_at: datetime
    technician: Named
    accepted_at: datetime | None
    arrived_at: datetime | None
    completed_at: datetime | None
    work_done: str
    total: Fen
    result: Result | None
    verified_by: Named
    verified_at: datetime | None
    method: Method | None
    rework: int
    void_why: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One reported item with what became of it; `logged` and `ordered` are None where there is no such line.

    `overdue` are the limits that were overrun, whoever had it then.
    """

    number: str
    channel: Channel
    status: IntakeStatus
    reported_at: datetime
    unit: str
    place: str
    tenant: Named
    reporter: Named
    taken_by: Named
    text: str
    category: Category
    urgency: Urgency
    logged: Logged | None
    ordered: Ordered | None
    overdue: tuple[Stage, ...] = ()

    def without_words(self) -> Self:
        """The line alone, for whoever may not read what was said, where, or who said it."""
        nobody = Named("", "")
        return replace(self, unit="", place="", tenant=nobody, reporter=nobody, taken_by=nobody, text="")


@dataclass(frozen=True)
class Registers:
    """The items written down from `first` to `last` (days of the building), in the order of their numbers."""

    first: date
    last: date
    items: tuple[Item, ...]

    @property
    def repairs(self) -> tuple[Item, ...]:
        """The telephone repair record (电话报修记录单, R116): everything that was reported to customer service."""
        return tuple(item for item in self.items if item.channel is not Channel.INSPECTION)

    @property
    def inspections(self) -> tuple[Item, ...]:
        """The inspection record (巡检记录单, R117): what colleagues found themselves."""
        return tuple(item for item in self.items if item.channel is Channel.INSPECTION)

    @property
    def log(self) -> tuple[Item, ...]:
        """The dispatch log (调度记录单, R118), in the order of its own numbers."""
        return tuple(sorted((item for item in self.items if item.logged), key=_log_number))

    @property
    def orders(self) -> tuple[Item, ...]:
        """The work orders (工程维修工作单, R121), in the order of their numbers; void ones among them (R123)."""
        return tuple(sorted((item for item in self.items if item.ordered), key=_order_number))


def _log_number(item: Item) -> int:
    return item.logged.number if item.logged else 0


def _order_number(item: Item) -> str:
    return item.ordered.number if item.ordered else ""
