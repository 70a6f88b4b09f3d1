"""Only one process polls: the lease, held while the house is open."""

import asyncio
import hashlib
import os
import secrets
import socket
from pathlib import Path

import structlog

from bot.clock import Clock
from bot.domain.people import SYSTEM
from bot.services import leases
from bot.services.work import Away, Desk

log = structlog.get_logger(__name__)

RENEW_SECONDS = 10.0
VALID_SECONDS = leases.VALID.total_seconds()
_REAL = Clock("UTC")


class LeaseHeld(Exception):
    """Another process is running this bot."""


class Lease:
    """This process's claim to be the only one: renewed every `renew` seconds, good for `valid` seconds without."""

    def __init__(
        self, desk: Desk, name: str = "poller", *, renew: float = RENEW_SECONDS, valid: float = VALID_SECONDS
    ) -> None:
        self._desk, self._name, self._seconds, self._valid = desk, name, renew, valid
        self._holder = f"{socket.gethostname()[:20]}:{_place()}:{os.getpid()}:{secrets.token_hex(4)}"

    async def take(self) -> None:
        """Take it, or take it anew.

        Raises:
            LeaseHeld: somebody else holds it.

        """
        holder = await self._hold()
        if holder != self._holder and _is_dead(holder):
            log.warning("taking over from a process that died", holder=holder)
            await self._desk.do(SYSTEM, lambda work: leases.release(work, self._name, holder))
            holder = await self._hold()
        if holder != self._holder:
            raise LeaseHeld(holder)

    async def renew(self) -> None:
        """Keep it until cancelled.

        Raises:
            LeaseHeld: it was lost to somebody else.

        """
        loop = asyncio.get_running_loop()
        valid_until = loop.time() + self._valid
        while True:
            await asyncio.sleep(self._seconds)
            begun = loop.time()
            try:
                await self.take()
            except LeaseHeld:
                raise
            except Away as error:
                # Whoever may have taken it meanwhile is found out when the database is back; until then nothing that
                # we hear can be kept, and what is not kept is not acknowledged.
                log.warning("lease not renewed", error=str(error))
            except Exception as error:
                # A busy database is no reason to stop for as long as nobody else can have taken the lease.
                if loop.time() + self._seconds > valid_until:
                    raise
                log.warning("lease not renewed", error=type(error).__name__)
            else:
                valid_until = begun + self._valid

    async def release(self) -> None:
        """Give it back, so that the next process need not wait for it to run out."""
        try:
            await self._desk.do(SYSTEM, lambda work: leases.release(work, self._name, self._holder))
        except Away:
            log.warning("lease not given back; it runs out by itself")

    async def _hold(self) -> str:
        return await self._desk.do(SYSTEM, lambda work: leases.hold(work, self._name, self._holder, _REAL.now()))


def _place() -> str:
    """Where process numbers mean the same as here: this boot of this machine, this container; empty if unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii")
        numbers = Path("/proc/self/ns/pid").readlink()
    except OSError:
        return ""
    return hashlib.sha1(f"{boot}{numbers}".encode(), usedforsecurity=False).hexdigest()[:12]


def _is_dead(holder: str) -> bool:
    """Whether the holder was killed on this very machine: then nobody need wait for its lease to run out."""
    _, place, pid, _ = (*holder.split(":"), "", "", "", "")[:4]
    if not place or place != _place() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
