"""Customers' files at the business centre, and jobs that look suspicious."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Utc

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the table and the fields in."""
    op.create_table(
        "bc_files",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("job", BigId, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("picture", sa.Boolean(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("read_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["job"], ["bc_jobs.id"], name=op.f("fk_bc_files_job")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bc_files")),
    )
    op.create_index(op.f("ix_bc_files_job"), "bc_files", ["job"])
    op.create_index("ix_bc_files_read_at", "bc_files", ["read_at"])
    with op.batch_alter_table("bc_jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("flagged_by", BigId, nullable=True))
        batch_op.add_column(sa.Column("flagged_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("flagged_why", sa.Text(), server_default="", nullable=False))
        batch_op.create_foreign_key(op.f("fk_bc_jobs_flagged_by"), "people", ["flagged_by"], ["id"])
