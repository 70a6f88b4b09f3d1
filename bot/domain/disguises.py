"""What somebody wrote without what tells who they are: unit, names as people use them, phone numbers (R62)."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.places import without_units
from bot.domain.slips import without_phones

_GONE = "…"
_PARTS = re.compile(r"[()（）、,，&·/]+|\s+and\s+", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_TITLES = "先生|女士|小姐|太太|总|经理|老师|师傅|工|姐|哥|阿姨"
_LONG_SURNAMES = frozenset(
    {"欧阳", "司马", "诸葛", "上官", "司徒", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "端木"}
)
_ENGLISH_TITLES = frozenset({"mr", "ms", "mrs", "miss", "dr"})
_SHORTEST = 3
"""So many letters of an English name, written as a name, tell who it is."""


def disguised(text: str, *, unit: str = "", people: Iterable[str] = (), companies: Iterable[str] = ()) -> str:
    """The words without the unit, however it is spelled, without these names, in part or with a title, and phones."""
    said = without_units(text, unit) if unit else text
    shapes = [*_of_unit(unit), *(one for name in people for one in _of_person(name)), *map(_of_company, companies)]
    for shape in filter(None, shapes):
        said = re.sub(shape, _GONE, said)
    return without_phones(said)


def _of_unit(number: str) -> Iterator[str]:
    # Where it stands beside something else, such as a colon, it might be a time: here it goes all the same.
    if bare := number.lstrip("0"):
        yield rf"(?<!\d)0*{re.escape(bare)}(?!\d)"


def _of_person(name: str) -> Iterator[str]:
    for part in filter(None, map(str.strip, _PARTS.split(name))):
        yield from _of_chinese(part) if _HAN.fullmatch(part) else _of_english(part)


def _of_chinese(name: str) -> Iterator[str]:
    surname = name[:2] if name[:2] in _LONG_SURNAMES else name[:1]
    yield re.escape(name)
    yield rf"{surname}(?:{_TITLES})"
    yield rf"[小老]{surname}(?![\u4e00-\u9fff]*(?:区|板))"


def _of_english(name: str) -> Iterator[str]:
    said = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _ENGLISH_TITLES]
    if not said:
        return
    for order in (said, said[::-1]):
        yield r"(?i:(?<![a-z])" + r"[\s-]*".join(map(re.escape, order)) + r"(?![a-z]))"
    for word in said:
        if len(word) >= _SHORTEST:
            yield rf"(?<![A-Za-z]){re.escape(word)}(?![a-z])"


def _of_company(name: str) -> str:
    """As much of its name as is written, from its beginning: two signs, or its first word."""
    if han := _HAN.match(name):
        whole = han[0]
        return "|".join(re.escape(whole[:length]) for length in range(len(whole), 1, -1))
    first = next((word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _ENGLISH_TITLES), "")
    return rf"(?i:(?<![a-z]){re.escape(first)}(?![a-z]))" if len(first) >= _SHORTEST else ""
