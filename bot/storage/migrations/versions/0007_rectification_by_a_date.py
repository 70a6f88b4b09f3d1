"""Until when the manager wants a matter settled that stays open."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Utc

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the table in."""
    op.create_table(
        "rectifications",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("intake", BigId, nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("asked_by", BigId, nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_rectifications_asked_by")),
        sa.ForeignKeyConstraint(["intake"], ["intakes.id"], name=op.f("fk_rectifications_intake")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectifications")),
        sa.UniqueConstraint("intake", name=op.f("uq_rectifications_intake")),
    )
