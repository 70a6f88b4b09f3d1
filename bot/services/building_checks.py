"""What can be wrong with a building file beyond its shape, and how it is said: a path and a reason, for people."""

import math
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from bot.domain.records import UNSTORABLE
from bot.domain.trades import Trade

Place = tuple[int | str, ...]
Problem = tuple[str, str]
"""Where in the file, and what is wrong there."""

_DEEPEST = 40
_LINE = 500
_LONGEST_LABEL, _LONGEST_NUMBER, _MOST_FLOORS = 10, 20, 200

_SAID = {
    "missing": "is missing",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_too_long": "is longer than {max_length} characters",
    "string_pattern": "must look like {pattern}",
    "enum": "must be {expected}",
    "literal_error": "must be {expected}",
    "model": "must be an object",
    "dict": "must be an object",
    "tuple": "must be a list",
    "int": "must be a whole number",
    "float": "must be a number",
    "finite": "must be a number",
    "decimal_max_places": "has more than {decimal_places} decimals",
    "decimal": "must be a number",
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than": "must be less than {lt}",
    "time": "must be a time such as 08:30",
    "date": "must be a date such as 2026-11-30",
    "bool": "must be true or false",
    "value_error": "{error}",
}
"""By the beginning of pydantic's name for it; the first that fits."""


def path(place: Place) -> str:
    """The way to a value: units[0].floor."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).lstrip(".") or "(file)"


def line(problem: Problem) -> str:
    """A problem on one line that every terminal can show, whatever stands in the file."""
    place, reason = problem
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in f"{place}: {reason}")
    return shown if len(shown) <= _LINE else f"{shown[:_LINE]}…"


def told(error: Mapping[str, Any], known: Iterable[str], *, below: Place = ()) -> Problem:
    """One of pydantic's errors; `known` are the keys that somebody may have meant, `below` is where its value lies."""
    place = (*below, *error["loc"])
    if error["type"] == "extra_forbidden":
        return path(place), unknown(str(place[-1]), known)
    said = next((said for kind, said in _SAID.items() if error["type"].startswith(kind)), "cannot be read")
    given = {name: f"{value:g}" if isinstance(value, float) else value for name, value in error.get("ctx", {}).items()}
    return path(place), said.format(**given)


def unknown(key: str, known: Iterable[str]) -> str:
    """That nobody knows the key, and which one may have been meant."""
    close = get_close_matches(key, sorted(set(known)), n=1)
    return f"is not known; is it {close[0]}?" if close else "is not known"


def unstorable(value: Any, place: Place = ()) -> Iterator[Problem]:
    """What no database takes, wherever in the file it stands."""
    if len(place) > _DEEPEST:
        yield path(place[:2]), f"is nested more than {_DEEPEST} levels deep"
        return
    match value:
        case str() if UNSTORABLE.search(value):
            yield path(place), "has a character that cannot be stored"
        case float() if not math.isfinite(value):
            yield path(place), "must be a number"
        case dict():
            for key, held in value.items():
                if UNSTORABLE.search(key):
                    yield path((*place, key)), "has a character that cannot be stored in its name"
                yield from unstorable(held, (*place, key))
        case list():
            for n, held in enumerate(value):
                yield from unstorable(held, (*place, n))


