"""What the phones show and what time it is, kept beside the database: a demo that is started again goes on."""

import asyncio
import fcntl
import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from bot.channel.lease import LeaseHeld
from bot.clock import Clock
from bot.playground.world import World

log = structlog.get_logger(__name__)

_LAYOUT = 1
"""Counts up whenever what is kept of the world looks different from now on."""
_PAUSE_SECONDS = 0.2


class Memory:
    """One folder with the bot's database and what its phones show. Neither is of use without the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "phones.pickle"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else has the folder while the block runs.

        Raises:
            LeaseHeld: another demo is running in it.

        """
        # Beside the folder, which may be thrown away; the lock goes with its process, however that ends.
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        with self._folder.with_suffix(".lock").open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LeaseHeld(f"a demo in {self._folder}; stop it first, or begin in another folder") from None
            yield

    def forget(self) -> None:
        """Begin anew."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def recall(self, clock: Clock, morning: datetime) -> World:
        """The world as it was left, at the time when it was left; where that cannot be read, a new one from `morning`.

        A database alone is forgotten: its people would look at empty phones, and their cards would hang nowhere.
        """
        world = World(clock.now)
        try:
            layout, left, kept = pickle.loads(self._file.read_bytes())  # noqa: S301 - our own file, in our own folder
            if layout != _LAYOUT:
                raise pickle.UnpicklingError(f"layout {layout}")  # noqa: TRY301 - one way to begin anew
            world.resume(kept)
        except Exception as error:  # noqa: BLE001 - what is no pickle of ours can raise anything
            if self._folder.exists():
                log.warning("the demo begins anew", why=str(error))
            self.forget()
            clock.set(morning)
            return World(clock.now)
        clock.set(left)
        return world

    def keep(self, world: World, clock: Clock) -> None:
        """Write down what there is now; whole, or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_bytes(pickle.dumps((_LAYOUT, clock.now(), world.snapshot())))
        fresh.replace(self._file)

    async def follow(self, world: World, clock: Clock) -> None:
        """Write it down a moment after anything has changed, for ever: the demo may be killed, too."""
        clock.moved.append(lambda: world.tell({"event": "clock"}))
        with world.changed() as events:
            while True:
                try:
                    self.keep(world, clock)
                except OSError as error:  # the disk is full: written down after the next change, or at the end
                    log.warning("the demo cannot be kept just now", why=str(error))
                await events.get()
                await asyncio.sleep(_PAUSE_SECONDS)
                while not events.empty():
                    events.get_nowait()
