"""Laundry for tenants and the front desk (R157, R158, R162, R163): asked for, agreed to, signed for, or not good."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import or_

from bot.domain.laundry import OPEN, Garment, LaundryId, LaundryOrder, LaundryStatus, garments
from bot.domain.names import Named
from bot.domain.people import Person, PersonId, Vendor
from bot.domain.permits import May
from bot.domain.quotes import Price
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, Role
from bot.domain.trades import Trade
from bot.domain.units import UnitId
from bot.services import actors, house, laundry_cards, laundry_round, nuisance, quotes, tenancies, vendors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.laundry_tables import laundry_orders
from bot.storage.rows import NotFound
from bot.talk import FileId, Lane, Words, answer

LAUNDRY = "laundry"
"""The kind of price list."""
PAGE = 10
"""So many orders stand on a page."""


async def laundry_of(work: Work) -> Vendor:
    """Inside other verbs: who washes for the building.

    Raises:
        Refusal: there is none.

    """
    found = await vendors.of(work, Trade.LAUNDRY)
    if found is None:
        raise Refusal("laundry-nobody-washes")
    return found


@needs(May.SEE_LAUNDRY)
async def prices(work: Work) -> tuple[Price, ...]:
    """The price list that holds now (R156): a line for each garment and care."""
    return (await quotes.price_list(work, LAUNDRY)).prices


@needs(May.SEE_LAUNDRY)
async def listed(work: Work, id_: LaundryId) -> tuple[tuple[Price, ...], tuple[Garment, ...]]:
    """The price list that held when it was asked for, and what the tenant had counted."""
    found = await visible(work, id_)
    return (await laundry_round.price_list(work, found)).prices, found.listed


@needs(May.ORDER_LAUNDRY)
async def my_units(work: Work) -> list[tuple[UnitId, Named]]:
    """Where it may be collected."""
    return await tenancies.own_units(work)


@needs(May.RUN_LAUNDRY)
async def every_unit(work: Work) -> list[tuple[UnitId, Named]]:
    """The units that somebody is in."""
    return await tenancies.occupied_units(work)


@needs(May.ORDER_LAUNDRY)
async def request(
    work: Work, unit: UnitId, counts: Mapping[str, int], note: str = "", *, express: bool = False
) -> LaundryOrder:
    """Have it collected (R157): counted, or not; the laundry hears of it at once.

    Raises:
        Refusal: not the person's unit, no such line on the price list, numbers that make no sense.

    """
    if unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    await nuisance.admit(work)
    return await _made(work, unit, counts, note, express=express, by_desk=False)


@needs(May.RUN_LAUNDRY)
async def take_down(
    work: Work, unit: UnitId, counts: Mapping[str, int], note: str = "", *, express: bool = False
) -> LaundryOrder:
    """The same for somebody who has phoned the reception (R157)."""
    return await _made(work, unit, counts, note, express=express, by_desk=True)


@needs(May.RUN_LAUNDRY)
async def called(work: Work, id_: LaundryId) -> LaundryOrder:
    """The reception has telephoned with the laundry (R158): the half hour begins with the call (R159)."""
    found = await rows.find(work.db, LaundryOrder, id_)
    saved = await laundry_round.begin(work, found, work.said_at)
    await laundry_cards.refresh(work, saved, ring=await laundry_cards.owners(work, saved))
    return saved


@needs(May.ORDER_LAUNDRY)
async def cancel(work: Work, id_: LaundryId) -> LaundryOrder:
    """Nothing after all, until it has been collected."""
    return await _cancelled(work, await _own(work, id_))


@needs(May.RUN_LAUNDRY)
async def call_off(work: Work, id_: LaundryId) -> LaundryOrder:
    """The same, by the front desk."""
    return await _cancelled(work, await rows.find(work.db, LaundryOrder, id_))


@needs(May.ORDER_LAUNDRY)
async def agree(work: Work, id_: LaundryId, counting: int) -> LaundryOrder:
    """Count and price are right: it is washed.

    Raises:
        Refusal: it has been counted anew since, or there is nothing to agree to.

    """
    return await _agreed(work, await _own(work, id_), counting)


@needs(May.RUN_LAUNDRY)
async def agreed_by_phone(work: Work, id_: LaundryId, counting: int) -> LaundryOrder:
    """The tenant has said so on the phone, of the count that they were read. Raises as `agree`."""
    return await _agreed(work, await rows.find(work.db, LaundryOrder, id_), counting)


@needs(May.ORDER_LAUNDRY)
async def dispute(work: Work, id_: LaundryId, counting: int, why: str) -> LaundryOrder:
    """The count is wrong: the laundry counts anew, and the front desk knows. Raises as `agree`."""
    found = await _own(work, id_)
    saved = await work.save(found, found.dispute(why, counting))
    await laundry_round.watch_count(work, saved)
    await laundry_cards.refresh(work, saved, ring=(*await _washing(work, saved), *await _desk(work)))
    return saved


@needs(May.ORDER_LAUNDRY)
async def accept(work: Work, id_: LaundryId) -> LaundryOrder:
    """It is back as it should be, signed for (R162)."""
    return await _accepted(work, await _own(work, id_))


@needs(May.RUN_LAUNDRY)
async def accepted_by_phone(work: Work, id_: LaundryId) -> LaundryOrder:
    """The tenant has said so on the phone, or signed on paper."""
    return await _accepted(work, await rows.find(work.db, LaundryOrder, id_))


@needs(May.SEE_LAUNDRY)
async def reject(work: Work, id_: LaundryId, why: str, photos: tuple[str, ...] = ()) -> LaundryOrder:
    """Below standard: the laundry washes it anew, free of charge (R163); by the tenant, or by the desk for them.

    Raises:
        NotFound: it is none of the actor's business to say so.

    """
    found = await visible(work, id_)
    if not found.belongs_to(work.actor) and May.RUN_LAUNDRY not in work.actor.permits:
        raise NotFound
    saved = await work.save(found, found.reject(why, photos, work.said_at), why)
    await laundry_round.watch_return(work, saved)
    told = (*await _washing(work, saved), *await _desk(work), *await laundry_cards.owners(work, saved))
    others = [one for one in dict.fromkeys(told) if one != work.actor.person]
    await laundry_cards.refresh(work, saved, ring=others)
    if photos:
        shown = replace(answer("laundry-photos", number=saved.number), photos=tuple(map(FileId, photos)))
        work.send(others, shown, lane=Lane.ALERT, about=laundry_cards.subject(saved.id))
    return saved


@dataclass(frozen=True)
class UnderWay:
    """A page of what is under way, each with how it goes; `more`: there is another page."""

    orders: tuple[tuple[LaundryOrder, Words], ...]
    more: bool


@needs(May.SEE_LAUNDRY)
async def under_way(work: Work, page: int = 0) -> UnderWay:
    """What is under way and the actor's business: their own, their laundry's, or everybody's for the front desk."""
    found = await rows.every(work.db, LaundryOrder, laundry_orders.c.status.in_(OPEN))
    seen = [order for order in found if laundry_cards.sees(order, work.actor)]
    shown = seen[page * PAGE : (page + 1) * PAGE]
    told = [(order, await laundry_cards.state(work, order, work.actor)) for order in shown]
    return UnderWay(tuple(told), more=len(seen) > (page + 1) * PAGE)


