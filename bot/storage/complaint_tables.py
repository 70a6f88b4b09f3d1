"""The tables of complaints."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.domain.complaint_files import ComplaintNote, NoteKind, Reply
from bot.domain.complaints import Complaint, ComplaintStatus, Grade, Kind, Liability, Satisfaction, Topic
from bot.domain.parties import Department
from bot.domain.repairs import Channel
from bot.domain.roles import Role
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Lines, Utc

complaints = Table(
    "complaints", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("channel", Code(Channel), nullable=False), Column("kind", Code(Kind), nullable=False),
    Column("topic", Code(Topic), nullable=False),
    to("unit", "units", null=True), to("tenant", "tenants", null=True), to("complainant", "people", null=True),
    Column("caller", Text, nullable=False), Column("caller_phone", Text, nullable=False),
    to("taken_by", "people", null=True, index=False), Column("anonymous", Boolean, nullable=False),
    Column("text", Text, nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("received_at", Utc, nullable=False), to("intake", "intakes", null=True),
    to("about_person", "people", null=True, index=False), to("about_vendor", "vendors", null=True, index=False),
    Column("about_roles", Lines(Role), nullable=False),
    Column("status", Code(ComplaintStatus), nullable=False), Column("level", Integer, nullable=False),
    Column("department", Code(Department)), to("owner", "people", null=True),
    Column("grade", Code(Grade)), Column("due_at", Utc), Column("liability", Code(Liability)),
    Column("result", Text, nullable=False), Column("unhappy", Text, nullable=False),
    Column("rounds", Integer, nullable=False), Column("answered_at", Utc), Column("told_at", Utc),
    Column("closed_at", Utc), Column("called_at", Utc), Column("satisfaction", Code(Satisfaction)), version(),
    Index("ix_complaints_status", "status"),
)  # fmt: skip

complaint_notes = Table(
    "complaint_notes", metadata, key(), to("complaint", "complaints"), Column("kind", Code(NoteKind), nullable=False),
    to("by", "people", index=False), Column("at", Utc, nullable=False), Column("text", Text, nullable=False),
    Column("photos", Json(row=True), nullable=False), version(),
)  # fmt: skip

replies = Table(
    "replies", metadata, key(), to("complaint", "complaints"), Column("text", Text, nullable=False),
    to("drafted_by", "people", index=False), Column("drafted_at", Utc, nullable=False),
    to("approved_by", "people", null=True, index=False), Column("approved_at", Utc), version(),
)  # fmt: skip

COMPLAINT_RECORDS: dict[type, Table] = {
    Complaint: complaints, ComplaintNote: complaint_notes, Reply: replies,
}  # fmt: skip
