"""What must not wait: an emergency is told at once, and again until somebody accepts."""

from typing import Any

import pytest
from sqlalchemy import Select, select

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft
from bot.domain.incident_files import Entry, EntryKind
from bot.domain.incidents import Incident, IncidentKind
from bot.domain.people import SYSTEM, ChatId
from bot.playground.phones import PIXEL, Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage.incident_tables import incidents
from bot.storage.repair_tables import intakes
from bot.storage.tables import history, outbox
from bot.talk import Speaker, Verb
from tests.talks import (
    EN,
    FIRST,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    count,
    every,
    forges,
    intake_of,
    on_site,
    reported,
    sees_note,
    time_passes,
)

ALARMED = ("S20", "S21", "S13", "S02", "S14")
SECURITY_HAS_IT = {
    ZH: "秩序维护部、工程部和值班经理已经收到",
    EN: "Security, engineering and the managers have your words",
}
FLOORS = (5, 6, 8, 9, 10, 11)
TRAPPED = {ZH: "电梯困人了，两个人", EN: "two people are trapped in the lift"}


async def silent(person: Player, key: str) -> bool:
    """Whether nothing with that key has come since the person last acted."""
    return key not in await person.heard()


async def speaks(person: Player, tongue: Tongue) -> None:
    """They read the house in that language from now on."""
    await forges(person, f"v1:speak:{tongue.language.value}")
    await person.hears("language-chosen")


async def rewords(tenant: Player, tongue: Tongue) -> None:
    """In their report, not handed in yet, the words of danger are changed for ordinary ones."""
    await tenant.hears("form-summary")
    await tenant.taps("✏️ 情况" if tongue is ZH else "✏️ What is wrong")
    await tenant.hears("repair-new-text")
    await tenant.says(tongue.dead_lamp)
    await tenant.hears("form-summary")


async def recorded(stage: Theatre, table: str) -> list[Any]:
    """The history of everything in a table."""
    found = select(history).where(history.c.record == table)
    return await stage.house.desk.do(SYSTEM, lambda work: _all(work, found))


async def _all(work: Work, found: Select[Any]) -> list[Any]:
    return list((await work.db.execute(found)).all())


async def me(stage: Theatre, player: Player) -> int | None:
    """Who that is in the house."""
    speaker = Speaker(ChatId(player.holder.id))
    return await stage.house.desk.do(speaker, _me)


async def _me(work: Work) -> int:
    return work.me


@pytest.mark.manual("R23", "R36")
@both
async def test_an_emergency_is_told_every_five_minutes_until_somebody_accepts(theatre: Theatre, tongue: Tongue) -> None:
    tenant, technician = await theatre.enters(tongue.tenant), await theatre.enters("S15")
    alarmed = [await theatre.enters(code) for code in ALARMED]
    tenant.begins()
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")
    first = tenant.phone.fresh()[0]
    assert "119" in first.text
    assert "000-88001119" in first.text
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    for one in alarmed:
        await one.is_called("repair-alarm", number=FIRST, count=1)
    for again in (2, 3):
        await time_passes(theatre, minutes=5)
        for one in alarmed:
            await one.is_called("repair-alarm", number=FIRST, count=again)
    await assigns(theatre.player("S14"))
    await technician.hears("repair-state-dispatched")
    await time_passes(theatre, minutes=1)
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    guard = theatre.player("S21")
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=30)
    assert await silent(guard, "repair-alarm")


@pytest.mark.manual("R23", "R36")
@both
async def test_danger_is_told_at_once_although_nobody_finishes_the_report(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    alarmed = [await theatre.enters(code) for code in ALARMED]
    await tenant.says(TRAPPED[tongue])
    await tenant.hears("emergency-confirm")
    for one in alarmed:
        await one.is_called("emergency-heard", text=TRAPPED[tongue], count=1)
        assert tongue.unit in one.phone.chat[-1].text
    assert await count(theatre, intakes) == 0
    await time_passes(theatre, minutes=5)
    for one in alarmed:
        await one.is_called("emergency-heard", count=2)
    guard = alarmed[0]
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    for one in alarmed:
        await one.is_called("emergency-unsaid", text=TRAPPED[tongue])
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=6)
    assert await silent(guard, "emergency-heard")


