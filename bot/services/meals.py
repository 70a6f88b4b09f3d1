"""Orders of meals (R170, R171): ordered, changed and taken back until the cut-off; later the front desk is asked.

The cut-off is compared with the time of the person's own message, in the transaction of the order.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from bot.domain.meals import MealOrder, MealOrderId, MealStatus, in_time
from bot.domain.menus import Menu, Portion, keeping
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId
from bot.services import house, meal_cards, meal_times, menus, roll_ups, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import meal_orders
from bot.storage.rows import NotFound
from bot.talk import Lane, Words, words

_DAY = timedelta(days=1)
_SOON = 60
"""From so many minutes before the cut-off on they are counted down."""


async def until(work: Work, day: date) -> Words:
    """Inside other verbs: until when a day's meals may be ordered, to the minute where that is soon."""
    cut = await meal_times.cut_off(work, day)
    if work.said_at > cut:
        return words("lunch-late", day=day)
    minutes = int((cut - work.said_at).total_seconds() // 60)
    if minutes < _SOON:
        return words("lunch-minutes", day=day, minutes=minutes, until=cut)
    return words("lunch-until", day=day, until=cut)


@needs(May.SEE_MENU)
async def days(work: Work) -> list[tuple[date, bool]]:
    """The published days from today on, and whether the person's own message is too late for them."""
    at, clock = (await house.rules(work)).meal_cut_off, work.desk.clock
    open_ = await menus.published(work)
    return [(menu.day, work.said_at > clock.at(menu.day, at.hour, at.minute)) for menu in open_]


@needs(May.ORDER_MEAL)
async def order(
    work: Work, day: date, unit: UnitId | None, counts: Mapping[str, int], note: str, *, place: str = ""
) -> MealOrder:
    """Order for a day (R170); what comes in time but is heard late still goes to the caterer, as an addition.

    It is brought to the unit, or to a `place` that is told; without a unit to the front desk.

    Raises:
        Refusal: too late, nothing published, no such set, sold out, not the person's unit.

    """
    menu = await menu_of(work, day)
    in_time(work.said_at, await meal_times.cut_off(work, day), day)
    made = await compose(work, menu, await payer_in(work, unit), unit, counts, note=note, place=place)
    await keep(work, made)
    return made


async def begin(work: Work, day: date, unit: UnitId | None, place: str) -> MealOrder:
    """Inside other verbs: an order that is collected for the office, with nothing in it yet."""
    menu = await menu_of(work, day)
    in_time(work.said_at, await meal_times.cut_off(work, day), day)
    return await _add(work, menu, await payer_in(work, unit), unit, (), place=place, shared=True)


@needs(May.ORDER_MEAL)
async def next_with(work: Work, day: date, sets: Iterable[str]) -> date | None:
    """The next day after one that has all of these sets; None where there is none."""
    later = (menu for menu in await menus.published(work) if menu.day > day)
    return next((menu.day for menu in later if set(sets) <= {dish.code for dish in menu.agreed}), None)


@needs(May.ORDER_MEAL)
async def my_units(work: Work) -> list[tuple[UnitId, Named]]:
    """The units that one stands for."""
    return await tenancies.own_units(work)


@needs(May.ORDER_MEAL)
async def usual_unit(work: Work) -> UnitId | None:
    """Where the person's last order went."""
    last = await _last(work)
    return last.unit if last else None


@needs(May.ORDER_MEAL)
async def change(work: Work, id_: MealOrderId, counts: Mapping[str, int], note: str) -> MealOrder:
    """Something else instead, until the cut-off."""
    found = await own(work, id_)
    if found.shared:
        raise Refusal("meal-office-each")
    menu = await menu_of(work, found.day)
    portions = keeping(found.portions, menu.portions(counts))
    await must_fit(work, menu, sum(portion.count for portion in portions) - found.count)
    changed = found.change(portions, note, work.said_at, await meal_times.cut_off(work, found.day))
    saved = await work.save(found, changed)
    await roll_ups.correct(work, found, saved)
    await meal_cards.refresh(work, saved)
    return saved


@needs(May.ORDER_MEAL)
async def cancel(work: Work, id_: MealOrderId) -> None:
    """Nothing after all, until the cut-off; until lunch where the menu changed after it.

    Whoever runs the meals cancels for who telephones, too: those hear of it.
    """
    found = await theirs(work, id_)
    saved = await work.save(found, found.cancel(work.said_at, await meal_times.last_word(work, found)))
    await roll_ups.correct(work, found, saved)
    await meal_cards.refresh(work, saved, ring=not found.belongs_to(work.actor))


@needs(May.SEE_MENU)
async def mine(work: Work) -> list[MealOrder]:
    """The person's orders from today on, and those of yesterday, newest day last."""
    since = work.desk.clock.today(work.now) - _DAY
    gone = (MealStatus.CANCELLED, MealStatus.REFUSED)
    own = (_whose(work), meal_orders.c.day >= since, meal_orders.c.status.not_in(gone))
    return sorted(await rows.every(work.db, MealOrder, *own), key=lambda one: one.day)


@needs(May.ORDER_MEAL)
async def coming(work: Work, day: date | None) -> list[MealOrder]:
    """The person's own orders of a day, or from today on, that are not eaten yet."""
    today, waiting = work.desk.clock.today(work.said_at), (MealStatus.OPEN, MealStatus.LATE, MealStatus.SENT)
    return [one for one in await mine(work) if one.status in waiting and (one.day == day if day else one.day >= today)]


@needs(May.ORDER_MEAL)
async def one_of_mine(work: Work, id_: MealOrderId) -> MealOrder:
    """One of the person's own orders. Raises NotFound for anybody else's."""
    return await own(work, id_)


@needs(May.ORDER_MEAL)
async def last(work: Work) -> MealOrder | None:
    """The last that the person ordered for themselves."""
    return await _last(work)


@needs(May.ORDER_MEAL)
async def may_complain(work: Work, order: MealOrder) -> bool:
    """Whether it is here by now, and not too long ago."""
    come, until_ = await meal_times.arrival(work, order.day), await meal_times.complaints(work, order.day)
    return come <= work.said_at <= until_ and work.now < await meal_times.statement(work, order.day)


@needs(May.ORDER_MEAL)
async def may_take_back(work: Work, order: MealOrder) -> bool:
    """Whether it may still be cancelled by the buttons on its card."""
    in_time = order.status is MealStatus.OPEN and work.said_at <= await meal_times.last_word(work, order)
    return in_time or order.status is MealStatus.LATE


@needs(May.SEE_MENU)
async def open_card(work: Work, id_: MealOrderId) -> None:
    """Hang the card of an order anew, one's own or for whoever runs the meals. Raises NotFound for anybody else's."""
    found = await rows.find(work.db, MealOrder, id_)
    if not found.belongs_to(work.actor) and May.RUN_MEALS not in work.actor.permits:
        raise NotFound
    shown = await meal_cards.card(work, found, work.actor)
    await work.show(work.me, meal_cards.subject(id_), shown, ring=True, lane=Lane.ANSWER)


async def menu_of(work: Work, day: date) -> Menu:
    """Inside other verbs: what may be ordered on a day. Raises Refusal where nothing is published, or lunch is over."""
    if work.now >= await meal_times.over(work, day):
        raise Refusal("meal-over", day=day)
    menu = await menus.of_day(work, day)
    if menu is None:
        raise Refusal("meal-no-menu", day=day)
    return menu


def _whose(work: Work) -> ColumnElement[bool]:
    """One's own, or what the desk took down for a tenant that one stands for."""
    theirs = and_(meal_orders.c.by_desk, meal_orders.c.tenant.in_(work.actor.tenants))
    return or_(and_(meal_orders.c.person == work.me, meal_orders.c.by_desk.is_(False)), theirs)


async def _last(work: Work) -> MealOrder | None:
    alone = meal_orders.c.shared.is_(False), meal_orders.c.status != MealStatus.CANCELLED
    mine = rows.query(MealOrder, meal_orders.c.person == work.me, meal_orders.c.by_desk.is_(False), *alone)
    row = (await work.db.execute(mine.order_by(meal_orders.c.id.desc()).limit(1))).first()
    return None if row is None else rows.made(MealOrder, row)


async def own(work: Work, id_: MealOrderId) -> MealOrder:
    """Inside other verbs: one's own order, or one that the desk took down, for whoever runs the meals.

    Raises:
        NotFound: it is anybody else's.

    """
    found = await rows.find(work.db, MealOrder, id_)
    if not found.belongs_to(work.actor) and not (found.by_desk and May.RUN_MEALS in work.actor.permits):
        raise NotFound
    return found


async def theirs(work: Work, id_: MealOrderId) -> MealOrder:
    """Inside other verbs: one's own, or anybody's for whoever runs the meals. Raises NotFound for anybody else's."""
    if May.RUN_MEALS in work.actor.permits:
        return await rows.find(work.db, MealOrder, id_)
    return await own(work, id_)


async def compose(
    work: Work, menu: Menu, tenant: TenantId | None, unit: UnitId | None, counts: Mapping[str, int], **how: Any
) -> MealOrder:
    """Inside other verbs: an order of the sets of a menu, as far as the kitchen can make them."""
    portions = menu.portions(counts)
    await must_fit(work, menu, sum(portion.count for portion in portions))
    return await _add(work, menu, tenant, unit, portions, **how)


async def _add(
    work: Work, menu: Menu, tenant: TenantId | None, unit: UnitId | None, portions: tuple[Portion, ...], **how: Any
) -> MealOrder:
    return await work.add(
        MealOrder(
            number=f"M-{await rows.take_number(work.db, 'M'):06d}", vendor=menu.vendor, day=menu.day, person=work.me,
            tenant=tenant, unit=unit, portions=portions, ordered_at=work.said_at, **how,
        )
    )  # fmt: skip


async def keep(work: Work, made: MealOrder) -> None:
    """Inside other verbs: an order goes with the day's roll-up, or as an addition where that has gone already."""
    if made.portions and await roll_ups.sent(work, made.vendor, made.day):
        await roll_ups.roll(work, made.vendor, made.day)
        made = await rows.find(work.db, MealOrder, made.id)
    await meal_cards.refresh(work, made, ring=made.by_desk or made.person != work.actor.person)


async def must_fit(work: Work, menu: Menu, wanted: int) -> None:
    """Inside other verbs: so many more can be made. Raises Refusal where they cannot."""
    if menu.capacity is None:
        return
    # Two who take the last portion at the same time: one of them is run again, and told.
    await work.hold(menu)
    held = (meal_orders.c.day == menu.day, meal_orders.c.vendor == menu.vendor)
    counting = meal_orders.c.status.in_((MealStatus.OPEN, MealStatus.LATE, MealStatus.SENT))
    taken = sum(one.count for one in await rows.every(work.db, MealOrder, *held, counting))
    following = [day for day, late in await days(work) if not late and day > menu.day]
    menu.room(taken, wanted, *following[:1])


async def _own_tenant(work: Work) -> TenantId:
    """Who pays for what is fetched at the front desk: whoever paid for the last one, if they still stand for them."""
    last = await _last(work)
    if last and last.tenant in work.actor.tenants:
        return last.tenant
    if not work.actor.tenants:
        raise Refusal("meal-which-unit")
    return min(work.actor.tenants)


async def payer_in(work: Work, unit: UnitId | None) -> TenantId | None:
    """Inside other verbs: who pays for what goes to a unit of one's own, or to the front desk."""
    if unit is None:
        return None if work.actor.staff else await _own_tenant(work)
    if unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    return await tenancies.tenant_in(work, unit)
