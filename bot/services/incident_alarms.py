"""Where alarms and emergencies on record meet: which one an alarm is of, what its course says, when all is quiet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft, DraftId
from bot.domain.guesses import is_emergency
from bot.domain.incident_files import Alarm, EntryKind
from bot.domain.incident_words import kind_of
from bot.domain.incidents import Incident
from bot.domain.order_states import BEFORE_DONE
from bot.domain.people import Actor, PersonId
from bot.domain.places import floor_in, unit_in
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId, IntakeStatus
from bot.domain.units import Unit, UnitId
from bot.domain.work_orders import WorkOrder
from bot.services import actors, incident_cards, incident_log
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incident_alarms
from bot.storage.rows import NotFound
from bot.storage.tables import units
from bot.talk import Rows, button

DRAFT, INTAKE = "d", "r"
"""What a button says an alarm is: something said, or something reported."""
_SAME = timedelta(hours=2)
"""Whoever speaks of danger again in this time speaks of the same."""
_STRANGERS = 3
"""So many emergencies that only strangers speak of are called out at a time."""
_NOWHERE = (None, "")
_NOTHING = frozenset({IntakeStatus.CANCELLED, IntakeStatus.CONVERTED})


@dataclass(frozen=True)
class Origin:
    """An alarm as it stands: what was said, by whom, and where it is by these words."""

    text: str
    person: PersonId | None
    at: datetime
    unit: UnitId | None
    floor: str
    place: str = ""
    draft: DraftId | None = None
    intake: IntakeId | None = None
    message: int | None = None


async def origin(work: Work, what: str, id_: int) -> Origin:
    """Inside other verbs: the alarm that a button means; it rests on it.

    Raises:
        Refusal: it is over, or none.

    """
    if what == DRAFT:
        try:
            draft = await work.hold(await rows.find(work.db, Draft, id_))
        except NotFound:
            raise Refusal("emergency-over") from None
        speaker = await actors.by_id(work.db, draft.person) if draft.person is not None else None
        it = await of_draft(work, draft, speaker)
        if not is_emergency(it.text):
            raise Refusal("emergency-over")
        return it
    if what != INTAKE:
        raise Refusal("button-stale")
    intake = await work.hold(await rows.find(work.db, Intake, id_))
    if intake.urgency is not Urgency.EMERGENCY or intake.status in _NOTHING:
        raise Refusal("incident-no-alarm", number=intake.number)
    return await of_intake(work, intake)


async def of_draft(work: Work, draft: Draft, speaker: Actor | None) -> Origin:
    """Inside other verbs: what somebody said, who has not reported it yet."""
    text = draft.danger
    own = sorted(speaker.units) if speaker else []
    unit, floor = await place_of(work, text, own[0] if len(own) == 1 else None)
    message = draft.data["answers"].get("message")
    return Origin(text, draft.person, work.said_at, unit, floor, draft=draft.id, message=message)


async def of_intake(work: Work, intake: Intake) -> Origin:
    """Inside other verbs: what somebody has reported."""
    unit, floor = await place_of(work, intake.text, intake.unit)
    return Origin(
        intake.text, intake.reporter, intake.reported_at, unit, floor, intake.place, intake=IntakeId(intake.id),
        message=intake.message,
    )  # fmt: skip


async def place_of(work: Work, text: str, own: UnitId | None) -> tuple[UnitId | None, str]:
    """Inside other verbs: the unit and the floor that words name; where they name none, those of the speaker."""
    known = {unit.number: unit for unit in await rows.every(work.db, Unit, units.c.id > 0)}
    if named := unit_in(text, known):
        return known[named].id, known[named].floor
    if (floor := floor_in(text)) in {unit.floor for unit in known.values()}:
        return None, floor
    return own, next((unit.floor for unit in known.values() if unit.id == own), "")


async def of(work: Work, it: Origin) -> Incident | None:
    """Inside other verbs: the emergency that an alarm is of, if it is on record."""
    if it.intake is not None:
        return await incident_log.of_intake(work, it.intake)
    return await incident_log.of_draft(work, it.draft) if it.draft is not None else None


async def says_the_same(work: Work, before: str, after: str) -> bool:
    """Inside other verbs: whether words speak of the danger that others spoke of: of its kind, at no other place."""
    if not is_emergency(after) or kind_of(before) is not kind_of(after):
        return False
    was, now = await place_of(work, before, None), await place_of(work, after, None)
    return _NOWHERE in {was, now} or was == now


async def doors(work: Work, it: Origin) -> Rows:
    """Inside other verbs: under an alarm, the emergency that it is of; or those it may be of, and a way to open one."""
    what, id_ = (INTAKE, it.intake) if it.intake is not None else (DRAFT, it.draft or 0)
    if held := await of(work, it):
        return ((button("incident-open", held.id, label="button-incident-open", number=held.number),),)
    likely = await incident_log.alike(work, kind_of(it.text), it.unit, it.floor)
    joined = [
        (button("incident-join", one.id, what, id_, label="button-incident-join", number=one.number),) for one in likely
    ]
    return (*joined, (button("incident-begin", what, id_),))


async def heard(work: Work, draft: Draft, speaker: Actor, count: int) -> Rows:
    """Inside other verbs: danger is spoken of, for the `count`th time; whoever did before speaks of the same."""
    return await _rings(work, await of_draft(work, draft, speaker), count, again=count > 1)


async def sounded(work: Work, intake: Intake, count: int) -> Rows:
    """Inside other verbs: an alarm rings for the `count`th time; what was said before is reported now."""
    return await _rings(work, await of_intake(work, intake), count, again=count > 1 or intake.alarms > 1)


async def _rings(work: Work, it: Origin, count: int, *, again: bool) -> Rows:
    if not again and await of(work, it) is None:
        await _join_own(work, it)
    await _write(work, it, EntryKind.REPEATED if again else EntryKind.ALARM, count)
    return await doors(work, it)


async def cried(work: Work, it: Origin) -> tuple[Incident | None, bool]:
    """Inside other verbs: who reports nothing speaks of danger: the emergency that it is of, and whether that is news.

    The words stand in its course, whoever says them and however often.
    """
    held = await (_of_strangers(work, it) if it.person is None else _join_own(work, it))
    if held is None:
        return None, True
    news = it.person is not None or await _is_news(work, held, it)
    if it.person is None:
        await attach(work, held, it)
    await incident_log.note(work, held.id, EntryKind.ALARM, by=it.person, count=1, text=it.text)
    await incident_cards.refresh(work, held)
    return held, news


async def reported(work: Work, intake: Intake) -> None:
    """Inside other verbs: what was spoken of is reported now: it is the same alarm, also where it is over."""
    if intake.message is None or await incident_log.of_intake(work, intake.id) is not None:
        return
    spoken = (incident_alarms.c.person == intake.reporter, incident_alarms.c.message == intake.message)
    before = await rows.first(work.db, Alarm, *spoken, incident_alarms.c.intake.is_(None))
    if before is not None:
        await work.save(before, before.become(intake.id))


async def over(work: Work, intake: Intake) -> bool:
    """Inside other verbs: whether the all-clear was given for the emergency that an alarm is of."""
    held = await incident_log.of_intake(work, intake.id)
    return held is not None and held.over


async def let_go(work: Work, intake: Intake) -> None:
    """Inside other verbs: the trouble is back after the all-clear: what rings now is of another emergency."""
    alarm = await rows.by(work.db, Alarm, intake=intake.id)
    if alarm is not None and (await rows.find(work.db, Incident, alarm.incident)).over:
        await work.save(alarm, alarm.let_go())


async def quiet(work: Work, intake: Intake) -> bool:
    """Inside other verbs: whether nothing rings any more: the all-clear was given, or somebody goes to it already.

    Of several reports of one emergency one technician is enough, while that one is at it.
    """
    held = await incident_log.of_intake(work, intake.id)
    if held is None:
        return False
    if held.over:
        return True
    others = [one.intake for one in await incident_log.alarms_of(work, held.id) if one.intake != intake.id]
    orders = [await order_of(work, other) for other in others if other is not None]
    return any(order is not None and _goes(order) for order in orders)


async def in_hand(work: Work, draft: DraftId) -> bool:
    """Inside other verbs: whether somebody has the emergency that was spoken of, or it is over."""
    return await incident_log.of_draft(work, draft) is not None


async def happened(work: Work, intake: Intake, kind: EntryKind) -> None:
    """Inside other verbs: something has become of a reported alarm: its emergency's course says so."""
    held = await incident_log.of_intake(work, intake.id)
    if held is not None:
        await incident_log.note(work, held.id, kind, by=work.actor.person, what=intake.number)
        if kind is EntryKind.ACCEPTED and held.calls:
            held = await work.save(held, held.accept(work.me))
        await incident_cards.refresh(work, held)


