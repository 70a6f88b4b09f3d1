"""Emergencies on record (R23, R36, R54, R91): opened, one for all who report it, noted, handed on, and over."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from bot.domain.drafts import Draft, DraftId
from bot.domain.incident_files import EntryKind
from bot.domain.incident_words import kind_of
from bot.domain.incidents import ALARMED, Incident, IncidentId, IncidentKind, IncidentStatus
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, Role
from bot.services import (
    accusations,
    actors,
    alarms,
    audiences,
    house,
    incident_alarms,
    incident_cards,
    incident_clock,
    incident_log,
    incident_past,
)
from bot.services.incident_alarms import Origin
from bot.services.permission import needs
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import (
    incident_alarms as alarm_table,
)
from bot.storage.incident_tables import incident_entries, incident_notices, incident_readers, incidents
from bot.talk import Lane, answer

_LIST = 20


@dataclass(frozen=True)
class Told:
    """What somebody takes down by hand: the words, what it is, the floor (empty: of none), who told them."""

    text: str
    kind: IncidentKind
    floor: str = ""
    photos: Sequence[str] = ()
    caller: str = ""


# -- opening ----------------------------------------------------------------------------------------------------------


@needs(May.OPEN_INCIDENT)
async def begin_from(work: Work, what: str, id_: int) -> tuple[Incident, bool]:
    """An alarm goes on record with one tap; whoever does it has it in hand. False: it was on record already.

    Raises:
        Refusal: the alarm is over.

    """
    it = await incident_alarms.origin(work, what, id_)
    if held := await incident_alarms.of(work, it):
        await incident_cards.refresh(work, held, ring=(work.me,), only=work.me)
        return held, False
    it = await incident_past.began(work, it)
    made = await _opened(work, it, kind_of(it.text), by=work.me, accepted=await _going(work, it))
    await incident_alarms.attach(work, made, it)
    await incident_past.write(work, made, it)
    await incident_log.note(work, made.id, EntryKind.OPENED, by=work.me)
    await _take(work, it)
    await _show(work, made, ring=await actors.holding(work.db, Role.TENANT_SUPERVISOR))
    return made, True


@needs(May.OPEN_INCIDENT)
async def begin(work: Work, told: Told) -> Incident:
    """What nobody has reported in the chat is taken down by hand: who must know is called until one of them accepts.

    Raises:
        Refusal: there is no such floor.

    """
    if told.floor and told.floor not in await audiences.floors(work):
        raise Refusal("form-no-longer-offered")
    unit, floor = await incident_alarms.place_of(work, told.text, None)
    it = Origin(told.text, None, work.said_at, unit if floor == told.floor else None, told.floor)
    made = await _opened(work, it, told.kind, by=work.me, caller=told.caller)
    await incident_log.note(work, made.id, EntryKind.OPENED, by=work.me, photos=told.photos)
    await _show(work, made, ring=await _who_must_know(work, made))
    return made


@needs(May.OPEN_INCIDENT)
async def join(work: Work, id_: IncidentId, what: str, alarm: int) -> Incident:
    """A later alarm is of an emergency that is on record: one emergency, however many report it.

    Raises:
        Refusal: it is of another one already, or one of the two is over.

    """
    it = await incident_alarms.origin(work, what, alarm)
    found = await rows.find(work.db, Incident, id_)
    found.must_be_open()
    if held := await incident_alarms.of(work, it):
        raise Refusal("incident-joined-already", number=held.number)
    it = await incident_past.began(work, it)
    saved = await _resting_on(work, found, found.since(it.at))
    await incident_alarms.attach(work, saved, it)
    number = await incident_past.number(work, it)
    await incident_log.note(work, saved.id, EntryKind.ATTACHED, by=work.me, what=number, text=it.text)
    await _take(work, it)
    await incident_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.OPEN_INCIDENT)
async def merge(work: Work, id_: IncidentId, into: IncidentId) -> Incident:
    """Two were opened of one emergency: alarms, course and notices of the first go on with the second.

    Raises:
        Refusal: one of them is over.

    """
    found, other = await rows.find(work.db, Incident, id_), await rows.find(work.db, Incident, into)
    merged = await work.save(found, found.merge(other))
    saved = await _resting_on(work, other, other.take_in(found))
    for table in (alarm_table, incident_entries, incident_notices):
        await work.db.execute(update(table).where(table.c.incident == id_).values(incident=into))
    told = select(incident_readers).where(incident_readers.c.incident == id_)
    read = [dict(row) | {"incident": into} for row in (await work.db.execute(told)).mappings()]
    await rows.add_new(work.db, incident_readers, *read)
    await incident_log.note(work, into, EntryKind.ATTACHED, by=work.me, what=found.number)
    await incident_cards.refresh(work, merged)
    own = (found.holder,) if found.holder is not None else ()
    await incident_cards.refresh(work, saved, ring=(work.me, *own))
    return saved


async def outlive(work: Work, draft: Draft, instead: str) -> None:
    """Inside other verbs: somebody spoke of danger and has left it at that; nobody has taken care of it so far.

    It goes on record by itself, and everybody who must know is called on until one of them accepts. Where the same is
    said anew (`instead`), that rings in its place.
    """
    if not await alarms.goes_on(work, draft):
        return
    speaker = await actors.by_id(work.db, draft.person) if draft.person is not None else None
    it = await incident_alarms.of_draft(work, draft, speaker)
    if await incident_alarms.says_the_same(work, it.text, instead):
        return
    made = await _by_itself(work, await incident_past.began(work, it))
    if it.person is not None:
        said = answer("emergency-outlives", number=made.number, hotline=await house.hotline(work) or "—")
        work.send(it.person, said, lane=Lane.ALERT, loud=True, about=draft.subject)


@needs(May.GO_HOME)
async def cry(work: Work, text: str, message: int | None) -> tuple[Incident, bool]:
    """A vendor or a stranger, who can report nothing, speaks of danger: it goes on record by itself and is called out.

    Said again it is the same emergency with more words; those of people the house knows ring, too, those of strangers
    where they speak of another kind or floor. Whether it rings comes back with it.
    """
    unit, floor = await incident_alarms.place_of(work, text, None)
    it = Origin(text, work.actor.person, work.said_at, unit, floor, message=message)
    held, news = await incident_alarms.cried(work, it)
    if held is None:
        caller = "" if work.actor.known else f"{work.actor.name.zh} (Telegram)"
        return await _by_itself(work, it, caller=caller), True
    if work.actor.known:
        await show(work, held)
    elif news:
        await incident_cards.refresh(work, held, ring=await accusations.called(work, text, None))
    return held, news


# -- looking ----------------------------------------------------------------------------------------------------------


@needs(May.SEE_INCIDENTS)
async def open_card(work: Work, id_: IncidentId) -> None:
    """Hang its card anew in the chat of who asks."""
    found = await rows.find(work.db, Incident, id_)
    await incident_cards.refresh(work, found, ring=(work.me,), only=work.me)


@needs(May.SEE_INCIDENTS)
async def by_number(work: Work, number: str) -> IncidentId | None:
    """The emergency with that number."""
    found = await rows.first(work.db, Incident, incidents.c.number == number)
    return found.id if found else None


@needs(May.SEE_INCIDENTS)
async def listed(work: Work) -> list[Incident]:
    """What is under way and whose report is not filed, the newest first."""
    done = (IncidentStatus.CLOSED, IncidentStatus.MERGED)
    found = await rows.every(work.db, Incident, incidents.c.status.not_in(done))
    return sorted(found, key=lambda one: (one.over, -one.id))[:_LIST]


@needs(May.SEE_INCIDENTS)
async def pictures(work: Work, id_: IncidentId) -> tuple[str, ...]:
    """Every picture from the spot."""
    await rows.find(work.db, Incident, id_)
    return tuple(photo for one in await incident_log.course(work, id_) for photo in one.photos)


@needs(May.SEE_INCIDENTS)
async def floors(work: Work) -> tuple[str, ...]:
    """The floors that it can be on."""
    return await audiences.floors(work)


async def leave_behind(work: Work, person: PersonId) -> list[Incident]:
    """Inside other verbs: whoever had an emergency in hand, or went there, has left: somebody else must.

    The cards are shown by whoever calls: in an erasure no letter may name them.
    """
    actor = await actors.by_id(work.db, person)
    if actor is not None and May.OPEN_INCIDENT in actor.permits:
        return []
    status, went = incidents.c.status, incidents.c.accepted_by == person
    live = status.in_((IncidentStatus.OPEN, IncidentStatus.CLEARED, IncidentStatus.REPORTED))
    theirs = (incidents.c.holder == person) & live
    if actor is None or May.WORK_ON_REPAIRS not in actor.permits:
        theirs |= went & (status == IncidentStatus.OPEN)
    held = await rows.every(work.db, Incident, theirs)
    left = [await work.save(found, found.leave(person), "who had it left") for found in held]
    for found in left:
        if found.calls:
            await incident_clock.watch_accepted(work, found)
    return left


async def show(work: Work, incident: Incident) -> None:
    """Inside other verbs: its cards as it stands; where nobody has it in hand or goes, who was alarmed is called."""
    called = await accusations.called(work, incident.text, None) if incident.holder is None or incident.calls else ()
    await incident_cards.refresh(work, incident, ring=called)


# -- inside -----------------------------------------------------------------------------------------------------------


async def _resting_on(work: Work, before: Incident, after: Incident) -> Incident:
    """Changed, or only held: it must not change meanwhile."""
    return await (work.hold(before) if after == before else work.save(before, after))


async def _by_itself(work: Work, it: Origin, caller: str = "") -> Incident:
    made = await _opened(work, it, kind_of(it.text), caller=caller)
    await incident_alarms.attach(work, made, it)
    await incident_past.write(work, made, it)
    await incident_log.note(work, made.id, EntryKind.OPENED)
    await _show(work, made, ring=await _who_must_know(work, made))
    return made


async def _who_must_know(work: Work, made: Incident) -> list[PersonId]:
    supervisors = await actors.holding(work.db, Role.TENANT_SUPERVISOR)
    spared = await accusations.spared(work, made.text, supervisors)
    return [*await accusations.called(work, made.text, None), *spared]


async def _going(work: Work, it: Origin) -> PersonId | None:
    """Who goes there already; else whoever puts it on record, where danger is what they are called to."""
    if it.draft is not None and (by := await alarms.taken_by(work, it.draft)):
        return by
    order = await order_of(work, it.intake) if it.intake is not None else None
    if order is not None and order.accepted_at is not None:
        return order.technician
    return work.me if May.TAKE_ALARM in work.actor.permits else None


async def _opened(
    work: Work,
    it: Origin,
    kind: IncidentKind,
    *,
    by: PersonId | None = None,
    caller: str = "",
    accepted: PersonId | None = None,
) -> Incident:
    made = await work.add(
        Incident(
            number=f"E-{await rows.take_number(work.db, 'E'):06d}", kind=kind, unit=it.unit, floor=it.floor,
            place=it.place, text=it.text, reporter=it.person, caller=caller, began_at=it.at, opened_by=by,
            opened_at=work.said_at, holder=by, accepted_by=accepted,
        )
    )  # fmt: skip
    await incident_clock.watch_open(work, made, 1)
    if made.calls:
        await incident_clock.watch_accepted(work, made)
    return made


async def _show(work: Work, made: Incident, ring: Sequence[PersonId]) -> None:
    also = await accusations.spared(work, made.text, await actors.holding(work.db, *ALARMED, *FRONT_DESK))
    await incident_cards.refresh(work, made, ring=(made.opened_by, *ring), also=also)


async def _take(work: Work, it: Origin) -> None:
    """Whoever puts it on record takes care of it, if nobody does yet."""
    if it.draft is not None and May.TAKE_ALARM in work.actor.permits and not await alarms.taken_by(work, it.draft):
        await alarms.take(work, DraftId(it.draft))
