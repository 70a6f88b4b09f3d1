"""What is promised, asked and ready at the business centre is not forgotten: who has to know hears of it, and again."""

from datetime import datetime, timedelta

from bot.domain.bc_jobs import ASKED, PROMISED, BcJob, BcStatus
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, bc_cards, bc_times, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.talk import Lane

SOON, LATE, UNPRICED, SILENT, UNCOLLECTED = "bc-soon", "bc-late", "bc-unpriced", "bc-silent", "bc-uncollected"
_WINDOW, _DAY, _MINUTE = timedelta(days=2), timedelta(days=1), timedelta(minutes=1)
_DESK = (Role.BC_CLERK, Role.TENANT_SUPERVISOR)
_OFTEN = 7
"""So many days something that is ready is reminded of; then the supervisor decides what becomes of it."""


async def watch_promise(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when it should be ready, and when whoever works on it is reminded of that."""
    if job.promised_at is None or job.status not in PROMISED:
        return
    scope = f"{job.id}:{_stamp(job.promised_at)}"
    await _plan(work, LATE, scope, job.promised_at)
    ahead = (await house.rules(work)).bc_remind_minutes * _MINUTE
    if ahead and job.promised_at - ahead > work.now:
        await occurrences.plan(work, SOON, scope, job.promised_at - ahead, job.promised_at)


async def watch_price(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when somebody should have named a price for what has to be looked at."""
    if job.status is BcStatus.REQUESTED:
        await _plan(work, UNPRICED, f"{job.id}", await bc_times.price_by(work, job))


async def watch_answer(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when the customer should have said something to a price, or to a draft."""
    at = work.now + timedelta(hours=(await house.rules(work)).answer_hours)
    await _plan(work, SILENT, f"{job.id}:{job.status.value}:{_stamp(at)}", at)


async def watch_collection(work: Work, job: BcJob, asked: int = 0) -> None:
    """Inside other verbs: note when what is ready should have been collected."""
    await _plan(work, UNCOLLECTED, f"{job.id}:{_stamp(job.done_at or work.now)}:{asked}", work.now + _DAY)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """It has to be ready soon: whoever works on it hears so, or everybody at the centre where nobody does."""
    if job := await _promised(work, scope):
        whom = (job.operator,) if job.operator else await bc_cards.clerks(work)
        work.tell(whom, "bc-ready-soon", lane=Lane.ALERT, number=job.number, due=job.promised_at)


@needs(May.KEEP_TIME)
async def ask_for_price(work: Work, scope: str) -> None:
    """Nobody has named a price in time: the centre and its supervisor hear of it, and the customer that it is late."""
    job = await rows.find(work.db, BcJob, int(scope))
    if job.status is not BcStatus.REQUESTED:
        return
    work.tell(await actors.holding(work.db, *_DESK), "bc-not-priced", lane=Lane.ALERT, number=job.number)
    await bc_cards.refresh(work, job)


@needs(May.KEEP_TIME)
async def late(work: Work, scope: str) -> None:
    """It is not ready when it was promised: the centre and its supervisor hear of it, and the customer at once."""
    job = await _promised(work, scope)
    if job is None:
        return
    work.tell(await actors.holding(work.db, *_DESK), "bc-not-ready", lane=Lane.ALERT, number=job.number)
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job))


@needs(May.KEEP_TIME)
async def ask_to_phone(work: Work, scope: str) -> None:
    """The customer has said nothing to a price, or to a draft: they see it anew, and the clerk is asked to phone."""
    id_, status, stamp = scope.split(":")
    job = await _latest(work, int(id_), SILENT, scope)
    del stamp
    if job is None or job.status not in ASKED or job.status.value != status:
        return
    work.tell(await actors.holding(work.db, Role.BC_CLERK), f"bc-phone-{status}", number=job.number)
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job))


@needs(May.KEEP_TIME)
async def ask_to_collect(work: Work, scope: str) -> None:
    """It has been ready for a day: its customer is reminded, every day of a week; then the centre is asked to phone."""
    id_, stamp, asked = scope.split(":")
    job = await rows.find(work.db, BcJob, int(id_))
    if job.status is not BcStatus.DONE or job.done_at is None or _stamp(job.done_at) != stamp:
        return
    if int(asked) + 1 >= _OFTEN:
        left = "bc-left-filed" if job.filed else "bc-left"
        work.tell(await actors.holding(work.db, *_DESK), left, number=job.number, days=_OFTEN)
        return
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job))
    await watch_collection(work, job, int(asked) + 1)


async def _promised(work: Work, scope: str) -> BcJob | None:
    """The job, if it still has to be ready by then."""
    id_, _, stamp = scope.partition(":")
    job = await rows.find(work.db, BcJob, int(id_))
    due = job.promised_at if job.status in PROMISED else None
    return job if due is not None and _stamp(due) == stamp else None


async def _latest(work: Work, id_: int, kind: str, scope: str) -> BcJob | None:
    """The job, unless something newer of that kind waits for it."""
    if await occurrences.waits(work, kind, f"{id_}:", but=scope):
        return None
    return await rows.first(work.db, BcJob, bc_jobs.c.id == id_)


async def _plan(work: Work, kind: str, scope: str, at: datetime) -> None:
    await occurrences.plan(work, kind, scope, at, at + _WINDOW)


def _stamp(at: datetime) -> str:
    return f"{int(at.timestamp())}"