async def unsaid(work: Work, draft: DraftId) -> None:
    """Inside other verbs: what was said is taken back: its emergency's course says so."""
    held = await incident_log.of_draft(work, draft)
    if held is not None and not held.over:
        await incident_log.note(work, held.id, EntryKind.WITHDRAWN, by=work.actor.person)
        await incident_cards.refresh(work, held)


async def attach(work: Work, incident: Incident, it: Origin) -> None:
    """Inside other verbs: the alarm is of this emergency."""
    await work.add(
        Alarm(
            incident=incident.id, draft=it.draft, intake=it.intake, person=it.person, at=it.at, text=it.text,
            message=it.message,
        )
    )  # fmt: skip


# -- inside -----------------------------------------------------------------------------------------------------------


async def _join_own(work: Work, it: Origin) -> Incident | None:
    """Whoever has spoken of it before speaks of the same, and says it more exactly; another kind is another danger."""
    before = await incident_log.spoken_by(work, it.person, work.now - _SAME)
    if before is None:
        return None
    incident = await rows.find(work.db, Incident, before.incident)
    kind = kind_of(it.text)
    if kind not in {incident.kind, kind_of(before.text)} or not incident.like(kind, it.unit, it.floor):
        return None
    if it.intake is not None and before.intake is None:
        await work.save(before, before.become(it.intake))
    else:
        await attach(work, incident, it)
    return incident


