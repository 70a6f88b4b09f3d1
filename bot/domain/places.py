"""Places as people say them: "1201", "12楼01", "十二楼01室", "12-01", "负一楼", "3F", "#08-01" (R18, R116)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {"幺": 1, "两": 2}
_SPOKEN = "".join(_DIGITS)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
HAN = rf"[{_SPOKEN}十廿]{{1,3}}"
_UNDER = r"地下(?:室)?(?:第)?|负|-|b|basement\s*"
_LEVEL = r"号?楼层|层楼|楼|层|/?f(?![a-z])|floor"
# After a number, these say that it is no place: an amount, a date, a time, a temperature.
_NO_PLACE = (
    r"(?!\s*(?:元|块|年|月|日|天|点|分|秒|小时|度|个|份|页|米|平|人|%|:|\.\d|yuan|rmb|am\b|pm\b|°)|张|\s+张(?![一-鿿]))"
)
"""… where 张 is not somebody's name: "1203 张先生"."""
_FLOOR = rf"(?P<under>{_UNDER})?(?P<floor>\d{{1,2}}|{HAN}|{'|'.join(ORDINALS)})"
_ROOM = rf"(?P<room>\d{{1,2}}|{HAN})"
_UNITS = (
    rf"(?<![\d.#-]){_FLOOR}(?:st|nd|rd|th)?\s*(?:{_LEVEL})\s*[,-]?\s*(?:room|unit|rm)?\s*{_ROOM}(?!\d)",
    rf"\b(?:floor|level)\s*{_FLOOR}\s*,?\s*(?:room|unit|rm)\s*{_ROOM}(?!\d)",
    r"(?<![\d-])#?(?P<under>b)?(?P<floor>\d{1,2})-(?P<room>\d{2})(?![\d-])",
    rf"(?<![\da-z.¥$-])(?P<under>b)?(?P<floor>\d{{1,2}})(?P<room>\d{{2}})(?![\da-z-]){_NO_PLACE}",
    rf"(?<![{_SPOKEN}十])(?P<under>负)?(?P<floor>[{_SPOKEN}]{{1,2}})(?P<room>[{_SPOKEN}]{{2}})(?![{_SPOKEN}十]){_NO_PLACE}",
)
_FLOORS = (
    rf"(?<![\d.]){_FLOOR}(?:st|nd|rd|th)?\s*(?:{_LEVEL})",
    r"\b(?P<under>b)(?P<floor>\d)(?!\d)",
    r"\b(?P<under>basement)\s*(?P<floor>\d)(?!\d)",
    r"\b(?:floor|level)\s*(?P<under>b)?(?P<floor>\d{1,2})(?!\d)",
    r"(?P<under>地下)(?P<floor>)(?:室|车库|停车场)",
)
_SHAPES = tuple(map(re.compile, _UNITS))
_PLAIN = re.compile(r"(?<![\da-z])[a-z]?\d{3,4}[a-z]?(?![\da-z])")
_SHARED = (
    "大堂|大厅|电梯厅|电梯间|电梯口|车库|停车场|地库|天台|屋顶|"
    rf"(?:(?:\d{{1,2}}|{HAN})号)?(?:电|客|货|扶)梯(?:\d{{1,2}}号)?(?!卡(?![在住了]))|"
    r"\b(?:lobby|lift lobby|garage|car park|parking|rooftop|"
    r"(?:no\. ?\d{1,2} |goods |service )?(?:lift|elevator)(?: (?:no\. ?)?\d{1,2})?(?! (?:card|lobby)))\b"
)
_SPOTS = re.compile(
    rf"(?P<shared>{_SHARED})|"
    "卫生间|洗手间|男厕|女厕|厕所|厨房|茶水间|大会议室|小会议室|会议室|走廊|楼道|楼梯间|前台|"
    "阳台|客厅|卧室|主卧|次卧|机房|配电间|配电房|打印间|仓库|财务室|经理室|门口|"
    r"\b(?:meeting room|conference room|bathroom|restroom|kitchen|pantry|corridor|hallway|stairwell|reception|"
    r"balcony|living room|bedroom|server room|storeroom|entrance)\b"
)


