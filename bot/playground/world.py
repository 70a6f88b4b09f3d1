"""The world around one bot: who is there, which chats, what was said. Methods and phones both act on it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.chats import Chat, Post, User
from bot.playground.errors import ApiError, Json, bad, forbidden
from bot.playground.files import Files
from bot.playground.keyboards import inline
from bot.playground.profile import Profile
from bot.playground.updates import Updates

TOKEN = "7000000001:AAE-playground-token-not-a-secret00"  # noqa: S105  # opens nothing but this playground
CALLBACK_LIVES = timedelta(seconds=150)
_KEPT = ("users", "chats", "files", "profile", "tick")
_GAP = 1000
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class Toast:
    """What answerCallbackQuery showed: a short toast, or an alert that must be closed. The text may be empty."""

    text: str
    alert: bool
    url: str
    chat_id: int
    query_id: str


@dataclass(slots=True)
class _Query:
    user_id: int
    chat_id: int
    asked_at: datetime


class World:
    """Users, chats, files and updates of one bot. `now` gives aware UTC instants and dates the messages."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        token: str = TOKEN,
        username: str = "guanjia_bot",
        first_update_id: int = 512_000_001,
        callback_lives: timedelta = CALLBACK_LIVES,
    ) -> None:
        self.now = now
        self.token = token
        self.bot = User(int(token.partition(":")[0]), "管家", username=username, is_bot=True)
        self.updates = Updates(now, first_update_id)
        self.files = Files()
        self.profile = Profile(name=self.bot.first_name)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.toasts: dict[int, list[Toast]] = {}
        self.tick = 0
        self._callback_lives = callback_lives
        self._queries: dict[str, _Query] = {}
        self._number = 0
        self._bell = asyncio.Event()
        self._watchers: list[asyncio.Queue[Json]] = []

    def snapshot(self) -> Json:
        """Everything that is there, to be pickled; what is under way (toasts, taps, who watches) is not."""
        kept = {name: getattr(self, name) for name in _KEPT}
        return {**kept, "number": self._number, "updates": self.updates.snapshot()}

    def resume(self, kept: Json) -> None:
        """Go on from a snapshot. What came later may be known elsewhere: no number is given twice."""
        for name in _KEPT:
            setattr(self, name, kept[name])
        self._number = kept["number"] + _GAP
        self.updates.resume(kept["updates"], _GAP)
        for chat in self.chats.values():
            chat.last_id += _GAP

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    # -- who and where --------------------------------------------------------------------------------------------

    def user(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "zh-hans",
        user_id: int | None = None,
        started: bool = False,
    ) -> User:
        """A new person; with `started` the bot may write to them at once."""
        number = user_id or 5_210_000_000 + self._next_number()
        user = User(number, first_name, last_name, username, language_code, started=started)
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, "private", owner=user)
        return user

    def group(self, title: str, *, forum: bool = False, supergroup: bool = True, chat_id: int | None = None) -> Chat:
        """A new group with the bot as its administrator; a forum is always a supergroup."""
        kind = "supergroup" if supergroup or forum else "group"
        number = self._next_number()
        group = Chat(chat_id or _group_id(kind, number), kind, title, is_forum=forum)
        self.chats[group.id] = group
        return group

    def migrate(self, group: Chat) -> Chat:
        """The group becomes a supergroup with another id; both ends say so in a service message."""
        fresh = self.group(group.title)
        fresh.members = dict(group.members)
        group.moved_to = fresh.id
        someone = self.users[next(iter(group.members))] if group.members else self.bot
        for chat, service in (
            (group, {"migrate_to_chat_id": fresh.id}),
            (fresh, {"migrate_from_chat_id": group.id}),
        ):
            post = self.put(chat, someone, service)
            self.updates.push("message", post.message)
        return fresh

    def find_user(self, user_id: int) -> User:
        """A person (or the bot) by id; `ApiError` 400 if there is none."""
        user = self.bot if user_id == self.bot.id else self.users.get(user_id)
        if user is None:
            raise bad("user not found")
        return user

    def reachable(self, ref: int | str) -> Chat:
        """The chat a method writes to; `ApiError` where Telegram would not let the bot in."""
        chat = self._find(ref)
        if barrier := _barrier(chat):
            raise barrier
        return chat

    def known(self, ref: int | str) -> Chat:
        """A chat the bot may ask about; `ApiError` 400 if there is none, if it has moved, if they never spoke."""
        chat = self._find(ref)
        if chat.owner and not chat.owner.started:
            raise bad("chat not found")
        return chat

    def _find(self, ref: int | str) -> Chat:
        # people can't be found by @username, and the groups here have none
        chat = self.chats.get(ref) if isinstance(ref, int) else None
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
        return chat

    # -- what is said ---------------------------------------------------------------------------------------------

    def put(self, chat: Chat, sender: User, content: Json, *, markup: Json | None = None, silent: bool = False) -> Post:
        """A new message in the chat."""
        message: Json = {
            "message_id": chat.next_id(),
            "from": sender.card(),
            "chat": chat.card(),
            "date": int(self.now().timestamp()),
            **content,
        }
        if shown := inline(markup):
            message["reply_markup"] = shown
        post = Post(message, by_bot=sender.is_bot, markup=markup, silent=silent)
        chat.posts[post.id] = post
        self.touch("message", chat, post)
        return post

    def edit(self, chat: Chat, post: Post, **content: object) -> None:
        """Change parts of a message; a part that is None disappears."""
        message = {**post.message, **content, "edit_date": int(self.now().timestamp())}
        post.message = {key: value for key, value in message.items() if value is not None}
        post.edits += 1
        self.touch("edited", chat, post)

    def delete(self, chat: Chat, post: Post) -> None:
        """The message is gone for everybody."""
        post.deleted = True
        self.touch("deleted", chat, post)

    # -- buttons --------------------------------------------------------------------------------------------------

    def ask(self, user: User, post: Post, data: str) -> int:
        """A person taps: a callback query that lives 150 s. Returns the id of the update."""
        query_id = str(4_382_000_000_000_000 + self._next_number())
        chat_id = post.message["chat"]["id"]
        self._queries[query_id] = _Query(user.id, chat_id, self.now())
        return self.updates.push(
            "callback_query",
            {
                "id": query_id,
                "from": user.card(),
                "message": post.message,
                "chat_instance": str(-chat_id),
                "data": data,
            },
        )

    def answer(self, query_id: str, text: str, *, alert: bool, url: str) -> None:
        """Show the answer to a tap; `ApiError` 400 if the tap is unknown or too long ago."""
        query = self._queries.get(query_id)
        if query is None or self.now() - query.asked_at > self._callback_lives:
            raise bad(_TOO_OLD)
        toast = Toast(text, alert, url, query.chat_id, query_id)
        self.toasts.setdefault(query.user_id, []).append(toast)
        self.tell({"event": "toast", "user_id": query.user_id, "chat_id": query.chat_id, "text": text, "alert": alert})

    # -- who watches ----------------------------------------------------------------------------------------------

    def touch(self, event: str, chat: Chat, post: Post) -> None:
        """Something happened to a message: those who wait look again."""
        post.tick = self.tick + 1
        if self._watchers:
            self.tell({"event": event, "chat_id": chat.id, "message_id": post.id})
        else:
            self.ring()

    def tell(self, event: Json) -> None:
        """Tell every watcher, and wake those who wait."""
        for watcher in self._watchers:
            watcher.put_nowait(event)
        self.ring()

    def ring(self) -> None:
        """Wake those who wait for a change."""
        self.tick += 1
        self._bell.set()
        self._bell = asyncio.Event()

    async def next_change(self) -> None:
        """Wait until anything changes."""
        await self._bell.wait()

    @contextmanager
    def changed(self) -> Iterator[asyncio.Queue[Json]]:
        """A queue of events for a page: message, edited, deleted, reaction, toast, action, commands, topic, fault …."""
        watcher: asyncio.Queue[Json] = asyncio.Queue()
        self._watchers.append(watcher)
        try:
            yield watcher
        finally:
            self._watchers.remove(watcher)


def _group_id(kind: str, number: int) -> int:
    return -1_002_100_000_000 - number if kind == "supergroup" else -4_210_000_000 - number


def _barrier(chat: Chat) -> ApiError | None:
    if chat.owner is None:
        reasons = {
            "left": f"bot is not a member of the {chat.kind} chat",
            "kicked": f"bot was kicked from the {chat.kind} chat",
        }
        reason = reasons.get(chat.bot_status)
    else:
        reason = _silence(chat.owner)
    return forbidden(reason) if reason else None


def _silence(user: User) -> str | None:
    if user.deactivated:
        return "user is deactivated"
    if user.blocked:
        return "bot was blocked by the user"
    return None if user.started else "bot can't initiate conversation with a user"
