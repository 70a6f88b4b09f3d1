"""POST /control/<verb> with JSON: the world and its troubles in the hands of another process, such as a bench."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.playground import wire
from bot.playground.errors import ApiError, Json, bad
from bot.playground.limits import Limits
from bot.playground.methods_chat import open_topic
from bot.playground.phones import Phone

if TYPE_CHECKING:
    from bot.playground.botapi import Server

_PREFIX = "/control/"
_Verb = Callable[["Server", Json], Any]


class Control:
    """The control endpoint of one server. Answers are JSON objects; what it does not understand is 400 or 404."""

    def __init__(self, server: "Server") -> None:
        self._server = server

    async def respond(self, request: web.BaseRequest) -> web.Response:
        """Do one verb."""
        name = request.path.removeprefix(_PREFIX)
        if not request.path.startswith(_PREFIX) or name not in VERBS:
            raise ApiError(404, "Not Found")
        given = await wire.read(request)
        try:
            done = VERBS[name](self._server, given)
            return wire.reply(await done if isawaitable(done) else done)
        except (KeyError, TypeError, ValueError) as error:
            raise bad(f"{name}: {error!r}") from error


def _at() -> float:
    # the monotonic clock, which processes on one machine share
    return asyncio.get_running_loop().time()


def _users(server: "Server", given: Json) -> Json:
    """Make `count` people, by default with /start behind them; ids from `first_id`."""
    first = given.get("first_id")
    made = [
        server.world.user(
            f"{given.get('name', '住户')}{number}",
            user_id=first + number if first else None,
            started=given.get("started", True),
        )
        for number in range(given.get("count", 1))
    ]
    return {"ids": [user.id for user in made]}


def _group(server: "Server", given: Json) -> Json:
    """Make a group, with `topics` if it is to be a forum."""
    topics = given.get("topics", [])
    group = server.world.group(given["title"], forum=bool(topics))
    group.members |= dict.fromkeys(given.get("members", []), "member")
    return {"id": group.id, "topics": {name: open_topic(server.world, group, name).id for name in topics}}


async def _says(server: "Server", given: Json) -> Json:
    """Let people write: `messages` of user_id and text (or `data`: a tap on message_id), all at once."""
    world = server.world
    ids: list[int] = []
    for message in given["messages"]:
        phone = Phone(world, world.users[message["user_id"]], world.chats.get(message.get("chat_id", 0)))
        if "data" in message:
            ids += await phone.forges(message["data"], message["message_id"])
        else:
            ids += await phone.says(message["text"])
    return {"update_ids": ids, "at": _at()}


async def _block(server: "Server", given: Json) -> Json:
    """A person blocks the bot, or unblocks it."""
    phone = Phone(server.world, server.world.users[given["user_id"]])
    ids = await (phone.blocks_bot() if given.get("blocked", True) else phone.unblocks())
    return {"update_ids": list(ids)}


async def _wait(server: "Server", given: Json) -> Json:
    """Wait until `method` was called `count` times in all, at most `timeout` seconds."""
    method, count = given["method"], given["count"]
    try:
        async with asyncio.timeout(given.get("timeout", 60)):
            while server.counts[method] < count:
                await server.world.next_change()
    except TimeoutError:
        return {"reached": False, "count": server.counts[method], "at": _at()}
    return {"reached": True, "count": server.counts[method], "at": _at()}


def _inject(server: "Server", given: Json) -> Json:
    """Queue raw `updates` as they are; ids are given here."""
    return {"update_ids": [server.world.updates.push_raw(update) for update in given["updates"]], "at": _at()}


def _fault(server: "Server", given: Json) -> Json:
    """Switch a fault on: trouble, method, times, chance, seconds."""
    wanted = {key: given[key] for key in ("times", "chance", "seconds") if key in given}
    return asdict(server.faults.add(given["trouble"], given.get("method", "*"), **wanted))


def _clear(server: "Server", _: Json) -> Json:
    """Switch all faults off."""
    server.faults.clear()
    return {}


def _latency(server: "Server", given: Json) -> Json:
    """Every call takes `ms` longer."""
    server.latency = float(given["ms"]) / 1000
    return {}


def _limits(server: "Server", given: Json) -> Json:
    """Flood limits with these fields; {"off": true} for none."""
    server.limits = None if given.get("off") else Limits(**given)
    return asdict(server.limits) if server.limits else {}


def _stats(server: "Server", _: Json) -> Json:
    """What was called how often, and what is pending."""
    world = server.world
    posts = sum(post.by_bot for chat in world.chats.values() for post in chat.posts.values())
    counts = {"calls": dict(server.counts), "answers": dict(server.statuses)}
    return {**counts, "pending": len(world.updates), "users": len(world.users), "posts": posts, "at": _at()}


def _calls(server: "Server", given: Json) -> Json:
    """The remembered calls (of one `method`), newest last, at most `limit`; with `brief` only chat and time."""
    method = given.get("method")
    calls = [call for call in server.calls if method in {None, call.method}][-given.get("limit", 100_000) :]
    if given.get("brief"):
        return {"calls": [[call.params.get("chat_id"), call.at] for call in calls]}
    return {"calls": [asdict(call) for call in calls]}


def _chat(server: "Server", given: Json) -> Json:
    """What a person has on the screen."""
    world = server.world
    phone = Phone(world, world.users[given["user_id"]], world.chats.get(given.get("chat_id", 0)))
    return {"messages": [shown.json() for shown in phone.chat], "toasts": [asdict(toast) for toast in phone.toasts]}


def _reset(server: "Server", _: Json) -> Json:
    """Forget people, chats, updates, calls and faults."""
    world = server.world
    server.faults.clear()
    for kept in (world.users, world.chats, world.toasts, server.calls, server.counts, server.statuses):
        kept.clear()
    world.updates.forget()
    return {}


VERBS: dict[str, _Verb] = {
    "users": _users,
    "group": _group,
    "says": _says,
    "block": _block,
    "wait": _wait,
    "inject": _inject,
    "fault": _fault,
    "clear": _clear,
    "latency": _latency,
    "limits": _limits,
    "stats": _stats,
    "calls": _calls,
    "chat": _chat,
    "reset": _reset,
}
