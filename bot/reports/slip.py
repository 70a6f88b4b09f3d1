"""The work order as a paper slip (工程维修工作单, R120, R121): one copy a page, always in Chinese."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from bot.domain.money import Fen, yuan
from bot.domain.names import Language, Named
from bot.domain.quotes import Material
from bot.domain.slips import Copy, Signature, Slip
from bot.reports.paper import Cell, Form, Look, Row, labelled, printed
from bot.reports.spoken import Spoken
from bot.texts import Texts

_ITEM_SHARES = (0.52, 0.12, 0.18, 0.18)
_BY_HAND = (None,) * 2
"""Where no material has been named yet, so many lines are there to be filled in by hand."""


def slip_pdf(slip: Slip, texts: Texts) -> bytes:
    """The slip's copies as a PDF that needs no font of the machine; the same slip gives the same bytes."""
    words = _Words(texts, Language.ZH)
    forms = [_form(slip.on(copy), copy, words) for copy in slip.copies]
    return printed(forms, lambda page, pages: words("slip-page", page=page, pages=pages), slip.printed_at)


class _Words(Spoken):
    """What is printed on the form, whoever reads it."""

    def row(self, *pairs: tuple[str, str], lines: int = 1, look: Look = Look.VALUE) -> Row:
        """What it is called and what it is, once or several times in a row."""
        return labelled(((self(f"slip-{key}"), value) for key, value in pairs), lines, look)


def _form(slip: Slip, copy: Copy, words: _Words) -> Form:
    return Form(
        house=_named(slip.building),
        title=words("slip-title"),
        number=words("slip-number", number=slip.number),
        left=words(f"slip-copy-{copy.value}"),
        right=words("slip-intake", number=slip.intake),
        rows=(*_reported(slip, words), *_issued(slip, words), *_done(slip, words), *_signed(slip, words)),
        footing=words("slip-printed", at=_when(slip.printed_at)),
        stamp="" if slip.void_why is None else words("slip-void"),
    )


def _reported(slip: Slip, words: _Words) -> Iterator[Row]:
    place = f"{slip.unit or words('common-area')} {slip.place}"
    yield words.row(("tenant", _named(slip.tenant)), ("place", place))
    department = words(f"slip-department-{_dashed(slip.channel)}")
    yield words.row(("department", department), ("reporter", f"{_named(slip.reporter)} {slip.phone}"))
    urgency = words(f"urgency-{_dashed(slip.urgency)}")
    yield words.row(("reported", _when(slip.reported_at)), ("urgency", urgency))
    charge = words("slip-chargeable" if slip.chargeable else "slip-free-of-charge")
    yield words.row(("category", words(f"category-{_dashed(slip.category)}")), ("charge", charge))
    if slip.entry is not None:
        entry = words("slip-entry-number", number=slip.entry)
        yield words.row(("entry", entry), ("taken", _named(slip.taken_by)))
    yield words.row(("text", slip.text or words("repair-text-erased" if slip.emptied else "photo-only")), lines=2)


def _issued(slip: Slip, words: _Words) -> Iterator[Row]:
    day, time = f"{slip.issued_at:%Y-%m-%d}", f"{slip.issued_at:%H:%M}"
    yield words.row(("issuer", _named(slip.issuer)), ("date", day), ("time", time))
    technicians = "、".join(_named(one) for one in slip.technicians)
    yield words.row(("technician", technicians), ("accepted", _when(slip.accepted_at)))
    yield words.row(("arrived", _when(slip.arrived_at)), ("completed", _when(slip.completed_at)))


def _done(slip: Slip, words: _Words) -> Iterator[Row]:
    yield words.row(("work", slip.work_done), lines=2)
    heads = (words(f"slip-{key}") for key in ("item", "count", "price", "amount"))
    yield Row(tuple(Cell(head, share, Look.LABEL) for head, share in zip(heads, _ITEM_SHARES, strict=True)))
    for line in slip.lines or _BY_HAND:
        yield _item(line, slip, words)
    known = bool(slip.lines) or slip.completed_at is not None
    sums = (("materials", slip.materials), ("labour", slip.labour), ("total", slip.total))
    yield words.row(*((key, yuan(fen) if known else "") for key, fen in sums), look=Look.AMOUNT)


def _item(line: Material | None, slip: Slip, words: _Words) -> Row:
    columns = ("",) * len(_ITEM_SHARES)
    if line is not None:
        free = line.free or not slip.chargeable
        price, amount = ("", words("slip-free")) if free else (_bare(line.price), _bare(line.amount))
        columns = (line.name, str(line.count), price, amount)
    looks = (Look.VALUE, Look.AMOUNT, Look.AMOUNT, Look.AMOUNT)
    return Row(tuple(Cell(*cell) for cell in zip(columns, _ITEM_SHARES, looks, strict=True)))


def _signed(slip: Slip, words: _Words) -> Iterator[Row]:
    result = words(f"result-{_dashed(slip.result)}") if slip.result else ""
    yield words.row(("result", result), ("rework", words("slip-rework-times", count=slip.rework)))
    if slip.rejected_why:
        yield words.row(("rejected", slip.rejected_why))
    if slip.void_why is not None:
        yield words.row(("void-why", slip.void_why))
    signed, confirmed = _signature(slip.signed, words), _signature(slip.confirmed, words)
    yield words.row(("signed", signed), ("confirmed", confirmed), lines=3)


def _signature(signature: Signature | None, words: _Words) -> str:
    if signature is None:
        return ""
    how = words(f"method-{_dashed(signature.method)}") if signature.method else words("slip-online")
    return f"{_named(signature.name)}\n{how}\n{_when(signature.at)}"


def _named(name: Named | None) -> str:
    return (name.spoken(Language.ZH) if name else "") or "—"


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def _bare(fen: Fen) -> str:
    return yuan(fen).removeprefix("¥")


def _dashed(code: StrEnum) -> str:
    return code.value.replace("_", "-")
