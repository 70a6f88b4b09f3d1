"""Surveys for tests: asked at once, and answered."""

from bot.domain.people import SYSTEM
from bot.domain.surveys import Opinion, Subject, Survey
from bot.services import opinions, surveys
from bot.storage import rows
from tests.services.town import Town


async def asked(town: Town, subject: Subject, period: str) -> Survey:
    """Everybody who is meant has been asked."""
    await town.desk.do(SYSTEM, lambda w: surveys.ask(w, subject, period))
    found = await town.desk.do(SYSTEM, lambda w: rows.by(w.db, Survey, subject=subject, period=period))
    assert found
    return found


async def rated(town: Town, who: str, subject: Subject, period: str, *stars: int, words: str = "") -> Opinion:
    """Somebody has answered with these stars, and perhaps words."""
    survey = await asked(town, subject, period)
    for question, n in enumerate(stars):
        held = await town.does(who, lambda w, q=question, n=n: opinions.rate(w, survey.id, q, n))  # type: ignore[misc]
    if words:
        held = await town.does(who, lambda w: opinions.explain(w, survey.id, words))
    return held


async def answers(town: Town) -> list[Opinion]:
    """What everybody who was asked has answered."""
    return await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Opinion))
