"""The dialogues of whoever keeps the common questions true: a new one, one part of one changed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.faq import FaqEntry, FaqId, checked_words
from bot.domain.permits import May
from bot.services import faq
from bot.services.work import Work
from bot.talk import Answer, answer, button, words


class Part(StrEnum):
    """What of an entry is changed: the names of its fields."""

    ANSWER_ZH = "answer_zh"
    ANSWER_EN = "answer_en"
    WORDS = "words"
    TITLE_ZH = "title_zh"
    TITLE_EN = "title_en"


_PARTS = tuple(Option(one, words(f"faq-part-{one.value.replace('_', '-')}")) for one in Part)
_WHO = (Option(True, words("faq-everybody")), Option(False, words("faq-tenants-only")))


def _words(text: str) -> str:
    return checked_words(short_text(500)(text))


_FITTING: dict[Part, Callable[[str], str]] = {
    Part.TITLE_ZH: short_text(40), Part.TITLE_EN: short_text(60), Part.WORDS: _words, Part.ANSWER_ZH: long_text(800),
    Part.ANSWER_EN: long_text(800),
}  # fmt: skip
"""How each part is read: as where an entry is made."""


@dataclass(frozen=True)
class NewEntry:
    """A question, by which words it is known, its answer in both languages, and who gets it."""

    title_zh: str = ask(_FITTING[Part.TITLE_ZH])
    title_en: str = ask(_FITTING[Part.TITLE_EN])
    words: str = ask(_FITTING[Part.WORDS])
    answer_zh: str = ask(_FITTING[Part.ANSWER_ZH])
    answer_en: str = ask(_FITTING[Part.ANSWER_EN])
    public: bool = choose(_WHO)


async def add(work: Work, new: NewEntry) -> Answer:
    """Answered from now on."""
    made = await faq.add(work, FaqEntry(topic="", **vars(new)))
    return answer("faq-saved", title=made.title, rows=_doors(made))


@dataclass(frozen=True)
class Changed:
    """Which part of an entry is worded how."""

    entry: FaqId = given(FaqId)
    part: Part = choose(_PARTS, columns=2)
    text: str = ask(long_text(800))


async def change(work: Work, told: Changed) -> Answer:
    """Answered so from now on.

    Raises:
        Refusal: it is too long for that part, or the words could never be found.

    """
    made = await faq.change(work, told.entry, told.part.value, _FITTING[told.part](told.text))
    return answer("faq-saved", title=made.title, rows=_doors(made))


def _doors(made: FaqEntry) -> tuple[tuple[Any, ...], ...]:
    return ((button("faq-open", made.id, label="button-faq-look"), button("faq")),)


FORMS: tuple[Form[Any], ...] = (
    Form("faq-new", NewEntry, add, button="faq-new", needs=May.KEEP_FAQ),
    Form("faq-change", Changed, change, button="faq-change", needs=May.KEEP_FAQ, confirm=False),
)
