"""Lunch for the office at a tap: nothing after all, closed, not to be asked."""

import re

from bot.domain.meals import MealOrderId
from bot.handlers.table import OnButton
from bot.services import office_cards, office_meals, subscriptions
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button

_LINK = re.compile(f"{office_cards.LINK}[0-9]{{1,18}}")


def passed_on(payload: str) -> bool:
    """Whether a link leads to lunch that a colleague collects."""
    return bool(_LINK.fullmatch(payload))


async def opened(work: Work, said: Said) -> Answer | None:
    """The link that a colleague has passed on; whom the house does not know yet learns how to come in, and no more."""
    if not work.actor.known:
        return answer("meal-office-stranger")
    await office_meals.open_shared(work, MealOrderId(int(said.payload.removeprefix(office_cards.LINK))))
    return None


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
