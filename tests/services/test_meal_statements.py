"""The month's statements equal what was brought, to the fen; who pays sees them, and may object for three days."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.meal_statements import Statement
from bot.domain.meals import MealOrder
from bot.domain.money import Fen
from bot.domain.months import span
from bot.domain.names import Language
from bot.domain.objections import Billed
from bot.domain.occurrences import Occurrence
from bot.domain.people import SYSTEM, ContactKind, Vendor
from bot.domain.refusal import Refusal
from bot.reports.meal_statement import meal_statement_pdf, meal_statement_xlsx
from bot.services import meal_late, meal_round, meal_statements, meals, objections, timetable
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import posts
from tests.services.kitchen import SETS, TUESDAY, brought, every, opened, ordered, outcome, put, ruled
from tests.services.lunch_books import PRICES
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


FATES = ("cancelled", "refused", "nothing", "signed", "wrong", "brought", "free", "signed after all")
RISE = 133
"""Fen by which every set becomes dearer once it has been ordered."""
CHARGED = {"signed", "brought", "signed after all"}
"""Those that cost something; of what nobody ever tapped, that which has been brought to the eighth floor."""


async def fed(town: Town, seed: int = 0) -> dict[str, int]:
    """Orders of both tenants on two days, each of which goes its own way; what each costs in the end, by its number.

    Everything has become dearer since, and who had signed for theirs has had one more of something at the new price.
    """
    dice, costs, more = random.Random(seed), {}, dict[str, int]()
    made = [await _ordered(town, dice, fate) for fate in FATES * 4]
    for day in (MONDAY, TUESDAY):
        for dish in SETS:
            await put(town, replace(dish, price=Fen(dish.price + RISE)), day)
    for fate, who, order in made:
        if fate == "signed":
            more[order.number] = await _one_more(town, who, order)
    for day in (MONDAY, TUESDAY):
        town.desk.clock.set(at(town, 10, day=day))
        await ticks(town, at(town, 10, day=day))
        town.desk.clock.set(at(town, 12, day=day))
        await town.does("receptionist", lambda w, d=day: meal_round.arrive(w, d))  # type: ignore[misc]
        await town.does("csr", lambda w, d=day: meal_round.passed(w, d))  # type: ignore[misc]
        await town.does("csr", lambda w, d=day: meal_round.delivered(w, d, "8"))  # type: ignore[misc]
        for fate, who, order in made:
            if order.day == day:
                await _goes(town, fate, who, order)
    for fate, who, order in made:
        charged = fate in CHARGED or (fate == "nothing" and who == "tenant")
        ate = sum(PRICES[p.code] * p.count for p in order.portions) + more.get(order.number, 0)
        costs[order.number] = ate if charged else 0
    return costs


async def _one_more(town: Town, who: str, order: MealOrder) -> int:
    """One more of the first set; what that one costs."""
    counts = {portion.code: portion.count for portion in order.portions}
    code = min(counts)
    await town.does(who, lambda w: meals.change(w, order.id, {**counts, code: counts[code] + 1}, ""))
    return PRICES[code] + RISE


async def _ordered(town: Town, dice: random.Random, fate: str) -> tuple[str, str, MealOrder]:
    who, day = dice.choice(["tenant", "neighbour"]), dice.choice([MONDAY, TUESDAY])
    unit = town.unit if who == "tenant" else town.other_unit
    counts = {code: dice.randrange(1, 4) for code in dice.sample("ABV", dice.randrange(1, 4))}
    if fate == "refused":
        return fate, who, await town.does(who, lambda w: meal_late.ask_late(w, day, unit, counts, "", "late"))
    order = await town.does(who, lambda w: meals.order(w, day, unit, counts, ""))
    if fate == "cancelled":
        await town.does(who, lambda w: meals.cancel(w, order.id))
    return fate, who, order


async def _goes(town: Town, fate: str, who: str, order: MealOrder) -> None:
    if fate == "refused":
        await town.does("csr", lambda w: meal_late.refuse(w, order.id))
    if fate == "signed":
        await town.does(who, lambda w: meal_round.sign(w, order.id))
    if fate in {"wrong", "brought", "free", "signed after all"}:
        await town.does(who, lambda w: meal_round.complain(w, order.id, "cold"))
    if fate in {"brought", "free"}:
        await town.does("csr", lambda w: meal_round.solve(w, order.id, charged=fate == "brought"))
    if fate == "signed after all":
        await town.does(who, lambda w: meal_round.sign(w, order.id))


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


async def complained(town: Town) -> MealOrder:
    """An order of Monday, of which the tenant complains at noon."""
    made = await ordered(town, A=2)
    await ticks(town, at(town, 10))
    await town.does("tenant", lambda w: meal_round.complain(w, made.id, "nothing came"), at(town, 12))
    return made


async def _on(town: Town, month_: str) -> list[tuple[str, int]]:
    held = await town.does("tenant", lambda w: meal_statements.of_month(w, month_, town.tenant))
    return [(line.number, line.amount) for line in held.lines]


@pytest.mark.manual("R179")
@pytest.mark.parametrize("how", ["brought", "signed", "free"])
@pytest.mark.parametrize(("day", "stands_in"), [(date(2026, 11, 30), MONTH), (FIRST, "2026-12")])
async def test_what_is_settled_after_the_statement_stands_on_the_next_and_on_that_alone(
    month: Town, how: str, day: date, stands_in: str
) -> None:
    made = await complained(month)
    month.desk.clock.set(at(month, 15, day=day))
    assert await _on(month, MONTH) == []
    if how == "signed":
        await month.does("tenant", lambda w: meal_round.sign(w, made.id))
    else:
        await month.does("csr", lambda w: meal_round.solve(w, made.id, charged=how == "brought"))
    stands = {name: await _on(month, name) for name in (MONTH, "2026-12", "2027-01")}
    meant = [] if how == "free" else [(made.number, 6400)]
    assert stands == {MONTH: [], "2026-12": [], "2027-01": []} | {stands_in: meant}
    await ticks(month, at(month, 9, day=date(2027, 1, 1)))
    came = [one["month"]["$period"] for one in await told(month, "tenant", "statement")]
    assert came.count("2026-12") == bool(meant and stands_in == "2026-12")


async def test_accounts_hear_of_what_is_not_settled_when_the_statement_goes_out(month: Town) -> None:
    made = await complained(month)
    await ticks(month, at(month, 9, day=FIRST))
    for who in ("accountant", "receptionist"):
        (left,) = await told(month, who, "statement-unsettled")
        assert (left["count"], left["numbers"]) == (1, made.number)
    assert await told(month, "tenant", "statement") == []


@pytest.mark.parametrize(("later", "key"), [(0, ""), (1, "meal-complaint-too-late")])
@pytest.mark.parametrize("hours", [None, 2])
async def test_a_meal_may_be_complained_of_for_as_long_as_the_building_says(
    month: Town, hours: int | None, later: int, key: str
) -> None:
    if hours:
        await ruled(month, meal_complaint_hours=hours)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    when = at(month, 11, 30, later) + timedelta(hours=hours or 24)
    month.desk.clock.set(when)
    said = await outcome(month, "tenant", lambda w: meal_round.complain(w, made.id, "cold"), when)
    assert said == (key or "done")


async def test_what_stands_on_a_statement_is_objected_to_and_no_more_complained_of(month: Town) -> None:
    await ruled(month, meal_complaint_hours=1000)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await brought(month)
    out = at(month, 9, day=FIRST)
    for when, key in ((out - timedelta(seconds=1), "done"), (out, "meal-stated-already")):
        month.desk.clock.set(when)
        assert await outcome(month, "tenant", lambda w: meal_round.complain(w, made.id, "cold"), when) == key
    assert await _on(month, MONTH) == [(made.number, 3200)]


async def test_the_card_says_until_when_one_may_complain_and_no_longer_than_the_statement_lets(month: Town) -> None:
    await ruled(month, meal_complaint_hours=1000)
    await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await ticks(month, at(month, 11, 30))
    await month.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    await month.does("csr", lambda w: meal_round.passed(w, MONDAY))
    await month.does("csr", lambda w: meal_round.delivered(w, MONDAY))
    state = (await told(month, "tenant", "meal"))[-1]["state"]
    assert state["$say"] == "meal-state-delivered"
    assert at(month, 9, day=FIRST).isoformat() in str(state["args"]["until"])


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
    await ticks(month, at(month, 9, day=FIRST))
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=2)))
    made = await month.does(
        "tenant", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "M-000003 never came")
    )
    assert (await told(month, "accountant", "objection"))[0]["text"] == "M-000003 never came"
    await month.does("accountant", lambda w: objections.settle(w, made.id, "taken off"))
    assert (await told(month, "tenant", "objection-answered"))[0]["words"] == "taken off"
    with pytest.raises(Refusal, match="objection-settled-already"):
        await month.does("tenant_supervisor", lambda w: objections.settle(w, made.id, "taken off"))
    with pytest.raises(Refusal, match="not-found"):
        await month.does("neighbour", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "mine"))
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=5)))
    with pytest.raises(Refusal, match="objection-too-late"):
        await month.does("tenant", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "late"))


@pytest.mark.manual("R179")
@pytest.mark.parametrize("bill", list(Billed))
async def test_the_three_days_are_counted_to_the_second_from_when_it_comes(month: Town, bill: Billed) -> None:
    out, over = at(month, 9, day=FIRST), at(month, 23, 59, day=FIRST + timedelta(days=3))
    second = timedelta(seconds=1)
    said = {out - second: "objection-too-soon", out: "done", over: "done", over + second: "objection-too-late"}
    for when, key in said.items():
        month.desk.clock.set(when)
        told_ = await outcome(
            month, "tenant", lambda w: objections.object_to(w, bill, MONTH, month.tenant, "one too many"), when
        )
        assert (when, told_) == (when, key)


@pytest.mark.manual("R179")
@pytest.mark.parametrize("bill", list(Billed))
async def test_where_the_house_was_away_the_three_days_begin_when_the_statement_comes_after_all(
    month: Town, bill: Billed
) -> None:
    came = FIRST + timedelta(days=4)
    await ticks(month, at(month, 10, day=FIRST - timedelta(days=1)))
    await ticks(month, at(month, 10, day=came))
    over = at(month, 23, 59, day=came + timedelta(days=3))
    for when, key in ((over, "done"), (over + timedelta(seconds=1), "objection-too-late")):
        month.desk.clock.set(when)
        told_ = await outcome(
            month, "tenant", lambda w: objections.object_to(w, bill, MONTH, month.tenant, "one too many"), when
        )
        assert (when, told_) == (when, key)


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
    assert [await _on(month, name) for name in (MONTH, "2026-12")] == [[], [(made.number, 3200)]]


async def statements_at(town: Town, when: datetime) -> None:
    """The manager has November's statements go out then."""
    it = next(one for one in await every(town, Occurrence) if one.kind == "meal-statements")
    await town.does("cs_manager", lambda w: timetable.move(w, it.id, when, "the manager is away"))


