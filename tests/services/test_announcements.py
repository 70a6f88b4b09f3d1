"""Announcements: who may do what with them in which state; who gets them; nobody twice, and nobody left out."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.domain.announcements import Announcement, AnnouncementId, Reach, State
from bot.domain.audience_words import unpacked
from bot.domain.people import SYSTEM, ChatId, Person
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import announcement_cards, announcement_ledger, announcements, audiences, privacy, reach
from bot.services.announcements import Composed
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import recipients
from bot.storage.tables import outbox, people, posts
from bot.talk import Lane, LetterState, Verb
from tests.services.kitchen import outcome, ruled
from tests.services.test_nuisance import no
from tests.services.town import LONG_AGO, MONDAY, ROLES, Town, at, lines, ticks, told

pytestmark = pytest.mark.manual("R21")
Step = Callable[[Work, AnnouncementId], Awaitable[Any]]
TEXT = Composed("明天消防演习", "全体租户", "Fire drill tomorrow", asks=True)
AUTHOR, LEADER = "receptionist", "tenant_supervisor"
WRITES = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager", "general_manager"})
LEADS = frozenset({"tenant_supervisor", "cs_manager", "general_manager"})
VERBS: dict[str, Step] = {
    "test": announcements.test,
    "reword": lambda w, it: announcements.reword(w, it, "改了", "changed"),
    "submit": announcements.submit,
    "approve": announcements.approve,
    "reject": lambda w, it: announcements.reject(w, it, "unclear"),
    "undo": announcements.undo,
    "discard": announcements.discard,
    "pause": announcements.pause,
    "resume": announcements.resume,
    "stop": announcements.stop,
    "recall": announcements.recall,
    "open": announcements.open_card,
}
FITS: dict[str, frozenset[State]] = {
    "test": frozenset(State) - {State.DISCARDED},
    "reword": frozenset({State.DRAFT}),
    "submit": frozenset({State.DRAFT}),
    "approve": frozenset({State.WAITING}),
    "reject": frozenset({State.WAITING}),
    "undo": frozenset({State.SCHEDULED, State.WAITING}),
    "discard": frozenset({State.DRAFT, State.WAITING, State.SCHEDULED}),
    "pause": frozenset({State.SENDING}),
    "resume": frozenset({State.PAUSED}),
    "stop": frozenset({State.SENDING, State.PAUSED}),
    "recall": frozenset({State.SENDING, State.PAUSED, State.DONE, State.STOPPED}),
    "open": frozenset(State),
}
"""In which states a step can be taken."""


async def drafted(town: Town, told_: Composed = TEXT, by: str = AUTHOR) -> Announcement:
    return await town.does(by, lambda w: announcements.compose(w, told_), at(town, 9))


async def now(town: Town, it: Announcement) -> Announcement:
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, it.id))


async def staged(town: Town, state: State) -> Announcement:
    """An announcement of the receptionist's in that state."""
    if state is State.WAITING:
        await ruled(town, announcement_alone=0)
    it = await drafted(town)
    if state is State.DISCARDED:
        await town.does(AUTHOR, lambda w: announcements.discard(w, it.id))
    elif state is not State.DRAFT:
        await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    if state in {State.SENDING, State.PAUSED, State.DONE, State.STOPPED, State.RECALLED}:
        await ticks(town, at(town, 9, 0, 20))
        steps = {State.PAUSED: announcements.pause, State.STOPPED: announcements.stop}
        if state in steps:
            await town.does(AUTHOR, lambda w: steps[state](w, it.id))
        if state in {State.DONE, State.RECALLED}:
            await delivered(town, it)
        if state is State.RECALLED:
            await town.does(AUTHOR, lambda w: announcements.recall(w, it.id))
    assert (await now(town, it)).state is state
    return it


async def letters(town: Town, it: Announcement) -> list[tuple[int, LetterState]]:
    """To whom letters of it were written, and where each is."""
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY
        found = await db.execute(select(outbox.c.person, outbox.c.state).where(*ours).order_by(outbox.c.id))
        return [(row.person, row.state) for row in found]


