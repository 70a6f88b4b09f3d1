"""Customers' files: who can have them, that each look is known, and that nothing of them stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import Pay, Service, Spec
from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.domain.roles import STAFF
from bot.jobs.reading import Reading
from bot.services import bc_desk, bc_files, bc_jobs, privacy
from bot.services.bc_jobs import Sent
from bot.services.work import Work
from bot.storage import bc_tables, rows
from bot.storage.tables import outbox
from bot.talk import LetterState, Verb
from tests.reports.test_pages import pdf, poison
from tests.services.business import CLERK, SUPERVISOR, TYPED, buttons, jobs, last_card, opened, state
from tests.services.test_privacy import everything
from tests.services.town import MONDAY, ROLES, Town, at, ticks, told

HANDLE, PHOTO = "BQACAgUAAx4711", "AgACAgUAAx4712"
PRINT = Spec(service=Service.PRINT)


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre is open; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


async def sent(town: Town, spec: Spec = PRINT, *photos: str, document: str = HANDLE) -> BcJob:
    """A job with files."""
    unit, files = town.unit, Sent((document,) if document else (), photos)
    return await town.does("tenant", lambda w: bc_jobs.request(w, unit, spec, {}, files))


async def counted(town: Town, pages: int | None = 3, problem: str = "") -> BcJob:
    """… of which one document has been counted."""
    made = await sent(town)
    (unread,) = await town.desk.do(SYSTEM, bc_files.unread)
    await town.desk.do(SYSTEM, lambda w: bc_files.read(w, unread, pages, problem))
    (job,) = [job for job in await jobs(town) if job.id == made.id]
    return job


async def delivered(town: Town) -> None:
    """Whatever was to be sent has been sent."""

    async def all_sent(work: Work) -> None:
        said = update(outbox).where(outbox.c.verb == Verb.SAY, outbox.c.state != LetterState.SUPERSEDED)
        await work.db.execute(said.values(state=LetterState.SENT, message=outbox.c.id + 1000))

    await town.desk.do(SYSTEM, all_sent)


async def finished(town: Town, job: BcJob) -> None:
    """Taken, the files looked at, done, signed for."""
    await town.does(CLERK, lambda w: bc_desk.take(w, job.id))
    await town.does(CLERK, lambda w: bc_files.give(w, job.id))
    await delivered(town)
    await town.does(CLERK, lambda w: bc_desk.finish(w, job.id))
    await town.does("tenant", lambda w: bc_jobs.sign(w, job.id))


@pytest.mark.parametrize("odd", [poison(), RuntimeError("of the channel"), None], ids=["poison", "raised", "gone"])
async def test_a_file_after_one_that_breaks_whatever_reads_it_is_still_read(
    centre: Town, odd: bytes | Exception | None
) -> None:
    first, second = await sent(centre, document="odd"), await sent(centre, document="good")

    async def fetch(file: str) -> bytes | None:
        if file == "good":
            return pdf(4)
        if isinstance(odd, Exception):
            raise odd
        return odd

    assert await Reading(centre.desk, fetch).read_all() == 2
    by_id = {job.id: job for job in await jobs(centre)}
    assert (by_id[first.id].pages, by_id[second.id].pages) == (None, 4)
    assert await centre.desk.do(SYSTEM, bc_files.unread) == []


async def test_a_file_that_is_gone_when_its_reading_is_written_down_keeps_no_other_from_it(centre: Town) -> None:
    first, second = await sent(centre, document="odd"), await sent(centre, document="good")
    lost = delete(bc_tables.bc_files).where(bc_tables.bc_files.c.file == "odd")

    async def fetch(file: str) -> bytes | None:
        if file == "odd":
            await centre.desk.do(SYSTEM, lambda work: work.db.execute(lost))
        return pdf(4)

    assert await Reading(centre.desk, fetch).read_all() == 1
    assert {job.id: job.pages for job in await jobs(centre)} == {first.id: None, second.id: 4}


# -- pages and the price ----------------------------------------------------------------------------------------------


@pytest.mark.manual("R238")
async def test_once_its_pages_are_counted_the_customer_is_told_the_price_and_asked(centre: Town) -> None:
    job = await counted(centre)
    assert (job.status, job.pages, job.named) == (BcStatus.QUOTED, 3, 150)
    assert state(await last_card(centre, "tenant")) == "bc-state-quoted"
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    assert (await jobs(centre))[0].total == 150


@pytest.mark.parametrize(("named", "fen"), [(None, 250), (9000, 9000)])
async def test_one_file_more_is_priced_with_the_others_unless_the_clerk_has_named_the_price(
    centre: Town, named: int | None, fen: int
) -> None:
    job = await counted(centre)
    if named:
        await centre.does(CLERK, lambda w: bc_desk.quote(w, job.id, {}, Fen(named), 60))
    await centre.does("tenant", lambda w: bc_files.add(w, job.id, ("another",)))
    (unread,) = await centre.desk.do(SYSTEM, bc_files.unread)
    await centre.desk.do(SYSTEM, lambda w: bc_files.read(w, unread, 2, ""))
    assert (await jobs(centre))[0].named == fen


async def test_a_file_that_comes_after_the_price_rings_whoever_may_take_the_job(centre: Town) -> None:
    job = await sent(centre, replace(PRINT, pages=3))
    assert job.status is BcStatus.ACCEPTED
    before = await rung(centre)
    await centre.does("tenant", lambda w: bc_files.add(w, job.id, ("another",)))
    assert await rung(centre) == before + 1
    await centre.does(CLERK, lambda w: bc_desk.take(w, job.id))
    before = await rung(centre)
    await centre.does("tenant", lambda w: bc_files.add(w, job.id, ("a third",)))
    assert await rung(centre) == before + 1


async def rung(town: Town) -> int:
    """How often a job has rung at the clerk's."""
    async with town.desk.database.transaction() as db:
        mine = (outbox.c.person == town.people[CLERK], outbox.c.subject.like("bc:%"), outbox.c.verb == Verb.RING)
        return int((await db.execute(select(func.count()).select_from(outbox).where(*mine))).scalar_one())


