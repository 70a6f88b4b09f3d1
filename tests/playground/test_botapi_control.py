"""Another process holds the world by /control/<verb>."""

import asyncio
import signal
import sys

import aiohttp

from bot.playground.botapi import Server
from tests.playground.conftest import Raw


async def test_people_are_made_speak_and_are_counted(raw: Raw, server: Server) -> None:
    _, made = await raw("/control/users", json={"count": 3, "first_id": 1001})
    assert made == {"ids": [1001, 1002, 1003]}
    _, said = await raw("/control/says", json={"messages": [{"user_id": user, "text": "你好"} for user in made["ids"]]})
    assert len(said["update_ids"]) == 3
    _, polled = await raw("getUpdates", json={"limit": 2})
    assert [update["message"]["from"]["id"] for update in polled["result"]] == [1001, 1002]
    await raw("sendMessage", json={"chat_id": 1001, "text": "您好"})
    _, stats = await raw("/control/stats")
    assert (stats["calls"], stats["pending"], stats["posts"]) == ({"getUpdates": 1, "sendMessage": 1}, 3, 1)
    _, calls = await raw("/control/calls", json={"method": "sendMessage", "brief": True})
    assert calls["calls"][0][0] == 1001
    _, chat = await raw("/control/chat", json={"user_id": 1001})
    assert [shown["text"] for shown in chat["messages"]] == ["你好", "您好"]


async def test_groups_taps_blocks_and_raw_updates(raw: Raw) -> None:
    await raw("/control/users", json={"first_id": 7})
    _, group = await raw("/control/group", json={"title": "值班", "topics": ["一号楼"], "members": [7]})
    assert list(group["topics"]) == ["一号楼"]
    await raw("sendMessage", json={"chat_id": 7, "text": "x"})
    await raw("/control/says", json={"messages": [{"user_id": 7, "message_id": 1, "data": "v1:ok"}]})
    await raw("/control/block", json={"user_id": 7})
    await raw("/control/inject", json={"updates": [{"message": {"broken": True}}]})
    _, polled = await raw("getUpdates")
    assert [min(update) for update in polled["result"]] == ["callback_query", "my_chat_member", "message"]
    status, _ = await raw("sendMessage", json={"chat_id": 7, "text": "x"})
    assert status == 403


async def test_switches(raw: Raw, server: Server) -> None:
    await raw("/control/fault", json={"trouble": "error_500", "method": "getMe", "times": 1})
    assert (await raw("getMe"))[0] == 500
    await raw("/control/fault", json={"trouble": "error_500"})
    await raw("/control/clear")
    assert (await raw("getMe"))[0] == 200
    await raw("/control/latency", json={"ms": 1})
    assert server.latency == 0.001
    await raw("/control/limits", json={"private_burst": 2})
    assert server.limits
    assert server.limits.private_burst == 2
    await raw("/control/limits", json={"off": True})
    assert server.limits is None
    await raw("/control/users", json={})
    await raw("/control/reset")
    assert (server.world.users, server.calls) == ({}, type(server.calls)())


async def test_waiting_for_calls(raw: Raw) -> None:
    waiting = raw("/control/wait", json={"method": "getMe", "count": 2, "timeout": 5})
    (_, reached), *_ = await asyncio.gather(waiting, raw("getMe"), raw("getMe"))
    assert reached["reached"]
    _, late = await raw("/control/wait", json={"method": "getMe", "count": 3, "timeout": 0})
    assert (late["reached"], late["count"]) == (False, 2)


async def test_what_is_not_understood_is_refused(raw: Raw) -> None:
    assert (await raw("/control/explode"))[0] == 404
    assert (await raw("/control/fault", json={"trouble": "earthquake"}))[0] == 400
    assert (await raw("/control/group", json={}))[0] == 400


async def test_it_runs_alone() -> None:
    command = (sys.executable, "-m", "bot.playground.botapi", "--latency-ms", "1", "--no-limits")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    url = (await process.stdout.readline()).decode().split()[1]
    async with aiohttp.ClientSession() as http, http.post(f"{url}/control/stats") as response:
        assert (await response.json())["calls"] == {}
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
