"""One letter, one or more calls of the Bot API."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, TypeVar

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    ReactionTypeEmoji,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channel.outcomes import Fate, classify
from bot.channel.printing import Printer
from bot.channel.rendering import CAPTION_UNITS, TEXT_UNITS, Page, cut, rendered, visible
from bot.domain.people import ChatId, Language
from bot.domain.refusal import Refusal
from bot.packing import unpack_answer
from bot.services.mail import Hung
from bot.talk import AS_FILE, Answer, Letter, Verb, answer
from bot.texts import Texts

T = TypeVar("T")
Send = Callable[[str, ParseMode | None], Awaitable[T]]

_ALBUM = 10
_WORTH_ANOTHER_ATTEMPT = {Fate.RETRY, Fate.UNKNOWN, Fate.SLOW_DOWN, Fate.MOVED, Fate.UNREACHABLE}


@dataclass(frozen=True)
class Delivered:
    """What was sent: the message's id, the words, where the card hangs now, which message it took the place of.

    `also` are the ids of what came with it.
    """

    message: int | None
    spoken: str
    hung: Hung | None = None
    replaced: int | None = None
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class To:
    """Where a message goes: the chat, its thread, and whether without a sound."""

    chat: ChatId
    thread: int | None = None
    silent: bool = False

    @property
    def how(self) -> dict[str, Any]:
        """What every call that sends something takes beside the chat and the words."""
        return {"message_thread_id": self.thread, "disable_notification": self.silent}


@dataclass
class Progress:
    """How much of a letter has arrived: another attempt goes on from there and repeats nothing."""

    photos: int = 0
    words: bool = False
    messages: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Delivery:
    """Knows how each verb of a letter is said to Telegram."""

    bot: Bot
    texts: Texts
    printer: Printer

    async def deliver(
        self, letter: Letter, to: To, language: Language, card: Hung | None, progress: Progress
    ) -> Delivered:
        """Send it. Raises what the Bot API raises, for the courier to judge."""
        chat = to.chat
        match letter.verb:
            case Verb.REACT:
                return await self._react(letter, chat)
            case Verb.BUSY:
                return await self._busy(letter, chat)
            case Verb.MENU:
                return await self._menu(letter, chat, language)
            case Verb.CLOSE:
                await self._close(chat, card)
                return Delivered(None, "")
            case Verb.TAKE_DOWN:
                return await self._take_down(letter, chat, language, card)
            case Verb.RETRACT:
                return await self._retract(letter, chat, language)
            case Verb.PIN:
                return await self._pin(letter, chat)
            case Verb.SAY:
                return await self._say(letter, to, language, progress)
        return await self._hang(letter, to, language, card)

    # -- cards ----------------------------------------------------------------------------------------------------

    async def _hang(self, letter: Letter, to: To, language: Language, card: Hung | None) -> Delivered:
        it = unpack_answer(letter.body)
        file = _one_file(it)
        page = rendered(self.texts, language, it, limit=CAPTION_UNITS if file else TEXT_UNITS)
        if (
            card
            and letter.verb is Verb.CARD
            and (card.digest == page.digest or await self._edited(to.chat, card.message, page, caption=bool(file)))
        ):
            return Delivered(card.message, page.html, Hung(card.message, page.digest))
        sent = await (self._with_file(to, page, it, file) if file else self._text(to, page))
        # The old one goes by a letter of its own, when it is on disk where the new one hangs.
        before = card.message if card else None
        return Delivered(sent.message_id, page.html, Hung(sent.message_id, page.digest), before)

    async def _with_file(self, to: To, page: Page, it: Answer, file: str) -> Message:
        call = self._sends(it.photos[0]) if it.photos else self._call(it, file)
        return await self._captioned(to, page, file, call)

    async def _edited(self, chat: ChatId, message: int, page: Page, *, caption: bool = False) -> bool:
        async def edit(text: str, mode: ParseMode | None) -> object:
            how: dict[str, Any] = {"parse_mode": mode, "reply_markup": page.keyboard}
            if caption:
                return await self.bot.edit_message_caption(chat, message, caption=text, **how)
            return await self.bot.edit_message_text(text, chat, message, **how)

        try:
            await _readable(page, edit)
        except TelegramError as error:
            match classify(error).fate:
                case Fate.UNCHANGED:
                    return True
                case Fate.GONE:
                    return False
            raise
        return True

    async def _close(self, chat: ChatId, card: Hung | None) -> None:
        if card is None:
            return
        try:
            await self.bot.edit_message_reply_markup(chat, card.message, reply_markup=None)
        except TelegramError as error:
            if classify(error).fate in _WORTH_ANOTHER_ATTEMPT:
                raise

    async def _take_down(self, letter: Letter, chat: ChatId, language: Language, card: Hung | None) -> Delivered:
        if card is None:
            return Delivered(None, "")
        line = rendered(self.texts, language, unpack_answer(letter.body))
        try:
            await self._edited(chat, card.message, line)
        except TelegramError as error:
            match classify(error).fate:
                case Fate.WORDLESS:
                    # A picture or a file: no line can take its place, so all of it goes.
                    return await self._gone(chat, card.message, line)
                case fate if fate in _WORTH_ANOTHER_ATTEMPT - {Fate.UNREACHABLE}:
                    # Whoever has blocked the bot cannot see the card change, and is written to no more.
                    raise
        return Delivered(card.message, line.html)

    async def _retract(self, letter: Letter, chat: ChatId, language: Language) -> Delivered:
        return await self._gone(chat, letter.target or 0, rendered(self.texts, language, unpack_answer(letter.body)))

    async def _gone(self, chat: ChatId, message: int, line: Page) -> Delivered:
        """The message is deleted; where it is too old for that its words become one line."""
        try:
            await self.bot.delete_message(chat, message)
        except TelegramError as error:
            match classify(error).fate:
                case Fate.GONE:
                    return Delivered(None, "")
                case fate if fate in _WORTH_ANOTHER_ATTEMPT:
                    raise
        else:
            return Delivered(None, "")
        # Too old to be deleted: it can still be edited; of a picture or a file only what stands under it.
        for caption in (False, True):
            try:
                await self._edited(chat, message, line, caption=caption)
            except TelegramError as error:
                fate = classify(error).fate
                if fate in _WORTH_ANOTHER_ATTEMPT:
                    raise
                if fate is Fate.WORDLESS:
                    continue
            break
        return Delivered(message, line.html)

    # -- messages of their own ------------------------------------------------------------------------------------

    async def _say(self, letter: Letter, to: To, language: Language, progress: Progress) -> Delivered:
        it = unpack_answer(letter.body)
        try:
            file = await self._file(it, to.chat, language)
        except Refusal as refused:
            # It was theirs to see when it was asked for, and no longer is.
            it, file = answer(refused.key, **refused.words), None
        page = rendered(self.texts, language, it)
        if len(it.photos) == 1 and not file and visible(page.html) <= CAPTION_UNITS:
            [photo] = it.photos
            sent = await self._captioned(to, page, photo.removeprefix(AS_FILE), self._sends(photo))
            return Delivered(sent.message_id, page.html)
        await self._album(to, it.photos, progress)
        if not file:
            sent = await self._text(to, page)
            return Delivered(sent.message_id, page.html, also=tuple(progress.messages))
        if visible(page.html) > CAPTION_UNITS:
            if not progress.words:
                words = await self._text(to, Page(page.html, None, ""))
                progress.messages.append(words.message_id)
                progress.words = True
            page = rendered(self.texts, language, it, limit=CAPTION_UNITS)
        sent = await self._captioned(to, page, file, self._call(it, file))
        if it.paper:
            self.printer.sent(language, it.paper, sent)
        return Delivered(sent.message_id, page.html, also=tuple(progress.messages))

    def _call(self, it: Answer, file: str | InputFile) -> Callable[..., Awaitable[Message]]:
        if it.voice:
            return self.bot.send_voice
        # What has a handle already, and is a paper, is a picture that was drawn before.
        if file.filename.endswith(".png") if isinstance(file, InputFile) else it.paper:
            return self.bot.send_photo
        return self.bot.send_document

    async def _file(self, it: Answer, chat: ChatId, language: Language) -> str | InputFile | None:
        if it.paper:
            return await self.printer.printed(chat, language, it.paper)
        return it.voice or it.document

    async def _text(self, to: To, page: Page) -> Message:
        async def send(text: str, mode: ParseMode | None) -> Message:
            return await self.bot.send_message(to.chat, text, mode, reply_markup=page.keyboard, **to.how)

        return await _readable(page, send)

    async def _captioned(
        self,
        to: To,
        page: Page,
        file: str | InputFile,
        call: Callable[..., Awaitable[Message]],
    ) -> Message:
        async def send(text: str, mode: ParseMode | None) -> Message:
            return await call(to.chat, file, caption=text, parse_mode=mode, reply_markup=page.keyboard, **to.how)

        return await _readable(page, send, limit=CAPTION_UNITS)

    async def _album(self, to: To, photos: Sequence[str], progress: Progress) -> None:
        while left := photos[progress.photos :]:
            # Photos and files do not go into one album.
            alike = takewhile(lambda photo: _is_file(photo) == _is_file(left[0]), left)
            some = [photo.removeprefix(AS_FILE) for photo in alike][:_ALBUM]
            if len(some) == 1:
                sent: Sequence[Message] = [await self._sends(left[0])(to.chat, some[0], **to.how)]
            else:
                kind = InputMediaDocument if _is_file(left[0]) else InputMediaPhoto
                sent = await self.bot.send_media_group(to.chat, [kind(one) for one in some], **to.how)
            progress.messages += [one.message_id for one in sent]
            progress.photos += len(some)

    def _sends(self, photo: str) -> Callable[..., Awaitable[Message]]:
        return self.bot.send_document if _is_file(photo) else self.bot.send_photo

    async def _menu(self, letter: Letter, chat: ChatId, language: Language) -> Delivered:
        names = [str(name) for name in letter.body["commands"]]
        listed = [BotCommand(name, self.texts.plain(language, f"command-{name}")) for name in names]
        await self.bot.set_my_commands(listed, BotCommandScopeChat(chat))
        return Delivered(None, " ".join(names))

    async def _busy(self, letter: Letter, chat: ChatId) -> Delivered:
        action = str(letter.body["action"])
        try:
            await self.bot.send_chat_action(chat, action, message_thread_id=letter.thread)
        except TelegramError as error:
            # It passes in five seconds anyway: only what concerns the letters behind it is worth knowing.
            if classify(error).fate in {Fate.UNREACHABLE, Fate.MOVED}:
                raise
        return Delivered(None, action)

    async def _pin(self, letter: Letter, chat: ChatId) -> Delivered:
        try:
            await self.bot.pin_chat_message(chat, letter.target or 0, disable_notification=True)
        except TelegramError as error:
            # It has been read by then; on top of the chat it is only found again more easily.
            if classify(error).fate in {Fate.SLOW_DOWN, Fate.RETRY}:
                raise
        return Delivered(None, "")

    async def _react(self, letter: Letter, chat: ChatId) -> Delivered:
        emoji = str(letter.body["emoji"])
        try:
            await self.bot.set_message_reaction(chat, letter.target or 0, ReactionTypeEmoji(emoji))
        except TelegramError as error:
            # A mark on a message is never worth more than this.
            if classify(error).fate is Fate.SLOW_DOWN:
                raise
        return Delivered(None, emoji)


def _one_file(it: Answer) -> str:
    """The picture, document or voice note that a card carries; empty where it has only words."""
    return it.photos[0].removeprefix(AS_FILE) if it.photos else it.voice or it.document or ""


def _is_file(photo: str) -> bool:
    return photo.startswith(AS_FILE)


async def _readable(page: Page, send: Send[T], *, limit: int = TEXT_UNITS) -> T:
    """Send it; a mistake of ours in the markup must never lose a message, for the bare words can always be read."""
    try:
        return await send(page.html, ParseMode.HTML)
    except TelegramError as error:
        if classify(error).fate is not Fate.UNPARSABLE:
            raise
    return await send(cut(page.plain, limit), None)
