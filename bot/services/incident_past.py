"""What had happened before an alarm went on record: given, rung again, taken, accepted; as far as it was kept."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.incident_files import EntryKind
from bot.domain.incidents import Incident
from bot.domain.people import PersonId
from bot.domain.repairs import Intake
from bot.services import alarms, house, incident_log, occurrences
from bot.services.incident_alarms import Origin
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows


async def began(work: Work, it: Origin) -> Origin:
    """Inside other verbs: an alarm with the time at which it was given, as far as that is kept."""
    return replace(it, at=min([it.at, *(at for at, _ in await _rung(work, it))]))


async def write(work: Work, incident: Incident, it: Origin) -> None:
    """Inside other verbs: its course begins with the alarm, and with whatever has come of it by now."""
    what = await number(work, it)
    await incident_log.note(
        work, incident.id, EntryKind.ALARM, by=it.person, at=it.at, what=what, count=1, text=it.text
    )
    for at, count in await _rung(work, it):
        if count > 1:
            await incident_log.note(work, incident.id, EntryKind.REPEATED, at=at, what=what, count=count)
    await _write_taken(work, incident, it, what)


async def number(work: Work, it: Origin) -> str:
    """Inside other verbs: the number of the report; empty where it is none yet."""
    return (await rows.find(work.db, Intake, it.intake)).number if it.intake is not None else ""


async def _rung(work: Work, it: Origin) -> list[tuple[datetime, int]]:
    """When it rang, and for which time."""
    minutes = timedelta(minutes=(await house.rules(work)).emergency_repeat_minutes)
    kind, prefix = (alarms.ALARM, f"{it.intake}:") if it.intake is not None else (alarms.HEARD, f"{it.draft}:")
    found = await occurrences.of(work, kind, prefix)
    return [(one.due_at - minutes, int(one.scope.rpartition(":")[2])) for one in found]


async def _write_taken(work: Work, incident: Incident, it: Origin, what: str) -> None:
    if it.draft is not None:
        for line in await work.history_of("drafts", it.draft):
            if line.why == alarms.TAKEN:
                await incident_log.note(work, incident.id, EntryKind.TAKEN, by=PersonId(line.who), at=line.at)
    order = await order_of(work, it.intake) if it.intake is not None else None
    if order is not None and order.accepted_at is not None:
        await incident_log.note(
            work, incident.id, EntryKind.ACCEPTED, by=order.technician, at=order.accepted_at, what=what
        )
