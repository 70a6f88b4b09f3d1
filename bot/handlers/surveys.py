"""What people think, at a tap: stars, and whether they want to be asked; what it comes to, drawn, in a workbook."""

from typing import Any

from bot.domain.months import Period
from bot.domain.permits import May, roles_with
from bot.domain.surveys import Survey, SurveyId, Tally
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import opinions, subscriptions, survey_results, surveys
from bot.services.work import Work
from bot.talk import Answer, Button, Said, Words, answer, button, words


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


async def overview(work: Work, said: Said) -> Answer:
    """The newest surveys, and how many have answered."""
    del said
    found = await survey_results.latest(work)
    lines = [_line(*one) for one in found] or [words("surveys-none")]
    return answer("surveys", lines=lines, rows=(*((_door(it),) for it, _ in found), (button("home"),)))


def _line(it: Survey, counts: Tally) -> Words:
    return words("survey-line", **_named(it), answered=counts.answered, asked=counts.asked, rate=counts.rate)


def _door(it: Survey) -> Button:
    return button("survey-open", it.id, label="button-survey-open", **_named(it))


def _named(it: Survey) -> dict[str, Any]:
    return {"subject": words(f"subject-{it.subject.value}"), "period": Period(it.period)}


async def opened(work: Work, said: Said) -> None:
    """What one came to."""
    await survey_results.open_card(work, SurveyId(said.pressed.number(0)))


async def written(work: Work, said: Said) -> None:
    """What people wrote."""
    await survey_results.open_words(work, SurveyId(said.pressed.number(0)))


def _paper(kind: str, action: str) -> Handler:
    """What one came to as a paper of that kind."""

    async def handler(work: Work, said: Said) -> Answer:
        work.busy(said, action)
        found = (await survey_results.of(work, SurveyId(said.pressed.number(0)))).survey
        return answer(f"{kind}-is", **_named(found), paper=(kind, f"{found.id}"))

    return handler


COMMANDS: tuple[OnCommand, ...] = (OnCommand("surveys", overview, roles_with(May.SEE_SURVEYS)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("stars", stars),
    OnButton("surveys-off", without_surveys),
    OnButton("surveys-on", with_surveys),
    OnButton("surveys", overview),
    OnButton("survey-open", opened),
    OnButton(survey_results.WORDS, written),
    OnButton("survey-chart", _paper("survey-chart", "upload_photo")),
    OnButton("survey-sheet", _paper("survey-sheet", "upload_document")),
)
