"""How a survey looks to who is asked: one question after the other on one card, thanks in the end."""

from bot.domain.months import Period
from bot.domain.surveys import MOST_STARS, Opinion, Survey, SurveyId
from bot.talk import Answer, Rows, answer, button, words

_STARS = range(1, MOST_STARS + 1)


def subject(id_: SurveyId) -> str:
    """What the card is about."""
    return f"survey:{id_}"


def card(survey: Survey, opinion: Opinion) -> Answer:
    """The question whose turn it is; or what has been answered, and room for a few words."""
    if opinion.answered_at:
        return _thanks(survey, opinion)
    place = len(opinion.marks)
    stars = tuple(button("stars", survey.id, place, n, label="button-star", count=n) for n in _STARS)
    rows: Rows = (stars,) if place else (stars, (button("surveys-off"),))
    question, of = words(f"survey-ask-{survey.questions[place]}"), len(survey.questions)
    it = f"survey-{survey.subject.value}"
    return answer(it, period=Period(survey.period), question=question, place=place + 1, of=of, rows=rows)


def reminder(survey: Survey, opinion: Opinion) -> Answer:
    """The same once more, with until when."""
    asked = card(survey, opinion)
    return answer("survey-reminder", at=survey.closes_at, asked=asked.say, rows=asked.rows)


def _thanks(survey: Survey, opinion: Opinion) -> Answer:
    given = zip(survey.questions, opinion.marks, strict=True)
    lines = [words("survey-given", about=words(f"survey-on-{on}"), stars="⭐" * mark) for on, mark in given]
    rows: Rows = () if opinion.words else ((button("opinion", survey.id),),)
    return answer("survey-thanks", lines=lines, rows=rows)