async def _of_strangers(work: Work, it: Origin) -> Incident | None:
    """Of those that strangers speak of, the one it is like; where too many are called out by now, the last one."""
    theirs = [one for one in await incident_log.under_way(work) if one.reporter is None and one.opened_by is None]
    kind = kind_of(it.text)
    like = (one for one in theirs if one.like(kind, it.unit, it.floor))
    return next(like, theirs[-1] if len(theirs) >= _STRANGERS else None)


async def _is_news(work: Work, incident: Incident, it: Origin) -> bool:
    """Whether words speak of a kind or a floor that nobody has spoken of in an emergency."""
    said = [one.text for one in await incident_log.alarms_of(work, incident.id)]
    floors = {incident.floor, ""}.union([(await place_of(work, text, None))[1] for text in said])
    return kind_of(it.text) not in {incident.kind, *map(kind_of, said)} or it.floor not in floors


def _goes(order: WorkOrder) -> bool:
    """Whether somebody is on the way to it, or at it."""
    return order.status in BEFORE_DONE and order.accepted_at is not None and not order.locked_out


async def _write(work: Work, it: Origin, kind: EntryKind, count: int) -> None:
    held = await of(work, it)
    if held is None or held.over:
        return
    number = (await rows.find(work.db, Intake, it.intake)).number if it.intake is not None else ""
    by, text = (it.person, it.text) if kind is EntryKind.ALARM else (None, "")
    await incident_log.note(work, held.id, kind, by=by, what=number, count=count, text=text)
    await incident_cards.refresh(work, held)


async def reporters(work: Work, incident: Incident) -> tuple[PersonId, ...]:
    """Inside other verbs: whoever gave an alarm of it."""
    found = await rows.every(work.db, Alarm, incident_alarms.c.incident == incident.id)
    return tuple(dict.fromkeys(one.person for one in found if one.person is not None))
