"""Notices, payments and reminders: to whoever pays and to nobody else, to the fen, and never more often than asked."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.complaints import Complaint, Topic
from bot.domain.fee_uploads import UploadKind
from bot.domain.fees import HIGHEST_BILL, FeeTable
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.units import Tenant, TenantId, TenantKind
from bot.services import (
    bill_accounts,
    bills,
    complaints,
    fee_clock,
    fee_notices,
    fee_sheets,
    fee_uploads,
    receipts,
)
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints as complaints_table
from bot.storage.tables import outbox, people
from tests.services import ledger
from tests.services.ledger import CHAIN, MONTH, NOTICE_DAY, bill_of, booked, both, dues, line, payment, run_early
from tests.services.town import ROLES, Town, at, ticks, told

PAYING = ("tenant", "neighbour")
SUMS = ("fee-notice", "fee-reminder", "fee-reminder-soon", "fee-notice-paper")
DAY = timedelta(days=1)


@pytest.fixture
async def books(town: Town) -> Town:
    """Somebody pays for the tenant, and somebody else of them does not."""
    return await ledger.opened(town)


async def reminded(town: Town, who: str) -> int:
    return sum([len(await told(town, who, key)) for key in ("fee-reminder", "fee-reminder-soon")])


@pytest.mark.manual("R146", "R148", "R149")
async def test_notices_go_out_on_their_day_once_to_whoever_pays_and_to_nobody_else(books: Town) -> None:
    await ledger.approved(books, await both(books))
    await ticks(books, at(books, 9, 59, day=NOTICE_DAY))
    assert await told(books, "tenant", "fee-notice") == []
    await ticks(books, at(books, 10, 1, day=NOTICE_DAY))
    await ticks(books, at(books, 10, 9, day=NOTICE_DAY))
    for who, due in zip(PAYING, (1_000, 2_000), strict=True):
        (notice,) = await told(books, who, "fee-notice")
        assert notice["due"]["args"] == {"due": {"$fen": due}, "by": {"$day": "2026-12-10"}}
        assert notice["where"]["$say"] == "fees-where"
        assert len(await told(books, who, "fee-notice-paper")) == 1
    for who in set(books.people) - set(PAYING):
        assert [one for key in SUMS for one in await told(books, who, key)] == [], who
    assert await told(books, "csr", "fee-unreached") == []


async def test_a_list_that_is_approved_late_is_told_at_once(books: Town) -> None:
    made = await ledger.submitted(books, await both(books))
    await ticks(books, at(books, 10, 1, day=NOTICE_DAY))
    assert await told(books, "tenant", "fee-notice") == []
    assert len(await told(books, "cs_manager", "fees-waits-for-you")) == 1
    for who in CHAIN:
        await books.does(who, lambda w: fee_sheets.approve(w, made.id))
    assert len(await told(books, "tenant", "fee-notice")) == 1


@pytest.mark.manual("R144", "R146")
async def test_whoever_makes_the_tables_is_called_in_time_and_again_while_there_is_no_list(books: Town) -> None:
    await dues(books, date(2026, 12, 22))
    assert [one["month"] for one in await told(books, "clerk", "fees-tables-due")] == ["2027-01"]
    await dues(books, date(2026, 12, 25), date(2026, 12, 28))
    assert [one["month"] for one in await told(books, "accountant", "fees-list-due")] == ["2027-01", "2027-01"]


@pytest.mark.manual("R148")
async def test_who_cannot_be_written_to_is_for_the_desk_on_paper(books: Town) -> None:
    gone = update(people).where(people.c.id == books.people["neighbour"]).values(chat=None)
    await books.desk.do(SYSTEM, lambda w: w.db.execute(gone))
    await ledger.told(books, await both(books))
    for who in ("csr", "tenant_supervisor", "clerk"):
        (missed,) = await told(books, who, "fee-unreached")
        assert missed["count"] == 1
    there = await bill_of(books, await ledger.other(books))
    assert (await books.does("csr", lambda w: bills.on_paper(w, there.id))).balance.due == 2_000
    await dues(books, date(2026, 12, 12))
    (phone,) = await told(books, "csr", "fee-remind-by-phone")
    assert phone["count"] == 1
    assert (await bill_of(books, await ledger.other(books))).reminders == 0


@pytest.mark.manual("R148")
async def test_a_sum_that_changes_is_told_as_a_correction_and_one_that_does_not_is_not(books: Town) -> None:
    await ledger.told(books, await both(books))
    first, second = await both(books, tenant=900)
    await ledger.approved(books, [first, second])
    notices = await told(books, "tenant", "fee-notice")
    corrected = [said["args"] for said in notices[-1]["lines"] if said["$say"] == "bill-corrected"]
    assert corrected == [{"was": {"$fen": 1_000}}]
    assert len(await told(books, "tenant", "fee-notice-paper")) == 2
    assert len(await told(books, "neighbour", "fee-notice-paper")) == 1
    await ledger.approved(books, [first])
    assert (await bill_of(books, await ledger.other(books))).charged == 0
    assert len(await told(books, "neighbour", "fee-notice-paper")) == 2
    held = await books.desk.do(SYSTEM, bill_accounts.accounts)
    assert held[await ledger.other(books)].due == 0


@pytest.mark.parametrize("who", [*ROLES, "colleague", "stranger"])
async def test_what_somebody_owes_is_shown_to_who_pays_and_to_those_who_look_after_it(books: Town, who: str) -> None:
    await ledger.told(books, await both(books))
    made = await bill_of(books, books.tenant)
    sees = {"tenant", "clerk", "csr", "second_csr", "tenant_supervisor", "accountant", "cashier", *CHAIN}
    said = await books.outcome(who, lambda w: bills.on_paper(w, made.id))
    assert said == ("done" if who in sees else "not-found"), who
    assert (await books.outcome(who, lambda w: bills.open_card(w, made.id))) == said


async def test_before_it_is_told_nobody_of_the_tenant_sees_it(books: Town) -> None:
    await ledger.approved(books, await both(books))
    made = await bill_of(books, books.tenant)
    with pytest.raises(Refusal, match="not-found"):
        await books.does("tenant", lambda w: bills.on_paper(w, made.id))
    assert await books.does("tenant", bills.mine) == []


async def test_a_bill_may_be_as_high_as_any_tenant_can_owe(books: Town) -> None:
    await ledger.told(books, [line(books.tenant, 1_000_000_000, item=f"{n}") for n in range(10)])
    held = await bill_of(books, books.tenant)
    assert held.charged == held.noticed == HIGHEST_BILL


@pytest.mark.manual("R15", "R150", "R151")
async def test_reminders_come_on_their_days_until_it_is_paid(books: Town) -> None:
    await ledger.told(books, await both(books))
    await dues(books, date(2026, 12, 6), date(2026, 12, 7), date(2026, 12, 8))
    assert (
        len(await told(books, "tenant", "fee-reminder-soon")),
        len(await told(books, "tenant", "fee-reminder")),
    ) == (1, 0)
    await booked(books, payment(books.tenant, 400, day=NOTICE_DAY))
    await dues(books, date(2026, 12, 12))
    (late,) = await told(books, "tenant", "fee-reminder")
    assert late["due"] == {"$fen": 600}
    await booked(books, payment(books.tenant, 600, ref="A2"))
    await dues(books, date(2026, 12, 20))
    assert await reminded(books, "tenant") == 2
    assert await reminded(books, "neighbour") == 3
    assert await reminded(books, "colleague") == 0
    assert (await bill_of(books, books.tenant)).reminders == 2


async def test_a_reminder_that_is_run_early_calls_nobody_late_who_is_not(books: Town) -> None:
    await ledger.told(books, await both(books))
    await run_early(books, "fee-reminders", "2026-12-12", date(2026, 12, 1))
    assert await told(books, "tenant", "fee-reminder") == []
    assert len(await told(books, "tenant", "fee-reminder-soon")) == 1
    assert (await bill_of(books, books.tenant)).reminded_on == date(2026, 12, 1)


@pytest.mark.manual("R150")
async def test_a_wrong_line_is_taken_back_with_a_reason_and_the_reminders_go_on(books: Town) -> None:
    await ledger.told(books, await both(books))
    await booked(books, payment(books.tenant, 1_000))
    made = await ledger.receipt(books)
    done = await books.does("accountant", lambda w: receipts.take_back(w, made.id, "another company's"))
    assert (done.amount, done.undone_why) == (1_000, "another company's")
    with pytest.raises(Refusal, match="receipt-undone-already"):
        await books.does("accountant", lambda w: receipts.take_back(w, made.id, "again"))
    await dues(books, date(2026, 12, 12))
    assert await reminded(books, "tenant") == 1
    for who in ("tenant", "csr", "general_manager"):
        with pytest.raises(Refusal, match="not-allowed"):
            await books.does(who, lambda w: receipts.take_back(w, made.id, "no"))


async def test_a_list_that_is_sent_twice_is_booked_once(books: Town) -> None:
    await ledger.told(books, await both(books))
    once = payment(books.tenant, 400)
    made = await books.does("accountant", lambda w: fee_uploads.send_in(w, UploadKind.RECEIPTS, "", "f"))
    await books.desk.do(SYSTEM, lambda w: fee_uploads.read(w, made.id, (), (once,), ()))
    await booked(books, once)
    with pytest.raises(Refusal, match="receipts-known-meanwhile"):
        await books.does("accountant", lambda w: fee_uploads.confirm(w, made.id))


@pytest.mark.manual("R202", "R207")
async def test_an_objection_is_a_complaint_once_and_nobody_is_reminded_meanwhile(books: Town) -> None:
    await ledger.told(books, await both(books))
    mine = await bill_of(books, books.tenant)
    for who in ("colleague", "neighbour", "csr"):
        with pytest.raises(Refusal, match="not-found"):
            await books.does(who, lambda w: bills.object_to(w, mine.id, "too much"))
    made = await books.does("tenant", lambda w: bills.object_to(w, mine.id, "the meter was misread"))
    assert (made.topic, made.tenant, made.unit, made.text) == (
        Topic.FEES, books.tenant, books.unit, f"[{MONTH}] the meter was misread"
    )  # fmt: skip
    with pytest.raises(Refusal, match="fees-objected-already"):
        await books.does("tenant", lambda w: bills.object_to(w, mine.id, "really"))
    held = await books.desk.do(SYSTEM, lambda w: rows.every(w.db, Complaint, complaints_table.c.id > 0))
    assert len(held) == 1
    await dues(books, date(2026, 12, 7), date(2026, 12, 12))
    assert (await reminded(books, "tenant"), await reminded(books, "neighbour")) == (0, 2)
    await books.does("tenant_supervisor", lambda w: complaints.reject(w, made.id, "the reading is right"))
    await dues(books, date(2026, 12, 20))
    assert await reminded(books, "tenant") == 1


@pytest.mark.manual("R152")
async def test_the_manager_hears_every_day_from_the_eleventh_how_much_has_come_in(books: Town) -> None:
    there = await ledger.other(books)
    whole = [
        line(books.tenant, 6_000),
        line(books.tenant, 2_000, FeeTable.WATER),
        line(there, 2_000, FeeTable.WATER, "0901"),
    ]
    await ledger.told(books, whole)
    await booked(books, payment(books.tenant, 4_000))
    await dues(books, date(2026, 12, 10), date(2026, 12, 11))
    (rate,) = await told(books, "cs_manager", "fee-rate")
    assert (rate["rate"], rate["bar"], rate["due"]) == ("40.0%", "▓▓▓▓░░░░░░", {"$fen": 6_000})
    tables = {one["args"]["table"]["$say"]: (one["args"]["rate"], one["args"]["paid"]["$fen"]) for one in rate["lines"]}
    assert tables == {"fee-management": ("50.0%", 3_000), "fee-water": ("25.0%", 1_000)}
    await dues(books, date(2026, 12, 12))
    assert len(await told(books, "cs_manager", "fee-rate")) == 2
    assert await told(books, "general_manager", "fee-rate") == []


async def test_nothing_of_it_goes_to_a_group(books: Town) -> None:
    await ledger.told(books, await both(books))
    await dues(books, date(2026, 12, 7), date(2026, 12, 12), date(2026, 12, 31))
    async with books.desk.database.transaction() as db:
        said = await db.execute(select(outbox.c.chat, outbox.c.person))
    assert all(row.person is not None for row in said)


async def test_what_comes_from_before_stands_on_the_notice(books: Town) -> None:
    await ledger.approved(books, [line(books.tenant, 500)], "2026-11")
    await ledger.told(books, [line(books.tenant, 1_000)])
    notices = await told(books, "tenant", "fee-notice")
    (before,) = [said["args"] for said in notices[-1]["lines"] if said["$say"] == "bill-before"]
    assert (before["amount"], notices[-1]["due"]["args"]["due"]) == ({"$fen": 500}, {"$fen": 1_500})
    await booked(books, payment(books.tenant, 700, None))
    account = (await books.desk.do(SYSTEM, lambda w: bill_accounts.accounts(w, books.tenant)))[books.tenant]
    assert {month: one.due for month, one in account.months.items()} == {"2026-11": 0, MONTH: 800}


def test_a_month_after_is_the_next_one() -> None:
    assert [fee_clock.month_after(day) for day in ("2026-11-30", "2026-12-01", "2027-01-31")] == [
        "2026-12", "2027-01", "2027-02"
    ]  # fmt: skip


async def settled_in(town: Town, count: int) -> list[TenantId]:
    """So many more tenants, nobody of whom is in the chat."""

    async def verb(work: Work) -> list[TenantId]:
        fresh = (Tenant(code=f"X{n}", kind=TenantKind.COMPANY, name_zh="新", name_en="New") for n in range(count))
        return [(await work.add(one)).id for one in fresh]

    return await town.desk.do(SYSTEM, verb)


async def test_in_a_big_house_everybody_is_told_once_though_not_in_one_transaction(books: Town) -> None:
    more = await settled_in(books, fee_notices.AT_ONCE)
    await ledger.approved(books, [*(line(one, 100) for one in more), *await both(books)])
    for minute in (1, 2, 3):
        await ticks(books, at(books, 10, minute, day=NOTICE_DAY))
    assert [len(await told(books, who, "fee-notice-paper")) for who in PAYING] == [1, 1]
    by_hand = [one["count"] for one in await told(books, "csr", "fee-unreached")]
    assert (len(by_hand), sum(by_hand)) == (2, fee_notices.AT_ONCE)
    for minute in (1, 2, 3):
        await ticks(books, at(books, 10, minute, day=date(2026, 12, 12)))
    assert [await reminded(books, who) for who in PAYING] == [1, 1]
    by_phone = [one["count"] for one in await told(books, "csr", "fee-remind-by-phone")]
    assert (len(by_phone), sum(by_phone)) == (2, fee_notices.AT_ONCE)
