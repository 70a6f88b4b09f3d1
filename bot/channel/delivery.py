"""One letter, one or more calls of the Bot API."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from telegram import Bot, InputMediaPhoto, Message, ReactionTypeEmoji
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channel.outcomes import Fate, classify
from bot.channel.rendering import CAPTION_UNITS, TEXT_UNITS, Page, rendered, visible
from bot.domain.people import ChatId, Language
from bot.services.mail import Hung
from bot.talk import Answer, Letter, Verb, unpack_answer
from bot.texts import Texts

_ALBUM = 10


@dataclass(frozen=True)
class Delivered:
    """What was sent: the message's id, the words, and where the card hangs now."""

    message: int | None
    spoken: str
    hung: Hung | None = None


@dataclass(frozen=True)
class Delivery:
    """Knows how each verb of a letter is said to Telegram."""

    bot: Bot
    texts: Texts
    media: Path

    async def deliver(self, letter: Letter, chat: ChatId, language: Language, card: Hung | None) -> Delivered:
        """Send it. Raises what the Bot API raises, for the courier to judge."""
        if letter.verb is Verb.REACT:
            return await self._react(letter, chat)
        if letter.verb is Verb.CLOSE:
            await self._strip(chat, card)
            return Delivered(None, "")
        answer = unpack_answer(letter.body)
        if letter.verb is Verb.SAY:
            return await self._say(letter, chat, language, answer)
        return await self._hang(letter, chat, language, answer, card)

    async def _hang(
        self, letter: Letter, chat: ChatId, language: Language, answer: Answer, card: Hung | None
    ) -> Delivered:
        page = rendered(self.texts, language, answer)
        stays = card is not None and letter.verb is Verb.CARD
        if card and stays and (card.digest == page.digest or await self._edited(chat, card, page)):
            return Delivered(card.message, page.html, Hung(card.message, page.digest))
        sent = await self._text(letter, chat, page)
        if card:
            await self._strip(chat, card)
        return Delivered(sent.message_id, page.html, Hung(sent.message_id, page.digest))

    async def _say(self, letter: Letter, chat: ChatId, language: Language, answer: Answer) -> Delivered:
        if answer.photos:
            await self._album(letter, chat, answer.photos)
        if answer.document or answer.attachment:
            return await self._document(letter, chat, language, answer)
        page = rendered(self.texts, language, answer)
        sent = await self._text(letter, chat, page)
        return Delivered(sent.message_id, page.html)

    async def _text(self, letter: Letter, chat: ChatId, page: Page) -> Message:
        try:
            return await self.bot.send_message(
                chat, page.html, ParseMode.HTML, reply_markup=page.keyboard, message_thread_id=letter.thread
            )
        except TelegramError as error:
            if classify(error).fate is not Fate.UNPARSABLE:
                raise
            # A mistake of ours in the markup must never lose a message: the bare words always can be read.
            return await self.bot.send_message(
                chat, page.plain[:TEXT_UNITS], reply_markup=page.keyboard, message_thread_id=letter.thread
            )

    async def _edited(self, chat: ChatId, card: Hung, page: Page) -> bool:
        try:
            await self.bot.edit_message_text(
                page.html, chat, card.message, parse_mode=ParseMode.HTML, reply_markup=page.keyboard
            )
        except TelegramError as error:
            match classify(error).fate:
                case Fate.UNCHANGED:
                    return True
                case Fate.GONE | Fate.UNPARSABLE:
                    return False
                case _:
                    raise
        return True

    async def _strip(self, chat: ChatId, card: Hung | None) -> None:
        if card is None:
            return
        try:
            await self.bot.edit_message_reply_markup(chat, card.message, reply_markup=None)
        except TelegramError as error:
            # The buttons of an old card refuse politely anyway; only a busy line is worth another attempt.
            if classify(error).fate is Fate.SLOW_DOWN:
                raise

    async def _album(self, letter: Letter, chat: ChatId, photos: Sequence[str]) -> None:
        if len(photos) == 1:
            await self.bot.send_photo(chat, photos[0], message_thread_id=letter.thread)
            return
        album = [InputMediaPhoto(photo) for photo in photos[:_ALBUM]]
        await self.bot.send_media_group(chat, album, message_thread_id=letter.thread)

    async def _document(self, letter: Letter, chat: ChatId, language: Language, answer: Answer) -> Delivered:
        page = rendered(self.texts, language, answer)
        if visible(page.html) > CAPTION_UNITS:
            await self._text(letter, chat, replace(page, keyboard=None))
            page = rendered(self.texts, language, answer, limit=CAPTION_UNITS)
        file: str | Path = answer.document or self.media / (answer.attachment or "")
        send = self.bot.send_photo if str(file).endswith(".png") else self.bot.send_document
        sent = await send(
            chat, file, caption=page.html, parse_mode=ParseMode.HTML, reply_markup=page.keyboard,
            message_thread_id=letter.thread,
        )  # fmt: skip
        return Delivered(sent.message_id, page.html)

    async def _react(self, letter: Letter, chat: ChatId) -> Delivered:
        emoji = str(letter.body["emoji"])
        try:
            await self.bot.set_message_reaction(chat, letter.target or 0, ReactionTypeEmoji(emoji))
        except TelegramError as error:
            if classify(error).fate is Fate.SLOW_DOWN:
                raise
        return Delivered(None, emoji)
