"""What people type about laundry: "洗两件衬衫一条裤子", "dry clean 2 suits", "衣服什么时候送回来"."""

import re
import unicodedata
from collections.abc import Mapping

from bot.domain.laundry import MOST_PIECES, Care, care_of
from bot.domain.names import Named
from bot.domain.numerals import ENGLISH, HAN, NUMBER, numeral
from bot.domain.refusal import Refusal

_NUMBER = rf"{NUMBER}|\ban?\b"
_PIECES = r"(?:件|条|套|双|个|只|床|副|份|张|pairs?\s*of|pcs?|pieces?\s*of|x|×)?"
_GARMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("西装套装(两件)|suit, 2 pcs", ("西装套装", "西服套装", "套装", "整套西装", "suits?(?! jacket)")),
    ("西装上衣|suit jacket", ("西装上衣", "西装", "西服", "suit jackets?", "blazers?", "jackets?")),
    ("衬衫|shirt", ("衬衫", "衬衣", r"(?<!t-)(?<!t )(?<!t)shirts?")),
    ("T恤/POLO衫|T-shirt/polo", ("t恤衫?", "polo衫", r"t-?\s?shirts?", "polos?")),
    ("牛仔裤|jeans", ("牛仔裤", "jeans")),
    ("西裤/休闲裤|trousers", ("西裤", "休闲裤", "长裤", "裤子", "裤", "trousers", "pants")),
    ("连衣裙|dress", ("连衣裙", "dress(?:es)?")),
    ("百褶裙|pleated skirt", ("百褶裙", "pleated skirts?")),
    ("半身裙|skirt", ("半身裙", "半裙", "短裙", "裙子", "skirts?")),
    ("羊毛衫|sweater", ("羊毛衫", "毛衣", "针织衫", "sweaters?", "jumpers?")),
    ("长款羽绒服|down coat, long", ("长款羽绒服", "长羽绒服", "long down coats?")),
    ("短款羽绒服|down jacket, short", ("短款羽绒服", "羽绒服", "down jackets?")),
    ("羊绒/呢大衣|wool coat", ("羊绒大衣", "呢大衣", "大衣", "(?:wool )?coats?")),
    ("领带/丝巾|tie/scarf", ("领带", "丝巾", "围巾", "ties?", "scar(?:f|ves)")),
    ("内衣/袜(件)|underwear/socks, pc", ("内衣", "内裤", "袜子?", "underwear", "socks?")),
    ("睡衣(套)|pyjamas", ("睡衣", "pyjamas", "pajamas")),
    ("床单/被套|sheet/duvet cover", ("床单", "被套", "被罩", "sheets?", "duvet covers?")),
    ("窗帘(每平方米)|curtain, per m²", ("窗帘", "curtains?")),
    ("婚纱礼服|gown", ("婚纱", "礼服", "gowns?")),
    ("运动鞋(双)|sneakers, pair", ("运动鞋", "球鞋", "sneakers", "trainers")),
)
"""What garments are called, by the name of the price list; the longer and the more special word first."""
_WORDS = "|".join(word for _, words in _GARMENTS for word in words)
_GARMENT = re.compile(rf"(?:(?<![a-z])(?=[a-z])|(?![a-z]))(?:{_WORDS})(?![a-z])")
_PIECE = r"(?:件|条|套|双|个|只|床|副|份|张)"
_LOOKS = rf"(?:(?![{HAN}两十百半])[\u4e00-\u9fff]){{1,8}}"
"""How a garment looks, or whose it is, between the number and its name: 两件白色的衬衫."""
_NO_LOOKS = (
    rf"(?:{'|'.join(ENGLISH)}|wash|dry|clean|press|iron|laundry|express|[ap]m|o'?clock|days?|hours?|floor|"
    r"on|at|by|to|and)\b"
)
_ENGLISH_LOOKS = rf"(?:(?!{_NO_LOOKS})[a-z'-]+\s+){{1,3}}"
_NO_COUNT = r"(?<!at )(?<!by )(?<!before )(?<!after )(?<!unit )(?<!room )(?!\d{4})"
"""An hour or a unit's number is none of garments."""
_COUNT_FIRST = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<count>{_NUMBER})\s*{_PIECES}\s*(?:的\s*)?$",
        rf"(?P<count>{_NUMBER})\s*{_PIECE}\s*{_LOOKS}\s*$",
        rf"{_NO_COUNT}(?P<count>{_NUMBER})\s+(?:pairs?\s+of\s+|pieces?\s+of\s+|pcs?\s+)?{_ENGLISH_LOOKS}$",
    )
)
_DONE_SO = r"(?:水洗|干洗|熨烫|[洗熨烫]|dry[- ]?clean(?:ed)?|wash(?:ed)?|press(?:ed)?|iron(?:ed)?)"
_COUNT_LAST = re.compile(
    rf"^\s*(?:\([^()]*\)\s*)?(?:{_DONE_SO}\s*)?[x×*:]?\s*"
    rf"(?P<count>{_NUMBER})(?![\d.]|\s*(?:[号日点楼层月:]|[ap]m\b|th\b))\s*{_PIECES}"
)
_EACH = re.compile(rf"(?:各|每样|每种)\s*(?P<zh>{_NUMBER})|(?P<en>{_NUMBER})\s*(?:of\s+)?each\b")
"""So many of everything that is named."""
_CARES = (
    (Care.DRY, re.compile(r"干洗|\bdry[- ]?clean")),
    (Care.PRESS, re.compile(r"熨|烫|\bpress|\biron")),
    (Care.WASH, re.compile(r"水洗|(?<!干)(?<!送)(?<!清)洗(?!衣机|手|碗)|\bwash(?!room|er\b|ing machine)|\blaundry\b")),
)
_ORDERS = re.compile(r"洗衣服|送洗|取衣|收衣|洗.{0,4}衣服|\blaundry\b|\bdry[- ]?clean")
_ABOUT_MACHINES = re.compile(r"洗衣机|洗碗机|烘干机|washing machine|\bwasher\b|\bdryer\b|清洗|漏水|\bleak")
_WHEN = re.compile(
    r"衣服.{0,8}(?:什么时候|啥时候|几点|好了|洗好|送回|哪里|在哪)|(?:什么时候|几点).{0,6}(?:取|收|送)衣|洗衣.{0,4}(?:进度|到哪)|"
    r"\b(?:when|where|is|are)\b.{0,20}(?:my |the )?(?:laundry|clothes|shirts?)\b.{0,20}"
    r"(?:back|ready|done|come|return|\?|$)"
)
_PRICES = re.compile(
    r"洗衣.{0,6}(?:价|多少钱|收费)|(?:干洗|水洗|洗).{0,10}多少钱|laundry prices?|price.{0,10}laundry|"
    r"how much.{0,20}(?:wash|clean|laundry)"
)
_AGAIN = re.compile(
    r"重洗|没洗干净|洗坏|洗不干净|洗缩|re-?wash|wash (?:it|them) again|not clean|still (?:dirty|stained)"
)
_TAKES_BACK = re.compile(
    r"取消.{0,8}(?:洗|衣)|(?:洗衣|送洗|干洗|衣服).{0,6}取消|(?:不要|不用|不|别)(?:再)?(?:送)?洗了|衣服不(?:送|用取)了|"
    r"\bcancel\b.{0,40}\b(?:laundry|dry[- ]?clean|wash|clothes|shirts?)|\blaundry\b.{0,20}\bcancel|"
    r"\b(?:don'?t|do not|no need to)\s+(?:wash|clean|collect|pick\s+up)\b.*\b(?:any\s?more|after all|any longer)\b"
)
_EXPRESS = re.compile(r"加急|当天|当日|今天要(?!.{0,3}[洗熨烫])|急|\bexpress\b|\bsame[- ]day\b|\burgent")
_NO_HURRY = re.compile(
    r"(?:加急|当天|当日)[^,;。.!\n]{0,3}(?:不用|不必|要不了|不行)|"
    r"(?:\bexpress\b|\bsame[- ]day\b|\burgent)[^,;.!\n]{0,12}?\bnot\b[^,;.!\n]{0,12}|"
    r"(?:不|别|没|无需|无须|勿)[^,;。.!\n]{0,5}?(?:加急|当天|当日|今天要|急)|"
    r"(?:\b(?:not?|without|never)\b|n't\b)[^,;.!\n]{0,25}?(?:\bexpress\b|\bsame[- ]day\b|\burgent)"
)
_FILLER = re.compile(
    r"请|帮(?:我|忙)?|麻烦|我要|我想|我的|要|来|送洗|取衣|收衣|洗衣服|谢谢|吧|哦|的|了|和|加|"
    r"\b(?:please|plz|pls|thanks?|i|want|need|would|like|to|have|get|my|me|for|some|and|the|of|clean|laundry)\b"
)  # fmt: skip
_AROUND = " ,;。.!、:"


