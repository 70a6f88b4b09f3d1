"""A person of the play: types and taps on a phone, and hears by key what the house said."""

import asyncio
from collections.abc import Iterator
from typing import Any

from sqlalchemy import or_, select

from bot.playground.bubbles import Bubble
from bot.playground.people import Holder
from bot.playground.phones import Attachment, Phone
from bot.playground.screens import NotHeardError
from bot.playground.world import World
from bot.services.work import Desk
from bot.storage.tables import outbox, people

_PATIENCE = 10.0
_LOOK_SECONDS = 0.02


class Player:
    """One person with a phone. `heard` is everything the house wrote to them since they last acted."""

    def __init__(self, world: World, desk: Desk, holder: Holder) -> None:
        self.holder = holder
        self.phone = Phone(world, world.users[holder.id])
        self._world, self._desk = world, desk
        self._mark = 0

    async def says(self, text: str = "", *, photo: bool = False) -> None:
        """Type something, perhaps with a photo."""
        await self._note()
        await self.phone.says(text, photo=photo)

    async def sends_photos(self, count: int, caption: str = "") -> None:
        """Send several photos as an album."""
        await self._note()
        pixel = bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        )
        await self.phone.sends(*(Attachment("photo", pixel) for _ in range(count)), caption=caption)

    async def taps(self, action: str) -> None:
        """Press the newest button whose action it is (`repair-accept`), or whose label has it."""
        await self._note()
        data = await self.phone.waits(lambda: self._data(action), _PATIENCE)
        await self.phone.taps(data)

    async def hears(self, key: str, **args: Any) -> dict[str, Any]:
        """Wait for a letter with that key in it (and those arguments, as they lie in the outbox)."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while True:
                    for said in await self._said():
                        if said["$say"] == key and all(said["args"].get(n) == v for n, v in args.items()):
                            return said
                    await asyncio.sleep(_LOOK_SECONDS)
        except TimeoutError:
            told = [said["$say"] for said in await self._said()]
            raise NotHeardError(
                f"{self.holder.name} waited for {key!r} {args} and heard {told}\n{self.phone.transcript()}"
            ) from None

    async def waits_for_prompt(self) -> None:
        """Wait until a dialogue has shown its next question, or its summary."""
        await self.phone.waits(
            lambda: any("✕" in b.text for s in self.phone.fresh() for r in s.buttons for b in r), _PATIENCE
        )

    async def sees(self, text: str) -> Bubble:
        """Wait for a message on the screen that has the text in it."""
        return await self.phone.waits(lambda: next((b for b in self.phone.chat if text in b.text), None), _PATIENCE)

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

    async def _note(self) -> None:
        async with self._desk.database.transaction() as db:
            newest = (await db.execute(select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1))).scalar()
        self._mark = newest or 0

    async def _said(self) -> list[dict[str, Any]]:
        person = select(people.c.id).where(people.c.chat == self.holder.id).scalar_subquery()
        mine = or_(outbox.c.chat == self.holder.id, outbox.c.person == person)
        found = select(outbox.c.body).where(mine, outbox.c.id > self._mark, outbox.c.state == "sent")
        async with self._desk.database.transaction() as db:
            bodies = [row.body for row in await db.execute(found.order_by(outbox.c.id))]
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
