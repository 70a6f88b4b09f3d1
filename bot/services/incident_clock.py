"""The clock of emergencies: somebody is asked for until they go there, it is over, and it is reported."""

from datetime import timedelta

from bot.domain.incident_files import EntryKind
from bot.domain.incidents import ABOVE, ALARMED, APPROVERS, Incident, IncidentStatus
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import accusations, actors, house, incident_cards, incident_log, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Lane, Style, answer, button

STILL, REPORT, CALL, UNREAD = "incident-still", "incident-report-due", "incident-call", "incident-unread"
_WINDOW = timedelta(days=2)
_AGAIN = timedelta(hours=24)
_HALF, _OVERDUE = 1, 2
"""First a reminder at half the time; when it is over, and every day after, whoever answers for them hears, too."""


async def watch_open(work: Work, incident: Incident, count: int) -> None:
    """Inside other verbs: note when it is asked whether it is over."""
    due = work.now + timedelta(minutes=(await house.rules(work)).incident_ask_minutes)
    await occurrences.plan(work, STILL, f"{incident.id}:{count}", due, due + _WINDOW)


async def watch_accepted(work: Work, incident: Incident) -> None:
    """Inside other verbs: note when everybody who must know is called again, if nobody goes there by then."""
    due = work.now + timedelta(minutes=(await house.rules(work)).emergency_repeat_minutes)
    count = len(await occurrences.of(work, CALL, f"{incident.id}:")) + 1
    await occurrences.plan(work, CALL, f"{incident.id}:{count}", due, due + _WINDOW)


async def watch_report(work: Work, incident: Incident) -> None:
    """Inside other verbs: note when its report is asked for again."""
    if incident.due_at is not None:
        half = work.now + (incident.due_at - work.now) / 2
        await occurrences.plan(work, REPORT, f"{incident.id}:{incident.rounds}:{_HALF}", half, half + _WINDOW)


@needs(May.KEEP_TIME)
async def call(work: Work, scope: str) -> None:
    """Nobody goes there yet: everybody who must know is called again, but who has put it on record."""
    id_, count = map(int, scope.split(":"))
    found = await rows.find(work.db, Incident, id_)
    if not found.calls:
        return
    called = answer(
        "incident-call", number=found.number, kind=incident_cards.kind(found),
        where=await incident_cards.where(work, found), count=count + 1,
        text=await incident_cards.first_words(work, found),
        rows=(
            (button("incident-accept", found.id, style=Style.PRIMARY),),
            (button("incident-open", found.id, label="button-incident-open", number=found.number),),
        ),
    )  # fmt: skip
    whom = await accusations.called(work, found.text, found.opened_by)
    await accusations.ring(work, whom, called, found.text, incident_cards.subject(found.id))
    await incident_log.note(work, found.id, EntryKind.REPEATED, count=count + 1)
    await incident_cards.refresh(work, found)
    await watch_accepted(work, found)


@needs(May.KEEP_TIME)
async def ask(work: Work, scope: str) -> None:
    """Nobody has given the all-clear: whoever has it in hand is asked, and where they may not, who was alarmed, too."""
    id_, count = scope.split(":")
    found = await rows.find(work.db, Incident, int(id_))
    if found.over:
        return
    about = incident_cards.subject(found.id)
    for actor in await _asked(work, found):
        if actor.person is not None:
            work.send(actor.person, await _question(work, found, actor), lane=Lane.ALERT, loud=True, about=about)
    await watch_open(work, found, int(count) + 1)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """The report is not written yet: asked for again; when its time is over, with whoever answers for them."""
    id_, round_, step = map(int, scope.split(":"))
    found = await rows.find(work.db, Incident, id_)
    if found.status is not IncidentStatus.CLEARED or found.rounds != round_ or found.due_at is None:
        return
    late = step >= _OVERDUE
    above = await supervisors(work, found.holder) if late or found.holder is None else ()
    whom = dict.fromkeys((*((found.holder,) if found.holder is not None else ()), *above))
    doors = ((button("incident-open", found.id, label="button-incident-open", number=found.number),),)
    name = await actors.name_of(work.db, found.holder) if found.holder is not None else ""
    key = "incident-report-late" if late else "incident-report-wanted"
    told = answer(key, number=found.number, due=found.due_at, name=name, rows=doors)
    work.send(whom, told, about=incident_cards.subject(found.id))
    due = found.due_at if step == _HALF else work.now + _AGAIN
    await occurrences.plan(work, REPORT, f"{id_}:{round_}:{step + 1}", due, due + _WINDOW)


async def watch_reading(work: Work, incident: Incident, count: int = 1) -> None:
    """Inside other verbs: note when whoever reads its report is asked to."""
    due = work.now + _AGAIN
    await occurrences.plan(work, UNREAD, f"{incident.id}:{incident.rounds}:{count}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def ask_to_read(work: Work, scope: str) -> None:
    """The report is written and nobody has read it: whoever does is asked, every day."""
    id_, round_, count = map(int, scope.split(":"))
    found = await rows.find(work.db, Incident, id_)
    if found.status is not IncidentStatus.REPORTED or found.rounds != round_:
        return
    doors = ((button("incident-open", found.id, label="button-incident-open", number=found.number),),)
    asked = answer("incident-report-unread", number=found.number, since=found.reported_at, rows=doors)
    work.send(await readers(work, found.reported_by), asked, about=incident_cards.subject(found.id))
    await watch_reading(work, found, count + 1)


async def readers(work: Work, author: PersonId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who reads a report: the manager; where that is whoever wrote it, the general manager."""
    for role in APPROVERS:
        if found := tuple(one for one in await actors.holding(work.db, role) if one != author):
            return found
    return await actors.holding(work.db, Role.CS_MANAGER)


async def supervisors(work: Work, holder: PersonId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who answers for whoever has it in hand: their supervisor, else the manager above."""
    held = await actors.by_id(work.db, holder) if holder is not None else None
    own = [role for below, role in ABOVE if held is not None and below & held.roles]
    for role in (*own, Role.CS_MANAGER, Role.GENERAL_MANAGER):
        if found := tuple(one for one in await actors.holding(work.db, role) if one != holder):
            return found
    return ()


async def _asked(work: Work, incident: Incident) -> list[Actor]:
    holder = await actors.by_id(work.db, incident.holder) if incident.holder is not None else None
    if holder is not None and May.CLEAR_INCIDENT in holder.permits:
        return [holder]
    others = [one for one in await actors.colleagues(work.db, *ALARMED) if one.person != incident.holder]
    return [holder, *others] if holder is not None else others


async def _question(work: Work, incident: Incident, actor: Actor) -> Answer:
    clear = ((button("incident-clear", incident.id, style=Style.SUCCESS),),)
    card = (button("incident-open", incident.id, label="button-incident-open", number=incident.number),)
    return answer(
        "incident-still", number=incident.number, kind=incident_cards.kind(incident), since=incident.began_at,
        where=await incident_cards.where(work, incident),
        rows=(*(clear if May.CLEAR_INCIDENT in actor.permits else ()), card),
    )  # fmt: skip
