"""A repair as people look at it: the record, its order, where it is and who is who."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select

from bot.domain.aftermath import Helper, Rating
from bot.domain.complaints import Complaint
from bot.domain.deadlines import limits_of
from bot.domain.order_states import BEFORE_DONE, OrderStatus
from bot.domain.outages import Outage
from bot.domain.people import Named, Person, PersonId
from bot.domain.quotes import Charge, Material, PriceList, Quote, Reply, corrected, in_force
from bot.domain.rectifications import Rectification
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, DispatchEntry, Intake, IntakeId, IntakeStatus
from bot.domain.units import Tenant, Unit, UnitId
from bot.domain.work_orders import WorkOrder
from bot.services import actors, house, standing
from bot.services.repair_rights import sees
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.storage.outage_tables import outage_repairs
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.rows import NotFound
from bot.talk import Words, words

NOBODY = Named("—", "—")


@dataclass(frozen=True)
class Repair:
    """Everything that a card of it may show.

    `into` is the record it was merged into, `joined` those merged into it; `promised` is until when the house has its
    next step done by its limits, where no order says it: somebody is there, or what the work owes is done (UTC);
    `hotline` whom a tenant can call, `prices` what the
    lines of the price list are called in both languages, `quotes` the prices that were named, oldest first; `answering`
    who can say in this chat whether it is fixed; `complaint` what it turned out to be, `was` what it is or was for a
    while; `outage` what was switched off there and may explain it; `seen_at` when it is looked at (UTC).
    """

    intake: Intake
    order: WorkOrder | None
    unit: Unit | None
    tenant: Tenant | None
    people: dict[PersonId, Person]
    seen_at: datetime
    entry: DispatchEntry | None = None
    helpers: tuple[PersonId, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rating: Rating | None = None
    rectification: Rectification | None = None
    into: Intake | None = None
    joined: tuple[Intake, ...] = ()
    promised: datetime | None = None
    hotline: str = ""
    prices: Mapping[str, Named] = field(default_factory=dict)
    charge: Charge | None = None
    answering: tuple[PersonId, ...] = ()
    complaint: Complaint | None = None
    was: Complaint | None = None
    outage: Outage | None = None

    @property
    def answerable(self) -> bool:
        """Whether nobody is asked, or somebody is there to say in this chat whether it is fixed."""
        return not _is_asked(self.order) or bool(self.answering)

    @property
    def quote(self) -> Quote | None:
        """The price that was named last."""
        return self.quotes[-1] if self.quotes else None

    @property
    def agreed(self) -> Quote | None:
        """What the tenant has agreed to pay at most."""
        return in_force(self.quotes)

    @property
    def corrected(self) -> Quote | None:
        """The price in whose place the last one was named, before anybody had answered it."""
        return corrected(self.quotes)

    @property
    def declined(self) -> bool:
        """Whether the tenant has said no to the price, and what follows is still open."""
        order, quote = self.order, self.quote
        if order is None or quote is None or order.chargeable or quote.round != order.round:
            return False
        return order.status is OrderStatus.ON_SITE and quote.reply is Reply.DECLINED

    def name(self, person: PersonId | None) -> Named:
        """Somebody's name; a dash where there is nobody."""
        return self.people[person].name if person in self.people else NOBODY

    def called(self, line: Material) -> Named:
        """What a line of a quote, or something that was used, is called."""
        return self.prices.get(line.code) or Named(line.name, line.name)


def what_was_said(intake: Intake) -> str | Words:
    """What was said of it; where nothing was, why."""
    return intake.text or words("repair-text-erased" if intake.emptied else "photo-only")


def subject(intake: IntakeId) -> str:
    """What the living cards of a repair are filed under."""
    return f"repair:{intake}"


async def was_complaint(work: Work, intake: Intake) -> Complaint | None:
    """Inside other verbs: the complaint that a report is, or was for a while."""
    return await rows.first(work.db, Complaint, complaints.c.intake == intake.id)


