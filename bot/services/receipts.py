"""The book of what was paid (R150, R151): taken in from the paid list; a wrong line is taken back, with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.bills import Receipt, ReceiptId
from bot.domain.fee_receipts import Paid
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant
from bot.services import actors, bill_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import receipts
from bot.storage.tables import tenants

PAGE = 8


@dataclass(frozen=True)
class Booked:
    """A line of the book: whose it is, who entered it."""

    receipt: Receipt
    tenant: Named
    by: Named


async def add(work: Work, paid: Sequence[Paid]) -> None:
    """Inside other verbs: these were paid; the bills of those tenants show it, and are not asked for any more."""
    for line in paid:
        await work.add(
            Receipt(
                tenant=line.tenant, month=line.month, amount=line.amount, paid_on=line.paid_on, method=line.method,
                ref=line.ref, added_by=work.me, added_at=work.now,
            )
        )  # fmt: skip
    await bill_cards.refresh_of(work, {line.tenant for line in paid})


@needs(May.KEEP_FEES)
async def take_back(work: Work, id_: ReceiptId, why: str) -> Receipt:
    """It was entered wrongly: it counts no more, and stays in the book with the reason.

    Raises:
        Refusal: it was taken back already.

    """
    found = await rows.find(work.db, Receipt, id_)
    saved = await work.save(found, found.take_back(work.me, why, work.said_at), why)
    await bill_cards.refresh_of(work, {saved.tenant})
    return saved


@needs(May.SEE_FEES)
async def newest(work: Work, page: int = 0) -> list[Booked]:
    """The book, the newest first, page by page; one more than fits where there are more."""
    found = rows.query(Receipt).order_by(receipts.c.id.desc()).limit(PAGE + 1).offset(page * PAGE)
    held = [rows.made(Receipt, row) for row in await work.db.execute(found)]
    names = await work.db.execute(select(tenants).where(tenants.c.id.in_([one.tenant for one in held])))
    whose = {row.id: rows.made(Tenant, row).name for row in names}
    return [Booked(one, whose[one.tenant], await actors.name_of(work.db, one.added_by)) for one in held]


@needs(May.SEE_FEES)
async def one(work: Work, id_: ReceiptId) -> Booked:
    """One line of the book."""
    found = await rows.find(work.db, Receipt, id_)
    whose = await rows.find(work.db, Tenant, found.tenant)
    return Booked(found, whose.name, await actors.name_of(work.db, found.added_by))
