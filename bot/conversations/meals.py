"""The dialogues of meals: ordered, changed, asked for too late, wrong; the menu composed, a check that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.conversations.form import (
    Form,
    Onward,
    ask,
    ask_photos,
    choose,
    choose_quantities,
    given,
    kept,
)
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.meal_matters import matter_of
from bot.domain.meal_words import asks_for_menu, sounds_like_order, wish_of
from bot.domain.meals import MealOrder, MealOrderId
from bot.domain.menus import MOST_PORTIONS, Dish, Menu
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import meal_again, meal_cards, meal_costs, meal_round, meals, menus
from bot.services.meal_again import Same
from bot.services.work import Work
from bot.talk import Answer, Money, Said, Words, answer, words

Answers = Mapping[str, Any]
_UNCLEAR_DAYS = frozenset({"meal-one-day", "meal-no-such-day"})
FRONT_DESK, ELSEWHERE = UnitId(0), UnitId(-1)
"""What is chosen by who eats where the meals arrive, or somewhere that they tell."""


async def days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    offered = await meals.days(work)
    in_time = [Option(day, words("meal-day", day=day)) for day, late in offered if not late]
    return [*in_time, *(Option(day, words("meal-day-late", day=day)) for day, late in offered if late)]


async def own_units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    """Where it may be brought: where they usually eat comes first; to units of their own alone, staff or not."""
    del answers
    usual = await meals.usual_unit(work)
    own = sorted(await meals.my_units(work), key=lambda one: one[0] != usual)
    desk, elsewhere = Option(FRONT_DESK, words("meal-at-desk")), Option(ELSEWHERE, words("meal-elsewhere"))
    return [*(Option(unit, name) for unit, name in own), desk, elsewhere]


def is_elsewhere(answers: Answers) -> bool:
    """Whether they have to say where."""
    return bool(answers["unit"] == ELSEWHERE)


async def whose(work: Work, unit: UnitId) -> UnitId | None:
    """The unit that it is for; a place that is told is told by somebody of the unit where they usually eat."""
    if unit != ELSEWHERE:
        return None if unit == FRONT_DESK else unit
    if work.actor.staff:
        # What staff eat in the house is on no tenant's bill.
        return None
    own = [one for one, _ in await meals.my_units(work)]
    usual = await meals.usual_unit(work)
    return usual if usual in own else own[0] if own else None


async def sets_of_day(work: Work, answers: Answers) -> Sequence[Option[str]]:
    return offered(await menus.of_day(work, answers["day"]))


async def until_when(work: Work, answers: Answers) -> Words:
    """For which day, and until when; or that nothing is cooked on it."""
    day = answers["day"]
    if await menus.of_day(work, day) is None:
        return words("meal-no-menu-yet", day=day)
    return await meals.until(work, day)


def offered(menu: Menu | None) -> Sequence[Option[str]]:
    """What can be chosen on a day."""
    return choices(menu.agreed if menu else ())


def choices(dishes: Sequence[Dish]) -> Sequence[Option[str]]:
    """Sets as they are chosen from; whoever orders without a look at the menu reads what may be in them, too."""
    return [Option(dish.code, _set(dish)) for dish in dishes]


def _set(dish: Dish) -> Words:
    allergens = words("menu-allergens", what=dish.allergens) if dish.allergens else ""
    return words("meal-set", code=dish.code, name=dish.name, price=Money(dish.price), allergens=allergens)


async def which_day(work: Work, answers: Answers) -> Words | None:
    del work
    return words(answers["unclear"]) if answers.get("unclear") else None


def is_clear(answers: Answers) -> bool:
    return not answers.get("unclear")


async def total(work: Work, answers: Answers) -> Words | None:
    """What it costs; nothing where it cannot be had."""
    cost = await meal_costs.of(work, answers["day"], answers["sets"])
    return None if cost is None else words("meal-total", total=Money(cost))


@dataclass(frozen=True)
class NewMeal:
    """For which day, how many of what, with what in mind, brought where; what is `unclear` of the day is said."""

    unclear: str | None = kept(str)
    day: date = choose(days, take_first=is_clear, columns=2, about=which_day)
    sets: dict[str, int] = choose_quantities(sets_of_day, at_most=MOST_PORTIONS, about=until_when)
    unit: UnitId = choose(own_units, take_first=True, columns=2)
    place: str | None = ask(short_text(60), when=is_elsewhere)
    note: str | None = ask(short_text(200), optional=True, guess=lambda _: "")


async def order(work: Work, new: NewMeal) -> Answer | Onward:
    """Order; what is too late by now leads to the question why."""
    same = Same(await whose(work, new.unit), new.place or "", new.sets, new.note or "")
    made = await _ordered(work, new.day, same)
    return made if isinstance(made, Onward) else answer("meal-ordered", number=made.number, day=made.day, toast=True)


async def _ordered(work: Work, day: date, it: Same) -> MealOrder | Onward:
    try:
        return await meals.order(work, day, it.unit, it.counts, it.note, place=it.place)
    except Refusal as refused:
        if refused.key != "meal-too-late":
            raise
        seed = {"day": day, "sets": dict(it.counts), "unit": it.unit, "place": it.place, "note": it.note}
        return Onward("meal-late", seed)


@dataclass(frozen=True)
class Again:
    """The day for which it is to be the same as last time."""

    day: date = given(date)


async def again(work: Work, told: Again) -> Answer | Onward:
    """The same as last time by one tap; what is too late by now goes the way of all that is late."""
    made = await _ordered(work, told.day, await meal_again.of(work, told.day))
    if isinstance(made, Onward):
        return made
    lines = [meal_cards.line(portion) for portion in made.portions]
    return answer("meal-again-said", number=made.number, day=made.day, lines=lines)


async def _sets_of(work: Work, answers: Answers) -> Sequence[Option[str]]:
    found = await meals.one_of_mine(work, answers["order"])
    held = {code: sum(p.count for p in found.portions if p.code == code) for code in (p.code for p in found.portions)}
    options = offered(await menus.of_day(work, found.day))
    return [replace(option, count=held.get(option.value, 0)) for option in options]


async def _has_note(work: Work, answers: Answers) -> bool:
    return bool((await meals.one_of_mine(work, answers["order"])).note)


async def _old_note(work: Work, answers: Answers) -> Sequence[Option[bool]]:
    note = (await meals.one_of_mine(work, answers["order"])).note
    return [Option(False, words("meal-note-keep", note=note)), Option(True, words("meal-note-remove"))]


async def _total_changed(work: Work, answers: Answers) -> Words | None:
    cost = await meal_costs.of_change(work, answers["order"], answers["sets"])
    return None if cost is None else words("meal-total", total=Money(cost))


@dataclass(frozen=True)
class Changed:
    """What instead, beginning with what stands; a note is kept unless another is told, or it is to go."""

    order: MealOrderId = given(MealOrderId)
    sets: dict[str, int] = choose_quantities(_sets_of, at_most=MOST_PORTIONS)
    note: str | None = ask(short_text(200), optional=True)
    old: bool = choose(_old_note, take_first=True, needed=_has_note, when=lambda a: not a.get("note"))


async def change(work: Work, told: Changed) -> Answer:
    """Change an order."""
    before = "" if told.old else (await meals.one_of_mine(work, told.order)).note
    made = await meals.change(work, told.order, told.sets, told.note or before)
    return answer("meal-changed", number=made.number, total=Money(made.total))


@dataclass(frozen=True)
class Wrong:
    """What is not right."""

    order: MealOrderId = given(MealOrderId)
    what: str = ask(long_text(300))


async def complain(work: Work, told: Wrong) -> Answer:
    """Say so at once."""
    made = await meal_round.complain(work, told.order, told.what)
    return answer("meal-wrong-said", number=made.number)


@dataclass(frozen=True)
class Remake:
    """Why the meals are not as they should be."""

    day: date = given(date)
    why: str = ask(long_text(300))
    photos: tuple[str, ...] = ask_photos(at_most=4)


async def remake(work: Work, told: Remake) -> Answer:
    """The caterer makes them anew."""
    await meal_round.remade(work, told.day, told.why, told.photos)
    return answer("meals-remake-said")


def is_order(said: Said) -> bool:
    """Whether it orders lunch."""
    return not said.edited and sounds_like_order(said.text) and not (matter_of(said.text) or asks_for_menu(said.text))


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """What a text orders. Raises Refusal for a bad number."""
    return understood(work, said.text)


def understood(work: Work, text: str) -> dict[str, Any]:
    """What a text orders; a day that is none, gone, or one of two is asked for. Raises Refusal for a bad number."""
    today = work.desk.clock.today(work.said_at)
    try:
        wish = wish_of(text, today)
    except Refusal as refused:
        if refused.key not in _UNCLEAR_DAYS:
            raise
        return {"unclear": refused.key}
    gone = wish.day is not None and wish.day < today
    # The day last: whatever is not on that day's menu is then asked for again.
    seed = {
        "unclear": "meal-day-gone" if gone else None, "sets": dict(wish.counts), "note": wish.note,
        "day": None if gone else wish.day,
    }  # fmt: skip
    return {name: value for name, value in seed.items() if value}


FORMS: tuple[Form[Any], ...] = (
    Form(
        "meal-order",
        NewMeal,
        order,
        command="lunch",
        button="meal-order",
        needs=May.ORDER_MEAL,
        minutes=15,
        catches=is_order,
        seed=first_words,
        sums_up=total,
    ),
    Form("meal-again", Again, again, button="meal-again", needs=May.ORDER_MEAL, confirm=False),
    Form("meal-change", Changed, change, button="meal-change", needs=May.ORDER_MEAL, sums_up=_total_changed),
    Form("meal-wrong", Wrong, complain, button="meal-wrong", needs=May.ORDER_MEAL, confirm=False),
    Form("meals-remake", Remake, remake, button="meals-remake", needs=May.RUN_MEALS, confirm=False),
)
