"""Faxes that come in, and who waits for one."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0032"
down_revision = "0030"
branch_labels = None
depends_on = None

_PEOPLE = ("asked_by", "handed_by", "keeper", "received_by", "slip_by", "taken_by")


def upgrade() -> None:
    """Take the tables in."""
    ways = {**dict.fromkeys(_PEOPLE, "people"), "tenant": "tenants", "unit": "units"}
    op.create_table(
        "faxes_in",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("unit", BigId, nullable=True),
        sa.Column("tenant", BigId, nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("came_at", Utc(), nullable=False),
        sa.Column("logged_at", Utc(), nullable=False),
        sa.Column("taken_by", BigId, nullable=False),
        sa.Column("keeper", BigId, nullable=False),
        sa.Column("documents", Json(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("told_at", Utc(), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("retries", sa.Integer(), nullable=False),
        sa.Column("slip_by", BigId, nullable=True),
        sa.Column("slip_at", Utc(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_by", BigId, nullable=True),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("receipt", sa.String(length=40), nullable=True),
        sa.Column("received_by", BigId, nullable=True),
        sa.Column("collected_by", sa.Text(), nullable=False),
        sa.Column("handed_by", BigId, nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        *(sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_faxes_in_{name}")) for name, to in ways.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faxes_in")),
        sa.UniqueConstraint("number", name=op.f("uq_faxes_in_number")),
    )
    for column in ("came_at", "received_by", "status", "tenant", "unit"):
        op.create_index(op.f(f"ix_faxes_in_{column}"), "faxes_in", [column])
    ways = {"asked_by": "people", "fax": "faxes_in", "tenant": "tenants", "unit": "units"}
    op.create_table(
        "fax_watches",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("unit", BigId, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked_by", BigId, nullable=False),
        sa.Column("by_desk", sa.Boolean(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("until", Utc(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("fax", BigId, nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_fax_watches_{name}"))
            for name, to in ways.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fax_watches")),
    )
    for column in ("asked_by", "status", "tenant"):
        op.create_index(op.f(f"ix_fax_watches_{column}"), "fax_watches", [column])
