"""Who cannot be told or reminded in the chat (R148): all of them by name, to the desk, who brings it or phones."""

from collections.abc import Iterable, Sequence

from bot.domain.bills import Bill
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant
from bot.services import bill_accounts, payers
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills
from bot.talk import Button, Rows, button

DESK = (Role.CSR, Role.TENANT_SUPERVISOR, Role.CLERK)
"""Who brings notices to those who are not in the chat, and phones them."""
_NAMED = 10
Unreached = tuple[Bill, Named]


@needs(May.SEE_FEES)
async def of_month(work: Work, month: str) -> list[Unreached]:
    """Everybody who cannot be told of a month in the chat, of those whose notices are out."""
    held = await rows.every(work.db, Bill, bills.c.month == month, bills.c.noticed_at.is_not(None))
    return await _missed(work, (bill for bill in held if bill.charged))


@needs(May.SEE_FEES)
async def owing(work: Work) -> list[Unreached]:
    """Everybody who has not paid and cannot be reminded in the chat; who objects is left alone."""
    newest = {bill.tenant: bill for bill, _ in await bill_accounts.unpaid(work)}
    quiet = await bill_accounts.disputing(work, newest)
    return await _missed(work, (bill for tenant, bill in newest.items() if tenant not in quiet))


async def doors(work: Work, missed: Sequence[Bill], whole: Button) -> Rows:
    """Inside other verbs: the first of them by name, and all of them behind one button where there are more."""
    found = await _named(work, missed[:_NAMED])
    return (*(((door(one),)) for one in found), *(((whole,),) if missed[_NAMED:] else ()))


def door(one: Unreached) -> Button:
    """To a bill, by whose it is."""
    bill, tenant = one
    return button("bill-open", bill.id, label="button-bill-of", tenant=tenant)


async def _missed(work: Work, held: Iterable[Bill]) -> list[Unreached]:
    found = list(held)
    there = await payers.reached(work, [bill.tenant for bill in found])
    return await _named(work, [bill for bill in found if bill.tenant not in there])


async def _named(work: Work, held: Sequence[Bill]) -> list[Unreached]:
    whose = await rows.many(work.db, Tenant, [bill.tenant for bill in held])
    return [(bill, whose[bill.tenant].name) for bill in held]
