"""So many new matters a day, nothing twice, and who only makes trouble is barred; danger is never held up (R257)."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Topic
from bot.domain.people import SYSTEM, Person, PersonId
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel
from bot.services import complaints, nuisance, privacy, repairs, talk_desk, talks
from bot.services.complaints import Complained
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from tests.services.kitchen import outcome
from tests.services.test_talk_table import line
from tests.services.town import MONDAY, ROLES, Town, at, lines, told

pytestmark = pytest.mark.manual("R257")
DAY = timedelta(days=1)


def reports(town: Town, text: str, urgency: Urgency = Urgency.NORMAL, **more: Any) -> Any:
    said = Reported(town.unit, text, (), Category.LIGHTING, urgency, **more)
    return lambda work: repairs.report(work, said)


def complains(town: Town, text: str) -> Any:
    return lambda work: complaints.receive(work, Complained(text, town.unit, Topic.NOISE))


async def no(town: Town, who: str, verb: Any, when: Any = None) -> Refusal:
    """It is refused, and nothing changes."""
    before = await lines(town)
    with pytest.raises(Refusal) as refused:
        await town.does(who, verb, when)
    assert await lines(town) == before
    return refused.value


async def test_so_many_a_day_and_no_more_but_danger_always(town: Town) -> None:
    for count in range(5):
        await town.does("tenant", reports(town, f"lamp {count}"), at(town, 9))
        await town.does("tenant", complains(town, f"noise {count}"), at(town, 9))
    for more in (reports(town, "one more"), complains(town, "one more")):
        refused = await no(town, "tenant", more, at(town, 23, 59, 59))
        assert (refused.key, refused.words["count"]) == ("matter-enough", 10)
    await town.does("tenant", reports(town, "it burns", Urgency.EMERGENCY), at(town, 10))
    await town.does("tenant", complains(town, "there is a fire in the corridor"), at(town, 10))
    elsewhere = Reported(town.other_unit, "lamp 0", (), Category.LIGHTING, Urgency.NORMAL)
    await town.does("neighbour", lambda w: repairs.report(w, elsewhere), at(town, 10))
    await town.does("tenant", reports(town, "one more"), at(town, 0, day=MONDAY + DAY))


async def test_the_desk_is_rung_so_many_times_a_day_by_one_person(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    for _ in range(10):
        talk = await town.does("tenant", talks.begin)
        await town.does("tenant", lambda w, id_=talk.id: talks.end(w, id_))  # type: ignore[misc]
    refused = await no(town, "tenant", talks.begin)
    assert (refused.key, refused.words["count"]) == ("matter-enough", 10)
    await town.does("neighbour", talks.begin)
    await town.does("tenant", talks.begin, at(town, 9, day=MONDAY + DAY))


async def test_what_the_house_takes_down_is_never_too_much(town: Town) -> None:
    for _ in range(11):
        await town.does("receptionist", reports(town, "the same again", channel=Channel.PHONE, caller="Zhou"))


async def test_the_same_words_about_the_same_unit_are_filed_once_while_it_is_open(town: Town) -> None:
    made = await town.does("tenant", reports(town, "The tap  drips"))
    refused = await no(town, "tenant", reports(town, " the tap drips"))
    assert (refused.key, refused.words["matter"]) == ("matter-told-already", made.number)
    elsewhere = Complained("The tap drips", None, Topic.EQUIPMENT)
    await town.does("tenant", lambda w: complaints.receive(w, elsewhere))
    await town.does("tenant", lambda w: repairs.cancel(w, made.id))
    await town.does("tenant", reports(town, "the tap drips"))
    complained = await town.does("tenant", complains(town, "so loud"))
    assert (await no(town, "tenant", complains(town, "so loud"))).words["matter"] == complained.number


async def test_who_is_barred_is_told_and_phones_for_anything_but_danger(town: Town) -> None:
    whom = town.people["tenant"]
    await town.does("tenant_supervisor", lambda w: nuisance.bar(w, whom, "insults every night"))
    assert [one["why"] for one in await told(town, "tenant", "bar-told")] == ["insults every night"]
    for new in (reports(town, "lamp"), complains(town, "noise")):
        assert (await no(town, "tenant", new)).key == "matter-barred"
    await town.does("tenant", reports(town, "it burns", Urgency.EMERGENCY))
    assert (await no(town, "cs_manager", lambda w: nuisance.bar(w, whom, "again"))).key == "bar-already"
    await town.does("cs_manager", lambda w: nuisance.admit_again(w, whom))
    assert len(await told(town, "tenant", "bar-lifted")) == 1
    await town.does("tenant", reports(town, "lamp"))
    assert (await no(town, "cs_manager", lambda w: nuisance.admit_again(w, whom))).key == "bar-none"


async def test_who_is_barred_goes_on_in_no_talk_they_have_open(town: Town) -> None:
    talk, whom = await town.does("tenant", lambda w: talks.begin(w, "hello")), town.people["tenant"]
    await town.does("receptionist", lambda w: talk_desk.take(w, talk.id))
    await town.does("tenant_supervisor", lambda w: nuisance.bar(w, whom, "insults every night"))
    assert (await no(town, "tenant", lambda w: talks.say(w, talk.id, line(w)))).key == "matter-barred"
    await town.does("tenant", lambda w: talks.end(w, talk.id))
    assert (await no(town, "tenant", lambda w: talks.begin(w, "hello"))).key == "matter-barred"


async def test_supervisor_and_manager_bar_and_only_people_of_tenants(town: Town) -> None:
    def bars(whom: PersonId) -> Any:
        async def verb(work: Work) -> None:
            await nuisance.bar(work, whom, "noise")

        return verb

    tenant = bars(town.people["tenant"])
    allowed = [who for who in (*ROLES, "stranger") if await outcome(town, who, tenant, at(town, 9)) == "done"]
    assert allowed == ["tenant_supervisor", "cs_manager"]
    for other in (town.people["csr"], town.people["vendor"], PersonId(999)):
        assert isinstance(await no(town, "cs_manager", bars(other)), NotFound)


async def test_why_somebody_was_barred_is_handed_over_and_goes_with_them(town: Town) -> None:
    whom = town.people["tenant"]
    await town.does("tenant_supervisor", lambda w: nuisance.bar(w, whom, "insults every night"))
    assert "insults every night" in str(await town.does("tenant", privacy.export))
    await town.does("tenant", privacy.erase)
    gone = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Person, whom))
    assert (gone.barred_at, gone.barred_why) == (None, "")
