"""Who holds which phone in the playground: the people of the sample building, and a stranger."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

_FIRST_ID = 5_210_000_100
FIRST_PHONES = ("T01-1", "S14", "S15", "S05")
"""On the screen at first: a tenant, the dispatcher, a technician, a customer service representative."""


@dataclass(frozen=True)
class Holder:
    """A person with a phone; `code` is theirs in the building file, empty for a stranger."""

    id: int
    code: str
    name: str
    role: str
    unit: str
    language: str

    @property
    def card(self) -> dict[str, Any]:
        """The same for the page."""
        return asdict(self)


def sample_building() -> dict[str, Any]:
    """The tower that ships with the house; every person in it is invented."""
    loaded: dict[str, Any] = json.loads(files("bot.playground").joinpath("building.json").read_text("utf-8"))
    return loaded


def holders(building: dict[str, Any]) -> tuple[Holder, ...]:
    """Everybody with a phone, in the order of the building file; the numbers are the same at every start."""
    found = [*_contacts(building), *_staff(building), *_vendors(building), ("", "路人 Passer-by", "stranger", "", "zh")]
    return tuple(Holder(_FIRST_ID + n, *one) for n, one in enumerate(found))


def _contacts(building: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    for tenant in building["tenants"]:
        for number, contact in enumerate(tenant["contacts"], start=1):
            name = contact["name_en" if contact["lang"] == "en" else "name_zh"]
            place = f"{tenant['name_zh']} {'/'.join(tenant['units'])}"
            yield f"{tenant['id']}-{number}", name, "tenant", place, contact["lang"]


def _vendors(building: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    for one in building["vendors"]:
        yield one["id"], one["name_zh"], "vendor", "", "zh"


def _staff(building: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    for one in building["staff"]:
        name = one["name_en" if one["lang"] == "en" else "name_zh"]
        yield one["id"], name, one["role"], "", one["lang"]
