"""The business centre by the clock and by the books: what is promised, asked, ready, voided, counted."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.bc_jobs import BcStatus
from bot.domain.bc_prices import Pay, Service, Spec
from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import bc_book, bc_desk, bc_jobs, bc_slips, bc_till, privacy, quotes, retention
from tests.services.business import (
    CLERK,
    COPIES,
    FAXED,
    SUPERVISOR,
    TRANSLATED,
    TYPED,
    asked_for,
    buttons,
    done,
    jobs,
    last_card,
    opened,
    paid,
    state,
)
from tests.services.test_privacy import everything
from tests.services.town import MONDAY, Town, at, ticks, told

_DAY = timedelta(days=1)
FRIDAY = MONDAY + 4 * _DAY


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre is open; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


# -- the price and the time -------------------------------------------------------------------------------------------


@pytest.mark.manual("R28", "R232", "R238")
async def test_price_and_time_are_told_before_and_are_those_of_the_slip(centre: Town) -> None:
    cost, ready = await centre.does("tenant", lambda w: bc_jobs.estimate(w, COPIES, {}))
    made = await asked_for(centre)
    assert (made.number, made.status, made.total, made.promised_at) == ("B-000001", BcStatus.ACCEPTED, cost, ready)
    assert (cost, ready) == (500, at(centre, 9, 30))
    assert state(await last_card(centre, CLERK)) == "bc-job-accepted"
    assert state(await last_card(centre, "tenant")) == "bc-state-accepted"


@pytest.mark.parametrize(
    ("day", "hour", "minute", "ready_day", "ready_hour", "ready_minute"),
    [(MONDAY, 17, 50, MONDAY + _DAY, 9, 20), (FRIDAY, 17, 50, MONDAY + 7 * _DAY, 9, 20), (MONDAY, 7, 0, MONDAY, 9, 30)],
)
async def test_what_comes_late_is_ready_on_the_next_working_day(
    centre: Town, day: date, hour: int, minute: int, ready_day: date, ready_hour: int, ready_minute: int
) -> None:
    centre.desk.clock.set(at(centre, hour, minute, day=day))
    made = await asked_for(centre)
    assert made.promised_at == at(centre, ready_hour, ready_minute, day=ready_day)


async def test_a_later_price_list_changes_nothing_for_what_was_asked_for(centre: Town) -> None:
    made = await asked_for(centre, FAXED)
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    await centre.desk.do(SYSTEM, lambda w: quotes.put(w, bc_jobs.KIND, ()))
    sent = await centre.does(CLERK, lambda w: bc_desk.finish_counted(w, made.id, 2, 1, 4))
    assert (sent.total, sent.pages, sent.resent, sent.sent_minutes) == (1600, 2, 1, 4)


@pytest.mark.manual("R238")
async def test_more_than_agreed_is_asked_for_first(centre: Town) -> None:
    made = await asked_for(centre)
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    assert await centre.outcome(CLERK, lambda w: bc_desk.finish_counted(w, made.id, 11)) == "bc-more-than-agreed"
    await centre.does(CLERK, lambda w: bc_desk.quote(w, made.id, {"BC01": 11}, Fen(0), 30))
    assert (await last_card(centre, "tenant"))["say"]["args"]["state"]["$say"] == "bc-state-quoted"
    assert {"bc-agree", "bc-decline"} <= set(buttons(await last_card(centre, "tenant")))
    await centre.does("tenant", lambda w: bc_jobs.decline(w, made.id))
    (held,) = await jobs(centre)
    assert (held.status, held.total) == (BcStatus.IN_PROGRESS, 500)


@pytest.mark.manual("R219", "R238")
@pytest.mark.parametrize(
    ("counts", "extra", "sent", "fen"),
    [
        ({"BC15": 3, "BC10": 1}, 3000, 3, 6000), ({"BC15": 3, "BC10": 1}, 3000, 2, 5200), ({"BC15": 1}, 0, 3, 800),
        ({}, 1000, 3, 1000), ({"BC15": 4}, 0, 4, 3200), ({"BC15": 4}, 0, 3, 2400),
    ],
)  # fmt: skip
async def test_a_price_that_was_agreed_to_holds_when_the_fax_is_gone(
    centre: Town, counts: dict[str, int], extra: int, sent: int, fen: int
) -> None:
    made = await asked_for(centre, FAXED)
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    await centre.does(CLERK, lambda w: bc_desk.quote(w, made.id, counts, Fen(extra), 30))
    agreed = await centre.does("tenant", lambda w: bc_jobs.agree(w, made.id))
    gone = await centre.does(CLERK, lambda w: bc_desk.finish_counted(w, made.id, sent, 1, 4))
    assert (gone.total, gone.pages, gone.resent, gone.sent_minutes) == (fen, sent, 1, 4)
    assert gone.total <= agreed.total


@pytest.mark.manual("R245", "R248")
@pytest.mark.parametrize("spec", [replace(FAXED, wish="to the lawyer"), TYPED], ids=["fax", "typing"])
async def test_what_was_brought_to_the_counter_is_told_to_no_contact(centre: Town, spec: Spec) -> None:
    made = await centre.does(CLERK, lambda w: bc_jobs.take_down(w, centre.unit, spec))
    for who, reads in (("tenant", False), (CLERK, True)):
        slip = await centre.does(who, lambda w: bc_slips.of(w, made.id))
        for said in (str(await last_card(centre, who)), str(slip.wanted)):
            found = "to the lawyer" in said, "2123 4567" in said
            assert found == (reads and bool(spec.wish), reads and bool(spec.fax_to))
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    if spec is TYPED:
        assert await centre.outcome(CLERK, lambda w: bc_desk.send_proof(w, made.id, "draft")) == "bc-draft-at-counter"
        await centre.does(CLERK, lambda w: bc_desk.show_proof(w, made.id))
        assert await centre.outcome("tenant", lambda w: bc_jobs.approve_proof(w, made.id)) == "bc-draft-at-counter"
        assert await centre.outcome("tenant", lambda w: bc_jobs.correct(w, made.id, "?")) == "bc-draft-at-counter"
        corrected = await centre.does(CLERK, lambda w: bc_jobs.correct(w, made.id, "line 3"))
        assert (corrected.status, corrected.correction) == (BcStatus.IN_PROGRESS, "line 3")
        assert "line 3" not in str(await last_card(centre, "tenant"))


async def test_who_asks_for_somebody_elses_unit_or_nobodys_is_told(centre: Town) -> None:
    outcome = await centre.outcome("tenant", lambda w: bc_jobs.request(w, centre.other_unit, COPIES))
    assert outcome == "repair-not-your-unit"
    pieces = Spec(service=Service.ITEMS)
    assert await centre.outcome("tenant", lambda w: bc_jobs.request(w, centre.unit, pieces, {})) == "bc-nothing-chosen"


# -- the clock --------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R235")
async def test_what_is_not_ready_in_time_is_told_and_what_is_done_is_not(centre: Town) -> None:
    first, _ = await asked_for(centre), await asked_for(centre, who="neighbour")
    await centre.does(CLERK, lambda w: bc_desk.take(w, first.id))
    await centre.does(CLERK, lambda w: bc_desk.finish(w, first.id))
    await ticks(centre, at(centre, 9, 29, 59))
    assert await told(centre, CLERK, "bc-not-ready") == []
    await ticks(centre, at(centre, 9, 30, 1))
    for who in (CLERK, SUPERVISOR):
        assert [one["number"] for one in await told(centre, who, "bc-not-ready")] == ["B-000002"]
    assert state(await last_card(centre, "neighbour")) == "bc-state-late"
    assert state(await last_card(centre, "tenant")) == "bc-state-done"


async def test_silence_to_a_price_and_to_a_draft_is_phoned_about_after_a_day(centre: Town) -> None:
    asked = await asked_for(centre, TRANSLATED)
    await centre.does(CLERK, lambda w: bc_desk.quote(w, asked.id, {}, Fen(9000), 60))
    typed = await asked_for(centre, TYPED, "neighbour")
    await centre.does(CLERK, lambda w: bc_desk.take(w, typed.id))
    await centre.does(CLERK, lambda w: bc_desk.send_proof(w, typed.id, "draft"))
    await ticks(centre, at(centre, 9, 1, day=MONDAY + _DAY))
    assert [one["number"] for one in await told(centre, CLERK, "bc-phone-quoted")] == ["B-000001"]
    assert [one["number"] for one in await told(centre, CLERK, "bc-phone-proof")] == ["B-000002"]


async def test_who_has_answered_a_price_is_not_phoned(centre: Town) -> None:
    asked = await asked_for(centre, TRANSLATED)
    await centre.does(CLERK, lambda w: bc_desk.quote(w, asked.id, {}, Fen(9000), 60))
    await centre.does("tenant", lambda w: bc_jobs.agree(w, asked.id))
    await ticks(centre, at(centre, 9, 1, day=MONDAY + _DAY))
    assert await told(centre, CLERK, "bc-phone-quoted") == []


@pytest.mark.manual("R236")
async def test_what_is_ready_is_reminded_of_every_day_for_a_week_and_then_phoned_about(centre: Town) -> None:
    await done(centre)
    for days in range(1, 8):
        assert await told(centre, CLERK, "bc-left") == []
        await ticks(centre, at(centre, 9, 5, day=MONDAY + days * _DAY))
    assert [one["days"] for one in await told(centre, CLERK, "bc-left")] == [7]
    rung = [one for one in await told(centre, "tenant", "bc") if one["state"]["$say"] == "bc-state-done"]
    assert len(rung) == 1 + 6


# -- slips ------------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R216", "R249")
async def test_numbers_have_no_gaps_and_void_ones_stay_with_their_reason(centre: Town) -> None:
    first = await asked_for(centre)
    unit = centre.unit
    wrong = replace(COPIES, pages=0)
    with pytest.raises(Refusal, match="bc-how-many"):
        await centre.does("tenant", lambda w: bc_jobs.request(w, unit, wrong))
    await asked_for(centre, who="neighbour")
    await centre.does(CLERK, lambda w: bc_desk.ask_void(w, first.id, "printed twice"))
    assert await centre.outcome(SUPERVISOR, lambda w: bc_desk.void(w, first.id)) == "done"
    await centre.does("cs_manager", lambda w: bc_desk.void(w, first.id))
    book = await centre.does(CLERK, lambda w: bc_book.of(w, MONDAY, MONDAY))
    assert [(line.job.number, line.job.total, line.job.void_why) for line in book.lines] == [
        ("B-000001", 0, "printed twice"),
        ("B-000002", 500, ""),
    ]


@pytest.mark.manual("R249")
async def test_what_stands_on_a_statement_or_has_been_counted_is_not_voided_any_more(centre: Town) -> None:
    stated, cash = await paid(centre, Pay.ACCOUNT), await paid(centre)
    assert await centre.outcome(CLERK, lambda w: bc_desk.ask_void(w, stated.id, "no")) == "done"
    await centre.does(CLERK, lambda w: bc_till.count(w, Fen(500)))
    assert await centre.outcome(CLERK, lambda w: bc_desk.ask_void(w, cash.id, "no")) == "bc-cash-counted"
    centre.desk.clock.set(at(centre, 9, day=date(2026, 12, 1)))
    assert await centre.outcome(CLERK, lambda w: bc_desk.ask_void(w, stated.id, "no")) == "bc-stated-already"


@pytest.mark.manual("R249")
async def test_a_settled_slip_that_is_to_be_void_is_first_in_the_queue_until_it_is_decided(centre: Town) -> None:
    settled = await paid(centre, Pay.ACCOUNT)
    waiting = await asked_for(centre)
    await centre.does(CLERK, lambda w: bc_desk.ask_void(w, settled.id, "twice"))
    for verb, left in ((bc_desk.keep, [waiting.id]), (bc_desk.void, [waiting.id])):
        queue = await centre.does("cs_manager", bc_jobs.under_way)
        assert [job.id for job, _ in queue.jobs] == [settled.id, waiting.id]
        await centre.does("cs_manager", lambda w, verb=verb: verb(w, settled.id))  # type: ignore[misc]
        queue = await centre.does("cs_manager", bc_jobs.under_way)
        assert [job.id for job, _ in queue.jobs] == left
        if verb is bc_desk.keep:
            await centre.does(CLERK, lambda w: bc_desk.ask_void(w, settled.id, "twice"))


async def test_what_the_next_shift_has_to_know_is_not_on_the_customers_copy(centre: Town) -> None:
    made = await asked_for(centre)
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    await centre.does(CLERK, lambda w: bc_desk.pause(w, made.id, "page 2", "", "a.docx", ""))
    own = await centre.does("tenant", lambda w: bc_slips.of(w, made.id))
    house = await centre.does(CLERK, lambda w: bc_slips.of(w, made.id))
    assert (own.inside, house.inside, house.job.stopped) == (False, True, "page 2")
    assert await centre.outcome("neighbour", lambda w: bc_slips.of(w, made.id)) == "not-found"


# -- the till ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R239")
async def test_the_till_is_counted_once_a_day_and_what_comes_later_is_the_next_days(centre: Town) -> None:
    await paid(centre)
    await paid(centre, Pay.ACCOUNT)
    first = await centre.does(CLERK, lambda w: bc_till.count(w, Fen(480)))
    assert (first.expected, first.difference) == (500, -20)
    assert [one["difference"] for one in await told(centre, SUPERVISOR, "bc-till-differs")] == [{"$fen": -20}]
    assert await centre.outcome(CLERK, lambda w: bc_till.count(w, Fen(500))) == "bc-till-counted-already"
    centre.desk.clock.advance(timedelta(minutes=5))
    await paid(centre, pages=4)
    centre.desk.clock.set(at(centre, 18, day=MONDAY + _DAY))
    second = await centre.does(CLERK, lambda w: bc_till.count(w, Fen(200)))
    assert (second.expected, second.difference) == (200, 0)
    assert len(await told(centre, SUPERVISOR, "bc-till-differs")) == 1


@pytest.mark.manual("R239")
async def test_at_the_close_the_clerk_hears_what_the_day_came_to_once(centre: Town) -> None:
    await paid(centre)
    await paid(centre, Pay.ACCOUNT, pages=4)
    await asked_for(centre)
    await ticks(centre, at(centre, 18))
    await ticks(centre, at(centre, 18, 5))
    (day,) = await told(centre, CLERK, "bc-day")
    assert (day["count"], day["cash"], day["account"], day["left"]) == (2, {"$fen": 500}, {"$fen": 200}, 1)
    assert day["unpaid"] == ""


@pytest.mark.manual("R239")
async def test_at_the_close_it_is_named_what_was_signed_for_and_not_paid(centre: Town) -> None:
    made = await done(centre, replace(COPIES, pay=Pay.CASH))
    await centre.does("tenant", lambda w: bc_jobs.sign(w, made.id))
    for day in (MONDAY, MONDAY + _DAY):
        await ticks(centre, at(centre, 18, day=day))
        assert (await told(centre, CLERK, "bc-day"))[-1]["unpaid"]["args"] == {"numbers": made.number}
    await centre.does(CLERK, lambda w: bc_desk.take_cash(w, made.id))
    await ticks(centre, at(centre, 18, day=MONDAY + 2 * _DAY))
    assert (await told(centre, CLERK, "bc-day"))[-1]["unpaid"] == ""


@pytest.mark.manual("R239")
@pytest.mark.parametrize("counted", [True, False])
async def test_a_till_that_nobody_counted_is_the_supervisors_business_the_next_day(centre: Town, counted: bool) -> None:
    await paid(centre)
    if counted:
        await centre.does(CLERK, lambda w: bc_till.count(w, Fen(500)))
        centre.desk.clock.advance(timedelta(minutes=5))
        await paid(centre, pages=4)
    await ticks(centre, at(centre, 18))
    assert await told(centre, SUPERVISOR, "bc-till-uncounted") == []
    await ticks(centre, at(centre, 18, day=MONDAY + _DAY))
    assert [one["total"] for one in await told(centre, SUPERVISOR, "bc-till-uncounted")] == (
        [] if counted else [{"$fen": 500}]
    )


# -- what is kept -----------------------------------------------------------------------------------------------------


async def test_who_is_erased_leaves_lines_and_numbers_and_nothing_they_wrote(centre: Town) -> None:
    mark = "独角兽4711"
    made = await asked_for(centre, replace(TRANSLATED, wish=f"{mark} 合同"))
    await centre.does(CLERK, lambda w: bc_desk.quote(w, made.id, {}, Fen(9000), 60))
    await centre.does("tenant", lambda w: bc_jobs.agree(w, made.id))
    await centre.does("tenant", lambda w: bc_desk.ask_void(w, made.id, f"{mark} not needed"))
    own = json.dumps((await centre.does("tenant", privacy.export))["business"], default=str, ensure_ascii=False)
    assert own.count(mark) == 2
    await centre.does("tenant", privacy.erase)
    assert mark not in await everything(centre.desk)
    (held,) = await jobs(centre)
    assert (held.number, held.total) == ("B-000001", 9000)


async def test_what_was_written_goes_after_its_months_and_an_open_job_keeps_its_words(centre: Town) -> None:
    await done(centre, TYPED)
    kept = await paid(centre, layout="宋体小四")
    centre.desk.clock.set(at(centre, 4, day=date(2028, 2, 1)))
    await centre.desk.do(SYSTEM, lambda w: retention.empty_old(w, "2028-02-01"))
    held = {job.id: job for job in await jobs(centre)}
    assert held[kept.id].layout == ""
    assert [job.layout for job in held.values() if job.id != kept.id] == ["宋体小四"]


async def test_a_fax_of_somebody_erased_cannot_be_sent_and_its_slip_is_voided(centre: Town) -> None:
    made = await asked_for(centre, FAXED)
    await centre.does(CLERK, lambda w: bc_desk.take(w, made.id))
    await centre.does("tenant", privacy.erase)
    assert await centre.outcome(CLERK, lambda w: bc_desk.finish_counted(w, made.id, 3)) == "fax-number-gone"
    assert [(job.status, job.total) for job in await jobs(centre)] == [(BcStatus.IN_PROGRESS, made.total)]
    await centre.does(CLERK, lambda w: bc_desk.ask_void(w, made.id, "erased"))
    await centre.does(SUPERVISOR, lambda w: bc_desk.void(w, made.id))
    assert (await jobs(centre))[0].status is BcStatus.VOID
