"""Requests in every shape, tokens and method names, and the check that watches them."""

import aiohttp
import pytest
from telegram import Bot

from bot.playground.botapi import Server
from bot.playground.phones import PIXEL, Phone
from tests.playground.conftest import Raw


def _form(fields: dict[str, str]) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


async def test_json_form_multipart_and_query_say_the_same(raw: Raw, zhou: Phone) -> None:
    fields = {"chat_id": str(zhou.chat_id), "text": "你好 & 早"}
    for how in ({"json": fields}, {"data": fields}, {"params": fields}, {"data": _form(fields)}):
        status, answer = await raw("sendMessage", **how)
        assert (status, answer["result"]["text"]) == (200, "你好 & 早")
    assert len(zhou.chat) == 5


async def test_get_and_any_case_of_the_method_are_taken(server: Server) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{server.url}/bot{server.world.token}/GETME") as response:
        assert (await response.json())["result"]["id"] == server.world.bot.id


async def test_an_unknown_token_is_401_and_an_unknown_method_404(raw: Raw) -> None:
    assert await raw("getMe", "1:x") == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert await raw("sendMoney") == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_a_body_that_is_no_json_object_is_refused(raw: Raw) -> None:
    for body in (b"{", b"[]"):
        status, answer = await raw("getMe", data=body, headers={"Content-Type": "application/json"})
        assert (status, answer["error_code"]) == (400, 400)


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "1"}, "message text is empty"),
        ("sendMessage", {"chat_id": "zhou", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": True, "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1, "text": {}}, 'invalid value of parameter "text" specified'),
        ("sendMessage", {"chat_id": 1, "text": "x", "protect_content": "perhaps"}, "protect_content"),
        ("sendMessage", {"chat_id": 1, "text": "x", "message_thread_id": "one"}, "message_thread_id"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": "[]"}, "reply_parameters"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup"),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        ("sendLocation", {"chat_id": 1, "latitude": "north", "longitude": 0}, "latitude"),
        ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
        ("sendMessage", {"chat_id": 1, "text": "x", "entities": [{}]}, "can't parse entities"),
        ("sendMediaGroup", {"chat_id": 1, "media": "{}"}, 'invalid value of parameter "media" specified'),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": None}, "object expected as reply markup"),
        ("setMyCommands", {"commands": ["help"]}, "can't parse BotCommand"),
        ("setMyCommands", {"commands": [], "scope": {"type": "world"}}, "can't parse BotCommandScope"),
    ],
)
async def test_wrong_parameters_are_400(
    server: Server, raw: Raw, method: str, params: dict[str, object], reason: str
) -> None:
    server.validate = None
    status, answer = await raw(method, json=params)
    assert (status, answer["ok"]) == (400, False)
    assert answer["description"].startswith("Bad Request: ")
    assert reason in answer["description"]


async def test_an_album_must_bring_its_files(server: Server, raw: Raw, zhou: Phone) -> None:
    server.validate = None
    for item, reason in (
        ({"type": "photo", "media": "attach://lost"}, "can't parse InputMedia: media not found"),
        ({"type": "sticker", "media": "x"}, "can't parse InputMedia: wrong type of the media"),
        ({"type": "photo", "media": "x", "caption": 1}, "can't parse InputMedia: caption must be a String"),
    ):
        known = {**item, "media": zhou.world.files.keep(PIXEL, "photo").file_id} if "caption" in item else item
        _, answer = await raw("sendMediaGroup", json={"chat_id": zhou.chat_id, "media": [known, known]})
        assert answer["description"] == f"Bad Request: {reason}"


async def test_the_check_refuses_what_the_bot_api_does_not_have(server: Server, raw: Raw, zhou: Phone) -> None:
    status, answer = await raw("sendMessage", json={"chat_id": zhou.chat_id, "text": "x", "colour": "red"})
    assert status == 400
    assert "colour" in answer["description"]
    nested = {"inline_keyboard": [[{"text": "x", "callback_data": "y", "size": 2}]]}
    status, _ = await raw("sendMessage", json={"chat_id": zhou.chat_id, "text": "x", "reply_markup": nested})
    assert status == 400
    assert len(server.violations) == 2
    server.violations.clear()


async def test_every_request_is_remembered(server: Server, bot: Bot, zhou: Phone) -> None:
    await bot.send_message(zhou.chat_id, "记住")
    call = server.called("sendMessage")[0]
    assert call.params["text"] == "记住"
    assert call.answer is not None
    assert call.answer["result"]["message_id"] == 2
    assert server.counts == {"getMe": 1, "sendMessage": 1}
