"""What a bot may change afterwards."""

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
)
from telegram.constants import ReactionEmoji

from bot.playground.botapi import Server
from bot.playground.methods_edit import EMOJI
from bot.playground.phones import PIXEL, NotHeardError, Phone
from bot.playground.world import World
from tests.playground.conftest import Hand, Raw, Refusal

OK = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
NO = InlineKeyboardMarkup([[InlineKeyboardButton("不", callback_data="no")]])


async def test_an_edit_replaces_text_and_buttons(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "<b>旧</b>", parse_mode="HTML", reply_markup=OK)
    edited = await bot.edit_message_text("新", zhou.chat_id, sent.message_id, reply_markup=NO)
    assert not isinstance(edited, bool)
    assert edited.edit_date
    assert (zhou.chat[-1].html, zhou.chat[-1].buttons[0][0].value, zhou.chat[-1].edits) == ("新", "no", 1)
    await bot.edit_message_text("新", zhou.chat_id, sent.message_id)
    assert zhou.chat[-1].buttons == ()


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    sent = await bot.send_message(zhou.chat_id, "<b>同</b>", parse_mode="HTML", reply_markup=OK)
    again = bot.edit_message_text("<b>同</b>", zhou.chat_id, sent.message_id, parse_mode="HTML", reply_markup=OK)
    assert (await refused(again))["description"] == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    same = await refused(bot.edit_message_reply_markup(zhou.chat_id, sent.message_id, reply_markup=OK))
    assert "message is not modified" in same["description"]
    await bot.edit_message_text("同", zhou.chat_id, sent.message_id, reply_markup=OK)
    await bot.edit_message_reply_markup(zhou.chat_id, sent.message_id)
    assert zhou.chat[-1].edits == 2


