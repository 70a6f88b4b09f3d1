"""What people think, at a tap: stars; and whether they want to be asked."""

from bot.domain.surveys import SurveyId
from bot.handlers.table import OnButton
from bot.services import opinions, subscriptions, surveys
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button


async def stars(work: Work, said: Said) -> None:
    """What somebody thinks, in stars; their card goes on."""
    await opinions.rate(work, SurveyId(said.pressed.number(0)), said.pressed.number(1), said.pressed.number(2))


async def without_surveys(work: Work, said: Said) -> Answer:
    """No surveys any more."""
    del said
    await subscriptions.mute(work, surveys.SURVEYS)
    return answer("surveys-are-off", rows=((button("surveys-on"),),))


async def with_surveys(work: Work, said: Said) -> Answer:
    """Surveys again."""
    del said
    await subscriptions.unmute(work, surveys.SURVEYS)
    return answer("surveys-are-on")


BUTTONS: tuple[OnButton, ...] = (
    OnButton("stars", stars),
    OnButton("surveys-off", without_surveys),
    OnButton("surveys-on", with_surveys),
)
