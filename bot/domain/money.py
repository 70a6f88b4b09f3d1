"""Money is whole fen; yuan exist only on paper and in what people type."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NewType

from bot.domain.refusal import Refusal

Fen = NewType("Fen", int)
"""A hundredth of a yuan."""

_HIGHEST = 10_000_000 * 100
_TYPED = re.compile(r"[¥]?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?\s*(?:元|yuan|rmb|cny)?")


@dataclass(frozen=True)
class Money:
    """An amount to be said; fen."""

    fen: Fen


class Counted:
    """So many of something at a price in fen each."""

    price: Fen
    count: int

    @property
    def amount(self) -> Fen:
        """What they cost together; fen."""
        return Fen(self.price * self.count)


def yuan(fen: Fen) -> str:
    """An amount as it is written: ¥1,234.50."""
    sign = "-" if fen < 0 else ""
    return f"{sign}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def fen_of(text: str) -> Fen:
    """What somebody typed as an amount.

    Raises:
        Refusal: it is not clearly an amount between 0 and ten million yuan.

    """
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip().lower().replace("\u00a5", "¥"))
    if not found:
        raise Refusal("money-unclear")
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if fen > _HIGHEST:
        raise Refusal("money-unclear")
    return Fen(fen)
