"""Who can report nothing, a vendor or a stranger, speaks of danger: it is on record and rings until somebody goes."""

import pytest
from sqlalchemy import select

from bot.domain.drafts import Draft
from bot.domain.incident_files import Entry, EntryKind
from bot.domain.incidents import Incident
from bot.domain.people import SYSTEM
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.incident_tables import incidents
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.alarm_talks import ALARMED, FLOORS, SECURITY_HAS_IT, TRAPPED, all_of, me, silent, speaks
from tests.talks import EN, ZH, Tongue, both, count, every, forges, time_passes


@pytest.mark.manual("R23", "R36")
@pytest.mark.parametrize("vendor", ["V01", "V02", "V03", "V04"])
@both
async def test_a_vendor_who_speaks_of_danger_is_heard_until_somebody_goes(
    theatre: Theatre, tongue: Tongue, vendor: str
) -> None:
    speaker = await theatre.enters(vendor)
    alarmed = [await theatre.enters(code) for code in ALARMED]
    await speaks(speaker, tongue)
    await speaker.says(TRAPPED[tongue])
    await speaker.hears("emergency-called", number="E-000001")
    assert SECURITY_HAS_IT[tongue] in speaker.phone.chat[-1].text
    assert "119" in speaker.phone.chat[-1].text
    for one in alarmed:
        await one.is_called("incident-card", number="E-000001")
        assert TRAPPED[tongue] in one.phone.chat[-1].text
    await time_passes(theatre, minutes=5)
    for one in alarmed:
        await one.is_called("incident-call", number="E-000001", count=2)
    guard, manager = alarmed[0], alarmed[3]
    await guard.taps("incident-accept")
    await speaker.is_called("emergency-taken-told")
    await manager.is_called("emergency-taken")
    await manager.says("/mine")
    await manager.hears("mine-none")
    await time_passes(theatre, minutes=20)
    assert await silent(manager, "incident-call")


@both
async def test_a_vendor_who_speaks_of_the_same_danger_again_rings_again_and_is_one_emergency(
    theatre: Theatre, tongue: Tongue
) -> None:
    caterer, guard = [await theatre.enters(code) for code in ("V03", "S21")]
    await speaks(caterer, tongue)
    more = {ZH: "三号电梯还困着人，快来", EN: "people are still trapped in the lift, come quickly"}[tongue]
    for said in (TRAPPED[tongue], more):
        await caterer.says(said)
        await caterer.hears("emergency-called", number="E-000001")
        await guard.is_called("incident-card", number="E-000001")
        assert said in guard.phone.chat[-1].text
        await guard.says("/mine")
        await guard.hears("mine-none")
    assert await count(theatre, incidents) == 1


async def test_danger_breaks_into_a_vendors_dialogue_and_leaves_it_open(theatre: Theatre) -> None:
    caterer, guard = [await theatre.enters(code) for code in ("V03", "S21")]
    await forges(caterer, "v1:meal-away:1")
    await caterer.hears("meal-away-back")
    (before,) = await every(theatre, Draft)
    await caterer.says("备餐间着火了")
    await caterer.hears("emergency-called")
    await guard.is_called("incident-card", number="E-000001")
    assert [draft.id for draft in await every(theatre, Draft)] == [before.id]


@both
async def test_a_stranger_in_danger_gets_the_numbers_and_is_heard_until_somebody_goes(
    theatre: Theatre, tongue: Tongue
) -> None:
    stranger, alarmed = theatre.player(""), [await theatre.enters(code) for code in ALARMED]
    stranger.phone.user.language_code = tongue.language.value
    await stranger.says(TRAPPED[tongue])
    await stranger.hears("emergency-called", number="E-000001")
    await stranger.hears("home-stranger")
    shown = stranger.phone.fresh()[0].text
    assert "000-88001119" in shown
    assert SECURITY_HAS_IT[tongue] in shown
    for one in alarmed:
        await one.is_called("incident-card", number="E-000001")
        assert f"(Telegram): {TRAPPED[tongue]}" in one.phone.chat[-1].text.replace("：", ": ")
    for again in (2, 3):
        await time_passes(theatre, minutes=5)
        for one in alarmed:
            await one.is_called("incident-call", number="E-000001", count=again)


async def test_strangers_who_cry_again_and_again_call_out_few_emergencies_and_ring_once_for_each(
    theatre: Theatre,
) -> None:
    stranger, guard = theatre.player(""), await theatre.enters("S21")
    for place in FLOORS:
        await stranger.says(f"{place}楼着火了")
        await stranger.hears("emergency-called")
    await guard.sees_newest("11楼着火了")
    for _ in range(9):
        await stranger.says("8楼着火了")
        await stranger.hears("emergency-noted", number="E-000003")
    assert sorted(one.floor for one in await every(theatre, Incident)) == ["5", "6", "8"]
    assert await _rung(theatre, guard) == len(FLOORS)
    said = [one.text for one in await every(theatre, Entry) if one.kind is EntryKind.ALARM]
    assert said == [*(f"{place}楼着火了" for place in FLOORS), *["8楼着火了"] * 9]


@both
async def test_the_fourth_strangers_fire_is_written_down_and_rings_once_however_many_spoke_before(
    theatre: Theatre, tongue: Tongue
) -> None:
    guard = await theatre.enters("S21")
    strangers = [theatre.player("") for _ in range(5)]
    for one in strangers:
        one.phone.user.language_code = tongue.language.value
    for one, place in zip(strangers, FLOORS, strict=False):
        await one.says(f"{place}楼着火了")
        await one.hears("emergency-called")
        await guard.is_called("incident-card")
        await guard.sees_newest(f"{place}楼着火了")
    *_, last = strangers
    await last.says(f"{FLOORS[3]}楼着火了，快来")
    await last.hears("emergency-noted", number="E-000003")
    assert SECURITY_HAS_IT[tongue] not in last.phone.fresh()[0].text
    assert await _rung(theatre, guard) == len(strangers)
    said = [one.text for one in await every(theatre, Entry) if one.kind is EntryKind.ALARM]
    assert said == [*(f"{place}楼着火了" for place in FLOORS[:5]), f"{FLOORS[3]}楼着火了，快来"]


async def test_a_stranger_in_danger_gets_the_numbers_in_the_middle_of_a_dialogue(theatre: Theatre) -> None:
    stranger = theatre.player("")
    await stranger.says("/start")
    await stranger.hears("home-stranger")
    await stranger.taps("binding-ask")
    await stranger.hears("binding-name")
    await stranger.says(TRAPPED[ZH])
    await stranger.hears("emergency-called")
    await stranger.says("王五")
    await stranger.hears("binding-unit")


async def _rung(theatre: Theatre, player: Player) -> int:
    """How often a card has rung there."""
    rung = select(outbox.c.id).where(outbox.c.person == await me(theatre, player), outbox.c.verb == Verb.RING)
    return len(await theatre.house.desk.do(SYSTEM, lambda work: all_of(work, rung)))
