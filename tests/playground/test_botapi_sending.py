"""What a bot may say, to whom, and in what form."""

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.playground.entities import parse_html, to_html, units
from bot.playground.errors import ApiError
from bot.playground.keyboards import checked
from bot.playground.phones import Phone
from bot.playground.world import World
from tests.playground.conftest import Hand, Raw, Refusal


async def test_a_message_stands_in_the_chat_as_it_was_sent(bot: Bot, zhou: Phone, now: Hand) -> None:
    sent = await bot.send_message(zhou.chat_id, "<b>工单</b> &lt;1&gt; 😀<i>好</i>", parse_mode="HTML")
    assert sent.text == "工单 <1> 😀好"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 2), ("italic", 9, 1)]
    assert sent.date == now.instant
    assert sent.message_id == 2
    shown = zhou.chat[-1]
    assert shown.html == "<b>工单</b> &lt;1&gt; 😀<i>好</i>"
    assert shown.by_bot


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b><i>x</i></b>", "x", ["bold", "italic"]),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "x", ["text_link"]),
        ("<blockquote expandable>x</blockquote>", "x", ["expandable_blockquote"]),
        ('<span class="tg-spoiler">x</span>', "x", ["spoiler"]),
        ('<pre><code class="language-py">x</code></pre>', "x", ["pre"]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", ["custom_emoji"]),
        ("&#60;&#x3e;&quot;&amp;", '<>"&', []),
        ("<b></b>x", "x", []),
    ],
)
def test_html_that_telegram_takes(source: str, text: str, kinds: list[str]) -> None:
    parsed, entities = parse_html(source)
    assert parsed == text
    assert sorted(e["type"] for e in entities) == sorted(kinds)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("漏<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("2 > 1", 'Unescaped ">" at byte offset 2'),
        ("A & B", 'Unescaped "&" at byte offset 2'),
        ("&nbsp;", 'Unsupported entity "&nbsp;" at byte offset 0'),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler"'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_telegram_refuses(source: str, reason: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities") as caught:
        parse_html(source)
    assert reason in caught.value.description


def test_html_comes_back_as_it_was() -> None:
    for source in ("<b>a<i>b</i></b>c", "😀<code>x</code>", '<a href="https://example.org">é</a>', "<b>a</b><i>b</i>"):
        assert to_html(*parse_html(source)) == source


def test_length_is_counted_in_utf16() -> None:
    assert [units(text) for text in ("abc", "漏水", "😀")] == [3, 2, 2]


