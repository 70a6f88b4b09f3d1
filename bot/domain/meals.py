"""Meals (R170-R175, §4.4): orders until the cut-off, and the roll-up to the caterer.

The cut-off is no job: an order compares the time of the person's own message with it, on every path.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.menus import Dish, Portion, difference, following, summed
from bot.domain.money import Fen
from bot.domain.months import Period, charged_in
from bot.domain.people import Actor, PersonId, VendorId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

MealOrderId = NewType("MealOrderId", int)
RollUpId = NewType("RollUpId", int)


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

    That is `place` where it is told, such as a meeting room; else their unit, or the front desk where that is None.
    A `shared` one is collected for the office: colleagues add theirs, until it is closed.
    One that was taken down `by_desk` is of the tenant's people, whoever of the desk wrote it; `caller` is who phoned.
    One tenant may have several for a day, each of one person. `charged_on` is the day with whose month it is charged
    (R179); None: it has not been brought yet, or costs nothing. `changed_at` is when the menu changed under it although
    the cut-off had passed.
    """

    id: MealOrderId = cast(MealOrderId, NEW)
    number: str
    vendor: VendorId
    day: date
    person: PersonId
    by_desk: bool = False
    caller: str = personal(default="")
    tenant: TenantId | None
    unit: UnitId | None
    place: str = personal(default="")
    portions: tuple[Portion, ...]
    note: str = personal(default="")
    shared: bool = False
    closed_at: datetime | None = None
    status: MealStatus = MealStatus.OPEN
    ordered_at: datetime
    roll_up: RollUpId | None = None
    changed_at: datetime | None = None
    charged_on: date | None = None
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

    @property
    def was_wrong(self) -> bool:
        """Whether something was not right with it, sorted out or not."""
        return bool(self.wrong) or self.status in {_S.WRONG, _S.SOLVED}

    def belongs_to(self, actor: Actor) -> bool:
        """Whether it is `actor`'s own: who ordered, or who stands for the tenant it was taken down for."""
        return self.tenant in actor.tenants if self.by_desk else self.person == actor.person

    def change(self, portions: tuple[Portion, ...], note: str, at: datetime, cut_off: datetime) -> Self:
        """Something else instead, if it was said by the cut-off; even where the caterer has the list by now."""
        self._must_be(_S.OPEN, *((_S.SENT,) if at <= cut_off else ()))
        in_time(at, cut_off, self.day)
        return replace(self, portions=portions, note=note, ordered_at=at)

    def gather(self, portions: tuple[Portion, ...], note: str, at: datetime, cut_off: datetime) -> Self:
        """A colleague has added or changed theirs, until the cut-off or until whoever collects has closed it."""
        if self.closed_at is not None and at > self.closed_at:
            raise Refusal("meal-office-closed", number=self.number)
        return self.change(portions, note, at, cut_off)

    def give_up(self, portions: tuple[Portion, ...], note: str, at: datetime, until: datetime) -> Self:
        """A colleague does without what the menu has changed so late; with nobody left it is cancelled."""
        left = self.change(portions, note, at, until)
        return left if portions else replace(left, status=_S.CANCELLED, charged_on=None)

    def follow(self, code: str, dish: Dish | None, *, late: datetime | None = None) -> Self:
        """The menu has changed: a set has other things in it, or is not cooked (None). Nothing left is cancelled.

        `late` is when, where it was after the cut-off.
        """
        portions = following(self.portions, code, dish)
        if portions == self.portions:
            return self
        told = replace(self, portions=portions, changed_at=late or self.changed_at)
        waits = portions or (self.shared and self.status is _S.OPEN)
        return told if waits else replace(told, status=_S.CANCELLED, charged_on=None)

    def warn(self, late: datetime | None) -> Self:
        """Something is found to be in it that was not said: after the cut-off (`late`), too, one may do without it."""
        return replace(self, changed_at=late or self.changed_at)

    def close(self, at: datetime) -> Self:
        """Nothing more is added. Raises Refusal where it has been closed, or nobody collects it."""
        self._must_be(_S.OPEN)
        if not self.shared or self.closed_at is not None:
            raise Refusal("button-stale")
        return replace(self, closed_at=at)

    def cancel(self, at: datetime, cut_off: datetime) -> Self:
        """Nothing after all, if it was said by the cut-off; what was only asked for may be taken back at any time."""
        self._must_be(_S.OPEN, _S.LATE, *((_S.SENT,) if at <= cut_off else ()))
        if self.status is not _S.LATE:
            in_time(at, cut_off, self.day)
        return replace(self, status=_S.CANCELLED, charged_on=None)

    def call_off(self) -> Self:
        """Nobody will cook it."""
        self._must_be(_S.OPEN, _S.LATE, _S.SENT)
        return replace(self, status=_S.CANCELLED, charged_on=None)

    def miss(self, why: str) -> Self:
        """It was on the caterer's list and has not come: it costs nothing, and counts among what was wrong."""
        self._must_be(_S.SENT)
        return replace(self, status=_S.SOLVED, wrong=why, charged_on=None)

    def approve(self, by: PersonId) -> Self:
        """The front desk lets it through although it came too late; the reason stands with it."""
        self._must_be(_S.LATE)
        return replace(self, status=_S.OPEN, approved_by=by)

    def refuse(self, by: PersonId) -> Self:
        """Too late is too late."""
        self._must_be(_S.LATE)
        return replace(self, status=_S.REFUSED, approved_by=by)

    def lapse(self) -> Self:
        """Nobody has decided, and lunch is over."""
        self._must_be(_S.LATE)
        return replace(self, status=_S.REFUSED)

    def send(self, roll_up: RollUpId) -> Self:
        """It is on the caterer's list (R171)."""
        self._must_be(_S.OPEN)
        return replace(self, status=_S.SENT, roll_up=roll_up)

    def deliver(self, today: date) -> Self:
        """It has been brought to the unit (R175), and is charged unless somebody complains of it (R179)."""
        self._must_be(_S.SENT)
        return replace(self, status=_S.DELIVERED, charged_on=charged_in(self.day, today))

    def sign(self, at: datetime, today: date) -> Self:
        """The tenant has it (R175); what had been complained of is charged all the same."""
        self._must_be(_S.SENT, _S.DELIVERED, _S.WRONG)
        return replace(self, status=_S.SIGNED, signed_at=at, charged_on=self.charged_on or charged_in(self.day, today))

    def complain(self, what: str, at: datetime, until: datetime, *, stated: bool) -> Self:
        """It has not come, or something else has: it is not charged until that is sorted out.

        Raises:
            Refusal: it was said later than `until`, or it is on a statement already (`stated`), to be objected to.

        """
        self._must_be(_S.SENT, _S.DELIVERED)
        if stated:
            raise Refusal(
                "meal-stated-already", number=self.number, month=Period(f"{self.charged_on or self.day:%Y-%m}")
            )
        if at > until:
            raise Refusal("meal-complaint-too-late", number=self.number, until=until)
        return replace(self, status=_S.WRONG, wrong=what, charged_on=None)

    def solve(self, at: datetime, today: date, *, charged: bool) -> Self:
        """What was missing has been brought after all, or is not charged.

        Once the month's statement has gone out, it is charged with the month of the day on which that was settled.
        """
        self._must_be(_S.WRONG)
        return self.sign(at, today) if charged else replace(self, status=_S.SOLVED)

    def erase(self) -> Self:
        """What the person wrote goes; portions and numbers stay for the accounts."""
        return replace(self, note="", place="", caller="", asked_why="", wrong="")

    def _must_be(self, *statuses: MealStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"meal-is-{self.status.value}", number=self.number)


