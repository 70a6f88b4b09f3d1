"""Every table, and which record lies in it."""

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
    true,
)

from bot.domain.aftermath import Helper, Overdue, Rating, Stage
from bot.domain.bindings import BindingRequest, BindingState
from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintStatus
from bot.domain.deadlines import Pause
from bot.domain.drafts import Draft
from bot.domain.groups import Group, GroupKind
from bot.domain.invites import Invite
from bot.domain.occurrences import Occurrence, OccurrenceState
from bot.domain.order_states import Method, OrderStatus, Result, Wait
from bot.domain.people import ContactKind, Language, Person, Post, Vendor
from bot.domain.quotes import Charge, Material, Price, PriceList, Quote, Reply
from bot.domain.rectifications import Rectification
from bot.domain.repairs import Channel, DispatchEntry, Intake, IntakeStatus, Outcome
from bot.domain.roles import Role
from bot.domain.units import Building, Floor, Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.domain.work_orders import Closure, WorkOrder
from bot.storage.columns import key, to, version
from bot.storage.columns import metadata as metadata  # every table hangs on it
from bot.storage.laundry_tables import LAUNDRY_RECORDS
from bot.storage.meal_tables import MEAL_RECORDS
from bot.storage.review_tables import REVIEW_RECORDS
from bot.storage.types import BigId, Code, Json, Lines, Utc
from bot.talk import Letter, LetterState, Verb

buildings = Table(
    "buildings", metadata, key(),
    Column("code", String(20), nullable=False, unique=True),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False),
    Column("address_zh", Text, nullable=False), Column("address_en", Text, nullable=False),
    Column("rules", Json, nullable=False), Column("facts", Json, nullable=False), version(),
)  # fmt: skip

floors = Table(
    "floors", metadata, key(), to("building", "buildings"),
    Column("label", String(10), nullable=False),
    Column("use_zh", Text, nullable=False), Column("use_en", Text, nullable=False), version(),
    UniqueConstraint("building", "label"),
)  # fmt: skip

units = Table(
    "units", metadata, key(), to("building", "buildings"),
    Column("number", String(20), nullable=False), Column("floor", String(10), nullable=False),
    Column("use", Code(UnitUse), nullable=False), Column("status", Code(UnitStatus), nullable=False),
    Column("area", Integer, nullable=False), version(),
    UniqueConstraint("building", "number"),
)  # fmt: skip

tenants = Table(
    "tenants", metadata, key(),
    Column("code", String(40), nullable=False, unique=True), Column("kind", Code(TenantKind), nullable=False),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False),
    Column("moved_in", Date), Column("moved_out", Date), Column("headcount", Integer, nullable=False),
    Column("phone_lines", Integer, nullable=False), Column("parking", Json(row=True), nullable=False),
    Column("emergency_name", Text, nullable=False), Column("emergency_phone", Text, nullable=False), version(),
)  # fmt: skip

occupancies = Table(
    "occupancies", metadata, key(), to("tenant", "tenants"), to("unit", "units"),
    Column("since", Utc, nullable=False), Column("until", Utc), version(),
)  # fmt: skip

vendors = Table(
    "vendors", metadata, key(), Column("code", String(40), nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False), version(),
)  # fmt: skip

people = Table(
    "people", metadata, key(), Column("code", String(40), nullable=False, unique=True),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False), Column("phone", Text),
    Column("language", Code(Language), nullable=False), Column("chat", BigId, unique=True),
    Column("consent", Integer, nullable=False), Column("consented_at", Utc),
    Column("unreachable_since", Utc), Column("erased_at", Utc), version(),
)  # fmt: skip

posts = Table(
    "posts", metadata, key(), Column("code", String(40), nullable=False, index=True), to("person", "people"),
    Column("role", Code(Role), nullable=False, index=True),
    to("tenant", "tenants", null=True), to("vendor", "vendors", null=True),
    Column("contact", Code(ContactKind)), Column("skills", Json(row=True), nullable=False),
    Column("on_shift", Boolean, nullable=False, server_default=true()),
    Column("since", Utc, nullable=False), Column("until", Utc), version(),
)  # fmt: skip

history = Table(
    "history", metadata, key(),
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
    "outbox", metadata, key(), Column("dedupe", String(120), unique=True),
    to("person", "people", null=True), Column("chat", BigId, index=True), Column("thread", BigId),
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
    "drafts", metadata, key(), Column("chat", BigId, nullable=False), Column("thread", BigId, nullable=False),
    Column("speaker", BigId, nullable=False), to("person", "people", null=True),
    Column("form", String(40), nullable=False), Column("form_version", String(12), nullable=False),
    Column("step", String(40), nullable=False), Column("data", Json, nullable=False),
    Column("expires_at", Utc, nullable=False, index=True), version(),
    UniqueConstraint("chat", "thread", "speaker"), sqlite_autoincrement=True,
)  # fmt: skip
"""Dialogues under way: one per person and chat. A number is never given twice: old buttons carry it."""

