"""The charge slip of the business centre (服务收费单, R216, R249), always in Chinese, as it is signed."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.bc_jobs import BcStatus
from bot.domain.bc_prices import BcLine, Pay, Service
from bot.domain.money import yuan
from bot.domain.names import Language
from bot.reports.paper import Cell, Form, Look, Row, labelled, printed
from bot.reports.spoken import Spoken
from bot.services.bc_slips import BcSlip
from bot.texts import Texts

_SHARES = {"item": 0.46, "price": 0.18, "count": 0.14, "amount": 0.22}
"""The columns of the lines, with their shares of the width."""


def bc_slip_pdf(slip: BcSlip, texts: Texts) -> bytes:
    """The slip as a PDF; the same slip gives the same bytes."""
    words, job = Spoken(texts, Language.ZH), slip.job

    def pairs(*named: tuple[str, str]) -> Row:
        return labelled((words(f"bc-slip-{key}"), value or "—") for key, value in named)

    def rows() -> Iterator[Row]:
        yield pairs(("unit", slip.unit), ("tenant", words.name(slip.tenant)))
        yield pairs(("customer", words.name(slip.customer)), ("service", words(f"bc-service-{job.service.value}")))
        yield pairs(("wanted", "；".join(words(one.key, **one.args) for one in slip.wanted)))
        yield pairs(("requested", _at(slip.at(job.requested_at))), ("promised", _at(slip.at(job.promised_at))))
        yield Row(tuple(Cell(words(f"bc-slip-column-{key}"), share, Look.LABEL) for key, share in _SHARES.items()))
        yield from map(_row, job.lines)
        yield pairs(("total", yuan(job.total)), ("pay", words(f"bc-pay-{job.pay.value}")))
        if job.service is Service.FAX and job.done_at:
            yield pairs(("sent", words("bc-slip-sent-how", minutes=job.sent_minutes, resent=job.resent)))
        yield pairs(("operator", words.name(slip.operator)), ("done", _at(slip.at(job.done_at))))
        yield pairs(("signed", _signed(slip, words)), ("by-hand", ""))
        if job.settled_by is not None and job.pay is Pay.CASH:
            yield pairs(("paid", f"{words.name(slip.paid)} {_at(slip.at(job.settled_at))}"))
        if slip.inside and any((job.stopped, job.file_name, job.proof_when)):
            yield pairs(("stopped", job.stopped), ("layout", job.layout))
            yield pairs(("file", job.file_name), ("proof", job.proof_when))
        if job.status is BcStatus.VOID:
            yield pairs(("void-why", job.void_why), ("void-asked", words.name(slip.asked)))
            yield pairs(("voided", words.name(slip.voided)), ("voided-at", _at(slip.at(job.voided_at))))

    form = Form(
        house=words.name(slip.house),
        title=words("bc-slip-title"),
        number=job.number,
        left=words("bc-slip-centre"),
        right=words("bc-slip-printed", day=f"{slip.printed_at:%Y-%m-%d}"),
        rows=tuple(rows()),
        footing=words("bc-slip-footing"),
        stamp=words("bc-slip-void") if job.status is BcStatus.VOID else "",
    )
    return printed([form], lambda page, pages: words("bc-slip-page", page=page, pages=pages), slip.printed_at)


def _row(line: BcLine) -> Row:
    columns = (line.name_zh, yuan(line.price), f"{line.count}", yuan(line.amount))
    looks = (Look.VALUE, *(Look.AMOUNT,) * 3)
    return Row(tuple(Cell(*cell) for cell in zip(columns, _SHARES.values(), looks, strict=True)))


def _signed(slip: BcSlip, words: Spoken) -> str:
    at = _at(slip.at(slip.job.handed_at))
    return f"{words.name(slip.received)} {at}".strip()


def _at(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
