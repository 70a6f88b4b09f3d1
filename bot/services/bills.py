"""Bills (R148-R151): drawn up from the approved list, told to whoever pays and to nobody else, corrected, paid.

Whoever pays for a tenant is the finance contact; where a tenant has none, such as a resident, the owner or resident
themselves (`payers`). Everybody else of the tenant learns who that is, and no sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from bot.domain.bills import Account, Balance, Bill, BillId, settled
from bot.domain.complaints import OPEN, Complaint, ComplaintId, Topic
from bot.domain.fees import FeeLine, FeeSheet, by_table, by_tenant
from bot.domain.money import Fen
from bot.domain.months import span
from bot.domain.names import Named
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantId, UnitId
from bot.services import actors, complaints, house, living_cards, occurrences, payers
from bot.services.complaints import Complained
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills, receipts
from bot.storage.rows import NotFound
from bot.storage.tables import occupancies
from bot.talk import Answer, Lane, Money, Rows, Words, answer, button, words

DESK = (Role.CSR, Role.TENANT_SUPERVISOR, Role.CLERK)
"""Who brings notices to those who are not in the chat, and phones them (R148)."""
REST = "fee-notices-rest"
AT_ONCE = 50
_STILL_DUE = timedelta(days=3)
_MOST_LINES, _NAMED, _MINE = 12, 20, 6


@dataclass(frozen=True)
class BillPaper:
    """A bill as it is printed."""

    house: Named
    tenant: Named
    bill: Bill
    balance: Balance
    before: Fen
    credit: Fen
    account: Named
    number: str
    printed_at: datetime


# -- what is due ------------------------------------------------------------------------------------------------------


async def accounts(work: Work, *whose: TenantId) -> dict[TenantId, Account]:
    """Inside other verbs: what each of these tenants (without any: everybody) owes of which month."""
    only = [bills.c.tenant.in_(whose)] if whose else []
    paid_by = [receipts.c.tenant.in_(whose)] if whose else []
    charged: dict[TenantId, dict[str, Fen]] = defaultdict(dict)
    for row in await work.db.execute(select(bills.c.tenant, bills.c.month, bills.c.charged).where(*only)):
        charged[TenantId(row.tenant)][row.month] = Fen(row.charged)
    paid: dict[TenantId, list[tuple[str | None, Fen]]] = defaultdict(list)
    it = receipts.c
    sums = select(it.tenant, it.month, func.sum(it.amount).label("amount")).group_by(it.tenant, it.month)
    for row in await work.db.execute(sums.where(it.undone_at.is_(None), *paid_by)):
        paid[TenantId(row.tenant)].append((row.month, Fen(int(row.amount))))
    return {tenant: settled(charged[tenant], paid[tenant]) for tenant in sorted({*charged, *paid})}


async def of_month(work: Work, month: str) -> list[tuple[Bill, Balance]]:
    """Inside other verbs: the bills of a month, each with what is paid of it."""
    held = await rows.every(work.db, Bill, bills.c.month == month)
    whole = await accounts(work)
    return [(bill, whole[bill.tenant].months[month]) for bill in held]


async def unpaid(work: Work) -> list[tuple[Bill, Balance]]:
    """Inside other verbs: what was told and is not paid, by tenant and month."""
    whole = await accounts(work)
    held = await rows.every(work.db, Bill, bills.c.noticed_at.is_not(None), bills.c.charged > 0)
    found = [(bill, whole[bill.tenant].months[bill.month]) for bill in held]
    return sorted(
        ((bill, balance) for bill, balance in found if balance.due > 0), key=lambda one: (one[0].tenant, one[0].month)
    )


async def disputing(work: Work, whose: Iterable[TenantId]) -> frozenset[TenantId]:
    """Inside other verbs: who of these has objected to a bill, and is not answered yet: meanwhile nobody asks them."""
    asked = bills.c.tenant.in_(sorted(set(whose))), bills.c.objection.is_not(None)
    held = await rows.every(work.db, Bill, *asked)
    made = await rows.many(work.db, Complaint, sorted({bill.objection for bill in held if bill.objection}))
    return frozenset(bill.tenant for bill in held if bill.objection and made[bill.objection].status in OPEN)


# -- drawn up and told ------------------------------------------------------------------------------------------------


async def notice_at(work: Work, month: str) -> datetime:
    """Inside other verbs: when the notices of a month go out: on a day of the month before, UTC."""
    rules, calendar = await house.rules(work), await house.calendar(work)
    first, _ = span(month)
    day = calendar.working_day_by((first - timedelta(days=1)).replace(day=rules.fee_notice_day))
    return work.desk.clock.at(day, rules.fee_time.hour, rules.fee_time.minute)


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
    if work.now >= await notice_at(work, sheet.month):
        await tell_all(work, sheet.month)
        for bill in await rows.every(work.db, Bill, bills.c.month == sheet.month, bills.c.tenant.in_(sorted(held))):
            await _refresh(work, bill)  # the same sum may be made of other lines


async def tell_all(work: Work, month: str) -> None:
    """Inside other verbs: everybody hears who has not heard yet, or heard another sum.

    So many in one transaction: in a big house nobody waits for all of them.
    """
    unheard = bills.c.noticed.is_distinct_from(bills.c.charged), or_(bills.c.charged != 0, bills.c.noticed != 0)
    news = await rows.every(work.db, Bill, bills.c.month == month, *unheard, limit=AT_ONCE)
    if len(news) == AT_ONCE:
        await occurrences.plan(work, REST, f"{month}:{news[-1].id}", work.now, work.now + _STILL_DUE)
    missed = [saved for bill in news if not await _told(work, saved := await work.save(bill, bill.notice(work.now)))]
    if missed:
        await _by_hand(work, month, missed)


@needs(May.KEEP_TIME)
async def tell_rest(work: Work, scope: str) -> None:
    """Those who did not fit into one transaction."""
    await tell_all(work, scope.partition(":")[0])


async def _told(work: Work, bill: Bill) -> bool:
    """Whether somebody who pays for it could be written to."""
    whom = await payers.in_touch(work, bill.tenant)
    await _refresh(work, bill, ring=whom)
    about = subject(bill.id)
    it = answer("fee-notice-paper", month=bill.month, paper=("fee-notice", f"{bill.id}"))
    once = f"fee-notice:{bill.id}:{bill.version}"
    work.send(whom, it, about=about, dedupe=once, twice=False)
    return bool(whom)


async def _by_hand(work: Work, month: str, missed: list[Bill]) -> None:
    """Whoever is not in the chat gets it on paper, or is phoned."""
    whose = await rows.many(work.db, Tenant, [bill.tenant for bill in missed])
    doors: Rows = tuple(
        (button("bill-open", bill.id, label="button-bill-of", tenant=whose[bill.tenant].name),)
        for bill in missed[:_NAMED]
    )
    it = answer("fee-unreached", month=month, count=len(missed), rows=doors)
    work.send(
        await actors.holding(work.db, *DESK),
        it,
        lane=Lane.ALERT,
        dedupe=f"fee-unreached:{missed[0].id}:{missed[0].version}",
    )


# -- who asks ---------------------------------------------------------------------------------------------------------


@needs(May.SEE_OWN_FEES)
async def mine(work: Work) -> list[Bill]:
    """The bills of whoever one pays for that were told, the newest first, and nobody else's."""
    own = await paid_for(work)
    found = rows.query(Bill, bills.c.tenant.in_(own), bills.c.noticed_at.is_not(None))
    held = await work.db.execute(found.order_by(bills.c.month.desc(), bills.c.id).limit(_MINE))
    return [rows.made(Bill, row) for row in held]


