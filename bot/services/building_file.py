"""A building as a JSON file: its shape, and everything that can be wrong with it, each with its place."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.people import ContactKind
from bot.domain.roles import STAFF, Role
from bot.domain.units import TenantKind, UnitStatus, UnitUse


class WrongFile(Exception):
    """The file cannot be loaded; `problems` are lines of "path: reason"."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems[:5]))
        self.problems = problems


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)


class FloorPart(_Part):
    """A storey, or a range of them such as 3-12."""

    label: str = Field(min_length=1, max_length=20)
    use_zh: str = ""
    use_en: str = ""


class BuildingPart(_Part):
    """The tower itself."""

    code: str = Field(min_length=1, max_length=20)
    name_zh: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    address_zh: str = ""
    address_en: str = ""
    skipped_floor_labels: tuple[str, ...] = ()
    floors: tuple[FloorPart, ...] = ()
    hours: dict[str, Any] = {}
    contacts: dict[str, Any] = {}
    lifts: tuple[dict[str, Any], ...] = ()


class UnitPart(_Part):
    """A unit; its area in square metres."""

    unit: str = Field(min_length=1, max_length=20)
    floor: str
    use: UnitUse
    area_m2: float = Field(gt=0, lt=1_000_000)
    status: UnitStatus
    tenant: str | None = None


class ContactPart(_Part):
    """A tenant's contact person."""

    name_zh: str = Field(min_length=1)
    name_en: str = ""
    role: ContactKind
    phone: str | None = None
    lang: Literal["zh", "en"] = "zh"


class EmergencyPart(_Part):
    """Whom to call when nobody answers."""

    name_zh: str = ""
    phone: str = ""


class TenantPart(_Part):
    """A company, resident or merchant."""

    id: str = Field(min_length=1, max_length=30)
    kind: TenantKind
    name_zh: str = Field(min_length=1)
    name_en: str = ""
    units: tuple[str, ...] = ()
    move_in: date | None = None
    headcount: int = Field(0, ge=0)
    contacts: tuple[ContactPart, ...] = ()
    emergency_contact: EmergencyPart = EmergencyPart()
    phone_lines: int = Field(0, ge=0)
    parking: tuple[str, ...] = ()


class StaffPart(_Part):
    """Somebody of the company."""

    id: str = Field(min_length=1, max_length=40)
    name_zh: str = Field(min_length=1)
    name_en: str = ""
    role: Role
    skills: tuple[str, ...] = ()
    lang: Literal["zh", "en"] = "zh"
    phone: str | None = None


class VendorPart(_Part):
    """A contractor."""

    id: str = Field(min_length=1, max_length=40)
    kind: str = Field(min_length=1, max_length=40)
    name_zh: str = Field(min_length=1)
    name_en: str = ""
    contact: str = ""


class ProspectPart(_Part):
    """Somebody who is going to move in; their unit is theirs on paper only."""

    id: str = Field(min_length=1, max_length=30)


class BuildingFile(_Part):
    """The whole file. What later services need (prices, menus, fees) is kept as it is among the facts."""

    building: BuildingPart
    units: tuple[UnitPart, ...]
    tenants: tuple[TenantPart, ...] = ()
    staff: tuple[StaffPart, ...] = ()
    vendors: tuple[VendorPart, ...] = ()
    prospective_tenants: tuple[ProspectPart, ...] = ()


_FACTS = (
    "laundry_price_list", "meal_menu_week", "business_centre_price_list", "fee_items", "repair_price_list", "holidays",
)  # fmt: skip


def checked(raw: Any) -> tuple[BuildingFile, dict[str, Any]]:
    """The file in its shape, and the facts for later services.

    Raises:
        WrongFile: with everything that is wrong, not only the first thing.

    """
    try:
        file = BuildingFile.model_validate(raw)
    except ValidationError as error:
        raise WrongFile([f"{_path(e['loc'])}: {e['msg']}" for e in error.errors()]) from None
    if problems := list(_contradictions(file)):
        raise WrongFile(problems)
    facts = {"hours": file.building.hours, "contacts": file.building.contacts, "lifts": list(file.building.lifts)}
    return file, facts | {name: raw[name] for name in _FACTS if name in raw}


def _path(place: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".") or "(file)"


def _contradictions(file: BuildingFile) -> Iterator[str]:
    yield from _twice("units", "unit", [u.unit for u in file.units])
    yield from _twice("tenants", "id", [t.id for t in file.tenants])
    yield from _twice("staff", "id", [s.id for s in file.staff])
    yield from _twice("vendors", "id", [v.id for v in file.vendors])
    known, tenants = {u.unit for u in file.units}, {t.id: t for t in file.tenants}
    coming = {p.id for p in file.prospective_tenants}
    for n, unit in enumerate(file.units):
        if unit.tenant in coming:
            continue
        if unit.tenant and unit.tenant not in tenants:
            yield f"units[{n}].tenant: there is no tenant {unit.tenant}"
        elif unit.tenant and unit.unit not in tenants[unit.tenant].units:
            yield f"units[{n}].tenant: {unit.tenant} does not list unit {unit.unit}"
    for n, tenant in enumerate(file.tenants):
        for m, number in enumerate(tenant.units):
            if number not in known:
                yield f"tenants[{n}].units[{m}]: there is no unit {number}"
    for n, one in enumerate(file.staff):
        if one.role not in STAFF:
            yield f"staff[{n}].role: {one.role.value} is not a post of the company"


def _twice(where: str, field: str, values: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for n, value in enumerate(values):
        if value in seen:
            yield f"{where}[{n}].{field}: {value} stands twice"
        seen.add(value)


def floor_labels(part: FloorPart, skipped: tuple[str, ...]) -> tuple[str, ...]:
    """The labels that a floor or a range of floors stands for."""
    first, dash, last = part.label.partition("-")
    if not (dash and first.isdecimal() and last.isdecimal()):
        return (part.label,)
    return tuple(str(n) for n in range(int(first), int(last) + 1) if str(n) not in skipped)
