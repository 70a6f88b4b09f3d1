"""From Telegram's update to what a person said."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from telegram import Bot, Update

from bot.channel.gateway import moved, said_of
from bot.clock import Clock
from bot.domain.refusal import Refusal
from bot.playground.phones import PIXEL, Attachment, Phone
from bot.playground.world import World
from bot.talk import Kind, Said
from tests.serving import held_to_the_api


class Ear:
    """A phone, and what the house hears of it."""

    def __init__(self, world: World, bot: Bot, clock: Clock) -> None:
        self.world, self.bot, self.clock = world, bot, clock
        self.phone = Phone(world, world.user("周", last_name="明", started=True))

    def all(self) -> list[Said | None]:
        pending = self.world.updates.pending
        self.world.updates.forget()
        return [said_of(Update.de_json(one, self.bot), self.clock.now()) for one in pending]

    async def of(self, doing: Awaitable[object]) -> Said:
        await doing
        [said] = self.all()
        assert said is not None
        return said


@pytest.fixture
async def ear(clock: Clock) -> AsyncIterator[Ear]:
    world = World(clock.now)
    async with held_to_the_api(world) as server, Bot(world.token, f"{server.url}/bot") as bot:
        yield Ear(world, bot, clock)


async def test_a_text_is_said_by_a_person_in_a_chat_at_its_own_time(ear: Ear) -> None:
    said = await ear.of(ear.phone.says("hello"))
    assert (said.kind, said.text, said.chat, said.private) == (Kind.TEXT, "hello", ear.phone.user.id, True)
    assert (said.speaker.chat, said.speaker.name, said.speaker.language) == (ear.phone.user.id, "周 明", "zh-hans")
    assert said.at == ear.clock.now()
    assert said.at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("text", "command", "payload"),
    [
        ("/start ABC", "start", "ABC"),
        ("/Start@Guanjia_Bot  a b ", "start", "a b"),
        ("/t\nR-000001", "t", "R-000001"),
        ("/start@other_bot x", "", ""),
        ("/", "", ""),
        (" /start", "start", ""),
        ("no /start", "", ""),
    ],
)
async def test_commands_are_told_from_texts(ear: Ear, text: str, command: str, payload: str) -> None:
    said = await ear.of(ear.phone.says(text))
    assert (said.command, said.payload) == (command, payload)
    assert said.kind is (Kind.COMMAND if command else Kind.TEXT)


async def test_photos_come_largest_with_their_caption(ear: Ear) -> None:
    said = await ear.of(ear.phone.says("the tap", photo=True))
    assert (said.kind, said.text, len(said.files)) == (Kind.PHOTO, "the tap", 1)
    await ear.phone.sends_album([PIXEL, PIXEL], "two")
    first, second = ear.all()
    assert first
    assert second
    assert first.album == second.album is not None
    assert (first.text, second.text) == ("two", "")


Doing = Callable[[Phone], Awaitable[object]]


@pytest.mark.parametrize(
    ("doing", "kind"),
    [
        (lambda phone: phone.sends_document(b"PK", "a.xlsx", mime="application/zip"), Kind.FILE),
        (lambda phone: phone.sends_voice(seconds=7), Kind.VOICE),
        (lambda phone: phone.sends_location(31.2, 121.4), Kind.PLACE),
        (lambda phone: phone.shares_contact("+8613800000000"), Kind.CONTACT),
        (lambda phone: phone.sends_sticker(), Kind.OTHER),
        (lambda phone: phone.sends(Attachment("video", b"v")), Kind.OTHER),
        (lambda phone: phone.sends(Attachment("video", b"v"), caption="look"), Kind.TEXT),
    ],
)
async def test_every_other_thing_has_its_kind(ear: Ear, doing: Doing, kind: Kind) -> None:
    assert (await ear.of(doing(ear.phone))).kind is kind


async def test_what_comes_with_files_places_and_contacts(ear: Ear) -> None:
    file = (await ear.of(ear.phone.sends_document(b"PK", "a.xlsx", mime="application/zip"))).files[0]
    assert (file.name, file.mime, file.size) == ("a.xlsx", "application/zip", 2)
    assert (await ear.of(ear.phone.sends_voice(seconds=7))).files[0].seconds == 7
    assert (await ear.of(ear.phone.sends_location(31.2, 121.4))).place == (31.2, 121.4)
    own = await ear.of(ear.phone.shares_contact("+8613800000000"))
    assert own.contact == ("+8613800000000", own.speaker.chat)
    other = ear.world.user("李")
    foreign = await ear.of(ear.phone.shares_contact("+8613900000000", of=other))
    assert foreign.contact == ("+8613900000000", other.id)


async def test_a_picture_is_one_however_it_was_sent(ear: Ear) -> None:
    photo = await ear.of(ear.phone.says(photo=True))
    assert photo.pictures == (photo.files[0].file,)
    sent = await ear.of(ear.phone.sends_document(PIXEL, "a.png", mime="image/png"))
    assert (sent.kind, sent.pictures) == (Kind.FILE, (f"file:{sent.files[0].file}",))
    assert (await ear.of(ear.phone.sends_document(b"PK", "a.xlsx", mime="application/zip"))).pictures == ()


async def test_an_animation_is_neither_a_picture_nor_a_paper(ear: Ear) -> None:
    await ear.phone.sends_document(b"GIF8", "a.gif", mime="image/gif", caption="look")
    [update] = ear.world.updates.pending
    document = update["message"]["document"]
    update["message"]["animation"] = {**document, "width": 1, "height": 1, "duration": 1}
    [said] = ear.all()
    assert said
    assert (said.kind, said.text, said.pictures) == (Kind.TEXT, "look", ())
    assert [file.kind for file in said.files] == [Kind.OTHER]


async def test_characters_that_no_row_can_hold_are_left_out(ear: Ear) -> None:
    await ear.phone.says("x")
    [update] = ear.world.updates.pending
    update["message"]["text"] = "a\0b\ud83dc👍"
    update["message"]["from"]["first_name"] = "周\udc00"
    [said] = ear.all()
    assert said
    assert (said.text, said.speaker.name) == ("abc👍", "周 明")


async def test_an_edited_message_is_marked_and_dated_by_its_edit(ear: Ear) -> None:
    said = await ear.of(ear.phone.says("two lunches"))
    ear.clock.advance(timedelta(minutes=20))
    edited = await ear.of(ear.phone.edits(said.message or 0, "three lunches"))
    assert (edited.edited, edited.text, edited.at - said.at) == (True, "three lunches", timedelta(minutes=20))


async def test_a_forwarded_text_is_the_forwarders_own(ear: Ear) -> None:
    said = await ear.of(ear.phone.says("leak"))
    forwarded = await ear.of(ear.phone.forwards(said.message or 0))
    assert (forwarded.text, forwarded.speaker.chat) == ("leak", ear.phone.user.id)


@pytest.mark.parametrize(
    ("data", "action", "args"),
    [
        ("v1:assign:7:3", "assign", ("7", "3")),
        ("v1:home", "home", ()),
        ("v0:home", "", ()),
        ("", "", ()),
        ("v1", "", ()),
    ],
)
async def test_a_tap_is_read_but_never_trusted(ear: Ear, data: str, action: str, args: tuple[str, ...]) -> None:
    said = await ear.of(ear.phone.says("x"))
    tapped = await ear.of(ear.phone.forges(data, said.message or 0))
    assert tapped.pressed.query
    assert (tapped.kind, tapped.pressed.action) == (Kind.BUTTON, action)
    if action:
        assert tapped.pressed.args == args
    with pytest.raises(Refusal):
        tapped.pressed.number(2)


async def test_blocking_and_unblocking_are_heard(ear: Ear) -> None:
    blocked = await ear.of(ear.phone.blocks_bot())
    assert (blocked.kind, blocked.blocked, blocked.private) == (Kind.MEMBERSHIP, True, True)
    assert not (await ear.of(ear.phone.unblocks())).blocked


async def test_topics_are_threads_and_replies_are_not(ear: Ear) -> None:
    forum = ear.world.group("工程", forum=True)
    topic = await Phone(ear.world, ear.phone.user, forum).opens_topic("1 号楼")
    ear.world.updates.forget()
    said = await ear.of(topic.says("in the topic"))
    assert (said.thread, said.private) == (topic.topic, False)
    group = ear.world.group("前台")
    reply = Phone(ear.world, ear.phone.user, group)
    await reply.says("first")
    ear.world.updates.forget()
    message = {**ear.world.put(group, ear.phone.user, {"text": "re"}).message, "message_thread_id": 5}
    ear.world.updates.push("message", message)
    [plain] = ear.all()
    assert plain
    assert plain.thread is None


async def test_nobody_is_behind_channels_and_anonymous_admins(ear: Ear) -> None:
    channel = {"id": -1001, "type": "channel", "title": "news"}
    post = {"message_id": 1, "date": 1790000000, "chat": channel, "text": "news"}
    ear.world.updates.push_raw({"channel_post": post})
    ear.world.updates.push_raw({"message": {**post, "from": ear.phone.user.card(), "sender_chat": channel}})
    assert ear.all() == [None, None]


async def test_a_group_that_moves_says_so_from_both_ends(ear: Ear) -> None:
    group = ear.world.group("前台", supergroup=False)
    group.members[ear.phone.user.id] = "member"
    fresh = ear.world.migrate(group)
    updates = [Update.de_json(one, ear.bot) for one in ear.world.updates.pending]
    assert [moved(update) for update in updates] == [(group.id, fresh.id)] * 2
