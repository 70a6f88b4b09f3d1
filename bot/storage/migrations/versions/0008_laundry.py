"""Laundry orders; objections say to which statement."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    op.create_table(
        "laundry_orders",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("by_desk", sa.Boolean(), nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("unit", BigId, nullable=False),
        sa.Column("listed", Json(), nullable=False),
        sa.Column("counted", Json(), nullable=False),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.Column("price_list", BigId, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("requested_at", Utc(), nullable=False),
        sa.Column("called_at", Utc(), nullable=True),
        sa.Column("due_at", Utc(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", Utc(), nullable=True),
        sa.Column("collected_at", Utc(), nullable=True),
        sa.Column("counted_at", Utc(), nullable=True),
        sa.Column("agreed_by", BigId, nullable=True),
        sa.Column("agreed_at", Utc(), nullable=True),
        sa.Column("returned_at", Utc(), nullable=True),
        sa.Column("accepted_by", BigId, nullable=True),
        sa.Column("accepted_at", Utc(), nullable=True),
        sa.Column("charged_on", sa.Date(), nullable=True),
        sa.Column("rewashes", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["accepted_by"], ["people.id"], name=op.f("fk_laundry_orders_accepted_by")),
        sa.ForeignKeyConstraint(["agreed_by"], ["people.id"], name=op.f("fk_laundry_orders_agreed_by")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_laundry_orders_person")),
        sa.ForeignKeyConstraint(["price_list"], ["price_lists.id"], name=op.f("fk_laundry_orders_price_list")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_laundry_orders_tenant")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_laundry_orders_unit")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_laundry_orders_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laundry_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_laundry_orders_number")),
    )
    with op.batch_alter_table("laundry_orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_laundry_orders_person"), ["person"], unique=False)
        batch_op.create_index("ix_laundry_orders_status", ["status"], unique=False)
        batch_op.create_index("ix_laundry_orders_tenant_charged_on", ["tenant", "charged_on"], unique=False)

    op.create_table(
        "opinions",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_opinions_person")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_opinions_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
        sa.UniqueConstraint("vendor", "period", "person", name=op.f("uq_opinions_vendor_period_person")),
    )
    with op.batch_alter_table("opinions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opinions_person"), ["person"], unique=False)
    op.create_table(
        "assessments",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("opinions", sa.Text(), nullable=False),
        sa.Column("ahead", sa.Text(), nullable=False),
        sa.Column("renew", sa.Boolean(), nullable=True),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("decided_by", BigId, nullable=True),
        sa.Column("decided_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_assessments_decided_by")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_assessments_made_by")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_assessments_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("vendor", "period", name=op.f("uq_assessments_vendor_period")),
    )
    op.create_table(
        "price_changes",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("care", sa.String(length=40), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("agreed_by", BigId, nullable=True),
        sa.Column("agreed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["agreed_by"], ["people.id"], name=op.f("fk_price_changes_agreed_by")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_price_changes_made_by")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_price_changes_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_changes")),
    )
    with op.batch_alter_table("objections", schema=None) as batch_op:
        bill = sa.Column("bill", sa.String(length=40), server_default="meals", nullable=False)
        batch_op.add_column(bill)