@needs(May.ORDER_LAUNDRY)
async def claimable(work: Work) -> list[LaundryOrder]:
    """Theirs that have come back and may still be found wrong, the newest first; also what the desk took down."""
    back = laundry_orders.c.status.in_((LaundryStatus.RETURNED, LaundryStatus.ACCEPTED))
    whose = or_(laundry_orders.c.person == work.me, laundry_orders.c.tenant.in_(work.actor.tenants))
    found = await rows.every(work.db, LaundryOrder, whose, back)
    return [order for order in reversed(found) if order.belongs_to(work.actor) and order.claimable(work.said_at)]


@needs(May.SEE_LAUNDRY)
async def open_card(work: Work, id_: LaundryId) -> None:
    """Hang the card of an order anew for who asks for it."""
    await laundry_cards.refresh(work, await visible(work, id_), ring=(work.me,))


async def visible(work: Work, id_: LaundryId) -> LaundryOrder:
    """Inside other verbs: the order, if it is the actor's business. Raises NotFound otherwise."""
    found = await rows.find(work.db, LaundryOrder, id_)
    if not laundry_cards.sees(found, work.actor):
        raise NotFound
    return found


async def _own(work: Work, id_: LaundryId) -> LaundryOrder:
    found = await rows.find(work.db, LaundryOrder, id_)
    if not found.belongs_to(work.actor):
        raise NotFound
    return found


async def _made(
    work: Work, unit: UnitId, counts: Mapping[str, int], note: str, *, express: bool, by_desk: bool
) -> LaundryOrder:
    held, vendor = await quotes.price_list(work, LAUNDRY), await laundry_of(work)
    extra = (await house.rules(work)).laundry_express_percent if express else 0
    tenant = await tenancies.tenant_in(work, unit)
    if tenant is None:
        raise Refusal("laundry-nobody-there")
    made = await work.add(
        LaundryOrder(
            number=f"L-{await rows.take_number(work.db, 'L'):06d}", vendor=vendor.id, person=work.me, by_desk=by_desk,
            tenant=tenant, unit=unit, listed=garments(held, counts), extra=extra,
            price_list=held.id, note=note, requested_at=work.said_at,
        )
    )  # fmt: skip
    if await reachable(work, vendor):
        made = await laundry_round.begin(work, made, work.now)
        called = await _washing(work, made)
    else:
        await laundry_round.watch_call(work, made)
        called = await _desk(work)
    owners, desk = await laundry_cards.owners(work, made), await actors.holding(work.db, Role.RECEPTIONIST)
    await laundry_cards.refresh(work, made, ring=(*called, *(owners if by_desk else ())), also=(*owners, *desk))
    return made


async def reachable(work: Work, vendor: Vendor) -> bool:
    """Inside other verbs: whether somebody of the laundry can be asked in the chat."""
    held = (await rows.many(work.db, Person, await actors.of_vendor(work.db, vendor.id))).values()
    return any(person.chat is not None and person.unreachable_since is None for person in held)


async def _washing(work: Work, order: LaundryOrder) -> tuple[PersonId, ...]:
    return await actors.of_vendor(work.db, order.vendor)


async def _desk(work: Work) -> tuple[PersonId, ...]:
    return await actors.holding(work.db, *FRONT_DESK)


async def _cancelled(work: Work, found: LaundryOrder) -> LaundryOrder:
    saved = await work.save(found, found.cancel())
    told = (*await _washing(work, saved), *await laundry_cards.owners(work, saved)) if saved.called_at else ()
    await laundry_cards.refresh(work, saved, ring=[one for one in told if one != work.actor.person])
    return saved


async def _agreed(work: Work, found: LaundryOrder, counting: int) -> LaundryOrder:
    saved = await work.save(found, found.agree(work.me, work.said_at, counting))
    await laundry_round.watch_return(work, saved)
    await laundry_cards.refresh(work, saved, ring=await _washing(work, saved))
    return saved


async def _accepted(work: Work, found: LaundryOrder) -> LaundryOrder:
    today = work.desk.clock.today(work.now)
    saved = await work.save(found, found.accept(work.me, work.said_at, today))
    await laundry_cards.refresh(work, saved)
    return saved
