"""What is asked of people is a survey, whatever it is about; everybody who was asked has a line in it."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_LATEST = "DELETE FROM opinions WHERE id NOT IN (SELECT MAX(id) FROM opinions GROUP BY trade, period, person)"
"""Where the vendor changed within a month somebody may have rated both: of that the later one stays."""
_SURVEYS = (
    "INSERT INTO surveys (subject, period, vendor, opened_at, closes_at, closed_at) "
    "SELECT trade, period, MAX(vendor), MIN(at), MAX(at), MAX(at) FROM opinions GROUP BY trade, period"
)
_ANSWERS = (
    "UPDATE opinions SET asked_at = at, answered_at = at, marks = {marks}, survey = "
    "(SELECT s.id FROM surveys s WHERE s.subject = opinions.trade AND s.period = opinions.period)"
)
_MARKS = {"postgresql": "jsonb_build_array(stars)", "sqlite": "'[' || stars || ']'"}


def upgrade() -> None:
    """Take the tables in, and what has been answered; what was asked before is over."""
    op.create_table(
        "surveys",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("vendor", BigId, nullable=True),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("closes_at", Utc(), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["vendor"], ["vendors.id"], name=op.f("fk_surveys_vendor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("subject", "period", name=op.f("uq_surveys_subject_period")),
    )
    with op.batch_alter_table("opinions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("survey", BigId, nullable=True))
        batch_op.add_column(sa.Column("use", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("marks", Json(row=True), nullable=True))
        batch_op.add_column(sa.Column("asked_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("reminded_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("answered_at", Utc(), nullable=True))
    op.execute(_LATEST)
    op.execute(_SURVEYS)
    op.execute(_ANSWERS.format(marks=_MARKS[op.get_bind().dialect.name]))
    with op.batch_alter_table("opinions", schema=None) as batch_op:
        for name, kind in (("survey", BigId), ("marks", Json(row=True)), ("asked_at", Utc())):
            batch_op.alter_column(name, existing_type=kind, nullable=False)
        batch_op.drop_constraint(batch_op.f("uq_opinions_vendor_period_person"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_opinions_survey_person"), ["survey", "person"])
        batch_op.drop_constraint(batch_op.f("fk_opinions_vendor"), type_="foreignkey")
        batch_op.create_foreign_key(batch_op.f("fk_opinions_survey"), "surveys", ["survey"], ["id"])
        for name in ("vendor", "at", "trade", "stars", "period"):
            batch_op.drop_column(name)
