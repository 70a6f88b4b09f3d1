"""What the desk types when mail comes ("快递 1201 顺丰 SF123", "parcel 1201", a line each), and who asks for theirs."""

import re
import unicodedata
from dataclasses import dataclass

from bot.domain.complaint_words import sounds_like_complaint
from bot.domain.guesses import is_emergency, sounds_like_repair
from bot.domain.mail_items import MailKind
from bot.domain.refusal import Refusal

MOST_LINES = 20
_KINDS = (
    (MailKind.REGISTERED, r"挂号信?|registered(?:\s+(?:letter|mail))?"),
    (MailKind.EXPRESS, r"快递|快件|特快|express|courier"),
    (MailKind.PARCEL, r"包裹|邮包|parcels?|packages?"),
    (MailKind.PAPER, r"报纸|报刊|杂志|信件|平信|newspapers?|magazines?|papers|letters?"),
)
_WORDS = "|".join(shape for _, shape in _KINDS)
_I = re.IGNORECASE
_BEGINS = re.compile(rf"^(?:登记|收到|新到|到了?|received|new)?\s*(?:一[个件封])?\s*(?:{_WORDS})(?![a-z])", _I)
_CARRIERS = re.compile(
    r"顺丰|圆通|中通|申通|韵达|京东|极兔|德邦|邮政|天天|百世|菜鸟|闪送|"
    r"(?<![a-z])(?:ems|sf express|yto|zto|sto|yunda|jd|j&t|china post|dhl|fedex|ups|tnt|sf)(?![a-z\d])",
    _I,
)
_TRACKING = re.compile(r"(?<![a-z\d])(?:[a-z]{2,4}-?\d[a-z\d-]{1,28}|\d[\d-]{7,28}[a-z]{0,2})(?![a-z\d])", _I)
_PLACE = re.compile(
    r"#?\bB?\d{1,2}\s*(?:号?楼|层|/?F\b|-)\s*\d{1,2}(?:室|房)?|"
    r"(?<![a-z\d])B?\d{3,4}(?!\d)\s*(?:室|房|单元)?|\d+F?(?!\d)",
    _I,
)
_NAMED_PLACE = re.compile(r"(?<![a-z\d])B?\d{3,4}(?!\d)|\d\s*(?:楼|层|F\b|-)\s*\d", _I)
_HAN_PLACE = re.compile(r"[〇零一二三四五六七八九十两]{1,3}(?:楼|层)[〇零一二三四五六七八九十\d]{1,3}(?:室|房)?")
_FILLER = re.compile(
    r"登记|收到|新到|一[个件封]|单号|运单号?|收件人|收$|到了|来了|给|号|室|"
    r"\b(?:received|new|arrived|for|to|of|by|from|unit|room|rm|no|number|tracking|a|an|the|letter|mail)\b\.?",
    _I,
)
_AROUND = " ,，;；:：、。.()（）-#"
_ASKS = re.compile(
    r"(?:快递|包裹|信件|挂号信?).{0,8}(?:到了[吗没]|到没|来了[吗没]|有[吗没]|吗|怎么[取拿]|在哪|哪里[取拿])|"
    r"(?:有没有|有无|查).{0,4}我的?.{0,4}(?:快递|包裹|信件|邮件)|"
    r"\b(?:any|my|is|are|has|have|where).{0,24}\b(?:parcels?|packages?|mail|letters?)\b"
    r".{0,30}(?:\?|here|arrived?|come|for (?:me|us))",
    _I,
)
_TOLD = re.compile(r"[的了把被不没着]")
"""Signs of a sentence: no name has them."""
_LONGEST = 100


@dataclass(frozen=True)
class MailLine:
    """One thing that came, as a line of words says it; `said` names the unit, which the house looks up."""

    said: str
    kind: MailKind
    carrier: str
    tracking: str
    addressee: str


def mail_lines(text: str) -> tuple[MailLine, ...]:
    """What came, a line each; what a line leaves open is as in the line before.

    Raises:
        Refusal: nothing is said, or too much at once.

    """
    lines = [line for raw in text.splitlines() if (line := _folded(raw))]
    if not lines:
        raise Refusal("text-empty")
    if len(lines) > MOST_LINES:
        raise Refusal("mail-too-many", most=str(MOST_LINES))
    found: list[MailLine] = []
    for line in lines:
        found.append(_read(line, found[-1].kind if found else None))
    return tuple(found)


def sounds_like_mail(text: str) -> bool:
    """Whether a colleague's words take mail in: the kind comes first, each line names a place, nothing is wrong."""
    lines = [line for raw in text.splitlines() if (line := _folded(raw))]
    if not lines or len(lines) > MOST_LINES or not _BEGINS.match(lines[0]):
        return False
    if any(len(line) > _LONGEST or not _has_place(line) for line in lines):
        return False
    if any(_TOLD.search(_read(line, None).addressee) for line in lines):
        return False
    return not (_asked(text) or is_emergency(text) or sounds_like_complaint(text) or sounds_like_repair(text))


def asks_for_mail(text: str) -> bool:
    """Whether a tenant asks whether something has come for them."""
    return bool(_ASKS.search(_folded(text))) and not sounds_like_complaint(text) and not is_emergency(text)


def _read(line: str, before: MailKind | None) -> MailLine:
    rest, kind = line, None
    for one, shape in _KINDS:
        if found := re.search(rf"(?<![a-z])(?:{shape})(?![a-z])", rest, _I):
            kind, rest = kind or one, f"{rest[: found.start()]} {rest[found.end() :]}"
    carrier, rest = _taken(_CARRIERS, rest)
    tracking, rest = _taken(_TRACKING, rest)
    said = rest
    for shape_ in (_HAN_PLACE, _PLACE, _FILLER):
        rest = shape_.sub(" ", rest)
    addressee = " ".join(rest.split()).strip(_AROUND)[:40]
    guessed = MailKind.EXPRESS if carrier else MailKind.PARCEL
    return MailLine(said.strip(), kind or before or guessed, carrier, tracking.upper(), addressee)


def _taken(shape: re.Pattern[str], text: str) -> tuple[str, str]:
    found = shape.search(text)
    return (found[0], f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)


def _has_place(line: str) -> bool:
    rest = _taken(_TRACKING, line)[1]
    return bool(_HAN_PLACE.search(rest) or _NAMED_PLACE.search(rest))


def _asked(text: str) -> bool:
    return bool(re.search(r"[?？]|吗|怎么|为什么|\bwhy\b|\bwhere\b", text))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
