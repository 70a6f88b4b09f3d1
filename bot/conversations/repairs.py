"""The dialogues of reporting a repair: one's own, and what a colleague takes down for somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversations.form import Form, ask, ask_moment, ask_photos, choose, kept
from bot.conversations.parsers import LONGEST_TEXT, long_text, short_text
from bot.conversations.questions import Option
from bot.domain.callers import caller_in, name_and_phone, way_in
from bot.domain.categories import Category, Urgency
from bot.domain.guesses import guess, is_emergency, likely, sounds_like_repair
from bot.domain.people import Named
from bot.domain.permits import May
from bot.domain.places import floor_in, names_what_all_share, spot_in, unit_in
from bot.domain.repairs import Channel
from bot.domain.units import UnitId
from bot.services import house, outage_repairs, repairs
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, Words, answer, words

Answers = Mapping[str, Any]

COMMON_AREA = UnitId(0)
"""What staff choose for a place that is nobody's unit."""
_DAYS_AHEAD = 7
_TOLD_BY_VOICE = "🎤 {}:{:02d}"
_WITH_A_FILE = " 📎"
"""There was a video or a file with the words, which no record keeps: whoever goes may ask for it."""


async def units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    own = [Option(unit, name) for unit, name in await repairs.my_units(work)]
    common = [Option(COMMON_AREA, words("repair-common-area"))] if work.actor.staff else []
    return [*common, *own]


def unit_said(text: str, options: Sequence[Option[UnitId]]) -> UnitId | None:
    known = {option.label.zh: option.value for option in options if isinstance(option.label, Named)}
    if named := unit_in(text, known):
        return known[named]
    # A floor without a room is nobody's unit: "负一楼".
    common = any(option.value == COMMON_AREA for option in options)
    return COMMON_AREA if common and (floor_in(text) or names_what_all_share(text)) else None


def _whose(text: str, options: Sequence[Option[UnitId]]) -> UnitId | None:
    """Where a lift is stuck no tenant is asked which of their units it is: the place says where to go."""
    said = unit_said(text, options)
    return options[0].value if said is None and options and names_what_all_share(text) else said


async def _channels(work: Work, answers: Answers) -> Sequence[Option[Channel]]:
    del answers
    first = repairs.usual_channel(work.actor)
    ordered = [first, *(one for one in Channel if one not in {first, Channel.CHAT}), Channel.CHAT]
    return [Option(one, words(f"channel-{one.value.replace('_', '-')}")) for one in ordered]


def _the_usual(text: str, options: Sequence[Option[Channel]]) -> Channel:
    """How the words say that it came, else as it usually does."""
    return way_in(text) or options[0].value


async def visits(work: Work, answers: Answers) -> Sequence[datetime]:
    """The hours of the coming days at which a technician can come by appointment."""
    del answers
    return await house.visiting_hours(work, _DAYS_AHEAD)


def _by_appointment(answers: Answers) -> bool:
    return answers["urgency"] is Urgency.SCHEDULED


def _other_kind(answers: Answers) -> Category | None:
    """The other trade that the words speak of."""
    return next((one for one in likely(answers.get("text", "")) if one is not answers["category"]), None)


def _other_urgency(answers: Answers) -> Urgency:
    """What it mostly is where the guess is wrong."""
    return Urgency.NORMAL if answers["urgency"] is not Urgency.NORMAL else Urgency.URGENT


CATEGORIES = tuple(Option(c, words(f"category-{c.value.replace('_', '-')}")) for c in Category)
URGENCIES = tuple(Option(u, words(f"urgency-{u.value}")) for u in Urgency)


@dataclass(frozen=True)
class NewRepair:
    """What a tenant or a colleague reports; kind and urgency are guessed from the words and changed with one tap."""

    text: str = ask(long_text(LONGEST_TEXT))
    unit: UnitId = choose(units, take_only=True, columns=2, read=_whose, hint="text")
    photos: tuple[str, ...] = ask_photos(at_most=10)
    category: Category = choose(
        CATEGORIES, guess=lambda a: guess(a.get("text", "")).category, rather=_other_kind, columns=2
    )
    urgency: Urgency = choose(
        URGENCIES, guess=lambda a: guess(a.get("text", "")).urgency, rather=_other_urgency, columns=2
    )
    preferred_at: datetime | None = ask_moment(visits, when=_by_appointment)
    voice: str | None = kept(str)
    message: int | None = kept(int)


