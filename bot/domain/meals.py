"""Meals (R169-R175, §4.4): the week's menu, orders until the cut-off, the roll-up to the caterer, the round at noon.

The cut-off is no job: an order compares the time of the person's own message with it, on every path.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

MenuId = NewType("MenuId", int)
MealOrderId = NewType("MealOrderId", int)
RollUpId = NewType("RollUpId", int)

MOST_PORTIONS = 99
"""Of one set in one order."""


class MenuStatus(StrEnum):
    """Where a day's menu is: being composed, confirmed by the caterer, published to the tenants."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Dish:
    """A set on a day's menu: its code (A, B, V …), what is in it, its price in fen, what may be in it."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    allergens: str = ""
    photo: str = ""

    @property
    def name(self) -> Named:
        """What is in it, in both languages."""
        return Named(self.name_zh, self.name_en)


@dataclass(frozen=True, kw_only=True)
class Menu:
    """One day's menu of one caterer (R169); `capacity` is how many portions the kitchen can make, None: any number."""

    id: MenuId = cast(MenuId, NEW)
    vendor: VendorId
    day: date
    dishes: tuple[Dish, ...] = ()
    status: MenuStatus = MenuStatus.DRAFT
    capacity: int | None = None
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    published_at: datetime | None = None
    version: int = 0

    def put(self, dish: Dish) -> Self:
        """A set is added or changed; what the caterer had confirmed they have to confirm anew."""
        others = [one for one in self.dishes if one.code != dish.code]
        return self._composed((*others, dish))

    def drop(self, code: str) -> Self:
        """A set is taken off. Raises Refusal where there is none of that code."""
        self.of(code)
        return self._composed([one for one in self.dishes if one.code != code])

    def copy(self, other: "Menu") -> Self:
        """The sets of another day, at their prices."""
        return self._composed(other.dishes)

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The caterer will cook it."""
        if self.status is not MenuStatus.DRAFT:
            raise Refusal("menu-confirmed-already")
        if not self.dishes:
            raise Refusal("menu-empty")
        status = MenuStatus.PUBLISHED if self.published_at else MenuStatus.CONFIRMED
        return replace(self, status=status, confirmed_by=by, confirmed_at=at)

    def publish(self, at: datetime) -> Self:
        """The tenants may order from it (R169)."""
        if self.status is MenuStatus.DRAFT:
            raise Refusal("menu-not-confirmed")
        return replace(self, status=MenuStatus.PUBLISHED, published_at=self.published_at or at)

    def limit(self, capacity: int | None) -> Self:
        """The kitchen can make so many portions."""
        return replace(self, capacity=capacity)

    def of(self, code: str) -> Dish:
        """The set with that code. Raises Refusal where there is none."""
        for dish in self.dishes:
            if dish.code == code.upper():
                return dish
        raise Refusal("meal-no-such-set", code=code.upper())

    def portions(self, counts: Mapping[str, int]) -> tuple["Portion", ...]:
        """So many of each set, at today's prices: what they cost later does not matter any more.

        Raises:
            Refusal: the menu is not open for orders, has no such set, or the numbers make no sense.

        """
        if self.published_at is None:
            raise Refusal("meal-no-menu", day=self.day)
        wanted = {code.upper(): count for code, count in counts.items() if count}
        if not wanted or not all(0 < count <= MOST_PORTIONS for count in wanted.values()):
            raise Refusal("meal-how-many", most=MOST_PORTIONS)
        dishes = [(self.of(code), count) for code, count in sorted(wanted.items())]
        return tuple(Portion(one.code, one.name_zh, one.name_en, one.price, count) for one, count in dishes)

    def room(self, taken: int, wanted: int) -> None:
        """Raises Refusal where the kitchen cannot make so many more."""
        if self.capacity is not None and taken + wanted > self.capacity:
            raise Refusal("meal-sold-out", left=max(0, self.capacity - taken))

    def _composed(self, dishes: Iterable[Dish]) -> Self:
        ordered = tuple(sorted(dishes, key=lambda one: one.code))
        return replace(self, dishes=ordered, status=MenuStatus.DRAFT, confirmed_by=None, confirmed_at=None)


@dataclass(frozen=True)
class Portion:
    """So many of a set, as it stood on the menu when it was ordered; the price of one in fen."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    count: int

    @property
    def name(self) -> Named:
        """What is in it, in both languages."""
        return Named(self.name_zh, self.name_en)

    @property
    def amount(self) -> Fen:
        """What they cost together."""
        return Fen(self.price * self.count)


class MealStatus(StrEnum):
    """Where an order is: open to changes, asked for too late, cancelled, with the caterer, delivered, signed for."""

    OPEN = "open"
    LATE = "late"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    SENT = "sent"
    DELIVERED = "delivered"
    SIGNED = "signed"
    WRONG = "wrong"
    SOLVED = "solved"


_S = MealStatus


