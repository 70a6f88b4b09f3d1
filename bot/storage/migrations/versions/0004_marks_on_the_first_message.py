"""The reporter's own message that began a repair is known, so that it can be marked."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the change in."""
    with op.batch_alter_table("intakes") as intakes:
        intakes.add_column(sa.Column("message", BigId, nullable=True))
