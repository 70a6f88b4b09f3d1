"""The front desk's own work in the chat, and what everybody finds: coming in, one's data, the directory."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot import app, understood
from bot.clock import Clock
from bot.domain.bindings import BindingRequest
from bot.domain.invites import Invite
from bot.domain.people import CONSENT_VERSION, PostId
from bot.domain.roles import Role
from bot.playground.bubbles import Button
from bot.playground.players import Player
from bot.playground.theatre import Theatre, running, settings_for
from bot.playground.world import World
from bot.storage.tables import outbox, people, posts
from tests.serving import held_to_the_api
from tests.talks import every, forges, sees_note


def _buttons(player: Player) -> list[Button]:
    return [b for bubble in player.phone.chat for row in bubble.buttons for b in row]


async def post_of(stage: Theatre, code: str) -> PostId:
    async with stage.house.desk.database.transaction() as db:
        held = select(posts.c.id).join(people, people.c.id == posts.c.person).where(people.c.code == code)
        return PostId((await db.execute(held)).scalar_one())


async def roles_of(stage: Theatre, code: str) -> set[Role]:
    async with stage.house.desk.database.transaction() as db:
        held = select(posts.c.role).join(people, people.c.id == posts.c.person)
        return set((await db.execute(held.where(people.c.code == code, posts.c.until.is_(None)))).scalars())


# -- what a forged button cannot do -----------------------------------------------------------------------------------


async def test_a_receptionist_does_not_become_the_manager_by_a_forged_invitation(theatre: Theatre) -> None:
    reception = await theatre.enters("S08")
    manager = await post_of(theatre, "S02")
    made = len(await every(theatre, Invite))
    await forges(reception, f"v1:invite:{manager}")
    await sees_note(theatre, reception, "not-allowed")
    assert len(await every(theatre, Invite)) == made
    assert await roles_of(theatre, "S08") == {Role.RECEPTIONIST}


@pytest.mark.parametrize("action", ["unbind", "unbind-yes"])
async def test_a_representative_does_not_show_the_manager_out(theatre: Theatre, action: str) -> None:
    csr, manager = await theatre.enters("S05"), await post_of(theatre, "S02")
    await forges(csr, f"v1:{action}:{manager}")
    await sees_note(theatre, csr, "not-allowed")
    assert await roles_of(theatre, "S02") == {Role.CS_MANAGER}


async def test_a_dispatcher_reveals_who_reported_a_repair_and_nobody_else(theatre: Theatre) -> None:
    dispatcher, tenant = await theatre.enters("S14"), await theatre.enters("T01-1")
    await tenant.says("0801 卫生间漏水了")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    async with theatre.house.desk.database.transaction() as db:
        reporter = (await db.execute(select(people.c.id).where(people.c.code == "T01-1"))).scalar_one()
    await forges(dispatcher, f"v1:reveal:{reporter}")
    await sees_note(theatre, dispatcher, "not-allowed")
    await forges(dispatcher, f"v1:reveal:{reporter}:1")
    await dispatcher.hears("revealed", phone="000-88003801")


# -- coming in, and second thoughts -----------------------------------------------------------------------------------


async def test_who_taps_agree_again_or_opens_the_link_again_is_at_home(theatre: Theatre) -> None:
    tenant = theatre.player("T01-1")
    code = await theatre.invitation("T01-1")
    await tenant.says(f"/start {code}")
    await tenant.hears("privacy-notice")
    notice = next(b.value for b in _buttons(tenant) if b.value.startswith("v1:agree:"))
    await tenant.taps("agree")
    await tenant.hears("bound")
    await tenant.says("/help")
    await tenant.hears("help")
    await forges(tenant, notice)
    await tenant.hears("home")
    for _ in range(6):
        await tenant.says(f"/start {code}")
        await tenant.hears("home")


async def test_who_has_agreed_has_no_buttons_left_and_a_late_disagree_hears_how_to_withdraw(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.phone.waits(lambda: not any(b.value.startswith(("v1:agree", "v1:decline")) for b in _buttons(tenant)))
    await forges(tenant, "v1:decline")
    await tenant.hears("agreed-already")
    await tenant.taps("erase")
    await tenant.hears("erase")


async def test_who_reads_the_notice_in_another_language_reads_it_in_the_same_place(theatre: Theatre) -> None:
    tenant = theatre.player("T01-1")
    await tenant.says(f"/start {await theatre.invitation('T01-1')}")
    await tenant.hears("privacy-notice")
    await tenant.taps("English")
    await tenant.sees("Do you agree?")
    assert sum(b.value.startswith("v1:agree") for b in _buttons(tenant)) == 1


async def test_who_agrees_to_a_new_wording_has_no_buttons_left(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    async with theatre.house.desk.database.transaction() as db:
        await db.execute(update(people).where(people.c.code == "T01-1").values(consent=1))
    await tenant.says("/home")
    await tenant.hears("privacy-changed")
    await tenant.taps("agree")
    await tenant.hears("agreed")
    await tenant.phone.waits(lambda: not any(b.value == "v1:agree" for b in _buttons(tenant)))


@pytest.mark.parametrize("way", ["words", "command", "button"])
async def test_who_agreed_to_an_older_wording_is_asked_once_beside_what_they_came_for(
    theatre: Theatre, way: str
) -> None:
    receptionist = await theatre.enters("S08")
    async with theatre.house.desk.database.transaction() as db:
        await db.execute(update(people).where(people.c.code == "S08").values(consent=CONSENT_VERSION - 1))
    await _comes_for_something(receptionist, way)
    await receptionist.hears("privacy-changed")
    await _comes_for_something(receptionist, way)
    assert sum(b.value == "v1:agree" for b in _buttons(receptionist)) == 1
    await receptionist.taps("agree")
    await receptionist.hears("agreed")
    async with theatre.house.desk.database.snapshot() as db:
        agreed = select(people.c.consent).where(people.c.code == "S08")
        assert (await db.execute(agreed)).scalar_one() == CONSENT_VERSION
        asked = select(func.count()).where(outbox.c.dedupe.like(f"notice:{CONSENT_VERSION}:%"))
        assert (await db.execute(asked)).scalar_one() == 1


async def _comes_for_something(player: Player, way: str) -> None:
    match way:
        case "words":
            await player.says("R-000999")
            await player.hears("not-found")
        case "command":
            await player.says("/who 0801")
            await player.hears("directory-found")
        case _:
            await forges(player, "v1:directory")
            await player.hears("directory")


async def test_who_is_nobody_yet_and_taps_disagree_is_left_alone(theatre: Theatre) -> None:
    tenant = theatre.player("T01-1")
    await tenant.says(f"/start {await theatre.invitation('T01-1')}")
    await tenant.hears("privacy-notice")
    await tenant.taps("decline")
    await tenant.hears("consent-declined")


async def test_a_stranger_who_asked_sees_it_under_privacy_and_takes_it_back(theatre: Theatre) -> None:
    desk, stranger = await theatre.enters("S08"), theatre.player("")
    await stranger.says("/privacy")
    await stranger.hears("privacy-stranger")
    await ask_to_be_bound(stranger)
    await desk.hears("binding-card", name="独角兽")
    await stranger.says("/privacy")
    shown = await stranger.hears("privacy-asked-line", name="独角兽", unit="云杉 0801", note="—")
    assert shown["args"]["state"] == {"$say": "privacy-asked-pending", "args": {}}
    await forges(stranger, "v1:decline")
    await stranger.hears("privacy-asked")
    await stranger.taps("forget-request")
    await stranger.hears("request-forgotten")
    await desk.hears("binding-state-withdrawn")
    assert "独角兽" not in "\n".join(bubble.text for bubble in desk.phone.chat)
    assert [one.name for one in await every(theatre, BindingRequest)] == [""]
    await stranger.says("/privacy")
    await stranger.hears("privacy-stranger")


async def ask_to_be_bound(stranger: Player, unit: str = "云杉 0801") -> None:
    await fill_in_who(stranger, unit)
    await stranger.hears("binding-asked")


async def fill_in_who(stranger: Player, unit: str) -> None:
    await stranger.says("您好")
    await stranger.taps("binding-ask")
    await stranger.hears("binding-name")
    await stranger.says("独角兽")
    await stranger.hears("binding-unit")
    await stranger.says(unit)
    await stranger.hears("binding-note")
    await stranger.taps("跳过")
    await stranger.hears("form-summary")
    await stranger.taps("✅")


async def test_the_desk_finds_the_right_person_by_typing_although_the_unit_was_wrong(theatre: Theatre) -> None:
    desk, stranger = await theatre.enters("S08"), theatre.player("")
    await ask_to_be_bound(stranger)
    await desk.hears("binding-card")
    await desk.taps("binding-approve")
    await desk.hears("binding-approve-contact")
    await desk.says("1901")
    await desk.hears("binding-approved-said")
    await stranger.hears("binding-approved")
    await stranger.taps("agree")
    await stranger.hears("bound")
    async with theatre.house.desk.database.transaction() as db:
        chat = (await db.execute(select(people.c.chat).where(people.c.code == "T11-1"))).scalar_one()
    assert chat == stranger.holder.id


async def test_asking_again_in_the_same_words_is_answered_and_rings_nobody(theatre: Theatre) -> None:
    desk, stranger = await theatre.enters("S08"), theatre.player("")
    await ask_to_be_bound(stranger)
    await desk.is_called("binding-card")
    await fill_in_who(stranger, "云杉 0801")
    await sees_note(theatre, stranger, "binding-asked-already")
    await stranger.taps("✕")
    await stranger.hears("form-left")
    assert len(await every(theatre, BindingRequest)) == 1
    await ask_to_be_bound(stranger, "云杉 0802")
    await desk.is_called("binding-card", unit="云杉 0802")
    assert len(await every(theatre, BindingRequest)) == 2


@pytest.mark.parametrize("tongue", ["zh", "en"])
async def test_a_stranger_finds_the_way_in_under_the_no(theatre: Theatre, tongue: str) -> None:
    stranger = theatre.player("")
    stranger.phone.user.language_code = tongue
    await stranger.says("/repair")
    await stranger.hears("stranger-not-allowed")
    assert stranger.buttons == ["v1:have-code", "v1:binding-ask"]
    await stranger.forges("v1:repair-new")
    await stranger.is_called("stranger-not-allowed")
    await stranger.taps("binding-ask")
    await stranger.hears("binding-name")


# -- the directory ----------------------------------------------------------------------------------------------------


async def test_somebody_is_looked_up_and_the_pages_are_turned_in_one_message(theatre: Theatre) -> None:
    clerk = await theatre.enters("S10")
    await clerk.says("/who")
    await clerk.hears("directory", count=16)
    messages = len(clerk.phone.chat)
    await clerk.taps("▶")
    await clerk.phone.waits(lambda: any(b.text == "◀" for b in _buttons(clerk)))
    assert len(clerk.phone.chat) == messages
    await clerk.says("/who 云杉 周")
    await clerk.hears("directory-found", count=1, sought="云杉 周")
    await clerk.taps("contact")
    await clerk.hears("contact", tenant_en="Spruce Software (Yunzhou) Co., Ltd.", emergency="周敏")
    await clerk.says("/who 独角兽")
    await clerk.hears("directory-none")


async def test_who_is_erased_does_not_stay_on_a_page_that_somebody_looked_up(theatre: Theatre) -> None:
    clerk, tenant = await theatre.enters("S10"), await theatre.enters("T01-1")
    await clerk.says("/who 周敏")
    await clerk.hears("directory-found", count=1)
    await tenant.says("/privacy")
    await tenant.taps("erase")
    await tenant.taps("erase-yes")
    await tenant.sees("慢走")
    await clerk.sees("（已删除）")
    assert not any("周敏" in b.text for b in _buttons(clerk))


async def test_a_long_or_strange_search_still_fits_into_the_buttons(theatre: Theatre) -> None:
    clerk = await theatre.enters("S10")
    for sought in ("a:b " * 50, "独角兽" * 60, "\x07\u2028 :", "1" * 4000):
        await clerk.says(f"/who {sought}")
        await clerk.hears("directory-none")
    await clerk.says(f"/who {'0 ' * 100}")
    await clerk.hears("directory-found", count=16)
    await clerk.taps("▶")
    await clerk.phone.waits(lambda: any(b.text == "◀" for b in _buttons(clerk)))
    await forges(clerk, "v1:directory:999999999999999999:公司")
    await clerk.hears("directory-found")


@pytest.mark.manual("R62")
@pytest.mark.parametrize("command", ["/who 0801", "/tenants"])
async def test_visitors_tenants_and_groups_learn_nothing_of_the_directory(theatre: Theatre, command: str) -> None:
    for code, key in (("", "stranger-not-allowed"), ("T02-1", "not-allowed")):
        player = await theatre.enters(code) if code else theatre.player(code)
        await player.says(command)
        await player.hears(key)
    group = theatre.group("前台", "S08", "T02-1")
    desk = (await theatre.enters("S08")).within(group)
    await desk.says(command)
    await desk.hears("write-privately")
    assert "周敏" not in "\n".join(bubble.text for bubble in desk.phone.chat)


async def test_phones_are_masked_on_the_card_and_shown_at_a_tap(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    await desk.says("/who 0801")
    await desk.hears("directory-found")
    await desk.taps("contact")
    shown = await desk.hears("contact")
    assert (shown["args"]["phone"], shown["args"]["emergency_phone"]) == ("000•••••••01", "000•••••••99")
    await desk.taps("reveal-emergency")
    await desk.hears("revealed", phone="000-88003899")


@pytest.mark.parametrize("way", ["/tenants", "tenants"])
async def test_the_tenant_list_comes_as_a_workbook(theatre: Theatre, way: str) -> None:
    clerk = await theatre.enters("S10")
    if way.startswith("/"):
        await clerk.says(way)
    else:
        await clerk.says("/who")
        await clerk.hears("directory")
        await clerk.taps(way)
    await clerk.hears("tenants", count=12)
    sent = await clerk.phone.waits(lambda: next((b.media for b in clerk.phone.chat if b.media), None))
    assert sent.name == f"tenants-{theatre.clock.today()}.xlsx"


async def test_the_commands_of_the_directory_are_in_the_menus_of_those_who_may(theatre: Theatre) -> None:
    assert {"who", "tenants"} <= set(understood.menu_of(frozenset({Role.CLERK})))
    assert {"who", "tenants"}.isdisjoint(understood.menu_of(frozenset({Role.DISPATCHER, Role.TENANT})))


# -- the bot's own name -----------------------------------------------------------------------------------------------


async def test_links_carry_the_name_that_telegram_gives_the_bot_and_no_other(tmp_path: Path) -> None:
    clock = Clock("Asia/Shanghai")
    async with (
        held_to_the_api(World(clock.now, username="jinlan_tower_bot")) as server,
        app.opened(settings_for(tmp_path, server.url), clock=clock) as house,
    ):
        with pytest.raises(RuntimeError):
            house.desk.link("c0de")
        async with running(house):
            assert house.desk.link("c0de") == "https://t.me/jinlan_tower_bot?start=c0de"
