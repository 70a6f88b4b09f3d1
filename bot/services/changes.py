"""What a history line says of a changed record: from what to what; of personal fields only that they changed."""

from dataclasses import asdict, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.domain.records import personal_fields
from bot.packing import pack

_UNWATCHED = frozenset({"id", "version"})


def change(before: Any, after: Any) -> dict[str, Any]:
    """The fields that differ, each with both values as JSON."""
    private = personal_fields(type(after))
    changed = {}
    for f in fields(after):
        was, now = getattr(before, f.name), getattr(after, f.name)
        if was != now and f.name not in _UNWATCHED:
            changed[f.name] = "personal" if f.name in private else [_plain(was), _plain(now)]
    return changed


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return value
        case Decimal():
            return f"{value:f}"
    # A line of a price list, a quote, a menu: what it was made of.
    made_of = is_dataclass(value) and not isinstance(value, type)
    return {name: _plain(part) for name, part in asdict(value).items()} if made_of else pack(value)
