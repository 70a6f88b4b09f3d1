"""Announcements and their ledger; every message of a letter, so that all of it can be taken back."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables and the field in."""
    op.create_table(
        "announcements",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("text_zh", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("wanted", Json(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("pins", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("made_by", BigId, nullable=True),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("send_at", Utc(), nullable=True),
        sa.Column("decided_by", BigId, nullable=True),
        sa.Column("decided_at", Utc(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("begun_at", Utc(), nullable=True),
        sa.Column("over_at", Utc(), nullable=True),
        sa.Column("expires_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_announcements_decided_by")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_announcements_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
        sa.UniqueConstraint("number", name=op.f("uq_announcements_number")),
    )
    op.create_table(
        "announcement_recipients",
        sa.Column("announcement", BigId, nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("reach", sa.String(length=40), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("read_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement"], ["announcements.id"], name=op.f("fk_announcement_recipients_announcement")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_announcement_recipients_person")),
        sa.PrimaryKeyConstraint("announcement", "person", name=op.f("pk_announcement_recipients")),
    )
    op.create_index("ix_announcement_recipients_reach", "announcement_recipients", ["announcement", "reach"])
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("also", Json(row=True), server_default="[]", nullable=False))
