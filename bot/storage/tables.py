"""The tables of people, letters and the clock; and of every record, in which table it lies."""

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
    Time,
    UniqueConstraint,
    false,
    true,
)

from bot.domain.bindings import BindingRequest, BindingState
from bot.domain.drafts import Draft
from bot.domain.groups import Group, GroupKind
from bot.domain.invites import Invite
from bot.domain.occurrences import Listing, Occurrence, OccurrenceState
from bot.domain.people import ContactKind, Language, Person, Post, Vendor
from bot.domain.quiet import Matter, Tone
from bot.domain.roles import Role
from bot.domain.units import Building, Floor, Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.storage.announcement_tables import ANNOUNCEMENT_RECORDS
from bot.storage.bc_tables import BC_RECORDS
from bot.storage.columns import key, to, version
from bot.storage.columns import metadata as metadata  # every table hangs on it
from bot.storage.complaint_tables import COMPLAINT_RECORDS
from bot.storage.desk_tables import DESK_RECORDS
from bot.storage.fax_in_tables import FAX_IN_RECORDS
from bot.storage.fee_tables import FEE_RECORDS
from bot.storage.handover_tables import HANDOVER_RECORDS
from bot.storage.incident_tables import INCIDENT_RECORDS
from bot.storage.inspection_tables import INSPECTION_RECORDS
from bot.storage.laundry_tables import LAUNDRY_RECORDS
from bot.storage.meal_tables import MEAL_RECORDS
from bot.storage.outage_tables import OUTAGE_RECORDS
from bot.storage.repair_tables import REPAIR_RECORDS
from bot.storage.review_tables import REVIEW_RECORDS
from bot.storage.survey_tables import SURVEY_RECORDS
from bot.storage.talk_tables import TALK_RECORDS
from bot.storage.types import BigId, Code, Json, Rank, Utc
from bot.talk import Lane, Letter, LetterState, Verb

buildings = Table(
    "buildings", metadata, key(),
    Column("code", String(20), nullable=False, unique=True),
    Column("name_zh", Text, nullable=False), Column("name_en", Text, nullable=False),
    Column("address_zh", Text, nullable=False), Column("address_en", Text, nullable=False),
    Column("rules", Json, nullable=False), Column("facts", Json, nullable=False),
    Column("days", Json, nullable=False, server_default="{}"), version(),
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
    Column("unreachable_since", Utc), Column("erased_at", Utc), Column("barred_at", Utc),
    Column("barred_why", Text, nullable=False), version(),
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
    Column("language", String(10)), Column("lane", Rank(Lane), nullable=False),
    Column("twice", Boolean, nullable=False), Column("verb", Code(Verb), nullable=False),
    Column("subject", String(60)), Column("about", String(60), index=True),
    Column("target", BigId), Column("body", Json, nullable=False), Column("spoken", Text),
    Column("state", Code(LetterState), nullable=False), Column("attempts", Integer, nullable=False),
    Column("loud", Boolean, nullable=False, server_default=false()),
    Column("not_before", Utc), Column("message", BigId),
    Column("also", Json(row=True), nullable=False, server_default="[]"), Column("error", Text),
    Column("created_at", Utc, nullable=False), Column("sent_at", Utc),
    Index("ix_outbox_state_lane_id", "state", "lane", "id"),
)  # fmt: skip
"""Every message, before it is sent."""

cards = Table(
    "cards", metadata, Column("chat", BigId, primary_key=True, autoincrement=False),
    Column("subject", String(60), primary_key=True), Column("message", BigId, nullable=False),
    Column("digest", String(40), nullable=False), Index("ix_cards_chat_message", "chat", "message"),
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

quiet_hours = Table(
    "quiet_hours", metadata, Column("person", BigId, ForeignKey("people.id"), primary_key=True),
    Column("starts", Time, nullable=False), Column("ends", Time, nullable=False),
)  # fmt: skip
"""When somebody wants to be left alone; never, where both are the same."""

tones = Table(
    "tones", metadata, Column("person", BigId, ForeignKey("people.id"), primary_key=True),
    Column("matter", Code(Matter), primary_key=True), Column("tone", Code(Tone), nullable=False),
)  # fmt: skip
"""How loud which kind of matter is for somebody, where it is not as usual."""

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
    Column("why", Text, nullable=False),
    Column("listing", Code(Listing), nullable=False, server_default=Listing.HIDDEN.value),
    Column("by_hand", Boolean, nullable=False, server_default=false()), version(),
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
    Invite: invites, BindingRequest: binding_requests, Occurrence: occurrences, Group: groups,
    **REPAIR_RECORDS, **COMPLAINT_RECORDS, **MEAL_RECORDS, **LAUNDRY_RECORDS, **REVIEW_RECORDS,
    **SURVEY_RECORDS,
    **DESK_RECORDS, **INSPECTION_RECORDS, **HANDOVER_RECORDS, **TALK_RECORDS, **INCIDENT_RECORDS, **FEE_RECORDS,
    **ANNOUNCEMENT_RECORDS, **OUTAGE_RECORDS, **BC_RECORDS, **FAX_IN_RECORDS,
}  # fmt: skip
