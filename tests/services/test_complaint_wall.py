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
from bot.domain.complaints import Complaint, ComplaintId, Grade, Liability, Satisfaction, Topic
from bot.domain.parties import LADDER, Department
from bot.domain.people import SYSTEM, Person
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import (
    actors,
    complaint_registers,
    complaint_replies,
    complaint_work,
    complaints,
)
from bot.services.complaints import Complained
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from tests.services.kitchen import ruled
from tests.services.town import MONDAY, ROLES, Town, ticks

PARTIES = ("technician", "csr", "receptionist", "tenant_supervisor", "cs_manager", "engineering_manager", "security")
NAMED = {
    "technician": "the repair man", "csr": "customer service", "receptionist": "the front desk",
    "tenant_supervisor": "the service supervisor", "cs_manager": "the property manager",
    "engineering_manager": "the engineering manager", "security": "the security guard",
}  # fmt: skip
STEPS = 400


NAME, UNIT = "Zhou Minhua", "0801"
"""Who complains, and from where: said in every word of theirs."""


def marker(number: int) -> str:
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
        words = f"{NAMED[whom]} is so rude, {marker(number)}, says {NAME} of {UNIT}"
        said = Complained(words, self.town.unit, Topic.STAFF_ATTITUDE, anonymous=self.dice.random() < 0.4)
        made = await self.town.does("tenant", lambda w: complaints.receive(w, said))
        self.about[made.id] = whom
        if made.anonymous:
            self.unknown.add(made.id)

    def moves(self, id_: ComplaintId) -> tuple[Any, ...]:
        """Everything that may be tried with one."""
        town, mark = self.town, marker(id_)
        whom = town.people[self.about[id_]]
        owner = town.people[self.dice.choice(("engineering_manager", "security_supervisor", "csr", "finance_manager"))]
        department = self.dice.choice(list(Department))
        return (
            lambda w: complaints.concerns(w, id_, person=whom),
            lambda w: complaints.assign(w, id_, department, owner, Grade.ORDINARY),
            lambda w: complaint_work.note(w, id_, f"note {mark}"),
            lambda w: complaint_work.tell(w, id_, f"told {mark}"),
            lambda w: complaint_work.add(w, id_, f"more {mark} from {NAME} of {UNIT}"),
            lambda w: complaint_work.handle(w, id_, f"found {mark}", Liability.COMPANY),
            lambda w: complaint_work.go_on(w, id_, f"go on {mark}"),
            lambda w: complaint_work.reply(w, id_, f"answer {mark} for {NAME} of {UNIT}"),
            lambda w: complaint_work.not_good(w, id_, f"no {mark}, {NAME} of {UNIT}"),
            lambda w: complaint_work.follow_up(w, id_, self.dice.choice(list(Satisfaction)), f"call {mark} {NAME}"),
            lambda w: complaint_work.good_by_phone(w, id_),
            lambda w: complaints.reject(w, id_, f"not so {mark}, {NAME} of {UNIT}"),
            lambda w: complaint_replies.draft(w, id_, f"letter {mark}"),
            lambda w: complaint_replies.approve(w, ReplyId(self.dice.randint(1, 8))),
            lambda w: complaints.concerns(w, id_),
            lambda w: becomes_repair(w, id_),
            lambda w: complaint_work.good(w, id_),
            lambda w: complaint_work.escalate(w, id_, f"up {mark}"),
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
    await embedded_town.desk.do(SYSTEM, lambda work: named(work, embedded_town))
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


async def named(work: Work, town: Town) -> None:
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
            if marker(id_) not in json.dumps(letter.body, ensure_ascii=False):
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
    work.tell(whom, "complaint-praised", text=marker(1))


async def test_who_is_complained_of_in_plain_words_reads_nothing_of_it(town: Town) -> None:
    desk = (Role.RECEPTIONIST, Role.CSR)
    for text in ("你们前台态度真差", "the receptionist shouted at me", "投诉前台态度恶劣"):
        assert await town.does("tenant", lambda w, t=text: complaints.keeps_out(w, t, desk))  # type: ignore[misc]
    for text in ("快递到了吗", "前台的态度真好，谢谢"):
        assert not await town.does("tenant", lambda w, t=text: complaints.keeps_out(w, t, desk))  # type: ignore[misc]
