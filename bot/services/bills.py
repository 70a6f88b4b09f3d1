"""Bills (R148-R151), for whoever pays and for nobody else: seen, printed, objected to.

Whoever pays for a tenant is the finance contact; where a tenant has none, such as a resident, the owner or resident
themselves (`payers`). Everybody else of the tenant learns who that is, and no sum.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.domain.bills import Balance, Bill, BillId
from bot.domain.complaints import Complaint, ComplaintId, Topic
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant, TenantId, UnitId
from bot.services import actors, bill_accounts, bill_cards, complaints, house, payers
from bot.services.complaints import Complained
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills
from bot.storage.rows import NotFound
from bot.storage.tables import occupancies
from bot.talk import Lane

_MINE = 6


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
    shown = await bill_cards.face_of(work, bill, work.actor)
    if shown:
        await work.show(work.me, bill_cards.subject(id_), shown, ring=True, lane=Lane.ANSWER)


@needs(May.GO_HOME)
async def on_paper(work: Work, id_: BillId) -> BillPaper:
    """A bill to be printed. Raises NotFound where it is none of the actor's business."""
    bill = await visible(work, id_)
    account = (await bill_accounts.accounts(work, bill.tenant))[bill.tenant]
    tenant = await rows.find(work.db, Tenant, bill.tenant)
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
    await bill_cards.refresh(work, saved)
    return made


@needs(May.COLLECT_FEES)
async def explain(work: Work, id_: BillId, reason: str) -> Bill:
    """Customer service writes down why it is not paid (R155)."""
    bill = await rows.find(work.db, Bill, id_)
    saved = await work.save(bill, bill.explain(reason))
    await bill_cards.refresh(work, saved)
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
