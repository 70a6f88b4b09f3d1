"""The dialogues of fees: a file is sent in, a list sent back, a bill objected to, a reason noted, a line taken back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.conversations.form import Form, ask, ask_file, choose, given
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.bills import BillId, ReceiptId
from bot.domain.fee_uploads import UploadKind
from bot.domain.fees import FeeSheetId
from bot.domain.permits import May
from bot.services import bills, fee_sheets, fee_uploads, receipts
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, words

_KINDS = tuple(Option(kind, words(f"upload-kind-{kind.value}")) for kind in UploadKind)
_TABLES = (".xlsx", ".xlsm", ".xls", ".csv")
_BACK = 5
"""So many months before this one may be sent in: what was owed before the house was opened comes in by them."""
_MONTH = re.compile(r"(20\d{2})\s*[-_.年/]\s*(0?[1-9]|1[0-2])(?!\d)")
_PAID = re.compile(r"实收|收款|已收|receipt|paid", re.IGNORECASE)
_CHARGED = re.compile(r"应收|费用|receivable|fees", re.IGNORECASE)


async def _months(work: Work, answers: Mapping[str, Any]) -> Sequence[Option[str]]:
    """Next month, this one, and some before; and the one that the file's name says."""
    del answers
    return [Option(month, month) for month in months(work.desk.clock.today(work.now))]


def months(today: date) -> list[str]:
    """The months that may be sent in, the next one first."""
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = [first]
    while len(found) < _BACK + 2:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return [f"{one:%Y-%m}" for one in found]


def _of_a_month(answers: Mapping[str, Any]) -> bool:
    return answers.get("kind") is UploadKind.RECEIVABLES


@dataclass(frozen=True)
class Sent:
    """A workbook or a list: what it holds, for which month, and the file."""

    kind: UploadKind = choose(_KINDS)
    month: str | None = choose(_months, columns=2, when=_of_a_month)
    file: str = ask_file()


async def send_in(work: Work, sent: Sent) -> Answer:
    """It is read, and its card says what came of it."""
    await fee_uploads.send_in(work, sent.kind, sent.month or "", sent.file)
    return answer("upload-sent")


def is_table(said: Said) -> bool:
    """Whether it is a file with a table in it, by its name."""
    return said.kind is Kind.FILE and not said.edited and said.files[0].name.lower().endswith(_TABLES)


def first_file(work: Work, said: Said) -> dict[str, Any]:
    """The file, and what its name and the words under it say of it."""
    named = f"{said.files[0].name} {said.text}"
    found: dict[str, Any] = {"file": said.files[0].file}
    if _PAID.search(named) and not _CHARGED.search(named):
        return found | {"kind": UploadKind.RECEIPTS}
    if _CHARGED.search(named):
        found["kind"] = UploadKind.RECEIVABLES
        month = _MONTH.search(named)
        meant = f"{month[1]}-{int(month[2]):02d}" if month else ""
        if meant in months(work.desk.clock.today(work.now)):
            found["month"] = meant
    return found


@dataclass(frozen=True)
class Rejected:
    """What is wrong with a list."""

    sheet: FeeSheetId = given(FeeSheetId)
    why: str = ask(long_text(500))


async def reject(work: Work, told: Rejected) -> Answer:
    """Its sender hears it."""
    made = await fee_sheets.reject(work, told.sheet, told.why)
    return answer("fees-rejected-said", month=made.month)


@dataclass(frozen=True)
class Objected:
    """What is wrong with a bill."""

    bill: BillId = given(BillId)
    text: str = ask(long_text(1000))


async def object_to(work: Work, told: Objected) -> Answer:
    """It becomes a complaint of fees."""
    made = await bills.object_to(work, told.bill, told.text)
    return answer("bill-objected-said", number=made.number)


@dataclass(frozen=True)
class Explained:
    """Why a bill is not paid."""

    bill: BillId = given(BillId)
    text: str = ask(short_text(200))


async def explain(work: Work, told: Explained) -> Answer:
    """It stands on the arrears list from now on."""
    made = await bills.explain(work, told.bill, told.text)
    return answer("bill-reason-said", month=made.month)


@dataclass(frozen=True)
class Undone:
    """Why a line of the book is wrong."""

    receipt: ReceiptId = given(ReceiptId)
    why: str = ask(short_text(200))


async def undo(work: Work, told: Undone) -> Answer:
    """It counts no more."""
    await receipts.take_back(work, told.receipt, told.why)
    return answer("receipt-undone-said")


FORMS: tuple[Form[Any], ...] = (
    Form(
        "fees-upload",
        Sent,
        send_in,
        button="fees-upload",
        needs=May.KEEP_FEES,
        catches=is_table,
        seed=first_file,
        confirm=False,
    ),
    Form("fees-reject", Rejected, reject, button="fees-reject", needs=May.APPROVE_FEES, confirm=False),
    Form("bill-object", Objected, object_to, button="bill-object", needs=May.COMPLAIN, confirm=False),
    Form("bill-reason", Explained, explain, button="bill-reason", needs=May.COLLECT_FEES, confirm=False),
    Form("receipt-undo", Undone, undo, button="receipt-undo", needs=May.KEEP_FEES, confirm=False),
)
