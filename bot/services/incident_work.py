"""Work on an emergency: what was seen and done, who has it in hand, what it is, and that it is over (R36, R54)."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from bot.domain.incident_files import EntryKind
from bot.domain.incidents import ALARMED, Incident, IncidentId, IncidentKind
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import (
    accusations,
    actors,
    audiences,
    house,
    incident_alarms,
    incident_cards,
    incident_clock,
    incident_log,
)
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incident_readers
from bot.talk import Lane, answer


@needs(May.OPEN_INCIDENT)
async def note(work: Work, id_: IncidentId, text: str, photos: Sequence[str] = ()) -> Incident:
    """What somebody saw or did, with pictures from the spot, goes into its course."""
    found = await rows.find(work.db, Incident, id_)
    found.must_not_be_filed()
    saved = await work.hold(found)
    await incident_log.note(work, id_, EntryKind.NOTE, by=work.me, text=text, photos=photos)
    await incident_cards.refresh(work, saved)
    return saved


@needs(May.TAKE_ALARM)
async def accept(work: Work, id_: IncidentId) -> Incident:
    """Who was called goes there: nobody is called again, and the others hear who it is.

    Raises:
        Refusal: somebody else goes already, or it is over.

    """
    found = await rows.find(work.db, Incident, id_)
    accepted = found.accept(work.me)
    if found.accepted_by is not None:
        raise Refusal("emergency-taken-already", name=await actors.name_of(work.db, found.accepted_by))
    if accepted.holder is None and May.OPEN_INCIDENT in work.actor.permits:
        accepted = accepted.take_over(work.me)
    saved = await work.save(found, accepted)
    await incident_log.note(work, id_, EntryKind.TAKEN, by=work.me)
    others = await accusations.called(work, saved.text, work.me)
    text = await incident_cards.first_words(work, saved)
    told = answer("emergency-taken", name=work.actor.name, text=text)
    await accusations.ring(work, others, told, saved.text, incident_cards.subject(id_))
    spoke = [one.person for one in await incident_log.alarms_of(work, id_) if one.intake is None]
    whom = [one for one in dict.fromkeys(spoke) if one is not None and one != work.me]
    work.tell(whom, "emergency-taken-told", name=work.actor.name, lane=Lane.ALERT, loud=True)
    await incident_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.OPEN_INCIDENT)
async def take_over(work: Work, id_: IncidentId) -> Incident:
    """A colleague goes on with it: whoever had it hears so. Who may be called to danger goes there, too."""
    found = await rows.find(work.db, Incident, id_)
    taken = found.take_over(work.me)
    if taken.calls and May.TAKE_ALARM in work.actor.permits:
        taken = taken.accept(work.me)
    saved = await work.save(found, taken)
    await incident_log.note(work, id_, EntryKind.HELD, by=work.me)
    await incident_cards.refresh(work, saved, ring=(found.holder, work.me))
    return saved


@needs(May.OPEN_INCIDENT)
async def correct(work: Work, id_: IncidentId, kind: IncidentKind, floor: str) -> Incident:
    """It is something else, or somewhere else, than its first words said.

    Raises:
        Refusal: there is no such floor, or it is filed.

    """
    found = await rows.find(work.db, Incident, id_)
    if floor and floor not in {found.floor, *await audiences.floors(work)}:
        raise Refusal("form-no-longer-offered")
    unit = found.unit if floor == found.floor else None
    saved = await work.save(found, found.correct(kind, unit, floor))
    await incident_log.note(work, id_, EntryKind.CORRECTED, by=work.me, what=floor)
    await incident_cards.refresh(work, saved)
    return saved


@needs(May.CLEAR_INCIDENT)
async def clear(work: Work, id_: IncidentId, words_: str) -> Incident:
    """The all-clear (解除), once: everybody who was alarmed, told, or gave the alarm hears of it, each once.

    Nothing rings any more; whoever has it owes the report now.
    """
    found = await rows.find(work.db, Incident, id_)
    allowed = timedelta(hours=(await house.rules(work)).incident_report_hours)
    over = found.clear(work.me, words_, work.said_at, allowed)
    if over.holder is None and May.OPEN_INCIDENT in work.actor.permits:
        over = over.take_over(work.me)
    saved = await work.save(found, over)
    await incident_log.note(work, id_, EntryKind.CLEARED, by=work.me, text=words_)
    told = await _tell_over(work, saved)
    await incident_log.note(work, id_, EntryKind.TOLD_OVER, count=told)
    await incident_clock.watch_report(work, saved)
    await incident_cards.refresh(work, saved, ring=(saved.holder, work.me))
    return saved


@needs(May.CLEAR_INCIDENT)
async def told_of(work: Work, id_: IncidentId) -> int:
    """How many people in the house were told of it, and will be told that it is over."""
    await rows.find(work.db, Incident, id_)
    return len(await _readers(work, id_))


async def _tell_over(work: Work, incident: Incident) -> int:
    """Everybody is told in the words that are for them: colleagues, who gave the alarm, who was told in the house."""
    about, where = incident_cards.subject(incident.id), await incident_cards.where(work, incident)
    kind = incident_cards.kind(incident)
    viewers = await work.viewers(about)
    staff = dict.fromkeys((*await actors.holding(work.db, *ALARMED), *viewers))
    told = {work.me}
    over = answer(
        "incident-over", number=incident.number, kind=kind, where=where, name=work.actor.name,
        text=incident.clear_words,
    )  # fmt: skip
    work.send([one for one in staff if one not in told], over, lane=Lane.ALERT, loud=True, about=about)
    told |= set(staff)
    own = [one for one in await incident_alarms.reporters(work, incident) if one not in told]
    hotline = await house.hotline(work) or "—"
    floor = incident_cards.floor(incident)
    mine = answer("incident-over-reporter", kind=kind, where=floor, hotline=hotline)
    work.send(own, mine, lane=Lane.ALERT, loud=True, about=about)
    told |= set(own)
    readers = [one for one in await _readers(work, incident.id) if one not in told]
    once = f"incident-over:{incident.id}"
    said = answer(f"danger-over-{incident.kind.value}", where=floor, hotline=hotline)
    work.send(readers, said, lane=Lane.ALERT, loud=True, about=f"notice:over-{incident.id}", dedupe=once)
    return len(readers)


async def _readers(work: Work, id_: IncidentId) -> list[PersonId]:
    who = incident_readers.c.person
    found = select(who).where(incident_readers.c.incident == id_).distinct().order_by(who)
    return [PersonId(row.person) for row in await work.db.execute(found)]
