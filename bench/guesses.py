"""How often the guess from a free text is right; danger missed, and alarms for nothing."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.domain.guesses import guess, is_emergency, sounds_like_repair
from bot.playground.people import sample_building

HELD_OUT = Path(__file__).parent / "messages.json"
"""Messages that the words were never tuned on; `innocents` are no repairs and only sound dangerous.

The `first` batch was written before the words were widened, the `last` one after that, the `newest` after they were
widened again, the `alarms` before alarm bells, water on sockets and falling lifts were known; each was measured once.
"""
DEV = Path(__file__).parents[1] / "tests" / "domain" / "guesses_dev.json"
"""Messages that the words were tuned on."""


@dataclass(frozen=True)
class Accuracy:
    """Shares from 0 to 1, of `count` messages; counts of dangers seen, of dangers, of false alarms, of harmless texts.

    `heard` is the share that is taken for a repair at all.
    """

    count: int
    category: float
    urgency: float
    heard: float
    seen: int
    dangers: int
    alarms: int
    harmless: int


def messages(file: Path) -> dict[str, Any]:
    """The labelled messages of a file."""
    read: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return read


def of_sample_building() -> list[dict[str, str]]:
    """The repairs that people report in the sample building."""
    building = sample_building()
    return [*building["repairs_zh"], *(one for one in building["messages_en"] if one["kind"] == "repair")]


def accuracy(repairs: list[dict[str, str]], innocents: list[str]) -> Accuracy:
    """How well they are guessed."""
    guesses = [guess(one["text"]) for one in repairs]
    pairs = list(zip(repairs, guesses, strict=True))
    dangers = [found.emergency for one, found in pairs if one["urgency"] == "emergency"]
    alarms = [found.emergency for one, found in pairs if one["urgency"] != "emergency"]
    alarms += [is_emergency(text) for text in innocents]
    return Accuracy(
        count=len(repairs),
        category=sum(found.category == one["category"] for one, found in pairs) / len(repairs),
        urgency=sum(found.urgency == one["urgency"] for one, found in pairs) / len(repairs),
        heard=sum(sounds_like_repair(one["text"]) for one in repairs) / len(repairs),
        seen=sum(dangers), dangers=len(dangers), alarms=sum(alarms), harmless=len(alarms),
    )  # fmt: skip


async def run(*, quick: bool) -> None:
    """Print the table."""
    del quick
    held, dev = messages(HELD_OUT), messages(DEV)
    rows = {
        "sample building": accuracy(of_sample_building(), []),
        "tuned on (tests/domain/guesses_dev.json)": accuracy(dev["repairs"], dev["innocents"]),
        "held out (bench/messages.json)": accuracy(held["repairs"], held["innocents"]),
        "… its first batch": accuracy([one for one in held["repairs"] if one["batch"] == "first"], []),
        "… its last batch": accuracy([one for one in held["repairs"] if one["batch"] == "last"], []),
        "… its newest batch": accuracy([one for one in held["repairs"] if one["batch"] == "newest"], []),
        "… its alarms": accuracy([one for one in held["repairs"] if one["batch"] == "alarms"], []),
    }
    table = Table("messages", "count", "category", "urgency", "heard", "dangers seen", "false alarms")
    for name, one in rows.items():
        shares = (f"{share:.1%}" for share in (one.category, one.urgency, one.heard))
        seen, alarms = f"{one.seen} of {one.dangers}", f"{one.alarms} of {one.harmless}"
        table.add_row(name, str(one.count), *shares, seen, alarms)
    console = Console(width=110)
    console.print(table)
    for line in _misses([*held["repairs"], *of_sample_building()]):
        console.print(line, highlight=False, markup=False)


def _misses(repairs: list[dict[str, str]]) -> list[str]:
    found = [(one, guess(one["text"])) for one in repairs]
    return [
        f"{one['text']} – {one['category']}, {one['urgency']}; guessed {its.category}, {its.urgency}"
        for one, its in found
        if (its.category, its.urgency) != (one["category"], one["urgency"])
    ]
