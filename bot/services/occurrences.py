"""What is due: rows, unique per kind, scope and day, so that nothing is done twice or forgotten."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update

from bot.domain.occurrences import Listing, Occurrence, OccurrenceId, OccurrenceState
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occurrences
from bot.talk import Lane, answer, words

Span = tuple[datetime, datetime]
"""When something is due, and until when it is worth doing (UTC)."""

_KEPT = timedelta(days=30)
_AT_ONCE = 50

# Said at every tick, and for everything that is due: built once.
_WAITS = occurrences.c.state == OccurrenceState.DUE
_DONE = occurrences.c.state == OccurrenceState.DONE
_NOW_DUE = (
    rows.query(Occurrence, _WAITS & (occurrences.c.due_at <= bindparam("now")))
    .order_by(occurrences.c.due_at, occurrences.c.id)
    .limit(_AT_ONCE)
)
_THIS = occurrences.c.id == bindparam("id_")
_NEWER = {"version": occurrences.c.version + 1}  # whoever changes it by hand at this moment begins again
_CHANGE = update(occurrences).where(_THIS, _WAITS).values(_NEWER)
_UNPLANNED = "no longer planned"
_BACK = update(occurrences).where(_THIS, occurrences.c.why == _UNPLANNED)
_BACK = _BACK.values({"state": OccurrenceState.DUE, "done_at": None, "why": "", **_NEWER})


async def plan(
    work: Work,
    kind: str,
    scope: str,
    due_at: datetime,
    window_end: datetime,
    listing: Listing = Listing.HIDDEN,
) -> None:
    """Inside other verbs: write down that something will be due; a second time is no second row."""
    due = OccurrenceState.DUE
    await rows.add_new(work.db, occurrences, _row(work, kind, scope, (due_at, window_end), due, listing))


async def due_at(work: Work, kind: str, scope: str) -> datetime | None:
    """Inside other verbs: when something was planned for; None where nothing was, or it is long done."""
    found = select(func.min(occurrences.c.due_at)).where(_of(kind), occurrences.c.scope == scope)
    at: datetime | None = (await work.db.execute(found)).scalar_one()
    return at


async def done_at(work: Work, kind: str, scope: str) -> datetime | None:
    """Inside other verbs: when something was done; None where it was not, or that is long ago."""
    found = select(func.max(occurrences.c.done_at)).where(_of(kind), occurrences.c.scope == scope)
    at: datetime | None = (await work.db.execute(found.where(_DONE))).scalar_one()
    return at


async def of(work: Work, kind: str, prefix: str) -> list[Occurrence]:
    """Inside other verbs: everything of a kind whose scope begins so, due or done."""
    return await rows.every(work.db, Occurrence, _of(kind), occurrences.c.scope.startswith(prefix, autoescape=True))


async def waiting(work: Work, kind: str, prefix: str) -> list[Occurrence]:
    """Inside other verbs: what is still due of a kind whose scope begins so."""
    return [one for one in await of(work, kind, prefix) if one.state is OccurrenceState.DUE]


async def put_off(work: Work, it: Occurrence, scope: str, span_: Span) -> None:
    """Inside other verbs: what waits is due then, and of that scope, in place of what it was planned for."""
    await work.db.execute(_CHANGE, {"id_": it.id, **_slot(scope, span_, it.listing)})


async def waits(work: Work, kind: str, prefix: str, *, but: str) -> bool:
    """Inside other verbs: whether something of a kind is still due, of a scope that begins so, beside `but`."""
    other = occurrences.c.scope.startswith(prefix, autoescape=True), occurrences.c.scope != but
    due = select(occurrences.c.id).where(_of(kind), *other, occurrences.c.state == OccurrenceState.DUE)
    return (await work.db.execute(due.limit(1))).first() is not None


async def span(work: Work, kind: str, scope: str, due_at: datetime, period: timedelta) -> Span:
    """Inside other verbs: from the last run of a recurring kind to this one, so that nothing falls between two runs.

    By when they were due, however late they ran. `due_at` and `period` stand for runs that nobody has written down.
    """
    own = await work.db.execute(select(occurrences.c.due_at).where(_of(kind), occurrences.c.scope == scope))
    end: datetime = own.scalars().first() or due_at
    done = occurrences.c.state.in_((OccurrenceState.DUE, OccurrenceState.DONE)) & (occurrences.c.due_at < end)
    before = await work.db.execute(select(func.max(occurrences.c.due_at)).where(_of(kind), done))
    return before.scalar_one() or end - period, end


@dataclass(frozen=True)
class Plan:
    """What recurs of a kind on a day: for each scope, when it is due and until when.

    A scope names what is meant: it happens once, whatever day the calendar puts it on. Slots that are `over` by now are
    written down as that, or not at all; those of a day that was `planned` before only take in what has lost its own.
    """

    kind: str
    day: date
    slots: Mapping[str, Span]
    over: OccurrenceState | None
    listing: Listing = Listing.HIDDEN
    planned: bool = False


@needs(May.KEEP_TIME)
async def last_days(work: Work) -> dict[str, date]:
    """For each kind, the last day for which something of it has been written down."""
    found = await work.db.execute(
        select(occurrences.c.kind, func.max(occurrences.c.local_date).label("last")).group_by("kind")
    )
    return {row.kind: row.last for row in found}


@needs(May.KEEP_TIME)
async def first_day(work: Work) -> date | None:
    """The first day for which anything is written down; None where the house has just opened."""
    first: date | None = (await work.db.execute(select(func.min(occurrences.c.local_date)))).scalar_one()
    return first


@needs(May.KEEP_TIME)
async def bring_in_line(work: Work, plans: Sequence[Plan]) -> None:
    """Bring what waits of recurring kinds in line with their slots.

    What has been done stays done, what somebody has moved or struck out by hand stays as they left it, and what lost
    its slot comes back with it.
    """
    wanted = {(plan.kind, scope): (plan, span_) for plan in plans for scope, span_ in plan.slots.items()}
    held = await _held(work, plans, {scope for _, scope in wanted})
    new, free = [], defaultdict(list)
    for (kind, scope), (plan, span_) in wanted.items():
        state = OccurrenceState.DUE if span_[1] >= work.now else plan.over
        if known := held.get((kind, scope)):
            await _follow(work, known, plan, span_, state)
        elif plan.planned and state is OccurrenceState.DUE:
            free[kind].append(_slot(scope, span_, plan.listing))
        elif not plan.planned and state:
            new.append(_row(work, kind, scope, span_, state, plan.listing))
    for (kind, scope), row in held.items():
        if (kind, scope) in wanted or row.by_hand or row.state is not OccurrenceState.DUE or row.due_at <= work.now:
            continue  # what has come due already is done, or skipped, as its kind does when it is late
        if free[kind]:
            await work.db.execute(_CHANGE, {"id_": row.id, **free[kind].pop()})
        else:
            await _close(work, row.id, OccurrenceState.SKIPPED, _UNPLANNED)
    await rows.add_new(work.db, occurrences, *new)


async def _follow(work: Work, known: Any, plan: Plan, span_: Span, state: OccurrenceState | None) -> None:
    """Something that is written down already goes where its slot has gone."""
    if known.by_hand:
        return
    slot = _slot(known.scope, span_, plan.listing)
    if known.state is OccurrenceState.DUE and any(getattr(known, name) != value for name, value in slot.items()):
        await work.db.execute(_CHANGE, {"id_": known.id, **slot})
    elif known.why == _UNPLANNED and state is OccurrenceState.DUE:
        await work.db.execute(_BACK, {"id_": known.id, **slot})


async def _held(work: Work, plans: Sequence[Plan], scopes: Collection[str]) -> dict[tuple[str, str], Any]:
    """What is written down of these kinds, of these days or scopes; of several rows the one that counts."""
    kinds, days = {plan.kind for plan in plans}, {plan.day for plan in plans}
    it = occurrences.c
    found = select(
        it.id, it.kind, it.local_date, it.scope, it.due_at, it.window_end, it.state, it.why, it.by_hand, it.listing
    ).where(it.kind.in_(sorted(kinds)), or_(it.local_date.in_(sorted(days)), it.scope.in_(sorted(scopes))))
    held: dict[tuple[str, str], Any] = {}
    for row in await work.db.execute(found.order_by(it.id)):
        key = row.kind, row.scope
        if key not in held or held[key].why == _UNPLANNED:
            held[key] = row
    return held


@needs(May.KEEP_TIME)
async def due(work: Work) -> list[Occurrence]:
    """What has come due and has not been done, in the order of its time."""
    return [rows.made(Occurrence, row) for row in await work.db.execute(_NOW_DUE, {"now": work.now})]


@needs(May.KEEP_TIME)
async def settle(work: Work, it: Occurrence, state: OccurrenceState, why: str = "") -> bool:
    """Mark it done or skipped, in the transaction that does it; False where another process was first."""
    return await _close(work, it.id, state, why)


@needs(May.KEEP_TIME)
async def fail(work: Work, it: Occurrence, why: str) -> None:
    """It cannot be done, whoever tries: set it aside, and tell the managers, once a day for each kind."""
    if await settle(work, it, OccurrenceState.FAILED, why):
        told = await actors.holding(work.db, Role.CS_MANAGER)
        day = f"failed:{it.kind}:{work.desk.clock.today(work.now)}"
        work.send(
            told, answer("due-thing-failed", kind=words(f"due-{it.kind}"), at=it.due_at), lane=Lane.ALERT, dedupe=day
        )


@needs(May.KEEP_TIME)
async def forget_old(work: Work) -> int:
    """Drop what was settled more than a month ago."""
    old = (occurrences.c.state != OccurrenceState.DUE) & (occurrences.c.due_at < work.now - _KEPT)
    return (await work.db.execute(delete(occurrences).where(old))).rowcount


@needs(May.KEEP_TIME)
async def next_due(work: Work) -> datetime | None:
    """When something will be due next, UTC."""
    first = select(occurrences.c.due_at).where(occurrences.c.state == OccurrenceState.DUE)
    return (await work.db.execute(first.order_by(occurrences.c.due_at).limit(1))).scalar_one_or_none()


async def _close(work: Work, id_: OccurrenceId, state: OccurrenceState, why: str) -> bool:
    # What somebody gave as the reason of a change stays where nothing is to be said now.
    closed = {"id_": id_, "state": state, "done_at": work.now} | ({"why": why} if why else {})
    return bool((await work.db.execute(_CHANGE, closed)).rowcount)


def _slot(scope: str, span_: Span, listing: Listing) -> dict[str, Any]:
    return {"scope": scope, "due_at": span_[0], "window_end": span_[1], "listing": listing}


def _row(work: Work, kind: str, scope: str, span_: Span, state: OccurrenceState, listing: Listing) -> dict[str, Any]:
    day = work.desk.clock.today(span_[0])
    return rows.values(Occurrence(kind=kind, local_date=day, state=state, **_slot(scope, span_, listing)))


def _of(kind: str) -> ColumnElement[bool]:
    return occurrences.c.kind == kind
