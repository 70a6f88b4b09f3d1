"""Greetings on the festivals (R191): drafted by the house, approved beforehand, sent in the morning to who wants them.

A company is greeted on the day it moved in, where its contact has asked for that. Birthdays are not kept (§10).
"""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement

from bot.domain import festivals
from bot.domain.announcements import CARD, Announcement, Occasion, State
from bot.domain.festivals import Festival
from bot.domain.people import Language
from bot.domain.permits import May
from bot.domain.units import Tenant
from bot.services import (
    actors,
    announcement_cards,
    announcement_rounds,
    announcements,
    house,
    occurrences,
    standing,
    subscriptions,
)
from bot.services.announcements import Composed
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import tenants
from bot.talk import Lane, answer, button

ANNIVERSARIES = "anniversaries"
"""What comes only to who asks for it."""
LEFT = "greeting-left"
AHEAD = timedelta(days=7)
"""So long before the festival it is drafted."""
_WINDOW, _HOUR = timedelta(hours=6), 9


@needs(May.KEEP_TIME)
async def draft(work: Work, scope: str) -> None:
    """A festival is near: what will be said waits for somebody to approve it, change it, or drop it."""
    name, _, day = scope.partition(":")
    festival, due = Festival(name), _morning(work, date.fromisoformat(day))
    if due <= work.now:
        return
    called = await house.name(work)
    said = {
        language: work.desk.texts.plain(language, f"greeting-{festival.value}", house=called) for language in Language
    }
    told = Composed(said[Language.ZH], "全体租户", said[Language.EN], (f"{CARD}{festival.value}",))
    made = await announcements.draft(work, told, Occasion.GREETING, None)
    saved = await work.save(made, made.submit(work.now, due, alone=False))
    await announcement_cards.refresh(work, saved, ring=await actors.holding(work.db, *announcement_cards.APPROVERS))
    await occurrences.plan(work, LEFT, f"{saved.id}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def give_up(work: Work, scope: str) -> None:
    """It is the morning, and nobody has approved it: it is not sent, and who could have is told.

    Where somebody has put it off until later, it is looked at then.
    """
    found = await rows.find(work.db, Announcement, int(scope.partition(":")[0]))
    if found.state not in {State.WAITING, State.DRAFT}:
        return
    if found.send_at is not None and found.send_at > work.now:
        later = f"{found.id}:{found.send_at.timestamp():.0f}"
        await occurrences.plan(work, LEFT, later, found.send_at, found.send_at + _WINDOW)
    else:
        saved = await work.save(found, found.discard(work.now), "nobody approved it")
        approvers = await actors.holding(work.db, *announcement_cards.APPROVERS)
        work.tell(approvers, "greeting-not-sent", number=saved.number)
        await announcement_cards.refresh(work, saved)


@needs(May.KEEP_TIME)
async def remember(work: Work, scope: str) -> None:
    """Who moved in on this day of another year is greeted, where they have asked for it."""
    today = date.fromisoformat(scope)
    wishing = frozenset(await subscriptions.wishing(work, ANNIVERSARIES))
    if not wishing:
        return
    for tenant in await rows.every(work.db, Tenant, tenants.c.moved_in.is_not(None), _still_here()):
        moved = tenant.moved_in
        if moved is None or moved.year >= today.year or festivals.anniversary(moved, today.year) != today:
            continue
        it = answer(
            "greeting-anniversary", tenant=tenant.name, count=today.year - moved.year,
            rows=((button("anniversaries-off"),),),
        )  # fmt: skip
        people = [one for one in await standing.standing(work, tenant.id) if one in wishing]
        once = f"anniversary:{tenant.id}:{today.year}"
        work.send(people, it, lane=Lane.BROADCAST, dedupe=once, twice=False)


@needs(May.OWN_PRIVACY)
async def wanted(work: Work) -> tuple[bool, bool]:
    """Whether the person gets greetings, and whether they are greeted on the day their company moved in."""
    return announcement_rounds.GREETINGS not in await subscriptions.muted(work), await subscriptions.wished(
        work, ANNIVERSARIES
    )


def _morning(work: Work, day: date) -> datetime:
    return work.desk.clock.at(day, _HOUR)


def _still_here() -> ColumnElement[bool]:
    return tenants.c.moved_out.is_(None)
