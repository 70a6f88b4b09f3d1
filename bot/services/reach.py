"""Who can be reached: people found again, people lost, chats that moved."""

from sqlalchemy import Table, delete, func, select, update

from bot.domain.people import ChatId, Person, PersonId
from bot.domain.permits import May
from bot.packing import unpack_answer
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import cards, drafts, groups, outbox
from bot.talk import ERASED, OF_CARDS, Letter, LetterState, Verb


async def notice(work: Work) -> None:
    """Inside other verbs: somebody who was thought lost can be reached again; their cards show what has become."""
    if work.actor.unreachable:
        person = await rows.find(work.db, Person, work.me)
        await work.save(person, person.find_again())
        await hang_anew(work, person.id)


async def hang_anew(work: Work, person: PersonId) -> None:
    """Inside other verbs: what somebody's cards were to show last, and could not, is shown now, with sound."""
    theirs = (outbox.c.person == person, outbox.c.subject.is_not(None), outbox.c.verb.in_(OF_CARDS))
    newest = select(func.max(outbox.c.id)).where(*theirs).group_by(outbox.c.subject)
    lost = (outbox.c.state == LetterState.DEAD, outbox.c.about.is_distinct_from(ERASED))
    for letter in await rows.every(work.db, Letter, outbox.c.id.in_(newest), *lost):
        subject, it = letter.subject or "", letter.body
        if letter.verb is Verb.TAKE_DOWN:
            await work.take_down(person, subject, unpack_answer(it))
        elif letter.verb is not Verb.CLOSE and person in await work.viewers(subject):
            await work.show(person, subject, unpack_answer(it), ring=True)


@needs(May.OWN_PRIVACY)
async def gone(work: Work) -> None:
    """The person has blocked the bot: nothing is sent to them until they let it in again."""
    person = await rows.find(work.db, Person, work.me)
    await work.save(person, person.lose(work.now))


@needs(May.KEEP_TIME)
async def lose(work: Work, person: PersonId) -> None:
    """Telegram says that somebody cannot be reached: they are not written to until they are found again."""
    found = await rows.find(work.db, Person, person)
    await work.save(found, found.lose(work.now))


@needs(May.KEEP_TIME)
async def follow(work: Work, old: ChatId, new: ChatId) -> None:
    """A group has become a supergroup: everything that was meant for it follows, in one transaction."""
    # Both ends announce the move, and cards or dialogues may have begun in the new chat before we heard: those stay.
    fresh = select(cards.c.subject).where(cards.c.chat == new)
    await work.db.execute(delete(cards).where(cards.c.chat == old, cards.c.subject.in_(fresh)))
    begun = select(drafts.c.speaker).where(drafts.c.chat == new)
    await work.db.execute(delete(drafts).where(drafts.c.chat == old, drafts.c.speaker.in_(begun)))
    moved: tuple[Table, ...] = (outbox, cards, drafts, groups)
    for table in moved:
        await work.db.execute(update(table).where(table.c.chat == old).values(chat=new))
