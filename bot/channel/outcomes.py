"""What became of a request: the only place that reads Telegram's error texts."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto

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

from bot.channel.transport import NotSent


class Fate(StrEnum):
    """The kinds of outcome; each calls for one thing to be done."""

    RETRY = auto()
    UNKNOWN = auto()
    SLOW_DOWN = auto()
    UNREACHABLE = auto()
    MOVED = auto()
    UNCHANGED = auto()
    GONE = auto()
    STAYS = auto()
    WORDLESS = auto()
    UNPARSABLE = auto()
    STALE_QUERY = auto()
    REFUSED = auto()


@dataclass(frozen=True)
class Outcome:
    """A fate with what belongs to it: seconds to wait, the chat's new id, the words for the diary."""

    fate: Fate
    seconds: float = 0.0
    chat: int = 0
    told: str = ""


_TEXTS: tuple[tuple[str, Fate], ...] = (
    ("message is not modified", Fate.UNCHANGED),
    ("message to edit not found", Fate.GONE),
    ("message to delete not found", Fate.GONE),
    ("message to react not found", Fate.GONE),
    ("message can't be edited", Fate.GONE),
    ("message can't be deleted", Fate.STAYS),
    ("there is no text in the message to edit", Fate.WORDLESS),
    ("message_id_invalid", Fate.GONE),
    ("can't parse entities", Fate.UNPARSABLE),
    ("query is too old", Fate.STALE_QUERY),
    ("query id is invalid", Fate.STALE_QUERY),
    ("chat not found", Fate.UNREACHABLE),
    ("user not found", Fate.UNREACHABLE),
    ("peer_id_invalid", Fate.UNREACHABLE),
)


def classify(error: Exception) -> Outcome:
    """What an error of the Bot API means for the letter that caused it."""
    told = f"{type(error).__name__}: {error}"[:300]
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Outcome(Fate.SLOW_DOWN, wait.total_seconds() if isinstance(wait, timedelta) else wait, told=told)
        case ChatMigrated():
            return Outcome(Fate.MOVED, chat=error.new_chat_id, told=told)
        case NotSent():
            return Outcome(Fate.RETRY, told=told)
        case Forbidden():
            return Outcome(Fate.UNREACHABLE, told=told)
        case BadRequest():
            return Outcome(_by_text(str(error).lower()), told=told)
        case InvalidToken():
            return Outcome(Fate.REFUSED, told="InvalidToken")
        case Conflict():
            return Outcome(Fate.RETRY, told=told)
        case TimedOut() | NetworkError():
            return Outcome(Fate.UNKNOWN, told=told)
        case TelegramError():
            return Outcome(Fate.REFUSED, told=told)
    return Outcome(Fate.UNKNOWN, told=told)


def _by_text(text: str) -> Fate:
    return next((fate for start, fate in _TEXTS if start in text), Fate.REFUSED)
