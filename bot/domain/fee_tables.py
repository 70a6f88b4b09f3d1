"""The month's six tables as they are sent in (R145): read cell by cell; all of them are right, or nothing is taken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.fee_directory import Directory
from bot.domain.fees import HIGHEST_BILL, FeeLine, FeeTable, folded
from bot.domain.grids import Cell, Findings, Grid, Line, Problem, Reading, is_sum, lines, must_be_seen, product
from bot.domain.money import Fen, yuan
from bot.domain.units import TenantId

TITLES: Mapping[FeeTable, tuple[str, ...]] = {
    FeeTable.MANAGEMENT: ("物业管理费", "Management fee", "物业费", "管理费"),
    FeeTable.WATER: ("水费", "Water"),
    FeeTable.TELEPHONE: ("电话费", "Telephone"),
    FeeTable.PARKING: ("车位费", "Parking", "停车费"),
    FeeTable.REPAIR: ("工程维修费", "Engineering repair", "维修费"),
    FeeTable.OTHER: ("其它服务", "Other services", "其他服务"),
}
"""What the sheets are called: first as the house writes them in Chinese, then in English."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "unit": ("单元", "Unit", "房号", "单元号"),
    "tenant": ("租户", "Tenant", "客户", "公司名称"),
    "item": ("项目", "Item", "费用项目"),
    "begins": ("起度", "From", "上期读数"),
    "ends": ("止度", "To", "本期读数"),
    "quantity": ("数量", "Quantity", "用量"),
    "price": ("单价", "Price", "单价(元)"),
    "amount": ("金额", "Amount", "金额(元)"),
    "ref": ("单号", "Reference", "工作单号"),
    "remark": ("备注", "Remark"),
}
"""What the columns are called, in the same way."""
NEEDED = ("unit", "tenant", "amount")
TABLE = ("表", "Table", "费用表")
"""The column of a list that says to which of the tables a row belongs: a list has no sheets."""
SUMMARIES = frozenset({"应收表", "Receivables"})
"""The sheet that the house writes itself beside the six, and does not read again."""


@dataclass(frozen=True)
class Checked:
    """What came of reading: either lines, or what is wrong."""

    lines: tuple[FeeLine, ...]
    problems: tuple[Problem, ...]


def checked(grids: Sequence[Grid], directory: Directory) -> Checked:
    """The lines of the six tables, or everything that is wrong with them, by sheet and cell."""
    found, read, seen = Findings(), list[FeeLine](), dict[tuple[object, ...], tuple[str, Line]]()
    owed: Counter[TenantId] = Counter()
    must_be_seen(grids, found)
    for table, sheet, row in _rows(grids, found):
        if line := _line(table, sheet, row, directory, found):
            read.append(line)
            _must_be_new(line, (sheet, row), directory, seen, found)
            before, owed[line.tenant] = owed[line.tenant], owed[line.tenant] + line.amount
            if abs(before) <= HIGHEST_BILL < abs(owed[line.tenant]):
                found.add(sheet, row["amount"].name, "grid-too-much", limit=yuan(HIGHEST_BILL))
    if not read and not found.problems:
        found.add(grids[0].name if grids else "", "", "grid-nothing")
    return Checked(() if found.problems else tuple(read), tuple(found.problems))


def _rows(grids: Sequence[Grid], found: Findings) -> Iterator[tuple[FeeTable, str, Line]]:
    if len(grids) == 1 and _is_list(grids[0]):
        yield from _listed(grids[0], found)
        return
    sheets = [grid for grid in grids if grid.name.strip() not in SUMMARIES]
    named = {grid.name: _table(grid.name) for grid in sheets}
    for name in (name for name, table in named.items() if table is None):
        found.add(name, "", "grid-strange-sheet")
    for table in FeeTable:
        held = [grid for grid in sheets if named[grid.name] is table]
        if len(held) != 1:
            found.add(TITLES[table][0], "", "grid-sheet-twice" if held else "grid-sheet-missing")
        for grid in held:
            yield from _without_sums(table, grid.name, lines(grid, COLUMNS, NEEDED, found), found)


def _listed(grid: Grid, found: Findings) -> Iterator[tuple[FeeTable, str, Line]]:
    by_table: dict[FeeTable, list[Line]] = {}
    for line in lines(grid, {"table": TABLE, **COLUMNS}, ("table", *NEEDED), found):
        title = found.read(grid.name, line["table"], Cell.text)
        table = _table(title or "")
        if table is None and title is not None:
            found.add(grid.name, line["table"].name or f"A{line.number}", "grid-no-such-table", table=title)
        if table is not None:
            by_table.setdefault(table, []).append(line)
    for table, held in by_table.items():
        yield from _without_sums(table, grid.name, iter(held), found)