async def sends(town: Town, it: Announcement, state: LetterState = LetterState.SENT, most: int = 1000) -> None:
    """The courier sends what is written, as far as it comes."""
    async with town.desk.database.transaction() as db:
        ours = outbox.c.about == announcement_cards.about(it.id), outbox.c.state == LetterState.NEW
        waiting = select(outbox.c.id).where(*ours, outbox.c.verb == Verb.SAY).order_by(outbox.c.id).limit(most)
        ids = list((await db.execute(waiting)).scalars())
        for id_ in ids:
            await db.execute(update(outbox).where(outbox.c.id == id_).values(state=state, message=id_ + 1000))


async def passes(town: Town, seconds: int = 6) -> None:
    await ticks(town, town.desk.clock.now() + timedelta(seconds=seconds))


async def delivered(town: Town, it: Announcement) -> None:
    """It comes to its end."""
    for _ in range(10):
        await sends(town, it)
        await passes(town)
        if (await now(town, it)).state is not State.SENDING:
            return
    raise AssertionError("it never ends")


async def ledger(town: Town, it: Announcement) -> dict[str, Reach]:
    """What became of it for whom."""
    names = {number: name for name, number in town.people.items()}
    async with town.desk.database.transaction() as db:
        found = await db.execute(select(recipients).where(recipients.c.announcement == it.id))
        return {names.get(row.person, f"p{row.person}"): row.reach for row in found}


@pytest.mark.parametrize("state", State)
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: State) -> None:
    town = embedded_town
    it = await staged(town, state)
    moment, before, wrong = town.desk.clock.now(), await lines(town), []
    for name, verb in VERBS.items():
        for who in (*ROLES, "stranger"):
            said = await outcome(town, who, lambda w, v=verb: v(w, it.id), moment)  # type: ignore[misc]
            meant = _meant(name, who, state)
            if said != meant:
                wrong.append(f"{who} {name} when {state}: {said}, not {meant}")
    assert wrong == []
    assert await lines(town) == before


def _meant(name: str, who: str, state: State) -> str:
    """What somebody hears who tries that."""
    deciding = name in {"approve", "reject"}
    if who == "stranger":
        return "stranger-not-allowed"
    if who not in (LEADS if deciding else WRITES):
        return "not-allowed"
    own = name in {"reword", "submit"}
    if name not in {"test", "open"} and not deciding and who != AUTHOR and (own or who not in LEADS):
        return "announcement-not-own"
    return "done" if state in FITS[name] else f"announcement-is-{state.value}"


async def test_it_goes_to_those_who_are_meant_after_a_moment_to_undo_it(town: Town) -> None:
    it = await drafted(town)
    assert await letters(town, it) == []
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 0, 14))
    assert await letters(town, it) == []
    await ticks(town, at(town, 9, 0, 20))
    assert {person for person, _ in await letters(town, it)} == {town.people["tenant"], town.people["neighbour"]}
    await delivered(town, it)
    assert await ledger(town, it) == {"tenant": Reach.SENT, "neighbour": Reach.SENT}
    assert (await now(town, it)).state is State.DONE


async def test_once_undone_nobody_gets_it_and_it_can_be_sent_again(town: Town) -> None:
    it = await drafted(town)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await town.does(AUTHOR, lambda w: announcements.undo(w, it.id))
    await ticks(town, at(town, 9, 1))
    assert await letters(town, it) == []
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id), at(town, 9, 2))
    await ticks(town, at(town, 9, 3))
    assert len(await letters(town, it)) == 2


async def test_it_goes_at_the_time_that_was_chosen(town: Town) -> None:
    it = await drafted(town)
    then = at(town, 15)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id, then))
    await ticks(town, at(town, 14, 59))
    assert await letters(town, it) == []
    await ticks(town, then)
    assert len(await letters(town, it)) == 2
    again = await drafted(town)
    refused = await no(town, AUTHOR, lambda w: announcements.submit(w, again.id, at(town, 8)))
    assert refused.key == "announcement-not-ahead"


