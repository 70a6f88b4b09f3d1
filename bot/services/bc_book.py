"""The service book and the book of sent faxes of some days (R220, R239): a line for each slip, void ones with it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.bc_jobs import BcJob
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant, Unit
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs


@dataclass(frozen=True)
class BookLine:
    """A slip with the names that belong to it."""

    job: BcJob
    unit: str
    tenant: Named
    operator: Named
    voided: Named


@dataclass(frozen=True)
class ServiceBook:
    """What was asked for from `first` to `last`, in the order of the slips' numbers: none is missing."""

    first: date
    last: date
    lines: tuple[BookLine, ...]


@needs(May.RUN_BC)
async def of(work: Work, first: date, last: date) -> ServiceBook:
    """The lines of some days of the building's calendar."""
    start, end = work.desk.clock.span(first, last)
    found = await rows.every(work.db, BcJob, bc_jobs.c.requested_at >= start, bc_jobs.c.requested_at < end)
    return ServiceBook(first, last, tuple([await _line(work, job) for job in found]))


async def _line(work: Work, job: BcJob) -> BookLine:
    return BookLine(
        job, (await rows.find(work.db, Unit, job.unit)).number, (await rows.find(work.db, Tenant, job.tenant)).name,
        await actors.signed_by(work.db, job.operator), await actors.signed_by(work.db, job.voided_by),
    )  # fmt: skip
