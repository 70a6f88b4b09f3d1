"""Planned outages, what was reported meanwhile, and announcements that follow another one."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables and the field in."""
    op.create_table(
        "outages",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("floors", Json(), nullable=False),
        sa.Column("units", Json(), nullable=False),
        sa.Column("begins_at", Utc(), nullable=False),
        sa.Column("ends_at", Utc(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Text(), nullable=False),
        sa.Column("notice", BigId, nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("ended_by", BigId, nullable=True),
        sa.Column("over_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_outages_ended_by")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_outages_made_by")),
        sa.ForeignKeyConstraint(["notice"], ["announcements.id"], name=op.f("fk_outages_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
        sa.UniqueConstraint("number", name=op.f("uq_outages_number")),
    )
    op.create_index(op.f("ix_outages_notice"), "outages", ["notice"])
    op.create_index(op.f("ix_outages_state"), "outages", ["state"])
    op.create_table(
        "outage_repairs",
        sa.Column("intake", BigId, nullable=False),
        sa.Column("outage", BigId, nullable=False),
        sa.ForeignKeyConstraint(["intake"], ["intakes.id"], name=op.f("fk_outage_repairs_intake")),
        sa.ForeignKeyConstraint(["outage"], ["outages.id"], name=op.f("fk_outage_repairs_outage")),
        sa.PrimaryKeyConstraint("intake", name=op.f("pk_outage_repairs")),
    )
    op.create_index(op.f("ix_outage_repairs_outage"), "outage_repairs", ["outage"])
    op.add_column("announcements", sa.Column("follows", BigId, nullable=True))
    op.create_index(op.f("ix_announcements_follows"), "announcements", ["follows"])
