"""Somebody wants to be forgotten: in every row, in every file, and on everybody else's screen."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from bot.clock import Clock
from bot.domain.people import SYSTEM, ChatId
from bot.playground.faults import Trouble
from bot.playground.people import sample_building
from bot.playground.players import Player
from bot.playground.theatre import Theatre, staged
from bot.services import mail, privacy
from bot.services import people as people_service
from bot.services.work import Work
from bot.storage.tables import inbox, outbox, people, posts
from bot.talk import Speaker
from tests.playground import aiogram_check
from tests.services.test_privacy import MARKER, everything
from tests.talks import assigns, offered

TENANT, OTHERS = "T09-1", ("S14", "S15", "S16", "S05", "S08", "S21", "S02")
"""A resident; the dispatcher, two technicians, a representative, the front desk, a guard, the manager."""


def marked_building() -> dict[str, Any]:
    """The sample building, in which everything that is said of the resident is the marker."""
    building = sample_building()
    [home] = [one for one in building["tenants"] if one["id"] == TENANT.partition("-")[0]]
    for entry in (home, *home["contacts"], home["emergency_contact"]):
        entry |= {"name_zh": MARKER, "name_en": MARKER}
    for entry in (*home["contacts"], home["emergency_contact"]):
        entry["phone"] = f"000-{MARKER}"
    return building


async def asked_to_be_let_in(stage: Theatre) -> None:
    """Before they had an invitation they asked at the front desk."""
    tenant = stage.player(TENANT)
    await tenant.says("/start")
    await tenant.hears("home-stranger")
    await tenant.taps("binding-ask")
    for question, said in (("binding-name", MARKER), ("binding-unit", "1601"), ("binding-note", f"我是{MARKER}")):
        await tenant.hears(question)
        await tenant.says(said)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await stage.player("S08").hears("binding-card")


async def lived_through(stage: Theatre) -> None:
    """Everybody has seen and tapped whatever shows the marker."""
    for code in OTHERS:
        await stage.enters(code)
    await asked_to_be_let_in(stage)
    tenant, dispatcher, desk = await stage.enters(TENANT), stage.player("S14"), stage.player("S08")
    await reported(tenant, f"卫生间漏水了，{MARKER}")
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-photos")
    await dispatcher.hears("repair-photos")
    await sent_twice(stage)
    await dispatcher.taps("repair-slip")
    await dispatcher.hears("slip")
    await reported(tenant, f"家里有煤气味，{MARKER}")
    await stage.player("S21").is_called("repair-alarm")
    await talked(tenant, desk)
    await desk.says("/home")
    await desk.hears("home")
    await desk.taps("directory")
    await desk.hears("directory")
    await set_aside(stage)


async def talked(tenant: Player, desk: Player) -> None:
    """With the front desk, in words and a picture."""
    await tenant.says(f"/human {MARKER}")
    await desk.is_called("talk-state-waiting")
    await desk.taps("talk-take")
    await desk.is_called("talk-line", text=MARKER)
    await tenant.says(f"请看，{MARKER}", photo=True)
    await desk.is_called("talk-line", text=f"请看，{MARKER}")
    await desk.replies("请看", "看到了")
    await tenant.is_called("talk-line", text="看到了")


async def reported(tenant: Player, text: str) -> None:
    await tenant.says(text, photo=True)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")


async def sent_twice(stage: Theatre) -> None:
    """One technician was sent, and then another, who is there now and waits for the tenant."""
    dispatcher, zhao, sun = (stage.player(code) for code in ("S14", "S15", "S16"))
    await assigns(dispatcher)
    await zhao.hears("repair-state-dispatched")
    await dispatcher.taps("repair-reassign")
    await dispatcher.hears("repair-reassign-technician")
    await dispatcher.taps("孙")
    await sun.hears("repair-state-dispatched")
    await sun.taps("repair-accept")
    await sun.hears("repair-state-accepted")
    await sun.taps("repair-arrive")
    await sun.hears("repair-state-on-site")


async def set_aside(stage: Theatre) -> None:
    """A tap of the dispatcher's could not be understood: it lies in the inbox as it came, with the card in it."""
    row = {"update_id": 7, "chat": 1, "raw": json.dumps({"text": MARKER}, ensure_ascii=False), "state": "dead"}

    async def put(work: Work) -> None:
        await work.db.execute(insert(inbox).values(**row, received_at=work.now, done_at=work.now, error="KeyError"))

    await stage.house.desk.do(SYSTEM, put)


