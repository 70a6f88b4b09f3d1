"""The tables of meals."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, false

from bot.domain.arrivals import Arrival, Verdict
from bot.domain.meals import Follow, MealOrder, MealStatus, RollUp
from bot.domain.menus import Dish, Menu, MenuStatus, Portion
from bot.domain.objections import Billed, Objection
from bot.domain.office_meals import OfficeMeal
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Json, Lines, Utc

menus = Table(
    "menus", metadata, key(), to("vendor", "vendors", index=False), Column("day", Date, nullable=False),
    Column("dishes", Lines(Dish), nullable=False), Column("agreed", Lines(Dish), nullable=False, server_default="[]"),
    Column("status", Code(MenuStatus), nullable=False),
    Column("capacity", Integer), to("confirmed_by", "people", null=True, index=False), Column("confirmed_at", Utc),
    Column("published_at", Utc), version(), UniqueConstraint("vendor", "day"),
)  # fmt: skip

roll_ups = Table(
    "roll_ups", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("vendor", "vendors", index=False), Column("day", Date, nullable=False),
    Column("serial", Integer, nullable=False), Column("portions", Lines(Portion), nullable=False),
    Column("sent_at", Utc, nullable=False), Column("corrects", BigId),
    Column("follows", Lines(Follow), nullable=False, server_default="[]"),
    to("confirmed_by", "people", null=True, index=False),
    Column("confirmed_at", Utc), Column("asked", Integer, nullable=False), version(),
    UniqueConstraint("vendor", "day", "serial"),
)  # fmt: skip
"""What the caterer is to bring."""

meal_orders = Table(
    "meal_orders", metadata, key(), Column("number", String(20), nullable=False, unique=True),
    to("vendor", "vendors", index=False), Column("day", Date, nullable=False), to("person", "people", index=False),
    Column("by_desk", Boolean, nullable=False, server_default=false()),
    Column("caller", Text, nullable=False, server_default=""),
    to("tenant", "tenants", null=True, index=False), to("unit", "units", null=True, index=False),
    Column("place", Text, nullable=False, server_default=""),
    Column("portions", Lines(Portion), nullable=False), Column("note", Text, nullable=False),
    Column("status", Code(MealStatus), nullable=False), Column("ordered_at", Utc, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=false()), Column("closed_at", Utc),
    to("roll_up", "roll_ups", null=True),
    Column("changed_at", Utc), Column("charged_on", Date), Column("asked_why", Text, nullable=False),
    to("approved_by", "people", null=True, index=False), Column("signed_at", Utc),
    Column("wrong", Text, nullable=False), version(),
    Index("ix_meal_orders_day_status", "day", "status"), Index("ix_meal_orders_person_day", "person", "day"),
    Index("ix_meal_orders_tenant_day", "tenant", "day"), Index("ix_meal_orders_charged_on", "charged_on"),
)  # fmt: skip

office_meals = Table(
    "office_meals", metadata, key(), to("order", "meal_orders", index=False), to("person", "people"),
    Column("portions", Lines(Portion), nullable=False), Column("note", Text, nullable=False),
    Column("said_at", Utc, nullable=False), Column("changed_at", Utc), version(), UniqueConstraint("order", "person"),
)  # fmt: skip
"""What colleagues have added to an order that is collected for the office."""

arrivals = Table(
    "arrivals", metadata, key(), to("vendor", "vendors", index=False), Column("day", Date, nullable=False),
    Column("arrived_at", Utc, nullable=False), to("taken_by", "people", index=False),
    Column("verdict", Code(Verdict)), Column("why", Text, nullable=False),
    Column("photos", Json(row=True), nullable=False),
    to("checked_by", "people", null=True, index=False), Column("checked_at", Utc),
    Column("remakes", Integer, nullable=False), version(), UniqueConstraint("vendor", "day"),
)  # fmt: skip
"""Half past eleven: the meals have come, and are looked at."""

objections = Table(
    "objections", metadata, key(), Column("bill", Code(Billed), nullable=False, server_default=Billed.MEALS.value),
    Column("month", String(7), nullable=False), to("tenant", "tenants"),
    to("person", "people"), Column("text", Text, nullable=False), Column("at", Utc, nullable=False),
    to("settled_by", "people", null=True, index=False), Column("settled_at", Utc),
    Column("answer", Text, nullable=False), version(),
)  # fmt: skip
"""What tenants say against a statement."""

MEAL_RECORDS: dict[type, Table] = {
    Menu: menus, RollUp: roll_ups, MealOrder: meal_orders, Arrival: arrivals, Objection: objections,
    OfficeMeal: office_meals,
}  # fmt: skip
