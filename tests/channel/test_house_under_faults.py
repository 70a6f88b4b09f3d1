"""The house and a Telegram that misbehaves: nothing is lost, nothing blocks the others, everybody is answered."""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import func, select

from bot.domain.people import SYSTEM, PersonId
from bot.playground.players import Player
from bot.playground.screens import NotHeardError
from bot.playground.theatre import Theatre
from bot.services import mail
from bot.services.work import Work
from bot.storage.repair_tables import intakes
from bot.storage.tables import inbox, outbox, people
from bot.talk import Lane, LetterState, answer
from tests.conftest import everywhere
from tests.talks import assigned, closed, reported

pytestmark = everywhere


async def rows_of(stage: Theatre, found: object) -> list[object]:
    async with stage.house.desk.database.transaction() as db:
        return list((await db.execute(found)).scalars())  # type: ignore[call-overload]


async def person(stage: Theatre, code: str) -> PersonId:
    return PersonId(int(str((await rows_of(stage, select(people.c.id).where(people.c.code == code)))[0])))


async def write(stage: Theatre, code: str, *, count: int = 1, twice: bool = True, lane: Lane = Lane.NOTICE) -> None:
    whom = await person(stage, code)

    async def verb(work: Work) -> None:
        for n in range(count):
            work.send(whom, answer("repair-to-file", number=str(n)), lane=lane, twice=twice)

    await stage.house.desk.do(SYSTEM, verb)


async def settled(stage: Theatre) -> list[object]:
    """Wait until nothing is on its way; the states of all letters."""
    waiting = select(func.count()).where(outbox.c.state.in_(mail.WAITING))
    async with asyncio.timeout(15):
        while (await rows_of(stage, waiting))[0]:  # noqa: ASYNC110 - a letter that dies makes no sound
            await asyncio.sleep(0.05)
    return await rows_of(stage, select(outbox.c.state).order_by(outbox.c.id))