async def test_to_many_a_second_person_has_to_agree(town: Town) -> None:
    await ruled(town, announcement_alone=1)
    it = await drafted(town, by=LEADER)
    await town.does(LEADER, lambda w: announcements.submit(w, it.id))
    assert (await now(town, it)).state is State.WAITING
    assert (await no(town, LEADER, lambda w: announcements.approve(w, it.id))).key == "announcement-own"
    assert (await no(town, LEADER, lambda w: announcements.reject(w, it.id, "x"))).key == "announcement-own"
    await ticks(town, at(town, 9, 5))
    assert await letters(town, it) == []
    await town.does("cs_manager", lambda w: announcements.approve(w, it.id))
    await passes(town, 20)
    assert len(await letters(town, it)) == 2


async def test_what_is_not_approved_is_a_draft_again_with_the_reason(town: Town) -> None:
    it = await staged(town, State.WAITING)
    await town.does("cs_manager", lambda w: announcements.reject(w, it.id, "which day?"))
    held = await now(town, it)
    assert (held.state, held.why) == (State.DRAFT, "which day?")
    await town.does(AUTHOR, lambda w: announcements.reword(w, it.id, "周三消防演习", ""))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    assert (await now(town, it)).why == ""


async def test_of_two_who_decide_at_once_one_does(town: Town) -> None:
    it = await staged(town, State.WAITING)
    both = [town.does(who, lambda w: announcements.approve(w, it.id)) for who in ("cs_manager", "general_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(isinstance(one, Refusal) for one in done) == [False, True]
    await passes(town, 20)
    assert len(await letters(town, it)) == 2


async def test_two_taps_send_it_once(town: Town) -> None:
    it = await drafted(town)
    both = [town.does(AUTHOR, lambda w: announcements.submit(w, it.id)) for _ in range(2)]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(isinstance(one, Refusal) for one in done) == [False, True]
    await ticks(town, at(town, 9, 1))
    await ticks(town, at(town, 9, 2))
    assert len(await letters(town, it)) == 2


async def test_whoever_is_not_in_the_chat_or_has_shut_it_stands_on_the_phone_list(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: reach.lose(w, town.people["neighbour"]))
    await _unbind(town, "tenant")
    it = await drafted(town, Composed("x", "全体租户"))
    card = await town.desk.do(SYSTEM, lambda w: announcement_cards.tally(w, it))
    assert (card.selected, card.of(Reach.WAITING)) == (2, 0)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 1))
    assert await ledger(town, it) == {"tenant": Reach.NEVER, "neighbour": Reach.BLOCKED}
    _, lines_ = await town.does(AUTHOR, lambda w: announcement_ledger.missed(w, it.id))
    assert [(one.units, one.reach) for one in lines_] == [("0801", Reach.NEVER), ("0901", Reach.BLOCKED)]
    assert all("•" in one.phone for one in lines_)


async def test_who_blocks_it_when_it_comes_is_missed_and_a_doubt_is_counted_as_one(town: Town) -> None:
    it = await staged(town, State.SENDING)
    await sends(town, it, LetterState.DEAD, most=1)
    await sends(town, it, LetterState.UNKNOWN)
    await passes(town)
    assert sorted((await ledger(town, it)).values()) == [Reach.BLOCKED, Reach.UNKNOWN]
    assert (await now(town, it)).state is State.DONE