async def test_only_ones_own_living_texts_can_be_edited(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    photo = await bot.send_photo(zhou.chat_id, PIXEL)
    for number, reason in ((99, "message to edit not found"), (1, "message can't be edited")):
        assert (await refused(bot.edit_message_text("x", zhou.chat_id, number)))[
            "description"
        ] == f"Bad Request: {reason}"
    answer = await refused(bot.edit_message_text("x", zhou.chat_id, photo.message_id))
    assert answer["description"] == "Bad Request: there is no text in the message to edit"
    await bot.delete_message(zhou.chat_id, photo.message_id)
    answer = await refused(bot.edit_message_caption(zhou.chat_id, photo.message_id, caption="x"))
    assert answer["description"] == "Bad Request: message to edit not found"


@pytest.mark.parametrize("markup", [ReplyKeyboardMarkup([["x"]]), ForceReply()])
async def test_a_message_that_brought_a_keyboard_can_not_be_edited(
    bot: Bot, zhou: Phone, refused: Refusal, markup: ReplyKeyboardMarkup | ForceReply
) -> None:
    sent = await bot.send_message(zhou.chat_id, "x", reply_markup=markup)
    answer = await refused(bot.edit_message_text("y", zhou.chat_id, sent.message_id))
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_only_inline_keyboards_can_be_edited_in(server: Server, raw: Raw, bot: Bot, zhou: Phone) -> None:
    server.validate = None
    sent = await bot.send_message(zhou.chat_id, "x")
    keyboard = {"keyboard": [[{"text": "x"}]]}
    place = {"chat_id": zhou.chat_id, "message_id": sent.message_id}
    _, answer = await raw("editMessageText", json={**place, "text": "y", "reply_markup": keyboard})
    assert answer["description"] == "Bad Request: inline keyboard expected"


async def test_captions_and_media_change(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    photo = await bot.send_photo(zhou.chat_id, PIXEL, caption="前")
    await bot.edit_message_caption(zhou.chat_id, photo.message_id, caption="后")
    assert zhou.chat[-1].text == "后"
    answer = await refused(bot.edit_message_caption(zhou.chat_id, photo.message_id, caption="x" * 1025))
    assert answer["description"] == "Bad Request: message caption is too long"
    await bot.edit_message_media(InputMediaPhoto(PIXEL, caption="新"), zhou.chat_id, photo.message_id)
    media = zhou.chat[-1].media
    assert media
    assert media.file_id != photo.photo[-1].file_id
    text = await bot.send_message(zhou.chat_id, "x")
    answer = await refused(bot.edit_message_caption(zhou.chat_id, text.message_id, caption="y"))
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"
    await bot.edit_message_media(InputMediaPhoto(photo.photo[-1].file_id), zhou.chat_id, text.message_id)
    assert (zhou.chat[-1].text, bool(zhou.chat[-1].media)) == ("", True)


async def test_deleting(bot: Bot, zhou: Phone, refused: Refusal, now: Hand) -> None:
    sent = await bot.send_message(zhou.chat_id, "x")
    await bot.delete_message(zhou.chat_id, sent.message_id)
    assert [shown.message_id for shown in zhou.chat] == [1]
    assert zhou.history[-1].deleted
    answer = await refused(bot.delete_message(zhou.chat_id, sent.message_id))
    assert answer["description"] == "Bad Request: message to delete not found"
    await bot.delete_messages(zhou.chat_id, [1, 2, 99])
    assert zhou.chat == []
    old = await bot.send_message(zhou.chat_id, "x")
    now.moves(hours=49)
    answer = await refused(bot.delete_message(zhou.chat_id, old.message_id))
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_what_others_wrote_in_a_group_is_deleted_by_administrators_only(
    bot: Bot, world: World, zhou: Phone, refused: Refusal
) -> None:
    group = world.group("前台")
    li = Phone(world, zhou.user, group)
    await li.says("mine")
    own = await bot.send_message(group.id, "the bot's")
    group.bot_status = "member"
    answer = await refused(bot.delete_message(group.id, li.chat[0].message_id))
    assert answer["description"] == "Bad Request: message can't be deleted"
    await bot.delete_message(group.id, own.message_id)
    group.bot_status = "administrator"
    await bot.delete_message(group.id, li.chat[0].message_id)
    assert li.chat == []


async def test_reactions_are_only_those_telegram_has(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    await bot.set_message_reaction(zhou.chat_id, 1, [ReactionTypeEmoji(ReactionEmoji.EYES)])
    assert list(zhou.chat[0].reactions) == ["👀"]
    await bot.set_message_reaction(zhou.chat_id, 1, [])
    assert list(zhou.chat[0].reactions) == []
    for emoji in ("✅", "🛠"):
        answer = await refused(bot.set_message_reaction(zhou.chat_id, 1, [ReactionTypeEmoji(emoji)]))
        assert answer["description"] == "Bad Request: REACTION_INVALID"
    two = [ReactionTypeEmoji("👀"), ReactionTypeEmoji("👍")]
    assert (await refused(bot.set_message_reaction(zhou.chat_id, 1, two)))["error_code"] == 400
    assert {emoji.value.replace("\ufe0f", "") for emoji in ReactionEmoji} == EMOJI


async def test_taps_are_answered_once_in_time(bot: Bot, zhou: Phone, refused: Refusal, now: Hand) -> None:
    await bot.send_message(zhou.chat_id, "x", reply_markup=OK)
    first = (await zhou.taps("ok"))[0]
    query = (await bot.get_updates(offset=first))[0].callback_query
    assert query
    assert (query.data, query.from_user.id) == ("ok", zhou.user.id)
    await query.answer("好的", show_alert=True)
    assert [(toast.text, toast.alert) for toast in zhou.toasts] == [("好的", True)]
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    now.moves(seconds=151)
    assert (await refused(query.answer()))["description"] == too_old
    assert (await refused(bot.answer_callback_query("1")))["description"] == too_old
    assert (await refused(bot.answer_callback_query(query.id, "x" * 201)))[
        "description"
    ] == "Bad Request: MESSAGE_TOO_LONG"


async def test_hearing_an_edit(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "处理中")
    zhou.looked()
    with pytest.raises(NotHeardError, match="处理中"):
        await zhou.hears("处理中", timeout=0)
    await bot.edit_message_text("已处理", zhou.chat_id, sent.message_id)
    assert (await zhou.hears("已处理")).message_id == sent.message_id
