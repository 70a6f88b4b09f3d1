"""The month's laundry: to the fen to who pays, to the laundry its own, to accounts all; on paper and as a workbook."""

import random
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.laundry import LaundryId, LaundryOrder
from bot.domain.names import Language
from bot.domain.objections import Billed
from bot.domain.people import SYSTEM, ContactKind
from bot.domain.refusal import Refusal
from bot.reports.laundry_slip import laundry_slip_pdf
from bot.reports.laundry_statement import laundry_statement_pdf, laundry_statement_xlsx
from bot.services import laundry, laundry_round, laundry_slips, laundry_statements, objections
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services.town import MONDAY, Town, at, ticks, told
from tests.services.washing import brought_back, handed_in, orders

MONTH, FIRST = "2026-11", date(2026, 12, 1)


@pytest.fixture
async def shop(shop: Town) -> Town:
    """The tenant's contact is there for the money."""

    async def paying(work: Work) -> None:
        one = posts.c.person == shop.people["tenant"]
        await work.db.execute(update(posts).where(one).values(contact=ContactKind.FINANCE))

    await shop.desk.do(SYSTEM, paying)
    return shop


async def signed(shop: Town, who: str = "tenant", *, express: bool = False, **counts: int) -> LaundryId:
    made = await handed_in(shop, who, express=express, **counts)
    for verb in (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back):
        await shop.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    await shop.does(who, lambda w: laundry.accept(w, made.id))
    return made.id


async def a_month(shop: Town) -> list[LaundryOrder]:
    """Some of it signed for, one cancelled, one not yet back."""
    dice = random.Random(1)
    for _ in range(6):
        who = dice.choice(["tenant", "neighbour"])
        counts = {name: dice.randrange(1, 4) for name in dice.sample(["shirt", "trousers", "coat"], 2)}
        await signed(shop, who, express=dice.random() < 0.5, **counts)
    gone = await handed_in(shop, shirt=1)
    await shop.does("tenant", lambda w: laundry.cancel(w, gone.id))
    await handed_in(shop, shirt=1)
    return [order for order in await orders(shop) if order.charged_on]


@pytest.mark.manual("R166")
async def test_on_the_first_they_go_to_those_who_pay_and_to_nobody_else(shop: Town) -> None:
    found = await a_month(shop)
    own = [order for order in found if order.tenant == shop.tenant]
    await ticks(shop, at(shop, 9, day=FIRST))
    (sent,) = await told(shop, "tenant", "laundry-statement")
    assert (sent["count"], sent["total"]) == (len(own), {"$fen": sum(order.total for order in own)})
    assert await told(shop, "neighbour", "laundry-statement") == []
    assert len(await told(shop, "accountant", "laundry-nobody-pays")) == 1
    for who in ("accountant", "tenant_supervisor", "vendor"):
        (whole,) = await told(shop, who, "laundry-statement-whole")
        assert whole["total"] == {"$fen": sum(order.total for order in found)}
    assert await told(shop, "cook", "laundry-statement-whole") == []
    await ticks(shop, at(shop, 9, 10, day=FIRST))
    assert len(await told(shop, "tenant", "laundry-statement")) == 1


async def test_a_month_without_laundry_brings_nothing(shop: Town) -> None:
    await handed_in(shop, shirt=1)
    await ticks(shop, at(shop, 9, day=FIRST))
    assert await told(shop, "accountant", "laundry-statement-whole") == []


@pytest.mark.manual("R166")
async def test_what_is_signed_for_in_the_new_month_belongs_to_the_new_month_and_to_no_other(shop: Town) -> None:
    made = await handed_in(shop, shirt=2)
    for verb in (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back):
        await shop.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    # Written on the last evening, heard in the new month: the old month's statement must not change any more.
    shop.desk.clock.set(at(shop, 9, 5, day=FIRST))
    await shop.does("tenant", lambda w: laundry.accept(w, made.id))
    totals = []
    for month in (MONTH, "2026-12"):
        whole = await shop.does("accountant", lambda w, m=month: laundry_statements.of_month(w, m))  # type: ignore[misc]
        totals.append(whole.total)
    assert totals == [0, 2800]


@pytest.mark.parametrize("who", ["neighbour", "cook", "technician", "receptionist", "csr"])
async def test_what_a_tenant_owes_is_nobody_elses_business(shop: Town, who: str) -> None:
    await signed(shop, shirt=1)
    with pytest.raises(Refusal, match="not-found"):
        await shop.does(who, lambda w: laundry_statements.of_month(w, MONTH, shop.tenant))
    if who == "cook":
        assert (await shop.does(who, lambda w: laundry_statements.of_month(w, MONTH))).lines == ()
    else:
        with pytest.raises(Refusal, match="not-found"):
            await shop.does(who, lambda w: laundry_statements.of_month(w, MONTH))


