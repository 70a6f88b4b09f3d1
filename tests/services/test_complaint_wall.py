"""The wall round complaints: in a long random run nothing of one reaches whom it is about, or theirs.

And nothing that tells who complains reaches a department that must not know it, on screen or on paper.
"""

import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.conversations import complaint_desk
from bot.conversations.complaint_desk import IsRepair, Repair
from bot.conversations.form import Onward
from bot.domain.categories import Category, Urgency
from bot.domain.complaint_files import ReplyId
from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus, Grade, Liability, Satisfaction, Topic
from bot.domain.parties import LADDER, Department
from bot.domain.people import SYSTEM, Person
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeId
from bot.domain.roles import Role
from bot.services import (
    actors,
    analyses,
    complaint_registers,
    complaint_replies,
    complaint_work,
    complaints,
    dispatch,
    incidents,
    rectifications,
    registers,
    repairs,
)
from bot.services.complaints import Complained
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.kitchen import ruled
from tests.services.test_summaries import FRIDAY
from tests.services.town import MONDAY, ROLES, Town, at, ticks, told

PARTIES = ("technician", "csr", "receptionist", "tenant_supervisor", "cs_manager", "engineering_manager", "security")
NAMED = {
    "technician": "the repair man", "csr": "customer service", "receptionist": "the front desk",
    "tenant_supervisor": "the service supervisor", "cs_manager": "the property manager",
    "engineering_manager": "the engineering manager", "security": "the security guard",
}  # fmt: skip
STEPS = 400


NAME, UNIT = "Zhou Minhua", "0801"
"""Who complains, and from where: said in every word of theirs."""


def _marker(number: int) -> str:
    return f"marker{number:03d}x"


