"""How a bill looks: to whoever pays, and to those who keep the books; nobody else sees a sum."""

from collections.abc import Iterable, Iterator

from bot.domain.bills import Account, Bill, BillId
from bot.domain.complaints import OPEN, Complaint
from bot.domain.fees import FeeLine, by_table
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.units import Tenant, TenantId
from bot.services import bill_accounts, house, living_cards, payers
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills
from bot.talk import Answer, Lane, Money, Rows, Words, answer, button, words

_MOST_LINES = 12


def subject(bill: BillId) -> str:
    """What the card of a bill is about."""
    return f"bill:{bill}"


async def refresh_of(work: Work, whose: Iterable[TenantId]) -> None:
    """Inside other verbs: something was paid: the cards of these tenants show it, without a sound."""
    for bill in await rows.every(work.db, Bill, bills.c.tenant.in_(sorted(set(whose)))):
        await refresh(work, bill)


async def show_anew(work: Work, id_: BillId) -> None:
    """Inside other verbs: a bill's cards are brought up to date."""
    await refresh(work, await rows.find(work.db, Bill, id_))


async def refresh(work: Work, bill: Bill, *, ring: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: everybody who holds its card sees it as it is; those in `ring` hear it."""

    async def face(actor: Actor) -> Answer | None:
        return await face_of(work, bill, actor)

    gone = answer("bill-card-gone")
    await living_cards.refresh(work, subject(bill.id), face, gone, ring=ring, lane=Lane.NOTICE)


async def face_of(work: Work, bill: Bill, actor: Actor) -> Answer | None:
    """Inside other verbs: how it looks to somebody; None where it is none of their business."""
    pays = actor.person in await payers.of(work, bill.tenant)
    if not pays and May.SEE_FEES not in actor.permits:
        return None
    tenant = await rows.find(work.db, Tenant, bill.tenant)
    account = (await bill_accounts.accounts(work, bill.tenant))[bill.tenant]
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
