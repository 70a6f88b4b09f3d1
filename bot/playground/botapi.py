"""A local Bot API server, strict as the real one: `async with serve(world)`, or `python -m bot.playground.botapi`."""

import argparse
import asyncio
import signal
import sys
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any

from aiohttp import web
from aiohttp.http_parser import RawRequestMessage
from aiohttp.streams import StreamReader

from bot.playground import wire
from bot.playground.control import Control
from bot.playground.errors import ApiError, Json, bad, too_many
from bot.playground.faults import Fault, Faults, Trouble
from bot.playground.files import MAX_DOWNLOAD, MAX_UPLOAD
from bot.playground.limits import EDITING, SENDING, Limits, Meter
from bot.playground.methods import METHODS
from bot.playground.params import Params
from bot.playground.world import TOKEN, World

_NOT_FOUND = ApiError(404, "Not Found")
_UNAUTHORIZED = ApiError(401, "Unauthorized")
MAX_BODY = MAX_UPLOAD + 1024 * 1024


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `at` is the loop's time in seconds, `answer` the JSON sent (None: the connection was broken)."""

    method: str
    params: dict[str, Any]
    at: float
    answer: Json | None


class _Broken(Exception):
    """The connection is to be cut instead of answered."""


class Server:
    """The server's switches and what it saw. `latency` is seconds added to every call."""

    def __init__(self, world: World, *, limits: Limits | None = None, seed: int = 0, remember: int = 10_000) -> None:
        self.world = world
        self.faults = Faults(seed, told=world.tell)
        self.calls: deque[Call] = deque(maxlen=remember)
        self.counts: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.validate: Callable[[str, Params], None] | None = None
        self.violations: list[str] = []
        self.latency = 0.0
        self.url = ""
        self._meter = Meter(limits) if limits else None
        self._control = Control(self)

    @property
    def limits(self) -> Limits | None:
        """The flood limits in force; None: there are none."""
        return self._meter.limits if self._meter else None

    @limits.setter
    def limits(self, limits: Limits | None) -> None:
        self._meter = Meter(limits) if limits else None

    def called(self, method: str) -> list[Call]:
        """The remembered calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    async def respond(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one HTTP request."""
        path = request.path
        try:
            if path.startswith("/bot"):
                return await self._method(request, *_split(path[4:]))
            if path.startswith("/file/bot"):
                return self._file(*_split(path[9:]))
            return await self._control.respond(request)
        except ApiError as error:
            return wire.reply(error.body(), error.code)
        except _Broken:
            if request.transport:
                request.transport.abort()
            return web.Response()

    def _file(self, token: str, path: str) -> web.Response:
        if token != self.world.token:
            raise _UNAUTHORIZED
        stored = self.world.files.at(path)
        if stored is None or len(stored.data) > MAX_DOWNLOAD:
            raise _NOT_FOUND
        return web.Response(body=stored.data, content_type="application/octet-stream")

    async def _method(self, request: web.BaseRequest, token: str, name: str) -> web.Response:
        if token != self.world.token:
            raise _UNAUTHORIZED
        if name.lower() not in METHODS:
            raise _NOT_FOUND
        raw: Params = {}
        status, answer = 0, None  # what is remembered where the connection broke
        try:
            raw = await wire.read(request)
            status, answer = 200, {"ok": True, "result": await self._outcome(name.lower(), raw)}
        except ApiError as error:
            status, answer = error.code, error.body()
        finally:
            self._remember(name.lower(), raw, status, answer)
        return wire.reply(answer, status)

    def _remember(self, name: str, raw: Params, status: int, answer: Json | None) -> None:
        shown = METHODS[name][0]
        self.counts[shown] += 1
        self.statuses[status] += 1
        self.calls.append(Call(shown, wire.plain(raw), asyncio.get_running_loop().time(), answer))
        self.world.ring()

    async def _outcome(self, name: str, raw: Params) -> Any:
        """The result of a call with its troubles; faults strike before the effect but for the lost answer."""
        if self.latency:
            await asyncio.sleep(self.latency)
        faults = self.faults.strike(name)
        for fault in faults:
            await self._strike(fault)
        result = await self._effect(name, raw)
        for fault in faults:
            result = await self._aftermath(fault, result)
        return result

    async def _aftermath(self, fault: Fault, result: Any) -> Any:
        match fault.trouble:
            case Trouble.DUPLICATE:
                return [*self.world.updates.again(), *result]
            case Trouble.MUTE:
                await self.faults.hang()
                raise _Broken
            case Trouble.DROP_AFTER:
                raise _Broken
        return result

    async def _strike(self, fault: Fault) -> None:
        match fault.trouble:
            case Trouble.DELAY:
                await asyncio.sleep(fault.seconds)
            case Trouble.HANG:
                await self.faults.hang()
                raise _Broken
            case Trouble.DROP_BEFORE:
                raise _Broken
            case Trouble.ERROR_500:
                raise ApiError(500, "Internal Server Error")
            case Trouble.ERROR_502:
                raise ApiError(502, "Bad Gateway")
            case Trouble.FLOOD:
                raise too_many(int(fault.seconds))
            case Trouble.MANGLED:
                self.world.updates.push_raw({"message": {"message_id": "none", "date": "yesterday"}})

    async def _effect(self, name: str, raw: Params) -> Any:
        shown, method = METHODS[name]
        params = method.read(raw)
        if self.validate:
            self._inspect(self.validate, shown, {**raw, **params})
        if self._meter and (name in SENDING or name in EDITING) and "chat_id" in params:
            chat = self.world.reachable(params["chat_id"])
            self._meter.take(name, chat.id, len(params.get("media", ())) if name == "sendmediagroup" else 1)
        result = method.act(self.world, params)
        return await result if isawaitable(result) else result

    def _inspect(self, check: Callable[[str, Params], None], shown: str, params: Params) -> None:
        try:
            check(shown, params)
        except Exception as error:
            self.violations.append(f"{shown}: {error}")
            raise bad(f"{shown} refused by the check: {error}") from error


