"""Announcements go out in rounds: paused, stopped, recalled, taken down; nobody twice, and nobody left out."""

import itertools
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.domain.announcements import Reach, State
from bot.services import announcement_cards, announcements
from bot.services.announcements import Composed
from bot.storage.tables import outbox
from bot.talk import Lane, LetterState, Verb
from tests.services.announcing import (
    AUTHOR,
    LEADER,
    TEXT,
    delivered,
    drafted,
    ledger,
    letters,
    now,
    passes,
    sends,
    staged,
    takes_back,
)
from tests.services.crowds import crowd
from tests.services.kitchen import ruled
from tests.services.town import MONDAY, Town, at, ticks

pytestmark = pytest.mark.manual("R21")


async def test_a_pause_holds_back_what_is_not_sent_and_going_on_sends_it_to_those_only(town: Town) -> None:
    it = await staged(town, State.SENDING)
    await sends(town, it, most=1)
    await town.does(AUTHOR, lambda w: announcements.pause(w, it.id))
    await passes(town)
    assert Counter((await ledger(town, it)).values()) == {Reach.SENT: 1, Reach.WAITING: 1}
    await passes(town, 600)
    assert Counter(state for _, state in await letters(town, it)) == {LetterState.SENT: 1, LetterState.SUPERSEDED: 1}
    await town.does(AUTHOR, lambda w: announcements.resume(w, it.id))
    await passes(town)
    await delivered(town, it)
    got = [person for person, state in await letters(town, it) if state is LetterState.SENT]
    assert sorted(got) == sorted({town.people["tenant"], town.people["neighbour"]})


async def test_once_stopped_nobody_more_gets_it(town: Town) -> None:
    it = await staged(town, State.SENDING)
    await sends(town, it, most=1)
    await town.does(LEADER, lambda w: announcements.stop(w, it.id))
    await passes(town, 600)
    assert Counter(state for _, state in await letters(town, it)) == {LetterState.SENT: 1, LetterState.SUPERSEDED: 1}
    assert Counter((await ledger(town, it)).values()) == {Reach.SENT: 1, Reach.WAITING: 1}


async def test_what_is_recalled_is_taken_back_from_everybody_who_has_it_once(town: Town) -> None:
    it = await staged(town, State.DONE)
    await town.does(AUTHOR, lambda w: announcements.recall(w, it.id))
    for _ in range(3):
        await passes(town)
    async with town.desk.database.transaction() as db:
        back = select(outbox.c.person, outbox.c.target).where(outbox.c.verb == Verb.RETRACT)
        taken = [(row.person, row.target) for row in await db.execute(back)]
        ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY
        had = [(r.person, r.message) for r in await db.execute(select(outbox.c.person, outbox.c.message).where(*ours))]
    assert sorted(taken) == sorted(had)
    assert set((await ledger(town, it)).values()) == {Reach.RECALLING}
    await takes_back(town, it)
    await passes(town, 600)
    assert set((await ledger(town, it)).values()) == {Reach.RECALLED}


async def test_who_keeps_it_because_it_could_not_be_taken_back_is_to_be_phoned(town: Town) -> None:
    it = await staged(town, State.DONE)
    await town.does(AUTHOR, lambda w: announcements.recall(w, it.id))
    await passes(town)
    assert set((await ledger(town, it)).values()) == {Reach.RECALLING}
    await takes_back(town, it, LetterState.DEAD)
    await passes(town, 600)
    assert set((await ledger(town, it)).values()) == {Reach.BLOCKED}


async def test_what_was_on_the_wire_when_it_was_recalled_is_taken_back_as_well(town: Town) -> None:
    it = await staged(town, State.SENDING)
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == announcement_cards.about(it.id)
        await db.execute(update(outbox).where(ours).values(state=LetterState.SENDING))
    await town.does(AUTHOR, lambda w: announcements.recall(w, it.id))
    await passes(town)
    async with town.desk.database.transaction() as db:
        await db.execute(update(outbox).where(ours).values(state=LetterState.SENT, message=77))
    for _ in range(3):
        await passes(town, 60)
        await takes_back(town, it)
    assert set((await ledger(town, it)).values()) == {Reach.RECALLED}


