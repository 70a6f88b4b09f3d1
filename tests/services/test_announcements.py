"""Announcements: who may do what with them in which state, who agrees, whom they mean, who read them."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.announcements import Reach, State
from bot.domain.audiences import unpacked
from bot.domain.people import SYSTEM, Person
from bot.domain.refusal import Refusal
from bot.services import announcement_cards, announcement_ledger, announcements, audiences, privacy, reach
from bot.services.announcements import Composed
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.storage.tables import people
from bot.talk import LetterState
from tests.services.announcing import (
    AUTHOR,
    FITS,
    LEADER,
    LEADS,
    VERBS,
    WRITES,
    delivered,
    drafted,
    ledger,
    letters,
    now,
    passes,
    sends,
    staged,
)
from tests.services.kitchen import outcome, ruled
from tests.services.tables import all_is_as_tabled
from tests.services.test_nuisance import no
from tests.services.town import Town, at, ticks, told

pytestmark = pytest.mark.manual("R21")


@pytest.mark.parametrize("state", State)
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: State) -> None:
    town = embedded_town
    it = await staged(town, state)
    moment = town.desk.clock.now()
    await all_is_as_tabled(town, VERBS, lambda who, verb: (_meant(verb, who, state),), it.id, at=moment)


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


async def test_what_the_house_was_down_for_is_looked_at_again_before_it_goes(town: Town) -> None:
    it = await drafted(town)
    ten = at(town, 10)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id, ten))
    await ticks(town, ten + timedelta(hours=12))
    for minutes in (0, 1):
        await ticks(town, ten + timedelta(hours=12, minutes=minutes))
    assert (await now(town, it)).state is State.DRAFT
    assert await letters(town, it) == []
    assert [one["number"] for one in await told(town, AUTHOR, "announcement-too-late")] == [it.number]
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id))
    await passes(town, 20)
    assert len(await letters(town, it)) > 0


async def test_what_comes_a_little_late_goes_all_the_same(town: Town) -> None:
    it = await drafted(town)
    ten = at(town, 10)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id, ten))
    await ticks(town, ten + timedelta(hours=11, minutes=59))
    assert len(await letters(town, it)) > 0
    assert await told(town, AUTHOR, "announcement-too-late") == []


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


@pytest.mark.parametrize("approved", [False, True])
async def test_what_is_meant_for_many_by_the_time_it_goes_waits_for_a_second_person_unless_one_has_agreed(
    town: Town, approved: bool
) -> None:
    await ruled(town, announcement_alone=0 if approved else 1)
    await _unbind(town, "tenant")
    it = await drafted(town, by=LEADER)
    await town.does(LEADER, lambda w: announcements.submit(w, it.id, at(town, 10)))
    if approved:
        await town.does("cs_manager", lambda w: announcements.approve(w, it.id))
    assert (await now(town, it)).state is State.SCHEDULED
    await _bind_again(town, "tenant")
    await ticks(town, at(town, 10))
    assert ((await now(town, it)).state, bool(await letters(town, it))) == (
        (State.SENDING, True) if approved else (State.WAITING, False)
    )
    said = await told(town, LEADER, "announcement-grown")
    assert [(one["number"], one["count"]) for one in said] == ([] if approved else [(it.number, 2)])
    if not approved:
        assert (await no(town, LEADER, lambda w: announcements.approve(w, it.id))).key == "announcement-own"
        await town.does("cs_manager", lambda w: announcements.approve(w, it.id))
        await passes(town, 20)
        assert len(await letters(town, it)) == 2


async def test_who_has_not_agreed_before_is_no_second_person_for_what_is_sent_later(town: Town) -> None:
    it = await staged(town, State.WAITING)
    await town.does("cs_manager", lambda w: announcements.reject(w, it.id, "which day?"))
    await ruled(town, announcement_alone=1)
    await _unbind(town, "tenant")
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.id, at(town, 10)))
    await _bind_again(town, "tenant")
    await ticks(town, at(town, 10))
    assert (await now(town, it)).state is State.WAITING


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


async def test_a_number_on_the_phone_list_is_shown_in_full_on_the_record_and_no_other(town: Town) -> None:
    await _unbind(town, "tenant")
    it = await staged(town, State.DONE)
    whom, other = town.people["tenant"], town.people["neighbour"]
    found = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Person, whom))
    assert await town.does(AUTHOR, lambda w: announcement_ledger.reveal(w, it.id, whom)) == found.phone
    looks = await town.desk.do(SYSTEM, lambda w: w.history_of("people", found.id))
    assert [look.who for look in looks if look.why == "phone revealed"] == [town.people[AUTHOR]]
    with pytest.raises(NotFound):
        await town.does(AUTHOR, lambda w: announcement_ledger.reveal(w, it.id, other))
    for who in ("technician", "dispatcher", "vendor"):
        assert (await no(town, who, lambda w: announcement_ledger.reveal(w, it.id, whom))).key == "not-allowed"


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


async def _unbind(town: Town, who: str, chat: int | None = None) -> None:
    async with town.desk.database.transaction() as db:
        await db.execute(update(people).where(people.c.id == town.people[who]).values(chat=chat))


async def _bind_again(town: Town, who: str) -> None:
    await _unbind(town, who, 1000 + town.people[who])
