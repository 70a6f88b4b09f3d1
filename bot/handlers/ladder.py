"""From the ladder: shifts, and steps that are texted instead of tapped."""

from collections.abc import Sequence

from bot.domain.field_notes import FieldNote, Step, read_all
from bot.domain.guesses import is_emergency
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.handlers import repair_lists
from bot.handlers.table import OnButton, OnCommand
from bot.services import field_notes, technicians
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, Words, answer, button, words

_MAY = {Step.VOID: May.REQUEST_VOID, Step.SIGN: May.VERIFY_REPAIR}
"""Whose step it is; every other one is the technician's."""


async def noted(work: Work, said: Said) -> Answer | None:
    """A step that was texted, such as "1187 修好了"; None where it is no such note, or not theirs to write.

    Danger is for the report to hear, unless it is over. A picture with such words goes with the order.

    Raises:
        Refusal: the step does not fit the order that it names.

    """
    notes = read_all(said.text) if _may_be_one(said) else ()
    if not notes or any(_MAY.get(note.step, May.WORK_ON_REPAIRS) not in work.actor.permits for note in notes):
        return None
    if is_emergency(said.text) and not all(note.firm and note.step is Step.DONE for note in notes):
        return None
    if len(notes) > 1:
        return await _several(work, notes, said)
    number = await field_notes.take_down(work, notes[0], said.pictures, said.album)
    if number is None:
        return await _which(work, said, notes[0])
    return answer(_noted(notes[0]), number=number)


def _noted(note: FieldNote) -> str:
    return f"note-{note.step.value.replace('_', '-')}" if note.firm else "note-look"


async def _several(work: Work, notes: Sequence[FieldNote], said: Said) -> Answer:
    """All of them or none: who reads that one of them does not fit knows that nothing was noted."""
    lines: dict[str, Words] = {}
    try:
        for note in notes:
            number = await field_notes.take_down(work, note, said.pictures, said.album)
            lines.setdefault(number or "", words(_noted(note), number=number))
    except Refusal as refused:
        raise Refusal("note-none", why=words(refused.key, **refused.words)) from refused
    return answer("note-several", lines=list(lines.values()))


async def pictured(work: Work, said: Said) -> bool:
    """Whether it was another picture of an album whose first one came with a step, and is kept with the order."""
    if said.album is None or said.text or not said.pictures or May.WORK_ON_REPAIRS not in work.actor.permits:
        return False
    return await field_notes.rest_of_album(work, said.album, said.pictures)


def _may_be_one(said: Said) -> bool:
    return not said.edited and (said.kind is Kind.TEXT or bool(said.pictures))


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
