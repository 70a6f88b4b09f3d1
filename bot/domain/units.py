"""The building: floors, units, the tenants in them, and since when (R12-R14, R18)."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.names import Bilingual
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

BuildingId = NewType("BuildingId", int)
FloorId = NewType("FloorId", int)
UnitId = NewType("UnitId", int)
TenantId = NewType("TenantId", int)
OccupancyId = NewType("OccupancyId", int)


class UnitUse(StrEnum):
    """What a unit is let for."""

    OFFICE = "office"
    APARTMENT = "apartment"
    RETAIL = "retail"


class UnitStatus(StrEnum):
    """Whether somebody is in it."""

    OCCUPIED = "occupied"
    VACANT = "vacant"
    FIT_OUT = "fit_out"
    HANDOVER_PENDING = "handover_pending"


class TenantKind(StrEnum):
    """A company, a resident, or a retail merchant."""

    COMPANY = "company"
    RESIDENT = "resident"
    RETAIL = "retail"


@dataclass(frozen=True, kw_only=True)
class Building:
    """The tower. `rules` and `facts` are what staff may change: time limits, hours, phone numbers.

    `days` are those that the department itself has declared worked or off, by their ISO date.
    """

    id: BuildingId = cast(BuildingId, NEW)
    code: str
    name_zh: str
    name_en: str
    address_zh: str = ""
    address_en: str = ""
    rules: dict[str, object]
    facts: dict[str, object]
    days: dict[str, bool] = field(default_factory=dict)
    version: int = 0

    def declare(self, day: date, *, works: bool) -> Self:
        """That day is worked, or off, whatever the calendar says. Raises Refusal where it was declared so before."""
        if self.days.get(day.isoformat()) is works:
            raise Refusal("day-so-already")
        return replace(self, days={**self.days, day.isoformat(): works})


@dataclass(frozen=True, kw_only=True)
class Floor:
    """A storey by the label people use (B2, 1, 12)."""

    id: FloorId = cast(FloorId, NEW)
    building: BuildingId
    label: str
    use_zh: str = ""
    use_en: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A let space. `area` is in hundredths of a square metre."""

    id: UnitId = cast(UnitId, NEW)
    building: BuildingId
    number: str
    floor: str
    use: UnitUse
    status: UnitStatus
    area: int
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Tenant(Bilingual):
    """Who rents: the party that fees, orders and registers are kept for."""

    id: TenantId = cast(TenantId, NEW)
    code: str
    kind: TenantKind
    name_zh: str = personal()
    name_en: str = personal()
    moved_in: date | None = None
    moved_out: date | None = None
    headcount: int = 0
    phone_lines: int = 0
    parking: tuple[str, ...] = ()
    emergency_name: str = personal(default="")
    emergency_phone: str = personal(default="")
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Occupancy:
    """A tenant in a unit, from … until."""

    id: OccupancyId = cast(OccupancyId, NEW)
    tenant: TenantId
    unit: UnitId
    since: datetime
    until: datetime | None = None
    version: int = 0

    def end(self, at: datetime) -> Self:
        """The unit is given back."""
        return replace(self, until=at)
