"""Alembic's door: always with a connection that `bot.storage.migrating` hands in."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import BigInteger

from bot.storage.tables import metadata
from bot.storage.types import Code, Json, Utc


def rendered(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """How our column types are written down in a migration: short, and true for later versions, too."""
    if kind != "type":
        return False
    match item:
        case Code():
            return "sa.String(length=40)"
        case Utc():
            return "Utc()"
        case Json():
            return "Json()"
        case BigInteger() if item._variant_mapping:  # noqa: SLF001 - the only sign of a variant
            return "BigId"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=rendered,
)
with context.begin_transaction():
    context.run_migrations()
