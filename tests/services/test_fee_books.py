"""Random months: lists, corrections, payments, lines taken back. The books add up to the fen, told to nobody else."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.bills import Bill, Receipt, collected
from bot.domain.fees import FeeLine, FeeTable
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.services import bill_accounts, receipts
from bot.storage import rows
from bot.storage.fee_tables import bills as bills_table
from bot.storage.fee_tables import receipts as receipts_table
from bot.storage.tables import outbox
from tests.services import ledger
from tests.services.ledger import approved, booked, line, payment
from tests.services.town import Town, at, ticks

MONTHS = ("2026-12", "2027-01", "2027-02")
PAYING = {"tenant", "neighbour"}
WITH_SUMS = {"fee-notice", "fee-reminder", "fee-reminder-soon", "fee-notice-paper"}


def some_lines(dice: random.Random, whose: list[TenantId]) -> list[FeeLine]:
    found = [
        line(dice.choice(whose), dice.randrange(1, 900_000), dice.choice(list(FeeTable)), item=f"{number}")
        for number in range(dice.randrange(1, 9))
    ]
    if dice.random() < 0.4:
        found.append(line(dice.choice(whose), -dice.randrange(1, 90_000), FeeTable.OTHER, remark="credit"))
    return found


@pytest.mark.parametrize("seed", range(4))
async def test_the_books_add_up_and_sums_are_told_to_whoever_pays_alone(town: Town, seed: int) -> None:
    dice = random.Random(seed)
    await ledger.opened(town)
    whose = [town.tenant, await ledger.other(town)]
    charged: dict[tuple[TenantId, str], int] = {}
    for step in range(14):
        match dice.choice(["list", "list", "pay", "pay", "pay", "undo", "day", "day"]):
            case "list":
                month = dice.choice(MONTHS)
                lines = some_lines(dice, whose)
                await approved(town, lines, month)
                for tenant in whose:
                    charged[tenant, month] = sum(one.amount for one in lines if one.tenant == tenant)
            case "pay" if charged:
                tenant, month = dice.choice(sorted(charged))
                named = dice.choice([month, None])
                await booked(town, payment(tenant, dice.randrange(1, 600_000), named, ref=f"{seed}-{step}"))
            case "undo":
                held = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Receipt, receipts_table.c.id > 0))
                if held:
                    await _undo(town, dice.choice(held))
            case "day":
                later = town.desk.clock.today() + timedelta(days=dice.randrange(1, 16))
                await ticks(town, at(town, 10, 1, day=later))
    await _adds_up(town, charged)
    await _told_to_nobody_else(town)


async def _undo(town: Town, one: Receipt) -> None:
    try:
        await town.does("accountant", lambda w: receipts.take_back(w, one.id, "wrong"))
    except Refusal as refused:
        assert refused.key == "receipt-undone-already"  # noqa: PT017 - the one thing that may be said


async def _adds_up(town: Town, charged: dict[tuple[TenantId, str], int]) -> None:
    held = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Receipt, receipts_table.c.undone_at.is_(None)))
    paid = Counter[TenantId]()
    for one in held:
        paid[one.tenant] += one.amount
    accounts = await town.desk.do(SYSTEM, bill_accounts.accounts)
    for tenant in {tenant for tenant, _ in charged}:
        owed = sum(amount for (whose, _), amount in charged.items() if whose == tenant)
        account = accounts[tenant]
        assert account.due - account.credit == owed - paid[tenant]
    collected_, due = 0, 0
    for month in {month for _, month in charged}:
        found = collected(month, await town.desk.do(SYSTEM, lambda w, m=month: bill_accounts.of_month(w, m)))  # type: ignore[misc]
        assert found.whole.charged == sum(amount for (_, of), amount in charged.items() if of == month)
        assert found.whole.charged == sum(one.charged for one in found.tables.values())
        assert found.whole.paid == sum(one.paid for one in found.tables.values())
        collected_ += found.whole.paid
        due += found.whole.due
    assert collected_ + sum(account.credit for account in accounts.values()) == sum(paid.values())
    told = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Bill, bills_table.c.noticed_at.is_(None)))
    untold = {(one.tenant, one.month) for one in told}
    unpaid = await town.desk.do(SYSTEM, bill_accounts.unpaid)
    hidden = sum(accounts[tenant].months[month].due for tenant, month in untold)
    assert sum(balance.due for _, balance in unpaid) + hidden == due


async def _told_to_nobody_else(town: Town) -> None:
    who = {id_: name for name, id_ in town.people.items()}
    async with town.desk.database.transaction() as db:
        said = (await db.execute(select(outbox.c.person, outbox.c.chat, outbox.c.body))).all()
    heard = {who.get(row.person, row.chat) for row in said if row.body.get("say", {}).get("$say") in WITH_SUMS}
    assert heard <= PAYING
