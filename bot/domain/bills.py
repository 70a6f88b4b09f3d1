"""What one tenant owes for one month, what of it is paid, and what is asked for when (R148-R155). All sums in fen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType, Self, cast

from bot.domain.complaints import ComplaintId
from bot.domain.fees import FeeLine, FeeSheetId, FeeTable, by_table, total
from bot.domain.money import Fen
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId

BillId = NewType("BillId", int)
ReceiptId = NewType("ReceiptId", int)


@dataclass(frozen=True, kw_only=True)
class Bill:
    """A tenant's month (YYYY-MM), by the version of the list that holds.

    `noticed` is what the last notice came to: a sum that has changed since is told as a correction, and `was` is what
    the notice before said. `objection` is the complaint that was made of it; `reason` what customer service knows of
    why it is not paid.
    """

    id: BillId = cast(BillId, NEW)
    month: str
    tenant: TenantId
    sheet: FeeSheetId
    lines: tuple[FeeLine, ...]
    charged: Fen
    pay_by: date
    noticed_at: datetime | None = None
    noticed: Fen | None = None
    was: Fen | None = None
    reminders: int = 0
    reminded_on: date | None = None
    reason: str = personal(default="")
    objection: ComplaintId | None = None
    version: int = 0

    def correct(self, sheet: FeeSheetId, lines: tuple[FeeLine, ...]) -> Self:
        """A newer version of the list holds."""
        return replace(self, sheet=sheet, lines=lines, charged=total(lines))

    def notice(self, at: datetime) -> Self:
        """The tenant is told."""
        return replace(self, noticed_at=at, noticed=self.charged, was=self.noticed)

    def remind(self, day: date) -> Self:
        """They are asked for it once more; on one day once."""
        return self if self.reminded_on == day else replace(self, reminders=self.reminders + 1, reminded_on=day)

    def explain(self, reason: str) -> Self:
        """Why it is not paid, as far as customer service knows (R155)."""
        return replace(self, reason=reason)

    def object_to(self, complaint: ComplaintId) -> Self:
        """The tenant says that it is wrong; once."""
        if self.objection is not None:
            raise Refusal("fees-objected-already", month=self.month)
        return replace(self, objection=complaint)

    def erase(self) -> Self:
        """What was written about why it is not paid goes; the sums stay."""
        return replace(self, reason="")

    def days_overdue(self, today: date) -> int:
        """How many days it should have been paid since; none where it need not be yet."""
        return max((today - self.pay_by).days, 0)

    def months_overdue(self, today: date) -> int:
        """In how many calendar months it has been overdue by now."""
        if today <= self.pay_by:
            return 0
        return (today.year - self.pay_by.year) * 12 + today.month - self.pay_by.month + 1


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Something that was paid (R150). `month` None: whatever has been due longest; `ref` the number of the payment."""

    id: ReceiptId = cast(ReceiptId, NEW)
    tenant: TenantId
    month: str | None
    amount: Fen
    paid_on: date
    method: str
    ref: str
    added_by: PersonId
    added_at: datetime
    undone_by: PersonId | None = None
    undone_at: datetime | None = None
    undone_why: str = personal(default="")
    version: int = 0

    def take_back(self, by: PersonId, why: str, at: datetime) -> Self:
        """It was entered wrongly; it stays in the book, and counts no more."""
        if self.undone_at is not None:
            raise Refusal("receipt-undone-already")
        return replace(self, undone_by=by, undone_at=at, undone_why=why)

    def erase(self) -> Self:
        """What a colleague wrote about it goes; the sum stays."""
        return replace(self, undone_why="")


@dataclass(frozen=True)
class Balance:
    """What a month came to, and what of it is paid."""

    charged: Fen
    paid: Fen

    @property
    def due(self) -> Fen:
        """What is left of it."""
        return Fen(self.charged - self.paid)


@dataclass(frozen=True)
class Account:
    """A tenant's months, each with its balance; `credit` is what was paid beyond all of them."""

    months: Mapping[str, Balance]
    credit: Fen

    @property
    def due(self) -> Fen:
        """What is left of all months."""
        return Fen(sum(month.due for month in self.months.values()))

    def before(self, month: str) -> Fen:
        """What is left of the months before one: the arrears brought forward."""
        return Fen(sum(held.due for one, held in self.months.items() if one < month))


def settled(charged: Mapping[str, Fen], paid: Iterable[tuple[str | None, Fen]]) -> Account:
    """What is paid of which month: first what was paid for it, then what is over, by the month that is due longest.

    A month that comes to less than nothing is money for the others. Nothing is lost: what is due less the credit is
    always what was charged less what was paid.
    """
    own, pool = dict.fromkeys(sorted(charged), 0), 0
    for month, amount in paid:
        if month in own:
            own[month] += amount
        else:
            pool += amount
    for month in own:
        over = max(own[month] - charged[month], 0)
        own[month] -= over
        pool += over
    for month in own:
        more = min(pool, charged[month] - own[month])
        own[month] += more
        pool -= more
    return Account({month: Balance(charged[month], Fen(held)) for month, held in own.items()}, Fen(pool))


@dataclass(frozen=True)
class Collected:
    """How much of a month has been collected (R152): all of it, by table; and of how many tenants who paid in full."""

    month: str
    whole: Balance
    tables: Mapping[FeeTable, Balance]
    tenants: int
    clear: int

    @property
    def permille(self) -> int:
        """Thousandths of it, rounded down: all but a fen is not all."""
        return permille(self.whole)


def permille(balance: Balance) -> int:
    """How many thousandths of it are paid, rounded down; all where nothing is asked for."""
    return 1000 if balance.charged <= 0 else max(balance.paid, 0) * 1000 // balance.charged


def collected(month: str, bills: Iterable[tuple[Bill, Balance]]) -> Collected:
    """The figures of a month, by its bills."""
    held = tuple(bills)
    charged, paid = dict.fromkeys(FeeTable, 0), dict.fromkeys(FeeTable, 0)
    for bill, balance in held:
        asked = by_table(bill.lines)
        for table, amount in zip(FeeTable, shared(balance.paid, list(asked.values())), strict=True):
            charged[table] += asked[table]
            paid[table] += amount
    whole = Balance(Fen(sum(charged.values())), Fen(sum(paid.values())))
    tables = {table: Balance(Fen(charged[table]), Fen(paid[table])) for table in FeeTable}
    return Collected(month, whole, tables, len(held), sum(balance.due <= 0 for _, balance in held))


def shared(paid: Fen, amounts: Sequence[Fen]) -> list[Fen]:
    """What was paid of several amounts together, of each its part, exact to the fen."""
    whole = sum(amounts)
    if paid == whole or not whole:
        return list(amounts) if paid == whole else [Fen(paid), *(Fen(0) for _ in amounts[1:])]
    parts = [divmod(paid * amount, whole) for amount in amounts]
    left = paid - sum(part for part, _ in parts)
    # The fen that rounding down has left over go to where most was cut off.
    first = sorted(range(len(parts)), key=lambda n: -abs(parts[n][1]))[: abs(left)]
    step = 1 if left > 0 else -1
    return [Fen(part + (step if n in first else 0)) for n, (part, _) in enumerate(parts)]
