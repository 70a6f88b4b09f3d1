"""A question: how it is answered, what can be chosen, and when it is asked at all."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any, Generic, TypeVar

from bot.domain.names import Named
from bot.services.work import Work
from bot.talk import Words

T = TypeVar("T")

Answers = Mapping[str, Any]
When = Callable[[Answers], bool]


class Widget(StrEnum):
    """How a question is answered."""

    TEXT = auto()
    CHOICE = auto()
    MANY = auto()
    QUANTITIES = auto()
    PHOTOS = auto()
    PHOTO = auto()
    FILES = auto()
    FILE = auto()
    VOICE = auto()
    PLACE = auto()
    CONTACT = auto()
    MOMENT = auto()
    GIVEN = auto()


@dataclass(frozen=True)
class Option(Generic[T]):
    """Something to choose; `label` is a sentence, a name, or plain text; `count` how many of it are foreseen."""

    value: T
    label: Words | Named | str
    count: int = 0


Options = Sequence[Option[T]] | Callable[[Work, Answers], Awaitable[Sequence[Option[T]]]]
Read = Callable[[str, Sequence[Option[Any]]], T | None]
"""What a text means among the options; None where it means none of them."""
Needed = Callable[[Work, Answers], Awaitable[bool]]
"""Whether there is anything to ask for, as things stand in the house."""
About = Callable[[Work, Answers], Awaitable[Words | None]]
"""What somebody should know before answering, as things stand: for which day, until when; None: nothing."""
Slots = Callable[[Work, Answers], Awaitable[Sequence[datetime]]]


@dataclass(frozen=True)
class Question:
    """What the engine needs to know of a field.

    What can be told `later` is never put: the summary offers to add it.
    """

    widget: Widget
    parse: Callable[[str], Any] | None = None
    options: Options[Any] = ()
    slots: Slots | None = None
    guess: Callable[[Answers], Any] | None = None
    rather: Callable[[Answers], Any] | None = None
    read: Read[Any] | None = None
    hint: str = ""
    when: When | None = None
    needed: Needed | None = None
    about: About | None = None
    optional: bool = False
    later: bool = False
    take_only: bool = False
    take_first: bool | When = False
    columns: int = 1
    nothing: str = "form-nothing-to-choose"
    at_least: int = 1
    at_most: int = 1

    @property
    def several(self) -> bool:
        """Whether the answer grows piece by piece until the person says that this is all."""
        return self.widget in {Widget.MANY, Widget.QUANTITIES, Widget.PHOTOS, Widget.FILES}

    @property
    def takes_album(self) -> bool:
        """Whether what else is in an album belongs to it, too."""
        return self.widget in {Widget.PHOTOS, Widget.FILES} or (self.widget is Widget.GIVEN and self.at_most > 1)

    @property
    def closed(self) -> bool:
        """Whether it is answered from a list."""
        return self.widget in {Widget.CHOICE, Widget.MANY, Widget.QUANTITIES, Widget.MOMENT}

    @property
    def empty(self) -> Any:
        """The answer of somebody who skips it."""
        match self.widget:
            case Widget.PHOTOS | Widget.FILES | Widget.MANY:
                return ()
            case Widget.QUANTITIES:
                return {}
        return None
