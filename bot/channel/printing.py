"""Papers for letters: gathered as the reader may see them, drawn beside the loop, kept by nobody."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InputFile

from bot.domain.people import ChatId, Language
from bot.reports.papers import Paper, Pens
from bot.services.work import Desk
from bot.talk import Speaker


@dataclass(frozen=True)
class Printer:
    """Draws the papers that the house knows."""

    desk: Desk
    papers: Sequence[Paper]

    async def printed(self, chat: ChatId, language: Language, wanted: Sequence[str]) -> InputFile:
        """The paper that a letter names, for whoever reads that chat.

        Raises:
            Refusal: they may not see it, or not any more.

        """
        name, *args = wanted
        paper = next(paper for paper in self.papers if paper.name == name)
        gathered = await self.desk.do(Speaker(chat), lambda work: paper.gather(work, args))
        pens = Pens(self.desk.texts, language, self.desk.clock)
        drawn = await asyncio.to_thread(paper.draw, gathered, pens)
        return InputFile(drawn, filename=paper.called(gathered))
