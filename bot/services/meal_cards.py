"""The living card of a meal order: what its person sees of it, and what the front desk may do with it."""

from collections.abc import Iterable

from bot.domain.meals import MealOrder, MealOrderId, MealStatus
from bot.domain.menus import Portion
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.units import Unit
from bot.services import actors, meal_times, office_cards, standing
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Button, Lane, Money, Style, Words, answer, button, words


def subject(order: MealOrderId) -> str:
    """What the card of an order is about."""
    return f"meal:{order}"


async def refresh(work: Work, order: MealOrder, *, ring: bool = False) -> None:
    """Inside other verbs: bring every card of the order up to date; with `ring` its people hear of it."""
    theirs = await owners(work, order)
    for person in dict.fromkeys((order.person, *theirs, *await work.viewers(subject(order.id)))):
        actor = work.actor if person == work.actor.person else await actors.by_id(work.db, person)
        if actor is None or May.SEE_MENU not in actor.permits:
            continue
        aloud = ring and person in theirs
        lane = Lane.ANSWER if person == work.actor.person else Lane.ALERT if aloud else Lane.NOTICE
        await work.show(person, subject(order.id), await card(work, order, actor), ring=aloud, lane=lane)
    if order.shared:
        await office_cards.refresh(work, order)


async def owners(work: Work, order: MealOrder) -> tuple[PersonId, ...]:
    """Inside other verbs: who hears how it goes: who ordered, or who stands for the tenant it was taken down for.

    Where none of those uses this chat, whoever took it down: they have to telephone.
    """
    theirs = await standing.reached(work, await standing.standing(work, order.tenant)) if order.by_desk else ()
    return theirs or (order.person,)


async def eating(work: Work, order: MealOrder) -> tuple[PersonId, ...]:
    """Inside other verbs: everybody who waits for it: whose it is, and colleagues who have added theirs."""
    added = await office_cards.lines(work, order) if order.shared else ()
    return tuple(sorted({*await owners(work, order), *(line.person for line in added if line.portions)}))


async def _lines(work: Work, order: MealOrder, *, own: bool) -> list[Words]:
    held = [line(portion) for portion in order.portions]
    return [*held, *await office_cards.by_colleague(work, order)] if order.shared and own else held


async def call(work: Work, order: MealOrder, whom: Iterable[PersonId]) -> None:
    """Inside other verbs: these people have to do something about it; their card rings."""
    for person in whom:
        actor = await actors.by_id(work.db, person)
        if actor is not None and person != work.actor.person:
            await work.show(person, subject(order.id), await card(work, order, actor), ring=True, lane=Lane.ALERT)


async def card(work: Work, order: MealOrder, actor: Actor) -> Answer:
    """Inside other verbs: the order as somebody sees it, with what they may do now."""
    unit = await rows.find(work.db, Unit, order.unit) if order.unit else None
    closed = order.status is MealStatus.OPEN and work.now > await meal_times.last_word(work, order)
    offered, own = () if closed else _offers(order, actor), order.belongs_to(actor)
    sharing = office_cards.sharing(work, order, actor.language) if own and order.shared else ()
    return answer(
        "meal",
        number=order.number,
        day=order.day,
        lines=await _lines(work, order, own=own),
        total=Money(order.total),
        place=point(unit.number if unit else "", order.place),
        who=await _who(work, order, own=own),
        note=words("meal-note", note=order.note) if order.note else "",
        state=await _state(work, order, own=own),
        rows=(*((offered,) if offered else ()), *sharing),
    )


async def _who(work: Work, order: MealOrder, *, own: bool) -> Words | str:
    """Whose it is; of what the desk took down, who phoned, for the tenant's people, too."""
    if order.by_desk:
        name = await actors.name_of(work.db, order.person)
        if order.caller:
            return words("meal-who-phoned", caller=order.caller, name=name)
        return words("meal-who-took-it-down", name=name)
    return "" if own else words("meal-who", name=await actors.name_of(work.db, order.person))


def point(unit: str, place: str) -> Words | str:
    """Where something is brought to: the unit, the place told, both; else the front desk."""
    return " · ".join(filter(None, (unit, place))) or words("meal-at-desk")


def line(portion: Portion) -> Words:
    """A line of an order: how many of which set, and what they cost."""
    return words("meal-line", code=portion.code, name=portion.name, count=portion.count, amount=Money(portion.amount))


async def _state(work: Work, order: MealOrder, *, own: bool) -> Words:
    if order.status is MealStatus.OPEN:
        until = await meal_times.cut_off(work, order.day)
        if work.now > until:
            return words("meal-state-closed" if order.portions else "meal-state-nobody")
        return words("meal-state-open", until=until)
    if order.status is MealStatus.LATE:
        return words("meal-state-late", why=order.asked_why)
    if order.status is MealStatus.SENT:
        return words("meal-state-sent", at=await meal_times.arrival(work, order.day))
    if order.status is MealStatus.DELIVERED and own:
        until = await meal_times.complaints(work, order.day)
        return words("meal-state-delivered", until=until) if work.now <= until else words("meal-state-noted")
    if order.status is MealStatus.WRONG:
        return words("meal-state-wrong", what=order.wrong)
    return words(f"meal-{'state' if own else 'short'}-{order.status.value}")


def _offers(order: MealOrder, actor: Actor) -> tuple[Button, ...]:
    runs = May.RUN_MEALS in actor.permits
    # What was taken down for somebody is changed and signed for by telephone, too.
    own = order.belongs_to(actor) or (order.by_desk and runs)
    match order.status:
        case MealStatus.OPEN if own and order.shared:
            joined = () if order.closed_at else (button("meal-join", order.id), button("meal-office-close", order.id))
            return *joined, button("meal-cancel", order.id)
        case MealStatus.OPEN if own:
            return button("meal-change", order.id), button("meal-cancel", order.id)
        case MealStatus.OPEN if runs:
            return (button("meal-cancel", order.id),)
        case MealStatus.LATE if runs and not order.belongs_to(actor):
            return button("meal-approve", order.id, style=Style.SUCCESS), button("meal-refuse", order.id)
        case MealStatus.LATE if own:
            return (button("meal-cancel", order.id),)
        case MealStatus.SENT | MealStatus.DELIVERED if own:
            return button("meal-signed", order.id, style=Style.SUCCESS), button("meal-wrong", order.id)
        case MealStatus.SENT | MealStatus.DELIVERED if runs:
            return (button("meal-wrong", order.id),)
        case MealStatus.WRONG if runs:
            return button("meal-brought", order.id), button("meal-free", order.id)
    return ()
