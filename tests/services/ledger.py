"""Fees in the small town: somebody pays for the tenant, and somebody else of them does not; the steps of a month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from bot.domain.bills import Bill, Receipt
from bot.domain.fee_receipts import Paid
from bot.domain.fee_uploads import Upload, UploadKind
from bot.domain.fees import FeeLine, FeeSheet, FeeTable
from bot.domain.money import Fen
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.roles import Role
from bot.domain.units import TenantId
from bot.services import fee_sheets, fee_uploads, occurrences, timetable
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills, receipts
from bot.storage.tables import posts, tenants
from tests.services.town import LONG_AGO, Town, at, ticks

MONTH, NOTICE_DAY = "2026-12", date(2026, 11, 27)
"""The 28th of November is a Saturday."""
CHAIN = ("cs_manager", "general_manager", "finance_manager")


async def opened(town: Town) -> Town:
    """Tenant and neighbour are the finance contacts of theirs; a colleague of the tenant is not."""

    async def paying(work: Work) -> None:
        both = posts.c.person.in_((town.people["tenant"], town.people["neighbour"]))
        await work.db.execute(update(posts).where(both).values(contact=ContactKind.FINANCE))
        fresh = Person(code="colleague", name_zh="colleague", name_en="colleague", consent=CONSENT_VERSION)
        person = await work.add(fresh)
        await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
        await work.add(
            Post(person=person.id, role=Role.TENANT, tenant=town.tenant, contact=ContactKind.ADMIN, since=LONG_AGO)
        )
        town.people["colleague"] = person.id

    await town.desk.do(SYSTEM, paying)
    return town


async def other(town: Town) -> TenantId:
    """The neighbour's tenant."""
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(tenants.c.id).where(tenants.c.id != town.tenant).order_by(tenants.c.id))
        return TenantId(found.scalars().first() or 0)


def line(tenant: TenantId, fen: int, table: FeeTable = FeeTable.MANAGEMENT, unit: str = "0801", **more: Any) -> FeeLine:
    """A line of a table."""
    return FeeLine(table, tenant, unit, more.pop("item", ""), Fen(fen), **more)


async def sent_in(town: Town, lines: Sequence[FeeLine], month: str = MONTH, who: str = "accountant") -> Upload:
    """A clean file that waits for a yes."""
    made = await town.does(who, lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, month, "file"))
    await town.desk.do(SYSTEM, lambda w: fee_uploads.read(w, made.id, lines, (), ()))
    return made


async def submitted(town: Town, lines: Sequence[FeeLine], month: str = MONTH, who: str = "accountant") -> FeeSheet:
    """… and it was confirmed: the newest version of the month."""
    made = await sent_in(town, lines, month, who)
    await town.does(who, lambda w: fee_uploads.confirm(w, made.id))
    found = await town.desk.do(SYSTEM, lambda w: fee_sheets.newest(w, month))
    assert found
    return found


async def approved(town: Town, lines: Sequence[FeeLine], month: str = MONTH) -> FeeSheet:
    """… and approved by all three."""
    made = await submitted(town, lines, month)
    for who in CHAIN:
        made = await town.does(who, lambda w: fee_sheets.approve(w, made.id))  # noqa: B023 - done before the next
    return made


async def told(town: Town, lines: Sequence[FeeLine], month: str = MONTH) -> None:
    """… and the notices are out."""
    await approved(town, lines, month)
    await ticks(town, at(town, 10, 1, day=NOTICE_DAY))


async def booked(town: Town, *paid: Paid) -> None:
    """These were paid."""
    made = await town.does("cashier", lambda w: fee_uploads.send_in(w, UploadKind.RECEIPTS, "", "file"))
    await town.desk.do(SYSTEM, lambda w: fee_uploads.read(w, made.id, (), paid, ()))
    await town.does("cashier", lambda w: fee_uploads.confirm(w, made.id))


def payment(tenant: TenantId, fen: int, month: str | None = MONTH, ref: str = "", day: date = NOTICE_DAY) -> Paid:
    """A line of a paid list."""
    return Paid(tenant, month, Fen(fen), day, "转账", ref)


async def bill_of(town: Town, tenant: TenantId, month: str = MONTH) -> Bill:
    """A tenant's bill of a month."""
    where = bills.c.tenant == tenant, bills.c.month == month
    found = await town.desk.do(SYSTEM, lambda w: rows.first(w.db, Bill, *where))
    assert found
    return found


async def receipt(town: Town) -> Receipt:
    """The newest line of the book."""
    held = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Receipt, receipts.c.id > 0))
    return held[-1]


async def both(town: Town, tenant: int = 1_000, neighbour: int = 2_000) -> list[Any]:
    """A line for each of the two tenants."""
    there = await other(town)
    return [line(town.tenant, tenant), line(there, neighbour, unit="0901")]


async def dues(town: Town, *days: date) -> None:
    """The clock has reached each of these days, a minute past ten."""
    for day in days:
        await ticks(town, at(town, 10, 1, day=day))


async def run_early(town: Town, kind: str, prefix: str, day: date) -> None:
    """The manager has it done at once, on a day before its own."""
    await dues(town, day)
    (planned,) = await town.desk.do(SYSTEM, lambda w: occurrences.of(w, kind, prefix))
    await town.does("cs_manager", lambda w: timetable.run_now(w, planned.id, "early"))
    await ticks(town, at(town, 10, 2, day=day))
