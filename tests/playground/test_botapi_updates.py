"""How updates reach the bot, and how they do not."""

import asyncio
from typing import Any

import pytest
from telegram import Bot
from telegram.error import Conflict, TimedOut

from bot.playground.botapi import Server, serve
from bot.playground.phones import Phone
from bot.playground.world import World
from tests.playground.conftest import Hand, Raw, Refusal


async def test_updates_stay_until_they_are_confirmed(bot: Bot, zhou: Phone) -> None:
    one = (await bot.get_updates())[0]
    (two,) = await zhou.says("二")
    assert [update.update_id for update in await bot.get_updates()] == [one.update_id, two]
    assert [update.update_id for update in await bot.get_updates(offset=two)] == [two]
    assert await bot.get_updates(offset=two + 1) == ()
    assert two == one.update_id + 1


async def test_a_batch_has_at_most_100_and_minus_one_takes_the_last(bot: Bot, zhou: Phone) -> None:
    ids = [update for number in range(120) for update in await zhou.says(str(number))]
    assert len(await bot.get_updates(limit=7)) == 7
    assert len(await bot.get_updates()) == 100
    assert [update.update_id for update in await bot.get_updates(offset=-1)] == [ids[-1]]


async def test_a_long_poll_wakes_with_the_first_update(bot: Bot, zhou: Phone) -> None:
    done = (await bot.get_updates())[-1].update_id + 1
    poll = asyncio.create_task(bot.get_updates(offset=done, timeout=50))
    (update,) = (await asyncio.gather(poll, _soon(zhou)))[0]
    assert update.message
    assert update.message.text == "醒醒"


async def _soon(phone: Phone) -> None:
    await phone.world.updates.waited_for.wait()
    await phone.says("醒醒")


async def test_an_empty_poll_ends_by_itself(bot: Bot) -> None:
    assert await bot.get_updates(timeout=0) == ()


async def test_unconfirmed_updates_live_24_hours(bot: Bot, zhou: Phone, now: Hand) -> None:
    now.moves(hours=24)
    assert len(await bot.get_updates()) == 1
    now.moves(seconds=1)
    assert await bot.get_updates() == ()


async def test_a_second_poller_cuts_the_first(bot: Bot, raw: Raw, server: Server) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await server.world.updates.waited_for.wait()
    (status, answer), _ = await asyncio.gather(raw("getUpdates", json={"timeout": 50}), _close(first, server))
    assert (status, answer["result"]) == (200, [])


async def _close(first: asyncio.Task[Any], server: Server) -> None:
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await server.world.updates.waited_for.wait()
    server.world.updates.close()


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    assert (await refused(bot.set_webhook("http://example.org")))["error_code"] == 400
    await bot.set_webhook("https://example.org/hook", secret_token="abc")  # noqa: S106  # not a secret
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    answer = await refused(bot.get_updates())
    assert (answer["error_code"], answer["description"][:38]) == (409, "Conflict: can't use getUpdates method ")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_only_the_kinds_asked_for_arrive(bot: Bot, zhou: Phone) -> None:
    assert await zhou.reacts(1, "👍") == ()
    await bot.get_updates(allowed_updates=["message_reaction", "nonsense"])
    assert await zhou.says("听不见") == ()
    assert len(await zhou.reacts(1, "❤")) == 1
    reaction = (await bot.get_updates(offset=-1))[0].message_reaction
    assert reaction
    assert (reaction.old_reaction[0], reaction.message_id) == (reaction.old_reaction[0], 1)
    await bot.get_updates(allowed_updates=[])
    assert len(await zhou.says("听见")) == 1


async def test_ids_start_where_one_likes(now: Hand) -> None:
    world = World(now, first_update_id=77)
    phone = Phone(world, world.user("王"))
    assert await phone.says("x") == (77,)
    world.updates.restart_ids(5)
    assert await phone.says("y") == (5,)


async def test_confirmed_updates_can_come_again(bot: Bot, zhou: Phone, server: Server) -> None:
    first = (await bot.get_updates())[0].update_id
    (second,) = await zhou.says("二")
    await bot.get_updates(offset=second)
    server.faults.add("duplicate", times=1)
    assert [update.update_id for update in await bot.get_updates(offset=second)] == [first, second]
    assert [update.update_id for update in await bot.get_updates(offset=second)] == [second]


async def test_an_update_nobody_can_read(raw: Raw, bot: Bot, zhou: Phone, server: Server) -> None:
    server.faults.add("mangled", "getUpdates", times=1)
    _, answer = await raw("getUpdates")
    assert answer["result"][1]["message"] == {"message_id": "none", "date": "yesterday"}
    with pytest.raises(TypeError):
        await bot.get_updates()


async def test_a_poll_that_hangs(bot: Bot, zhou: Phone, server: Server) -> None:
    server.faults.add("hang", "getUpdates")
    with pytest.raises(TimedOut):
        await bot.get_updates(read_timeout=0.05)
    assert (await bot.get_me()).username == "guanjia_bot"


async def test_the_server_stops_while_somebody_polls(world: World) -> None:
    async with serve(world) as server, Bot(world.token, base_url=f"{server.url}/bot") as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=50))
        await world.updates.waited_for.wait()
        world.updates.close()
        assert await poll == ()