async def complaint_of(work: Work, intake: Intake) -> Complaint | None:
    """Inside other verbs: the complaint that a report has turned out to be."""
    return await was_complaint(work, intake) if intake.status is IntakeStatus.CONVERTED else None


async def order_of(work: Work, intake: IntakeId) -> WorkOrder | None:
    """Inside other verbs: the work order issued for a repair, if one was."""
    return await rows.by(work.db, WorkOrder, intake=intake)


async def visible(work: Work, intake: IntakeId) -> Intake:
    """Inside other verbs: the repair, if the actor may see it.

    Raises:
        NotFound: there is none, or it is nobody's business of theirs; the two look the same.

    """
    found = await rows.find(work.db, Intake, intake)
    order = await order_of(work, intake)
    if not sees(work.actor, found, order, await crew(work, order), await complaint_of(work, found)):
        raise NotFound
    return found


async def with_order(work: Work, intake: IntakeId) -> tuple[Intake, WorkOrder]:
    """Inside other verbs: the repair that the actor may see, with the order issued for it.

    Raises:
        Refusal: no order has been issued yet.

    """
    order = await order_of(work, intake)
    try:
        found = await visible(work, intake)
    except NotFound:
        await _say_who_has_it(work, order)
        raise
    if order is None:
        raise Refusal("repair-no-order-yet", number=found.number)
    return found, order


async def served(work: Work, intake: IntakeId) -> tuple[Intake, Intake, WorkOrder]:
    """Inside other verbs: the repair that the actor may see, the one whose order serves it (itself, mostly), the order.

    Raises:
        Refusal: no order has been issued yet.

    """
    found = await visible(work, intake)
    by = await rows.find(work.db, Intake, found.merged_into) if found.merged_into else found
    order = await order_of(work, by.id)
    if order is None:
        raise Refusal("repair-no-order-yet", number=found.number)
    return found, by, order


async def offered_to_me(work: Work, intake: IntakeId) -> tuple[Intake, WorkOrder]:
    """Inside other verbs: like `with_order`, also for who said something before it was passed on to somebody else."""
    order = await order_of(work, intake)
    if order and order.passed_on_since(work.actor.person, work.said_at):
        return await rows.find(work.db, Intake, intake), order
    return await with_order(work, intake)


async def _say_who_has_it(work: Work, order: WorkOrder | None) -> None:
    """Whoever had the order once, and has not heard that it went on, learns where it is."""
    if order is None or work.actor.person is None:
        return
    changes = [row.change.get("technician", ()) for row in await work.history_of("work_orders", order.id)]
    if not any(work.actor.person in change for change in changes):
        return
    if order.status not in BEFORE_DONE:
        raise Refusal(f"order-is-{order.status.value.replace('_', '-')}", number=order.number)
    if order.technician is None:
        raise Refusal("order-is-with-dispatcher", number=order.number)
    raise Refusal("order-is-with", number=order.number, name=await actors.name_of(work.db, order.technician))


async def crew(work: Work, order: WorkOrder | None) -> tuple[PersonId, ...]:
    """Inside other verbs: the technicians who help with an order, beside the one who answers for it."""
    if order is None:
        return ()
    return tuple(helper.technician for helper in await rows.all_by(work.db, Helper, order=order.id))


async def looked_up(work: Work, intake: IntakeId) -> Repair:
    """Inside other verbs: the repair with everything around it."""
    found = await rows.find(work.db, Intake, intake)
    order = await order_of(work, intake)
    named_prices = await quotes_of(work, order)
    helping = await crew(work, order)
    named = {found.reporter, found.taken_by, *helping}
    if order:
        named |= {order.technician, order.issued_by, order.verified_by}
    return Repair(
        intake=found,
        order=order,
        unit=await rows.find(work.db, Unit, found.unit) if found.unit else None,
        tenant=await rows.find(work.db, Tenant, found.tenant) if found.tenant else None,
        people=await _named(work, named),
        seen_at=work.now,
        entry=await rows.by(work.db, DispatchEntry, intake=intake),
        helpers=helping,
        quotes=named_prices,
        rating=await _rating(work, order),
        rectification=await rows.by(work.db, Rectification, intake=intake),
        into=await rows.find(work.db, Intake, found.merged_into) if found.merged_into else None,
        joined=await joined(work, intake),
        promised=await _promised(work, found, order),
        hotline=await house.hotline(work),
        prices=await _prices(work, named_prices),
        charge=await rows.by(work.db, Charge, order=order.id) if order and named_prices else None,
        answering=await standing.answering(work, found),
        complaint=await complaint_of(work, found),
        was=await was_complaint(work, found),
        outage=await _outage(work, intake),
    )


