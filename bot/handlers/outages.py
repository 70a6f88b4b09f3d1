"""Planned outages at a tap: what is coming, what is switched off, and the card of each."""

from bot.domain.outages import Outage, OutageId
from bot.domain.permits import May, roles_with
from bot.domain.repairs import IntakeId
from bot.handlers.table import OnButton, OnCommand
from bot.services import house, outage_cards, outage_repairs, outages, repairs
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Rows, Said, Style, answer, button, words


async def overview(work: Work, said: Said) -> Answer:
    """/outages: what is to come and what is switched off now; a new one."""
    del said
    found = await outages.listed(work)
    new = ((button("outage-new", style=Style.PRIMARY),),) if May.PLAN_OUTAGE in work.actor.permits else ()
    lines = [await outage_cards.line(work, one) for one in found]
    rows: Rows = (*new, *((_door(one),) for one in found), (button("home"),))
    return answer("outages", lines=lines or [words("outages-none")], rows=rows)


def _door(one: Outage) -> Button:
    return button("outage-open", one.id, label="button-outage-open", number=one.number)


async def open_card(work: Work, said: Said) -> None:
    """One of them."""
    await outages.open_card(work, OutageId(said.pressed.number(0)))


async def works(work: Work, said: Said) -> Answer:
    """What was reported meanwhile works again: where nobody has been sent it is withdrawn, else they hear of it."""
    intake = IntakeId(said.pressed.number(0))
    match await repairs.works_again(work, intake):
        case "withdraw":
            await repairs.cancel(work, intake)
            return answer("outage-works-withdrawn", toast=True)
        case "told" | "desk" as heard:
            return answer(f"mood-fixed-{heard}", toast=True)
    return answer("outage-works-thanks", toast=True)


async def still(work: Work, said: Said) -> Answer:
    """It does not: it was something else."""
    found = await outage_repairs.still(work, IntakeId(said.pressed.number(0)))
    return answer("outage-still-said", number=found.number, toast=True)


async def asked(work: Work, said: Said) -> Answer | None:
    """When the water is back, in free words: what has been told of where they are."""
    if said.kind is not Kind.TEXT or said.edited or May.REPORT_REPAIR not in work.actor.permits:
        return None
    found = await outage_repairs.asked(work, said.text)
    if not found.lines:
        return None
    return answer(
        "outage-asked", lines=found.lines, told=found.kept_told, hotline=await house.hotline(work) or "—",
        rows=((button("home"),),),
    )  # fmt: skip


COMMANDS: tuple[OnCommand, ...] = (OnCommand("outages", overview, roles_with(May.SEE_OUTAGES)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("outages", overview),
    OnButton("outage-open", open_card),
    OnButton("outage-works", works),
    OnButton("outage-still", still),
)
