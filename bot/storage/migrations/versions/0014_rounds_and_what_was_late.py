"""Rounds through the building; what is late is so of a report, although nobody has been sent."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the tables in, and say of each overrun limit of which report it was."""
    op.add_column("overdues", sa.Column("intake", BigId, nullable=True))
    op.execute('UPDATE overdues SET intake = (SELECT intake FROM work_orders WHERE work_orders.id = overdues."order")')
    with op.batch_alter_table("overdues", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_overdues_order_stage_due_at"), type_="unique")
        batch_op.drop_constraint(batch_op.f("fk_overdues_order"), type_="foreignkey")
        batch_op.drop_column("order")
        batch_op.alter_column("intake", existing_type=BigId, nullable=False)
        batch_op.create_foreign_key(batch_op.f("fk_overdues_intake"), "intakes", ["intake"], ["id"])
        batch_op.create_unique_constraint(batch_op.f("uq_overdues_intake_stage_due_at"), ["intake", "stage", "due_at"])
    op.create_table(
        "inspection_plans",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("days", Json(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("inspector", sa.String(length=40), nullable=False),
        sa.Column("set_by", BigId, nullable=False),
        sa.Column("set_at", Utc(), nullable=False),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name=op.f("fk_inspection_plans_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_plans")),
    )
    op.create_table(
        "rounds",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("plan", BigId, nullable=False),
        sa.Column("due_at", Utc(), nullable=False),
        sa.Column("done_by", BigId, nullable=True),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("findings", Json(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_rounds_done_by")),
        sa.ForeignKeyConstraint(["plan"], ["inspection_plans.id"], name=op.f("fk_rounds_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("plan", "due_at", name=op.f("uq_rounds_plan_due_at")),
    )
