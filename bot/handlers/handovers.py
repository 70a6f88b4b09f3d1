"""Shift handovers: handed over and taken over by a tap each, and looked up."""

from bot.domain.handovers import HandoverId
from bot.domain.permits import May, roles_with
from bot.handlers.table import OnButton, OnCommand
from bot.services import handovers
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button


async def last(work: Work, said: Said) -> Answer | None:
    """/handover: the last change of watch."""
    del said
    return None if await handovers.last(work) else answer("handover-none", rows=((button("home"),),))


async def hand(work: Work, said: Said) -> Answer:
    """The watch that goes hands over."""
    await handovers.hand(work, HandoverId(said.pressed.number(0)))
    return answer("handover-handed-said", toast=True)


async def take(work: Work, said: Said) -> Answer:
    """The watch that comes takes over."""
    await handovers.take(work, HandoverId(said.pressed.number(0)))
    return answer("handover-taken-said", toast=True)


COMMANDS: tuple[OnCommand, ...] = (OnCommand("handover", last, roles_with(May.HAND_OVER)),)
BUTTONS: tuple[OnButton, ...] = (OnButton("handover-hand", hand), OnButton("handover-take", take))
