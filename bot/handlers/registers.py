"""The registers of some days as a workbook (R106, R115)."""

from bot.domain.permits import May
from bot.handlers.audits import AUDITORS
from bot.handlers.periods import chosen, which
from bot.handlers.table import OnButton, OnCommand
from bot.services import rectifications, registers
from bot.services.work import Work
from bot.talk import Answer, Said, answer


async def choose(work: Work, said: Said) -> Answer:
    """Ask for which days."""
    del said
    work.actor.must(May.AUDIT_REPAIRS)
    return which("registers-which", "register")


async def exported(work: Work, said: Said) -> Answer:
    """The workbook, and how many lines each book has."""
    days = chosen(work, said)
    if days is None:
        return answer("button-stale", toast=True)
    first, last = days
    found = await registers.of(work, first, last)
    work.busy(said, "upload_document")
    return answer(
        "registers", first=first, last=last, repairs=len(found.repairs), inspections=len(found.inspections),
        log=len(found.log), orders=len(found.orders), paper=("registers", f"{first}", f"{last}"),
    )  # fmt: skip


async def inform(work: Work, said: Said) -> Answer:
    """The week's analysis goes on to the departments and into the clerk's files."""
    await rectifications.inform(work, said.pressed.word(0))
    return answer("rectify-informed")


COMMANDS: tuple[OnCommand, ...] = (OnCommand("registers", choose, AUDITORS),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("registers", choose),
    OnButton("register", exported),
    OnButton("rectify-inform", inform),
)
