"""The living card of an emergency: what each of those who see it reads, and may do now."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.audiences import spelled
from bot.domain.incident_files import Alarm, Entry, EntryKind, Notice
from bot.domain.incidents import Incident, IncidentId, IncidentStatus
from bot.domain.people import Actor, Named, PersonId
from bot.domain.permits import May
from bot.domain.repairs import OPEN, Intake
from bot.domain.units import Unit
from bot.domain.work_orders import WorkOrder
from bot.services import actors, audiences, incident_log, incident_walls, living_cards
from bot.services.incident_offers import offers
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Button, Lane, Words, answer, button, words

_S = IncidentStatus
_LAST, _SHORT = 8, 160
"""So many lines of its course stand on the card, each with so many characters; all of them stand on paper."""


def subject(incident: IncidentId) -> str:
    """What its card is about."""
    return f"incident:{incident}"


def kind(incident: Incident | Notice) -> Words:
    """What it is called."""
    return words(f"incident-kind-{incident.kind.value}")


async def where(work: Work, incident: Incident) -> Words:
    """Inside other verbs: where it is, for colleagues: the unit, else the floor, else the house."""
    if incident.unit is not None:
        unit = await rows.find(work.db, Unit, incident.unit)
        return _at("incident-in-unit", incident.place, unit=unit.number)
    if incident.floor:
        return _at("incident-on-floor", incident.place, floor=incident.floor)
    return words("incident-at-place", place=incident.place) if incident.place else floor(incident)


def floor(incident: Incident) -> Words:
    """The floor alone, else the house: never the unit. That is what everybody may know."""
    return words("incident-on-floor", floor=incident.floor) if incident.floor else words("incident-in-house")


def _at(key: str, place: str, **args: str) -> Words:
    return words(f"{key}-at", place=place, **args) if place else words(key, **args)


async def refresh(
    work: Work,
    incident: Incident,
    *,
    ring: Iterable[PersonId | None] = (),
    also: Iterable[PersonId] = (),
    only: PersonId | None = None,
) -> None:
    """Inside other verbs: bring every card up to date; those in `ring` get it anew with sound, those in `also` without.

    While the danger lasts it rings at any hour; what is written about it afterwards waits for the morning.

    Whom its words accuse read none of them. Who may not know of it any more keeps a line that says nothing of it.
    """
    course, readable = await incident_walls.course(work, incident), await incident_walls.readable(work, incident)
    accusing = await incident_walls.accusing(work, await incident_log.alarms_of(work, incident.id))

    async def written(walled: Collection[str]) -> Answer:
        lines = [incident_walls.line(one, walled) for one in course]
        return answer(
            "incident-card", number=incident.number, kind=kind(incident), where=await where(work, incident),
            state=await _state(work, incident),
            lines=await _lines(work, incident_walls.without(readable, walled), lines),
        )  # fmt: skip

    shown = await written(())
    pictures = sum(len(one.photos) for one in course)
    look = ((button("incident-photos", incident.id, count=pictures),),) if pictures else ()
    others = await _others(work, incident)

    async def face(actor: Actor) -> Answer | None:
        if May.SEE_INCIDENTS not in actor.permits:
            return None
        merge = [(one,) for one in others if May.OPEN_INCIDENT in actor.permits]
        walled = {text for about, text in accusing if about.keeps_out(actor)}
        read = await written(walled) if walled else shown
        return replace(read, rows=(*offers(incident, actor), *merge, *look))

    gone = answer("incident-card-gone")
    lasting = not incident.over
    await living_cards.refresh(
        work, subject(incident.id), face, gone, ring=ring, also=also, only=only,
        lane=Lane.ALERT if lasting else Lane.NOTICE, loud=lasting,
    )  # fmt: skip


async def _others(work: Work, incident: Incident) -> list[Button]:
    """Those under way that may be the same emergency: one tap makes one of the two."""
    if incident.over:
        return []
    found = await incident_log.alike(work, incident.kind, incident.unit, incident.floor, but=incident.id)
    return [
        button("incident-merge", incident.id, one.id, label="button-incident-merge", number=one.number) for one in found
    ]


async def _state(work: Work, incident: Incident) -> Words:
    async def name(person: PersonId | None) -> object:
        return await actors.name_of(work.db, person) if person is not None else words("incident-nobody")

    holder = await name(incident.holder)
    match incident.status:
        case _S.OPEN:
            return words("incident-state-open", since=incident.began_at, holder=holder)
        case _S.CLEARED:
            key = "incident-state-returned" if incident.returned_why else "incident-state-cleared"
            return words(
                key, at=incident.cleared_at, by=await name(incident.cleared_by), holder=holder, due=incident.due_at,
                why=incident.returned_why,
            )  # fmt: skip
        case _S.REPORTED:
            return words("incident-state-reported", by=await name(incident.reported_by), at=incident.reported_at)
        case _S.MERGED if incident.merged_into is not None:
            into = await rows.find(work.db, Incident, incident.merged_into)
            return words("incident-state-merged", number=into.number)
    return words("incident-state-closed", by=await name(incident.approved_by), at=incident.approved_at)


async def _lines(work: Work, incident: Incident, course: Sequence[Entry]) -> list[Words]:
    held = await incident_log.alarms_of(work, incident.id)
    lines = [await _said(work, incident, len(held))]
    lines += [await _repair(work, alarm) for alarm in held if alarm.intake is not None]
    for notice in await incident_log.notices_of(work, incident.id):
        lines += await _told(work, notice)
    lines += _after(incident)
    last = course[-_LAST:]
    names = await named(work, last)
    return [*lines, *(words("incident-line", at=one.at, entry=line(one, names, _SHORT)) for one in last)]


async def named(work: Work, course: Sequence[Entry]) -> dict[PersonId, Named]:
    """Inside other verbs: who is who in it."""
    return {one: await actors.name_of(work.db, one) for one in {entry.by for entry in course} if one is not None}


async def _said(work: Work, incident: Incident, alarms: int) -> Words:
    name: object = incident.caller or words("incident-somebody")
    if incident.reporter is not None:
        name = await actors.name_of(work.db, incident.reporter)
    text = _cut(incident.text) or words("incident-words-gone")
    return words("incident-said", name=name, text=text, more=max(alarms - 1, 0))


async def first_words(work: Work, incident: Incident) -> str | Words:
    """Inside other verbs: what was said of it first, as far as it is kept and everybody may read it."""
    return _cut((await incident_walls.readable(work, incident)).text) or words("incident-words-gone")


async def _repair(work: Work, alarm: Alarm) -> Words:
    intake = await rows.find(work.db, Intake, alarm.intake or 0)
    order = await order_of(work, intake.id)
    step = words(f"incident-repair-{_step(intake, order)}")
    return words("incident-repair", number=order.number if order else intake.number, step=step)


def _step(intake: Intake, order: WorkOrder | None) -> str:
    if intake.status not in OPEN:
        return "over"
    return "waiting" if order is None else "sent" if order.accepted_at is None else "going"


async def told_whom(work: Work, floors: Sequence[str]) -> Words:
    """Inside other verbs: whom a notice is for, in a word."""
    if not floors:
        return words("incident-whole-building")
    return words("incident-floors", floors=spelled(floors, await audiences.floors(work)))


async def _told(work: Work, notice: Notice) -> list[Words]:
    waits = max(notice.people - notice.arrived - notice.lost, 0)
    counted = words(
        "incident-told", at=notice.sent_at, whom=await told_whom(work, notice.floors), people=notice.people,
        arrived=notice.arrived, waits=waits, lost=notice.lost,
    )  # fmt: skip
    phone = [words("incident-phone", units=", ".join(notice.phone))] if notice.phone else []
    return [counted, *phone]


def _after(incident: Incident) -> Iterator[Words]:
    """The all-clear, and what was written afterwards."""
    if incident.clear_words:
        yield words("incident-clear-words", text=_cut(incident.clear_words))
    for name in ("cause", "measures", "consequences", "prevention"):
        if text := getattr(incident, name):
            yield words(f"incident-{name}-line", text=_cut(text))


def line(one: Entry, names: Mapping[PersonId, Named], short: int | None = None) -> Words:
    """A line of its course as it is read, without its time."""
    text: str | Words = one.text if short is None else _cut(one.text, short)
    photos = words("incident-pictures", count=len(one.photos)) if one.photos else ""
    what: str | Words = f" {one.what}" if one.what else ""
    if one.kind is EntryKind.WARNED:
        what = words("incident-floors", floors=one.what) if one.what else words("incident-whole-building")
    if one.kind in {EntryKind.NOTE, EntryKind.ALARM} and not one.text:
        text = words("incident-only-pictures" if one.photos else "incident-words-gone")
    return words(
        f"incident-entry-{one.kind.value.replace('_', '-')}", what=what, count=one.count, text=text, photos=photos,
        by=_nobody(one) if one.by is None else names[one.by],
    )  # fmt: skip


def _nobody(one: Entry) -> Words:
    """An alarm is always somebody's, although not everybody may read whose."""
    return words("incident-somebody" if one.kind is EntryKind.ALARM else "incident-by-itself")


def _cut(text: str, short: int = _SHORT) -> str:
    return text if len(text) <= short else f"{text[:short]}…"
