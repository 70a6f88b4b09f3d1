"""What has been promised to a complainant is watched: an answer the same day, in each round."""

from datetime import timedelta

import pytest

from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus
from bot.domain.people import SYSTEM
from bot.services import complaint_work, privacy
from bot.storage import rows
from tests.services.test_complaint_table import WAYS, complained, verbs
from tests.services.town import MONDAY, Town, at, ticks, told

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


async def test_a_result_that_nobody_has_told_them_yet_is_not_handed_over(town: Town) -> None:
    made = await complained(town)
    await _goes_through(town, made.id, "handled")
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert (held.status, held.result) == (ComplaintStatus.HANDLED, "talked to them")
    assert "talked to them" not in str(await town.does("tenant", privacy.export))
    await town.does("tenant_supervisor", lambda w: verbs(town)["reply"](w, made.id))
    assert "it will not happen again" in str(await town.does("tenant", privacy.export))
