"""What is due: rows, unique per kind, scope and day, so that nothing is done twice or forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from bot.domain.occurrences import Occurrence, OccurrenceState
from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occurrences

_KEPT = timedelta(days=30)
_AT_ONCE = 50


async def plan(work: Work, kind: str, scope: str, due_at: datetime, window_end: datetime) -> None:
    """Inside other verbs: write down that something will be due; a second time is no second row."""
    row = rows.values(
        Occurrence(
            kind=kind, scope=scope, local_date=work.desk.clock.today(due_at), due_at=due_at, window_end=window_end
        )
    )
    await work.db.execute(rows.upsert(work.db, occurrences).values(row).on_conflict_do_nothing())


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
async def forget_old(work: Work) -> int:
    """Drop what was settled more than a month ago."""
    old = (occurrences.c.state != OccurrenceState.DUE) & (occurrences.c.due_at < work.now - _KEPT)
    return (await work.db.execute(delete(occurrences).where(old))).rowcount


@needs(May.KEEP_TIME)
async def next_due(work: Work) -> datetime | None:
    """When something will be due next, UTC."""
    first = select(occurrences.c.due_at).where(occurrences.c.state == OccurrenceState.DUE)
    return (await work.db.execute(first.order_by(occurrences.c.due_at).limit(1))).scalar_one_or_none()
