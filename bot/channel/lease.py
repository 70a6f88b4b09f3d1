"""Only one process polls: the lease, held while the house is open."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.domain.people import SYSTEM
from bot.services import leases
from bot.services.work import Desk

_RENEW_SECONDS = 10.0
_REAL = Clock("UTC")


class LeaseHeld(Exception):
    """Another process is running this bot."""


@asynccontextmanager
async def held(desk: Desk, name: str = "poller") -> AsyncIterator[None]:
    """Hold the lease for as long as the block runs; lose it, and the block is cancelled.

    Raises:
        LeaseHeld: somebody else holds it.

    """
    me = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    await _take(desk, name, me)
    async with asyncio.TaskGroup() as group:
        renewing = group.create_task(_renew(desk, name, me))
        try:
            yield
        finally:
            renewing.cancel()
            await desk.do(SYSTEM, lambda work: leases.release(work, name, me))


def _gone(holder: str) -> bool:
    """Whether the holder was a process of this machine that no longer exists: killed, so it gave nothing back."""
    host, _, rest = holder.partition(":")
    pid, _, _ = rest.partition(":")
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


async def _renew(desk: Desk, name: str, me: str) -> None:
    while True:
        await asyncio.sleep(_RENEW_SECONDS)
        await _take(desk, name, me)


async def _take(desk: Desk, name: str, me: str) -> None:
    holder = await desk.do(SYSTEM, lambda work: leases.hold(work, name, me, _REAL.now(), _gone))
    if holder != me:
        raise LeaseHeld(holder)