async def report(work: Work, new: NewRepair) -> Answer:
    """Hand the report in: its number comes back at once."""
    return await _handed_in(work, new, None)


@dataclass(frozen=True)
class LoggedRepair:
    """What a colleague takes down for somebody: the words, the unit they name, how it came, who spoke."""

    text: str = ask(long_text(LONGEST_TEXT))
    unit: UnitId = choose(units, columns=2, read=unit_said, hint="text")
    channel: Channel = choose(_channels, read=_the_usual, hint="text", columns=2)
    category: Category = choose(
        CATEGORIES, guess=lambda a: guess(a.get("text", "")).category, rather=_other_kind, columns=2
    )
    urgency: Urgency = choose(
        URGENCIES, guess=lambda a: guess(a.get("text", "")).urgency, rather=_other_urgency, columns=2
    )
    preferred_at: datetime | None = ask_moment(visits, when=_by_appointment)
    caller: str | None = ask(short_text(80), optional=True, guess=lambda a: caller_in(a.get("text", "")))
    photos: tuple[str, ...] | None = kept(tuple[str, ...], at_most=10)
    voice: str | None = kept(str)
    message: int | None = kept(int)


async def log(work: Work, new: LoggedRepair) -> Answer:
    """Take it down on somebody's behalf; the tenant, if bound, hears of it."""
    return await _handed_in(work, new, new.channel)


async def _handed_in(work: Work, new: NewRepair | LoggedRepair, channel: Channel | None) -> Answer:
    unit = None if new.unit == COMMON_AREA else new.unit
    name, phone = name_and_phone((new.caller or "") if isinstance(new, LoggedRepair) else "")
    said = Reported(
        unit, new.text, new.photos or (), new.category, new.urgency, place=spot_in(new.text), channel=channel,
        voice=new.voice or "", preferred_at=new.preferred_at,
        message=new.message, caller=name, caller_phone=phone,
    )  # fmt: skip
    intake = await repairs.report(work, said)
    # Everything else is on its card, which hangs by now.
    return answer("repair-logged" if channel else "repair-reported", number=intake.number, toast=True)


async def _switched_off(work: Work, answers: Answers) -> Words | None:
    """Something is switched off there just now that explains it: one may as well wait."""
    unit = None if answers["unit"] == COMMON_AREA else answers["unit"]
    return await outage_repairs.explanation(work, answers["text"], unit, answers["urgency"])


def sounds_like_a_repair(said: Said) -> bool:
    """Outside a dialogue a picture, a voice note and words that sound like a repair are taken as one, to be confirmed.

    The words count whatever they come with: a text, or what stands under a picture, a video or a file.

    A message that was changed has been taken before; only danger that it speaks of now is worth a new one.
    """
    if said.edited:
        return is_danger(said)
    return bool(said.pictures) or said.kind is Kind.VOICE or sounds_like_repair(said.text)


def is_danger(said: Said) -> bool:
    """Whether it speaks of danger: that breaks into any dialogue."""
    return is_emergency(said.text)


def worded(said: Said) -> str:
    """The words of a message, and that there was something with them which no record keeps."""
    return said.text.strip() + (_WITH_A_FILE if said.files and not said.pictures else "")


def first_message(work: Work, said: Said) -> dict[str, Any]:
    """What the first message already answers; which one it was is kept, for the marks on it and for its changes."""
    del work
    seed: dict[str, Any] = {"photos": said.pictures, "message": said.message}
    if said.text.strip():
        seed["text"] = said.text.strip() if said.kind is Kind.VOICE else worded(said)
    if said.kind is Kind.VOICE:
        seed["voice"] = said.files[0].file
        seed.setdefault("text", _TOLD_BY_VOICE.format(*divmod(said.files[0].seconds, 60)))
    return seed


FORMS: tuple[Form[Any], ...] = (
    Form(
        "repair-log", LoggedRepair, log, command="log", button="repair-log", needs=May.LOG_REPAIR,
        catches=sounds_like_a_repair, breaks_in=is_danger, seed=first_message,
        sums_up=_switched_off,
    ),
    Form(
        "repair-new", NewRepair, report, command="repair", button="repair-new", needs=May.REPORT_REPAIR,
        catches=sounds_like_a_repair, breaks_in=is_danger, seed=first_message,
        sums_up=_switched_off,
    ),
)  # fmt: skip
