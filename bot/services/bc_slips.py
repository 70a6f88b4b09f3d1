"""What stands on the charge slip of a job (服务收费单, R216, R235, R242, R243), for whoever may see the job."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.bc_jobs import BcJob, BcJobId
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant, Unit
from bot.services import actors, bc_cards, bc_jobs, house
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Words, words


@dataclass(frozen=True)
class BcSlip:
    """A slip; `at` gives the wall clock of an instant. What the next shift has to know is on the house's copy alone."""

    house: Named
    unit: str
    tenant: Named
    customer: Named
    operator: Named
    received: Named
    asked: Named
    voided: Named
    paid: Named
    job: BcJob
    wanted: tuple[Words, ...]
    inside: bool
    printed_at: datetime
    at: Callable[[datetime | None], datetime | None]


@needs(May.SEE_BC)
async def of(work: Work, id_: BcJobId) -> BcSlip:
    """The slip of a job. Raises NotFound where it is none of the actor's business."""
    job = await bc_jobs.visible(work, id_)
    received = Named(job.collected_by, job.collected_by)
    if job.received_by is not None:
        received = await actors.name_of(work.db, job.received_by)
    return BcSlip(
        house=await house.name(work),
        unit=(await rows.find(work.db, Unit, job.unit)).number,
        tenant=(await rows.find(work.db, Tenant, job.tenant)).name,
        customer=await actors.name_of(work.db, job.person),
        operator=await actors.signed_by(work.db, job.operator),
        received=received,
        asked=await actors.signed_by(work.db, job.void_asked_by),
        voided=await actors.signed_by(work.db, job.voided_by),
        paid=await actors.signed_by(work.db, job.settled_by),
        job=job,
        wanted=(*bc_cards.wanted(job, work.actor), *([words("bc-urgent")] if job.urgent else [])),
        inside=not job.belongs_to(work.actor),
        printed_at=work.desk.clock.local(work.now),
        at=lambda instant: work.desk.clock.local(instant) if instant else None,
    )
