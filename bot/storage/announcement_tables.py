"""The tables of announcements: what is said to whom, and what became of it for each."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.domain.announcements import Announcement, Occasion, Reach, State
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Json, Utc

announcements = Table(
    "announcements", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("occasion", Code(Occasion), nullable=False), Column("text_zh", Text, nullable=False),
    Column("text_en", Text, nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("document", Text, nullable=False), Column("said", Text, nullable=False),
    Column("wanted", Json(row=True), nullable=False), Column("asks", Boolean, nullable=False),
    Column("pins", Boolean, nullable=False), Column("days", Integer, nullable=False),
    Column("follows", BigId, index=True),
    to("made_by", "people", null=True, index=False), Column("made_at", Utc, nullable=False),
    Column("state", Code(State), nullable=False), Column("send_at", Utc),
    to("decided_by", "people", null=True, index=False), Column("decided_at", Utc), Column("why", Text, nullable=False),
    Column("turn", Integer, nullable=False), Column("begun_at", Utc), Column("over_at", Utc), Column("expires_at", Utc),
    version(),
)  # fmt: skip

recipients = Table(
    "announcement_recipients", metadata,
    Column("announcement", BigId, ForeignKey("announcements.id"), primary_key=True),
    Column("person", BigId, ForeignKey("people.id"), primary_key=True),
    Column("reach", Code(Reach), nullable=False), Column("pinned", Boolean, nullable=False), Column("read_at", Utc),
    Index("ix_announcement_recipients_reach", "announcement", "reach"),
)  # fmt: skip
"""The ledger: everybody who was meant when it began."""

ANNOUNCEMENT_RECORDS: dict[type, Table] = {Announcement: announcements}
