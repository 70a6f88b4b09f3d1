"""Fees on paper: the six tables to fill in, the list in its version, the notice, arrears, what is wrong with a file.

What is written as a workbook here can be read again by `reports.grids`: a list that was sent back is corrected there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.fee_receipts import COLUMNS as RECEIPT_COLUMNS
from bot.domain.fee_tables import COLUMNS, SUMMARIES, TITLES
from bot.domain.fee_uploads import Upload
from bot.domain.fees import FeeLine, FeeTable, by_table, by_tenant, total
from bot.domain.money import Fen, Money, yuan
from bot.domain.names import Language, Named
from bot.domain.units import TenantId
from bot.reports.paper import Cell, Form, Look, Row, labelled, printed
from bot.reports.sheets import Column, Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.arrears import ArrearsPaper
from bot.services.bill_cards import bill_line
from bot.services.bills import BillPaper
from bot.services.fee_sheets import SheetPaper
from bot.services.fee_templates import Template
from bot.texts import Texts

_WIDTHS = {
    "unit": 10, "tenant": 34, "item": 24, "begins": 10, "ends": 10, "quantity": 12, "price": 10, "amount": 14,
    "ref": 20, "remark": 30,
}  # fmt: skip
_METERED = frozenset({"begins", "ends"})


def template_xlsx(found: Template, texts: Texts, language: Language) -> bytes:
    """The six tables of a month with what is known; what is still missing has no amount."""
    words = Spoken(texts, language)
    sheets = [
        _table(table, found.lines, found.names, words, language, found.month, open_=found.open_) for table in FeeTable
    ]
    return workbook(sheets)


def receipts_template_xlsx(texts: Texts, language: Language) -> bytes:
    """An empty paid list."""
    words = Spoken(texts, language)
    heads = [Column(called[language is Language.EN], 18) for called in RECEIPT_COLUMNS.values()]
    return workbook([Sheet(words("receipts-sheet"), words("receipts-title"), heads, [])])


def receivables_xlsx(found: SheetPaper, texts: Texts, language: Language) -> bytes:
    """A version of the list: what each tenant owes by table (R146), and the six tables themselves."""
    words = Spoken(texts, language)
    heads = [
        Column(COLUMNS["tenant"][language is Language.EN], 34),
        *(Column(TITLES[table][language is Language.EN], 14) for table in FeeTable),
        *(Column(words(f"fees-column-{name}"), 16) for name in ("total", "before", "due")),
    ]

    def rows() -> Iterator[list[object]]:
        for tenant, lines in by_tenant(found.sheet.lines).items():
            whole, before = total(lines), found.before.get(tenant, Fen(0))
            tables = [Money(amount) for amount in by_table(lines).values()]
            yield [words.name(found.tenants[tenant]), *tables, Money(whole), Money(before), Money(Fen(whole + before))]
        sums = by_table(found.sheet.lines)
        before = Fen(sum(found.before.values()))
        yield [
            words("fees-sum"), *(Money(amount) for amount in sums.values()), Money(found.sheet.total), Money(before),
            Money(Fen(found.sheet.total + before)),
        ]  # fmt: skip
        for role, name, at in found.approved:
            yield [_role(words, role), words.name(name), f"{at:%Y-%m-%d}"]

    title = words("fees-title", month=found.sheet.month, number=str(found.sheet.number))
    name = sorted(SUMMARIES, key=str.isascii)[language is Language.EN]
    tables = [_table(table, found.sheet.lines, found.tenants, words, language, found.sheet.month) for table in FeeTable]
    return workbook([Sheet(name, title, heads, list(rows())), *tables])


def receivables_pdf(found: SheetPaper, texts: Texts, language: Language) -> bytes:
    """The same on paper: a line for each tenant, the sums, and who has approved it."""
    words = Spoken(texts, language)
    shares = (0.46, 0.18, 0.18, 0.18)

    def row(texts_: Sequence[str], look: Look = Look.VALUE) -> Row:
        looks = (look, *(Look.LABEL if look is Look.LABEL else Look.AMOUNT,) * 3)
        return Row(tuple(Cell(*cell) for cell in zip(texts_, shares, looks, strict=True)))

    def rows() -> Iterator[Row]:
        heads = (COLUMNS["tenant"][language is Language.EN], *(words(f"fees-column-{n}") for n in _SUMS))
        yield row(heads, Look.LABEL)
        for tenant, lines in by_tenant(found.sheet.lines).items():
            whole, before = total(lines), found.before.get(tenant, Fen(0))
            yield row((words.name(found.tenants[tenant]), yuan(whole), yuan(before), yuan(Fen(whole + before))))
        before = Fen(sum(found.before.values()))
        whole = found.sheet.total
        yield row((words("fees-sum"), yuan(whole), yuan(before), yuan(Fen(whole + before))), Look.LABEL)
        for table, amount in by_table(found.sheet.lines).items():
            yield labelled([(TITLES[table][language is Language.EN], yuan(amount))])
        for role, name, at in found.approved:
            yield labelled([(_role(words, role), f"{words.name(name)} {at:%Y-%m-%d}")])

    form = Form(
        house=words.name(found.house), title=words("fees-list-title"), number=found.sheet.month,
        left=words("fees-version", number=str(found.sheet.number)),
        right=words("fees-printed", day=f"{found.printed_at:%Y-%m-%d}"), rows=tuple(rows()), footing="",
    )  # fmt: skip
    return printed([form], lambda page, pages: words("fees-page", page=page, pages=pages), found.printed_at)


_SUMS = ("total", "before", "due")


def notice_pdf(found: BillPaper, texts: Texts, language: Language) -> bytes:
    """The notice (物业管理缴费单): lines, sums, pay-by date, and where to pay; the same bill gives the same bytes."""
    words = Spoken(texts, language)
    left = 0.76

    def rows() -> Iterator[Row]:
        for line in found.bill.lines:
            said = bill_line(line)
            what = f"{words(f'fee-{line.table.value}')} {said.args['what']}".strip()
            yield Row((Cell(what, left), Cell(yuan(line.amount), 1 - left, Look.AMOUNT)))
            if line.remark:
                yield Row((Cell(line.remark, 1.0),))
        sums = {
            "total": found.bill.charged, "before": found.before, "paid": found.balance.paid, "credit": found.credit,
        }  # fmt: skip
        for name, amount in sums.items():
            if name == "total" or amount:
                yield Row(
                    (Cell(words(f"bill-paper-{name}"), left, Look.LABEL), Cell(yuan(amount), 1 - left, Look.AMOUNT))
                )
        due = Fen(max(found.balance.due, 0) + max(found.before, 0))
        yield Row((Cell(words("bill-paper-due"), left, Look.LABEL), Cell(yuan(due), 1 - left, Look.AMOUNT)))
        yield labelled([(words("bill-paper-by"), f"{found.bill.pay_by:%Y-%m-%d}")])
        account = words.name(found.account) or "—"
        yield labelled([(words("bill-paper-account"), account)])
        yield labelled([(words("bill-paper-ask"), found.number)])

    form = Form(
        house=words.name(found.house), title=words("bill-paper-title"), number=found.bill.month,
        left=words.name(found.tenant), right=words("fees-printed", day=f"{found.printed_at:%Y-%m-%d}"),
        rows=tuple(rows()), footing=words("bill-paper-footing"),
    )  # fmt: skip
    return printed([form], lambda page, pages: words("fees-page", page=page, pages=pages), found.printed_at)


def arrears_xlsx(found: ArrearsPaper, texts: Texts, language: Language) -> bytes:
    """The arrears list (欠收表): what is left of which month, for how long, how often it was asked for, and why."""
    words = Spoken(texts, language)
    widths = {
        "tenant": 34, "month": 10, "charged": 14, "paid": 14, "due": 14, "months": 10, "days": 10, "reminders": 10,
        "reason": 40,
    }  # fmt: skip

    def rows() -> Iterator[list[object]]:
        for line in sorted(found.found.lines, key=lambda one: (one.tenant, one.month)):
            yield [
                words.name(found.tenants[line.tenant]), line.month, Money(line.charged), Money(line.paid),
                Money(line.due), line.months, line.days, line.reminders, found.reasons.get(line.bill, ""),
            ]  # fmt: skip
        yield [words("fees-sum"), "", "", "", Money(found.found.total)]

    by = words.name(found.reviewer) if found.reviewer else words("arrears-not-reviewed")
    title = words("arrears-title", day=f"{found.found.day:%Y-%m-%d}", reviewer=by)
    heads = [Column(words(f"arrears-column-{name}"), width) for name, width in widths.items()]
    return workbook([Sheet(words("arrears-sheet"), title, heads, list(rows()))])


def problems_xlsx(upload: Upload, texts: Texts, language: Language) -> bytes:
    """Everything that is wrong with a file, by sheet and cell."""
    words = Spoken(texts, language)
    heads = [Column(words("grid-column-where"), 24), Column(words("grid-column-what"), 80)]
    lines = [
        [f"{one.sheet}!{one.cell}" if one.cell else one.sheet, words(one.key, **one.args)] for one in upload.problems
    ]
    return workbook([Sheet(words("grid-sheet-problems"), words("grid-title-problems"), heads, lines)])


def _table(
    table: FeeTable,
    lines: Iterable[FeeLine],
    names: Mapping[TenantId, Named],
    words: Spoken,
    language: Language,
    month: str,
    *,
    open_: Sequence[FeeLine] = (),
) -> Sheet:
    """One of the six as it is sent in."""
    columns = [name for name in _WIDTHS if table is FeeTable.WATER or name not in _METERED]
    heads = [Column(COLUMNS[name][language is Language.EN], _WIDTHS[name]) for name in columns]
    held = [(line, Money(line.amount)) for line in lines if line.table is table]
    waiting = [(line, None) for line in open_ if line.table is table]
    name = TITLES[table][language is Language.EN]

    def row(line: FeeLine, amount: Money | None) -> list[object]:
        values: dict[str, object] = {
            "unit": line.unit, "tenant": words.name(names[line.tenant]), "item": line.item, "begins": line.begins,
            "ends": line.ends, "quantity": line.quantity, "price": line.price, "amount": amount, "ref": line.ref,
            "remark": line.remark,
        }  # fmt: skip
        return [values[column] for column in columns]

    rows = [row(line, amount) for line, amount in (*held, *waiting)]
    return Sheet(name, words("fees-table-title", month=month, table=name), heads, rows)


def _role(words: Spoken, role: str) -> str:
    return words(f"role-{role.replace('_', '-')}")
