"""The lines of a talk: written down, and found again by the messages they came as; never by what they say."""

from sqlalchemy import select

from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.domain.talks import Carried, Line, LineId, Talk, TalkId, fitting
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import cards
from bot.storage.talk_tables import talk_lines, talks
from bot.talk import Attachment, Kind, Reaction, Said

_WITH_A_FILE = " 📎"
"""There was a video or the like with the words, which cannot be passed on."""


def subject(line: LineId) -> str:
    """What the message is about that a line hangs as on the other side."""
    return f"line:{line}"


async def of(work: Work, talk: TalkId) -> list[Line]:
    """Inside other verbs: the lines of a talk, in the order in which they were said."""
    return sorted(await rows.every(work.db, Line, talk_lines.c.talk == talk), key=lambda line: line.place)


async def meant(work: Work, said: Said) -> Talk | None:
    """Inside other verbs: the talk that a message belongs to, since it replies to a message of it; None: to none.

    To a line or a card of it, or to one's own line; the other pictures of an album go where the first one went.
    """
    found = await _replied_to(work, said) if said.reply_to is not None else None
    if found is None and said.album:
        found = await _of_own(work, talk_lines.c.album == said.album)
    if found is None:
        return None
    talk = await rows.find(work.db, Talk, found)
    return talk if talk.person == work.me or talk.served_by(work.actor) else None


async def _replied_to(work: Work, said: Said) -> TalkId | None:
    here = (cards.c.chat == said.chat, cards.c.message == said.reply_to)
    hangs = select(cards.c.subject).where(*here)
    for hung in (await work.db.execute(hangs)).scalars():
        kind, _, number = hung.partition(":")
        if kind == "talk":
            return TalkId(int(number))
        if kind == "line":
            return (await rows.find(work.db, Line, int(number))).talk
    return await _of_own(work, talk_lines.c.message == said.reply_to)


async def _of_own(work: Work, which: object) -> TalkId | None:
    newest = select(talk_lines.c.talk).where(talk_lines.c.author == work.me, which)  # type: ignore[arg-type]
    found = (await work.db.execute(newest.order_by(talk_lines.c.id.desc()).limit(1))).scalar()
    return None if found is None else TalkId(found)


async def own(work: Work, message: int | None) -> Line | None:
    """Inside other verbs: the line that the actor's own message became."""
    if message is None:
        return None
    return await rows.first(work.db, Line, talk_lines.c.author == work.me, talk_lines.c.message == message)


async def open_of(work: Work, person: PersonId) -> Talk | None:
    """Inside other verbs: the talk that somebody has open, or had when they said it: it was closed while it came."""
    there = talks.c.closed_at.is_(None) | (
        (talks.c.closed_at > work.said_at) & talks.c.closed_by.is_distinct_from(person)
    )
    found = await rows.every(work.db, Talk, talks.c.person == person, there)
    return found[-1] if found else None


async def write(work: Work, talk: Talk, said: Said) -> Line:
    """Inside other verbs: what was said becomes a line; the same message is one line, however often it is heard.

    Raises:
        Refusal: it is something that cannot be passed on, or too long.

    """
    if (before := await own(work, said.message)) is not None:
        return before
    carries, file = _carried(said)
    line = Line(
        talk=talk.id, author=work.me, inwards=talk.person == work.me, text=fitting(worded(said), carries),
        carries=carries, file=file, album=said.album or "", at=said.at, message=said.message,
    )  # fmt: skip
    after = [one for one in await of(work, talk.id) if one.author == work.me and one.place > line.place]
    return await work.add(_late(line) if after else line)


def mark(work: Work, line: Line) -> None:
    """Inside other verbs: its author sees on their own message that it was passed on."""
    if line.message is not None:
        work.mark(line.author, line.message, Reaction.SEEN.value)


def _late(line: Line) -> Line:
    return Line(**{**vars(line), "late": True})


def _carried(said: Said) -> tuple[Carried, str]:
    if said.pictures:
        return Carried.PHOTO, said.pictures[0]
    first: Attachment | None = said.files[0] if said.files else None
    match first.kind if first else None:
        case Kind.VOICE:
            return Carried.VOICE, said.files[0].file
        case Kind.FILE:
            return Carried.FILE, said.files[0].file
    if not worded(said):
        raise Refusal("talk-cannot-carry")
    return Carried.WORDS, ""


def worded(said: Said) -> str:
    """What a message says in words; empty where it says nothing that words can say."""
    if said.place:
        return "📍 {:.5f}, {:.5f}".format(*said.place)
    if said.contact:
        return f"☎ {said.contact[0]}"
    beside = said.text.strip() and said.files and said.files[0].kind is Kind.OTHER
    return said.text.strip() + (_WITH_A_FILE if beside else "")
