"""What a tenant's month comes to is a 64-bit number, as every other sum is."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId

revision = "0031"
down_revision = "0028"
branch_labels = None
depends_on = None

_SUMS = ("charged", "noticed", "was")


def upgrade() -> None:
    """Make room."""
    with op.batch_alter_table("bills", schema=None) as batch_op:
        for name in _SUMS:
            batch_op.alter_column(name, existing_type=sa.Integer(), type_=BigId, existing_nullable=name != "charged")
