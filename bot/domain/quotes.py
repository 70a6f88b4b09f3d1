"""What a repair costs: the price list in its versions, the quote the tenant answers, the charge of the month.

Charges follow what actually happened (R103), are agreed before the work, and are settled monthly (R129).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.money import Fen, Money
from bot.domain.names import Bilingual
from bot.domain.order_states import NOTHING_DONE, Result
from bot.domain.people import PersonId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId

PriceListId = NewType("PriceListId", int)
QuoteId = NewType("QuoteId", int)
ChargeId = NewType("ChargeId", int)

LABOUR = "labour"
"""The code of a line that says what all the work costs; `MATERIALS` names the one that does for all the material."""
MATERIALS = "材料"


@dataclass(frozen=True)
class Price(Bilingual):
    """One line of a price list; fen. `at_cost` says that material comes on top, at what it cost."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    at_cost: bool = False


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """A price list as it was from `since` on. A version is never changed: a new one is added."""

    id: PriceListId = cast(PriceListId, NEW)
    kind: str
    number: int
    since: datetime
    prices: tuple[Price, ...]
    version: int = 0

    def of(self, code: str) -> Price:
        """The line with that code. Raises Refusal where there is none."""
        for price in self.prices:
            if price.code == code:
                return price
        raise Refusal("price-unknown")


@dataclass(frozen=True)
class Material:
    """Something used or done: name, quantity, unit price in fen; `code` where it is a line of the price list.

    `free` is what rework takes: it is never charged again.
    """

    name: str
    count: int
    price: Fen
    code: str = ""
    free: bool = False

    @property
    def amount(self) -> Fen:
        """Quantity times unit price; nothing where it is free."""
        return Fen(0 if self.free else self.count * self.price)

    @property
    def unpriced(self) -> bool:
        """Whether nobody has said what it costs: it is kept, and not charged."""
        return not self.price

    def tells_of(self, other: "Material") -> bool:
        """Whether this line says how much of `other` it was: the same thing, or the sum of its kind."""
        if self.code == LABOUR:
            return bool(other.code)
        if self.name == MATERIALS:
            return not other.code
        return self.name == other.name or bool(self.code and self.code == other.code)


class Reply(StrEnum):
    """What the tenant said to a quote, and how it came to us."""

    OPEN = "open"
    AGREED = "agreed"
    AGREED_BY_PHONE = "agreed_by_phone"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_AGREED = frozenset({Reply.AGREED, Reply.AGREED_BY_PHONE})


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A price named before the work: what for, by which version of the price list, and who answered what, when.

    It names all that the order costs, and what was agreed before no longer holds once it is agreed. `round` is the
    order's.
    """

    id: QuoteId = cast(QuoteId, NEW)
    order: int
    lines: tuple[Material, ...]
    total: Fen
    price_list: int
    round: int
    made_by: PersonId
    made_at: datetime
    reply: Reply = Reply.OPEN
    replied_by: PersonId | None = None
    replied_at: datetime | None = None
    version: int = 0

    def answer(self, reply: Reply, by: PersonId | None, at: datetime) -> Self:
        """The tenant agrees or declines; once, and only while it holds."""
        if self.reply is Reply.WITHDRAWN:
            raise Refusal("quote-holds-no-more")
        if self.reply is not Reply.OPEN:
            raise Refusal("quote-answered")
        return replace(self, reply=reply, replied_by=by, replied_at=at)

    def correct(self, by: PersonId, at: datetime) -> Self:
        """Whoever named it names another price; not once the tenant has answered."""
        if self.reply in _AGREED:
            raise Refusal("quote-agreed-meanwhile", total=Money(self.total))
        if self.reply is Reply.DECLINED:
            raise Refusal("quote-declined-meanwhile", total=Money(self.total))
        return self.answer(Reply.WITHDRAWN, by, at)


@dataclass(frozen=True, kw_only=True)
class Charge:
    """A line of the month's receivables (R129): what an order costs the tenant; fen. `month` is YYYY-MM."""

    id: ChargeId = cast(ChargeId, NEW)
    order: int
    tenant: TenantId | None
    month: str
    amount: Fen
    price_list: int
    made_at: datetime
    version: int = 0


def in_force(named: Sequence[Quote]) -> Quote | None:
    """What was agreed last, of the prices named for an order, oldest first; a later no does not undo it."""
    return next((quote for quote in reversed(named) if quote.reply in _AGREED), None)


def corrected(named: Sequence[Quote]) -> Quote | None:
    """The price that the last one corrects, of those named for an order, oldest first."""
    *_, before, last = (None, None, *named)
    if before is None or last is None or before.reply is not Reply.WITHDRAWN:
        return None
    return before if before.round == last.round else None


def total(lines: Sequence[Material]) -> Fen:
    """What these lines cost together."""
    return Fen(sum(line.amount for line in lines))


def paid_for(lines: Sequence[Material], *, chargeable: bool, result: Result | None, void: bool) -> tuple[Material, ...]:
    """Of these lines, what the tenant pays: nothing where it is free, nothing was mended, or the order is void."""
    return tuple(lines) if chargeable and not void and result not in NOTHING_DONE else ()


def priced(prices: PriceList, counts: Mapping[str, int]) -> tuple[Material, ...]:
    """Lines of the price list in these quantities. Raises Refusal for a code that is not on it."""
    found = [(prices.of(code), count) for code, count in counts.items() if count]
    return tuple(Material(price.name_zh, count, price.price, price.code) for price, count in found)


def instead(before: Sequence[Material], said: Sequence[Material]) -> tuple[Material, ...]:
    """These lines, with what was said of some of them later; what nothing was said of stays as it is."""
    return (*(line for line in before if not any(one.tells_of(line) for one in said)), *said)


def within(actual: Sequence[Material], agreed: Fen) -> Fen:
    """What is charged: what actually happened (R103), never more than was agreed.

    Raises:
        Refusal: it would be more.

    """
    if total(actual) > agreed:
        raise Refusal("repair-more-than-agreed", agreed=Money(agreed), actual=Money(total(actual)))
    return total(actual)