async def test_pictures_are_a_page_each_and_priced_at_once(centre: Town) -> None:
    job = await sent(centre, replace(PRINT, colour=True), PHOTO, f"{PHOTO}b", document="")
    assert (job.status, job.pages, job.total) == (BcStatus.ACCEPTED, 2, 400)


async def test_what_nobody_can_count_waits_for_the_clerk(centre: Town) -> None:
    job = await counted(centre, None)
    assert (job.status, job.pages) == (BcStatus.REQUESTED, None)
    assert "bc-quote" in buttons(await last_card(centre, CLERK))


@pytest.mark.parametrize("problem", ["bc-file-empty", "bc-file-locked", "bc-file-too-large"])
async def test_what_cannot_be_used_is_said_and_its_handle_goes_and_another_one_is_taken(
    centre: Town, problem: str
) -> None:
    job = await counted(centre, None, problem)
    assert [one["number"] for one in await told(centre, "tenant", problem)] == [job.number]
    (file,) = await centre.desk.do(SYSTEM, lambda w: rows.every(w.db, BcFile))
    assert (file.file, file.problem) == ("", problem)
    await centre.does("tenant", lambda w: bc_files.add(w, job.id, ("another",)))
    (unread,) = await centre.desk.do(SYSTEM, bc_files.unread)
    await centre.desk.do(SYSTEM, lambda w: bc_files.read(w, unread, 2, ""))
    assert (await jobs(centre))[0].named == 100


# -- who can have them ------------------------------------------------------------------------------------------------


@pytest.mark.manual("R244", "R245", "R248")
async def test_only_who_works_on_it_has_them_and_each_look_is_on_record(centre: Town) -> None:
    job = await counted(centre)
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    assert await centre.outcome(CLERK, lambda w: bc_files.give(w, job.id)) == "bc-files-not-yours"
    await centre.does(CLERK, lambda w: bc_desk.take(w, job.id))
    for who in [name for name, role in ROLES.items() if role in STAFF and name != CLERK]:
        said = await centre.outcome(who, lambda w: bc_files.give(w, job.id))
        assert said in {"not-allowed", "bc-files-not-yours"}, who
    assert await centre.outcome("tenant", lambda w: bc_files.give(w, job.id)) == "not-allowed"
    await centre.does(CLERK, lambda w: bc_files.give(w, job.id))
    assert len(await told(centre, CLERK, "bc-file")) == 1
    looked = await centre.desk.do(SYSTEM, lambda w: w.history_of("bc_jobs", job.id))
    assert [line.who for line in looked if line.why == bc_files.LOOKED] == [centre.people[CLERK]]
    await centre.does(SUPERVISOR, lambda w: bc_desk.take(w, job.id))
    assert await centre.outcome(CLERK, lambda w: bc_files.give(w, job.id)) == "bc-files-not-yours"


async def holders(town: Town) -> set[str]:
    """In whose letters, and in which tables, a handle stands."""
    return {line.split()[0] for line in (await everything(town.desk)).splitlines() if HANDLE in line or PHOTO in line}


async def test_nobody_but_the_operator_is_ever_sent_one(centre: Town) -> None:
    job = await counted(centre)
    assert await holders(centre) == {"bc_files"}
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    await centre.does(CLERK, lambda w: bc_desk.take(w, job.id))
    await centre.does(CLERK, lambda w: bc_files.give(w, job.id))
    async with centre.desk.database.transaction() as db:
        letters = (await db.execute(select(outbox.c.person, outbox.c.body))).all()
    assert {letter.person for letter in letters if HANDLE in str(letter.body)} == {centre.people[CLERK]}


