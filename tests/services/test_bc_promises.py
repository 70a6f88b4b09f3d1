"""What the business centre promises: it moves by as long as its customer thinks, is reminded of, and made anew."""

from datetime import date, timedelta

import pytest

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.money import Fen
from bot.services import bc_desk, bc_jobs
from tests.services.business import CLERK, SUPERVISOR, TRANSLATED, TYPED, asked_for, done, last_card, opened, state
from tests.services.kitchen import ruled
from tests.services.town import MONDAY, Town, at, ticks, told

_DAY = timedelta(days=1)


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre is open; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


async def priced(town: Town, minutes: int = 60) -> BcJob:
    """A translation, of which the clerk says what it costs, and that it takes so long."""
    asked = await asked_for(town, TRANSLATED)
    return await town.does(CLERK, lambda w: bc_desk.quote(w, asked.id, {}, Fen(9000), minutes))


async def drafted(town: Town) -> BcJob:
    """Two pages are typed, and the draft is with the customer, half an hour before they are due."""
    asked = await asked_for(town, TYPED)
    await town.does(CLERK, lambda w: bc_desk.take(w, asked.id))
    town.desk.clock.set(at(town, 10))
    return await town.does(CLERK, lambda w: bc_desk.send_proof(w, asked.id, "draft"))


# -- while the customer thinks ----------------------------------------------------------------------------------------


@pytest.mark.manual("R232")
@pytest.mark.parametrize(
    ("day", "hour", "minute", "ready_day", "ready_hour", "ready_minute"),
    [
        (MONDAY, 9, 0, MONDAY, 10, 0),
        (MONDAY, 15, 0, MONDAY, 16, 0),
        (MONDAY, 17, 40, MONDAY + _DAY, 9, 40),
        (MONDAY + 5 * _DAY, 12, 0, MONDAY + 7 * _DAY, 10, 0),
    ],
)
async def test_who_agrees_later_has_it_later_and_nobody_is_told_off(
    centre: Town, day: date, hour: int, minute: int, ready_day: date, ready_hour: int, ready_minute: int
) -> None:
    job = await priced(centre)
    assert job.promised_at == at(centre, 10)
    centre.desk.clock.set(at(centre, hour, minute, day=day))
    agreed = await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    assert agreed.promised_at == at(centre, ready_hour, ready_minute, day=ready_day)
    assert state(await last_card(centre, CLERK)) == "bc-job-accepted"
    await ticks(centre, agreed.promised_at - timedelta(seconds=1))
    assert await told(centre, CLERK, "bc-not-ready") == []
    await ticks(centre, agreed.promised_at + timedelta(seconds=1))
    assert len(await told(centre, CLERK, "bc-not-ready")) == 1


@pytest.mark.manual("R232")
async def test_who_agrees_at_the_counter_later_has_it_later_too(centre: Town) -> None:
    job = await priced(centre)
    centre.desk.clock.set(at(centre, 15))
    agreed = await centre.does(CLERK, lambda w: bc_desk.agreed_by_phone(w, job.id))
    assert agreed.promised_at == at(centre, 16)


@pytest.mark.manual("R232")
async def test_a_price_that_is_named_anew_is_asked_about_anew(centre: Town) -> None:
    job = await priced(centre)
    centre.desk.clock.set(at(centre, 11))
    again = await centre.does(CLERK, lambda w: bc_desk.quote(w, job.id, {}, Fen(9500), 60))
    assert again.promised_at == at(centre, 12)
    centre.desk.clock.set(at(centre, 11, 5))
    agreed = await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    assert agreed.promised_at == at(centre, 12, 5)


@pytest.mark.manual("R234")
@pytest.mark.parametrize("right", [True, False])
async def test_while_the_draft_is_read_the_time_stands_still(centre: Town, right: bool) -> None:
    job = await drafted(centre)
    assert job.promised_at == at(centre, 10, 30)
    await ticks(centre, at(centre, 14))
    verb = bc_jobs.approve_proof if right else lambda w, i: bc_jobs.correct(w, i, "line 3")
    read = await centre.does("tenant", lambda w: verb(w, job.id))
    assert read.promised_at == at(centre, 14, 30)
    assert state(await last_card(centre, "tenant")) == "bc-state-in-progress"
    await ticks(centre, at(centre, 14, 30, 1))
    assert [one["number"] for one in await told(centre, CLERK, "bc-not-ready")] == [job.number]


