"""Whom a line of a fee table can mean: units and tenants as the house knows them, however they are written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.fees import Mark
from bot.domain.grids import Cell, Findings, Line
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId


@dataclass(frozen=True)
class Home:
    """A unit: who is in it now, and everybody who ever was."""

    now: TenantId | None
    ever: frozenset[TenantId]


@dataclass(frozen=True)
class Directory:
    """Units by their numbers, tenants by what they are called (code, names); and what has been charged already.

    `charged` says with which other month a reference was charged.
    """

    homes: Mapping[str, Home]
    names: Mapping[TenantId, tuple[str, ...]]
    charged: Mapping[Mark, str] = field(default_factory=dict)

    def place(self, sheet: str, line: Line, found: Findings) -> tuple[TenantId, str] | None:
        """Whose line it is, and the unit's number, empty where none is named; None, and a finding, where unclear."""
        unit, tenant = line["unit"], line["tenant"]
        if unit.empty and tenant.empty:
            found.add(sheet, unit.name or tenant.name, "grid-nobody")
            return None
        number = "" if unit.empty else found.read(sheet, unit, self._unit)
        there = self.homes[number].ever if number else frozenset[TenantId]()
        whom = None if tenant.empty else found.read(sheet, tenant, lambda cell: self._tenant(cell, there))
        if number is None or (whom is None and not tenant.empty):
            return None
        if not number:
            return (whom, "") if whom else None
        home = self.homes[number]
        if whom is None and home.now is None:
            found.add(sheet, unit.name, "grid-unit-empty", unit=number)
            return None
        if whom is None and home.ever - {home.now}:
            found.add(sheet, unit.name, "grid-unit-changed", unit=number)
            return None
        if whom is not None and whom not in home.ever:
            found.add(sheet, tenant.name, "grid-not-their-unit", unit=number)
            return None
        return (whom or home.now or TenantId(0)), number

    def home_of(self, tenant: TenantId) -> str:
        """The unit of a tenant who is in no other; empty where there are several, or none."""
        held = self._homes_of.get(tenant, [])
        return held[0] if len(held) == 1 else ""

    def _unit(self, cell: Cell) -> str:
        said = cell.text()
        if said in self.homes:
            return said
        if number := self._bare.get(said.lstrip("0")):
            return number
        raise Refusal("grid-no-such-unit", unit=said)

    def _tenant(self, cell: Cell, there: Collection[TenantId]) -> TenantId:
        """By what they are called; of several who are called so, the one who is or was in the unit."""
        said = cell.text()
        meant = self._called.get(_folded(said), frozenset())
        for known in (meant, meant & frozenset(there)):
            if len(known) == 1:
                return next(iter(known))
        raise Refusal("grid-several-tenants") if meant else Refusal("grid-no-such-tenant")

    @cached_property
    def _homes_of(self) -> dict[TenantId, list[str]]:
        found: dict[TenantId, list[str]] = {}
        for number, home in self.homes.items():
            if home.now is not None:
                found.setdefault(home.now, []).append(number)
        return found

    @cached_property
    def _bare(self) -> dict[str, str]:
        """A spreadsheet makes 801 of 0801."""
        found: dict[str, str] = {}
        for number in self.homes:
            bare = number.lstrip("0")
            found[bare] = "" if bare in found else number
        return found

    @cached_property
    def _called(self) -> dict[str, frozenset[TenantId]]:
        found: dict[str, frozenset[TenantId]] = {}
        for tenant, names in self.names.items():
            for name in filter(None, map(_folded, names)):
                found[name] = found.get(name, frozenset()) | {tenant}
        return found


def _folded(name: str) -> str:
    return "".join(name.split()).casefold().replace("（", "(").replace("）", ")")
