"""From the ladder: shifts, and steps that are texted instead of tapped."""

from bot.domain.field_notes import FieldNote, Step, read
from bot.domain.guesses import is_emergency
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.handlers import repair_lists
from bot.handlers.table import OnButton, OnCommand
from bot.services import field_notes, technicians
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, button

_MAY = {Step.VOID: May.REQUEST_VOID, Step.SIGN: May.VERIFY_REPAIR}
"""Whose step it is; every other one is the technician's."""


async def noted(work: Work, said: Said) -> Answer | None:
    """A step that was texted, such as "1187 修好了"; None where it is no such note, or not theirs to write.

    Danger is for the report to hear, unless it is over. A picture with such words goes with the order.

    Raises:
        Refusal: the step does not fit the order that it names.

    """
    note = read(said.text) if _may_be_one(said) else None
    if note is None or _MAY.get(note.step, May.WORK_ON_REPAIRS) not in work.actor.permits:
        return None
    if is_emergency(said.text) and not (note.firm and note.step is Step.DONE):
        return None
    if await field_notes.take_down(work, note, said.pictures) is None:
        return await _which(work, said, note)
    return answer(f"note-{note.step.value.replace('_', '-')}" if note.firm else "note-look")


def _may_be_one(said: Said) -> bool:
    return not said.edited and (said.kind is Kind.TEXT or (bool(said.pictures) and said.album is None))


async def _which(work: Work, said: Said, note: FieldNote) -> Answer | None:
    """It names no order: where it can be about several, their list says which there are.

    "收到" where nothing is offered is only polite.
    """
    if May.WORK_ON_REPAIRS not in work.actor.permits:
        return None
    about = field_notes.offered if note.step is Step.ACCEPT else technicians.in_hand
    if await about(work) <= 1:
        return None
    await repair_lists.mine(work, said)
    return answer("note-which", example="001")


async def shift(work: Work, said: Said) -> Answer:
    """Ask whether the shift begins or ends."""
    del said
    work.actor.must(May.WORK_ON_REPAIRS)
    return answer("shift", rows=((button("shift-begin"), button("shift-end")),))


async def begin(work: Work, said: Said) -> Answer:
    """The shift begins."""
    del said
    return answer("shift-begun", count=await technicians.begin_shift(work))


async def end(work: Work, said: Said) -> Answer:
    """The shift is over; what is still in hand should go to somebody."""
    del said
    count = await technicians.end_shift(work)
    return answer("shift-ended", count=count, rows=((button("mine"),),) if count else ())


COMMANDS: tuple[OnCommand, ...] = (OnCommand("shift", shift, frozenset({Role.TECHNICIAN})),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("shift", shift),
    OnButton("shift-begin", begin),
    OnButton("shift-end", end),
)
