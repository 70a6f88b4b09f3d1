"""What tenants owe of which month, what is paid of it, and who has objected: read, and nothing changed."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select

from bot.domain.bills import Account, Balance, Bill, settled
from bot.domain.complaints import OPEN, Complaint
from bot.domain.money import Fen
from bot.domain.units import TenantId
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills, receipts


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
