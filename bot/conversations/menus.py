"""The dialogues of the menu: a set is put on a day or taken off, a day has a limit (R169)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, ask_photo, choose
from bot.conversations.meals import offered
from bot.conversations.parsers import long_text, whole_number
from bot.conversations.questions import Option
from bot.domain.menu_lines import dish_of
from bot.domain.menus import MOST_CAPACITY
from bot.domain.permits import May
from bot.services import menu_desk, menus
from bot.services.work import Work
from bot.talk import Answer, answer, button, words

Answers = Mapping[str, Any]


async def _open_days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(day, words("meal-day", day=day)) for day in await menu_desk.days_ahead(work)]


@dataclass(frozen=True)
class Composed:
    """A day, a set for it in one line ("A 红烧肉+米饭 32元"), and what it looks like."""

    day: date = choose(_open_days, columns=2)
    line: str = ask(long_text(300))
    photo: str | None = ask_photo(optional=True)


async def compose(work: Work, told: Composed) -> Answer:
    """Put a set on the menu."""
    dish = replace(dish_of(told.line), photo=told.photo or "")
    menu = await menu_desk.put(work, told.day, dish)
    again = button("menu-put", label="button-menu-more")
    week = button("menu-week", menus.monday_of(told.day).isoformat())
    return answer("menu-put-said", day=menu.day, line=menus.dish_line(dish), rows=((again,), (week,)))


async def _composed_days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(menu.day, words("meal-day", day=menu.day)) for menu in await menus.ahead(work)]


async def _composed_sets(work: Work, answers: Answers) -> Sequence[Option[str]]:
    return offered(next((menu for menu in await menus.ahead(work) if menu.day == answers["day"]), None))


@dataclass(frozen=True)
class Dropped:
    """Which set comes off which day."""

    day: date = choose(_composed_days, columns=2)
    code: str = choose(_composed_sets)


async def drop(work: Work, told: Dropped) -> Answer:
    """Take a set off the menu."""
    menu = await menu_desk.drop(work, told.day, told.code)
    week = button("menu-week", menus.monday_of(told.day).isoformat())
    return answer("menu-drop-said", day=menu.day, code=told.code, rows=((week,),))


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
