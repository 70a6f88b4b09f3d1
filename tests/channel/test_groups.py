"""In a group everybody reads along: only what was declared for groups is done there."""

import pytest
from sqlalchemy import func, select

from bot import understood
from bot.conversations import FORMS
from bot.domain.groups import GroupKind
from bot.domain.people import SYSTEM
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services import groups
from bot.storage.tables import drafts
from tests.conversations.test_group_claim import declares
from tests.talks import assigns, reported, sees_note

PERSONAL = sorted(
    {on.name for on in understood.COMMANDS if not on.groups} | {form.command for form in FORMS if form.command}
)


async def in_group(stage: Theatre, code: str) -> Player:
    """Somebody of the house in the engineers' group."""
    player = await stage.enters(code)
    return player.within(stage.group("工程群", code))


async def led_away(player: Player) -> None:
    """The group shows one line and a button to the private chat, and nothing else."""
    await player.hears("write-privately")
    told = [shown for shown in player.phone.fresh() if shown.by_bot]
    assert [[b.value for row in shown.buttons for b in row] for shown in told] == [["https://t.me/guanjia_bot"]]


async def test_a_group_is_the_engineers_only_once_who_named_it_has_read_what_it_will_show(theatre: Theatre) -> None:
    dispatcher, manager = await in_group(theatre, "S14"), await theatre.enters("S13")
    await theatre.enters("T01-1")
    theatre.groups[0].members |= {theatre.player(code).holder.id: "member" for code in ("S13", "T01-1")}
    await dispatcher.says("/engineering")
    await dispatcher.hears("group-declare")
    assert await theatre.house.desk.do(SYSTEM, lambda work: groups.of(work, GroupKind.ENGINEERING)) is None
    for other in (manager, theatre.player("T01-1")):
        there = other.within(theatre.groups[0])
        await there.taps("group-yes")
        await sees_note(theatre, there, "group-not-yours")
    assert await theatre.house.desk.do(SYSTEM, lambda work: groups.of(work, GroupKind.ENGINEERING)) is None
    await dispatcher.taps("group-yes")
    await dispatcher.hears("group-declared")
    found = await theatre.house.desk.do(SYSTEM, lambda work: groups.of(work, GroupKind.ENGINEERING))
    assert found is not None
    assert found.chat == theatre.groups[0].id


@pytest.mark.parametrize("command", PERSONAL)
async def test_personal_commands_lead_to_the_private_chat(theatre: Theatre, command: str) -> None:
    dispatcher = await in_group(theatre, "S14")
    await dispatcher.says(f"/{command}")
    await led_away(dispatcher)
    async with theatre.house.desk.database.snapshot() as db:
        assert (await db.execute(select(func.count()).select_from(drafts))).scalar_one() == 0


@pytest.mark.parametrize("data", ["export", "erase-yes", "home", "mine", "repair-new", "repair-assign:1", "f:1:0:c"])
async def test_personal_buttons_do_nothing_in_a_group(theatre: Theatre, data: str) -> None:
    await reported(theatre)
    dispatcher = theatre.player("S14").within(theatre.group("工程群", "S14"))
    await dispatcher.says("/help")
    await dispatcher.hears("write-privately")
    await dispatcher.forges(f"v1:{data}")
    await led_away(dispatcher)
    assert "guanjia-data.json" not in {shown.media.name for shown in dispatcher.phone.chat if shown.media}


async def test_what_is_for_groups_works_there(theatre: Theatre) -> None:
    dispatcher, technician = await in_group(theatre, "S14"), await theatre.enters("S15")
    await declares(dispatcher)
    tenant = await theatre.enters("T01-1")
    await tenant.says("0801 卫生间漏水了")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    at_desk = theatre.player("S14")
    await at_desk.hears("repair-state-to-dispatch")
    await assigns(at_desk, "工程群")
    await dispatcher.hears("repair-group-card")
    claimer = technician.within(theatre.groups[0])
    await claimer.taps("repair-claim")
    await technician.hears("repair-state-accepted")


def test_only_three_things_are_meant_for_groups() -> None:
    assert [on.name for on in understood.COMMANDS if on.groups] == ["engineering"]
    assert [on.action for on in understood.BUTTONS if on.groups] == ["repair-claim", "group-yes"]
