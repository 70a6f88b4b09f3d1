"""The front desk at a tap: everything new in one card, and what is taken down in two messages."""

from bot.domain.permits import May, roles_with
from bot.handlers.pages import page_of, turned
from bot.handlers.table import OnButton, OnCommand
from bot.services import front_desk, left_messages
from bot.services.front_desk import Heap, Source
from bot.services.work import Work
from bot.talk import Answer, Button, Lane, Rows, Said, answer, button, words

_CARD, _AGAIN = "desk", "again"


async def inbox(work: Work, said: Said) -> None:
    """Everything new, the oldest first. Looked at again from the card, it is the same card."""
    found = await front_desk.inbox(work)
    lines = [words("desk-some", count=sum(heap.count for _, heap in found)) if found else words("desk-none")]
    shown = answer("desk", lines=lines, rows=(*((_door(*one),) for one in found), *_ways(work)))
    again = said.press is not None and said.press.word(0) == _AGAIN
    await work.show(work.me, _CARD, shown, ring=not again, lane=Lane.ANSWER)


def _door(source: Source, heap: Heap) -> Button:
    action, *args = source.opens
    name = words(f"desk-{source.name}")
    return button(action, *args, label="button-desk-open", name=name, count=heap.count, since=heap.since)


def _ways(work: Work) -> Rows:
    """What is taken down for somebody."""
    ways = (
        (May.LOG_REPAIR, button("repair-log")),
        (May.LOG_COMPLAINT, button("complaint-log")),
        (May.TAKE_MESSAGES, button("note-take")),
        (May.RUN_MAIL, button("mail-in")),
    )
    offered = [one for may, one in ways if may in work.actor.permits]
    pairs = tuple(tuple(offered[i : i + 2]) for i in range(0, len(offered), 2))
    return (*pairs, (button("desk", _AGAIN, label="button-desk-again"), button("home")))


async def notes(work: Work, said: Said) -> Answer:
    """The messages that nobody has confirmed."""
    found = await left_messages.waiting(work)
    shown, turns = turned(found, page_of(said), "notes-waiting")
    doors = tuple((button("note-open", one.id, number=one.number, at=one.taken_at),) for one in shown)
    key = "notes-waiting" if found else "notes-none"
    return answer(key, count=len(found), rows=(*doors, *turns, (button("desk"),)))


async def late_meals(work: Work, said: Said) -> Answer | None:
    """Who asks for lunch too late."""
    del said
    return None if await front_desk.late_meals(work) else answer("late-meals-none", toast=True)


COMMANDS: tuple[OnCommand, ...] = (OnCommand("desk", inbox, roles_with(May.RUN_DESK)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("desk", inbox),
    OnButton("notes-waiting", notes),
    OnButton("late-meals", late_meals),
)
