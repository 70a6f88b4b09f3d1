"""Announcements from the first word to the last reader, in both languages, through the courier."""

import pytest

from bot.domain.announcements import Reach
from bot.playground.bubbles import Bubble
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.announcement_talks import ENGLISH, TEXT, agreed, rounds, sent, writing, written
from tests.talks import EN, ZH, Tongue, both, forges, sees_note, time_passes

pytestmark = pytest.mark.manual("R21")


def state(name: str) -> dict[str, object]:
    return {"$say": f"announcement-state-{name}", "args": {}}


def shows(person: Player, text: str) -> list[Bubble]:
    return [b for b in person.phone.chat if b.by_bot and text in b.text and not b.deleted]


async def gets(person: Player, text: str) -> Bubble:
    [one] = await person.phone.waits(lambda: shows(person, text))
    return one


@both
async def test_it_comes_to_those_who_are_meant_in_their_language_and_they_say_that_they_read_it(
    theatre: Theatre, tongue: Tongue
) -> None:
    zhou, rivera = await theatre.enters("T01-1"), await theatre.enters("T11-1")
    ways = "已阅读" if tongue is ZH else "read"
    audience = "8层 或 19层" if tongue is ZH else "floor 8 or floor 19"
    writer = await sent(theatre, tongue, audience, ways)
    await gets(zhou, TEXT)
    await gets(rivera, ENGLISH)
    assert shows(rivera, TEXT) == []
    await rounds(theatre)
    await zhou.taps("announcement-read")
    await sees_note(theatre, zhou, "announcement-read-said")
    await zhou.taps("announcement-read")
    await sees_note(theatre, zhou, "announcement-read-before")
    await writer.says("A-000001")
    await writer.hears("announcement-card", state=state("done"))
    await writer.sees("👁")


@both
async def test_the_draft_says_who_is_meant_as_it_was_understood(theatre: Theatre, tongue: Tongue) -> None:
    writer = await written(theatre, tongue, "不要3楼和8楼的财务" if tongue is ZH else "all tenants not on floor 8")
    await writer.sees("租户，除了（3、8层 · 财务联系人）" if tongue is ZH else "tenants, except floor 8")


async def test_a_moment_to_undo_it_and_a_test_to_oneself(theatre: Theatre) -> None:
    zhou = await theatre.enters("T01-1")
    writer = await written(theatre)
    await writer.taps("announcement-test")
    await gets(writer, "物业通知")
    await writer.taps("announcement-send")
    await writer.hears("announcement-card", state=state("scheduled"))
    await writer.taps("announcement-undo")
    await writer.hears("announcement-card", state=state("draft"))
    await time_passes(theatre, minutes=1)
    assert shows(zhou, TEXT) == []


async def test_an_album_comes_whole_and_is_taken_back_whole(theatre: Theatre) -> None:
    zhou = await theatre.enters("T01-1")
    writer = await sent(theatre, ZH, "0801", photos=2)
    await gets(zhou, TEXT)
    await rounds(theatre)
    before = [b for b in zhou.phone.chat if b.by_bot and b.media and not b.deleted]
    assert len(before) == 2
    await writer.says("A-000001")
    await writer.hears("announcement-card", state=state("done"))
    await writer.taps("announcement-recall")
    await writer.hears("announcement-card", state=state("recalled"))
    await rounds(theatre, Reach.SENT, Reach.RECALLING)
    await zhou.phone.waits(lambda: not shows(zhou, TEXT))
    await zhou.phone.waits(lambda: not [b for b in zhou.phone.chat if b.by_bot and b.media and not b.deleted])


@both
async def test_to_many_a_second_person_agrees_first(theatre: Theatre, tongue: Tongue) -> None:
    await agreed(theatre)
    leader, zhou = await theatre.enters("S03"), await theatre.enters("T01-1")
    writer = await written(theatre, tongue, "租户" if tongue is ZH else "tenants")
    await writer.taps("announcement-send")
    await writer.hears("announcement-card", state=state("waiting"))
    await leader.hears("announcement-card", state=state("waiting"))
    await leader.taps("announcement-approve")
    await leader.hears("announcement-card", state=state("scheduled"))
    await time_passes(theatre, seconds=20)
    await gets(zhou, TEXT)


async def test_what_is_not_approved_comes_back_with_the_reason(theatre: Theatre) -> None:
    await agreed(theatre)
    leader = await theatre.enters("S03")
    writer = await written(theatre, ZH, "所有人")
    await writer.taps("announcement-send")
    await leader.hears("announcement-card", state=state("waiting"))
    await leader.taps("announcement-reject")
    await leader.hears("announcement-reject-why")
    await leader.says("哪一天？")
    await writer.is_called("announcement-card", state=state("draft"))
    await writer.sees("哪一天？")


async def test_it_is_pinned_where_that_was_wished(theatre: Theatre) -> None:
    zhou = await theatre.enters("T01-1")
    await sent(theatre, ZH, "0801", "置顶")
    await gets(zhou, TEXT)
    await rounds(theatre)
    await rounds(theatre)
    await zhou.phone.waits(lambda: any(b.pinned for b in shows(zhou, TEXT)))


@pytest.mark.parametrize("tongue", [ZH, EN], ids=["zh", "en"])
async def test_who_is_not_in_the_chat_stands_on_the_phone_list(theatre: Theatre, tongue: Tongue) -> None:
    writer = await sent(theatre, tongue, "租户" if tongue is ZH else "tenants")
    await rounds(theatre)
    await writer.says("A-000001")
    await writer.hears("announcement-card")
    await writer.taps("announcement-missed")
    await writer.hears("announcement-missed-list")
    await writer.taps("announcement-phone")
    await writer.hears("revealed")
    await writer.taps("announcement-missed")
    await writer.hears("announcement-missed-list")
    await writer.taps("▶")
    await writer.hears("announcement-missed-list")
    await writer.taps("announcement-ledger")
    await writer.hears("announcement-ledger-is")
    await writer.phone.waits(lambda: [b for b in writer.phone.chat if b.media and b.media.name == "A-000001.xlsx"])


async def test_an_audience_that_is_not_understood_is_said_so_and_changed(theatre: Theatre) -> None:
    writer = await writing(theatre)
    await writer.says(TEXT)
    await writer.hears("announcement-new-english")
    await writer.taps("跳过")
    await writer.hears("announcement-new-audience")
    await writer.says("爱猫的人")
    await writer.hears("announcement-new-ways")
    await writer.taps("好了")
    await writer.hears("announcement-new-days")
    await writer.taps("一直")
    await writer.hears("announcement-new-document")
    await writer.taps("跳过")
    await writer.hears("form-summary")
    await writer.taps("✅")
    await sees_note(theatre, writer, "audience-unclear", text="爱猫的人")


async def test_a_tenant_cannot_announce_and_forged_buttons_change_nothing(theatre: Theatre) -> None:
    zhou = await theatre.enters("T01-1")
    await written(theatre)
    for action in ("send", "approve", "recall", "open", "missed", "phone", "ledger", "stop"):
        await forges(zhou, f"v1:announcement-{action}:1")
        await sees_note(theatre, zhou, "not-allowed")
    await zhou.says("A-000001")
    await zhou.hears("not-found")
