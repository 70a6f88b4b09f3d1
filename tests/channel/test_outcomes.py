"""What an error of the Bot API means."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channel.outcomes import Fate, classify
from bot.channel.transport import NotSent


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (NotSent("no connection"), Fate.RETRY),
        (Conflict("terminated by other getUpdates request"), Fate.RETRY),
        (TimedOut(), Fate.UNKNOWN),
        (NetworkError("Bad Gateway"), Fate.UNKNOWN),
        (ValueError("whatever"), Fate.UNKNOWN),
        (Forbidden("Forbidden: bot was blocked by the user"), Fate.UNREACHABLE),
        (Forbidden("Forbidden: user is deactivated"), Fate.UNREACHABLE),
        (BadRequest("Chat not found"), Fate.UNREACHABLE),
        (BadRequest("Message is not modified: specified new message content"), Fate.UNCHANGED),
        (BadRequest("Message to edit not found"), Fate.GONE),
        (BadRequest("Message can't be edited"), Fate.GONE),
        (BadRequest("Message to delete not found"), Fate.GONE),
        (BadRequest("Message can't be deleted for everyone"), Fate.STAYS),
        (BadRequest("Can't parse entities: unclosed tag"), Fate.UNPARSABLE),
        (BadRequest("Query is too old and response timeout expired or query ID is invalid"), Fate.STALE_QUERY),
        (BadRequest("BUTTON_DATA_INVALID"), Fate.REFUSED),
        (InvalidToken(), Fate.REFUSED),
        (TelegramError("something new"), Fate.REFUSED),
    ],
)
def test_each_error_calls_for_one_thing(error: Exception, fate: Fate) -> None:
    assert classify(error).fate is fate


def test_a_pause_says_how_long_and_a_move_says_where() -> None:
    assert classify(RetryAfter(timedelta(seconds=7))).seconds == 7
    assert classify(RetryAfter(7)).seconds == 7
    assert classify(ChatMigrated(-1001)).chat == -1001
