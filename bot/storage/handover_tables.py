"""The table of shift handovers."""

from sqlalchemy import Column, Date, Table, Text, UniqueConstraint

from bot.domain.handovers import Handover, Watch
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Utc

handovers = Table(
    "handovers", metadata, key(), Column("day", Date, nullable=False), Column("to", Code(Watch), nullable=False),
    Column("due_at", Utc, nullable=False), to("handed_by", "people", null=True, index=False),
    Column("handed_at", Utc), Column("figures", Json, nullable=False), Column("note", Text, nullable=False),
    to("taken_by", "people", null=True, index=False), Column("taken_at", Utc), version(),
    UniqueConstraint("day", "to"),
)  # fmt: skip

HANDOVER_RECORDS: dict[type, Table] = {Handover: handovers}
