"""Faxes that come in: where they go, who hears of it and when, what becomes of those nobody is found for."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.custody import MOST_TRIES, Receipt
from bot.domain.fax_in import FaxIn, FaxStatus
from bot.domain.people import SYSTEM
from bot.domain.units import Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.services import fax_in, fax_in_files, fax_in_log, fax_in_trace, front_desk, privacy
from bot.services.fax_in import Arrived
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occupancies, outbox, units
from bot.talk import Lane, Verb
from tests.services.test_bc_files import delivered
from tests.services.test_fax_in_table import CLERK, logged, now
from tests.services.test_mail_items import without_chat
from tests.services.test_privacy import everything
from tests.services.town import MONDAY, Town, at, ticks, told

S, DAY = FaxStatus, timedelta(days=1)
FRIDAY = MONDAY + 4 * DAY


@pytest.fixture
async def centre(town: Town) -> Town:
    """It is Monday, nine o'clock."""
    town.desk.clock.set(at(town, 9))
    return town


async def rang(town: Town, who: str) -> list[tuple[str, Lane]]:
    """What the cards of faxes that rang in somebody's chat said, and by which lane."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body, outbox.c.lane).where(
            outbox.c.person == town.people[who], outbox.c.subject.like("fax-in:%"), outbox.c.verb == Verb.RING
        )
        found = (await db.execute(mine.order_by(outbox.c.id))).all()
    return [(row.body["say"]["args"]["state"]["$say"], row.lane) for row in found]


async def papers(town: Town, who: str) -> list[list[str]]:
    """The papers that somebody has been sent."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.about.like("fax-in:%"))
        bodies = (await db.execute(mine.order_by(outbox.c.id))).scalars().all()
    return [list(body["paper"]) for body in bodies if body.get("paper")]


async def furnished(town: Town, number: str, status: UnitStatus = UnitStatus.VACANT) -> Unit:
    """A unit that nobody is in."""

    async def made(work: Work) -> Unit:
        there = await rows.first(work.db, Unit, units.c.id > 0)
        assert there
        fresh = Unit(building=there.building, number=number, floor="11", use=UnitUse.OFFICE, status=status, area=100)
        return await work.add(fresh)

    return await town.desk.do(SYSTEM, made)


async def moves_in(town: Town, unit: Unit, name: str, moved_in: date | None = None) -> Tenant:
    """Somebody rents it."""

    async def made(work: Work) -> Tenant:
        fresh = Tenant(
            code=f"{unit.number} {name}", kind=TenantKind.COMPANY, name_zh=name, name_en=name, moved_in=moved_in
        )
        tenant = await work.add(fresh)
        await work.add(Occupancy(tenant=tenant.id, unit=unit.id, since=work.now))
        return tenant

    return await town.desk.do(SYSTEM, made)


async def moves_out(town: Town, unit: Unit) -> None:
    """They have given it back."""

    async def ended(work: Work) -> None:
        lives = occupancies.c.unit == unit.id, occupancies.c.until.is_(None)
        held = await rows.first(work.db, Occupancy, *lives)
        assert held
        await work.save(held, held.end(work.now))

    await town.desk.do(SYSTEM, ended)


async def came_for(town: Town, unit: Unit | None, name: str = "") -> FaxIn:
    """A fax for whoever is there, or is called so."""
    came = Arrived(2, town.desk.clock.now(), unit.id if unit else None, name)
    return await town.does(CLERK, lambda w: fax_in.log(w, came))


# -- at the centre ----------------------------------------------------------------------------------------------------


