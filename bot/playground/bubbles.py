"""Messages as a person sees them on their phone."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.playground.chats import Chat, Post
from bot.playground.entities import to_html
from bot.playground.errors import Json

if TYPE_CHECKING:
    from bot.playground.world import World

_BUTTON_KINDS = ("callback_data", "url", "copy_text", "web_app", "request_contact", "request_location")
_FILES = ("document", "voice", "video", "audio", "sticker")
_SERVICE = (
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "pinned_message",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its text, what it does (`kind`: callback_data, url, copy_text, request_contact … text), with what."""

    text: str
    kind: str
    value: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A file in a message. `kind` is photo, document, voice, video, audio or sticker; `path` is what /file/… serves."""

    kind: str
    file_id: str
    path: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the screen. `buttons` are inline; `keyboard` is the reply keyboard that came with it. In rows."""

    message_id: int
    sender_id: int
    sender: str
    by_bot: bool
    date: int
    text: str
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: tuple[tuple[Button, ...], ...] = ()
    keyboard_gone: bool = False
    media: Media | None = None
    album: str = ""
    location: tuple[float, float] | None = None
    contact: str = ""
    service: str = ""
    thread: int = 0
    reply_to: int = 0
    forwarded: bool = False
    protected: bool = False
    pinned: bool = False
    silent: bool = False
    edits: int = 0
    deleted: bool = False
    reactions: tuple[str, ...] = ()

    def json(self) -> Json:
        """The same for a page."""
        return asdict(self)

    def button(self, wanted: str | int) -> Button | None:
        """An inline button by its data, its text or its position from 0."""
        flat = [button for row in self.buttons for button in row]
        if isinstance(wanted, int):
            return flat[wanted] if 0 <= wanted < len(flat) else None
        by_value = (button for button in flat if button.value == wanted)
        by_text = (button for button in flat if button.text == wanted)
        return next(by_value, None) or next(by_text, None)


def bubble(world: "World", chat: Chat, post: Post) -> Bubble:
    """The message as it stands now."""
    message = post.message
    text: str = message.get("text") or message.get("caption") or ""
    place = message.get("location")
    return Bubble(
        message_id=post.id,
        sender_id=message["from"]["id"],
        sender=" ".join(filter(None, (message["from"]["first_name"], message["from"].get("last_name")))),
        by_bot=post.by_bot,
        date=message["date"],
        text=text,
        html=to_html(text, message.get("entities") or message.get("caption_entities") or []),
        **_markup(post),
        media=_media(world, message),
        album=message.get("media_group_id", ""),
        location=(place["latitude"], place["longitude"]) if place else None,
        contact=message.get("contact", {}).get("phone_number", ""),
        service=next((kind for kind in _SERVICE if kind in message), ""),
        thread=message.get("message_thread_id", 0),
        reply_to=message.get("reply_to_message", {}).get("message_id", 0),
        forwarded="forward_origin" in message,
        protected=message.get("has_protected_content", False),
        pinned=post.id in chat.pinned,
        silent=post.silent,
        edits=post.edits,
        deleted=post.deleted,
        reactions=tuple(emoji for emojis in post.reactions.values() for emoji in emojis),
    )


def _markup(post: Post) -> Json:
    markup = post.markup or {}
    return {
        "buttons": _rows(post.message.get("reply_markup", {}).get("inline_keyboard", ())),
        "keyboard": _rows(markup.get("keyboard", ())),
        "keyboard_gone": bool(markup.get("remove_keyboard")),
    }


def _rows(rows: list[list[Json]]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(map(_button, row)) for row in rows)


def _button(button: Json | str) -> Button:
    if isinstance(button, str):
        return Button(button, "text", button)
    kind = next((kind for kind in _BUTTON_KINDS if button.get(kind) is not None), "text")
    value = button.get(kind, button["text"])
    if isinstance(value, dict):
        value = value.get("text") or value.get("url", "")
    return Button(button["text"], kind, str(value), button.get("style") or "")


def _media(world: "World", message: Json) -> Media | None:
    found = message["photo"][-1] if "photo" in message else next((message[k] for k in _FILES if k in message), None)
    if found is None:
        return None
    stored = world.files.find(found["file_id"])
    return Media(stored.kind, stored.file_id, stored.path, stored.name, len(stored.data))
