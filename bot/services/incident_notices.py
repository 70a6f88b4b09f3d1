"""What the people in the house are told of an emergency: looked at first, sent once to each, counted as it arrives.

It goes to everybody who is bound there, at any hour, whatever they do not want to be told otherwise. It names nobody,
and no unit.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.audiences import EVERYBODY, Chosen, around, on_floors, ordered
from bot.domain.desk_hours import opens_at
from bot.domain.incident_files import EntryKind, Notice, NoticeId
from bot.domain.incidents import Incident, IncidentId, IncidentKind
from bot.domain.names import Language
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import audiences, house, incident_cards, incident_log, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.incident_tables import incident_readers
from bot.storage.tables import outbox
from bot.talk import Answer, Lane, LetterState, Words, answer, words

COUNT = "incident-notice"
_FIRST, _LONGEST = timedelta(seconds=5), timedelta(minutes=10)
_WINDOW = timedelta(days=2)
_WAITING = frozenset({LetterState.NEW, LetterState.TAKEN, LetterState.SENDING})
_LOST = frozenset({LetterState.DEAD, LetterState.UNKNOWN})


@dataclass(frozen=True)
class Preview:
    """What would be sent to whom: `text` as it is read, `whom` in a word, how many people, of them so many told before.

    In the units of `phone` nobody is reached.
    """

    incident: Incident
    text: Words
    whom: Words
    people: int
    chinese: int
    english: int
    before: int
    phone: tuple[str, ...]

    @property
    def shown(self) -> Words:
        """How it is looked at."""
        phone = words("incident-preview-phone", units=", ".join(self.phone)) if self.phone else ""
        return words(
            "incident-preview", whom=self.whom, people=self.people, chinese=self.chinese, english=self.english,
            before=self.before, phone=phone, text=self.text,
        )  # fmt: skip


@needs(May.WARN_FLOORS)
async def floors_of(work: Work, id_: IncidentId, scope: str) -> tuple[tuple[str, ...], str]:
    """The floors that a button means: the emergency's own, with those around it, or none: the whole house; and its own.

    Raises:
        Refusal: there is no such button.

    """
    found = await rows.find(work.db, Incident, id_)
    if scope == "building":
        return (), found.floor
    if not found.floor or scope not in {"floor", "near"}:
        raise Refusal("button-stale")
    near = around(found.floor, await audiences.floors(work))
    return ((found.floor,) if scope == "floor" else near), found.floor


@needs(May.WARN_FLOORS)
async def preview(work: Work, id_: IncidentId, floors: tuple[str, ...]) -> Preview:
    """What would be sent, and to how many; nothing is sent.

    Raises:
        Refusal: it is over, or not theirs to tell so many.

    """
    found = await _to_tell(work, id_, floors)
    chosen, told = await _chosen(work, floors), await _told(work, id_, found.kind)
    new = chosen.without(told)
    read = new.languages
    return Preview(
        found, (await _text(work, found)).say, await incident_cards.told_whom(work, floors), new.count,
        read[Language.ZH], read[Language.EN], chosen.count - new.count, new.silent,
    )  # fmt: skip


@needs(May.WARN_FLOORS)
async def send(work: Work, id_: IncidentId, floors: tuple[str, ...], previewed: str = "") -> Notice:
    """Told to everybody there who has not been told yet: a second tap, or a colleague's, tells nobody twice.

    Raises:
        Refusal: it is over, by now of another kind than was `previewed`, not theirs to tell so many, or there is nobody
            left to tell.

    """
    found = await work.hold(await _to_tell(work, id_, floors))
    if previewed not in {"", found.kind.value}:
        raise Refusal("button-stale")
    chosen, told = await _chosen(work, floors), await _told(work, id_, found.kind)
    new = chosen.without(told)
    whom = await incident_cards.told_whom(work, floors)
    if not new.count:
        phone = ", ".join(chosen.silent) or "—"
        raise Refusal("incident-told-already" if chosen.count else "incident-nobody-there", whom=whom, phone=phone)
    notice = await work.add(
        Notice(
            incident=id_, kind=found.kind, floors=floors, sent_by=work.me, sent_at=work.said_at, people=new.count,
            phone=new.silent,
        )
    )  # fmt: skip
    one = {"incident": id_, "kind": found.kind, "notice": notice.id}
    await rows.add_new(work.db, incident_readers, *({**one, "person": person} for person in new.reached))
    once = f"danger:{id_}:{found.kind.value}"
    text, about = await _text(work, found), _about(notice.id)
    work.send(new.reached, text, lane=Lane.ALERT, loud=True, about=about, dedupe=once)
    await _plan(work, notice)
    await incident_log.note(work, id_, EntryKind.WARNED, by=work.me, what=", ".join(ordered(floors)), count=new.count)
    await incident_cards.refresh(work, found)
    return notice


@needs(May.KEEP_TIME)
async def count(work: Work, scope: str) -> None:
    """How many it has reached by now; when nothing is on its way any more, whoever sent it hears where to phone."""
    notice = await rows.find(work.db, Notice, int(scope.partition(":")[0]))
    if notice.done_at is not None:
        return
    states = select(outbox.c.state, func.count().label("n")).where(outbox.c.about == _about(notice.id))
    counted = {row.state: row.n for row in await work.db.execute(states.group_by(outbox.c.state))}
    waits, lost = (sum(counted.get(state, 0) for state in some) for some in (_WAITING, _LOST))
    saved = await work.save(
        notice, notice.count(notice.people - waits - lost, lost, await _to_phone(work, notice), work.now)
    )
    found = await rows.find(work.db, Incident, notice.incident)
    if saved.done_at is None:
        await _plan(work, saved)
        await incident_cards.refresh(work, found)
        return
    what = ", ".join(saved.phone) or "—"
    await incident_log.note(work, found.id, EntryKind.WARNED_DONE, at=work.now, what=what, count=saved.arrived)
    called = {notice.sent_by, found.holder} if saved.phone or saved.lost else frozenset[PersonId]()
    await incident_cards.refresh(work, found, ring=called)


# -- inside -----------------------------------------------------------------------------------------------------------


async def _to_tell(work: Work, id_: IncidentId, floors: tuple[str, ...]) -> Incident:
    """The emergency, if the actor may tell so many people of it now.

    The whole house is for who leads; the front desk tells floors while it is open.
    """
    found = await rows.find(work.db, Incident, id_)
    if not floors:
        work.actor.must(May.WARN_BUILDING)
    elif unknown := frozenset(floors) - {found.floor, *await audiences.floors(work)}:
        raise Refusal("incident-no-floor", floors=", ".join(sorted(unknown)))
    if May.WARN_BUILDING not in work.actor.permits:
        opens = opens_at(await house.calendar(work), work.desk.clock.local(work.now))
        if opens is not None:
            raise Refusal("incident-desk-closed", number=await house.number(work, "security_desk"))
    found.must_be_open()
    return found


async def _chosen(work: Work, floors: tuple[str, ...]) -> Chosen:
    return await audiences.choose(work, on_floors(floors) if floors else EVERYBODY)


async def _told(work: Work, incident: IncidentId, kind: IncidentKind) -> frozenset[PersonId]:
    told = (incident_readers.c.incident == incident, incident_readers.c.kind == kind)
    found = await work.db.execute(select(incident_readers.c.person).where(*told))
    return frozenset(PersonId(row.person) for row in found)


async def _to_phone(work: Work, notice: Notice) -> tuple[str, ...]:
    """The units of those floors in which it has reached nobody."""
    about = (outbox.c.about == _about(notice.id), outbox.c.state.in_(sorted(_LOST)))
    dead = {PersonId(row.person) for row in await work.db.execute(select(outbox.c.person).where(*about))}
    told, chosen = await _told(work, notice.incident, notice.kind), await _chosen(work, notice.floors)
    return chosen.failing(dead | (frozenset(chosen.reached) - told)).silent


async def _text(work: Work, incident: Incident) -> Answer:
    where = incident_cards.floor(incident)
    return answer(f"danger-notice-{incident.kind.value}", where=where, hotline=await house.hotline(work) or "—")


async def _plan(work: Work, notice: Notice) -> None:
    due = work.now + min(_FIRST * 2 ** min(notice.looks, 10), _LONGEST)
    await occurrences.plan(work, COUNT, f"{notice.id}:{notice.looks + 1}", due, due + _WINDOW)


def _about(notice: NoticeId) -> str:
    return f"notice:{notice}"
