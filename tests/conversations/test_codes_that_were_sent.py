"""An invitation code is stored as a digest: whoever reads the file, or a copy of it, must not come in by it."""

import re
import zipfile
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.domain.names import Language
from bot.playground.players import Player
from bot.playground.theatre import Theatre, staged
from bot.storage import copying
from bot.storage.database import Database
from tests.conversations.test_front_desk import ask_to_be_bound
from tests.services.test_erasure import settled
from tests.talks import forges, sees_note

CODE = re.compile(r"(?<![a-z2-7])[a-z2-7]{26}(?![a-z2-7])")


def codes_on(*players: Player) -> set[str]:
    """The codes that stand on these phones, in words and in buttons."""
    shown = [bubble for player in players for bubble in player.phone.chat]
    return {code for bubble in shown for code in CODE.findall(str(bubble.json()))}


async def everything_with_a_code(stage: Theatre) -> set[str]:
    """A link for a contact, a stranger who is let in, and links that were opened: one read, one that made trouble."""
    desk, guest, stranger = await stage.enters("S08"), stage.player("T01-1"), stage.player("")
    await desk.says("/who 周敏")
    await desk.taps("周敏")
    await desk.taps("invite")
    await desk.hears("invited")
    await ask_to_be_bound(stranger, "1901")
    await desk.hears("binding-card")
    await desk.taps("binding-approve")
    await desk.hears("binding-approve-contact")
    await desk.taps("1901")
    await stranger.hears("binding-approved")
    read, trouble = await stage.invitation("T01-1"), await stage.invitation("T02-1")
    await guest.says(f"/start {read}")
    await guest.hears("privacy-notice")
    await guest.taps("English")
    await guest.sees("Do you agree?")
    stage.world.updates.push_raw({"message": {"message_id": "none", "date": "x", "text": f"/start {trouble}"}})
    await stage.player("S08").says("/help")
    await stage.player("S08").hears("help")
    await settled(stage)
    return {*codes_on(desk, guest, stranger), read, trouble}


@pytest.mark.manual("R244")
async def test_no_code_is_left_in_the_file_nor_in_a_copy_once_its_letter_is_sent(
    file_url: str, clock: Clock, tmp_path: Path
) -> None:
    async with staged(tmp_path, clock, database_url=file_url) as stage:
        codes = await everything_with_a_code(stage)
    assert len(codes) == 5
    held = (tmp_path / "house.db").read_bytes()
    assert b"digest" in held
    assert [code for code in codes if code.encode() in held] == []
    async with Database(file_url) as database:
        await copying.back_up(database, tmp_path / "media", tmp_path / "copy.zip", clock.now())
    with zipfile.ZipFile(tmp_path / "copy.zip") as copy:
        copied = b"".join(copy.read(name) for name in copy.namelist())
    assert [code for code in codes if code.encode() in copied] == []
    assert Language.ZH.value.encode() in copied


async def test_a_code_still_works_when_its_letter_has_forgotten_it(theatre: Theatre) -> None:
    guest = theatre.player("T01-1")
    await guest.says(f"/start {await theatre.invitation('T01-1')}")
    await guest.hears("privacy-notice")
    await settled(theatre)
    await guest.taps("agree")
    await guest.hears("bound")


async def test_guessing_by_the_button_is_counted_like_guessing_by_the_link(theatre: Theatre) -> None:
    stranger = theatre.player("")
    await stranger.says("/start")
    await stranger.hears("home-stranger")
    for _ in range(12):
        await forges(stranger, "v1:agree:" + "a" * 26)
    await sees_note(theatre, stranger, "invite-too-many-tries")
