"""One person at a time, people in parallel, nobody alone."""

import asyncio
from dataclasses import replace

from bot.channel.turns import Job, Turns
from tests.channel.waiting import until

ZHOU, LI = (1, 1), (2, 2)


class Gate:
    """Jobs that wait at a gate, and what happened in which order."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.seen: list[str] = []
        self.inside = 0
        self.most = 0

    def job(self, name: str) -> Job:
        async def run() -> None:
            self.inside += 1
            self.most = max(self.most, self.inside)
            await self.open.wait()
            await asyncio.sleep(0)
            self.inside -= 1
            self.seen.append(name)

        return Job(run)


async def quiet(turns: Turns) -> None:
    await until(lambda: turns.idle)


async def test_one_person_waits_for_themselves_and_not_for_others() -> None:
    turns, gate = Turns(), Gate()
    for name in "abc":
        assert turns.offer(ZHOU, gate.job(name))
    assert turns.offer(LI, gate.job("x"))
    await asyncio.sleep(0.01)
    assert gate.inside == 2
    gate.open.set()
    await quiet(turns)
    assert [name for name in gate.seen if name in "abc"] == ["a", "b", "c"]


async def test_at_most_so_many_at_once_and_the_talkative_do_not_go_first() -> None:
    turns, gate = Turns(limit=2), Gate()
    gate.open.set()
    for number in range(20):
        turns.offer(ZHOU, gate.job(f"z{number}"))
    for number in range(10):
        turns.offer((9, number), gate.job(f"other{number}"))
    await quiet(turns)
    assert gate.most == 2
    last_other = max(place for place, name in enumerate(gate.seen) if name.startswith("other"))
    assert last_other < 22


async def test_a_full_backlog_refuses_and_says_when_there_is_room() -> None:
    turns, gate = Turns(backlog=2), Gate()
    drained: list[tuple[int, int]] = []
    turns.drained = drained.append
    assert turns.offer(ZHOU, gate.job("a"))
    await asyncio.sleep(0)
    assert [turns.offer(ZHOU, gate.job(name)) for name in "bcd"] == [True, True, False]
    gate.open.set()
    await quiet(turns)
    assert gate.seen == ["a", "b", "c"]
    assert drained == [ZHOU]


async def test_a_turn_that_breaks_does_not_stop_its_person() -> None:
    turns, gate = Turns(), Gate()
    gate.open.set()

    async def broken() -> None:
        raise RuntimeError("even the apology failed")

    turns.offer(ZHOU, Job(broken))
    turns.offer(ZHOU, gate.job("after"))
    await quiet(turns)
    assert gate.seen == ["after"]


async def test_who_has_to_wait_holds_no_place_and_keeps_their_order() -> None:
    turns, gate = Turns(limit=1), Gate()
    gate.open.set()
    waits = [0.05, 0.05, 0.0]
    turns.offer(ZHOU, replace(gate.job("slow"), wait=lambda: waits.pop(0)))
    turns.offer(ZHOU, gate.job("behind"))
    turns.offer(LI, gate.job("other"))
    await quiet(turns)
    assert gate.seen == ["other", "slow", "behind"]


async def test_draining_ends_what_is_under_way_and_begins_nothing() -> None:
    turns, gate = Turns(), Gate()
    for name in "ab":
        turns.offer(ZHOU, gate.job(name))
    await asyncio.sleep(0)
    draining = asyncio.create_task(turns.drain(1.0))
    await asyncio.sleep(0)
    gate.open.set()
    await draining
    assert gate.seen == ["a"]
    assert not turns.offer(ZHOU, gate.job("late"))


async def test_draining_does_not_wait_for_ever() -> None:
    turns, gate = Turns(), Gate()
    turns.offer(ZHOU, gate.job("a"))
    await asyncio.sleep(0)
    await turns.drain(0.05)
    assert gate.seen == []
    assert turns.idle