def in_time(said_at: datetime, cut_off: datetime, day: date) -> None:
    """Raises Refusal where a message was sent after the cut-off: one second late is late (R171)."""
    if said_at > cut_off:
        raise Refusal("meal-too-late", cut_off=cut_off, day=day)


@dataclass(frozen=True)
class Follow:
    """What the menu has changed of an order the caterer had: so many more of a set, or less (below nought)."""

    order: MealOrderId
    portion: Portion


@dataclass(frozen=True, kw_only=True)
class RollUp:
    """What the caterer is to bring (R171): a number that both sides see. The first of a day, then additions.

    One that `corrects` an order says what is more and what is less (counts below nought): it was said in time, and
    heard when the caterer had the list already. One that `follows` the menu does so for every order that had the set.
    `asked` counts the reminders; nobody has confirmed it while `confirmed_at` is None.
    """

    id: RollUpId = cast(RollUpId, NEW)
    number: str
    vendor: VendorId
    day: date
    serial: int
    portions: tuple[Portion, ...]
    sent_at: datetime
    corrects: MealOrderId | None = None
    follows: tuple[Follow, ...] = ()
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    asked: int = 0
    version: int = 0

    @property
    def is_correction(self) -> bool:
        """Whether it says what is more and what is less than on the lists before it."""
        return self.corrects is not None or bool(self.follows)

    def corrected(self, order: MealOrderId) -> tuple[Portion, ...]:
        """What it makes more and less of one order."""
        return self.portions if self.corrects == order else tuple(f.portion for f in self.follows if f.order == order)

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The caterer will bring it."""
        if self.confirmed_at is not None:
            raise Refusal("roll-up-confirmed-already", number=self.number)
        return replace(self, confirmed_by=by, confirmed_at=at)

    def remind(self) -> Self:
        """Nobody has confirmed it yet."""
        return replace(self, asked=self.asked + 1)


def as_listed(order: MealOrder, later: Iterable[RollUp]) -> tuple[Portion, ...]:
    """What a list said of an order, before the corrections that came later than that list."""
    now = () if order.status is _S.CANCELLED else order.portions
    return difference(now, (portion for one in later for portion in one.corrected(order.id)))


def together(orders: Iterable[MealOrder]) -> tuple[Portion, ...]:
    """How many of each set, whoever ordered them."""
    return summed(portion for order in orders for portion in order.portions)
