"""Groups, topics, migration, pins, commands and the bot's own face."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    ChatMemberAdministrator,
    MenuButtonCommands,
)
from telegram.error import ChatMigrated

from bot.playground.chats import Chat
from bot.playground.phones import Phone
from bot.playground.world import World
from tests.playground.conftest import Refusal


@pytest.fixture
def staff(world: World) -> Chat:
    return world.group("客服部", forum=True)


async def test_topics_carry_their_messages(bot: Bot, world: World, staff: Chat, refused: Refusal) -> None:
    topic = await bot.create_forum_topic(staff.id, "一号楼")
    thread = topic.message_thread_id
    sent = await bot.send_message(staff.id, "派单", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    wang = Phone(world, world.user("王"), staff, thread)
    (update,) = await wang.says("收到")
    message = (await bot.get_updates(offset=update))[0].message
    assert message
    assert (message.message_thread_id, message.chat.is_forum) == (thread, True)
    assert [shown.text or shown.service for shown in wang.chat] == ["forum_topic_created", "派单", "收到"]
    answer = await refused(bot.send_message(staff.id, "x", message_thread_id=999))
    assert answer["description"] == "Bad Request: message thread not found"


async def test_topics_are_renamed_and_closed(bot: Bot, zhou: Phone, staff: Chat, refused: Refusal) -> None:
    thread = (await bot.create_forum_topic(staff.id, "旧")).message_thread_id
    await bot.edit_forum_topic(staff.id, thread, name="新")
    assert staff.topics[thread].name == "新"
    assert (await refused(bot.edit_forum_topic(staff.id, thread, name="新")))["description"].endswith(
        "TOPIC_NOT_MODIFIED"
    )
    await bot.close_forum_topic(staff.id, thread)
    assert staff.topics[thread].closed
    assert (await refused(bot.close_forum_topic(staff.id, thread)))["description"].endswith("TOPIC_NOT_MODIFIED")
    assert (await refused(bot.close_forum_topic(staff.id, 999)))["description"].endswith("TOPIC_ID_INVALID")
    answer = await refused(bot.create_forum_topic(zhou.chat_id, "x"))
    assert answer["description"] == "Bad Request: the chat is not a forum"


async def test_a_group_becomes_a_supergroup(bot: Bot, world: World, refused: Refusal) -> None:
    group = world.group("业主群", supergroup=False)
    await Phone(world, world.user("李")).joins(group)
    await bot.send_message(group.id, "前")
    fresh = world.migrate(group)
    assert (group.id < 0, str(fresh.id).startswith("-100"), fresh.members) == (True, True, group.members)
    answer = await refused(bot.send_message(group.id, "后"))
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": fresh.id},
    }
    with pytest.raises(ChatMigrated):
        await bot.send_message(group.id, "后")
    joined, old, new = (update.message for update in await bot.get_updates())
    assert joined
    assert old
    assert new
    assert joined.new_chat_members[0].first_name == "李"
    assert (old.chat.id, old.migrate_to_chat_id) == (group.id, fresh.id)
    assert (new.chat.id, new.migrate_from_chat_id) == (fresh.id, group.id)


async def test_a_bot_that_was_put_out_of_a_group(bot: Bot, staff: Chat, refused: Refusal) -> None:
    staff.bot_status = "kicked"
    answer = await refused(bot.send_message(staff.id, "x"))
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was kicked from the supergroup chat")


async def test_a_bot_is_added_and_removed(bot: Bot, zhou: Phone, staff: Chat) -> None:
    await zhou.removes_bot(staff)
    await zhou.adds_bot(staff)
    changes = [update.my_chat_member for update in (await bot.get_updates())[1:]]
    assert [change.new_chat_member.status for change in changes if change] == ["kicked", "administrator"]
    assert [change.chat.id for change in changes if change] == [staff.id] * 2
    await bot.send_message(staff.id, "x")


async def test_members(bot: Bot, world: World, staff: Chat, zhou: Phone, refused: Refusal) -> None:
    await zhou.joins(staff, "administrator")
    assert isinstance(await bot.get_chat_member(staff.id, zhou.user.id), ChatMemberAdministrator)
    assert (await bot.get_chat_member(staff.id, bot.id)).status == "administrator"
    await zhou.leaves(staff)
    assert (await bot.get_chat_member(staff.id, zhou.user.id)).status == "left"
    assert (await refused(bot.get_chat_member(staff.id, 1)))["error_code"] == 400
    chat = await bot.get_chat(zhou.chat_id)
    assert (chat.username, chat.type) == ("zhou", "private")
    assert (await refused(bot.get_chat("@zhou")))["description"] == "Bad Request: chat not found"
    assert (await refused(bot.get_chat(world.user("陌生人").id)))["description"] == "Bad Request: chat not found"


async def test_pins(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    sent = await bot.send_message(zhou.chat_id, "公告")
    await bot.pin_chat_message(zhou.chat_id, sent.message_id)
    pinned = (await bot.get_chat(zhou.chat_id)).pinned_message
    assert pinned
    assert pinned.text == "公告"
    assert [shown.message_id for shown in zhou.chat if shown.pinned] == [sent.message_id]
    await bot.unpin_chat_message(zhou.chat_id)
    assert (await refused(bot.unpin_chat_message(zhou.chat_id)))[
        "description"
    ] == "Bad Request: message to unpin not found"
    answer = await refused(bot.pin_chat_message(zhou.chat_id, 99))
    assert answer["description"] == "Bad Request: message to pin not found"


async def test_blocking_and_coming_back_is_told(bot: Bot, zhou: Phone) -> None:
    await zhou.blocks_bot()
    with pytest.raises(RuntimeError):
        await zhou.says("x")
    await zhou.opens(f"https://t.me/{bot.username}?start=abc-1")
    _, blocked, back, start = await bot.get_updates()
    assert blocked.my_chat_member
    assert back.my_chat_member
    assert start.message
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message.text == "/start abc-1"


async def test_the_narrowest_commands_are_shown_in_ones_language(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("home", "Home")], scope=private)
    await bot.set_my_commands([BotCommand("home", "首页")], scope=private, language_code="zh")
    assert zhou.commands == [{"command": "home", "description": "首页"}]
    await bot.set_my_commands([BotCommand("tasks", "派单")], scope=BotCommandScopeChat(zhou.chat_id))
    assert zhou.commands[0]["command"] == "tasks"
    await bot.delete_my_commands(scope=BotCommandScopeChat(zhou.chat_id))
    assert (await bot.get_my_commands(scope=private, language_code="zh"))[0].description == "首页"
    zhou.user.language_code = "en"
    assert zhou.commands[0]["description"] == "Home"


@pytest.mark.parametrize("command", ["Help", "a-b", "x" * 33, "帮助", ""])
async def test_wrong_commands_are_refused(bot: Bot, refused: Refusal, command: str) -> None:
    answer = await refused(bot.set_my_commands([(command, "x")]))
    assert answer["description"] == "Bad Request: BOT_COMMAND_INVALID"


async def test_scopes_and_languages_are_checked(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    help_ = [BotCommand("help", "x")]
    assert (await refused(bot.set_my_commands(help_, language_code="zh-hans")))["error_code"] == 400
    answer = await refused(bot.set_my_commands(help_, scope=BotCommandScopeChat(42)))
    assert answer["description"] == "Bad Request: chat not found"
    assert (await refused(bot.set_my_commands(help_, BotCommandScopeChatMember(zhou.chat_id, 1))))["error_code"] == 400
    assert (await refused(bot.set_my_commands([BotCommand("a", "x")] * 101)))["error_code"] == 400


async def test_the_bot_presents_itself(bot: Bot, zhou: Phone, world: World, refused: Refusal) -> None:
    await bot.set_my_name("管家", language_code="zh")
    await bot.set_my_description("物业客服")
    await bot.set_my_short_description("x" * 120)
    await bot.set_chat_menu_button(zhou.chat_id, MenuButtonCommands())
    assert world.profile.menus[zhou.chat_id] == {"type": "commands"}
    assert (await refused(bot.set_my_name("x" * 65)))["error_code"] == 400
    assert (await refused(bot.set_my_short_description("x" * 121)))["error_code"] == 400
