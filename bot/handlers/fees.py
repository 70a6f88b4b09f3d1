"""Fees at a tap, and in free words: what is due for whoever pays, the lists and the book for whoever keeps them."""

from collections.abc import Sequence

from bot.domain.arrears import ArrearsId
from bot.domain.bills import BillId, ReceiptId
from bot.domain.fee_uploads import UploadId
from bot.domain.fee_words import asks_for_fees, asks_for_own_fees
from bot.domain.fees import FeeSheet, FeeSheetId
from bot.domain.months import span
from bot.domain.permits import May, roles_with
from bot.handlers.pages import page_of, turned
from bot.handlers.table import OnButton, OnCommand
from bot.services import (
    arrears,
    bill_cards,
    bills,
    fee_clock,
    fee_sheets,
    fee_templates,
    fee_unreached,
    fee_uploads,
    house,
    receipts,
)
from bot.services.fee_unreached import Unreached
from bot.services.receipts import PAGE, Booked
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Money, Rows, Said, Style, Words, answer, button, words


async def overview(work: Work, said: Said) -> Answer | None:
    """/fees: one's own bills; for those who keep, approve or collect them the lists and the book."""
    del said
    if May.SEE_FEES not in work.actor.permits:
        return await _own(work)
    held = await fee_sheets.listed(work)
    lines = [_line(sheet) for sheet in held] or [words("fees-none")]
    return answer("fees-overview", lines=lines, rows=(*_doors(held), *_ways(work), (button("home"),)))


async def asked(work: Work, said: Said) -> Answer | None:
    """What is due, in free words: told to whoever pays; others learn who may see it, and no sum."""
    if said.kind is not Kind.TEXT or said.edited or not work.actor.tenants or not asks_for_fees(said.text):
        return None
    if await bills.pays(work):
        return await _own(work)
    return await _not_theirs(work) if asks_for_own_fees(said.text) else None


async def _own(work: Work) -> Answer | None:
    work.actor.must(May.SEE_OWN_FEES)
    if not await bills.pays(work):
        return await _not_theirs(work)
    if await bills.open_mine(work):
        return None
    return answer("fees-nothing-yet", where=await bill_cards.where_to_pay(work), rows=((button("home"),),))


async def _not_theirs(work: Work) -> Answer:
    names = await bills.who_pays(work)
    number = await house.number(work, "finance")
    rows: Rows = ((button("home"),),)
    if not names:
        return answer("fees-nobody-yours", number=number, rows=rows)
    who = [words("fees-who", name=name) for name in names]
    return answer("fees-not-yours", who=who, number=number, rows=rows)


# -- lists ------------------------------------------------------------------------------------------------------------


async def open_sheet(work: Work, said: Said) -> None:
    """A version of the list."""
    await fee_sheets.open_card(work, FeeSheetId(said.pressed.number(0)))


async def approve(work: Work, said: Said) -> Answer:
    """It is right (R147)."""
    made = await fee_sheets.approve(work, FeeSheetId(said.pressed.number(0)))
    return answer("fees-approved-said", month=made.month, toast=True)


async def send(work: Work, said: Said) -> Answer:
    """The notices that were skipped go out after all."""
    made = await fee_sheets.send(work, FeeSheetId(said.pressed.number(0)))
    return answer("fees-sent-said", month=made.month, toast=True)


async def workbook(work: Work, said: Said) -> Answer:
    """A version of the list as a workbook."""
    return await _list(work, said, "fees-workbook")


async def printed(work: Work, said: Said) -> Answer:
    """The same on paper."""
    return await _list(work, said, "fees-list")


async def _list(work: Work, said: Said, paper: str) -> Answer:
    found = await fee_sheets.on_paper(work, FeeSheetId(said.pressed.number(0)))
    work.busy(said, "upload_document")
    number = str(found.sheet.number)
    return answer("fees-file", month=found.sheet.month, number=number, paper=(paper, f"{found.sheet.id}"))


async def template(work: Work, said: Said) -> Answer:
    """The six tables of a month with what the house knows."""
    month = said.pressed.word(0)
    span(month)
    found = await fee_templates.of_month(work, month)
    work.busy(said, "upload_document")
    return answer(
        "fees-template", month=month, count=len(found.lines), paper=("fees-template", month),
        rows=((button("fees-upload", style=Style.PRIMARY),),),
    )  # fmt: skip


async def receipts_template(work: Work, said: Said) -> Answer:
    """An empty paid list."""
    work.actor.must(May.KEEP_FEES)
    work.busy(said, "upload_document")
    return answer("receipts-template", paper=("receipts-template",), rows=((button("fees-upload"),),))


async def confirm(work: Work, said: Said) -> Answer:
    """What was read is taken."""
    await fee_uploads.confirm(work, UploadId(said.pressed.number(0)))
    return answer("upload-taken", toast=True)


async def drop(work: Work, said: Said) -> Answer:
    """It is not."""
    await fee_uploads.drop(work, UploadId(said.pressed.number(0)))
    return answer("upload-dropped-said", toast=True)


async def problems(work: Work, said: Said) -> Answer:
    """Everything that is wrong with a file, as a workbook."""
    found = await fee_uploads.wrong(work, UploadId(said.pressed.number(0)))
    work.busy(said, "upload_document")
    return answer("upload-problems", count=len(found.problems), paper=("fee-problems", f"{found.id}"))


# -- bills and receipts -----------------------------------------------------------------------------------------------


async def open_bill(work: Work, said: Said) -> None:
    """A bill, for whoever pays it and for customer service."""
    await bills.open_card(work, BillId(said.pressed.number(0)))


