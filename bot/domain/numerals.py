"""Numbers as people write them: 12, 十二, 两, 拾贰, 一百, 两打, ten, a dozen."""

import re

HAN = "一二三四五六七八九"
ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_TENS = "十拾百佰千仟"
_DIGITS = {
    **{c: n for n, c in enumerate(HAN, start=1)}, **{c: n for n, c in enumerate(_FORMAL, start=1)},
    "零": 0, "〇": 0, "两": 2, "俩": 2,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000}
_MANY = {"打": 12, "dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1000, "百": 100, "千": 1000, "万": 10_000}
_DECIMAL = re.compile("-?[0-9]{1,9}")
_HALF = re.compile(r"half(?:\s+an?)?|半")
_OF_MANY = re.compile(rf"(?P<half>half\s+|半)?(?P<count>.*?)\s*(?P<many>{'|'.join(_MANY)})")
_TIMES = r"dozens?|hundred|thousand"
_WORD = "|".join(ENGLISH)
NUMBER = (
    rf"(?<![\d.])-?\d+(?:\.\d+)?(?:\s*(?:(?:{_TIMES})\b|打(?!包)|[百千万]))?"
    rf"|[{HAN}{_FORMAL}两俩][{HAN}{_FORMAL}两零〇{_TENS}万]*(?:打(?!包))?|[十拾][{HAN}{_FORMAL}]?打?|[百佰千仟万]+(?=[份个盒套件条])|半打"
    r"|半(?=\s*(?:[份个盒套件条双]|[A-Za-z](?![A-Za-z])|$))"
    rf"|\b(?:half\s+)?(?:an?|{_WORD})\s+(?:{_TIMES})\b|\bhalf\b(?:\s+an?\b)?|\b(?:{_WORD}|{_TIMES})\b"
)
"""Whatever is written as a number, to be read by `numeral`; its half, too, which is no whole one."""


def numeral(text: str) -> int | None:
    """The whole number that `text` is, folded and in small letters; None where it is none, or beyond nine digits."""
    if _DECIMAL.fullmatch(text):
        return int(text)
    if text in ENGLISH:
        return ENGLISH[text]
    if (found := _han(text)) is not None:
        return found
    if _HALF.fullmatch(text) or not (many := _OF_MANY.fullmatch(text)):
        return None
    word = many["count"].strip()
    count = 1 if word in {"", "a", "an"} else numeral(word)
    whole = None if count is None else count * _MANY[many["many"]]
    return whole // 2 if whole and many["half"] else whole


def _han(text: str) -> int | None:
    """二十三, 一百零五, 一百二 (which is 120)."""
    total, digit, unit, before = 0, None, 1, 10**9
    for place, char in enumerate(text):
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            unit = 1 if digit == 0 else unit
        elif char in _UNITS and (place or _UNITS[char] == 10):  # noqa: PLR2004 - ten stands alone, the others do not
            unit = _UNITS[char]
            if unit >= before:
                return None  # 十十
            before = unit
            total = (total + (digit or 0)) * unit if char == "万" else total + (1 if digit is None else digit) * unit
            digit = None
        else:
            return None
    if not text:
        return None
    return total + (digit or 0) * (unit // 10 if unit > 10 else 1)  # noqa: PLR2004 - as above
