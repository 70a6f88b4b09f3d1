"""Emergencies on record: their alarms, their course, what the people in the house were told, and who."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    op.create_table(
        "incidents",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit", BigId, nullable=True),
        sa.Column("floor", sa.String(length=10), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reporter", BigId, nullable=True),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("began_at", Utc(), nullable=False),
        sa.Column("opened_by", BigId, nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("holder", BigId, nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("cleared_by", BigId, nullable=True),
        sa.Column("cleared_at", Utc(), nullable=True),
        sa.Column("clear_words", sa.Text(), nullable=False),
        sa.Column("due_at", Utc(), nullable=True),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("consequences", sa.Text(), nullable=False),
        sa.Column("prevention", sa.Text(), nullable=False),
        sa.Column("reported_by", BigId, nullable=True),
        sa.Column("reported_at", Utc(), nullable=True),
        sa.Column("returned_why", sa.Text(), nullable=False),
        sa.Column("approved_by", BigId, nullable=True),
        sa.Column("approved_at", Utc(), nullable=True),
        sa.Column("merged_into", BigId, nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_incidents_approved_by")),
        sa.ForeignKeyConstraint(["cleared_by"], ["people.id"], name=op.f("fk_incidents_cleared_by")),
        sa.ForeignKeyConstraint(["holder"], ["people.id"], name=op.f("fk_incidents_holder")),
        sa.ForeignKeyConstraint(["merged_into"], ["incidents.id"], name=op.f("fk_incidents_merged_into")),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_incidents_opened_by")),
        sa.ForeignKeyConstraint(["reported_by"], ["people.id"], name=op.f("fk_incidents_reported_by")),
        sa.ForeignKeyConstraint(["reporter"], ["people.id"], name=op.f("fk_incidents_reporter")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_incidents_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sa.UniqueConstraint("number", name=op.f("uq_incidents_number")),
    )
    with op.batch_alter_table("incidents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incidents_began_at"), ["began_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_holder"), ["holder"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_reporter"), ["reporter"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_status"), ["status"], unique=False)

    op.create_table(
        "incident_alarms",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("incident", BigId, nullable=False),
        sa.Column("draft", BigId, nullable=True),
        sa.Column("intake", BigId, nullable=True),
        sa.Column("person", BigId, nullable=True),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_alarms_incident")),
        sa.ForeignKeyConstraint(["intake"], ["intakes.id"], name=op.f("fk_incident_alarms_intake")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_incident_alarms_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_alarms")),
        sa.UniqueConstraint("draft", name=op.f("uq_incident_alarms_draft")),
        sa.UniqueConstraint("intake", name=op.f("uq_incident_alarms_intake")),
    )
    with op.batch_alter_table("incident_alarms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_alarms_incident"), ["incident"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_alarms_person"), ["person"], unique=False)

    op.create_table(
        "incident_entries",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("incident", BigId, nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by", BigId, nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_incident_entries_by")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_entries_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_entries")),
    )
    with op.batch_alter_table("incident_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_entries_by"), ["by"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_entries_incident"), ["incident"], unique=False)

    op.create_table(
        "incident_notices",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("incident", BigId, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("floors", Json(), nullable=False),
        sa.Column("sent_by", BigId, nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("phone", Json(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_notices_incident")),
        sa.ForeignKeyConstraint(["sent_by"], ["people.id"], name=op.f("fk_incident_notices_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_notices")),
    )
    with op.batch_alter_table("incident_notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_notices_incident"), ["incident"], unique=False)

    op.create_table(
        "incident_readers",
        sa.Column("incident", BigId, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("notice", BigId, nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_readers_incident")),
        sa.ForeignKeyConstraint(["notice"], ["incident_notices.id"], name=op.f("fk_incident_readers_notice")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_incident_readers_person")),
        sa.PrimaryKeyConstraint("incident", "kind", "person", name=op.f("pk_incident_readers")),
    )
    with op.batch_alter_table("incident_readers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_readers_notice"), ["notice"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_readers_person"), ["person"], unique=False)
