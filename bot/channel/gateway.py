"""From Telegram's update to what a person said. Everything else of an update is left behind here."""

from datetime import UTC, datetime

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User

from bot.domain.people import ChatId
from bot.domain.records import UNSTORABLE
from bot.talk import Attachment, FileId, Kind, Press, Said, Speaker

_VERSION = "v1"
MOST = 2**63 - 1
"""The largest number that a row can hold."""


def said_of(update: Update, received: datetime) -> Said | None:
    """What a person said; None where no person is behind it (channels, anonymous admins, other bots).

    `received` (UTC) dates the taps of buttons: Telegram gives them no time of their own.
    """
    if update.callback_query:
        return _tapped(update.update_id, update.callback_query, received)
    if update.my_chat_member:
        return _membership(update.update_id, update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.sender_chat or message.from_user is None or message.from_user.is_bot:
        return None
    return _wrote(update.update_id, message, message.from_user, edited=update.edited_message is not None)


def moved(update: Update) -> tuple[ChatId, ChatId] | None:
    """From which chat to which a group has moved, where the update says so; nobody in particular says it."""
    message = update.message
    if message is None:
        return None
    here = ChatId(_number(message.chat.id))
    if message.migrate_to_chat_id:
        return here, ChatId(_number(message.migrate_to_chat_id))
    return (ChatId(_number(message.migrate_from_chat_id)), here) if message.migrate_from_chat_id else None


def _tapped(update: int, query: CallbackQuery, received: datetime) -> Said | None:
    if query.message is None or query.from_user.is_bot:
        return None
    chat = query.message.chat
    thread = _thread(query.message) if isinstance(query.message, Message) else None
    return Said(
        update=update, chat=ChatId(_number(chat.id)), speaker=_speaker(query.from_user), at=received, kind=Kind.BUTTON,
        thread=thread, press=_press(_storable(query.data), query.id), message=_number(query.message.message_id),
        private=chat.type == chat.PRIVATE,
    )  # fmt: skip


def _press(data: str, query: str) -> Press:
    version, _, rest = data.partition(":")
    action, *args = rest.split(":")
    return Press(action if version == _VERSION else "", tuple(args), query)


def _membership(update: int, change: ChatMemberUpdated) -> Said:
    gone = change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
    return Said(
        update=update, chat=ChatId(_number(change.chat.id)), speaker=_speaker(change.from_user), at=_utc(change.date),
        kind=Kind.MEMBERSHIP, private=change.chat.type == change.chat.PRIVATE, blocked=gone,
    )  # fmt: skip


def _wrote(update: int, message: Message, sender: User, *, edited: bool) -> Said:
    text = _storable(message.text or message.caption)
    command, payload = _command(message, text)
    files = _files(message)
    # What was changed later was said later: an old message edited after a cut-off must not be in time.
    at = (message.edit_date or message.date) if edited else message.date
    return Said(
        update=update, chat=ChatId(_number(message.chat.id)), speaker=_speaker(sender), at=_utc(at),
        kind=_kind(message, command, files), thread=_thread(message),
        text=text, command=command, payload=payload, files=files,
        place=(message.location.latitude, message.location.longitude) if message.location else None,
        contact=_contact(message), message=_number(message.message_id), album=message.media_group_id,
        reply_to=_replied_to(message),
        private=message.chat.type == message.chat.PRIVATE, edited=edited,
    )  # fmt: skip


def _kind(message: Message, command: str, files: tuple[Attachment, ...]) -> Kind:
    if command:
        return Kind.COMMAND
    # Of a video only the words under it can be read.
    if files and not (files[0].kind is Kind.OTHER and message.caption):
        return files[0].kind
    if message.location:
        return Kind.PLACE
    if message.contact:
        return Kind.CONTACT
    return Kind.TEXT if message.text or message.caption else Kind.OTHER


def _command(message: Message, text: str) -> tuple[str, str]:
    first, *rest = text.split(maxsplit=1) or [""]
    if not message.text or not first.startswith("/"):
        return "", ""
    name, _, addressed = first[1:].partition("@")
    mine = not addressed or addressed.lower() == message.get_bot().username.lower()
    return (name.lower(), rest[0].strip() if rest else "") if mine and name else ("", "")


def _files(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        best = message.photo[-1]
        return (Attachment(FileId(best.file_id), Kind.PHOTO, mime="image/jpeg", size=best.file_size or 0),)
    # An animation is told as a document too, and is neither a picture nor a paper.
    if message.document and not message.animation:
        sent = message.document
        name, mime = _storable(sent.file_name), _storable(sent.mime_type)
        return (Attachment(FileId(sent.file_id), Kind.FILE, name, mime, sent.file_size or 0),)
    if message.voice:
        spoken = message.voice
        length = spoken.duration
        seconds = int(length.total_seconds()) if hasattr(length, "total_seconds") else int(length)
        sound, size = FileId(spoken.file_id), spoken.file_size or 0
        return (Attachment(sound, Kind.VOICE, mime="audio/ogg", size=size, seconds=seconds),)
    moving = message.video or message.animation or message.video_note or message.audio
    return (Attachment(FileId(moving.file_id), Kind.OTHER, size=moving.file_size or 0),) if moving else ()


def _contact(message: Message) -> tuple[str, ChatId | None] | None:
    if message.contact is None:
        return None
    owner = message.contact.user_id
    return _storable(message.contact.phone_number), ChatId(_number(owner)) if owner else None


def _replied_to(message: Message) -> int | None:
    # In a forum everything replies to the message that began its topic.
    private = message.chat.type == message.chat.PRIVATE
    return message.reply_to_message.message_id if private and message.reply_to_message else None


def _speaker(user: User) -> Speaker:
    return Speaker(ChatId(_number(user.id)), _storable(user.full_name), user.language_code)


def _thread(message: Message) -> int | None:
    # Replies outside of forums carry a thread id too, and nothing can be sent into it.
    topic = message.message_thread_id if message.is_topic_message else None
    return None if topic is None else _number(topic)


def _number(sent: object) -> int:
    # python-telegram-bot takes whatever stands there; a number that is none would not end at this one update.
    if not isinstance(sent, int) or abs(sent) > MOST:
        raise TypeError(f"not a number that Telegram gives: {sent!r:.40}")
    return sent


def _storable(text: str | None) -> str:
    return UNSTORABLE.sub("", text or "")


def _utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
