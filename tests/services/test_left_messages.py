"""Messages left for tenants: who may do what with them in which state, who reads them, and what the clock does."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.callers import left_by
from bot.domain.left_messages import LeftMessage, LeftMessageId, sounds_like_message
from bot.domain.people import SYSTEM, ContactKind, Person, Post
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import left_messages, privacy
from bot.services.left_messages import Left
from bot.services.work import Work
from bot.storage import rows
from tests.services.kitchen import outcome
from tests.services.tables import all_is_as_tabled
from tests.services.town import LONG_AGO, Town, at, ticks, told

Verb = Callable[[Work, LeftMessageId], Awaitable[Any]]
DESK = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager", "operator"})
VERBS: dict[str, Verb] = {
    "confirm": left_messages.confirm,
    "told_by_phone": left_messages.told_by_phone,
    "open": left_messages.open_card,
}
MAY = {"confirm": frozenset({"tenant"}), "told_by_phone": DESK, "open": DESK | {"tenant"}}


async def taken(town: Town, contact: str = "") -> LeftMessage:
    left = Left(town.unit, "请回电", town.people[contact] if contact else None, "张先生", "13800000000")
    return await town.does("receptionist", lambda w: left_messages.leave(w, left))


@pytest.mark.manual("R20", "R62", "R245")
@pytest.mark.parametrize("state", ["waiting", "confirmed"])
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    made = await taken(embedded_town)
    if state == "confirmed":
        await embedded_town.does("tenant", lambda w: left_messages.confirm(w, made.id))

    def meant(who: str, verb: str) -> tuple[str, ...]:
        if who in MAY[verb]:
            return ("done" if state == "waiting" or verb == "open" else "note-confirmed-already",)
        return ("stranger-not-allowed",) if who == "stranger" else ("not-allowed", "not-found")

    await all_is_as_tabled(embedded_town, VERBS, meant, made.id, at=at(embedded_town, 9))


@pytest.mark.parametrize("who", ["neighbour", "tenant", "technician", "vendor", "clerk"])
async def test_only_the_desk_takes_messages(embedded_town: Town, who: str) -> None:
    left = Left(embedded_town.unit, "call back")
    said = await outcome(embedded_town, who, lambda w: left_messages.leave(w, left), at(embedded_town, 9))
    assert said == "not-allowed"


async def colleague(town: Town) -> None:
    """A second contact of the tenant: the neighbour takes a post there, too."""

    async def hired(work: Work) -> None:
        post = Post(
            person=town.people["neighbour"], role=Role.TENANT, tenant=town.tenant, contact=ContactKind.FINANCE,
            since=LONG_AGO,
        )  # fmt: skip
        await work.add(post)

    await town.desk.do(SYSTEM, hired)


@pytest.mark.manual("R20", "R62")
async def test_what_is_left_for_one_is_not_shown_to_the_others_of_the_company(town: Town) -> None:
    await colleague(town)
    made = await taken(town, "tenant")
    assert len(await told(town, "tenant", "note-card")) == 1
    assert await told(town, "neighbour", "note-card") == []
    for verb in (left_messages.open_card, left_messages.confirm):
        with pytest.raises(Refusal, match="not-found"):
            await town.does("neighbour", lambda w, v=verb: v(w, made.id))  # type: ignore[misc]
    every = await taken(town)
    assert (await told(town, "neighbour", "note-card"))[-1]["number"] == every.number
    with pytest.raises(Refusal, match="note-not-theirs"):
        await taken(town, "technician")


@pytest.mark.manual("R20")
async def test_the_desk_sees_who_confirmed_and_when(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    made = await taken(town)
    town.desk.clock.advance(timedelta(minutes=20))
    await town.does("tenant", lambda w: left_messages.confirm(w, made.id))
    state = (await told(town, "receptionist", "note-card"))[-1]["state"]
    assert state["$say"] == "note-confirmed"
    assert "tenant" in str(state["args"]["name"])
    await ticks(town, at(town, 14))
    assert await told(town, "receptionist", "note-please-phone") == []


@pytest.mark.manual("R20")
async def test_what_nobody_confirms_is_told_on_the_phone(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    made = await taken(town)
    await ticks(town, at(town, 13, 1))
    assert await told(town, "csr", "note-please-phone") == [{"number": made.number}]
    after = await town.does("csr", lambda w: left_messages.told_by_phone(w, made.id))
    assert (after.by_phone, after.confirmed_by) == (True, town.people["csr"])
    assert await town.does("csr", left_messages.waiting) == []


async def test_whoever_cannot_be_told_is_phoned_at_once(town: Town) -> None:
    async def gone(work: Work) -> None:
        person = await rows.find(work.db, Person, town.people["tenant"])
        await work.save(person, person.unbind())

    await town.desk.do(SYSTEM, gone)
    await taken(town)
    assert (await told(town, "receptionist", "note-card"))[-1]["state"]["$say"] == "note-nobody-told"


@pytest.mark.manual("R244")
async def test_it_is_handed_over_to_whom_it_was_for_and_erased_with_them(town: Town) -> None:
    made = await taken(town, "tenant")
    assert (await town.does("tenant", privacy.export))["left_messages"][0]["text"] == "请回电"
    await town.does("tenant", privacy.erase)
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, LeftMessage, made.id))
    assert (after.text, after.caller, after.caller_phone, after.number) == ("", "", "", made.number)


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("留言 1201 王总 请回电 张先生 13800000000", "张先生 13800000000"),
        ("留言 1201 王总 请开会", ""),
        ("message for 1201 Mr Wang: please call Mr Chang 13800000000", "Mr Chang 13800000000"),
    ],
)
def test_the_last_one_named_is_who_left_it(text: str, caller: str) -> None:
    assert sounds_like_message(text)
    assert left_by(text) == caller


@pytest.mark.parametrize("text", ["怎么给1201留言？", "1201 漏水了", "message board is broken", "留言怎么收？"])
def test_what_is_something_else_is_not_taken_for_a_message(text: str) -> None:
    assert not sounds_like_message(text)
