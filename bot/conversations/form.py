"""A dialogue is a typed record: the fields of a dataclass are the questions, in order.

`ask`, `choose` and the others are dataclass fields in disguise: mypy sees the type of the answer, the engine sees the
question. Text keys follow from the names: `<form>-<field>` asks, `<form>-<field>-label` names it in the summary.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from bot.conversations.parsers import short_text
from bot.conversations.questions import About, Answers, Needed, Option, Options, Question, Read, Slots, When, Widget
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services.work import Work
from bot.talk import Answer, Said

T = TypeVar("T")
R = TypeVar("R")

_LONGEST_NUMBER = 18


def _question(widget: Widget, **how: Any) -> Any:
    return field(metadata={"question": Question(widget, **how)})


def ask(
    parse: Callable[[str], T],
    *,
    optional: bool = False,
    later: bool = False,
    guess: Callable[[Answers], T | None] | None = None,
    when: When | None = None,
) -> T:
    """Free text; `parse` makes the value or raises Refusal with the reason. With a `guess` it is only shown.

    What can be told `later` is not put: the summary offers to add it.
    """
    return _question(  # type: ignore[no-any-return]
        Widget.TEXT, parse=parse, optional=optional or later, later=later, guess=guess, when=when
    )


def choose(  # noqa: PLR0913 - each is a way of asking of its own
    options: Options[T],
    *,
    guess: Callable[[Answers], T | None] | None = None,
    rather: Callable[[Answers], T | None] | None = None,
    read: Read[T] | None = None,
    hint: str = "",
    take_only: bool = False,
    take_first: bool | When = False,
    columns: int = 1,
    nothing: str = "form-nothing-to-choose",
    when: When | None = None,
    needed: Needed | None = None,
    about: About | None = None,
) -> T:
    """One of several. With a `guess` (or `take_first`, or `take_only` and a single option) it is only shown.

    `take_first` may hang on the answers before. `rather` is the next best to what is answered by now: one tap in the
    summary.
    `read` understands what is typed instead of pressed, and what the earlier answer named by `hint` says of it.
    `nothing` is what is said where there are no options, `about` stands above the question while nothing else has to
    be said.
    """
    return _question(  # type: ignore[no-any-return]
        Widget.CHOICE, options=options, guess=guess, rather=rather, read=read, hint=hint, take_only=take_only,
        take_first=take_first, columns=columns, nothing=nothing, when=when, needed=needed,
        about=about,
    )  # fmt: skip


def choose_or_say(name: str, options: Sequence[Option[str]], limit: int, *, columns: int = 1) -> str:
    """One of several texts, or another that is typed, of at most `limit` characters; `name` is the question's own."""
    usual = {option.value for option in options}

    async def offered(work: Work, answers: Answers) -> Sequence[Option[str]]:
        del work
        typed = answers.get(name)
        return [*options, *([Option(typed, typed)] if typed and typed not in usual else [])]

    parse = short_text(limit)
    return choose(offered, read=lambda text, _: parse(text), columns=columns)


def choose_many(
    options: Options[T], *, at_least: int = 1, at_most: int = 50, columns: int = 1, when: When | None = None
) -> tuple[T, ...]:
    """Several of several."""
    return _question(  # type: ignore[no-any-return]
        Widget.MANY, options=options, at_least=at_least, at_most=at_most, columns=columns, when=when
    )


def choose_quantities(
    options: Options[T],
    *,
    at_least: int = 1,
    at_most: int = 99,
    read: Read[dict[T, int]] | None = None,
    hint: str = "",
    when: When | None = None,
    needed: Needed | None = None,
    about: About | None = None,
) -> dict[T, int]:
    """So many of each; `at_least` and `at_most` bound the sum. It begins with what is foreseen of each.

    `about` stands above the question while nothing else has to be said.
    `read` understands what is typed instead of pressed, and what the earlier answer named by `hint` says of it.
    """
    return _question(  # type: ignore[no-any-return]
        Widget.QUANTITIES,
        options=options,
        at_least=at_least,
        at_most=at_most,
        read=read,
        hint=hint,
        when=when,
        needed=needed,
        about=about,
    )


def ask_photos(
    *,
    at_most: int = 10,
    optional: bool = True,
    later: bool = False,
    when: When | None = None,
    needed: Needed | None = None,
) -> tuple[str, ...]:
    """Photos, one by one or as albums. What can be told `later` is not put: the summary offers to add it."""
    return _question(  # type: ignore[no-any-return]
        Widget.PHOTOS, at_most=at_most, optional=optional or later, later=later, when=when, needed=needed
    )


def ask_photo(*, optional: bool = False, when: When | None = None) -> str:
    """One photo."""
    return _question(Widget.PHOTO, optional=optional, when=when)  # type: ignore[no-any-return]


def ask_files(*, at_most: int = 10, later: bool = False) -> tuple[str, ...]:
    """Documents, one by one or as albums. What can be told `later` is not put: the summary offers to add it."""
    return _question(Widget.FILES, at_most=at_most, optional=later, later=later)  # type: ignore[no-any-return]


def ask_file(*, optional: bool = False, when: When | None = None) -> str:
    """One document."""
    return _question(Widget.FILE, optional=optional, when=when)  # type: ignore[no-any-return]


def ask_voice(*, optional: bool = False, when: When | None = None) -> str:
    """One voice note."""
    return _question(Widget.VOICE, optional=optional, when=when)  # type: ignore[no-any-return]


def ask_place(*, optional: bool = False, when: When | None = None) -> tuple[float, float]:
    """A place on the map: latitude, longitude."""
    return _question(Widget.PLACE, optional=optional, when=when)  # type: ignore[no-any-return]


