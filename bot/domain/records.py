"""What every record has in common: a number given by the database, a version, and a mark on what is personal."""

import re
from dataclasses import field, fields
from typing import Any, Final

NEW: Final = 0
"""The id of a record that the database has not seen yet."""
UNSTORABLE: Final = re.compile("[\\0\\ud800-\\udfff]")
"""NUL cannot be stored by PostgreSQL, and half a surrogate pair by nobody."""


def personal(**options: Any) -> Any:
    """A field that tells something about a person: never copied into histories, emptied on erasure."""
    return field(metadata={"personal": True}, **options)


def personal_fields(record: type) -> frozenset[str]:
    """The names of a record's personal fields."""
    return frozenset(f.name for f in fields(record) if f.metadata.get("personal"))