@pytest.mark.manual("R36")
@both
async def test_who_is_told_of_danger_takes_care_of_it_before_it_is_reported(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard, manager = [await theatre.enters(code) for code in (tongue.tenant, "S21", "S02")]
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", count=1)
    await manager.is_called("emergency-heard", count=1)
    await guard.taps("emergency-take")
    await manager.is_called("emergency-taken", text=danger)
    await tenant.is_called("emergency-taken-told")
    await manager.taps("emergency-take")
    await manager.sees_toast(guard.holder.name)
    await time_passes(theatre, minutes=20)
    for one in (guard, manager):
        assert await silent(one, "emergency-heard")
    (line,) = await recorded(theatre, "drafts")
    assert (line.who, line.why) == ((await me(theatre, guard)), "danger: taken care of")
    await tenant.taps("✅")
    await manager.is_called("repair-alarm", number=FIRST, count=1)


@both
async def test_nobody_takes_care_of_danger_who_was_not_told_or_that_is_over(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard, desk = [await theatre.enters(code) for code in (tongue.tenant, "S21", "S08")]
    await tenant.says(TRAPPED[tongue])
    await guard.is_called("emergency-heard", count=1)
    (draft,) = await every(theatre, Draft)
    for one in (tenant, desk):
        await forges(one, f"v1:emergency-take:{draft.id}")
        await sees_note(theatre, one, "not-allowed")
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await guard.taps("emergency-take")
    await sees_note(theatre, guard, "emergency-over")
    assert await recorded(theatre, "drafts") == []


@both
async def test_danger_that_is_confirmed_is_one_record_and_one_alarm(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await guard.is_called("repair-alarm", number=FIRST, count=1)
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=5)
    await guard.is_called("repair-alarm", number=FIRST, count=2)
    assert await silent(guard, "emergency-heard")
    assert await count(theatre, intakes) == 1


@pytest.mark.manual("R23")
@both
async def test_danger_breaks_into_any_dialogue(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(tongue.dead_lamp)
    await tenant.hears("repair-new-photos")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).urgency is Urgency.EMERGENCY


@pytest.mark.manual("R23")
@both
async def test_danger_is_heard_whatever_it_is_written_under(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    told = f"{tongue.unit} {TRAPPED[tongue]}"
    kinds = (Attachment("video", b"v"), Attachment("document", b"PK", "a.zip"), Attachment("voice", b"OggS"))
    for file in (*kinds, Attachment("photo", PIXEL)):
        # Each breaks into the dialogue of the one before.
        await tenant.sends(file, caption=told)
        await tenant.hears("repair-emergency")
        await tenant.hears("emergency-confirm")
        await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await guard.is_called("repair-alarm", number=FIRST)
    found = await intake_of(theatre)
    assert (found.text, found.urgency) == (told, Urgency.EMERGENCY)


@both
async def test_danger_comes_before_whatever_else_is_asked(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(f"{tongue.unit} 食堂着火了,菜单也烧了" if tongue is ZH else "the menu board is on fire")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")


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


async def test_what_a_technician_writes_of_finished_work_is_no_alarm(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("插座打火花,已换新,测试正常")
    await technician.hears("repair-done-summary")
    assert await silent(technician, "repair-emergency")
    assert [draft.form for draft in await every(theatre, Draft)] == ["repair-done"]


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
    for _ in range(9):
        await stranger.says("8楼着火了")
        await stranger.hears("emergency-called", number="E-000003")
    assert sorted(one.floor for one in await every(theatre, Incident)) == ["5", "6", "8"]
    rung = select(outbox.c.id).where(outbox.c.person == await me(theatre, guard), outbox.c.verb == Verb.RING)
    assert len(await theatre.house.desk.do(SYSTEM, lambda work: _all(work, rung))) == 3
    said = [one.text for one in await every(theatre, Entry) if one.kind is EntryKind.ALARM]
    await guard.sees_newest("11楼着火了")
    assert said == [*(f"{place}楼着火了" for place in FLOORS), "8楼着火了"]


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


async def test_an_emergency_that_is_handed_back_rings_again(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    technician = await assigned(theatre, ZH, "0801 水管爆了")
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await guard.says("/mine")
    await guard.hears("mine-none")
    await technician.taps("repair-hand-back")
    await technician.hears("repair-hand-back-why")
    await technician.says("没有大扳手")
    await guard.is_called("repair-alarm", number=FIRST)
    await time_passes(theatre, minutes=5)
    await guard.is_called("repair-alarm", number=FIRST, count=2)


async def test_no_report_no_alarm(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    await reported(theatre)
    await time_passes(theatre, minutes=10)
    assert await silent(guard, "repair-alarm")


@pytest.mark.manual("R36")
@both
async def test_danger_that_is_confirmed_as_normal_is_called_off(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await tenant.hears("form-summary")
    await tenant.taps("⇄ 一般" if tongue is ZH else "⇄ Normal")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).urgency is Urgency.NORMAL
    await guard.is_called("repair-alarm-called-off", number=FIRST)


@both
@pytest.mark.parametrize("how", ["taken back", "handed in"])
async def test_danger_that_is_put_into_other_words_is_called_off_too(
    theatre: Theatre, tongue: Tongue, how: str
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await rewords(tenant, tongue)
    if how == "taken back":
        await tenant.says("/cancel")
        await tenant.hears("form-left")
        await guard.is_called("emergency-unsaid")
    else:
        await tenant.taps("✅")
        await tenant.hears("repair-state-to-dispatch")
        await guard.is_called("repair-alarm-called-off", number=FIRST)


# -- what is left lying ---------------------------------------------------------------------------------------------


@pytest.mark.manual("R23", "R36")
@pytest.mark.parametrize("how", ["/start", "/human", "/complain", "sweep"])
async def test_danger_that_nobody_took_outlives_the_dialogue_in_which_it_was_spoken_of(
    theatre: Theatre, how: str
) -> None:
    tenant, guard, manager = [await theatre.enters(code) for code in ("T01-1", "S21", "S02")]
    await tenant.says(f"0801 {TRAPPED[ZH]}")
    await guard.is_called("emergency-heard", count=1)
    if how == "sweep":
        await time_passes(theatre, minutes=31)
    else:
        await tenant.says(how)
    await tenant.is_called("emergency-outlives", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert (made.opened_by, made.holder, made.floor, made.kind) == (None, None, "8", IncidentKind.LIFT)
    await guard.is_called("incident-card", number="E-000001")
    await time_passes(theatre, minutes=5)
    for one in (guard, manager):
        await one.is_called("incident-call", number="E-000001", count=2)
    await guard.taps("incident-accept")
    await manager.is_called("emergency-taken")
    (made,) = await every(theatre, Incident)
    assert made.holder == made.accepted_by == await me(theatre, guard)
    await manager.says("/mine")
    await manager.hears("mine-none")
    await time_passes(theatre, minutes=20)
    assert await silent(manager, "incident-call")


@pytest.mark.manual("R23", "R36")
@both
@pytest.mark.parametrize("how", ["rung", "/start", "sweep", "/repair"])
async def test_danger_that_is_put_into_other_words_and_left_lying_is_heard_as_it_was_said_first(
    theatre: Theatre, tongue: Tongue, how: str
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", text=danger, count=1)
    await rewords(tenant, tongue)
    match how:
        case "rung":
            await time_passes(theatre, minutes=5)
            await guard.is_called("emergency-heard", text=danger, count=2)
            await guard.taps("emergency-take")
            await tenant.is_called("emergency-taken-told")
            await tenant.says("/start")
            await tenant.hears("home")
            assert await every(theatre, Incident) == []
            return
        case "sweep":
            await time_passes(theatre, minutes=31)
        case _:
            await tenant.says(how)
    await tenant.is_called("emergency-outlives", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert (made.text, made.kind, made.reporter) == (danger, IncidentKind.LIFT, await me(theatre, tenant))
    await guard.is_called("incident-card", number="E-000001")
    await time_passes(theatre, minutes=5)
    await guard.is_called("incident-call", number="E-000001", count=2)


@both
async def test_danger_that_is_put_into_other_words_goes_on_record_as_it_was_said_first(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", text=danger)
    await rewords(tenant, tongue)
    await guard.taps("incident-begin")
    await guard.is_called("incident-card", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert made.text == danger
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await guard.is_called("emergency-unsaid", text=danger)


@pytest.mark.parametrize("how", ["taken", "anew", "called off", "something else"])
async def test_danger_is_no_second_record_where_somebody_goes_or_it_is_told_anew_or_called_off(
    theatre: Theatre, how: str
) -> None:
    tenant, guard = [await theatre.enters(code) for code in ("T01-1", "S21")]
    await tenant.says(f"0801 {TRAPPED[ZH]}")
    await guard.is_called("emergency-heard", count=1)
    match how:
        case "taken":
            await guard.taps("emergency-take")
            await tenant.is_called("emergency-taken-told")
            await tenant.says("/start")
        case "anew":
            await tenant.says(f"{TRAPPED[ZH]}，快来")
            await guard.is_called("emergency-heard", text=f"{TRAPPED[ZH]}，快来")
        case "called off":
            await tenant.says("/cancel")
            await tenant.hears("form-left")
        case "something else":
            await tenant.says("1201 着火了")
            await tenant.is_called("emergency-outlives", number="E-000001")
    found = [(one.kind, one.floor) for one in await every(theatre, Incident)]
    assert found == ([(IncidentKind.LIFT, "8")] if how == "something else" else [])
