"""Every table, and which record lies in it."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.domain.bindings import BindingRequest, BindingState
from bot.domain.categories import Category, Urgency
from bot.domain.drafts import Draft
from bot.domain.invites import Invite
from bot.domain.occurrences import Occurrence, OccurrenceState
from bot.domain.people import ContactKind, Language, Person, Post, Vendor
from bot.domain.repairs import Channel, Intake, IntakeStatus
from bot.domain.roles import Role
from bot.domain.units import Building, Floor, Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.domain.work_orders import Method, OrderStatus, Result, WorkOrder
from bot.storage.types import BigId, Code, Json, Utc
from bot.talk import Letter, LetterState, Verb

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", BigId, primary_key=True, autoincrement=True)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, server_default="0")


def _to(name: str, target: str, *, null: bool = False, index: bool = True) -> Column[int]:
    return Column(name, BigId, ForeignKey(f"{target}.id"), nullable=null, index=index)


buildings = Table(
    "buildings", metadata, _id(),
    Column("code", String(20), nullable=False, unique=True),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False),
    Column("address_zh", Text, nullable=False), Column("address_en", Text, nullable=False),
    Column("rules", Json, nullable=False), Column("facts", Json, nullable=False), _version(),
)  # fmt: skip

floors = Table(
    "floors", metadata, _id(), _to("building", "buildings"),
    Column("label", String(10), nullable=False),
    Column("use_zh", Text, nullable=False), Column("use_en", Text, nullable=False), _version(),
    UniqueConstraint("building", "label"),
)  # fmt: skip

units = Table(
    "units", metadata, _id(), _to("building", "buildings"),
    Column("number", String(20), nullable=False), Column("floor", String(10), nullable=False),
    Column("use", Code(UnitUse), nullable=False), Column("status", Code(UnitStatus), nullable=False),
    Column("area", Integer, nullable=False), _version(),
    UniqueConstraint("building", "number"),
)  # fmt: skip

tenants = Table(
    "tenants", metadata, _id(),
    Column("code", String(40), nullable=False, unique=True), Column("kind", Code(TenantKind), nullable=False),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False),
    Column("moved_in", Date), Column("moved_out", Date), Column("headcount", Integer, nullable=False),
    Column("phone_lines", Integer, nullable=False), Column("parking", Json(row=True), nullable=False),
    Column("emergency_name", Text, nullable=False), Column("emergency_phone", Text, nullable=False), _version(),
)  # fmt: skip

occupancies = Table(
    "occupancies", metadata, _id(), _to("tenant", "tenants"), _to("unit", "units"),
    Column("since", Utc, nullable=False), Column("until", Utc), _version(),
)  # fmt: skip

vendors = Table(
    "vendors", metadata, _id(), Column("code", String(40), nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False), _version(),
)  # fmt: skip

people = Table(
    "people", metadata, _id(), Column("code", String(40), nullable=False, unique=True),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False), Column("phone", Text),
    Column("language", Code(Language), nullable=False), Column("chat", BigId, unique=True),
    Column("consent", Integer, nullable=False), Column("consented_at", Utc),
    Column("unreachable_since", Utc), Column("erased_at", Utc), _version(),
)  # fmt: skip

posts = Table(
    "posts", metadata, _id(), Column("code", String(40), nullable=False, index=True), _to("person", "people"),
    Column("role", Code(Role), nullable=False, index=True),
    _to("tenant", "tenants", null=True), _to("vendor", "vendors", null=True),
    Column("contact", Code(ContactKind)), Column("skills", Json(row=True), nullable=False),
    Column("since", Utc, nullable=False), Column("until", Utc), _version(),
)  # fmt: skip

history = Table(
    "history", metadata, _id(),
    Column("record", String(40), nullable=False), Column("record_id", BigId, nullable=False),
    Column("who", BigId), Column("at", Utc, nullable=False), Column("change", Json, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_history_record_record_id", "record", "record_id"),
)  # fmt: skip
"""Who changed what, when, from, to, why; personal fields are named there but never copied."""

counters = Table(
    "counters", metadata, Column("name", String(60), primary_key=True), Column("value", BigId, nullable=False)
)
"""The last number given out, per series: gap-free because it is taken inside the transaction that uses it."""

inbox = Table(
    "inbox", metadata, Column("update_id", BigId, primary_key=True, autoincrement=False),
    Column("raw", Text, nullable=False), Column("chat", BigId, index=True), Column("received_at", Utc, nullable=False),
    Column("state", String(10), nullable=False, server_default="new"), Column("error", Text), Column("done_at", Utc),
    Index("ix_inbox_state_update_id", "state", "update_id"),
)  # fmt: skip
"""Every update as it came, before Telegram hears that we have it."""

outbox = Table(
    "outbox", metadata, _id(), Column("dedupe", String(120), unique=True),
    _to("person", "people", null=True), Column("chat", BigId, index=True), Column("thread", BigId),
    Column("language", String(10)), Column("lane", Integer, nullable=False), Column("twice", Boolean, nullable=False),
    Column("verb", Code(Verb), nullable=False), Column("subject", String(60)), Column("about", String(60), index=True),
    Column("target", BigId), Column("body", Json, nullable=False), Column("spoken", Text),
    Column("state", Code(LetterState), nullable=False), Column("attempts", Integer, nullable=False),
    Column("not_before", Utc), Column("message", BigId), Column("error", Text),
    Column("created_at", Utc, nullable=False), Column("sent_at", Utc),
    Index("ix_outbox_state_lane_id", "state", "lane", "id"),
)  # fmt: skip
"""Every message, before it is sent."""

cards = Table(
    "cards", metadata, Column("chat", BigId, primary_key=True, autoincrement=False),
    Column("subject", String(60), primary_key=True), Column("message", BigId, nullable=False),
    Column("digest", String(40), nullable=False),
)  # fmt: skip
"""Where the living card of a record hangs in each chat."""

viewers = Table(
    "viewers", metadata, Column("subject", String(60), primary_key=True),
    Column("person", BigId, ForeignKey("people.id"), primary_key=True),
)  # fmt: skip
"""Who holds a living card of a record, and so sees it change."""

drafts = Table(
    "drafts", metadata, _id(), Column("chat", BigId, nullable=False), Column("thread", BigId, nullable=False),
    Column("speaker", BigId, nullable=False), _to("person", "people", null=True),
    Column("form", String(40), nullable=False), Column("form_version", String(12), nullable=False),
    Column("step", String(40), nullable=False), Column("data", Json, nullable=False),
    Column("expires_at", Utc, nullable=False, index=True), _version(),
    UniqueConstraint("chat", "thread", "speaker"), sqlite_autoincrement=True,
)  # fmt: skip
"""Dialogues under way: one per person and chat. A number is never given twice: old buttons carry it."""

invites = Table(
    "invites", metadata, _id(), Column("digest", String(64), nullable=False, unique=True),
    _to("post", "posts"), Column("created_at", Utc, nullable=False), Column("created_by", BigId),
    Column("expires_at", Utc, nullable=False), Column("used_at", Utc), Column("used_by", BigId), _version(),
)  # fmt: skip

attempts = Table(
    "attempts", metadata, _id(), Column("chat", BigId, nullable=False, index=True), Column("at", Utc, nullable=False),
)  # fmt: skip
"""Wrong invite codes, so that guessing gets slow."""

binding_requests = Table(
    "binding_requests", metadata, _id(), Column("chat", BigId, nullable=False, index=True),
    Column("name", Text, nullable=False), Column("unit", Text, nullable=False), Column("words", Text, nullable=False),
    Column("language", Code(Language), nullable=False), Column("state", Code(BindingState), nullable=False),
    Column("created_at", Utc, nullable=False), Column("decided_by", BigId), Column("decided_at", Utc), _version(),
)  # fmt: skip

intakes = Table(
    "intakes", metadata, _id(), Column("number", String(20), nullable=False, unique=True),
    Column("channel", Code(Channel), nullable=False), _to("unit", "units", null=True),
    _to("tenant", "tenants", null=True), _to("reporter", "people"), _to("taken_by", "people", null=True, index=False),
    Column("text", Text, nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("category", Code(Category), nullable=False), Column("urgency", Code(Urgency), nullable=False),
    Column("reported_at", Utc, nullable=False), Column("status", Code(IntakeStatus), nullable=False, index=True),
    Column("closed_at", Utc), _version(),
)  # fmt: skip

work_orders = Table(
    "work_orders", metadata, _id(), Column("number", String(30), nullable=False, unique=True),
    Column("intake", BigId, ForeignKey("intakes.id"), nullable=False, unique=True),
    Column("status", Code(OrderStatus), nullable=False, index=True),
    _to("technician", "people"), _to("issued_by", "people", index=False), Column("issued_at", Utc, nullable=False),
    Column("dispatched_at", Utc, nullable=False), Column("due_at", Utc, nullable=False),
    Column("chargeable", Boolean, nullable=False), Column("accepted_at", Utc), Column("arrived_at", Utc),
    Column("completed_at", Utc), Column("work_done", Text, nullable=False),
    Column("photos", Json(row=True), nullable=False), Column("result", Code(Result)),
    _to("returned_by", "people", null=True, index=False), Column("returned_at", Utc),
    _to("asked_by", "people", null=True, index=False), Column("asked_at", Utc), Column("answered_at", Utc),
    _to("verified_by", "people", null=True, index=False), Column("verified_at", Utc), Column("method", Code(Method)),
    Column("rework", Integer, nullable=False), Column("rejected_why", Text, nullable=False),
    _to("void_asked_by", "people", null=True, index=False), Column("void_why", Text, nullable=False),
    _to("voided_by", "people", null=True, index=False), Column("closed_at", Utc), _version(),
)  # fmt: skip

occurrences = Table(
    "occurrences", metadata, _id(),
    Column("kind", String(40), nullable=False), Column("scope", String(60), nullable=False),
    Column("local_date", Date, nullable=False), Column("due_at", Utc, nullable=False),
    Column("window_end", Utc, nullable=False), Column("state", Code(OccurrenceState), nullable=False),
    Column("done_at", Utc),
    Column("why", Text, nullable=False), _version(),
    UniqueConstraint("kind", "scope", "local_date"), Index("ix_occurrences_state_due_at", "state", "due_at"),
)  # fmt: skip
"""What is due, and whether it has been done."""

media = Table(
    "media", metadata, _id(), Column("file", Text, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("path", Text), Column("mime", Text, nullable=False), Column("size", Integer, nullable=False),
    Column("by", BigId), Column("created_at", Utc, nullable=False), Column("keep_until", Utc),
)  # fmt: skip
"""Files that people sent or that we made."""

leases = Table(
    "leases", metadata, Column("name", String(40), primary_key=True), Column("holder", String(60), nullable=False),
    Column("until", Utc, nullable=False),
)  # fmt: skip
"""Who may poll: one process per bot."""

RECORDS: dict[type, Table] = {
    Building: buildings, Floor: floors, Unit: units, Tenant: tenants, Occupancy: occupancies, Vendor: vendors,
    Person: people, Post: posts, Letter: outbox, Draft: drafts,
    Invite: invites, BindingRequest: binding_requests, Intake: intakes, WorkOrder: work_orders, Occurrence: occurrences,
}  # fmt: skip
