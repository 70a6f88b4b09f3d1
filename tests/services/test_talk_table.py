"""Every state of a talk × every verb × everybody: allowed, or refused.

The tables are the specification: who is what to a talk, what each of those may do, and in which states.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.people import SYSTEM, ChatId
from bot.domain.permits import GRANTS, May
from bot.domain.refusal import Refusal
from bot.domain.talks import Talk, TalkId, TalkStatus
from bot.services import nuisance, talk_desk, talks
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Kind, Said, Speaker
from tests.services.tables import all_is_as_tabled
from tests.services.town import ROLES, Town, asking, at

Verb = Callable[[Work, TalkId], Awaitable[Any]]
_messages = itertools.count(1)


def line(work: Work, text: str = "has my parcel come?") -> Said:
    """A message as the channel hears it."""
    chat = work.actor.chat or ChatId(0)
    return Said(
        update=next(_messages), chat=chat, speaker=Speaker(chat), at=work.said_at, kind=Kind.TEXT, text=text,
        message=next(_messages),
    )  # fmt: skip


def verbs(town: Town) -> dict[str, Verb]:
    """Everything that can be done with a talk."""
    return {
        "say": lambda w, i: talks.say(w, i, line(w)),
        "leave": talks.leave,
        "call_security": talks.call_security,
        "end": talks.end,
        "take": talk_desk.take,
        "take_over": talk_desk.take_over,
        "hand_to_a_rep": lambda w, i: talk_desk.hand_over(w, i, town.people["second_csr"]),
        "pass_to_desk": talk_desk.pass_to_desk,
        "answer": lambda w, i: talk_desk.answer(w, i, line(w, "it has")),
        "close": talk_desk.close,
        "lines": talk_desk.lines,
        "open": talk_desk.open_card,
    }


NIGHT = frozenset({"offered", "left", "security_waiting", "security_taken"})
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "offered": (),
    "left": (("tenant", "leave"),),
    "waiting": (),
    "taken": (("receptionist", "take"),),
    "answered": (("receptionist", "take"), ("receptionist", "answer")),
    "security_waiting": (("tenant", "call_security"),),
    "security_taken": (("tenant", "call_security"), ("security", "take")),
    "closed": (("receptionist", "take"), ("receptionist", "close")),
}
"""How a talk gets into each state: who does what; some of them at night."""

STATUS = {
    "offered": TalkStatus.OFFERED, "left": TalkStatus.WAITING, "waiting": TalkStatus.WAITING,
    "security_waiting": TalkStatus.WAITING, "closed": TalkStatus.CLOSED,
}  # fmt: skip
HOLDER = {"taken": "receptionist", "answered": "receptionist", "security_taken": "security"}
_WAITING, _TAKEN = ("left", "waiting", "security_waiting"), tuple(HOLDER)

WHEN: dict[str, tuple[str, ...]] = {
    "say": tuple(WAYS),
    **dict.fromkeys(("leave", "call_security"), ("offered", *_WAITING)),
    "end": ("offered", *_WAITING, *_TAKEN),
    "take": (*_WAITING, "closed"),
    "take_over": (*_WAITING, *_TAKEN),
    "hand_to_a_rep": ("taken", "answered"),
    "pass_to_desk": ("security_taken",),
    "answer": (*_WAITING, *_TAKEN),
    "close": _TAKEN,
    **dict.fromkeys(("lines", "open"), tuple(WAYS)),
}
"""In which states it is possible."""

OWN = frozenset({"say", "leave", "call_security", "end"})
HELD = frozenset({"hand_to_a_rep", "pass_to_desk", "answer", "close"})
"""What only whoever wants somebody may do, and what only whoever has it."""
DESK = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"})
GUARDS = frozenset({"security", "security_supervisor", "cs_manager"})
"""Who serves a talk with the front desk, and with security."""


async def staged(town: Town, state: str) -> Talk:
    """A talk in that state."""
    town.desk.clock.set(at(town, 20 if state in NIGHT else 9))
    talk = await town.does("tenant", talks.begin)
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, talk.id))  # type: ignore[misc]
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Talk, talk.id))


@pytest.mark.manual("R4", "R19")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    talk = await staged(embedded_town, state)
    assert talk.status is STATUS.get(state, TalkStatus.TAKEN)
    tabled, now = verbs(embedded_town), embedded_town.desk.clock.now()
    await all_is_as_tabled(embedded_town, tabled, lambda who, verb: _expected(who, verb, state), talk.id, at=now)


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    """By the tables: done; or the reason for those who may, but not now; or the no, which tells nobody anything."""
    if who == "stranger":
        return ("stranger-not-allowed",)
    may = May.TALK if verb in OWN else May.ANSWER_TALKS
    if may not in GRANTS[ROLES[who]]:
        return ("not-allowed",)
    serving = GUARDS if state.startswith("security") else DESK
    if who != "tenant" if verb in OWN else who not in serving:
        return ("not-found",)
    other = verb in HELD and HOLDER.get(state) not in {None, who}
    own = verb == "take_over" and HOLDER.get(state) == who
    unheld = verb in HELD - {"answer"} and state not in HOLDER
    if state in WHEN[verb] and not other and not own and not unheld:
        return ("done",)
    kind = STATUS.get(state, TalkStatus.TAKEN).value
    return (f"talk-is-{kind}", "talk-not-yours", "talk-yours-already", "talk-is-with", "form-no-longer-offered")


async def test_of_two_who_take_it_at_once_the_first_has_it_and_the_other_hears_who(town: Town) -> None:
    talk = await staged(town, "waiting")
    both = [town.does(who, lambda w: talk_desk.take(w, talk.id)) for who in ("receptionist", "csr")]
    done = await asyncio.gather(*both, return_exceptions=True)
    (refused,) = [one for one in done if isinstance(one, Refusal)]
    (taken,) = [one for one in done if isinstance(one, Talk)]
    held = {town.people["receptionist"]: "receptionist", town.people["csr"]: "csr"}
    assert taken.agent is not None
    assert (refused.key, refused.words["name"].zh) == ("talk-is-with", held[taken.agent])


async def test_of_a_line_and_the_end_at_once_neither_is_lost(town: Town) -> None:
    talk = await staged(town, "taken")
    said = town.does("tenant", lambda w: talks.say(w, talk.id, line(w)), at(town, 8, 59))
    done = await asyncio.gather(said, town.does("receptionist", lambda w: talk_desk.close(w, talk.id)))
    assert len(done) == 2
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Talk, talk.id))
    assert after.status in {TalkStatus.WAITING, TalkStatus.CLOSED}


async def test_nobody_has_two_talks_at_once(town: Town) -> None:
    talk = await staged(town, "closed")
    await town.does("tenant", talks.begin)
    with pytest.raises(Refusal, match="talk-another-open"):
        await town.does("csr", lambda w: talk_desk.take(w, talk.id))


async def test_a_line_may_only_be_handed_to_who_answers(town: Town) -> None:
    talk = await staged(town, "taken")
    for whom in ("technician", "security", "neighbour", "tenant"):
        with pytest.raises(Refusal, match="form-no-longer-offered"):
            await town.does("receptionist", lambda w, whom=whom: talk_desk.hand_over(w, talk.id, town.people[whom]))  # type: ignore[misc]


@pytest.mark.manual("R257")
async def test_who_is_barred_phones_and_begins_no_talk(embedded_town: Town) -> None:
    town = embedded_town
    talk = await staged(town, "closed")
    await town.does("tenant_supervisor", lambda w: nuisance.bar(w, town.people["tenant"], "writes all day"))
    for verb in (talks.begin, lambda w: talks.say(w, talk.id, line(w))):
        with pytest.raises(Refusal, match="matter-barred"):
            await town.does("tenant", verb)


async def test_a_card_costs_the_same_however_many_have_said_something(embedded_town: Town) -> None:
    talk, said = await staged(embedded_town, "answered"), []
    for who in ("csr", "second_csr", "receptionist"):
        with asking(embedded_town) as asked:
            await embedded_town.does(who, lambda w: talk_desk.open_card(w, talk.id))
        said.append(len(asked))
        await embedded_town.does(who, lambda w: talk_desk.take_over(w, talk.id))
        await embedded_town.does(who, lambda w: talk_desk.answer(w, talk.id, line(w, "and it has")))
    assert len(set(said)) == 1
