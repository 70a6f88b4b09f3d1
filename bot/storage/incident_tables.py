"""The tables of emergencies on record: alarms, course, notices, and who was told."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from bot.domain.incident_files import Alarm, Entry, EntryKind, Notice
from bot.domain.incidents import Incident, IncidentKind, IncidentStatus
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Json, Utc


def _written(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


incidents = Table(
    "incidents", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("kind", Code(IncidentKind), nullable=False), to("unit", "units", null=True, index=False),
    Column("floor", String(10), nullable=False), _written("place"), _written("text"),
    to("reporter", "people", null=True), _written("caller"), Column("began_at", Utc, nullable=False, index=True),
    to("opened_by", "people", null=True, index=False), Column("opened_at", Utc, nullable=False),
    to("holder", "people", null=True), to("accepted_by", "people", null=True, index=False),
    Column("status", Code(IncidentStatus), nullable=False, index=True),
    to("cleared_by", "people", null=True, index=False), Column("cleared_at", Utc), _written("clear_words"),
    Column("due_at", Utc), Column("rounds", Integer, nullable=False), _written("cause"), _written("measures"),
    _written("consequences"), _written("prevention"), to("reported_by", "people", null=True, index=False),
    Column("reported_at", Utc), _written("returned_why"), to("approved_by", "people", null=True, index=False),
    Column("approved_at", Utc), to("merged_into", "incidents", null=True, index=False), version(),
)  # fmt: skip

incident_alarms = Table(
    "incident_alarms", metadata, key(), to("incident", "incidents"), Column("draft", BigId, unique=True),
    Column("intake", BigId, ForeignKey("intakes.id"), unique=True), to("person", "people", null=True),
    Column("at", Utc, nullable=False), _written("text"), Column("message", BigId), version(),
)  # fmt: skip
"""What was said of it, by whom. Nothing is an alarm of two incidents."""

incident_entries = Table(
    "incident_entries", metadata, key(), to("incident", "incidents"), Column("at", Utc, nullable=False),
    Column("kind", Code(EntryKind), nullable=False), to("by", "people", null=True), _written("what"),
    Column("count", Integer, nullable=False), _written("text"), Column("photos", Json(row=True), nullable=False),
    version(),
)  # fmt: skip

incident_notices = Table(
    "incident_notices", metadata, key(), to("incident", "incidents"),
    Column("kind", Code(IncidentKind), nullable=False), Column("floors", Json(row=True), nullable=False),
    to("sent_by", "people", index=False), Column("sent_at", Utc, nullable=False),
    Column("people", Integer, nullable=False),
    Column("arrived", Integer, nullable=False), Column("lost", Integer, nullable=False),
    Column("phone", Json(row=True), nullable=False), Column("looks", Integer, nullable=False), Column("done_at", Utc),
    version(),
)  # fmt: skip

incident_readers = Table(
    "incident_readers", metadata, Column("incident", BigId, ForeignKey("incidents.id"), primary_key=True),
    Column("kind", Code(IncidentKind), primary_key=True),
    Column("person", BigId, ForeignKey("people.id"), primary_key=True, index=True), to("notice", "incident_notices"),
)  # fmt: skip
"""Who was told of an emergency, once for each kind that it was taken for; they are who hears that it is over."""

INCIDENT_RECORDS: dict[type, Table] = {
    Incident: incidents,
    Alarm: incident_alarms,
    Entry: incident_entries,
    Notice: incident_notices,
}
