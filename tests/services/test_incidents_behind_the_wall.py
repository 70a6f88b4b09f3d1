"""An alarm that has turned out to be a complaint about a colleague: its emergency goes on without its words."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.complaints import ComplaintId
from bot.domain.incidents import Incident
from bot.domain.people import SYSTEM
from bot.services import dispatch, incident_registers, incident_reports, incident_work, incidents, repairs
from bot.services.repairs import Reported
from bot.storage.tables import outbox
from tests.services.test_complaint_wall import NAME, becomes_repair, marker, named
from tests.services.test_incidents import speaks
from tests.services.town import MONDAY, Town, at, ticks

SAID = f"the repair man shouted at me, {marker(1)}, smoke"


async def _turned(town: Town) -> Incident:
    """A representative has put the alarm on record; the dispatcher has handed it over as a complaint since."""
    await town.desk.do(SYSTEM, lambda work: named(work, town))
    said = Reported(town.unit, SAID, ("face",), Category.FIRE_SAFETY, Urgency.EMERGENCY)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    made, _ = await town.does("csr", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    return made


def _told_of(said: object) -> bool:
    return any(one in str(said) for one in (marker(1), NAME))


@pytest.mark.manual("R62", "R245")
async def test_its_words_stand_in_no_register_and_on_no_report(town: Town) -> None:
    made = await _turned(town)
    await town.does("security", lambda w: incident_work.clear(w, made.id, "it was steam"))
    for who in ("security", "engineering_manager", "receptionist"):
        (line,) = (await town.does(who, lambda w: incident_registers.of(w, MONDAY, MONDAY))).lines
        paper = await town.does(who, lambda w: incident_reports.on_paper(w, made.id))
        assert (line.incident.text, paper.incident.text, _told_of(line), _told_of(paper)) == ("", "", False, False), who
        assert (line.incident.clear_words, line.alarms) == ("it was steam", 1)
        assert await town.does(who, lambda w: incidents.pictures(w, made.id)) == ()


@pytest.mark.manual("R62", "R245")
async def test_who_is_called_to_it_and_who_hears_that_somebody_goes_read_nothing_of_it(town: Town) -> None:
    made = await _turned(town)
    async with town.desk.database.transaction() as db:
        before = (await db.execute(select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1))).scalar_one()
    await ticks(town, at(town, 9) + timedelta(minutes=6))
    await town.does("security", lambda w: incident_work.accept(w, made.id))
    async with town.desk.database.transaction() as db:
        letters = (await db.execute(select(outbox.c.body).where(outbox.c.id > before))).scalars().all()
    keys = {letter.get("say", {}).get("$say") for letter in letters}
    assert {"incident-call", "emergency-taken", "incident-card"} <= keys
    assert not any(_told_of(letter) for letter in letters)


@pytest.mark.manual("R62", "R245")
async def test_what_was_reported_in_other_words_than_it_was_spoken_of_is_behind_the_wall_as_well(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda work: named(work, town))
    draft = await speaks(town, "smoke", message=7)
    made, _ = await town.does("csr", lambda w: incidents.begin_from(w, "d", draft.id))
    said = Reported(town.unit, SAID, (), Category.FIRE_SAFETY, Urgency.EMERGENCY, message=7)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "it was steam"))
    paper = await town.does("security", lambda w: incident_reports.on_paper(w, made.id))
    assert sum(one.what == intake.number for one in paper.course) >= 1
    assert not _told_of(paper)


@pytest.mark.manual("R62", "R245")
async def test_its_words_do_not_come_back_with_the_repair_that_it_is_as_well(town: Town) -> None:
    made = await _turned(town)
    await town.does("tenant_supervisor", lambda w: becomes_repair(w, ComplaintId(1)))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "it was steam"))
    paper = await town.does("security", lambda w: incident_reports.on_paper(w, made.id))
    assert (paper.incident.text, _told_of(paper)) == ("", False)
