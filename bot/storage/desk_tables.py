"""The tables of the front desk: mail and parcels, messages left for tenants, common questions."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.domain.custody import Receipt
from bot.domain.faq import FaqEntry
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem, MailKind, MailStatus, Returned
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Utc

mail_items = Table(
    "mail_items", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("kind", Code(MailKind), nullable=False), Column("carrier", Text, nullable=False),
    Column("tracking", Text, nullable=False), to("unit", "units"), to("tenant", "tenants", null=True),
    Column("addressee", Text, nullable=False), Column("received_at", Utc, nullable=False),
    to("taken_by", "people", index=False), Column("return_at", Utc, nullable=False),
    Column("status", Code(MailStatus), nullable=False), Column("reminders", Integer, nullable=False),
    Column("code", Text, nullable=False), Column("tries", Integer, nullable=False),
    to("asked_by", "people", null=True, index=False), Column("asked_at", Utc), Column("receipt", Code(Receipt)),
    to("received_by", "people", null=True), Column("collected_by", Text, nullable=False),
    to("handed_by", "people", null=True, index=False), Column("returned", Code(Returned)),
    Column("closed_at", Utc), version(),
    Index("ix_mail_items_status", "status"),
)  # fmt: skip

left_messages = Table(
    "left_messages", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("unit", "units", index=False), to("tenant", "tenants"), to("contact", "people", null=True),
    Column("caller", Text, nullable=False), Column("caller_phone", Text, nullable=False),
    Column("text", Text, nullable=False), to("taken_by", "people", index=False),
    Column("taken_at", Utc, nullable=False), to("confirmed_by", "people", null=True), Column("confirmed_at", Utc),
    Column("by_phone", Boolean, nullable=False), version(),
)  # fmt: skip

faq_entries = Table(
    "faq_entries", metadata, key(), Column("topic", String(40), nullable=False, unique=True),
    Column("title_zh", Text, nullable=False), Column("title_en", Text, nullable=False),
    Column("words", Text, nullable=False), Column("answer_zh", Text, nullable=False),
    Column("answer_en", Text, nullable=False), Column("public", Boolean, nullable=False),
    Column("edited", Boolean, nullable=False), Column("dropped_at", Utc),
    to("changed_by", "people", null=True, index=False), version(),
)  # fmt: skip

DESK_RECORDS: dict[type, Table] = {MailItem: mail_items, LeftMessage: left_messages, FaqEntry: faq_entries}
