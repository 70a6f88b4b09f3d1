"""Methods about chats: who is in them, their topics, what is pinned."""

from typing import TYPE_CHECKING

from bot.playground.chats import Chat, Topic
from bot.playground.errors import Json, bad
from bot.playground.params import Params

if TYPE_CHECKING:
    from bot.playground.world import World

MAX_NAME = 128
COLOURS = frozenset({0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F})


def get_chat(world: "World", p: Params) -> Json:
    """GetChat."""
    return world.known(p["chat_id"]).full()


def get_member(world: "World", p: Params) -> Json:
    """GetChatMember."""
    chat = world.known(p["chat_id"])
    user = world.find_user(p["user_id"])
    if chat.owner:
        if user.id not in {chat.owner.id, world.bot.id}:
            raise bad("member not found")
        return {"user": user.card(), "status": "member"}
    return chat.member(user)


def create_topic(world: "World", p: Params) -> Json:
    """CreateForumTopic."""
    chat = _forum(world, p)
    colour = p.get("icon_color", 0x6FB9F0)
    if colour not in COLOURS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    topic = open_topic(world, chat, _name(p["name"]), colour)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def open_topic(world: "World", chat: Chat, name: str, colour: int = 0x6FB9F0) -> Topic:
    """A new topic, opened by the bot."""
    topic = Topic(chat.last_id + 1, name, colour)
    chat.topics[topic.id] = topic
    _note(world, chat, topic, {"forum_topic_created": {"name": name, "icon_color": colour}})
    return topic


def edit_topic(world: "World", p: Params) -> bool:
    """EditForumTopic: another name."""
    chat, topic = _topic(world, p)
    name = _name(p["name"]) if "name" in p else topic.name
    if name == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name = name
    _note(world, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


def close_topic(world: "World", p: Params) -> bool:
    """CloseForumTopic."""
    return _turn(world, p, closed=True)


def reopen_topic(world: "World", p: Params) -> bool:
    """ReopenForumTopic."""
    return _turn(world, p, closed=False)


def _turn(world: "World", p: Params, *, closed: bool) -> bool:
    chat, topic = _topic(world, p)
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    _note(world, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


def _forum(world: "World", p: Params) -> Chat:
    chat = world.reachable(p["chat_id"])
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return chat


def _topic(world: "World", p: Params) -> tuple[Chat, Topic]:
    chat = _forum(world, p)
    topic = chat.topics.get(p["message_thread_id"])
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return chat, topic


def _name(name: str) -> str:
    if not 1 <= len(name) <= MAX_NAME:
        raise bad("TOPIC_TITLE_INVALID")
    return name


def _note(world: "World", chat: Chat, topic: Topic, service: Json) -> None:
    world.put(chat, world.bot, {"message_thread_id": topic.id, "is_topic_message": True, **service})
    world.tell({"event": "topic", "chat_id": chat.id, "topic": topic.id})


def pin(world: "World", p: Params) -> bool:
    """PinChatMessage."""
    chat = world.reachable(p["chat_id"])
    post = chat.find(p["message_id"])
    if post is None:
        raise bad("message to pin not found")
    chat.pinned = [*(number for number in chat.pinned if number != post.id), post.id]
    thread: Json = {key: post.message[key] for key in ("message_thread_id", "is_topic_message") if key in post.message}
    world.put(chat, world.bot, {**thread, "pinned_message": post.message})
    world.tell({"event": "pin", "chat_id": chat.id, "message_id": post.id})
    return True


def unpin(world: "World", p: Params) -> bool:
    """UnpinChatMessage: one message, or the one pinned last."""
    chat = world.reachable(p["chat_id"])
    number = p.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    world.tell({"event": "pin", "chat_id": chat.id, "message_id": number})
    return True
