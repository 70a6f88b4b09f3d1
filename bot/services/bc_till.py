"""The day's end at the business centre (R239): what was done, what should be in the till, and what is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from bot.domain.bc_cash import CashCount
from bot.domain.bc_jobs import OPEN, BcJob, BcStatus
from bot.domain.bc_prices import Pay
from bot.domain.money import Fen
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, bc_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs, cash_counts
from bot.talk import Lane, Money, answer, button, words


@needs(May.KEEP_TIME)
async def close(work: Work, scope: str) -> None:
    """The centre closes: the clerk hears what the day came to, and counts the till."""
    day = date.fromisoformat(scope[:10])
    settled = await rows.every(work.db, BcJob, bc_jobs.c.charged_on == day)
    left = await rows.every(work.db, BcJob, bc_jobs.c.status.in_(OPEN))
    owing = [job.number for job in left if job.status is BcStatus.HANDED_OVER]
    unpaid = words("bc-day-unpaid", numbers=" ".join(owing)) if owing else ""
    account = _sum(job for job in settled if job.pay is Pay.ACCOUNT)
    it = answer(
        "bc-day", day=day, count=len(settled), cash=Money(await expected(work)), account=Money(account), left=len(left),
        unpaid=unpaid,
        paper=("bc-book", f"{day}", f"{day}"), rows=((button("bc-till"),), (button("bc"),)),
    )  # fmt: skip
    work.send(await bc_cards.clerks(work), it, dedupe=f"bc-day:{day}", twice=False)
    await _tell_uncounted(work, day)


@needs(May.RUN_BC)
async def count(work: Work, counted: Fen) -> CashCount:
    """So much lies in the till; where it is not what the slips say, the supervisor hears of it.

    Raises:
        Refusal: the day has been counted.

    """
    await _take(work)
    day = work.desk.clock.today(work.now)
    if await rows.first(work.db, CashCount, cash_counts.c.day == day):
        raise Refusal("bc-till-counted-already", day=day)
    held = await _uncounted(work)
    # Whoever paid while this waited for the till is counted here, and not once more tomorrow.
    at = max([work.now, *(job.settled_at for job in held if job.settled_at is not None)])
    made = await work.add(CashCount(day=day, expected=_sum(held), counted=counted, counted_by=work.me, counted_at=at))
    if made.difference:
        told = [one for one in await actors.holding(work.db, Role.TENANT_SUPERVISOR) if one != work.me]
        work.tell(
            told, "bc-till-differs", lane=Lane.ALERT, day=day, expected=Money(made.expected), counted=Money(counted),
            difference=Money(made.difference),
        )  # fmt: skip
    return made


async def expected(work: Work) -> Fen:
    """Inside other verbs: what was taken in cash since the till was counted last."""
    return _sum(await _uncounted(work))


async def paid_at(work: Work) -> datetime:
    """Inside other verbs: when something is paid: after the last count, also where that was going on just now."""
    await _take(work)
    since = await _counted_at(work)
    return max(work.now, since + timedelta(microseconds=1)) if since else work.now


async def must_be_open(work: Work, job: BcJob) -> None:
    """Inside other verbs: whether a slip may still be voided.

    Raises:
        Refusal: its month is over, so that it stands on a statement; or its cash has been counted.

    """
    await _take(work)
    today, since = work.desk.clock.today(work.now), await _counted_at(work)
    if job.charged_on is not None and (job.charged_on.year, job.charged_on.month) < (today.year, today.month):
        raise Refusal("bc-stated-already", number=job.number)
    cash = job.status is BcStatus.SETTLED and job.pay is Pay.CASH
    if cash and since is not None and job.settled_at is not None and job.settled_at <= since:
        raise Refusal("bc-cash-counted", number=job.number)


async def _tell_uncounted(work: Work, day: date) -> None:
    """Money that has lain in the till since a day on which nobody counted it: the supervisor hears of it."""
    days = {job.charged_on for job in await _uncounted(work) if job.charged_on is not None and job.charged_on < day}
    counted = await rows.every(work.db, CashCount, cash_counts.c.day.in_(days))
    if forgotten := days - {one.day for one in counted}:
        told = await actors.holding(work.db, Role.TENANT_SUPERVISOR)
        total = Money(await expected(work))
        work.tell(told, "bc-till-uncounted", lane=Lane.ALERT, day=min(forgotten), total=total)


def _sum(jobs: Iterable[BcJob]) -> Fen:
    return Fen(sum(job.total for job in jobs))


async def _uncounted(work: Work) -> list[BcJob]:
    since = await _counted_at(work)
    cash = (bc_jobs.c.status == BcStatus.SETTLED, bc_jobs.c.pay == Pay.CASH)
    return await rows.every(work.db, BcJob, *cash, *((bc_jobs.c.settled_at > since,) if since else ()))


async def _take(work: Work) -> None:
    """One at a time: nobody pays, counts or voids while somebody else does."""
    await rows.take_number(work.db, "bc-till")


async def _counted_at(work: Work) -> datetime | None:
    return (await work.db.execute(select(func.max(cash_counts.c.counted_at)))).scalar_one()  # type: ignore[no-any-return]
