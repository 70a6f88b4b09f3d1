"""Letters that wait in memory: by lane and chat, in order; which chats are ready, and which will be later."""

import heapq
from collections import deque
from dataclasses import dataclass, field
from itertools import count

from bot.channel.delivery import Progress, To
from bot.domain.people import ChatId, Language
from bot.talk import Lane, Letter, Verb


@dataclass
class Parcel:
    """A letter with its address; since when it waits (the loop's seconds), and how much of it has arrived.

    `silent` is what its reader wants without a sound.
    """

    letter: Letter
    chat: ChatId
    language: Language
    since: float
    silent: bool = False
    progress: Progress = field(default_factory=Progress)

    @property
    def to(self) -> To:
        """Where it goes, and how loud: a card that only changes never rings."""
        return To(self.chat, self.letter.thread, silent=self.silent or self.letter.verb is Verb.CARD)


@dataclass
class Queues:
    """One queue per lane and chat. A chat with something waiting is ready, asleep, or busy; its owner knows which."""

    waiting: dict[tuple[Lane, int], deque[Parcel]] = field(default_factory=dict)
    ready: dict[Lane, deque[int]] = field(default_factory=lambda: {lane: deque() for lane in Lane})
    later: list[tuple[float, int, Lane, int]] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)

    def put(self, parcel: Parcel) -> None:
        """Behind everything of its lane that waits for its chat."""
        key = (parcel.letter.lane, parcel.chat)
        queue = self.waiting.get(key)
        if queue is None:
            self.waiting[key] = deque([parcel])
            self.ready[parcel.letter.lane].append(parcel.chat)
        else:
            queue.append(parcel)

    def back(self, parcel: Parcel) -> None:
        """In front of everything, because it has been its turn before."""
        self.waiting.setdefault((parcel.letter.lane, parcel.chat), deque()).appendleft(parcel)

    def of(self, lane: Lane, chat: int) -> deque[Parcel] | None:
        """What waits for a chat; None, and no trace of it, where nothing does."""
        queue = self.waiting.get((lane, chat))
        if not queue:
            self.waiting.pop((lane, chat), None)
            return None
        return queue

    def free(self, chat: int) -> None:
        """Nothing is on the wire to that chat any more: what waits for it may go."""
        for lane in Lane:
            if self.of(lane, chat):
                self.ready[lane].append(chat)

    def sleep(self, lane: Lane, chat: int, until: float) -> None:
        """Look at the chat again then."""
        heapq.heappush(self.later, (until, next(self.order), lane, chat))

    def wake(self, now: float) -> None:
        """Those who have slept long enough are ready."""
        while self.later and self.later[0][0] <= now:
            _, _, lane, chat = heapq.heappop(self.later)
            self.ready[lane].append(chat)

    def soonest(self, now: float, at_most: float) -> float:
        """Seconds until somebody wakes."""
        return min(self.later[0][0] - now, at_most) if self.later else at_most

    def size(self, *lanes: Lane) -> int:
        """How many letters wait, in those lanes or in all."""
        return sum(len(queue) for (lane, _), queue in self.waiting.items() if not lanes or lane in lanes)
