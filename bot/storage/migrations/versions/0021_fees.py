"""Fees: what was sent in, lists in their versions, bills, receipts, arrears."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    op.create_table(
        "arrears_lists",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("reviewed_by", BigId, nullable=True),
        sa.Column("reviewed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["reviewed_by"], ["people.id"], name=op.f("fk_arrears_lists_reviewed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrears_lists")),
        sa.UniqueConstraint("day", name=op.f("uq_arrears_lists_day")),
    )
    op.create_table(
        "fee_sheets",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("approvals", Json(), nullable=False),
        sa.Column("rejected_by", BigId, nullable=True),
        sa.Column("rejected_at", Utc(), nullable=True),
        sa.Column("rejected_why", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_fee_sheets_made_by")),
        sa.ForeignKeyConstraint(["rejected_by"], ["people.id"], name=op.f("fk_fee_sheets_rejected_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_sheets")),
        sa.UniqueConstraint("month", "number", name=op.f("uq_fee_sheets_month_number")),
    )
    op.create_table(
        "receipts",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("added_by", BigId, nullable=False),
        sa.Column("added_at", Utc(), nullable=False),
        sa.Column("undone_by", BigId, nullable=True),
        sa.Column("undone_at", Utc(), nullable=True),
        sa.Column("undone_why", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_receipts_added_by")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_receipts_tenant")),
        sa.ForeignKeyConstraint(["undone_by"], ["people.id"], name=op.f("fk_receipts_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipts_tenant"), ["tenant"], unique=False)

    op.create_table(
        "uploads",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("problems", Json(), nullable=False),
        sa.Column("fees", Json(), nullable=False),
        sa.Column("receipts", Json(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_uploads_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uploads_status"), ["status"], unique=False)

    op.create_table(
        "bills",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("sheet", BigId, nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("charged", sa.Integer(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("noticed_at", Utc(), nullable=True),
        sa.Column("noticed", sa.Integer(), nullable=True),
        sa.Column("was", sa.Integer(), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("objection", BigId, nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["objection"], ["complaints.id"], name=op.f("fk_bills_objection")),
        sa.ForeignKeyConstraint(["sheet"], ["fee_sheets.id"], name=op.f("fk_bills_sheet")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_bills_tenant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bills")),
        sa.UniqueConstraint("month", "tenant", name=op.f("uq_bills_month_tenant")),
    )
    with op.batch_alter_table("bills", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bills_objection"), ["objection"], unique=False)
        batch_op.create_index(batch_op.f("ix_bills_tenant"), ["tenant"], unique=False)
