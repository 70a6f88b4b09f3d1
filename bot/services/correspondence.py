"""What is said in a piece of work: letters, cards and who holds them; posted when the work ends well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, union_all

from bot.domain.people import Actor, ChatId, Language, Person, PersonId
from bot.packing import pack_answer
from bot.services.doorbell import Doorbell
from bot.storage import rows
from bot.storage.database import Transaction
from bot.storage.tables import cards, drafts, outbox, viewers
from bot.talk import ERASED, Answer, Lane, Letter, LetterId, LetterState, Said, Verb, answer

# Said in every piece of work: built once.
_POST = insert(outbox)
_VIEWERS = select(viewers.c.person).where(viewers.c.subject == bindparam("subject_"))
_HANGS = union_all(
    select(cards.c.chat).where(cards.c.chat == bindparam("chat_"), cards.c.subject == bindparam("subject_")),
    select(outbox.c.chat).where(outbox.c.chat == bindparam("chat_"), outbox.c.about == bindparam("subject_")),
).limit(1)


@dataclass(kw_only=True)
class Correspondence:
    """Letters that `actor` leaves at `now` (UTC): rows once the transaction is on disk, not before."""

    db: Transaction
    actor: Actor
    now: datetime
    doorbell: Doorbell
    letters: list[Letter] = field(default_factory=list)
    """What has been posted."""
    forgotten: set[ChatId] = field(default_factory=set)
    """Chats of which nothing may stay."""
    _unposted: list[Letter] = field(default_factory=list)
    _shown: dict[tuple[str, PersonId], None] = field(default_factory=dict)

    def write_to(self, chat: ChatId, language: Language, it: Answer, *, subject: str | None = None) -> None:
        """A message to an account that is nobody yet; as the card of `subject` if one is named."""
        verb = Verb.RING if subject else Verb.SAY
        self._write(
            chat=chat, language=language.value, lane=Lane.NOTICE, verb=verb, subject=subject, about=subject,
            body=pack_answer(it),
        )  # fmt: skip

    async def farewell(self, person: Person) -> None:
        """A last word to somebody whose chat is forgotten in this very transaction; their cards are taken down."""
        await self.clear(person)
        body = pack_answer(answer("unbound-farewell"))
        self._write(chat=person.chat, language=person.language.value, lane=Lane.NOTICE, body=body)

    async def clear(self, person: Person) -> None:
        """Take down every card that hangs in somebody's chat, and drop what they were filling in."""
        await self._note_viewers()
        held = select(viewers.c.subject).where(viewers.c.person == person.id)
        hanging = select(cards.c.subject).where(cards.c.chat == person.chat)
        subjects = {row.subject for row in await self.db.execute(held.union(hanging))}
        to = {"chat": person.chat, "language": person.language.value, "lane": Lane.NOTICE}
        for subject in sorted(subjects):
            body = pack_answer(answer("card-left"))
            self._write(**to, subject=subject, about=subject, verb=Verb.TAKE_DOWN, body=body)
        await self.db.execute(delete(viewers).where(viewers.c.person == person.id))
        await self.db.execute(delete(drafts).where(drafts.c.speaker == person.chat))

    def tell(
        self,
        whom: PersonId | Iterable[PersonId],
        key: str,
        /,
        *,
        lane: Lane = Lane.NOTICE,
        loud: bool = False,
        **args: Any,
    ) -> None:
        """A message of its own to each of them, once the transaction is on disk."""
        self.send(whom, answer(key, **args), lane=lane, loud=loud)

    def send(
        self,
        whom: PersonId | Iterable[PersonId],
        it: Answer,
        *,
        lane: Lane = Lane.NOTICE,
        about: str | None = None,
        dedupe: str | None = None,
        twice: bool = True,
        loud: bool = False,
    ) -> None:
        """Like `tell`, for a whole answer; `about` names the record whose erasure empties it.

        `loud` is an emergency: it rings at any hour.
        """
        for person in _each(whom):
            key = f"{dedupe}:{person}" if dedupe else None
            self._write(
                person=person, lane=lane, about=about, dedupe=key, twice=twice, loud=loud, body=pack_answer(it)
            )  # fmt: skip

    async def show(
        self,
        whom: PersonId,
        subject: str,
        it: Answer,
        *,
        ring: bool = False,
        lane: Lane = Lane.NOTICE,
        dedupe: str | None = None,
        twice: bool = True,
        loud: bool = False,
    ) -> None:
        """The living card of `subject`: edited in place, or hung anew with sound where it wants attention."""
        self._shown[subject, whom] = None
        verb = Verb.RING if ring else Verb.CARD
        key, body = f"{dedupe}:{whom}" if dedupe else None, pack_answer(it)
        self._write(
            person=whom, lane=lane, subject=subject, about=subject, dedupe=key, verb=verb, twice=twice, loud=loud,
            body=body,
        )  # fmt: skip

    async def take_down(self, whom: PersonId, subject: str, it: Answer) -> None:
        """The card of `subject` does not concern somebody any more: one line stays of it, without buttons."""
        body = pack_answer(replace(it, rows=()))
        self._write(person=whom, lane=Lane.NOTICE, subject=subject, about=subject, verb=Verb.TAKE_DOWN, body=body)
        await self._note_viewers()
        seen = (viewers.c.subject == subject) & (viewers.c.person == whom)
        await self.db.execute(delete(viewers).where(seen))

    def show_in(self, chat: ChatId, thread: int | None, subject: str, it: Answer, *, ring: bool = False) -> None:
        """The living card of `subject` in a group, in the house's first language."""
        verb = Verb.RING if ring else Verb.CARD
        self._write(
            chat=chat, thread=thread, language=Language.ZH.value, lane=Lane.NOTICE, subject=subject, about=subject,
            verb=verb, body=pack_answer(it),
        )  # fmt: skip

    async def hangs(self, chat: ChatId, subject: str) -> bool:
        """Whether a card of `subject` hangs in that chat, or is on its way there."""
        return (await self.db.execute(_HANGS, {"chat_": chat, "subject_": subject})).first() is not None

    async def viewers(self, subject: str) -> tuple[PersonId, ...]:
        """Who holds a card of `subject`."""
        await self._note_viewers()
        found = await self.db.execute(_VIEWERS, {"subject_": subject})
        return tuple(sorted(PersonId(row.person) for row in found))

    def mark(self, whom: PersonId, message: int, emoji: str) -> None:
        """A small mark on a message in somebody's private chat, such as their own that began it; see `Reaction`.

        A message has one mark of ours: a later one takes its place.
        """
        self._write(person=whom, lane=Lane.NOTICE, verb=Verb.REACT, target=message, body={"emoji": emoji})

    def retract(
        self,
        message: int,
        it: Answer,
        *,
        whom: PersonId | None = None,
        chat: ChatId | None = None,
        language: str = "",
        about: str | None = None,
    ) -> None:
        """Take a message back that was sent before; where it cannot be deleted any more it becomes this one line."""
        to = {"person": whom, "chat": chat, "language": language or None, "about": about}
        self._write(**to, lane=Lane.NOTICE, verb=Verb.RETRACT, target=message, body=pack_answer(it))

    def pin(self, whom: PersonId, message: int) -> None:
        """A message that somebody has stays on top of their chat."""
        self._write(person=whom, lane=Lane.BROADCAST, verb=Verb.PIN, target=message, body={})

    def busy(self, said: Said, action: str = "typing") -> None:
        """Show the speaker that something is being made; `action` is the channel's word for it."""
        self._answer_to(said, verb=Verb.BUSY, body={"action": action}, lane=Lane.ANSWER)

    def menu(self, said: Said, commands: Sequence[str]) -> None:
        """From now on the speaker's chat lists these commands, in their language."""
        self._answer_to(said, verb=Verb.MENU, body={"commands": list(commands)}, lane=Lane.NOTICE)

    def reply(
        self, said: Said, it: Answer, *, subject: str | None = None, about: str | None = None, ring: bool = True
    ) -> None:
        """Answer the speaker where they spoke; as the card of `subject` if one is named, else found by `about`."""
        verb = (Verb.RING if ring else Verb.CARD) if subject else Verb.SAY
        body = pack_answer(it)
        self._answer_to(said, verb=verb, subject=subject, about=subject or about, body=body, lane=Lane.ANSWER)

    def close(self, said: Said, subject: str) -> None:
        """The card of `subject` in this chat has done its duty: its buttons go."""
        self._answer_to(said, verb=Verb.CLOSE, subject=subject, body={}, lane=Lane.ANSWER)

    async def post(self) -> None:
        """Write the letters of this work into the outbox; called by the desk at the end."""
        await self._note_viewers()
        for letter in self._unposted:
            posted = await self._insert(self._unsigned(letter))
            if posted:
                self.letters.append(posted)
        self._unposted.clear()

    async def _note_viewers(self) -> None:
        # All at once, before anybody asks: a card is shown to several people, mostly to those who hold it already.
        shown, self._shown = self._shown, {}
        await rows.add_new(self.db, viewers, *({"subject": subject, "person": person} for subject, person in shown))

    def _unsigned(self, letter: Letter) -> Letter:
        # A last word to a chat that is forgotten here: of that, too, nothing may stay.
        return replace(letter, about=ERASED, person=None) if letter.chat in self.forgotten else letter

    async def _insert(self, letter: Letter) -> Letter | None:
        row = rows.values(letter)
        if letter.dedupe is None:
            done = await self.db.execute(_POST, row)
            return replace(letter, id=LetterId(rows.new_id(done)))
        once = rows.upsert(self.db, outbox).on_conflict_do_nothing(index_elements=["dedupe"])
        taken = (await self.db.execute(once.returning(outbox.c.id), row)).scalar_one_or_none()
        return None if taken is None else replace(letter, id=LetterId(taken))

    def _answer_to(self, said: Said, **letter: Any) -> None:
        self._write(
            chat=said.chat, thread=said.thread, person=self.actor.person, language=self.actor.language.value, **letter
        )

    def _write(self, **letter: Any) -> None:
        # A letter that may go twice is claimed at birth by the courier of this very process, if there is one: after a
        # crash it is sent again, so nothing is lost by it. Where nobody listens, whoever runs the bot finds it.
        ours = bool(self.doorbell.listeners) and letter.get("twice", True)
        state = LetterState.SENDING if ours else LetterState.NEW
        self._unposted.append(Letter(created_at=self.now, state=state, **letter))


def _each(whom: PersonId | Iterable[PersonId]) -> Iterable[PersonId]:
    return dict.fromkeys(whom) if isinstance(whom, Iterable) else (whom,)