async def test_an_audience_that_means_nobody_or_is_not_understood_is_refused(town: Town) -> None:
    for said, key in (
        ("公寓", "audience-nobody"),
        ("爱猫的人", "audience-unclear"),
        ("77层", "audience-no-such-floor"),
    ):
        refused = await no(town, AUTHOR, lambda w, s=said: announcements.compose(w, Composed("x", s)))
        assert refused.key == key


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("8层", {"tenant"}), ("0901", {"neighbour"}), ("租户，除了8层", {"neighbour"}),
        ("保安", {"security", "security_supervisor"}),
        ("供应商", {"vendor"}), ("offices", {"tenant", "neighbour"}), ("云杉", {"tenant", "neighbour"}),
    ],
)  # fmt: skip
async def test_the_audience_is_who_is_there_now(town: Town, said: str, whom: set[str]) -> None:
    it = await drafted(town, Composed("x", said))
    meant = await town.desk.do(SYSTEM, lambda w: audiences.meant(w, unpacked(it.wanted)))
    assert set(meant) == {town.people[name] for name in whom}


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
    assert set((await ledger(town, it)).values()) == {Reach.RECALLED}


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
    assert set((await ledger(town, it)).values()) == {Reach.RECALLED}


async def test_it_is_taken_down_when_it_does_not_hold_any_more(town: Town) -> None:
    it = await drafted(town, Composed("电梯停用", "全体租户", days=1))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 0, 20))
    await delivered(town, it)
    await ticks(town, at(town, 9, 0, 10, day=MONDAY + timedelta(days=1)))
    assert (await now(town, it)).state is State.DONE
    for minute in (1, 2):
        await ticks(town, at(town, 9, minute, day=MONDAY + timedelta(days=1)))
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


async def test_reading_is_said_by_those_who_got_it_and_counted_once(town: Town) -> None:
    it = await staged(town, State.DONE)
    assert await town.does("tenant", lambda w: announcements.has_read(w, it.id)) is True
    assert await town.does("tenant", lambda w: announcements.has_read(w, it.id)) is False
    it = await now(town, it)
    counts = await town.desk.do(SYSTEM, lambda w: announcement_cards.tally(w, it))
    assert (counts.selected, counts.read) == (2, 1)
    assert (
        await outcome(town, "technician", lambda w: announcements.has_read(w, it.id), town.desk.clock.now()) != "done"
    )


async def test_a_test_comes_to_oneself_alone(town: Town) -> None:
    it = await drafted(town)
    await town.does(AUTHOR, lambda w: announcements.test(w, it.id))
    assert len(await told(town, AUTHOR, "announcement-notice")) == 1
    assert await told(town, "tenant", "announcement-notice") == []
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await ticks(town, at(town, 9, 1))
    assert await ledger(town, it) == {"tenant": Reach.WRITTEN, "neighbour": Reach.WRITTEN}


async def test_whoever_is_erased_meanwhile_keeps_nothing_waiting(town: Town) -> None:
    it = await staged(town, State.SENDING)
    await town.does("tenant", privacy.erase)
    await delivered(town, it)
    assert await ledger(town, it) == {"tenant": Reach.GONE, "neighbour": Reach.SENT}


# -- many ------------------------------------------------------------------------------------------------------------


async def crowd(town: Town, count: int) -> None:
    """So many more contacts of the tenant."""

    async def verb(work: Work) -> None:
        [like] = [p for p in await rows.every(work.db, Person) if p.id == town.people["tenant"]]
        [post] = (await work.db.execute(select(posts).where(posts.c.person == like.id))).mappings().all()
        made = [
            {**rows.values(like), "code": f"crowd{n}", "chat": ChatId(900_000 + n), "version": 0} for n in range(count)
        ]
        for one in made:
            one.pop("id", None)
        await work.db.execute(people.insert(), made)
        ids = (await work.db.execute(select(people.c.id).where(people.c.code.like("crowd%")))).scalars()
        more = {"code": "", "role": Role.TENANT, "tenant": post["tenant"], "contact": post["contact"]}
        await work.db.execute(
            posts.insert(), [{**more, "person": id_, "skills": (), "since": LONG_AGO, "on_shift": True} for id_ in ids]
        )

    await town.desk.do(SYSTEM, verb)


async def _unbind(town: Town, who: str) -> None:
    async with town.desk.database.transaction() as db:
        await db.execute(update(people).where(people.c.id == town.people[who]).values(chat=None))


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
