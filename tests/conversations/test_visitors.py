"""Visitors ask for a company: one sentence whatever is there; the desk has its directory, and what to say."""

import pytest

from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, both, offered

THERE = {ZH: "找云杉软件", EN: "is Spruce Software here?"}
NOT_THERE = {ZH: "找天马软件", EN: "is Pegasus Software here?"}


@pytest.mark.manual("R62", "R245", "R254", "R255")
@both
async def test_a_stranger_hears_the_same_whether_it_is_there_or_not(theatre: Theatre, tongue: Tongue) -> None:
    stranger, said = theatre.player(""), []
    for text in (THERE[tongue], NOT_THERE[tongue], "找周敏", "is David Miller here?"):
        await stranger.says(text)
        await stranger.hears("visitor-call-first")
        shown = stranger.phone.last
        assert shown is not None
        said.append((shown.text, [button.text for row in shown.buttons for button in row]))
    assert len({str(one) for one in said}) == 1


@pytest.mark.manual("R62")
@both
async def test_a_tenant_learns_nothing_of_the_others_either(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("找康禾医疗" if tongue is ZH else "which floor is Kanghe Medical on?")
    await tenant.hears("visitor-call-first")
    assert "directory-found" not in await tenant.heard()


@pytest.mark.manual("R254", "R255")
@both
async def test_the_desk_has_the_directory_and_what_to_say(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    await desk.says(THERE[tongue])
    await desk.hears("visitor-say-no-more")
    await desk.hears("directory-found")
    await desk.says(NOT_THERE[tongue])
    await desk.hears("visitor-say-not-here")
    await desk.hears("directory-none")


@pytest.mark.manual("R81", "R83", "R253")
async def test_whatever_a_stranger_says_is_greeted_and_a_human_named(theatre: Theatre) -> None:
    stranger = theatre.player("")
    await stranger.says("今天天气怎么样")
    await stranger.hears("home-stranger", number="000-88001000 / ext 1000")
    await stranger.sees("您好！物业前台。我能为您做些什么？")
    assert offered(stranger, "faq")
    await stranger.taps("English")
    await stranger.sees("How may I help you?")
