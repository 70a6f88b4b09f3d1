"""The one interpreter of every dialogue: begins, hears, presses, goes back, sums up, submits, resumes, resets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.conversations import inputs
from bot.conversations.dialogue import SUMMARY, Dialogue
from bot.conversations.form import Form
from bot.conversations.prompts import prompt
from bot.domain.drafts import Draft
from bot.domain.refusal import Refusal
from bot.services import drafts
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, Words, answer, button, words

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
        work.actor.must(form.needs)
        open_ = await drafts.opened(work, said)
        if open_ is not None:
            await self._end(work, said, open_)
        dialogue = Dialogue(form, self._fresh(work, said, form), work)
        for name, value in answers.items():
            dialogue.answer(name, value)
        await dialogue.next()
        await self._go_on(dialogue, said, ring=True, note=words("form-replaced") if open_ else None)

    async def begin_by_command(self, work: Work, said: Said) -> None:
        """Open the dialogue that the command names."""
        await self.begin(work, said, self._by_command[said.command])

    async def begin_by_button(self, work: Work, said: Said) -> None:
        """Open the dialogue that the button names; its arguments fill the given fields.

        Raises:
            Refusal: the arguments do not fit.

        """
        form = self._by_button[said.pressed.action]
        values = {}
        for place, name in enumerate(form.given):
            try:
                values[name] = form.kinds[name].validate_python(said.pressed.number(place))
            except ValueError:
                raise Refusal("button-stale") from None
        await self.begin(work, said, form, **values)

    async def catch(self, work: Work, said: Said) -> bool:
        """Open the first dialogue that recognises itself in a free text; False where none does or none is allowed."""
        for form in self._catching:
            if form.catches and form.catches(said) and form.needs in work.actor.permits:
                await self.begin(work, said, form, **form.seed(said))
                return True
        return False

    # -- going on -------------------------------------------------------------------------------------------------

    async def hear(self, work: Work, said: Said) -> bool:
        """Take what was said as an answer; False where no dialogue is open."""
        if said.kind in _NOT_FOR_FORMS or said.edited:
            return said.edited
        dialogue = await self._resumed(work, said)
        if dialogue is None:
            return False
        again = bool(said.album and said.album == dialogue.data.get("album"))
        try:
            note = await inputs.take(dialogue, said)
        except Refusal as refused:
            await self._show(dialogue, said, ring=True, note=Words(refused.key, refused.words))
            return True
        await self._go_on(dialogue, said, ring=not again, note=note)
        return True

    async def press(self, work: Work, said: Said) -> None:
        """Take a button of a dialogue.

        Raises:
            Refusal: the button belongs to a dialogue, a question or a list that is no more.

        """
        dialogue = await self._resumed(work, said)
        if dialogue is None or said.pressed.number(0) != dialogue.draft.id:
            raise Refusal("form-button-stale")
        here = "s" if dialogue.at_summary else str(dialogue.number(dialogue.draft.step))
        if said.pressed.word(1) != here:
            raise Refusal("form-button-stale")
        match said.pressed.word(2):
            case "c":
                await self._cancel(work, said, dialogue.draft)
            case "y" if dialogue.at_summary:
                await self._submit(dialogue, said, ring=False)
            case _:
                note = await inputs.press(dialogue, said.pressed)
                await self._go_on(dialogue, said, ring=False, note=note)

    async def leave(self, work: Work, said: Said, *, quietly: bool = False) -> bool:
        """Leave the open dialogue, whatever it is; False where there is none."""
        open_ = await drafts.opened(work, said)
        if open_ is None:
            return False
        await self._end(work, said, open_)
        if not quietly:
            work.reply(said, _left())
        return True

    # -- inside ---------------------------------------------------------------------------------------------------

    async def _resumed(self, work: Work, said: Said) -> Dialogue | None:
        draft = await drafts.opened(work, said)
        if draft is None:
            return None
        form = self._forms.get(draft.form)
        if form is None or form.version != draft.form_version:
            # An update of the house has changed the questions: better to begin anew than to misunderstand.
            await self._end(work, said, draft)
            work.reply(said, answer("form-reset", rows=((button("home"),),)))
            return None
        return Dialogue(form, draft, work)

    async def _go_on(self, dialogue: Dialogue, said: Said, *, ring: bool, note: Words | None = None) -> None:
        if dialogue.at_summary and not dialogue.form.confirm:
            await self._submit(dialogue, said, ring=ring)
        else:
            await self._show(dialogue, said, ring=ring, note=note)

    async def _show(self, dialogue: Dialogue, said: Said, *, ring: bool, note: Words | None) -> None:
        dialogue.draft = await drafts.keep(dialogue.work, self._later(dialogue))
        shown = await prompt(dialogue, note)
        dialogue.work.reply(said, shown, subject=dialogue.draft.subject, ring=ring)

    async def _submit(self, dialogue: Dialogue, said: Said, *, ring: bool) -> None:
        work, draft = dialogue.work, dialogue.draft
        work.actor.must(dialogue.form.needs)
        done: Answer = await dialogue.form.submit(work, await dialogue.record())
        if draft.id:
            await drafts.drop(work, draft)
            work.reply(said, done, subject=draft.subject, ring=ring)
        else:
            work.reply(said, done)

    async def _cancel(self, work: Work, said: Said, draft: Draft) -> None:
        await drafts.drop(work, draft)
        work.reply(said, _left(), subject=draft.subject, ring=False)

    async def _end(self, work: Work, said: Said, draft: Draft) -> None:
        await drafts.drop(work, draft)
        work.close(said, draft.subject)

    def _fresh(self, work: Work, said: Said, form: Form[Any]) -> Draft:
        return Draft(
            chat=said.chat, thread=said.thread or 0, speaker=said.speaker.chat, person=work.actor.person,
            form=form.name, form_version=form.version, step=SUMMARY, data={"answers": {}},
            expires_at=work.now + timedelta(minutes=form.minutes),
        )  # fmt: skip

    def _later(self, dialogue: Dialogue) -> Draft:
        return replace(dialogue.draft, expires_at=dialogue.work.now + timedelta(minutes=dialogue.form.minutes))


def _left() -> Answer:
    return answer("form-left", rows=((button("home"),),))
