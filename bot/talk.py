"""What is said, in words that no channel owns: `Said` comes in, `Answer` goes out, a `Letter` carries it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, NewType, Self, cast

from bot.domain.money import Money as Money
from bot.domain.people import ChatId, Named, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

FileId = NewType("FileId", str)
"""The channel's handle of a file that was sent or received."""

LetterId = NewType("LetterId", int)

_NUMBER = re.compile("[0-9]{1,18}")


class Kind(StrEnum):
    """What a person did."""

    TEXT = "text"
    COMMAND = "command"
    BUTTON = "button"
    PHOTO = "photo"
    FILE = "file"
    VOICE = "voice"
    PLACE = "place"
    CONTACT = "contact"
    MEMBERSHIP = "membership"
    OTHER = "other"


AS_FILE = "file:"
"""Before the id of a picture that was sent as a file: the channel can send it on only as a file again."""


@dataclass(frozen=True)
class Attachment:
    """A photo, document or voice note; `size` in bytes, `seconds` for sound."""

    file: FileId
    kind: Kind
    name: str = ""
    mime: str = ""
    size: int = 0
    seconds: int = 0

    @property
    def picture(self) -> FileId | None:
        """How it is kept where it is a picture, sent as a photo or as a file."""
        if self.kind is Kind.PHOTO:
            return self.file
        return FileId(f"{AS_FILE}{self.file}") if self.mime.startswith("image/") else None


@dataclass(frozen=True)
class Press:
    """A button that was pressed. Everything in it came from a client: trust nothing."""

    action: str
    args: tuple[str, ...] = ()
    query: str = ""

    def number(self, place: int) -> int:
        """The argument at `place` as a non-negative number; a forged one is refused politely."""
        try:
            raw = self.args[place]
        except IndexError:
            raise Refusal("button-stale") from None
        if not _NUMBER.fullmatch(raw):
            raise Refusal("button-stale")
        return int(raw)

    def word(self, place: int) -> str:
        """The argument at `place`, empty where there is none."""
        return self.args[place] if place < len(self.args) else ""


@dataclass(frozen=True)
class Speaker:
    """The account that spoke, as the channel describes it."""

    chat: ChatId
    name: str = ""
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that one person did. `at` is the channel's time of it (UTC), not the time we read it.

    `reply_to` is the message that it answers, in a private chat.
    """

    update: int
    chat: ChatId
    speaker: Speaker
    at: datetime
    kind: Kind
    thread: int | None = None
    text: str = ""
    command: str = ""
    payload: str = ""
    press: Press | None = None
    files: tuple[Attachment, ...] = ()
    place: tuple[float, float] | None = None
    contact: tuple[str, ChatId | None] | None = None
    message: int | None = None
    album: str | None = None
    reply_to: int | None = None
    private: bool = True
    edited: bool = False
    blocked: bool = False

    @property
    def pictures(self) -> tuple[FileId, ...]:
        """The pictures in it."""
        return tuple(picture for file in self.files if (picture := file.picture))

    @property
    def document(self) -> FileId | None:
        """The document in it, if it is one and no picture."""
        return self.files[0].file if self.kind is Kind.FILE and not self.pictures else None

    @property
    def pressed(self) -> Press:
        """The button, for handlers that only buttons reach."""
        if self.press is None:
            raise Refusal("button-stale")
        return self.press


@dataclass(frozen=True)
class Words:
    """A sentence by its key, to be said in the reader's language; may be an argument of another one."""

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)


def words(key: str, /, **args: Any) -> Words:
    """A sentence with its arguments."""
    return Words(key, args)