@pytest.mark.manual("R162", "R166")
async def test_what_came_back_and_was_not_signed_for_is_told_at_the_end_of_the_month_and_charged_with_its_own(
    shop: Town,
) -> None:
    made = await brought_back(shop)
    await handed_in(shop, shirt=1)
    await ticks(shop, at(shop, 9, day=FIRST))
    for who in ("accountant", "receptionist"):
        (left,) = await told(shop, who, "laundry-unsigned")
        assert (left["count"], left["numbers"]) == (1, "L-000001")
    assert await told(shop, "tenant", "laundry-statement") == []
    await shop.does("receptionist", lambda w: laundry.accepted_by_phone(w, made))
    held = {
        month: await shop.does("accountant", lambda w, m=month: laundry_statements.of_month(w, m))  # type: ignore[misc]
        for month in (MONTH, "2026-12")
    }
    assert {month: [line.number for line in found.lines] for month, found in held.items()} == {
        MONTH: [], "2026-12": ["L-000001"]
    }  # fmt: skip


async def test_an_objection_is_heard_for_three_days_and_answered_once(shop: Town) -> None:
    await signed(shop, shirt=1)
    shop.desk.clock.set(at(shop, 12, day=FIRST + timedelta(days=2)))
    made = await shop.does("tenant", lambda w: objections.object_to(w, Billed.LAUNDRY, MONTH, shop.tenant, "L-000001"))
    assert len(await told(shop, "accountant", "laundry-objection")) == 1
    await shop.does("accountant", lambda w: objections.settle(w, made.id, "taken off"))
    assert [one["words"] for one in await told(shop, "tenant", "laundry-objection-answered")] == ["taken off"]
    shop.desk.clock.set(at(shop, 12, day=FIRST + timedelta(days=5)))
    with pytest.raises(Refusal, match="objection-too-late"):
        await shop.does("tenant", lambda w: objections.object_to(w, Billed.LAUNDRY, MONTH, shop.tenant, "late"))


async def test_workbook_and_paper_say_the_same_in_both_languages(shop: Town) -> None:
    await a_month(shop)
    found = await shop.does("accountant", lambda w: laundry_statements.of_month(w, MONTH))
    total = f"¥{found.total // 100:,}.{found.total % 100:02d}"
    for language in Language:
        book = load_workbook(BytesIO(laundry_statement_xlsx(found, shop.desk.texts, language)))
        lines, garments = book.worksheets
        assert lines.max_row == 2 + len(found.lines) + 1
        assert lines.cell(lines.max_row, 6).value == garments.cell(garments.max_row, 5).value == total
        written = laundry_statement_pdf(found, shop.desk.texts, language)
        assert written == laundry_statement_pdf(found, shop.desk.texts, language)
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(written)).pages)
        assert total in text
        assert ("2026年11月" if language is Language.ZH else "November 2026") in text
        assert all(line.number in text for line in found.lines)


async def test_nobodys_name_stands_on_what_the_laundry_gets(shop: Town) -> None:
    await signed(shop, shirt=1)
    found = await shop.does("vendor", lambda w: laundry_statements.of_month(w, MONTH))
    assert found.tenant is None
    assert [(line.unit, line.day) for line in found.lines] == [("0801", MONDAY)]
    assert "云杉" not in str(found)


@pytest.mark.manual("R166")
async def test_the_slip_has_both_counts_and_the_laundrys_copy_names_nobody(shop: Town) -> None:
    made = await handed_in(shop, express=True, shirt=2, coat=1)
    await shop.does("vendor", lambda w: laundry_round.collect(w, made.id))
    await shop.does("vendor", lambda w: laundry_round.count(w, made.id, {"L01-wash": 3}))
    texts = {}
    for who in ("tenant", "vendor"):
        slip = await shop.does(who, lambda w: laundry_slips.of(w, made.id))
        assert [(one.code, *slip.counts(one)) for one in slip.garments] == [
            ("L01-wash", "2", "3"),
            ("L13-dry", "1", "0"),
        ]
        written = laundry_slip_pdf(slip, shop.desk.texts)
        assert written == laundry_slip_pdf(slip, shop.desk.texts)
        texts[who] = PdfReader(BytesIO(written)).pages[0].extract_text()
        assert all(word in texts[who] for word in (made.number, "0801", "¥42.00", "¥21.00", "¥63.00"))
    assert "云杉" in texts["tenant"]
    assert "云杉" not in texts["vendor"]
    for who in ("neighbour", "cook", "technician"):
        with pytest.raises(Refusal, match="not-found"):
            await shop.does(who, lambda w: laundry_slips.of(w, made.id))
