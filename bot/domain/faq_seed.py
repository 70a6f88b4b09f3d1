"""The common questions that a house begins with: written in `faq.json`, filled with what its building file says."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from bot.domain.faq import FaqEntry, checked_words
from bot.domain.rules import Rules
from bot.domain.units import Building, Floor

_SEED: dict[str, Any] = json.loads(files("bot.domain").joinpath("faq.json").read_text("utf-8"))
_FLOORS = {
    "management": "物业服务中心", "business_centre": "商务中心", "parking": "停车场", "canteen": "餐厅", "mail": "邮件",
}  # fmt: skip
"""What a floor is used for, as the building file says it."""
_IN_CHINESE = (("Mon-Fri", "周一至周五"), ("Mon-Sat", "周一至周六"), ("daily", "每天"))
_LIST = re.compile("|".join(_SEED["lists"]))


def seeded(building: Building, floors: Iterable[Floor], rules: Rules) -> Iterator[FaqEntry]:
    """An entry for each question of which the building file says everything."""
    said = dict(_said(building, floors, rules))
    for one in _SEED["entries"]:
        try:
            zh, en = one["answer_zh"].format_map(said), one["answer_en"].format_map(said)
        except KeyError:
            continue
        yield FaqEntry(
            topic=one["topic"], title_zh=one["zh"], title_en=one["en"], words=_words(one["words"]), answer_zh=zh,
            answer_en=en, public=one.get("public", False),
        )  # fmt: skip


def _words(text: str) -> str:
    return checked_words(_LIST.sub(lambda it: _SEED["lists"][it[0]], text))


def _said(building: Building, floors: Iterable[Floor], rules: Rules) -> Iterator[tuple[str, str]]:
    facts: Mapping[str, Any] = building.facts
    for name, hours in _texts(facts.get("hours")):
        yield f"hours_{name}", _chinese(hours)
        yield f"hours_{name}_en", hours
    for name, number in _texts(facts.get("contacts")):
        yield f"contact_{name}", number
    for fee in facts.get("fee_items") or ():
        if fee.get("price") is not None:
            yield f"fee_{fee['code']}", _plain(fee["price"])
    for price in (facts.get("business_centre_price_list") or {}).get("items", ()):
        yield f"price_{price['code']}", _plain(price["price"])
    held = list(floors)
    for name, use in _FLOORS.items():
        if labels := [floor.label for floor in held if use in floor.use_zh]:
            yield f"floor_{name}", "/".join(labels)
    if building.address_zh:
        yield "address_zh", building.address_zh
        yield "address_en", building.address_en or building.address_zh
    yield "meal_cut_off", f"{rules.meal_cut_off:%H:%M}"
    yield "meal_arrival", f"{rules.meal_arrival:%H:%M}"


def _texts(found: Any) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in (found or {}).items() if isinstance(value, str))


def _chinese(hours: str) -> str:
    for english, chinese in _IN_CHINESE:
        hours = hours.replace(english, chinese)
    return hours


def _plain(price: float) -> str:
    return f"{price:g}"
