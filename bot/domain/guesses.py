"""What a free text is probably about: words and rules in `words.json`, nothing hidden, always one tap to change."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.domain.categories import Category, Urgency

_WORDS: dict[str, Any] = json.loads(files("bot.domain").joinpath("words.json").read_text("utf-8"))
_PLAIN, _STRONG = 1, 3


@dataclass(frozen=True)
class Guess:
    """What it seems to be. `sure` is false where no word was recognised."""

    category: Category
    urgency: Urgency
    sure: bool

    @property
    def emergency(self) -> bool:
        """Whether life or the building may be in danger."""
        return self.urgency is Urgency.EMERGENCY


def guess(text: str) -> Guess:
    """The trade and the urgency that a text speaks of."""
    said = _folded(text)
    scores = {category: _score(said, category) for category in Category}
    best = max(scores, key=lambda category: scores[category])
    sure = scores[best] > 0
    return Guess(best if sure else Category.OTHER, _urgency(said), sure)


def is_emergency(text: str) -> bool:
    """Whether a text speaks of danger; cheap enough for every message."""
    return _dangerous(_folded(text))


def _folded(text: str) -> str:
    return f" {unicodedata.normalize('NFKC', text).casefold().replace('’', chr(39))} "


def _score(said: str, category: Category) -> int:
    plain: Sequence[str] = _WORDS["categories"].get(category.value, ())
    strong: Sequence[str] = _WORDS["stronger"].get(category.value, ())
    return sum(_PLAIN for word in plain if _has(said, word)) + sum(_STRONG for word in strong if _has(said, word))


def _urgency(said: str) -> Urgency:
    if _dangerous(said):
        return Urgency.EMERGENCY
    if any(_has(said, word) for word in _WORDS["scheduled"]):
        return Urgency.SCHEDULED
    if any(_has(said, word) for word in _WORDS["urgent"]):
        return Urgency.URGENT
    return Urgency.NORMAL


def _dangerous(said: str) -> bool:
    for harmless in _WORDS["harmless"]:
        said = said.replace(harmless, "·")
    if any(_has(said, word) for word in _WORDS["emergency"]):
        return True
    return any(all(_has(said, word) for word in pair) for pair in _WORDS["emergency_pairs"])


def _has(said: str, word: str) -> bool:
    # English words by their beginning, so that "rat" is not found in "vibrating"; Chinese has no such borders.
    return f" {word}" in said.replace(",", " ").replace(".", " ") if word.isascii() else word in said
