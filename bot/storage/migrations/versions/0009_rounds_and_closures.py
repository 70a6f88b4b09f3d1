"""Rounds apart from rework, what a reopened order was closed with, and that an order was passed on, not how often."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the columns in; until now every further round was rework, and only the first could be priced.

    A price that nobody waits for an answer to any more is withdrawn.
    """
    # In place: where a table is copied the old one is dropped, with everything that belongs to it.
    op.add_column("work_orders", sa.Column("round", sa.Integer(), server_default="0", nullable=False))
    op.add_column("work_orders", sa.Column("closures", Json(), server_default="[]", nullable=False))
    op.add_column("work_orders", sa.Column("passed_on", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE work_orders SET round = rework, passed_on = (offers > 1)")
    op.drop_column("work_orders", "offers")
    op.add_column("quotes", sa.Column("round", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "UPDATE quotes SET reply = 'withdrawn' WHERE reply = 'replaced' OR (reply = 'open' AND \"order\" NOT IN"
        " (SELECT id FROM work_orders WHERE waiting = 'quote'))"
    )
