"""The outbox on its way to Telegram: by lane, within the budget, again where it may, never twice where it may not."""

import asyncio
import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

import structlog

from bot.channel.budget import Budget, Rates
from bot.channel.delivery import Delivered, Delivery
from bot.channel.figures import Figures
from bot.channel.outcomes import Fate, Outcome, classify
from bot.domain.people import SYSTEM, ChatId, Language, PersonId
from bot.services import mail, reach
from bot.services.mail import Hung, Mark
from bot.services.work import Desk
from bot.talk import Lane, Letter, LetterState, Verb

log = structlog.get_logger(__name__)

SLOTS = 64
_POLL_SECONDS = 1.0
_CLAIMED_AT_ONCE = 40
_FLUSH_LETTERS = 64
_FIRST_RETRY, _LONGEST_RETRY = 0.5, 60.0
_TRIES = 70
_CARDS_REMEMBERED = 20_000


@dataclass
class Parcel:
    """A letter with its address, and since when it waits (the loop's seconds)."""

    letter: Letter
    chat: ChatId
    language: Language
    since: float


@dataclass
class _Queues:
    """Parcels by lane and chat, in order; which chats are ready, and which will be later."""

    waiting: dict[tuple[Lane, int], deque[Parcel]] = field(default_factory=dict)
    ready: dict[Lane, deque[int]] = field(default_factory=lambda: {lane: deque() for lane in Lane})
    later: list[tuple[float, int, Lane, int]] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)

    def put(self, parcel: Parcel) -> None:
        key = (parcel.letter.lane, parcel.chat)
        queue = self.waiting.get(key)
        if queue is None:
            self.waiting[key] = deque([parcel])
            self.ready[parcel.letter.lane].append(parcel.chat)
        else:
            queue.append(parcel)

    def back(self, parcel: Parcel) -> None:
        self.waiting.setdefault((parcel.letter.lane, parcel.chat), deque()).appendleft(parcel)

    def wake(self, now: float) -> None:
        while self.later and self.later[0][0] <= now:
            _, _, lane, chat = heapq.heappop(self.later)
            self.ready[lane].append(chat)

    def sleep(self, lane: Lane, chat: int, until: float) -> None:
        heapq.heappush(self.later, (until, next(self.order), lane, chat))

    def size(self) -> int:
        return sum(len(queue) for queue in self.waiting.values())


