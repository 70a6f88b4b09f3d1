"""What the manager changes in the timetable: days declared worked or off, and what was moved or skipped by hand."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the new fields in."""
    with op.batch_alter_table("buildings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("days", Json(), server_default="{}", nullable=False))
    with op.batch_alter_table("occurrences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("listing", sa.String(length=40), server_default="hidden", nullable=False))
        batch_op.add_column(sa.Column("by_hand", sa.Boolean(), server_default=sa.false(), nullable=False))
