"""What of an emergency stands behind the wall: an alarm whose report is a complaint by now (R62, R245).

Where not everybody who sees emergencies may read that complaint, nobody reads its words here, nor who gave the alarm:
on no card, in no call, on no paper. The emergency itself stays: what it is, where, what was done.
So do whom an alarm accuses, and theirs, read nothing of it on their cards.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.domain.complaints import Complaint
from bot.domain.incident_files import Alarm, Entry, EntryKind
from bot.domain.incidents import Incident
from bot.domain.parties import About
from bot.domain.repairs import Intake, IntakeStatus
from bot.services import accusations, incident_log
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints

_SAYING = {EntryKind.ALARM, EntryKind.ATTACHED}


async def readable(work: Work, incident: Incident) -> Incident:
    """Inside other verbs: the emergency without what stands behind the wall."""
    return without(incident, await behind(work, await incident_log.alarms_of(work, incident.id)))


async def course(work: Work, incident: Incident) -> list[Entry]:
    """Inside other verbs: its course without what stands behind the wall, in the order of its time."""
    walled = await behind(work, await incident_log.alarms_of(work, incident.id))
    return [line(one, walled) for one in await incident_log.course(work, incident.id)]


async def behind(work: Work, alarms: Iterable[Alarm]) -> frozenset[str]:
    """Inside other verbs: what stands behind the wall: the words of these alarms, and the numbers of their reports."""
    found = set[str]()
    for alarm in alarms:
        if alarm.intake is None:
            continue
        intake = await rows.find(work.db, Intake, alarm.intake)
        complaint = await rows.first(work.db, Complaint, complaints.c.intake == intake.id)
        if complaint is None or complaint.plain:
            continue
        if intake.status is IntakeStatus.CONVERTED:
            found |= {alarm.text, intake.text, intake.number}
        else:  # a repair again: in its own words, or in others
            found |= {alarm.text} - {intake.text}
    return frozenset(found - {""})


async def accusing(work: Work, alarms: Iterable[Alarm]) -> list[tuple[About, str]]:
    """Inside other verbs: those words of these alarms that accuse somebody, with whom: they and theirs read none."""
    said = dict.fromkeys(alarm.text for alarm in alarms if alarm.text)
    found = [(await accusations.accused(work, text), text) for text in said]
    return [(about, text) for about, text in found if about is not None and not about.nobody]


def without(incident: Incident, walled: Collection[str]) -> Incident:
    """An emergency without these words, and without who said them."""
    return replace(incident, text="", reporter=None, caller="") if incident.text in walled else incident


def line(entry: Entry, walled: Collection[str]) -> Entry:
    """A line of its course without these words, and without who said them."""
    if entry.kind not in _SAYING or not {entry.text, entry.what} & set(walled):
        return entry
    return replace(entry, text="", by=None if entry.kind is EntryKind.ALARM else entry.by)
