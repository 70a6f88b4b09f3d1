"""Half past eleven (R172-R175): have the meals come, are they as they should be, who has got theirs."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import select

from bot.domain.arrivals import Arrival, Verdict
from bot.domain.meals import MealOrder, MealOrderId, MealStatus, RollUp
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, SERVICE_DESK, Role
from bot.domain.units import UnitId
from bot.services import actors, meal_cards, meal_lapses, meal_stops, meal_times, meals, menus, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import arrivals, meal_orders, roll_ups
from bot.storage.tables import units
from bot.talk import Answer, Button, Lane, Rows, Words, answer, button, words

NOT_ARRIVED = "meal-not-arrived"
_PATIENCE, _WINDOW = timedelta(minutes=10), timedelta(hours=2)
_NAMED, _ABREAST = 10, 4
"""So many numbers are named; so many buttons stand beside each other."""
_COMING = (MealStatus.SENT, MealStatus.DELIVERED, MealStatus.SIGNED, MealStatus.WRONG, MealStatus.SOLVED)


def subject(day: date) -> str:
    """What the card of a day's meals is about."""
    return f"meal-round:{day}"


@needs(May.KEEP_TIME)
async def ask(work: Work, scope: str) -> None:
    """Half past eleven (T11): reception and reps are asked whether the meals have come."""
    day = date.fromisoformat(scope[:10])
    if not await _orders(work, day):
        return
    await refresh(work, day, ring=True)
    due = work.now + _PATIENCE
    await occurrences.plan(work, NOT_ARRIVED, f"{day}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def alert(work: Work, scope: str) -> None:
    """They have not come: whoever can telephone is told, and the caterer is asked."""
    day = date.fromisoformat(scope[:10])
    awaited = any(order.status is MealStatus.SENT for order in await _orders(work, day))
    if not awaited or await _arrival(work, day) is not None:
        return
    whom = await actors.holding(work.db, *SERVICE_DESK, Role.CS_MANAGER)
    cooks = await menus.cooking(work, (await menus.caterer(work)).id)
    it = answer("meals-not-arrived", day=day, rows=((button("kitchen-report"),),))
    work.send((*whom, *cooks), it, lane=Lane.ALERT)


@needs(May.KEEP_TIME)
async def chase(work: Work, scope: str) -> None:
    """Lunch is over: what nobody has marked as brought, or as received, is asked for (R175).

    What was never on a list cannot be cooked any more: its person is told.
    """
    day = date.fromisoformat(scope[:10])
    await meal_lapses.sweep(work)
    left = [order.number for order in await _orders(work, day) if order.status is MealStatus.SENT]
    if left:
        whom = await actors.holding(work.db, *SERVICE_DESK, Role.CS_MANAGER)
        numbers, none_came = ", ".join(left[:_NAMED]), ((button("kitchen-report"),),)
        it = answer("meals-left", day=day, count=len(left), numbers=numbers, rows=none_came)
        work.send(whom, it, lane=Lane.ALERT)
        await refresh(work, day, ring=True)


@needs(May.RUN_MEALS)
async def arrive(work: Work, day: date) -> None:
    """They are here. Raises Refusal where nothing is expected, or somebody has said so already."""
    if not await _orders(work, day):
        raise Refusal("meals-none-today")
    if await _arrival(work, day) is not None:
        raise Refusal("meals-arrived-already")
    vendor = (await menus.caterer(work)).id
    await work.add(Arrival(vendor=vendor, day=day, arrived_at=work.said_at, taken_by=work.me))
    await refresh(work, day)


@needs(May.RUN_MEALS)
async def passed(work: Work, day: date) -> None:
    """Quality, quantity and standard are right (R173): the round begins."""
    found = await _must_have_come(work, day)
    await work.save(found, found.passes(work.me, work.said_at))
    await refresh(work, day)


@needs(May.RUN_MEALS)
async def remade(work: Work, day: date, why: str, photos: tuple[str, ...]) -> None:
    """Below standard (R174): the caterer makes them anew at once, and hears why."""
    found = await _must_have_come(work, day)
    await work.save(found, found.fails(work.me, work.said_at, why, photos), why)
    it = answer("meals-remake", day=day, why=why)
    cooks = await menus.cooking(work, found.vendor)
    work.send((*cooks, *await actors.holding(work.db, Role.TENANT_SUPERVISOR)), it, lane=Lane.ALERT)
    await refresh(work, day)


@needs(May.RUN_MEALS)
async def delivered(work: Work, day: date, floor: str | None = None) -> int:
    """The round is done (R175), or a floor of it: everybody there is asked to confirm by one tap; how many orders.

    Raises:
        Refusal: they have not been checked.

    """
    found = await _must_have_come(work, day)
    if found.verdict is not Verdict.PASSED:
        raise Refusal("meals-not-checked")
    under_way = [order for order in await _orders(work, day) if order.status is MealStatus.SENT]
    if floor is not None:
        floors = await _floors(work, under_way)
        under_way = [order for order in under_way if floors[order.unit] == floor]
    today = work.desk.clock.today(work.now)
    # What is noted only days later is nothing that anybody still waits for: their card says so without a sound.
    asked = work.now <= await meal_times.complaints(work, day)
    for order in under_way:
        await meal_cards.refresh(work, await work.save(order, order.deliver(today)), ring=asked)
    await refresh(work, day)
    return len(under_way)


@needs(May.ORDER_MEAL)
async def sign(work: Work, id_: MealOrderId) -> MealOrder:
    """The tenant has it (R175)."""
    found = await _come(work, await meals.own(work, id_))
    saved = await work.save(found, found.sign(work.said_at, work.desk.clock.today(work.now)))
    await meal_cards.refresh(work, saved)
    await refresh(work, saved.day)
    return saved


@needs(May.ORDER_MEAL)
async def complain(work: Work, id_: MealOrderId, what: str) -> MealOrder:
    """It has not come, or it is wrong: reception and reps hear of it at once.

    Whoever runs the meals notes what others say on the telephone, as long as it stands on no statement.

    Raises:
        Refusal: it is later than the building's limit, or the month's statement has gone out: that is objected to.

    """
    found = await _come(work, await meals.theirs(work, id_))
    until, stated_on = await meal_times.complaints(work, found.day), found.day
    if May.RUN_MEALS in work.actor.permits and not found.belongs_to(work.actor):
        # What nobody has noted as brought is charged in no month: it can still be said of a day long gone.
        until, stated_on = work.said_at, found.charged_on or work.desk.clock.today(work.now)
    stated = work.now >= await meal_times.statement(work, stated_on)
    complained = found.complain(what, work.said_at, until, stated=stated)
    saved = await work.save(found, complained)
    await meal_cards.call(work, saved, await actors.holding(work.db, *FRONT_DESK))
    await meal_cards.refresh(work, saved)
    return saved


@needs(May.RUN_MEALS)
async def solve(work: Work, id_: MealOrderId, *, charged: bool) -> MealOrder:
    """What was missing has been brought after all, or is not charged."""
    found = await rows.find(work.db, MealOrder, id_)
    today = work.desk.clock.today(work.now)
    saved = await work.save(found, found.solve(work.said_at, today, charged=charged))
    await meal_cards.refresh(work, saved, ring=True)
    await refresh(work, saved.day)
    return saved


async def refresh(work: Work, day: date, *, ring: bool = False) -> None:
    """Inside other verbs: bring the card of the day's meals up to date for those who run them."""
    it = await _card(work, day)
    for person in await actors.holding(work.db, *FRONT_DESK):
        await work.show(person, subject(day), it, ring=ring, lane=Lane.ALERT if ring else Lane.NOTICE)


async def redraw(work: Work, day: date) -> None:
    """Inside other verbs: whoever holds the card of a day's meals sees it as its orders stand now."""
    it = await _card(work, day)
    for person in await work.viewers(subject(day)):
        await work.show(person, subject(day), it)


async def _card(work: Work, day: date) -> Answer:
    arrival = await _arrival(work, day)
    orders = await _orders(work, day)
    signed = sum(order.status in {MealStatus.SIGNED, MealStatus.SOLVED} for order in orders)
    every = await meal_stops.of(work, orders)
    where, rest = meal_stops.fitting(every)
    lists = await rows.every(work.db, RollUp, roll_ups.c.day == day) if rest else []
    whole = tuple(button("roll-up-sheet", one.id) for one in lists[:_ABREAST])
    under_way = [one for one in orders if one.status is MealStatus.SENT]
    floors = await _floors(work, under_way)
    left = {floors[one.unit] for one in under_way}
    over = under_way and work.now >= await meal_times.over(work, day)
    never = ((button("meals-never-came", f"{day}"),),) if over else ()
    offers = _offers(arrival, [one.floor for one in every if one.floor in left], day)
    return answer(
        "meal-round", day=day, state=_state(arrival), count=len(orders), signed=signed,
        stops=list(_by_floor(where)), rest=rest, rows=(*offers, *never, *((whole,) if whole else ())),
    )  # fmt: skip


def _state(arrival: Arrival | None) -> Words:
    if arrival is None:
        return words("meal-round-expected")
    if arrival.verdict is None:
        return words("meal-round-arrived", at=arrival.arrived_at)
    if arrival.verdict is Verdict.REMAKE:
        return words("meal-round-remake", why=arrival.why)
    return words("meal-round-passed")


def _by_floor(where: Iterable[meal_stops.Stop]) -> Iterator[Words]:
    """The round as it is walked: each floor, and its stops."""
    floor = ""
    for stop in where:
        if stop.floor != floor:
            floor = stop.floor
            yield words("meal-round-floor", floor=floor)
        yield meal_stops.line(stop)


async def _floors(work: Work, orders: Iterable[MealOrder]) -> dict[UnitId | None, str]:
    """On which floor each unit is; what goes to the front desk is on none."""
    known = select(units.c.id, units.c.floor).where(units.c.id.in_({order.unit for order in orders}))
    return {None: "", **{row.id: row.floor for row in await work.db.execute(known)}}


def _offers(arrival: Arrival | None, left: list[str], day: date) -> Rows:
    """What comes next; `left` are the floors where something is still to be brought."""
    if arrival is None:
        return ((button("meals-arrived", f"{day}"),),)
    if arrival.verdict is not Verdict.PASSED:
        return ((button("meals-passed", f"{day}"), button("meals-remake", f"{day}")),)
    floors = [
        button("meals-delivered", f"{day}", floor, label="button-meals-delivered-floor", floor=floor)
        for floor in dict.fromkeys(left)
        if floor
    ]
    every = ((button("meals-delivered", f"{day}"),),) if left else ()
    return (*(_ranks(floors) if len(floors) > 1 else ()), *every)


def _ranks(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[n : n + _ABREAST]) for n in range(0, len(buttons), _ABREAST))


async def _orders(work: Work, day: date) -> list[MealOrder]:
    return await rows.every(work.db, MealOrder, meal_orders.c.day == day, meal_orders.c.status.in_(_COMING))


async def _come(work: Work, found: MealOrder) -> MealOrder:
    """An order, once it should have come. Raises Refusal before that."""
    due = await meal_times.arrival(work, found.day)
    if found.status is MealStatus.SENT and work.said_at < due:
        raise Refusal("meal-not-yet", at=due)
    return found


async def _arrival(work: Work, day: date) -> Arrival | None:
    return await rows.first(work.db, Arrival, arrivals.c.day == day)


async def _must_have_come(work: Work, day: date) -> Arrival:
    found = await _arrival(work, day)
    if found is None:
        raise Refusal("meals-not-here")
    return found
