"""A scene as it happens: who says, taps and reads what, by the building's time; for people in front of a terminal."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from rich.console import Console

from bot.playground.bubbles import Bubble, bubble
from bot.playground.errors import Json
from bot.playground.theatre import Theatre

_ENTERING = ("/start ", "🔒", "✅ 登记好了", "✅ You are registered", "✅ 同意并进入", "✅ Agree and enter")
"""How everybody comes in, the same each time, is left out."""
_LINES = 4
"""So much of a card that only changed: what it is, and where it stands."""


@asynccontextmanager
async def told(theatre: Theatre, out: Console) -> AsyncIterator[None]:
    """Print what happens while the block runs."""
    with theatre.world.changed() as events:
        telling = asyncio.create_task(_tell(theatre, out, events))
        try:
            yield
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
            while not events.empty():
                _print(theatre, out, events.get_nowait())


async def _tell(theatre: Theatre, out: Console, events: "asyncio.Queue[Json]") -> None:
    while True:
        _print(theatre, out, await events.get())


def _print(theatre: Theatre, out: Console, event: Json) -> None:
    for line in _lines(theatre, event):
        out.print(line, markup=False, highlight=False)


def _lines(theatre: Theatre, event: Json) -> Iterator[str]:
    now = f"{theatre.clock.local():%H:%M}"
    match event["event"]:
        case "message" | "edited":
            chat = theatre.world.chats.get(event["chat_id"])
            post = chat.posts.get(event["message_id"]) if chat else None
            if chat is None or post is None or post.deleted:
                return
            shown = bubble(theatre.world, chat, post)
            if not shown.text.startswith(_ENTERING):
                yield from _said(now, _owner(theatre, chat.id), shown, again=event["event"] == "edited")
        case "tap" if not event["text"].startswith(_ENTERING):
            yield f"{now}  {_owner(theatre, event['chat_id'])} 👆 {event['text']}"
        case "toast" if event["text"]:
            yield f"{now}  {_owner(theatre, event['chat_id'])} 💬 {event['text']}"


def _owner(theatre: Theatre, chat: int) -> str:
    held = {holder.id: holder.name for holder in theatre.holders}
    return held.get(chat) or theatre.world.chats[chat].title or "—"


def _said(now: str, whose: str, shown: Bubble, *, again: bool) -> Iterator[str]:
    text = shown.text or shown.service or (f"({shown.media.kind} {shown.media.name})" if shown.media else "")
    lines = [line for line in text.splitlines() if line]
    mark = "✎" if again else "←" if shown.by_bot else "→"
    yield f"{now}  {whose} {mark} {lines[0] if lines else ''}"
    for line in lines[1 : _LINES if again else None]:
        yield f"        {line}"
    if shown.by_bot and not again and shown.buttons:
        yield "        " + " ".join(f"[{button.text}]" for row in shown.buttons for button in row)