class Run:
    """Complaints about colleagues, moved on at random by whoever tries."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town, self.dice = town, random.Random(seed)
        self.about: dict[int, str] = {}
        self.unknown: set[int] = set()
        self.done = 0

    async def step(self) -> None:
        """Somebody tries something; a no is nothing."""
        if len(self.about) < 20 and self.dice.random() < 0.2:
            await self.complain()
            return
        if not self.about:
            return
        id_ = ComplaintId(self.dice.choice(sorted(self.about)))
        mostly = ("tenant", "tenant_supervisor", "cs_manager", "general_manager")
        who = self.dice.choice((*ROLES, *mostly * 4))
        try:
            await self.town.does(who, self.dice.choice(self.moves(id_)))
            self.done += 1
        except Refusal:
            pass

    async def complain(self) -> None:
        """About somebody, whom the words name by their post."""
        whom, number = self.dice.choice(PARTIES), len(self.about) + 1
        words = f"{NAMED[whom]} is so rude, {_marker(number)}, says {NAME} of {UNIT}"
        said = Complained(words, self.town.unit, Topic.STAFF_ATTITUDE, anonymous=self.dice.random() < 0.4)
        made = await self.town.does("tenant", lambda w: complaints.receive(w, said))
        self.about[made.id] = whom
        if made.anonymous:
            self.unknown.add(made.id)

    def moves(self, id_: ComplaintId) -> tuple[Any, ...]:
        """Everything that may be tried with one."""
        town, marker = self.town, _marker(id_)
        whom = town.people[self.about[id_]]
        owner = town.people[self.dice.choice(("engineering_manager", "security_supervisor", "csr", "finance_manager"))]
        department = self.dice.choice(list(Department))
        return (
            lambda w: complaints.concerns(w, id_, person=whom),
            lambda w: complaints.assign(w, id_, department, owner, Grade.ORDINARY),
            lambda w: complaint_work.note(w, id_, f"note {marker}"),
            lambda w: complaint_work.tell(w, id_, f"told {marker}"),
            lambda w: complaint_work.add(w, id_, f"more {marker} from {NAME} of {UNIT}"),
            lambda w: complaint_work.handle(w, id_, f"found {marker}", Liability.COMPANY),
            lambda w: complaint_work.go_on(w, id_, f"go on {marker}"),
            lambda w: complaint_work.reply(w, id_, f"answer {marker} for {NAME} of {UNIT}"),
            lambda w: complaint_work.not_good(w, id_, f"no {marker}, {NAME} of {UNIT}"),
            lambda w: complaint_work.follow_up(w, id_, self.dice.choice(list(Satisfaction)), f"call {marker} {NAME}"),
            lambda w: complaint_work.good_by_phone(w, id_),
            lambda w: complaints.reject(w, id_, f"not so {marker}, {NAME} of {UNIT}"),
            lambda w: complaint_replies.draft(w, id_, f"letter {marker}"),
            lambda w: complaint_replies.approve(w, ReplyId(self.dice.randint(1, 8))),
            lambda w: complaints.concerns(w, id_),
            lambda w: becomes_repair(w, id_),
            lambda w: complaint_work.good(w, id_),
            lambda w: complaint_work.escalate(w, id_, f"up {marker}"),
            lambda w: complaints.open_card(w, id_),
        )


async def becomes_repair(work: Work, id_: ComplaintId) -> None:
    """Who decides says that it is a repair, and in which words where its own must not go along."""
    led = await complaint_desk.is_repair(work, IsRepair(id_))
    assert isinstance(led, Onward)
    text = led.seed.get("text", "a tap drips")
    said = Repair(id_, led.seed.get("unknown"), text, "9", Category.PLUMBING, Urgency.NORMAL)
    await complaint_desk.to_repair(work, said)


@pytest.mark.manual("R62", "R245")
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_word_of_a_complaint_reaches_whom_it_is_about(embedded_town: Town, seed: int) -> None:
    await ruled(embedded_town, matters_a_day=STEPS)
    await embedded_town.desk.do(SYSTEM, lambda work: _named(work, embedded_town))
    run = Run(embedded_town, seed)
    for n in range(STEPS):
        await run.step()
        if n % 80 == 79:
            clock = embedded_town.desk.clock
            await ticks(embedded_town, clock.at(clock.today(clock.now()), 18))
            clock.set(clock.at(clock.today(clock.now()) + timedelta(days=1), 9))
    assert run.done > STEPS // 12
    leaks = await embedded_town.desk.do(SYSTEM, lambda work: _leaks(work, run))
    assert leaks == []
    assert run.unknown
    assert await _leaks_on_paper(embedded_town, run) == []


async def _named(work: Work, town: Town) -> None:
    person = await rows.find(work.db, Person, town.people["tenant"])
    await work.save(person, replace(person, name_zh=NAME, name_en=NAME))


def _tells_who(text: str) -> bool:
    return NAME in text or "Minhua" in text or UNIT in text


async def _leaks(work: Work, run: Run) -> list[str]:
    found = []
    letters = (await work.db.execute(select(outbox.c.person, outbox.c.chat, outbox.c.body))).all()
    for id_ in run.about:
        complaint = await rows.find(work.db, Complaint, id_)
        for letter in letters:
            if _marker(id_) not in json.dumps(letter.body, ensure_ascii=False):
                continue
            actor = await actors.by_id(work.db, letter.person)
            assert actor is not None
            if complaint.about.keeps_out(actor) and actor.person != complaint.complainant:
                found.append(f"{complaint.number} about {run.about[id_]} reached {actor.roles}")
            if id_ in run.unknown and not actor.roles & {*LADDER, Role.TENANT} and _tells_who(str(letter.body)):
                found.append(f"who wrote {complaint.number} was told to {actor.roles}: {letter.body}")
    return found


async def _leaks_on_paper(town: Town, run: Run) -> list[str]:
    """What the register tells those who may read it and do not decide."""
    today = town.desk.clock.today(town.desk.clock.now())
    found = await town.does("clerk", lambda w: complaint_registers.of(w, MONDAY, today))
    return [
        line.complaint.number
        for line in found.lines
        if Role.CLERK in line.complaint.about.barred
        or (
            line.complaint.id in run.unknown and _tells_who(f"{line.text} {line.result} {line.unit} {line.complainant}")
        )
    ]


async def test_the_test_sees_a_leak(embedded_town: Town) -> None:
    run = Run(embedded_town, 1)
    await run.complain()
    told = embedded_town.people[run.about[1]]
    await embedded_town.desk.do(SYSTEM, lambda work: _say(work, told))
    assert await embedded_town.desk.do(SYSTEM, lambda work: _leaks(work, run)) != []


async def _say(work: Work, whom: Any) -> None:
    work.tell(whom, "complaint-praised", text=_marker(1))


async def test_who_is_complained_of_in_plain_words_reads_nothing_of_it(town: Town) -> None:
    desk = (Role.RECEPTIONIST, Role.CSR)
    for text in ("你们前台态度真差", "the receptionist shouted at me", "投诉前台态度恶劣"):
        assert await town.does("tenant", lambda w, t=text: complaints.keeps_out(w, t, desk))  # type: ignore[misc]
    for text in ("快递到了吗", "前台的态度真好，谢谢"):
        assert not await town.does("tenant", lambda w, t=text: complaints.keeps_out(w, t, desk))  # type: ignore[misc]


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
    intake = await _turned(town, f"the repair man shouted at me, {_marker(1)}")
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
    said = Reported(town.unit, f"the repair man shouted at me, {_marker(1)}", (), Category.PLUMBING, Urgency.NORMAL)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    await town.does("cs_manager", lambda w: rectifications.demand(w, intake.id, FRIDAY, _marker(1)))
    if when == "afterwards":
        town.desk.clock.set(town.desk.clock.at(FRIDAY, 20))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    town.desk.clock.set(town.desk.clock.at(FRIDAY, 21))
    for who, reads in (("clerk", False), ("tenant_supervisor", True)):
        found = await town.does(who, lambda w: analyses.of_week(w, FRIDAY))
        said_there = [*(one.content for one in found.long_open), *(one.content for one in found.rectified)]
        assert len(said_there) == (2 if when == "afterwards" else 1)
        assert {bool(content) for content in said_there} == {reads}, who
        assert (_marker(1) in str(found), "0801" in str(found)) == (reads, reads and when == "afterwards"), who


async def test_a_report_that_is_a_complaint_about_nobody_of_the_house_stays_readable_until_it_is(town: Town) -> None:
    intake = await _turned(town, "the neighbours are loud every night")
    assert await _hanging(town, "dispatcher", intake.id) == "repair-card"
    whom = town.people["technician"]
    await town.does("tenant_supervisor", lambda w: complaints.concerns(w, ComplaintId(1), person=whom))
    assert await _hanging(town, "dispatcher", intake.id) == "repair-card-gone"


@pytest.mark.manual("R62", "R245")
@pytest.mark.parametrize("later", [True, False])
async def test_an_alarm_that_is_a_complaint_stands_on_no_card_of_its_emergency(town: Town, *, later: bool) -> None:
    await town.desk.do(SYSTEM, lambda work: _named(work, town))
    text = f"{_marker(1)}, smoke" if later else f"the repair man shouted at me, {_marker(1)}, smoke"
    said = Reported(town.unit, text, (), Category.FIRE_SAFETY, Urgency.EMERGENCY)
    intake = await town.does("tenant", lambda w: repairs.report(w, said))
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake.id))
    card = f"incident:{made.id}"
    assert (_marker(1) in str(await _shown(town, "security", card))) is later
    if later:
        whom = town.people["technician"]
        await town.does("tenant_supervisor", lambda w: complaints.concerns(w, ComplaintId(1), person=whom))
    shown = str(await _shown(town, "security", card))
    assert "incident-words-gone" in shown
    assert not any(one in shown for one in (_marker(1), NAME))


@pytest.mark.manual("R85")
async def test_whom_a_complaint_is_about_does_not_turn_it_back_into_a_repair(town: Town) -> None:
    intake = await _turned(town, "the front desk is so rude")
    for who in ("csr", "second_csr"):
        assert await town.outcome(who, lambda w: dispatch.turn_back(w, intake.id)) == "not-found"
    assert await town.outcome("cs_manager", lambda w: dispatch.turn_back(w, intake.id)) == "done"


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
