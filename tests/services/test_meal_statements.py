"""The month's statements equal what was brought, to the fen; who pays sees them, and may object for three days."""

import random
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.meal_statements import Statement
from bot.domain.meals import MealOrder, MealStatus
from bot.domain.months import span
from bot.domain.names import Language
from bot.domain.people import SYSTEM, ContactKind, Vendor
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade
from bot.reports.meal_statement import meal_statement_pdf, meal_statement_xlsx
from bot.services import meal_round, meal_statements, meals, objections
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.storage.tables import posts
from tests.services.kitchen import TUESDAY, opened, ordered
from tests.services.town import MONDAY, Town, at, ticks, told

MONTH = "2026-11"
FIRST = date(2026, 12, 1)


@pytest.fixture
async def month(town: Town) -> Town:
    """The tenant's contact is there for the money."""
    await opened(town)
    town.desk.clock.set(at(town, 9))

    async def paying(work: Work) -> None:
        await work.db.execute(
            update(posts).where(posts.c.person == town.people["tenant"]).values(contact=ContactKind.FINANCE)
        )

    await town.desk.do(SYSTEM, paying)
    return town


async def fed(town: Town, seed: int = 0) -> None:
    """Orders of both tenants, each somewhere between ordered and signed for."""
    dice = random.Random(seed)
    for _ in range(30):
        who = dice.choice(["tenant", "neighbour"])
        unit = town.unit if who == "tenant" else town.other_unit
        counts = {code: dice.randrange(1, 4) for code in dice.sample("ABV", dice.randrange(1, 4))}
        day = dice.choice([MONDAY, TUESDAY])
        made = await town.does(who, lambda w, u=unit, c=counts, d=day: meals.order(w, d, u, c, ""))  # type: ignore[misc]
        state = dice.choice(list(MealStatus))

        async def left(work: Work, id_: int = made.id, state: MealStatus = state) -> None:
            await work.db.execute(update(meal_orders).where(meal_orders.c.id == id_).values(status=state))

        await town.desk.do(SYSTEM, left)


@pytest.mark.manual("R179")
@pytest.mark.parametrize("seed", range(3))
async def test_the_statements_equal_what_was_brought_to_the_fen(month: Town, seed: int) -> None:
    await fed(month, seed)
    orders: list[MealOrder] = await month.desk.do(SYSTEM, lambda w: rows.every(w.db, MealOrder))
    charged = {MealStatus.SENT, MealStatus.DELIVERED, MealStatus.SIGNED}
    brought = [order for order in orders if order.status in charged]
    by_hand = sum(portion.price * portion.count for order in brought for portion in order.portions)
    whole = await month.does("accountant", lambda w: meal_statements.of_month(w, MONTH))
    assert whole.total == by_hand
    assert sum(portion.amount for portion in whole.portions) == by_hand
    own = await month.does("tenant", lambda w: meal_statements.of_month(w, MONTH, month.tenant))
    assert own.total == sum(order.total for order in brought if order.tenant == month.tenant)
    assert {line.number for line in own.lines} == {order.number for order in brought if order.tenant == month.tenant}


@pytest.mark.manual("R179")
async def test_on_the_first_they_go_to_those_who_pay_and_to_nobody_else(month: Town) -> None:
    await fed(month)
    await ticks(month, at(month, 9, day=FIRST))
    own = await month.does("tenant", lambda w: meal_statements.of_month(w, MONTH, month.tenant))
    (sent,) = await told(month, "tenant", "statement")
    assert (sent["count"], sent["total"]) == (len(own.lines), {"$fen": own.total})
    assert await told(month, "neighbour", "statement") == []
    assert len(await told(month, "accountant", "statement-nobody-pays")) == 1
    assert len(await told(month, "accountant", "statement-whole")) == 1
    assert len(await told(month, "vendor", "statement-whole")) == 1
    await ticks(month, at(month, 9, 10, day=FIRST))
    assert len(await told(month, "tenant", "statement")) == 1


async def test_a_month_without_meals_brings_nothing(month: Town) -> None:
    await ticks(month, at(month, 9, day=FIRST))
    assert await told(month, "accountant", "statement-whole") == []


