"""Lunch that the reception writes down for somebody; what the caterer has agreed to, apart from what is composed."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the columns in; what was confirmed or published until now has been agreed to."""
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_desk", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("caller", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("menus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreed", Json(), server_default="[]", nullable=False))
    op.execute("UPDATE menus SET agreed = dishes WHERE confirmed_at IS NOT NULL OR published_at IS NOT NULL")
