"""Surveys: who may answer what in which state, who is asked and reminded, and when it is over."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain.people import SYSTEM, Post
from bot.domain.refusal import Refusal
from bot.domain.surveys import Opinion, Standing, Subject, Survey, SurveyId
from bot.domain.trades import Trade
from bot.services import assessments, opinions, subscriptions, surveys
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox, posts
from bot.talk import Lane, Verb
from tests.services.crowds import crowd
from tests.services.kitchen import every, outcome, ruled, served
from tests.services.surveying import answers, asked, rated
from tests.services.town import MONDAY, ROLES, Town, at, lines, ticks

HALF, DAY = "2026-H2", date(2026, 12, 15)
"""The second half of 2026 is asked about on its fifteenth of December."""
QUESTIONS = 5
STEPS = {Standing.ASKED: 0, Standing.BEGUN: 2, Standing.ANSWERED: QUESTIONS, Standing.EXPIRED: 2}
VERBS = {
    "rate the next": lambda w, s, held: opinions.rate(w, s, len(held.marks), 4),
    "rate the first": lambda w, s, _: opinions.rate(w, s, 0, 4),
    "rate one ahead": lambda w, s, held: opinions.rate(w, s, len(held.marks) + 1, 4),
    "six stars": lambda w, s, held: opinions.rate(w, s, len(held.marks), 6),
    "no star": lambda w, s, held: opinions.rate(w, s, len(held.marks), 0),
    "explain": lambda w, s, _: opinions.explain(w, s, "good"),
}
_STALE, _GIVEN, _OVER = "button-stale", "survey-answered-already", "survey-over"
MEANT = {
    Standing.ASKED: ("done", "done", _STALE, _STALE, _STALE, _STALE),
    Standing.BEGUN: ("done", _GIVEN, _STALE, _STALE, _STALE, _STALE),
    Standing.ANSWERED: (_STALE, _GIVEN, _STALE, _STALE, _STALE, "done"),
    Standing.EXPIRED: (_OVER, _OVER, _OVER, _OVER, _OVER, _STALE),
}
"""What the one who was asked hears of each of these, in that order."""


async def staged(town: Town, standing: Standing) -> tuple[Survey, Opinion]:
    """A survey of the house with which the tenant is so far."""
    survey = await asked(town, Subject.HOUSE, HALF)
    for question in range(STEPS[standing]):
        await town.does("tenant", lambda w, q=question: opinions.rate(w, survey.id, q, 3))  # type: ignore[misc]
    if standing is Standing.EXPIRED:
        town.desk.clock.set(survey.closes_at)
    held = next(one for one in await answers(town) if one.person == town.people["tenant"])
    assert held.standing(survey, town.desk.clock.now()) is standing
    return survey, held


@pytest.mark.parametrize("standing", Standing)
async def test_who_was_asked_answers_as_the_table_says_and_nobody_else(embedded_town: Town, standing: Standing) -> None:
    town = embedded_town
    survey, held = await staged(town, standing)
    moment, before, wrong = town.desk.clock.now(), await lines(town), []
    for (name, verb), meant in zip(VERBS.items(), MEANT[standing], strict=True):
        for who in (*ROLES, "stranger"):
            said = await outcome(town, who, lambda w, v=verb: v(w, survey.id, held), moment)  # type: ignore[misc]
            if said != (expected := _meant(who, name, meant, standing)):
                wrong.append(f"{who}, {name} when {standing}: {said}, not {expected}")
    assert wrong == []
    assert await lines(town) == before


def _meant(who: str, name: str, meant: str, standing: Standing) -> str:
    if who == "tenant":
        return meant
    if who == "neighbour":  # was asked as well, and has answered nothing
        if standing is Standing.EXPIRED:
            return _STALE if name == "explain" else _OVER
        return "done" if name == "rate the first" or (standing is Standing.ASKED and meant == "done") else _STALE
    if who == "stranger":
        return "stranger-not-allowed"
    return "not-allowed" if who == "vendor" else _STALE


async def test_what_there_is_not_is_refused(town: Town) -> None:
    for verb in (lambda w: opinions.rate(w, SurveyId(99), 0, 5), lambda w: opinions.explain(w, SurveyId(99), "x")):
        with pytest.raises(Refusal, match="button-stale"):
            await town.does("tenant", verb)


async def test_words_are_given_once_and_in_time(town: Town) -> None:
    await rated(town, "tenant", Subject.HOUSE, HALF, 5, 4, 3, 2, 1, words="good")
    survey, *_ = await every(town, Survey)
    with pytest.raises(Refusal, match="survey-answered-already"):
        await town.does("tenant", lambda w: opinions.explain(w, survey.id, "better"))
    await rated(town, "neighbour", Subject.HOUSE, HALF, 5, 4, 3, 2, 1)
    town.desk.clock.set(survey.closes_at)
    with pytest.raises(Refusal, match="survey-over"):
        await town.does("neighbour", lambda w: opinions.explain(w, survey.id, "too late"))
    assert sorted(one.words for one in await answers(town)) == ["", "good"]


async def test_what_was_said_in_time_counts_however_late_it_is_heard(town: Town) -> None:
    survey = await asked(town, Subject.HOUSE, HALF)
    town.desk.clock.set(survey.closes_at + timedelta(minutes=1))
    in_time = survey.closes_at - timedelta(seconds=1)
    await town.does("tenant", lambda w: opinions.rate(w, survey.id, 0, 5), at=in_time)
    assert [one.marks for one in await answers(town) if one.marks] == [(5,)]


# -- who is asked -----------------------------------------------------------------------------------------------------


async def rung(town: Town, who: str) -> list[str]:
    """The keys of the cards that have rung for somebody, oldest first."""
    mine = outbox.c.person == town.people[who], outbox.c.verb == Verb.RING, outbox.c.subject.startswith("survey:")
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(outbox.c.body).where(*mine).order_by(outbox.c.id))
        return [body["say"]["$say"] for body in found.scalars()]


@pytest.mark.manual("R5")
async def test_twice_a_year_all_tenants_are_asked_once_who_want_to_be(town: Town) -> None:
    await town.does("neighbour", lambda w: subscriptions.mute(w, surveys.SURVEYS))
    await ticks(town, at(town, 9, 59, day=DAY))
    assert await every(town, Survey) == []
    for minute in (0, 30):
        await ticks(town, at(town, 10, minute, day=DAY))
    (survey,) = await every(town, Survey)
    assert (survey.subject, survey.period, survey.vendor) == (Subject.HOUSE, HALF, None)
    assert {who: await rung(town, who) for who in ("tenant", "neighbour", "csr", "vendor")} == {
        "tenant": ["survey-house"], "neighbour": [], "csr": [], "vendor": [],
    }  # fmt: skip
    (held,) = await answers(town)
    assert (held.person, held.use) == (town.people["tenant"], "office")


async def test_whoever_is_silent_is_reminded_once_and_who_has_answered_is_not(town: Town) -> None:
    await ticks(town, at(town, 10, day=DAY))
    await rated(town, "tenant", Subject.HOUSE, HALF, 5, 5, 5, 5, 5)
    for days in (7, 8, 13):
        await ticks(town, at(town, 10, 1, day=DAY + timedelta(days=days)))
    assert await rung(town, "tenant") == ["survey-house"]
    assert await rung(town, "neighbour") == ["survey-house", "survey-reminder"]


async def test_whoever_does_not_want_to_be_asked_any_more_is_not_reminded(town: Town) -> None:
    await ticks(town, at(town, 10, day=DAY))
    await town.does("neighbour", lambda w: subscriptions.mute(w, surveys.SURVEYS))
    await ticks(town, at(town, 10, 1, day=DAY + timedelta(days=7)))
    assert await rung(town, "neighbour") == ["survey-house"]


async def test_whoever_has_moved_out_is_not_reminded(town: Town) -> None:
    async def leave(work: Work) -> None:
        post = await rows.first(work.db, Post, posts.c.person == town.people["tenant"])
        assert post
        await work.save(post, post.end(work.now))

    await ticks(town, at(town, 10, day=DAY))
    await town.desk.do(SYSTEM, leave)
    await ticks(town, at(town, 10, 1, day=DAY + timedelta(days=7)))
    assert await rung(town, "tenant") == ["survey-house"]
    assert await rung(town, "neighbour") == ["survey-house", "survey-reminder"]


async def test_it_is_closed_when_its_time_is_over_and_a_late_reminder_is_none(town: Town) -> None:
    await ticks(town, at(town, 10, day=DAY))
    await ticks(town, at(town, 10, day=DAY + timedelta(days=14)))
    (survey,) = await every(town, Survey)
    assert survey.closed_at == survey.closes_at
    assert await rung(town, "tenant") == ["survey-house"]


async def test_many_are_asked_and_reminded_in_rounds_and_each_once(town: Town) -> None:
    await crowd(town, surveys.A_ROUND)  # beside the two tenants: two more than one round asks
    await ticks(town, at(town, 10, day=DAY))
    assert len(await answers(town)) == surveys.A_ROUND
    for days in (0, 7):
        for second in range(0, 60, 15):
            await ticks(town, at(town, 10, 0, second, day=DAY + timedelta(days=days)))
    assert len({one.person for one in await answers(town)}) == len(await answers(town)) == surveys.A_ROUND + 2
    assert all(one.reminded_at for one in await answers(town))
    for who in ("tenant", "neighbour"):
        assert await rung(town, who) == ["survey-house", "survey-reminder"]


async def test_a_building_may_ask_in_other_months_and_for_another_time(town: Town) -> None:
    await ruled(
        town, satisfaction_months=[3, 11], satisfaction_day=24, satisfaction_days=3, satisfaction_reminder_days=1
    )
    await ticks(town, at(town, 10, day=MONDAY + timedelta(days=1)))
    (survey,) = await every(town, Survey)
    assert survey.closes_at - survey.opened_at == timedelta(days=3)


async def test_a_card_that_asks_is_sent_once_at_most_and_only_by_day(town: Town) -> None:
    await ticks(town, at(town, 10, day=DAY))
    await ticks(town, at(town, 10, day=DAY + timedelta(days=7)))
    async with town.desk.database.transaction() as db:
        cards = select(outbox.c.twice, outbox.c.lane).where(outbox.c.subject.startswith("survey:"))
        assert {tuple(row) for row in await db.execute(cards)} == {(False, Lane.BROADCAST)}


# -- vendors ----------------------------------------------------------------------------------------------------------


async def test_once_a_month_is_assessed_it_and_its_weeks_are_answered_no_more(kitchen: Town) -> None:
    await served(kitchen)
    week = await asked(kitchen, Subject.MEALS, "2026-11-26")
    before = await asked(kitchen, Subject.HOUSE, HALF)
    await kitchen.does("tenant_supervisor", lambda w: assessments.improve(w, Trade.MEALS, "2026-11-26", "less salt"))
    await kitchen.does("tenant", lambda w: opinions.rate(w, week.id, 0, 2))
    await kitchen.does("tenant_supervisor", lambda w: assessments.assess(w, Trade.MEALS, "2026-11", 3, "a", "b"))
    with pytest.raises(Refusal, match="survey-over"):
        await kitchen.does("tenant", lambda w: opinions.explain(w, week.id, "too late"))
    await kitchen.does("tenant", lambda w: opinions.rate(w, before.id, 0, 2))


async def test_who_had_nothing_of_it_is_not_asked(kitchen: Town) -> None:
    await served(kitchen)
    survey = await asked(kitchen, Subject.MEALS, "2026-11-26")
    assert [one.person for one in await answers(kitchen)] == [kitchen.people["tenant"]]
    with pytest.raises(Refusal, match="button-stale"):
        await kitchen.does("neighbour", lambda w: opinions.rate(w, survey.id, 0, 1))