@needs(May.SEE_OWN_FEES)
async def pays(work: Work) -> bool:
    """Whether the actor pays for anybody."""
    return bool(await paid_for(work))


@needs(May.SEE_OWN_FEES)
async def who_pays(work: Work) -> list[Named]:
    """Who of one's own company sees what it owes."""
    found = [person for tenant in sorted(work.actor.tenants) for person in await payers.of(work, tenant)]
    return [await actors.name_of(work.db, person) for person in dict.fromkeys(found)]


@needs(May.SEE_OWN_FEES)
async def open_mine(work: Work) -> int:
    """Hang the newest bill of each tenant that one pays for; how many those are."""
    newest: dict[TenantId, BillId] = {}
    for bill in await mine(work):
        newest.setdefault(bill.tenant, bill.id)
    for id_ in newest.values():
        await open_card(work, id_)
    return len(newest)


async def paid_for(work: Work) -> list[TenantId]:
    """Inside other verbs: the tenants that the actor pays for."""
    return [one for one in sorted(work.actor.tenants) if work.actor.person in await payers.of(work, one)]


@needs(May.GO_HOME)
async def open_card(work: Work, id_: BillId) -> None:
    """Hang a bill's card anew. Raises NotFound where it is none of the actor's business."""
    bill = await visible(work, id_)
    shown = await _face(work, bill, work.actor)
    if shown:
        await work.show(work.me, subject(id_), shown, ring=True, lane=Lane.ANSWER)


