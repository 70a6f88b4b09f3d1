"""The wall between the repair desk and complaints: what was reported as one and is the other, and whose it then is."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus, Grade, Liability, Topic
from bot.domain.parties import Department
from bot.domain.people import SYSTEM
from bot.domain.repairs import Channel, Intake, IntakeId
from bot.services import (
    analyses,
    complaint_work,
    complaints,
    dispatch,
    incidents,
    people,
    rectifications,
    registers,
    repairs,
    slips,
)
from bot.services.complaints import Complained
from bot.services.repairs import Reported
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.test_complaint_wall import NAME, UNIT, becomes_repair, marker, named
from tests.services.test_summaries import FRIDAY
from tests.services.town import MONDAY, Town, at, ticks, told

# -- what was reported as a repair ------------------------------------------------------------------------------------

CLOSED_TO = ("dispatcher", "technician", "engineering_manager", "receptionist", "clerk")
OPEN_TO = ("tenant", "csr", "tenant_supervisor", "cs_manager")


async def _turned(town: Town, text: str) -> Intake:
    """A report that the dispatcher has handed over as a complaint."""
    said = Reported(town.unit, text, ("picture",), Category.PLUMBING, Urgency.NORMAL)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    return intake


@pytest.mark.manual("R62", "R85")
async def test_a_report_that_is_a_complaint_is_closed_to_whom_it_is_about_and_theirs(town: Town) -> None:
    intake = await _turned(town, f"the repair man shouted at me, {marker(1)}")
    for verb in (repairs.open_card, repairs.photos, repairs.voice):
        told = await town.outcomes((*CLOSED_TO, *OPEN_TO), lambda w, verb=verb: verb(w, intake.id))  # type: ignore[misc]
        assert told == dict.fromkeys(CLOSED_TO, "not-found") | dict.fromkeys(OPEN_TO, "done")
    assert await _hanging(town, "dispatcher", intake.id) == "repair-card-gone"
    today = town.desk.clock.today(town.desk.clock.now())
    for who, reads in (("clerk", False), ("tenant_supervisor", True)):
        (line,) = (await town.does(who, lambda w: registers.of(w, today, today))).items
        assert (bool(line.text), bool(line.reporter.zh), bool(line.unit)) == (reads, reads, reads), who


@pytest.mark.manual("R62")
@pytest.mark.parametrize("when", ["in the week", "afterwards"])
async def test_the_friday_analysis_is_as_silent_about_it(town: Town, when: str) -> None:
    said = Reported(town.unit, f"the repair man shouted at me, {marker(1)}", (), Category.PLUMBING, Urgency.NORMAL)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    await town.does("cs_manager", lambda w: rectifications.demand(w, intake.id, FRIDAY, marker(1)))
    if when == "afterwards":
        town.desk.clock.set(town.desk.clock.at(FRIDAY, 20))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    town.desk.clock.set(town.desk.clock.at(FRIDAY, 21))
    for who, reads in (("clerk", False), ("tenant_supervisor", True)):
        found = await town.does(who, lambda w: analyses.of_week(w, FRIDAY))
        said_there = [*(one.content for one in found.long_open), *(one.content for one in found.rectified)]
        assert len(said_there) == (2 if when == "afterwards" else 1)
        assert {bool(content) for content in said_there} == {reads}, who
        assert (marker(1) in str(found), "0801" in str(found)) == (reads, reads and when == "afterwards"), who


async def test_a_report_that_is_a_complaint_about_nobody_of_the_house_stays_readable_until_it_is(town: Town) -> None:
    intake = await _turned(town, "the neighbours are loud every night")
    assert await _hanging(town, "dispatcher", intake.id) == "repair-card"
    whom = town.people["technician"]
    await town.does("tenant_supervisor", lambda w: complaints.concerns(w, ComplaintId(1), person=whom))
    assert await _hanging(town, "dispatcher", intake.id) == "repair-card-gone"


@pytest.mark.manual("R62", "R245")
@pytest.mark.parametrize("later", [True, False])
async def test_an_alarm_that_is_a_complaint_stands_on_no_card_of_its_emergency(town: Town, *, later: bool) -> None:
    await town.desk.do(SYSTEM, lambda work: named(work, town))
    text = f"{marker(1)}, smoke" if later else f"the repair man shouted at me, {marker(1)}, smoke"
    said = Reported(town.unit, text, (), Category.FIRE_SAFETY, Urgency.EMERGENCY)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    card = f"incident:{made.id}"
    assert (marker(1) in str(await _shown(town, "security", card))) is later
    if later:
        whom = town.people["technician"]
        await town.does("tenant_supervisor", lambda w: complaints.concerns(w, ComplaintId(1), person=whom))
    shown = str(await _shown(town, "security", card))
    assert "incident-words-gone" in shown
    assert not any(one in shown for one in (marker(1), NAME))


@pytest.mark.manual("R85")
async def test_whom_a_complaint_is_about_does_not_turn_it_back_into_a_repair(town: Town) -> None:
    intake = await _turned(town, "the front desk is so rude")
    for who in ("csr", "second_csr"):
        assert await town.outcome(who, lambda w: dispatch.turn_back(w, intake.id)) == "not-found"
    assert await town.outcome("cs_manager", lambda w: becomes_repair(w, ComplaintId(1))) == "done"


@pytest.mark.manual("R62", "R85", "R245")
async def test_a_report_that_was_a_complaint_comes_back_to_the_technicians_in_words_of_who_decides(town: Town) -> None:
    intake = await _turned(town, f"the repair man shouted at me, {marker(1)}, and the tap leaks")
    for who in ("csr", "tenant_supervisor"):
        assert await town.outcome(who, lambda w: dispatch.turn_back(w, intake.id)) == "complaint-repair-in-words"
    assert "repair-turn-back" not in str(await _shown(town, "tenant_supervisor", "complaint:1"))
    await town.does("tenant_supervisor", lambda w: becomes_repair(w, ComplaintId(1)))
    shown = str(await _shown(town, "dispatcher", f"repair:{intake.id}"))
    assert ("a tap drips" in shown, marker(1) in shown) == (True, False)
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Intake, intake.id))
    assert (after.number, after.photos) == (intake.number, ())
    made = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, 1))
    assert (made.status, made.intake, marker(1) in made.text) == (ComplaintStatus.IS_A_REPAIR, intake.id, True)


@pytest.mark.manual("R62", "R85", "R245")
@pytest.mark.parametrize("phoned", [True, False])
async def test_who_complained_stays_unknown_to_whom_it_is_about_where_it_is_a_repair_after_all(
    town: Town, *, phoned: bool
) -> None:
    await town.desk.do(SYSTEM, lambda work: named(work, town))
    text = "the repair man shouted at me, and the tap leaks"
    said = Reported(town.unit, text, (), Category.PLUMBING, Urgency.NORMAL)
    if phoned:
        said = replace(said, channel=Channel.PHONE, caller=NAME, caller_phone="13800000001", place=f"{NAME}, left")
    intake = await town.does("csr" if phoned else "tenant", lambda w: repairs.report(w, said))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    await town.does("tenant_supervisor", lambda w: becomes_repair(w, ComplaintId(1)))
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake.id, town.people["technician"]))
    today = town.desk.clock.today(town.desk.clock.now())
    for who in ("dispatcher", "technician"):
        card = str(await _shown(town, who, f"repair:{intake.id}"))
        assert (NAME in card, "••" in card, '"reveal"' in card, "a tap drips" in card) == (False, False, False, True)
        slip = await town.does(who, lambda w: slips.of(w, intake.id))
        assert (NAME in str(slip), slip.phone) == (False, ""), who
    assert await town.outcome("dispatcher", lambda w: people.reveal_reporter(w, intake.id)) == "not-found"
    (line,) = (await town.does("clerk", lambda w: registers.of(w, today, today))).items
    assert (NAME in str(line), line.text) == (False, "a tap drips")
    await town.does("tenant_supervisor", lambda w: repairs.open_card(w, intake.id))
    supervisor = str(await _shown(town, "tenant_supervisor", f"repair:{intake.id}"))
    assert (NAME in supervisor) is not phoned


async def test_who_took_a_complaint_about_themselves_down_is_offered_no_way_back(town: Town) -> None:
    for text, offered in (("customer service never calls back, so rude", False), ("the neighbours are loud", True)):
        said = Reported(None, text, (), Category.PLUMBING, Urgency.NORMAL, channel=Channel.PHONE)
        intake = await town.does("csr", lambda w, said=said: repairs.report(w, said))  # type: ignore[misc]
        await town.does("dispatcher", lambda w, i=intake.id: dispatch.convert(w, i))  # type: ignore[misc]
        assert ("repair-turn-back" in json.dumps(await _shown(town, "csr", f"repair:{intake.id}"))) is offered


# -- what was told as a complaint and is a repair ----------------------------------------------------------------------


@pytest.mark.manual("R85")
@pytest.mark.parametrize("who", ["tenant_supervisor", "general_manager"])
async def test_whoever_decides_hands_a_complaint_to_the_repair_desk(town: Town, who: str) -> None:
    said = Complained("the tap in our kitchen is broken, unacceptable", town.unit, Topic.EQUIPMENT)
    made = await town.does("tenant", lambda w: complaints.receive(w, said))
    await town.does(who, lambda w: becomes_repair(w, made.id))
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    assert after.intake is not None
    assert await town.outcome("dispatcher", lambda w: repairs.open_card(w, after.intake)) == "done"  # type: ignore[arg-type]


@pytest.mark.manual("R85")
@pytest.mark.parametrize("anonymous", [True, False])
async def test_who_called_and_wants_to_stay_unknown_is_so_to_the_repair_desk(town: Town, *, anonymous: bool) -> None:
    said = Complained(
        f"{NAME} of {UNIT}: the tap is broken, unacceptable", town.unit, Topic.EQUIPMENT, channel=Channel.PHONE,
        caller=NAME, caller_phone="13800000001", photos=("face",), anonymous=anonymous,
    )  # fmt: skip
    made = await town.does("csr", lambda w: complaints.receive(w, said))
    await town.does("tenant_supervisor", lambda w: becomes_repair(w, made.id))
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))
    intake = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Intake, after.intake or 0))
    known = (intake.caller, intake.caller_phone, intake.photos, NAME in intake.text)
    assert known == (("", "", (), False) if anonymous else (NAME, "13800000001", ("face",), True))
    assert (intake.unit, intake.tenant) == ((None, None) if anonymous else (town.unit, town.tenant))
    assert intake.place == ("9F" if anonymous else "")
    assert ("tenant" in await _called(town, intake.id)) is not anonymous
    assert (intake.number in str(await _shown(town, "csr", f"complaint:{made.id}"))) is not anonymous
    assert intake.number in str(await _shown(town, "tenant_supervisor", f"complaint:{made.id}"))


# -- whose it is -------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R62", "R245")
async def test_who_settles_it_gives_it_up_where_it_turns_out_to_be_about_their_own_team(town: Town) -> None:
    made, whom = await _with_security(town), town.people["security_supervisor"]
    town.desk.clock.set(at(town, 10))
    after = await town.does("tenant_supervisor", lambda w: complaints.concerns(w, made.id, person=whom))
    assert (after.status, after.owner) == (ComplaintStatus.RECEIVED, None)
    assert await town.outcome("security", lambda w: complaints.open_card(w, made.id)) == "not-found"
    assert await _rung(town, made.id) == {"tenant_supervisor"}
    for day in (0, 1, 2):
        await ticks(town, at(town, 20, day=MONDAY + timedelta(days=day)))
        assert len(await told(town, "tenant_supervisor", "complaint-unanswered")) == day + 1


@pytest.mark.manual("R62", "R245")
async def test_what_is_answered_stays_so_when_its_owner_may_not_know_of_it_any_more(town: Town) -> None:
    made, whom = await _with_security(town), town.people["security_supervisor"]
    await town.does("security", lambda w: complaint_work.handle(w, made.id, "it is quiet now", Liability.COMPANY))
    await town.does("tenant_supervisor", lambda w: complaint_work.reply(w, made.id, "it is quiet now"))
    after = await town.does("tenant_supervisor", lambda w: complaints.concerns(w, made.id, person=whom))
    assert (after.status, after.owner) == (ComplaintStatus.ANSWERED, None)
    assert await town.outcome("tenant", lambda w: complaint_work.good(w, made.id)) == "done"


async def _with_security(town: Town) -> Complaint:
    """A complaint that somebody of security is to settle."""
    said = Complained("drilling all day, unacceptable", town.unit, Topic.FIT_OUT)
    made = await town.does("tenant", lambda w: complaints.receive(w, said))
    task = (made.id, Department.SECURITY, town.people["security"], Grade.ORDINARY)
    return await town.does("tenant_supervisor", lambda w: complaints.assign(w, *task))


async def _rung(town: Town, id_: ComplaintId) -> set[str]:
    """Who was rung by a complaint last."""
    names = {person: name for name, person in town.people.items()}
    mine = (outbox.c.subject == f"complaint:{id_}", outbox.c.verb == Verb.RING)
    async with town.desk.database.transaction() as db:
        found = (await db.execute(select(outbox.c.person).where(*mine).order_by(outbox.c.id.desc()).limit(1))).scalars()
        return {names[one] for one in found}


async def _called(town: Town, intake: IntakeId) -> set[str]:
    """Whom the card of a repair has reached so far."""
    names = {person: name for name, person in town.people.items()}
    async with town.desk.database.transaction() as db:
        found = (await db.execute(select(outbox.c.person).where(outbox.c.subject == f"repair:{intake}"))).scalars()
        return {names[one] for one in found}


async def _hanging(town: Town, who: str, intake: IntakeId) -> str:
    """What the card of a repair is to somebody by now."""
    return str((await _shown(town, who, f"repair:{intake}"))["say"]["$say"])


async def _shown(town: Town, who: str, card: str) -> Any:
    """The newest letter with that card."""
    mine = (outbox.c.person == town.people[who], outbox.c.subject == card)
    async with town.desk.database.transaction() as db:
        (body,) = (await db.execute(select(outbox.c.body).where(*mine).order_by(outbox.c.id.desc()).limit(1))).one()
    return body
