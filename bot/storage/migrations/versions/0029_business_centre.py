"""The business centre: jobs with their charge slips, and the till at the end of a day."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0029"
down_revision = "0031"
branch_labels = None
depends_on = None

_PEOPLE = ("agreed_by", "handed_by", "operator", "person", "received_by", "settled_by", "void_asked_by", "voided_by")


def upgrade() -> None:
    """Take the tables in."""
    others = {"price_list": "price_lists", "tenant": "tenants", "unit": "units"}
    ways = {**dict.fromkeys(_PEOPLE, "people"), **others}
    op.create_table(
        "bc_jobs",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("by_desk", sa.Boolean(), nullable=False),
        sa.Column("tenant", BigId, nullable=False),
        sa.Column("unit", BigId, nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("colour", sa.Boolean(), nullable=False),
        sa.Column("duplex", sa.Boolean(), nullable=False),
        sa.Column("scaled", sa.Boolean(), nullable=False),
        sa.Column("staple", sa.Boolean(), nullable=False),
        sa.Column("tongue", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("keep_days", sa.Integer(), nullable=False),
        sa.Column("fax_to", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("deliver", sa.Boolean(), nullable=False),
        sa.Column("pay", sa.String(length=40), nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("offer", Json(), nullable=False),
        sa.Column("price_list", BigId, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("requested_at", Utc(), nullable=False),
        sa.Column("promised_at", Utc(), nullable=True),
        sa.Column("agreed_by", BigId, nullable=True),
        sa.Column("agreed_at", Utc(), nullable=True),
        sa.Column("operator", BigId, nullable=True),
        sa.Column("taken_at", Utc(), nullable=True),
        sa.Column("stopped", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("proof_when", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("proofs", sa.Integer(), nullable=False),
        sa.Column("proofed_at", Utc(), nullable=True),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("redone", sa.Integer(), nullable=False),
        sa.Column("sent_minutes", sa.Integer(), nullable=False),
        sa.Column("resent", sa.Integer(), nullable=False),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("handed_by", BigId, nullable=True),
        sa.Column("received_by", BigId, nullable=True),
        sa.Column("collected_by", sa.Text(), nullable=False),
        sa.Column("handed_at", Utc(), nullable=True),
        sa.Column("settled_by", BigId, nullable=True),
        sa.Column("settled_at", Utc(), nullable=True),
        sa.Column("charged_on", sa.Date(), nullable=True),
        sa.Column("void_asked_by", BigId, nullable=True),
        sa.Column("void_why", sa.Text(), nullable=False),
        sa.Column("voided_by", BigId, nullable=True),
        sa.Column("voided_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_bc_jobs_{name}"))
            for name, target in sorted(ways.items())
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bc_jobs")),
        sa.UniqueConstraint("number", name=op.f("uq_bc_jobs_number")),
    )
    op.create_index(op.f("ix_bc_jobs_person"), "bc_jobs", ["person"])
    op.create_index("ix_bc_jobs_status", "bc_jobs", ["status"])
    op.create_index("ix_bc_jobs_tenant_charged_on", "bc_jobs", ["tenant", "charged_on"])
    op.create_table(
        "cash_counts",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("counted_by", BigId, nullable=False),
        sa.Column("counted_at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["counted_by"], ["people.id"], name=op.f("fk_cash_counts_counted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_counts")),
        sa.UniqueConstraint("day", name=op.f("uq_cash_counts_day")),
    )
