"""What is due: rows, unique per kind, scope and day, so that nothing is done twice or forgotten."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update

from bot.domain.occurrences import Occurrence, OccurrenceState
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occurrences
from bot.talk import Lane, answer, words

_KEPT = timedelta(days=30)
_AT_ONCE = 50


async def plan(
    work: Work,
    kind: str,
    scope: str,
    due_at: datetime,
    window_end: datetime,
    state: OccurrenceState = OccurrenceState.DUE,
) -> None:
    """Inside other verbs: write down that something will be due; a second time is no second row."""
    day = work.desk.clock.today(due_at)
    row = rows.values(
        Occurrence(kind=kind, scope=scope, local_date=day, due_at=due_at, window_end=window_end, state=state)
    )
    await work.db.execute(rows.upsert(work.db, occurrences).values(row).on_conflict_do_nothing())


async def span(work: Work, kind: str, scope: str, due_at: datetime, period: timedelta) -> tuple[datetime, datetime]:
    """Inside other verbs: from the last run of a recurring kind to this one, so that nothing falls between two runs.

    By when they were due, however late they ran. `due_at` and `period` stand for runs that nobody has written down.
    """
    own = await work.db.execute(select(occurrences.c.due_at).where(_of(kind), occurrences.c.scope == scope))
    end: datetime = own.scalars().first() or due_at
    done = occurrences.c.state.in_((OccurrenceState.DUE, OccurrenceState.DONE)) & (occurrences.c.due_at < end)
    before = await work.db.execute(select(func.max(occurrences.c.due_at)).where(_of(kind), done))
    return before.scalar_one() or end - period, end


@needs(May.KEEP_TIME)
async def last_day(work: Work, kind: str) -> date | None:
    """The last day for which something of that kind has been written down."""
    found = await work.db.execute(select(func.max(occurrences.c.local_date)).where(_of(kind)))
    last: date | None = found.scalar_one()
    return last


@needs(May.KEEP_TIME)
async def plan_day(
    work: Work,
    kind: str,
    day: date,
    slots: Mapping[str, tuple[datetime, datetime]],
    *,
    over: OccurrenceState | None,
) -> None:
    """Bring what waits of a recurring kind on a day in line with its slots: scope, when it is due, until when.

    What has been done stays done. Slots that are `over` by now are written down as that, or not at all.
    """
    found = await work.db.execute(select(occurrences).where(_of(kind), occurrences.c.local_date == day))
    held = {row.scope: rows.made(Occurrence, row) for row in found}
    for scope, (due_at, window_end) in slots.items():
        known = held.pop(scope, None)
        state = OccurrenceState.DUE if window_end >= work.now else over
        if known is None and state:
            await plan(work, kind, scope, due_at, window_end, state)
        elif known and known.due_at != due_at:
            await _move(work, known, due_at, window_end)
    for gone in held.values():
        await settle(work, gone, OccurrenceState.SKIPPED, "no longer planned")


@needs(May.KEEP_TIME)
async def due(work: Work) -> list[Occurrence]:
    """What has come due and has not been done, in the order of its time."""
    waiting = (occurrences.c.state == OccurrenceState.DUE) & (occurrences.c.due_at <= work.now)
    found = rows.query(Occurrence, waiting).order_by(occurrences.c.due_at, occurrences.c.id).limit(_AT_ONCE)
    return [rows.made(Occurrence, row) for row in await work.db.execute(found)]


@needs(May.KEEP_TIME)
async def settle(work: Work, it: Occurrence, state: OccurrenceState, why: str = "") -> bool:
    """Mark it done or skipped, in the transaction that does it; False where another process was first."""
    open_ = (occurrences.c.id == it.id) & (occurrences.c.state == OccurrenceState.DUE)
    done = await work.db.execute(update(occurrences).where(open_).values(state=state, done_at=work.now, why=why))
    return bool(done.rowcount)


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


async def _move(work: Work, it: Occurrence, due_at: datetime, window_end: datetime) -> None:
    open_ = (occurrences.c.id == it.id) & (occurrences.c.state == OccurrenceState.DUE)
    await work.db.execute(update(occurrences).where(open_).values(due_at=due_at, window_end=window_end))


def _of(kind: str) -> ColumnElement[bool]:
    return occurrences.c.kind == kind
