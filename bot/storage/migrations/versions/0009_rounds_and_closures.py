"""Rounds apart from rework, what a reopened order was closed with, and that an order was passed on, not how often."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the columns in; until now every further round was rework, and only the first could be priced."""
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("round", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("closures", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("passed_on", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE work_orders SET round = rework, passed_on = (offers > 1)")
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.drop_column("offers")
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("round", sa.Integer(), server_default="0", nullable=False))
