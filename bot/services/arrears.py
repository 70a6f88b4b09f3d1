"""The arrears list (R153-R155, T21): made on the last working day of the month, reviewed, and only then sent on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.arrears import ArrearsId, ArrearsLine, ArrearsList
from bot.domain.bills import Bill, BillId
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantId
from bot.services import actors, bill_accounts, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import arrears_lists
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, Money, Style, answer, button

UNREVIEWED = "arrears-unreviewed"
_TIMES, _DAY = 3, timedelta(days=1)
READERS = (Role.GENERAL_MANAGER, Role.CS_MANAGER, Role.TENANT_SUPERVISOR, Role.CSR)
"""Who gets it once it is reviewed (R154): the general manager, and customer service, who goes on collecting (R155)."""


@dataclass(frozen=True)
class ArrearsPaper:
    """The list as it is printed: the figures of its day, the reasons as they are known now."""

    house: Named
    found: ArrearsList
    tenants: Mapping[TenantId, Named]
    reasons: Mapping[BillId, str]
    reviewer: Named | None
    reviewed_at: datetime | None


@needs(May.KEEP_TIME)
async def draw_up(work: Work, scope: str) -> None:
    """The last working day of the month: who owes what, to the finance manager and to nobody else yet (R153).

    By the end of the month, or by today where that is earlier: nobody is late who is not. Once a month; where nobody
    owes anything there is no list.
    """
    last = date.fromisoformat(scope[:10])
    day = min(last, work.desk.clock.today(work.now))
    if await rows.first(work.db, ArrearsList, arrears_lists.c.day.between(last.replace(day=1), last)):
        return
    lines = tuple(
        ArrearsLine(
            bill.tenant, bill.id, bill.month, balance.charged, balance.paid, bill.months_overdue(day),
            bill.days_overdue(day), bill.reminders,
        )
        for bill, balance in await bill_accounts.unpaid(work)
        if bill.days_overdue(day)
    )  # fmt: skip
    if not lines:
        return
    made = await work.add(ArrearsList(day=day, lines=lines, made_at=work.now))
    work.send(await _reviewers(work), _to_review(made), lane=Lane.ALERT, dedupe=f"arrears:{day}")
    await _plan_asking(work, made.id, 1)


@needs(May.KEEP_TIME)
async def ask_again(work: Work, scope: str) -> None:
    """It has lain for a working day: the finance manager is asked again, and who waits for it hears why none has come.

    Some days in a row; then it is left to them.
    """
    id_, n = map(int, scope.split(":"))
    found = await rows.find(work.db, ArrearsList, id_)
    if found.reviewed_at is not None:
        return
    work.send(await _reviewers(work), _to_review(found), lane=Lane.ALERT)
    work.tell(await actors.holding(work.db, Role.GENERAL_MANAGER, Role.CS_MANAGER), "arrears-waits", day=found.day)
    if n < _TIMES:
        await _plan_asking(work, found.id, n + 1)


@needs(May.REVIEW_ARREARS)
async def review(work: Work, id_: ArrearsId) -> ArrearsList:
    """The finance manager has looked at it: it goes to the general manager and to customer service (R154).

    Raises:
        Refusal: it has gone already.

    """
    found = await rows.find(work.db, ArrearsList, id_)
    saved = await work.save(found, found.review(work.me, work.said_at))
    it = answer(
        "arrears-list", day=saved.day, count=len(saved.lines), total=Money(saved.total),
        paper=("arrears", f"{saved.id}"), rows=((button("arrears-reasons", saved.id),),),
    )  # fmt: skip
    work.send(await actors.holding(work.db, *READERS), it, dedupe=f"arrears-out:{saved.day}")
    return saved


@needs(May.SEE_FEES)
async def on_paper(work: Work, id_: ArrearsId) -> ArrearsPaper:
    """The list as it is printed. Raises NotFound for everybody but the finance manager until it is reviewed."""
    found = await _visible(work, id_)
    whose = await rows.many(work.db, Tenant, sorted({line.tenant for line in found.lines}))
    asked = await rows.many(work.db, Bill, sorted({line.bill for line in found.lines}))
    by = await actors.name_of(work.db, found.reviewed_by) if found.reviewed_by else None
    at = work.desk.clock.local(found.reviewed_at) if found.reviewed_at else None
    return ArrearsPaper(
        await house.name(work), found, {one.id: one.name for one in whose.values()},
        {one.id: one.reason for one in asked.values()}, by, at,
    )  # fmt: skip


@needs(May.COLLECT_FEES)
async def unexplained(work: Work, id_: ArrearsId) -> list[tuple[ArrearsLine, Named]]:
    """The lines of a list with whom they are about, what has been due longest first."""
    found = await _visible(work, id_)
    whose = await rows.many(work.db, Tenant, sorted({line.tenant for line in found.lines}))
    return [(line, whose[line.tenant].name) for line in sorted(found.lines, key=lambda one: (one.month, one.bill))]


async def _plan_asking(work: Work, id_: ArrearsId, n: int) -> None:
    """On the next working day, at the hour of fees."""
    calendar, day = await house.calendar(work), work.desk.clock.today(work.now) + _DAY
    while not calendar.works(day):
        day += _DAY
    due = work.desk.clock.at(day, calendar.rules.fee_time.hour, calendar.rules.fee_time.minute)
    await occurrences.plan(work, UNREVIEWED, f"{id_}:{n}", due, due + _DAY)


async def _visible(work: Work, id_: ArrearsId) -> ArrearsList:
    found = await rows.find(work.db, ArrearsList, id_)
    if found.reviewed_at is None and May.REVIEW_ARREARS not in work.actor.permits:
        raise NotFound
    return found


def _to_review(made: ArrearsList) -> Answer:
    yes = button("arrears-review", made.id, style=Style.SUCCESS)
    return answer(
        "arrears-to-review", day=made.day, count=len(made.lines), total=Money(made.total),
        paper=("arrears", f"{made.id}"), rows=((yes,),),
    )  # fmt: skip


async def _reviewers(work: Work) -> tuple[PersonId, ...]:
    return await actors.holding(work.db, Role.FINANCE_MANAGER)
