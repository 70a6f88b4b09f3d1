"""Sets as they are typed for the menu, a line each: "A 红烧肉 / Braised pork 32元 含花生", "B餐：滑鸡 28元（含蛋）"."""

import re
import unicodedata

from bot.domain.menus import Dish
from bot.domain.money import fen_of
from bot.domain.refusal import Refusal

_HOLDS = r"(?:含有?|过敏原|过敏|contains|allergens?)\s*:?\s*"
_BRACKETED = re.compile(rf"\(\s*{_HOLDS}(?P<what>[^()]+)\)", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=[\s\d元块,]){_HOLDS}(?P<what>[^()]+)$", re.IGNORECASE)
_LINE = re.compile(
    r"(?:[-*•·]\s*)?(?:(?:set|套餐)\s*)?(?P<code>[A-Za-z])(?![A-Za-z])\s*(?:套餐|餐|套|号)?\s*[.:、,)\]\-]*\s*"
    r"(?P<name>.+?)[\s:,、\-.…]*[¥]?\s*(?<![\d.])(?P<price>\d+(?:\.\d+)?)\s*(?:元|块|yuan|rmb|cny)?(?:\s*/?\s*(?:份|each))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\n;]+")
_LONGEST = 120
MOST_LINES = 20


def dishes_of(text: str) -> tuple[Dish, ...]:
    """The sets that a message describes, a line each.

    Raises:
        Refusal: a line has no code, no name or no price, or a code stands twice.

    """
    folded = unicodedata.normalize("NFKC", text).replace("\u00a5", "¥")
    lines = [line for line in (" ".join(one.split()) for one in _BETWEEN.split(folded)) if line]
    found = tuple(_dish_of(line) for line in lines[: MOST_LINES + 1])
    if not found:
        raise Refusal("menu-line-unclear", line="")
    if len(found) > MOST_LINES:
        raise Refusal("menu-too-many", most=MOST_LINES)
    codes = [dish.code for dish in found]
    if twice := [code for code in codes if codes.count(code) > 1]:
        raise Refusal("menu-code-twice", code=twice[0])
    return found


def _dish_of(line: str) -> Dish:
    """The set that a line describes; after a slash its name in English."""
    holds = _BRACKETED.search(line)
    rest = _BRACKETED.sub(" ", line).strip()
    if holds is None and (holds := _AFTER.search(rest)):
        rest = rest[: holds.start()].strip(" ,、")
    found = _LINE.fullmatch(rest)
    name_zh, _, name_en = (part.strip() for part in found["name"].partition("/")) if found else ("", "", "")
    price = fen_of(found["price"]) if found else None
    if not found or not price or not name_zh or max(len(name_zh), len(name_en)) > _LONGEST:
        raise Refusal("menu-line-unclear", line=line[:_LONGEST])
    allergens = holds["what"].strip(" .,、")[:_LONGEST] if holds else ""
    return Dish(found["code"].upper(), name_zh, name_en or name_zh, price, allergens)
