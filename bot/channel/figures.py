"""What the courier counts, per lane, for whoever wants to look."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.talk import Lane, LetterState

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
"""Upper bounds of the histogram of waits, in seconds."""


@dataclass
class Waits:
    """A histogram of seconds from commit to the letter's end."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    def lines(self, lane: str) -> Iterator[str]:
        """The histogram as Prometheus reads it."""
        so_far = 0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), self.counts, strict=True):
            so_far += count
            yield f'guanjia_letter_wait_seconds_bucket{{lane="{lane}",le="{bound}"}} {so_far}'
        yield f'guanjia_letter_wait_seconds_sum{{lane="{lane}"}} {self.total:.4f}'
        yield f'guanjia_letter_wait_seconds_count{{lane="{lane}"}} {so_far}'


@dataclass
class Figures:
    """Counters since the start; `queued` is how many letters of a lane are in memory now."""

    queued: Counter[Lane] = field(default_factory=Counter)
    settled_by: Counter[tuple[Lane, LetterState]] = field(default_factory=Counter)
    waits: dict[Lane, Waits] = field(default_factory=lambda: {lane: Waits() for lane in Lane})
    slowed: int = 0
    retried: int = 0
    unknown_before: int = 0

    def taken(self, lane: Lane) -> None:
        """A letter is the courier's from here on."""
        self.queued[lane] += 1

    def put_off(self, lane: Lane) -> None:
        """A letter is not sent now: it waits in its row for the end of quiet hours, or was taken back."""
        self.queued[lane] -= 1

    def settled(self, lane: Lane, state: LetterState, waited: float) -> None:
        """A letter came to its end."""
        self.queued[lane] -= 1
        self.settled_by[lane, state] += 1
        self.waits[lane].add(waited)

    def lines(self) -> Iterator[str]:
        """The figures as Prometheus reads them."""
        for lane in Lane:
            yield f'guanjia_letters_queued{{lane="{lane.name.lower()}"}} {self.queued[lane]}'
        for (lane, state), number in sorted(self.settled_by.items()):
            yield f'guanjia_letters_total{{lane="{lane.name.lower()}",state="{state.value}"}} {number}'
        for lane, waits in self.waits.items():
            yield from waits.lines(lane.name.lower())
        yield f"guanjia_slowed_total {self.slowed}"
        yield f"guanjia_retried_total {self.retried}"
        yield f"guanjia_unknown_before_start {self.unknown_before}"
