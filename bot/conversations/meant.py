"""What somebody means whose words are not recognised: nothing typed is lost, and one tap says what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversations.form import Form, Onward, choose, kept
from bot.conversations.questions import Option
from bot.domain.permits import May
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, button, words


class Matter(StrEnum):
    """What it may be."""

    LOGGED_REPAIR = "logged_repair"
    REPAIR = "repair"
    LAUNDRY = "laundry"
    NOTHING = "nothing"


_NEEDS = {
    Matter.LOGGED_REPAIR: May.LOG_REPAIR,
    Matter.REPAIR: May.REPORT_REPAIR,
    Matter.LAUNDRY: May.ORDER_LAUNDRY,
    Matter.NOTHING: May.GO_HOME,
}
_LEADS_TO = {Matter.LOGGED_REPAIR: "repair-log", Matter.REPAIR: "repair-new", Matter.LAUNDRY: "laundry-order"}


async def _matters(work: Work, answers: Mapping[str, Any]) -> Sequence[Option[Matter]]:
    del answers
    return [
        Option(matter, words(f"matter-{matter.value.replace('_', '-')}"))
        for matter, may in _NEEDS.items()
        if may in work.actor.permits
    ]


@dataclass(frozen=True)
class Meant:
    """The words as they were said, and what they are."""

    text: str | None = kept(str)
    message: int | None = kept(int)
    matter: Matter = choose(_matters)


async def go_on(work: Work, meant: Meant) -> Answer | Onward:
    """Go on with the dialogue for it; the words are its first answer."""
    del work
    if form := _LEADS_TO.get(meant.matter):
        photos = {} if meant.matter is Matter.LAUNDRY else {"photos": ()}
        own = {"message": meant.message} if meant.matter is Matter.REPAIR else {}
        return Onward(form, {"text": meant.text or "", **photos, **own})
    return answer("meant-nothing", rows=((button("home"),),))


def is_text(said: Said) -> bool:
    """Any typed words."""
    return said.kind is Kind.TEXT and not said.edited


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words, and which message they were."""
    del work
    return {"text": said.text.strip(), "message": said.message}


FORMS: tuple[Form[Any], ...] = (
    Form("meant", Meant, go_on, catches=is_text, seed=first_words, confirm=False,
         needs=May.REPORT_REPAIR),
)  # fmt: skip
"""The last that catches: whatever no other dialogue recognises."""
