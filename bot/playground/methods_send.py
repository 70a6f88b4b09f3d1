"""Methods that put a message into a chat."""

from typing import TYPE_CHECKING, Any

from bot.playground.chats import Chat, Post
from bot.playground.entities import found, parse_html, trimmed, units, unparsable
from bot.playground.errors import Json, bad
from bot.playground.params import Params

if TYPE_CHECKING:
    from bot.playground.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
_CONTENT = frozenset({"text", "photo", "document", "voice", "video", "audio", "sticker", "location", "contact"})
_COPIED = _CONTENT | {"entities", "caption", "caption_entities"}
_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note"
)
ACTIONS = frozenset(_ACTIONS.split())


def send_message(world: "World", p: Params) -> Json:
    """SendMessage."""
    return say(world, p, text_of(p))


def send_location(world: "World", p: Params) -> Json:
    """SendLocation."""
    latitude, longitude = p["latitude"], p["longitude"]
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:  # noqa: PLR2004  # the globe
        raise bad("wrong location specified")
    return say(world, p, {"location": {"latitude": latitude, "longitude": longitude}})


def send_contact(world: "World", p: Params) -> Json:
    """SendContact."""
    if not p["first_name"]:
        raise bad("first name must be non-empty")
    return say(world, p, {"contact": {k: p[k] for k in ("phone_number", "first_name", "last_name", "vcard") if k in p}})


def send_chat_action(world: "World", p: Params) -> bool:
    """SendChatAction."""
    if p["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = world.reachable(p["chat_id"])
    thread_of(chat, p)
    world.tell({"event": "action", "chat_id": chat.id, "action": p["action"]})
    return True


def forward_message(world: "World", p: Params) -> Json:
    """ForwardMessage."""
    post = _source(world, p, "forward")
    origin = {"type": "user", "sender_user": post.message["from"], "date": post.message["date"]}
    return say(world, p, {**_copied(post), "forward_origin": post.message.get("forward_origin", origin)})


def copy_message(world: "World", p: Params) -> Json:
    """CopyMessage; a new caption replaces the old one."""
    content = _copied(_source(world, p, "copy"))
    if "caption" in p and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | caption_of(p)
    return {"message_id": say(world, p, content)["message_id"]}


def _source(world: "World", p: Params, verb: str) -> Post:
    post = world.reachable(p["from_chat_id"]).find(p["message_id"])
    if post is None:
        raise bad(f"message to {verb} not found")
    if post.message.get("has_protected_content") or not _CONTENT & post.message.keys():
        raise bad(f"message can't be {'forwarded' if verb == 'forward' else 'copied'}")
    return post


def _copied(post: Post) -> Json:
    return {key: value for key, value in post.message.items() if key in _COPIED}


def say(world: "World", p: Params, content: Json) -> Json:
    """Put `content` into the chat of the call with everything the sending methods have in common; the Message."""
    chat = world.reachable(p["chat_id"])
    shared = frame(chat, p)
    silent = p.get("disable_notification", False)
    return world.put(chat, world.bot, {**shared, **content}, markup=p.get("reply_markup"), silent=silent).message


def frame(chat: Chat, p: Params) -> Json:
    """Thread, reply and protection of a new message."""
    shared = thread_of(chat, p)
    if "reply_parameters" in p:
        shared |= _reply(chat, p["reply_parameters"])
    if p.get("protect_content"):
        shared["has_protected_content"] = True
    return shared


def thread_of(chat: Chat, p: Params) -> Json:
    """The topic of the call, if it names one; `ApiError` 400 if the chat has no such topic."""
    thread = p.get("message_thread_id")
    if not thread:
        return {}
    if thread not in chat.topics:
        raise bad("message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, wanted: Json) -> Json:
    message_id = wanted.get("message_id")
    post = chat.find(message_id) if isinstance(message_id, int) else None
    if post is None and not wanted.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    if post is None:
        return {}
    return {"reply_to_message": {k: v for k, v in post.message.items() if k != "reply_to_message"}}


def text_of(p: Params) -> Json:
    """The text of the call with its entities: 1–4096 UTF-16 units after parsing."""
    text, entities = marked(p, "text", "entities")
    if not text:
        raise bad("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_of(p: Params) -> Json:
    """The caption of the call with its entities: at most 1024 UTF-16 units after parsing; none if empty."""
    text, entities = marked(p, "caption", "caption_entities")
    if units(text) > MAX_CAPTION:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def marked(p: Params, key: str, entities_key: str) -> tuple[str, list[Json]]:
    """A text parameter parsed by its parse_mode, trimmed, with links and commands found."""
    mode = p.get("parse_mode", "")
    if mode and mode.lower() != "html":
        raise bad("unsupported parse_mode")
    source: str = p.get(key, "")
    text, entities = parse_html(source) if mode else (source, _given(p.get(entities_key, [])))
    text, entities = trimmed(text, entities)
    return text, found(text, entities)


def _given(entities: list[Any]) -> list[Json]:
    for entity in entities:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise unparsable("MessageEntity must have type, offset and length")
        if not isinstance(entity["offset"], int) or not isinstance(entity["length"], int):
            raise unparsable("MessageEntity offset and length must be Integers")
    return entities
