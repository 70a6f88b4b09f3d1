"""The report on an emergency: written by whoever had it in hand, read by a second person, kept on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.incident_files import Entry, EntryKind, Notice
from bot.domain.incidents import Incident, IncidentId, IncidentStatus, Report
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import actors, house, incident_cards, incident_clock, incident_log, incident_walls
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Words, answer

_NOBODY = Named("—", "—")


@dataclass(frozen=True)
class OnPaper:
    """Everything that stands in the report; `names` says who is who, `whom` whom each notice was for."""

    house: Named
    incident: Incident
    where: Words
    course: tuple[Entry, ...]
    notices: tuple[tuple[Notice, Words], ...]
    names: Mapping[PersonId, Named]

    def name(self, person: PersonId | None) -> Named:
        """Somebody's name; a dash where there is nobody."""
        return _NOBODY if person is None else self.names[person]


@needs(May.OPEN_INCIDENT)
async def submit(work: Work, id_: IncidentId, report: Report) -> Incident:
    """Whoever has it in hand has written what happened; the manager reads it, or whoever is above the manager.

    Raises:
        Refusal: it is not theirs, not over yet, or written already.

    """
    found = await rows.find(work.db, Incident, id_)
    saved = await work.save(found, found.report(work.me, report, work.said_at))
    await incident_log.note(work, id_, EntryKind.REPORTED, by=work.me)
    await incident_clock.watch_reading(work, saved)
    await incident_cards.refresh(work, saved, ring=await incident_clock.readers(work, work.me))
    return saved


@needs(May.APPROVE_INCIDENT)
async def approve(work: Work, id_: IncidentId, round_: int) -> Incident:
    """It is filed: whoever wrote it gets it on paper. `round_` is which of its versions was read.

    Raises:
        Refusal: they wrote it themselves, it is filed, or has been written anew.

    """
    found = await _to_read(work, id_, round_)
    saved = await work.save(found, found.approve(work.me, work.said_at))
    await incident_log.note(work, id_, EntryKind.APPROVED, by=work.me)
    if saved.reported_by is not None:
        paper = answer("incident-filed", number=saved.number, name=work.actor.name, paper=("incident", f"{id_}"))
        work.send(saved.reported_by, paper, about=incident_cards.subject(id_))
    await incident_cards.refresh(work, saved)
    return saved


@needs(May.APPROVE_INCIDENT)
async def hand_back(work: Work, id_: IncidentId, why: str) -> Incident:
    """It is not good yet: whoever has it in hand writes it anew, and reads why.

    Raises:
        Refusal: they wrote it themselves, or there is none to be read.

    """
    found = await rows.find(work.db, Incident, id_)
    allowed = timedelta(hours=(await house.rules(work)).incident_report_hours)
    saved = await work.save(found, found.hand_back(work.me, why, work.said_at, allowed))
    await incident_log.note(work, id_, EntryKind.RETURNED, by=work.me, text=why)
    await incident_clock.watch_report(work, saved)
    whom = (saved.holder,) if saved.holder is not None else await incident_clock.supervisors(work, None)
    await incident_cards.refresh(work, saved, ring=whom)
    return saved


@needs(May.SEE_INCIDENTS)
async def on_paper(work: Work, id_: IncidentId) -> OnPaper:
    """All that is known of it. Raises Refusal while the danger lasts."""
    found = await rows.find(work.db, Incident, id_)
    if found.status is IncidentStatus.OPEN:
        raise Refusal("incident-is-open", number=found.number)
    shown, course = await incident_walls.readable(work, found), tuple(await incident_walls.course(work, found))
    notices = await incident_log.notices_of(work, id_)
    people = {
        found.opened_by, found.holder, found.cleared_by, found.reported_by, found.approved_by, shown.reporter,
        *(one.by for one in course), *(one.sent_by for one in notices),
    }  # fmt: skip
    return OnPaper(
        await house.name(work), shown, await incident_cards.where(work, found), course,
        tuple([(one, await incident_cards.told_whom(work, one.floors)) for one in notices]),
        {one: await actors.name_of(work.db, one) for one in people if one is not None},
    )  # fmt: skip


async def _to_read(work: Work, id_: IncidentId, round_: int) -> Incident:
    found = await rows.find(work.db, Incident, id_)
    if found.status is IncidentStatus.REPORTED and found.rounds != round_:
        raise Refusal("incident-written-anew", number=found.number)
    return found
