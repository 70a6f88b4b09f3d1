"""Trouble on purpose: what can go wrong between a bot and Telegram, switched on and off while it runs."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from random import Random

from bot.playground.errors import Json


class Trouble(StrEnum):
    """What goes wrong."""

    DROP_BEFORE = "drop_before"  # the connection breaks, nothing was done
    DROP_AFTER = "drop_after"  # it was done, but the answer is lost
    MUTE = "mute"  # it was done, no answer ever comes (the caller times out); the connection breaks when cleared
    DELAY = "delay"  # every call takes `seconds` longer
    ERROR_500 = "error_500"
    ERROR_502 = "error_502"
    FLOOD = "flood"  # 429 with retry_after = `seconds`
    HANG = "hang"  # no answer until the fault is cleared; the connection then breaks
    DUPLICATE = "duplicate"  # getUpdates delivers again what was confirmed already
    MANGLED = "mangled"  # getUpdates delivers an update no library can read


OF_UPDATES = frozenset({Trouble.DUPLICATE, Trouble.MANGLED})


@dataclass(slots=True)
class Fault:
    """One trouble for calls of `method` ("*": all): `times` of them (None: until cleared), each by `chance` (0–1)."""

    trouble: Trouble
    method: str = "*"
    times: int | None = None
    chance: float = 1.0
    seconds: float = 1.0
    struck: int = field(default=0, init=False)

    def concerns(self, method: str) -> bool:
        """Whether it may strike a call of `method` (in lower case)."""
        if self.trouble in OF_UPDATES and method != "getupdates":
            return False
        return self.method in {"*", method} and (self.times is None or self.struck < self.times)


class Faults:
    """The faults now in force. Chances come from one seeded generator, so a storm can be played again."""

    def __init__(self, seed: int = 0, told: Callable[[Json], None] | None = None) -> None:
        self.active: list[Fault] = []
        self._random = Random(seed)  # noqa: S311  # reproducible storms, no secrets
        self._cleared = asyncio.Event()
        self._told = told

    def add(
        self,
        trouble: Trouble | str,
        method: str = "*",
        *,
        times: int | None = None,
        chance: float = 1.0,
        seconds: float = 1.0,
    ) -> Fault:
        """Switch a fault on. `seconds` is the delay, or retry_after of a flood."""
        fault = Fault(Trouble(trouble), method.lower(), times, chance, seconds)
        self.active.append(fault)
        self._tell()
        return fault

    def clear(self, fault: Fault | None = None) -> None:
        """Switch one fault off, or all; calls that hang are let go."""
        self.active = [other for other in self.active if fault is not None and other is not fault]
        self._cleared.set()
        self._cleared = asyncio.Event()
        self._tell()

    def strike(self, method: str) -> Iterable[Fault]:
        """Those that hit this call; each counts as struck. Cheap where there are none."""
        if not self.active:
            return ()
        hits = [f for f in self.active if f.concerns(method) and (f.chance >= 1 or self._random.random() < f.chance)]
        for fault in hits:
            fault.struck += 1
        return hits

    async def hang(self) -> None:
        """Wait until faults are cleared."""
        await self._cleared.wait()

    def _tell(self) -> None:
        if self._told:
            self._told({"event": "fault", "active": [asdict(fault) for fault in self.active]})
