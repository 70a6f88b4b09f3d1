"""The month's statements equal what was brought, to the fen; who pays sees them, and nobody else."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.meal_statements import Statement
from bot.domain.meals import MealOrder
from bot.domain.months import span
from bot.domain.names import Language
from bot.domain.people import SYSTEM, Vendor
from bot.domain.refusal import Refusal
from bot.reports.meal_statement import meal_statement_pdf, meal_statement_xlsx
from bot.services import meal_round, meal_statements
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import posts
from tests.services.kitchen import brought, ordered
from tests.services.november import FIRST, MONTH, fed, stated
from tests.services.town import MONDAY, Town, at, ticks, told


@pytest.mark.manual("R179")
@pytest.mark.parametrize("seed", range(3))
async def test_the_statements_equal_what_was_brought_to_the_fen(month: Town, seed: int) -> None:
    costs = await fed(month, seed)
    whole = await month.does("accountant", lambda w: meal_statements.of_month(w, MONTH))
    assert {line.number: line.amount for line in whole.lines} == {n: cost for n, cost in costs.items() if cost}
    assert whole.total == sum(portion.amount for portion in whole.portions) == sum(costs.values())
    orders: list[MealOrder] = await month.desk.do(SYSTEM, lambda w: rows.every(w.db, MealOrder))
    theirs = {order.number for order in orders if order.tenant == month.tenant}
    own = await month.does("tenant", lambda w: meal_statements.of_month(w, MONTH, month.tenant))
    assert own.total == sum(cost for number, cost in costs.items() if number in theirs)


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


@pytest.mark.manual("R179")
@pytest.mark.parametrize("who", ["tenant", "csr"])
async def test_what_was_said_before_the_statement_and_is_heard_after_it_stands_on_the_next(
    month: Town, who: str
) -> None:
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await ticks(month, at(month, 9, day=FIRST))
    said_at = at(month, 23, day=FIRST - timedelta(days=1))
    if who == "tenant":
        await month.does(who, lambda w: meal_round.sign(w, made.id), said_at)
    else:
        for verb in (meal_round.arrive, meal_round.passed, meal_round.delivered):
            await month.does(who, lambda w, v=verb: v(w, MONDAY), said_at)  # type: ignore[misc]
    assert [await stated(month, name) for name in (MONTH, "2026-12")] == [[], [(made.number, 3200)]]


@pytest.mark.manual("R179")
async def test_what_nobody_has_noted_as_brought_is_asked_for_and_charged_only_once_it_is(month: Town) -> None:
    silent, wrong = await ordered(month, A=1), await ordered(month, B=1)
    await ticks(month, at(month, 10))
    await month.does("tenant", lambda w: meal_round.complain(w, wrong.id, "never came"), at(month, 12))
    await ticks(month, at(month, 13, 30))
    (left,) = await told(month, "receptionist", "meals-left")
    assert (left["count"], left["numbers"]) == (1, silent.number)
    rung = len(await told(month, "receptionist", "meal-round"))
    await ticks(month, at(month, 9, day=FIRST))
    assert await told(month, "tenant", "statement") == []
    (unsettled,) = await told(month, "receptionist", "statement-unsettled")
    assert (unsettled["count"], unsettled["numbers"]) == (2, f"{silent.number}, {wrong.number}")
    assert len(await told(month, "receptionist", "meal-round")) == rung + 1
    for verb in (meal_round.arrive, meal_round.passed, meal_round.delivered):
        await month.does("csr", lambda w, v=verb: v(w, MONDAY))  # type: ignore[misc]
    assert [await stated(month, name) for name in (MONTH, "2026-12")] == [[], [(silent.number, 3200)]]
    assert (await told(month, "tenant", "meal"))[-1]["state"]["$say"] == "meal-state-noted"


async def test_a_caterer_sees_what_they_cooked_and_not_what_another_did(month: Town) -> None:
    await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await brought(month)

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
