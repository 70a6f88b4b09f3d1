"""What has been promised to a complainant is watched: an answer the same day, in each round."""

from datetime import timedelta

import pytest

from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus, Grade, Satisfaction, Topic
from bot.domain.people import SYSTEM, Post
from bot.domain.roles import Role
from bot.services import complaint_cards, complaint_replies, complaint_work, complaints, people, privacy
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


async def _asked(town: Town, who: str, key: str, days: int) -> int:
    """How often somebody is asked something in so many days from Monday on, in the evening."""
    for passed in range(days):
        await ticks(town, at(town, 20, day=MONDAY + timedelta(days=passed)))
    return len(await told(town, who, key))


@pytest.mark.manual("R86", "R209")
async def test_what_nobody_judges_is_not_forgotten_once_the_complainant_was_told_something(town: Town) -> None:
    made = await complained(town)
    await town.does("tenant_supervisor", lambda w: complaint_work.tell(w, made.id, "we look at it"))
    assert await _asked(town, "tenant_supervisor", "complaint-tell-something", 8) == 2


@pytest.mark.manual("R189", "R209")
async def test_after_a_written_reply_there_is_news_on_the_way_as_before(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "assigned")
    reply = await town.does("tenant_supervisor", lambda w: complaint_replies.draft(w, made.id, "we look into it"))
    town.desk.clock.set(at(town, 10))
    await town.does("cs_manager", lambda w: complaint_replies.approve(w, reply.id))
    assert await _asked(town, "engineering_manager", "complaint-tell-something", 4) >= 1


@pytest.mark.manual("R86")
@pytest.mark.parametrize(("state", "key"), [("answered", "complaint-phone"), ("closed", "complaint-follow-up-due")])
async def test_a_call_that_nobody_makes_is_asked_for_every_working_day(town: Town, state: str, key: str) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, state)
    assert await _asked(town, "tenant_supervisor", key, 7) >= 3
    heard = len(await told(town, "tenant_supervisor", key))
    verb = "good_by_phone" if state == "answered" else "follow_up"
    await town.does("tenant_supervisor", lambda w: verbs(town)[verb](w, made.id))
    assert await _asked(town, "tenant_supervisor", key, 9) == heard


async def test_what_was_not_settled_after_all_is_called_about_anew_when_it_is(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "closed")
    await town.does("csr", lambda w: complaint_work.follow_up(w, made.id, Satisfaction.NOT, "it goes on"))
    for who, verb in (("cs_manager", "assign"), ("engineering_manager", "handle"), ("cs_manager", "reply")):
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, made.id))  # type: ignore[misc]
    await town.does("tenant", lambda w: complaint_work.good(w, made.id))
    assert await _asked(town, "cs_manager", "complaint-follow-up-due", 5) >= 1
    await town.does("csr", lambda w: complaint_work.follow_up(w, made.id, Satisfaction.SATISFIED))


async def test_who_was_to_settle_it_and_is_in_a_post_behind_the_wall_gives_it_up(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "assigned")
    whom = town.people["security"]
    await town.does("tenant_supervisor", lambda w: complaints.concerns(w, made.id, person=whom))
    owner = town.people["engineering_manager"]
    post = await post_of(town, "engineering_manager")
    await town.desk.do(SYSTEM, lambda w: w.add(Post(person=owner, role=Role.SECURITY, since=LONG_AGO)))
    await _asked(town, "tenant_supervisor", "complaint-overdue", 8)
    assert await told(town, "engineering_manager", "complaint-overdue") == []
    await town.does("cs_manager", lambda w: people.unbind(w, post))
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert (held.status, held.owner) == (ComplaintStatus.RECEIVED, None)


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
