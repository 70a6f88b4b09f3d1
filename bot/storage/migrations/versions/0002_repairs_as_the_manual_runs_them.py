"""repairs as the manual runs them."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import BigId, Json, Utc

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """More columns and tables; what is there is kept."""
    op.create_table(
        "price_lists",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("prices", Json(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_lists")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_price_lists_kind_number")),
    )
    op.create_table(
        "groups",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("chat", BigId, nullable=False),
        sa.Column("thread", BigId, nullable=True),
        sa.Column("named_by", BigId, nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["named_by"], ["people.id"], name=op.f("fk_groups_named_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("kind", name=op.f("uq_groups_kind")),
    )
    op.create_table(
        "complaints",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("unit", BigId, nullable=True),
        sa.Column("tenant", BigId, nullable=True),
        sa.Column("complainant", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("photos", Json(), nullable=False),
        sa.Column("received_at", Utc(), nullable=False),
        sa.Column("intake", BigId, nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["complainant"], ["people.id"], name=op.f("fk_complaints_complainant")),
        sa.ForeignKeyConstraint(["intake"], ["intakes.id"], name=op.f("fk_complaints_intake")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_complaints_tenant")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_complaints_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
        sa.UniqueConstraint("number", name=op.f("uq_complaints_number")),
    )
    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaints_complainant"), ["complainant"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaints_intake"), ["intake"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaints_tenant"), ["tenant"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaints_unit"), ["unit"], unique=False)

    op.create_table(
        "charges",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("tenant", BigId, nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.Column("price_list", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_charges_order")),
        sa.ForeignKeyConstraint(["price_list"], ["price_lists.id"], name=op.f("fk_charges_price_list")),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_charges_tenant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charges")),
        sa.UniqueConstraint("order", name=op.f("uq_charges_order")),
    )
    with op.batch_alter_table("charges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charges_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_charges_tenant"), ["tenant"], unique=False)

    op.create_table(
        "dispatch_entries",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("number", BigId, nullable=False),
        sa.Column("intake", BigId, nullable=False),
        sa.Column("order", BigId, nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("dispatcher", BigId, nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["dispatcher"], ["people.id"], name=op.f("fk_dispatch_entries_dispatcher")),
        sa.ForeignKeyConstraint(["intake"], ["intakes.id"], name=op.f("fk_dispatch_entries_intake")),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_dispatch_entries_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch_entries")),
        sa.UniqueConstraint("intake", name=op.f("uq_dispatch_entries_intake")),
        sa.UniqueConstraint("number", name=op.f("uq_dispatch_entries_number")),
    )
    with op.batch_alter_table("dispatch_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispatch_entries_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_dispatch_entries_order"), ["order"], unique=False)

    op.create_table(
        "helpers",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("technician", BigId, nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_helpers_order")),
        sa.ForeignKeyConstraint(["technician"], ["people.id"], name=op.f("fk_helpers_technician")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helpers")),
        sa.UniqueConstraint("order", "technician", name=op.f("uq_helpers_order_technician")),
    )
    with op.batch_alter_table("helpers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_helpers_technician"), ["technician"], unique=False)

    op.create_table(
        "overdues",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("due_at", Utc(), nullable=False),
        sa.Column("noticed_at", Utc(), nullable=False),
        sa.Column("holder", BigId, nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["holder"], ["people.id"], name=op.f("fk_overdues_holder")),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_overdues_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overdues")),
        sa.UniqueConstraint("order", "stage", "due_at", name=op.f("uq_overdues_order_stage_due_at")),
    )
    with op.batch_alter_table("overdues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_overdues_noticed_at"), ["noticed_at"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("total", BigId, nullable=False),
        sa.Column("price_list", BigId, nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("reply", sa.String(length=40), nullable=False),
        sa.Column("replied_by", BigId, nullable=True),
        sa.Column("replied_at", Utc(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_quotes_made_by")),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_quotes_order")),
        sa.ForeignKeyConstraint(["price_list"], ["price_lists.id"], name=op.f("fk_quotes_price_list")),
        sa.ForeignKeyConstraint(["replied_by"], ["people.id"], name=op.f("fk_quotes_replied_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
    )
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_order"), ["order"], unique=False)

    op.create_table(
        "ratings",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("order", BigId, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person", BigId, nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["order"], ["work_orders.id"], name=op.f("fk_ratings_order")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_ratings_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("order", "round", name=op.f("uq_ratings_order_round")),
    )
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ratings_person"), ["person"], unique=False)

    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("on_shift", sa.Boolean(), server_default=sa.true(), nullable=False))

    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=60), nullable=True))
        batch_op.create_index(batch_op.f("ix_media_about"), ["about"], unique=False)

    with op.batch_alter_table("intakes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("voice", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("caller", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("preferred_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("follows", BigId, nullable=True))
        batch_op.add_column(sa.Column("merged_into", BigId, nullable=True))
        batch_op.add_column(sa.Column("chases", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("chased_at", Utc(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_intakes_reporter"))
        batch_op.drop_index(batch_op.f("ix_intakes_status"))
        batch_op.drop_index(batch_op.f("ix_intakes_tenant"))
        batch_op.drop_index(batch_op.f("ix_intakes_unit"))
        batch_op.create_index(batch_op.f("ix_intakes_follows"), ["follows"], unique=False)
        batch_op.create_index(batch_op.f("ix_intakes_merged_into"), ["merged_into"], unique=False)
        batch_op.create_index("ix_intakes_reported_at_id", ["reported_at", "id"], unique=False)
        batch_op.create_index("ix_intakes_reporter_status_id", ["reporter", "status", "id"], unique=False)
        batch_op.create_index("ix_intakes_status_id", ["status", "id"], unique=False)
        batch_op.create_index("ix_intakes_tenant_status_id", ["tenant", "status", "id"], unique=False)
        batch_op.create_index("ix_intakes_unit_id_status", ["unit", "id", "status"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_intakes_merged_into"), "intakes", ["merged_into"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_intakes_follows"), "intakes", ["follows"], ["id"])

    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_accept", Utc(), nullable=True))
        batch_op.add_column(sa.Column("due_done", Utc(), nullable=True))
        batch_op.add_column(sa.Column("offers", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("tried", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("expected_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("booked_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("waiting", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("wait_why", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("wait_until", Utc(), nullable=True))
        batch_op.add_column(sa.Column("paused_at", Utc(), nullable=True))
        batch_op.add_column(sa.Column("materials", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("photos_before", Json(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("answered_by", BigId, nullable=True))
        batch_op.add_column(sa.Column("reopened", sa.Integer(), server_default="0", nullable=False))
        batch_op.alter_column("technician", existing_type=sa.INTEGER(), nullable=True)
        batch_op.drop_index(batch_op.f("ix_work_orders_technician"))
        batch_op.create_index(batch_op.f("ix_work_orders_issued_at"), ["issued_at"], unique=False)
        batch_op.create_index("ix_work_orders_technician_intake_status", ["technician", "intake", "status"])
        batch_op.drop_index(batch_op.f("ix_work_orders_status"))
        batch_op.create_index("ix_work_orders_status_intake", ["status", "intake"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_work_orders_answered_by"), "people", ["answered_by"], ["id"])
    _fill_in()
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.alter_column("due_accept", existing_type=Utc(), nullable=False)
        batch_op.alter_column("due_done", existing_type=Utc(), nullable=False)


def _fill_in() -> None:
    """Orders of before have one limit and no line in the dispatch log; each gets what it would have had."""
    op.execute("UPDATE work_orders SET due_accept = due_at, due_done = due_at")
    op.execute(
        'INSERT INTO dispatch_entries (number, intake, "order", outcome, dispatcher, at, why) '
        "SELECT ROW_NUMBER() OVER (ORDER BY id), intake, id, 'issued', issued_by, issued_at, '' FROM work_orders"
    )
    op.execute("INSERT INTO counters (name, value) SELECT 'D', COUNT(*) FROM work_orders HAVING COUNT(*) > 0")
