"""The parts of a building file: what may be said of a storey, a unit, a tenant, a menu, each in its shape."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.domain.people import ContactKind
from bot.domain.roles import STAFF, Role
from bot.domain.units import TenantKind, UnitStatus, UnitUse

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _on_one_line(text: str) -> str:
    if any(unicodedata.category(c) in _UNSHOWN for c in text):
        raise ValueError("has control characters")
    return text


def _day(value: Any) -> Any:
    # Without this a number would be taken for seconds since 1970.
    if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value.strip())):
        raise ValueError("must be a date such as 2026-11-30")
    return value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name} is not an IANA time zone such as Asia/Shanghai") from None
    return name


def _of_the_company(role: Any) -> Any:
    if not isinstance(role, str) or role not in STAFF:
        raise ValueError(f"{role} is not a post of the company")
    return role


Text = Annotated[str, Field(max_length=1000), AfterValidator(_on_one_line)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_on_one_line)]
Name = Annotated[Line, Field(min_length=1)]
Phone = Annotated[str, Field(max_length=40), AfterValidator(_on_one_line)]
Code = Annotated[str, Field(min_length=1), AfterValidator(_on_one_line)]
Count = Annotated[int, Field(ge=0, lt=1_000_000)]
Day = Annotated[date, BeforeValidator(_day)]
Later = Any
"""A key that is known, and that only later services will look at."""


class Part(BaseModel):
    """Something that stands in the file; keys that nobody knows are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class FloorPart(Part):
    """A storey, or a range of them such as 3-12."""

    label: Code = Field(max_length=20)
    use_zh: Line = ""
    use_en: Line = ""


class BuildingPart(Part):
    """The tower itself."""

    code: Code = Field(max_length=20)
    name_zh: Name
    name_en: Name
    address_zh: Text = ""
    address_en: Text = ""
    timezone: Annotated[str, AfterValidator(_zone)] | None = None
    skipped_floor_labels: tuple[str, ...] = ()
    floors: tuple[FloorPart, ...] = ()
    hours: dict[str, Any] = {}
    contacts: dict[str, Any] = {}
    lifts: tuple[dict[str, Any], ...] = ()
    rules: dict[str, Any] | None = None
    type: Later = None
    floors_above: Later = None
    floors_below: Later = None
    numbering_note: Later = None


class UnitPart(Part):
    """A unit; its area in square metres."""

    unit: Code = Field(max_length=20)
    floor: Code = Field(max_length=10)
    use: UnitUse
    area_m2: float = Field(gt=0, lt=1_000_000)
    status: UnitStatus
    tenant: Code | None = None
    mgmt_fee_per_m2: Later = None
    note: Later = None


class ContactPart(Part):
    """A tenant's contact person."""

    name_zh: Name
    name_en: Line = ""
    role: ContactKind
    phone: Phone | None = None
    lang: Literal["zh", "en"] = "zh"
    enrol_code: Later = None
    note: Later = None


class EmergencyPart(Part):
    """Whom to call when nobody answers."""

    name_zh: Line = ""
    phone: Phone = ""
    name_en: Later = None
    role: Later = None
    lang: Later = None


class TenantPart(Part):
    """A company, resident or merchant."""

    id: Code = Field(max_length=30)
    kind: TenantKind
    name_zh: Name
    name_en: Line = ""
    units: tuple[Code, ...] = ()
    move_in: Day | None = None
    headcount: Count = 0
    contacts: tuple[ContactPart, ...] = ()
    emergency_contact: EmergencyPart = EmergencyPart()
    phone_lines: Count = 0
    parking: tuple[Line, ...] = ()
    note: Later = None


class StaffPart(Part):
    """Somebody of the company."""

    id: Code = Field(max_length=40)
    name_zh: Name
    name_en: Line = ""
    role: Annotated[Role, BeforeValidator(_of_the_company)]
    skills: tuple[Line, ...] = ()
    lang: Literal["zh", "en"] = "zh"
    phone: Phone | None = None
    dept: Later = None
    note: Later = None


class VendorPart(Part):
    """A contractor."""

    id: Code = Field(max_length=40)
    kind: Code = Field(max_length=40)
    name_zh: Name
    name_en: Line = ""
    contact: Line = ""
    pickup_limit_min: Later = None
    order_by: Later = None
    deliver_by: Later = None
    delivery_point: Later = None
    entrapment_arrival_min: Later = None
    note: Later = None


class ProspectPart(Part):
    """Somebody who is going to move in; their unit is theirs on paper only."""

    id: Code = Field(max_length=30)
    name_zh: Later = None
    name_en: Later = None
    unit: Later = None
    expected_move_in: Later = None
    note: Later = None


class RepairPricePart(Part):
    """A line of the repair price list: the labour in yuan; whether material comes on top."""

    code: Code = Field(max_length=20)
    name_zh: Code = Field(max_length=60)
    name_en: Line = Field("", max_length=60)
    labour: Decimal = Field(ge=0, lt=1_000_000, decimal_places=2)
    material: Line = ""


class SetPart(Part):
    """A set on a day's menu; its price in yuan."""

    code: Code = Field(pattern="^[A-Z]$")
    zh: Code = Field(max_length=120)
    en: Line = Field("", max_length=120)
    price: Decimal = Field(gt=0, lt=100_000, decimal_places=2)
    allergens: Line = Field("", max_length=120)


class MealDayPart(Part):
    """A day's menu."""

    date: Day
    sets: tuple[SetPart, ...]
    weekday: Later = None


class MealWeekPart(Part):
    """A week's menu, as the caterer has confirmed it and as it is published."""

    vendor: Code
    days: tuple[MealDayPart, ...]
    week_start: Later = None
    published_on: Later = None
    cutoff_tenant: Later = None
    cutoff_caterer: Later = None
    deliver_by: Later = None
    feedback_day: Later = None
    allergen_note: Later = None


_Yuan = Annotated[Decimal, Field(gt=0, lt=100_000, decimal_places=2)]


class PricePart(Part):
    """A line of a price list."""

    code: Code


class PricesPart(Part):
    """A price list: each line once."""

    items: tuple[PricePart, ...]

    @model_validator(mode="after")
    def _once(self) -> Self:
        codes = [item.code for item in self.items]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"{', '.join(twice)} stands twice")
        return self


class GarmentPart(PricePart):
    """A garment of the laundry price list: what each care costs in yuan; None where it is not done so."""

    code: Code = Field(pattern="^[A-Za-z0-9]{1,10}$")
    name_zh: Code = Field(max_length=60)
    name_en: Line = Field("", max_length=60)
    dry_clean: _Yuan | None = None
    wash: _Yuan | None = None
    press: _Yuan | None = None

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if self.dry_clean is None and self.wash is None and self.press is None:
            raise ValueError(f"{self.code} has no price")
        return self


class BusinessPricePart(PricePart):
    """A line of the business centre's price list; yuan."""

    code: Code = Field(pattern="^BC[0-9]{2}$")
    name_zh: Code = Field(max_length=60)
    name_en: Line = Field("", max_length=60)
    price: _Yuan
    unit: Later = None


class BusinessPart(PricesPart):
    """The business centre's price list (R219)."""

    items: tuple[BusinessPricePart, ...]
    version: Later = None
    rules: Later = None


class LaundryPart(PricesPart):
    """The laundry price list, as the housekeeping supervisor and the laundry have agreed it (R156)."""

    items: tuple[GarmentPart, ...]
    version: Later = None
    vendor: Later = None
    columns: Later = None
    rules: Later = None