async def test_it_is_taken_down_when_it_does_not_hold_any_more(town: Town) -> None:
    it = await drafted(town, Composed("电梯停用", "全体租户", days=1))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 0, 20))
    await delivered(town, it)
    await ticks(town, at(town, 9, 0, 10, day=MONDAY + timedelta(days=1)))
    assert (await now(town, it)).state is State.DONE
    for minute in (1, 2, 3):
        await ticks(town, at(town, 9, minute, day=MONDAY + timedelta(days=1)))
        await takes_back(town, it)
    assert set((await ledger(town, it)).values()) == {Reach.RECALLED}


async def test_what_is_to_be_pinned_is_pinned_once_for_each(town: Town) -> None:
    it = await drafted(town, Composed("x", "全体租户", pins=True))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 0, 20))
    await delivered(town, it)
    await passes(town)
    async with town.desk.database.transaction() as db:
        pinned = list((await db.execute(select(outbox.c.person).where(outbox.c.verb == Verb.PIN))).scalars())
    assert sorted(pinned) == sorted({town.people["tenant"], town.people["neighbour"]})


# -- many ------------------------------------------------------------------------------------------------------------


async def test_many_get_it_in_rounds_so_that_nobodys_letter_waits_behind_all_of_them(town: Town) -> None:
    await ruled(town, announcement_alone=5000)
    await crowd(town, 700)
    it = await drafted(town)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 0, 20))
    assert len(await letters(town, it)) == 300
    await passes(town)
    assert len(await letters(town, it)) == 300
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(outbox.c.lane).where(outbox.c.about == announcement_cards.about(it.id)))
        assert set(found.scalars()) == {Lane.BROADCAST}
    await delivered(town, it)
    counted = Counter(person for person, _ in await letters(town, it))
    assert len(counted) == 702
    assert set(counted.values()) == {1}


_walks = itertools.count(1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(1, 40)),
        st.tuples(st.just("tick"), st.integers(1, 30)),
        st.tuples(st.just("pause"), st.just(0)),
        st.tuples(st.just("resume"), st.just(0)),
        st.tuples(st.just("die"), st.integers(1, 5)),
        st.tuples(st.just("doubt"), st.integers(1, 5)),
    ),
    min_size=2,
    max_size=14,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(script=steps)
async def test_whatever_happens_everybody_gets_it_once_or_is_on_a_list(
    embedded_town: Town, script: list[tuple[str, int]]
) -> None:
    town = embedded_town
    if next(_walks) == 1:
        await ruled(town, announcement_alone=5000)
        await crowd(town, 60)
    it = await town.does(AUTHOR, lambda w: announcements.compose(w, TEXT))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await passes(town, 20)
    for what, n in script:
        match what:
            case "send":
                await sends(town, it, most=n)
            case "die":
                await sends(town, it, LetterState.DEAD, most=n)
            case "doubt":
                await sends(town, it, LetterState.UNKNOWN, most=n)
            case "tick":
                await passes(town, n)
            case _:
                step = announcements.pause if what == "pause" else announcements.resume
                await town.outcome(AUTHOR, lambda w, s=step: s(w, it.id))  # type: ignore[misc]
    if (await now(town, it)).state is State.PAUSED:
        await town.does(AUTHOR, lambda w: announcements.resume(w, it.id))
    await passes(town, 70)
    await delivered(town, it)
    over = {LetterState.SENT, LetterState.UNKNOWN, LetterState.DEAD}
    got = Counter(person for person, state in await letters(town, it) if state in over)
    assert len(got) == 62
    assert set(got.values()) == {1}
    assert len(await ledger(town, it)) == 62
    assert not set((await ledger(town, it)).values()) & {Reach.WAITING, Reach.WRITTEN}
