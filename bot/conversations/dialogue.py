"""One dialogue under way: its answers, the question it stands at, and where it goes next. No row, no message."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from bot.conversations.form import Form
from bot.conversations.questions import Answers, Option, Question, Widget
from bot.domain.drafts import Draft
from bot.domain.refusal import Refusal
from bot.services.work import Work
from bot.talk import Said

SUMMARY = "summary"
_KEPT = ("answers", "open", "album", "again", "language", "seeded", "danger")


class Changed(Refusal):
    """What the summary has read back is called otherwise by now, or costs something else: it is to be read anew."""

    def __init__(self) -> None:
        super().__init__("form-changed-meanwhile")


@dataclass(frozen=True)
class Course:
    """Where the answers lead: the questions that apply, in order, and everything known, whether said or guessed."""

    asked: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    followed_from: Mapping[str, Any] | None = None


@dataclass
class Dialogue:
    """The draft with its form. `settle` finds the course of the answers; what asks for it must come after."""

    form: Form[Any]
    draft: Draft
    work: Work
    course: Course = field(default_factory=Course)
    _offers: dict[str, list[Option[Any]]] = field(default_factory=dict)
    _after: tuple[str, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """What the draft remembers, as JSON.

        `answers`; `open`: which of them still grow; `album`: the last one that came, and the question it belongs to;
        `page`, `day`: what is looked at; `editing`, `was`: that one answer is being changed, and from what;
        `seeded`: what the first message answered;
        `danger`: the danger that was spoken of in it, in the words of then;
        `assumed`: what the summary shows that nobody has said; `labels`: how what is counted in it was called;
        `again`, `language`: how to tell the person that the dialogue was left lying.
        """
        return self.draft.data

    @property
    def answers(self) -> dict[str, Any]:
        """The answers said so far, typed. Raises whatever is wrong with them where the draft does not fit the form."""
        return {name: self.form.unpack(name, raw) for name, raw in self.data["answers"].items()}

    @property
    def question(self) -> Question:
        """The question it stands at."""
        return self.form.questions[self.draft.step]

    @property
    def at_summary(self) -> bool:
        """Whether everything has been asked."""
        return self.draft.step == SUMMARY

    @property
    def held(self) -> Any:
        """The answer to the question it stands at, typed; empty where there is none."""
        raw = self.data["answers"].get(self.draft.step)
        return self.question.empty if raw is None else self.form.unpack(self.draft.step, raw)

    def number(self, name: str) -> int:
        """The place of a question in the form; what buttons carry."""
        return [*self.form.questions].index(name)

    # -- what is offered ------------------------------------------------------------------------------------------

    async def options(self, name: str) -> Sequence[Option[Any]]:
        """What can be chosen for a question now."""
        if name not in self._offers:
            # What is only assumed so far counts as well: the sets of the day that nobody had to choose.
            self._offers[name] = await self._offered(name, {**self.course.values, **self.answers})
        return self._offers[name]

    async def moments(self, name: str) -> Sequence[datetime]:
        """The instants that are offered for a question now."""
        slots = self.form.questions[name].slots
        return await slots(self.work, self.answers) if slots else ()

    async def _offered(self, name: str, answers: Answers) -> list[Option[Any]]:
        offered = self.form.questions[name].options
        return list(await offered(self.work, answers) if callable(offered) else offered)

    # -- answers --------------------------------------------------------------------------------------------------

    def note(self, **data: Any) -> None:
        """Remember something beside the answers."""
        self.draft = replace(self.draft, data={**self.data, **data})

    def answer(self, name: str, value: Any) -> None:
        """Take an answer."""
        self._after = tuple(self.form.questions)[self.number(name) + 1 :]
        for later in self._after:
            self._offers.pop(later, None)
        self.note(answers={**self.data["answers"], name: self.form.pack(name, value)})

    def grow(self, value: Any) -> None:
        """Take a part of the answer; it counts once the person says that this is all."""
        self.answer(self.draft.step, value)
        self.note(open=sorted({*self.data.get("open", ()), self.draft.step}))

    def enough(self) -> None:
        """The answer that grew is complete."""
        self.note(open=[name for name in self.data.get("open", ()) if name != self.draft.step])

    def forget(self) -> None:
        """The question it stands at is without an answer again."""
        self.note(answers={name: raw for name, raw in self.data["answers"].items() if name != self.draft.step})

    @property
    def pictures(self) -> str:
        """The question that a picture belongs to which comes at the summary; empty where none takes any."""
        return self._last(Widget.PHOTOS)

    def takes(self, said: Said) -> str:
        """The question that a picture or a document belongs to; empty where none takes any."""
        return self.pictures if said.pictures else self._last(Widget.FILES) if said.document else ""

    def _last(self, widget: Widget) -> str:
        return next((n for n in reversed(self.course.asked) if self.form.questions[n].widget is widget), "")

    # -- where it goes --------------------------------------------------------------------------------------------

    def go(self, step: str, **data: Any) -> None:
        """Stand at a question."""
        kept = {name: self.data[name] for name in _KEPT if name in self.data}
        self.draft = replace(self.draft, step=step, data=kept | data)

    async def next(self) -> None:
        """Go to the first question without a complete answer, or to the summary."""
        await self.settle()
        await self._drop_what_is_gone()
        growing = self.data.get("open", ())
        waits = (name for name in self.course.asked if self._waits(name) or name in growing)
        self.go(next(waits, SUMMARY))
        await self._foresee()

    def before(self) -> str | None:
        """The question to go back to; None at the first one."""
        put = [name for name in self.course.asked if not self._never_put(name)]
        if self.draft.step not in put:
            return None
        place = put.index(self.draft.step)
        return put[place - 1] if place else None

    def put(self) -> list[str]:
        """The questions that are really put to the person: what is guessed, or was said before, is only changed."""
        seeded = self.data.get("seeded", ())
        return [n for n in self.course.asked if n == self.draft.step or not (n in seeded or self._never_put(n))]

    def edit(self, name: str) -> None:
        """Change one answer of the summary."""
        if self.form.questions[name].several and name in self.course.values:
            # What is counted goes on from what was understood.
            self.answer(name, self.course.values[name])
        answers = self.data["answers"]
        self.go(name, editing=True, **({"was": answers[name]} if name in answers else {}))

    def rather(self, name: str) -> Any:
        """The next best to what is answered by now; None where there is none."""
        other = self.form.questions[name].rather
        return other(self.course.values) if other else None

    async def show_summary(self) -> None:
        """Everything is shown: what nobody has said is what it is now, however late that is confirmed."""
        said, values = self.data["answers"], self.course.values
        guessed = [name for name in self.course.asked if name in values and name not in said]
        assumed = {name: self.form.pack(name, values[name]) for name in guessed}
        self.note(assumed=assumed, labels=await self._labels())

    async def leave_as_it_was(self) -> None:
        """Back from changing one answer."""
        self.enough()
        self.forget()
        if "was" in self.data:
            self.note(answers={**self.data["answers"], self.draft.step: self.data["was"]})
        await self.next()

    async def fits(self) -> bool:
        """Whether the draft fits the form: it came from a row, perhaps of an older house."""
        try:
            await self.settle()
        except (ValidationError, KeyError, TypeError, AttributeError):
            return False
        known = self.at_summary or self.draft.step in self.course.asked
        return known and self.draft.form_version == self.form.version

    async def settle(self) -> None:
        """Follow the answers from the first question on; those that have nothing to do with them any more are dropped.

        A condition or a guess sees what was answered or guessed before it, and nothing else.
        """
        if self.course.followed_from == self.data["answers"]:
            return
        await self._follow({})

    async def _follow(self, assumed: Mapping[str, Any]) -> None:
        said = self.answers
        asked: list[str] = []
        values = {name: said[name] for name in self.form.unasked if name in said}
        for name, question in self.form.questions.items():
            if not _applies(question, values) or not (
                question.needed is None or await question.needed(self.work, values)
            ):
                continue
            asked.append(name)
            if name in said or name in assumed:
                value = said[name] if name in said else assumed[name]
            else:
                value = await self._guessed(name, values)
            if value is not None or name in said:
                values[name] = value
        if dropped := said.keys() - values.keys():
            self.note(answers={name: raw for name, raw in self.data["answers"].items() if name not in dropped})
        self.course = Course(tuple(asked), values, self.data["answers"])

    async def record(self) -> Any:
        """The typed record, checked as a whole: what the summary has shown.

        Raises:
            Changed: what was counted has other names by now, or other prices.
            Refusal: something is missing, or is not offered any more.

        """
        self._offers.clear()
        await self._follow({name: self.form.unpack(name, raw) for name, raw in self.data.get("assumed", {}).items()})
        values, questions = self.course.values, self.form.questions
        if missing := [name for name in self.course.asked if name not in values and not questions[name].optional]:
            raise Refusal("form-incomplete", count=len(missing))
        for name in self.course.asked:
            if not await self._still_offered(name, values.get(name)):
                raise Refusal("form-no-longer-offered")
        if self.data.get("labels", labels := await self._labels()) != labels:
            raise Changed
        return self.form.record(**{name: values.get(name, question.empty) for name, question in questions.items()})

    async def _foresee(self) -> None:
        if not self.at_summary and self.question.widget is Widget.QUANTITIES and self.draft.step not in self.answers:
            foreseen = {option.value: option.count for option in await self.options(self.draft.step) if option.count}
            if foreseen:
                self.grow(foreseen)

    async def _drop_what_is_gone(self) -> None:
        # What was chosen further on may have hung on the answer that was just changed.
        chosen = [n for n in self._after if n in self.data["answers"] and n in self.course.asked]
        gone = {n for n in chosen if not await self._still_offered(n, self.course.values[n])}
        if gone:
            self.note(answers={name: raw for name, raw in self.data["answers"].items() if name not in gone})
            await self.settle()

    async def _still_offered(self, name: str, value: Any) -> bool:
        question = self.form.questions[name]
        if not question.closed:
            return True
        if question.widget is Widget.MOMENT:
            return value in await self.moments(name)
        offered = {self.form.code(name, option.value) for option in await self.options(name)}
        return {self.form.code(name, one) for one in (value if question.several else (value,))} <= offered

    async def _labels(self) -> str:
        """What is agreed to, in a few letters: what everything that is counted is called by now, with its price."""
        counted = [n for n in self.course.asked if self.form.questions[n].widget is Widget.QUANTITIES]
        labels = [
            [option.label for option in await self.options(name) if option.value in self.course.values[name]]
            for name in counted
            if self.course.values.get(name)
        ]
        rest = await self.form.rests_on(self.work, self.course.values) if self.form.rests_on else ""
        return rest + hashlib.sha1(repr(labels).encode(), usedforsecurity=False).hexdigest()[:12]

    def _waits(self, name: str) -> bool:
        return name not in self.course.values and not self.form.questions[name].later

    def _never_put(self, name: str) -> bool:
        question = self.form.questions[name]
        if question.later:
            return True
        guessed = question.guess is not None or question.take_only or question.take_first or question.hint
        return bool(guessed) and name in self.course.values and name not in self.data["answers"]

    async def _guessed(self, name: str, known: Answers) -> Any:
        question = self.form.questions[name]
        if question.take_only or question.take_first or question.hint in known:
            if name not in self._offers:
                self._offers[name] = await self._offered(name, known)
            offered = self._offers[name]
            first = question.take_first(known) if callable(question.take_first) else question.take_first
            if offered and (first or (question.take_only and len(offered) == 1)):
                return offered[0].value
            if question.read and question.hint in known:
                return question.read(str(known[question.hint]), offered)
            return None
        try:
            return question.guess(known) if question.guess else None
        except KeyError:
            return None


def _applies(question: Question, known: Answers) -> bool:
    if question.widget is Widget.GIVEN:
        return False
    try:
        return question.when is None or question.when(known)
    except KeyError:
        # What it hangs on has not been answered, or has nothing to do with the matter any more.
        return False
