"""Meals are charged with a day's month; a list may follow a menu that changed after the cut-off."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json, Utc

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the columns in; what has been charged until now was charged with its own month."""
    with op.batch_alter_table("roll_ups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("follows", Json(), server_default="[]", nullable=False))
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("charged_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_meal_orders_charged_on", ["charged_on"], unique=False)
    with op.batch_alter_table("office_meals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed_at", Utc(), nullable=True))
    op.execute("UPDATE meal_orders SET charged_on = day WHERE status IN ('sent', 'delivered', 'signed')")
