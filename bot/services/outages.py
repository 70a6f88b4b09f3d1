"""Planned outages (R214, T33): told ahead of time by the desk or the engineers, moved, called off, prolonged, over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.announcements import AnnouncementId
from bot.domain.audience_words import read
from bot.domain.outages import Outage, OutageId, OutageKind, OutageReason, OutageState, Span, place_of
from bot.domain.permits import May
from bot.services import (
    announcement_cards,
    audiences,
    house,
    outage_cards,
    outage_notices,
    outage_repairs,
    outage_steps,
    outage_times,
)
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows

SERIES = "O"
EVERYWHERE = "所有人"
"""The whole house, as an audience says it."""
_LISTED = 20
_NOT_YET = AnnouncementId(0)


@dataclass(frozen=True)
class Planned:
    """What is switched off where, from when to when, and why; `urgent`: why it cannot wait until it is told in time."""

    kind: OutageKind
    said: str
    span: Span
    reason: OutageReason
    note: str = ""
    note_en: str = ""
    urgent: str = ""


@needs(May.PLAN_OUTAGE)
async def plan(work: Work, told: Planned) -> Outage:
    """A draft of it, and of the notice that tells of it, with how many are meant; nobody hears of it yet.

    Raises:
        Refusal: the place is not understood, the time is not ahead, or too soon to be told in time.

    """
    told.span.must_be_ahead(work.now)
    place = place_of(read(told.said, await audiences.known(work)), await audiences.homes(work))
    drawn = Outage(
        number="", kind=told.kind, said=told.said, floors=place.floors, units=place.units,
        begins_at=told.span.begins, ends_at=told.span.ends, reason=told.reason, note=told.note, note_en=told.note_en,
        urgent=told.urgent, notice=_NOT_YET, made_by=work.me, made_at=work.said_at,
    )  # fmt: skip
    drawn.must_be_told_in_time(work.now, await _lead(work))
    notice = await outage_notices.draft(work, drawn)
    number = f"{SERIES}-{await rows.take_number(work.db, SERIES):06d}"
    made = await work.add(replace(drawn, number=number, notice=notice.id))
    await outage_times.plan_notice(work, made)
    await outage_cards.refresh(work, made, also=(work.me,))
    await announcement_cards.refresh(work, notice, ring=(work.me,))
    return made


@needs(May.PLAN_OUTAGE)
async def move(work: Work, id_: OutageId, span: Span, urgent: str) -> Outage:
    """It is at another time: the draft says so, or whoever has been told hears it.

    Raises:
        Refusal: it has begun or is over; that time is not ahead, or too soon to be told in time.

    """
    found = await rows.find(work.db, Outage, id_)
    moved = found.move(span, urgent, work.now)
    moved.must_be_told_in_time(work.now, await _lead(work))
    saved = await work.save(found, moved)
    if saved.state is OutageState.DRAFT:
        notice = await outage_notices.reword(work, saved)
        await outage_times.plan_notice(work, saved)
        await announcement_cards.refresh(work, notice, ring=(work.me,))
    else:
        await outage_notices.tell(work, saved, "moved")
        await outage_times.plan_course(work, saved)
    await outage_cards.refresh(work, saved, ring=await outage_steps.forewarned(work, saved))
    return saved


@needs(May.PLAN_OUTAGE)
async def call_off(work: Work, id_: OutageId, why: str) -> Outage:
    """It does not take place: whoever has been told hears it, whoever has not hears nothing any more.

    Raises:
        Refusal: it has begun or is over.

    """
    found = await rows.find(work.db, Outage, id_)
    saved = await work.save(found, found.call_off(work.me, why, work.now), why)
    await outage_notices.withdraw(work, saved)
    if saved.state is OutageState.CANCELLED:
        await outage_notices.tell(work, saved, "cancelled")
    await outage_cards.refresh(work, saved, ring=await outage_steps.forewarned(work, saved))
    return saved


@needs(May.RUN_OUTAGE)
async def prolong(work: Work, id_: OutageId, until: datetime, why: str) -> Outage:
    """It takes longer: exactly those who have been told hear it.

    Raises:
        Refusal: it is not switched off, or that is not later.

    """
    found = await rows.find(work.db, Outage, id_)
    saved = await work.save(found, found.prolong(until, why, work.now), why)
    await outage_notices.tell(work, saved, "prolonged")
    await outage_times.plan_end(work, saved)
    await outage_cards.refresh(work, saved)
    await outage_repairs.show_anew(work, saved)
    return saved


@needs(May.RUN_OUTAGE)
async def end(work: Work, id_: OutageId) -> Outage:
    """It works again: exactly those who have been told hear it; whoever has reported something meanwhile is asked.

    Raises:
        Refusal: it is not switched off.

    """
    found = await rows.find(work.db, Outage, id_)
    saved = await work.save(found, found.end(work.me, work.now))
    await outage_notices.tell(work, saved, "over")
    await outage_repairs.ask(work, saved)
    await outage_cards.refresh(work, saved)
    return saved


@needs(May.SEE_OUTAGES)
async def hears(work: Work, id_: OutageId) -> int:
    """How many have been told of it, and hear what follows."""
    return len(await outage_notices.told(work, await rows.find(work.db, Outage, id_)))


@needs(May.SEE_OUTAGES)
async def one(work: Work, id_: OutageId) -> Outage:
    """It. Raises NotFound where there is none."""
    return await rows.find(work.db, Outage, id_)


@needs(May.SEE_OUTAGES)
async def open_card(work: Work, id_: OutageId) -> None:
    """Hang its card anew in the chat of who asks."""
    found = await rows.find(work.db, Outage, id_)
    await outage_cards.refresh(work, found, ring=(work.me,), only=work.me)


@needs(May.SEE_OUTAGES)
async def listed(work: Work) -> Sequence[Outage]:
    """What is to come and what is switched off now, in the order of its time."""
    return (await outage_cards.live(work))[:_LISTED]


async def _lead(work: Work) -> timedelta:
    return timedelta(hours=(await house.rules(work)).outage_lead_hours)
