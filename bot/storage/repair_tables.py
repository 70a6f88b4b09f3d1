"""The tables of repairs."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.domain.aftermath import Helper, Overdue, Rating, Stage
from bot.domain.categories import Category, Urgency
from bot.domain.deadlines import Pause
from bot.domain.order_states import Method, OrderStatus, Result, Wait
from bot.domain.quotes import Charge, Material, Price, PriceList, Quote, Reply
from bot.domain.rectifications import Rectification
from bot.domain.repairs import Channel, DispatchEntry, Intake, IntakeStatus, Outcome
from bot.domain.work_orders import Closure, WorkOrder
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Json, Lines, Utc

intakes = Table(
    "intakes", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    Column("channel", Code(Channel), nullable=False), to("unit", "units", null=True, index=False),
    to("tenant", "tenants", null=True, index=False), Column("place", Text, nullable=False, server_default=""),
    to("reporter", "people", index=False), Column("caller", Text, nullable=False, server_default=""),
    Column("caller_phone", Text, nullable=False, server_default=""),
    to("taken_by", "people", null=True, index=False),
    Column("text", Text, nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("voice", Text, nullable=False, server_default=""),
    Column("category", Code(Category), nullable=False), Column("urgency", Code(Urgency), nullable=False),
    Column("reported_at", Utc, nullable=False), Column("preferred_at", Utc),
    Column("status", Code(IntakeStatus), nullable=False),
    to("follows", "intakes", null=True), to("merged_into", "intakes", null=True),
    Column("chases", Integer, nullable=False, server_default="0"), Column("chased_at", Utc),
    Column("closed_at", Utc), Column("message", BigId),
    Column("alarms", Integer, nullable=False, server_default="0"), version(),
    Index("ix_intakes_status_id", "status", "id"), Index("ix_intakes_unit_id_status", "unit", "id", "status"),
    Index("ix_intakes_tenant_status_id", "tenant", "status", "id"),
    Index("ix_intakes_reporter_status_id", "reporter", "status", "id"),
    Index("ix_intakes_reported_at_id", "reported_at", "id"),
)  # fmt: skip

work_orders = Table(
    "work_orders", metadata, key(), Column("number", String(30), nullable=False, unique=True),
    Column("intake", BigId, ForeignKey("intakes.id"), nullable=False, unique=True),
    Column("status", Code(OrderStatus), nullable=False),
    to("technician", "people", null=True, index=False), to("issued_by", "people", index=False),
    Column("issued_at", Utc, nullable=False, index=True), Column("dispatched_at", Utc, nullable=False),
    Column("round_at", Utc, nullable=False),
    Column("due_accept", Utc, nullable=False), Column("due_at", Utc, nullable=False),
    Column("due_done", Utc, nullable=False),
    Column("passed_on", Boolean, nullable=False, server_default=false()),
    Column("tried", Json(row=True), nullable=False, server_default="[]"),
    Column("chargeable", Boolean, nullable=False), Column("accepted_at", Utc), Column("expected_at", Utc),
    Column("arrived_at", Utc), Column("booked_at", Utc),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("waiting", Code(Wait)), Column("wait_why", Text, nullable=False, server_default=""),
    Column("wait_until", Utc), Column("paused_at", Utc),
    Column("pauses", Lines(Pause), nullable=False, server_default="[]"),
    Column("waits", Integer, nullable=False, server_default="0"),
    Column("completed_at", Utc), Column("work_done", Text, nullable=False),
    Column("materials", Lines(Material), nullable=False, server_default="[]"),
    Column("photos_before", Json(row=True), nullable=False, server_default="[]"),
    Column("photos", Json(row=True), nullable=False), Column("result", Code(Result)),
    to("returned_by", "people", null=True, index=False), Column("returned_at", Utc),
    to("asked_by", "people", null=True, index=False), Column("asked_at", Utc), Column("answered_at", Utc),
    to("answered_by", "people", null=True, index=False),
    to("verified_by", "people", null=True, index=False), Column("verified_at", Utc), Column("method", Code(Method)),
    Column("round", Integer, nullable=False, server_default="0"),
    Column("rework", Integer, nullable=False), Column("rejected_why", Text, nullable=False),
    Column("reopened", Integer, nullable=False, server_default="0"),
    Column("closures", Lines(Closure), nullable=False, server_default="[]"),
    to("void_asked_by", "people", null=True, index=False), Column("void_why", Text, nullable=False),
    to("voided_by", "people", null=True, index=False), Column("closed_at", Utc), version(),
    Index("ix_work_orders_technician_intake_status", "technician", "intake", "status"),
    Index("ix_work_orders_status_intake", "status", "intake"),
)  # fmt: skip

dispatch_entries = Table(
    "dispatch_entries", metadata, key(), Column("number", BigId, nullable=False, unique=True),
    Column("intake", BigId, ForeignKey("intakes.id"), nullable=False, unique=True),
    to("order", "work_orders", null=True), Column("outcome", Code(Outcome), nullable=False),
    to("dispatcher", "people", index=False), Column("at", Utc, nullable=False, index=True),
    Column("why", Text, nullable=False), version(),
)  # fmt: skip

helpers = Table(
    "helpers", metadata, key(), to("order", "work_orders", index=False), to("technician", "people"),
    Column("since", Utc, nullable=False), version(), UniqueConstraint("order", "technician"),
)  # fmt: skip

price_lists = Table(
    "price_lists", metadata, key(), Column("kind", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("since", Utc, nullable=False), Column("prices", Lines(Price), nullable=False), version(),
    UniqueConstraint("kind", "number"),
)  # fmt: skip
"""Every version of every price list; what was agreed names the version it was agreed by."""

quotes = Table(
    "quotes", metadata, key(), to("order", "work_orders"), Column("lines", Lines(Material), nullable=False),
    Column("total", BigId, nullable=False), to("price_list", "price_lists", index=False),
    Column("round", Integer, nullable=False, server_default="0"),
    to("made_by", "people", index=False), Column("made_at", Utc, nullable=False),
    Column("reply", Code(Reply), nullable=False), to("replied_by", "people", null=True, index=False),
    Column("replied_at", Utc), version(),
)  # fmt: skip

charges = Table(
    "charges", metadata, key(), Column("order", BigId, ForeignKey("work_orders.id"), nullable=False, unique=True),
    to("tenant", "tenants", null=True), Column("month", String(7), nullable=False, index=True),
    Column("amount", BigId, nullable=False), to("price_list", "price_lists", index=False),
    Column("made_at", Utc, nullable=False), version(),
)  # fmt: skip

overdues = Table(
    "overdues", metadata, key(), to("intake", "intakes", index=False), Column("stage", Code(Stage), nullable=False),
    Column("round", Integer, nullable=False), Column("due_at", Utc, nullable=False),
    Column("noticed_at", Utc, nullable=False, index=True), to("holder", "people", null=True, index=False), version(),
    UniqueConstraint("intake", "stage", "due_at"),
)  # fmt: skip

rectifications = Table(
    "rectifications", metadata, key(),
    Column("intake", BigId, ForeignKey("intakes.id"), nullable=False, unique=True), Column("by", Date, nullable=False),
    Column("why", Text, nullable=False), to("asked_by", "people", index=False),
    Column("asked_at", Utc, nullable=False), version(),
)  # fmt: skip

ratings = Table(
    "ratings", metadata, key(), to("order", "work_orders", index=False), Column("round", Integer, nullable=False),
    to("person", "people"), Column("stars", Integer, nullable=False), Column("words", Text, nullable=False),
    Column("at", Utc, nullable=False), version(), UniqueConstraint("order", "round"),
)  # fmt: skip

REPAIR_RECORDS: dict[type, Table] = {
    Intake: intakes, WorkOrder: work_orders, DispatchEntry: dispatch_entries, Helper: helpers, PriceList: price_lists,
    Quote: quotes, Charge: charges, Overdue: overdues, Rating: ratings, Rectification: rectifications,
}  # fmt: skip
