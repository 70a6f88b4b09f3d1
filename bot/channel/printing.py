"""Papers for letters: gathered as the reader may see them, drawn beside the loop; kept only what is alike for all."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import InputFile, Message

from bot.domain.people import ChatId, Language
from bot.reports.papers import Paper, Pens
from bot.services.work import Desk
from bot.talk import Speaker


@dataclass
class _Print:
    """A paper that is alike for everybody: what it shows, as it was drawn, and its handle once it has been sent."""

    shows: Any
    drawn: bytes
    handle: str = ""


@dataclass(frozen=True)
class Printer:
    """Draws the papers that the house knows."""

    desk: Desk
    papers: Sequence[Paper]
    _prints: dict[tuple[str, ...], _Print] = field(default_factory=dict)
    _press: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def printed(self, chat: ChatId, language: Language, wanted: Sequence[str]) -> InputFile | str:
        """The paper that a letter names, for whoever reads that chat; the handle of one that need not be sent anew.

        Raises:
            Refusal: they may not see it, or not any more.

        """
        name, *args = wanted
        paper = next(paper for paper in self.papers if paper.name == name)
        gathered = await self.desk.do(Speaker(chat), lambda work: paper.gather(work, args))
        if not paper.alike:
            return InputFile(await self._draw(paper, gathered, language), filename=paper.called(gathered))
        # One at a time: of many who wait for the same card, one has it drawn.
        async with self._press:
            held = self._prints.get((language, *wanted))
            if held is None or held.shows != gathered:
                held = _Print(gathered, await self._draw(paper, gathered, language))
                self._prints[language, *wanted] = held
        return held.handle or InputFile(held.drawn, filename=paper.called(gathered))

    def sent(self, language: Language, wanted: Sequence[str], message: Message) -> None:
        """It has arrived: what is alike for everybody goes by its handle from now on."""
        held = self._prints.get((language, *wanted))
        if held and message.photo:
            held.handle = message.photo[-1].file_id

    async def _draw(self, paper: Paper, gathered: Any, language: Language) -> bytes:
        pens = Pens(self.desk.texts, language, self.desk.clock)
        return await asyncio.to_thread(paper.draw, gathered, pens)
