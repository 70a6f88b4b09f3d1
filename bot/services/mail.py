"""The outbox as the courier sees it: what to send, to where, and what became of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, case, delete, exists, func, null, select, update

from bot.domain.people import ChatId, Language, PersonId
from bot.domain.permits import May
from bot.packing import pack_answer
from bot.services import unreached
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import cards, outbox, people
from bot.talk import ERASED, OF_CARDS, Lane, Letter, LetterId, LetterState, Verb, answer

_KEPT = timedelta(days=30)
_OVER = (LetterState.SENT, LetterState.SUPERSEDED, LetterState.UNKNOWN)
_NOTHING = pack_answer(answer("erased"))
"""The body of a letter that was emptied."""


@dataclass(frozen=True)
class Address:
    """Where a person is written to; `chat` None: they never started, or cannot be reached."""

    chat: ChatId | None
    language: Language
    reachable: bool


@dataclass(frozen=True)
class Hung:
    """Where a living card hangs, and what it showed last."""

    message: int
    digest: str


@dataclass(frozen=True)
class Replaced:
    """A message whose place on the screen a newer one has taken; `language` is its reader's."""

    chat: ChatId
    message: int
    language: Language


@dataclass(frozen=True)
class Recovered:
    """Letters that were on the wire when a process died: those sent again, and how many of which nobody knows."""

    again: tuple[Letter, ...]
    unknown: int


@dataclass(frozen=True)
class Mark:
    """What became of a letter; `left` is what stays of its body where that is less than was sent.

    `unreached` says that it died because its person cannot be reached, or never started.
    """

    id: LetterId
    state: LetterState
    attempts: int
    message: int | None = None
    spoken: str | None = None
    error: str | None = None
    left: Mapping[str, Any] | None = None
    unreached: bool = False
    also: tuple[int, ...] = ()


# Asked for every letter: built once.
_DUE = (
    rows.query(
        Letter,
        outbox.c.state == LetterState.NEW,
        outbox.c.lane.in_(bindparam("lanes", expanding=True)),
        outbox.c.not_before.is_(None) | (outbox.c.not_before <= bindparam("now")),
    )
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("at_most"))
)
WAITING = (LetterState.NEW, LetterState.TAKEN, LetterState.SENDING)
"""Where a letter is that has not come to its end."""
_TAKEN = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.state.in_(WAITING))
    .values(state=case((outbox.c.twice, LetterState.SENDING.value), else_=LetterState.TAKEN.value))
    .returning(outbox.c.id)
)
_IN_HAND = update(outbox).where(
    outbox.c.id == bindparam("id_"), outbox.c.state.in_((LetterState.TAKEN, LetterState.SENDING))
)
_ON_THE_WIRE = _IN_HAND.values(state=LetterState.SENDING).returning(outbox.c.id)
_OFF_THE_WIRE = _IN_HAND.values(state=LetterState.TAKEN)
_ADDRESSES = select(people.c.id, people.c.chat, people.c.language, people.c.unreachable_since).where(
    people.c.id.in_(bindparam("ids", expanding=True))
)
_HUNG = select(cards).where(cards.c.chat == bindparam("chat_"), cards.c.subject == bindparam("subject_"))
_GONE = outbox.c.about == ERASED
_MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("id_"))
    .values(
        # It may have been emptied while it was on the wire: then its words must not come back.
        spoken=case((_GONE, null()), else_=bindparam("spoken_", type_=Text)),
        chat=case((_GONE, null()), else_=outbox.c.chat),
    )
)
_WITHOUT_CODES = (
    update(outbox)
    .where(outbox.c.id == bindparam("id_"), outbox.c.about.is_distinct_from(ERASED))
    .values(body=bindparam("left"))
)

_LATER = outbox.alias("later")
_OVERTAKEN = (
    update(outbox)
    .where(
        outbox.c.state.in_(WAITING),
        outbox.c.verb.in_((Verb.CARD, Verb.RING)),
        exists().where(
            _LATER.c.about == outbox.c.about,
            _LATER.c.subject == outbox.c.subject,
            (_LATER.c.person == outbox.c.person) | (_LATER.c.chat == outbox.c.chat),
            _LATER.c.id > outbox.c.id,
            _LATER.c.verb.in_(OF_CARDS),
            _LATER.c.state == LetterState.SENT,
        ),
    )
    .values(state=LetterState.SUPERSEDED)
)


@needs(May.KEEP_TIME)
async def recover(work: Work) -> Recovered:
    """After a start: what was on the wire may go twice and is sent again, or may not and stays unknown.

    What the courier before us held and surely had not sent waits anew.
    What a card was to show before something newer reached it by a faster lane is not sent any more: the courier
    that knew of it is gone.
    """
    await work.db.execute(_OVERTAKEN)
    await work.db.execute(update(outbox).where(outbox.c.state == LetterState.TAKEN).values(state=LetterState.NEW))
    orphans = (outbox.c.state == LetterState.SENDING) & ~outbox.c.twice
    lost = await work.db.execute(update(outbox).where(orphans).values(state=LetterState.UNKNOWN))
    again = await rows.every(work.db, Letter, outbox.c.state == LetterState.SENDING)
    return Recovered(tuple(again), lost.rowcount)


