"""The wall round a complaint: whom it is about, and theirs, never hear of it, on whatever way they try."""

import pytest

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.channel.test_house_under_faults import settled
from tests.complaint_talks import GENERAL, HEAD, MANAGER, NOISE, SUPERVISOR, complained
from tests.front_desk_talks import ASKS, lines, taken
from tests.talks import EN, ZH, Tongue, both

RUDE = "前台宋佳态度很差，把我的门牌号告诉推销的了"


async def test_whom_it_is_about_and_theirs_never_see_it(theatre: Theatre) -> None:
    supervisor, front, rep = [await theatre.enters(code) for code in (SUPERVISOR, "S08", "S05")]
    await complained(theatre, text=RUDE)
    await supervisor.is_called("complaint-state-received")
    for kept_out in (front, rep):
        await kept_out.says("C-000001")
        await kept_out.hears("not-found")
        await kept_out.says("/complaints")
        await kept_out.hears("complaints-none")
    await supervisor.says("C-000001")
    await supervisor.is_called("complaint-state-received")


@pytest.mark.parametrize(
    ("text", "decides", "kept_out"),
    [("投诉蒋蕾，态度恶劣", MANAGER, SUPERVISOR), ("投诉苏婉经理态度很差", GENERAL, MANAGER)],
)
async def test_about_who_would_decide_the_next_above_does(
    theatre: Theatre, text: str, decides: str, kept_out: str
) -> None:
    above, below = await theatre.enters(decides), await theatre.enters(kept_out)
    await complained(theatre, text=text)
    await above.is_called("complaint-state-received")
    await below.says("C-000001")
    await below.hears("not-found")
    await above.says("C-000001")
    await above.is_called("complaint-state-received")


@pytest.mark.manual("R62")
async def test_that_a_complainant_cannot_be_reached_is_told_to_who_decides_alone(theatre: Theatre) -> None:
    supervisor, front, rep = [await theatre.enters(code) for code in (SUPERVISOR, "S08", "S05")]
    tenant = await complained(theatre, text=RUDE)
    await tenant.phone.blocks_bot()
    await settled(theatre)
    await supervisor.taps("complaint-tell")
    await supervisor.says("已经在查了")
    told = await supervisor.hears("unreached")
    assert told["args"]["matter"]["args"] == {"number": "C-000001"}
    await supervisor.taps("complaint-open")
    await supervisor.is_called("complaint-state-received")
    await settled(theatre)
    for kept_out in (front, rep):
        assert "unreached" not in await kept_out.heard()


async def test_praise_from_somebody_unknown_is_heard_without_their_name(theatre: Theatre) -> None:
    supervisor, technician = await theatre.enters(SUPERVISOR), await theatre.enters("S15")
    await unknown(theatre, "0801 周敏投诉：不是投诉，是表扬赵德柱师傅，太慢了也没关系")
    await supervisor.taps("complaint-praise")
    heard = await technician.hears("complaint-praised")
    assert "赵德柱师傅" in heard["args"]["text"]
    assert not any(told in heard["args"]["text"] for told in ("周敏", "0801"))


OF_THE_DESK = {ZH: "投诉前台宋佳态度很差", EN: "I complain about Mo Xiaomi, she was rude to me"}


