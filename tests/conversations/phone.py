"""A person with a phone, talking to the engine alone: what they see is read from the letters that were written."""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.channel.rendering import rendered
from bot.conversations.dialogue import Dialogue
from bot.conversations.engine import Engine
from bot.domain.drafts import Draft
from bot.domain.names import Language
from bot.domain.people import ChatId
from bot.domain.refusal import Refusal
from bot.packing import unpack_answer
from bot.services import drafts
from bot.services.work import Desk, Work
from bot.talk import Answer, Attachment, Button, FileId, Kind, Letter, Press, Said, Speaker, Verb, Words

_updates = itertools.count(1)
_files = itertools.count(1)
_ATTACHED = frozenset({Kind.PHOTO, Kind.FILE, Kind.VOICE})


@dataclass
class Phone:
    """One account in one chat. `refused` and `toast` are the keys of the last no and of the last passing note."""

    desk: Desk
    engine: Engine
    account: int = 7
    chat: int | None = None
    thread: int | None = None
    letters: list[Letter] = field(default_factory=list)
    seen: list[Button] = field(default_factory=list)
    refused: str | None = None
    toast: str | None = None
    heard: bool | None = None

    # -- what the person does -------------------------------------------------------------------------------------

    async def begins(self, command: str) -> None:
        """Send a command that begins a dialogue."""
        await self._do(self.engine.begin_by_command, Kind.COMMAND, command=command)

    async def says(self, *texts: str, **more: Any) -> None:
        """Write, one message after the other."""
        for text in texts:
            self.heard = await self._do(self.engine.hear, Kind.TEXT, text=text, **more)

    async def sends(self, kind: Kind, **what: Any) -> str:
        """Send a thing: its file, or what the kind needs."""
        file = FileId(f"file{next(_files)}")
        files = (Attachment(file, kind),) if kind in _ATTACHED else ()
        self.heard = await self._do(self.engine.hear, kind, files=files, **what)
        return file

    async def throws(self, kind: Kind = Kind.TEXT, **what: Any) -> bool:
        """Say something where no dialogue is open, for one to catch it."""
        return bool(await self._do(self.engine.catch, kind, **what))

    async def throws_photo(self, **what: Any) -> str:
        """The same with a picture."""
        file = FileId(f"file{next(_files)}")
        assert await self.throws(Kind.PHOTO, files=(Attachment(file, Kind.PHOTO),), **what)
        return file

    async def taps(self, *labels: str) -> None:
        """Tap buttons that can be seen, by their key or their Chinese label."""
        for label in labels:
            await self.presses(self.button(label))

    async def presses(self, it: Button | str) -> None:
        """Press any button, seen now or long ago, or made up."""
        _, action, *args = (it.data if isinstance(it, Button) else it).split(":")
        verb: Callable[[Work, Said], Awaitable[Any]]
        verb = self.engine.press if action == "f" else self.engine.begin_by_button
        await self._do(verb, Kind.BUTTON, press=Press(action, tuple(args)))

    async def cancels(self, *, quietly: bool = False) -> bool:
        """Leave, by /cancel or by going home."""
        return bool(await self._do(lambda work, said: self.engine.leave(work, said, quietly=quietly), Kind.COMMAND))

    # -- what the person sees -------------------------------------------------------------------------------------

    @property
    def screen(self) -> Answer:
        """The newest thing that was said to them."""
        return unpack_answer(next(letter for letter in reversed(self.letters) if letter.body).body)

    @property
    def key(self) -> str:
        """What it says: the question, the title of the summary, or another sentence."""
        said = self.screen.say
        inner = said.args.get("question") or said.args.get("title")
        return inner.key if isinstance(inner, Words) else said.key

    @property
    def note(self) -> str:
        """What stands above the question."""
        note = self.screen.say.args["note"]
        return str(note.args["note"].key) if note.args else ""

    @property
    def labels(self) -> list[str]:
        """The buttons under it, as they read in Chinese or by their key."""
        return [self._spoken(b) for row in self.screen.rows for b in row]

    @property
    def lines(self) -> list[str]:
        """The values of the summary, in English."""
        texts = self.desk.texts
        return [texts._argument(Language.EN, line.args["value"], str) for line in self.screen.say.args["lines"]]  # noqa: SLF001

    def button(self, label: str) -> Button:
        """The button with that label."""
        return next(b for row in self.screen.rows for b in row if label in {self._spoken(b), self._key(b)})

    async def draft(self) -> Draft | None:
        """The row behind it all."""
        found: Draft | None = await self._look(drafts.opened)
        return found

    async def fits(self) -> bool:
        """Whether the row, if there is one, still can be gone on with."""

        async def look(work: Work, said: Said) -> bool:
            draft = await drafts.opened(work, said)
            form = self.engine._forms.get(draft.form) if draft else None  # noqa: SLF001
            return draft is None or (form is not None and await Dialogue(form, draft, work).fits())

        return bool(await self._look(look))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _spoken(self, it: Button) -> str:
        return it.label.key if isinstance(it.label, Words) and not it.label.args else self._words(it)

    def _words(self, it: Button) -> str:
        return self.desk.texts.spoken(Language.ZH, it.label)

    def _key(self, it: Button) -> str:
        return it.label.key if isinstance(it.label, Words) else ""

    def _said(self, kind: Kind, **what: Any) -> Said:
        speaker, chat = Speaker(ChatId(self.account), "周", "zh"), ChatId(self.chat or self.account)
        at = self.desk.clock.now()
        return Said(update=next(_updates), chat=chat, speaker=speaker, at=at, kind=kind, thread=self.thread, **what)

    async def _look(self, verb: Callable[[Work, Said], Awaitable[Any]]) -> Any:
        said = self._said(Kind.TEXT)
        return await self.desk.do(said.speaker, lambda work: verb(work, said))

    async def _do(self, verb: Callable[[Work, Said], Awaitable[Any]], kind: Kind, **what: Any) -> Any:
        said, result = self._said(kind, **what), None
        self.refused = self.toast = None

        async def turn(work: Work) -> tuple[Any, list[Letter]]:
            return await verb(work, said), work.letters

        try:
            result, letters = await self.desk.do(said.speaker, turn)
        except Refusal as refused:
            self.refused = refused.key
        else:
            self._receive(letters)
        if isinstance(result, Answer):
            assert result.toast
            self.toast = result.say.key
        return result

    def _receive(self, letters: list[Letter]) -> None:
        self.letters.extend(letters)
        for letter in letters:
            if letter.verb in {Verb.CARD, Verb.RING, Verb.SAY}:
                shown = unpack_answer(letter.body)
                self.seen.extend(b for row in shown.rows for b in row)
                for language in Language:  # everything that is written can be said
                    rendered(self.desk.texts, language, shown)