@needs(May.GO_HOME)
async def on_paper(work: Work, id_: BillId) -> BillPaper:
    """A bill to be printed. Raises NotFound where it is none of the actor's business."""
    bill = await visible(work, id_)
    account, tenant = (await accounts(work, bill.tenant))[bill.tenant], await rows.find(work.db, Tenant, bill.tenant)
    rules = await house.rules(work)
    return BillPaper(
        await house.name(work), tenant.name, bill, account.months[bill.month], account.before(bill.month),
        account.credit, Named(rules.fee_account_zh, rules.fee_account_en), await house.number(work, "finance"),
        work.desk.clock.local(work.now),
    )  # fmt: skip


@needs(May.COMPLAIN)
async def object_to(work: Work, id_: BillId, text: str) -> Complaint:
    """Whoever pays says that it is wrong: a complaint of fees is made of it, once; until it is answered nobody asks.

    Raises:
        NotFound: they do not pay it.
        Refusal: it was objected to already.

    """
    bill = await rows.find(work.db, Bill, id_)
    if work.actor.person not in await payers.of(work, bill.tenant):
        raise NotFound
    bill.object_to(ComplaintId(0))
    made = await complaints.receive(work, Complained(f"[{bill.month}] {text}", await _home(work, bill), Topic.FEES))
    saved = await work.save(bill, bill.object_to(made.id))
    await _refresh(work, saved)
    return made


@needs(May.COLLECT_FEES)
async def explain(work: Work, id_: BillId, reason: str) -> Bill:
    """Customer service writes down why it is not paid (R155)."""
    bill = await rows.find(work.db, Bill, id_)
    saved = await work.save(bill, bill.explain(reason))
    await _refresh(work, saved)
    return saved


async def _home(work: Work, bill: Bill) -> UnitId | None:
    """A unit of theirs, for the complaint to come from."""
    held = select(occupancies.c.unit).where(occupancies.c.tenant == bill.tenant, occupancies.c.until.is_(None))
    unit: UnitId | None = (await work.db.execute(held.order_by(occupancies.c.unit))).scalars().first()
    return unit


async def visible(work: Work, id_: BillId) -> Bill:
    """Inside other verbs: the bill, if it is the actor's to see."""
    bill = await rows.find(work.db, Bill, id_)
    if May.SEE_FEES in work.actor.permits:
        return bill
    if bill.noticed_at is None or work.actor.person not in await payers.of(work, bill.tenant):
        raise NotFound
    return bill


# -- the card ---------------------------------------------------------------------------------------------------------


def subject(bill: BillId) -> str:
    """What the card of a bill is about."""
    return f"bill:{bill}"


async def refresh_of(work: Work, whose: Iterable[TenantId]) -> None:
    """Inside other verbs: something was paid: the cards of these tenants show it, without a sound."""
    for bill in await rows.every(work.db, Bill, bills.c.tenant.in_(sorted(set(whose)))):
        await _refresh(work, bill)


