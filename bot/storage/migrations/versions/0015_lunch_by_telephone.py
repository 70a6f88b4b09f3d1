"""Lunch that the reception writes down for somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the columns in."""
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_desk", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("caller", sa.Text(), server_default="", nullable=False))
