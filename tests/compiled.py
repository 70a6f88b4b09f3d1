"""What SQLAlchemy has compiled for the engine of one test serves the next: each has one of its own."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

_COMPILED: dict[Any, Any] = {}


class _Alike:
    """Dialects of a kind are as good as each other: as they are all set up the same way, they compile the same."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """What it compiles is kept where the others find it."""
        engine.update_execution_options(compiled_cache=_COMPILED)


class OnFile(_Alike, SQLiteDialect_aiosqlite):
    """SQLite."""

    supports_statement_cache = True


class OnServer(_Alike, PGDialect_asyncpg):
    """PostgreSQL."""

    supports_statement_cache = True


def share() -> None:
    """From now on each engine of either kind."""
    registry.register("sqlite.aiosqlite", __name__, OnFile.__name__)
    registry.register("postgresql.asyncpg", __name__, OnServer.__name__)
