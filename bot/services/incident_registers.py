"""The register of emergencies of some days: what happened, who had it in hand, what came of it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.incidents import Incident
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.services import actors, incident_cards, incident_log, incident_walls
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incidents
from bot.talk import Words


@dataclass(frozen=True)
class IncidentLine:
    """An emergency as it may be read, with the names that belong to it; its alarms, and people told, are counted."""

    incident: Incident
    where: Words
    alarms: int
    told: int
    opened_by: Named
    holder: Named
    cleared_by: Named
    approved_by: Named
    into: str = ""


@dataclass(frozen=True)
class IncidentRegister:
    """What began from `first` to `last`."""

    first: date
    last: date
    lines: tuple[IncidentLine, ...]


@needs(May.SEE_INCIDENTS)
async def of(work: Work, first: date, last: date) -> IncidentRegister:
    """The lines of some days of the building's calendar, in the order of their numbers."""
    start, end = work.desk.clock.span(first, last)
    found = await rows.every(work.db, Incident, incidents.c.began_at >= start, incidents.c.began_at < end)
    return IncidentRegister(first, last, tuple([await _line(work, one) for one in found]))


async def _line(work: Work, one: Incident) -> IncidentLine:
    async def name(person: PersonId | None) -> Named:
        return await actors.signed_by(work.db, person)

    into = "" if one.merged_into is None else (await rows.find(work.db, Incident, one.merged_into)).number
    return IncidentLine(
        await incident_walls.readable(work, one), await incident_cards.where(work, one),
        len(await incident_log.alarms_of(work, one.id)),
        sum(notice.people for notice in await incident_log.notices_of(work, one.id)), await name(one.opened_by),
        await name(one.holder or one.reported_by), await name(one.cleared_by), await name(one.approved_by), into,
    )  # fmt: skip
