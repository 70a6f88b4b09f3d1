"""The tables of the front desk: mail and parcels."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from bot.domain.mail_items import MailItem, MailKind, MailStatus, Receipt, Returned
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

DESK_RECORDS: dict[type, Table] = {MailItem: mail_items}