def _split(path: str) -> tuple[str, str]:
    token, _, rest = path.partition("/")
    return token, rest


@asynccontextmanager
async def serve(
    world: World,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    limits: Limits | None = None,
    seed: int = 0,
) -> AsyncIterator[Server]:
    """Serve the world; port 0 takes a free one. `server.url` is the base to which "/bot<token>/" is added."""
    server = Server(world, limits=limits, seed=seed)
    runner = web.ServerRunner(
        web.Server(server.respond, request_factory=_request, access_log=None), shutdown_timeout=0.2
    )
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    bound = runner.addresses[0][1]
    server.url = f"http://{host}:{bound}"
    try:
        yield server
    finally:
        server.faults.clear()
        world.updates.close()
        await runner.cleanup()


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: Any,
    task: "asyncio.Task[None]",
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MAX_BODY)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # a process of its own, where the building's clock is not known


async def _alone(given: argparse.Namespace) -> None:
    world = World(_now, token=given.token, username=given.username)
    limits = None if given.no_limits else Limits()
    async with serve(world, port=given.port, limits=limits, seed=given.seed) as server:
        server.latency = given.latency_ms / 1000
        server.calls = deque(maxlen=given.remember)
        sys.stdout.write(f"serving {server.url}\n")
        sys.stdout.flush()
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await stop.wait()


def main() -> None:
    """Serve an empty world until SIGTERM; the first line on stdout is "serving <url>". POST /control/… fills it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0)
    parser.add_argument("--no-limits", action="store_true")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default="guanjia_bot")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--remember", type=int, default=10_000, help="how many calls /control/calls can show")
    asyncio.run(_alone(parser.parse_args()))


if __name__ == "__main__":
    main()
