"""A screen: what one person sees of one chat with the bot, and waiting until something appears on it."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from bot.playground.bubbles import Bubble, Button, bubble
from bot.playground.chats import Chat, Post, User
from bot.playground.errors import Json
from bot.playground.world import Toast, World

_PATIENCE = 5.0
T = TypeVar("T")


class NotHeardError(AssertionError):
    """What was waited for did not come; the message shows the chat."""


class Screen:
    """What a person sees in their private chat with the bot, or in a `group` and there in a `topic`."""

    def __init__(self, world: World, user: User, group: Chat | None = None, topic: int | None = None) -> None:
        self.world = world
        self.user = user
        self.topic = topic
        self._chat = group or world.chats[user.id]
        self._mark = 0

    @property
    def chat_id(self) -> int:
        """The id of the chat it is in."""
        return self._chat.id

    @property
    def history(self) -> list[Bubble]:
        """Every message of the chat in order, also those deleted."""
        return [bubble(self.world, self._chat, post) for post in self._posts()]

    @property
    def chat(self) -> list[Bubble]:
        """The messages on the screen, in order."""
        return [shown for shown in self.history if not shown.deleted]

    @property
    def last(self) -> Bubble | None:
        """The newest message of the bot on the screen; None if it said nothing."""
        posts = [post for post in self._posts() if post.by_bot and not post.deleted]
        return bubble(self.world, self._chat, posts[-1]) if posts else None

    @property
    def keyboard(self) -> tuple[tuple[Button, ...], ...]:
        """The reply keyboard now below the text field, in rows; () if there is none."""
        for shown in reversed(self.history):
            if shown.keyboard or shown.keyboard_gone:
                return shown.keyboard
        return ()

    @property
    def toasts(self) -> list[Toast]:
        """Answers to this person's taps in this chat, oldest first."""
        return [toast for toast in self.world.toasts.get(self.user.id, ()) if toast.chat_id == self.chat_id]

    @property
    def commands(self) -> list[Json]:
        """The commands menu as this person sees it here."""
        admin = self._chat.members.get(self.user.id) in {"creator", "administrator"}
        return self.world.profile.menu_of(self.chat_id, self.user.id, self.user.language_code, admin=admin)

    def _posts(self) -> list[Post]:
        posts = self._chat.posts.values()
        return [post for post in posts if self.topic is None or post.message.get("message_thread_id") == self.topic]

    async def hears(self, wanted: str | Callable[[Bubble], Any], timeout: float = _PATIENCE) -> Bubble:  # noqa: ASYNC109
        """The first message of the bot, new or edited since this person last acted, with a text or passing a test."""
        accepts = wanted if callable(wanted) else lambda shown: wanted in shown.text
        return await self.waits(lambda: next((b for b in self.fresh() if accepts(b)), None), timeout)

    async def waits(self, look: Callable[[], T | None], timeout: float = _PATIENCE) -> T:  # noqa: ASYNC109
        """Look after every change of the world until there is something; `NotHeardError` after `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                while not (seen := look()):
                    await self.world.next_change()
        except TimeoutError:
            raise NotHeardError(f"{self.user.first_name} waited {timeout} s in vain:\n{self.transcript()}") from None
        return seen

    def fresh(self) -> list[Bubble]:
        """The bot's messages, new or edited since this person last acted (or `looked`)."""
        posts = [post for post in self._posts() if post.by_bot and not post.deleted and post.tick > self._mark]
        return [bubble(self.world, self._chat, post) for post in posts]

    def looked(self) -> None:
        """From now on only what comes later is fresh."""
        self._mark = self.world.tick

    def transcript(self) -> str:
        """The chat as plain text, for people who read a failed test."""
        return "\n".join(_line(shown) for shown in self.history[-20:])


def _line(shown: Bubble) -> str:
    buttons = " ".join(f"[{button.text}→{button.value}]" for row in shown.buttons for button in row)
    what = shown.text or shown.service or (shown.media.kind if shown.media else "")
    gone = " (deleted)" if shown.deleted else ""
    return f"{shown.message_id:>4} {shown.sender}: {what} {buttons}{gone}".rstrip()
