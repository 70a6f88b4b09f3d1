"""What becomes of a planned outage by what becomes of the announcement that tells of it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.announcements import UNDO, Announcement, Occasion, State
from bot.domain.outages import FOREWARNED, LIVE, Outage, OutageState
from bot.domain.people import PersonId
from bot.services import actors, house, outage_cards, outage_times
from bot.services.work import Work
from bot.storage import rows
from bot.storage.outage_tables import outages
from bot.talk import Lane, answer, words

_TAKEN = frozenset({State.STOPPED, State.RECALLED})


async def must_be_in_time(work: Work, it: Announcement, to: datetime | None) -> None:
    """Inside other verbs: raise Refusal where its notice would come too late, and nobody has said why it is urgent."""
    if found := await _of(work, it):
        lead = timedelta(hours=(await house.rules(work)).outage_lead_hours)
        # The moment to undo it is given on top of that.
        found.must_be_told_in_time((to or work.now) - UNDO, lead)


async def begins_at(work: Work, it: Announcement) -> datetime | None:
    """Inside other verbs: when what it is the notice of begins; None where it is no such notice."""
    found = await _of(work, it)
    return found.begins_at if found else None


async def follow(work: Work, it: Announcement) -> None:
    """Inside other verbs: its notice, or what followed it, has come further.

    Managers and supervisors hear of it first (R214); whoever stops it or takes it back hears that the outage stands.
    """
    found = await _thread(work, it)
    if found is None:
        return
    if it.state in _TAKEN and found.state in LIVE:
        await _say_that_it_stands(work, it, found)
    if it.follows is not None:
        return
    if found.state is OutageState.DRAFT and it.state is State.DISCARDED:
        found = await work.save(found, found.drop(work.now))
    if found.state is OutageState.DRAFT and it.state is State.SENDING:
        found = await work.save(found, found.announce())
        await outage_times.plan_course(work, found)
    sent = it.state in {State.WAITING, State.SCHEDULED}
    await outage_cards.refresh(work, found, ring=await _warned(work) if sent else ())


async def forewarned(work: Work, it: Outage) -> Collection[PersonId]:
    """Inside other verbs: who hears what becomes of it before anybody else does; nobody of what nobody was told of."""
    return () if it.state in {OutageState.DRAFT, OutageState.DROPPED} else await _warned(work)


async def oversleeping(work: Work, it: Announcement, whom: Collection[PersonId]) -> frozenset[PersonId]:
    """Inside other verbs: who must hear of an outage even in their quiet hours: in the morning it would be too late."""
    found = await _thread(work, it)
    return await outage_times.oversleeping(work, found, whom) if found else frozenset()


async def _say_that_it_stands(work: Work, it: Announcement, found: Outage) -> None:
    shown = answer(
        f"outage-stands-{found.state.value}", notice=it.number, state=words(f"announcement-state-{it.state.value}"),
        number=found.number, kind=outage_cards.kind(found), where=await outage_cards.where(work, found),
        begins=found.begins_at, ends=found.ends_at, rows=outage_cards.offers(found, work.actor),
    )  # fmt: skip
    work.send(work.me, shown, lane=Lane.ANSWER, about=outage_cards.subject(found.id))


async def _warned(work: Work) -> Collection[PersonId]:
    return [one for one in await actors.holding(work.db, *FOREWARNED) if one != work.actor.person]


async def _of(work: Work, it: Announcement) -> Outage | None:
    """The outage that it is the notice of."""
    return await _thread(work, it) if it.follows is None else None


async def _thread(work: Work, it: Announcement) -> Outage | None:
    """The outage that it tells of, first or afterwards."""
    if it.occasion is not Occasion.OUTAGE:
        return None
    return await rows.first(work.db, Outage, outages.c.notice == (it.follows or it.id))
