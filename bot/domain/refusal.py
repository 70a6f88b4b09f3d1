"""The polite no: every rule that forbids something raises it, and nothing is changed."""

from typing import Any


class Refusal(Exception):
    """What the person asked for is not possible; `key` names the sentence that says why.

    Raised inside a transaction it rolls everything back; the person gets the sentence in their own language.
    """

    def __init__(self, key: str, **words: Any) -> None:
        super().__init__(key)
        self.key = key
        self.words: dict[str, Any] = words

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.words.items())
        return f"{self.key}({told})"
