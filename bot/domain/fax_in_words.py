"""What the clerk types when a fax comes ("传真 0801 王先生 3页", "fax 1901 Mr Lee 2 pages"), and who waits for one."""

import re
import unicodedata
from datetime import datetime, timedelta

from bot.domain import bc_words
from bot.domain.bc_words import fax_in as sent_to
from bot.domain.complaint_words import sounds_like_complaint
from bot.domain.fax_numbers import fax_number
from bot.domain.guesses import is_emergency, sounds_like_repair
from bot.domain.places import without_units
from bot.domain.refusal import Refusal

LONGEST_NAME = 60
_I = re.IGNORECASE
_CAME = (
    r"(?:登记|收到|新到|新来|来了?|到了?|进)\s*(?:一[份封件]|\d+\s*份)?\s*(?:新的?)?\s*传真(?:来件)?|来报|进报"
    r"|(?:received|incoming|new|log)\s+(?:an?\s+)?(?:incoming\s+)?fax|fax (?:received|in|came|arrived)\b"
)
_BEGINS = re.compile(rf"^(?:{_CAME}|传真(?:来件)?(?!机|到|给|号|纸)(?:\s*(?:一[份封件]|\d+\s*份))?|fax\b)", _I)
_SURELY = re.compile(rf"^(?:{_CAME})", _I)
_GOES = re.compile(r"发给|发到|发往|寄|\bto\b|\bsend\b|\boutgoing\b", _I)
_NOT_CAME = re.compile(
    r"[?？]|吗|传真(?:机|纸)|坏了|卡纸|卡住|没(?!有单元)|[收发打看传]不|不(?:用|要|能|行|对|清楚|见了)|怎么|多少|价[格钱目]"
    r"|\bhow\b|\bbroken\b|\bmachine\b|\bjam|n't\b",
    _I,
)
_SENDER = re.compile(
    r"(?:来自|发自|发件(?:人|方|号码?)?|对方|\bfrom\b|\bsender\b)\s*[:：]?\s*(?P<marked>\+?[0-9][0-9 ()-]{5,22}[0-9])"
    r"|(?<![\d-])(?P<bare>\+[0-9][0-9 ()-]{7,20}[0-9]|0[0-9]{2,3}[- ][0-9]{7,8})(?![\d-])",
    _I,
)
_CLOCK = re.compile(
    r"(?P<day>昨天|前天|今天|yesterday|today|(?P<month>\d{1,2})[/月](?P<date>\d{1,2})[日号]?)?\s*(?:at\s+)?"
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?!\d)",
    _I,
)
_AGO = {"前天": 2, "昨天": 1, "yesterday": 1}
_NUMBER = r"[0-9一二两三四五六七八九十百]{1,4}"
_PAGES = re.compile(
    rf"(?:[一总]?共计?\s*)?(?:{_NUMBER}\s*页"
    r"|\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:pages?|sheets?)\b)",
    _I,
)
_SHEETS = re.compile(rf"(?:[一总]?共计?\s*)?(?<![0-9]){_NUMBER}\s*[张面](?![一-鿿])")
"""Where nobody says 页; 张 may be somebody's name: 1203 张先生."""
_FILLER = re.compile(
    r"收[件报]人|待查|无单元号?|没有单元号?|单元不明|单元|收$|^\s*给(?!排水)|先到|扫描件?|"
    r"\b(?:for|of|at|in|unit|room|rm|no unit|unknown unit|unknown|addressee|recipient|attn|attention)\b[.:：]?",
    _I,
)
_AROUND = " ,，;；:：、。.()（）-#"
_ASKS = re.compile(
    r"传真.{0,8}(?:到了?[吗没]|到没|来了[吗没]|收到[了吗没]|有[吗没]|吗|怎么取|在哪)|(?:有没有|有无|有|查).{0,5}我们?的?.{0,4}传真"
    r"|\b(?:any|my|is|are|has|have|where|did|our|an?)\b.{0,24}\bfax(?:es)?\b"
    r".{0,30}(?:\?|here|arrived?|come|came|for (?:me|us))",
    _I,
)
_WAITS = re.compile(
    r"有.{0,3}传真.{0,4}(?:告诉|通知|叫|提醒|说一声)"
    r"|传真.{0,8}(?:一?到|一?来|有)了?.{0,4}(?:就|马上|立即|请)?.{0,4}(?:告诉|通知|叫|提醒|说一声)|等.{0,4}(?:一[份封]|个)?传真"
    r"|\b(?:tell|let|notify|ping|call)\b.{0,12}\b(?:me|us|know)\b.{0,40}\bfax\b"
    r"|\b(?:waiting|wait) for (?:an? |my |our )?fax\b",
    _I,
)
_NO = re.compile(r"不用|不要|不必|别|\bdon't\b|\bdo not\b|\bno (?:longer|need)\b", _I)
_GOES_OUT = re.compile(
    r"发出|发过?去|发走|寄|多少|\bsen[dt]\b|\bcosts?\b|\bprices?\b"
    r"|(?<!给我)(?<!给我们)发.{0,3}传真(?!.{0,4}给我)|传真发(?!.{0,2}给我)|对方|传真机|\bmachine\b|\bto fax\b",
    _I,
)
_TITLES = re.compile(r"先生|女士|小姐|太太|经理|老师|总$|\b(?:mr|mrs|ms|miss|dr)\b\.?|[\s.·・]", _I)


