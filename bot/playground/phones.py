"""A phone: one person in one chat with the bot, as a test or a page holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from bot.playground.bubbles import Button, bubble
from bot.playground.chats import Chat, Post, User, standing
from bot.playground.entities import found
from bot.playground.errors import Json
from bot.playground.files import card
from bot.playground.methods_chat import open_topic
from bot.playground.screens import NotHeardError as NotHeardError
from bot.playground.screens import Screen
from bot.playground.world import World

# the smallest PNG: one grey pixel
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class NoSuchButtonError(LookupError):
    """There is no such button on that message; the message lists those there are."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be sent: `kind` is photo, document, voice, video or sticker; `seconds` the length of a recording."""

    kind: str
    data: bytes
    name: str = ""
    mime: str = ""
    seconds: int = 0


class Phone(Screen):
    """A screen one can type on. Verbs return the ids of the updates that the bot gets, () where it gets none."""

    def __init__(self, world: World, user: User, group: Chat | None = None, topic: int | None = None) -> None:
        super().__init__(world, user, group, topic)
        self.clipboard = ""

    # -- saying ---------------------------------------------------------------------------------------------------

    async def says(
        self, text: str = "", *, photo: bytes | bool = False, reply_to: int | None = None
    ) -> tuple[int, ...]:
        """Send a text, or a photo (True: any) with it as caption."""
        if photo:
            return await self.sends(
                Attachment("photo", PIXEL if photo is True else photo), caption=text, reply_to=reply_to
            )
        return self._send(_worded("text", "entities", text), reply_to)

    async def sends(self, *files: Attachment, caption: str = "", reply_to: int | None = None) -> tuple[int, ...]:
        """Send files; several are an album with one update each."""
        shown = [self._file(file) for file in files]
        album = {"media_group_id": str(13_700_000_000_000_000 + self.world.tick)} if len(files) > 1 else {}
        first = _worded("caption", "caption_entities", caption) if caption else {}
        contents = [{**file, **album, **(first if number == 0 else {})} for number, file in enumerate(shown)]
        return tuple(update for content in contents for update in self._send(content, reply_to))

    async def sends_album(self, photos: Sequence[bytes], caption: str = "") -> tuple[int, ...]:
        """Send photos together."""
        return await self.sends(*(Attachment("photo", photo) for photo in photos), caption=caption)

    async def sends_document(self, data: bytes, name: str, *, mime: str = "", caption: str = "") -> tuple[int, ...]:
        """Send a file."""
        return await self.sends(Attachment("document", data, name, mime), caption=caption)

    async def sends_voice(self, data: bytes = b"OggS", seconds: int = 3) -> tuple[int, ...]:
        """Send a voice message."""
        return await self.sends(Attachment("voice", data, seconds=seconds))

    async def sends_sticker(self, data: bytes = b"RIFF") -> tuple[int, ...]:
        """Send a sticker."""
        return await self.sends(Attachment("sticker", data))

    async def sends_location(self, latitude: float, longitude: float) -> tuple[int, ...]:
        """Send a place."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    async def shares_contact(self, number: str, *, of: User | None = None) -> tuple[int, ...]:
        """Share one's own contact, or that of somebody else with Telegram."""
        user = of or self.user
        return self._send({"contact": {"phone_number": number, "first_name": user.first_name, "user_id": user.id}})

    async def forwards(self, message_id: int, *, source: Chat | None = None) -> tuple[int, ...]:
        """Forward a message of this chat, or of another, into this one."""
        post = (source or self._chat).posts[message_id]
        if post.message.get("has_protected_content"):
            raise PermissionError(f"message {message_id} is protected: it can't be forwarded")
        origin = {"type": "user", "sender_user": post.message["from"], "date": post.message["date"]}
        kept = ("text", "entities", "photo", "document", "voice", "caption", "caption_entities", "location", "contact")
        content = {key: post.message[key] for key in kept if key in post.message}
        return self._send({**content, "forward_origin": origin})

    async def edits(self, message_id: int, text: str) -> tuple[int, ...]:
        """Change one's own message."""
        post = self._own(message_id)
        keys = ("text", "entities") if "text" in post.message else ("caption", "caption_entities")
        self._acts()
        self.world.edit(self._chat, post, **{keys[1]: None, **_worded(*keys, text)})
        return _heard(self.world.updates.push("edited_message", post.message))

    async def deletes(self, message_id: int) -> None:
        """Delete a message for everybody; a bot is not told."""
        self.world.delete(self._chat, self._chat.posts[message_id])

    async def reacts(self, message_id: int, emoji: str) -> tuple[int, ...]:
        """Put an emoji on a message, or take it away with ""."""
        post = self._chat.posts[message_id]
        old = post.reactions.get(self.user.id, ())
        new = post.reactions[self.user.id] = (emoji,) if emoji else ()
        self.world.touch("reaction", self._chat, post)
        change = {
            "chat": self._chat.card(),
            "message_id": message_id,
            "user": self.user.card(),
            "date": self._date(),
            "old_reaction": [{"type": "emoji", "emoji": e} for e in old],
            "new_reaction": [{"type": "emoji", "emoji": e} for e in new],
        }
        return _heard(self.world.updates.push("message_reaction", change))

    def _own(self, message_id: int) -> Post:
        post = self._chat.posts[message_id]
        if post.message["from"]["id"] != self.user.id:
            raise ValueError(f"message {message_id} is not {self.user.first_name}'s")
        return post

    def _file(self, file: Attachment) -> Json:
        return card(self.world.files.keep(file.data, file.kind, file.name, file.mime), file.seconds)

    def _send(self, content: Json, reply_to: int | None = None) -> tuple[int, ...]:
        self._acts()
        if not self._chat.owner:
            self._chat.members.setdefault(self.user.id, "member")
        thread = {"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}
        reply = {"reply_to_message": self._chat.posts[reply_to].message} if reply_to else {}
        post = self.world.put(self._chat, self.user, {**thread, **reply, **content})
        return _heard(self.world.updates.push("message", post.message))

    def _acts(self) -> None:
        if self.user.deactivated or (self.user.blocked and self._chat.owner):
            raise RuntimeError(f"{self.user.first_name} has blocked the bot, or is gone")
        if self._chat.owner:
            self.user.started = True
        self._mark = self.world.tick

    # -- pressing -------------------------------------------------------------------------------------------------

    async def taps(self, button: str | int | Button, message_id: int | None = None) -> tuple[int, ...]:
        """Press a button by data, text or position: on that message, the newest that has it, or on the keyboard."""
        wanted = button.value if isinstance(button, Button) else button
        for post in self._tappable(message_id):
            if pressed := bubble(self.world, self._chat, post).button(wanted):
                return await self._press(post, pressed)
        if message_id is None and isinstance(wanted, str):
            return await self._type(wanted)
        raise NoSuchButtonError(f"no button {wanted!r} for {self.user.first_name} in\n{self.transcript()}")

    def _tappable(self, message_id: int | None) -> list[Post]:
        posts = [post for post in reversed(self._posts()) if not post.deleted and "reply_markup" in post.message]
        return [post for post in posts if message_id in {None, post.id}]

    async def _press(self, post: Post, button: Button) -> tuple[int, ...]:
        if button.kind == "callback_data":
            self.world.tell({"event": "tap", "user_id": self.user.id, "chat_id": self.chat_id, "text": button.text})
            return await self.forges(button.value, post.id)
        if button.kind == "copy_text":
            self.clipboard = button.value
        if button.kind == "url" and f"t.me/{self.world.bot.username}" in button.value:
            return await self.opens(button.value)
        return ()

    async def _type(self, label: str) -> tuple[int, ...]:
        button = next((button for row in self.keyboard for button in row if button.text == label), None)
        if button is None:
            raise NoSuchButtonError(f"no button {label!r} for {self.user.first_name} in\n{self.transcript()}")
        if button.kind == "request_contact":
            return await self.shares_contact(f"+86138{self.user.id % 10**8:08d}")
        if button.kind == "request_location":
            return await self.sends_location(31.2304, 121.4737)
        return await self.says(label)

    async def forges(self, data: str, message_id: int) -> tuple[int, ...]:
        """Send any callback data for a message, as a forged client can, whether or not there is such a button."""
        self._acts()
        return _heard(self.world.ask(self.user, self._chat.posts[message_id], data))

    async def opens(self, link: str) -> tuple[int, ...]:
        """Open https://t.me/<bot>?start=payload and press Start."""
        parts = urlsplit(link)
        if parts.path.strip("/") != self.world.bot.username:
            raise ValueError(f"{link} does not lead to @{self.world.bot.username}")
        payload = parse_qs(parts.query).get("start", [""])[0]
        if self.user.blocked:
            await self.unblocks()
        return await self.says(f"/start {payload}".strip())

    # -- coming and going -----------------------------------------------------------------------------------------

    async def blocks_bot(self) -> tuple[int, ...]:
        """Block the bot; it is told by my_chat_member."""
        self.user.blocked = True
        return self._bot_member(self.world.chats[self.user.id], "member", "kicked")

    async def unblocks(self) -> tuple[int, ...]:
        """Unblock the bot; it is told by my_chat_member."""
        self.user.blocked = False
        return self._bot_member(self.world.chats[self.user.id], "kicked", "member")

    async def adds_bot(self, group: Chat) -> tuple[int, ...]:
        """Make the bot an administrator of a group; it is told by my_chat_member."""
        group.bot_status = "administrator"
        return self._bot_member(group, "left", "administrator")

    async def removes_bot(self, group: Chat) -> tuple[int, ...]:
        """Put the bot out of a group; it is told by my_chat_member."""
        group.bot_status = "kicked"
        return self._bot_member(group, "administrator", "kicked")

    async def joins(self, group: Chat, status: str = "member") -> tuple[int, ...]:
        """Become a member (or administrator) of a group; the bot sees the service message."""
        group.members[self.user.id] = status
        post = self.world.put(group, self.user, {"new_chat_members": [self.user.card()]})
        return _heard(self.world.updates.push("message", post.message))

    async def leaves(self, group: Chat) -> tuple[int, ...]:
        """Leave a group."""
        group.members.pop(self.user.id, None)
        post = self.world.put(group, self.user, {"left_chat_member": self.user.card()})
        return _heard(self.world.updates.push("message", post.message))

    def _bot_member(self, chat: Chat, old: str, new: str) -> tuple[int, ...]:
        change = {
            "chat": chat.card(),
            "from": self.user.card(),
            "date": self._date(),
            "old_chat_member": standing(self.world.bot, old),
            "new_chat_member": standing(self.world.bot, new),
        }
        self.world.tell({"event": "member", "user_id": self.user.id, "chat_id": chat.id, "status": new})
        return _heard(self.world.updates.push("my_chat_member", change))

    def _date(self) -> int:
        return int(self.world.now().timestamp())

    async def opens_topic(self, name: str) -> "Phone":
        """A new topic in this forum, and the phone in it."""
        return Phone(self.world, self.user, self._chat, open_topic(self.world, self._chat, name).id)


def _heard(update_id: int) -> tuple[int, ...]:
    return (update_id,) if update_id else ()


def _worded(key: str, entities_key: str, text: str) -> Json:
    entities = found(text, [])
    return {key: text, entities_key: entities} if entities else {key: text}
