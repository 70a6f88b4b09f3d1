"""What is promised, asked and ready at the business centre is not forgotten: who has to know hears of it, and again."""

from datetime import datetime, timedelta

from bot.domain.bc_jobs import WAITING, BcJob, BcStatus
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, bc_cards, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.talk import Lane

LATE, SILENT, UNCOLLECTED = "bc-late", "bc-silent", "bc-uncollected"
_WINDOW, _DAY = timedelta(days=2), timedelta(days=1)
_ASKED = frozenset({BcStatus.QUOTED, BcStatus.PROOF})
_DESK = (Role.BC_CLERK, Role.TENANT_SUPERVISOR)
_OFTEN = 7
"""So many days something that is ready is reminded of; then the supervisor decides what becomes of it."""


async def watch_promise(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when it should be ready."""
    if job.promised_at is not None:
        await _plan(work, LATE, f"{job.id}:{_stamp(job.promised_at)}", job.promised_at)


async def watch_answer(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when the customer should have said something to a price, or to a draft."""
    at = work.now + timedelta(hours=(await house.rules(work)).answer_hours)
    await _plan(work, SILENT, f"{job.id}:{job.status.value}:{_stamp(at)}", at)


async def watch_collection(work: Work, job: BcJob, asked: int = 0) -> None:
    """Inside other verbs: note when what is ready should have been collected."""
    await _plan(work, UNCOLLECTED, f"{job.id}:{_stamp(job.done_at or work.now)}:{asked}", work.now + _DAY)


@needs(May.KEEP_TIME)
async def late(work: Work, scope: str) -> None:
    """It is not ready when it was promised: the centre and its supervisor hear of it, and the customer at once."""
    id_, _, stamp = scope.partition(":")
    job = await rows.find(work.db, BcJob, int(id_))
    waits = job.status in WAITING or job.status is BcStatus.IN_PROGRESS
    if not waits or job.promised_at is None or _stamp(job.promised_at) != stamp:
        return
    work.tell(await actors.holding(work.db, *_DESK), "bc-not-ready", lane=Lane.ALERT, number=job.number)
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job))


@needs(May.KEEP_TIME)
async def ask_to_phone(work: Work, scope: str) -> None:
    """The customer has said nothing to a price, or to a draft: they see it anew, and the clerk is asked to phone."""
    id_, status, stamp = scope.split(":")
    job = await _latest(work, int(id_), SILENT, scope)
    del stamp
    if job is None or job.status not in _ASKED or job.status.value != status:
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
        work.tell(await actors.holding(work.db, *_DESK), "bc-left", number=job.number, days=_OFTEN)
        return
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job))
    await watch_collection(work, job, int(asked) + 1)


async def _latest(work: Work, id_: int, kind: str, scope: str) -> BcJob | None:
    """The job, unless something newer of that kind waits for it."""
    if await occurrences.waits(work, kind, f"{id_}:", but=scope):
        return None
    return await rows.first(work.db, BcJob, bc_jobs.c.id == id_)


async def _plan(work: Work, kind: str, scope: str, at: datetime) -> None:
    await occurrences.plan(work, kind, scope, at, at + _WINDOW)


def _stamp(at: datetime) -> str:
    return f"{int(at.timestamp())}"
