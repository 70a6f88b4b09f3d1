"""A message is taken down for a tenant (R20): one line and one tap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, choose
from bot.conversations.mail_items import all_units
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import is_danger, unit_said
from bot.domain.callers import left_by, name_and_phone
from bot.domain.left_messages import sounds_like_message
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.units import UnitId
from bot.services import left_messages
from bot.services.left_messages import Left
from bot.services.work import Work
from bot.talk import Answer, Said, answer, words
from bot.talk import Kind as Spoken

Answers = Mapping[str, Any]
_EVERYBODY = PersonId(0)


async def _contacts(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    unit = answers.get("unit")
    if unit is None:
        return []  # who it may be follows from where it goes
    found = [Option(person, name) for person, name in await left_messages.contacts(work, unit)]
    return [Option(_EVERYBODY, words("note-for-all")), *found]


def _named(text: str, options: Sequence[Option[PersonId]]) -> PersonId:
    """Whom the words name, by the whole name or by the surname with a title; else everybody."""
    said = text.casefold()
    for option in options:
        if isinstance(option.label, Named):
            zh, en = option.label.zh, option.label.en.casefold()
            titled = any(f"{zh[:1]}{title}" in text for title in ("总", "先生", "女士", "小姐", "经理"))
            if (zh and (zh in text or titled)) or (en and en in said):
                return option.value
    return _EVERYBODY


@dataclass(frozen=True)
class Taken:
    """What was left, in which unit, for whom there, by whom; the words say most of it."""

    text: str = ask(long_text(1000))
    unit: UnitId = choose(all_units, columns=3, read=unit_said, hint="text")
    who: PersonId = choose(_contacts, read=_named, hint="text", columns=2)
    caller: str | None = ask(short_text(80), optional=True, guess=lambda a: left_by(a.get("text") or ""))


async def take(work: Work, taken: Taken) -> Answer:
    """Deliver it."""
    name, phone = name_and_phone(taken.caller or "")
    who = None if taken.who == _EVERYBODY else taken.who
    made = await left_messages.leave(work, Left(taken.unit, taken.text, who, name, phone))
    return answer("note-taken", number=made.number, toast=True)


def is_message(said: Said) -> bool:
    """Whether the desk takes down a message."""
    return said.kind is Spoken.TEXT and not said.edited and not is_danger(said) and sounds_like_message(said.text)


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words."""
    del work
    return {"text": said.text.strip()}


FORMS: tuple[Form[Any], ...] = (
    Form("note-take", Taken, take, button="note-take", needs=May.TAKE_MESSAGES, catches=is_message, seed=first_words),
)