class Style(StrEnum):
    """The colour of a button."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True)
class Button:
    """A button under a message: what it says, and what comes back (`action` and its arguments) when it is pressed.

    `label` is a key or an already spoken name; `copy` puts a text on the clipboard, `url` opens a page.
    """

    label: Words | Named | str
    action: str = ""
    args: tuple[str | int, ...] = ()
    style: Style | None = None
    url: str = ""
    copy: str = ""

    @property
    def data(self) -> str:
        """What the channel carries: v1:<action>:<arg>:… in at most 64 bytes."""
        packed = ":".join(("v1", self.action, *map(str, self.args)))
        if len(packed.encode()) > 64:  # noqa: PLR2004 - the channel's own limit
            raise ValueError(f"button data too long: {packed}")
        return packed


def button(action: str, *args: str | int, style: Style | None = None, label: str = "", **labels: Any) -> Button:
    """A button whose label is the sentence `button-<action>` unless `label` names another."""
    return Button(Words(label or f"button-{action}", labels), action, args, style)


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is shown to somebody: a sentence, buttons under it, photos, one document or one voice note with it.

    `paper` names a kind of paper and what it is of; it is drawn when it is sent.
    `toast` shows it as a passing note over the pressed button instead of a message.
    """

    say: Words
    rows: Rows = ()
    photos: tuple[FileId, ...] = ()
    document: FileId | None = None
    voice: FileId | None = None
    paper: tuple[str, ...] = ()
    toast: bool = False

    def under(self, *rows: tuple[Button, ...]) -> Self:
        """The same with more rows of buttons."""
        return replace(self, rows=(*self.rows, *rows))


def answer(key: str, /, *, rows: Rows = (), toast: bool = False, paper: tuple[str, ...] = (), **args: Any) -> Answer:
    """An answer with words and buttons, perhaps a paper with it."""
    return Answer(say=Words(key, args), rows=rows, toast=toast, paper=paper)


class Lane(IntEnum):
    """Who goes first at the courier; a lower lane never waits for a higher one.

    Answers, and alerts (what staff must act on, what somebody waits for), ring in quiet hours, too; the others wait.
    """

    ANSWER = 0
    ALERT = 1
    NOTICE = 2
    BROADCAST = 3


class Verb(StrEnum):
    """What is done with a letter."""

    SAY = "say"
    CARD = "card"
    RING = "ring"
    CLOSE = "close"
    TAKE_DOWN = "take_down"
    RETRACT = "retract"
    REACT = "react"
    BUSY = "busy"
    MENU = "menu"
    PIN = "pin"


OF_CARDS = frozenset({Verb.CARD, Verb.RING, Verb.CLOSE, Verb.TAKE_DOWN})
"""What changes a living card."""


class Reaction(StrEnum):
    """Small marks that may be put on somebody's message: seen, being worked on, done. Telegram knows few others."""

    SEEN = "👀"
    WORKING = "👨\u200d💻"
    DONE = "👌"


ERASED = "erased"
"""What a letter is about of which nothing may be kept: once it is sent, neither its words nor its address."""


class LetterState(StrEnum):
    """Where a letter is: waiting, taken and not sent yet, on the wire, arrived, perhaps arrived, replaced, given up."""

    NEW = "new"
    TAKEN = "taken"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    SUPERSEDED = "superseded"
    DEAD = "dead"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A row of the outbox. For a person (their chat is looked up at sending) or straight to a chat.

    CARD edits the living card of `subject` in place (or sends it first), RING sends it anew with sound in place of the
    old one, CLOSE takes its buttons away, TAKE_DOWN leaves one line of it, if it hangs at all. SAY is a message of its
    own, RETRACT takes the message `target` back, REACT marks it, BUSY shows that something is being made, MENU sets the
    commands that the chat lists.
    PIN puts the message `target` on top of the chat. `also` are the messages that came with it, such as its pictures.
    `twice` says whether an attempt of unknown outcome is repeated (at least once) or not (at most once). `loud` is an
    emergency, or would come too late in the morning: it rings at any hour, whatever somebody has chosen.
    """

    id: LetterId = cast(LetterId, NEW)
    dedupe: str | None = None
    person: PersonId | None = None
    chat: ChatId | None = None
    thread: int | None = None
    language: str | None = None
    lane: Lane = Lane.NOTICE
    twice: bool = True
    verb: Verb = Verb.SAY
    subject: str | None = None
    about: str | None = None
    target: int | None = None
    body: Mapping[str, Any] = personal(default_factory=dict)
    spoken: str | None = personal(default=None)
    state: LetterState = LetterState.NEW
    attempts: int = 0
    loud: bool = False
    not_before: datetime | None = None
    message: int | None = None
    also: tuple[int, ...] = ()
    error: str | None = None
    created_at: datetime
    sent_at: datetime | None = None
