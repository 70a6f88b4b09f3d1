"""Lunch for the office at a tap: nothing after all, closed, not to be asked."""

from bot.domain.meals import MealOrderId
from bot.handlers.table import OnButton
from bot.services import office_cards, office_meals, subscriptions
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button


async def leave(work: Work, said: Said) -> Answer:
    """Nothing after all, of what a colleague collects."""
    await office_meals.leave(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-left-said", toast=True)


async def close(work: Work, said: Said) -> Answer:
    """Whoever collects has everybody's."""
    made = await office_meals.close(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-office-closed-said", number=made.number, toast=True)


async def without_office(work: Work, said: Said) -> Answer:
    """Not to be asked by colleagues who collect."""
    del said
    await subscriptions.mute(work, office_cards.OFFICE)
    return answer("office-is-off", rows=((button("office-on"),),))


async def with_office(work: Work, said: Said) -> Answer:
    """To be asked again."""
    del said
    await subscriptions.unmute(work, office_cards.OFFICE)
    return answer("office-is-on")


BUTTONS: tuple[OnButton, ...] = (
    OnButton("meal-leave", leave),
    OnButton("meal-office-close", close),
    OnButton("office-off", without_office),
    OnButton("office-on", with_office),
)
