"""The tables of what people think: what is asked when, and everybody who was asked."""

from sqlalchemy import Column, String, Table, Text, UniqueConstraint

from bot.domain.surveys import Opinion, Subject, Survey
from bot.domain.units import UnitUse
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Utc

surveys = Table(
    "surveys", metadata, key(), Column("subject", Code(Subject), nullable=False),
    Column("period", String(10), nullable=False), to("vendor", "vendors", null=True, index=False),
    Column("opened_at", Utc, nullable=False), Column("closes_at", Utc, nullable=False), Column("closed_at", Utc),
    version(), UniqueConstraint("subject", "period"),
)  # fmt: skip

opinions = Table(
    "opinions", metadata, key(), to("survey", "surveys", index=False), to("person", "people"),
    Column("use", Code(UnitUse)), Column("marks", Json(row=True), nullable=False),
    Column("words", Text, nullable=False), Column("asked_at", Utc, nullable=False),
    Column("reminded_at", Utc), Column("answered_at", Utc), version(), UniqueConstraint("survey", "person"),
)  # fmt: skip
"""Everybody who was asked, each once, and what they have answered."""

SURVEY_RECORDS: dict[type, Table] = {Survey: surveys, Opinion: opinions}
