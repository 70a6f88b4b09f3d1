"""What a free text is probably about: words and rules in `words.json`, nothing hidden, always one tap to change."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bot.domain.categories import Category, Urgency


def _shape(word: str) -> re.Pattern[str]:
    # English words by their beginning, so that "rat" is not found in "vibrating"; Chinese has no such borders.
    return re.compile(rf"(?<![a-z])(?:{word})" if word.isascii() else word)


def _shapes(words: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_shape(word) for word in words)


_WORDS: dict[str, Any] = json.loads(files("bot.domain").joinpath("words.json").read_text("utf-8"))
_PLAIN = {category: _shapes(_WORDS["categories"].get(category.value, ())) for category in Category}
_STRONG = {category: _shapes(_WORDS["stronger"].get(category.value, ())) for category in Category}
_EMERGENCY, _HARMLESS = _shapes(_WORDS["emergency"]), _shapes(_WORDS["harmless"])
_URGENT, _SCHEDULED = _shapes(_WORDS["urgent"]), _shapes(_WORDS["scheduled"])
_TROUBLE, _NO_REPAIR = _shapes(_WORDS["trouble"]), _shapes(_WORDS["no_repair"])
_DONE, _PAST, _NOW = (_shapes(_WORDS["over"][what]) for what in ("done", "past", "now"))
_FAULT, _PLACES = _shapes(_WORDS["clear_fault"]), _shapes(_WORDS["places"])
_USUALLY = {Category(category): Urgency(urgency) for category, urgency in _WORDS["usually"].items()}
_MORE = 3
_CLAUSES = re.compile(r"[,，。;；!！?？\n]|\.(?!\d)")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_SHORT = 40
_END = 400
_AT_ONCE = 32
"""One message is asked about several times in its turn: so many texts are judged once."""


class Mood(StrEnum):
    """What a few words say about a repair that is under way."""

    NOT_FIXED = "not_fixed"
    FIXED = "fixed"
    CHASE = "chase"
    DECIDE = "decide"
    THANKS = "thanks"
    FINE = "fine"
    GREETING = "greeting"


_MOODS = {mood: _shapes(_WORDS["moods"][mood.value]) for mood in Mood}


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


@lru_cache(_AT_ONCE)
def guess(text: str) -> Guess:
    """The trade and the urgency that a text speaks of, as its beginning and its end tell; danger is heard anywhere."""
    said = folded(text)
    scores = {category: _score(ends(said), category) for category in Category}
    best = max(scores, key=lambda category: scores[category])
    sure = scores[best] > 0
    category = best if sure else Category.OTHER
    return Guess(category, _urgency(said, category), sure)


def likely(text: str) -> tuple[Category, ...]:
    """The trades that a text speaks of, the likeliest first; where it speaks of none, what mostly breaks."""
    said = folded(text)
    scores = {category: _score(ends(said), category) for category in Category}
    found = sorted((one for one in scores if scores[one] > 0), key=lambda one: -scores[one])
    return (*found, *(one for one in _MOSTLY if one not in found))


_MOSTLY = (Category.PLUMBING, Category.ELECTRICAL, Category.HVAC)
"""What breaks most often in a tower."""


def is_emergency(text: str) -> bool:
    """Whether a text speaks of danger; cheap enough for every message."""
    return _dangerous(folded(text))


def is_over(text: str) -> bool:
    """Whether the danger that a text speaks of is past, or has been seen to: nothing in it says that it is so now."""
    said = folded(text)
    if _any(_NOW, said):
        return False
    lasting = ",".join(clause for clause in _CLAUSES.split(said) if not _any(_PAST, clause))
    if not _dangerous(lasting):
        return True
    done = max((found.end() for shape in _DONE for found in shape.finditer(lasting)), default=None)
    return done is not None and not _dangerous(lasting[done:])


def sounds_like_repair(text: str) -> bool:
    """Whether a text speaks of something that is broken, missing or to be put up, and not of lunch, laundry or fees.

    A laundry room is a place like any other, and a tap that drips is broken wherever it is.
    """
    said = folded(text)
    if _dangerous(said):
        return True
    told = ends(said)
    if not _any(_FAULT, told) and _any(_NO_REPAIR, _elsewhere(told)):
        return False
    return _any(_TROUBLE, told) and (guess(text).sure or _any(_FAULT, told))


def mood(text: str) -> Mood | None:
    """What a few words say: "thanks" is no complaint, "not fixed" is no thanks. None for longer texts."""
    said = folded(text)
    if len(said) > _SHORT:
        return None
    return next((mood for mood in Mood if _any(_MOODS[mood], said)), None)


def folded(text: str) -> str:
    """A text as the words are written: one width, one case, no spaces between Chinese characters."""
    said = unicodedata.normalize("NFKC", text).casefold().replace("’", chr(39)).strip()
    return _BETWEEN_HAN.sub("", said)


def ends(said: str) -> str:
    """The beginning and the end of a long text.

    Nobody says in the middle of a long story what it is about; and nobody's story may hold the house up.
    """
    return said if len(said) <= 2 * _END else f"{said[:_END]} … {said[-_END:]}"


def _elsewhere(said: str) -> str:
    for place in _PLACES:
        said = place.sub("·", said)
    return said


def _score(said: str, category: Category) -> int:
    plain, strong = (sum(shape.search(said) is not None for shape in of[category]) for of in (_PLAIN, _STRONG))
    return plain + _MORE * strong


def _urgency(said: str, category: Category) -> Urgency:
    if _dangerous(said):
        return Urgency.EMERGENCY
    told = ends(said)
    if _any(_SCHEDULED, told):
        return Urgency.SCHEDULED
    if _any(_URGENT, told):
        return Urgency.URGENT
    return _USUALLY.get(category, Urgency.NORMAL)


@lru_cache(_AT_ONCE)
def _dangerous(said: str) -> bool:
    for harmless in _HARMLESS:
        said = harmless.sub("·", said)
    return _any(_EMERGENCY, said)


def _any(shapes: Iterable[re.Pattern[str]], said: str) -> bool:
    return any(shape.search(said) for shape in shapes)
