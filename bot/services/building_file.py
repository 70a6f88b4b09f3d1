"""A building as a JSON file: its shape, and everything that can be wrong with it, each with its place."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from bot.domain.rules import Rules, rules_of
from bot.services.building_checks import Problem, contradictions, line, path, told, unknown, unstorable
from bot.services.building_parts import (
    BuildingPart,
    BusinessPart,
    LaundryPart,
    MealWeekPart,
    Part,
    ProspectPart,
    RepairPricePart,
    StaffPart,
    TenantPart,
    UnitPart,
    VendorPart,
)


class WrongFile(Exception):
    """The file cannot be loaded; `problems` are lines of "path: reason"."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems[:5]))
        self.problems = problems


class BuildingFile(Part):
    """The whole file. What later services need (prices, menus, fees) is kept as it is among the facts."""

    building: BuildingPart
    units: tuple[UnitPart, ...]
    tenants: tuple[TenantPart, ...] = ()
    staff: tuple[StaffPart, ...] = ()
    vendors: tuple[VendorPart, ...] = ()
    prospective_tenants: tuple[ProspectPart, ...] = ()
    repair_price_list: tuple[RepairPricePart, ...] = ()
    laundry_price_list: LaundryPart | None = None
    business_centre_price_list: BusinessPart | None = None
    meal_menu_week: MealWeekPart | None = None


_FACTS = ("business_centre_price_list", "fee_items", "holidays")
_ASIDE = (
    "former_tenants", "repairs_zh", "complaints_zh", "messages_en", "other_chat_samples", "staff_chat_samples", "enums",
)  # fmt: skip
"""What may stand in the file and is not loaded; so may whatever begins with an underscore or with `sample_`."""
_TOP = frozenset({*BuildingFile.model_fields, *_FACTS, *_ASIDE})


def checked(raw: Any) -> tuple[BuildingFile, dict[str, Any]]:
    """The file in its shape, and the facts for later services.

    Raises:
        WrongFile: with everything that is wrong, not only the first thing.

    """
    if not isinstance(raw, dict):
        raise WrongFile(["(file): must be an object"])
    shape = {name: raw[name] for name in BuildingFile.model_fields if name in raw}
    wrong: dict[str, str] = {}
    for finding in (_strange(raw), _misshapen(shape), _wrong_rules(raw), contradictions(raw), unstorable(raw)):
        for place, reason in finding:
            wrong.setdefault(place, reason)
    if wrong:
        raise WrongFile([line(problem) for problem in wrong.items()])
    file = BuildingFile.model_validate(shape)
    facts = {"hours": file.building.hours, "contacts": file.building.contacts, "lifts": list(file.building.lifts)}
    return file, facts | {name: raw[name] for name in _FACTS if name in raw}


def _strange(raw: dict[str, Any]) -> Iterator[Problem]:
    for key in raw:
        if key not in _TOP and not key.startswith(("_", "sample_")):
            yield path((key,)), unknown(key, _TOP)


def _misshapen(shape: dict[str, Any]) -> Iterator[Problem]:
    try:
        BuildingFile.model_validate(shape)
    except ValidationError as error:
        yield from (told(one, _fields()) for one in error.errors())


def _fields() -> set[str]:
    return {name for part in Part.__subclasses__() for name in part.model_fields}


def _wrong_rules(raw: dict[str, Any]) -> Iterator[Problem]:
    building = raw.get("building")
    rules = building.get("rules") if isinstance(building, dict) else None
    if not isinstance(rules, dict):
        return
    if not isinstance(rules.get("limits", {}), dict):
        yield path(("building", "rules", "limits")), "must be an object"
        return
    try:
        rules_of(rules)
    except ValidationError as error:
        yield from (told(one, Rules.model_fields, below=("building", "rules")) for one in error.errors())