@dataclass(frozen=True, kw_only=True)
class MealOrder:
    """What somebody orders for a day (R170): portions at the prices of that moment, a note, where it is brought.

    One tenant may have several for a day, each of one person.
    """

    id: MealOrderId = cast(MealOrderId, NEW)
    number: str
    vendor: VendorId
    day: date
    person: PersonId
    tenant: TenantId | None
    unit: UnitId | None
    portions: tuple[Portion, ...]
    note: str = personal(default="")
    status: MealStatus = MealStatus.OPEN
    ordered_at: datetime
    roll_up: RollUpId | None = None
    asked_why: str = personal(default="")
    approved_by: PersonId | None = None
    signed_at: datetime | None = None
    wrong: str = personal(default="")
    version: int = 0

    @property
    def count(self) -> int:
        """How many portions."""
        return sum(portion.count for portion in self.portions)

    @property
    def total(self) -> Fen:
        """What it costs; fen."""
        return Fen(sum(portion.amount for portion in self.portions))

    def change(self, portions: tuple[Portion, ...], note: str, at: datetime, cut_off: datetime) -> Self:
        """Something else instead, until the cut-off."""
        self._must_be(_S.OPEN)
        in_time(at, cut_off, self.day)
        return replace(self, portions=portions, note=note, ordered_at=at)

    def cancel(self, at: datetime, cut_off: datetime) -> Self:
        """Nothing after all, until the cut-off; what was only asked for may be taken back at any time."""
        self._must_be(_S.OPEN, _S.LATE)
        if self.status is _S.OPEN:
            in_time(at, cut_off, self.day)
        return replace(self, status=_S.CANCELLED)

    def approve(self, by: PersonId) -> Self:
        """The front desk lets it through although it came too late; the reason stands with it."""
        self._must_be(_S.LATE)
        return replace(self, status=_S.OPEN, approved_by=by)

    def refuse(self, by: PersonId) -> Self:
        """Too late is too late."""
        self._must_be(_S.LATE)
        return replace(self, status=_S.REFUSED, approved_by=by)

    def send(self, roll_up: RollUpId) -> Self:
        """It is on the caterer's list (R171)."""
        self._must_be(_S.OPEN)
        return replace(self, status=_S.SENT, roll_up=roll_up)

    def deliver(self) -> Self:
        """It has been brought to the unit (R175)."""
        self._must_be(_S.SENT)
        return replace(self, status=_S.DELIVERED)

    def sign(self, at: datetime) -> Self:
        """The tenant has it (R175)."""
        self._must_be(_S.SENT, _S.DELIVERED, _S.WRONG)
        return replace(self, status=_S.SIGNED, signed_at=at)

    def complain(self, what: str) -> Self:
        """It has not come, or something else has."""
        self._must_be(_S.SENT, _S.DELIVERED)
        return replace(self, status=_S.WRONG, wrong=what)

    def solve(self, at: datetime, *, charged: bool) -> Self:
        """What was missing has been brought after all, or is not charged."""
        self._must_be(_S.WRONG)
        return replace(self, status=_S.SIGNED if charged else _S.SOLVED, signed_at=at if charged else None)

    def erase(self) -> Self:
        """What the person wrote goes; portions and numbers stay for the accounts."""
        return replace(self, note="", asked_why="", wrong="")

    def _must_be(self, *statuses: MealStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"meal-is-{self.status.value}", number=self.number)


def in_time(said_at: datetime, cut_off: datetime, day: date) -> None:
    """Raises Refusal where a message was sent after the cut-off: one second late is late (R171)."""
    if said_at > cut_off:
        raise Refusal("meal-too-late", cut_off=cut_off, day=day)


@dataclass(frozen=True, kw_only=True)
class RollUp:
    """What the caterer is to bring (R171): a number that both sides see. The first of a day, then additions.

    `asked` counts the reminders; nobody has confirmed it while `confirmed_at` is None.
    """

    id: RollUpId = cast(RollUpId, NEW)
    number: str
    vendor: VendorId
    day: date
    serial: int
    portions: tuple[Portion, ...]
    sent_at: datetime
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    asked: int = 0
    version: int = 0

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The caterer will bring it."""
        if self.confirmed_at is not None:
            raise Refusal("roll-up-confirmed-already", number=self.number)
        return replace(self, confirmed_by=by, confirmed_at=at)

    def remind(self) -> Self:
        """Nobody has confirmed it yet."""
        return replace(self, asked=self.asked + 1)


def together(orders: Iterable[MealOrder]) -> tuple[Portion, ...]:
    """How many of each set, whoever ordered them. Sets of one code at different prices stand apart."""
    counts: dict[Portion, int] = {}
    for portion in (portion for order in orders for portion in order.portions):
        key = replace(portion, count=0)
        counts[key] = counts.get(key, 0) + portion.count
    ordered = sorted(counts.items(), key=lambda one: (one[0].code, one[0].price))
    return tuple(replace(portion, count=count) for portion, count in ordered)


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


def billable(orders: Iterable[MealOrder]) -> Sequence[MealOrder]:
    """What is charged at the end of the month: what was brought and not taken off (R179)."""
    return [order for order in orders if order.status in {_S.DELIVERED, _S.SIGNED}]
