"""Lunch that one collects for the office; a word before the cut-off; who is away."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in."""
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("closed_at", Utc(), nullable=True))
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
