"""What somebody wants of the business centre, in a line: "复印10页，A4双面，3份", "fax 2 pages to +852 2123 4567"."""

import re
import unicodedata

from bot.domain.bc_prices import MOST_COPIES, MOST_PAGES, Paper, Service, Tongue
from bot.domain.fax_numbers import fax_number
from bot.domain.numerals import numeral
from bot.domain.refusal import Refusal

_VERBS = {
    Service.FAX: r"发?传真|\bfax(?:es)?\b",
    Service.TYPING: r"打字|录入|\btyp(?:e|ing)\b",
    Service.SCAN: r"扫描|\bscan(?:s|ning)?\b",
    Service.PRINT: r"打印|\bprint(?:s|ing|outs?)?\b",
    Service.COPY: r"复印|影印|\b(?:photo)?cop(?:y|ying)\b",
}
_NUMBER = (
    r"(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,4}"
    r"|\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)"
)
_PAGES = re.compile(rf"(?P<n>{_NUMBER})\s*(?:页|张|面|pages?\b|sheets?\b|sides?\b)", re.IGNORECASE)
_COPIES = re.compile(
    rf"(?P<n>{_NUMBER})\s*(?:份|套|copies\b|sets?\b)|(?<![a-z])[x×]\s*(?P<m>[0-9]{{1,3}})\b", re.IGNORECASE
)
_TO = re.compile(
    r"(?:传真(?:到|给|至|号)?|发给|到|\bto\b|号码)[^0-9+]{0,6}(?P<to>\+?[0-9][0-9 ()-]{5,24}[0-9])", re.IGNORECASE
)
_NO_ORDER = re.compile(
    r"多少|价|怎么|什么|哪里|吗|[?？]|坏|卡|第|错|稿|乱码|故障|不清|漏|修|不能|没[有墨纸]|收到|[印真描]机|墨|price|how|what|where|printer|copier|machine"
    r"|broken|jam|received?|toner|ink\b|out of",
    re.IGNORECASE,
)


def sounds_like_business(text: str) -> bool:
    """Whether it asks for something to be copied, printed, scanned, typed or faxed, and says how much or where to."""
    line = _folded(text)
    much = _PAGES.search(line) or _COPIES.search(line) or fax_in(line)
    return service_in(line) is not None and not _NO_ORDER.search(line) and bool(much)


def goes_with_a_file(text: str) -> bool:
    """Whether what stands under a document says what is to be done with it, or nothing stands there at all."""
    line = _folded(text)
    return not line.strip() or (service_in(line) is not None and not _NO_ORDER.search(line))


def service_in(text: str) -> Service | None:
    """What is to be done: what is named first."""
    line = _folded(text)
    found = [(it.start(), service) for service, verb in _VERBS.items() if (it := re.search(verb, line, re.IGNORECASE))]
    return min(found)[1] if found else None


def pages_in(text: str) -> int | None:
    """How many pages."""
    return _within(_PAGES.search(_folded(text)), MOST_PAGES)


def copies_in(text: str) -> int | None:
    """How many copies."""
    return _within(_COPIES.search(_folded(text)), MOST_COPIES)


def paper_in(text: str) -> Paper:
    """Which paper it comes on; A4 unless another is named."""
    line = (scale_in(text) or _folded(text)).partition("→")
    return Paper.A3 if re.search(r"a3\b", line[2] or line[0], re.IGNORECASE) else Paper.A4


def tongue_in(text: str) -> Tongue | None:
    """In which language it is typed."""
    if re.search(r"英文|英语|english", text, re.IGNORECASE):
        return Tongue.ENGLISH
    return Tongue.CHINESE if re.search(r"中文|汉字|chinese", text, re.IGNORECASE) else None


def scale_in(text: str) -> str | None:
    """How large it is to become: "141%", "A4→A3"."""
    line = _folded(text).upper()
    if sizes := re.search(r"([AB][3-6])\s*(?:放大|缩小|缩印)?(?:到|至|成|为|TO|→|->)\s*([AB][3-6])", line):
        return f"{sizes[1]}→{sizes[2]}"
    percent = re.search(r"([0-9]{2,3})\s*%", line)
    return f"{percent[1]}%" if percent else None


def fax_in(text: str) -> str | None:
    """Where to."""
    found = _TO.search(_folded(text))
    try:
        return fax_number(found["to"]) if found else None
    except Refusal:
        return None


_SO = {
    "colour": r"彩色|彩印|colou?r",
    "duplex": r"双面|两面|double|duplex|both sides",
    "scaled": r"放大|缩小|缩印|enlarge|reduce",
    "staple": r"钉|staple",
    "urgent": r"加急|急用|马上|urgent|asap",
    "deliver": r"送到|送来|送上|deliver",
    "cash": r"现金|\bcash",
}


def says(text: str, what: str) -> bool:
    """Whether a text says that it is to be so: in colour, on both sides and so on."""
    return re.search(_SO[what], text, re.IGNORECASE) is not None


def _within(found: re.Match[str] | None, most: int) -> int | None:
    if not found:
        return None
    number = numeral(next(filter(None, found.groups())).casefold())
    return number if number is not None and 0 < number <= most else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
