"""What came of a job goes to its customer as files: with the bill, to nobody else, with no code, and not for long."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import Pay, Service, Spec
from bot.domain.people import SYSTEM
from bot.services import bc_desk, bc_files, bc_jobs, reach, unreached
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.business import CLERK, COPIES, SUPERVISOR, TYPED, asked_for, buttons, jobs, last_card, opened, state
from tests.services.test_bc_files import HANDLE, PHOTO, delivered, holders
from tests.services.town import MONDAY, Town, at, ticks, told

SCAN = Spec(service=Service.SCAN, pages=3)


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre is open; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


async def taken(town: Town, spec: Spec = SCAN) -> BcJob:
    """The clerk works on it."""
    job = await asked_for(town, spec)
    return await town.does(CLERK, lambda w: bc_desk.take(w, job.id))


async def scanned(town: Town, spec: Spec = SCAN) -> BcJob:
    """Something is scanned, and goes to its customer: two documents and two pictures."""
    job, files, photos = await taken(town, spec), (f"{HANDLE}a", f"{HANDLE}b"), (PHOTO, f"{PHOTO}b")
    made = await town.does(CLERK, lambda w: bc_desk.send(w, job.id, files, photos))
    await delivered(town)
    return made


# -- sent -------------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R236", "R243", "R245")
@pytest.mark.parametrize("pay", Pay)
async def test_what_was_scanned_goes_to_its_customer_with_the_bill_and_needs_no_code(centre: Town, pay: Pay) -> None:
    job = await scanned(centre, replace(SCAN, pay=pay))
    assert (job.status, job.code, job.done_at) == (BcStatus.DONE, "", at(centre, 9))
    (bill,) = await told(centre, "tenant", "bc-made")
    assert (bill["number"], bill["total"], len(bill["lines"])) == (job.number, {"$fen": job.total}, 1)
    assert len(await told(centre, "tenant", "bc-made-more")) == 2
    assert state(await last_card(centre, "tenant")) == "bc-state-done-filed"
    assert "bc-sign" in buttons(await last_card(centre, "tenant"))
    assert "bc-hand" not in buttons(await last_card(centre, CLERK))
    signed = await centre.does("tenant", lambda w: bc_jobs.sign(w, job.id))
    assert signed.status is (BcStatus.HANDED_OVER if pay is Pay.CASH else BcStatus.SETTLED)


@pytest.mark.manual("R244", "R245", "R248")
async def test_nobody_but_its_customer_gets_it_and_that_it_went_is_on_record(centre: Town) -> None:
    job = await scanned(centre)
    async with centre.desk.database.transaction() as db:
        letters = (await db.execute(select(outbox.c.person, outbox.c.chat, outbox.c.body))).all()
    with_files = [one for one in letters if HANDLE in str(one.body) or PHOTO in str(one.body)]
    assert {(one.person, one.chat) for one in with_files} == {(centre.people["tenant"], None)}
    assert await holders(centre) == {"outbox"}
    known = await centre.desk.do(SYSTEM, lambda w: w.history_of("bc_jobs", job.id))
    assert [line.who for line in known if line.why == bc_files.MADE] == [centre.people[CLERK]]


@pytest.mark.manual("R245", "R248")
async def test_what_was_brought_to_the_counter_goes_to_no_contact_of_the_company(centre: Town) -> None:
    job = await centre.does(CLERK, lambda w: bc_jobs.take_down(w, centre.unit, SCAN))
    await centre.does(CLERK, lambda w: bc_desk.take(w, job.id))
    for _ in range(2):  # at work, and done
        assert "bc-send" not in buttons(await last_card(centre, CLERK))
        refused = await centre.outcome(CLERK, lambda w: bc_desk.send(w, job.id, (HANDLE,), ()))
        assert refused == "bc-fetched-at-counter"
        if (await jobs(centre))[0].status is BcStatus.IN_PROGRESS:
            await centre.does(CLERK, lambda w: bc_desk.finish(w, job.id))
    assert await holders(centre) == set()


async def test_what_is_done_can_be_sent_right_after_by_whoever_is_there_and_paper_stays(centre: Town) -> None:
    job = await taken(centre)
    assert (await centre.does(CLERK, lambda w: bc_desk.finish(w, job.id))).code
    made = await centre.does(SUPERVISOR, lambda w: bc_desk.send(w, job.id, (HANDLE,), ()))
    assert (made.code, made.filed) == ("", True)
    signed = await centre.does(CLERK, lambda w: bc_desk.sign_on_paper(w, job.id, "Li"))
    assert (signed.status, signed.filed) == (BcStatus.SETTLED, False)


async def test_where_the_code_is_void_it_can_still_be_sent(centre: Town) -> None:
    job = await taken(centre)
    await centre.does(CLERK, lambda w: bc_desk.finish(w, job.id))
    for _ in range(5):
        tried = await centre.does(CLERK, lambda w: bc_desk.hand_over(w, job.id, "wrong", "Li"))
    assert (tried.code, tried.filed) == ("", False)
    assert (await centre.does(CLERK, lambda w: bc_desk.send(w, job.id, (HANDLE,), ()))).filed


@pytest.mark.manual("R234")
async def test_the_final_text_goes_as_a_file_once_the_draft_was_read(centre: Town) -> None:
    job = await taken(centre, TYPED)
    assert "bc-send" not in buttons(await last_card(centre, CLERK))
    await centre.does(CLERK, lambda w: bc_desk.send_proof(w, job.id, "draft"))
    await centre.does("tenant", lambda w: bc_jobs.approve_proof(w, job.id))
    assert "bc-send" in buttons(await last_card(centre, CLERK))
    assert (await centre.does(CLERK, lambda w: bc_desk.send(w, job.id, (HANDLE,), ()))).filed


async def test_what_is_not_right_is_done_and_sent_again(centre: Town) -> None:
    job = await scanned(centre)
    await centre.does("tenant", lambda w: bc_jobs.reject(w, job.id, "page 2 is missing"))
    again = await centre.does(CLERK, lambda w: bc_desk.send(w, job.id, (HANDLE,), ()))
    assert (again.filed, again.redone, len(await told(centre, "tenant", "bc-made"))) == (True, 1, 2)


# -- not sent ---------------------------------------------------------------------------------------------------------


async def shut_out(town: Town) -> None:
    """The tenant has blocked the house."""
    await town.desk.do(SYSTEM, lambda w: reach.lose(w, town.people["tenant"]))


@pytest.mark.parametrize("why", ["bc-send-nothing", "bc-not-a-file", "bc-out-of-reach"])
async def test_where_there_is_nothing_or_nobody_nothing_is_sent_and_nothing_is_done(centre: Town, why: str) -> None:
    job = await taken(centre, COPIES if why == "bc-not-a-file" else SCAN)
    files = () if why == "bc-send-nothing" else (HANDLE,)
    if why == "bc-out-of-reach":
        await shut_out(centre)
    before = await jobs(centre)
    assert await centre.outcome(CLERK, lambda w: bc_desk.send(w, job.id, files, ())) == why
    assert (await jobs(centre), await holders(centre)) == (before, set())
    assert ("bc-send" in buttons(await last_card(centre, CLERK))) == (why != "bc-not-a-file")


async def test_who_shuts_the_house_out_before_it_comes_is_phoned_by_the_centre(centre: Town) -> None:
    job = await scanned(centre)
    await shut_out(centre)
    async with centre.desk.database.transaction() as db:
        theirs = outbox.c.person == centre.people["tenant"], outbox.c.verb == Verb.SAY
        letters = list((await db.execute(select(outbox.c.id).where(*theirs))).scalars())
    await centre.desk.do(SYSTEM, lambda w: unreached.tell(w, letters))
    for who in (CLERK, SUPERVISOR):
        (heard,) = await told(centre, who, "unreached")
        assert heard["matter"]["args"]["number"] == job.number
    assert await told(centre, "receptionist", "unreached") == []


@pytest.mark.manual("R236")
async def test_who_does_not_sign_for_their_files_is_reminded_and_phoned(centre: Town) -> None:
    job = await scanned(centre)
    for day in range(1, 9):
        await ticks(centre, at(centre, 9, 1, day=MONDAY + timedelta(days=day)))
    assert [one["number"] for one in await told(centre, CLERK, "bc-left-filed")] == [job.number]
    assert await told(centre, CLERK, "bc-left") == []


# -- how long ---------------------------------------------------------------------------------------------------------


async def taken_back(town: Town) -> list[int]:
    """From whose screens messages are taken, in their order."""
    async with town.desk.database.transaction() as db:
        back = select(outbox.c.person).where(outbox.c.verb == Verb.RETRACT).order_by(outbox.c.id)
        return list((await db.execute(back)).scalars())


@pytest.mark.manual("R248")
@pytest.mark.parametrize("days", [1, 7])
async def test_after_its_time_it_is_taken_back_like_every_other_file(centre: Town, days: int) -> None:
    job = await scanned(centre, replace(SCAN, keep_days=days))
    await centre.does("tenant", lambda w: bc_jobs.sign(w, job.id))
    await ticks(centre, at(centre, 8, 59, day=MONDAY + timedelta(days=days)))
    assert await holders(centre) == {"outbox"}
    await ticks(centre, at(centre, 9, 1, day=MONDAY + timedelta(days=days)))
    assert await holders(centre) == set()
    assert await taken_back(centre) == [centre.people["tenant"]] * 3


@pytest.mark.manual("R248")
async def test_what_nobody_signs_for_is_not_kept_for_ever(centre: Town) -> None:
    await scanned(centre)
    await ticks(centre, at(centre, 9, 1, day=MONDAY + timedelta(days=61)))
    assert (await holders(centre), await taken_back(centre)) == (set(), [centre.people["tenant"]] * 3)
