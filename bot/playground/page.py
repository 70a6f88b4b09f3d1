"""The page with the phones: what the world shows goes out over a web socket, what a person does comes back in."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web

from bot.clock import Clock
from bot.playground.bubbles import Bubble
from bot.playground.people import FIRST_PHONES, Holder
from bot.playground.phones import Attachment, Phone
from bot.playground.world import World

_FOLDER = Path(__file__).parent / "page"
_JUMP_LIMIT = timedelta(days=800)
Invite = Callable[[str], Awaitable[str]]
"""A new invite code for the person with that code."""
NextDue = Callable[[], Awaitable[datetime | None]]


@dataclass(frozen=True)
class Stage:
    """What the page stands on; `patience` seconds are given to a page to take what it is told."""

    world: World
    clock: Clock
    building: str
    holders: tuple[Holder, ...]
    invite: Invite
    next_due: NextDue
    patience: float = 2.0
    sockets: dict[web.WebSocketResponse, asyncio.WriteTransport | None] = field(default_factory=dict)

    def phone(self, who: int) -> Phone:
        """Somebody's phone. Raises KeyError where nobody has that number."""
        return Phone(self.world, self.world.users[who])


def application(stage: Stage) -> web.Application:
    """The page's web application."""
    served = web.Application(client_max_size=64 * 1024 * 1024)

    async def index(_: web.Request) -> web.FileResponse:
        return web.FileResponse(_FOLDER / "index.html")

    async def socket(request: web.Request) -> web.WebSocketResponse:
        return await _talk(stage, request)

    async def photos(request: web.Request) -> web.Response:
        return await _photos(stage, request)

    async def file(request: web.Request) -> web.Response:
        stored = stage.world.files.at(request.match_info["path"])
        if stored is None:
            raise web.HTTPNotFound
        return web.Response(body=stored.data, content_type=stored.mime or "application/octet-stream")

    served.add_routes(
        [
            web.get("/", index),
            web.get("/play/ws", socket),
            web.post("/play/photos", photos),
            web.get("/play/file/{path:.+}", file),
            web.static("/", _FOLDER),
        ]
    )
    return served


async def broadcast(stage: Stage) -> None:
    """Pass on what happens in the world to every open page, for ever."""
    with stage.world.changed() as events:
        while True:
            event = await events.get()
            if told := _told(stage, event):
                await _everywhere(stage, told)


async def _everywhere(stage: Stage, told: dict[str, Any]) -> None:
    """Tell every open page at the same time. One that breaks or does not listen is let go; it will connect anew."""
    await asyncio.gather(*(_tell(stage, page, told) for page in tuple(stage.sockets)))


async def _tell(stage: Stage, page: web.WebSocketResponse, told: dict[str, Any]) -> None:
    try:
        async with asyncio.timeout(stage.patience):
            await page.send_json(told)
    except (TimeoutError, OSError, RuntimeError):
        line = stage.sockets.pop(page, None)
        if line:
            line.abort()  # a polite close would wait for who does not listen


def _told(stage: Stage, event: dict[str, Any]) -> dict[str, Any] | None:
    chat = event.get("chat_id", event.get("user_id"))
    match event["event"]:
        case "message" | "edited" | "reaction":
            kind = "message" if event["event"] == "message" else "edited"
            shown = _one(stage, int(chat or 0), event["message_id"])
            return {"kind": kind, "chat": chat, "message": shown} if shown else None
        case "deleted":
            return {"kind": "deleted", "chat": chat, "ids": [event["message_id"]]}
        case "toast":
            return {"kind": "toast", "chat": event["user_id"], "text": event["text"], "alert": event["alert"]}
        case "action":
            return {"kind": "typing", "chat": chat}
    return None


def _one(stage: Stage, chat: int, message: int) -> dict[str, Any] | None:
    if chat not in stage.world.users:
        return None  # a group, for which there is no phone on the page
    found = next((b for b in stage.phone(chat).history if b.message_id == message), None)
    return _message(stage, found) if found else None


def _message(stage: Stage, shown: Bubble) -> dict[str, Any]:
    url = f"play/file/{shown.media.path}" if shown.media else ""
    picture = shown.media is not None and shown.media.kind == "photo"
    return {
        "id": shown.message_id,
        "from": "bot" if shown.by_bot else "me",
        "html": shown.html,
        "keys": [
            [{"text": b.text, "style": b.style, b.kind.removesuffix("_text"): b.value} for b in row]
            for row in shown.buttons
        ],
        "pictures": [url] if picture else [],
        "paper": {"name": shown.media.name or shown.media.kind, "url": url} if shown.media and not picture else None,
        "edited": bool(shown.edits),
        "time": f"{stage.clock.local(datetime.fromtimestamp(shown.date, stage.clock.zone)):%H:%M}",
        "mark": "".join(shown.reactions),
    }


