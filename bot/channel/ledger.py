"""What became of letters and where cards hang: remembered at once, written down in groups."""

import asyncio

import structlog

from bot.domain.people import SYSTEM, ChatId
from bot.services import mail
from bot.services.mail import Hung, Mark, Replaced
from bot.services.work import Desk

log = structlog.get_logger(__name__)

_GROUP = 64
_GATHER_SECONDS = 0.01
_PAUSE_SECONDS = 1.0
_REMEMBERED = 20_000

Place = tuple[ChatId, str]
"""A chat and the subject of a card in it."""


class Ledger:
    """The courier's book. A mark that is not yet written costs a second sending after a crash, never a letter."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._marks: list[Mark] = []
        self._hanging: dict[Place, Hung | None] = {}
        self._replaced: list[Replaced] = []
        self._cards: dict[Place, Hung | None] = {}
        self._shown: dict[Place, int] = {}
        self._dirty = asyncio.Event()

    @property
    def clean(self) -> bool:
        """Whether everything is on disk."""
        return not (self._marks or self._hanging or self._replaced)

    def mark(self, mark: Mark) -> None:
        """A letter has come to its end."""
        self._marks.append(mark)
        self._dirty.set()

    async def card(self, chat: ChatId, subject: str | None) -> Hung | None:
        """Where the card of a record hangs in a chat."""
        if subject is None:
            return None
        place = (chat, subject)
        if place not in self._cards:
            found = await self._desk.do(SYSTEM, lambda work: mail.hung(work, chat, subject))
            self._cards.setdefault(place, found)
        return self._cards[place]

    def hang(self, chat: ChatId, subject: str, card: Hung | None, letter: int) -> None:
        """The card now hangs there, and shows what that letter said; None takes it down."""
        if len(self._cards) > _REMEMBERED and self.clean:
            self._cards.clear()
            self._shown.clear()
        place = (chat, subject)
        self._cards[place] = self._hanging[place] = card
        self._shown[place] = letter
        self._dirty.set()

    def replace(self, old: Replaced) -> None:
        """A newer message has taken the place of that one, which has to go."""
        self._replaced.append(old)
        self._dirty.set()

    def shows_newer(self, chat: ChatId, subject: str, letter: int) -> bool:
        """Whether the card already shows what was written later: it went by a faster lane."""
        return self._shown.get((chat, subject), 0) > letter

    async def run(self) -> None:
        """Write down whatever there is, until cancelled."""
        while True:
            await self._dirty.wait()
            if len(self._marks) < _GROUP:
                await asyncio.sleep(_GATHER_SECONDS)
            self._dirty.clear()
            try:
                await self.flush()
            except Exception:
                log.exception("marks not written down, trying again")
                await asyncio.sleep(_PAUSE_SECONDS)
                self._dirty.set()

    async def flush(self) -> None:
        """Write down what there is now; what could not be written stays for the next time."""
        marks, self._marks = self._marks, []
        hanging, self._hanging = self._hanging, {}
        replaced, self._replaced = self._replaced, []
        if not (marks or hanging or replaced):
            return
        hung = [(chat, subject, card) for (chat, subject), card in hanging.items()]
        try:
            await self._desk.do(SYSTEM, lambda work: mail.settle(work, marks, hung, replaced))
        except BaseException:
            self._marks = marks + self._marks
            self._hanging = {**hanging, **self._hanging}
            self._replaced = replaced + self._replaced
            raise
