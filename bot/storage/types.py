"""How domain values lie in columns."""

import json
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit number; INTEGER on SQLite, where only that spelling makes a primary key count by itself."""


class Utc(TypeDecorator[datetime]):
    """An instant. Always aware, always UTC; as microsecond text on SQLite, so that it sorts and compares."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TIMESTAMPTZ, or text where the database has no instants."""
        return String(26) if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Raises ValueError for a naive time: nobody knows what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None).isoformat(" ", "microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Back, in UTC."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        return value.astimezone(UTC)  # type: ignore[no-any-return]


class Code(TypeDecorator[StrEnum]):
    """One of a closed list of words, stored as itself."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self._words = words

    def member(self, value: str) -> StrEnum:
        """The word as a member of its list."""
        return self._words(value)

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The word. Raises ValueError where it is not on the list."""
        del dialect
        return None if value is None else self._words(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """The member."""
        del dialect
        return None if value is None else self._words(value)


class Rank(TypeDecorator[IntEnum]):
    """One of a closed list of ranks, stored as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, ranks: type[IntEnum]) -> None:
        super().__init__()
        self._ranks = ranks

    def process_bind_param(self, value: IntEnum | None, dialect: Dialect) -> int | None:
        """The number. Raises ValueError where it is not on the list."""
        del dialect
        return None if value is None else int(self._ranks(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> IntEnum | None:
        """The member."""
        del dialect
        return None if value is None else self._ranks(value)


class Json(TypeDecorator[Any]):
    """A small document: JSONB on PostgreSQL, text on SQLite. Lists come back as tuples where asked."""

    impl = Text
    cache_ok = True

    def __init__(self, *, row: bool = False) -> None:
        super().__init__()
        self._row = row

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB where there is such a thing."""
        return JSONB() if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Text for SQLite; the driver does it for PostgreSQL."""
        if value is None or dialect.name == "postgresql":
            return list(value) if isinstance(value, tuple) else value
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Back."""
        if value is None:
            return None
        loaded = value if dialect.name == "postgresql" else json.loads(value)
        return tuple(loaded) if self._row else loaded


class Lines(TypeDecorator[tuple[Any, ...]]):
    """A tuple of small frozen records, kept as JSON."""

    impl = Json
    cache_ok = True

    def __init__(self, kind: type) -> None:
        super().__init__()
        self._lines: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]

    def plain(self, value: tuple[Any, ...] | None) -> Any:
        """Lists and words only."""
        return self._lines.dump_python(value or (), mode="json")

    def records(self, value: Any) -> tuple[Any, ...]:
        """The opposite of `plain`. Raises pydantic's ValidationError."""
        return self._lines.validate_python(value)

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> Any:
        """What the row holds."""
        del dialect
        return self.plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:
        """What the record holds; nothing where an outer join found no row."""
        del dialect
        return self.records(value or ())