async def _talk(stage: Stage, request: web.Request) -> web.WebSocketResponse:
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="this page is played from its own address")
    socket = web.WebSocketResponse(heartbeat=30, timeout=stage.patience)
    await socket.prepare(request)
    await socket.send_json(_hello(stage))
    stage.sockets[socket] = cast("asyncio.WriteTransport | None", request.transport)
    try:
        async for said in socket:
            if said.type is WSMsgType.TEXT:
                await _taken(stage, socket, said.data)
    finally:
        stage.sockets.pop(socket, None)
    return socket


async def _taken(stage: Stage, socket: web.WebSocketResponse, data: str) -> None:
    """Do what was said; what makes no sense is answered, and nothing is done."""
    try:
        await _do(stage, json.loads(data))
    except (ValueError, LookupError, OverflowError, RecursionError, PermissionError) as error:
        await socket.send_json({"kind": "refused", "why": f"{type(error).__name__}: {error}"[:200]})


def _hello(stage: Stage) -> dict[str, Any]:
    ids = {holder.code: holder.id for holder in stage.holders}
    return {
        "kind": "hello",
        "building": stage.building,
        "people": [holder.card for holder in stage.holders],
        "first": [ids[code] for code in FIRST_PHONES if code in ids],
        "chats": {h.id: [_message(stage, b) for b in stage.phone(h.id).chat] for h in stage.holders},
        "commands": {h.id: stage.phone(h.id).commands for h in stage.holders},
        "clock": _clock(stage),
    }


def _clock(stage: Stage) -> dict[str, Any]:
    return {"kind": "clock", "local": f"{stage.clock.local():%Y-%m-%dT%H:%M:%S}"}


def _replied_to(stage: Stage, who: int, message: Any) -> int | None:
    """The message of their chat that somebody replies to; None where it is not on the screen."""
    return message if message in {shown.message_id for shown in stage.phone(who).chat} else None


async def _do(stage: Stage, it: Any) -> None:
    match it:
        case {"do": "say", "who": int(who), "text": str(text)} if who in stage.world.users:
            await stage.phone(who).says(text, reply_to=_replied_to(stage, who, it.get("reply")))
        case {"do": "tap", "who": int(who), "message": int(message), "row": int(row), "column": int(column)}:
            await _tap(stage, who, message, row, column)
        case {"do": "start", "who": int(who)}:
            await _start(stage, who)
        case {"do": "clock"}:
            await _move(stage, it)
        case _:
            raise ValueError("nothing that can be done here")


async def _tap(stage: Stage, who: int, message: int, row: int, column: int) -> None:
    phone = stage.phone(who)
    shown = next((b for b in phone.chat if b.message_id == message), None)
    if shown and row < len(shown.buttons) and column < len(shown.buttons[row]):
        await phone.taps(shown.buttons[row][column], message)


async def _start(stage: Stage, who: int) -> None:
    code = {holder.id: holder.code for holder in stage.holders}[who]
    payload = f" {await stage.invite(code)}" if code else ""
    await stage.phone(who).says(f"/start{payload}")


async def _move(stage: Stage, how: dict[str, Any]) -> None:
    now = stage.clock.now()
    match how:
        case {"minutes": int(minutes)}:
            target = now + timedelta(minutes=minutes)
        case {"to": str(to)}:
            target = datetime.fromisoformat(to).replace(tzinfo=stage.clock.zone)
        case _:
            target = await stage.next_due() or now
    if abs(target - now) <= _JUMP_LIMIT:
        stage.clock.set(target)
    await _everywhere(stage, _clock(stage))


async def _photos(stage: Stage, request: web.Request) -> web.Response:
    who = request.query.get("who", "")
    if not who.isdecimal() or int(who) not in stage.world.users:
        raise web.HTTPNotFound(text="nobody has that number")
    form = await request.post()
    pictures = [part.file.read() for part in form.getall("photo", []) if isinstance(part, web.FileField)]
    if pictures:
        files = [Attachment("photo", data) for data in pictures[:10]]
        await stage.phone(int(who)).sends(*files, caption=str(form.get("caption", "")))
    return web.Response()


async def refresh_commands(stage: Stage, seconds: float = 3.0) -> None:
    """The commands menu changes rarely; look now and then."""
    known: dict[int, Any] = {}
    while True:
        for holder in stage.holders:
            menu = stage.phone(holder.id).commands
            if known.get(holder.id) != menu:
                known[holder.id] = menu
                await _everywhere(stage, {"kind": "commands", "chat": holder.id, "commands": menu})
        await asyncio.sleep(seconds)
