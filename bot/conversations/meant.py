"""What somebody means whose words are not recognised: nothing typed is lost, and one tap says what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.conversations.form import Form, Onward, choose, kept
from bot.conversations.parsers import LONGEST_TEXT
from bot.conversations.questions import Option
from bot.domain.meal_matters import MealMatter
from bot.domain.permits import May
from bot.services import house, talks
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, Words, answer, button, words


class Matter(StrEnum):
    """What it may be."""

    LOGGED_REPAIR = "logged_repair"
    REPAIR = "repair"
    LUNCH = "lunch"
    LAUNDRY = "laundry"
    BUSINESS = "business"
    COMPLAINT = "complaint"
    HUMAN = "human"
    NOTHING = "nothing"


_NEEDS = {
    Matter.LOGGED_REPAIR: May.LOG_REPAIR,
    Matter.REPAIR: May.REPORT_REPAIR,
    Matter.LUNCH: May.ORDER_MEAL,
    Matter.LAUNDRY: May.ORDER_LAUNDRY,
    Matter.BUSINESS: May.ORDER_BC,
    Matter.COMPLAINT: May.COMPLAIN,
    Matter.HUMAN: May.TALK,
    Matter.NOTHING: May.GO_HOME,
}
_LEADS_TO = {
    Matter.LOGGED_REPAIR: "repair-log",
    Matter.REPAIR: "repair-new",
    Matter.LAUNDRY: "laundry-order",
    Matter.BUSINESS: "bc-order",
    Matter.COMPLAINT: "complaint-new",
}


async def _matters(work: Work, answers: Mapping[str, Any]) -> Sequence[Option[Matter]]:
    del answers
    return [
        Option(matter, words(f"matter-{matter.value.replace('_', '-')}"))
        for matter, may in _NEEDS.items()
        if may in work.actor.permits
    ]


async def _a_human(work: Work, answers: Mapping[str, Any]) -> Words:
    del answers
    here = May.TALK in work.actor.permits
    return words("meant-human-here" if here else "meant-human", number=await house.number(work, "front_desk"))


@dataclass(frozen=True)
class Meant:
    """The words as they were said, and what they are."""

    text: str | None = kept(str)
    message: int | None = kept(int)
    matter: Matter = choose(_matters, about=_a_human)


async def go_on(work: Work, meant: Meant) -> Answer | Onward:
    """Go on with the dialogue for it; the words are its first answer."""
    if meant.matter is Matter.HUMAN:
        await talks.begin(work, meant.text or "", meant.message)
        return answer("meant-human-said", toast=True)
    if meant.matter is Matter.LUNCH:
        return Onward("meal-matter", {"text": meant.text or "", "matter": MealMatter.ANY})
    if form := _LEADS_TO.get(meant.matter):
        photos = {} if meant.matter in {Matter.LAUNDRY, Matter.BUSINESS} else {"photos": ()}
        own = {"message": meant.message} if meant.matter is Matter.REPAIR else {}
        return Onward(form, {"text": meant.text or "", **photos, **own})
    return answer("meant-nothing", rows=((button("home"),),))


def has_words(said: Said) -> bool:
    """Any words, whatever they come with."""
    return bool(said.text.strip()) and said.kind is not Kind.COMMAND and not said.edited


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words, and which message they were."""
    del work
    return {"text": said.text.strip(), "message": said.message}


def after_those(answers: Mapping[str, Any], said: Said) -> Said:
    """What is said now, after what was not understood; of too many words the newer ones."""
    together = f"{answers['text']}\n{said.text}".strip()
    return replace(said, text=together) if len(together) <= LONGEST_TEXT else said


FORMS: tuple[Form[Any], ...] = (
    Form("meant", Meant, go_on, catches=has_words, seed=first_words, adds=after_those, confirm=False,
         needs=May.REPORT_REPAIR),
)  # fmt: skip
"""The last that catches: whatever no other dialogue recognises."""
