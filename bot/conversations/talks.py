"""What a colleague does with a talk beside answering: hands it over, or takes down what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.complaints import SOMEBODY
from bot.conversations.form import Form, Onward, choose, given
from bot.conversations.meals import understood
from bot.conversations.questions import Option
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel
from bot.domain.talks import TalkId
from bot.services import complaints, talk_desk
from bot.services.work import Work
from bot.talk import Answer, answer


async def _colleagues(work: Work, answers: Mapping[str, Any]) -> Sequence[Option[PersonId]]:
    return [Option(person, name) for person, name in await talk_desk.colleagues(work, answers["talk"])]


@dataclass(frozen=True)
class Handed:
    """To whom it is given."""

    talk: TalkId = given(TalkId)
    colleague: PersonId = choose(_colleagues, columns=2, nothing="talk-nobody-else")


async def hand(work: Work, chosen: Handed) -> Answer:
    """The colleague has it."""
    await talk_desk.hand_over(work, chosen.talk, chosen.colleague)
    return answer("talk-handed-said", toast=True)


@dataclass(frozen=True)
class Turned:
    """Nothing is asked: everything is in the talk."""

    talk: TalkId = given(TalkId)


async def to_repair(work: Work, turned: Turned) -> Answer | Onward:
    """Taken down as a repair: unit, words and pictures are there."""
    seed, told = await _seed(work, turned.talk)
    caller = {"caller": told.name.spoken(work.actor.language)}
    return Onward("repair-log", seed | {"channel": Channel.CHAT, "photos": told.photos} | caller)


async def to_complaint(work: Work, turned: Turned) -> Answer | Onward:
    """Taken down as a complaint, of whoever talks."""
    seed, told = await _seed(work, turned.talk)
    known = {person for person, _ in await complaints.contacts(work, told.unit)}
    who = told.person if told.unit is None or told.person in known else SOMEBODY
    return Onward("complaint-log", seed | {"channel": Channel.CHAT, "photos": told.photos, "who": who})


async def to_lunch(work: Work, turned: Turned) -> Answer | Onward:
    """Taken down as lunch for them: what the words say of it, the rest is asked."""
    seed, told = await _seed(work, turned.talk)
    try:
        wish = understood(work, seed.pop("text", ""))
    except Refusal:
        wish = {}  # a number in it is none of portions
    return Onward("meal-down", {**seed, "caller": told.name.spoken(work.actor.language), **wish})


async def to_laundry(work: Work, turned: Turned) -> Answer | Onward:
    """Taken down as laundry."""
    seed, _ = await _seed(work, turned.talk)
    return Onward("laundry-log", seed)


async def _seed(work: Work, talk: TalkId) -> tuple[dict[str, Any], talk_desk.Turned]:
    told = await talk_desk.turned(work, talk)
    text = {"text": told.text} if told.text else {}
    return text | ({"unit": told.unit} if told.unit else {}), told


FORMS: tuple[Form[Any], ...] = (
    Form("talk-hand", Handed, hand, button="talk-hand", needs=May.ANSWER_TALKS, confirm=False),
    Form("talk-repair", Turned, to_repair, button="talk-repair", needs=May.LOG_REPAIR, confirm=False),
    Form("talk-complaint", Turned, to_complaint, button="talk-complaint", needs=May.LOG_COMPLAINT, confirm=False),
    Form("talk-lunch", Turned, to_lunch, button="talk-lunch", needs=May.RUN_MEALS, confirm=False),
    Form("talk-laundry", Turned, to_laundry, button="talk-laundry", needs=May.RUN_LAUNDRY, confirm=False),
)
