"""Methods that change or remove what was said."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.playground.chats import Chat, Post
from bot.playground.errors import Json, bad
from bot.playground.keyboards import inline
from bot.playground.methods_media import media_of
from bot.playground.methods_send import caption_of, text_of
from bot.playground.params import Params

if TYPE_CHECKING:
    from bot.playground.world import World

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_FILES = ("photo", "document", "voice", "video", "audio")
DELETABLE = timedelta(hours=48)
MAX_DELETED = 100
# what people can put on a message; Telegram refuses every other emoji
_ALL = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 "
    "🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 "
    "🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 "
    "😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ "
    "🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 "
    "💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
EMOJI = frozenset(_ALL.split())


def edit_text(world: "World", p: Params) -> Json:
    """EditMessageText."""
    content = text_of(p)
    chat, post = _editable(world, p)
    if "text" not in post.message:
        raise bad("there is no text in the message to edit")
    return _change(world, chat, post, p, {"entities": None, **content})


def edit_caption(world: "World", p: Params) -> Json:
    """EditMessageCaption."""
    content = caption_of(p)
    chat, post = _editable(world, p)
    if not any(kind in post.message for kind in _FILES):
        raise bad("there is no caption in the message to edit")
    return _change(world, chat, post, p, {"caption": None, "caption_entities": None, **content})


def edit_markup(world: "World", p: Params) -> Json:
    """EditMessageReplyMarkup; without a markup the buttons go."""
    chat, post = _editable(world, p)
    return _change(world, chat, post, p, {})


def edit_media(world: "World", p: Params) -> Json:
    """EditMessageMedia; a text becomes a file with a caption."""
    chat, post = _editable(world, p)
    gone: Json = dict.fromkeys((*_FILES, "caption", "caption_entities", "text", "entities"))
    return _change(world, chat, post, p, {**gone, **media_of(world, p, p["media"])})


def _editable(world: "World", p: Params) -> tuple[Chat, Post]:
    if "inline_message_id" in p:
        raise bad("MESSAGE_ID_INVALID")
    chat = world.reachable(p.get("chat_id", ""))
    if "message_id" not in p:
        raise bad("message identifier is not specified")
    post = chat.find(p["message_id"])
    if post is None:
        raise bad("message to edit not found")
    # a message that was sent with a reply keyboard, its removal or a forced reply can never be edited
    if not post.by_bot or (post.markup and "inline_keyboard" not in post.markup) or "forward_origin" in post.message:
        raise bad("message can't be edited")
    return chat, post


def _change(world: "World", chat: Chat, post: Post, p: Params, content: Json) -> Json:
    markup = p.get("reply_markup")
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    content = {**content, "reply_markup": inline(markup)}
    if all(post.message.get(key) == value for key, value in content.items()):
        raise bad(_SAME)
    world.edit(chat, post, **content)
    post.markup = markup
    return post.message


def delete_message(world: "World", p: Params) -> bool:
    """DeleteMessage."""
    chat = world.reachable(p["chat_id"])
    post = chat.find(p["message_id"])
    if post is None:
        raise bad("message to delete not found")
    if _too_old(world, post):
        raise bad("message can't be deleted for everyone")
    if not _may_delete(chat, post):
        raise bad("message can't be deleted")
    world.delete(chat, post)
    return True


def delete_messages(world: "World", p: Params) -> bool:
    """DeleteMessages: 1–100 at once; those that are not there are skipped."""
    chat = world.reachable(p["chat_id"])
    ids = p["message_ids"]
    if not 1 <= len(ids) <= MAX_DELETED or not all(isinstance(number, int) for number in ids):
        raise bad("message identifiers are not specified" if not ids else "too many message identifiers specified")
    for post in filter(None, map(chat.find, ids)):
        if not _too_old(world, post) and _may_delete(chat, post):
            world.delete(chat, post)
    return True


def _may_delete(chat: Chat, post: Post) -> bool:
    """What others wrote in a group is deleted by administrators only."""
    return post.by_bot or chat.owner is not None or chat.bot_status == "administrator"


def _too_old(world: "World", post: Post) -> bool:
    return world.now() - datetime.fromtimestamp(post.message["date"], UTC) > DELETABLE


def set_reaction(world: "World", p: Params) -> bool:
    """SetMessageReaction: a bot may put one emoji of Telegram's list."""
    chat = world.reachable(p["chat_id"])
    post = chat.find(p["message_id"])
    if post is None:
        raise bad("message to react not found")
    reactions = p.get("reaction", [])
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    post.reactions[world.bot.id] = tuple(_emoji(reaction) for reaction in reactions)
    world.touch("reaction", chat, post)
    return True


def _emoji(reaction: Any) -> str:
    if not isinstance(reaction, dict) or reaction.get("type") != "emoji":
        raise bad("REACTION_INVALID")
    # the variation selector makes no other emoji
    emoji = str(reaction.get("emoji", "")).replace("\ufe0f", "")
    if emoji not in EMOJI:
        raise bad("REACTION_INVALID")
    return emoji


def answer_callback(world: "World", p: Params) -> bool:
    """AnswerCallbackQuery: at most 200 characters, at most 150 s after the tap."""
    text = p.get("text", "")
    if len(text) > 200:  # noqa: PLR2004  # as documented
        raise bad("MESSAGE_TOO_LONG")
    world.answer(p["callback_query_id"], text, alert=p.get("show_alert", False), url=p.get("url", ""))
    return True
