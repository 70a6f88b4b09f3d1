"""Quiet hours and loudness, by person; and letters that ring whatever somebody has chosen."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables and the mark in."""
    op.create_table(
        "quiet_hours",
        sa.Column("person", BigId, nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_quiet_hours_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_quiet_hours")),
    )
    op.create_table(
        "tones",
        sa.Column("person", BigId, nullable=False),
        sa.Column("matter", sa.String(length=40), nullable=False),
        sa.Column("tone", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_tones_person")),
        sa.PrimaryKeyConstraint("person", "matter", name=op.f("pk_tones")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("loud", sa.Boolean(), server_default=sa.false(), nullable=False))
