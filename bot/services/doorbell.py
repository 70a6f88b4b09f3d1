"""Who is told of letters when the transaction that wrote them is over."""

from collections.abc import Sequence
from typing import Protocol

from bot.talk import Letter


class Listener(Protocol):
    """Whoever sends letters."""

    def take(self, letters: Sequence[Letter]) -> None:
        """They have been committed."""

    def look_for(self, letters: Sequence[Letter]) -> None:
        """The line to the database broke while they were being committed: perhaps they are there, perhaps not."""


class Doorbell:
    """Rung after a commit with the letters it wrote; the courier listens."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    def ring(self, letters: Sequence[Letter]) -> None:
        """Tell everybody who listens."""
        for listener in self.listeners:
            listener.take(letters)

    def wonder(self, letters: Sequence[Letter]) -> None:
        """Nobody knows whether these letters were committed."""
        for listener in self.listeners:
            listener.look_for(letters)
