"""The audit of the "three equals" (三个相等, R130-R134): three pairs of counts, and every difference by its number.

1. Repair records and inspection records = lines of the dispatch log (R131).
2. Work orders issued, the void ones included = repair items (R132).
3. Work orders returned, void sheets kept = work orders issued (R133).

What waits, was taken back, merged, or handed to complaints explains a difference and is listed; anything else does not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby, pairwise

from bot.domain.repairs import Channel, IntakeStatus, Outcome


class Why(StrEnum):
    """What explains that something is missing on one side."""

    WAITING = "waiting"
    CANCELLED = "cancelled"
    MERGED = "merged"
    CONVERTED = "converted"
    STILL_OUT = "still_out"


@dataclass(frozen=True)
class ItemRow:
    """A reported item: a repair record or an inspection record."""

    number: str
    channel: Channel
    status: IntakeStatus


@dataclass(frozen=True)
class EntryRow:
    """A line of the dispatch log: its number, the item, the order, what was decided."""

    number: int
    item: str
    order: str | None
    outcome: Outcome


@dataclass(frozen=True)
class OrderRow:
    """A work order: issued for an item; whether the sheet has come back, or lies there void and why.

    One that is `closed` must have come back.
    """

    number: str
    item: str
    returned_at: datetime | None
    void: bool
    void_why: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Pair:
    """One of the three: two counts, what explains their difference, and what nothing explains."""

    left: int
    right: int
    explained: Mapping[Why, tuple[str, ...]]
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    @property
    def difference(self) -> int:
        """Left minus right; explained and missing numbers make it up, surplus ones make it smaller."""
        return self.left - self.right

    @property
    def holds(self) -> bool:
        """Whether every difference is explained."""
        return not (self.missing or self.surplus)


@dataclass(frozen=True)
class Audit:
    """The result: the pairs, holes in the numbers, numbers given twice, and the void sheets with their reasons."""

    repairs: int
    inspections: int
    logged: Pair
    ordered: Pair
    returned: Pair
    gaps: tuple[str, ...]
    twice: tuple[str, ...]
    voids: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether the three are equal, or every difference is explained, and no number is lost or double."""
        return all(pair.holds for pair in (self.logged, self.ordered, self.returned)) and not (self.gaps or self.twice)


_NO_ENTRY = {IntakeStatus.TO_DISPATCH: Why.WAITING, IntakeStatus.CANCELLED: Why.CANCELLED}
_NO_ORDER = {**_NO_ENTRY, IntakeStatus.MERGED: Why.MERGED, IntakeStatus.CONVERTED: Why.CONVERTED}


def audit(
    items: Sequence[ItemRow],
    entries: Sequence[EntryRow],
    orders: Sequence[OrderRow],
    given: Sequence[str],
    around: Sequence[str] = (),
) -> Audit:
    """Compare the three registers of a period: the items written down in it, with their lines and orders.

    `given` are all the numbers of items, lines and orders that were given out meanwhile, whatever they belong to;
    `around` are those just before and just after them, so that the first and the last are missed, too.
    """
    inspections = sum(item.channel is Channel.INSPECTION for item in items)
    without = {item.number for item in items if item.status in _NO_ORDER}
    issued = {entry.item for entry in entries if entry.outcome is Outcome.ISSUED}
    return Audit(
        repairs=len(items) - inspections,
        inspections=inspections,
        logged=_pair(items, [entry.item for entry in entries], _NO_ENTRY, without & issued),
        ordered=_pair(items, [order.item for order in orders], _NO_ORDER, without),
        returned=_returned(orders),
        gaps=tuple(_gaps([*given, *around])),
        twice=tuple(number for number, times in sorted(Counter(given).items()) if times > 1),
        voids=tuple((order.number, order.void_why) for order in orders if order.void),
    )


def edges(numbers: Sequence[str], counted: Mapping[str, int], *, begins: bool, ends: bool) -> list[str]:
    """Where a series begins or ends among these numbers: the one before its first, the one after the last counted.

    `begins` and `ends` say whether no number was given out before and after these.
    """
    series = [(name, list(group)) for name, group in groupby(numbers, lambda number: number.rpartition("-")[0])]
    around = []
    for n, (name, group) in enumerate(series):
        if n or begins:
            around.append(f"{name}-{0:06d}")
        if ends or n < len(series) - 1:
            last = int(group[-1].rpartition("-")[2])
            around.append(f"{name}-{max(last, counted.get(name, last)) + 1:06d}")
    return around


def _returned(orders: Sequence[OrderRow]) -> Pair:
    missing = [order for order in orders if order.returned_at is None and not order.void]
    out = tuple(order.number for order in missing if not order.closed)
    lost = tuple(order.number for order in missing if order.closed)
    return Pair(len(orders), len(orders) - len(missing), {Why.STILL_OUT: out} if out else {}, lost, ())


def _pair(
    items: Sequence[ItemRow],
    counterparts: Sequence[str],
    reasons: Mapping[IntakeStatus, Why],
    without: AbstractSet[str],
) -> Pair:
    """Items against what should be there once for each of them; what lies at one that is `without` is not its own."""
    there = Counter(counterparts)
    explained: dict[Why, list[str]] = {}
    missing = []
    for item in items:
        if there[item.number] and item.number not in without:
            there[item.number] -= 1
        elif why := reasons.get(item.status):
            explained.setdefault(why, []).append(item.number)
        else:
            missing.append(item.number)
    surplus = tuple(sorted(there.elements()))
    return Pair(len(items), len(counterparts), {w: tuple(n) for w, n in explained.items()}, tuple(missing), surplus)


def _gaps(numbers: Iterable[str]) -> list[str]:
    """Numbers that are missing between the first and the last of their series."""
    series: dict[str, set[int]] = {}
    for number in numbers:
        name, _, count = number.rpartition("-")
        series.setdefault(name, set()).add(int(count))
    return [
        f"{name}-{lost:06d}"
        for name, counts in sorted(series.items())
        for one, following in pairwise(sorted(counts))
        for lost in range(one + 1, following)
    ]