async def show_anew(work: Work, id_: BillId) -> None:
    """Inside other verbs: a bill's cards are brought up to date."""
    await _refresh(work, await rows.find(work.db, Bill, id_))


async def _refresh(work: Work, bill: Bill, *, ring: Iterable[PersonId] = ()) -> None:
    async def face(actor: Actor) -> Answer | None:
        return await _face(work, bill, actor)

    gone = answer("bill-card-gone")
    await living_cards.refresh(work, subject(bill.id), face, gone, ring=ring, lane=Lane.NOTICE)


async def _face(work: Work, bill: Bill, actor: Actor) -> Answer | None:
    pays = actor.person in await payers.of(work, bill.tenant)
    if not pays and May.SEE_FEES not in actor.permits:
        return None
    tenant = await rows.find(work.db, Tenant, bill.tenant)
    account = (await accounts(work, bill.tenant))[bill.tenant]
    balance = account.months[bill.month]
    lines = [*_charged(bill), *_sums(bill, account), *await _said(work, bill, pays=pays)]
    due = Fen(max(balance.due, 0) + max(account.before(bill.month), 0))
    return answer(
        "fee-notice", month=bill.month, tenant=tenant.name, lines=lines,
        due=words("bill-due", due=Money(due), by=bill.pay_by) if due else words("bill-paid"),
        where=await where_to_pay(work) if due else "", rows=_offers(bill, actor, pays=pays),
    )  # fmt: skip


def _charged(bill: Bill) -> Iterator[Words]:
    if len(bill.lines) <= _MOST_LINES:
        yield from map(bill_line, bill.lines)
        return
    for table, amount in by_table(bill.lines).items():
        if amount:
            yield words("fees-table", table=words(f"fee-{table.value}"), amount=Money(amount))


def bill_line(line: FeeLine) -> Words:
    """A line of a bill."""
    times = f"{line.quantity:f} × {line.price:f}" if line.quantity is not None and line.price is not None else ""
    what = " · ".join(filter(None, (line.unit, line.item, times, line.ref)))
    return words("bill-line", table=words(f"fee-{line.table.value}"), what=what, amount=Money(line.amount))


def _sums(bill: Bill, account: Account) -> Iterator[Words]:
    yield words("bill-total", total=Money(bill.charged))
    if (before := account.before(bill.month)) > 0:
        yield words("bill-before", amount=Money(before))
    if paid := account.months[bill.month].paid:
        yield words("bill-paid-so-far", amount=Money(paid))
    if account.credit:
        yield words("bill-credit", amount=Money(account.credit))


async def _said(work: Work, bill: Bill, *, pays: bool) -> list[Words]:
    """What was made of it: a correction, an objection; to customer service, why it is not paid."""
    found = []
    if bill.was is not None:
        found.append(words("bill-corrected", was=Money(bill.was)))
    if bill.objection is not None:
        made = await rows.find(work.db, Complaint, bill.objection)
        found.append(words("bill-objected" if made.status in OPEN else "bill-objection-over", number=made.number))
    if bill.reason and not pays:
        found.append(words("bill-reason", reason=bill.reason))
    return found


async def where_to_pay(work: Work) -> Words:
    """Inside other verbs: where the money goes, and whom to ask."""
    rules, number = await house.rules(work), await house.number(work, "finance")
    account = Named(rules.fee_account_zh, rules.fee_account_en)
    return (
        words("fees-where-account", account=account, number=number)
        if account.zh or account.en
        else words("fees-where", number=number)
    )


def _offers(bill: Bill, actor: Actor, *, pays: bool) -> Rows:
    paper = button("bill-paper", bill.id)
    if pays:
        return ((paper,),) if bill.objection is not None else ((paper, button("bill-object", bill.id)),)
    return ((paper, button("bill-reason", bill.id)),) if May.COLLECT_FEES in actor.permits else ((paper,),)
