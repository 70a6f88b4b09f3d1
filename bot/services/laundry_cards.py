"""The living card of a laundry order: what its tenant, the laundry and the front desk see of it, and may do with it."""

from collections.abc import Iterable, Iterator

from bot.domain.laundry import TROUBLED, Garment, LaundryId, LaundryOrder, LaundryStatus
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.slips import without_phones
from bot.domain.units import Tenant, Unit
from bot.services import actors, laundry_times, living_cards
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import posts
from bot.talk import Answer, Button, Money, Rows, Style, Words, answer, button, words

_S = LaundryStatus
_WASHED = frozenset({_S.AGREED, _S.REWASH})
"""While the laundry works on it."""


def subject(order: LaundryId) -> str:
    """What the card of an order is about."""
    return f"laundry:{order}"


async def refresh(
    work: Work, order: LaundryOrder, *, ring: Iterable[PersonId] = (), also: Iterable[PersonId] = ()
) -> None:
    """Inside other verbs: bring every card of the order up to date, those of `also` hang from now on, without sound.

    Those in `ring` get it anew, with sound; who may not see it any more keeps a line.
    """

    async def face(actor: Actor) -> Answer | None:
        return await card(work, order, actor) if sees(order, actor) else None

    gone = answer("laundry-card-gone", number=order.number)
    await living_cards.refresh(work, subject(order.id), face, gone, ring=ring, also=also)


def sees(order: LaundryOrder, actor: Actor) -> bool:
    """Whether the order is any of the actor's business: their own, their laundry's, or the front desk's."""
    return order.belongs_to(actor) or order.vendor in actor.vendors or May.RUN_LAUNDRY in actor.permits


async def owners(work: Work, order: LaundryOrder) -> tuple[PersonId, ...]:
    """Inside other verbs: who hears how it goes: who asked, or who stands for the tenant it was taken down for."""
    if not order.by_desk:
        return (order.person,)
    held = (posts.c.tenant == order.tenant) & posts.c.until.is_(None)
    found = posts.select().with_only_columns(posts.c.person).where(held).order_by(posts.c.id)
    return tuple(dict.fromkeys(PersonId(row.person) for row in await work.db.execute(found)))


async def card(work: Work, order: LaundryOrder, actor: Actor) -> Answer:
    """Inside other verbs: the order as somebody sees it, with what they may do now."""
    unit = await rows.find(work.db, Unit, order.unit)
    return answer(
        "laundry",
        number=order.number,
        place=unit.number,
        lines=[*_counted(order), *_notes(order), *await _who(work, order, actor)],
        state=await state(work, order, actor),
        rows=_offers(order, actor),
    )


def line(garment: Garment) -> Words:
    """A line of an order: how many of what, what is done with them, what they cost."""
    care = words(f"laundry-care-{garment.care.value}")
    return words("laundry-line", name=garment.name, care=care, count=garment.count, amount=Money(garment.amount))


def _counted(order: LaundryOrder) -> Iterator[Words]:
    if not order.lines:
        yield words("laundry-uncounted")
        return
    yield from map(line, order.lines)
    extra = words("laundry-extra", percent=order.extra, amount=Money(order.surcharge)) if order.extra else ""
    yield words("laundry-total", total=Money(order.total), count=order.count, extra=extra)


def _notes(order: LaundryOrder) -> Iterator[Words]:
    """Notes, complaints and troubles; the laundry gets no phone number by way of them."""
    if order.extra:
        yield words("laundry-express")
    if order.note:
        yield words("laundry-note", note=without_phones(order.note))
    if order.wrong:
        yield words("laundry-wrong", what=without_phones(order.wrong))
    if order.trouble:
        yield words("laundry-trouble", what=without_phones(order.trouble))


async def _who(work: Work, order: LaundryOrder, actor: Actor) -> list[Words]:
    """Whose it is, for the front desk alone: the laundry knows the unit and no names."""
    if order.belongs_to(actor) or May.RUN_LAUNDRY not in actor.permits:
        return []
    tenant, name = await rows.find(work.db, Tenant, order.tenant), await actors.name_of(work.db, order.person)
    alone = tenant.name.zh == name.zh
    return [words("laundry-who", tenant=tenant.name, name="" if alone else name)]


async def state(work: Work, order: LaundryOrder, actor: Actor) -> Words:
    """Inside other verbs: how it goes and by when, in words for whose it is or for who works on it."""
    kind, status, due = "state" if order.belongs_to(actor) else "job", order.status.value, order.due_at
    if order.status is _S.CALLED:
        status = "late" if order.asked else "coming" if order.confirmed_at else status
    if order.status in _WASHED:
        due = await laundry_times.promised(work, order)
        status = status if work.now < due else "overdue"
    return words(f"laundry-{kind}-{status}", due=due or "")


def _offers(order: LaundryOrder, actor: Actor) -> Rows:
    slip = _one_row((button("laundry-slip", order.id),) if order.counted else ())
    if order.belongs_to(actor):
        return (*_one_row(_for_tenant(order)), *slip)
    if order.vendor in actor.vendors:
        return (*_for_laundry(order), *_trouble(order), *slip)
    # A laundry without a chat is told by telephone: then the front desk writes down what it does.
    return (*_one_row(_for_desk(order)), *_for_laundry(order), *slip) if May.RUN_LAUNDRY in actor.permits else ()


def _one_row(offered: tuple[Button, ...]) -> Rows:
    return (offered,) if offered else ()


def _for_tenant(order: LaundryOrder) -> tuple[Button, ...]:
    match order.status:
        case _S.REQUESTED | _S.CALLED:
            return (button("laundry-cancel", order.id),)
        case _S.COUNTED:
            agree = button("laundry-agree", order.id, order.counting, style=Style.SUCCESS)
            return agree, button("laundry-dispute", order.id, order.counting)
        case _S.RETURNED:
            return button("laundry-accept", order.id, style=Style.SUCCESS), button("laundry-reject", order.id)
        case _S.ACCEPTED:
            return (button("laundry-reject", order.id),)
    return ()


def _for_laundry(order: LaundryOrder) -> Rows:
    match order.status:
        case _S.CALLED:
            coming = () if order.confirmed_at else (button("laundry-coming", order.id),)
            return ((*coming, button("laundry-collect", order.id, style=Style.SUCCESS)),)
        case _S.COLLECTED:
            listed = (button("laundry-as-listed", order.id, style=Style.SUCCESS),) if order.listed else ()
            return ((*listed, button("laundry-count", order.id)),)
        case _S.COUNTED:
            return ((button("laundry-count", order.id, label="button-laundry-recount"),),)
        case _S.AGREED | _S.REWASH:
            return ((button("laundry-returned", order.id, style=Style.SUCCESS),),)
    return ()


def _trouble(order: LaundryOrder) -> Rows:
    return ((button("laundry-report", order.id),),) if order.status in TROUBLED else ()


def _for_desk(order: LaundryOrder) -> tuple[Button, ...]:
    match order.status:
        case _S.REQUESTED:
            return button("laundry-called", order.id, style=Style.PRIMARY), button("laundry-call-off", order.id)
        case _S.CALLED:
            return (button("laundry-call-off", order.id),)
        case _S.COUNTED:
            return (button("laundry-agreed-by-phone", order.id, order.counting),)
        case _S.RETURNED:
            return button("laundry-signed-by-phone", order.id), button("laundry-reject", order.id)
    return ()
