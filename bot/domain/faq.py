"""Common questions and what the house answers (R17, R19, R22, R27): editable words, found by what stands in them.

The words of an entry are groups parted by a slash, alternatives parted by commas: "停车, parking / 多少钱, how much". A
question is meant by an entry where every group has a word in it; of several the one with the most and longest words.
A word with a question mark ("你们?") is a weak one: it does where nothing better is said, and suggests nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import NewType, Self, cast

from bot.domain.complaint_words import kind_of, sounds_like_complaint
from bot.domain.guesses import folded, is_emergency, sounds_like_repair
from bot.domain.laundry_words import sounds_like_laundry
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal

FaqId = NewType("FaqId", int)

MOST = 3
"""So many are offered where it is not clear which one is meant."""
_LONGEST = 80
_SHORT_HAN, _SHORT_WORDS = 8, 4
"""So few signs, or words, name a thing ("保安电话", "business centre phone"): that is asked without asking."""
_ASKS = re.compile(
    r"[?？]|几|多少|哪|怎么|怎样|如何|什么|吗|有没有|能不能|可以.{0,6}么|"
    r"\b(?:what|when|where|which|who|how|is|are|do|does|can|could|may|any|tell me)\b"
)
_IS_WORK = re.compile(r"修|坏|还没|没人来|一直|帮我|\b(?:fix|broken|help me)\b")
"""Something has to be done: no answer is enough."""
_SIGNS = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, kw_only=True)
class FaqEntry:
    """A question and its answer, in both languages. `public`: strangers get it, too; `edited`: staff have the say."""

    id: FaqId = cast(FaqId, NEW)
    topic: str
    title_zh: str
    title_en: str
    words: str
    answer_zh: str
    answer_en: str
    public: bool = False
    edited: bool = False
    dropped_at: datetime | None = None
    changed_by: PersonId | None = None
    version: int = 0

    @property
    def title(self) -> Named:
        """The question as it is offered."""
        return Named(self.title_zh, self.title_en)

    @property
    def answer(self) -> Named:
        """What is answered."""
        return Named(self.answer_zh, self.answer_en)

    def change(self, field: str, text: str, by: PersonId) -> Self:
        """Staff word one part of it otherwise; a building file that is loaded later leaves it alone."""
        if field == "words":
            checked_words(text)
        return replace(self, edited=True, changed_by=by, **{field: text})  # type: ignore[arg-type]

    def open_to_strangers(self, by: PersonId, *, public: bool) -> Self:
        """Whether somebody whom the house does not know gets the answer."""
        return replace(self, public=public, edited=True, changed_by=by)

    def drop(self, by: PersonId, at: datetime) -> Self:
        """It is not answered any more."""
        if self.dropped_at is not None:
            raise Refusal("faq-dropped-already")
        return replace(self, dropped_at=at, edited=True, changed_by=by)


@dataclass(frozen=True)
class Found:
    """What a question is answered with, or what it may mean."""

    sure: FaqEntry | None = None
    maybe: tuple[FaqEntry, ...] = ()


def checked_words(text: str) -> str:
    """The words of an entry. Raises Refusal where they could never, or always, be found."""
    found = _groups(text)
    if not found or any(not group for group in found):
        raise Refusal("faq-words-unclear")
    return text


def asks_something(text: str) -> bool:
    """Whether a text may ask a common question: short, a question or a name, and nothing that has to be done."""
    said = folded(text)
    if not said or len(said) > _LONGEST:
        return False
    if not (_is_short(said) or _ASKS.search(said)):
        return False
    complains = kind_of(text) is not None
    return not (is_emergency(text) or complains or sounds_like_repair(text) or sounds_like_laundry(text))


def answered(text: str, entries: Sequence[FaqEntry]) -> Found:
    """What the entries say to a text that asks something; nothing where it asks for nothing they know."""
    said = folded(text)
    scores = {entry.id: _score(entry.words, said) for entry in entries}
    best = max(scores.values(), default=0)
    if sounds_like_complaint(text) and not (best and _is_short(said)):
        return Found()
    if best:
        fit = [one for one in entries if scores[one.id] == best]
        return Found(sure=fit[0]) if len(fit) == 1 else Found(maybe=tuple(fit[:MOST]))
    if not _ASKS.search(said) or _IS_WORK.search(said):
        return Found()
    near = {one.id: _longest(_groups(one.words)[0], said) for one in entries}
    maybe = sorted((one for one in entries if near[one.id] > 1), key=lambda one: -near[one.id])
    return Found(maybe=tuple(maybe[:MOST]))


def _is_short(said: str) -> bool:
    """Whether it does no more than name a thing."""
    return len(said) <= _SHORT_HAN if _SIGNS.search(said) else len(said.split()) <= _SHORT_WORDS


def _score(words: str, said: str) -> int:
    """How much of a text the words are; nothing where a group has none in it."""
    lengths = [_longest(group, said) for group in _groups(words)]
    return sum(lengths) if all(lengths) else 0


def _longest(group: Iterable[tuple[re.Pattern[str], int]], said: str) -> int:
    return max((length for shape, length in group if shape.search(said)), default=0)


@lru_cache(512)
def _groups(words: str) -> tuple[tuple[tuple[re.Pattern[str], int], ...], ...]:
    parted = [re.split(r"[,，、;；\n]", group) for group in folded(words).split("/")]
    return tuple(tuple(_shape(word.strip()) for word in group if word.strip(" ?？")) for group in parted)


def _shape(word: str) -> tuple[re.Pattern[str], int]:
    # English words stand by themselves, perhaps in the plural; a sign says as much as two letters.
    bare = word.rstrip("?？ ")
    shape = rf"(?<![a-z]){re.escape(bare)}(?:s|es)?(?![a-z])" if bare.isascii() else re.escape(bare)
    return re.compile(shape), 1 if bare != word else len(bare) + len(_SIGNS.findall(bare))
