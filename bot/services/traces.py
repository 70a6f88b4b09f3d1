"""What somebody leaves behind in letters, updates, and histories: found by its words, and emptied."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, cast, delete, or_, select, union_all, update

from bot.domain.names import without
from bot.domain.people import ChatId, Person
from bot.services import mail
from bot.services.work import Work
from bot.storage.tables import attempts, history, inbox, invites, outbox, people, tenants
from bot.talk import LetterState, Verb, answer

_AT_ONCE = 100
_SHORTEST = 2
"""A name of one letter stands in too many words."""
_CARDS = frozenset({Verb.CARD, Verb.RING})
_COLUMNS = (outbox.c.id, outbox.c.person, outbox.c.chat, outbox.c.language, outbox.c.verb, outbox.c.state)


@dataclass(frozen=True)
class Traces:
    """Whose they are, the subjects of their own records, the papers drawn of those, and words that stand for them."""

    person: Person
    subjects: frozenset[str]
    words: frozenset[str]
    papers: frozenset[tuple[str, ...]] = frozenset()


async def empty(work: Work, of: Traces) -> frozenset[str]:
    """Inside other verbs: nothing stays in rows; subjects whose cards may still show something of it."""
    found = await _letters(work, of, frozenset({*map(_quoted, of.words), *_listed(of.papers)}))
    for letter in found:
        _take_back(work, of.person, letter)
    for some in _some([letter.id for letter in found]):
        await mail.empty(work, outbox.c.id.in_(some))
    await mail.empty(work, outbox.c.person == of.person.id)
    await _forget_reasons(work, of)
    if of.person.chat is not None:
        await _forget_account(work, of.person.chat)
    return frozenset(letter.subject for letter in found if letter.verb in _CARDS and letter.subject)


async def forget_why(work: Work, record: str, id_: int, *, but: str = "") -> None:
    """Inside other verbs: what colleagues noted about a record; what was changed in it, by whom and when stays."""
    of = (history.c.record == record) & (history.c.record_id == id_) & (history.c.why != but)
    await work.db.execute(update(history).where(of).values(why=""))


async def _letters(work: Work, of: Traces, parts: Iterable[str]) -> list[Row[Any]]:
    about: list[ColumnElement[bool]] = [outbox.c.about.in_(some) for some in _some(sorted(of.subjects))]
    holding = [_holds(outbox.c.body, part) for part in sorted(parts) if len(part) >= _SHORTEST + len(_quoted(""))]
    columns = (*_COLUMNS, outbox.c.message, outbox.c.subject)
    found: dict[int, Row[Any]] = {}
    for some in (*_some(about), *_some(holding)):
        found |= {row.id: row for row in await work.db.execute(select(*columns).where(or_(*some)))}
    return [found[id_] for id_ in sorted(found)]


def _take_back(work: Work, person: Person, letter: Row[Any]) -> None:
    """What hangs on somebody else's phone as a message of its own goes; cards are shown anew, empty."""
    own = person.id == letter.person or (letter.chat is not None and letter.chat == person.chat)
    if own or letter.message is None or letter.verb is not Verb.SAY or letter.state is not LetterState.SENT:
        return
    to = {"chat": letter.chat} if letter.chat is not None else {"whom": letter.person}
    work.retract(letter.message, answer("erased"), language=letter.language or "", **to)


async def _forget_reasons(work: Work, of: Traces) -> None:
    await work.db.execute(update(history).where(history.c.who == of.person.id).values(why=""))
    for some in _some([word for word in sorted(of.words) if len(word) >= _SHORTEST]):
        others = await _longer_names(work, some) - of.words
        of_them = or_(*_containing(history.c.why, some))
        for row in (await work.db.execute(select(history.c.id, history.c.why).where(of_them))).all():
            why = without(row.why, some, others)
            await work.db.execute(update(history).where(history.c.id == row.id).values(why=why))


async def _longer_names(work: Work, words: Sequence[str]) -> set[str]:
    """Whatever else is called by a name in which one of these words stands."""
    named = (people.c.name_zh, people.c.name_en, tenants.c.name_zh, tenants.c.name_en)
    found = union_all(*(select(name.label("name")).where(or_(*_containing(name, words))) for name in named))
    return {row.name for row in await work.db.execute(found)}


def _containing(column: ColumnElement[Any], words: Sequence[str]) -> list[ColumnElement[bool]]:
    return [column.icontains(word, autoescape=True) for word in words]


async def _forget_account(work: Work, chat: ChatId) -> None:
    await mail.empty(work, outbox.c.chat == chat)
    await work.db.execute(update(outbox).where(outbox.c.chat == chat).values(chat=None))
    # What has not been done yet is emptied when it is. What was set aside may be anybody's, with their words in it.
    done = (inbox.c.chat == chat) & (inbox.c.state != "new")
    await work.db.execute(update(inbox).where(done | (inbox.c.state == "dead")).values(raw=""))
    await work.db.execute(update(inbox).where(done).values(chat=None, error=None))
    await work.db.execute(update(invites).where(invites.c.used_by == chat).values(used_by=None))
    await work.db.execute(delete(attempts).where(attempts.c.chat == chat))
    told = select(history.c.id, history.c.change).where(_holds(history.c.change, str(chat)))
    for row in (await work.db.execute(told)).all():
        changed = {name: _without(value, chat) for name, value in row.change.items()}
        await work.db.execute(update(history).where(history.c.id == row.id).values(change=changed))


def _without(value: Any, chat: ChatId) -> Any:
    return "personal" if isinstance(value, list) and chat in value else value


def _holds(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    return cast(column, Text).contains(text, autoescape=True)


def _quoted(word: str) -> str:
    # As it lies in JSON, from one quotation mark to the other: "Li" must not be found in "line".
    return json.dumps(word, ensure_ascii=False)


def _listed(papers: Iterable[tuple[str, ...]]) -> Iterator[str]:
    # One database keeps JSON as it was written, the other spaces it out.
    for paper in papers:
        yield from (json.dumps(paper, separators=(",", ":")), json.dumps(paper))


def _some(all_: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (all_[start : start + _AT_ONCE] for start in range(0, len(all_), _AT_ONCE))
