"""What lunch would cost, before it is ordered or changed; fen."""

from collections.abc import Mapping
from datetime import date

from bot.domain.meals import MealOrderId
from bot.domain.menus import Menu, Portion, keeping
from bot.domain.money import Fen
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import meals, menus
from bot.services.permission import needs
from bot.services.work import Work


@needs(May.ORDER_MEAL)
async def of(work: Work, day: date, counts: Mapping[str, int]) -> Fen | None:
    """What so much of a day's sets costs; None where it cannot be had."""
    menu = await menus.of_day(work, day)
    return _cost(menu, counts, ()) if menu else None


@needs(May.ORDER_MEAL)
async def of_change(work: Work, id_: MealOrderId, counts: Mapping[str, int]) -> Fen | None:
    """The same for what is wanted instead: as much of each set as was ordered before keeps its price."""
    found = await meals.own(work, id_)
    menu = await menus.of_day(work, found.day)
    return _cost(menu, counts, found.portions) if menu else None


def _cost(menu: Menu, counts: Mapping[str, int], before: tuple[Portion, ...]) -> Fen | None:
    try:
        return Fen(sum(portion.amount for portion in keeping(before, menu.portions(counts))))
    except Refusal:
        return None
