"""One turn: an update from its row to its effects, in one transaction; or a polite no, and nothing changed."""

import asyncio
import json
from dataclasses import dataclass, field

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.channel.flood import Flood, Pace
from bot.channel.gateway import said_of
from bot.channel.router import House, route
from bot.domain.people import SYSTEM, Language
from bot.domain.refusal import Refusal
from bot.services import inbox, reach
from bot.services.work import Desk, Work
from bot.talk import Answer, Kind, Lane, Press, Said, Words, answer

log = structlog.get_logger(__name__)

_TOAST_LIMIT = 200
_SILENT = "too-fast-silent"


@dataclass(frozen=True)
class Table:
    """Where turns are taken: the desk, and what the house understands."""

    desk: Desk
    application: House
    flood: Flood = field(default_factory=lambda: Flood(Pace()))

    def parsed(self, raw: str) -> tuple[Update, Said | None]:
        """The update in a row, and what was said. Raises whatever is wrong with it."""
        update = Update.de_json(json.loads(raw), self.application.bot)
        return update, said_of(update, self.desk.clock.now())

    async def take(self, update: Update, said: Said) -> None:
        """Do what was said; never raises: a poisonous update is set aside and told."""
        alert = False
        try:
            self._must_be_calm(said)
            shown, language = await self._done(update, said)
        except Refusal as refused:
            alert = True
            shown, language = await self._answered(said, Words(refused.key, refused.words))
        except Exception as error:
            log.exception("turn failed", update=said.update)
            alert = True
            await self.set_aside(said.update, error)
            shown, language = await self._answered(said, Words("went-wrong"))
        if said.press:
            toast = self._toast(shown, language)
            await self._release(said.press, toast, alert=alert)

    def _must_be_calm(self, said: Said) -> None:
        now = asyncio.get_running_loop().time()
        if not self.flood.passes(said.speaker.chat, now, said.at):
            raise Refusal("too-fast" if self.flood.may_tell(said.speaker.chat, now) else _SILENT)

    async def skip(self, id_: int) -> None:
        """Nobody said anything: the row is done."""
        await self.desk.do(SYSTEM, lambda work: inbox.done(work, id_))

    async def set_aside(self, id_: int, error: Exception) -> None:
        """The update cannot even be read: mark it dead and tell those who look after the house."""
        why = f"{type(error).__name__}: {error}"

        async def tell(work: Work) -> None:
            told = await inbox.set_aside(work, id_, why)
            hour = f"{work.now:%Y%m%d%H%M}"
            work.send(told, answer("poison-set-aside", update=str(id_)), lane=Lane.ALERT, dedupe=f"poison:{hour}")

        await self.desk.do(SYSTEM, tell)

    async def _done(self, update: Update, said: Said) -> tuple[Answer | None, Language]:
        async def verb(work: Work) -> tuple[Answer | None, Language]:
            shown = None
            if await inbox.done(work, said.update):
                if said.kind is not Kind.MEMBERSHIP:
                    await reach.notice(work)
                shown = await route(self.application, update, work, said)
            if shown and not shown.toast:
                work.reply(said, shown)
            return shown, work.actor.language

        return await self.desk.do(said.speaker, verb, at=said.at)

    async def _answered(self, said: Said, words: Words) -> tuple[Answer, Language]:
        shown = Answer(say=words, toast=said.press is not None)

        async def verb(work: Work) -> tuple[Answer, Language]:
            await inbox.done(work, said.update)
            if not shown.toast and words.key != _SILENT:
                work.reply(said, shown)
            return shown, work.actor.language

        return await self.desk.do(said.speaker, verb)

    def _toast(self, shown: Answer | None, language: Language) -> str:
        if shown is None or not shown.toast or shown.say.key == _SILENT:
            return ""
        return self.desk.texts.plain(language, shown.say.key, **shown.say.args).strip()

    async def _release(self, press: Press, toast: str, *, alert: bool) -> None:
        # The little clock on the button stops in any case; that it is too late to say so is nobody's problem.
        try:
            await self.application.bot.answer_callback_query(press.query, toast[:_TOAST_LIMIT] or None, alert)
        except TelegramError as error:
            log.debug("tap not released", error=type(error).__name__)
