"""Rounds are gone each week, each half month, or each month."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """So far each was weekly."""
    with op.batch_alter_table("inspection_plans", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rhythm", sa.String(length=40), server_default="weekly", nullable=False))