@needs(May.KEEP_TIME)
async def written(work: Work, letters: Sequence[Letter]) -> list[Letter]:
    """Those of these letters that are there: the line to the database broke while they were being committed."""
    wanted = {letter.id: letter for letter in letters}
    found = await rows.every(work.db, Letter, outbox.c.id.in_(sorted(wanted)))
    # An id that was rolled back may have been given to another letter, which has been heard of by itself.
    return [one for one in found if (one.created_at, one.body) == (wanted[one.id].created_at, wanted[one.id].body)]


@needs(May.KEEP_TIME)
async def due(work: Work, lanes: Collection[Lane], limit: int) -> list[Letter]:
    """The next letters that may be sent now."""
    found = await work.db.execute(_DUE, {"lanes": sorted(lanes), "now": work.now, "at_most": limit})
    return [rows.made(Letter, row) for row in found]


@needs(May.KEEP_TIME)
async def take(work: Work, letters: Collection[LetterId]) -> frozenset[LetterId]:
    """Those of these letters that are the courier's now; said again where nobody knows whether it was heard."""
    found = await work.db.execute(_TAKEN, {"ids": sorted(letters)})
    return frozenset(LetterId(row.id) for row in found)


@needs(May.KEEP_TIME)
async def begin(work: Work, letter: LetterId) -> bool:
    """A letter that may not go twice is tried now; from here on an attempt of unknown outcome is known as one.

    False where there is nothing to try any more: it was taken back meanwhile.
    """
    return (await work.db.execute(_ON_THE_WIRE, {"id_": letter})).first() is not None


@needs(May.KEEP_TIME)
async def unsent(work: Work, letter: LetterId) -> None:
    """The attempt has surely sent nothing: should the courier die now, nothing is unknown."""
    await work.db.execute(_OFF_THE_WIRE, {"id_": letter})


@needs(May.KEEP_TIME)
async def addresses(work: Work, whom: Iterable[PersonId]) -> dict[PersonId, Address]:
    """Where to write to these people."""
    found = await work.db.execute(_ADDRESSES, {"ids": sorted(set(whom))})
    return {
        PersonId(r.id): Address(None if r.chat is None else ChatId(r.chat), r.language, r.unreachable_since is None)
        for r in found
    }


@needs(May.KEEP_TIME)
async def hung(work: Work, chat: ChatId, subject: str) -> Hung | None:
    """Where the card of a record hangs in a chat."""
    row = (await work.db.execute(_HUNG, {"chat_": chat, "subject_": subject})).first()
    return None if row is None else Hung(row.message, row.digest)


@needs(May.KEEP_TIME)
async def settle(
    work: Work,
    marks: Sequence[Mark],
    hanging: Sequence[tuple[ChatId, str, Hung | None]],
    replaced: Sequence[Replaced] = (),
) -> None:
    """Write down what became of letters, and where cards hang now; None takes a card down.

    Who has to be told by phone what did not reach somebody hears it in the same transaction.

    What was replaced is taken back by letters of its own: from here on no crash can leave two cards of one record.
    """
    for old in replaced:
        work.retract(old.message, answer("card-moved"), chat=old.chat, language=old.language.value)
    if marks:
        await work.db.execute(_MARK, [_marked(work, mark) for mark in marks])
    if bare := [{"id_": mark.id, "left": mark.left} for mark in marks if mark.left is not None]:
        await work.db.execute(_WITHOUT_CODES, bare)
    await unreached.tell(work, [mark.id for mark in marks if mark.unreached])
    for chat, subject, card in hanging:
        if card is None:
            await work.db.execute(delete(cards).where(cards.c.chat == chat, cards.c.subject == subject))
            continue
        row = {"chat": chat, "subject": subject, "message": card.message, "digest": card.digest}
        await rows.put(work.db, cards, row)


@needs(May.KEEP_TIME)
async def forget_old(work: Work) -> int:
    """After a month nobody needs a letter's words any more, nor a dead one at all; how many letters that were."""
    old = outbox.c.created_at < work.now - _KEPT
    dead = await work.db.execute(delete(outbox).where(old, outbox.c.state == LetterState.DEAD))
    full = outbox.c.state.in_(_OVER) & (outbox.c.body != _NOTHING)
    emptied = update(outbox).where(old, full).values(body=_NOTHING, spoken=None)
    return dead.rowcount + (await work.db.execute(emptied)).rowcount


async def empty(work: Work, which: ColumnElement[bool]) -> None:
    """Inside other verbs: nothing stays of what these letters say; those that wait are not sent any more."""
    work.emptied = True
    waits = outbox.c.state.in_(WAITING)
    state = case((waits, LetterState.SUPERSEDED), else_=outbox.c.state)
    emptied = update(outbox).where(which).values(body=_NOTHING, spoken=None, about=ERASED, state=state)
    await work.db.execute(emptied)


@needs(May.KEEP_TIME)
async def waiting(work: Work) -> dict[tuple[int, str], int]:
    """How many letters are in which lane and state."""
    counted = select(outbox.c.lane, outbox.c.state, func.count().label("n")).group_by(outbox.c.lane, outbox.c.state)
    return {(row.lane, row.state.value): row.n for row in await work.db.execute(counted)}


def _marked(work: Work, mark: Mark) -> dict[str, object]:
    return {
        "id_": mark.id, "state": mark.state, "attempts": mark.attempts, "message": mark.message,
        "spoken_": mark.spoken, "error": mark.error,
        "sent_at": work.now if mark.state is LetterState.SENT else None, "also": mark.also,
    }  # fmt: skip