@pytest.mark.manual("R62", "R245")
@both
async def test_a_complaint_of_those_who_would_read_it_is_no_line_of_a_talk(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters(SUPERVISOR)
    tenant, desk = await taken(theatre, tongue)
    await tenant.says(OF_THE_DESK[tongue])
    await tenant.hears("talk-kept-apart")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await supervisor.is_called("complaint-state-received")
    await tenant.says("/human " + OF_THE_DESK[tongue])
    await tenant.hears("talk-kept-apart")
    await settled(theatre)
    assert not any(OF_THE_DESK[tongue] in shown.text for shown in desk.phone.chat)
    assert len(await lines(theatre)) == 1


@pytest.mark.manual("R62", "R245")
@both
async def test_a_line_that_is_changed_into_a_complaint_of_those_who_read_it_stays_what_it_was(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, desk = await taken(theatre, tongue)
    await tenant.edits(ASKS[tongue], OF_THE_DESK[tongue])
    await tenant.hears("talk-kept-apart")
    await settled(theatre)
    assert not any(OF_THE_DESK[tongue] in shown.text for shown in desk.phone.chat)
    assert [one.text for one in await lines(theatre)] == [ASKS[tongue]]
    await tenant.taps("complaint-new")
    await tenant.hears("complaint-new-text")


@both
async def test_any_other_complaint_is_said_in_the_talk(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await taken(theatre, tongue)
    await tenant.says(NOISE[tongue])
    await desk.is_called("talk-line", text=NOISE[tongue])


@pytest.mark.manual("R62", "R85", "R245")
async def test_what_is_a_repair_as_well_goes_to_the_technicians_in_words_of_who_decides(theatre: Theatre) -> None:
    supervisor, dispatcher = await theatre.enters(SUPERVISOR), await theatre.enters("S14")
    await complained(theatre, text="师傅态度太差，水龙头还在漏")
    await supervisor.taps("complaint-repair")
    await supervisor.hears("complaint-repair-text")
    await supervisor.says("水龙头漏水")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await settled(theatre)
    assert any("水龙头漏水" in shown.text for shown in dispatcher.phone.chat)
    assert not any("态度" in shown.text for shown in dispatcher.phone.chat)


@pytest.mark.manual("R85")
async def test_who_stays_unknown_does_so_when_it_becomes_a_repair_and_where_it_is_is_asked(theatre: Theatre) -> None:
    supervisor, dispatcher = await theatre.enters(SUPERVISOR), await theatre.enters("S14")
    await unknown(theatre, "0801 周敏投诉：水龙头漏水没人管")
    await supervisor.taps("complaint-repair")
    await supervisor.says("水龙头漏水")
    await supervisor.hears("complaint-repair-floor")
    await supervisor.taps("8")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    shown = (await dispatcher.sees("R-000001")).text
    assert "8F" in shown
    assert not any(told in shown for told in ("周敏", "0801", "云杉"))


async def unknown(stage: Theatre, text: str) -> None:
    """The tenant complains, and wants to stay unknown."""
    tenant = await stage.enters("T01-1")
    await tenant.says(text)
    await tenant.hears("form-summary")
    await tenant.taps("身份")
    await tenant.taps("不要让")
    await tenant.taps("✅")
    await tenant.hears("complaint-stays-unknown")


async def test_who_wants_to_stay_unknown_is_so_to_the_department(theatre: Theatre) -> None:
    supervisor, head = await theatre.enters(SUPERVISOR), await theatre.enters(HEAD)
    await unknown(theatre, "0801 周敏投诉：维修太慢了，电话13800000000")
    await assigns(supervisor)
    await head.is_called("complaint-state-assigned")
    shown = (await head.sees("C-000001")).text
    assert not any(told in shown for told in ("周敏", "0801", "云杉", "13800000000"))
    assert "周敏" in (await supervisor.sees("C-000001")).text


@pytest.mark.manual("R62")
async def test_they_stay_unknown_when_they_say_why_they_are_not_content_and_in_what_is_written_to_them(
    theatre: Theatre,
) -> None:
    supervisor, head, manager = [await theatre.enters(code) for code in (SUPERVISOR, HEAD, MANAGER)]
    await unknown(theatre, "维修太慢了")
    await assigns(supervisor)
    await head.is_called("complaint-state-assigned")
    await head.taps("complaint-handled")
    await head.says("已修好")
    await head.taps("物业公司")
    await supervisor.is_called("complaint-state-handled")
    await supervisor.taps("complaint-answer")
    await supervisor.says("周女士您好，已修好")
    await supervisor.taps("✅")
    tenant = theatre.player("T01-1")
    await tenant.is_called("complaint-mine-answered")
    await tenant.taps("complaint-not-good")
    await tenant.says("我周敏在8楼01等了三天，云杉的人都等着")
    await manager.is_called("complaint-state-received")
    await assigns(manager)
    shown = (await head.is_called("complaint-unhappy"))["args"]["text"]
    card = (await head.sees_newest("C-000001")).text
    assert "等了三天" in shown
    assert not any(told in card for told in ("周敏", "周女士", "8楼01", "0801", "云杉"))
    assert "周女士您好" in (await manager.sees("C-000001")).text


async def assigns(decider: Player) -> None:
    """It is given to the engineering manager."""
    await decider.taps("complaint-assign")
    await decider.taps("工程部")
    await decider.taps("石磊")
    await decider.taps("一般")


async def test_who_phones_may_ask_to_stay_unknown_too(theatre: Theatre) -> None:
    supervisor, desk = await theatre.enters(SUPERVISOR), await theatre.enters("S08")
    await desk.says("0801 周敏来电投诉楼上装修太吵")
    await desk.hears("form-summary")
    await desk.taps("身份")
    await desk.taps("保密")
    await desk.taps("✅")
    await desk.hears("complaint-logged")
    await supervisor.is_called("complaint-wants-to-stay-unknown")