async def test_what_was_late_before_the_customer_was_asked_stays_late(centre: Town) -> None:
    asked = await asked_for(centre, TYPED)
    await centre.does(CLERK, lambda w: bc_desk.take(w, asked.id))
    centre.desk.clock.set(at(centre, 11))
    await centre.does(CLERK, lambda w: bc_desk.send_proof(w, asked.id, "draft"))
    centre.desk.clock.set(at(centre, 12))
    read = await centre.does("tenant", lambda w: bc_jobs.approve_proof(w, asked.id))
    assert read.promised_at == at(centre, 10, 30)
    assert state(await last_card(centre, "tenant")) == "bc-state-late"


@pytest.mark.manual("R243")
async def test_what_is_done_again_is_promised_anew(centre: Town) -> None:
    made = await done(centre)
    centre.desk.clock.set(at(centre, 15))
    again = await centre.does("tenant", lambda w: bc_jobs.reject(w, made.id, "crooked"))
    assert (again.status, again.promised_at) == (BcStatus.IN_PROGRESS, at(centre, 15, 30))
    assert state(await last_card(centre, CLERK)) == "bc-job-in-progress"
    await ticks(centre, at(centre, 15, 31))
    assert [one["number"] for one in await told(centre, CLERK, "bc-not-ready")] == [made.number]


# -- reminded ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R235")
async def test_the_clerk_is_reminded_before_it_is_due_and_not_of_what_is_done(centre: Town) -> None:
    first, second = await asked_for(centre), await asked_for(centre)
    await centre.does(CLERK, lambda w: bc_desk.take(w, first.id))
    await centre.does(CLERK, lambda w: bc_desk.finish(w, first.id))
    await ticks(centre, at(centre, 9, 19, 59))
    assert await told(centre, CLERK, "bc-ready-soon") == []
    await ticks(centre, at(centre, 9, 20, 1))
    assert [one["number"] for one in await told(centre, CLERK, "bc-ready-soon")] == [second.number]
    assert await told(centre, "tenant", "bc-ready-soon") == []


async def test_what_is_late_already_when_the_house_is_back_is_late_and_not_soon(centre: Town) -> None:
    job = await asked_for(centre)
    await ticks(centre, at(centre, 10, 30))
    assert [one["number"] for one in await told(centre, CLERK, "bc-not-ready")] == [job.number]
    assert await told(centre, CLERK, "bc-ready-soon") == []


async def test_who_works_on_it_is_reminded_and_nobody_else(centre: Town) -> None:
    job = await asked_for(centre)
    await centre.does(SUPERVISOR, lambda w: bc_desk.take(w, job.id))
    await ticks(centre, at(centre, 9, 20, 1))
    assert (len(await told(centre, SUPERVISOR, "bc-ready-soon")), await told(centre, CLERK, "bc-ready-soon")) == (1, [])


async def test_a_house_that_wants_no_reminder_has_none(centre: Town) -> None:
    await ruled(centre, bc_remind_minutes=0)
    await asked_for(centre)
    await ticks(centre, at(centre, 9, 25))
    assert await told(centre, CLERK, "bc-ready-soon") == []


@pytest.mark.manual("R232")
async def test_a_price_that_nobody_names_is_asked_for_and_its_customer_hears_by_when(centre: Town) -> None:
    silent, named = await asked_for(centre, TRANSLATED), await asked_for(centre, TRANSLATED, "neighbour")
    assert (await last_card(centre, "tenant"))["say"]["args"]["state"]["args"]["due"]
    assert state(await last_card(centre, "tenant")) == "bc-state-requested"
    await centre.does(CLERK, lambda w: bc_desk.quote(w, named.id, {}, Fen(9000), 60))
    await ticks(centre, at(centre, 9, 29, 59))
    assert await told(centre, CLERK, "bc-not-priced") == []
    await ticks(centre, at(centre, 9, 30, 1))
    for who in (CLERK, SUPERVISOR):
        assert [one["number"] for one in await told(centre, who, "bc-not-priced")] == [silent.number]
    assert state(await last_card(centre, "tenant")) == "bc-state-unpriced"


async def test_what_was_cancelled_needs_no_price(centre: Town) -> None:
    job = await asked_for(centre, TRANSLATED)
    await centre.does("tenant", lambda w: bc_jobs.cancel(w, job.id))
    await ticks(centre, at(centre, 9, 31))
    assert await told(centre, CLERK, "bc-not-priced") == []
