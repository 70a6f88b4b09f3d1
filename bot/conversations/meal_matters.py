"""What is said of one's own lunch beside ordering it: it leads to the order's card, a complaint, or a new order."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, Onward, kept
from bot.conversations.meals import FRONT_DESK
from bot.domain.meal_matters import MealMatter, matter_of
from bot.domain.meal_words import day_in
from bot.domain.meals import MealStatus
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import house, meal_again, meals
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button

_EATEN = frozenset({MealStatus.SENT, MealStatus.DELIVERED})


@dataclass(frozen=True)
class Told:
    """The words, what they are about, and the day that they name."""

    text: str | None = kept(str)
    matter: MealMatter | None = kept(MealMatter)
    day: date | None = kept(date)


async def go_on(work: Work, told: Told) -> Answer | Onward:
    """Go on with what was meant; nothing is changed by words alone, except that a complaint is heard."""
    match told.matter:
        case MealMatter.WRONG:
            return await _wrong(work, told)
        case MealMatter.AGAIN:
            return await _again(work, told.day)
        case MealMatter.ANY if not await meals.coming(work, told.day):
            return Onward("meal-order", {})
    return await _cards(work, told.day)


async def _cards(work: Work, day: date | None) -> Answer:
    """The cards of one's own orders of that day: what may still be done with them lies on them."""
    held = await meals.coming(work, day)
    if not held:
        return answer("meal-none-of-yours", rows=((button("meal-order"), button("lunch")),))
    for one in held:
        await meals.open_card(work, one.id)
    if all([await meals.may_take_back(work, one) for one in held]):
        return answer("meal-on-its-card")
    return answer("meal-with-caterer", number=await house.number(work, "front_desk"), rows=((button("lunch"),),))


async def _wrong(work: Work, told: Told) -> Onward:
    """The order of that day, if it can be complained of; else whoever looks after complaints."""
    day = told.day or work.desk.clock.today(work.said_at)
    for one in reversed(await meals.mine(work)):
        if one.day == day and one.status in _EATEN and await meals.may_complain(work, one):
            return Onward("meal-wrong", {"order": one.id, "what": told.text or ""})
    return Onward("complaint-new", {"text": told.text or "", "photos": ()})


async def _again(work: Work, day: date | None) -> Onward:
    last = await meals.last(work)
    if last is None:
        raise Refusal("meal-no-last-time")
    if day:
        await meal_again.must_be_free(work, day)
    day = day or await meal_again.next_day(work)
    sets = {portion.code: portion.count for portion in last.portions}
    # The day last: whatever is not on that day's menu is then asked for again.
    seed = {"sets": sets, "note": last.note, "unit": last.unit or (None if last.place else FRONT_DESK), "day": day}
    return Onward("meal-order", {name: value for name, value in seed.items() if value is not None})


def is_about_meal(said: Said) -> bool:
    """Whether it says something of a meal that is no order."""
    return not said.edited and matter_of(said.text) is not None


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words and what they are about."""
    try:
        day = day_in(said.text, work.desk.clock.today(work.said_at))
    except Refusal:
        day = None
    return {"text": said.text.strip(), "matter": matter_of(said.text), **({"day": day} if day else {})}


FORMS: tuple[Form[Any], ...] = (
    Form(
        "meal-matter", Told, go_on, needs=May.ORDER_MEAL, catches=is_about_meal, seed=first_words, confirm=False
    ),
)  # fmt: skip
"""Caught before an order is, and before any other complaint."""
