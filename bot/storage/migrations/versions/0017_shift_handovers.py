"""The shift handovers."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the table in."""
    op.create_table(
        "handovers",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("to", sa.String(length=40), nullable=False),
        sa.Column("due_at", Utc(), nullable=False),
        sa.Column("handed_by", BigId, nullable=True),
        sa.Column("handed_at", Utc(), nullable=True),
        sa.Column("figures", Json(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("taken_by", BigId, nullable=True),
        sa.Column("taken_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["handed_by"], ["people.id"], name=op.f("fk_handovers_handed_by")),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_handovers_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("day", "to", name=op.f("uq_handovers_day_to")),
    )
