"""The tables of laundry."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text

from bot.domain.laundry import Care, Garment, LaundryOrder, LaundryStatus
from bot.domain.laundry_prices import PriceChange
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Lines, Utc

laundry_orders = Table(
    "laundry_orders", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("vendor", "vendors", index=False), to("person", "people"), Column("by_desk", Boolean, nullable=False),
    to("tenant", "tenants", index=False), to("unit", "units", index=False),
    Column("listed", Lines(Garment), nullable=False), Column("counted", Lines(Garment), nullable=False),
    Column("extra", Integer, nullable=False), to("price_list", "price_lists", index=False),
    Column("note", Text, nullable=False), Column("status", Code(LaundryStatus), nullable=False),
    Column("requested_at", Utc, nullable=False), Column("called_at", Utc), Column("due_at", Utc),
    Column("asked", Integer, nullable=False), Column("confirmed_at", Utc), Column("collected_at", Utc),
    Column("counted_at", Utc),
    to("agreed_by", "people", null=True, index=False), Column("agreed_at", Utc), Column("returned_at", Utc),
    to("accepted_by", "people", null=True, index=False), Column("accepted_at", Utc), Column("charged_on", Date),
    Column("rewashes", Integer, nullable=False), Column("wrong", Text, nullable=False),
    Column("photos", Json(row=True), nullable=False), Column("trouble", Text, nullable=False), version(),
    Index("ix_laundry_orders_status", "status"), Index("ix_laundry_orders_tenant_charged_on", "tenant", "charged_on"),
)  # fmt: skip

price_changes = Table(
    "price_changes", metadata, key(), to("vendor", "vendors", index=False), Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False), Column("care", Code(Care), nullable=False),
    Column("price", Integer, nullable=False), to("made_by", "people", index=False),
    Column("made_at", Utc, nullable=False), to("agreed_by", "people", null=True, index=False),
    Column("agreed_at", Utc), version(),
)  # fmt: skip
"""What is to be changed in the price list."""

LAUNDRY_RECORDS: dict[type, Table] = {
    LaundryOrder: laundry_orders, PriceChange: price_changes,
}  # fmt: skip
