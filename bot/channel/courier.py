"""The outbox on its way to Telegram: by lane, within the budget, again where it may, never twice where it may not."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace

import structlog
from telegram.error import TelegramError

from bot.channel.budget import Budget, Rates
from bot.channel.delivery import Delivered, Delivery
from bot.channel.figures import Figures
from bot.channel.ledger import Ledger
from bot.channel.outcomes import Fate, Outcome, classify
from bot.channel.queues import Parcel, Queues
from bot.channel.together import together
from bot.domain import invites
from bot.domain.people import SYSTEM, ChatId, Language, PersonId
from bot.packing import without_codes
from bot.services import mail, quiet, reach
from bot.services.mail import Address, Mark, Replaced
from bot.services.quiet import Hushed
from bot.services.work import Away, Desk, Work
from bot.talk import OF_CARDS, Lane, Letter, LetterState, Verb

log = structlog.get_logger(__name__)

SLOTS = 64
_POLL_SECONDS = 1.0
_PAUSE_SECONDS = 1.0
_DOUBT_SECONDS = 60.0
_CLAIMED_AT_ONCE = 40
_FIRST_RETRY, _LONGEST_RETRY = 0.5, 60.0
_HOUR = 3600.0
_NEWER = OF_CARDS - {Verb.CLOSE}
_PATIENCE = {Lane.ANSWER: _HOUR, Lane.ALERT: 24 * _HOUR, Lane.NOTICE: 24 * _HOUR, Lane.BROADCAST: 24 * _HOUR}
"""Seconds for which a letter is tried again: an answer that comes hours later only confuses."""


class Courier:
    """Sends letters; listens to the doorbell."""

    def __init__(self, desk: Desk, delivery: Delivery, rates: Rates | None = None) -> None:
        self._desk, self._delivery = desk, delivery
        self._rates = rates or Rates()
        self._ledger = Ledger(desk)
        self._queues = Queues()
        self._busy: set[int] = set()
        self._sending: set[asyncio.Task[None]] = set()
        self._unaddressed: list[Letter] = []
        self._doubtful: list[tuple[Letter, float]] = []
        self._early: list[Letter] | None = []
        self._recovered: frozenset[int] = frozenset()
        self._bell, self._due = asyncio.Event(), asyncio.Event()
        self._nameless, self._freed, self._doubted = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._closing = self._closed = False
        self.figures = Figures()

    def take(self, letters: Sequence[Letter]) -> None:
        """Letters have been committed: those that may go twice are ours at once; the others must be claimed first."""
        for letter in letters:
            if self._early is not None:
                self._early.append(letter)
            elif letter.state is not LetterState.SENDING:
                self._due.set()
            elif letter.id not in self._recovered:
                self._accept(letter)

    def look_for(self, letters: Sequence[Letter]) -> None:
        """Nobody knows whether these were committed: once the database is back, those that were are ours."""
        self._doubtful += [(letter, self._now() + _DOUBT_SECONDS) for letter in letters]
        self._doubted.set()

    async def run(self) -> None:
        """Send until cancelled."""
        self._budget = Budget(self._rates, self._now())
        await self._recover()
        always = (self._address, self._claim, self._find)
        await together(self._pump(), self._ledger.run(), *(self._always(step) for step in always))

    async def close(self, seconds: float) -> None:
        """Send the answers that wait and finish what is on the wire, for so long; the rest waits in its rows."""
        self._closing = True
        end = self._now() + seconds
        while (left := end - self._now()) > 0 and (self._queues.size(Lane.ANSWER) or self._sending):
            await _rung(self._freed, left)
        self._closed = True
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)
        try:
            await self._ledger.flush()
        except Away:
            log.warning("marks not written down: what they are about is sent again")

    @property
    def idle(self) -> bool:
        """Whether nothing waits, nothing is on the wire, and everything is written down."""
        return not (self._queues.size() or self._sending or self._unaddressed or self._early) and self._ledger.clean

    # -- where letters come from ----------------------------------------------------------------------------------

    async def _recover(self) -> None:
        # What was on the wire when the process before us died goes first. A letter of our own that was committed
        # just before is among it; the doorbell may still ring for it, and is not heard.
        found = await self._desk.patiently(SYSTEM, mail.recover)
        self.figures.unknown_before = found.unknown
        self._recovered = frozenset(letter.id for letter in found.again)
        for letter in found.again:
            self._accept(letter)
        early, self._early = self._early or [], None
        self.take(early)

    async def _claim(self) -> None:
        if self._closing:
            await asyncio.sleep(_POLL_SECONDS)
            return
        # A lane that is full in memory must not keep a more urgent one in the rows.
        hungry = [lane for lane in Lane if self._held(lane) < _CLAIMED_AT_ONCE]
        letters = await self._desk.do(SYSTEM, lambda work: mail.due(work, hungry, _CLAIMED_AT_ONCE))
        if letters:
            ids = [letter.id for letter in letters]
            # Where the line breaks at the commit nobody knows whether they are ours: it is said again until we know.
            taken = await self._desk.patiently(SYSTEM, lambda work: mail.take(work, ids))
            for letter in letters:
                if letter.id in taken:
                    self._accept(letter)
        if len(letters) < _CLAIMED_AT_ONCE:
            await _rung(self._due, _POLL_SECONDS)
        self._budget.forget_quiet(self._now())

    def _held(self, lane: Lane) -> int:
        return self._queues.size(lane) + sum(letter.lane is lane for letter in self._unaddressed)

    async def _find(self) -> None:
        await self._doubted.wait()
        # A commit that nobody waits for any more may still take place: looked for again, until it cannot.
        doubtful = list(self._doubtful)
        found = await self._desk.patiently(SYSTEM, lambda work: mail.written(work, [one for one, _ in doubtful]))
        self.take(found)
        there, now = {one.id for one in found}, self._now()
        gone = [doubt for doubt in doubtful if doubt[0].id in there or now > doubt[1]]
        self._doubtful = [doubt for doubt in self._doubtful if doubt not in gone]
        if self._doubtful:
            await asyncio.sleep(_PAUSE_SECONDS)
        else:
            self._doubted.clear()

    def _accept(self, letter: Letter) -> None:
        self.figures.taken(letter.lane)
        if letter.chat is None:
            self._unaddressed.append(letter)
            self._nameless.set()
        else:
            self._put(letter, letter.chat, Language.of(letter.language))

    async def _address(self) -> None:
        await self._nameless.wait()
        letters = list(self._unaddressed)
        whom = {letter.person for letter in letters if letter.person is not None}

        async def look(work: Work) -> tuple[dict[PersonId, Address], Hushed]:
            return await mail.addresses(work, whom), await quiet.hush(work, letters)

        found, hushed = await self._desk.do(SYSTEM, look)
        del self._unaddressed[: len(letters)]
        for letter in letters:
            if letter.id in hushed.held:
                self.figures.put_off(letter.lane)
            elif letter.id in hushed.folded:
                self._settle(self._nowhere(letter), LetterState.SUPERSEDED)
            else:
                to = found.get(letter.person or PersonId(0))
                self._direct(letter, to, silent=letter.id in hushed.silent)
        if not self._unaddressed:
            self._nameless.clear()

    def _direct(self, letter: Letter, to: Address | None, *, silent: bool) -> None:
        if to and to.chat is not None and to.reachable:
            language = Language.of(letter.language) if letter.language else to.language
            self._put(letter, to.chat, language, silent=silent)
            return
        why = "not started" if to is None or to.chat is None else "unreachable"
        self._settle(self._nowhere(letter), LetterState.DEAD, error=why, unreached=True)

    def _nowhere(self, letter: Letter) -> Parcel:
        return Parcel(letter, ChatId(0), Language.ZH, self._now())

    def _put(self, letter: Letter, chat: ChatId, language: Language, *, silent: bool = False) -> None:
        self._queues.put(Parcel(letter, chat, language, self._now(), silent))
        self._bell.set()

    # -- what goes next -------------------------------------------------------------------------------------------

    async def _pump(self) -> None:
        while True:
            self._bell.clear()
            await _rung(self._bell, self._start_what_can_go())

    def _start_what_can_go(self) -> float:
        """Start everything that may go now; seconds until it is worth looking again."""
        now = self._now()
        self._queues.wake(now)
        for lane in Lane:
            ready = self._queues.ready[lane]
            while ready and len(self._sending) < SLOTS and self._open(lane):
                if (wait := self._budget.overall_wait(lane, now)) > 0:
                    return self._queues.soonest(now, wait)
                self._start(lane, ready.popleft(), now)
        return max(self._queues.soonest(now, _POLL_SECONDS), 0.001)

    def _open(self, lane: Lane) -> bool:
        return not (self._closed or (self._closing and lane is not Lane.ANSWER))

    def _start(self, lane: Lane, chat: int, now: float) -> None:
        queue = self._queues.of(lane, chat)
        if queue is None or chat in self._busy:
            return  # the one on the wire puts the chat's lanes back when it is done
        if (wait := self._budget.chat_wait(chat, now)) > 0:
            self._queues.sleep(lane, chat, now + wait)
            return
        parcel = queue.popleft()
        if self._superseded(parcel, queue):
            self._settle(parcel, LetterState.SUPERSEDED)
            self._queues.ready[lane].append(chat)
            return
        self._budget.spend(chat, _weight(parcel.letter), now)
        self._busy.add(chat)
        task = asyncio.get_running_loop().create_task(self._send(parcel))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    def _superseded(self, parcel: Parcel, behind: Iterable[Parcel]) -> bool:
        letter = parcel.letter
        if letter.subject is None or letter.verb not in {Verb.CARD, Verb.RING}:
            return False
        if self._ledger.shows_newer(parcel.chat, letter.subject, letter.id):
            return True
        return letter.verb is Verb.CARD and any(
            later.letter.subject == letter.subject and later.letter.verb in _NEWER for later in behind
        )

    # -- one letter -----------------------------------------------------------------------------------------------

    async def _send(self, parcel: Parcel) -> None:
        try:
            await self._attempt(parcel)
        except Exception:
            log.exception("letter could not be looked after", letter=parcel.letter.id)
            self._retry(parcel)
        finally:
            self._busy.discard(parcel.chat)
            self._queues.free(parcel.chat)
            self._bell.set()
            self._freed.set()

    async def _attempt(self, parcel: Parcel) -> None:
        letter, chat = parcel.letter, parcel.chat
        if not letter.twice and not await self._desk.do(SYSTEM, lambda work: mail.begin(work, letter.id)):
            self.figures.put_off(letter.lane)
            return
        card = await self._ledger.card(chat, letter.subject)
        try:
            sent = await self._delivery.deliver(letter, parcel.to, parcel.language, card, parcel.progress)
        except TelegramError as error:
            await self._failed(parcel, classify(error))
        except Away:
            raise  # what it shows could not be read just now: that is no mistake of the letter's
        except Exception as error:
            # It cannot even be said: a mistake of ours, and the same at every attempt.
            log.exception("letter cannot be rendered", letter=letter.id)
            self._settle(parcel, LetterState.DEAD, error=f"{type(error).__name__}: {error}"[:300])
        else:
            if letter.subject and letter.verb in OF_CARDS:
                self._ledger.hang(chat, letter.subject, sent.hung, letter.id)
            if sent.replaced:
                self._ledger.replace(Replaced(chat, sent.replaced, parcel.language))
            self._settle(parcel, LetterState.SENT, sent=sent)

    async def _failed(self, parcel: Parcel, outcome: Outcome) -> None:
        patient = self._now() - parcel.since < _PATIENCE[parcel.letter.lane]
        match outcome.fate:
            case Fate.SLOW_DOWN:
                self.figures.slowed += 1
                self._budget.pause(parcel.chat, outcome.seconds, self._now())
                await self._unsent(parcel)
                self._queues.back(parcel)
            case Fate.RETRY if patient:
                await self._unsent(parcel)
                self._retry(parcel)
            case Fate.UNKNOWN if parcel.letter.twice and patient:
                self._retry(parcel)
            case Fate.UNKNOWN:
                self._settle(parcel, LetterState.UNKNOWN, error=outcome.told)
            case Fate.MOVED:
                await self._moved(parcel, ChatId(outcome.chat))
            case _:
                log.warning("letter not sent", letter=parcel.letter.id, error=outcome.told)
                lost = outcome.fate is Fate.UNREACHABLE and await self._lose(parcel)
                self._settle(parcel, LetterState.DEAD, error=outcome.told, unreached=lost)

    async def _unsent(self, parcel: Parcel) -> None:
        if parcel.letter.twice or parcel.progress.photos or parcel.progress.words:
            return
        try:
            await self._desk.do(SYSTEM, lambda work: mail.unsent(work, parcel.letter.id))
        except Away:
            log.warning("letter stays marked as tried", letter=parcel.letter.id)

    def _retry(self, parcel: Parcel) -> None:
        attempts = parcel.letter.attempts + 1
        wait = min(_FIRST_RETRY * 2 ** min(attempts - 1, 10), _LONGEST_RETRY)
        self.figures.retried += 1
        self._budget.hold(parcel.chat, self._now() + wait)
        self._queues.back(replace(parcel, letter=replace(parcel.letter, attempts=attempts)))

    async def _moved(self, parcel: Parcel, new: ChatId) -> None:
        await self._desk.do(SYSTEM, lambda work: reach.follow(work, parcel.chat, new))
        self._queues.put(replace(parcel, chat=new))

    async def _lose(self, parcel: Parcel) -> bool:
        """Whether it is known by now that the person cannot be reached."""
        person = parcel.letter.person
        if person is None or parcel.chat < 0:
            return False  # a group that put the bot out says nothing about whom the letter was for
        try:
            await self._desk.do(SYSTEM, lambda work: reach.lose(work, person))
        except Exception:
            log.exception("person not marked unreachable", person=person)
            return False
        return True

    def _settle(
        self,
        parcel: Parcel,
        state: LetterState,
        *,
        sent: Delivered | None = None,
        error: str | None = None,
        unreached: bool = False,
    ) -> None:
        letter = parcel.letter
        self.figures.settled(letter.lane, state, self._now() - parcel.since)
        message, spoken = (sent.message, invites.without_codes(sent.spoken)) if sent else (None, None)
        bare = without_codes(letter.body)
        left = None if bare is letter.body else bare
        also = sent.also if sent else ()
        self._ledger.mark(Mark(letter.id, state, letter.attempts + 1, message, spoken, error, left, unreached, also))

    async def _always(self, step: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await step()
            except Exception:
                log.exception("courier stumbled, goes on")
                await asyncio.sleep(_PAUSE_SECONDS)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


async def _rung(bell: asyncio.Event, seconds: float) -> None:
    """Wait for the bell, at most so long; it is silent again afterwards."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return
    bell.clear()


def _weight(letter: Letter) -> int:
    # What only disappears is no message.
    return len(letter.body.get("photos", ())) + 1 if letter.verb is Verb.SAY else int(letter.verb is not Verb.RETRACT)