def sounds_like_laundry(text: str) -> bool:
    """Whether a free text gives something to the laundry: it names a garment and what is done with it, or says so."""
    said = _folded(text)
    if (
        _ABOUT_MACHINES.search(said)
        or asks_when(text)
        or asks_for_prices(text)
        or wants_rewash(text)
        or takes_back(text)
    ):
        return False
    care = any(shape.search(said) for _, shape in _CARES)
    return bool(_ORDERS.search(said)) or (care and bool(_GARMENT.search(said)))


def asks_when(text: str) -> bool:
    """Whether somebody asks where their clothes are."""
    return bool(_WHEN.search(_folded(text)))


def asks_for_prices(text: str) -> bool:
    """Whether somebody asks what it costs."""
    return bool(_PRICES.search(_folded(text)))


def wants_rewash(text: str) -> bool:
    """Whether somebody says that it has not been washed well."""
    return bool(_AGAIN.search(_folded(text)))


def takes_back(text: str) -> bool:
    """Whether somebody would rather have it not washed after all."""
    return bool(_TAKES_BACK.search(_folded(text)))


def is_express(text: str) -> bool:
    """Whether it is to be back on the same day."""
    return bool(_EXPRESS.search(_NO_HURRY.sub(" ", _folded(text))))


def care_in(text: str) -> Care | None:
    """What is to be done with everything that a text names; None where it says several things, or none."""
    said = {care for care, shape in _CARES if shape.search(_folded(text))}
    return said.pop() if len(said) == 1 else None