@pytest.mark.manual("R179")
@pytest.mark.parametrize("day", [1, 10])
async def test_where_the_manager_has_it_go_out_earlier_or_later_complaint_and_objection_follow(
    month: Town, day: int
) -> None:
    """At one in the night it is out already; on the tenth, nobody was too late to object to it before."""
    await ruled(month, meal_complaint_hours=1000)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await brought(month)
    out = at(month, 1 if day == 1 else 9, day=date(2026, 12, day))
    await ticks(month, at(month, 12, day=date(2026, 11, 27)))
    await statements_at(month, out)
    verb = {
        "objects": lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "one too many"),
        "complains": lambda w: meal_round.complain(w, made.id, "cold"),
    }
    second = timedelta(seconds=1)
    await ticks(month, out - second)
    early = {one: await outcome(month, "tenant", does, out - second) for one, does in verb.items()}
    assert early == {
        "objects": "objection-too-soon" if day == 1 else "done",
        "complains": "done" if day == 1 else "meal-stated-already",
    }
    await ticks(month, out)
    assert len(await told(month, "tenant", "statement")) == 1
    assert await outcome(month, "tenant", verb["objects"], out + second) == "done"
    assert await outcome(month, "tenant", verb["complains"], out + second) == "meal-stated-already"
    over = at(month, 23, 59, day=date(2026, 12, day + 3))
    for when, key in ((over, "done"), (over + second, "objection-too-late")):
        month.desk.clock.set(when)
        assert (when, await outcome(month, "tenant", verb["objects"], when)) == (when, key)


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
    assert [await _on(month, name) for name in (MONTH, "2026-12")] == [[], [(silent.number, 3200)]]
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
