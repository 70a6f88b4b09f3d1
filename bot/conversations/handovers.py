"""A word for the next watch."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, given
from bot.conversations.parsers import long_text
from bot.domain.handovers import HandoverId
from bot.domain.permits import May
from bot.services import handovers
from bot.services.work import Work
from bot.talk import Answer, answer


@dataclass(frozen=True)
class Note:
    """What the next watch has to know."""

    handover: HandoverId = given(HandoverId)
    note: str = ask(long_text(1000))


async def add(work: Work, told: Note) -> Answer:
    """It stands on the card, and stays in the record of the shift."""
    await handovers.add(work, told.handover, told.note)
    return answer("handover-noted-said", toast=True)


FORMS: tuple[Form[Any], ...] = (
    Form("handover-note", Note, add, button="handover-note", needs=May.HAND_OVER, confirm=False),
)