def by_bare(known: Collection[str]) -> Mapping[str, str]:
    """The units of a house by what is left of their numbers when people say them."""
    return {_bare(number): number for number in known}


def unit_at(said: str, place: int, known: Mapping[str, str]) -> tuple[str, int] | None:
    """The unit of `known` (as `by_bare` has it) that a folded text names at that place, and how long its name is."""
    found = [(_number_of(it), it) for shape in _SHAPES if (it := shape.match(said, place))]
    found += [(_bare(it[0]), it) for it in [_PLAIN.match(said, place)] if it]
    named = [(known[one], len(it[0])) for one, it in found if one in known]
    return max(named, key=lambda one: one[1], default=None)


def unit_in(text: str, known: Collection[str]) -> str | None:
    """The one unit of `known` that a text names; None where it names none of them, or several."""
    said = _folded(text)
    spelled = by_bare(known)
    named = {spelled[one] for one in _numbers(said) if one in spelled}
    return named.pop() if len(named) == 1 else None


def without_units(text: str, number: str = "") -> str:
    """The text without what may be a unit, or only without the unit of that number, however it names it."""
    said = unicodedata.normalize("NFKC", text)

    def left(found: re.Match[str]) -> str:
        named = _number_of(found)
        return " " if named and number in {"", named} else found[0]

    number = number and _bare(number)
    for shape in _UNITS:
        said = re.sub(shape, left, said, flags=re.IGNORECASE)
    return said


def names_a_unit(text: str) -> bool:
    """Whether a text names what may be a unit, of this house or of another."""
    return any(True for _ in _numbers(_folded(text)))


def floor_in(text: str) -> str:
    """The floor that a text names, as the house labels it: "12", "B1"; empty where it names none."""
    said = _folded(text)
    for shape in _FLOORS:
        for found in re.finditer(shape, said):
            level = numeral(found["floor"]) if found["floor"] else 1
            if level:
                return f"{'B' if found['under'] else ''}{level}"
    return ""


def spot_in(text: str) -> str:
    """Where in the unit or in the building, as far as the text says so: floor and spot, else nothing."""
    floor, spot = floor_in(text), _SPOTS.search(_folded(text))
    return " ".join(part for part in (level(floor), spot[0] if spot else "") if part)


def names_what_all_share(text: str) -> bool:
    """Whether it is about a lift, the lobby, the garage, the roof: nobody's unit."""
    found = _SPOTS.search(_folded(text))
    return found is not None and found["shared"] is not None


def level(floor: str) -> str:
    """A floor as it stands in a place: "8F", "B1"; nothing where it is of none."""
    return floor if floor.startswith("B") else f"{floor}F" if floor else ""


def _numbers(said: str) -> Iterator[str]:
    for shape in _UNITS:
        yield from filter(None, map(_number_of, re.finditer(shape, said)))


def _number_of(found: re.Match[str]) -> str:
    floor, room = numeral(found["floor"].casefold()), numeral(found["room"])
    return _bare(f"{'B' if found['under'] else ''}{floor:02d}{room:02d}") if floor and room is not None else ""


def numeral(text: str) -> int | None:
    """The number that digits, 十二 or "third" name; None where it is none."""
    if text.isdecimal():
        return int(text)
    if text in ORDINALS:
        return ORDINALS[text]
    text = text.replace("廿", "二十")
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _bare(number: str) -> str:
    """A unit's number without what people leave out or put in: leading zeros, dashes, case."""
    kept = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", number).upper())
    under, digits = ("B", kept[1:]) if kept.startswith("B") else ("", kept)
    return under + (digits.lstrip("0") or "0")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
