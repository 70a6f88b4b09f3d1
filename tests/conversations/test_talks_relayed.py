"""What is relayed arrives whole and in order, changes with what was written, and goes where its message belongs."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.domain.people import SYSTEM
from bot.domain.talks import Carried, TalkStatus
from bot.playground.bubbles import Bubble
from bot.playground.phones import PIXEL, Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage.tables import outbox
from bot.talk import LetterState, Verb
from tests.conftest import everywhere
from tests.front_desk_talks import ANSWERS, ASKS, answered, lines, taken, talks, waiting
from tests.talks import EN, ZH, Tongue, both, offered, time_passes


def arrived(player: Player, *parts: str) -> list[Bubble]:
    """The messages of the house with one of these in them, in the order in which they came."""
    shown = [one for one in player.phone.chat if one.by_bot]
    return [one for one in shown if any(part in one.text.splitlines()[-1] for part in parts)]


async def files(player: Player, count: int) -> list[Bubble]:
    """So many messages of the house that carry something, in the order in which they came."""

    def there() -> list[Bubble]:
        return [one for one in player.phone.chat if one.by_bot and one.media]

    await player.phone.waits(lambda: len(there()) >= count, 10)
    return there()


def reacted(player: Player, text: str) -> tuple[str, ...]:
    """What stands on somebody's own message."""
    return next(one.reactions for one in player.phone.chat if one.text == text and not one.by_bot)


async def quiet(stage: Theatre) -> None:
    """Everything that was said is done, and everything that was written is sent."""
    for _ in range(400):
        if stage.house.office.idle:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the house does not come to rest")


def texts(stage: Theatre, player: Player, *said: tuple[str, timedelta]) -> None:
    """Messages that were written in this order, heard in the order of their updates: the last one first."""
    chat, user = stage.world.chats[player.holder.id], stage.world.users[player.holder.id]
    posts = []
    for text, later in said:
        post = stage.world.put(chat, user, {"text": text})
        post.message["date"] = int((stage.clock.now() + later).timestamp())
        posts.append(post)
    for post in reversed(posts):
        stage.world.updates.push("message", post.message)


