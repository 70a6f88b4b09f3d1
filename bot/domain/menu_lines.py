"""A set as it is typed for the menu: "A 红烧肉+麻婆豆腐+米饭 / Braised pork, tofu, rice 32元 含花生"."""

import re
import unicodedata

from bot.domain.menus import Dish
from bot.domain.money import fen_of
from bot.domain.refusal import Refusal

_LINE = re.compile(
    r"(?P<code>[A-Za-z])\s*(?:套餐|餐|套|[.::、,)])?\s+(?P<name>.+?)\s+[¥¥]?\s*(?P<price>\d+(?:\.\d+)?)\s*(?:元|块|yuan|rmb)?"
    r"(?:\s+(?:含|过敏原[::]?|allergens?[::]?|contains)\s*(?P<allergens>.+))?",
    re.IGNORECASE,
)
_LONGEST = 120


def dish_of(text: str) -> Dish:
    """The set that a line describes; after a slash its name in English.

    Raises:
        Refusal: it has no code, no name or no price.

    """
    line = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _LINE.fullmatch(line)
    if not found:
        raise Refusal("menu-line-unclear")
    name_zh, _, name_en = (part.strip() for part in found["name"].partition("/"))
    if not name_zh or max(len(name_zh), len(name_en)) > _LONGEST:
        raise Refusal("menu-line-unclear")
    price = fen_of(found["price"])
    if not price:
        raise Refusal("menu-line-unclear")
    return Dish(
        found["code"].upper(), name_zh, name_en or name_zh, price, (found["allergens"] or "").strip()[:_LONGEST]
    )
