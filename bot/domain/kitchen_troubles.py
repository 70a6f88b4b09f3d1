"""What a caterer may have to report of a day (R174): a set has run out, they come late, the kitchen is down."""

from enum import StrEnum


class Trouble(StrEnum):
    """What is the matter."""

    OUT = "out"
    LATE = "late"
    DOWN = "down"
    OTHER = "other"
