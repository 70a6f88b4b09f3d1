"""Opinions and assessments are of any vendor, and of weeks; meals go to a place told; a list may be corrected."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the periods; say of which trade they are."""
    for table in ("opinions", "assessments"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            trade = sa.Column("trade", sa.String(length=40), server_default="laundry", nullable=False)
            batch_op.add_column(trade)
            batch_op.alter_column("period", existing_type=sa.String(length=7), type_=sa.String(length=10))
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.alter_column("score", existing_type=sa.Integer(), nullable=True)
    waiting = "UPDATE occurrences SET scope = 'laundry:' || scope WHERE kind = 'assessment-missing' AND state = 'due'"
    op.execute(waiting)
    with op.batch_alter_table("meal_orders", schema=None) as batch_op:
        place = sa.Column("place", sa.Text(), server_default="", nullable=False)
        batch_op.add_column(place)
    with op.batch_alter_table("roll_ups", schema=None) as batch_op:
        corrects = sa.Column("corrects", BigId, nullable=True)
        batch_op.add_column(corrects)
