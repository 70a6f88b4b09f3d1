"""The tables of incoming faxes: the log, and who waits for one."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.domain.custody import Receipt
from bot.domain.fax_in import FaxIn, FaxStatus
from bot.domain.fax_in_watches import FaxWatch, WatchStatus
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Utc

faxes_in = Table(
    "faxes_in", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("addressee", Text, nullable=False), to("unit", "units", null=True), to("tenant", "tenants", null=True),
    Column("pages", Integer, nullable=False), Column("sender", Text, nullable=False),
    Column("came_at", Utc, nullable=False), Column("logged_at", Utc, nullable=False),
    to("taken_by", "people", index=False), to("keeper", "people", index=False),
    Column("documents", Json(row=True), nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("status", Code(FaxStatus), nullable=False), Column("since", Utc, nullable=False),
    Column("gone", Boolean, nullable=False), Column("told_at", Utc), Column("reminders", Integer, nullable=False),
    Column("retries", Integer, nullable=False), to("slip_by", "people", null=True, index=False),
    Column("slip_at", Utc), Column("code", Text, nullable=False), Column("tries", Integer, nullable=False),
    to("asked_by", "people", null=True, index=False), Column("asked_at", Utc), Column("receipt", Code(Receipt)),
    to("received_by", "people", null=True), Column("collected_by", Text, nullable=False),
    to("handed_by", "people", null=True, index=False), Column("closed_at", Utc), version(),
    Index("ix_faxes_in_status", "status"), Index("ix_faxes_in_came_at", "came_at"),
)  # fmt: skip

fax_watches = Table(
    "fax_watches", metadata, key(), to("tenant", "tenants"), to("unit", "units", index=False),
    Column("name", Text, nullable=False), to("asked_by", "people"), Column("by_desk", Boolean, nullable=False),
    Column("asked_at", Utc, nullable=False), Column("until", Utc, nullable=False),
    Column("status", Code(WatchStatus), nullable=False), to("fax", "faxes_in", null=True, index=False),
    Column("closed_at", Utc), version(), Index("ix_fax_watches_status", "status"),
)  # fmt: skip

FAX_IN_RECORDS: dict[type, Table] = {FaxIn: faxes_in, FaxWatch: fax_watches}