def sounds_like_fax_in(text: str) -> bool:
    """Whether the clerk takes down a fax that has come: that comes first, with its pages, and goes nowhere."""
    line = _folded(text)
    if not _BEGINS.match(line) or pages_in(line) is None or _NOT_CAME.search(line):
        return False
    if not _SURELY.match(line) and (sent_to(line) or _GOES.search(line)):
        return False
    return not (is_emergency(text) or sounds_like_complaint(text) or sounds_like_repair(text))


def asks_for_fax(text: str) -> bool:
    """Whether a tenant asks whether a fax has come for them."""
    line = _folded(text)
    if _goes_out(line) or sounds_like_fax_in(text):
        return False
    return bool(_ASKS.search(line)) and not sounds_like_complaint(text) and not is_emergency(text)


def waits_for_fax(text: str) -> bool:
    """Whether a tenant wants to be told when one comes (R229)."""
    line = _folded(text)
    if _goes_out(line):
        return False
    return bool(_WAITS.search(line)) and not sounds_like_complaint(text) and not is_emergency(text)


def pages_in(text: str) -> int | None:
    """How many pages it has."""
    found = _pages(_folded(text))
    return bc_words.pages_in(found) if found else None


def addressee_in(text: str) -> str:
    """Whom it is for: what is left of the line without everything else."""
    rest = _BEGINS.sub(" ", _folded(text), count=1)
    rest = _SENDER.sub(" ", _CLOCK.sub(" ", rest))
    found = _pages(rest)
    rest = rest.replace(found, " ", 1) if found else rest
    rest = _FILLER.sub(" ", without_units(rest))
    return " ".join(rest.split()).strip(_AROUND)[:LONGEST_NAME]


def sender_in(text: str) -> str | None:
    """The number that it came from."""
    found = _SENDER.search(_CLOCK.sub(" ", _folded(text)))
    try:
        return fax_number(found["marked"] or found["bare"]) if found else None
    except Refusal:
        return None


def clock_in(text: str) -> str | None:
    """When it came, as the line says it: "14:20", "昨天 17:05"."""
    found = _CLOCK.search(_folded(text))
    return " ".join(found[0].split()) if found else None


def clock(text: str) -> str:
    """A time as somebody types it. Raises Refusal where it is none."""
    said = clock_in(text)
    if said is None:
        raise Refusal("fax-in-time-unclear")
    return said


def came_at(said: str, now: datetime) -> datetime:
    """The instant that a time means, before `now` (the building's wall clock).

    Raises:
        Refusal: there is no such day, or it is still to come.

    """
    found = _CLOCK.search(said)
    if not found:
        raise Refusal("fax-in-time-unclear")
    day = (now - timedelta(days=_AGO.get((found["day"] or "").casefold(), 0))).date()
    try:
        if found["month"]:
            day = day.replace(month=int(found["month"]), day=int(found["date"]))
            day = day if day <= now.date() else day.replace(year=day.year - 1)
    except ValueError:
        raise Refusal("fax-in-time-unclear") from None
    at = now.replace(
        year=day.year, month=day.month, day=day.day, hour=int(found["hour"]), minute=int(found["minute"]), second=0,
        microsecond=0,
    )  # fmt: skip
    if at > now:
        raise Refusal("fax-in-time-to-come")
    return at


def bare(name: str) -> str:
    """A name without titles and gaps, to be compared."""
    return _TITLES.sub("", _folded(name)).casefold()


def _pages(line: str) -> str:
    found = _PAGES.search(line) or _SHEETS.search(line)
    return found[0] if found else ""


def _goes_out(line: str) -> bool:
    """Whether it is about one that they send, or about none at all."""
    return any(shape.search(line) for shape in (_NO, _GOES_OUT)) or sent_to(line) is not None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
