"""The dialogue about a survey: a few words beside the stars."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, given
from bot.conversations.parsers import long_text
from bot.domain.permits import May
from bot.domain.surveys import SurveyId
from bot.services import opinions
from bot.services.work import Work
from bot.talk import Answer, answer


@dataclass(frozen=True)
class Opined:
    """What somebody thinks, in words."""

    survey: SurveyId = given(SurveyId)
    words: str = ask(long_text(300))


async def explain(work: Work, told: Opined) -> Answer:
    """It stands beside the stars."""
    await opinions.explain(work, told.survey, told.words)
    return answer("opinion-thanks")


FORMS: tuple[Form[Any], ...] = (
    Form("opinion", Opined, explain, button="opinion", needs=May.ANSWER_SURVEYS, confirm=False),
)
