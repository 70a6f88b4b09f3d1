"""The wall round complaints: in a long random run nothing of one reaches whom it is about, or theirs."""

import json
import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.complaints import Complaint, ComplaintId, Grade, Liability, Topic
from bot.domain.parties import Department
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import actors, complaint_work, complaints
from bot.services.complaints import Complained
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from tests.services.kitchen import ruled
from tests.services.town import ROLES, Town, ticks

PARTIES = ("technician", "csr", "receptionist", "tenant_supervisor", "cs_manager", "engineering_manager", "security")
NAMED = {
    "technician": "the repair man", "csr": "customer service", "receptionist": "the front desk",
    "tenant_supervisor": "the service supervisor", "cs_manager": "the property manager",
    "engineering_manager": "the engineering manager", "security": "the security guard",
}  # fmt: skip
STEPS = 400


def _marker(number: int) -> str:
    return f"marker{number:03d}x"


class Run:
    """Complaints about colleagues, moved on at random by whoever tries."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town, self.dice = town, random.Random(seed)
        self.about: dict[int, str] = {}
        self.done = 0

    async def step(self) -> None:
        """Somebody tries something; a no is nothing."""
        if len(self.about) < 20 and self.dice.random() < 0.2:
            await self.complain()
            return
        if not self.about:
            return
        id_ = ComplaintId(self.dice.choice(sorted(self.about)))
        who = self.dice.choice((*ROLES, "tenant", "tenant_supervisor", "cs_manager", "general_manager"))
        try:
            await self.town.does(who, self.dice.choice(self.moves(id_)))
            self.done += 1
        except Refusal:
            pass

    async def complain(self) -> None:
        """About somebody, whom the words name by their post."""
        whom, number = self.dice.choice(PARTIES), len(self.about) + 1
        words = f"{NAMED[whom]} is so rude, {_marker(number)}"
        said = Complained(words, self.town.unit, Topic.STAFF_ATTITUDE, anonymous=self.dice.random() < 0.3)
        made = await self.town.does("tenant", lambda w: complaints.receive(w, said))
        self.about[made.id] = whom

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
            lambda w: complaint_work.add(w, id_, f"more {marker}"),
            lambda w: complaint_work.handle(w, id_, f"found {marker}", Liability.COMPANY),
            lambda w: complaint_work.reply(w, id_, f"answer {marker}"),
            lambda w: complaint_work.not_good(w, id_, f"no {marker}"),
            lambda w: complaint_work.good(w, id_),
            lambda w: complaint_work.escalate(w, id_, f"up {marker}"),
            lambda w: complaints.open_card(w, id_),
        )


@pytest.mark.manual("R62", "R245")
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_word_of_a_complaint_reaches_whom_it_is_about(embedded_town: Town, seed: int) -> None:
    await ruled(embedded_town, matters_a_day=STEPS)
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
    return found


async def test_the_test_sees_a_leak(embedded_town: Town) -> None:
    run = Run(embedded_town, 1)
    await run.complain()
    told = embedded_town.people[run.about[1]]
    await embedded_town.desk.do(SYSTEM, lambda work: _say(work, told))
    assert await embedded_town.desk.do(SYSTEM, lambda work: _leaks(work, run)) != []


async def _say(work: Work, whom: Any) -> None:
    work.tell(whom, "complaint-praised", text=_marker(1))
