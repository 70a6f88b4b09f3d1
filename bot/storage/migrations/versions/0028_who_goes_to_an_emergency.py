"""Who goes to an emergency: until somebody does, who must know is called again; in which message it was spoken of."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the fields in. What is under way is in the hands of whoever has it."""
    with op.batch_alter_table("incidents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("accepted_by", BigId, nullable=True))
        batch_op.alter_column("opened_by", existing_type=BigId, nullable=True)
        batch_op.create_foreign_key(batch_op.f("fk_incidents_accepted_by"), "people", ["accepted_by"], ["id"])
    op.execute("UPDATE incidents SET accepted_by = holder")
    with op.batch_alter_table("incident_alarms", schema=None) as batch_op:
        batch_op.add_column(sa.Column("message", BigId, nullable=True))
