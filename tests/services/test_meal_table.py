"""Every state of a meal order × every verb × everybody × in time or not: done, or refused with which words.

The tables are the specification; nothing is changed by what is refused.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from bot.domain.meals import MealOrder, MealOrderId, MealStatus
from bot.services import meal_late, meal_round, meals
from bot.services.work import Work
from tests.services.kitchen import asked_late, every, ordered
from tests.services.tables import all_is_as_tabled
from tests.services.town import MONDAY, Town, at, ticks

VERBS: dict[str, Callable[[Work, MealOrderId], Awaitable[Any]]] = {
    "change": lambda w, i: meals.change(w, i, {"B": 1}, ""),
    "cancel": meals.cancel,
    "approve": meal_late.approve,
    "refuse": meal_late.refuse,
    "sign": meal_round.sign,
    "complain": lambda w, i: meal_round.complain(w, i, "cold"),
    "brought": lambda w, i: meal_round.solve(w, i, charged=True),
    "free": lambda w, i: meal_round.solve(w, i, charged=False),
}

# -- who may at all ---------------------------------------------------------------------------------------------------

_OWN = frozenset({"tenant"})
_DESK = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"})
WHO = {
    **dict.fromkeys(("change", "sign"), _OWN),
    **dict.fromkeys(("cancel", "complain"), _OWN | _DESK),
    **dict.fromkeys(("approve", "refuse", "brought", "free"), _DESK),
}

# -- in which states it is possible: said in time, or at noon ----------------------------------------------------------

IN_TIME = {"change": ("open", "sent"), "cancel": ("open", "late", "sent"), "sign": (), "complain": ()}
AT_NOON = {
    "cancel": ("late",),
    "approve": ("late",),
    "refuse": ("late",),
    "sign": ("sent", "delivered", "wrong"),
    "complain": ("sent", "delivered"),
    "brought": ("wrong",),
    "free": ("wrong",),
}
STATES = ("open", "late", "refused", "cancelled", "sent", "delivered", "signed", "wrong", "solved")


async def _staged(town: Town, state: str) -> MealOrder:
    """An order in that state, by the ways that lead there."""
    if state in {"late", "refused"}:
        made = await asked_late(town)
        if state == "refused":
            await town.does("csr", lambda w: meal_late.refuse(w, made.id))
        return made
    made = await ordered(town, A=1)
    if state == "cancelled":
        await town.does("tenant", lambda w: meals.cancel(w, made.id), at(town, 9))
    if state not in {"open", "cancelled"}:
        await ticks(town, at(town, 10))
    town.desk.clock.set(at(town, 12))
    if state not in {"open", "cancelled", "sent"}:
        await town.does("csr", lambda w: meal_round.arrive(w, MONDAY))
        await town.does("csr", lambda w: meal_round.passed(w, MONDAY))
        await town.does("csr", lambda w: meal_round.delivered(w, MONDAY))
    if state == "signed":
        await town.does("tenant", lambda w: meal_round.sign(w, made.id))
    if state in {"wrong", "solved"}:
        await town.does("tenant", lambda w: meal_round.complain(w, made.id, "cold"))
    if state == "solved":
        await town.does("csr", lambda w: meal_round.solve(w, made.id, charged=False))
    return made


@pytest.mark.manual("R170", "R171", "R175")
@pytest.mark.parametrize("state", STATES)
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(kitchen: Town, state: str) -> None:
    order = await _staged(kitchen, state)
    (held,) = await every(kitchen, MealOrder)
    assert held.status is MealStatus(state)
    for in_time, when in ((True, at(kitchen, 9, 50)), (False, at(kitchen, 12))):
        meant = partial(_expected, state=state, in_time=in_time)
        await all_is_as_tabled(kitchen, VERBS, meant, order.id, at=when)


def _expected(who: str, verb: str, state: str, *, in_time: bool) -> tuple[str, ...]:
    """By the tables: done, what is said to those who may but not now, or the no for those who never may."""
    if who not in WHO[verb]:
        return ("stranger-not-allowed",) if who == "stranger" else ("not-allowed", "not-found")
    table = IN_TIME if in_time and verb in IN_TIME else AT_NOON
    if state in table.get(verb, ()):
        return ("done",)
    if state == "open" and verb in {"change", "cancel"}:
        return ("meal-too-late",)
    if state == "sent" and in_time and verb in {"sign", "complain"}:
        return ("meal-not-yet",)
    if verb in {"sign", "complain"} and in_time and state in AT_NOON[verb]:
        return ("done",)
    return (f"meal-is-{state}",)
