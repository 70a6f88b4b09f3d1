"""The tables of fees: what was sent in, lists in their versions, bills, receipts, arrears."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from bot.domain.arrears import ArrearsLine, ArrearsList
from bot.domain.bills import Bill, Receipt
from bot.domain.fee_receipts import Paid
from bot.domain.fee_uploads import Upload, UploadKind, UploadStatus
from bot.domain.fees import Approval, FeeLine, FeeSheet, SheetStatus
from bot.domain.grids import Problem
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Lines, Utc

uploads = Table(
    "uploads", metadata, key(), Column("kind", Code(UploadKind), nullable=False),
    Column("month", String(7), nullable=False), to("person", "people", index=False),
    Column("file", Text, nullable=False), Column("sent_at", Utc, nullable=False),
    Column("status", Code(UploadStatus), nullable=False, index=True),
    Column("problems", Lines(Problem), nullable=False), Column("fees", Lines(FeeLine), nullable=False),
    Column("receipts", Lines(Paid), nullable=False), version(),
)  # fmt: skip

fee_sheets = Table(
    "fee_sheets", metadata, key(), Column("month", String(7), nullable=False),
    Column("number", Integer, nullable=False), Column("lines", Lines(FeeLine), nullable=False),
    to("made_by", "people", index=False), Column("made_at", Utc, nullable=False),
    Column("status", Code(SheetStatus), nullable=False), Column("approvals", Lines(Approval), nullable=False),
    to("rejected_by", "people", null=True, index=False), Column("rejected_at", Utc),
    Column("rejected_why", Text, nullable=False), version(), UniqueConstraint("month", "number"),
)  # fmt: skip

bills = Table(
    "bills", metadata, key(), Column("month", String(7), nullable=False), to("tenant", "tenants"),
    to("sheet", "fee_sheets", index=False), Column("lines", Lines(FeeLine), nullable=False),
    Column("charged", BigId, nullable=False), Column("pay_by", Date, nullable=False),
    Column("noticed_at", Utc), Column("noticed", BigId), Column("was", BigId),
    Column("reminders", Integer, nullable=False), Column("reminded_on", Date),
    Column("reason", Text, nullable=False), to("objection", "complaints", null=True), version(),
    UniqueConstraint("month", "tenant"),
)  # fmt: skip

receipts = Table(
    "receipts", metadata, key(), to("tenant", "tenants"), Column("month", String(7)),
    Column("amount", Integer, nullable=False), Column("paid_on", Date, nullable=False),
    Column("method", Text, nullable=False), Column("ref", Text, nullable=False),
    to("added_by", "people", index=False), Column("added_at", Utc, nullable=False),
    to("undone_by", "people", null=True, index=False), Column("undone_at", Utc),
    Column("undone_why", Text, nullable=False), version(),
)  # fmt: skip

arrears_lists = Table(
    "arrears_lists", metadata, key(), Column("day", Date, nullable=False, unique=True),
    Column("lines", Lines(ArrearsLine), nullable=False), Column("made_at", Utc, nullable=False),
    to("reviewed_by", "people", null=True, index=False), Column("reviewed_at", Utc), version(),
)  # fmt: skip

FEE_RECORDS: dict[type, Table] = {
    Upload: uploads, FeeSheet: fee_sheets, Bill: bills, Receipt: receipts, ArrearsList: arrears_lists,
}  # fmt: skip
