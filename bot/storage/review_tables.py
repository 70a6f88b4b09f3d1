"""The table of how vendors are assessed."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from bot.domain.assessments import Assessment, Decision
from bot.domain.trades import Trade
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Utc

assessments = Table(
    "assessments", metadata, key(), to("vendor", "vendors", index=False),
    Column("trade", Code(Trade), nullable=False, server_default=Trade.LAUNDRY.value),
    Column("period", String(10), nullable=False), Column("score", Integer), Column("opinions", Text, nullable=False),
    Column("ahead", Text, nullable=False), Column("renew", Boolean), to("made_by", "people", index=False),
    Column("made_at", Utc, nullable=False), Column("decision", Code(Decision)),
    to("decided_by", "people", null=True, index=False), Column("decided_at", Utc), version(),
    UniqueConstraint("vendor", "period"),
)  # fmt: skip
"""What supervisors write of a vendor's week, month or year."""

REVIEW_RECORDS: dict[type, Table] = {Assessment: assessments}
