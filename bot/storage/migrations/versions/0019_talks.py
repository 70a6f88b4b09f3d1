"""Talks with the front desk, line by line; and a message that was replied to is found by its number."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Utc

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    op.create_table(
        "talks",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opens_at", Utc(), nullable=True),
        sa.Column("agent", BigId, nullable=True),
        sa.Column("taken_at", Utc(), nullable=True),
        sa.Column("waiting_since", Utc(), nullable=True),
        sa.Column("waits", sa.Integer(), nullable=False),
        sa.Column("last_at", Utc(), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("closed_by", BigId, nullable=True),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["people.id"], name=op.f("fk_talks_agent")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_talks_closed_by")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_talks_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
    )
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_agent"), ["agent"], unique=False)
        batch_op.create_index(batch_op.f("ix_talks_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_talks_status"), ["status"], unique=False)

    op.create_table(
        "talk_lines",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("talk", BigId, nullable=False),
        sa.Column("author", BigId, nullable=False),
        sa.Column("inwards", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("carries", sa.String(length=40), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("album", sa.String(length=40), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("message", BigId, nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("edited_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_talk_lines_author")),
        sa.ForeignKeyConstraint(["talk"], ["talks.id"], name=op.f("fk_talk_lines_talk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_lines")),
    )
    with op.batch_alter_table("talk_lines", schema=None) as batch_op:
        batch_op.create_index("ix_talk_lines_author_message", ["author", "message"], unique=False)
        batch_op.create_index(batch_op.f("ix_talk_lines_talk"), ["talk"], unique=False)

    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index("ix_cards_chat_message", ["chat", "message"], unique=False)
