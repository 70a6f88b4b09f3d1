"""The one interpreter of every dialogue: begins, hears, presses, goes back, sums up, submits, resumes, resets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.conversations import inputs
from bot.conversations.dialogue import SUMMARY, Changed, Dialogue
from bot.conversations.form import Form, Onward
from bot.conversations.inputs import Stale
from bot.conversations.prompts import prompt
from bot.conversations.questions import Widget
from bot.domain.drafts import Draft
from bot.domain.guesses import is_over
from bot.domain.refusal import Refusal
from bot.services import danger_notes, drafts
from bot.services.work import Work
from bot.talk import Answer, Kind, Press, Said, Words, answer, button, words

_NOT_FOR_FORMS = frozenset({Kind.BUTTON, Kind.COMMAND, Kind.MEMBERSHIP})


class Engine:
    """Runs the forms it is given."""

    def __init__(self, forms: Sequence[Form[Any]]) -> None:
        self._forms = {form.name: form for form in forms}
        self._by_command = {form.command: form for form in forms if form.command}
        self._by_button = {form.button: form for form in forms if form.button}
        self._catching = [form for form in forms if form.catches]

    # -- beginning ------------------------------------------------------------------------------------------------

    async def begin(self, work: Work, said: Said, form: Form[Any], **answers: Any) -> None:
        """Open the dialogue at its first question without an answer; one that was open is replaced, and it is said.

        Raises:
            Refusal: the person may not do what the dialogue is for.

        """
        await self._begin(work, said, form, answers)

    async def begin_by_command(self, work: Work, said: Said) -> None:
        """Open the dialogue that the command names."""
        await self.begin(work, said, self._by_command[said.command])

    async def begin_by_button(self, work: Work, said: Said) -> None:
        """Open the dialogue that the button names; its arguments fill the given fields.

        Raises:
            Refusal: the arguments do not fit.

        """
        form = self._by_button[said.pressed.action]
        await self.begin(work, said, form, **form.received(said.pressed.args))

    async def catch(self, work: Work, said: Said) -> bool:
        """Open the first dialogue that recognises itself in a free text; False where none does or none is allowed."""
        for form in self._catching:
            if form.catches and form.catches(said) and form.needs in work.actor.permits:
                await self._catch(work, said, form)
                return True
        return False

    # -- going on -------------------------------------------------------------------------------------------------

    async def hear(self, work: Work, said: Said) -> bool:
        """Take what was said as an answer; False where no dialogue is open, or it is too urgent for one.

        False, too, where the dialogue only asks what was meant, and this is no answer.

        What was changed afterwards answers nothing, or it would answer twice: the question is shown again and says so.

        Raises:
            Refusal: it was the last answer, and what the dialogue is for is not possible.

        """
        if said.edited and not said.text:
            return True
        if said.kind in _NOT_FOR_FORMS and not said.edited:
            return False
        draft = await drafts.opened(work, said)
        if draft is None or self._is_too_urgent(work, said, draft):
            return False
        dialogue = await self._resumed(work, said, draft)
        if dialogue is None:
            return True
        if said.edited:
            await self._show(dialogue, said, ring=True, note=words("form-edited"))
        elif said.album and said.album == dialogue.data.get("album", [None])[0]:
            await self._see_rest_of_album(dialogue, said)
        else:
            return await self._hear(dialogue, said)
        return True

    async def press(self, work: Work, said: Said) -> Answer | None:
        """Take a button of a dialogue. One that is out of date changes nothing: a passing note says so.

        Raises:
            Refusal: no dialogue is open, or the button cannot be pressed yet.

        """
        draft = await drafts.opened(work, said)
        if draft is None:
            raise Stale
        dialogue = await self._resumed(work, said, draft)
        if dialogue is None:
            return None
        try:
            _must_be_of(dialogue, said.pressed)
            return await self._press(dialogue, said)
        except Stale as stale:
            await self._show(dialogue, said, ring=False)
            return answer(stale.key, toast=True)
        except Changed as changed:
            await self._show(dialogue, said, ring=False, note=words(changed.key))
            return answer(changed.key, toast=True)

    async def leave(self, work: Work, said: Said, *, quietly: bool = False) -> bool:
        """Leave the open dialogue, whatever it is; False where there is none. `quietly`: it only stood in the way."""
        open_ = await drafts.opened(work, said)
        if open_ is None:
            return False
        if quietly:
            await self._end(work, said, open_)
        else:
            await drafts.call_off(work, open_)
            work.close(said, open_.subject)
            work.reply(said, _left())
        return True

    # -- inside ---------------------------------------------------------------------------------------------------

    async def _catch(self, work: Work, said: Said, form: Form[Any]) -> None:
        open_ = await drafts.opened(work, said)
        asking = self._forms.get(open_.form) if open_ else None
        dialogue = await self._resumed(work, said, open_) if open_ and asking and asking.adds else None
        if dialogue is None or dialogue.form.adds is None:
            await self._begin_caught(work, said, form)
            return
        together = dialogue.form.adds(dialogue.answers, said)
        if form is dialogue.form:
            for name, value in form.seed(work, together).items():
                dialogue.answer(name, value)
            await self._show(dialogue, said, ring=True, note=words("form-added"))
            return
        await self._end(work, said, dialogue.draft)
        # Where the words are kept whole the earlier ones go along; whoever orders lunch has not ordered "hello?".
        fits = "text" in form.questions and form.catches is not None and form.catches(together)
        await self._begin_caught(work, together if fits else said, form)

    async def _begin_caught(self, work: Work, said: Said, form: Form[Any]) -> None:
        try:
            seed, note = form.seed(work, said), None
        except Refusal as refused:
            seed, note = {}, Words(refused.key, refused.words)
        await self._begin_foreseen(work, said, form, seed, note)

    async def _begin_foreseen(
        self, work: Work, said: Said, form: Form[Any], seed: Mapping[str, Any], note: Words | None = None
    ) -> None:
        answers, wrong = inputs.foreseen(form, seed)
        await self._begin(work, said, form, answers, note or wrong)

    async def _begin(
        self, work: Work, said: Said, form: Form[Any], answers: Mapping[str, Any], note: Words | None = None
    ) -> None:
        work.actor.must(form.needs)
        open_ = await drafts.opened(work, said)
        if open_ is not None:
            await self._end(work, said, open_, instead=str(answers.get("text", "")))
            note = note or words("form-replaced")
        dialogue = Dialogue(form, _fresh(work, said, form), work)
        for name, value in answers.items():
            dialogue.answer(name, value)
        dialogue.note(seeded=sorted(answers))
        _remember_album(dialogue, said, *answers)
        await dialogue.next()
        await self._go_on(dialogue, said, ring=True, note=note)

    def _is_too_urgent(self, work: Work, said: Said, draft: Draft) -> bool:
        """Whether it must break into the dialogue. What colleagues write about their work ("no more sparks") need not.

        A report that is under way is begun anew with these words.
        """
        urgent = self._is_urgent(said)
        form = self._forms.get(draft.form)
        if not urgent or form is None or form.breaks_in:
            return urgent
        question = form.questions.get(draft.step)
        return not (work.actor.staff and question and question.widget is Widget.TEXT)

    def _is_urgent(self, said: Said) -> bool:
        return any(form.breaks_in and form.breaks_in(said) for form in self._catching)

    async def _resumed(self, work: Work, said: Said, draft: Draft) -> Dialogue | None:
        form = self._forms.get(draft.form)
        dialogue = Dialogue(form, draft, work) if form else None
        if dialogue is None or not await dialogue.fits():
            # An update of the house has changed the questions: better to begin anew than to misunderstand.
            await self._end(work, said, draft)
            work.reply(said, answer("form-reset", rows=((button("home"),),)))
            return None
        return dialogue

    async def _hear(self, dialogue: Dialogue, said: Said) -> bool:
        before, worded = dialogue.draft, _wants_words(dialogue)
        answers = dialogue.takes(said) if dialogue.at_summary else before.step
        if said.files and _says_it_all(dialogue, said):
            return await self._begin_anew(dialogue, said)
        try:
            note = await inputs.take(dialogue, said)
        except Refusal as refused:
            dialogue.draft = before
            if dialogue.form.adds:
                return False
            if _says_it_all(dialogue, said):
                return await self._begin_anew(dialogue, said)
            _remember_album(dialogue, said, answers)
            await self._show(dialogue, said, ring=True, note=Words(refused.key, refused.words))
        else:
            _remember_album(dialogue, said, dialogue.takes(said) if worded else answers)
            if self._is_urgent(said) and not (dialogue.form.of_danger or is_over(said.text)):
                danger_notes.ask(dialogue.work, said)
            await self._go_on(dialogue, said, ring=True, note=note)
        return True

    async def _begin_anew(self, dialogue: Dialogue, said: Said) -> bool:
        await self._end(dialogue.work, said, dialogue.draft)
        await self._begin_caught(dialogue.work, said, dialogue.form)
        return True

    async def _see_rest_of_album(self, dialogue: Dialogue, said: Said) -> None:
        # The first picture was answered; the others only change what hangs there already.
        before = dialogue.draft
        note = inputs.rest_of_album(dialogue, said)
        if dialogue.draft is not before or note:
            await self._show(dialogue, said, ring=False, note=note)

    async def _press(self, dialogue: Dialogue, said: Said) -> Answer | None:
        match said.pressed.word(2):
            case "c":
                await self._cancel(dialogue.work, said, dialogue.draft)
                return None
            case "y" if dialogue.at_summary:
                return await self._submit(dialogue, said, ring=False)
        await inputs.press(dialogue, said.pressed)
        return await self._go_on(dialogue, said, ring=False)

    async def _go_on(self, dialogue: Dialogue, said: Said, *, ring: bool, note: Words | None = None) -> Answer | None:
        if dialogue.at_summary and not dialogue.form.confirm:
            return await self._submit(dialogue, said, ring=ring)
        await self._show(dialogue, said, ring=ring, note=note)
        return None

    async def _show(self, dialogue: Dialogue, said: Said, *, ring: bool, note: Words | None = None) -> None:
        await dialogue.settle()
        if dialogue.at_summary:
            await dialogue.show_summary()
        dialogue.draft = await drafts.keep(dialogue.work, _later(dialogue))
        shown = await prompt(dialogue, note)
        dialogue.work.reply(said, shown, subject=dialogue.draft.subject, ring=ring)

    async def _submit(self, dialogue: Dialogue, said: Said, *, ring: bool) -> Answer | None:
        """Hand it in. A passing note comes back where the living card that hangs by now says everything else."""
        work, draft = dialogue.work, dialogue.draft
        work.actor.must(dialogue.form.needs)
        record = await dialogue.record()
        if draft.id:
            # First of all: a second tap at the same time waits here, and finds nothing to hand in.
            await drafts.drop(work, draft)
        done: Answer | Onward = await dialogue.form.submit(work, record)
        if draft.id and dialogue.form.breaks_in:
            await drafts.handed_in(work, draft)
        if isinstance(done, Onward):
            work.close(said, draft.subject)
            await self._begin_foreseen(work, said, self._forms[done.form], done.seed)
        elif done.toast and said.press and said.message is not None:
            # The summary has become that card: its own message goes.
            work.retract(said.message, answer("card-moved"), chat=said.chat, language=work.actor.language.value)
            return done
        else:
            work.reply(said, done, subject=draft.subject if draft.id else None, ring=ring)
        return None

    async def _cancel(self, work: Work, said: Said, draft: Draft) -> None:
        await drafts.call_off(work, draft)
        work.reply(said, _left(), subject=draft.subject, ring=False)

    async def _end(self, work: Work, said: Said, draft: Draft, *, instead: str = "") -> None:
        await drafts.abandon(work, draft, instead)
        work.close(said, draft.subject)


def _says_it_all(dialogue: Dialogue, said: Said) -> bool:
    """Whether a dialogue in which nothing is answered yet is told everything at once instead."""
    catches = dialogue.form.catches
    return catches is not None and not dialogue.answers and catches(said)


def _wants_words(dialogue: Dialogue) -> bool:
    return not dialogue.at_summary and dialogue.question.widget is Widget.TEXT


def _must_be_of(dialogue: Dialogue, press: Press) -> None:
    here = "s" if dialogue.at_summary else str(dialogue.number(dialogue.draft.step))
    if (press.word(0), press.word(1)) != (str(dialogue.draft.id), here):
        raise Stale


def _fresh(work: Work, said: Said, form: Form[Any]) -> Draft:
    again = "" if form.given else form.button
    return Draft(
        chat=said.chat, thread=said.thread or 0, speaker=said.speaker.chat, person=work.actor.person,
        form=form.name, form_version=form.version, step=SUMMARY,
        data={"answers": {}, "again": again, "language": work.actor.language.value},
        expires_at=work.now + timedelta(minutes=form.minutes),
    )  # fmt: skip


def _remember_album(dialogue: Dialogue, said: Said, *answered: str) -> None:
    # What else is in it comes as messages of their own and belongs to the question that the first one answered, if any.
    if said.album:
        questions = dialogue.form.questions
        into = (name for name in answered if name in questions and questions[name].takes_album)
        dialogue.note(album=[said.album, next(into, "")])


def _later(dialogue: Dialogue) -> Draft:
    return replace(dialogue.draft, expires_at=dialogue.work.now + timedelta(minutes=dialogue.form.minutes))


def _left() -> Answer:
    return answer("form-left", rows=((button("home"),),))
