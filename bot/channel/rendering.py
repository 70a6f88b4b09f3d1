"""From a letter to what Telegram shows: HTML within the limits, keyboards, and a digest to know sameness by."""

import hashlib
import html
import re
from dataclasses import dataclass

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.people import Language
from bot.talk import Answer, Button, Words
from bot.texts import Texts

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
BUTTON_UNITS = 64
_TAG = re.compile(r"<[^>]+>")
_ELLIPSIS = "…"
_SHORTEST = 40


@dataclass(frozen=True)
class Page:
    """One message, ready to be sent. `digest` is equal exactly when it looks the same."""

    html: str
    keyboard: InlineKeyboardMarkup | None
    digest: str

    @property
    def plain(self) -> str:
        """The same words without any markup, for when Telegram cannot read it."""
        return plain(self.html)


def plain(text: str) -> str:
    """HTML as bare words."""
    return html.unescape(_TAG.sub("", text))


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def visible(text: str) -> int:
    """The length of HTML after its entities have been parsed."""
    return units(plain(text))


def rendered(texts: Texts, language: Language, it: Answer, *, limit: int = TEXT_UNITS) -> Page:
    """The answer in a language, at most `limit` UTF-16 units long."""
    said = texts.say(language, it.say.key, **it.say.args)
    if visible(said) > limit:
        said = _fitted(texts, language, it.say, limit)
    keyboard = _keyboard(texts, language, it)
    said = said if plain(said).strip() else _ELLIPSIS
    shown = f"{said}\0{keyboard.to_json() if keyboard else ''}"
    return Page(said, keyboard, hashlib.sha1(shown.encode(), usedforsecurity=False).hexdigest())


def _fitted(texts: Texts, language: Language, it: Words, limit: int) -> str:
    """The sentence with its long arguments cut to the greatest length at which all of it has room."""

    def within(room: int) -> str:
        return texts.say(language, it.key, **_shortened(it, room).args)

    low, high = _SHORTEST, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if visible(within(middle)) <= limit else (low, middle - 1)
    said = within(low)
    # Many short arguments may still be too much together: then the markup goes.
    return said if visible(said) <= limit else html.escape(cut(plain(said), limit), quote=False)


def _shortened(it: Words, room: int) -> Words:
    # The arguments are cut before they are escaped, never the markup around them.
    return Words(it.key, {name: _shorter(value, room) for name, value in it.args.items()})


def _shorter(value: object, room: int) -> object:
    match value:
        case str():
            return cut(value, room)
        case Words():
            return _shortened(value, room)
        case list() | tuple():
            return [_shorter(one, room) for one in value]
    return value


def cut(text: str, limit: int) -> str:
    """The text within `limit` UTF-16 units, never splitting a character; what is cut off is marked."""
    if units(text) <= limit:
        return text
    kept = text.encode("utf-16-le")[: (limit - 1) * 2].decode("utf-16-le", "ignore")
    return kept + _ELLIPSIS


def _keyboard(texts: Texts, language: Language, it: Answer) -> InlineKeyboardMarkup | None:
    if not it.rows:
        return None
    return InlineKeyboardMarkup([[_button(texts, language, b) for b in row] for row in it.rows if row])


def _button(texts: Texts, language: Language, b: Button) -> InlineKeyboardButton:
    label = cut(texts.spoken(language, b.label), BUTTON_UNITS) or "·"
    if b.url:
        return InlineKeyboardButton(label, url=b.url)
    if b.copy:
        return InlineKeyboardButton(label, copy_text=CopyTextButton(b.copy))
    return InlineKeyboardButton(label, callback_data=b.data, style=b.style.value if b.style else None)
