"""The month's statements of the business centre: to whoever pays for a tenant, to accounts."""

from datetime import date

from sqlalchemy import ColumnElement

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_statements import BcStatement, slips_of, stated
from bot.domain.months import Period, month_before, span
from bot.domain.permits import May
from bot.domain.units import Tenant, TenantId
from bot.services import actors, bc_cards, house, payers, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.talk import Lane, Money, answer, button

_NAMED = 10
"""So many numbers are named."""


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The first of the month: last month's statements go out."""
    month = month_before(date.fromisoformat(scope[:10]))
    await _tell_unsigned(work, month)
    held = [job for job in await rows.every(work.db, BcJob, *_within(month)) if stated(job)]
    for tenant in sorted({job.tenant for job in held}):
        await _tell_tenant(work, month, await rows.find(work.db, Tenant, tenant))
    if held:
        whole = await _statement(work, month)
        it = answer(
            "bc-statement-whole", month=Period(month), count=len(whole.lines), total=Money(whole.total),
            paper=("bc-statement", month), rows=((button("bc-statement", month),),),
        )  # fmt: skip
        work.send(await actors.holding(work.db, *payers.ACCOUNTS), it, dedupe=f"bc-statement:{month}", twice=False)


@needs(May.SEE_BC)
async def of_month(work: Work, month: str, tenant: TenantId | None = None) -> BcStatement:
    """A tenant's statement, for whoever pays for them and for accounts; without `tenant` the whole month, for accounts.

    Raises:
        NotFound: it is none of the actor's business.

    """
    await payers.entitled(work, tenant)
    return await _statement(work, month, tenant)


async def _tell_unsigned(work: Work, month: str) -> None:
    """What was done and never signed for stands on no statement yet: the centre, which can ask, is told."""
    _, following = span(month)
    ready = bc_jobs.c.done_at < work.desk.clock.at(following, 0), bc_jobs.c.status == BcStatus.DONE
    if left := await rows.every(work.db, BcJob, *ready):
        numbers = ", ".join(job.number for job in left[:_NAMED])
        whom = await bc_cards.clerks(work)
        work.tell(whom, "bc-unsigned", lane=Lane.ALERT, month=Period(month), count=len(left), numbers=numbers)


async def _tell_tenant(work: Work, month: str, tenant: Tenant) -> None:
    held = await _statement(work, month, tenant.id)
    it = answer(
        "bc-statement", month=Period(month), tenant=tenant.name, count=len(held.lines), total=Money(held.total),
        paper=("bc-statement", month, f"{tenant.id}"),
        rows=((button("bc-statement", month, tenant.id), button("bc-object", month, tenant.id)),),
    )  # fmt: skip
    once = f"bc-statement:{month}:{tenant.id}"
    await payers.tell(work, tenant, it, nobody="bc-nobody-pays", month=month, total=held.total, once=once)


async def _statement(work: Work, month: str, tenant: TenantId | None = None) -> BcStatement:
    where = [*_within(month), *([bc_jobs.c.tenant == tenant] if tenant else [])]
    numbers = await tenancies.numbers(work)
    name = (await rows.find(work.db, Tenant, tenant)).name if tenant else None
    lines = slips_of(await rows.every(work.db, BcJob, *where), numbers)
    return BcStatement(await house.name(work), month, name, lines, work.desk.clock.local(work.now))


def _within(month: str) -> tuple[ColumnElement[bool], ...]:
    first, following = span(month)
    return bc_jobs.c.charged_on >= first, bc_jobs.c.charged_on < following
