"""Random days of orders, changes, cancellations, lateness and restarts: the roll-up is exactly what was valid."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.clock import Clock
from bot.domain.meals import MealOrder, MealOrderId, MealStatus, RollUp
from bot.domain.people import SYSTEM, ChatId
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import meals
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.talk import Speaker
from bot.texts import Texts
from tests.services.kitchen import opened
from tests.services.town import MONDAY, Town, at

_STEPS = 60
_CODES = "ABV"


@dataclass
class Books:
    """What somebody with pencil and paper would have on their list."""

    wanted: dict[MealOrderId, Counter[str]] = field(default_factory=dict)

    @property
    def total(self) -> Counter[str]:
        """Portions of each set."""
        return sum(self.wanted.values(), Counter[str]())


class Day:
    """A morning in the building: what people say arrives later than it was said, some of it by many minutes."""

    def __init__(self, town: Town, dice: random.Random) -> None:
        self.town, self.dice, self.books = town, dice, Books()
        self.cut_off = at(town, 9, 50)
        self.orders: dict[str, list[MealOrderId]] = {"tenant": [], "neighbour": []}

    async def goes_on(self) -> None:
        """So many things happen between twenty to ten and ten past ten, and the house restarts in between."""
        start = at(self.town, 9, 40)
        moments = sorted(start + timedelta(seconds=self.dice.randrange(-300, 1800)) for _ in range(_STEPS))
        for moment in sorted([*moments, at(self.town, 9, 59, 59), at(self.town, 10)]):
            if moment > self.town.desk.clock.now():
                self.town.desk.clock.set(moment)
            if self.dice.random() < 0.5:
                # A clockwork of its own each time: the house has just started.
                await Clockwork(self.town.desk, SCHEDULE).tick()
            delay = self.dice.randrange(10) if self.dice.random() < 0.4 else self.dice.randrange(1500)
            await self._something(moment - timedelta(seconds=delay))
        self.town.desk.clock.set(at(self.town, 10, 30))
        await Clockwork(self.town.desk, SCHEDULE).tick()

    async def _something(self, said_at: datetime) -> None:
        who = self.dice.choice(["tenant", "neighbour"])
        counts = {code: self.dice.randrange(1, 4) for code in self.dice.sample(_CODES, self.dice.randrange(1, 4))}
        held = self.orders[who]
        what = self.dice.choice(["order", "order", "change", "cancel"]) if held else "order"
        id_ = self.dice.choice(held) if held else None
        # In time it is refused only where it is cancelled already, whenever it is heard.
        in_time = said_at <= self.cut_off
        try:
            await self._does(what, who, said_at, counts, id_)
        except Refusal as refused:
            fine = not in_time or refused.key == "meal-is-cancelled"
        else:
            fine = in_time
        assert fine

    async def _does(
        self, what: str, who: str, said_at: datetime, counts: dict[str, int], id_: MealOrderId | None
    ) -> None:
        if what == "order" or id_ is None:
            unit = self.town.unit if who == "tenant" else self.town.other_unit
            made = await self._says(who, said_at, lambda w: meals.order(w, MONDAY, unit, counts, ""))
            self.orders[who].append(made.id)
            self.books.wanted[made.id] = Counter(counts)
        elif what == "change":
            await self._says(who, said_at, lambda w: meals.change(w, id_, counts, ""))
            self.books.wanted[id_] = Counter(counts)
        else:
            await self._says(who, said_at, lambda w: meals.cancel(w, id_))
            del self.books.wanted[id_]

    async def _says(self, who: str, said_at: datetime, verb: Any) -> Any:
        speaker = Speaker(ChatId(1000 + self.town.people[who]))
        return await self.town.desk.do(speaker, verb, at=said_at)


async def _every(desk: Desk, record: type[Any]) -> list[Any]:
    return await desk.do(SYSTEM, lambda work: rows.every(work.db, record))


@pytest.mark.manual("R171")
@pytest.mark.parametrize("seed", range(4))
async def test_the_roll_up_equals_what_was_valid_at_the_cut_off(town: Town, seed: int) -> None:
    await opened(town)
    town.desk.clock.set(at(town, 9, 30))
    day = Day(town, random.Random(seed))
    await day.goes_on()
    lists: list[RollUp] = await _every(town.desk, RollUp)
    brought = Counter[str]()
    for one in lists:
        for portion in one.portions:
            brought[portion.code] += portion.count
    assert brought == day.books.total
    assert {one.corrects is None for one in lists} == {True, False}
    assert [one.serial for one in lists] == list(range(1, len(lists) + 1))
    orders: list[MealOrder] = await _every(town.desk, MealOrder)
    valid = [order for order in orders if order.status is not MealStatus.CANCELLED]
    assert {order.id for order in valid} == set(day.books.wanted)
    assert all(order.roll_up is not None for order in valid)
    assert [order.number for order in orders] == [f"M-{n:06d}" for n in range(1, len(orders) + 1)]


async def test_a_clock_that_is_put_back_rolls_up_nothing_twice(town: Town) -> None:
    await opened(town)
    clock: Clock = town.desk.clock
    clock.set(at(town, 9))

    async def order(work: Work) -> MealOrder:
        return await meals.order(work, MONDAY, town.unit, {"A": 1}, "")

    await town.does("tenant", order)
    desk = Desk(town.desk.database, clock, Texts(clock))
    for when in (at(town, 10), at(town, 9, 30), at(town, 10, 1)):
        clock.set(when)
        await Clockwork(desk, SCHEDULE).tick()
    assert len(await _every(town.desk, RollUp)) == 1
