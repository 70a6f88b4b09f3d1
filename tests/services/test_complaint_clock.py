"""What has been promised to a complainant is watched: an answer the same day, in each round."""

from datetime import timedelta

import pytest

from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus, Grade, Topic
from bot.domain.people import SYSTEM, Post
from bot.domain.roles import Role
from bot.services import complaint_cards, complaint_work, complaints, people, privacy
from bot.services.complaints import Complained
from bot.services.work import Work
from bot.storage import rows
from tests.services.kitchen import ruled
from tests.services.test_complaint_table import WAYS, complained, verbs
from tests.services.test_people import post_of
from tests.services.town import LONG_AGO, MONDAY, Town, at, ticks, told

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


async def _goes_through(town: Town, id_: ComplaintId, state: str) -> None:
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, id_))  # type: ignore[misc]


@pytest.mark.manual("R204")
async def test_who_was_told_something_the_same_day_has_been_answered_though_nothing_is_judged(town: Town) -> None:
    made = await complained(town)
    await town.does("tenant_supervisor", lambda w: complaint_work.tell(w, made.id, "we look at it today"))
    await ticks(town, at(town, 20))
    await ticks(town, at(town, 20, day=TUESDAY))
    assert await told(town, "tenant_supervisor", "complaint-unanswered") == []


@pytest.mark.manual("R204")
async def test_an_answer_of_an_earlier_round_is_none(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "answered")
    await ticks(town, at(town, 10, day=WEDNESDAY))
    await town.does("tenant", lambda w: complaint_work.not_good(w, made.id, "it goes on"))
    assert await told(town, "cs_manager", "complaint-unanswered") == []
    await ticks(town, at(town, 20, day=WEDNESDAY))
    assert [one["number"] for one in await told(town, "cs_manager", "complaint-unanswered")] == [made.number]


@pytest.mark.manual("R24")
@pytest.mark.parametrize("hour", [3, 12, 23])
async def test_on_any_day_at_any_hour_whoever_decides_is_rung_at_once_with_the_very_words(
    town: Town, hour: int
) -> None:
    town.desk.clock.set(at(town, hour, day=MONDAY + timedelta(days=6)))
    await complained(town, "nobody came for two days")
    (card,) = await told(town, "tenant_supervisor", "complaint-card")
    assert {"$say": "complaint-text", "args": {"text": "nobody came for two days"}} in card["lines"]


@pytest.mark.manual("R86", "R204", "R209")
async def test_what_nobody_answers_is_asked_for_every_working_day(town: Town) -> None:
    made = await complained(town)
    for days, count in ((0, 1), (1, 2), (4, 5), (6, 5)):
        for passed in range(days + 1):
            await ticks(town, at(town, 20, day=MONDAY + timedelta(days=passed)))
        for who in ("tenant_supervisor", "cs_manager"):
            assert len(await told(town, who, "complaint-unanswered")) == count
    await town.does("tenant_supervisor", lambda w: complaint_work.tell(w, made.id, "we look at it"))
    await ticks(town, at(town, 20, day=MONDAY + timedelta(days=8)))
    assert len(await told(town, "tenant_supervisor", "complaint-unanswered")) == 5


@pytest.mark.parametrize("state", ["assigned", "handled"])
@pytest.mark.parametrize("leaving", ["unbound", "erased"])
async def test_what_somebody_was_to_settle_who_has_left_waits_for_who_decides(
    town: Town, state: str, leaving: str
) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, state)
    town.desk.clock.set(at(town, 10))
    if leaving == "erased":
        await town.does("engineering_manager", privacy.erase)
    else:
        post = await post_of(town, "engineering_manager")
        await town.does("cs_manager", lambda w: people.unbind(w, post))
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert (held.status, held.owner, held.due_at) == (ComplaintStatus.RECEIVED, None, None)
    assert [one["number"] for one in await told(town, "tenant_supervisor", "complaint-left-behind")] == [made.number]
    await ticks(town, at(town, 20))
    assert len(await told(town, "cs_manager", "complaint-unanswered")) == 1


async def test_nobody_is_the_only_one_to_hear_of_their_own_complaint(town: Town) -> None:
    async def moves_in(work: Work) -> None:
        whom = town.people["tenant_supervisor"]
        await work.add(Post(person=whom, role=Role.TENANT, tenant=town.tenant, since=LONG_AGO))

    await town.desk.do(SYSTEM, moves_in)
    said = Complained("too slow", town.unit, Topic.REPAIR_QUALITY)
    made = await town.does("tenant_supervisor", lambda w: complaints.receive(w, said))
    deciding = await town.desk.do(SYSTEM, lambda w: complaint_cards.deciders(w, made))
    assert deciding == (town.people["cs_manager"],)


@pytest.mark.manual("R199", "R256")
async def test_the_limits_that_are_promised_are_those_of_the_house(town: Town) -> None:
    await ruled(town, complaint_urgent_hours=12, complaint_ordinary_days=2)
    made = await complained(town)
    allowed = await town.does("tenant_supervisor", complaints.grades)
    assert (allowed[Grade.URGENT], allowed[Grade.ORDINARY]) == (12, 2)
    await _goes_through(town, made.id, "assigned")
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert held.due_at == at(town, 9, day=WEDNESDAY)


async def test_a_result_that_nobody_has_told_them_yet_is_not_handed_over(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "handled")
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert (held.status, held.result) == (ComplaintStatus.HANDLED, "talked to them")
    assert "talked to them" not in str(await town.does("tenant", privacy.export))
    await town.does("tenant_supervisor", lambda w: verbs(town)["reply"](w, made.id))
    assert "it will not happen again" in str(await town.does("tenant", privacy.export))