@pytest.mark.manual("R221", "R222", "R223", "R245")
async def test_what_came_is_in_the_log_and_its_tenant_hears_at_once_and_nobody_else_does(centre: Town) -> None:
    when = at(centre, 8, 47)
    came = Arrived(3, when, centre.unit, "王先生", "+862162345678")
    made = await centre.does(CLERK, lambda w: fax_in.log(w, came))
    assert (made.number, made.pages, made.addressee, made.unit, made.came_at, made.status) == (
        "F-000001", 3, "王先生", centre.unit, when, S.NOTIFIED,
    )  # fmt: skip
    assert await rang(centre, "tenant") == [("fax-in-state-notified", Lane.NOTICE)]
    for who in set(centre.people) - {"tenant", CLERK}:
        assert await rang(centre, who) == [], who
    assert [one.id for one, _ in await centre.does("tenant", fax_in.lying_here)] == [made.id]
    assert await centre.does("neighbour", fax_in.lying_here) == []
    async with centre.desk.database.transaction() as db:
        assert (await db.execute(select(outbox.c.id).where(outbox.c.chat.is_not(None)))).all() == []


async def test_a_name_without_a_unit_goes_to_the_tenant_of_that_name(centre: Town) -> None:
    home = await furnished(centre, "1102")
    tenant = await moves_in(centre, home, "Blue Sea")
    found = await came_for(centre, None, "blue sea")
    assert (found.unit, found.tenant, found.status) == (home.id, tenant.id, S.SLIP)
    there = await centre.does(CLERK, lambda w: fax_in.whereabouts(w, centre.unit, "somebody"))
    assert (there.tenant, there.listed) == (centre.tenant, False)
    listed = await centre.does(CLERK, lambda w: fax_in.whereabouts(w, centre.unit, "tenant 先生"))
    assert listed.listed


@pytest.mark.manual("R224")
async def test_who_is_out_gets_a_slip_at_their_unit(centre: Town) -> None:
    made = await logged(centre)
    assert await papers(centre, CLERK) == []
    await centre.does("tenant", lambda w: fax_in.out(w, made.id))
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    assert await rang(centre, CLERK) == [("fax-in-job-slip-to-unit", Lane.NOTICE)]
    slip = await centre.does(CLERK, lambda w: fax_in_log.notice(w, made.id))
    assert (slip.line.unit, slip.line.kept.pages, slip.hours) == ("0801", 3, "09:00-18:00")
    done = await centre.does(CLERK, lambda w: fax_in.bring_slip(w, made.id))
    assert (done.status, done.slip_by, done.slip_at) == (S.SLIPPED, centre.people[CLERK], at(centre, 9))


@pytest.mark.manual("R224")
async def test_where_nobody_is_in_the_chat_a_slip_is_brought_and_the_clerk_is_reminded_of_it(centre: Town) -> None:
    await without_chat(centre, "tenant")
    made = await logged(centre)
    assert (made.status, made.told_at) == (S.SLIP, None)
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    await ticks(centre, at(centre, 9, 1, day=MONDAY + DAY))
    assert await told(centre, CLERK, "fax-in-slip-waits") == [{"number": made.number}]
    await centre.does(CLERK, lambda w: fax_in.bring_slip(w, made.id))
    await ticks(centre, at(centre, 9, 2, day=MONDAY + 2 * DAY))
    assert len(await told(centre, CLERK, "fax-in-slip-waits")) == 1
    assert await told(centre, CLERK, "fax-in-lies") == [{"number": made.number, "days": 2}]


async def test_the_tenant_is_reminded_every_day_of_a_week_and_then_the_clerk_phones(centre: Town) -> None:
    made = await logged(centre)
    for days in range(1, 10):
        await ticks(centre, at(centre, 9, days, day=MONDAY + days * DAY))
    assert len(await rang(centre, "tenant")) == 1 + 7
    assert await told(centre, CLERK, "fax-in-lies") == [{"number": made.number, "days": 7}]
    assert (await now(centre, made.id)).reminders == 7


