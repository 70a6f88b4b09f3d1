"""Menus, meal orders, roll-ups to the caterer, arrivals."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    op.create_table(
        "mutes",
        sa.Column("person", BigId, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_mutes_person")),
        sa.PrimaryKeyConstraint("person", "kind", name=op.f("pk_mutes")),
    )
    op.create_table(
        "arrivals",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("arrived_at", Utc(), nullable=False),
        sa.Column("taken_by", BigId, nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("checked_by", BigId, nullable=True),
        sa.Column("checked_at", Utc(), nullable=True),
        sa.Column("remakes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["checked_by"], ["people.id"], name=op.f("fk_arrivals_checked_by")),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_arrivals_taken_by")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_arrivals_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
        sa.UniqueConstraint("vendor", "day", name=op.f("uq_arrivals_vendor_day")),
    )
    op.create_table(
        "menus",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dishes", Json(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", BigId, nullable=True),
        sa.Column("confirmed_at", Utc(), nullable=True),
        sa.Column("published_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_menus_confirmed_by")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_menus_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_menus")),
        sa.UniqueConstraint("vendor", "day", name=op.f("uq_menus_vendor_day")),
    )
    op.create_table(
        "roll_ups",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("portions", Json(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("confirmed_by", BigId, nullable=True),
        sa.Column("confirmed_at", Utc(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_roll_ups_confirmed_by")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_roll_ups_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_ups")),
        sa.UniqueConstraint("number", name=op.f("uq_roll_ups_number")),
        sa.UniqueConstraint("vendor", "day", "serial", name=op.f("uq_roll_ups_vendor_day_serial")),
    )
    op.create_table(
        "meal_orders",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("vendor", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("tenant", BigId, nullable=True),
        sa.Column("unit", BigId, nullable=True),
        sa.Column("portions", Json(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("ordered_at", Utc(), nullable=False),
        sa.Column("roll_up", BigId, nullable=True),
        sa.Column("asked_why", sa.Text(), nullable=False),
        sa.Column("approved_by", BigId, nullable=True),
        sa.Column("signed_at", Utc(), nullable=True),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_meal_orders_approved_by")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_meal_orders_person")),
        sa.ForeignKeyConstraint(["roll_up"], ["roll_ups.id"], name=op.f("fk_meal_orders_roll_up")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_meal_orders_tenant")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_meal_orders_unit")),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_meal_orders_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meal_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_meal_orders_number")),
    )
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        batch_op.create_index("ix_meal_orders_day_status", ["day", "status"], unique=False)
        batch_op.create_index("ix_meal_orders_person_day", ["person", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_meal_orders_roll_up"), ["roll_up"], unique=False)
        batch_op.create_index("ix_meal_orders_tenant_day", ["tenant", "day"], unique=False)
    op.create_table(
        "objections",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("settled_by", BigId, nullable=True),
        sa.Column("settled_at", Utc(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_objections_person")),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name=op.f("fk_objections_settled_by")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_objections_tenant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    with op.batch_alter_table("objections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objections_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_objections_tenant"), ["tenant"], unique=False)
