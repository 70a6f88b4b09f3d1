"""What people type, made into values; what cannot be meant is refused with the reason."""

import re
import unicodedata
from collections.abc import Callable

from bot.domain.refusal import Refusal

_DIGITS = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")}, **{c: n for n, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2, "俩": 2, "叁": 3, "0": 0,
}  # fmt: skip
_TENS = re.compile("([一二三四五六七八九两壹贰叁肆伍陆柒捌玖]?)[十拾]([一二三四五六七八九壹贰叁肆伍陆柒捌玖]?)")
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters by name that leave the paper white."""
_MEASURES = "份个件页张套人次碗盒"
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


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
        number = _number(unicodedata.normalize("NFKC", text).replace("−", "-").strip().casefold().rstrip(_MEASURES))
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


def _number(text: str) -> int | None:
    if re.fullmatch(r"-?[0-9]{1,9}", text):
        return int(text)
    if text in _DIGITS:
        return _DIGITS[text]
    if text in _WORDS:
        return _WORDS[text]
    if tens := _TENS.fullmatch(text):
        return (_DIGITS[tens[1]] if tens[1] else 1) * 10 + (_DIGITS[tens[2]] if tens[2] else 0)
    return None
