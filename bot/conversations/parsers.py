"""What people type, made into values; what cannot be meant is refused with the reason."""

import unicodedata
from collections.abc import Callable

from bot.domain.numerals import numeral
from bot.domain.refusal import Refusal

LONGEST_TEXT = 4096
"""The characters of one message."""
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters by name that leave the paper white."""
_MEASURES = "份个件页张套人次碗盒"


def short_text(limit: int = 100) -> Callable[[str], str]:
    """One line of at most `limit` characters; line breaks become spaces."""

    def parse(text: str) -> str:
        return _bounded(" ".join(text.split()), limit)

    return parse


def long_text(limit: int = 2000) -> Callable[[str], str]:
    """Text of at most `limit` characters, line breaks and all."""

    def parse(text: str) -> str:
        return _bounded(text.strip(), limit)

    return parse


def whole_number(low: int = 1, high: int = 999) -> Callable[[str], int]:
    """A whole number between `low` and `high`, in digits of any width, in Chinese or in English words."""

    def parse(text: str) -> int:
        number = numeral(unicodedata.normalize("NFKC", text).replace("−", "-").strip().casefold().rstrip(_MEASURES))
        if number is None:
            raise Refusal("number-unclear")
        if not low <= number <= high:
            raise Refusal("number-out-of-range", low=str(low), high=str(high))
        return number

    return parse


def _bounded(text: str, limit: int) -> str:
    if not any(map(_is_seen, text)):
        raise Refusal("text-empty")
    if len(text) > limit:
        raise Refusal("text-too-long", limit=str(limit), length=str(len(text)))
    return text


def _is_seen(character: str) -> bool:
    return character not in _BLANK and not unicodedata.category(character).startswith(("C", "Z"))
