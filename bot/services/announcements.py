"""Announcements (R21): composed by the desk, approved by a second person where many are meant, taken back if wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from bot.domain.announcements import OUT, Announcement, AnnouncementId, Occasion, Reach, State, Tally
from bot.domain.audience_words import read
from bot.domain.audiences import Wanted, packed
from bot.domain.occurrences import Listing
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import actors, announcement_cards, announcement_rounds, audiences, house, occurrences, outage_steps
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import announcements, recipients
from bot.storage.rows import NotFound
from bot.talk import Button, Lane, answer, button

SERIES = "A"
DUE = "announcement-due"
_WINDOW = timedelta(hours=12)
_LISTED = 8


@dataclass(frozen=True)
class Composed:
    """What is to be said to whom; `said` is the audience as people say it."""

    text_zh: str
    said: str
    text_en: str = ""
    photos: tuple[str, ...] = ()
    document: str = ""
    asks: bool = False
    pins: bool = False
    days: int = 0


@needs(May.COMPOSE_ANNOUNCEMENT)
async def compose(work: Work, told: Composed) -> Announcement:
    """A draft, shown as a card with how many are meant. Raises Refusal for an audience that is not understood."""
    made = await draft(work, told, Occasion.NOTICE, work.me)
    await announcement_cards.refresh(work, made, ring=(work.me,))
    return made


async def draft(
    work: Work, told: Composed, occasion: Occasion, by: PersonId | None, wanted: Wanted | None = None
) -> Announcement:
    """Inside other verbs: a draft of any occasion, to who is `wanted`, else as `told` says.

    Raises Refusal for an audience that is not understood, or empty.
    """
    wanted = wanted or read(told.said, await audiences.known(work))
    if not await audiences.meant(work, wanted):
        raise Refusal("audience-nobody")
    return await work.add(
        Announcement(
            number=await next_number(work), occasion=occasion, text_zh=told.text_zh,
            text_en=told.text_en, photos=told.photos, document=told.document, said=told.said,
            wanted=tuple(packed(wanted)), asks=told.asks, pins=told.pins, days=told.days, made_by=by,
            made_at=work.said_at,
        )
    )  # fmt: skip


async def next_number(work: Work) -> str:
    """Inside other verbs: the number of a new one."""
    return f"{SERIES}-{await rows.take_number(work.db, SERIES):06d}"


@needs(May.COMPOSE_ANNOUNCEMENT)
async def reword(work: Work, id_: AnnouncementId, text_zh: str, text_en: str) -> Announcement:
    """Other words for a draft. Raises Refusal where it is none any more."""
    found = await rows.find(work.db, Announcement, id_)
    saved = await work.save(found, found.adopt(work.me).reword(text_zh, text_en))
    await announcement_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def illustrate(work: Work, id_: AnnouncementId, photos: tuple[str, ...]) -> Announcement:
    """Other pictures for a draft, or for a greeting that waits. Raises as `reword`."""
    found = await rows.find(work.db, Announcement, id_)
    saved = await work.save(found, found.adopt(work.me).illustrate(photos))
    await announcement_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def test(work: Work, id_: AnnouncementId) -> None:
    """It is sent to the person themselves, as everybody would get it; the ledger knows nothing of it."""
    found = await rows.find(work.db, Announcement, id_)
    if found.state is State.DISCARDED:
        raise Refusal("announcement-is-discarded")
    work.send(work.me, announcement_cards.message(found), lane=Lane.ANSWER, about=announcement_cards.about(id_))


@needs(May.COMPOSE_ANNOUNCEMENT)
async def submit(work: Work, id_: AnnouncementId, to: datetime | None = None) -> Announcement:
    """Send it: now, after some seconds to undo it, or then. For many, or a greeting, a second person has to agree.

    Raises:
        Refusal: it is no draft, not the actor's own, or then is not ahead.

    """
    found = await rows.find(work.db, Announcement, id_)
    mine = found.adopt(work.me)
    await outage_steps.must_be_in_time(work, found, to)
    alone = found.occasion is not Occasion.GREETING and not await _too_many(work, found)
    saved = await work.save(found, mine.submit(work.now, to, alone=alone))
    if saved.state is State.SCHEDULED:
        await _plan(work, saved)
        await announcement_cards.refresh(work, saved)
        await outage_steps.follow(work, saved)
        return saved
    await _ask_second_person(work, saved)
    return saved


@needs(May.APPROVE_ANNOUNCEMENT)
async def approve(work: Work, id_: AnnouncementId) -> Announcement:
    """A second person agrees. Raises Refusal where it does not wait for that, is their own, or would come too late."""
    found = await rows.find(work.db, Announcement, id_)
    agreed = found.approve(work.me, work.now)
    await outage_steps.must_be_in_time(work, found, agreed.send_at)
    saved = await work.save(found, agreed)
    await _plan(work, saved)
    await announcement_cards.refresh(work, saved, ring=_author(saved))
    await outage_steps.follow(work, saved)
    return saved


@needs(May.APPROVE_ANNOUNCEMENT)
async def reject(work: Work, id_: AnnouncementId, why: str) -> Announcement:
    """A second person does not agree, and says why. Raises as `approve`."""
    found = await rows.find(work.db, Announcement, id_)
    saved = await work.save(found, found.reject(work.me, why, work.now))
    await announcement_cards.refresh(work, saved, ring=_author(saved))
    await outage_steps.follow(work, saved)
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def undo(work: Work, id_: AnnouncementId) -> Announcement:
    """Not yet after all: it is a draft again. Raises Refusal once it has begun."""
    return await _changed(work, id_, lambda it: it.take_back())


@needs(May.COMPOSE_ANNOUNCEMENT)
async def discard(work: Work, id_: AnnouncementId) -> Announcement:
    """It is not sent at all. Raises as `undo`."""
    return await _changed(work, id_, lambda it: it.discard(work.now))


@needs(May.COMPOSE_ANNOUNCEMENT)
async def pause(work: Work, id_: AnnouncementId) -> Announcement:
    """Nobody gets it for now who does not have it. Raises Refusal where it is not going out."""
    saved = await _changed(work, id_, lambda it: it.pause())
    await announcement_rounds.hold_back(work, saved)
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def resume(work: Work, id_: AnnouncementId) -> Announcement:
    """It goes on. Raises Refusal where it does not pause."""
    saved = await _changed(work, id_, lambda it: it.resume())
    await announcement_rounds.go_on(work, saved)
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def stop(work: Work, id_: AnnouncementId) -> Announcement:
    """Whoever does not have it does not get it. Raises Refusal where it is not going out."""
    saved = await _changed(work, id_, lambda it: it.stop(work.now))
    await announcement_rounds.hold_back(work, saved)
    return saved


@needs(May.COMPOSE_ANNOUNCEMENT)
async def recall(work: Work, id_: AnnouncementId) -> Announcement:
    """It is taken back from everybody. Raises Refusal where nobody has it."""
    saved = await _changed(work, id_, lambda it: it.recall(work.now))
    await announcement_rounds.hold_back(work, saved)
    await announcement_rounds.go_on(work, saved)
    return saved


@needs(May.READ_ANNOUNCEMENT)
async def has_read(work: Work, id_: AnnouncementId) -> bool:
    """Whoever got it says that they have read it; False where they had said so before.

    Raises:
        NotFound: it was not for them.

    """
    mine = recipients.c.announcement == id_, recipients.c.person == work.me
    if (await work.db.execute(recipients.select().where(*mine))).first() is None:
        raise NotFound
    unread = update(recipients).where(*mine, recipients.c.read_at.is_(None)).values(read_at=work.said_at)
    return bool((await work.db.execute(unread)).rowcount)


@needs(May.COMPOSE_ANNOUNCEMENT)
async def open_card(work: Work, id_: AnnouncementId) -> None:
    """Hang the card of how it goes anew for who asks."""
    found = await rows.find(work.db, Announcement, id_)
    await announcement_cards.refresh(work, found, ring=(work.me,))


@needs(May.COMPOSE_ANNOUNCEMENT)
async def latest(work: Work) -> list[tuple[Announcement, Tally]]:
    """The newest of them, the newest first."""
    newest = announcements.c.id.in_(
        announcements.select()
        .with_only_columns(announcements.c.id)
        .where(announcements.c.state != State.DISCARDED)
        .order_by(announcements.c.id.desc())
        .limit(_LISTED)
    )
    found = await rows.every(work.db, Announcement, newest)
    return [(one, await announcement_cards.tally(work, one)) for one in reversed(found)]


@needs(May.KEEP_TIME)
async def begin(work: Work, scope: str) -> None:
    """Its moment has come: who is meant is written down as of now, and it begins to go out.

    Where the house was down until it says what may not be true any more, somebody looks at it first; where more are
    meant by now than its author may tell alone, a second person does.
    """
    id_, _, stamp = scope.partition(":")
    found = await rows.find(work.db, Announcement, int(id_))
    if found.state is not State.SCHEDULED or stamp != _stamp(found):
        return
    due = found.send_at or work.now
    if work.now >= (await outage_steps.begins_at(work, found) or due + _WINDOW):
        await _miss(work, found, due)
        return
    if found.decided_by is None and (grown := await _too_many(work, found)):
        await _hold(work, found, grown)
        return
    saved = await work.save(found, found.begin(work.now))
    await announcement_rounds.select_everybody(work, saved)
    await announcement_rounds.go_on(work, saved)
    if saved.expires_at is not None:
        end = saved.expires_at
        await occurrences.plan(work, announcement_rounds.EXPIRES, f"{saved.id}", end, end + _WINDOW)
    await announcement_cards.refresh(work, saved)
    await outage_steps.follow(work, saved)


async def _too_many(work: Work, it: Announcement) -> int:
    """How many would get it now, where they are more than its author may tell alone; else none."""
    counts = await announcement_cards.tally(work, it)
    getting = counts.of(Reach.WAITING)
    return getting if getting > (await house.rules(work)).announcement_alone else 0


async def _ask_second_person(work: Work, it: Announcement) -> None:
    approvers = await actors.holding(work.db, *announcement_cards.APPROVERS)
    await announcement_cards.refresh(work, it, ring=[one for one in approvers if one != it.made_by])
    await outage_steps.follow(work, it)


async def _hold(work: Work, it: Announcement, count: int) -> None:
    """It waits for a second person after all, and its author is told."""
    saved = await work.save(it, it.hold(), "more are meant than before")
    work.send(_author(saved), answer("announcement-grown", number=saved.number, count=count, rows=((_door(saved),),)))
    await _ask_second_person(work, saved)


def _door(it: Announcement) -> Button:
    return button("announcement-open", it.id, label="button-announcement-open", number=it.number)


async def _miss(work: Work, it: Announcement, due: datetime) -> None:
    """It is too late for it: a greeting is dropped, anything else is a draft again, and who answers for it is told.

    Of an outage that has begun they hear as such: it is dropped, since nobody was told of it.
    """
    festive = it.occasion is Occasion.GREETING
    saved = await work.save(it, it.discard(work.now) if festive else it.take_back(), "too late")
    told = _author(saved) or await actors.holding(work.db, *announcement_cards.APPROVERS)
    key = "greeting-too-late" if festive else "announcement-too-late"
    if await outage_steps.begins_at(work, saved) is None:
        work.send(told, answer(key, number=saved.number, at=due, rows=((_door(saved),),)))
    await announcement_cards.refresh(work, saved)
    await outage_steps.follow(work, saved)


@needs(May.KEEP_TIME)
async def expire(work: Work, scope: str) -> None:
    """It does not hold any more: it is taken back."""
    found = await rows.find(work.db, Announcement, int(scope))
    if found.state in OUT:
        saved = await work.save(found, found.recall(work.now), "expired")
        await announcement_rounds.hold_back(work, saved)
        await announcement_rounds.go_on(work, saved)
        await announcement_cards.refresh(work, saved)


async def kept_of(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: what was announced to somebody, and what they have written themselves."""
    joined = recipients.join(announcements, announcements.c.id == recipients.c.announcement)
    look = select(announcements.c.number, recipients.c.reach, recipients.c.read_at).select_from(joined)
    got = (await work.db.execute(look.where(recipients.c.person == person))).mappings()
    wrote = await rows.every(work.db, Announcement, announcements.c.made_by == person)
    return [*map(dict, got), *map(asdict, wrote)]


