"""Opinions and assessments are of any vendor, and of weeks; meals go to a place told; a list may be corrected."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the periods; say of which trade they are."""
    for table in ("opinions", "assessments"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            trade = sa.Column("trade", sa.String(length=40), server_default="laundry", nullable=False)
            batch_op.add_column(trade)
            batch_op.alter_column("period", existing_type=sa.String(length=7), type_=sa.String(length=10))
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.alter_column("score", existing_type=sa.Integer(), nullable=True)
    waiting = "UPDATE occurrences SET scope = 'laundry:' || scope WHERE kind = 'assessment-missing' AND state = 'due'"
    op.execute(waiting)
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        place = sa.Column("place", sa.Text(), server_default="", nullable=False)
        batch_op.add_column(place)
        batch_op.add_column(sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("closed_at", Utc(), nullable=True))
    with op.batch_alter_table("roll_ups", schema=None) as batch_op:
        corrects = sa.Column("corrects", BigId, nullable=True)
        batch_op.add_column(corrects)
    op.create_table(
        "office_meals",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("portions", Json(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("said_at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["order"], ["meal_orders.id"], name=op.f("fk_office_meals_order")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_office_meals_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_meals")),
        sa.UniqueConstraint("order", "person", name=op.f("uq_office_meals_order_person")),
    )
    with op.batch_alter_table("office_meals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_meals_person"), ["person"], unique=False)
    op.create_table(
        "wishes",
        sa.Column("person", BigId, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_wishes_person")),
        sa.PrimaryKeyConstraint("person", "kind", name=op.f("pk_wishes")),
    )
    with op.batch_alter_table("mutes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("until", sa.Date(), nullable=True))
