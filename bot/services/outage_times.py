"""What is due for a planned outage, and when: its notice, a reminder, the beginning, and whether it is over."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from bot.domain.occurrences import Listing
from bot.domain.outages import Outage
from bot.domain.people import PersonId
from bot.domain.quiet import Hours, Quiet
from bot.services import house, occurrences, quiet
from bot.services.work import Work

UNTOLD, LEFT = "outage-untold", "outage-left"
REMIND, BEGINS, ENDS = "outage-remind", "outage-begins", "outage-ends"
_EARLIER, _AT_LEAST = timedelta(hours=1), timedelta(minutes=15)
_WINDOW = timedelta(days=2)
_BEFORE_QUIET = timedelta(minutes=15)


async def plan_notice(work: Work, it: Outage) -> None:
    """Inside other verbs: while nobody has been told, whoever can is asked to; in the end it is dropped."""
    lead = timedelta(hours=(await house.rules(work)).outage_lead_hours)
    due = max(it.begins_at - lead - _EARLIER, work.now + _AT_LEAST)
    if due < it.begins_at:
        await occurrences.plan(work, UNTOLD, scope(it), due, it.begins_at)
    await occurrences.plan(work, LEFT, scope(it), it.begins_at, it.begins_at + _WINDOW)


async def plan_course(work: Work, it: Outage) -> None:
    """Inside other verbs: now that it has been told, it is reminded of, begins, and is asked after at its end."""
    rules = await house.rules(work)
    due = _read_in_time(work, it.begins_at - timedelta(minutes=rules.outage_remind_minutes), rules.quiet_hours)
    if rules.outage_remind_minutes and due > work.now:
        await occurrences.plan(work, REMIND, scope(it), due, it.begins_at)
    begins = max(it.begins_at, work.now)
    await occurrences.plan(work, BEGINS, scope(it), begins, begins + _WINDOW, listing=Listing.FIXED)


async def plan_end(work: Work, it: Outage, count: int = 0) -> None:
    """Inside other verbs: at its end somebody on duty is asked whether it works again; `count` times before in vain."""
    again = work.now + timedelta(minutes=(await house.rules(work)).outage_ask_minutes)
    due = again if count else max(it.ends_at, work.now)
    listing = Listing.HIDDEN if count else Listing.FIXED
    await occurrences.plan(work, ENDS, f"{scope(it)}:{count}", due, due + _WINDOW, listing=listing)


async def oversleeping(work: Work, it: Outage, whom: Collection[PersonId]) -> frozenset[PersonId]:
    """Inside other verbs: those of them who are left alone now and would hear of it when it is too late.

    In time is what comes as long ahead as the reminder does.
    """
    if it.begins_at <= work.now:
        return frozenset()
    ahead = timedelta(minutes=(await house.rules(work)).outage_remind_minutes)
    return await quiet.held_until(work, whom, it.begins_at - ahead)


def scope(it: Outage) -> str:
    """What is due for it at the hours that hold now."""
    return f"{it.id}:{it.turn}"


def _read_in_time(work: Work, due: datetime, hours: Hours | None) -> datetime:
    """That instant, or shortly before the quiet hours in which it lies: they would hold it back until too late."""
    since = Quiet(hours).since(work.desk.clock.local(due))
    return due if since is None else (since - _BEFORE_QUIET).astimezone(UTC)