def _without_sums(
    table: FeeTable, sheet: str, rows: Iterator[Line], found: Findings
) -> Iterator[tuple[FeeTable, str, Line]]:
    """What people add up themselves must be right, and is no line."""
    so_far = 0
    for line in rows:
        if is_sum(line, "unit", "tenant", "item"):
            said = found.read(sheet, line["amount"], Cell.money)
            if said is not None and said != so_far:
                found.add(sheet, line["amount"].name, "grid-wrong-sum", said=yuan(said), sum=yuan(Fen(so_far)))
            continue
        so_far += _amount_or_none(line)
        yield table, sheet, line


def _must_be_new(
    line: FeeLine,
    at: tuple[str, Line],
    directory: Directory,
    seen: dict[tuple[object, ...], tuple[str, Line]],
    found: Findings,
) -> None:
    """The same thing stands in a file once, however it is written; and so does a reference, in whatever table."""
    sheet, row = at
    unit = line.unit or directory.home_of(line.tenant)
    what = line.table, line.tenant, unit, folded(line.item), folded(line.ref), line.begins
    mark = line.mark
    if what in seen:
        found.add(sheet, row["unit"].name or row["tenant"].name, "grid-twice", row=str(seen[what][1].number))
    elif mark and mark in seen:
        first, there = seen[mark]
        found.add(sheet, row["ref"].name, "grid-ref-twice", ref=line.ref, where=f"{first}!{there['ref'].name}")
    for key in filter(None, (what, mark)):
        seen.setdefault(key, at)


def _amount_or_none(line: Line) -> int:
    return Findings().read("", line["amount"], Cell.money) or 0


def _line(table: FeeTable, sheet: str, row: Line, directory: Directory, found: Findings) -> FeeLine | None:
    whose = directory.place(sheet, row, found)
    amount = found.read(sheet, row["amount"], Cell.money)
    texts = {name: found.read(sheet, row[name], Cell.text) for name in ("item", "ref", "remark")}
    quantity, price = _how_many(sheet, row, found), _optional(sheet, row["price"], Cell.price, found)
    if amount is None:
        return None
    if amount < 0 and not texts["remark"]:
        found.add(sheet, row["amount"].name, "grid-credit-without-reason")
    _must_add_up(sheet, row, quantity, price, amount, found)
    if whose is None:
        return None
    begins, ends = (_optional(sheet, row[name], Cell.number, found) for name in ("begins", "ends"))
    made = FeeLine(
        table, whose[0], whose[1], texts["item"] or "", amount, quantity, price, begins, ends, texts["ref"] or "",
        texts["remark"] or "",
    )  # fmt: skip
    if other := directory.charged.get(made.mark) if made.mark else None:
        found.add(sheet, row["ref"].name, "grid-charged-already", ref=made.ref, month=other)
    return made


def _how_many(sheet: str, row: Line, found: Findings) -> Decimal | None:
    """The quantity; by the meter it must be what ran through it."""
    quantity = _optional(sheet, row["quantity"], Cell.number, found)
    begins, ends = row["begins"], row["ends"]
    if begins.empty and ends.empty:
        return quantity
    if begins.empty or ends.empty:
        found.add(sheet, (ends if ends.empty else begins).name or row["amount"].name, "grid-half-a-meter")
        return quantity
    was, now = (Findings().read(sheet, cell, Cell.number) for cell in (begins, ends))
    if was is None or now is None:
        return quantity  # said where it stands
    if now < was:
        found.add(sheet, ends.name, "grid-meter-back")
    elif quantity is not None and quantity != now - was:
        found.add(sheet, row["quantity"].name, "grid-meter", said=f"{quantity:f}", run=f"{now - was:f}")
    return now - was


def _must_add_up(
    sheet: str, row: Line, quantity: Decimal | None, price: Decimal | None, amount: Fen, found: Findings
) -> None:
    if quantity is None or price is None:
        if quantity is not None and row["price"].empty:
            found.add(sheet, row["price"].name or row["amount"].name, "grid-no-price")
        if price is not None and all(row[name].empty for name in ("quantity", "begins", "ends")):
            found.add(sheet, row["quantity"].name or row["amount"].name, "grid-no-count")
        return
    if (should := product(quantity, price)) != amount:
        times = f"{quantity:f} × {price:f} = {yuan(should)}"
        found.add(sheet, row["amount"].name, "grid-wrong-product", product=times, said=yuan(amount))


def _optional(sheet: str, cell: Cell, reading: Reading[Decimal], found: Findings) -> Decimal | None:
    return None if cell.empty else found.read(sheet, cell, reading)


def _table(title: str) -> FeeTable | None:
    bare = "".join(title.split()).casefold()
    return next((table for table, called in TITLES.items() if bare in {_bare(one) for one in called}), None)


def _bare(title: str) -> str:
    return "".join(title.split()).casefold()


def _is_list(grid: Grid) -> bool:
    held = {str(raw).strip() for row in grid.rows[:5] for raw in row if isinstance(raw, str)}
    return bool(held & set(TABLE))
