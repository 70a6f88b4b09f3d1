"""A month's receivables (R144-R147): six tables in a list, versions of it, and the three who approve each."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.money import Fen
from bot.domain.people import Actor, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import TenantId

FeeSheetId = NewType("FeeSheetId", int)


class FeeTable(StrEnum):
    """The six tables (R145)."""

    MANAGEMENT = "management"
    WATER = "water"
    TELEPHONE = "telephone"
    PARKING = "parking"
    REPAIR = "repair"
    OTHER = "other"


MEALS, LAUNDRY, BUSINESS = "MEALS", "LAUNDRY", "BUSINESS"
"""With the month behind it the reference of a month's meals, laundry or jobs on account: one for all tenants."""
Mark = tuple[str, TenantId | None]


HIGHEST_BILL = Fen(10_000_000_000)
"""More than that no tenant is asked for in a month: somebody has slipped."""


@dataclass(frozen=True)
class FeeLine:
    """A line of a table; fen. `ref` names what it comes from, such as a work order: that is charged once only.

    A negative amount is a credit, and says in `remark` what for.
    """

    table: FeeTable
    tenant: TenantId
    unit: str
    item: str
    amount: Fen
    quantity: Decimal | None = None
    price: Decimal | None = None
    begins: Decimal | None = None
    ends: Decimal | None = None
    ref: str = ""
    remark: str = ""

    @property
    def mark(self) -> Mark | None:
        """What is charged once, in whatever table; None where there is no reference."""
        return mark_of(self.ref, self.tenant)


class SheetStatus(StrEnum):
    """Where a version of the list stands."""

    OPEN = "open"
    REJECTED = "rejected"
    APPROVED = "approved"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Approval:
    """Who has approved it, in which of the three posts, when (UTC)."""

    role: Role
    person: PersonId
    at: datetime


CHAIN = (Role.CS_MANAGER, Role.GENERAL_MANAGER, Role.FINANCE_MANAGER)
"""Who approves, one after the other (R147)."""


@dataclass(frozen=True, kw_only=True)
class FeeSheet:
    """A version of a month's (YYYY-MM) receivables list; what was sent in once is never changed, a new one is added."""

    id: FeeSheetId = cast(FeeSheetId, NEW)
    month: str
    number: int
    lines: tuple[FeeLine, ...]
    made_by: PersonId
    made_at: datetime
    status: SheetStatus = SheetStatus.OPEN
    approvals: tuple[Approval, ...] = ()
    rejected_by: PersonId | None = None
    rejected_at: datetime | None = None
    rejected_why: str = personal(default="")
    version: int = 0

    @property
    def waits_for(self) -> Role | None:
        """Whose turn it is; nobody's where it is over."""
        return CHAIN[len(self.approvals)] if self.status is SheetStatus.OPEN else None

    @property
    def total(self) -> Fen:
        """What all of it comes to; fen."""
        return total(self.lines)

    def approve(self, by: Actor, at: datetime) -> Self:
        """The next of the three has looked at it, and it is right (R147).

        Raises:
            Refusal: it is not their turn; they have sent it in themselves, or approved it already; it is over.

        """
        role, person = self._turn_of(by)
        given = (*self.approvals, Approval(role, person, at))
        done = SheetStatus.APPROVED if len(given) == len(CHAIN) else SheetStatus.OPEN
        return replace(self, approvals=given, status=done)

    def reject(self, by: Actor, why: str, at: datetime) -> Self:
        """Something is wrong with it: it has to be sent in anew. Raises Refusal as `approve` does."""
        _, person = self._turn_of(by)
        return replace(self, status=SheetStatus.REJECTED, rejected_by=person, rejected_at=at, rejected_why=why)

    def make_way(self) -> Self:
        """A newer version has taken its place."""
        return replace(self, status=SheetStatus.REPLACED)

    def erase(self) -> Self:
        """What a colleague wrote about it goes; the list stays."""
        return replace(self, rejected_why="")

    def _turn_of(self, by: Actor) -> tuple[Role, PersonId]:
        role = self.waits_for
        if role is None or by.person is None:
            raise Refusal(f"fees-is-{self.status.value}", month=self.month, number=str(self.number))
        if role not in by.roles:
            raise Refusal("fees-not-your-turn", month=self.month)
        if by.person == self.made_by:
            raise Refusal("fees-own", month=self.month)
        if by.person in {one.person for one in self.approvals}:
            raise Refusal("fees-approved-by-you", month=self.month)
        return role, by.person


def mark_of(ref: str, tenant: TenantId | None) -> Mark | None:
    """What is charged once: a reference, however it is spelled; of a month's meals, laundry, jobs each tenant's own."""
    bare = folded(ref)
    shared = bare.startswith(tuple(one.casefold() for one in (MEALS, LAUNDRY, BUSINESS)))
    return (bare, tenant if shared else None) if bare else None


def folded(text: str) -> str:
    """Words without what makes no difference: spaces, and capitals."""
    return "".join(text.split()).casefold()


def fillable(posts: Sequence[Collection[PersonId]], but: Collection[PersonId] = ()) -> bool:
    """Whether for each of these posts somebody of its own can be found, by who holds it; `but` are not asked."""
    if not posts:
        return True
    return any(fillable(posts[1:], {*but, one}) for one in posts[0] if one not in but)


def total(lines: Iterable[FeeLine]) -> Fen:
    """What these lines come to; fen."""
    return Fen(sum(line.amount for line in lines))


def by_table(lines: Iterable[FeeLine]) -> dict[FeeTable, Fen]:
    """What each table comes to; fen."""
    held = tuple(lines)
    return {table: total(line for line in held if line.table is table) for table in FeeTable}


def by_tenant(lines: Iterable[FeeLine]) -> dict[TenantId, tuple[FeeLine, ...]]:
    """Whose lines they are, in the order of the tables."""
    found: dict[TenantId, list[FeeLine]] = {}
    for line in sorted(lines, key=lambda one: (list(FeeTable).index(one.table), one.unit, one.item)):
        found.setdefault(line.tenant, []).append(line)
    return {tenant: tuple(held) for tenant, held in sorted(found.items())}
