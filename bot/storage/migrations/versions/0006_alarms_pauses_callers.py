"""One alarm at a time, pauses that are remembered, and how to reach who called."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Json, Utc

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ALARMS = sa.table("occurrences", sa.column("id"), sa.column("kind"), sa.column("scope"), sa.column("state"))


def upgrade() -> None:
    """Take the columns in; alarms that are ringing go on."""
    with op.batch_alter_table("intakes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alarms", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("caller_phone", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("round_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("pauses", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("waits", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE work_orders SET round_at = dispatched_at")
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.alter_column("round_at", existing_type=Utc(), nullable=False)
    _ring_on()


def _ring_on() -> None:
    ringing = sa.select(_ALARMS).where(_ALARMS.c.kind == "emergency-alarm", _ALARMS.c.state == "due")
    for row in op.get_bind().execute(ringing).all():
        intake, count, _ = row.scope.split(":")
        renamed = sa.update(_ALARMS).where(_ALARMS.c.id == row.id)
        op.get_bind().execute(renamed.values(scope=f"{intake}:0:{count}"))
