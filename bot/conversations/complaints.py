"""The dialogues of complaints: made, taken down for somebody, judged, found out, told, answered, called about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversations.form import Form, ask, ask_photos, choose
from bot.conversations.parsers import LONGEST_TEXT, long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import COMMON_AREA, is_danger, unit_said, units, worded
from bot.domain.callers import caller_in, name_and_phone
from bot.domain.complaint_words import kind_of, sounds_like_complaint, topic_of
from bot.domain.complaints import Kind, Topic
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import Channel
from bot.domain.units import UnitId
from bot.services import complaints
from bot.services.complaints import Complained
from bot.services.work import Work
from bot.talk import Answer, Said, Words, answer, words

Answers = Mapping[str, Any]
SOMEBODY = PersonId(0)
"""Who has no account with us, or none that the colleague knows of."""


class Name(StrEnum):
    """Whether the department concerned may know who complains."""

    KNOWN = "known"
    UNKNOWN = "unknown"


def options_of(kind: type[StrEnum], say: Callable[[str], Words]) -> tuple[Option[Any], ...]:
    """A button for each word of a closed list."""
    return tuple(Option(one, say(one.value.replace("_", "-"))) for one in kind)


TOPICS = options_of(Topic, lambda code: words(f"topic-{code}"))
KINDS = options_of(Kind, lambda code: words(f"complaint-kind-{code}"))
_NAMES = options_of(Name, lambda code: words(f"complaint-name-{code}"))
_THEIR_NAMES = options_of(Name, lambda code: words(f"complaint-their-name-{code}"))
_CHANNELS = tuple(
    Option(one, words(f"channel-{one.value.replace('_', '-')}"))
    for one in (Channel.PHONE, Channel.WALK_IN, Channel.LETTER, Channel.CHAT)
)


def _text(answers: Answers) -> str:
    return answers.get("text") or ""


@dataclass(frozen=True)
class NewComplaint:
    """What somebody is not content with; what it is about is guessed from the words and changed with one tap."""

    text: str = ask(long_text(LONGEST_TEXT))
    kind: Kind = choose(KINDS, guess=lambda a: kind_of(_text(a)) or Kind.COMPLAINT, columns=3)
    topic: Topic = choose(TOPICS, guess=lambda a: topic_of(_text(a)), columns=2)
    unit: UnitId = choose(units, take_first=True, columns=2, read=unit_said, hint="text")
    name: Name = choose(_NAMES, guess=lambda _: Name.KNOWN)
    photos: tuple[str, ...] = ask_photos(at_most=10, later=True)


async def complain(work: Work, new: NewComplaint) -> Answer:
    """Hand it in: its number comes back at once, and who decides hears of it."""
    unit = None if new.unit == COMMON_AREA else new.unit
    said = Complained(
        new.text, unit, new.topic, new.kind, new.photos or (), anonymous=new.name is Name.UNKNOWN
    )  # fmt: skip
    made = await complaints.receive(work, said)
    # Everything else is on its card, which hangs by now.
    return answer("complaint-received", number=made.number, toast=True)


async def _contacts(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    unit = answers.get("unit")
    if unit is None:
        return []  # who it may be follows from where it comes from
    found = [Option(person, name) for person, name in await complaints.contacts(work, unit or None)]
    return [Option(SOMEBODY, words("complaint-somebody")), *found]


@dataclass(frozen=True)
class LoggedComplaint:
    """What a colleague takes down for somebody (R203, R205, R207): the words, the unit they name, how it came, who."""

    text: str = ask(long_text(LONGEST_TEXT))
    unit: UnitId = choose(units, columns=2, read=unit_said, hint="text")
    channel: Channel = choose(_CHANNELS, guess=lambda _: Channel.PHONE)
    who: PersonId = choose(_contacts, take_only=True, take_first=True, columns=2)
    caller: str | None = ask(short_text(80), optional=True, guess=lambda a: caller_in(_text(a)))
    topic: Topic = choose(TOPICS, guess=lambda a: topic_of(_text(a)), columns=2)
    name: Name = choose(_THEIR_NAMES, guess=lambda _: Name.KNOWN)
    photos: tuple[str, ...] = ask_photos(at_most=10, later=True)


async def log(work: Work, new: LoggedComplaint) -> Answer:
    """Take it down; who of them has an account hears of it."""
    name, phone = name_and_phone(new.caller or "")
    unit = None if new.unit == COMMON_AREA else new.unit
    made = await complaints.receive(
        work,
        Complained(
            new.text, unit, new.topic, photos=new.photos or (), channel=new.channel,
            who=None if new.who == SOMEBODY else new.who, caller=name, caller_phone=phone,
            anonymous=new.name is Name.UNKNOWN,
        ),
    )  # fmt: skip
    return answer("complaint-logged", number=made.number)


def is_complaint(said: Said) -> bool:
    """Whether it complains, suggests or praises: by its words, whatever they come with."""
    return not said.edited and not is_danger(said) and sounds_like_complaint(said.text)


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words, and their pictures."""
    del work
    return {"text": worded(said)} | ({"photos": said.pictures} if said.pictures else {})


FORMS: tuple[Form[Any], ...] = (
    Form(
        "complaint-log",
        LoggedComplaint,
        log,
        button="complaint-log",
        needs=May.LOG_COMPLAINT,
        catches=is_complaint,
        seed=first_words,
    ),
    Form(
        "complaint-new",
        NewComplaint,
        complain,
        command="complain",
        button="complaint-new",
        needs=May.COMPLAIN,
        catches=is_complaint,
        seed=first_words,
    ),
)
