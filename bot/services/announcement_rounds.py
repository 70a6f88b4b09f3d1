"""An announcement goes out in rounds: some letters at a time, so that nobody's answer ever waits for it.

What is not written yet needs no taking back; what is written and not sent is taken back in its row. Each round writes
the next letters, looks what became of those before, and says how it goes. Every person gets it at most once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, insert, select, update

from bot.domain.announcements import UNDER_WAY, Announcement, AnnouncementId, Occasion, Reach, State
from bot.domain.audiences import EVERYBODY, Seat, unpacked
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.packing import pack_answer
from bot.services import announcement_cards, audiences, occurrences, outage_steps, subscriptions
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import announcements, recipients
from bot.storage.tables import outbox
from bot.talk import Lane, Letter, LetterState, Verb, answer

ROUND, EXPIRES = "announcement-round", "announcement-expires"
GREETINGS = "greetings"
"""What somebody may do without."""
A_ROUND = 300
"""So many letters at a time: more than the courier sends until the next round."""
_SOON, _WINDOW = timedelta(seconds=5), timedelta(hours=12)
_SLOWEST = 12
"""While nothing moves, as at night, it is looked at less and less often, down to once a minute."""
_NOT_SENT = (LetterState.NEW, LetterState.TAKEN)
_UNDER_WAY = frozenset({*_NOT_SENT, LetterState.SENDING})
_TOLD = (Reach.WRITTEN, Reach.SENT, Reach.UNKNOWN, Reach.RECALLING, Reach.RECALLED)
_BECAME = {
    LetterState.SENT: Reach.SENT,
    LetterState.UNKNOWN: Reach.UNKNOWN,
    LetterState.DEAD: Reach.BLOCKED,
}


async def select_everybody(work: Work, it: Announcement) -> None:
    """Inside other verbs: who is meant as of now, a line each."""
    meant = await audiences.meant(work, unpacked(it.wanted) if it.wanted else EVERYBODY)
    wanting = set(meant)
    if it.follows is not None and not it.wanted:
        wanting &= set(await told(work, it.follows))
    if it.occasion is Occasion.GREETING:
        wanting &= set(await subscriptions.wanting(work, GREETINGS, sorted(meant)))
    lines = [
        {"announcement": it.id, "person": person, "reach": _reach(meant[person]), "pinned": False}
        for person in sorted(wanting)
    ]
    if lines:
        await work.db.execute(insert(recipients), lines)


async def told(work: Work, first: AnnouncementId) -> list[PersonId]:
    """Inside other verbs: whoever has got an announcement or one that follows it, may have got it, or is about to.

    From whom it was taken back since may have read it, too.
    """
    joined = recipients.join(announcements, announcements.c.id == recipients.c.announcement)
    thread = (announcements.c.id == first) | (announcements.c.follows == first)
    coming = (recipients.c.reach == Reach.WAITING) & announcements.c.state.in_(sorted(UNDER_WAY))
    got = recipients.c.reach.in_(_TOLD)
    look = select(recipients.c.person).select_from(joined).where(thread, got | coming).distinct()
    return [PersonId(row.person) for row in await work.db.execute(look.order_by(recipients.c.person))]


def _reach(seats: Sequence[Seat]) -> Reach:
    if any(one.reachable for one in seats):
        return Reach.WAITING
    return Reach.BLOCKED if any(one.bound for one in seats) else Reach.NEVER


async def go_on(work: Work, it: Announcement) -> None:
    """Inside other verbs: the next round is due."""
    await _plan(work, it, 0, 0, work.now)


async def hold_back(work: Work, it: Announcement) -> None:
    """Inside other verbs: what is written and has not been sent is not sent; its people wait again, or get nothing."""
    ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY
    back = update(outbox).where(*ours, outbox.c.state.in_(_NOT_SENT), ~outbox.c.twice)
    held = await work.db.execute(back.values(state=LetterState.SUPERSEDED).returning(outbox.c.person))
    await _now(work, it, [row.person for row in held], Reach.WAITING)


@needs(May.KEEP_TIME)
async def run(work: Work, scope: str) -> None:
    """One round; where there is more to do, the next one follows."""
    id_, turn, n, idle = map(int, scope.split(":"))
    it = await rows.find(work.db, Announcement, id_)
    moved = await _settle(work, it)
    if it.turn != turn:
        return  # what was begun anew since has rounds of its own
    if it.state is State.SENDING:
        moved += await _write(work, it)
        await _pin(work, it)
    elif it.state is State.RECALLED:
        moved += await _settle_recall(work, it) + await _take_back(work, it)
    counts = await announcement_cards.tally(work, it)
    if it.state is State.SENDING and not counts.open:
        it = await work.save(it, it.finish(work.now))
    if moved or it.state is State.DONE:
        await announcement_cards.refresh(work, it)
    if it.state is State.DONE:
        await outage_steps.follow(work, it)
    if moved or counts.of(Reach.WRITTEN, Reach.RECALLING):
        idle = 0 if moved else idle + 1
        await _plan(work, it, n + 1, idle, work.now + _SOON * min(2**idle, _SLOWEST))


async def _plan(work: Work, it: Announcement, n: int, idle: int, due: datetime) -> None:
    await occurrences.plan(work, ROUND, f"{it.id}:{it.turn}:{n}:{idle}", due, due + _WINDOW)


async def _settle(work: Work, it: Announcement) -> int:
    """What became of the letters that were written; how many have come to their end since the last look."""
    written = recipients.c.announcement == it.id, recipients.c.reach == Reach.WRITTEN
    of_it = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY, ~outbox.c.twice
    over = outbox.c.state.in_(sorted(_BECAME))
    joined = outbox.join(recipients, recipients.c.person == outbox.c.person)
    found = await work.db.execute(
        select(outbox.c.person, outbox.c.state).select_from(joined).where(*of_it, over, *written)
    )
    became: dict[Reach, list[PersonId]] = {}
    for row in found:
        became.setdefault(_BECAME[row.state], []).append(PersonId(row.person))
    for reach, people in became.items():
        await _now(work, it, people, reach)
    return sum(map(len, became.values()))


async def _write(work: Work, it: Announcement) -> int:
    """The next letters, all at once; none where there are enough on their way."""
    on_the_way = select(recipients.c.person).where(
        recipients.c.announcement == it.id, recipients.c.reach == Reach.WRITTEN
    )
    room = A_ROUND - len((await work.db.execute(on_the_way.limit(A_ROUND))).all())
    if room <= 0:
        return 0
    ours = recipients.c.announcement == it.id, recipients.c.reach == Reach.WAITING
    found = await work.db.execute(select(recipients.c.person).where(*ours).order_by(recipients.c.person).limit(room))
    people = [PersonId(row.person) for row in found]
    if people:
        body, about = pack_answer(announcement_cards.message(it)), announcement_cards.about(it.id)
        woken = await outage_steps.oversleeping(work, it, people)
        letters = [
            Letter(
                person=person, lane=Lane.BROADCAST, twice=False, about=about, body=body, created_at=work.now,
                dedupe=f"{about}:{it.turn}:{person}", loud=person in woken,
            )
            for person in people
        ]  # fmt: skip
        await rows.add_new(work.db, outbox, *(rows.values(letter) for letter in letters))
        await _now(work, it, people, Reach.WRITTEN)
    return len(people)


async def _pin(work: Work, it: Announcement) -> None:
    if not it.pins:
        return
    there = recipients.c.announcement == it.id, recipients.c.reach == Reach.SENT, ~recipients.c.pinned
    for person, messages in (await _messages(work, it, *there)).items():
        work.pin(person, messages[0])
        mine = recipients.c.announcement == it.id, recipients.c.person == person
        await work.db.execute(update(recipients).where(*mine).values(pinned=True))


async def _take_back(work: Work, it: Announcement) -> int:
    """Some more of those who have it lose it."""
    there = recipients.c.announcement == it.id, recipients.c.reach == Reach.SENT
    found = await _messages(work, it, *there)
    line = answer("announcement-recalled-line")
    for person, messages in found.items():
        for one in messages:
            work.retract(one, line, whom=person, about=_recall(it))
    await _now(work, it, sorted(found), Reach.RECALLING)
    return len(found)


async def _settle_recall(work: Work, it: Announcement) -> int:
    """From whom it has been taken back since the last look; where it could not be, somebody has to phone."""
    taking = (recipients.c.announcement == it.id) & (recipients.c.reach == Reach.RECALLING)
    joined = recipients.outerjoin(
        outbox,
        (outbox.c.person == recipients.c.person) & (outbox.c.about == _recall(it)) & (outbox.c.verb == Verb.RETRACT),
    )
    states: dict[PersonId, set[LetterState]] = {}
    for row in await work.db.execute(select(recipients.c.person, outbox.c.state).select_from(joined).where(taking)):
        states.setdefault(PersonId(row.person), set()).add(row.state)
    over = {person: LetterState.DEAD in held for person, held in states.items() if not held & _UNDER_WAY}
    await _now(work, it, [person for person, failed in over.items() if not failed], Reach.RECALLED)
    await _now(work, it, [person for person, failed in over.items() if failed], Reach.BLOCKED)
    return len(over)


def _recall(it: Announcement) -> str:
    """What the letters are about that take it back."""
    return f"announcement-recall:{it.id}"


async def _messages(work: Work, it: Announcement, *where: ColumnElement[bool]) -> dict[PersonId, list[int]]:
    """The messages of some of those who have it: the words first, then what came with them."""
    joined = outbox.join(recipients, recipients.c.person == outbox.c.person)
    of_it = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY, ~outbox.c.twice
    sent = outbox.c.state == LetterState.SENT, outbox.c.message.is_not(None)
    look = select(outbox.c.person, outbox.c.message, outbox.c.also).select_from(joined)
    found = await work.db.execute(look.where(*of_it, *sent, *where).order_by(outbox.c.id).limit(A_ROUND))
    return {PersonId(row.person): [row.message, *row.also] for row in found}


async def _now(work: Work, it: Announcement, people: Sequence[PersonId], reach: Reach) -> None:
    if people:
        ours = recipients.c.announcement == it.id, recipients.c.person.in_(people)
        await work.db.execute(update(recipients).where(*ours).values(reach=reach))
