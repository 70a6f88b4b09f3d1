"""What a job of the business centre costs (R219, R238): its lines of the price list, and how long it takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.fax_numbers import Region, region_of
from bot.domain.money import Counted, Fen
from bot.domain.names import Bilingual
from bot.domain.quotes import PriceList
from bot.domain.records import personal
from bot.domain.refusal import Refusal

MOST_PAGES = 500
MOST_COPIES = 200
MOST_PIECES = 99
"""More is talked about at the counter."""


class Service(StrEnum):
    """What is done. ITEMS: lines of the price list as they stand; OTHER: whatever needs a price of its own."""

    COPY = "copy"
    PRINT = "print"
    SCAN = "scan"
    TYPING = "typing"
    FAX = "fax"
    ITEMS = "items"
    OTHER = "other"


class Paper(StrEnum):
    """What it is put on."""

    A4 = "a4"
    A3 = "a3"


class Tongue(StrEnum):
    """What is typed."""

    CHINESE = "chinese"
    ENGLISH = "english"


class Pay(StrEnum):
    """How it is paid: with the month, or at the counter."""

    ACCOUNT = "account"
    CASH = "cash"


@dataclass(frozen=True)
class BcLine(Bilingual, Counted):
    """So many of a line of the price list, at its price of the moment."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    count: int


@dataclass(frozen=True, kw_only=True)
class Spec:
    """What is wanted (R232, R240, R241). `pages` of the original, None where the clerk has to count them.

    `layout` is the format of what is typed, and the size of what is `scaled`; `keep_days`: so long the typed file is
    kept.
    """

    service: Service
    pages: int | None = None
    copies: int = 1
    paper: Paper = Paper.A4
    colour: bool = False
    duplex: bool = False
    scaled: bool = False
    staple: bool = False
    tongue: Tongue = Tongue.CHINESE
    layout: str = personal(default="")
    keep_days: int = 0
    fax_to: str = personal(default="")
    wish: str = personal(default="")
    urgent: bool = False
    deliver: bool = False
    pay: Pay = Pay.ACCOUNT


COUNTED = frozenset({Service.COPY, Service.PRINT, Service.SCAN, Service.TYPING, Service.FAX})
"""What is charged by the page."""
FILED = frozenset({Service.SCAN, Service.TYPING, Service.OTHER})
"""What can go to its customer as files."""
REPRODUCED = frozenset({Service.COPY, Service.PRINT})
"""What comes in copies, on a paper, in a colour."""
DELIVERY, EXTRA = "BC20", "extra"
_NOTHING = Fen(0)
_PAGES = {(False, Paper.A3): "BC03", (True, Paper.A4): "BC04", (True, Paper.A3): "BC05"}
_TYPED = {Tongue.CHINESE: "BC08", Tongue.ENGLISH: "BC09"}
_FAXED = {Region.DOMESTIC: "BC14", Region.NEAR: "BC15", Region.ABROAD: "BC16"}
_BY_SPEC = frozenset({f"BC{n:02d}" for n in range(1, 10)} | {*_FAXED.values(), DELIVERY, "BC17", "BC18"})
"""Lines that follow from what is wanted; beside them what comes in by fax, and the meeting room, are no job."""


def offered(prices: PriceList) -> PriceList:
    """The lines that can be asked for as they stand: binding, laminating and the like."""
    return PriceList(
        id=prices.id, kind=prices.kind, number=prices.number, since=prices.since,
        prices=tuple(one for one in prices.prices if one.code not in _BY_SPEC),
    )  # fmt: skip


def lines_of(spec: Spec, prices: PriceList, items: Mapping[str, int] | None = None) -> tuple[BcLine, ...]:
    """What it costs, line by line; nothing where nobody can know before it has been looked at.

    Raises:
        Refusal: a line is not on the price list, or a number makes no sense.

    """
    counts = dict(_counts(spec)) if spec.service in COUNTED else _checked(items or {})
    if counts and spec.deliver:
        counts[DELIVERY] = 1
    return tuple(_line(prices, code, count) for code, count in sorted(counts.items()))


