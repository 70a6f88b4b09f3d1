"""Notices (R148, R149): bills are drawn up from the approved list, and told to whoever pays on the day of the notices.

That day is a thing of the calendar: what counts is when it is planned for, or was done, and not what the rules say.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select

from bot.domain.bills import Bill
from bot.domain.fees import FeeSheet, by_tenant
from bot.domain.money import Fen
from bot.domain.months import span
from bot.domain.occurrences import OccurrenceState
from bot.domain.permits import May
from bot.services import actors, bill_cards, fee_unreached, house, occurrences, payers
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills
from bot.talk import Lane, answer, button

NOTICES, REST, LEFT = "fee-notices", "fee-notices-rest", "fee-notices-left"
AT_ONCE = 50
_STILL_DUE = timedelta(days=3)
_CAUGHT_UP = timedelta(days=28)
"""So long after their day notices that nobody has got still go out by themselves: a skip is not remembered longer."""
_UNHEARD = bills.c.noticed.is_distinct_from(bills.c.charged), or_(bills.c.charged != 0, bills.c.noticed != 0)


@dataclass(frozen=True)
class Sending:
    """When the notices of a month go out, or went (UTC); `off` where the manager has skipped them."""

    at: datetime
    off: bool


async def sending(work: Work, month: str) -> Sending:
    """Inside other verbs: when the notices of a month go out: as the calendar has it, else by the rules."""
    last = span(month)[0] - timedelta(days=1)
    held = await occurrences.of(work, NOTICES, f"{last:%Y-%m}-")
    if planned := [one.due_at for one in held if one.state is not OccurrenceState.SKIPPED]:
        return Sending(min(planned), off=False)
    return Sending(await _by_the_rules(work, last), off=any(one.by_hand for one in held))


async def held_back(work: Work, month: str) -> bool:
    """Inside other verbs: whether nobody has heard, nor will by itself: it was skipped, or lies long back."""
    day = await sending(work, month)
    return not await _begun(work, month) and (day.off or work.now >= day.at + _CAUGHT_UP)


async def draw_up(work: Work, sheet: FeeSheet) -> None:
    """Inside other verbs: the list is approved: a bill for each tenant, or the one there is corrected.

    Where their day has come already they are told at once.
    """
    rules = await house.rules(work)
    first, _ = span(sheet.month)
    held = {bill.tenant: bill for bill in await rows.every(work.db, Bill, bills.c.month == sheet.month)}
    asked = by_tenant(sheet.lines)
    for tenant in sorted({*held, *asked}):
        lines = asked.get(tenant, ())
        if tenant in held:
            await work.save(held[tenant], held[tenant].correct(sheet.id, lines))
        else:
            fresh = Bill(
                month=sheet.month, tenant=tenant, sheet=sheet.id, lines=lines,
                charged=Fen(sum(line.amount for line in lines)), pay_by=first.replace(day=rules.fee_pay_day),
            )  # fmt: skip
            await work.add(fresh)
    day = await sending(work, sheet.month)
    if await _begun(work, sheet.month) or (work.now >= day.at and not day.off):
        await tell_all(work, sheet.month)
        for bill in await rows.every(work.db, Bill, bills.c.month == sheet.month, bills.c.tenant.in_(sorted(held))):
            await bill_cards.refresh(work, bill)  # the same sum may be made of other lines


async def tell_all(work: Work, month: str) -> None:
    """Inside other verbs: everybody hears who has not heard yet, or heard another sum.

    So many in one transaction: in a big house nobody waits for all of them.
    """
    news = await rows.every(work.db, Bill, bills.c.month == month, *_UNHEARD, limit=AT_ONCE)
    if len(news) == AT_ONCE:
        last = news[-1]  # with its version: there may be more than one round in a day
        await occurrences.plan(work, REST, f"{month}:{last.id}:{last.version}", work.now, work.now + _STILL_DUE)
    missed = [saved for bill in news if not await _told(work, saved := await work.save(bill, bill.notice(work.now)))]
    if missed:
        await _by_hand(work, month, missed)


@needs(May.KEEP_TIME)
async def tell_rest(work: Work, scope: str) -> None:
    """Those who did not fit into one transaction."""
    await tell_all(work, scope.partition(":")[0])


@needs(May.KEEP_TIME)
async def tell_left(work: Work, scope: str) -> None:
    """Every day: whoever should have heard by now and has not, whatever became of the day of the notices."""
    del scope
    waiting = select(bills.c.month).where(*_UNHEARD).distinct().order_by(bills.c.month)
    for month in (await work.db.execute(waiting)).scalars().all():
        day = await sending(work, month)
        if await _begun(work, month) or (day.at <= work.now < day.at + _CAUGHT_UP and not day.off):
            await tell_all(work, month)


async def _by_the_rules(work: Work, last: date) -> datetime:
    """On a day of the month before, of which `last` is the last."""
    rules, calendar = await house.rules(work), await house.calendar(work)
    day = calendar.working_day_by(last.replace(day=rules.fee_notice_day))
    return work.desk.clock.at(day, rules.fee_time.hour, rules.fee_time.minute)


async def _begun(work: Work, month: str) -> bool:
    """Whether anybody has heard of the month already: then everybody does, and whatever is corrected."""
    told = bills.c.month == month, bills.c.noticed_at.is_not(None)
    return (await work.db.execute(select(bills.c.id).where(*told).limit(1))).first() is not None


async def _told(work: Work, bill: Bill) -> bool:
    """Whether somebody who pays for it could be written to."""
    whom = await payers.in_touch(work, bill.tenant)
    await bill_cards.refresh(work, bill, ring=whom)
    about = bill_cards.subject(bill.id)
    it = answer("fee-notice-paper", month=bill.month, paper=("fee-notice", f"{bill.id}"))
    once = f"fee-notice:{bill.id}:{bill.version}"
    work.send(whom, it, about=about, dedupe=once, twice=False)
    return bool(whom)


async def _by_hand(work: Work, month: str, missed: list[Bill]) -> None:
    """Whoever is not in the chat gets it on paper, or is phoned."""
    doors = await fee_unreached.doors(work, missed, button("bills-unreached", month))
    it = answer("fee-unreached", month=month, count=len(missed), rows=doors)
    whom = await actors.holding(work.db, *fee_unreached.DESK)
    work.send(whom, it, lane=Lane.ALERT, dedupe=f"fee-unreached:{missed[0].id}:{missed[0].version}")
