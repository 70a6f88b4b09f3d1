"""What the courier counts, per lane, for whoever wants to look."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.talk import Lane, LetterState

_REMEMBERED = 2000


@dataclass
class Figures:
    """Counters since the start, and the latest waits (seconds from commit to settled) of each lane."""

    settled_by: Counter[tuple[Lane, LetterState]] = field(default_factory=Counter)
    waits: dict[Lane, deque[float]] = field(default_factory=lambda: {lane: deque(maxlen=_REMEMBERED) for lane in Lane})
    slowed: int = 0
    retried: int = 0
    unknown_before: int = 0

    def settled(self, lane: Lane, state: LetterState, waited: float) -> None:
        """A letter came to its end."""
        self.settled_by[lane, state] += 1
        self.waits[lane].append(waited)

    def lines(self) -> Iterator[str]:
        """The figures as Prometheus reads them."""
        for (lane, state), number in sorted(self.settled_by.items()):
            yield f'guanjia_letters_total{{lane="{lane.name.lower()}",state="{state.value}"}} {number}'
        for lane, waits in self.waits.items():
            for quantile in (0.5, 0.99):
                if waits:
                    value = sorted(waits)[min(int(len(waits) * quantile), len(waits) - 1)]
                    yield f'guanjia_letter_wait_seconds{{lane="{lane.name.lower()}",quantile="{quantile}"}} {value:.4f}'
        yield f"guanjia_slowed_total {self.slowed}"
        yield f"guanjia_retried_total {self.retried}"
        yield f"guanjia_unknown_before_start {self.unknown_before}"
