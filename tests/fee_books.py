"""Workbooks and lists as Finance sends them, right and wrong."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

HEADS = ("单元", "租户", "项目", "数量", "单价", "金额", "单号", "备注")
SHEETS = ("物业管理费", "水费", "电话费", "车位费", "工程维修费", "其它服务")
SHEETS_EN = ("Management fee", "Water", "Telephone", "Parking", "Engineering repair", "Other services")
HEADS_EN = ("Unit", "Tenant", "Item", "Quantity", "Price", "Amount", "Reference", "Remark")
PAID_HEADS = ("月份", "单元", "租户", "金额", "日期", "方式", "流水号")
Row = Sequence[Any]
Rows = Mapping[str, Sequence[Row]]

NOVEMBER: Rows = {
    "物业管理费": [
        ("0801", None, None, 348.5, 22, 7667), ("0802", None, None, 96, 22, 2112), ("1601", None, None, 62, 5.8, 359.6),
    ],
    "水费": [("0801", None, None, 31, 4.1, 127.1), ("1601", None, None, 12, 4.1, 49.2)],
    "电话费": [("0801", None, "月租", 6, 30, 180), ("0801", None, "通话费", None, None, 212.4)],
    "车位费": [("0801", None, "B1-021, B1-022", 2, 600, 1200)],
    "工程维修费": [("0801", None, "换水龙头", None, None, 55, "WO-2026-001187")],
    "其它服务": [("0801", None, "空调加时", 9, 90, 810), (None, "T03", "复印", None, None, 12.5)],
}  # fmt: skip
"""Three tenants' month: T01 has 12,363.50, the resident T09 408.80, T03 12.50."""


def book(rows: Rows, sheets: Sequence[str] = SHEETS, heads: Sequence[str] = HEADS) -> bytes:
    """A workbook with these sheets and, below the headings of each, these rows."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name in sheets:
        page = made.create_sheet(name)
        page.append(list(heads))
        for row in rows.get(name, ()):
            page.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    """The workbook as a file."""
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def listed(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """The same tables as one list."""
    written = StringIO()
    out = csv.writer(written, delimiter=delimiter)
    out.writerow(["表", *HEADS])
    for name, held in rows.items():
        out.writerows([name, *row] for row in held)
    return written.getvalue().encode(encoding)


def paid(*rows: Row) -> bytes:
    """A paid list."""
    made = Workbook()
    page = made.worksheets[0]
    page.append(list(PAID_HEADS))
    for row in rows:
        page.append(list(row))
    return saved(made)