def count_in(text: str, offered: Mapping[str, Named], otherwise: Care = Care.WASH) -> dict[str, int]:
    """So many of each line of the price list (`offered`: its codes and the garments' names) as a text says.

    A care holds for the garments around it: "干洗西装一件, 衬衫两件水洗". Where a garment is not done in that way, the
    next best is taken.

    Raises:
        Refusal: a number in it is not a whole number of pieces from 1 to 99.

    """
    said, counts, care = _folded(text), dict[str, int](), care_in(text) or otherwise
    each = _EACH.search(said)
    unsaid = _number(each["zh"] or each["en"]) if each else 1
    for clause in filter(None, re.split(r"[,;、。\n]+|(?<=[件条套双])(?=[一二三四五六七八九两\d])|和|\band\b", said)):
        care = care_in(clause) or care
        for name, count in _counted(clause, unsaid):
            if code := _line(name, care, offered):
                counts[code] = counts.get(code, 0) + count
    if any(count > MOST_PIECES for count in counts.values()):
        raise Refusal("laundry-how-many", most=MOST_PIECES)
    return counts


def checked(text: str) -> None:
    """Raises Refusal where a number in it is not a whole number of pieces from 1 to 99."""
    for clause in re.split(r"[,;、。\n]+", _folded(text)):
        _counted(clause)


def note_in(text: str) -> str:
    """What a text says beside garments, numbers and care: clause by clause, each in its own words."""
    return ", ".join(clause.strip(_AROUND) for clause in re.split(r"[,;。\n]+", _folded(text)) if _beside(clause))


def _beside(clause: str) -> str:
    """What is left of a clause without what has been understood of it."""
    rest = _EXPRESS.sub(" ", clause) if is_express(clause) else clause
    for _, shape in _CARES:
        rest = shape.sub(" ", rest)
    if _GARMENT.search(rest):
        rest = re.sub(rf"[x×*]?\s*(?:{_NUMBER})\s*{_PIECES}|[件条套双]", " ", _GARMENT.sub(" ", rest))
    return _FILLER.sub(" ", rest).strip(_AROUND)


def _counted(clause: str, unsaid: int = 1) -> list[tuple[str, int]]:
    """The garments in a clause, by their names on the price list, and how many of each; `unsaid` where no number is."""
    found, last = [], 0
    matches = list(_GARMENT.finditer(clause))
    for place, garment in enumerate(matches):
        until = matches[place + 1].start() if place + 1 < len(matches) else len(clause)
        told = clause[last : garment.start()]
        before = next(filter(None, (shape.search(told) for shape in _COUNT_FIRST)), None)
        after = None if before else _COUNT_LAST.search(clause[garment.end() : until])
        number = before or after
        last = garment.end() + (after.end() if after else 0)
        found.append((_known(garment[0]), _number(number["count"]) if number else unsaid))
    return found


def _known(word: str) -> str:
    return next(name for name, words in _GARMENTS if any(re.fullmatch(shape, word) for shape in words))


def _line(name: str, care: Care, offered: Mapping[str, Named]) -> str | None:
    zh, _, en = name.partition("|")
    of_it = {care_of(code): code for code, held in offered.items() if held.zh == zh or held.en == en}
    return next((of_it[one] for one in (care, Care.DRY, Care.WASH, Care.PRESS) if one in of_it), None)


def _number(word: str) -> int:
    count = 1 if word in {"a", "an"} else numeral(word)
    if count is None or not 0 < count <= MOST_PIECES:
        raise Refusal("laundry-how-many", most=MOST_PIECES)
    return count


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