def contradictions(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """What is well-formed and yet cannot be; parts that are not even well-formed are passed over."""
    for name, key in _KEYS.items():
        yield from _twice(name, key, [(n, _word(part, key)) for n, part in _parts(raw, name)])
    yield from _people(raw)
    yield from _floors(raw)
    yield from _units(raw)
    yield from _tenants(raw)
    yield from _menu(raw)


def floor_labels(label: str, skipped: Iterable[str]) -> tuple[str, ...]:
    """The labels that a floor or a range of floors such as 3-12 stands for; none where that is no range."""
    first, dash, last = label.partition("-")
    if not (dash and _is_number(first) and _is_number(last)):
        return (label,)
    if int(last) - int(first) >= _MOST_FLOORS:
        return ()
    left_out = frozenset(skipped)
    return tuple(str(n) for n in range(int(first), int(last) + 1) if str(n) not in left_out)


_KEYS = {"units": "unit", "tenants": "id", "staff": "id", "vendors": "id", "repair_price_list": "code"}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _parts(raw: Mapping[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    held = raw.get(name)
    return [(n, part) for n, part in enumerate(held) if isinstance(part, dict)] if isinstance(held, list) else []


def _word(part: Mapping[str, Any], key: str) -> str:
    held = part.get(key)
    return held.strip() if isinstance(held, str) else ""


def _words(part: Mapping[str, Any], key: str) -> list[str]:
    held = part.get(key)
    return [one.strip() if isinstance(one, str) else "" for one in held] if isinstance(held, list) else []


def _twice(where: str, key: str, values: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, value in values:
        if value and value in seen:
            yield path((where, n, key)), f"{value} stands twice"
        seen.add(value)


def _menu(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Who cooks the week's menu must be a caterer of this file; each day and each set stands once."""
    week = raw.get("meal_menu_week")
    if not isinstance(week, dict):
        return
    kinds = {_word(part, "id"): _word(part, "kind") for _, part in _parts(raw, "vendors")}
    place, code = path(("meal_menu_week", "vendor")), _word(week, "vendor")
    if code and code not in kinds:
        yield place, f"there is no vendor {code}"
    elif code and kinds[code] and kinds[code] != Trade.MEALS.vendor_kind:
        yield place, f"{code} is no caterer"
    for n, day in _parts(week, "days"):
        below = f"meal_menu_week.days[{n}].sets"
        yield from _twice(below, "code", [(m, _word(part, "code").upper()) for m, part in _parts(day, "sets")])
    yield from _twice("meal_menu_week.days", "date", [(n, _word(part, "date")) for n, part in _parts(week, "days")])


def _people(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """A code stands for one person, whatever they are here for."""
    seen: dict[str, str] = {}
    for _, tenant in _parts(raw, "tenants"):
        held = tenant.get("contacts")
        for n in range(1, len(held) + 1 if isinstance(held, list) else 1):
            seen[f"{_word(tenant, 'id')}-{n}"] = f"a contact of tenant {_word(tenant, 'id')}"
    for name in ("staff", "vendors"):
        for n, part in _parts(raw, name):
            code = _word(part, "id")
            if seen.setdefault(code, name) != name:
                yield path((name, n, "id")), f"{code} is the code of {_whose(seen[code])} already"


def _whose(name: str) -> str:
    return "one of the staff" if name == "staff" else name


def _floors(raw: Mapping[str, Any]) -> Iterator[Problem]:
    building = _building(raw)
    seen: set[str] = set()
    for n, floor in _parts(building, "floors"):
        place, label = path(("building", "floors", n, "label")), _word(floor, "label")
        labels = floor_labels(label, _words(building, "skipped_floor_labels"))
        if not labels:
            yield place, f"{label} is no range of at most {_MOST_FLOORS} floors"
        elif too_long := [one for one in labels if len(one) > _LONGEST_LABEL]:
            yield place, f"{too_long[0]} is longer than {_LONGEST_LABEL} characters"
        elif again := [one for one in labels if one in seen]:
            yield place, f"{again[0]} stands twice"
        seen.update(labels)


def _building(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    held = raw.get("building")
    return held if isinstance(held, dict) else {}


def _units(raw: Mapping[str, Any]) -> Iterator[Problem]:
    building = _building(raw)
    skipped = _words(building, "skipped_floor_labels")
    listed = [floor_labels(_word(part, "label"), skipped) for _, part in _parts(building, "floors")]
    floors = {label for labels in listed for label in labels} if all(listed) else set()
    homes = {_word(part, "id"): _words(part, "units") for _, part in _parts(raw, "tenants")}
    unclear = {_word(part, "id") for _, part in _parts(raw, "tenants") if not isinstance(part.get("units", []), list)}
    coming = {_word(part, "id") for _, part in _parts(raw, "prospective_tenants")}
    for n, part in _parts(raw, "units"):
        unit, floor, tenant = _word(part, "unit"), _word(part, "floor"), _word(part, "tenant")
        if floor and floors and floor not in floors:
            yield path(("units", n, "floor")), f"the building has no floor {floor}"
        if tenant and tenant not in homes and tenant not in coming:
            yield path(("units", n, "tenant")), f"there is no tenant {tenant}"
        elif tenant in homes.keys() - unclear and unit and unit not in homes[tenant]:
            yield path(("units", n, "tenant")), f"{tenant} does not list unit {unit}"


def _tenants(raw: Mapping[str, Any]) -> Iterator[Problem]:
    held_by = {_word(part, "unit"): part.get("tenant") for _, part in _parts(raw, "units")}
    for n, part in _parts(raw, "tenants"):
        tenant = _word(part, "id")
        for m, unit in enumerate(_words(part, "units")):
            place = path(("tenants", n, "units", m))
            if unit and unit not in held_by:
                yield place, f"there is no unit {unit}"
            elif unit and isinstance(held := held_by[unit] or "", str) and held.strip() != tenant:
                yield place, f"unit {unit} does not name {tenant} as its tenant"
