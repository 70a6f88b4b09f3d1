"""The scripted day: scenes that play by themselves, are printed as a transcript, and are run by the tests."""

from collections.abc import Awaitable, Callable

from bot.playground.scenes import repair
from bot.playground.theatre import Theatre

Scene = Callable[[Theatre], Awaitable[None]]

SCENES: tuple[tuple[str, Scene], ...] = (
    ("一次报修,从一句话到结清 · One repair, from a sentence to the signature", repair.leak),
    ("没修好:同一单号返修 · Not fixed: rework on the same number", repair.rework),
    ("作废:编号和原因保留 · Voided: number and reason are kept", repair.voided),
)
