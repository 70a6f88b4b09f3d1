"""The front desk: mail and parcels, messages left for tenants, answers to common questions."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Utc

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the new tables in."""
    op.create_table(
        "mail_items",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("tracking", sa.Text(), nullable=False),
        sa.Column("unit", BigId, nullable=False),
        sa.Column("tenant", BigId, nullable=True),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("received_at", Utc(), nullable=False),
        sa.Column("taken_by", BigId, nullable=False),
        sa.Column("return_at", Utc(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_by", BigId, nullable=True),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("receipt", sa.String(length=40), nullable=True),
        sa.Column("received_by", BigId, nullable=True),
        sa.Column("collected_by", sa.Text(), nullable=False),
        sa.Column("handed_by", BigId, nullable=True),
        sa.Column("returned", sa.String(length=40), nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_mail_items_asked_by")),
        sa.ForeignKeyConstraint(["handed_by"], ["people.id"], name=op.f("fk_mail_items_handed_by")),
        sa.ForeignKeyConstraint(["received_by"], ["people.id"], name=op.f("fk_mail_items_received_by")),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_mail_items_taken_by")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_mail_items_tenant")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_mail_items_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_items")),
        sa.UniqueConstraint("number", name=op.f("uq_mail_items_number")),
    )
    with op.batch_alter_table("mail_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_items_received_by"), ["received_by"], unique=False)
        batch_op.create_index("ix_mail_items_status", ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_items_tenant"), ["tenant"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_items_unit"), ["unit"], unique=False)
    op.create_table(
        "left_messages",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("unit", BigId, nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("contact", BigId, nullable=True),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("caller_phone", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("taken_by", BigId, nullable=False),
        sa.Column("taken_at", Utc(), nullable=False),
        sa.Column("confirmed_by", BigId, nullable=True),
        sa.Column("confirmed_at", Utc(), nullable=True),
        sa.Column("by_phone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_left_messages_confirmed_by")),
        sa.ForeignKeyConstraint(["contact"], ["people.id"], name=op.f("fk_left_messages_contact")),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_left_messages_taken_by")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_left_messages_tenant")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_left_messages_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_left_messages")),
        sa.UniqueConstraint("number", name=op.f("uq_left_messages_number")),
    )
    with op.batch_alter_table("left_messages", schema=None) as batch_op:
        for column in ("confirmed_by", "contact", "tenant"):
            batch_op.create_index(batch_op.f(f"ix_left_messages_{column}"), [column], unique=False)
    op.create_table(
        "faq_entries",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answer_zh", sa.Text(), nullable=False),
        sa.Column("answer_en", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("dropped_at", Utc(), nullable=True),
        sa.Column("changed_by", BigId, nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_faq_entries_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_entries")),
        sa.UniqueConstraint("topic", name=op.f("uq_faq_entries_topic")),
    )
