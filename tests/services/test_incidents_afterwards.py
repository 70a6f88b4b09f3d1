"""Emergencies on record, afterwards: over once, asked about, reported, kept no longer than they must be."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.incident_files import Alarm, Entry, EntryKind
from bot.domain.incidents import Incident, IncidentStatus, Report
from bot.domain.order_states import Result
from bot.domain.people import SYSTEM, Person, Post
from bot.domain.refusal import Refusal
from bot.services import (
    dispatch,
    handovers,
    incident_notices,
    incident_reports,
    incident_work,
    incidents,
    numbers,
    people,
    privacy,
    repairs,
    retention,
    verifications,
    work_orders,
)
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox, posts
from tests.services.emergencies import ALARMED, FIRE, REPORT, alarmed, by_hand, current, heard, opened, staged
from tests.services.kitchen import every
from tests.services.test_privacy import MARKER, everything
from tests.services.town import Town, at, ticks

K = EntryKind


# -- the all-clear ----------------------------------------------------------------------------------------------------


@pytest.mark.manual("R36", "R54")
async def test_the_all_clear_is_told_to_everybody_once_and_nothing_rings_after_it(town: Town) -> None:
    made = await opened(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    await town.does("security_supervisor", lambda w: incident_work.clear(w, made.id, "a toaster; it is out"))
    assert await heard(town, "incident-over") == sorted(
        {*ALARMED, "tenant_supervisor", "receptionist", "csr", "second_csr"} - {"security_supervisor"}
    )
    assert await heard(town, "incident-over-reporter") == ["tenant"]
    assert await heard(town, "danger-over-fire") == ["neighbour"]
    before = len(await heard(town, "repair-alarm"))
    await ticks(town, at(town, 9, 30))
    await ticks(town, at(town, 12))
    assert len(await heard(town, "repair-alarm")) == before
    assert await heard(town, "incident-still") == []


async def test_of_two_all_clears_at_once_one_is_given(town: Town) -> None:
    made = await opened(town)
    both = [town.does(w, lambda w: incident_work.clear(w, made.id, "out")) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["incident-is-cleared"]
    assert len(await heard(town, "incident-over-reporter")) == 1


async def test_after_the_all_clear_handing_the_repair_back_rings_nobody_but_what_comes_back_is_another(
    town: Town,
) -> None:
    intake = await alarmed(town)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake.id, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, intake.id))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "out"))
    rung = len(await heard(town, "repair-alarm"))
    await town.does("technician", lambda w: dispatch.hand_back(w, intake.id, "other tools"))
    await ticks(town, at(town, 9, 30))
    assert len(await heard(town, "repair-alarm")) == rung
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake.id, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, intake.id))
    await town.does("technician", lambda w: work_orders.arrive(w, intake.id))
    await town.does("technician", lambda w: work_orders.complete(w, intake.id, "new socket", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake.id, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.reject(w, intake.id, 0, "it smokes again"))
    assert len(await heard(town, "repair-alarm")) == rung + len(ALARMED)
    again, new = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    assert (new, again.number) == (True, "E-000002")


async def test_whoever_says_after_the_all_clear_that_it_is_an_emergency_speaks_of_another_one(town: Town) -> None:
    intake = await alarmed(town)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "out"))
    rung = len(await heard(town, "repair-alarm"))
    for urgency in (Urgency.NORMAL, Urgency.EMERGENCY):
        await town.does("dispatcher", lambda w, u=urgency: dispatch.regrade(w, intake.id, intake.category, u))  # type: ignore[misc]
    assert len(await heard(town, "repair-alarm")) == rung + len(ALARMED)


async def test_another_emergency_of_an_old_report_begins_with_its_own_first_alarm(town: Town) -> None:
    intake = await alarmed(town)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await ticks(town, at(town, 9, 5))
    town.desk.clock.set(at(town, 9, 7))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "out"))
    town.desk.clock.set(at(town, 11))
    for urgency in (Urgency.NORMAL, Urgency.EMERGENCY):
        await town.does("dispatcher", lambda w, u=urgency: dispatch.regrade(w, intake.id, intake.category, u))  # type: ignore[misc]
    await ticks(town, at(town, 11, 5))
    again, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    assert again.began_at == at(town, 11)
    rung = [
        (one.at, one.count) for one in await every(town, Entry) if (one.incident, one.kind) == (again.id, K.REPEATED)
    ]
    assert rung == [(at(town, 11, 5), 2)]


async def test_a_report_that_was_no_emergency_at_first_is_one_from_its_first_alarm_on(town: Town) -> None:
    said = Reported(town.unit, "a tap drips", (), Category.PLUMBING, Urgency.NORMAL)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    town.desk.clock.set(at(town, 11))
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake.id, intake.category, Urgency.EMERGENCY))
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    assert made.began_at == at(town, 11)


async def test_what_was_taken_for_a_complaint_and_is_danger_after_the_all_clear_is_another_one(
    town: Town,
) -> None:
    intake = await alarmed(town)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "out"))
    rung = len(await heard(town, "repair-alarm"))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    await town.does("cs_manager", lambda w: dispatch.turn_back(w, intake.id))
    assert len(await heard(town, "repair-alarm")) == rung + len(ALARMED)


@pytest.mark.manual("R36")
async def test_while_nobody_gives_it_who_has_it_is_asked_every_hour(town: Town) -> None:
    made = await opened(town)
    await ticks(town, at(town, 9, 59))
    assert await heard(town, "incident-still") == []
    await ticks(town, at(town, 10))
    await ticks(town, at(town, 11))
    assert await heard(town, "incident-still") == ["security", "security"]
    await town.does("csr", lambda w: incident_work.take_over(w, made.id))
    await ticks(town, at(town, 12))
    # A representative cannot give the all-clear: who can is asked, too.
    assert sorted(set(await heard(town, "incident-still"))) == sorted({*ALARMED, "csr"})
    assert (await heard(town, "incident-still")).count("csr") == 1


async def leaves(town: Town, who: str) -> None:
    """Somebody works here no more."""

    async def unbound(work: Work) -> None:
        held = await rows.first(work.db, Post, posts.c.person == town.people[who])
        assert held
        await people.unbind(work, held.id)

    await town.does("cs_manager", unbound)


@pytest.mark.manual("R36")
@pytest.mark.parametrize("who", ["security", "csr"])
async def test_who_has_it_in_hand_and_who_goes_there_leave_each_only_what_is_theirs(town: Town, who: str) -> None:
    made = await by_hand(town, "csr")
    await town.does("security", lambda w: incident_work.accept(w, made.id))
    await leaves(town, who)
    left = await current(town, made)
    stays = {one: town.people[one] for one in ("csr", "security") if one != who}
    assert (left.holder, left.accepted_by) == (stays.get("csr"), stays.get("security"))
    await ticks(town, at(town, 9, 30))
    assert ("cs_manager" in await heard(town, "incident-call")) is (who == "security")


async def test_who_leaves_leaves_no_emergency_without_somebody(town: Town) -> None:
    made = await staged(town, "open")
    await leaves(town, "security")
    assert (await current(town, made)).holder is None
    await ticks(town, at(town, 9, 5))
    assert await heard(town, "incident-call") == sorted(set(ALARMED) - {"security"})
    await ticks(town, at(town, 10))
    assert await heard(town, "incident-still") == sorted(set(ALARMED) - {"security"})
    await town.does("csr", lambda w: incident_work.take_over(w, made.id))
    assert (await current(town, made)).holder == town.people["csr"]


@pytest.mark.manual("R68", "R246")
async def test_what_is_not_over_is_named_at_the_change_of_watch(town: Town) -> None:
    made = await opened(town)
    figures = await town.desk.do(SYSTEM, handovers.figures)
    assert figures["incidents"] == 1
    await ticks(town, at(town, 17, 16))
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(
            outbox.c.person == town.people["receptionist"], outbox.c.subject == "handover:1"
        )
        body = json.dumps(list((await db.execute(mine)).scalars())[-1])
    assert "handover-incident" in body
    assert made.number in body


# -- the report -------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R36")
async def test_the_report_is_asked_for_then_with_the_supervisor_until_it_is_there(town: Town) -> None:
    made = await staged(town, "cleared")
    await ticks(town, at(town, 20, 59))
    assert await heard(town, "incident-report-wanted") == []
    await ticks(town, at(town, 21))
    assert await heard(town, "incident-report-wanted") == ["security"]
    assert await heard(town, "incident-report-late") == []
    for day in (1, 2):
        await ticks(town, at(town, 9, 0, 1) + timedelta(days=day))
        assert await heard(town, "incident-report-late") == sorted(("security", "security_supervisor") * day)
    await town.does("security", lambda w: incident_reports.submit(w, made.id, REPORT))
    await ticks(town, at(town, 9, 0, 2) + timedelta(days=4))
    assert len(await heard(town, "incident-report-late")) == 4


async def test_a_report_is_read_by_another_and_written_anew_where_it_is_not_good(town: Town) -> None:
    made = await staged(town, "reported")
    await town.does("cs_manager", lambda w: incident_reports.hand_back(w, made.id, "and the others?"))
    returned = await current(town, made)
    assert (returned.status, returned.returned_why, returned.rounds) == (IncidentStatus.CLEARED, "and the others?", 2)
    again = Report("socket", "extinguished", "one desk burnt", "all sockets are checked")
    await town.does("security", lambda w: incident_reports.submit(w, made.id, again))
    assert (
        await town.outcome("cs_manager", lambda w: incident_reports.approve(w, made.id, 1)) == "incident-written-anew"
    )
    await town.does("cs_manager", lambda w: incident_reports.approve(w, made.id, 2))
    filed = await current(town, made)
    assert (filed.status, filed.prevention, filed.returned_why) == (
        IncidentStatus.CLOSED, "all sockets are checked", "",
    )  # fmt: skip
    assert await heard(town, "incident-filed") == ["security"]


async def test_what_the_manager_writes_the_general_manager_reads(town: Town) -> None:
    made = await staged(town, "cleared")
    await town.does("cs_manager", lambda w: incident_work.take_over(w, made.id))
    await town.does("cs_manager", lambda w: incident_reports.submit(w, made.id, REPORT))
    assert await town.outcome("cs_manager", lambda w: incident_reports.approve(w, made.id, 1)) == "incident-by-another"
    back = await town.outcome("cs_manager", lambda w: incident_reports.hand_back(w, made.id, "why"))
    assert back == "incident-by-another"
    await town.does("general_manager", lambda w: incident_reports.approve(w, made.id, 1))


# -- what is kept -----------------------------------------------------------------------------------------------------


async def named_marker(town: Town) -> None:
    async def named(work: Work) -> None:
        person = await rows.find(work.db, Person, work.me)
        await work.save(person, Person(**{**vars(person), "name_zh": MARKER, "name_en": MARKER, "phone": MARKER}))

    await town.does("tenant", named)


async def written(town: Town) -> Incident:
    """An emergency whose reporter stands in every text of it."""
    await named_marker(town)
    intake = await alarmed(town, text=f"{MARKER}: 0801 着火了")
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("security", lambda w: incident_work.note(w, made.id, f"met {MARKER} there", ("spot",)))
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    await town.does("security", lambda w: incident_work.clear(w, made.id, f"{MARKER} put it out"))
    told_ = Report(f"the toaster of {MARKER}", f"{MARKER} used the extinguisher", "one desk", "no toasters")
    await town.does("security", lambda w: incident_reports.submit(w, made.id, told_))
    return made


@pytest.mark.manual("R244", "R245")
async def test_who_gave_the_alarm_can_have_a_copy_and_be_forgotten_the_rest_of_the_report_stays(town: Town) -> None:
    made = await written(town)
    kept = await town.does("tenant", privacy.export)
    assert [one.get("text", one.get("number")) for one in kept["incidents"]] == [f"{MARKER}: 0801 着火了", "E-000001"]
    await town.does("tenant", privacy.erase)
    assert MARKER not in await everything(town.desk)
    after = await current(town, made)
    assert (after.number, after.consequences, after.prevention) == ("E-000001", "one desk", "no toasters")
    assert "used the extinguisher" in after.measures
    assert [one.text for one in await every(town, Entry) if one.kind is K.ALARM] == [""]


async def test_what_others_said_stays_when_one_who_gave_the_alarm_is_forgotten(town: Town) -> None:
    made = await opened(town)
    later = await alarmed(town, "neighbour", "8楼冒烟")
    await town.does("security", lambda w: incidents.join(w, made.id, "r", later.id))
    await town.does("neighbour", privacy.erase)
    assert (await current(town, made)).text == FIRE
    assert [one.text for one in await every(town, Alarm)] == [FIRE, ""]
    kept = {(one.kind, one.text) for one in await every(town, Entry) if one.kind in {K.ALARM, K.ATTACHED}}
    assert kept == {(K.ALARM, FIRE), (K.ATTACHED, "")}


@pytest.mark.manual("R244")
async def test_what_was_said_goes_out_of_one_that_was_merged_too(town: Town) -> None:
    await named_marker(town)
    intake = await alarmed(town, text=f"{MARKER}: 0801 着火了")
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    other = await by_hand(town)
    await town.does("security", lambda w: incidents.merge(w, made.id, other.id))
    await town.does("tenant", privacy.erase)
    assert MARKER not in await everything(town.desk)
    assert (await current(town, made)).text == ""


@pytest.mark.manual("R54")
async def test_who_reads_the_report_is_asked_every_day_until_it_is_read(town: Town) -> None:
    made = await staged(town, "reported")
    for day in (2, 3):
        await ticks(town, at(town, 9) + timedelta(days=day - 1, minutes=1))
    assert await heard(town, "incident-report-unread") == ["cs_manager"] * 2
    await town.does("cs_manager", lambda w: incident_reports.approve(w, made.id, 1))
    await ticks(town, at(town, 9) + timedelta(days=5))
    assert await heard(town, "incident-report-unread") == ["cs_manager"] * 2


async def test_words_and_pictures_go_when_their_time_is_over(town: Town) -> None:
    made = await written(town)
    await town.does("cs_manager", lambda w: incident_reports.approve(w, made.id, 1))
    for months, photos, words_ in ((11, ["spot"], True), (13, [], True), (37, [], False)):
        town.desk.clock.set(at(town, 9) + timedelta(days=31 * months))
        await town.desk.do(SYSTEM, lambda w: retention.empty_old(w, "x"))
        notes = [photo for one in await every(town, Entry) for photo in one.photos]
        assert (notes, bool((await current(town, made)).cause)) == (photos, words_), months
        assert any(one.text for one in await every(town, Alarm)) is words_
        assert any(one.text for one in await every(town, Entry)) is words_


async def test_it_is_found_by_its_number_by_who_may_see_it(town: Town) -> None:
    await opened(town)
    assert await town.does("clerk", lambda w: numbers.open_card(w, "E-000001"))
    assert not await town.does("clerk", lambda w: numbers.open_card(w, "E-000002"))
    for who in ("tenant", "cashier", "vendor"):
        assert not await town.does(who, lambda w: numbers.open_card(w, "E-000001"))