async def test_what_comes_late_stands_where_it_was_said_and_says_so(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    texts(theatre, tenant, ("第一句", timedelta(minutes=1)), ("第二句", timedelta(minutes=2)))
    await desk.is_called("talk-line", text="第一句")
    await desk.is_called("talk-line", text="第二句")
    await quiet(theatre)
    first, second = arrived(desk, "第一句")[-1], arrived(desk, "第二句")[-1]
    assert ("晚到" in first.text, "晚到" in second.text) == (True, False)
    card = await desk.sees_newest("在接")
    assert card.text.index("第一句") < card.text.index("第二句")


async def test_in_the_same_second_the_order_is_that_of_the_messages(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    texts(theatre, tenant, ("甲", timedelta()), ("乙", timedelta()))
    await desk.is_called("talk-line", text="甲")
    await quiet(theatre)
    card = await desk.sees_newest("在接")
    assert card.text.index("：甲") < card.text.index("：乙")


async def test_lines_arrive_in_the_order_in_which_they_were_said(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    said = [f"第{number}条" for number in range(1, 9)]
    for text in said:
        await tenant.says(text)
    await desk.is_called("talk-line", text=said[-1])
    assert [one.text.splitlines()[-1] for one in arrived(desk, *said) if "在接" not in one.text] == said


@both
async def test_an_edit_changes_the_line_where_it_arrived_and_rings_nobody(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await answered(theatre, tongue)
    await tenant.edits(ASKS[tongue], "改 / changed")
    line = await desk.sees("改 / changed")
    assert line.edits
    assert ("已改" if tongue is ZH else "edited") in line.text
    await desk.edits(ANSWERS[tongue], "改口 / put otherwise")
    assert (await tenant.sees("改口 / put otherwise")).edits
    assert [one.text for one in await lines(theatre)] == ["改 / changed", "改口 / put otherwise"]
    assert len(arrived(tenant, "改口 / put otherwise")) == 1
    assert "talk-line" not in [one["$say"] for one in await tenant._said((Verb.RING, Verb.SAY))]  # noqa: SLF001


async def test_what_stands_under_a_picture_can_be_edited_too(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    await tenant.says("看这里", photo=True)
    assert (await desk.sees_newest("看这里")).media
    await tenant.edits("看这里", "看那里")
    changed = await desk.sees("看那里")
    assert changed.media
    assert changed.edits


async def test_an_edit_before_anybody_has_it_is_what_they_read(theatre: Theatre) -> None:
    tenant, desk = await waiting(theatre)
    await tenant.edits(ASKS[ZH], "改过的话")
    await desk.sees("改过的话")
    await desk.taps("talk-take")
    await desk.is_called("talk-line", text="改过的话")
    assert len(await lines(theatre)) == 1


async def test_an_edit_of_what_was_never_relayed_is_answered_as_ever(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.says("/mine")
    await tenant.says("那个东西我想问一下")
    await tenant.hears("meant-matter")
    await tenant.says("/home")
    await theatre.enters("S08")
    await tenant.says("转人工")
    await tenant.is_called("talk-mine-waiting-front-desk")
    await tenant.edits("那个东西我想问一下", "那个东西我还想问一下")
    await tenant.hears("edited")
    assert not await lines(theatre)


async def test_an_older_edit_that_comes_late_changes_nothing(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    post = next(p for p in theatre.world.chats[tenant.holder.id].posts.values() if p.message.get("text") == ASKS[ZH])
    for text, later in (("新", 20), ("旧", 10)):
        at = int((theatre.clock.now() + timedelta(seconds=later)).timestamp())
        theatre.world.updates.push("edited_message", {**post.message, "text": text, "edit_date": at})
    await desk.sees("新")
    await quiet(theatre)
    assert [line.text for line in await lines(theatre)] == ["新"]


@both
async def test_an_album_arrives_picture_by_picture_in_order_both_ways(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await taken(theatre, tongue)
    await tenant.sends_photos(3, caption="三张 / three")
    seen = await files(desk, 3)
    assert ["three" in one.text for one in seen] == [True, False, False]
    await quiet(theatre)  # nobody replies before it is written down what arrived where
    await desk.phone.sends(*(Attachment("photo", PIXEL) for _ in range(2)), reply_to=seen[-1].message_id)
    assert len(await files(tenant, 2)) == 2
    assert [line.carries for line in await lines(theatre)][1:] == [Carried.PHOTO] * 5


async def test_the_rest_of_an_album_follows_its_first_picture_though_only_that_one_replies(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    line = await desk.sees_newest(ASKS[ZH])
    chat, user = theatre.world.chats[desk.holder.id], theatre.world.users[desk.holder.id]
    shown = [desk.phone._file(Attachment("photo", PIXEL)) for _ in range(2)]  # noqa: SLF001
    for number, file in enumerate(shown):
        reply = {"reply_to_message": chat.posts[line.message_id].message} if number == 0 else {}
        post = theatre.world.put(chat, user, {**file, **reply, "media_group_id": "77"})
        theatre.world.updates.push("message", post.message)
    assert len(await files(tenant, 2)) == 2


@both
async def test_voice_and_files_go_both_ways(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await taken(theatre, tongue)
    await tenant.sends_voice()
    await tenant.sends(Attachment("document", b"%PDF", "lease.pdf", "application/pdf"))
    voice, document = await files(desk, 2)
    assert voice.media
    assert document.media
    await quiet(theatre)
    assert (voice.media.kind, document.media.kind) == ("voice", "document")
    await desk.phone.sends(Attachment("document", b"%PDF", "rules.pdf", "application/pdf"), reply_to=voice.message_id)
    assert [one.media and one.media.name for one in await files(tenant, 1)] == ["rules.pdf"]


async def test_what_replies_to_nothing_is_not_relayed(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    await desk.says("0801 卫生间漏水了")
    await desk.hears("form-summary")
    assert len(await lines(theatre)) == 1
    await desk.replies(ASKS[ZH], ANSWERS[ZH])
    await tenant.is_called("talk-line", text=ANSWERS[ZH])


@both
async def test_a_reply_goes_to_the_talk_whatever_dialogue_is_open(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await answered(theatre, tongue)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.replies(ANSWERS[tongue], tongue.thanks)
    await desk.is_called("talk-line", text=tongue.thanks)
    await tenant.says(tongue.leak)
    await tenant.hears("repair-new-photos")
    assert len(await lines(theatre)) == 3


async def test_two_talks_of_one_colleague_are_told_apart_by_what_is_replied_to(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    other = await theatre.enters(EN.tenant)
    await other.says("talk to a human")
    await other.is_called("talk-mine-waiting-front-desk")
    await other.says(ASKS[EN])
    await desk.sees(ASKS[EN])
    await desk.replies("等人接", "hello")
    await other.is_called("talk-line", text="hello")
    await desk.replies(ASKS[ZH], "您好")
    await tenant.is_called("talk-line", text="您好")
    first, second = await talks(theatre)
    assert (first.agent, first.status) == (second.agent, second.status)
    assert second.status is TalkStatus.TAKEN


async def test_a_reply_after_the_end_takes_it_up_again(theatre: Theatre) -> None:
    tenant, desk = await answered(theatre)
    await desk.taps("talk-close")
    await tenant.is_called("talk-mine-closed")
    await desk.replies(ASKS[ZH], "还有一件")
    await desk.hears("talk-is-closed")
    await tenant.replies(ANSWERS[ZH], "再问一句")
    await desk.is_called("talk-state-waiting")
    assert [line.text for line in await lines(theatre)][-1] == "再问一句"
    (talk,) = await talks(theatre)
    assert (talk.status, talk.agent) == (TalkStatus.WAITING, None)


async def test_what_was_said_before_the_end_and_is_heard_after_it_is_not_lost(theatre: Theatre) -> None:
    tenant, desk = await answered(theatre)
    await time_passes(theatre, minutes=1)
    await desk.taps("talk-close")
    await tenant.is_called("talk-mine-closed")
    texts(theatre, tenant, ("等一下，还有", timedelta(seconds=-30)))
    await desk.is_called("talk-state-waiting")
    assert [line.text for line in await lines(theatre)][-1] == "等一下，还有"


async def test_everything_said_is_marked_as_passed_on_and_what_waits_for_the_desk_is_not_yet(theatre: Theatre) -> None:
    tenant, desk = await answered(theatre)
    await quiet(theatre)
    assert (reacted(tenant, ASKS[ZH]), reacted(desk, ANSWERS[ZH])) == (("👀",), ("👀",))
    await tenant.taps("talk-end")
    theatre.clock.set(theatre.clock.at(theatre.clock.today(), 20, 0))
    await tenant.says("/human 明天再说")
    await tenant.hears("talk-mine-asleep")
    await tenant.says("不急")
    await tenant.hears("talk-mine-asleep", count=2)
    await quiet(theatre)
    assert reacted(tenant, "不急") == ()
    await time_passes(theatre, hours=12, minutes=31)
    await quiet(theatre)
    assert reacted(tenant, "不急") == ("👀",)


async def test_whoever_cannot_be_reached_is_told_of_once(theatre: Theatre) -> None:
    tenant, desk = await taken(theatre)
    await tenant.phone.blocks_bot()
    await quiet(theatre)
    await desk.replies(ASKS[ZH], "在吗")
    await desk.hears("unreached")
    await desk.replies(ASKS[ZH], "在吗？")
    await quiet(theatre)
    assert "unreached" not in await desk.heard()


@everywhere
async def test_who_talks_at_night_sees_the_phone_of_who_cannot_be_reached_and_nobody_is_offered_what_they_may_not(
    theatre: Theatre,
) -> None:
    guard, tenant = await theatre.enters("S21"), await theatre.enters("T01-1")
    theatre.clock.set(theatre.clock.at(theatre.clock.today(), 20, 0))
    await tenant.says("/human")
    await tenant.taps("talk-security")
    await tenant.says(ASKS[ZH])
    await guard.sees(ASKS[ZH])
    await tenant.phone.blocks_bot()
    await quiet(theatre)
    await guard.replies(ASKS[ZH], "在吗")
    await guard.hears("unreached")
    assert offered(guard, "talk-phone")
    assert not offered(guard, "reveal")
    await guard.taps("talk-phone")
    await guard.hears("revealed")


async def test_of_two_who_answer_at_once_one_has_it_and_the_other_hears_who(theatre: Theatre) -> None:
    other = await theatre.enters("S09")
    tenant, desk = await waiting(theatre)
    await quiet(theatre)
    cards = [(await one.sees_newest(ASKS[ZH])).message_id for one in (desk, other)]
    for one in (desk, other):
        await one._note()  # noqa: SLF001 - what they hear counts from here
    for one, card in zip((desk, other), cards, strict=True):
        await one.phone.says(f"我是{one.holder.name}", reply_to=card)
    await tenant.is_called("talk-line")
    await quiet(theatre)
    (line,) = (one for one in await lines(theatre) if not one.inwards)
    refused = [one for one in (desk, other) if "talk-not-yours-but" in await one.heard()]
    assert len(refused) == 1
    assert offered(refused[0], "talk-take-over")
    assert line.text not in f"我是{refused[0].holder.name}"


async def test_nothing_of_a_talk_is_sent_to_anybody_else(theatre: Theatre) -> None:
    outsiders = [await theatre.enters(code) for code in ("S14", "S15", "S21", "S02", "V03", EN.tenant)]
    await answered(theatre)
    await quiet(theatre)

    async def heard(work: Work) -> list[str]:
        sent = select(outbox.c.person, outbox.c.chat, outbox.c.body).where(outbox.c.state == LetterState.SENT)
        told = [row for row in await work.db.execute(sent) if ASKS[ZH] in str(row.body) or ANSWERS[ZH] in str(row.body)]
        assert told
        return [str(row.chat) for row in told if row.chat is not None and row.chat < 0]

    assert await theatre.house.desk.do(SYSTEM, heard) == []
    for one in outsiders:
        assert not any(ASKS[ZH] in shown.text for shown in one.phone.chat)
