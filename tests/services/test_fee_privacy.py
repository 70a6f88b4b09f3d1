"""What is kept of who pays: handed over, emptied with the resident, forgotten in time; and files are read again."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.bills import Bill
from bot.domain.fee_uploads import Upload, UploadKind, UploadStatus
from bot.domain.people import SYSTEM, ContactKind
from bot.domain.units import TenantKind
from bot.jobs.reading import Reading, Unavailable
from bot.services import bill_cards, bills, fee_uploads, privacy, receipts, retention
from bot.storage import rows
from bot.storage.tables import outbox, posts, tenants
from tests.fee_books import book
from tests.services import ledger
from tests.services.ledger import MONTH, bill_of, booked, line, payment
from tests.services.town import Town, at


async def resident(town: Town) -> None:
    """The tenant is somebody who lives here."""
    await ledger.opened(town)
    kind = (
        update(tenants)
        .where(tenants.c.id == town.tenant)
        .values(kind=TenantKind.RESIDENT, name_zh="tenant", name_en="tenant")
    )
    await town.desk.do(SYSTEM, lambda w: w.db.execute(kind))
    contact = update(posts).where(posts.c.person == town.people["tenant"]).values(contact=ContactKind.RESIDENT)
    await town.desk.do(SYSTEM, lambda w: w.db.execute(contact))


async def test_who_pays_gets_their_bills_and_payments_with_their_data_and_a_colleague_does_not(town: Town) -> None:
    await ledger.opened(town)
    await ledger.told(town, [line(town.tenant, 1_000)])
    await booked(town, payment(town.tenant, 400))
    mine = (await town.does("tenant", privacy.export))["fees"]
    assert [one.get("charged", one.get("amount")) for one in mine] == [1_000, 400]
    assert (await town.does("colleague", privacy.export))["fees"] == []


async def test_a_resident_who_is_erased_leaves_sums_and_no_words(town: Town) -> None:
    await resident(town)
    await ledger.told(town, [line(town.tenant, 1_000)])
    made = await bill_of(town, town.tenant)
    await town.does("csr", lambda w: bills.explain(w, made.id, "is in hospital"))
    await town.does("csr", lambda w: bills.open_card(w, made.id))
    await town.does("tenant", privacy.erase)
    left = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Bill, made.id))
    assert (left.charged, left.reason) == (1_000, "")
    async with town.desk.database.transaction() as db:
        bodies = (
            await db.execute(select(outbox.c.body).where(outbox.c.about == bill_cards.subject(made.id)))
        ).scalars()
        assert all("hospital" not in str(body) for body in bodies)


async def test_what_was_sent_in_and_written_is_emptied_when_it_was_kept_long_enough(town: Town) -> None:
    await ledger.opened(town)
    await ledger.told(town, [line(town.tenant, 1_000)])
    await booked(town, payment(town.tenant, 400))
    made, paid = await bill_of(town, town.tenant), await ledger.receipt(town)
    await town.does("csr", lambda w: bills.explain(w, made.id, "head office"))
    await town.does("accountant", lambda w: receipts.take_back(w, paid.id, "wrong"))
    waits = await ledger.sent_in(town, [line(town.tenant, 5)], "2027-01")
    town.desk.clock.advance(timedelta(days=37 * 31))
    await town.desk.do(SYSTEM, lambda w: retention.empty_old(w, f"{town.desk.clock.today()}"))
    left = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Bill, made.id))
    again = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Upload, waits.id))
    assert (left.reason, left.charged, (await ledger.receipt(town)).undone_why) == ("", 1_000, "")
    assert (again.file, again.fees) == ("", ())


@pytest.mark.parametrize("lost", [True, False])
async def test_a_file_is_read_after_a_stop_in_the_middle_and_when_it_can_be_had_again(
    town: Town, *, lost: bool
) -> None:
    await ledger.opened(town)
    made = await town.does("accountant", lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, MONTH, "file"))
    away = True

    async def fetch(_: str) -> bytes | None:
        if away and not lost:
            raise Unavailable
        if away:
            await asyncio.sleep(60)
        return book({"物业管理费": [("0801", None, None, None, None, 1)]})

    first = Reading(town.desk, fetch)
    with suppress(TimeoutError):
        async with asyncio.timeout(1):
            assert await first.read_all() == 0
    assert (await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Upload, made.id))).status is UploadStatus.READING
    away = False
    town.desk.clock.set(at(town, 12))
    second = Reading(town.desk, fetch)
    second.start()
    for _ in range(100):
        await asyncio.sleep(0.05)
        found = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Upload, made.id))
        if found.status is not UploadStatus.READING:
            break
    await second.stop()
    assert found.status is UploadStatus.CLEAN
    assert [one.amount for one in found.fees] == [100]
