"""What people type to order lunch: "明天A餐2份,B餐1份,1份不要辣", "2 set B for today plz"."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.menus import MOST_PORTIONS
from bot.domain.numerals import NUMBER, numeral
from bot.domain.refusal import Refusal

_DAY = timedelta(days=1)
_WEEK = 7
_ANY_DAY = date(2026, 1, 1)
_SET = r"(?:\bsets?\s*)?(?<![A-Za-z])(?P<code>[A-Za-z])(?![A-Za-z])(?:\s*(?:套餐|餐|套|号|sets?\b))?"
_OF = r"\s*(?:份|个|盒|套|portions?\s*(?:of)?|of|x|×|\*)?\s*"
_A_DOZEN = r"(?!an?\s+(?:dozen|hundred|thousand)\b)"
"""In "a dozen of B" nobody orders an A."""
_HALF = r"(?P<half>半(?=\s*(?:$|[A-Za-z])))?"
_SET_FIRST = re.compile(
    rf"{_A_DOZEN}{_SET}\s*[x×*:要来]?\s*(?P<count>{NUMBER})\s*(?:份|个|盒|套|portions?)?{_HALF}", re.IGNORECASE
)
_COUNT_FIRST = re.compile(rf"(?P<count>{NUMBER})(?P<half>份半)?{_OF}{_SET}", re.IGNORECASE)
_ALONE = re.compile(r"\bset\s*(?P<a>[A-Za-z])\b|(?<![A-Za-z])(?P<b>[A-Za-z])\s*(?:套餐|餐|套)", re.IGNORECASE)
_A_SET = (
    rf"\s*(?!an?\s+(?!sets?\b)[a-z]{{2}})(?:(?:{NUMBER}){_OF})?(?:sets?\s*)?[A-Za-z](?![A-Za-z])"
    rf"|\s*(?:{NUMBER})份?[^,;]*?[A-Za-z]\s*(?:套餐|餐|套)"
)
_CLAUSES = re.compile(rf"[,;,;、。.!\n]+(?!\d)|(?:\band\b|\bplus\b|和|加)(?={_A_SET})", re.IGNORECASE)
"""和, 加, and, plus stand between two sets only where one follows; all others belong to what is said of the food."""
_OF_THEM = re.compile(r"其中|当中|\bof\s+(?:them|these|those|which)\b", re.IGNORECASE)
"""What is said of some of those that were ordered before: no more of them."""
_TWO_DAYS = re.compile(r"(?P<one>[今明])(?P<other>[明后])(?:两|二)?天")
_SAID_DAYS = (
    (re.compile(r"大后天"), 3), (re.compile(r"后天|day after tomorrow", re.IGNORECASE), 2),
    (re.compile(r"明天|明日|明儿|\btomorrow\b|\btmr\b", re.IGNORECASE), 1),
    (re.compile(r"今天|今日|今儿|\btoday\b|\btoday's\b", re.IGNORECASE), 0),
    (re.compile(r"昨天|昨日|\byesterday\b", re.IGNORECASE), -1),
)  # fmt: skip
_WEEKDAYS = re.compile(r"(?P<which>[下上这本]*)(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_ENGLISH_WEEKDAYS = re.compile(
    r"\b(?P<which>(?:(?:next|last|this)\s+)*)(?P<day>mon|tue|wed|thu|fri|sat|sun)"
    r"(?:s|nes|rs?|ur)?(?:day)?s?\b(?P<after>\s+after\s+next\b)?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = (
    re.compile(r"(?:(?P<year>\d{4})[-/年])?(?P<month>\d{1,2})[-/月](?P<day>\d{1,2})[日号]?"),
    re.compile(rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<year>)", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?P<year>)", re.IGNORECASE),
    re.compile(r"(?:^|(?<=[\s,]))(?P<day>\d{1,2})[号日](?!\s*[楼座栋门线会厅梯室])(?P<year>)(?P<month>)"),
)
"""12月2日, Dec 2, 2nd of December, and the 2号 alone, which is the next one to come."""
_NAMES = {**{name: n for n, name in enumerate("一二三四五六")}, "日": 6, "天": 6}
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FILLER = re.compile(
    r"请|帮(?:我|忙)?|麻烦|我要|我想|(?<!不)要(?![少多辣热冷])|来|订餐|订|点餐|(?<![一有少多早晚快慢\d])点|谢谢|吧|哈|哦|的|今?天?中午|午餐|午饭|中饭|盒饭|工作餐|\bfor\b|\bplz\b|\bpls\b|"
    r"\bplease\b|\bthanks?\b|\border\b|\bi(?:'d)?\s+(?:want|like)\b|\blunch(?:es)?\b|\bmeals?\b|\bwould\s+like\b|\bon\b|\bthe\b|"
    r"\b(?:can|could|may)\s+(?:i|we)\s+(?:have|get)\b",
    re.IGNORECASE,
)
_NO_NOTE = re.compile(
    r"(?:套餐|[份个盒套再多]|\ban?\b|\bone\s+more\b|\banother\b|\bi'?d\b|\bto\b|\bhave\b|\s)*", re.IGNORECASE
)
"""What is left of "来份A餐", "再加一份A", "I'd like to have a set A" is nothing that the kitchen has to know."""
_EACH = re.compile(
    rf"[\s,、]*(?:各|每样|每种)\s*(?P<zh>{NUMBER})\s*[份个套]?|[\s,、]*(?P<en>{NUMBER})\s*(?:of\s+)?each\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![A-Za-z])(?:(?P<zh>[A-Za-z])\s*(?:套餐|餐)|sets?\s+(?P<en>[A-Za-z])\b"
    r"|(?P<bare>[A-Z])(?=\s*(?:[、,和与及&]|and\b|plus\b|$)))",
    re.IGNORECASE,
)
_LAST_COUNT = re.compile(rf".*(?:{NUMBER})\s*份?(?:\s*[A-Za-z]\s*(?:套餐|餐))?", re.IGNORECASE)
_GLANCE = 800
"""What orders lunch says so in so many characters."""
_AROUND = " ,:()~-?"
_MEAL = re.compile(r"餐|饭|\d\s*份|份\s*[A-Za-z]|\bsets?\b|\blunch|\bmeals?\b", re.IGNORECASE)
_ASKS_MENU = re.compile(
    r"菜单|菜谱|吃(?:啥|什么|点啥|点什么)|有(?:啥|什么)(?:菜|吃的|套餐)|\bmenu\b|what'?s\s+for\s+lunch|what.*\bto\s+eat\b",
    re.IGNORECASE,
)
_NEXT_WEEK = re.compile(r"下个?(?:周|星期|礼拜)|\bnext\s+week", re.IGNORECASE)
_WANTS = re.compile(
    r"订餐|点餐|订(?:午|中|盒)[餐饭]|订饭|\border\b.*\b(?:lunch|meals?|food)\b|\bbook\b.*\blunch\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Wish:
    """What somebody wants to eat: for which day (None: it is not said), how many of each set, and a note."""

    day: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def asks_for_menu(text: str) -> bool:
    """Whether somebody asks what there is to eat."""
    return bool(_ASKS_MENU.search(_folded(text[:_GLANCE])))


def asks_for_next_week(text: str) -> bool:
    """Whether what is asked is about the week after this one."""
    return bool(_NEXT_WEEK.search(_folded(text[:_GLANCE])))


def sounds_like_order(text: str) -> bool:
    """Whether a free text orders a meal: it names sets with a word for food, with a day, or with nothing else."""
    said = _folded(text[:_GLANCE])
    if _WANTS.search(said):
        return True
    try:
        wish = wish_of(said, _ANY_DAY)
    except Refusal:
        return bool(_MEAL.search(_without_day(said)))
    return bool(wish.counts) and bool(_MEAL.search(_without_day(said)) or wish.day or not wish.note)


def wish_of(text: str, today: date) -> Wish:
    """What a text orders; the day is counted from `today`.

    Raises:
        Refusal: a number in it is not a whole number of portions from 1 to 99; it names several days, or none that is.

    """
    said = _folded(text)
    counts: dict[str, int] = {}
    notes = []
    for clause in filter(None, map(str.strip, _CLAUSES.split(_spread(_without_day(said))))):
        if counts and _OF_THEM.search(clause):
            notes.append(clause)
            continue
        found, rest = _counted(clause)
        for code, count in found:
            counts[code] = counts.get(code, 0) + count
        note = _FILLER.sub("", rest).strip(_AROUND)
        if not _NO_NOTE.fullmatch(note):
            # Said beside a number, it is about so many of them: the number belongs to it.
            notes.append(note if found else clause.strip())
    if any(count > MOST_PORTIONS for count in counts.values()):
        raise Refusal("meal-how-many", most=MOST_PORTIONS)
    days, _ = _days(said, today)
    if len(days) > 1:
        raise Refusal("meal-one-day")
    return Wish(next(iter(days), None), counts, ", ".join(notes))


def day_in(text: str, today: date) -> date | None:
    """The day that a text names, also one that is gone; None where it names none, or several.

    Raises:
        Refusal: there is no such day.

    """
    days, _ = _days(_folded(text), today)
    return days.pop() if len(days) == 1 else None


def _days(said: str, today: date) -> tuple[set[date], str]:
    """Every day that is named, and the text without them. Raises Refusal for a date that is none."""
    days, said = set(), _TWO_DAYS.sub(r"\g<one>天\g<other>天", said)
    for shape, ahead in _SAID_DAYS:
        if shape.search(said):
            days.add(today + _DAY * ahead)
        said = shape.sub(" ", said)
    for found in _WEEKDAYS.finditer(said):
        days.add(_weekday(today, _NAMES[found["day"]], found["which"].count("下"), found["which"]))
    said = _WEEKDAYS.sub(" ", said)
    for found in _ENGLISH_WEEKDAYS.finditer(said):
        which = found["which"].lower()
        weeks = 2 if found["after"] else which.count("next")
        which = which.replace("last ", "上").replace("this ", "这")
        days.add(_weekday(today, _SHORT.index(found["day"].lower()), weeks, which))
    said = _ENGLISH_WEEKDAYS.sub(" ", said)
    for shape in _DATES:
        days |= {_dated(today, found) for found in shape.finditer(said)}
        said = shape.sub(" ", said)
    return days, said


def _weekday(today: date, weekday: int, weeks: int, which: str) -> date:
    """So many weeks on; 上 is the week before, 这 and 本 is this one even where the day is gone."""
    day = today - _DAY * today.weekday() + _DAY * weekday
    if weeks or "上" in which:
        return day + _DAY * _WEEK * (weeks or -which.count("上"))
    return day if day >= today or "这" in which or "本" in which else day + _DAY * _WEEK


def _dated(today: date, found: re.Match[str]) -> date:
    month = found["month"]
    number = _MONTHS.index(month[:3].lower()) + 1 if month and month.isalpha() else int(month or today.month)
    try:
        day = date(int(found["year"] or today.year), number, int(found["day"]))
        if not month and day < today:
            # The 2nd, said on the 30th, is next month's.
            return date(today.year + today.month // 12, today.month % 12 + 1, day.day)
        # In December "1月4日" is next year's.
        return day.replace(year=day.year + 1) if not found["year"] and (today - day).days > 180 else day  # noqa: PLR2004
    except ValueError:
        raise Refusal("meal-no-such-day") from None


def _without_day(said: str) -> str:
    try:
        return _days(said, _ANY_DAY)[1]
    except Refusal:
        for shape in (*(shape for shape, _ in _SAID_DAYS), _WEEKDAYS, _ENGLISH_WEEKDAYS, *_DATES):
            said = shape.sub(" ", said)
        return said


def _counted(clause: str) -> tuple[list[tuple[str, int]], str]:
    """The sets in a clause with their numbers, and what else stands in it."""
    first_count, first_set = _COUNT_FIRST.search(clause), _SET_FIRST.search(clause)
    for shape in (_COUNT_FIRST, _SET_FIRST) if _leads(first_count, first_set) else (_SET_FIRST, _COUNT_FIRST):
        if found := list(shape.finditer(clause)):
            if any(one["half"] for one in found):
                raise Refusal("meal-how-many", most=MOST_PORTIONS)
            return [(one["code"].upper(), _number(one["count"])) for one in found], shape.sub(" ", clause)
    alone = list(_ALONE.finditer(clause))
    return [((one["a"] or one["b"]).upper(), 1) for one in alone], _ALONE.sub(" ", clause)


def _spread(said: str) -> str:
    """The number of "A餐B餐各2份" or "2 each" belongs to every set before it that has none of its own."""
    each = _EACH.search(said)
    if each is None:
        return said
    head = said[: each.start()]
    counted = _LAST_COUNT.match(head)
    start = counted.end() if counted else 0
    count = each["zh"] or each["en"]
    named = _NAMED.sub(lambda it: f"{it['zh'] or it['en'] or it['bare']}餐 {count} 份,", head[start:])
    return head[:start] + named + said[each.end() :]


def _leads(count: re.Match[str] | None, set_: re.Match[str] | None) -> bool:
    return count is not None and (set_ is None or count.start() < set_.start())


def _number(word: str) -> int:
    count = numeral(word.lower())
    if count is None or not 0 < count <= MOST_PORTIONS:
        raise Refusal("meal-how-many", most=MOST_PORTIONS)
    return count


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
