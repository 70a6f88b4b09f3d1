"""Complaints from receipt to archive: judged, settled, answered, called about; their file and written replies."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the new fields and tables in."""
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(length=40), server_default="chat", nullable=False))
        batch_op.add_column(sa.Column("kind", sa.String(length=40), server_default="complaint", nullable=False))
        batch_op.add_column(sa.Column("topic", sa.String(length=40), server_default="other", nullable=False))
        batch_op.add_column(sa.Column("caller", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("caller_phone", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("taken_by", BigId, nullable=True))
        batch_op.add_column(sa.Column("anonymous", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("about_person", BigId, nullable=True))
        batch_op.add_column(sa.Column("about_vendor", BigId, nullable=True))
        batch_op.add_column(sa.Column("about_roles", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("level", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("department", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("owner", BigId, nullable=True))
        batch_op.add_column(sa.Column("grade", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("due_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("liability", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("result", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("unhappy", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("rounds", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("answered_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("told_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("called_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("satisfaction", sa.String(length=40), nullable=True))
        batch_op.alter_column("complainant", existing_type=BigId, nullable=True)
        for name, target in (
            ("taken_by", "people"),
            ("about_person", "people"),
            ("about_vendor", "vendors"),
            ("owner", "people"),
        ):
            batch_op.create_foreign_key(batch_op.f(f"fk_complaints_{name}"), target, [name], ["id"])
        batch_op.create_index(batch_op.f("ix_complaints_owner"), ["owner"], unique=False)
        batch_op.create_index("ix_complaints_status", ["status"], unique=False)
    op.create_table(
        "complaint_notes",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("complaint", BigId, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by", BigId, nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["complaint"], ["complaints.id"], name=op.f("fk_complaint_notes_complaint")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_complaint_notes_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_notes")),
    )
    with op.batch_alter_table("complaint_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_notes_complaint"), ["complaint"], unique=False)
    op.create_table(
        "replies",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("complaint", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted_by", BigId, nullable=False),
        sa.Column("drafted_at", Utc(), nullable=False),
        sa.Column("approved_by", BigId, nullable=True),
        sa.Column("approved_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["complaint"], ["complaints.id"], name=op.f("fk_replies_complaint")),
        sa.ForeignKeyConstraint(["drafted_by"], ["people.id"], name=op.f("fk_replies_drafted_by")),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_replies_approved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
    )
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_replies_complaint"), ["complaint"], unique=False)
