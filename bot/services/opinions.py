"""What people think (R164, R176): answered with a tap for each question, perhaps with words; each once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.domain.assessments import Assessment
from bot.domain.months import month_of, year_of
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.surveys import Opinion, Subject, Survey, SurveyId
from bot.domain.trades import Trade
from bot.services import survey_cards, survey_results
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.review_tables import assessments
from bot.storage.survey_tables import opinions as table
from bot.storage.survey_tables import surveys
from bot.talk import Lane, words

QUOTED = "opinions"
"""What letters are about that quote them."""


@needs(May.ANSWER_SURVEYS)
async def rate(work: Work, id_: SurveyId, question: int, stars: int) -> Opinion:
    """One to five stars for the question whose turn it is; the card goes on to the next one.

    Raises:
        Refusal: the person was not asked, has answered that, or the survey is over.

    """
    survey, held = await _own(work, id_)
    return await _saved(work, survey, held, held.rate(survey, question, stars, work.said_at))


@needs(May.ANSWER_SURVEYS)
async def explain(work: Work, id_: SurveyId, said: str) -> Opinion:
    """A few words beside the stars. Raises Refusal where there are no stars yet or words already, or it is over."""
    survey, held = await _own(work, id_)
    return await _saved(work, survey, held, held.explain(survey, said, work.said_at))


async def given(work: Work, trade: Trade, period: str) -> Sequence[Opinion]:
    """Inside other verbs: what was answered about a vendor's week, month or year."""
    about = surveys.c.subject == Subject.of(trade), surveys.c.period.startswith(period)
    held = await rows.every(work.db, Survey, *about)
    return await rows.every(work.db, Opinion, _of(*held), table.c.answered_at.is_not(None))


async def close_month(work: Work, trade: Trade, month: str) -> None:
    """Inside other verbs: a vendor's month is assessed; what was asked about it and its weeks is over."""
    about = surveys.c.subject == Subject.of(trade), surveys.c.period.startswith(month)
    for survey in await rows.every(work.db, Survey, *about, surveys.c.closed_at.is_(None)):
        await work.save(survey, survey.close(work.said_at), "assessed")


def quoted(trade: Trade, period: str) -> str:
    """What a letter is about that quotes them."""
    return f"{QUOTED}:{trade.value}:{period}"


async def kept_of(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    """Inside other verbs: what somebody was asked, and what they answered."""
    held = await rows.every(work.db, Opinion, table.c.person == person)
    asked = await rows.many(work.db, Survey, [one.survey for one in held])
    return [{**_about(asked[one.survey]), **asdict(one)} for one in held]


async def forget_words(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what somebody wrote goes; what the letters are about that quoted it."""
    about = set[str]()
    held = await rows.every(work.db, Opinion, table.c.person == person, table.c.words != "")
    asked = await rows.many(work.db, Survey, [one.survey for one in held])
    for one in held:
        await work.save(one, one.erase(), "erased")
        about |= await _quoting(work, asked[one.survey])
    return sorted(about)


def _about(survey: Survey) -> dict[str, Any]:
    return {"subject": words(f"subject-{survey.subject.value}"), "period": survey.period}


async def _quoting(work: Work, survey: Survey) -> set[str]:
    trade, listed = survey.subject.trade, f"{survey_results.WORDS}:{survey.id}"
    if trade is None:
        return {listed}
    periods = {survey.period, month_of(survey.period), year_of(survey.period)}
    made = await rows.every(work.db, Assessment, assessments.c.trade == trade, assessments.c.period.in_(periods))
    return {listed} | {quoted(trade, period) for period in periods} | {f"assessment:{it.id}" for it in made}


async def _own(work: Work, id_: SurveyId) -> tuple[Survey, Opinion]:
    held = await rows.first(work.db, Opinion, table.c.survey == id_, table.c.person == work.me)
    if held is None:
        raise Refusal("button-stale")
    return await rows.find(work.db, Survey, id_), held


async def _saved(work: Work, survey: Survey, before: Opinion, after: Opinion) -> Opinion:
    saved = await work.save(before, after)
    it = survey_cards.card(survey, saved)
    await work.show(work.me, survey_cards.subject(survey.id), it, lane=Lane.ANSWER)
    return saved


def _of(*held: Survey) -> Any:
    return table.c.survey.in_([one.id for one in held])
