"""A person of the play: types and taps on a phone, and hears by key what the house said."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from sqlalchemy import bindparam, or_, select

from bot.playground.bubbles import Bubble
from bot.playground.chats import Chat
from bot.playground.people import Holder
from bot.playground.phones import PIXEL, Attachment, Phone
from bot.playground.screens import NotHeardError
from bot.playground.world import World
from bot.services.work import Desk
from bot.storage.tables import outbox, people
from bot.talk import LetterState, Verb

_PATIENCE = 10.0
_RINGING = (Verb.SAY, Verb.RING)
_HEARD = tuple(verb for verb in Verb if verb is not Verb.RETRACT)
_LOOK_SECONDS, _AT_MOST = 0.04, 0.32
"""A letter is sent before it is written down as sent: so long after a change they look, or while nothing changes."""
# Asked over and over: built once.
_ARRIVED = (
    select(outbox.c.body)
    .where(
        outbox.c.id > bindparam("mark"),
        outbox.c.state == LetterState.SENT,
        outbox.c.verb.in_(bindparam("verbs", expanding=True)),
    )
    .order_by(outbox.c.id)
)
_IN_GROUP = _ARRIVED.where(outbox.c.chat == bindparam("chat_"))
_THEIRS = select(people.c.id).where(people.c.chat == bindparam("chat_")).scalar_subquery()
_IN_PRIVATE = _ARRIVED.where(
    or_(outbox.c.chat == bindparam("chat_"), (outbox.c.person == _THEIRS) & outbox.c.chat.is_(None))
)
_NEWEST = select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1)


class Player:
    """One person with a phone: what they hear is what the house wrote to them since they last acted.

    `spoke` and `tapped` count what they had to do: a dialogue should cost its people little.
    """

    def __init__(
        self, world: World, desk: Desk, holder: Holder, group: Chat | None = None, topic: int | None = None
    ) -> None:
        self.holder = holder
        self.phone = Phone(world, world.users[holder.id], group, topic)
        self.spoke = self.tapped = 0
        self.once_more: Callable[[], Awaitable[None]] = self.says
        """Does again what they said or tapped last."""
        self._world, self._desk, self._group = world, desk, group
        self._mark = 0

    def within(self, group: Chat, topic: int | None = None) -> "Player":
        """The same person with a group (and a topic of it) open: they speak, tap and hear there."""
        return Player(self._world, self._desk, self.holder, group, topic)

    async def says(self, text: str = "", *, photo: bool = False) -> None:
        """Type something, perhaps with a photo."""
        self.once_more = partial(self.says, text, photo=photo)
        await self._speaks()
        await self.phone.says(text, photo=photo)

    async def replies(self, to: str, text: str = "", *, photo: bool = False) -> None:
        """Reply to the newest message on the screen that has `to` in it."""
        answered = await self.sees_newest(to)
        await self._speaks()
        await self.phone.says(text, photo=photo, reply_to=answered.message_id)

    async def edits(self, was: str, text: str) -> None:
        """Change one's own newest message that reads so."""
        own = next(s for s in reversed(self.phone.chat) if s.text == was and not s.by_bot)
        await self._speaks()
        await self.phone.edits(own.message_id, text)

    async def forwards(self, message: int, source: Chat) -> None:
        """Forward a message of another chat to the house."""
        await self._speaks()
        await self.phone.forwards(message, source=source)

    async def sends_voice(self, seconds: int = 3) -> None:
        """Send a voice note."""
        await self._speaks()
        await self.phone.sends_voice(seconds=seconds)

    async def sends_photos(self, count: int, caption: str = "") -> None:
        """Send several photos as an album."""
        await self.sends(*(Attachment("photo", PIXEL) for _ in range(count)), caption=caption)

    async def sends(self, *files: Attachment, caption: str = "") -> None:
        """Send files, perhaps with words under them."""
        await self._speaks()
        await self.phone.sends(*files, caption=caption)

    async def taps(self, action: str) -> None:
        """Press the newest button whose action it is (`repair-accept`), or whose label has it."""
        self.once_more = partial(self.taps, action)
        await self._note()
        self.tapped += 1
        data = await self.phone.waits(lambda: self._data(action), _PATIENCE)
        await self.phone.taps(data)

    async def forges(self, data: str) -> None:
        """Press a button that is not there, under the house's last message, as a forged client can."""
        await self._note()
        shown = self.phone.last
        if shown is None:
            raise LookupError("the house has said nothing yet")
        await self.phone.forges(data, shown.message_id)

    def begins(self) -> None:
        """Count from here."""
        self.spoke = self.tapped = 0

    async def hears(self, key: str, **args: Any) -> dict[str, Any]:
        """Wait for a letter with that key in it (and those arguments, as they lie in the outbox)."""
        return await self._waits_for(key, args, _HEARD)

    async def is_called(self, key: str, **args: Any) -> dict[str, Any]:
        """The same, but it must ring: a new message, not an edit of what hangs there already."""
        return await self._waits_for(key, args, _RINGING)

    async def heard(self) -> list[str]:
        """The keys of everything that has come since they last acted."""
        return [said["$say"] for said in await self._said(tuple(Verb))]

    async def _waits_for(self, key: str, args: dict[str, Any], verbs: tuple[Verb, ...]) -> dict[str, Any]:
        # Never cancelled in the middle of a look: that would take the house's own transaction along.
        end, pause = asyncio.get_running_loop().time() + _PATIENCE, _LOOK_SECONDS
        while True:
            tick, told = self._world.tick, await self._said(verbs)
            for said in told:
                if said["$say"] == key and all(said["args"].get(n) == v for n, v in args.items()):
                    return said
            if asyncio.get_running_loop().time() > end:
                heard = [said["$say"] for said in told]
                raise NotHeardError(
                    f"{self.holder.name} waited for {key!r} {args} and heard {heard}\n{self.phone.transcript()}"
                )
            if self._world.tick == tick:
                await self._stirs(pause)
            if changed := self._world.tick != tick:
                await asyncio.sleep(_LOOK_SECONDS / 2)
            pause = _LOOK_SECONDS if changed else min(2 * pause, _AT_MOST)

    async def _stirs(self, patience: float) -> None:
        """Wait for a change on some screen; at most so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._world.next_change()

    async def waits_for_prompt(self) -> None:
        """Wait until a dialogue has shown its next question, or its summary."""
        await self.phone.waits(
            lambda: any("✕" in b.text for s in self.phone.fresh() for r in s.buttons for b in r), _PATIENCE
        )

    async def sees(self, text: str) -> Bubble:
        """Wait for a message on the screen that has the text in it."""
        return await self.phone.waits(lambda: next((b for b in self.phone.chat if text in b.text), None), _PATIENCE)

    async def sees_newest(self, text: str) -> Bubble:
        """The same, the newest one that has it."""
        return await self.phone.waits(
            lambda: next((b for b in reversed(self.phone.chat) if text in b.text and b.by_bot), None), _PATIENCE
        )

    async def sees_toast(self, part: str = "") -> str:
        """Wait for the note that the last tap brought."""
        toasts = await self.phone.waits(
            lambda: [t.text for t in self.phone.toasts if part in t.text and t.text] or None, _PATIENCE
        )
        return toasts[-1]

    @property
    def buttons(self) -> list[str]:
        """The actions of all buttons on the screen, newest message first."""
        return [b.value for shown in reversed(self.phone.chat) for row in shown.buttons for b in row]

    def _data(self, action: str) -> str | None:
        for shown in reversed(self.phone.chat):
            for row in shown.buttons:
                for b in row:
                    if b.value == f"v1:{action}" or b.value.startswith(f"v1:{action}:") or action in b.text:
                        return b.value
        return None

    async def _speaks(self) -> None:
        self.spoke += 1
        await self._note()

    async def _note(self) -> None:
        async with self._desk.database.transaction() as db:
            newest = (await db.execute(_NEWEST)).scalar()
        self._mark = newest or 0

    async def _said(self, verbs: tuple[Verb, ...]) -> list[dict[str, Any]]:
        group = self._group
        arrived, chat = (_IN_GROUP, group.id) if group else (_IN_PRIVATE, self.holder.id)
        wanted = {"mark": self._mark, "verbs": verbs, "chat_": chat}
        async with self._desk.database.transaction() as db:
            bodies = [row.body for row in await db.execute(arrived, wanted)]
        return [said for body in bodies for said in _sentences(body.get("say"))]


def _sentences(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "$say" in value:
            yield value
        for inner in value.values():
            yield from _sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner)
