"""Who is barred from beginning anything new in the chat."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Utc

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the new fields in."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("barred_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("barred_why", sa.Text(), server_default="", nullable=False))