@pytest.mark.parametrize("who", ["neighbour", "technician", "receptionist", "csr"])
async def test_what_a_tenant_owes_is_nobody_elses_business(month: Town, who: str) -> None:
    for tenant in (month.tenant, None):
        with pytest.raises(Refusal, match="not-found"):
            await month.does(who, lambda w, t=tenant: meal_statements.of_month(w, MONTH, t))  # type: ignore[misc]
    with pytest.raises(Refusal, match="not-found"):
        await month.does("vendor", lambda w: meal_statements.of_month(w, MONTH, month.tenant))


async def test_an_objection_is_heard_for_three_days_and_answered_once(month: Town) -> None:
    await fed(month)
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=2)))
    made = await month.does(
        "tenant", lambda w: objections.object_to(w, Trade.MEALS, MONTH, month.tenant, "M-000003 never came")
    )
    assert (await told(month, "accountant", "objection"))[0]["text"] == "M-000003 never came"
    await month.does("accountant", lambda w: objections.settle(w, made.id, "taken off"))
    assert (await told(month, "tenant", "objection-answered"))[0]["words"] == "taken off"
    with pytest.raises(Refusal, match="objection-settled-already"):
        await month.does("tenant_supervisor", lambda w: objections.settle(w, made.id, "taken off"))
    with pytest.raises(Refusal, match="not-found"):
        await month.does("neighbour", lambda w: objections.object_to(w, Trade.MEALS, MONTH, month.tenant, "mine"))
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=5)))
    with pytest.raises(Refusal, match="objection-too-late"):
        await month.does("tenant", lambda w: objections.object_to(w, Trade.MEALS, MONTH, month.tenant, "late"))


@pytest.mark.manual("R179")
async def test_what_nobody_ever_tapped_is_charged_unless_it_was_reported(month: Town) -> None:
    silent, wrong = await ordered(month, A=1), await ordered(month, B=1)
    await ticks(month, at(month, 10))
    await month.does("tenant", lambda w: meal_round.complain(w, wrong.id, "never came"), at(month, 12))
    await ticks(month, at(month, 13, 30))
    (left,) = await told(month, "receptionist", "meals-left")
    assert (left["count"], left["numbers"]) == (1, silent.number)
    found = await month.does("tenant", lambda w: meal_statements.of_month(w, MONTH, month.tenant))
    assert [line.number for line in found.lines] == [silent.number]


async def test_a_caterer_sees_what_they_cooked_and_not_what_another_did(month: Town) -> None:
    await ordered(month, A=1)
    await ticks(month, at(month, 10))

    async def another(work: Work) -> None:
        other = await work.add(Vendor(code="V10", kind="caterer", name_zh="新", name_en="New"))
        await work.db.execute(update(posts).where(posts.c.person == month.people["vendor"]).values(vendor=other.id))

    await month.desk.do(SYSTEM, another)
    assert (await month.does("vendor", lambda w: meal_statements.of_month(w, MONTH))).lines == ()
    assert len((await month.does("accountant", lambda w: meal_statements.of_month(w, MONTH))).lines) == 1


@pytest.mark.manual("R179")
async def test_the_paper_says_the_same_as_the_workbook_and_is_always_the_same(month: Town) -> None:
    await fed(month)
    found = await month.does("tenant", lambda w: meal_statements.of_month(w, MONTH, month.tenant))
    for language, whole in ((Language.ZH, "送餐服务月结单"), (Language.EN, "Meal statement")):
        drawn = meal_statement_pdf(found, month.desk.texts, language)
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(drawn)).pages)
        assert whole in text
        assert all(line.number in text for line in found.lines)
        assert f"¥{found.total // 100:,}.{found.total % 100:02d}" in text
        assert drawn == meal_statement_pdf(found, month.desk.texts, language)


async def test_the_workbook_says_the_same_in_both_languages(month: Town) -> None:
    await fed(month)
    found: Statement = await month.does("accountant", lambda w: meal_statements.of_month(w, MONTH))
    for language in Language:
        book = load_workbook(BytesIO(meal_statement_xlsx(found, month.desk.texts, language)))
        lines = book.worksheets[0]
        assert lines.max_row == 2 + len(found.lines) + 1
        assert lines.cell(lines.max_row, 5).value == f"¥{found.total // 100:,}.{found.total % 100:02d}"


@pytest.mark.parametrize("month_", ["2026-13", "2026-1", "", "x", "2026-11-01"])
def test_what_is_no_month_is_refused(month_: str) -> None:
    with pytest.raises(Refusal, match="button-stale"):
        span(month_)
