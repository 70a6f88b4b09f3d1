"""The paper slip of a work order, from the button of its card (R120)."""

from bot.domain.repairs import IntakeId
from bot.handlers.table import OnButton
from bot.services import slips
from bot.services.work import Work
from bot.talk import Answer, Said, answer


async def slip(work: Work, said: Said) -> Answer:
    """The copies that are for the person, to be printed."""
    intake = IntakeId(said.pressed.number(0))
    found = await slips.of(work, intake)
    work.busy(said, "upload_document")
    return answer("slip", number=found.number, paper=("slip", f"{intake}"))


BUTTONS: tuple[OnButton, ...] = (OnButton("repair-slip", slip),)