async def test_whoever_shows_the_code_gets_it_and_five_wrong_ones_make_it_void(centre: Town) -> None:
    made = await logged(centre)
    code = (await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))).code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for tries in range(1, MOST_TRIES + 1):
        assert await told(centre, "tenant", "fax-in-code-void") == []
        left = await centre.does(CLERK, lambda w: fax_in.collect(w, made.id, wrong, "x"))
        assert (left.held, left.tries, left.tries_left) == (True, tries, MOST_TRIES - tries)
    assert len(await told(centre, "tenant", "fax-in-code-void")) == 1
    assert await centre.outcome(CLERK, lambda w: fax_in.collect(w, made.id, code, "x")) == "fax-in-no-code"
    fresh = (await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))).code
    done = await centre.does(CLERK, lambda w: fax_in.collect(w, made.id, fresh, "李师傅"))
    assert (done.status, done.receipt, done.collected_by) == (S.COLLECTED, Receipt.CODE, "李师傅")
    assert not any(fresh in str(args) for args in await told(centre, CLERK, "fax-in-card"))


async def test_a_tap_counts_for_half_an_hour_after_the_clerk_asked(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    centre.desk.clock.advance(timedelta(minutes=31))
    assert await centre.outcome("tenant", lambda w: fax_in.confirm(w, made.id)) == "fax-in-not-asked"
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    done = await centre.does("tenant", lambda w: fax_in.confirm(w, made.id))
    assert (done.receipt, done.received_by, done.handed_by) == (
        Receipt.TAP, centre.people["tenant"], centre.people[CLERK],
    )  # fmt: skip


# -- nobody knows whose it is -----------------------------------------------------------------------------------------


@pytest.mark.manual("R225")
async def test_without_a_unit_customer_service_is_asked_at_once_and_found_is_found(centre: Town) -> None:
    made = await logged(centre, unit=False, name="王大锤")
    assert made.status is S.TRACING
    for who in ("receptionist", "csr", "second_csr"):
        assert await rang(centre, who) == [("fax-in-job-tracing", Lane.ALERT)]
    assert [one.name for one, _ in await centre.does("csr", front_desk.inbox)] == ["faxes"]
    found = await centre.does("csr", lambda w: fax_in_trace.find(w, made.id, centre.unit))
    assert (found.status, found.tenant) == (S.NOTIFIED, centre.tenant)
    assert await rang(centre, "tenant") == [("fax-in-state-notified", Lane.NOTICE)]
    for days in range(1, 4):
        await ticks(centre, at(centre, 9, 5, day=MONDAY + days * DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    assert (await now(centre, made.id)).status is S.NOTIFIED
    assert await centre.outcome("csr", lambda w: fax_in.open_card(w, made.id)) == "not-found"


@pytest.mark.manual("R226", "R227", "R228")
async def test_nobody_is_found_it_is_asked_again_the_next_day_and_filed_after_three(centre: Town) -> None:
    made = await logged(centre, unit=False, name="王大锤")
    await centre.does("csr", lambda w: fax_in_trace.give_up(w, made.id))
    assert await papers(centre, CLERK) == [["fax-in-notice", f"{made.id}"]]
    await ticks(centre, at(centre, 8, 29, day=MONDAY + DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == [{"number": made.number}]
    assert (await rang(centre, "csr"))[-1] == ("fax-in-job-no-addressee", Lane.ALERT)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.NO_ADDRESSEE
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    filed = await now(centre, made.id)
    assert (filed.status, filed.retries) == (S.ARCHIVED, 1)
    assert await told(centre, CLERK, "fax-in-filed") == [{"number": made.number}]
    assert len(await told(centre, "csr", "fax-in-still-sought")) == 1


@pytest.mark.manual("R227", "R228")
async def test_nobody_looks_on_days_off_so_they_do_not_count(centre: Town) -> None:
    centre.desk.clock.set(at(centre, 16, day=FRIDAY))
    made = await logged(centre, unit=False)
    for days in (1, 2):
        await ticks(centre, at(centre, 12, day=FRIDAY + days * DAY))
    assert await told(centre, "csr", "fax-in-still-sought") == []
    await ticks(centre, at(centre, 8, 31, day=FRIDAY + 3 * DAY))
    assert len(await told(centre, "csr", "fax-in-still-sought")) == 1
    await ticks(centre, at(centre, 15, 59, day=FRIDAY + 5 * DAY))
    assert (await now(centre, made.id)).status is S.TRACING
    await ticks(centre, at(centre, 16, 1, day=FRIDAY + 5 * DAY))
    assert (await now(centre, made.id)).status is S.ARCHIVED


async def test_what_was_filed_and_turns_out_to_be_somebodys_is_found_after_all(centre: Town) -> None:
    made = await logged(centre, unit=False)
    await centre.does(CLERK, lambda w: fax_in.file(w, made.id, "nobody"))
    again = await centre.does(CLERK, lambda w: fax_in_trace.find(w, made.id, centre.unit))
    assert (again.status, again.closed_at) == (S.NOTIFIED, None)
    assert len(await rang(centre, "tenant")) == 1


async def test_whoever_was_told_by_mistake_learns_that_and_not_whose_it_is(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in_trace.find(w, made.id, centre.other_unit))
    assert (await told(centre, "tenant", "fax-in-card-gone"))[-1] == {"number": made.number}
    assert await centre.outcome("tenant", lambda w: fax_in.open_card(w, made.id)) == "not-found"
    assert await rang(centre, "neighbour") == [("fax-in-state-notified", Lane.NOTICE)]
    assert await centre.does("tenant", fax_in.lying_here) == []


async def test_what_is_for_who_was_there_before_is_no_business_of_the_tenant_any_more(centre: Town) -> None:
    made = await logged(centre)
    await centre.does(CLERK, lambda w: fax_in_trace.lose(w, made.id))
    assert (await told(centre, "tenant", "fax-in-card-gone"))[-1] == {"number": made.number}
    before = await rang(centre, "tenant")
    for _ in range(2):
        assert await centre.outcome("tenant", lambda w: fax_in.open_card(w, made.id)) == "not-found"
        assert await centre.does("tenant", fax_in.lying_here) == []
        if (await now(centre, made.id)).status is S.CONTACTING:
            await centre.does("csr", lambda w: fax_in_trace.reach(w, made.id))
    assert await rang(centre, "tenant") == before
    assert (await centre.does(CLERK, lambda w: fax_in.sign(w, made.id, "Ma"))).receipt is Receipt.SIGNATURE


@pytest.mark.manual("R230")
async def test_what_is_held_for_who_moves_in_is_never_given_to_who_is_still_there(centre: Town) -> None:
    made = await logged(centre, unit=False)
    before = await rang(centre, "tenant")
    await centre.does("csr", lambda w: fax_in_trace.hold(w, made.id, centre.unit))
    for days in range(1, 4):
        await ticks(centre, at(centre, 8, 31, day=MONDAY + days * DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    assert await rang(centre, "tenant") == before


# -- they are still to come, or have gone -----------------------------------------------------------------------------


@pytest.mark.manual("R230")
async def test_who_moves_in_later_gets_it_when_they_have_the_front_desk_knows_in_writing(centre: Town) -> None:
    home = await furnished(centre, "1101", UnitStatus.HANDOVER_PENDING)
    made = await came_for(centre, home, "青屿文化")
    assert (made.status, made.unit) == (S.MOVING_IN, home.id)
    assert await rang(centre, "receptionist") == [("fax-in-job-held-for-move-in", Lane.ALERT)]
    assert await papers(centre, "receptionist") == [["fax-in-notice", f"{made.id}"]]
    for days in range(1, 15):
        await ticks(centre, at(centre, 8, 31, day=MONDAY + days * DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    assert len(await rang(centre, "receptionist")) == 1 + 1
    tenant = await moves_in(centre, home, "青屿文化")
    await ticks(centre, at(centre, 8, 32, day=MONDAY + 15 * DAY))
    assert ((await now(centre, made.id)).tenant, (await now(centre, made.id)).status) == (tenant.id, S.SLIP)
    for who in ("receptionist", CLERK):
        assert await told(centre, who, "fax-in-moved-in") == [{"number": made.number}]


@pytest.mark.manual("R230")
async def test_it_is_given_with_the_keys_and_a_lease_that_begins_later_is_no_tenant_yet(centre: Town) -> None:
    home = await furnished(centre, "1103")
    await moves_in(centre, home, "Later Ltd", MONDAY + 30 * DAY)
    made = await came_for(centre, None, "Later Ltd")
    assert (made.status, made.unit) == (S.MOVING_IN, home.id)
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    done = await centre.does("receptionist", lambda w: fax_in_trace.give_at_check_in(w, made.id, "Lee"))
    assert (done.status, done.receipt, done.handed_by) == (
        S.COLLECTED, Receipt.CHECK_IN, centre.people["receptionist"],
    )  # fmt: skip
    sought = await logged(centre, unit=False)
    assert (await centre.does("csr", lambda w: fax_in_trace.find(w, sought.id, home.id))).status is S.MOVING_IN


@pytest.mark.manual("R231")
async def test_who_has_moved_out_is_looked_for_and_after_three_days_it_is_filed(centre: Town) -> None:
    home = await furnished(centre, "1104")
    await moves_in(centre, home, "锦程旅行社")
    await moves_out(centre, home)
    made = await came_for(centre, home)
    assert (made.status, made.gone) == (S.CONTACTING, True)
    assert await rang(centre, "csr") == [("fax-in-job-contacting", Lane.ALERT)]
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.ARCHIVED
    assert (await came_for(centre, None, "锦程旅行社")).status is S.CONTACTING


@pytest.mark.manual("R231")
async def test_who_has_moved_out_and_is_reached_fetches_it_and_no_slip_goes_to_their_old_unit(centre: Town) -> None:
    home = await furnished(centre, "1105")
    await moves_in(centre, home, "锦程旅行社")
    await moves_out(centre, home)
    newer = await moves_in(centre, home, "新租户")
    made = await came_for(centre, home, "锦程旅行社")
    assert (made.status, made.tenant != newer.id) == (S.CONTACTING, True)
    await centre.does("csr", lambda w: fax_in_trace.reach(w, made.id))
    assert await centre.outcome(CLERK, lambda w: fax_in.out(w, made.id)) == "fax-in-moved-out"
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.NOTIFIED
    assert (await centre.does(CLERK, lambda w: fax_in.sign(w, made.id, "Ma"))).receipt is Receipt.SIGNATURE
    assert (await came_for(centre, home)).tenant == newer.id


# -- the log, the scan, and who is forgotten --------------------------------------------------------------------------


@pytest.mark.manual("R222")
async def test_the_log_has_a_line_for_each_with_what_became_of_it(centre: Town) -> None:
    first = await logged(centre, name="王先生")
    await logged(centre, unit=False)
    await centre.does(CLERK, lambda w: fax_in.sign(w, first.id, "王先生"))
    book = await centre.does(CLERK, lambda w: fax_in_log.of(w, MONDAY, MONDAY))
    assert [(it.kept.number, it.unit, it.kept.pages, it.kept.status, it.fetched_by.zh) for it in book.lines] == [
        ("F-000001", "0801", 3, S.COLLECTED, "王先生"), ("F-000002", "", 3, S.TRACING, ""),
    ]  # fmt: skip
    assert (await centre.does(CLERK, lambda w: fax_in_log.of(w, MONDAY - DAY, MONDAY - DAY))).lines == ()


HANDLE = "BQACAgUAAx4713"
Ends = Callable[[Town, FaxIn], Awaitable[Any]]


async def fetched(town: Town, fax: FaxIn) -> None:
    await town.does(CLERK, lambda w: fax_in.sign(w, fax.id, "Zhou"))


async def filed(town: Town, fax: FaxIn) -> None:
    await town.does(CLERK, lambda w: fax_in.file(w, fax.id, "refused"))


@pytest.mark.manual("R244", "R245", "R248")
@pytest.mark.parametrize("ends", [fetched, filed])
async def test_only_who_has_the_fax_sees_its_scan_on_record_and_a_day_later_it_is_nowhere(
    centre: Town, ends: Ends
) -> None:
    made = await logged(centre, scan=HANDLE)
    assert await holders(centre) == {"faxes_in"}
    assert await centre.outcome("tenant_supervisor", lambda w: fax_in_files.give(w, made.id)) == "fax-in-scan-not-yours"
    await centre.does(CLERK, lambda w: fax_in_files.give(w, made.id))
    async with centre.desk.database.transaction() as db:
        letters = (await db.execute(select(outbox.c.person, outbox.c.body))).all()
    assert {letter.person for letter in letters if HANDLE in str(letter.body)} == {centre.people[CLERK]}
    looked = await centre.desk.do(SYSTEM, lambda w: w.history_of("faxes_in", made.id))
    assert [line.who for line in looked if line.why == fax_in_files.LOOKED] == [centre.people[CLERK]]
    await centre.does("tenant_supervisor", lambda w: fax_in.take(w, made.id))
    assert await centre.outcome(CLERK, lambda w: fax_in_files.give(w, made.id)) == "fax-in-scan-not-yours"
    await delivered(centre)
    await ends(centre, made)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + DAY))
    assert "faxes_in" in await holders(centre)
    await ticks(centre, at(centre, 9, 1, day=MONDAY + DAY))
    assert await holders(centre) == set()
    async with centre.desk.database.transaction() as db:
        assert len((await db.execute(select(outbox.c.id).where(outbox.c.verb == Verb.RETRACT))).all()) == 1


async def test_a_scan_that_lies_for_two_months_goes_too(centre: Town) -> None:
    await logged(centre, scan=HANDLE)
    await ticks(centre, at(centre, 9, day=MONDAY + 59 * DAY))
    assert "faxes_in" in await holders(centre)
    await ticks(centre, at(centre, 9, 2, day=MONDAY + 60 * DAY))
    assert "faxes_in" not in await holders(centre)


async def holders(town: Town) -> set[str]:
    """In which tables the handle stands."""
    return {line.split()[0] for line in (await everything(town.desk)).splitlines() if HANDLE in line}


@pytest.mark.manual("R244")
async def test_what_came_for_somebody_is_handed_over_and_emptied_with_them(centre: Town) -> None:
    mine, other = await logged(centre, name="tenant", scan=HANDLE), await logged(centre, name="somebody else")
    nobodys = await logged(centre, unit=False, name="Tenantius")
    await centre.does(CLERK, lambda w: fax_in.sign(w, mine.id, "tenant"))
    kept = (await centre.does("tenant", privacy.export))["faxes"]
    assert [one["number"] for one in kept] == [mine.number]
    await centre.does("tenant", privacy.erase)
    after = await now(centre, mine.id)
    assert (after.addressee, after.sender, after.documents, after.collected_by) == ("", "", (), "")
    assert (after.number, after.pages, after.unit) == (mine.number, 3, centre.unit)
    assert (await now(centre, other.id)).addressee == "somebody else"
    assert (await now(centre, nobodys.id)).addressee == "Tenantius"


async def test_after_thirteen_months_nobody_reads_for_whom_it_was(centre: Town) -> None:
    made = await logged(centre, name="王先生")
    await fetched(centre, made)
    for days, name in ((390, "王先生"), (400, "")):
        day = MONDAY + days * DAY
        await ticks(centre, at(centre, 3, 20, day=day))
        await ticks(centre, at(centre, 3, 31, day=day))
        assert (await now(centre, made.id)).addressee == name
