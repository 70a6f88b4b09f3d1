"""The paid list as it is sent in (R150): read cell by cell; all of it is right, or nothing is taken."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.fee_directory import Directory
from bot.domain.fees import folded
from bot.domain.grids import Cell, Findings, Grid, Line, Problem, is_sum, lines, must_be_seen
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

    def like(self, other: "Paid") -> bool:
        """Whether it may be the same payment, written down once more.

        One number may pay for several months, and for each once. The same amount of the same day is another payment
        only where the months or the numbers that are known of both say so.
        """
        if self.tenant != other.tenant:
            return False
        months, refs = {self.month, other.month}, {folded(self.ref), folded(other.ref)}
        numbered = len(refs) == 1 and "" not in refs
        alike = (self.amount, self.paid_on) == (other.amount, other.paid_on)
        may_be = (len(months) == 1 or None in months) and (len(refs) == 1 or "" in refs)
        return (numbered and len(months) == 1) or (alike and may_be)


@dataclass(frozen=True)
class Books:
    """What has been charged to whom (tenant, month), which payments are in the book, and which day it is."""

    charged: Collection[tuple[TenantId, str]]
    paid: Collection[Paid]
    today: date

    def knows(self, one: Paid) -> bool:
        """Whether it may be in the book already."""
        return any(one.like(other) for other in self._of.get(one.tenant, ()))

    @cached_property
    def _of(self) -> dict[TenantId, list[Paid]]:
        found: dict[TenantId, list[Paid]] = {}
        for one in self.paid:
            found.setdefault(one.tenant, []).append(one)
        return found


@dataclass(frozen=True)
class CheckedReceipts:
    """What came of reading: either lines, or what is wrong."""

    lines: tuple[Paid, ...]
    problems: tuple[Problem, ...]


def checked(grids: Sequence[Grid], directory: Directory, books: Books) -> CheckedReceipts:
    """The lines of a paid list, or everything that is wrong with them, by sheet and cell."""
    found, read, so_far = Findings(), list[Paid](), 0
    seen: dict[TenantId, list[tuple[int, Paid]]] = {}
    must_be_seen(grids, found)
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
        before = seen.setdefault(one.tenant, [])
        if twin := next((number for number, other in before if one.like(other)), None):
            found.add(sheet, line["amount"].name, "grid-paid-twice", row=str(twin))
        elif books.knows(one):
            found.add(sheet, line["amount"].name, "grid-paid-already")
        before.append((line.number, one))
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
