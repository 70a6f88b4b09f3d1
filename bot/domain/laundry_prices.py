"""A price as the housekeeping supervisor types it (R156): "衬衫 水洗 15", "围巾/scarf 干洗 12元"."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType, Self, cast

from bot.domain.laundry import Care
from bot.domain.money import Fen, fen_of
from bot.domain.names import Bilingual, Named
from bot.domain.people import PersonId, VendorId
from bot.domain.quotes import Price
from bot.domain.records import NEW
from bot.domain.refusal import Refusal

PriceChangeId = NewType("PriceChangeId", int)

_CARES = {
    "水洗": Care.WASH, "洗": Care.WASH, "wash": Care.WASH, "干洗": Care.DRY, "dry clean": Care.DRY, "dry": Care.DRY,
    "熨烫": Care.PRESS, "熨": Care.PRESS, "烫": Care.PRESS, "press": Care.PRESS,
}  # fmt: skip
_LINE = re.compile(
    rf"(?P<name>.+?)\s+(?P<care>{'|'.join(sorted(_CARES, key=len, reverse=True))})\s+(?P<price>\S+)", re.IGNORECASE
)
_IN_BOTH = re.compile(r"(?P<zh>.*?\S)(?:\s+/\s+(?P<spaced>.+)|\s*/\s*(?P<english>[!-~][ -~]*))")
"""A name, and after a slash its name in English; in 西裤/休闲裤 the slash is part of the name."""
_LONGEST = 60


@dataclass(frozen=True, kw_only=True)
class PriceChange(Bilingual):
    """A line that the supervisor would like on the laundry's price list; it holds once the laundry has agreed."""

    id: PriceChangeId = cast(PriceChangeId, NEW)
    vendor: VendorId
    name_zh: str
    name_en: str
    care: Care
    price: Fen
    made_by: PersonId
    made_at: datetime
    agreed_by: PersonId | None = None
    agreed_at: datetime | None = None
    version: int = 0

    def agree(self, by: PersonId, at: datetime) -> Self:
        """The laundry agrees; once."""
        if self.agreed_at is not None:
            raise Refusal("laundry-price-agreed-already")
        return replace(self, agreed_by=by, agreed_at=at)

    def on(self, held: Sequence[Price]) -> tuple[Price, ...]:
        """The price list with this line in it: in place of the one there, behind the garment's others, or last."""
        same = _same(held, self.name)
        stem = same.code.rpartition("-")[0] if same else _next(held)
        code, name = f"{stem}-{self.care.value}", named_in(held, self.name)
        others = [one for one in held if one.code != code]
        return tuple(sorted((*others, Price(code, name.zh, name.en, self.price)), key=lambda one: one.code))


def named_in(held: Sequence[Price], name: Named) -> Named:
    """What a garment is called on the price list, however it was named; its own name where it is not on it."""
    same = _same(held, name)
    return same.name if same else name


def price_line(text: str) -> tuple[Named, Care, Fen]:
    """Garment (after a slash its name in English), care and price that a line says.

    Raises:
        Refusal: one of them is missing.

    """
    line = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _LINE.fullmatch(line)
    if not found:
        raise Refusal("laundry-price-unclear")
    told = _IN_BOTH.fullmatch(found["name"])
    name_zh, name_en = (told["zh"], told["spaced"] or told["english"]) if told else (found["name"], "")
    price = fen_of(found["price"])
    if not price or max(len(name_zh), len(name_en)) > _LONGEST:
        raise Refusal("laundry-price-unclear")
    return Named(name_zh, name_en or name_zh), _CARES[found["care"].lower()], price


def _same(held: Sequence[Price], name: Named) -> Price | None:
    return next((one for one in held if name.zh in (one.name_zh, one.name_en) or name.en == one.name_en), None)


def _next(held: Sequence[Price]) -> str:
    used = [int(found[1]) for one in held if (found := re.fullmatch(r"L(\d+)", one.code.rpartition("-")[0]))]
    return f"L{max(used, default=0) + 1:02d}"
