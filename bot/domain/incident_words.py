"""Which kind of emergency words speak of."""

import re

from bot.domain.categories import Category
from bot.domain.guesses import folded, guess
from bot.domain.incidents import IncidentKind

_WORDS: dict[IncidentKind, tuple[str, ...]] = {
    IncidentKind.GAS: (r"煤气|燃气|天然气|瓦斯|液化气", r"\bgas\b"),
    IncidentKind.FIRE: (
        r"[着著起失冒]火(?!花)|火灾|火警|火情|火势|大火|[冒浓黑白]烟|烟雾|全是烟|烧焦|燃烧|烧起来|(?<!管)爆炸",
        r"\bfire\b|smoke|burning|flames?\b|explo",
    ),
    IncidentKind.LIFT: (
        r"[电货客]?梯.{0,8}(?:困|卡|关|夹)|(?:困|卡|关).{0,6}[电货客]?梯|被困|轿厢|困人",
        r"(?:trapped|stuck).{0,24}(?:lift|elevator)|(?:lift|elevator).{0,24}(?:trapped|stuck|dropped|fell)",
    ),
    IncidentKind.INJURY: (
        r"晕|昏|[受摔砸烫割打刺咬撞砍]伤|流血|出血|心脏|没有?呼吸|抽搐|骨折|触电|电到|救护|倒地|夹",
        r"faint|unconscious|collapsed|injur|hurt|bleed|heart attack|breath|seizure|electrocut|electric shock|ambulance",
    ),
    IncidentKind.SECURITY: (
        r"打架|斗殴|抢|持刀|砍|小偷|盗窃|被偷|歹徒|威胁|闯|炸弹|可疑",
        r"\bfight|robb|knife|thief|stolen|burglar|intruder|threat|bomb|assault|suspicious",
    ),
    IncidentKind.WATER: (
        r"爆管|管.{0,4}爆|爆裂|跑水|淹|浸|漏水|[漫灌涌]水|大水|喷水|水.{0,4}[喷漫灌]",
        r"burst|flood|leak|water (?:is )?(?:pour|gush)",
    ),
    IncidentKind.POWER: (
        r"停电|断电|跳闸|没电|火花|漏电",
        r"power (?:cut|out|failure|is out)|blackout|no power|sparks?\b",
    ),
}
"""The worst first: where there is a fire, nothing else matters."""
_SHAPES = {kind: re.compile("|".join(shapes)) for kind, shapes in _WORDS.items()}
_TRADES = {
    Category.PLUMBING: IncidentKind.WATER, Category.ELECTRICAL: IncidentKind.POWER,
    Category.ELEVATOR: IncidentKind.LIFT, Category.GAS: IncidentKind.GAS, Category.FIRE_SAFETY: IncidentKind.FIRE,
}  # fmt: skip


def kind_of(text: str) -> IncidentKind:
    """The kind of emergency that a text speaks of; what its trade suggests where no word tells."""
    said = folded(text)
    found = next((kind for kind, shape in _SHAPES.items() if shape.search(said)), None)
    return found or _TRADES.get(guess(text).category, IncidentKind.OTHER)
