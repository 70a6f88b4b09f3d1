"""What people do with their phones, and what they see."""

import asyncio
import json

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground.phones import NoSuchButtonError, NotHeardError, Phone
from bot.playground.world import World

MENU = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("报修", callback_data="v1:repair"),
            InlineKeyboardButton("投诉", callback_data="v1:complaint"),
        ],
        [InlineKeyboardButton("绑定", url="https://t.me/guanjia_bot?start=code42")],
    ]
)


async def test_buttons_are_tapped_by_data_text_or_place(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "菜单", reply_markup=MENU)
    for button in ("v1:complaint", "投诉", 1, zhou.chat[-1].buttons[0][1]):
        (update,) = await zhou.taps(button)
        query = (await bot.get_updates(offset=update))[0].callback_query
        assert query
        assert query.data == "v1:complaint"
    assert len(await zhou.taps("绑定", sent.message_id)) == 1
    assert zhou.chat[-1].text == "/start code42"
    for nothing in ("没有", 9):
        with pytest.raises(NoSuchButtonError, match=r"报修→v1:repair"):
            await zhou.taps(nothing)


async def test_a_forged_tap_needs_no_button(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "x")
    (update,) = await zhou.forges("v1:admin", sent.message_id)
    query = (await bot.get_updates(offset=update))[0].callback_query
    assert query
    assert query.data == "v1:admin"


async def test_hearing_waits_for_what_is_new(bot: Bot, zhou: Phone) -> None:
    await bot.send_message(zhou.chat_id, "您好")
    await zhou.says("再说一次")
    hearing = asyncio.create_task(zhou.hears("您好"))
    await asyncio.sleep(0)
    assert not hearing.done()
    sent = await bot.send_message(zhou.chat_id, "您好")
    assert (await hearing).message_id == sent.message_id
    assert (await zhou.hears(lambda shown: shown.text.startswith("您"))).message_id == sent.message_id
    with pytest.raises(NotHeardError, match="再说一次"):
        await zhou.hears("没有的事", timeout=0.01)


async def test_one_edits_and_forwards_ones_own_words(bot: Bot, zhou: Phone) -> None:
    await zhou.says("301")
    (edit,) = await zhou.edits(2, "302")
    (forward,) = await zhou.forwards(2)
    edited, forwarded = await bot.get_updates(offset=edit)
    assert edited.edited_message
    assert forwarded.message
    assert forwarded.update_id == forward
    assert (edited.edited_message.text, edited.edited_message.message_id) == ("302", 2)
    assert forwarded.message.forward_origin
    await zhou.deletes(2)
    assert [shown.message_id for shown in zhou.chat] == [1, 3]
    sent = await bot.send_message(zhou.chat_id, "x")
    with pytest.raises(ValueError, match="is not"):
        await zhou.edits(sent.message_id, "y")


async def test_contacts_places_and_stickers(bot: Bot, zhou: Phone, world: World) -> None:
    (own,) = await zhou.shares_contact("+8613900000000")
    await zhou.shares_contact("+8613911111111", of=world.user("别人"))
    await zhou.sends_location(31.2, 121.4)
    await zhou.sends_sticker()
    mine, other, place, sticker = (update.message for update in await bot.get_updates(offset=own))
    assert mine
    assert mine.contact
    assert mine.contact.user_id == zhou.user.id
    assert other
    assert other.contact
    assert other.contact.user_id != zhou.user.id
    assert place
    assert place.location
    assert sticker
    assert sticker.sticker


async def test_commands_are_marked_as_such(bot: Bot, zhou: Phone) -> None:
    message = (await bot.get_updates())[0].message
    assert message
    assert message.entities[0].type == "bot_command"
    (reply,) = await zhou.says("好", reply_to=1)
    answer = (await bot.get_updates(offset=reply))[0].message
    assert answer
    assert answer.reply_to_message == message


async def test_a_page_hears_of_everything(bot: Bot, zhou: Phone, world: World) -> None:
    with world.changed() as events:
        sent = await bot.send_message(zhou.chat_id, "菜单", reply_markup=MENU)
        await bot.edit_message_text("新", zhou.chat_id, sent.message_id)
        await bot.set_message_reaction(zhou.chat_id, 1, "👀")
        await bot.delete_message(zhou.chat_id, sent.message_id)
        await bot.set_my_commands([("help", "x")])
        kinds = [events.get_nowait()["event"] for _ in range(events.qsize())]
    assert kinds == ["message", "edited", "reaction", "deleted", "commands"]
    assert json.dumps([shown.json() for shown in zhou.history], ensure_ascii=False).count('"deleted": true') == 1


async def test_a_link_elsewhere_is_refused(zhou: Phone) -> None:
    with pytest.raises(ValueError, match="does not lead"):
        await zhou.opens("https://t.me/other_bot?start=x")


async def test_a_topic_has_its_own_screen(world: World) -> None:
    forum = world.group("值班", forum=True)
    wang = Phone(world, world.user("王"), forum)
    first = await wang.opens_topic("一号楼")
    await first.says("在")
    await wang.says("大厅")
    assert [shown.text for shown in first.chat] == ["", "在"]
    assert [shown.text for shown in wang.chat] == ["", "在", "大厅"]
