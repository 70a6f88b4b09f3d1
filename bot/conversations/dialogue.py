"""One dialogue under way: its answers, the question it stands at, and where it goes next. No row, no message."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.conversations.form import Answers, Form, Option, Question, Widget
from bot.domain.drafts import Draft
from bot.domain.refusal import Refusal
from bot.services.work import Work

SUMMARY = "summary"
_CLOSED_LISTS = frozenset({Widget.CHOICE, Widget.MANY, Widget.QUANTITIES})


@dataclass
class Dialogue:
    """The draft with its form; `data` is kept as JSON, `answers` are the typed values."""

    form: Form[Any]
    draft: Draft
    work: Work

    @property
    def data(self) -> dict[str, Any]:
        """What the draft remembers: answers, the page of a long list, whether one answer is being changed."""
        return self.draft.data

    @property
    def answers(self) -> Answers:
        """The answers given so far, typed.

        Raises:
            Refusal: they do not fit the form any more.

        """
        try:
            return {name: self.form.unpack(name, raw) for name, raw in self.data["answers"].items()}
        except (ValidationError, KeyError, TypeError):
            raise Refusal("form-reset") from None

    @property
    def question(self) -> Question:
        """The question it stands at."""
        return self.form.questions[self.draft.step]

    @property
    def at_summary(self) -> bool:
        """Whether everything has been asked."""
        return self.draft.step == SUMMARY

    def number(self, name: str) -> int:
        """The place of a question in the form; what buttons carry."""
        return [*self.form.questions].index(name)

    async def options(self, name: str) -> list[Option[Any]]:
        """What can be chosen for a question now."""
        offered = self.form.questions[name].options
        return list(await offered(self.work, self.answers) if callable(offered) else offered)

    def key(self, name: str, value: Any) -> str:
        """A value as a button carries it."""
        return str(self.form.pack(name, value))

    def applies(self, name: str) -> bool:
        """Whether the question has to do with what was answered before."""
        question = self.form.questions[name]
        return question.widget is not Widget.GIVEN and (question.when is None or question.when(self.answers))

    def asked(self) -> list[str]:
        """The questions that apply, in order."""
        return [name for name in self.form.questions if self.applies(name)]

    async def values(self) -> dict[str, Any]:
        """Every answer, given or guessed; questions that apply and have neither are missing."""
        answers = dict(self.answers)
        for name in self.asked():
            if name not in answers and (guess := await self._guessed(name, answers)) is not None:
                answers[name] = guess
        return answers

    async def next(self) -> None:
        """Go to the first question without an answer, or to the summary."""
        self._drop_what_no_longer_applies()
        values = await self.values()
        missing = next((name for name in self.asked() if name not in values), None)
        self.go(missing or SUMMARY, editing=self.data.get("editing") and missing is not None)

    def go(self, step: str, **data: Any) -> None:
        """Stand at a question."""
        kept = {"answers": self.data["answers"]} | {name: value for name, value in data.items() if value}
        self.draft = replace(self.draft, step=step, data=kept)

    def note(self, **data: Any) -> None:
        """Remember something beside the answers."""
        self.draft = replace(self.draft, data={**self.data, **data})

    def answer(self, name: str, value: Any) -> None:
        """Take an answer."""
        self.note(answers={**self.data["answers"], name: self.form.pack(name, value)})

    def put(self) -> list[str]:
        """The questions that are really put to the person: those that are guessed only count when they are changed."""
        return [name for name in self.asked() if name == self.draft.step or not self._never_asked(name)]

    def before(self) -> str | None:
        """The question to go back to; None at the first one."""
        asked = [name for name in self.asked() if not self._never_asked(name)]
        if self.at_summary:
            return asked[-1] if asked else None
        place = asked.index(self.draft.step) if self.draft.step in asked else 0
        return asked[place - 1] if place else None

    async def record(self) -> Any:
        """The typed record, checked as a whole.

        Raises:
            Refusal: something is missing or does not fit any more.

        """
        values = await self.values()
        for name in self._open_lists():
            await self._must_still_be_offered(name, values.get(name))
        try:
            complete = {name: values.get(name, question.empty) for name, question in self.form.questions.items()}
            if missing := [n for n in self.asked() if n not in values and not self.form.questions[n].optional]:
                raise Refusal("form-incomplete", count=len(missing))
            return self.form.record(**complete)
        except (TypeError, ValueError):
            raise Refusal("form-reset") from None

    def _open_lists(self) -> Iterator[str]:
        chosen = (name for name in self.asked() if self.form.questions[name].widget in _CLOSED_LISTS)
        return (name for name in chosen if callable(self.form.questions[name].options))

    async def _must_still_be_offered(self, name: str, value: Any) -> None:
        offered = {self.key(name, option.value) for option in await self.options(name)}
        chosen = value if isinstance(value, (tuple, dict)) else (value,)
        if not {str(one) for one in chosen} <= offered:
            raise Refusal("form-no-longer-offered")

    def _never_asked(self, name: str) -> bool:
        question = self.form.questions[name]
        return (question.guess is not None or question.take_only) and name not in self.data["answers"]

    def _drop_what_no_longer_applies(self) -> None:
        kept = {
            name: raw
            for name, raw in self.data["answers"].items()
            if name in self.form.given or (name in self.form.questions and self.applies(name))
        }
        self.note(answers=kept)

    async def _guessed(self, name: str, answers: Answers) -> Any:
        question = self.form.questions[name]
        if question.take_only:
            options = await self.options(name)
            return options[0].value if len(options) == 1 else None
        return question.guess(answers) if question.guess else None
