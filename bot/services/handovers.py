"""Shift handovers (R68, R246): a card at each change of watch, handed over and taken over by a tap each.

Nothing is left without an owner: until it is taken over it stays with the watch that goes, and where nobody hands it
over or takes it, whoever answers for the desk hears of it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from bot.domain.complaints import OPEN as OPEN_COMPLAINTS
from bot.domain.complaints import Complaint, ComplaintStatus
from bot.domain.desk_hours import opens_at
from bot.domain.fax_in import OPEN as OPEN_FAXES
from bot.domain.handovers import ANSWERING, ON_WATCH, Handover, HandoverId, Watch
from bot.domain.incidents import IncidentStatus
from bot.domain.mail_items import MailStatus
from bot.domain.order_states import BEFORE_DONE, THE_TENANTS_TURN, OrderStatus
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Intake, IntakeStatus
from bot.domain.talks import ASKED
from bot.services import (
    actors,
    closings,
    complaint_cards,
    deadlines,
    house,
    incident_cards,
    incident_log,
    living_cards,
    occurrences,
    outage_cards,
)
from bot.services.complaint_offers import Standing
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.storage.desk_tables import left_messages, mail_items
from bot.storage.fax_in_tables import faxes_in
from bot.storage.handover_tables import handovers
from bot.storage.incident_tables import incidents
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.talk_tables import talks
from bot.talk import Answer, Button, Lane, Style, Words, answer, button, words

CHANGE, LEFT = "shift-handover", "shift-left"
AHEAD = timedelta(minutes=15)
"""So long before the change the watch that goes begins to hand over (T31)."""
LATE = timedelta(hours=2)
"""So long after that a change that nobody noticed, since the house was down, is still asked for."""
_PATIENCE, _WINDOW = timedelta(minutes=15), timedelta(hours=2)
_SHOWN = 8
_PART, _DAY = timedelta(hours=12), timedelta(days=1)
_WORKING = frozenset({Standing.DECIDER, Standing.OWNER, Standing.ASSISTANT})


def subject(handover: HandoverId) -> str:
    """What its card is about."""
    return f"handover:{handover}"


@needs(May.KEEP_TIME)
async def begin(work: Work, scope: str) -> None:
    """The watch changes in a quarter of an hour: `scope` is the day and the watch that comes."""
    day, _, name = scope.partition(":")
    to = Watch(name)
    opens, closes = (await house.rules(work)).desk_hours
    at = opens if to is Watch.DESK else closes
    due = work.desk.clock.at(date.fromisoformat(day), at.hour, at.minute)
    held = await rows.first(work.db, Handover, handovers.c.day == date.fromisoformat(day), handovers.c.to == to)
    if held is not None:
        return
    made = await work.add(Handover(day=date.fromisoformat(day), to=to, due_at=due))
    await _refresh(work, made, ring=await actors.holding(work.db, *ON_WATCH[to.before]))
    await occurrences.plan(work, LEFT, f"{made.id}", due + _PATIENCE, due + _PATIENCE + _WINDOW)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """The watch has changed a while ago: where it was not handed or taken over, who answers for the desk hears."""
    found = await rows.find(work.db, Handover, int(scope))
    if found.taken_at is not None:
        return
    told = tuple(dict.fromkeys((*await _at(work, found), *await actors.holding(work.db, *ANSWERING))))
    key = "handover-not-taken" if found.handed_at else "handover-not-handed-told"
    work.tell(told, key, due=found.due_at, watch=_watch(found.to), lane=Lane.ALERT)
    await _refresh(work, found, ring=told)


@needs(May.HAND_OVER)
async def hand(work: Work, id_: HandoverId) -> Handover:
    """The watch that goes hands over: what is open is counted and kept, and the watch that comes is called.

    Raises:
        Refusal: it is not the actor's to hand over, or has been handed over.

    """
    found = await rows.find(work.db, Handover, id_)
    _must_stand(work.actor, found.to.before)
    saved = await work.save(found, found.hand(work.me, await figures(work), work.said_at))
    await _refresh(work, saved, ring=await actors.holding(work.db, *ON_WATCH[found.to]))
    return saved


@needs(May.HAND_OVER)
async def add(work: Work, id_: HandoverId, note: str) -> Handover:
    """A word for the next watch. Raises as `hand`."""
    found = await rows.find(work.db, Handover, id_)
    _must_stand(work.actor, found.to.before)
    saved = await work.save(found, found.add(note))
    await _refresh(work, saved)
    return saved


@needs(May.HAND_OVER)
async def take(work: Work, id_: HandoverId) -> Handover:
    """The watch that comes takes over.

    Raises:
        Refusal: it is not the actor's to take, nobody has handed over, or somebody has taken over.

    """
    found = await rows.find(work.db, Handover, id_)
    _must_stand(work.actor, found.to)
    saved = await work.save(found, found.take(work.me, work.said_at))
    await _refresh(work, saved, ring=(saved.handed_by,) if saved.handed_by else ())
    return saved


@needs(May.HAND_OVER)
async def last(work: Work) -> bool:
    """Hang the card of the last change anew for who asks; False where there has been none."""
    found = await rows.every(work.db, Handover, handovers.c.id == select(func.max(handovers.c.id)).scalar_subquery())
    for one in found:
        await work.show(work.me, subject(one.id), await card(work, one, work.actor), ring=True, lane=Lane.ANSWER)
    return bool(found)


async def figures(work: Work) -> dict[str, int]:
    """Inside other verbs: what is open, late, promised within half a day, and waiting for tenants, as of now."""
    open_ = intakes.c.status.in_(sorted(OPEN))
    soon = work_orders.c.due_done.between(work.now, work.now + _PART)
    promised = (work_orders.c.status.in_(sorted(BEFORE_DONE)), work_orders.c.paused_at.is_(None), soon)
    theirs = work_orders.c.waiting.in_(sorted(THE_TENANTS_TURN)) | (work_orders.c.status == OrderStatus.VERIFYING)
    looks: dict[str, Select[Any]] = {
        "incidents": select(func.count()).select_from(incidents).where(incidents.c.status == IncidentStatus.OPEN),
        "open": select(func.count()).select_from(intakes).where(open_),
        "late": deadlines.orders_behind(work.now),
        "promised": select(func.count()).select_from(work_orders).where(*promised),
        "tenants": select(func.count()).select_from(work_orders).where(theirs),
        "mail": select(func.count()).select_from(mail_items).where(mail_items.c.status == MailStatus.HELD),
        "faxes": select(func.count()).select_from(faxes_in).where(faxes_in.c.status.in_(sorted(OPEN_FAXES))),
        "notes": select(func.count()).select_from(left_messages).where(left_messages.c.confirmed_at.is_(None)),
        "talks": select(func.count()).select_from(talks).where(talks.c.status.in_(sorted(ASKED))),
    }
    found = {name: int((await work.db.execute(look)).scalar_one()) for name, look in looks.items()}
    waiting = await rows.every(work.db, Intake, intakes.c.status == IntakeStatus.TO_DISPATCH)
    return found | {"late": found["late"] + len(await deadlines.unsent_and_late(work, waiting))}


async def card(work: Work, found: Handover, actor: Actor) -> Answer:
    """Inside other verbs: the change of watch as somebody sees it, with what they may do now."""
    counted = found.figures or await figures(work)
    lines = [words(f"handover-{name}", count=count) for name, count in counted.items()]
    lines += [] if found.taken_at else [*await _incidents(work), *await _outages(work, found)]
    lines += await _complaints(work, actor)
    lines += [] if found.taken_at else await closings.open_lines(work, _SHOWN)
    if found.note:
        lines.append(words("handover-note-line", text=found.note))
    return answer(
        "handover", day=found.day, due=found.due_at, going=_watch(found.to.before), coming=_watch(found.to),
        state=await _state(work, found), lines=lines, rows=tuple((one,) for one in _offers(found, actor)),
    )  # fmt: skip


def _offers(found: Handover, actor: Actor) -> list[Button]:
    going, coming = _stands(actor, found.to.before), _stands(actor, found.to)
    offered: list[Button] = []
    if going and found.handed_at is None:
        offered.append(button("handover-hand", found.id, style=Style.PRIMARY))
    if coming and found.handed_at and not found.taken_at and actor.person != found.handed_by:
        offered.append(button("handover-take", found.id, style=Style.SUCCESS))
    if going and found.taken_at is None:
        offered.append(button("handover-note", found.id))
    return [*offered, button("repairs-waiting")] if May.SEE_REPAIRS in actor.permits else offered


async def _incidents(work: Work) -> list[Words]:
    """Every emergency that is not over, and who has it in hand: none is left lying at a change of watch."""
    return [
        words(
            "handover-incident", number=one.number, kind=incident_cards.kind(one), since=one.began_at,
            where=await incident_cards.where(work, one),
            holder=words("incident-nobody") if one.holder is None else await actors.name_of(work.db, one.holder),
        )
        for one in await incident_log.under_way(work)
    ]  # fmt: skip


async def _outages(work: Work, found: Handover) -> list[Words]:
    """What is switched off, and what will be within a day, or before the desk opens where that is later."""
    opens = opens_at(await house.calendar(work), work.desk.clock.local(found.due_at))
    until = max(found.due_at + _DAY, opens or found.due_at)
    return [await outage_cards.line(work, one) for one in await outage_cards.live(work) if one.begins_at < until]


async def _complaints(work: Work, actor: Actor) -> list[Words]:
    """The complaints that they may know of: how many are open, and how many wait for the complainant."""
    if May.TRIAGE_COMPLAINT not in actor.permits:
        return []
    found = await rows.every(work.db, Complaint, complaints.c.status.in_(sorted(OPEN_COMPLAINTS)))
    own = [one for one in found if complaint_cards.standing(one, actor) in _WORKING]
    theirs = sum(one.status is ComplaintStatus.ANSWERED for one in own)
    return [words("handover-complaints", count=len(own), theirs=theirs)] if own else []


async def _state(work: Work, found: Handover) -> Words:
    names: Mapping[str, object] = {
        "by": await actors.name_of(work.db, found.handed_by) if found.handed_by else "",
        "taker": await actors.name_of(work.db, found.taken_by) if found.taken_by else "",
    }
    step = "taken" if found.taken_at else "handed" if found.handed_at else "due"
    return words(
        f"handover-state-{step}", due=found.due_at, handed=found.handed_at or "", taken=found.taken_at or "",
        going=_watch(found.to.before), coming=_watch(found.to), **names,
    )  # fmt: skip


async def _refresh(work: Work, found: Handover, ring: tuple[PersonId, ...] = ()) -> None:
    async def face(actor: Actor) -> Answer | None:
        return await card(work, found, actor) if May.HAND_OVER in actor.permits else None

    gone = answer("handover-card-gone")
    await living_cards.refresh(work, subject(found.id), face, gone, ring=ring, lane=Lane.NOTICE)


async def _at(work: Work, found: Handover) -> tuple[PersonId, ...]:
    """Whose turn it is: the watch that comes once it was handed over, before that the one that goes."""
    return await actors.holding(work.db, *ON_WATCH[found.to if found.handed_at else found.to.before])


def _stands(actor: Actor, watch: Watch) -> bool:
    return bool(actor.roles & {*ON_WATCH[watch], *ANSWERING})


def _must_stand(actor: Actor, watch: Watch) -> None:
    if not _stands(actor, watch):
        raise Refusal("handover-other-watch")


def _watch(watch: Watch) -> Words:
    return words(f"watch-{watch.value}")