async def test_texts_have_1_to_4096_units_after_parsing(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    await bot.send_message(zhou.chat_id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert (await refused(bot.send_message(zhou.chat_id, "x" * 4097)))[
        "description"
    ] == "Bad Request: message is too long"
    assert (await refused(bot.send_message(zhou.chat_id, "😀" * 2049)))[
        "description"
    ] == "Bad Request: message is too long"
    for nothing in (" \n ", "<b> </b>"):
        answer = await refused(bot.send_message(zhou.chat_id, nothing, parse_mode="HTML"))
        assert answer["description"] == "Bad Request: message text is empty"


async def test_space_around_a_text_goes_and_entities_follow(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "\n  <b> x</b> y \n", parse_mode="HTML")
    assert sent.text == "x y"
    assert [(e.offset, e.length) for e in sent.entities] == [(0, 1)]


async def test_commands_and_links_are_found_but_not_in_code(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(
        zhou.chat_id, "<code>/no</code> /help https://example.org/a. @zhou", parse_mode="HTML"
    )
    assert [(e.type, sent.parse_entity(e)) for e in sent.entities] == [
        ("code", "/no"),
        ("bot_command", "/help"),
        ("url", "https://example.org/a"),
        ("mention", "@zhou"),
    ]


async def test_entities_may_be_given_instead_of_html(bot: Bot, zhou: Phone) -> None:
    sent = await bot.send_message(zhou.chat_id, "水表", entities=[MessageEntity("bold", 0, 2)])
    assert sent.entities[0].type == "bold"


async def test_markdown_is_not_spoken_here(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    answer = await refused(bot.send_message(zhou.chat_id, "*x*", parse_mode="MarkdownV2"))
    assert answer["description"] == "Bad Request: unsupported parse_mode"


async def test_a_bot_can_not_speak_first(bot: Bot, world: World, refused: Refusal) -> None:
    stranger = Phone(world, world.user("陌生人"))
    answer = await refused(bot.send_message(stranger.chat_id, "x"))
    assert (answer["error_code"], answer["description"]) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    assert (await refused(bot.send_message(42, "x")))["description"] == "Bad Request: chat not found"
    await stranger.says("你好")
    await bot.send_message(stranger.chat_id, "x")


async def test_nobody_hears_who_blocked_the_bot_or_is_gone(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    await zhou.blocks_bot()
    answer = await refused(bot.send_message(zhou.chat_id, "x"))
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    await zhou.unblocks()
    await bot.send_message(zhou.chat_id, "x")
    zhou.user.deactivated = True
    assert (await refused(bot.send_message(zhou.chat_id, "x")))["description"] == "Forbidden: user is deactivated"


async def test_options_of_sending_are_kept(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    sent = await bot.send_message(
        zhou.chat_id,
        "x",
        protect_content=True,
        disable_notification=True,
        reply_parameters=ReplyParameters(1),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.has_protected_content
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "/start"
    assert (zhou.chat[-1].silent, zhou.chat[-1].protected, zhou.chat[-1].reply_to) == (True, True, 1)
    with pytest.raises(PermissionError):
        await zhou.forwards(sent.message_id)
    missing = await refused(bot.send_message(zhou.chat_id, "x", reply_parameters=ReplyParameters(99)))
    assert missing["description"] == "Bad Request: message to be replied not found"
    anyway = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(zhou.chat_id, "x", reply_parameters=anyway)).reply_to_message is None


async def test_buttons_arrive_with_style_and_copy_text(bot: Bot, zhou: Phone) -> None:
    rows = [
        [InlineKeyboardButton("好", callback_data="v1:ok:1", style="success")],
        [InlineKeyboardButton("抄", copy_text=CopyTextButton("6222-0001"))],
    ]
    await bot.send_message(zhou.chat_id, "x", reply_markup=InlineKeyboardMarkup(rows))
    ok, copy = zhou.chat[-1].button(0), zhou.chat[-1].button("抄")
    assert ok
    assert copy
    assert (ok.kind, ok.value, ok.style) == ("callback_data", "v1:ok:1", "success")
    assert (copy.kind, copy.value) == ("copy_text", "6222-0001")
    assert await zhou.taps("抄") == ()
    assert zhou.clipboard == "6222-0001"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'Can\'t find field "text"'),
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "漏" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "callback_data": "y", "url": "https://example.org"}, "exactly one kind"),
        ({"text": "x", "url": "http://localhost:8080"}, "Wrong HTTP URL"),
        ({"text": "x", "url": "ftp://example.org"}, "Unsupported URL protocol"),
        ({"text": "x", "callback_data": "y", "style": "blue"}, "style"),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "web_app": {"url": "http://example.org"}}, "Only HTTPS links are allowed"),
    ],
)
def test_inline_buttons_that_telegram_refuses(button: object, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        checked({"inline_keyboard": [[button]]})
    assert reason in caught.value.description


@pytest.mark.parametrize(
    "markup",
    [
        {},
        [],
        {"buttons": []},
        {"inline_keyboard": {}},
        {"inline_keyboard": [{}]},
        {"keyboard": []},
        {"keyboard": [[{"text": ""}]]},
        {"remove_keyboard": False},
        {"force_reply": True, "input_field_placeholder": "x" * 65},
    ],
)
async def test_markups_of_no_known_shape_are_refused(raw: Raw, zhou: Phone, markup: object) -> None:
    status, _ = await raw("sendMessage", json={"chat_id": zhou.chat_id, "text": "x", "reply_markup": markup})
    assert status == 400


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, zhou: Phone) -> None:
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("报修"), KeyboardButton("手机", request_contact=True)]])
    await bot.send_message(zhou.chat_id, "x", reply_markup=keyboard)
    await bot.send_message(zhou.chat_id, "y")
    assert [button.text for button in zhou.keyboard[0]] == ["报修", "手机"]
    await zhou.taps("报修")
    await zhou.taps("手机")
    assert [shown.text or shown.contact[:3] for shown in zhou.chat[-2:]] == ["报修", "+86"]
    await bot.send_message(zhou.chat_id, "z", reply_markup=ReplyKeyboardRemove())
    assert zhou.keyboard == ()


async def test_places_contacts_and_actions(bot: Bot, zhou: Phone, world: World, refused: Refusal) -> None:
    with world.changed() as events:
        await bot.send_chat_action(zhou.chat_id, "typing")
        assert events.get_nowait() == {"event": "action", "chat_id": zhou.chat_id, "action": "typing"}
    await bot.send_location(zhou.chat_id, 31.23, 121.47)
    await bot.send_contact(zhou.chat_id, "+8613800000000", "物业")
    assert (zhou.chat[-2].location, zhou.chat[-1].contact) == ((31.23, 121.47), "+8613800000000")
    assert (await refused(bot.send_location(zhou.chat_id, 100, 0)))["error_code"] == 400
    assert (await refused(bot.send_chat_action(zhou.chat_id, "sleeping")))["error_code"] == 400


async def test_forward_and_copy(bot: Bot, zhou: Phone, world: World, refused: Refusal) -> None:
    li = Phone(world, world.user("李", started=True))
    forwarded = await bot.forward_message(li.chat_id, zhou.chat_id, 1)
    assert forwarded.forward_origin
    copied = await bot.copy_message(li.chat_id, zhou.chat_id, 1)
    assert [(shown.message_id, shown.text, shown.forwarded) for shown in li.chat] == [
        (forwarded.message_id, "/start", True),
        (copied.message_id, "/start", False),
    ]
    answer = await refused(bot.forward_message(li.chat_id, zhou.chat_id, 99))
    assert answer["description"] == "Bad Request: message to forward not found"
    secret = await bot.send_message(zhou.chat_id, "x", protect_content=True)
    answer = await refused(bot.copy_message(li.chat_id, zhou.chat_id, secret.message_id))
    assert answer["description"] == "Bad Request: message can't be copied"
