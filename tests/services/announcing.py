"""Announcements in the small town: brought into each state, sent by the courier as far as it comes, looked at."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.domain.announcements import Announcement, AnnouncementId, Reach, State
from bot.domain.people import SYSTEM
from bot.services import announcement_cards, announcements
from bot.services.announcements import Composed
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import recipients
from bot.storage.tables import outbox
from bot.talk import LetterState, Verb
from tests.services.kitchen import ruled
from tests.services.town import Town, at, ticks

Step = Callable[[Work, AnnouncementId], Awaitable[Any]]
TEXT = Composed("明天消防演习", "全体租户", "Fire drill tomorrow", asks=True)
AUTHOR, LEADER = "receptionist", "tenant_supervisor"
WRITES = frozenset(
    {"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager", "general_manager", "engineering_manager"}
)
LEADS = frozenset({"tenant_supervisor", "cs_manager", "general_manager"})
VERBS: dict[str, Step] = {
    "test": announcements.test,
    "reword": lambda w, it: announcements.reword(w, it, "改了", "changed"),
    "submit": announcements.submit,
    "approve": announcements.approve,
    "reject": lambda w, it: announcements.reject(w, it, "unclear"),
    "undo": announcements.undo,
    "discard": announcements.discard,
    "pause": announcements.pause,
    "resume": announcements.resume,
    "stop": announcements.stop,
    "recall": announcements.recall,
    "open": announcements.open_card,
}
FITS: dict[str, frozenset[State]] = {
    "test": frozenset(State) - {State.DISCARDED},
    "reword": frozenset({State.DRAFT}),
    "submit": frozenset({State.DRAFT}),
    "approve": frozenset({State.WAITING}),
    "reject": frozenset({State.WAITING}),
    "undo": frozenset({State.SCHEDULED, State.WAITING}),
    "discard": frozenset({State.DRAFT, State.WAITING, State.SCHEDULED}),
    "pause": frozenset({State.SENDING}),
    "resume": frozenset({State.PAUSED}),
    "stop": frozenset({State.SENDING, State.PAUSED}),
    "recall": frozenset({State.SENDING, State.PAUSED, State.DONE, State.STOPPED}),
    "open": frozenset(State),
}
"""In which states a step can be taken."""


async def drafted(town: Town, told_: Composed = TEXT, by: str = AUTHOR) -> Announcement:
    return await town.does(by, lambda w: announcements.compose(w, told_), at(town, 9))


async def now(town: Town, it: Announcement) -> Announcement:
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, it.id))


async def staged(town: Town, state: State) -> Announcement:
    """An announcement of the receptionist's in that state."""
    if state is State.WAITING:
        await ruled(town, announcement_alone=0)
    it = await drafted(town)
    if state is State.DISCARDED:
        await town.does(AUTHOR, lambda w: announcements.discard(w, it.id))
    elif state is not State.DRAFT:
        await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    if state in {State.SENDING, State.PAUSED, State.DONE, State.STOPPED, State.RECALLED}:
        await ticks(town, at(town, 9, 0, 20))
        steps = {State.PAUSED: announcements.pause, State.STOPPED: announcements.stop}
        if state in steps:
            await town.does(AUTHOR, lambda w: steps[state](w, it.id))
        if state in {State.DONE, State.RECALLED}:
            await delivered(town, it)
        if state is State.RECALLED:
            await town.does(AUTHOR, lambda w: announcements.recall(w, it.id))
    assert (await now(town, it)).state is state
    return it


async def letters(town: Town, it: Announcement) -> list[tuple[int, LetterState]]:
    """To whom letters of it were written, and where each is."""
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY
        found = await db.execute(select(outbox.c.person, outbox.c.state).where(*ours).order_by(outbox.c.id))
        return [(row.person, row.state) for row in found]


async def sends(town: Town, it: Announcement, state: LetterState = LetterState.SENT, most: int = 1000) -> None:
    """The courier sends what is written, as far as it comes."""
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.state == LetterState.NEW
        waiting = select(outbox.c.id).where(*ours, outbox.c.verb == Verb.SAY).order_by(outbox.c.id).limit(most)
        ids = list((await db.execute(waiting)).scalars())
        for id_ in ids:
            await db.execute(update(outbox).where(outbox.c.id == id_).values(state=state, message=id_ + 1000))


async def takes_back(town: Town, it: Announcement, state: LetterState = LetterState.SENT) -> None:
    """The courier takes back what is to be taken back, or fails to."""
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == f"announcement-recall:{it.id}", outbox.c.verb == Verb.RETRACT
        await db.execute(update(outbox).where(*ours, outbox.c.state == LetterState.NEW).values(state=state))


async def passes(town: Town, seconds: int = 6) -> None:
    await ticks(town, town.desk.clock.now() + timedelta(seconds=seconds))


async def delivered(town: Town, it: Announcement) -> None:
    """It comes to its end."""
    for _ in range(10):
        await sends(town, it)
        await passes(town)
        if (await now(town, it)).state is not State.SENDING:
            return
    raise AssertionError("it never ends")


async def ledger(town: Town, it: Announcement) -> dict[str, Reach]:
    """What became of it for whom."""
    names = {number: name for name, number in town.people.items()}
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(recipients).where(recipients.c.announcement == it.id))
        return {names.get(row.person, f"p{row.person}"): row.reach for row in found}
