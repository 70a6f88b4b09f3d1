"""Danger that accuses somebody is heard by whoever is above them, and by none of theirs."""

from dataclasses import dataclass

import pytest

from bot.packing import pack
from bot.playground.theatre import Theatre
from bot.talk import words
from tests.alarm_talks import SECURITY_HAS_IT, silent
from tests.channel.test_house_under_faults import settled
from tests.front_desk_talks import lines, taken
from tests.talks import EN, ZH, Tongue, both, time_passes

FIRE = pack(words("incident-kind-fire"))
GENERAL, MANAGER, ENGINEERING, DISPATCHER, HEAD, GUARD = "S01", "S02", "S13", "S14", "S20", "S21"


@dataclass(frozen=True)
class Cry:
    """What is cried, whom it accuses, and who is called all the same."""

    said: dict[Tongue, str]
    apart: tuple[str, ...]
    called: tuple[str, ...]


CRIES = {
    "security": Cry(
        {ZH: "保安打人了，救命", EN: "the security guard attacked a man, he is bleeding"},
        (GUARD,), (HEAD, ENGINEERING, MANAGER, DISPATCHER),
    ),
    "a trade": Cry(
        {ZH: "电工拿刀追我，快救我", EN: "the electrician is attacking people with a knife"},
        (DISPATCHER, "S15"), (GUARD, HEAD, ENGINEERING, MANAGER),
    ),
    "by name": Cry(
        {ZH: "石磊打人了，救命", EN: "Shi Lei attacked a man, he is bleeding"},
        (ENGINEERING, DISPATCHER, "S15"), (GUARD, HEAD, MANAGER, GENERAL),
    ),
}  # fmt: skip


@pytest.mark.manual("R36", "R62", "R245")
@both
@pytest.mark.parametrize("whom", CRIES)
async def test_whom_a_cry_accuses_hears_nothing_of_it_and_whoever_is_above_is_called(
    theatre: Theatre, tongue: Tongue, whom: str
) -> None:
    cry = CRIES[whom]
    tenant = await theatre.enters(tongue.tenant)
    called = [await theatre.enters(code) for code in cry.called]
    apart = [await theatre.enters(code) for code in cry.apart]
    await tenant.says(cry.said[tongue])
    await tenant.hears("emergency-confirm")
    assert not any(SECURITY_HAS_IT[tongue] in bubble.text for bubble in tenant.phone.chat)
    for one in called:
        await one.is_called("emergency-heard", text=cry.said[tongue], count=1)
    await time_passes(theatre, minutes=5)
    for one in called:
        await one.is_called("emergency-heard", text=cry.said[tongue], count=2)
    await called[-1].taps("emergency-take")
    await called[0].is_called("emergency-taken", text=cry.said[tongue])
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await called[0].is_called("emergency-unsaid", text=cry.said[tongue])
    for one in apart:
        assert not any(cry.said[tongue] in bubble.text for bubble in one.phone.chat)


@pytest.mark.manual("R36", "R62", "R245")
@both
async def test_reported_it_is_called_out_to_none_of_theirs(theatre: Theatre, tongue: Tongue) -> None:
    tenant, head, guard = [await theatre.enters(code) for code in (tongue.tenant, HEAD, GUARD)]
    cry = CRIES["security"].said[tongue]
    await tenant.says(f"{tongue.unit} {cry}")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await head.is_called("repair-alarm", count=1)
    await time_passes(theatre, minutes=5)
    await head.is_called("repair-alarm", count=2)
    assert not any(cry in bubble.text for bubble in guard.phone.chat)


@pytest.mark.manual("R36", "R62", "R245")
@both
@pytest.mark.parametrize("who", ["left lying", "a stranger"])
async def test_on_record_it_calls_none_of_theirs_and_they_read_none_of_its_words(
    theatre: Theatre, tongue: Tongue, who: str
) -> None:
    head, manager, guard = [await theatre.enters(code) for code in (HEAD, MANAGER, GUARD)]
    cry = CRIES["security"].said[tongue]
    if who == "a stranger":
        await theatre.player("").says(cry)
    else:
        tenant = await theatre.enters(tongue.tenant)
        await tenant.says(cry)
        await tenant.hears("emergency-confirm")
        await time_passes(theatre, minutes=31)
    for one in (head, manager):
        await one.is_called("incident-card", number="E-000001")
        assert any("E-000001" in bubble.text and cry in bubble.text for bubble in one.phone.chat)
    await time_passes(theatre, minutes=5)
    for one in (head, manager):
        await one.is_called("incident-call", number="E-000001", count=2)
    await head.taps("incident-accept")
    await manager.is_called("emergency-taken")
    await settled(theatre)
    for key in ("incident-card", "incident-call"):
        assert await silent(guard, key)
    await guard.says("E-000001")
    await guard.is_called("incident-card", number="E-000001")
    assert not any(cry in bubble.text for bubble in guard.phone.chat)


@pytest.mark.manual("R36", "R62")
@both
async def test_to_a_fire_the_guard_is_called_too_and_reads_nothing_that_is_said_of_them(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, head, guard = [await theatre.enters(code) for code in (tongue.tenant, HEAD, GUARD)]
    cry = "着火了，保安不管，我要投诉" if tongue is ZH else "fire in the pantry, and the guard is rude to us"
    await tenant.says(cry)
    await head.is_called("emergency-heard", text=cry, count=1)
    await guard.is_called("emergency-heard", text=FIRE, count=1)
    await time_passes(theatre, minutes=5)
    await guard.is_called("emergency-heard", text=FIRE, count=2)
    await head.taps("emergency-take")
    await guard.is_called("emergency-taken", text=FIRE)
    assert not any(cry in bubble.text for bubble in guard.phone.chat)


@pytest.mark.parametrize(
    "text", ["保安被打了，救命", "保安快来，有人打架", "somebody attacked the guard", "the guard was stabbed, call 120"]
)
async def test_who_is_called_for_or_hurt_is_not_accused(theatre: Theatre, text: str) -> None:
    tenant, guard = await theatre.enters("T01-1"), await theatre.enters(GUARD)
    await tenant.says(text)
    await guard.is_called("emergency-heard", text=text, count=1)


OF_THE_DESK = {ZH: "前台宋佳打人了，救命", EN: "Mo Xiaomi attacked a man, he is bleeding"}


@pytest.mark.manual("R62", "R245")
@both
@pytest.mark.parametrize("how", ["said", "replied"])
async def test_a_cry_that_accuses_those_who_read_a_talk_is_no_line_of_it(
    theatre: Theatre, tongue: Tongue, how: str
) -> None:
    guard = await theatre.enters(GUARD)
    tenant, desk = await taken(theatre, tongue)
    if how == "said":
        await tenant.says(OF_THE_DESK[tongue])
    else:
        await desk.replies((await lines(theatre))[0].text, "来了 / coming")
        await tenant.is_called("talk-line", text="来了 / coming")
        await tenant.replies("来了 / coming", OF_THE_DESK[tongue])
    await tenant.hears("talk-kept-apart")
    await guard.is_called("emergency-heard", text=OF_THE_DESK[tongue], count=1)
    await settled(theatre)
    assert not any(OF_THE_DESK[tongue] in shown.text for shown in desk.phone.chat)
    assert OF_THE_DESK[tongue] not in [one.text for one in await lines(theatre)]
    assert await silent(desk, "emergency-heard")
