"""The card by which colleagues add their lunch to an order that one of them collects; each sees their own part."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlencode

from bot.domain.meals import MealOrder, MealOrderId, MealStatus
from bot.domain.menus import in_letters
from bot.domain.office_meals import OfficeMeal
from bot.domain.people import Language, PersonId
from bot.services import actors, meal_times, tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import office_meals
from bot.talk import Answer, Button, Lane, Rows, Style, Words, answer, button, words

OFFICE, LINK = "office", "lunch-"
"""The kind of push that asks colleagues; how the link of an order begins."""


def subject(order: MealOrderId) -> str:
    """What a colleague's card is about."""
    return f"office:{order}"


async def colleagues(work: Work, order: MealOrder) -> tuple[PersonId, ...]:
    """Inside other verbs: the tenant's other people who have come into the chat."""
    return tuple(person for person, _ in await tenancies.bound(work, order.tenant) if person != order.person)


async def lines(work: Work, order: MealOrder) -> Sequence[OfficeMeal]:
    """Inside other verbs: what everybody has added, in the order in which they first did."""
    return await rows.every(work.db, OfficeMeal, office_meals.c.order == order.id)


async def call(work: Work, order: MealOrder, whom: Iterable[PersonId]) -> None:
    """Inside other verbs: these colleagues are asked, with sound."""
    for person in whom:
        await work.show(person, subject(order.id), await _card(work, order, person), ring=True)


async def open_for(work: Work, order: MealOrder) -> None:
    """Inside other verbs: the card for a colleague who has been passed it on."""
    await work.show(work.me, subject(order.id), await _card(work, order, work.me), ring=True, lane=Lane.ANSWER)


async def refresh(work: Work, order: MealOrder) -> None:
    """Inside other verbs: bring every colleague's card up to date; who has moved on keeps a line."""
    standing = await colleagues(work, order)
    for person in await work.viewers(subject(order.id)):
        if person in standing:
            lane = Lane.ANSWER if person == work.actor.person else Lane.NOTICE
            await work.show(person, subject(order.id), await _card(work, order, person), lane=lane)
        else:
            await work.take_down(person, subject(order.id), answer("meal-office-gone"))


async def by_colleague(work: Work, order: MealOrder) -> list[Words]:
    """Inside other verbs: who has added what, for whoever collects."""
    held = [line for line in await lines(work, order) if line.portions]
    return [
        words(
            "meal-office-line", name=await actors.name_of(work.db, line.person), sets=in_letters(line.portions),
            note=words("meal-note-short", note=line.note) if line.note else "",
        )
        for line in held
    ] or [words("meal-office-empty")]  # fmt: skip


def link(work: Work, order: MealOrder) -> str:
    """The link by which a colleague finds the card; who else opens it learns nothing. Raises LookupError, see Desk."""
    return work.desk.link(f"{LINK}{order.id}")


def sharing(work: Work, order: MealOrder, language: Language) -> Rows:
    """Ways to pass the card on to colleagues, in Telegram or anywhere else, while something can be added."""
    if order.status is not MealStatus.OPEN or order.closed_at:
        return ()
    try:
        its = link(work, order)
    except LookupError:
        return ()
    text = work.desk.texts.plain(language, "meal-office-share", day=order.day)
    passed_on = urlencode({"url": its, "text": text}, quote_via=quote)
    share = Button(words("button-meal-office-share"), url=f"https://t.me/share/url?{passed_on}")
    return ((share, Button(words("button-meal-office-copy"), copy=its)),)


async def _card(work: Work, order: MealOrder, person: PersonId) -> Answer:
    own = next((line for line in await lines(work, order) if line.person == person and line.portions), None)
    until = await meal_times.cut_off(work, order.day)
    return answer(
        "meal-office",
        name=await actors.name_of(work.db, order.person),
        day=order.day,
        own=words("meal-office-own", sets=in_letters(own.portions)) if own else words("meal-office-none"),
        state=_state(order, over=work.now > until) or words("meal-office-until", until=until),
        rows=() if work.now > until else _offers(order, added=own is not None),
    )


def _state(order: MealOrder, *, over: bool) -> Words | None:
    if order.status is MealStatus.OPEN:
        return words("meal-office-closed-already") if order.closed_at or over else None
    return words(f"meal-short-{order.status.value}")


def _offers(order: MealOrder, *, added: bool) -> Rows:
    if order.status is not MealStatus.OPEN or order.closed_at:
        return ()
    label = "button-meal-join-again" if added else ""
    mine = button("meal-join", order.id, style=Style.PRIMARY, label=label)
    return ((mine, button("meal-leave", order.id)),) if added else ((mine,), (button("office-off"),))
