"""What technicians type of what they used: "角阀2个35元", "tap 1 45.50", or a line of the price list and how many."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.money import Fen, fen_of
from bot.domain.quotes import LABOUR, Material, Price
from bot.domain.refusal import Refusal

_COUNTED = (
    r"(?P<name>.*?[^\s:])(?:\s*(?:(?<![a-z])[x×*])\s*|\s+|:\s*|(?<![a-z0-9\s:]))"
    r"(?P<count>[0-9]{1,3})(?:(?P<unit>\s*[^\s\d.,@x×*¥/元块-]{1,3})?"
)
_PRICE = (
    r"(?P<price>¥?\s*[0-9][0-9,]*(?:\.[0-9]{1,2})?\s*(?:元|块钱?|yuan|rmb|cny)?)(?:\s*(?:/|一|each|per )\s*\w{0,4})?"
)
_PRICED = re.compile(_COUNTED + r"(?(unit)\s*|(?=[\s@x×*]))\s*[@x×*]?\s*" + _PRICE + ")", re.IGNORECASE)
_COUNT_ONLY = re.compile(_COUNTED + ")", re.IGNORECASE)
_LABOUR_SUM = re.compile(r"(?:人工|工时|labou?r)(?:费)?\s*:?\s*(?P<price>\S+)", re.IGNORECASE)
_BETWEEN = re.compile(r"、|,(?![0-9]{3}(?![0-9]))")
_NOTHING = frozenset({"无", "没有", "没用", "没", "不用", "-", "none", "no", "nothing"})
_MOST_LINES = 20


def material_lines(text: str) -> tuple[Material, ...]:
    """What a technician types before the work: a line for each material, "角阀2个35元", "角阀 x2 35" or "tap 1 45.50".

    Raises:
        Refusal: a line has no quantity or no price.

    """
    found = used_lines(text)
    if not found or any(line.unpriced for line in found):
        raise Refusal("material-unclear")
    return found


def used_lines(text: str) -> tuple[Material, ...]:
    """What a technician types after the work: the same, but a line may have no price; "none" is nothing.

    Raises:
        Refusal: a line has no quantity.

    """
    pieces = [piece for line in text.splitlines() for piece in _pieces(line)]
    if not pieces or len(pieces) > _MOST_LINES:
        raise Refusal("material-unclear")
    if len(pieces) == 1 and pieces[0].casefold() in _NOTHING:
        return ()
    found = [_line(piece) for piece in pieces]
    if not all(found):
        raise Refusal("material-unclear")
    return tuple(line for line in found if line)


def told_and_used(text: str, prices: Sequence[Price]) -> tuple[str, tuple[Material, ...]]:
    """Free words about the work: what was done, and the lines among them that have a price, typed or of the list."""
    told, used = [], []
    for line in text.splitlines():
        pieces = [(piece, _line(piece)) for piece in _pieces(line)]
        found = [by_list([one], prices)[0] for _, one in pieces if one]
        rest = [piece for piece, one in pieces if not one or by_list([one], prices)[0].unpriced]
        used += [one for one in found if not one.unpriced]
        if rest:
            told.append(line if len(rest) == len(pieces) else ",".join(rest))
    return "\n".join(told).strip(), tuple(used)


def by_list(lines: Sequence[Material], prices: Sequence[Price]) -> tuple[Material, ...]:
    """What the price list knows of these: its name and code, and its price where none was typed."""
    known = {key.casefold(): price for price in prices for key in (price.code, price.name_zh, price.name_en)}
    return tuple(_listed(line, known.get(line.name.casefold())) for line in lines)


def _listed(line: Material, price: Price | None) -> Material:
    if price is None:
        return line
    return replace(line, name=price.name_zh, code=price.code, price=line.price or price.price)


def _pieces(line: str) -> list[str]:
    """A line may name several, or be one with commas between name, quantity and price."""
    found: list[str] = []
    for part in unicodedata.normalize("NFKC", line).split(";"):
        pieces = [piece.strip(" .。") for piece in _BETWEEN.split(part) if piece.strip(" .。")]
        one = _line(" ".join(pieces))
        whole = one is not None and not one.unpriced and not any(map(_priced, pieces))
        found += [" ".join(pieces)] if whole else pieces
    return found


def _line(piece: str) -> Material | None:
    if priced_ := _priced(piece):
        return priced_
    found = _COUNT_ONLY.fullmatch(piece)
    return Material(found["name"][:60], int(found["count"]), Fen(0)) if found and int(found["count"]) else None


def _priced(piece: str) -> Material | None:
    """A line with quantity and price, or the sum of the labour; None where it is neither."""
    if labour := _LABOUR_SUM.fullmatch(piece):
        price = _fen(labour["price"])
        return None if price is None else Material("人工", 1, price, LABOUR)
    found = _PRICED.fullmatch(piece)
    price = _fen(found["price"]) if found else None
    if not found or price is None or not int(found["count"]):
        return None
    return Material(found["name"][:60], int(found["count"]), price)


def _fen(text: str) -> Fen | None:
    try:
        return fen_of(text.replace("块钱", "元").replace("块", "元"))
    except Refusal:
        return None
