"""The tables of planned outages, and of the repairs that were reported meanwhile."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from bot.domain.outages import Outage, OutageKind, OutageReason, OutageState
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Json, Utc


def _written(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


outages = Table(
    "outages", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("kind", Code(OutageKind), nullable=False), _written("said"),
    Column("floors", Json(row=True), nullable=False), Column("units", Json(row=True), nullable=False),
    Column("begins_at", Utc, nullable=False), Column("ends_at", Utc, nullable=False),
    Column("reason", Code(OutageReason), nullable=False), _written("note"), _written("note_en"), _written("urgent"),
    to("notice", "announcements"), to("made_by", "people", index=False), Column("made_at", Utc, nullable=False),
    Column("state", Code(OutageState), nullable=False, index=True), Column("turn", Integer, nullable=False),
    _written("why"), to("ended_by", "people", null=True, index=False), Column("over_at", Utc), version(),
)  # fmt: skip

outage_repairs = Table(
    "outage_repairs", metadata, Column("intake", BigId, ForeignKey("intakes.id"), primary_key=True),
    to("outage", "outages"),
)  # fmt: skip
"""What was reported all the same while something was switched off that may explain it."""

OUTAGE_RECORDS: dict[type, Table] = {Outage: outages}
