"""The paid list as it is sent in (R150): read cell by cell; all of it is right, or nothing is taken."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.fee_directory import Directory
from bot.domain.grids import Cell, Findings, Grid, Line, Problem, is_sum, lines
from bot.domain.money import Fen, yuan
from bot.domain.units import TenantId

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "month": ("月份", "Month", "费用月份"),
    "unit": ("单元", "Unit", "房号", "单元号"),
    "tenant": ("租户", "Tenant", "客户", "公司名称"),
    "amount": ("金额", "Amount", "金额(元)", "实收金额"),
    "paid_on": ("日期", "Date", "收款日期", "缴费日期"),
    "method": ("方式", "Method", "缴费方式"),
    "ref": ("流水号", "Reference", "单号", "收据号"),
    "remark": ("备注", "Remark"),
}
"""What the columns are called: first as the house writes them in Chinese, then in English."""
NEEDED = ("unit", "tenant", "amount", "paid_on")


@dataclass(frozen=True)
class Paid:
    """A line of the list; fen. `month` None: whatever has been due longest."""

    tenant: TenantId
    month: str | None
    amount: Fen
    paid_on: date
    method: str
    ref: str

    @property
    def mark(self) -> tuple[object, ...]:
        """What tells it from any other: the payment's number, or where it has none, all that is known of it."""
        return (self.ref,) if self.ref else (self.tenant, self.month, self.amount, self.paid_on)


@dataclass(frozen=True)
class Books:
    """What has been charged to whom (tenant, month), which payments are in the book, and which day it is."""

    charged: Collection[tuple[TenantId, str]]
    marks: Collection[tuple[object, ...]]
    today: date


@dataclass(frozen=True)
class CheckedReceipts:
    """What came of reading: either lines, or what is wrong."""

    lines: tuple[Paid, ...]
    problems: tuple[Problem, ...]


def checked(grids: Sequence[Grid], directory: Directory, books: Books) -> CheckedReceipts:
    """The lines of a paid list, or everything that is wrong with them, by sheet and cell."""
    found, read, so_far = Findings(), list[Paid](), 0
    seen: dict[tuple[object, ...], int] = {}
    if len(grids) != 1:
        found.add(grids[1].name if grids[1:] else "", "", "grid-one-sheet")
    for line in lines(grids[0], COLUMNS, NEEDED, found) if len(grids) == 1 else ():
        sheet = grids[0].name
        if is_sum(line, "month", "unit", "tenant"):
            said = found.read(sheet, line["amount"], Cell.money)
            if said is not None and said != so_far:
                found.add(sheet, line["amount"].name, "grid-wrong-sum", said=yuan(said), sum=yuan(Fen(so_far)))
            continue
        one = _paid(sheet, line, directory, books, found)
        if one is None:
            continue
        so_far += one.amount
        if one.mark in seen:
            found.add(sheet, line["amount"].name, "grid-twice", row=str(seen[one.mark]))
        elif one.mark in books.marks:
            found.add(sheet, line["amount"].name, "grid-paid-already")
        seen[one.mark] = line.number
        read.append(one)
    if not read and not found.problems:
        found.add(grids[0].name, "", "grid-nothing")
    return CheckedReceipts(() if found.problems else tuple(read), tuple(found.problems))


def _paid(sheet: str, line: Line, directory: Directory, books: Books, found: Findings) -> Paid | None:
    before = len(found.problems)
    whose = directory.place(sheet, line, found)
    amount = found.read(sheet, line["amount"], Cell.money)
    paid_on = found.read(sheet, line["paid_on"], Cell.day)
    month = None if line["month"].empty else found.read(sheet, line["month"], Cell.month)
    texts = {name: found.read(sheet, line[name], Cell.text) or "" for name in ("method", "ref", "remark")}
    if amount is not None and amount <= 0:
        found.add(sheet, line["amount"].name, "grid-nothing-paid")
    if paid_on is not None and paid_on > books.today:
        found.add(sheet, line["paid_on"].name, "grid-in-the-future")
    if whose and month and (whose[0], month) not in books.charged:
        found.add(sheet, line["month"].name, "grid-not-charged", month=month)
    if len(found.problems) > before or whose is None or amount is None or paid_on is None:
        return None
    return Paid(whose[0], month, amount, paid_on, texts["method"], texts["ref"])