class Courier:
    """Sends letters; `take` is the doorbell's listener."""

    def __init__(self, desk: Desk, delivery: Delivery, rates: Rates | None = None) -> None:
        self._desk, self._delivery = desk, delivery
        self._rates = rates or Rates()
        self._budget: Budget | None = None
        self._queues = _Queues()
        self._busy: set[int] = set()
        self._unaddressed: list[Letter] = []
        self._cards: dict[tuple[int, str], Hung | None] = {}
        self._shown: dict[tuple[int, str], int] = {}
        self._marks: list[Mark] = []
        self._hanging: dict[tuple[ChatId, str], Hung | None] = {}
        self._bell, self._dirty = asyncio.Event(), asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._closing = False
        self.figures = Figures()

    def take(self, letters: Sequence[Letter]) -> None:
        """Letters have been committed: those that may go twice are ours at once; the others must be claimed first."""
        for letter in letters:
            if letter.state is not LetterState.SENDING:
                continue
            if letter.chat is not None:
                self._put(letter, letter.chat, Language(letter.language or Language.ZH))
            else:
                self._unaddressed.append(letter)
        if letters:
            self._bell.set()

    async def run(self) -> None:
        """Send until cancelled."""
        lost = await self._desk.do(SYSTEM, mail.recover)
        self.figures.unknown_before = lost
        loops = (self._pump(), self._flush_for_ever(), self._claim_for_ever())
        async with asyncio.TaskGroup() as group:
            for loop in loops:
                group.create_task(loop)

    async def close(self, seconds: float) -> None:
        """Finish what is on the wire, for so long, and write down what became of it. The rest waits in its rows."""
        self._closing = True
        if self._sending:
            await asyncio.wait(self._sending, timeout=seconds)
        for task in self._sending:
            task.cancel()
        await self._flush()

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is on the wire."""
        return not (self._queues.size() or self._sending or self._unaddressed or self._marks or self._hanging)

    # -- what goes next -------------------------------------------------------------------------------------------

    async def _pump(self) -> None:
        self._budget = Budget(self._rates, self._now())
        while True:
            await self._address()
            wait = self._start_what_can_go()
            try:
                async with asyncio.timeout(wait):
                    await self._bell.wait()
            except TimeoutError:
                pass
            self._bell.clear()

    def _start_what_can_go(self) -> float:
        """Start everything that may go now; seconds until it is worth looking again."""
        now = self._now()
        self._queues.wake(now)
        soonest = self._queues.later[0][0] - now if self._queues.later else _POLL_SECONDS
        for lane in Lane:
            ready = self._queues.ready[lane]
            while ready and len(self._sending) < SLOTS and not self._closing:
                if (wait := self._within.overall_wait(lane, now)) > 0:
                    return min(soonest, wait)
                self._start(lane, ready.popleft(), now)
        return max(soonest, 0.001)

    @property
    def _within(self) -> Budget:
        if self._budget is None:
            self._budget = Budget(self._rates, self._now())
        return self._budget

    def _start(self, lane: Lane, chat: int, now: float) -> None:
        queue = self._queues.waiting.get((lane, chat))
        if not queue:
            self._queues.waiting.pop((lane, chat), None)
            return
        if chat in self._busy:
            return  # the one on the wire puts the chat's lanes back when it is done
        if (wait := self._within.chat_wait(chat, now)) > 0:
            self._queues.sleep(lane, chat, now + wait)
            return
        parcel = queue.popleft()
        if self._superseded(parcel, queue):
            self._settle(parcel, LetterState.SUPERSEDED)
            self._queues.ready[lane].append(chat)
            return
        self._within.spend(chat, _weight(parcel.letter), now)
        self._busy.add(chat)
        task = asyncio.get_running_loop().create_task(self._send(parcel))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    def _superseded(self, parcel: Parcel, queue: Iterable[Parcel]) -> bool:
        letter = parcel.letter
        if letter.verb not in {Verb.CARD, Verb.RING} or letter.subject is None:
            return False
        if self._shown.get((parcel.chat, letter.subject), 0) > letter.id:
            return True  # a newer state of it went by a faster lane
        return letter.verb is Verb.CARD and any(
            later.letter.subject == letter.subject and later.letter.verb in {Verb.CARD, Verb.RING} for later in queue
        )

    def _free(self, chat: int) -> None:
        self._busy.discard(chat)
        for lane in Lane:
            if self._queues.waiting.get((lane, chat)):
                self._queues.ready[lane].append(chat)
            else:
                self._queues.waiting.pop((lane, chat), None)
        self._bell.set()

    # -- one letter -----------------------------------------------------------------------------------------------

    async def _send(self, parcel: Parcel) -> None:
        letter, chat = parcel.letter, parcel.chat
        try:
            card = await self._card(chat, letter.subject)
            sent = await self._delivery.deliver(letter, chat, parcel.language, card)
        except Exception as error:  # noqa: BLE001 - whatever it is, the outcome decides
            if not await self._failed(parcel, classify(error)):
                log.warning("letter not sent", letter=letter.id, error=f"{type(error).__name__}: {error}"[:300])
        else:
            self._remember_card(parcel, sent)
            self._settle(parcel, LetterState.SENT, sent=sent)
        finally:
            self._free(chat)

    async def _failed(self, parcel: Parcel, outcome: Outcome) -> bool:
        """Do what the outcome calls for; whether the letter is still on its way."""
        again = replace(parcel, letter=replace(parcel.letter, attempts=parcel.letter.attempts + 1))
        match outcome.fate:
            case Fate.SLOW_DOWN:
                self.figures.slowed += 1
                self._within.pause(parcel.chat, outcome.seconds, self._now())
                self._queues.back(parcel)
                return True
            case Fate.RETRY if again.letter.attempts < _TRIES:
                return self._retry(again)
            case Fate.UNKNOWN if parcel.letter.twice and again.letter.attempts < _TRIES:
                return self._retry(again)
            case Fate.UNKNOWN:
                self._settle(again, LetterState.UNKNOWN, error=outcome.told)
            case Fate.MOVED:
                await self._moved(again, ChatId(outcome.chat))
                return True
            case Fate.UNREACHABLE:
                await self._lost(again, outcome)
            case _:
                self._settle(again, LetterState.DEAD, error=outcome.told)
        return False

    def _retry(self, parcel: Parcel) -> bool:
        wait = min(_FIRST_RETRY * 2 ** min(parcel.letter.attempts - 1, 10), _LONGEST_RETRY)
        self.figures.retried += 1
        self._within.hold(parcel.chat, self._now() + wait)
        self._queues.back(parcel)
        return True

    async def _moved(self, parcel: Parcel, new: ChatId) -> None:
        await self._desk.do(SYSTEM, lambda work: reach.follow(work, parcel.chat, new))
        self._cards = {key: card for key, card in self._cards.items() if key[0] != parcel.chat}
        self._queues.put(replace(parcel, chat=new))

    async def _lost(self, parcel: Parcel, outcome: Outcome) -> None:
        self._settle(parcel, LetterState.DEAD, error=outcome.told)
        person = parcel.letter.person
        if person is not None:
            await self._desk.do(SYSTEM, lambda work: reach.lose(work, person))

    # -- where to -------------------------------------------------------------------------------------------------

    async def _address(self) -> None:
        letters, self._unaddressed = self._unaddressed, []
        if not letters:
            return
        whom = [letter.person for letter in letters if letter.person is not None]
        found = await self._desk.do(SYSTEM, lambda work: mail.addresses(work, whom))
        for letter in letters:
            to = found.get(letter.person or PersonId(0))
            if to is None or to.chat is None or not to.reachable:
                why = "not started" if to is None or to.chat is None else "unreachable"
                self._settle(Parcel(letter, ChatId(0), Language.ZH, self._now()), LetterState.DEAD, error=why)
            else:
                self._put(letter, to.chat, to.language)

    def _put(self, letter: Letter, chat: ChatId, language: Language) -> None:
        self._queues.put(Parcel(letter, chat, language, self._now()))

    async def _claim_for_ever(self) -> None:
        while True:
            if self._queues.size() < _CLAIMED_AT_ONCE and not self._closing:
                letters = await self._desk.do(SYSTEM, lambda work: mail.claim(work, _CLAIMED_AT_ONCE))
                self.take([replace(letter, state=LetterState.SENDING) for letter in letters])
                if len(letters) == _CLAIMED_AT_ONCE:
                    await asyncio.sleep(0)
                    continue
            await asyncio.sleep(_POLL_SECONDS)
            self._within.forget_quiet(self._now())

    async def _card(self, chat: ChatId, subject: str | None) -> Hung | None:
        if subject is None:
            return None
        key = (chat, subject)
        if key not in self._cards:
            if len(self._cards) > _CARDS_REMEMBERED:
                self._cards.clear()
                self._shown.clear()
            self._cards[key] = await self._desk.do(SYSTEM, lambda work: mail.hung(work, chat, subject))
        return self._cards[key]

    def _remember_card(self, parcel: Parcel, sent: Delivered) -> None:
        letter = parcel.letter
        if letter.subject is None or letter.verb is Verb.SAY:
            return
        self._cards[parcel.chat, letter.subject] = sent.hung
        self._hanging[parcel.chat, letter.subject] = sent.hung
        self._shown[parcel.chat, letter.subject] = letter.id

    # -- what became of it ----------------------------------------------------------------------------------------

    def _settle(
        self, parcel: Parcel, state: LetterState, *, sent: Delivered | None = None, error: str | None = None
    ) -> None:
        letter = parcel.letter
        self.figures.settled(letter.lane, state, self._now() - parcel.since)
        message, spoken = (sent.message, sent.spoken) if sent else (None, None)
        self._marks.append(Mark(letter.id, state, letter.attempts + (sent is not None), message, spoken, error))
        self._dirty.set()

    async def _flush_for_ever(self) -> None:
        while True:
            await self._dirty.wait()
            if len(self._marks) < _FLUSH_LETTERS:
                await asyncio.sleep(0.01)
            self._dirty.clear()
            await self._flush()

    async def _flush(self) -> None:
        marks, self._marks = self._marks, []
        hanging, self._hanging = self._hanging, {}
        hung = [(chat, subject, card) for (chat, subject), card in hanging.items()]
        if marks or hung:
            await self._desk.do(SYSTEM, lambda work: mail.settle(work, marks, hung))

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def _weight(letter: Letter) -> int:
    return max(len(letter.body.get("photos", ())) + 1, 1) if letter.verb is Verb.SAY else 1
