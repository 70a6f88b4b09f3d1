"""Random mornings of lunch, of whatever people and kitchen do: list and bill are exactly what was valid, to the fen."""

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.clock import Clock
from bot.domain.meals import MealOrder, MealOrderId, MealStatus, RollUp
from bot.domain.menus import Dish
from bot.domain.people import SYSTEM, ChatId, Post
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import meal_again, meal_late, meal_log, meal_statements, meals, menu_desk, office_meals
from bot.services.meal_log import Guest
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.talk import Speaker
from bot.texts import Texts
from tests.services.kitchen import TUESDAY, brought, dropped, opened, put
from tests.services.lunch_books import OFFICE, PRICES, Books, Line
from tests.services.town import LONG_AGO, MONDAY, Town, at

_STEPS = 70
_WEIGHTS = {
    "order": 6, "take_down": 2, "change": 4, "cancel": 3, "again": 2, "ask_late": 3, "decide": 3, "join": 4, "leave": 2,
    "limit": 5, "drop": 1, "put": 2,
}  # fmt: skip


class Day:
    """A morning in the building: what people say arrives later than it was said, some of it by many minutes."""

    def __init__(self, town: Town, dice: random.Random) -> None:
        self.town, self.dice, self.books = town, dice, Books()
        self.cut_off, self.arrival = at(town, 9, 50), at(town, 11, 30)
        self.done: Counter[str] = Counter()
        self.office: MealOrderId | None = None

    async def begins(self) -> None:
        """Everybody has ordered for tomorrow; one collects for the office."""
        self.town.desk.clock.set(at(self.town, 9, 30))

        async def joins(work: Work) -> None:
            clerk = self.town.people["clerk"]
            await work.add(Post(person=clerk, role=Role.TENANT, tenant=self.town.tenant, since=LONG_AGO))

        await self.town.desk.do(SYSTEM, joins)
        then = at(self.town, 9, 30)
        for who in ("tenant", "neighbour"):
            unit = self._unit(who)
            made = await self._says(who, then, lambda w, u=unit: meals.order(w, TUESDAY, u, {"A": 1, "V": 2}, ""))
            self.books.orders[made.id] = Line(who, Counter(A=1, V=2), monday=False)
        order, _ = await self._says("tenant", then, lambda w: office_meals.begin(w, MONDAY, self.town.unit))
        self.office = order.id

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
        what = self.dice.choices([*_WEIGHTS], [*_WEIGHTS.values()])[0]
        who = self.dice.choice(["tenant", "neighbour"])
        codes = self.dice.sample("ABV", self.dice.randrange(1, 4))
        await getattr(self, f"_{what}")(who, said_at, Counter({code: self.dice.randrange(1, 4) for code in codes}))

    async def _tries(self, what: str, allowed: bool, who: str, said_at: datetime, verb: Any) -> Any:
        """What comes of it: the record where it is allowed, None where it is refused; never the other way round."""
        try:
            made, key = await self._says(who, said_at, verb), ""
        except Refusal as refused:
            made, key = None, refused.key
        assert (not key) is allowed, (what, who, said_at, key)
        self.done[what] += allowed
        return made

    # -- ordering -----------------------------------------------------------------------------------------------------

    async def _order(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        allowed = said_at <= self.cut_off and self._can(counts, counts.total())
        unit = self._unit(who)
        made = await self._tries("order", allowed, who, said_at, lambda w: meals.order(w, MONDAY, unit, counts, ""))
        if made:
            self.books.orders[made.id] = Line(who, counts)

    async def _take_down(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        allowed = said_at <= self.cut_off and self._can(counts, counts.total())
        guest = Guest(self._unit(who), "王先生")
        made = await self._tries(
            "take_down", allowed, "receptionist", said_at, lambda w: meal_log.take_down(w, MONDAY, guest, counts, "")
        )
        if made:
            self.books.orders[made.id] = Line(who, counts, by_desk=True)

    async def _again(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        last = self.books.last_of(who)
        assert last
        counts = Counter({code: n for code, n in last.counts.items() if code in self.books.offered})
        free = not self.books.eats(who) and bool(counts)
        allowed = said_at <= self.cut_off and free and self.books.fits(counts.total())
        made = await self._tries("again", allowed, who, said_at, lambda w: meal_again.order(w, MONDAY))
        if made:
            self.books.orders[made.id] = Line(who, counts)

    async def _change(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        if (id_ := self._one_of(who)) is None:
            return
        line = self.books.orders[id_]
        fits = self._can(counts, counts.total() - line.counts.total())
        allowed = said_at <= self.cut_off and line.status == "open" and fits
        verb: Any = lambda w: meals.change(w, id_, counts, "")  # noqa: E731
        if await self._tries("change", allowed, self._speaker(line), said_at, verb):
            line.counts = counts

    async def _cancel(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        del counts
        if (id_ := self._one_of(who)) is None:
            return
        line = self.books.orders[id_]
        until = self.arrival if line.changed else self.cut_off
        allowed = line.status == "late" or (line.status == "open" and said_at <= until)

        async def cancelled(work: Work) -> bool:
            await meals.cancel(work, id_)
            return True

        if await self._tries("cancel", allowed, self._speaker(line), said_at, cancelled):
            line.status = "cancelled"

    # -- too late -----------------------------------------------------------------------------------------------------

    async def _ask_late(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        verb: Any = lambda w: meal_late.ask_late(w, MONDAY, self._unit(who), counts, "", "late")  # noqa: E731
        made = await self._tries("ask_late", self._can(counts, counts.total()), who, said_at, verb)
        if made:
            self.books.orders[made.id] = Line(who, counts, "late")

    async def _decide(self, who: str, said_at: datetime, counts: Counter[str]) -> None:
        del counts
        asked = [id_ for id_, one in self.books.orders.items() if one.who == who and one.status in {"late", "refused"}]
        if not asked:
            return
        id_, decide = self.dice.choice(asked), self.dice.choice([meal_late.approve, meal_late.refuse])
        line = self.books.orders[id_]
        if await self._tries(decide.__name__, line.status == "late", "csr", said_at, lambda w: decide(w, id_)):
            line.status = "open" if decide is meal_late.approve else "refused"

    # -- for the office -----------------------------------------------------------------------------------------------

    async def _join(self, _: str, said_at: datetime, counts: Counter[str]) -> None:
        who = self.dice.choice(OFFICE)
        line, order = self.books.office[who], self._office
        fits = self._can(counts, counts.total() - line.counts.total())
        allowed = said_at <= self.cut_off and not self.books.office_gone and fits
        if await self._tries("join", allowed, who, said_at, lambda w: office_meals.join(w, order, counts, "")):
            line.counts = counts

    async def _leave(self, _: str, said_at: datetime, counts: Counter[str]) -> None:
        del counts
        who = self.dice.choice(OFFICE)
        line, order = self.books.office[who], self._office
        until = self.arrival if line.changed else self.cut_off
        allowed = bool(line.counts) and not self.books.office_gone and said_at <= until
        if await self._tries("leave", allowed, who, said_at, lambda w: office_meals.leave(w, order)):
            line.counts = Counter()
            self.books.office_gone |= line.changed and not any(one.counts for one in self.books.office.values())

    # -- the kitchen --------------------------------------------------------------------------------------------------

    async def _limit(self, *_: Any) -> None:
        self.books.capacity = self.dice.choice([None, self.books.taken + self.dice.randrange(5)])
        await self.town.does("vendor", lambda w: menu_desk.limit(w, MONDAY, self.books.capacity))

    async def _drop(self, *_: Any) -> None:
        if len(self.books.offered) > 1:
            code = self.dice.choice(sorted(self.books.offered))
            await dropped(self.town, code)
            self.books.offered.discard(code)
            await self._menu_changed(code, gone=True)

    async def _put(self, *_: Any) -> None:
        code = self.dice.choice("ABV")
        await put(self.town, Dish(code, f"新{code}{self.dice.random()}", f"new {code}", PRICES[code]))
        changed = code in self.books.offered
        self.books.offered.add(code)
        if changed:
            await self._menu_changed(code, gone=False)

    async def _menu_changed(self, code: str, *, gone: bool) -> None:
        self.done["drop" if gone else "put"] += 1
        office = next(one for one in await every(self.town.desk, MealOrder) if one.id == self.office)
        late, listed = self.town.desk.clock.now() > self.cut_off, office.roll_up is not None
        self.books.change_menu(code, gone=gone, late=late, listed=listed)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _can(self, counts: Counter[str], more: int) -> bool:
        return set(counts) <= self.books.offered and self.books.fits(more)

    def _one_of(self, who: str) -> MealOrderId | None:
        theirs = [id_ for id_, one in self.books.orders.items() if one.who == who and one.monday]
        return self.dice.choice(theirs) if theirs else None

    def _speaker(self, line: Line) -> str:
        return self.dice.choice(["receptionist", line.who]) if line.by_desk else line.who

    def _unit(self, who: str) -> Any:
        return self.town.unit if who == "tenant" else self.town.other_unit

    @property
    def _office(self) -> MealOrderId:
        assert self.office is not None
        return self.office

    async def _says(self, who: str, said_at: datetime, verb: Any) -> Any:
        speaker = Speaker(ChatId(1000 + self.town.people[who]))
        return await self.town.desk.do(speaker, verb, at=said_at)


async def every(desk: Desk, record: type[Any]) -> list[Any]:
    """Every record of a kind."""
    return await desk.do(SYSTEM, lambda work: rows.every(work.db, record))


@pytest.mark.manual("R171", "R179")
@pytest.mark.parametrize("seed", range(5))
async def test_list_and_bill_equal_what_was_valid(town: Town, seed: int) -> None:
    await opened(town)
    day = Day(town, random.Random(seed))
    await day.begins()
    await day.goes_on()
    lists: list[RollUp] = await every(town.desk, RollUp)
    listed = Counter[str]()
    for one in lists:
        for portion in one.portions:
            listed[portion.code] += portion.count
    assert +listed == day.books.wanted
    assert lists
    assert [one.serial for one in lists] == list(range(1, len(lists) + 1))
    orders: list[MealOrder] = await every(town.desk, MealOrder)
    own = {order.id: order.status for order in orders if order.id in day.books.orders and order.day == MONDAY}
    stands = {"open": MealStatus.SENT, "late": MealStatus.LATE, "refused": MealStatus.REFUSED}
    meant = {id_: one for id_, one in day.books.orders.items() if one.monday}
    assert own == {id_: stands.get(one.status, MealStatus.CANCELLED) for id_, one in meant.items()}
    await brought(town)
    held = await town.does("accountant", lambda w: meal_statements.of_month(w, "2026-11"))
    assert held.total == sum(PRICES[code] * count for code, count in day.books.wanted.items())
    assert [order.number for order in orders] == [f"M-{n:06d}" for n in range(1, len(orders) + 1)]
    assert {"order", "change", "join", "ask_late"} <= set(day.done)


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
    assert len(await every(town.desk, RollUp)) == 1
