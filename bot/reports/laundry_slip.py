"""The confirmation slip of a laundry order (洗衣服务确定单, R162, R166), always in Chinese, as it is signed."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.laundry import Garment
from bot.domain.money import yuan
from bot.domain.names import Language
from bot.reports.paper import Cell, Form, Look, Row, labelled, printed
from bot.reports.spoken import Spoken
from bot.services.laundry_slips import LaundrySlip
from bot.texts import Texts

_SHARES = {"garment": 0.36, "listed": 0.14, "counted": 0.14, "price": 0.18, "amount": 0.18}
"""The columns of the garments, with their shares of the width."""


def laundry_slip_pdf(slip: LaundrySlip, texts: Texts) -> bytes:
    """The slip as a PDF; the same slip gives the same bytes."""
    words = Spoken(texts, Language.ZH)

    def pairs(*named: tuple[str, str]) -> Row:
        return labelled((words(f"laundry-slip-{key}"), value) for key, value in named)

    def rows() -> Iterator[Row]:
        order = slip.order
        yield pairs(("unit", slip.unit), ("tenant", words.name(slip.tenant) if slip.tenant else "—"))
        yield pairs(("requested", _at(slip.at(order.requested_at))), ("called", _at(slip.at(order.called_at))))
        yield pairs(("collected", _at(slip.at(order.collected_at))), ("returned", _at(slip.at(order.returned_at))))
        yield Row(
            tuple(Cell(words(f"laundry-slip-column-{name}"), share, Look.LABEL) for name, share in _SHARES.items())
        )
        for garment in slip.garments:
            yield _row(garment, slip, words)
        yield pairs(("surcharge", yuan(order.surcharge)), ("total", yuan(order.total)))
        yield pairs(("note", slip.note or "—"))
        yield pairs(("rewashes", f"{order.rewashes}"), ("wrong", slip.wrong or "—"))
        yield pairs(("signed", _at(slip.at(order.accepted_at))), ("by-hand", ""))

    form = Form(
        house=words.name(slip.house),
        title=words("laundry-slip-title"),
        number=slip.order.number,
        left=words("laundry-slip-laundry", name=words.name(slip.laundry)),
        right=words("laundry-slip-printed", day=f"{slip.printed_at:%Y-%m-%d}"),
        rows=tuple(rows()),
        footing=words("laundry-slip-footing"),
    )
    return printed([form], lambda page, pages: words("laundry-slip-page", page=page, pages=pages), slip.printed_at)


def _row(garment: Garment, slip: LaundrySlip, words: Spoken) -> Row:
    care = words(f"laundry-care-{garment.care.value}")
    listed, counted = slip.counts(garment)
    columns = (f"{garment.name_zh} {care}", listed, counted, yuan(garment.price), yuan(garment.amount))
    looks = (Look.VALUE, *(Look.AMOUNT,) * 4)
    return Row(tuple(Cell(*cell) for cell in zip(columns, _SHARES.values(), looks, strict=True)))


def _at(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
