"""What surveys came to: who may see it, what may be shown of it, and that nobody is known by it."""

from datetime import date, timedelta

import pytest

from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.roles import Role
from bot.domain.surveys import FEWEST, Subject, Survey
from bot.services import opinions, privacy, retention, survey_results
from bot.services.work import Work
from bot.storage import rows
from bot.storage.survey_tables import surveys as table
from tests.services.kitchen import served
from tests.services.surveying import asked, rated
from tests.services.town import LONG_AGO, ROLES, Town, at, ticks, told

HALF, BEFORE, DAY = "2026-H2", "2026-H1", date(2026, 12, 15)
MAY_SEE = {"cs_manager", "tenant_supervisor", "housekeeping_supervisor", "general_manager"}


async def crowd(town: Town, count: int) -> list[str]:
    """So many more contacts of the tenant."""
    names = [f"contact{n}" for n in range(count)]

    async def hire(work: Work, name: str) -> None:
        person = await work.add(Person(code=name, name_zh=name, name_en=name, consent=CONSENT_VERSION))
        await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
        post = Post(
            person=person.id, role=Role.TENANT, tenant=town.tenant, contact=ContactKind.RESIDENT, since=LONG_AGO
        )  # fmt: skip
        await work.add(post)
        town.people[name] = person.id

    for name in names:
        await town.desk.do(SYSTEM, lambda w, name=name: hire(w, name))  # type: ignore[misc]
    return names


async def answered(town: Town, period: str, count: int, mark: int, words: str = "") -> Survey:
    """A survey of the house that so many have answered with that mark, and that is over."""
    names = [name for name in town.people if name.startswith("contact")][:count]
    for name in names:
        await rated(town, name, Subject.HOUSE, period, *(mark,) * 5, words=words and f"{words} {name[-1]}")
    survey = await asked(town, Subject.HOUSE, period)
    town.desk.clock.set(survey.closes_at)
    return survey


async def results(town: Town, survey: Survey, who: str = "cs_manager") -> survey_results.Results:
    return await town.does(who, lambda w: survey_results.of(w, survey.id))


async def test_supervisors_and_managers_see_them_and_nobody_else(embedded_town: Town) -> None:
    town = embedded_town
    survey = await asked(town, Subject.HOUSE, HALF)
    verbs = (
        survey_results.latest, lambda w: survey_results.of(w, survey.id),
        lambda w: survey_results.open_card(w, survey.id), lambda w: survey_results.open_words(w, survey.id),
    )  # fmt: skip
    wrong = []
    for number, verb in enumerate(verbs):
        for who in (*ROLES, "stranger"):
            said = await town.outcome(who, verb)
            meant = "stranger-not-allowed" if who == "stranger" else "done" if who in MAY_SEE else "not-allowed"
            if said != meant:
                wrong.append(f"{who} {number}: {said}, not {meant}")
    assert wrong == []


async def test_while_the_house_is_asked_only_the_answers_are_counted(town: Town) -> None:
    await crowd(town, FEWEST)
    survey = await answered(town, HALF, FEWEST, 4, "good")
    town.desk.clock.set(survey.opened_at)
    found = await results(town, survey)
    assert (found.shown, found.tally.answered, found.words) == (False, FEWEST, ())
    await town.does("cs_manager", lambda w: survey_results.open_card(w, survey.id))
    (card,) = await told(town, "cs_manager", "survey-result")
    assert (card["asked"], card["answered"], card["rate"]) == (FEWEST + 2, FEWEST, 71)
    assert card["lines"] == [{"$say": "survey-not-yet", "args": {}}]


async def test_of_too_few_answers_nothing_more_is_shown(town: Town) -> None:
    await crowd(town, FEWEST)
    survey = await answered(town, HALF, FEWEST - 1, 4, "good")
    assert (await results(town, survey)).shown is False
    await ticks(town, survey.closes_at)
    (card,) = await told(town, "cs_manager", "survey-result")
    assert card["lines"] == [{"$say": "survey-too-few", "args": {"count": FEWEST}}]
    await town.does("cs_manager", lambda w: survey_results.open_words(w, survey.id))
    assert "good" not in str(await told(town, "cs_manager", "survey-words"))


@pytest.mark.manual("R34")
async def test_when_it_is_over_whoever_may_see_it_hears_what_it_came_to_beside_the_time_before(town: Town) -> None:
    await crowd(town, FEWEST + 1)
    await answered(town, BEFORE, FEWEST, 5)
    town.desk.clock.set(at(town, 10, day=DAY))
    survey = await answered(town, HALF, FEWEST + 1, 4)
    for minute in (0, 10):
        await ticks(town, survey.closes_at + timedelta(minutes=minute))
    for who in MAY_SEE:
        _, card = await told(town, who, "survey-result")
        assert (card["answered"], card["rate"], card["before"]["args"]) == (FEWEST + 1, 75, {"rate": 63})
        first, *_, last = [line["args"] for line in card["lines"]]
        assert (first["stars"], first["satisfied"], first["change"]["$say"]) == ("4.0", 100, "survey-down")
        assert first["change"]["args"]["by"] == "1.0"
        assert (last["use"]["$say"], last["count"]) == ("use-office", FEWEST + 1)
    assert await told(town, "csr", "survey-result") == []


