"""The tables of what is thought of vendors."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from bot.domain.assessments import Assessment, Decision, Opinion
from bot.domain.trades import Trade
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Utc

opinions = Table(
    "opinions", metadata, key(), to("vendor", "vendors", index=False),
    Column("trade", Code(Trade), nullable=False, server_default=Trade.LAUNDRY.value),
    Column("period", String(10), nullable=False),
    to("person", "people"), Column("stars", Integer, nullable=False), Column("words", Text, nullable=False),
    Column("at", Utc, nullable=False), version(), UniqueConstraint("vendor", "period", "person"),
)  # fmt: skip
"""What is thought of a vendor's month or week."""

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

REVIEW_RECORDS: dict[type, Table] = {Opinion: opinions, Assessment: assessments}
