"""What should stand in the registers: kept by hand beside the house, from what was done, never from its tables."""

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.clock import Clock
from bot.domain.audits import Audit, Pair, Why
from bot.domain.repairs import Channel, IntakeId

WAITING, CANCELLED, MERGED, CONVERTED, CLOSED, VOID = (
    "to_dispatch", "cancelled", "merged", "converted", "closed", "void"
)  # fmt: skip
_NO_ORDER = {
    WAITING: Why.WAITING, CANCELLED: Why.CANCELLED, MERGED: Why.MERGED, CONVERTED: Why.CONVERTED
}  # fmt: skip
OVER = frozenset({CANCELLED, MERGED, CONVERTED, CLOSED, VOID})
_BACK = frozenset({"returned", "verifying", CLOSED})


@dataclass
class Page:
    """One reported item: what somebody with a pencil would know of it; `at` is when they wrote it down."""

    id: IntakeId
    number: str
    channel: Channel
    at: datetime
    stage: str = WAITING
    logged: bool = False
    order: str = ""
    order_id: int = 0
    void_why: str = ""

    @property
    def out(self) -> bool:
        """Whether its sheet is still with engineering."""
        return bool(self.order) and self.stage not in _BACK and self.stage != VOID


@dataclass
class Books:
    """All pages in the order of their numbers, the dispatch log, the orders by year, the charges by month."""

    clock: Clock
    pages: list[Page] = field(default_factory=list)
    lines: list[IntakeId] = field(default_factory=list)
    issued: Counter[int] = field(default_factory=Counter)
    charges: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def take_down(self, page: Page) -> Page:
        """A new item, in the place of its number: of two that are taken down at once either may hear of it first."""
        insort(self.pages, page, key=lambda one: one.number)
        return page

    def log(self, page: Page) -> None:
        """A line of the dispatch log; an item that has one keeps it."""
        if not page.logged:
            page.logged = True
            self.lines.append(page.id)

    def issue(self, page: Page, number: str, order_id: int) -> None:
        """An order; its number must be the next one of the building's year."""
        self.log(page)
        year = self.clock.today().year
        self.issued[year] += 1
        assert number == f"WO-{year}-{self.issued[year]:06d}"
        page.order, page.order_id = number, order_id

    def charge(self, page: Page, fen: int) -> None:
        """What the tenant of this order pays in the month that is now."""
        self.charges.setdefault(f"{self.clock.today():%Y-%m}", []).append((page.order_id, fen))

    def remit(self, page: Page) -> None:
        """It came back and was not mended after all: what it had cost is nothing."""
        for name, lines in self.charges.items():
            self.charges[name] = [(order, 0 if order == page.order_id else fen) for order, fen in lines]

    def orders(self) -> list[str]:
        """Every order number that should exist."""
        return [f"WO-{year}-{n:06d}" for year in sorted(self.issued) for n in range(1, self.issued[year] + 1)]

    def audit(self, first: date, last: date) -> Audit:
        """What an audit of these days should find: nothing unexplained."""
        pages = [page for page in self.pages if first <= self.clock.today(page.at) <= last]
        ordered = sorted((page for page in pages if page.order), key=lambda page: page.order)
        out = tuple(page.order for page in ordered if page.out)
        inspections = sum(page.channel is Channel.INSPECTION for page in pages)
        return Audit(
            repairs=len(pages) - inspections,
            inspections=inspections,
            logged=_pair(pages, [page for page in pages if not page.logged]),
            ordered=_pair(pages, [page for page in pages if not page.order]),
            returned=Pair(len(ordered), len(ordered) - len(out), {Why.STILL_OUT: out} if out else {}, (), ()),
            gaps=(),
            twice=(),
            voids=tuple((page.order, page.void_why) for page in ordered if page.stage == VOID),
        )


def _pair(pages: Sequence[Page], without: Sequence[Page]) -> Pair:
    explained: dict[Why, tuple[str, ...]] = {}
    for page in without:
        why = _NO_ORDER[page.stage]
        explained[why] = (*explained.get(why, ()), page.number)
    return Pair(len(pages), len(pages) - len(without), explained, (), ())
