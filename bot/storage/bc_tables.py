"""The tables of the business centre."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text

from bot.domain.bc_cash import CashCount
from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import BcLine, Paper, Pay, Service, Tongue
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Lines, Utc

bc_jobs = Table(
    "bc_jobs", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("person", "people"), Column("by_desk", Boolean, nullable=False),
    to("tenant", "tenants", index=False), to("unit", "units", index=False),
    Column("service", Code(Service), nullable=False), Column("pages", Integer),
    Column("copies", Integer, nullable=False), Column("paper", Code(Paper), nullable=False),
    Column("colour", Boolean, nullable=False), Column("duplex", Boolean, nullable=False),
    Column("scaled", Boolean, nullable=False), Column("staple", Boolean, nullable=False),
    Column("tongue", Code(Tongue), nullable=False), Column("layout", Text, nullable=False),
    Column("keep_days", Integer, nullable=False), Column("fax_to", Text, nullable=False),
    Column("wish", Text, nullable=False), Column("urgent", Boolean, nullable=False),
    Column("deliver", Boolean, nullable=False), Column("pay", Code(Pay), nullable=False),
    Column("lines", Lines(BcLine), nullable=False), Column("offer", Lines(BcLine), nullable=False),
    to("price_list", "price_lists", index=False), Column("status", Code(BcStatus), nullable=False),
    Column("requested_at", Utc, nullable=False), Column("promised_at", Utc),
    to("agreed_by", "people", null=True, index=False), Column("agreed_at", Utc),
    to("operator", "people", null=True, index=False), Column("taken_at", Utc),
    Column("stopped", Text, nullable=False), Column("file_name", Text, nullable=False),
    Column("proof_when", Text, nullable=False), Column("draft", Text, nullable=False),
    Column("proofs", Integer, nullable=False), Column("proofed_at", Utc), Column("correction", Text, nullable=False),
    Column("redone", Integer, nullable=False), Column("sent_minutes", Integer, nullable=False),
    Column("resent", Integer, nullable=False), Column("done_at", Utc), Column("code", String(20), nullable=False),
    Column("tries", Integer, nullable=False), to("handed_by", "people", null=True, index=False),
    to("received_by", "people", null=True, index=False), Column("collected_by", Text, nullable=False),
    Column("handed_at", Utc), to("settled_by", "people", null=True, index=False), Column("settled_at", Utc),
    Column("charged_on", Date), to("void_asked_by", "people", null=True, index=False),
    Column("void_why", Text, nullable=False), to("voided_by", "people", null=True, index=False),
    Column("voided_at", Utc), to("flagged_by", "people", null=True, index=False), Column("flagged_at", Utc),
    Column("flagged_why", Text, nullable=False, server_default=""), version(),
    Index("ix_bc_jobs_status", "status"), Index("ix_bc_jobs_tenant_charged_on", "tenant", "charged_on"),
)  # fmt: skip
"""Jobs of the business centre: each is its own charge slip."""

bc_files = Table(
    "bc_files", metadata, key(), to("job", "bc_jobs"), Column("file", Text, nullable=False),
    Column("picture", Boolean, nullable=False), Column("pages", Integer), Column("problem", String(40), nullable=False),
    Column("sent_at", Utc, nullable=False), Column("read_at", Utc), version(), Index("ix_bc_files_read_at", "read_at"),
)  # fmt: skip
"""Where the channel keeps what customers have sent."""

cash_counts = Table(
    "cash_counts", metadata, key(), Column("day", Date, nullable=False, unique=True),
    Column("expected", Integer, nullable=False), Column("counted", Integer, nullable=False),
    to("counted_by", "people", index=False), Column("counted_at", Utc, nullable=False), version(),
)  # fmt: skip

BC_RECORDS: dict[type, Table] = {BcJob: bc_jobs, BcFile: bc_files, CashCount: cash_counts}