async def bill_paper(work: Work, said: Said) -> Answer:
    """The notice on paper."""
    found = await bills.on_paper(work, BillId(said.pressed.number(0)))
    work.busy(said, "upload_document")
    return answer("fee-notice-paper", month=found.bill.month, paper=("fee-notice", f"{found.bill.id}"))


async def unreached(work: Work, said: Said) -> Answer:
    """Everybody to whom the notice of a month has to be brought (R148)."""
    month = said.pressed.word(0)
    span(month)
    found = await fee_unreached.of_month(work, month)
    shown, turns = turned(found, page_of(said, 1), "bills-unreached", month)
    return _unreached(answer("fee-unreached", month=month, count=len(found)), shown, turns)


async def to_phone(work: Work, said: Said) -> Answer:
    """Everybody who has not paid and has to be phoned."""
    found = await fee_unreached.owing(work)
    shown, turns = turned(found, page_of(said), "bills-to-phone")
    return _unreached(answer("fee-remind-by-phone", count=len(found)), shown, turns)


def _unreached(it: Answer, shown: Sequence[Unreached], turns: Rows) -> Answer:
    foot = (button("home"),)
    if not shown:
        return answer("fee-all-reached", rows=(foot,))
    return it.under(*((fee_unreached.door(one),) for one in shown), *turns, foot)


async def book(work: Work, said: Said) -> Answer:
    """What was paid, the newest first."""
    page = said.pressed.number(0) if said.pressed.args else 0
    held = await receipts.newest(work, page)
    back = (button("receipts", page - 1, label="page-back"),) if page else ()
    on = (button("receipts", page + 1, label="page-on"),) if held[PAGE:] else ()
    turns = ((*back, *on),) if back or on else ()
    rows = (*((_receipt_door(one),) for one in held[:PAGE]), *turns, (button("fees"), button("home")))
    return answer("receipts" if held else "receipts-none", rows=rows)


async def open_receipt(work: Work, said: Said) -> Answer:
    """One line of the book."""
    found = await receipts.one(work, ReceiptId(said.pressed.number(0)))
    it = found.receipt
    may = May.KEEP_FEES in work.actor.permits and it.undone_at is None
    undo = ((button("receipt-undo", it.id, style=Style.DANGER),),) if may else ()
    state = words("receipt-undone", at=it.undone_at, why=it.undone_why or words("words-gone")) if it.undone_at else ""
    return answer(
        "receipt", tenant=found.tenant, amount=Money(it.amount), day=it.paid_on, month=it.month or "—",
        method=it.method or "—", ref=it.ref or "—", by=found.by, at=it.added_at, state=state,
        rows=(*undo, (button("receipts"), button("home"))),
    )  # fmt: skip


async def rate(work: Work, said: Said) -> Answer:
    """How much of this month has come in."""
    del said
    return (await fee_clock.rate(work)).under((button("fees"), button("home")))


async def review(work: Work, said: Said) -> Answer:
    """The arrears list goes on (R154)."""
    made = await arrears.review(work, ArrearsId(said.pressed.number(0)))
    return answer("arrears-reviewed-said", day=made.day)


async def reasons(work: Work, said: Said) -> Answer:
    """The lines of an arrears list, each to say why it is not paid (R155)."""
    id_ = ArrearsId(said.pressed.number(0))
    shown, turns = turned(await arrears.unexplained(work, id_), page_of(said, 1), "arrears-reasons", id_)
    rows: Rows = tuple(
        (button("bill-reason", line.bill, label="button-bill-reason-of", tenant=name, month=line.month),)
        for line, name in shown
    )
    return answer("arrears-reasons", rows=(*rows, *turns, (button("home"),)))


def _line(sheet: FeeSheet) -> Words:
    state = words(f"fees-short-{sheet.status.value}")
    number = str(sheet.number)
    return words("fees-line", month=sheet.month, number=number, total=Money(sheet.total), state=state)


def _doors(held: list[FeeSheet]) -> Rows:
    return tuple(
        (button("fees-open", one.id, label="button-fees-of", month=one.month, number=str(one.number)),) for one in held
    )


def _ways(work: Work) -> Rows:
    keeps = May.KEEP_FEES in work.actor.permits
    month = fee_clock.month_after(f"{work.desk.clock.today(work.now)}")
    upload: Rows = (
        (button("fees-upload", style=Style.PRIMARY),),
        (button("fees-template", month), button("receipts-template")),
    )
    return (*(upload if keeps else ()), (button("receipts"), button("fee-rate")))


def _receipt_door(one: Booked) -> Button:
    label = "button-receipt-undone" if one.receipt.undone_at else "button-receipt-open"
    amount = Money(one.receipt.amount)
    return button(
        "receipt-open", one.receipt.id, label=label, tenant=one.tenant, amount=amount, day=one.receipt.paid_on
    )


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("fees", overview, roles_with(May.SEE_FEES) | roles_with(May.SEE_OWN_FEES)),
)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("fees", overview),
    OnButton("fees-open", open_sheet),
    OnButton("fees-approve", approve),
    OnButton("fees-send", send),
    OnButton("fees-workbook", workbook),
    OnButton("fees-list", printed),
    OnButton("fees-template", template),
    OnButton("receipts-template", receipts_template),
    OnButton("upload-yes", confirm),
    OnButton("upload-no", drop),
    OnButton("upload-problems", problems),
    OnButton("bill-open", open_bill),
    OnButton("bill-paper", bill_paper),
    OnButton("bills-unreached", unreached),
    OnButton("bills-to-phone", to_phone),
    OnButton("receipts", book),
    OnButton("receipt-open", open_receipt),
    OnButton("fee-rate", rate),
    OnButton("arrears-review", review),
    OnButton("arrears-reasons", reasons),
)