def ask_contact(*, optional: bool = False, when: When | None = None) -> str:
    """The speaker's own phone number, shared by themselves."""
    return _question(Widget.CONTACT, optional=optional, when=when)  # type: ignore[no-any-return]


def ask_moment(slots: Slots, *, when: When | None = None) -> datetime:
    """One of the offered instants: first the day, then the time."""
    return _question(Widget.MOMENT, slots=slots, when=when)  # type: ignore[no-any-return]


def given(kind: type[T]) -> T:
    """Not asked: comes with the button that begins the dialogue."""
    del kind
    return _question(Widget.GIVEN)  # type: ignore[no-any-return]


def kept(kind: type[T], *, at_most: int = 1) -> T | None:
    """Not asked: what the first message brought beside the answers, or nothing; of an album `at_most` so many."""
    del kind
    return _question(Widget.GIVEN, optional=True, at_most=at_most)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Onward:
    """Where a dialogue leads instead of an answer: another one, with what is known already."""

    form: str
    seed: Mapping[str, Any]


@dataclass(frozen=True)
class Form(Generic[R]):
    """A dialogue: what it asks, what is done with the answers, and how it is begun.

    `catches` recognises it in a free text outside of any dialogue, `seed` says what that text answers already, or
    raises Refusal with what is wrong with it; what `breaks_in` is too urgent to wait for the end of another one.
    In one that is `of_danger` those speak of it who have it in hand: nobody is asked whether it is so now.
    `sums_up` is a line of the summary that nobody has to answer, such as what it costs; what is agreed to with it
    `rests_on` what that says in a few letters: where it says otherwise by then, the summary is shown anew.
    One that `adds` only asks what was meant: what is no answer is understood as if nothing were open, together with
    the words that it has.
    """

    name: str
    record: type[R]
    submit: Callable[[Work, R], Awaitable[Answer | Onward]]
    command: str = ""
    button: str = ""
    needs: May = May.FILL_IN_FORMS
    catches: Callable[[Said], bool] | None = None
    breaks_in: Callable[[Said], bool] | None = None
    adds: Callable[[Answers, Said], Said] | None = None
    seed: Callable[[Work, Said], dict[str, Any]] = lambda _, __: {}
    sums_up: About | None = None
    rests_on: Callable[[Work, Answers], Awaitable[str]] | None = None
    confirm: bool = True
    minutes: int = 30
    of_danger: bool = False
    questions: Mapping[str, Question] = field(init=False)
    kinds: Mapping[str, TypeAdapter[Any]] = field(init=False)
    pieces: Mapping[str, TypeAdapter[Any]] = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        hints = get_type_hints(self.record)
        asked = {f.name: f.metadata["question"] for f in fields(self.record)}  # type: ignore[arg-type]
        shape = repr([(name, str(hints[name]), question.widget.value) for name, question in asked.items()])
        object.__setattr__(self, "questions", asked)
        object.__setattr__(self, "kinds", {name: TypeAdapter(hints[name]) for name in asked})
        pieces = {name: TypeAdapter(_piece(hints[name], question)) for name, question in asked.items()}
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "version", hashlib.sha1(shape.encode(), usedforsecurity=False).hexdigest()[:8])

    @property
    def given(self) -> tuple[str, ...]:
        """The fields that come with the button."""
        return tuple(name for name in self.unasked if not self.questions[name].optional)

    @property
    def unasked(self) -> tuple[str, ...]:
        """The fields that are nobody's to answer: from the button, or from the first message."""
        return tuple(name for name, question in self.questions.items() if question.widget is Widget.GIVEN)

    def texts(self) -> frozenset[str]:
        """Every text key that the dialogue needs."""
        asked = [name for name in self.questions if name not in self.unasked]
        own = {f"{self.name}-{dashed(name)}" for name in asked} | {
            f"{self.name}-{dashed(name)}-label" for name in asked
        }
        return frozenset(own | {f"{self.name}-title"} | ({f"{self.name}-summary"} if self.confirm else set()))

    def pack(self, name: str, value: Any) -> Any:
        """An answer as JSON."""
        return None if value is None else self.kinds[name].dump_python(value, mode="json")

    def code(self, name: str, value: Any) -> str:
        """One thing that can be chosen, as its button carries it."""
        return str(self.pieces[name].dump_python(value, mode="json"))

    def unpack(self, name: str, raw: Any) -> Any:
        """An answer from JSON. Raises pydantic's ValidationError."""
        return None if raw is None else self.kinds[name].validate_python(raw)

    def received(self, words: Sequence[str]) -> dict[str, Any]:
        """What a button brings for the given fields.

        Raises:
            Refusal: a client made it up, or it is of an older house.

        """
        if len(words) < len(self.given):
            raise Refusal("button-stale")
        return {name: self._read(name, word) for name, word in zip(self.given, words, strict=False)}

    def _read(self, name: str, word: str) -> Any:
        try:
            value = self.kinds[name].validate_strings(word)
        except ValidationError:
            raise Refusal("button-stale") from None
        # Our own buttons are written in one way only, and no number of ours is longer than the database's.
        if self.code(name, value) != word or (isinstance(value, int) and len(word) > _LONGEST_NUMBER):
            raise Refusal("button-stale")
        return value


def _piece(kind: Any, question: Question) -> Any:
    # Of a tuple or a dict of things it is one thing that lies under a button.
    return get_args(kind)[0] if question.widget in {Widget.MANY, Widget.QUANTITIES} else kind


def dashed(name: str) -> str:
    """A field's name as part of a text key."""
    return name.replace("_", "-")
