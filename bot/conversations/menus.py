"""The dialogues of the menu: a set is put on a day or taken off, a day has a limit (R169)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, ask_photo, choose
from bot.conversations.meals import choices
from bot.conversations.parsers import long_text, whole_number
from bot.conversations.questions import Option
from bot.domain.menu_lines import dishes_of
from bot.domain.menus import MOST_CAPACITY
from bot.domain.permits import May
from bot.services import menu_desk, menus
from bot.services.work import Work
from bot.talk import Answer, Rows, answer, button, words

Answers = Mapping[str, Any]


async def _open_days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(day, words("meal-day", day=day)) for day in await menu_desk.days_ahead(work)]


def _lines(text: str) -> str:
    """Lines that are sets, a line each. Raises Refusal with the one that is none."""
    told = long_text(2000)(text)
    dishes_of(told)
    return told


def _is_one(answers: Answers) -> bool:
    return len(dishes_of(answers["line"])) == 1


@dataclass(frozen=True)
class Composed:
    """A day, sets for it ("A 红烧肉+米饭 32元", a line each), and what it looks like where it is one."""

    day: date = choose(_open_days, columns=2)
    line: str = ask(_lines)
    photo: str | None = ask_photo(optional=True, when=_is_one)


async def compose(work: Work, told: Composed) -> Answer:
    """Put sets on the menu."""
    dishes = [replace(dish, photo=told.photo or "") for dish in dishes_of(told.line)]
    menu = await menu_desk.put(work, told.day, *dishes)
    again = button("menu-put", label="button-menu-more")
    return answer(
        "menu-put-said", day=menu.day, lines=[menus.dish_line(dish) for dish in dishes], rows=((again,), *_on(menu.day))
    )


def _on(day: date) -> Rows:
    """What comes next: the caterer is asked, or the week is looked at."""
    monday = menus.monday_of(day).isoformat()
    return (button("menu-hand-over", monday),), (button("menu-week", monday),)


async def _composed_days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(menu.day, words("meal-day", day=menu.day)) for menu in await menus.ahead(work)]


async def _composed_sets(work: Work, answers: Answers) -> Sequence[Option[str]]:
    return choices(next((menu.dishes for menu in await menus.ahead(work) if menu.day == answers["day"]), ()))


@dataclass(frozen=True)
class Dropped:
    """Which set comes off which day."""

    day: date = choose(_composed_days, columns=2)
    code: str = choose(_composed_sets)


async def drop(work: Work, told: Dropped) -> Answer:
    """Take a set off the menu."""
    menu = await menu_desk.drop(work, told.day, told.code)
    return answer("menu-drop-said", day=menu.day, code=told.code, rows=_on(menu.day))


@dataclass(frozen=True)
class Limited:
    """How many portions the kitchen can make on a day; any number where that is skipped."""

    day: date = choose(_composed_days, columns=2)
    count: int | None = ask(whole_number(high=MOST_CAPACITY), optional=True)


async def limit(work: Work, told: Limited) -> Answer:
    """No more than that can be ordered."""
    menu = await menu_desk.limit(work, told.day, told.count)
    if menu.capacity is None:
        return answer("menu-limit-none", day=menu.day)
    return answer("menu-limit-said", day=menu.day, count=menu.capacity)


FORMS: tuple[Form[Any], ...] = (
    Form("menu-put", Composed, compose, button="menu-put", needs=May.COMPOSE_MENU, confirm=False),
    Form("menu-drop", Dropped, drop, button="menu-drop", needs=May.COMPOSE_MENU, confirm=False),
    Form("menu-limit", Limited, limit, button="menu-limit", needs=May.LIMIT_MEALS, confirm=False),
)
