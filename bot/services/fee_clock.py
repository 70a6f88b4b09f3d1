"""What the clock does about fees (T19, T20): tables and total are due, notices go out, reminders, how much came in."""

from collections import defaultdict
from datetime import date, timedelta

from bot.domain.bills import Balance, Bill, Collected, collected, permille
from bot.domain.fees import FeeSheet, SheetStatus
from bot.domain.money import Fen
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import TenantId
from bot.services import actors, bill_accounts, bill_cards, fee_notices, fee_sheets, fee_unreached, occurrences, payers
from bot.services.permission import needs
from bot.services.work import Work
from bot.talk import Answer, Lane, Money, Rows, Style, Words, answer, button, words

KEEPERS = (Role.ACCOUNTANT, Role.CLERK)
"""Who makes the tables, and their total (R144, R146)."""
REST = "fee-reminders-rest"
_STILL_DUE = timedelta(hours=6)
_BAR = 10


@needs(May.KEEP_TIME)
async def ask_for_tables(work: Work, scope: str) -> None:
    """Next month's tables are due: the template is a tap away (R144)."""
    month = month_after(scope)
    if await fee_sheets.newest(work, month) is None:
        rows_: Rows = ((button("fees-template", month),), (button("fees-upload", style=Style.PRIMARY),))
        it = answer("fees-tables-due", month=month, rows=rows_)
        work.send(await actors.holding(work.db, *KEEPERS), it, lane=Lane.ALERT, dedupe=f"fees-tables:{month}")


@needs(May.KEEP_TIME)
async def ask_for_total(work: Work, scope: str) -> None:
    """The list is due (R146): whoever has to do something for it to be approved hears so."""
    await _ask_on(work, month_after(scope), "total")


@needs(May.KEEP_TIME)
async def send_notices(work: Work, scope: str) -> None:
    """The day of the notices (R148): they go out, or whoever they wait for hears it."""
    month = month_after(scope)
    await _ask_on(work, month, "notices")
    await fee_notices.tell_all(work, month)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Whoever has not paid is reminded: a request, and no threat (民法典 944). Who objects is left alone.

    What is late is late by today, whenever it was meant to run. So many in one transaction: the rest follow.
    """
    meant, _, last = scope.partition(":")
    today, after = work.desk.clock.today(work.now), TenantId(int(last or 0))
    held: dict[TenantId, list[tuple[Bill, Balance]]] = defaultdict(list)
    for bill, balance in await bill_accounts.unpaid(work):
        if bill.tenant > after:
            held[bill.tenant].append((bill, balance))
    quiet = await bill_accounts.disputing(work, held)
    asked = sorted(set(held) - quiet)[: fee_notices.AT_ONCE]
    missed = [held[tenant][-1][0] for tenant in asked if not await _reminded(work, tenant, held[tenant], today)]
    if missed:
        await _phone(work, missed, today)
    if len(asked) == fee_notices.AT_ONCE:
        await occurrences.plan(work, REST, f"{meant}:{asked[-1]}", work.now, work.now + _STILL_DUE)


@needs(May.KEEP_TIME)
async def tell_rate(work: Work, scope: str) -> None:
    """How much of the month has come in (R152), to the customer service manager."""
    month = scope[:7]
    held = await bill_accounts.of_month(work, month)
    if held:
        whom = await actors.holding(work.db, Role.CS_MANAGER)
        work.send(whom, await _rate(work, collected(month, held)), dedupe=f"fee-rate:{scope[:10]}", twice=False)


@needs(May.SEE_FEES)
async def rate(work: Work) -> Answer:
    """How much of this month has come in by now."""
    month = f"{work.desk.clock.today(work.now):%Y-%m}"
    return await _rate(work, collected(month, await bill_accounts.of_month(work, month)))


def month_after(scope: str) -> str:
    """The month after a day's, as YYYY-MM."""
    return f"{date.fromisoformat(scope[:10]).replace(day=1) + timedelta(days=32):%Y-%m}"


async def _ask_on(work: Work, month: str, what: str) -> None:
    sheet = await fee_sheets.newest(work, month)
    if sheet is None or sheet.status is SheetStatus.REJECTED:
        whom = await actors.holding(work.db, *KEEPERS)
        upload = ((button("fees-template", month),), (button("fees-upload", style=Style.PRIMARY),))
        it = answer("fees-list-due", month=month, rows=upload)
        work.send(whom, it, lane=Lane.ALERT, dedupe=f"fees-{what}:{month}")
    elif sheet.status is SheetStatus.OPEN:
        await _ask_approvers(work, sheet)


async def _ask_approvers(work: Work, sheet: FeeSheet) -> None:
    it = answer("fees-waits-for-you", month=sheet.month, rows=((button("fees-open", sheet.id),),))
    once = f"fees-waits:{sheet.id}:{sheet.version}:{work.desk.clock.today(work.now)}"
    work.send(await fee_sheets.waited_for(work, sheet), it, lane=Lane.ALERT, dedupe=once)


async def _reminded(work: Work, tenant: TenantId, owed: list[tuple[Bill, Balance]], today: date) -> bool:
    """Whether somebody who pays could be written to."""
    whom = await payers.in_touch(work, tenant)
    if not whom:
        return False
    late = [one for one in owed if one[0].days_overdue(today)]
    lines = [
        words("fee-owed", month=bill.month, due=Money(balance.due), by=bill.pay_by) for bill, balance in late or owed
    ]
    whole = Fen(sum(balance.due for _, balance in late or owed))
    it = answer(
        "fee-reminder" if late else "fee-reminder-soon", lines=lines, due=Money(whole),
        where=await bill_cards.where_to_pay(work), rows=((button("bill-open", owed[-1][0].id),),),
    )  # fmt: skip
    work.send(whom, it, about=bill_cards.subject(owed[-1][0].id), dedupe=f"fee-reminder:{today}:{tenant}", twice=False)
    for bill, _ in late or owed:
        await work.save(bill, bill.remind(today))
    return True


async def _phone(work: Work, missed: list[Bill], today: date) -> None:
    """Those who are not in the chat are phoned."""
    doors = await fee_unreached.doors(work, missed, button("bills-to-phone"))
    it = answer("fee-remind-by-phone", count=len(missed), rows=doors)
    whom = await actors.holding(work.db, *fee_unreached.DESK)
    work.send(whom, it, lane=Lane.ALERT, dedupe=f"fee-by-phone:{today}:{missed[0].tenant}")


async def _rate(work: Work, found: Collected) -> Answer:
    before = Fen(0)
    for account in (await bill_accounts.accounts(work)).values():
        before = Fen(before + max(account.before(found.month), 0))
    tables = [_share(words(f"fee-{table.value}"), one) for table, one in found.tables.items() if one.charged]
    return answer(
        "fee-rate", month=found.month, bar=bar(found.permille), rate=percent(found.permille),
        paid=Money(found.whole.paid), charged=Money(found.whole.charged), due=Money(found.whole.due),
        tenants=found.tenants, clear=found.clear, lines=tables, before=Money(before),
    )  # fmt: skip


def _share(name: Words, one: Balance) -> Words:
    rate_ = percent(permille(one))
    return words("fee-rate-table", table=name, rate=rate_, paid=Money(one.paid), charged=Money(one.charged))


def percent(thousandths: int) -> str:
    """Thousandths as a percentage with one decimal."""
    return f"{thousandths // 10}.{thousandths % 10}%"


def bar(thousandths: int) -> str:
    """Thousandths as a bar of ten squares."""
    full = min(thousandths, 1000) * _BAR // 1000
    return "▓" * full + "░" * (_BAR - full)