async def erased(stage: Theatre, notice: str = "privacy") -> None:
    tenant = stage.player(TENANT)
    await tenant.says("/privacy")
    await tenant.hears(notice)
    await tenant.taps("export")
    await tenant.hears("export")
    await tenant.taps("erase")
    await tenant.hears("erase")
    await tenant.taps("erase-yes")
    await tenant.sees("已删除")
    await settled(stage)


async def settled(stage: Theatre) -> None:
    """Until every letter has come to its end."""
    waiting = select(func.count()).where(outbox.c.state.in_(mail.WAITING))
    async with asyncio.timeout(20):
        while True:
            async with stage.house.desk.database.snapshot() as db:
                if not (await db.execute(waiting)).scalar_one() and stage.house.office.idle:
                    return
            await asyncio.sleep(0.05)


def screens(stage: Theatre) -> str:
    """What stands on everybody else's phone."""
    others = [player.phone for code, player in stage.players.items() if code != TENANT]
    return "\n".join(str(shown.json()) for phone in others for shown in phone.chat)


@pytest.mark.manual("R244", "R245")
async def test_whoever_is_forgotten_stands_in_no_row_in_no_file_and_on_nobody_elses_screen(
    database_url: str, clock: Clock, tmp_path: Path
) -> None:
    async with staged(tmp_path, clock, database_url=database_url, building=marked_building()) as stage:
        stage.server.validate = aiogram_check.check
        await lived_through(stage)
        await settled(stage)
        account = str(stage.player(TENANT).holder.id)
        before = await everything(stage.house.desk)
        assert MARKER in before
        assert account in before
        assert MARKER in screens(stage)
        assert "WO-2026-000001.pdf" in screens(stage)
        assert "'kind': 'photo'" in screens(stage)
        await erased(stage)
        after = (await everything(stage.house.desk)).splitlines()
        assert [line for line in after if MARKER in line] == []
        assert [line for line in after if account in line] == []
        assert [line for line in screens(stage).splitlines() if MARKER in line] == []
        assert "WO-2026-000001.pdf" not in screens(stage)
        assert "'kind': 'photo'" not in screens(stage)
        assert not any(offered(stage.player(TENANT), action) for action in ("repair-chase", "repair-cancel"))
        assert stage.server.violations == []


async def test_whoever_has_left_can_still_have_a_copy_and_be_forgotten_and_sees_nothing_of_the_building(
    file_url: str, clock: Clock, tmp_path: Path
) -> None:
    async with staged(tmp_path, clock, database_url=file_url, building=marked_building()) as stage:
        await lived_through(stage)
        await stage.house.desk.do(SYSTEM, moved_out)
        tenant = stage.player(TENANT)
        await tenant.sees("想查看或删除以前的信息")
        await tenant.says("卫生间漏水了")
        await tenant.hears("home-stranger")
        stranger = await stage.house.desk.do(Speaker(ChatId(4711)), privacy.is_kept)
        kept = await stage.house.desk.do(Speaker(ChatId(tenant.holder.id)), privacy.export)
        assert (stranger, kept["person"]["name_zh"], len(kept["repairs"])) == (False, MARKER, 2)
        await erased(stage, "privacy-left")
        assert MARKER not in await everything(stage.house.desk)
        assert str(tenant.holder.id) not in await everything(stage.house.desk)
        assert MARKER not in screens(stage)
        await tenant.says("/privacy")
        await tenant.hears("privacy-stranger")


async def moved_out(work: Work) -> None:
    held = select(posts.c.id).join(people, people.c.id == posts.c.person).where(people.c.code == TENANT)
    await people_service.unbind(work, (await work.db.execute(held)).scalar_one())


async def test_what_is_on_the_wire_while_its_person_is_forgotten_leaves_no_words_behind(
    file_url: str, clock: Clock, tmp_path: Path
) -> None:
    async with staged(tmp_path, clock, database_url=file_url, building=marked_building()) as stage:
        tenant, dispatcher = await stage.enters(TENANT), await stage.enters("S14")
        await settled(stage)
        held = stage.server.faults.add(Trouble.DELAY, "sendMessage", seconds=1)
        await reported_unheard(tenant, dispatcher)
        await tenant.phone.forges("v1:erase-yes", tenant.phone.chat[-1].message_id)
        await asyncio.sleep(0.3)
        stage.server.faults.clear(held)
        await tenant.sees("已删除")
        await settled(stage)
        assert MARKER not in await everything(stage.house.desk)
        assert MARKER not in screens(stage)


async def reported_unheard(tenant: Player, dispatcher: Player) -> None:
    """The dispatcher's card is on its way."""
    await tenant.says(f"卫生间漏水了，{MARKER}", photo=True)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    del dispatcher
