"""The dialogues of lunch for the office: one collects, the others add theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, choose, choose_quantities, given
from bot.conversations.meals import is_elsewhere, offered, own_units, whose
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.meals import MealOrderId
from bot.domain.menus import MOST_PORTIONS
from bot.domain.permits import May
from bot.domain.units import UnitId
from bot.services import meals, menus, office_meals
from bot.services.work import Work
from bot.talk import Answer, answer, words

Answers = Mapping[str, Any]


async def _days_in_time(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(day, words("meal-day", day=day)) for day, late in await meals.days(work) if not late]


@dataclass(frozen=True)
class ForTheOffice:
    """For which day somebody collects, and where it is brought."""

    day: date = choose(_days_in_time, take_first=True, columns=2)
    unit: UnitId = choose(own_units, take_first=True, columns=2)
    place: str | None = ask(short_text(60), when=is_elsewhere)


async def collect(work: Work, told: ForTheOffice) -> Answer:
    """Colleagues are asked."""
    _, asked = await office_meals.begin(work, told.day, await whose(work, told.unit), told.place or "")
    return answer("meal-office-begun", count=asked, toast=True)


async def _sets_of_office(work: Work, answers: Answers) -> Sequence[Option[str]]:
    return offered(await menus.of_day(work, await office_meals.day_of(work, answers["order"])))


@dataclass(frozen=True)
class Joined:
    """What somebody adds to what a colleague collects."""

    order: MealOrderId = given(MealOrderId)
    sets: dict[str, int] = choose_quantities(_sets_of_office, at_most=MOST_PORTIONS)
    note: str | None = ask(short_text(100), optional=True)


async def join(work: Work, told: Joined) -> Answer:
    """It is in the order."""
    made = await office_meals.join(work, told.order, told.sets, told.note or "")
    return answer("meal-joined", number=made.number)


FORMS: tuple[Form[Any], ...] = (
    Form("meal-office", ForTheOffice, collect, button="meal-office", needs=May.ORDER_MEAL),
    Form("meal-join", Joined, join, button="meal-join", needs=May.ORDER_MEAL, confirm=False),
)
