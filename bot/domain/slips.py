"""The work order as a paper slip (工程维修工作单, R120, R121): three copies of one record, and who gets which."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Self

from bot.domain.categories import Category, Urgency
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.order_states import Method, Result
from bot.domain.people import masked
from bot.domain.quotes import Material, paid_for, total
from bot.domain.repairs import Channel
from bot.domain.roles import Role

_PHONE = re.compile(
    r"(?<!\d)(?:\+\d[\d -]{7,16}\d|(?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?!\d)"
)


class Copy(IntEnum):
    """Whose copy it is: 客服联, 工程联, 客户联."""

    CUSTOMER_SERVICE = 1
    ENGINEERING = 2
    TENANT = 3


_ALL = frozenset(Copy)
_SERVICE, _ENGINEERING = frozenset({Copy.CUSTOMER_SERVICE}), frozenset({Copy.ENGINEERING})
_COPIES: dict[Role, frozenset[Copy]] = {
    Role.RECEPTIONIST: _SERVICE,
    Role.CSR: _SERVICE,
    Role.TENANT_SUPERVISOR: _SERVICE,
    Role.HOUSEKEEPING_SUPERVISOR: _SERVICE,
    Role.BC_CLERK: _SERVICE,
    Role.OPERATOR: _SERVICE,
    Role.SECURITY: _SERVICE,
    Role.SECURITY_SUPERVISOR: _SERVICE,
    Role.GENERAL_MANAGER: _SERVICE,
    Role.CLERK: _ALL,
    Role.CS_MANAGER: _ALL,
    Role.DISPATCHER: _ENGINEERING,
    Role.TECHNICIAN: _ENGINEERING,
    Role.ENGINEERING_MANAGER: _ENGINEERING,
}
"""Whoever is not named here comes as the one who reported it: copy 3."""


@dataclass(frozen=True)
class Signature:
    """Who signed and when (wall clock); `method` is how customer service satisfied itself."""

    name: Named
    at: datetime
    method: Method | None = None


@dataclass(frozen=True, kw_only=True)
class Slip:
    """Everything that a slip shows (R121). Times are the building's wall clock, with zone; money is fen.

    `lines` are what was done and used, or what was agreed before that; no phone number is in full anywhere.
    `void_why` is None unless the order is void.
    """

    building: Named
    copies: tuple[Copy, ...]
    printed_at: datetime
    number: str
    intake: str
    entry: int | None
    chargeable: bool
    tenant: Named | None
    unit: str
    place: str
    text: str
    emptied: bool
    channel: Channel
    reporter: Named
    phone: str
    taken_by: Named | None
    category: Category
    urgency: Urgency
    reported_at: datetime
    issuer: Named
    issued_at: datetime
    technicians: tuple[Named, ...] = ()
    accepted_at: datetime | None = None
    arrived_at: datetime | None = None
    completed_at: datetime | None = None
    work_done: str = ""
    lines: tuple[Material, ...] = ()
    result: Result | None = None
    signed: Signature | None = None
    confirmed: Signature | None = None
    rework: int = 0
    rejected_why: str = ""
    void_why: str | None = None

    def on(self, copy: Copy) -> Self:
        """What that copy shows: the tenant's has nothing that concerns only the house, nor anybody's phone number."""
        if copy is not Copy.TENANT:
            return self
        return replace(self, entry=None, taken_by=None, phone="", rejected_why="")

    @property
    def labour(self) -> Fen:
        """What the lines of the price list cost."""
        return total([line for line in self._charged if line.code])

    @property
    def materials(self) -> Fen:
        """What the material costs."""
        return total([line for line in self._charged if not line.code])

    @property
    def total(self) -> Fen:
        """What the tenant pays: nothing where the repair is free, nothing was mended, or the order is void."""
        return total(self._charged)

    @property
    def _charged(self) -> tuple[Material, ...]:
        void = self.void_why is not None
        return paid_for(self.lines, chargeable=self.chargeable, result=self.result, void=void)


def copies_for(roles: Iterable[Role]) -> tuple[Copy, ...]:
    """The copies that somebody with these roles gets: those of every role together (R120)."""
    return tuple(sorted(frozenset().union(*(_COPIES.get(role, {Copy.TENANT}) for role in roles))))


def without_phones(text: str) -> str:
    """What somebody wrote, with the middle of every phone number hidden: paper lies about."""
    return _PHONE.sub(lambda found: masked(found[0]), text)
