"""Many at once at the business centre: no number is missing, none is given twice, and no fen is lost."""

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import Pay, Service, Spec
from bot.domain.money import Fen
from bot.domain.refusal import Refusal
from bot.services import bc_desk, bc_jobs, bc_statements, bc_till
from bot.services.work import Work
from tests.services.business import CLERK, COPIES, SUPERVISOR, done, jobs, opened
from tests.services.town import MONDAY, Town, at


@pytest.fixture
async def centre(town: Town) -> Town:
    """The business centre is open; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town


class BrokenError(Exception):
    """Something goes wrong after the number has been taken."""


@pytest.mark.manual("R216", "R249")
async def test_of_many_at_once_some_of_which_come_to_nothing_no_number_is_missing(centre: Town) -> None:
    async def taken_down(n: int) -> None:
        async def one(work: Work) -> None:
            await bc_jobs.take_down(work, centre.unit, replace(COPIES, pages=n % 4))
            if n % 4 == 1:
                raise BrokenError

        await centre.does(CLERK if n % 2 else SUPERVISOR, one)

    came = await asyncio.gather(*(taken_down(n) for n in range(24)), return_exceptions=True)
    assert [type(one) for one in came if one] == [Refusal, BrokenError] * 6
    assert sorted(job.number for job in await jobs(centre)) == [f"B-{n:06d}" for n in range(1, 13)]


@pytest.mark.manual("R219", "R238", "R249")
async def test_every_fen_is_on_the_statement_in_the_till_or_void(centre: Town) -> None:
    dice = random.Random(7)
    for _ in range(8):
        spec = Spec(
            service=dice.choice((Service.COPY, Service.PRINT, Service.SCAN)), pages=dice.randint(1, 30),
            copies=dice.randint(1, 4), duplex=dice.random() < 0.5, colour=dice.random() < 0.5,
            deliver=dice.random() < 0.5, pay=dice.choice(list(Pay)),
        )  # fmt: skip
        job = await done(centre, spec)
        await centre.does(CLERK, lambda w, id_=job.id: bc_desk.sign_on_paper(w, id_, "Li"))  # type: ignore[misc]
        if spec.pay is Pay.CASH:
            settle = dice.choice((bc_desk.take_cash, bc_desk.put_on_account))
            await centre.does(CLERK, lambda w, id_=job.id, settle=settle: settle(w, id_))  # type: ignore[misc]
    held = await jobs(centre)
    void = dice.choice(held)
    await centre.does(CLERK, lambda w: bc_desk.ask_void(w, void.id, "twice"))
    await centre.does("cs_manager", lambda w: bc_desk.void(w, void.id))
    stated = (await centre.does("accountant", lambda w: bc_statements.of_month(w, "2026-11"))).total
    cash = (await centre.does(CLERK, lambda w: bc_till.count(w, Fen(0)))).expected
    assert stated + cash == sum(_fen(job) for job in held if job.id != void.id)
    assert min(stated, cash) > 0


def _fen(job: BcJob) -> int:
    assert job.status is BcStatus.SETTLED
    return sum(line.price * line.count for line in job.lines)


@pytest.mark.manual("R239")
async def test_whoever_pays_while_the_till_is_counted_is_in_one_count_and_in_one_only(centre: Town) -> None:
    cash = [await done(centre, replace(COPIES, pages=n, pay=Pay.CASH)) for n in range(1, 11)]
    for job in cash:
        await centre.does(CLERK, lambda w, id_=job.id: bc_desk.sign_on_paper(w, id_, "Li"))  # type: ignore[misc]
    counts = []
    for day in range(5):
        centre.desk.clock.set(at(centre, 18, day=MONDAY + timedelta(days=day)))
        paying = [
            centre.does(CLERK, lambda w, id_=job.id: bc_desk.take_cash(w, id_))  # type: ignore[misc]
            for job in cash[day * 2 : day * 2 + 2]
        ]
        _, counted, _ = await asyncio.gather(
            paying[0], centre.does(SUPERVISOR, lambda w: bc_till.count(w, Fen(0))), paying[1]
        )
        counts.append(counted.expected)
    centre.desk.clock.set(at(centre, 18, day=MONDAY + timedelta(days=7)))
    counts.append((await centre.does(CLERK, lambda w: bc_till.count(w, Fen(0)))).expected)
    assert sum(counts) == sum(_fen(job) for job in await jobs(centre) if job.settled_at)
