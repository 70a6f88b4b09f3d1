"""What is known of an emergency: the alarms of it, its course, and which one an alarm belongs to."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.drafts import DraftId
from bot.domain.incident_files import Alarm, Entry, EntryKind, Notice
from bot.domain.incidents import Incident, IncidentId, IncidentKind, IncidentStatus
from bot.domain.people import PersonId
from bot.domain.repairs import IntakeId
from bot.domain.units import UnitId
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incident_alarms, incident_entries, incident_notices, incidents

_SUGGESTED = 2
"""So many emergencies under way are offered for an alarm that may be of one of them."""


async def note(  # noqa: PLR0913 - the fields of a line, most of them empty
    work: Work,
    incident: IncidentId,
    kind: EntryKind,
    *,
    by: PersonId | None = None,
    at: datetime | None = None,
    what: str = "",
    count: int = 0,
    text: str = "",
    photos: Sequence[str] = (),
) -> None:
    """Inside other verbs: a line more in its course; by nobody where it happened by itself."""
    await work.add(
        Entry(
            incident=incident, at=at or work.said_at, kind=kind, by=by, what=what, count=count,
            text=text, photos=tuple(photos),
        )
    )  # fmt: skip


async def course(work: Work, incident: IncidentId) -> list[Entry]:
    """Inside other verbs: what happened, in the order of its time."""
    found = await rows.every(work.db, Entry, incident_entries.c.incident == incident)
    return sorted(found, key=lambda one: (one.at, one.id))


async def alarms_of(work: Work, incident: IncidentId) -> list[Alarm]:
    """Inside other verbs: what was said of it, the earliest first."""
    return await rows.every(work.db, Alarm, incident_alarms.c.incident == incident)


async def notices_of(work: Work, incident: IncidentId) -> list[Notice]:
    """Inside other verbs: what the people in the house were told of it."""
    return await rows.every(work.db, Notice, incident_notices.c.incident == incident)


async def of_intake(work: Work, intake: IntakeId) -> Incident | None:
    """Inside other verbs: the emergency that a reported alarm is of."""
    return await _of(work, await rows.by(work.db, Alarm, intake=intake))


async def of_draft(work: Work, draft: DraftId) -> Incident | None:
    """Inside other verbs: the emergency that an alarm is of which is not reported yet."""
    return await _of(work, await rows.by(work.db, Alarm, draft=draft))


async def spoken_by(work: Work, person: PersonId | None, since: datetime) -> Alarm | None:
    """Inside other verbs: the last alarm that somebody gave since then, of an emergency that is not over."""
    if person is None:
        return None
    of_them = (incident_alarms.c.person == person, incident_alarms.c.at >= since)
    for alarm in reversed(await rows.every(work.db, Alarm, *of_them)):
        if not (await rows.find(work.db, Incident, alarm.incident)).over:
            return alarm
    return None


async def under_way(work: Work) -> list[Incident]:
    """Inside other verbs: every emergency that is not over, the oldest first."""
    return await rows.every(work.db, Incident, incidents.c.status == IncidentStatus.OPEN)


async def alike(
    work: Work, kind: IncidentKind, unit: UnitId | None, floor: str, *, but: IncidentId | None = None
) -> list[Incident]:
    """Inside other verbs: those under way that may be the same emergency, the likeliest first."""
    found = [(one.like(kind, unit, floor), one) for one in await under_way(work) if one.id != but]
    likely = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].id))
    return [one for _, one in likely[:_SUGGESTED]]


async def _of(work: Work, alarm: Alarm | None) -> Incident | None:
    return None if alarm is None else await rows.find(work.db, Incident, alarm.incident)
