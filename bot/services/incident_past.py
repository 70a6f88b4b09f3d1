"""What had happened before an alarm went on record: given, rung again, taken, accepted; as far as it was kept."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.categories import Urgency
from bot.domain.incident_files import Alarm, EntryKind
from bot.domain.incidents import Incident
from bot.domain.people import PersonId
from bot.domain.repairs import Intake
from bot.services import alarms, house, incident_log, occurrences
from bot.services.incident_alarms import Origin
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incident_alarms


async def began(work: Work, it: Origin) -> Origin:
    """Inside other verbs: an alarm with the time at which it was given, as far as that is kept."""
    rung = [at for at, _ in await _rung(work, it)]
    return replace(it, at=min(rung if rung and await _began_later(work, it) else [it.at, *rung]))


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
    """When it rang, and for which time; what rang before an all-clear was of the emergency that was over by it."""
    minutes = timedelta(minutes=(await house.rules(work)).emergency_repeat_minutes)
    kind, prefix = (alarms.ALARM, f"{it.intake}:") if it.intake is not None else (alarms.HEARD, f"{it.draft}:")
    found = await occurrences.of(work, kind, prefix)
    rung = [(one.due_at - minutes, int(one.scope.rpartition(":")[2])) for one in found]
    over = await _all_clear(work, it)
    return rung if over is None else [(at, count) for at, count in rung if at >= over]


async def _began_later(work: Work, it: Origin) -> bool:
    """Whether a report was no emergency at first, or is of another one by now."""
    if it.intake is None:
        return False
    lines = [line.change["urgency"] for line in await work.history_of("intakes", it.intake) if "urgency" in line.change]
    return bool(lines and lines[0][0] != Urgency.EMERGENCY) or await _all_clear(work, it) is not None


async def _all_clear(work: Work, it: Origin) -> datetime | None:
    """When the last emergency was over that a report was of before."""
    times = []
    for alarm in await rows.every(work.db, Alarm, incident_alarms.c.person == it.person) if it.intake else ():
        lines = await work.history_of("incident_alarms", alarm.id)
        if alarm.intake is None and any(line.change.get("intake") == [it.intake, None] for line in lines):
            times.append((await rows.find(work.db, Incident, alarm.incident)).cleared_at)
    return max(filter(None, times), default=None)


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