async def test_what_was_written_names_nobody_and_stands_in_no_order_that_tells_who(town: Town) -> None:
    await crowd(town, FEWEST)
    survey = await answered(town, HALF, 0, 4)
    town.desk.clock.set(survey.opened_at)
    for name, said in zip(("contact4", "contact3", "contact2", "contact1", "contact0"), "cbaed", strict=True):
        await rated(town, name, Subject.HOUSE, HALF, 5, 5, 5, 5, 5, words=said)
    town.desk.clock.set(survey.closes_at)
    assert (await results(town, survey)).words == tuple("abcde")
    await town.does("cs_manager", lambda w: survey_results.open_words(w, survey.id))
    (shown,) = await told(town, "cs_manager", "survey-words")
    assert [line["args"]["words"] for line in shown["lines"]] == list("abcde")
    assert "contact" not in str(shown)


async def test_of_many_words_the_rest_is_in_the_workbook(town: Town) -> None:
    await crowd(town, survey_results.QUOTED + 2)
    survey = await answered(town, HALF, survey_results.QUOTED + 2, 4, "good")
    await town.does("cs_manager", lambda w: survey_results.open_words(w, survey.id))
    (shown,) = await told(town, "cs_manager", "survey-words")
    assert [line["$say"] for line in shown["lines"]] == [*["survey-word"] * survey_results.QUOTED, "survey-words-more"]


async def test_what_somebody_wrote_goes_with_them_wherever_it_was_shown(town: Town) -> None:
    await crowd(town, FEWEST)
    survey = await answered(town, HALF, FEWEST, 4, "独角兽4711")
    await town.does("cs_manager", lambda w: survey_results.open_words(w, survey.id))
    await town.does("contact2", privacy.erase)
    for one in await told(town, "cs_manager", "survey-words"):
        assert "独角兽4711 2" not in str(one)
    newest = (await told(town, "cs_manager", "survey-words"))[-1]
    assert [line["args"]["words"] for line in newest["lines"]] == [f"独角兽4711 {n}" for n in (0, 1, 3, 4)]
    found = await results(town, survey)
    assert (found.tally.answered, len(found.words)) == (FEWEST, FEWEST - 1)


async def test_what_was_written_is_kept_for_as_long_as_orders_are_and_the_stars_stay(town: Town) -> None:
    await crowd(town, FEWEST)
    survey = await answered(town, HALF, FEWEST, 4, "good")
    for days, left in ((365, FEWEST), (420, 0)):
        town.desk.clock.set(survey.opened_at + timedelta(days=days))
        await town.desk.do(SYSTEM, lambda w: retention.empty_old(w, "2028-01-01"))
        found = await results(town, survey)
        assert (len(found.words), found.tally.items[0].tenths) == (left, 40)


async def test_of_lunch_and_laundry_every_answer_counts_at_once_and_nobody_is_rung(kitchen: Town) -> None:
    await served(kitchen)
    await rated(kitchen, "tenant", Subject.MEALS, "2026-11-26", 2, words="too salty")
    survey = await asked(kitchen, Subject.MEALS, "2026-11-26")
    found = await results(kitchen, survey)
    assert (found.shown, found.tally.items[0].tenths, found.words) == (True, 20, ("too salty",))
    await ticks(kitchen, survey.closes_at)
    assert await told(kitchen, "cs_manager", "survey-result") == []


async def test_the_newest_are_listed_first(kitchen: Town) -> None:
    await served(kitchen)
    for subject, period in ((Subject.MEALS, "2026-11-26"), (Subject.HOUSE, HALF)):
        await asked(kitchen, subject, period)
    listed = await kitchen.does("tenant_supervisor", survey_results.latest)
    assert [(one.subject, counts.asked) for one, counts in listed] == [(Subject.HOUSE, 2), (Subject.MEALS, 1)]


async def test_one_that_there_is_not_is_not_found(town: Town) -> None:
    survey = await asked(town, Subject.HOUSE, HALF)
    assert await town.outcome("cs_manager", lambda w: survey_results.open_card(w, type(survey.id)(99))) == "not-found"
    assert await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Survey, table.c.id == 99)) == []
    assert await town.outcome("tenant", lambda w: opinions.rate(w, survey.id, 0, 5)) == "done"