async def _outage(work: Work, intake: IntakeId) -> Outage | None:
    linked = select(outage_repairs.c.outage).where(outage_repairs.c.intake == intake)
    found = (await work.db.execute(linked)).scalar_one_or_none()
    return None if found is None else await rows.find(work.db, Outage, found)


def _is_asked(order: WorkOrder | None) -> bool:
    return order is not None and order.status is OrderStatus.VERIFYING and not order.fixed


async def _prices(work: Work, named: Sequence[Quote]) -> dict[str, Named]:
    """What the lines are called, by the newest price list that has them."""
    listed = await rows.many(work.db, PriceList, sorted({quote.price_list for quote in named}))
    return {price.code: price.name for _, one in sorted(listed.items()) for price in one.prices}


async def _promised(work: Work, intake: Intake, order: WorkOrder | None) -> datetime | None:
    if order is not None:
        if order.owed is None or order.owed_since is None:
            return None
        return await house.worked(work, order.owed_since, (await house.rules(work)).minutes_for(order.owed))
    local = work.desk.clock.local
    booked, said = local(intake.preferred_at) if intake.preferred_at else None, local(intake.reported_at)
    due = limits_of(intake.urgency, await house.calendar(work), asked=said, began=said, booked=booked)
    return due.on_site.astimezone(UTC)


async def quotes_of(work: Work, order: WorkOrder | None) -> tuple[Quote, ...]:
    """Inside other verbs: the prices that were named for an order, oldest first."""
    if order is None:
        return ()
    return tuple(await rows.all_by(work.db, Quote, order=order.id))


async def last_quote(work: Work, order: WorkOrder) -> Quote | None:
    """Inside other verbs: the price that was named last."""
    return next(reversed(await quotes_of(work, order)), None)


async def joined(work: Work, intake: IntakeId) -> tuple[Intake, ...]:
    """Inside other verbs: the records that were merged into this one."""
    return tuple(await rows.all_by(work.db, Intake, merged_into=intake, status=IntakeStatus.MERGED))


def goes_with_an_open_one() -> ColumnElement[bool]:
    """Inside other verbs: of records, those merged into one that is still open."""
    into = intakes.alias()
    open_ = select(into.c.id).where(into.c.id == intakes.c.merged_into, into.c.status.in_(sorted(OPEN)))
    return (intakes.c.status == IntakeStatus.MERGED) & open_.exists()


def goes_with(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Inside other verbs: of records, those merged into one whose order fits."""
    fits = select(work_orders.c.id).where(work_orders.c.intake == intakes.c.merged_into, *where)
    return (intakes.c.status == IntakeStatus.MERGED) & fits.correlate(intakes).exists()


async def unit_number(work: Work, unit: UnitId | None) -> str | None:
    """Inside other verbs: the number on the door; None for a common area."""
    return None if unit is None else (await rows.find(work.db, Unit, unit)).number


async def _rating(work: Work, order: WorkOrder | None) -> Rating | None:
    if order is None:
        return None
    return await rows.by(work.db, Rating, order=order.id, round=order.round)


async def _named(work: Work, named: Collection[PersonId | None]) -> dict[PersonId, Person]:
    ids = sorted(one for one in named if one is not None)
    return {PersonId(id_): person for id_, person in (await rows.many(work.db, Person, ids)).items()}
