"""Every method of the server, as a table one can read."""

from types import MappingProxyType
from typing import Any

from bot.playground import methods_bot as me
from bot.playground import methods_chat as chats
from bot.playground import methods_edit as edits
from bot.playground import methods_media as media
from bot.playground import methods_send as sends
from bot.playground.params import Check, Method, chat, file, flag, markup, number, thing, things, whole, words

_CHAT = {"chat_id": "chat_id is empty"}
_MESSAGE = {**_CHAT, "message_id": "message identifier is not specified"}
_SENDING: dict[str, Check] = {
    "chat_id": chat,
    "message_thread_id": whole,
    "disable_notification": flag,
    "protect_content": flag,
    "reply_parameters": thing,
    "reply_markup": markup,
}
_TEXT: dict[str, Check] = {"text": words, "parse_mode": words, "entities": things, "link_preview_options": thing}
_CAPTION: dict[str, Check] = {"caption": words, "parse_mode": words, "caption_entities": things}
_EDITING: dict[str, Check] = {
    "chat_id": chat,
    "message_id": whole,
    "inline_message_id": words,
    "reply_markup": markup,
}
_TOPIC: dict[str, Check] = {"chat_id": chat, "message_thread_id": whole, "name": words, "icon_color": whole}
_COMMANDS: dict[str, Check] = {"commands": things, "scope": thing, "language_code": words}
_TOPIC_NEEDS = {**_CHAT, "message_thread_id": "message thread identifier is not specified"}
_TAP = "query is too old and response timeout expired or query ID is invalid"


def _file(act: Any, kind: str) -> Method:
    takes: dict[str, Check] = {**_SENDING, **_CAPTION, kind: file, "duration": whole}
    return Method(act, takes, {**_CHAT, kind: f"there is no {kind} in the request"})


_TABLE: dict[str, Method] = {
    "getMe": Method(me.get_me),
    "getUpdates": Method(
        me.get_updates, {"offset": whole, "limit": whole, "timeout": whole, "allowed_updates": things}
    ),
    "setWebhook": Method(
        me.set_webhook,
        {"url": words, "drop_pending_updates": flag, "secret_token": words},
        {"url": "bad webhook: URL is not specified"},
    ),
    "deleteWebhook": Method(me.delete_webhook, {"drop_pending_updates": flag}),
    "getWebhookInfo": Method(me.webhook_info),
    "setMyCommands": Method(me.set_commands, _COMMANDS, {"commands": "commands are not specified"}),
    "getMyCommands": Method(me.get_commands, _COMMANDS),
    "deleteMyCommands": Method(me.delete_commands, _COMMANDS),
    "setMyName": Method(me.set_name, {"name": words, "language_code": words}),
    "setMyDescription": Method(me.set_description, {"description": words, "language_code": words}),
    "setMyShortDescription": Method(me.set_short_description, {"short_description": words, "language_code": words}),
    "setChatMenuButton": Method(me.set_menu, {"chat_id": chat, "menu_button": thing}),
    "sendMessage": Method(sends.send_message, {**_SENDING, **_TEXT}, {**_CHAT, "text": "message text is empty"}),
    "sendPhoto": _file(media.send_photo, "photo"),
    "sendDocument": _file(media.send_document, "document"),
    "sendVoice": _file(media.send_voice, "voice"),
    "sendVideo": _file(media.send_video, "video"),
    "sendAudio": _file(media.send_audio, "audio"),
    "sendMediaGroup": Method(
        media.send_media_group, {**_SENDING, "media": things}, {**_CHAT, "media": "there are no messages to send"}
    ),
    "sendLocation": Method(
        sends.send_location,
        {**_SENDING, "latitude": number, "longitude": number},
        {**_CHAT, "latitude": "latitude is empty", "longitude": "longitude is empty"},
    ),
    "sendContact": Method(
        sends.send_contact,
        {**_SENDING, "phone_number": words, "first_name": words, "last_name": words, "vcard": words},
        {**_CHAT, "phone_number": "phone number is empty", "first_name": "first name must be non-empty"},
    ),
    "sendChatAction": Method(
        sends.send_chat_action,
        {"chat_id": chat, "message_thread_id": whole, "action": words},
        {**_CHAT, "action": "wrong parameter action in request"},
    ),
    "forwardMessage": Method(
        sends.forward_message,
        {**_SENDING, "from_chat_id": chat, "message_id": whole},
        {**_MESSAGE, "from_chat_id": "chat not found"},
    ),
    "copyMessage": Method(
        sends.copy_message,
        {**_SENDING, **_CAPTION, "from_chat_id": chat, "message_id": whole},
        {**_MESSAGE, "from_chat_id": "chat not found"},
    ),
    "editMessageText": Method(edits.edit_text, {**_EDITING, **_TEXT}, {"text": "message text is empty"}),
    "editMessageCaption": Method(edits.edit_caption, {**_EDITING, **_CAPTION}),
    "editMessageReplyMarkup": Method(edits.edit_markup, _EDITING),
    "editMessageMedia": Method(edits.edit_media, {**_EDITING, "media": thing}, {"media": "media is not specified"}),
    "deleteMessage": Method(edits.delete_message, {"chat_id": chat, "message_id": whole}, _MESSAGE),
    "deleteMessages": Method(
        edits.delete_messages,
        {"chat_id": chat, "message_ids": things},
        {**_CHAT, "message_ids": "message identifiers are not specified"},
    ),
    "setMessageReaction": Method(
        edits.set_reaction, {"chat_id": chat, "message_id": whole, "reaction": things, "is_big": flag}, _MESSAGE
    ),
    "answerCallbackQuery": Method(
        edits.answer_callback,
        {"callback_query_id": words, "text": words, "show_alert": flag, "url": words, "cache_time": whole},
        {"callback_query_id": _TAP},
    ),
    "getFile": Method(media.get_file, {"file_id": words}, {"file_id": "file_id is not specified"}),
    "getChat": Method(chats.get_chat, {"chat_id": chat}, _CHAT),
    "getChatMember": Method(
        chats.get_member, {"chat_id": chat, "user_id": whole}, {**_CHAT, "user_id": "invalid user_id specified"}
    ),
    "createForumTopic": Method(chats.create_topic, _TOPIC, {**_CHAT, "name": "TOPIC_TITLE_INVALID"}),
    "editForumTopic": Method(chats.edit_topic, _TOPIC, _TOPIC_NEEDS),
    "closeForumTopic": Method(chats.close_topic, _TOPIC, _TOPIC_NEEDS),
    "reopenForumTopic": Method(chats.reopen_topic, _TOPIC, _TOPIC_NEEDS),
    "pinChatMessage": Method(chats.pin, {"chat_id": chat, "message_id": whole, "disable_notification": flag}, _MESSAGE),
    "unpinChatMessage": Method(chats.unpin, {"chat_id": chat, "message_id": whole}, _CHAT),
}
NAMES = tuple(_TABLE)
METHODS = MappingProxyType({name.lower(): (name, method) for name, method in _TABLE.items()})
