"""Requests over a real wire: what surely was not sent is told apart from what may have been."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channel.transport import NotSent, Transport


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """A server that answers, dawdles, or hangs up."""

    async def echo(request: web.Request) -> web.Response:
        form = await request.post()
        shown = {name: (v.filename if isinstance(v, web.FileField) else v) for name, v in form.items()}
        return web.json_response({"ok": True, "result": shown})

    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return web.Response()

    async def hangs_up(request: web.Request) -> web.Response:
        await request.read()
        if request.transport:
            request.transport.abort()
        return web.Response()

    application = web.Application()
    application.add_routes([web.post("/echo", echo), web.post("/slow", slow), web.post("/hangs-up", hangs_up)])
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    async with Transport(slots=2) as opened:
        yield opened


def data(**values: object) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in values.items()])


async def test_words_and_files_arrive(transport: Transport, address: str) -> None:
    status, body = await transport.do_request(f"{address}/echo", "POST", data(text="漏水 <b>"))
    assert (status, body) == (200, '{"ok": true, "result": {"text": "漏水 <b>"}}'.encode("ascii", "backslashreplace"))
    file = data(document=InputFile(b"content", filename="a.txt", attach=True), caption="x")
    _, body = await transport.do_request(f"{address}/echo", "POST", file)
    assert b'"a.txt"' in body
    assert b'"caption": "x"' in body


async def test_a_refused_connection_was_surely_not_sent(transport: Transport) -> None:
    with pytest.raises(NotSent):
        await transport.do_request("http://127.0.0.1:9/x", "POST", data(a=1))


async def test_no_free_connection_was_surely_not_sent(address: str) -> None:
    async with Transport(slots=1, pool=0.1) as narrow:
        busy = asyncio.create_task(narrow.do_request(f"{address}/slow", "POST", data(a=1)))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSent):
            await narrow.do_request(f"{address}/echo", "POST", data(a=1))
        busy.cancel()


async def test_a_closed_transport_sends_nothing_and_closes_twice() -> None:
    transport = Transport()
    with pytest.raises(NotSent):
        await transport.do_request("http://127.0.0.1:9/x", "POST")
    await transport.initialize()
    await transport.initialize()
    await transport.shutdown()
    await transport.shutdown()


async def test_an_answer_that_does_not_come_leaves_it_open_whether_it_took_effect(
    transport: Transport, address: str
) -> None:
    with pytest.raises(TimedOut) as late:
        await transport.do_request(f"{address}/slow", "POST", data(a=1), read_timeout=0.1)
    with pytest.raises(NetworkError) as broken:
        await transport.do_request(f"{address}/hangs-up", "POST", data(a=1))
    assert not isinstance(late.value, NotSent)
    assert not isinstance(broken.value, NotSent)


async def test_no_error_tells_the_address_which_holds_the_token(transport: Transport, address: str) -> None:
    for url in ("http://127.0.0.1:9/bot123:SECRET/x", f"{address}/hangs-up?bot123:SECRET"):
        with pytest.raises(NetworkError) as error:
            await transport.do_request(url, "POST", data(a=1))
        assert "SECRET" not in str(error.value)
