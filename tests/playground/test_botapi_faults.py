"""Flood limits and trouble on purpose."""

import asyncio

import pytest
from telegram import Bot, InputMediaPhoto
from telegram.error import NetworkError, TimedOut

from bot.playground.botapi import Server
from bot.playground.errors import ApiError
from bot.playground.faults import Faults
from bot.playground.limits import Limits, Meter
from bot.playground.phones import PIXEL, Phone
from bot.playground.world import World
from tests.playground.conftest import Refusal

# PTB warns of its own RetryAfter
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


class Seconds:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def _retry(meter: Meter, chat_id: int = 1, method: str = "sendmessage", count: int = 1) -> int:
    try:
        meter.take(method, chat_id, count)
    except ApiError as error:
        return error.parameters["retry_after"]
    return 0


def test_a_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    clock = Seconds()
    meter = Meter(Limits(private_burst=3), clock)
    assert [_retry(meter) for _ in range(4)] == [0, 0, 0, 1]
    assert _retry(meter, chat_id=2) == 0
    clock.at += 1
    assert [_retry(meter), _retry(meter)] == [0, 1]


def test_a_group_takes_twenty_a_minute() -> None:
    clock = Seconds()
    meter = Meter(Limits(), clock)
    assert [_retry(meter, -1) for _ in range(21)] == [0] * 20 + [3]
    assert _retry(meter, -2, count=10) == 0


def test_all_chats_share_thirty_a_second() -> None:
    clock = Seconds()
    meter = Meter(Limits(), clock)
    assert [_retry(meter, chat_id) for chat_id in range(1, 32)] == [0] * 30 + [1]
    clock.at += 0.5
    assert [_retry(meter, chat_id) for chat_id in range(40, 56)] == [0] * 15 + [1]


def test_edits_count_if_so_wished_and_taps_never() -> None:
    clock = Seconds()
    for counts, expected in ((True, 1), (False, 0)):
        meter = Meter(Limits(private_burst=1, edits_count=counts), clock)
        meter.take("sendmessage", 1)
        assert _retry(meter, method="editmessagetext") == expected
        assert _retry(meter, method="answercallbackquery") == 0


async def test_too_many_messages_are_429_with_retry_after(
    bot: Bot, zhou: Phone, server: Server, refused: Refusal
) -> None:
    server.limits = Limits(private_burst=2, private_per_second=0.5)
    await bot.send_media_group(zhou.chat_id, [InputMediaPhoto(PIXEL)] * 2)
    answer = await refused(bot.send_message(zhou.chat_id, "x"))
    assert answer["description"] == "Too Many Requests: retry after 2"
    assert answer["parameters"] == {"retry_after": 2}
    server.limits = None
    await bot.send_message(zhou.chat_id, "x")


async def test_a_connection_that_breaks_before_or_after_the_effect(bot: Bot, zhou: Phone, server: Server) -> None:
    for trouble, effect in (("drop_before", 1), ("drop_after", 2)):
        server.faults.add(trouble, "sendMessage", times=1)
        with pytest.raises(NetworkError):
            await bot.send_message(zhou.chat_id, "x")
        assert len(zhou.chat) == effect
        assert server.calls[-1].answer is None
    await bot.send_message(zhou.chat_id, "x")


async def test_an_answer_that_never_comes(bot: Bot, zhou: Phone, server: Server) -> None:
    server.faults.add("mute", "sendMessage", times=1)
    with pytest.raises(TimedOut):
        await bot.send_message(zhou.chat_id, "已做", read_timeout=0.02)
    assert zhou.chat[-1].text == "已做"


async def test_server_errors_and_floods_for_n_calls(bot: Bot, zhou: Phone, server: Server, refused: Refusal) -> None:
    server.faults.add("error_500", "sendMessage", times=1)
    server.faults.add("error_502", "sendPhoto", times=1)
    server.faults.add("flood", "*", times=2, seconds=7)
    assert (await refused(bot.send_location(zhou.chat_id, 1, 1)))["parameters"] == {"retry_after": 7}
    assert (await refused(bot.get_me()))["error_code"] == 429
    assert (await refused(bot.send_message(zhou.chat_id, "x")))["error_code"] == 500
    assert (await refused(bot.send_photo(zhou.chat_id, PIXEL)))["error_code"] == 502
    await bot.send_message(zhou.chat_id, "x")
    assert len(zhou.chat) == 2


async def test_a_slow_call_is_done_though_nobody_waits(bot: Bot, zhou: Phone, server: Server) -> None:
    server.faults.add("delay", "sendMessage", seconds=0.05)
    with pytest.raises(TimedOut):
        await bot.send_message(zhou.chat_id, "迟到", read_timeout=0.02)
    assert (await zhou.hears("迟到")).text == "迟到"


async def test_latency_is_for_every_call(bot: Bot, server: Server) -> None:
    server.latency = 0.03
    before = asyncio.get_running_loop().time()
    await bot.get_me()
    assert asyncio.get_running_loop().time() - before >= 0.03


def test_chances_can_be_played_again() -> None:
    def storm(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add("error_500", chance=0.3)
        return [bool(faults.strike("sendmessage")) for _ in range(200)]

    assert storm(1) == storm(1) != storm(2)
    assert 30 < sum(storm(1)) < 90


def test_faults_are_cleared_one_by_one_or_all() -> None:
    faults = Faults()
    one, _ = faults.add("error_500", "getMe"), faults.add("error_502")
    faults.clear(one)
    assert [fault.trouble for fault in faults.active] == ["error_502"]
    faults.clear()
    assert faults.active == []


async def test_a_page_is_told_of_faults(world: World, server: Server) -> None:
    with world.changed() as events:
        server.faults.add("error_500")
        assert events.get_nowait()["active"][0]["trouble"] == "error_500"
        server.faults.clear()
        assert events.get_nowait()["active"] == []
