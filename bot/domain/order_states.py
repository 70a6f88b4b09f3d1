"""Where a work order may stand, what it may wait for, and how it may end."""

from enum import StrEnum


class OrderStatus(StrEnum):
    """Where a work order stands."""

    DISPATCHED = "dispatched"
    ACCEPTED = "accepted"
    ON_THE_WAY = "on_the_way"
    ON_SITE = "on_site"
    WAITING = "waiting"
    COMPLETED = "completed"
    RETURNED = "returned"
    VERIFYING = "verifying"
    CLOSED = "closed"
    VOID = "void"


class Wait(StrEnum):
    """What a waiting order waits for. While it is the tenant's turn, the limits stand still."""

    PARTS = "parts"
    TENANT = "tenant"
    QUOTE = "quote"


class Result(StrEnum):
    """What the dispatcher writes into the "result" column (R124)."""

    RESOLVED = "resolved"
    TEMPORARY = "temporary"
    NOT_POSSIBLE = "not_possible"
    NOT_DONE = "not_done"


NOTHING_DONE = frozenset({Result.NOT_DONE, Result.NOT_POSSIBLE})
"""What was not mended is not charged (R103); and whoever comes again for it does no rework."""


UNFINISHED = NOTHING_DONE | {Result.TEMPORARY}
"""Whoever comes again after that finishes the work, or begins it, and makes no bad work good."""


class Owed(StrEnum):
    """What is still to be done when the work is: by the dispatcher (R124), then by customer service (R127)."""

    RESULT = "result"
    VERIFICATION = "verification"
    SIGNATURE = "signature"


class Method(StrEnum):
    """How customer service satisfied itself (R127)."""

    ON_SITE = "on_site"
    ASKED = "asked"
    PHONED = "phoned"


_S = OrderStatus
EARLY = frozenset({_S.DISPATCHED, _S.ACCEPTED, _S.ON_THE_WAY})
"""Nobody has been at the place yet."""
BEFORE_DONE = EARLY | {_S.ON_SITE, _S.WAITING}
TO_VERIFY = frozenset({_S.RETURNED, _S.VERIFYING})
OPEN = BEFORE_DONE | TO_VERIFY | {_S.COMPLETED}
