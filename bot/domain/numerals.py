"""Numbers as people write them: 12, 十二, 两, 拾贰, ten."""

import re

HAN = "一二三四五六七八九"
ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_DIGITS = {
    **{c: n for n, c in enumerate(HAN, start=1)}, **{c: n for n, c in enumerate(_FORMAL, start=1)},
    "零": 0, "〇": 0, "两": 2, "俩": 2,
}  # fmt: skip
_TENS = re.compile(f"([{HAN}两{_FORMAL}]?)[十拾]([{HAN}{_FORMAL}]?)")
_DECIMAL = re.compile("-?[0-9]{1,9}")


def numeral(text: str) -> int | None:
    """The number that `text` is, folded and in small letters; None where it is none, or beyond nine digits."""
    if _DECIMAL.fullmatch(text):
        return int(text)
    if tens := _TENS.fullmatch(text):
        return (_DIGITS[tens[1]] if tens[1] else 1) * 10 + (_DIGITS[tens[2]] if tens[2] else 0)
    return _DIGITS.get(text, ENGLISH.get(text))
