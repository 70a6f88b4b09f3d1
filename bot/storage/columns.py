"""What every table has in common: the names of its constraints, its id, its version, its ways to other tables."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from bot.storage.types import BigId

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def key() -> Column[int]:
    """The number that the database gives."""
    return Column("id", BigId, primary_key=True, autoincrement=True)


def version() -> Column[int]:
    """Counts the changes: who saves what somebody else has changed meanwhile is told."""
    return Column("version", Integer, nullable=False, server_default="0")


def to(name: str, target: str, *, null: bool = False, index: bool = True) -> Column[int]:
    """A way to a record of another table."""
    return Column(name, BigId, ForeignKey(f"{target}.id"), nullable=null, index=index)
