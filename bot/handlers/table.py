"""How a handler is entered: by a command or by a button. The tuples of these are what the bot understands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.roles import Role
from bot.services.work import Work
from bot.talk import Answer, Said

Handler = Callable[[Work, Said], Awaitable[Answer | None]]
"""Does one thing for the person and returns what they are shown; None where a card already says it."""


@dataclass(frozen=True)
class OnCommand:
    """/<name>; listed in the menu (text `command-<name>`) of those roles, of everybody if none are named.

    Without `groups` it is answered in private only.
    """

    name: str
    handler: Handler
    roles: frozenset[Role] = frozenset()
    groups: bool = False


@dataclass(frozen=True)
class OnButton:
    """A button whose data starts with v1:<action>. Pressing it twice must be harmless.

    Without `groups` it is answered in private only.
    """

    action: str
    handler: Handler
    groups: bool = False
