"""A month of meals of a tenant whose contact pays: ordered, brought, complained of, and on a statement at its end."""

import random
from dataclasses import replace
from datetime import date

from sqlalchemy import update

from bot.domain.meals import MealOrder
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ContactKind
from bot.services import meal_late, meal_round, meal_statements, meals
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services.kitchen import SETS, TUESDAY, opened, ordered, put
from tests.services.lunch_books import PRICES
from tests.services.town import MONDAY, Town, at, ticks

MONTH = "2026-11"
FIRST = date(2026, 12, 1)

FATES = ("cancelled", "refused", "nothing", "signed", "wrong", "brought", "free", "signed after all")
RISE = 133
"""Fen by which every set becomes dearer once it has been ordered."""
CHARGED = {"signed", "brought", "signed after all"}
"""Those that cost something; of what nobody ever tapped, that which has been brought to the eighth floor."""


async def begun(town: Town) -> Town:
    """The tenant's contact is there for the money."""
    await opened(town)
    town.desk.clock.set(at(town, 9))

    async def paying(work: Work) -> None:
        await work.db.execute(
            update(posts).where(posts.c.person == town.people["tenant"]).values(contact=ContactKind.FINANCE)
        )

    await town.desk.do(SYSTEM, paying)
    return town


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


async def complained(town: Town) -> MealOrder:
    """An order of Monday, of which the tenant complains at noon."""
    made = await ordered(town, A=2)
    await ticks(town, at(town, 10))
    await town.does("tenant", lambda w: meal_round.complain(w, made.id, "nothing came"), at(town, 12))
    return made


async def stated(town: Town, month_: str) -> list[tuple[str, int]]:
    """What the tenant's statement of a month has: the numbers, with what each costs."""
    held = await town.does("tenant", lambda w: meal_statements.of_month(w, month_, town.tenant))
    return [(line.number, line.amount) for line in held.lines]
