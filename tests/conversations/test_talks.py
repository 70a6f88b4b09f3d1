"""A human in reach, as people talk with the front desk, in both languages."""

from datetime import timedelta

import pytest

from bot.domain.complaints import Complaint
from bot.domain.repairs import Channel, Intake
from bot.domain.talks import Ended, TalkStatus, Team
from bot.playground.theatre import Theatre
from tests.front_desk_talks import ANSWERS, ASKS, WANTS, answered, lines, taken, talks, waiting
from tests.talks import EN, ZH, Tongue, both, every, labels, offered, sees_note, time_passes

TONIGHT = timedelta(hours=10)
OTHER = {ZH: "S09", EN: "S08"}
"""The other receptionist."""


async def night(stage: Theatre) -> None:
    """It is Monday, eight in the evening."""
    stage.clock.set(stage.clock.at(stage.clock.today(), 20, 0))


@pytest.mark.manual("R4", "R19", "R83")
@both
async def test_from_the_first_word_to_the_farewell(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await answered(theatre, tongue)
    await desk.taps("talk-close")
    await tenant.is_called("talk-mine-closed")
    await desk.hears("talk-state-closed")
    (talk,) = await talks(theatre)
    assert (talk.status, talk.ended, talk.waiting_since) == (TalkStatus.CLOSED, Ended.AGENT, None)
    said = [(line.inwards, line.text) for line in await lines(theatre)]
    assert said == [(True, ASKS[tongue]), (False, ANSWERS[tongue])]
    assert not offered(desk, "talk-close")


@both
async def test_who_wanted_somebody_closes_it_and_what_they_say_then_is_understood_as_ever(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, desk = await answered(theatre, tongue)
    await tenant.taps("talk-end")
    await desk.is_called("talk-ended-person")
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    assert len(await lines(theatre)) == 2


@both
async def test_out_of_hours_it_is_said_plainly_and_left_until_the_desk_opens(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await night(theatre)
    await tenant.says("/human")
    said = (await tenant.is_called("talk-mine-offered"))["args"]
    opens = theatre.clock.at(theatre.clock.today() + timedelta(days=1), 8, 30)
    assert (said["opens"], said["security"]) == ({"$at": opens.isoformat()}, "000-88001110 / ext 1110")
    assert labels(tenant)[1].endswith("明天 08:30 再答复我" if tongue is ZH else "answer tomorrow 08:30")
    await tenant.taps("talk-tomorrow")
    await tenant.says(ASKS[tongue])
    await tenant.hears("talk-mine-asleep", count=1)
    assert not offered(desk, "talk-take")
    await time_passes(theatre, hours=12, minutes=31)
    await desk.is_called("talk-state-waiting")
    await desk.sees(ASKS[tongue])
    await tenant.hears("talk-mine-waiting-front-desk")


@both
async def test_out_of_hours_security_answers_what_cannot_wait(theatre: Theatre, tongue: Tongue) -> None:
    guard, desk, tenant = [await theatre.enters(code) for code in ("S21", tongue.desk, tongue.tenant)]
    await night(theatre)
    await tenant.says("/human")
    await tenant.taps("talk-security")
    await tenant.hears("talk-mine-waiting-security")
    await guard.is_called("talk-state-waiting")
    await tenant.says(ASKS[tongue])
    await guard.sees(ASKS[tongue])
    await guard.replies(ASKS[tongue], "马上过来 / coming")
    await tenant.is_called("talk-line", text="马上过来 / coming")
    await tenant.sees("保安" if tongue is ZH else "security")
    await guard.taps("talk-close")
    closed = (await tenant.is_called("talk-mine-closed"))["args"]["how"]
    assert closed == {"$say": "ended-agent", "args": {"team": {"$say": "team-security", "args": {}}}}
    await tenant.says("/human")
    await tenant.is_called("talk-mine-offered")
    await tenant.taps("talk-security")
    await guard.is_called("talk-state-waiting")
    await guard.taps("talk-take")
    await guard.is_called("talk-state-taken")
    await guard.taps("talk-to-desk")
    await tenant.is_called("talk-mine-asleep")
    await guard.hears("talk-card-gone")
    assert not offered(desk, "talk-take")
    await time_passes(theatre, hours=12, minutes=31)
    await desk.is_called("talk-state-waiting")
    assert (await talks(theatre))[-1].team is Team.FRONT_DESK


async def test_who_only_looked_at_night_is_not_rung_about_in_the_morning(theatre: Theatre) -> None:
    desk, tenant = await theatre.enters("S08"), await theatre.enters("T01-1")
    await night(theatre)
    await tenant.says("/human")
    await tenant.is_called("talk-mine-offered")
    await time_passes(theatre, hours=12, minutes=31)
    await tenant.hears("talk-mine-closed")
    assert "talk-card" not in await desk.heard()


@both
async def test_two_have_it_in_turn_and_the_last_one_answers(theatre: Theatre, tongue: Tongue) -> None:
    other = await theatre.enters(OTHER[tongue])
    tenant, desk = await taken(theatre, tongue)
    await other.hears("talk-state-taken")
    await other.taps("talk-take-over")
    await other.is_called("talk-line", text=ASKS[tongue])
    await desk.is_called("talk-state-taken")
    await tenant.is_called("talk-mine-taken")
    await desk.replies(ASKS[tongue], "我来")
    await desk.hears("talk-not-yours-but")
    assert offered(desk, "talk-take-over")
    await other.replies(ASKS[tongue], ANSWERS[tongue])
    await tenant.is_called("talk-line", text=ANSWERS[tongue])
    assert [line.text for line in await lines(theatre)] == [ASKS[tongue], ANSWERS[tongue]]


@both
async def test_it_is_handed_over_to_a_colleague(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    tenant, desk = await taken(theatre, tongue)
    await desk.taps("talk-hand")
    await desk.hears("talk-hand-colleague")
    await desk.taps(csr.holder.name.partition(" ")[0])
    await sees_note(theatre, desk, "talk-handed-said")
    await csr.is_called("talk-line", text=ASKS[tongue])
    await tenant.is_called("talk-mine-taken")
    await csr.replies(ASKS[tongue], ANSWERS[tongue])
    await tenant.is_called("talk-line", text=ANSWERS[tongue])
    await csr.taps("talk-lines")
    await sees_note(theatre, csr, "talk-lines-said", count=0)


@both
async def test_it_becomes_a_repair_with_one_tap(theatre: Theatre, tongue: Tongue) -> None:
    dispatcher = await theatre.enters("S14")
    tenant, desk = await taken(theatre, tongue)
    await tenant.says(tongue.leak, photo=True)
    await desk.sees_newest(tongue.leak)
    await desk.taps("talk-repair")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await tenant.hears("repair-state-to-dispatch")
    (intake,) = await every(theatre, Intake)
    assert tongue.leak in intake.text
    assert (len(intake.photos), intake.taken_by is not None, intake.caller != "") == (1, True, True)
    assert intake.channel is Channel.CHAT
    assert offered(desk, "talk-close")


@both
async def test_it_becomes_a_complaint_of_theirs_with_one_tap(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters("S03")
    tenant, desk = await taken(theatre, tongue)
    await desk.taps("talk-complaint")
    if tongue is ZH:
        await desk.hears("complaint-log-unit")  # they have two
        await desk.says("0801")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("complaint-logged")
    await supervisor.is_called("complaint-state-received")
    await tenant.hears("complaint-mine-received")
    (complaint,) = await every(theatre, Complaint)
    (talk,) = await talks(theatre)
    assert (complaint.complainant, complaint.text) == (talk.person, ASKS[tongue])
    assert (complaint.channel, complaint.taken_by) == (Channel.CHAT, talk.agent)


async def test_it_becomes_laundry_with_one_tap(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    await tenant.says("洗两件衬衫")
    await desk.sees_newest("洗两件衬衫")
    await desk.taps("talk-laundry")
    await desk.waits_for_prompt()
    assert any("0801" in shown.text for shown in desk.phone.chat)


async def test_it_becomes_lunch_with_one_tap(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    await tenant.says("今天A餐两份")
    await desk.sees_newest("今天A餐两份")
    await desk.taps("talk-lunch")
    await desk.hears("meal-down-unit")  # they have two


@both
async def test_words_that_nobody_understood_go_to_the_desk_with_one_tap(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    text = "那个东西我想问一下" if tongue is ZH else "about that thing of last week"
    await tenant.says(text)
    await tenant.hears("meant-matter")
    await tenant.taps("找前台" if tongue is ZH else "Talk to the front desk")
    await tenant.is_called("talk-mine-waiting-front-desk")
    await desk.is_called("talk-state-waiting")
    await desk.sees(text)


@both
async def test_a_human_is_one_line_away_from_any_dialogue(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(WANTS[tongue])
    await tenant.is_called("talk-mine-waiting-front-desk")
    await tenant.says(ASKS[tongue])
    await desk.sees(ASKS[tongue])
    assert not await every(theatre, Intake)


async def test_the_name_of_the_desk_alone_still_answers_a_question(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.says("/repair")
    await tenant.says("前台")
    assert not await talks(theatre)


@pytest.mark.manual("R36")
@both
async def test_danger_is_danger_and_the_desk_sees_it_too(theatre: Theatre, tongue: Tongue) -> None:
    guard = await theatre.enters("S21")
    tenant, desk = await taken(theatre, tongue)
    fire = "走廊着火了！" if tongue is ZH else "there is a fire in the corridor"
    await tenant.says(fire)
    await tenant.hears("repair-emergency")
    await guard.is_called("emergency-heard")
    await desk.is_called("talk-line", text=fire)


async def test_commands_buttons_and_numbers_are_none_of_the_desks_business(theatre: Theatre) -> None:
    tenant, _ = await taken(theatre)
    for text, heard in (("/home", "home"), ("R-000001", "not-found")):
        await tenant.says(text)
        await tenant.hears(heard)
    assert len(await lines(theatre)) == 1


async def test_what_cannot_be_passed_on_is_said_to_be(theatre: Theatre) -> None:
    tenant, _ = await taken(theatre)
    await tenant.phone.sends_sticker()
    await tenant.sees("传不过去")
    await tenant.says("长" * 3501)
    await tenant.sees("3500")
    assert len(await lines(theatre)) == 1


async def test_who_asks_again_finds_the_same_talk(theatre: Theatre) -> None:
    tenant, _ = await answered(theatre)
    await tenant.says("/home")
    await tenant.taps("human")
    await tenant.is_called("talk-mine-taken")
    assert len(await talks(theatre)) == 1


async def test_colleagues_find_the_talks_under_way(theatre: Theatre) -> None:
    other = await theatre.enters("S09")
    await other.says("/home")
    await other.taps("talks")
    await sees_note(theatre, other, "talks-none")
    _, desk = await waiting(theatre)
    for player in (desk, other):
        await player.says("/home")
        await player.taps("talks")
        await player.is_called("talk-state-waiting")
