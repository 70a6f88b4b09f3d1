"""The tables of rounds through the building."""

from sqlalchemy import Column, Integer, Table, Text, UniqueConstraint

from bot.domain.inspections import InspectionPlan, Rhythm, Round
from bot.domain.roles import Role
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import Code, Json, Utc

inspection_plans = Table(
    "inspection_plans", metadata, key(), Column("area", Text, nullable=False), Column("points", Text, nullable=False),
    Column("rhythm", Code(Rhythm), nullable=False, server_default=Rhythm.WEEKLY.value),
    Column("days", Json(row=True), nullable=False), Column("hour", Integer, nullable=False),
    Column("inspector", Code(Role), nullable=False), to("set_by", "people", index=False),
    Column("set_at", Utc, nullable=False), Column("ended_at", Utc), version(),
)  # fmt: skip

rounds = Table(
    "rounds", metadata, key(), to("plan", "inspection_plans", index=False), Column("due_at", Utc, nullable=False),
    to("done_by", "people", null=True, index=False), Column("done_at", Utc),
    Column("findings", Json(row=True), nullable=False), version(), UniqueConstraint("plan", "due_at"),
)  # fmt: skip

INSPECTION_RECORDS: dict[type, Table] = {InspectionPlan: inspection_plans, Round: rounds}
