"""Opening, closing, and what is left when somebody pulls the plug."""

import asyncio
import random
import sys

import pytest

from bot.channel.lease import Lease, LeaseHeld
from bot.clock import Clock
from bot.domain.people import SYSTEM, PersonId
from bot.playground.faults import Trouble
from bot.services import leases
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.storage.tables import inbox, outbox
from bot.storage.tables import leases as rows_of_leases
from bot.talk import LetterState
from tests.channel import child
from tests.channel.conftest import House
from tests.channel.waiting import until
from tests.forks import Forked

STOPS_WITHIN = 5.0


async def test_a_second_office_on_the_same_house_is_refused(open_house: House) -> None:
    await open_house.world.updates.waited_for.wait()
    with pytest.raises(LeaseHeld):
        await Lease(open_house.desk).take()


async def test_the_lease_is_free_after_a_graceful_stop(house: House) -> None:
    async with house.running():
        await house.world.updates.waited_for.wait()
    async with house.database.snapshot() as db:
        assert not (await db.execute(rows_of_leases.select())).all()


async def test_a_lease_of_a_process_that_died_here_is_taken_over_at_once(house: House) -> None:
    died = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await died.wait()
    lease = Lease(house.desk)
    host, place, _, token = lease._holder.split(":")  # noqa: SLF001 - the same, but dead

    async def hold(work: Work, holder: str) -> str:
        return await leases.hold(work, "poller", holder, Clock().now())

    await house.act(lambda work: hold(work, f"{host}:elsewhere:{died.pid}:{token}"))
    with pytest.raises(LeaseHeld):
        await lease.take()
    await house.act(lambda work: leases.release(work, "poller", f"{host}:elsewhere:{died.pid}:{token}"))
    await house.act(lambda work: hold(work, f"{host}:{place}:{died.pid}:{token}"))
    await lease.take()


async def test_an_office_that_loses_its_lease_closes(house: House) -> None:
    async def stolen() -> None:
        async with house.running(renew=0.1):
            await house.world.updates.waited_for.wait()
            thief = rows_of_leases.update().values(holder="somebody else")
            await house.act(lambda work: work.db.execute(thief))
            await asyncio.sleep(0.5)

    with pytest.raises(LeaseHeld):
        await stolen()


async def test_the_commands_are_announced_in_both_languages(open_house: House) -> None:
    zhou, john = open_house.phone(), open_house.phone("John", language="en")
    await zhou.waits(lambda: open_house.server.counts["setMyCommands"] == 3)
    assert [one["command"] for one in zhou.commands] == ["echo"]
    assert [one["command"] for one in john.commands] == ["echo"]


async def test_stopping_in_a_storm_takes_less_than_five_seconds_and_loses_nothing(house: House) -> None:
    phones = [house.phone(str(number)) for number in range(20)]
    house.server.latency = 0.05
    loop = asyncio.get_running_loop()
    async with house.running():
        for number in range(1, 21):
            for phone in phones:
                await phone.says(f"line {number}")
        await phones[0].hears("2: line 2")
        begun = loop.time()
    assert loop.time() - begun < STOPS_WITHIN
    house.server.latency = 0.0
    async with house.running():
        await house.settled()
    for phone in phones:
        assert set(house.texts_to(phone)) == {f"{number}: line {number}" for number in range(1, 21)}
        assert await house.count(f"heard:{phone.user.id}") == 20


async def test_stopping_while_telegram_hangs_takes_less_than_five_seconds(house: House) -> None:
    zhou = house.phone()
    loop = asyncio.get_running_loop()
    async with house.running():
        await house.world.updates.waited_for.wait()
        fault = house.server.faults.add(Trouble.HANG, "sendMessage")
        await zhou.says("one")
        await until(lambda: fault.struck)
        begun = loop.time()
    assert loop.time() - begun < STOPS_WITHIN
    house.server.faults.clear()
    async with house.running():
        await house.settled()
    assert "1: one" in house.texts_to(zhou)


async def test_stopping_before_telegram_has_said_who_we_are_takes_less_than_five_seconds(house: House) -> None:
    fault = house.server.faults.add(Trouble.HANG, "getMe")
    loop = asyncio.get_running_loop()
    async with house.running():
        await until(lambda: fault.struck)
        begun = loop.time()
    assert loop.time() - begun < STOPS_WITHIN
    house.server.faults.clear()
    zhou = house.phone()
    async with house.running():
        await zhou.says("one")
        await zhou.hears("1: one")


async def test_what_another_process_writes_is_sent_by_the_one_that_runs(open_house: House) -> None:
    zhou = open_house.phone()
    whom = await open_house.known(zhou)
    ours = open_house.desk
    async with Database(ours.database.url.render_as_string(hide_password=False)) as database:
        beside = Desk(database, ours.clock, ours.texts)
        await beside.do(SYSTEM, lambda work: _tells(work, whom))
    await zhou.hears("loaded")


async def _tells(work: Work, whom: PersonId) -> None:
    work.tell(whom, "sample-text", text="loaded")


async def test_killed_again_and_again_every_update_takes_effect_exactly_once(
    house: House, sample_locales: object
) -> None:
    chance = random.Random(7)
    phones = [house.phone(str(number)) for number in range(15)]
    given = (str(house.database.url), house.server.url, house.world.token, str(sample_locales))

    def born() -> Forked:
        return Forked(child.run, *given, settings={})

    async def quiet() -> bool:
        if len(house.world.updates):
            return False
        return not await house.states(inbox, "new") and not await house.states(outbox, "taken", "sending")

    for round_ in range(3):
        office = born()
        await asyncio.wait_for(house.world.updates.waited_for.wait(), 20)
        for number in range(10):
            for phone in phones:
                await phone.says(f"{round_}{number}")
        await asyncio.sleep(chance.uniform(0.02, 0.5))
        await office.kill()
        house.world.updates.waited_for.clear()
    office = born()
    await until(quiet, 30)
    assert await office.stop(STOPS_WITHIN) == 0
    for phone in phones:
        assert await house.count(f"heard:{phone.user.id}") == 30
        assert set(house.texts_to(phone)) == {f"{n + 1}: {n // 10}{n % 10}" for n in range(30)}
    assert {letter.state for letter in await house.letters()} == {LetterState.SENT}