# -- how long ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R248")
@pytest.mark.parametrize(("service", "days"), [(Service.PRINT, 1), (Service.TYPING, 7)])
async def test_after_its_time_nothing_of_a_file_is_left_anywhere(centre: Town, service: Service, days: int) -> None:
    spec = PRINT if service is Service.PRINT else replace(TYPED, pages=None, keep_days=days, pay=Pay.ACCOUNT)
    job = await sent(centre, spec, PHOTO)
    (unread,) = await centre.desk.do(SYSTEM, bc_files.unread)
    await centre.desk.do(SYSTEM, lambda w: bc_files.read(w, unread, 3, ""))
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    await centre.does(CLERK, lambda w: bc_desk.take(w, job.id))
    if service is Service.TYPING:
        await centre.does(CLERK, lambda w: bc_desk.send_proof(w, job.id, f"{HANDLE}draft"))
        await centre.does("tenant", lambda w: bc_jobs.approve_proof(w, job.id))
    await centre.does(CLERK, lambda w: bc_files.give(w, job.id))
    await delivered(centre)
    await centre.does(CLERK, lambda w: bc_desk.finish(w, job.id))
    await centre.does("tenant", lambda w: bc_jobs.sign(w, job.id))
    end = MONDAY + timedelta(days=days)
    await ticks(centre, at(centre, 8, 59, day=end))
    assert "bc_files" in await holders(centre)
    await ticks(centre, at(centre, 9, 1, day=end))
    assert await holders(centre) == set()
    async with centre.desk.database.transaction() as db:
        back = select(outbox.c.target).where(outbox.c.verb == Verb.RETRACT)
        assert len((await db.execute(back)).all()) == 2 + (service is Service.TYPING)
    held = await centre.desk.do(SYSTEM, lambda w: rows.every(w.db, BcFile))
    assert [one.pages for one in held] == [3, 1]


async def test_what_is_cancelled_or_left_lying_is_not_kept_either(centre: Town) -> None:
    first = await counted(centre)
    await centre.does("tenant", lambda w: bc_jobs.decline(w, first.id))
    await ticks(centre, at(centre, 9, 1, day=MONDAY + timedelta(days=1)))
    assert await holders(centre) == set()
    await sent(centre)
    await ticks(centre, at(centre, 9, day=MONDAY + timedelta(days=59)))
    assert await holders(centre) == {"bc_files"}
    await ticks(centre, at(centre, 9, 2, day=MONDAY + timedelta(days=61)))
    assert await holders(centre) == set()


async def test_sixty_days_after_it_was_sent_no_file_is_kept_though_its_job_has_just_been_signed_for(
    centre: Town,
) -> None:
    job = await sent(centre)
    (unread,) = await centre.desk.do(SYSTEM, bc_files.unread)
    await centre.desk.do(SYSTEM, lambda w: bc_files.read(w, unread, 3, ""))
    centre.desk.clock.set(at(centre, 9, day=MONDAY + timedelta(days=59)))
    await centre.does("tenant", lambda w: bc_files.add(w, job.id, ("another",)))
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    centre.desk.clock.set(at(centre, 17, day=MONDAY + timedelta(days=59)))
    await finished(centre, job)
    end = MONDAY + timedelta(days=60)
    await ticks(centre, at(centre, 8, 59, day=end))
    assert await holders(centre) == {"bc_files", "outbox"}
    await ticks(centre, at(centre, 9, 1, day=end))
    assert await holders(centre) == set()
    held = await centre.desk.do(SYSTEM, lambda w: rows.every(w.db, BcFile))
    assert [one.file for one in held] == ["", "another"]
    await ticks(centre, at(centre, 17, 1, day=end))
    held = await centre.desk.do(SYSTEM, lambda w: rows.every(w.db, BcFile))
    assert [one.file for one in held] == ["", ""]


async def test_who_is_erased_takes_their_files_along(centre: Town) -> None:
    job = await counted(centre)
    await centre.does("tenant", lambda w: bc_jobs.agree(w, job.id))
    await finished(centre, job)
    kept = await centre.does("tenant", privacy.export)
    assert [one["pages"] for one in kept["business"][0]["files"]] == [3]
    await centre.does("tenant", privacy.erase)
    assert await holders(centre) == set()


# -- what looks suspicious --------------------------------------------------------------------------------------------


@pytest.mark.manual("R247")
async def test_security_and_the_supervisor_hear_at_once_and_the_customer_nothing(centre: Town) -> None:
    job = await counted(centre)
    await centre.does(CLERK, lambda w: bc_desk.flag(w, job.id, "looks like somebody's passport"))
    for who in ("security", "security_supervisor", SUPERVISOR):
        (heard,) = await told(centre, who, "bc-suspicious")
        assert (heard["number"], heard["place"]) == (job.number, "0801")
    assert await told(centre, "tenant", "bc-suspicious") == []
    assert "passport" not in str(await last_card(centre, "tenant"))
    assert "passport" in str(await last_card(centre, CLERK))
    assert await centre.outcome(CLERK, lambda w: bc_desk.flag(w, job.id, "again")) == "bc-flagged-already"
    assert await centre.outcome("security", lambda w: bc_files.give(w, job.id)) == "not-allowed"