async def forget_person(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: the ledger keeps that somebody was meant, not whether or when they read it."""
    theirs = recipients.c.person == person
    await work.db.execute(update(recipients).where(theirs).values(read_at=None))
    open_ = or_(recipients.c.reach == Reach.WAITING, recipients.c.reach == Reach.WRITTEN)
    await work.db.execute(update(recipients).where(theirs, open_).values(reach=Reach.GONE))
    return []


def _author(it: Announcement) -> Sequence[PersonId]:
    return (it.made_by,) if it.made_by is not None else ()


async def _changed(work: Work, id_: AnnouncementId, how: Callable[[Announcement], Announcement]) -> Announcement:
    found = await rows.find(work.db, Announcement, id_)
    if not (found.own(work.me) or May.APPROVE_ANNOUNCEMENT in work.actor.permits):
        raise Refusal("announcement-not-own")
    saved = await work.save(found, how(found))
    await announcement_cards.refresh(work, saved)
    await outage_steps.follow(work, saved)
    return saved


async def _plan(work: Work, it: Announcement) -> None:
    due = it.send_at or work.now
    scope = f"{it.id}:{_stamp(it)}"
    await occurrences.plan(work, DUE, scope, due, due + _WINDOW, listing=Listing.FIXED)


def _stamp(it: Announcement) -> str:
    return f"{it.send_at.timestamp():.0f}" if it.send_at else ""