def quoted(
    prices: PriceList, items: Mapping[str, int], extra: Fen = _NOTHING, *, deliver: bool = False
) -> tuple[BcLine, ...]:
    """A price that the clerk names: lines of the list, perhaps something beside it.

    Raises:
        Refusal: there is nothing in it.

    """
    counts = _checked(items)
    if deliver:
        counts[DELIVERY] = 1
    lines = tuple(_line(prices, code, count) for code, count in sorted(counts.items()))
    if extra:
        lines = (*lines, BcLine(EXTRA, "其他费用", "other", extra, 1))
    if not total(lines):
        raise Refusal("bc-quote-empty")
    return lines


def recounted(
    agreed: tuple[BcLine, ...], listed: tuple[BcLine, ...], counted: tuple[BcLine, ...]
) -> tuple[BcLine, ...]:
    """What was agreed, with the pages that were `counted` in place of those that it had (R238).

    `listed` is what the list says for the pages that were spoken of. Whatever else was agreed stays; and where the
    clerk had named a price of their own for the pages, the count can lower it and never raises it.
    """
    by_page = {line.code for line in (*listed, *counted)}
    pages = tuple(line for line in agreed if line.code in by_page)
    anew = (*counted, *(line for line in agreed if line.code not in by_page))
    return anew if (listed and pages == listed) or total(anew) < total(agreed) else agreed


def total(lines: tuple[BcLine, ...]) -> Fen:
    """What lines come to; fen."""
    return Fen(sum(line.amount for line in lines))


def minutes_for(spec: Spec, base: int, per_page: int) -> int:
    """How many minutes of the centre's hours it takes: `base`, and `per_page` of typing; half where it is urgent."""
    pages = spec.pages or 0
    more = pages * per_page if spec.service is Service.TYPING else pages * spec.copies // _PAGES_A_MINUTE
    whole = base + more
    return max(1, (whole + 1) // 2 if spec.urgent else whole)


_PAGES_A_MINUTE = 20


def _counts(spec: Spec) -> Iterator[tuple[str, int]]:
    if spec.pages is None:
        return
    if not 0 < spec.pages <= MOST_PAGES or not 0 < spec.copies <= MOST_COPIES:
        raise Refusal("bc-how-many", pages=MOST_PAGES, copies=MOST_COPIES)
    match spec.service:
        case Service.SCAN:
            yield "BC07", spec.pages
        case Service.TYPING:
            yield _TYPED[spec.tongue], spec.pages
        case Service.FAX:
            if not spec.fax_to:
                raise Refusal("fax-number-gone")
            yield _FAXED[region_of(spec.fax_to)], spec.pages
        case _:
            yield from _reproduced(spec)
            if spec.scaled:
                yield "BC06", spec.pages * spec.copies


def _reproduced(spec: Spec) -> Iterator[tuple[str, int]]:
    sides = (spec.pages or 0) * spec.copies
    if spec.colour or spec.paper is Paper.A3:
        yield _PAGES[spec.colour, spec.paper], sides
        return
    sheets = (spec.pages or 0) // 2 * spec.copies if spec.duplex else 0
    if sheets:
        yield "BC02", sheets
    if odd := sides - 2 * sheets:
        # The last page of an odd number has nothing on its back.
        yield "BC01", odd


def _checked(items: Mapping[str, int]) -> dict[str, int]:
    if not all(0 < count <= MOST_PIECES for count in items.values()):
        raise Refusal("bc-how-many-pieces", most=MOST_PIECES)
    return dict(items)


def _line(prices: PriceList, code: str, count: int) -> BcLine:
    price = prices.of(code)
    return BcLine(code, price.name_zh, price.name_en, price.price, count)
