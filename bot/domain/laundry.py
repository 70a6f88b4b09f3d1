"""Laundry (R156-R168, §4.3): asked for, laundry called, collected, counted, agreed, returned, accepted or re-washed.

The half hour counts from the call to the laundry, not from the tenant's message, and only inside the laundry's hours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.money import Counted, Fen
from bot.domain.names import Bilingual
from bot.domain.people import Actor, PersonId, VendorId
from bot.domain.quotes import PriceList
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

LaundryId = NewType("LaundryId", int)

MOST_PIECES = 99
"""Of one kind of garment in one order."""
CLAIM = timedelta(hours=24)
"""How long after the signature something may still be found wrong."""


class Care(StrEnum):
    """What is done with a garment."""

    WASH = "wash"
    DRY = "dry"
    PRESS = "press"


@dataclass(frozen=True)
class Garment(Bilingual, Counted):
    """So many of a garment and what is done with them, at the price of the moment it was ordered; one costs `price`."""

    code: str
    care: Care
    name_zh: str
    name_en: str
    price: Fen
    count: int


def care_of(code: str) -> Care:
    """What a line of the price list does: its code is that of the garment and the care, L01-wash.

    Raises:
        Refusal: there is no such line.

    """
    try:
        return Care(code.rpartition("-")[2])
    except ValueError:
        raise Refusal("price-unknown") from None


def garments(prices: PriceList, counts: Mapping[str, int]) -> tuple[Garment, ...]:
    """So many of each line of a price list, in the list's order.

    Raises:
        Refusal: a line is not on the list, or a number makes no sense.

    """
    if not all(0 < count <= MOST_PIECES for count in counts.values()):
        raise Refusal("laundry-how-many", most=MOST_PIECES)
    lines = [(prices.of(code), count) for code, count in sorted(counts.items())]
    return tuple(Garment(p.code, care_of(p.code), p.name_zh, p.name_en, p.price, count) for p, count in lines)


class LaundryStatus(StrEnum):
    """Where an order is. COLLECTED: the laundry has it, the count is not agreed; AGREED: it is being washed."""

    REQUESTED = "requested"
    CALLED = "called"
    COLLECTED = "collected"
    COUNTED = "counted"
    AGREED = "agreed"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REWASH = "rewash"
    CANCELLED = "cancelled"


_S = LaundryStatus
WITH_LAUNDRY = frozenset({_S.COLLECTED, _S.COUNTED, _S.AGREED, _S.REWASH})
TROUBLED = WITH_LAUNDRY | {_S.CALLED}
"""Where the laundry may say that something is in the way."""
OPEN = WITH_LAUNDRY | {_S.REQUESTED, _S.CALLED, _S.RETURNED}


@dataclass(frozen=True, kw_only=True)
class LaundryOrder:
    """What somebody gives to the laundry: their own count (`listed`, perhaps none), the laundry's, and how it went.

    `by_desk` says that the reception took it down (R157); `extra` is the surcharge in per cent. `called_at` begins the
    half hour (R159), which ends at `due_at`. `charged_on` is the day of the first signature and never changes.
    """

    id: LaundryId = cast(LaundryId, NEW)
    number: str
    vendor: VendorId
    person: PersonId
    by_desk: bool = False
    tenant: TenantId
    unit: UnitId
    listed: tuple[Garment, ...] = ()
    counted: tuple[Garment, ...] = ()
    extra: int = 0
    price_list: int
    note: str = personal(default="")
    status: LaundryStatus = LaundryStatus.REQUESTED
    requested_at: datetime
    called_at: datetime | None = None
    due_at: datetime | None = None
    asked: int = 0
    confirmed_at: datetime | None = None
    collected_at: datetime | None = None
    counted_at: datetime | None = None
    agreed_by: PersonId | None = None
    agreed_at: datetime | None = None
    returned_at: datetime | None = None
    accepted_by: PersonId | None = None
    accepted_at: datetime | None = None
    charged_on: date | None = None
    rewashes: int = 0
    wrong: str = personal(default="")
    photos: tuple[str, ...] = personal(default=())
    trouble: str = personal(default="")
    version: int = 0

    @property
    def lines(self) -> tuple[Garment, ...]:
        """What counts: the laundry's count where there is one, else the tenant's."""
        return self.counted or self.listed

    @property
    def count(self) -> int:
        """How many pieces."""
        return sum(line.count for line in self.lines)

    @property
    def surcharge(self) -> Fen:
        """What express costs on top, to the fen, half a fen up."""
        return Fen((sum(line.amount for line in self.lines) * self.extra + 50) // 100)

    @property
    def total(self) -> Fen:
        """What it costs; fen."""
        return Fen(sum(line.amount for line in self.lines) + self.surcharge)

    @property
    def counting(self) -> int:
        """Which count it is: what is counted anew has another number; nought where nobody has counted."""
        return int(self.counted_at.timestamp() * 1_000_000) if self.counted_at else 0

    def belongs_to(self, actor: Actor) -> bool:
        """Whether `actor` answers for it: who asked, or who stands for the tenant it was taken down for."""
        return self.tenant in actor.tenants if self.by_desk else self.person == actor.person

    def call(self, at: datetime, due: datetime) -> Self:
        """The laundry knows: the half hour begins (R158)."""
        self._must_be(_S.REQUESTED)
        return replace(self, status=_S.CALLED, called_at=at, due_at=due)

    def confirm(self, at: datetime) -> Self:
        """The laundry is coming."""
        self._must_be(_S.CALLED)
        if self.confirmed_at is not None:
            raise Refusal("laundry-confirmed-already", number=self.number)
        return replace(self, confirmed_at=at)

    def remind(self) -> Self:
        """They have not come."""
        return replace(self, asked=self.asked + 1)

    def cancel(self) -> Self:
        """Nothing after all, until it has been collected."""
        self._must_be(_S.REQUESTED, _S.CALLED)
        return replace(self, status=_S.CANCELLED)

    def collect(self, at: datetime) -> Self:
        """The laundry has taken it (R160)."""
        self._must_be(_S.CALLED)
        return replace(self, status=_S.COLLECTED, collected_at=at, trouble="")

    def tally(self, counted: tuple[Garment, ...], at: datetime) -> Self:
        """The laundry has counted; what the tenant had counted and priced just so is agreed already.

        Raises:
            Refusal: nothing was counted, or it is agreed.

        """
        self._must_be(_S.COLLECTED, _S.COUNTED)
        if not counted:
            raise Refusal("laundry-nothing-counted")
        tallied = replace(self, status=_S.COUNTED, counted=counted, counted_at=at, wrong="")
        alike = counted == self.listed and not self.by_desk
        return tallied.agree(self.person, at, tallied.counting) if alike else tallied

    def agree(self, by: PersonId, at: datetime, counting: int) -> Self:
        """The count they have seen, and its price, are right; by word of mouth, `by` is who of the house heard it.

        Raises:
            Refusal: it has been counted anew since, or there is nothing to agree to.

        """
        self._must_be_counted(counting)
        return replace(self, status=_S.AGREED, agreed_by=by, agreed_at=at)

    def dispute(self, why: str, counting: int) -> Self:
        """The count they have seen is wrong: the laundry counts anew. Raises Refusal as `agree`."""
        self._must_be_counted(counting)
        return replace(self, status=_S.COLLECTED, counted=(), wrong=why)

    def give_back(self, at: datetime) -> Self:
        """The laundry has brought it back (R161)."""
        self._must_be(_S.AGREED, _S.REWASH)
        return replace(self, status=_S.RETURNED, returned_at=at)

    def accept(self, by: PersonId, at: datetime, today: date) -> Self:
        """It is signed for (R162), and charged with the month of the first signature (R166)."""
        self._must_be(_S.RETURNED)
        day = self.charged_on or today
        return replace(self, status=_S.ACCEPTED, accepted_by=by, accepted_at=at, charged_on=day)

    def reject(self, why: str, photos: tuple[str, ...], at: datetime) -> Self:
        """Below standard: washed anew (R163), free of charge; also within a day of the signature."""
        self._must_be(_S.RETURNED, _S.ACCEPTED)
        if not self.claimable(at):
            raise Refusal("laundry-claim-too-late", number=self.number)
        return replace(self, status=_S.REWASH, wrong=why, photos=photos, rewashes=self.rewashes + 1)

    def claimable(self, at: datetime) -> bool:
        """Whether it has come back, and may still be found wrong."""
        if self.status is _S.ACCEPTED and self.accepted_at is not None:
            return at <= self.accepted_at + CLAIM
        return self.status is _S.RETURNED

    def report(self, trouble: str) -> Self:
        """The laundry says what is in the way: nobody in, a stain, a torn seam."""
        self._must_be(*TROUBLED)
        return replace(self, trouble=trouble)

    def erase(self) -> Self:
        """What the person wrote goes; garments and numbers stay for the accounts."""
        return replace(self, note="", wrong="", photos=(), trouble="")

    def _must_be_counted(self, counting: int) -> None:
        self._must_be(_S.COUNTED)
        if counting != self.counting:
            raise Refusal("laundry-counted-anew", number=self.number)

    def _must_be(self, *statuses: LaundryStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"laundry-is-{self.status.value}", number=self.number)


def due(start: datetime, allowed: timedelta, spans: Iterable[tuple[datetime, datetime]]) -> datetime:
    """When `allowed` of the laundry's opening hours from `start` is over; `spans` are those hours from that day on."""
    left, end = allowed, start
    for opens, closes in spans:
        begin = max(opens, start)
        if begin + left <= closes:
            return begin + left
        if closes > begin:
            left, end = left - (closes - begin), closes
    return end