mutes = Table(
    "mutes", metadata, Column("person", BigId, ForeignKey("people.id"), primary_key=True),
    Column("kind", String(20), primary_key=True), Column("until", Date),
)  # fmt: skip
"""What somebody does not want to be told."""

wishes = Table(
    "wishes", metadata, Column("person", BigId, ForeignKey("people.id"), primary_key=True),
    Column("kind", String(20), primary_key=True),
)  # fmt: skip
"""What somebody wants to be told beside what everybody is."""

invites = Table(
    "invites", metadata, key(), Column("digest", String(64), nullable=False, unique=True),
    to("post", "posts"), Column("created_at", Utc, nullable=False), Column("created_by", BigId),
    Column("expires_at", Utc, nullable=False), Column("used_at", Utc), Column("used_by", BigId), version(),
)  # fmt: skip

attempts = Table(
    "attempts", metadata, key(), Column("chat", BigId, nullable=False, index=True), Column("at", Utc, nullable=False),
)  # fmt: skip
"""Wrong invite codes, so that guessing gets slow."""

binding_requests = Table(
    "binding_requests", metadata, key(), Column("chat", BigId, nullable=False, index=True),
    Column("name", Text, nullable=False), Column("unit", Text, nullable=False), Column("words", Text, nullable=False),
    Column("language", Code(Language), nullable=False), Column("state", Code(BindingState), nullable=False),
    Column("created_at", Utc, nullable=False), Column("decided_by", BigId), Column("decided_at", Utc), version(),
)  # fmt: skip

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
    "overdues", metadata, key(), to("order", "work_orders", index=False), Column("stage", Code(Stage), nullable=False),
    Column("round", Integer, nullable=False), Column("due_at", Utc, nullable=False),
    Column("noticed_at", Utc, nullable=False, index=True), to("holder", "people", null=True, index=False), version(),
    UniqueConstraint("order", "stage", "due_at"),
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

complaints = Table(
    "complaints", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("unit", "units", null=True), to("tenant", "tenants", null=True), to("complainant", "people"),
    Column("text", Text, nullable=False), Column("photos", Json(row=True), nullable=False),
    Column("received_at", Utc, nullable=False), to("intake", "intakes", null=True),
    Column("status", Code(ComplaintStatus), nullable=False), Column("closed_at", Utc), version(),
)  # fmt: skip

groups = Table(
    "groups", metadata, key(), Column("kind", Code(GroupKind), nullable=False, unique=True),
    Column("chat", BigId, nullable=False), Column("thread", BigId), to("named_by", "people", index=False),
    Column("since", Utc, nullable=False), version(),
)  # fmt: skip

occurrences = Table(
    "occurrences", metadata, key(),
    Column("kind", String(40), nullable=False), Column("scope", String(60), nullable=False),
    Column("local_date", Date, nullable=False), Column("due_at", Utc, nullable=False),
    Column("window_end", Utc, nullable=False), Column("state", Code(OccurrenceState), nullable=False),
    Column("done_at", Utc),
    Column("why", Text, nullable=False), version(),
    UniqueConstraint("kind", "scope", "local_date"), Index("ix_occurrences_state_due_at", "state", "due_at"),
)  # fmt: skip
"""What is due, and whether it has been done."""

leases = Table(
    "leases", metadata, Column("name", String(40), primary_key=True), Column("holder", String(60), nullable=False),
    Column("until", Utc, nullable=False),
)  # fmt: skip
"""Who may poll: one process per bot."""

RECORDS: dict[type, Table] = {
    Building: buildings, Floor: floors, Unit: units, Tenant: tenants, Occupancy: occupancies, Vendor: vendors,
    Person: people, Post: posts, Letter: outbox, Draft: drafts,
    Invite: invites, BindingRequest: binding_requests, Intake: intakes, WorkOrder: work_orders, Occurrence: occurrences,
    DispatchEntry: dispatch_entries, Helper: helpers, PriceList: price_lists, Quote: quotes, Charge: charges,
    Overdue: overdues, Rating: ratings, Rectification: rectifications, Complaint: complaints, Group: groups,
    **MEAL_RECORDS, **LAUNDRY_RECORDS, **REVIEW_RECORDS,
}  # fmt: skip
