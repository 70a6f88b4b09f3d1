"""Two at the same time over a meal: one takes effect, the other is told."""

import asyncio
from collections.abc import Awaitable
from functools import partial
from typing import Any

from bot.domain.arrivals import Arrival
from bot.domain.meals import RollUp
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import meal_late, meal_round, menu_desk, roll_ups
from tests.services.kitchen import asked_late, every, ordered, served
from tests.services.town import MONDAY, Town, at, ticks


async def both(*verbs: Awaitable[Any]) -> list[str]:
    """What became of things that were done at the same time: nothing, or why not."""
    done = await asyncio.gather(*verbs, return_exceptions=True)
    assert all(not isinstance(one, BaseException) or isinstance(one, Refusal) for one in done), done
    return sorted(one.key if isinstance(one, Refusal) else "" for one in done)


async def test_of_two_who_decide_on_a_late_order_one_is_told(kitchen: Town) -> None:
    late = await asked_late(kitchen)
    told_ = await both(
        kitchen.does("receptionist", lambda w: meal_late.approve(w, late.id)),
        kitchen.does("csr", lambda w: meal_late.refuse(w, late.id)),
    )
    assert told_[0] == ""
    assert told_[1] in {"meal-is-refused", "meal-is-open", "meal-is-sent"}


async def test_of_two_who_take_the_last_portion_one_is_told(kitchen: Town) -> None:
    await kitchen.does("tenant_supervisor", lambda w: menu_desk.limit(w, MONDAY, 1))
    assert await both(ordered(kitchen, A=1), ordered(kitchen, "neighbour", B=1)) == ["", "meal-sold-out-then"]


async def test_the_meals_arrive_once_and_a_meal_is_signed_for_once(kitchen: Town) -> None:
    made = await served(kitchen)
    arrive = partial(meal_round.arrive, day=MONDAY)
    told_ = await both(kitchen.does("receptionist", arrive), kitchen.does("csr", arrive))
    assert told_ == ["", "meals-arrived-already"]
    sign = partial(meal_round.sign, id_=made.id)
    assert await both(kitchen.does("tenant", sign), kitchen.does("tenant", sign)) == ["", "meal-is-signed"]
    assert len(await every(kitchen, Arrival)) == 1


async def test_a_roll_up_is_confirmed_once(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    await ticks(kitchen, at(kitchen, 10))
    (made,) = await every(kitchen, RollUp)
    confirm = partial(roll_ups.confirm, id_=made.id)
    told_ = await both(kitchen.does("vendor", confirm), kitchen.does("vendor", confirm))
    assert told_ == ["", "roll-up-confirmed-already"]


async def test_ten_oclock_in_two_processes_is_one_roll_up(kitchen: Town) -> None:
    await ordered(kitchen, A=1)
    kitchen.desk.clock.set(at(kitchen, 10))
    await asyncio.gather(*(Clockwork(kitchen.desk, SCHEDULE).tick() for _ in range(2)))
    assert len(await every(kitchen, RollUp)) == 1