async def test_a_lost_connection_before_sending_costs_nothing(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    theatre.server.faults.add("drop_before", "sendMessage", times=2)
    await tenant.says("/help")
    await tenant.hears("help")
    assert set(await settled(theatre)) <= {LetterState.SENT, LetterState.SUPERSEDED}


async def test_an_answer_of_unknown_fate_is_sent_again_and_a_greeting_is_not(theatre: Theatre) -> None:
    await theatre.enters("T01-1")
    await settled(theatre)
    for twice, state in ((True, LetterState.SENT), (False, LetterState.UNKNOWN)):
        theatre.server.faults.add("drop_after", "sendMessage", times=1)
        before = len(theatre.server.called("sendMessage"))
        await write(theatre, "T01-1", twice=twice)
        await asyncio.sleep(1.2 if not twice else 0)
        assert (await settled(theatre))[-1] is state
        assert len(theatre.server.called("sendMessage")) - before == (2 if twice else 1)


async def test_a_server_error_is_tried_again(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    theatre.server.faults.add("error_500", "sendMessage", times=2)
    await tenant.says("/help")
    await tenant.hears("help")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_when_one_chat_is_flooded_the_others_go_on(theatre: Theatre) -> None:
    tenant, other = await theatre.enters("T01-1"), await theatre.enters("T02-1")
    await settled(theatre)
    theatre.server.faults.add("flood", "sendMessage", times=1, seconds=2)
    await tenant.says("/help")
    await asyncio.sleep(0.1)
    await other.says("/help")
    await other.hears("help")
    await tenant.hears("help")


async def test_who_blocks_the_bot_is_unreachable_until_they_write_again(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await settled(theatre)
    theatre.world.users[tenant.holder.id].blocked = True
    await write(theatre, "T01-1")
    assert (await settled(theatre))[-1] is LetterState.DEAD
    lost = select(people.c.unreachable_since).where(people.c.code == "T01-1")
    assert (await rows_of(theatre, lost))[0] is not None
    await tenant.phone.unblocks()
    await tenant.says("/help")
    await tenant.hears("help")
    assert (await rows_of(theatre, lost))[0] is None


async def test_who_never_came_gets_a_dead_letter_not_an_endless_one(theatre: Theatre) -> None:
    await write(theatre, "T02-1")
    assert await settled(theatre) == [LetterState.DEAD]


async def test_a_card_is_edited_in_place_and_rings_anew_only_for_what_matters(theatre: Theatre) -> None:
    await assigned(theatre)
    tenant, technician = theatre.player("T01-1"), theatre.player("S15")
    await technician.taps("repair-accept")
    await tenant.hears("repair-state-accepted")
    cards = [shown for shown in tenant.phone.chat if "WO-2026-000001" in shown.text]
    assert len(cards) == 1
    assert cards[0].edits >= 1


async def test_a_repair_ends_with_one_card_on_everybodys_phone(theatre: Theatre) -> None:
    await closed(theatre)
    await settled(theatre)
    for code in ("T01-1", "S14", "S15", "S05"):
        phone = theatre.player(code).phone
        slips = [b.value for shown in phone.chat for row in shown.buttons for b in row if "repair-slip" in b.value]
        assert slips == ["v1:repair-slip:1"], phone.transcript()
        assert [shown.text for shown in phone.chat if "见最新卡片" in shown.text] == []


async def test_a_card_that_was_deleted_is_hung_anew(theatre: Theatre) -> None:
    await assigned(theatre)
    tenant, technician = theatre.player("T01-1"), theatre.player("S15")
    await settled(theatre)
    card = next(shown for shown in tenant.phone.chat if "WO-2026-000001" in shown.text)
    await tenant.phone.deletes(card.message_id)
    await technician.taps("repair-accept")
    await tenant.hears("repair-state-accepted")
    assert any("已接单" in shown.text for shown in tenant.phone.chat)


async def test_a_mangled_update_is_set_aside_and_the_next_is_answered(theatre: Theatre) -> None:
    tenant, manager = await theatre.enters("T01-1"), await theatre.enters("S02")
    await settled(theatre)
    theatre.world.updates.push_raw({"message": {"message_id": "none", "date": "yesterday"}})
    await tenant.says("/help")
    await tenant.hears("help")
    await manager.hears("poison-set-aside")
    assert await rows_of(theatre, select(inbox.c.state).where(inbox.c.state == "dead")) == ["dead"]


async def test_an_update_that_comes_twice_takes_effect_once(theatre: Theatre) -> None:
    theatre.server.faults.add("duplicate", "getUpdates")
    await reported(theatre)
    assert await rows_of(theatre, select(intakes.c.number)) == ["R-000001"]


async def test_two_taps_on_confirm_report_once(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.says("漏水")
    await tenant.taps("0801")
    await tenant.hears("form-summary")
    confirm = next(b for b in tenant.buttons if b.endswith(":s:y"))
    message = next(s for s in tenant.phone.chat if any(b.value == confirm for r in s.buttons for b in r)).message_id
    for _ in range(3):
        await tenant.phone.forges(confirm, message)
    await tenant.hears("repair-state-to-dispatch")
    await settled(theatre)
    assert await rows_of(theatre, select(intakes.c.number)) == ["R-000001"]


FORGED = (
    "v1:repair-accept", "v1:repair-accept:-1", "v1:repair-accept:99999", "v1:repair-fixed:1:x", "v1:f:1:s:y", "v1:",
    "x", "v1:repair-void-yes:1", "v1:agree:nonsense", "v1:unbind-yes:1", "v1:reveal:1", "v1:" + "9" * 60,
)  # fmt: skip


async def test_forged_buttons_are_refused_politely_and_change_nothing(theatre: Theatre) -> None:
    await assigned(theatre)
    tenant = await theatre.enters("T02-1")
    await settled(theatre)
    before = await rows_of(theatre, select(people.c.version).order_by(people.c.id))
    message = tenant.phone.chat[-1].message_id
    for data in FORGED:
        seen = len(_notes(tenant))
        await tenant.phone.forges(data, message)
        with suppress(NotHeardError):
            await tenant.phone.waits(lambda seen=seen: _notes(tenant)[seen:])  # type: ignore[misc]
        assert _notes(tenant)[seen:], data
        assert await rows_of(theatre, select(people.c.version).order_by(people.c.id)) == before, data


def _notes(person: Player) -> list[str]:
    return [toast.text for toast in person.phone.toasts if toast.text]


@pytest.mark.parametrize(
    "text",
    ["😀" * 500, "\u202eمرحبا", "<b>&amp;</b> <script>", "'; DROP TABLE people; --", "漏" * 1999, "漏水\n\n\t水"],
)
async def test_whatever_is_typed_arrives_unharmed(theatre: Theatre, text: str) -> None:
    tenant = await theatre.enters("T09-1")
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(text)
    await tenant.hears("repair-new-photos")
    await tenant.taps("跳过")
    await tenant.hears("form-summary")
    await tenant.taps("确认")
    await tenant.hears("repair-state-to-dispatch")
    assert await rows_of(theatre, select(intakes.c.text)) == [text.strip()]


async def test_whatever_a_message_can_hold_is_taken_unharmed(theatre: Theatre) -> None:
    tenant = await theatre.enters("T09-1")
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says("漏" * 4096)
    await tenant.hears("repair-new-photos")
