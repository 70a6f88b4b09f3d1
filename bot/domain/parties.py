"""Whom a complaint is about, and who may therefore know nothing of it.

It never reaches that person, their team, or anybody below them; and it is decided by somebody above who is none of
those: the tenant-relations supervisor as a rule (R215), else the manager, else the general manager.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Actor, PersonId, VendorId
from bot.domain.roles import STAFF, Role


class Department(StrEnum):
    """The departments that a complaint may be given to."""

    CUSTOMER_SERVICE = "customer_service"
    HOUSEKEEPING = "housekeeping"
    ENGINEERING = "engineering"
    SECURITY = "security"
    FINANCE = "finance"
    MANAGEMENT = "management"


_R = Role
HEAD = {
    Department.CUSTOMER_SERVICE: _R.TENANT_SUPERVISOR,
    Department.HOUSEKEEPING: _R.HOUSEKEEPING_SUPERVISOR,
    Department.ENGINEERING: _R.ENGINEERING_MANAGER,
    Department.SECURITY: _R.SECURITY_SUPERVISOR,
    Department.FINANCE: _R.FINANCE_MANAGER,
    Department.MANAGEMENT: _R.CS_MANAGER,
}
"""Who answers for a department."""

SUPERIOR = {
    _R.RECEPTIONIST: _R.TENANT_SUPERVISOR,
    _R.CSR: _R.TENANT_SUPERVISOR,
    _R.CLERK: _R.TENANT_SUPERVISOR,
    _R.BC_CLERK: _R.TENANT_SUPERVISOR,
    _R.OPERATOR: _R.TENANT_SUPERVISOR,
    _R.TENANT_SUPERVISOR: _R.CS_MANAGER,
    _R.HOUSEKEEPING_SUPERVISOR: _R.CS_MANAGER,
    _R.DISPATCHER: _R.ENGINEERING_MANAGER,
    _R.TECHNICIAN: _R.ENGINEERING_MANAGER,
    _R.SECURITY: _R.SECURITY_SUPERVISOR,
    _R.ACCOUNTANT: _R.FINANCE_MANAGER,
    _R.CASHIER: _R.FINANCE_MANAGER,
    _R.CS_MANAGER: _R.GENERAL_MANAGER,
    _R.ENGINEERING_MANAGER: _R.GENERAL_MANAGER,
    _R.SECURITY_SUPERVISOR: _R.GENERAL_MANAGER,
    _R.FINANCE_MANAGER: _R.GENERAL_MANAGER,
}
"""Who is above whom (R1-R6)."""

MEMBERS = {
    Department.CUSTOMER_SERVICE: frozenset(
        {_R.TENANT_SUPERVISOR, _R.CSR, _R.RECEPTIONIST, _R.CLERK, _R.BC_CLERK, _R.OPERATOR}
    ),
    Department.HOUSEKEEPING: frozenset({_R.HOUSEKEEPING_SUPERVISOR}),
    Department.ENGINEERING: frozenset({_R.ENGINEERING_MANAGER, _R.DISPATCHER, _R.TECHNICIAN}),
    Department.SECURITY: frozenset({_R.SECURITY_SUPERVISOR, _R.SECURITY}),
    Department.FINANCE: frozenset({_R.FINANCE_MANAGER, _R.ACCOUNTANT, _R.CASHIER}),
    Department.MANAGEMENT: frozenset({_R.CS_MANAGER, _R.GENERAL_MANAGER}),
}
"""Who may settle what is given to a department."""

LADDER = (_R.TENANT_SUPERVISOR, _R.CS_MANAGER, _R.GENERAL_MANAGER)
"""Who decides about complaints, one above the other."""


@dataclass(frozen=True)
class About:
    """Whom it is about: a colleague with their posts, a contractor, posts that the words name, or nobody."""

    person: PersonId | None = None
    vendor: VendorId | None = None
    roles: frozenset[Role] = frozenset()

    @property
    def nobody(self) -> bool:
        """Whether it is about nobody in particular."""
        return self.person is None and self.vendor is None and not self.roles

    @property
    def barred(self) -> frozenset[Role]:
        """The posts whose holders may not know of it: the team, and everybody below whom it is about."""
        found = frozenset[Role]().union(*(team(role) for role in self.roles))
        # Nobody is above the general manager: somebody has to see to it all the same.
        return found - {_R.CS_MANAGER} if _R.GENERAL_MANAGER in self.roles else found

    @property
    def above(self) -> frozenset[Role]:
        """Who is next above whom it is about, and may know of it."""
        return frozenset(_next_above(role, self.barred) for role in self.roles) - self.barred

    def keeps_out(self, actor: Actor) -> bool:
        """Whether the wall stands before this colleague or contractor."""
        if actor.person is not None and actor.person == self.person:
            return True
        if self.vendor is not None and self.vendor in actor.vendors:
            return True
        return bool(self.barred & actor.roles)

    def deciders(self, level: int = 0) -> tuple[Role, ...]:
        """Who may decide, from that step of the ladder upwards, none of whom it is about.

        Where it is about the general manager nobody is above: then the customer service manager decides.
        """
        above = tuple(role for role in LADDER if role not in self.barred)
        return tuple(role for role in above if LADDER.index(role) >= level) or above[-1:]


def team(role: Role) -> frozenset[Role]:
    """A post with those of its colleagues under the same superior, and everybody below any of them.

    Heads of departments are no team: beside them stand only those below.
    """
    superior = SUPERIOR.get(role)
    heads = {*HEAD.values(), _R.GENERAL_MANAGER}
    peers = {role} if role in heads else {one for one, above in SUPERIOR.items() if above is superior}
    return frozenset(_with_those_below(peers)) & STAFF


def _next_above(role: Role, barred: frozenset[Role]) -> Role:
    above = SUPERIOR.get(role, _R.GENERAL_MANAGER)
    while above in barred and above in SUPERIOR:
        above = SUPERIOR[above]
    return _R.CS_MANAGER if above in barred else above


def _with_those_below(roles: Iterable[Role]) -> set[Role]:
    found = set(roles)
    while below := {one for one, above in SUPERIOR.items() if above in found} - found:
        found |= below
    return found
