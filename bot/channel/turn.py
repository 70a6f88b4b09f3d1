"""One turn: an update from its row to its effects, in one transaction; or a polite no, and nothing changed."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.channel.flood import Flood, Pace
from bot.channel.gateway import moved, said_of
from bot.channel.rendering import cut, plain
from bot.channel.router import House, route
from bot.domain.guesses import is_emergency
from bot.domain.people import SYSTEM, ChatId, Language
from bot.domain.refusal import Refusal
from bot.handlers.everyone import WAY_IN
from bot.services import inbox, reach
from bot.services.inbox import Kept
from bot.services.work import Desk, Work
from bot.talk import Answer, Kind, Lane, Press, Said, Speaker, Words, answer

log = structlog.get_logger(__name__)

_TOAST_UNITS = 200


@dataclass(frozen=True)
class Heard:
    """An update that could be read: what was said by whom, or where a group has moved; else it is nobody's."""

    update: Update
    said: Said | None
    moved: tuple[ChatId, ChatId] | None


@dataclass(frozen=True)
class Shown:
    """What came of a turn for the speaker; `alert` shows a toast so that it must be closed.

    No answer: there is nothing to say, or it has been said, since the row had been done before.
    """

    answer: Answer | None
    language: Language
    alert: bool = False


@dataclass(frozen=True)
class Table:
    """Where turns are taken: the desk, and what the house understands."""

    desk: Desk
    application: House
    flood: Flood = field(default_factory=lambda: Flood(Pace()))
    releasing: set[asyncio.Task[None]] = field(default_factory=set)

    def heard(self, kept: Kept) -> Heard:
        """The update in a row, and what was said. Raises whatever is wrong with it."""
        update = Update.de_json(json.loads(kept.raw), self.application.bot)
        where = moved(update)
        return Heard(update, None if where else said_of(update, kept.received), where)

    async def take(self, update: Update, said: Said) -> None:
        """Do what was said, and answer; a poisonous update is set aside and told."""
        shown = await self._shown(update, said)
        if said.press:
            # Nobody waits for it: neither this person's next turn nor anybody else's place.
            task = asyncio.get_running_loop().create_task(self._release(said.press, shown))
            self.releasing.add(task)
            task.add_done_callback(self.releasing.discard)

    def heed(self, said: Said) -> None:
        """Something waits that cannot: it goes at once, and so does what its speaker said before."""
        if is_emergency(said.text):
            self.flood.lift(said, self._now())

    def wait(self, said: Said) -> float:
        """For how many seconds this must not be taken yet: nobody takes the house for themselves."""
        return self.flood.wait(said, self._now())

    async def settle(self, id_: int, moved_: tuple[ChatId, ChatId] | None) -> None:
        """Nobody said anything: the row is done; where a group has moved the house follows. Raises whatever fails."""

        async def verb(work: Work) -> None:
            if await inbox.done(work, id_) and moved_:
                await reach.follow(work, *moved_)

        await self.desk.patiently(SYSTEM, verb)

    async def refuse(self, kept: Kept, error: Exception) -> None:
        """The update cannot be read, or not followed: set it aside, and say so to whoever sent it."""
        await self._set_aside(kept.id, error)
        if kept.account > 0:
            speaker = Speaker(ChatId(kept.account))
            sorry = answer("went-wrong")

            async def verb(work: Work) -> None:
                work.write_to(speaker.chat, work.actor.language, sorry)

            await self.desk.patiently(speaker, verb)

    async def close(self, seconds: float) -> None:
        """Let the buttons under way be released, for so long."""
        if self.releasing:
            _, late = await asyncio.wait(self.releasing, timeout=seconds)
            for task in late:
                task.cancel()

    # -- inside ---------------------------------------------------------------------------------------------------

    async def _shown(self, update: Update, said: Said) -> Shown:
        try:
            return await self._done(update, said)
        except Refusal as refused:
            return await self._answered(said, Words(refused.key, refused.words))
        except Exception as error:
            log.exception("turn failed", update=said.update)
            await self._set_aside(said.update, error)
            return await self._answered(said, Words("went-wrong"), settled=True)

    async def _done(self, update: Update, said: Said) -> Shown:
        hurried = said.private and not said.press and self.flood.may_tell(said.speaker.chat, self._now())

        async def verb(work: Work) -> Shown:
            if not await inbox.done(work, said.update):
                return Shown(None, work.actor.language)
            if said.kind is not Kind.MEMBERSHIP:
                await reach.notice(work)
            if hurried:
                work.reply(said, answer("too-fast"))
            shown = await route(self.application, update, work, said)
            if shown and not _is_toast(shown, said):
                work.reply(said, shown)
            return Shown(shown, work.actor.language)

        return await self.desk.patiently(said.speaker, verb, at=said.at)

    async def _answered(self, said: Said, words: Words, *, settled: bool = False) -> Shown:
        # A stranger finds the way in under the no, and a passing note has nothing under it.
        lost = said.private and words.key == "stranger-not-allowed"
        shown = Answer(say=words, rows=WAY_IN if lost else (), toast=said.press is not None and not lost)

        async def verb(work: Work) -> Shown:
            if not settled and not await inbox.done(work, said.update):
                return Shown(None, work.actor.language)
            if not shown.toast and said.kind is not Kind.MEMBERSHIP:
                work.reply(said, shown)
            return Shown(shown, work.actor.language, alert=True)

        return await self.desk.patiently(said.speaker, verb)

    async def _set_aside(self, id_: int, error: Exception) -> None:
        why = f"{type(error).__name__}: {error}".replace(self.application.bot.token, "…")

        async def verb(work: Work) -> None:
            told = await inbox.set_aside(work, id_, why)
            minute = f"poison:{work.now:%Y%m%d%H%M}"
            work.send(told, answer("poison-set-aside", update=str(id_)), lane=Lane.ALERT, dedupe=minute)

        await self.desk.patiently(SYSTEM, verb)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

    async def _release(self, press: Press, shown: Shown) -> None:
        # The little clock on the button stops in any case; that it is too late to say so is nobody's problem.
        text = _toast(self.desk.texts.say, shown)
        try:
            await self.application.bot.answer_callback_query(press.query, text or None, shown.alert)
        except TelegramError as error:
            log.debug("tap not released", error=type(error).__name__)


def _is_toast(shown: Answer, said: Said) -> bool:
    return shown.toast and said.press is not None


def _toast(say: Callable[..., str], shown: Shown) -> str:
    if shown.answer is None or not shown.answer.toast:
        return ""
    words = shown.answer.say
    return cut(plain(say(shown.language, words.key, **words.args)), _TOAST_UNITS)
