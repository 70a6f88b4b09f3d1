"""How an announcement looks: to who gets it, to who has written it, and to who decides about it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from bot.domain.announcements import (
    CLOSED,
    MISSED,
    OUT,
    REACHED,
    Announcement,
    AnnouncementId,
    Occasion,
    Reach,
    State,
    Tally,
)
from bot.domain.audiences import unpacked
from bot.domain.names import Named
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May, roles_with
from bot.services import actors, audiences
from bot.services.work import Work
from bot.storage.announcement_tables import recipients
from bot.talk import Answer, Button, FileId, Lane, Rows, Style, Words, answer, button, words

APPROVERS = roles_with(May.APPROVE_ANNOUNCEMENT)
_BAR = 10


def about(it: AnnouncementId) -> str:
    """What the letters are about that carry it."""
    return f"announcement:{it}"


def subject(it: AnnouncementId) -> str:
    """What the card is about that says how it goes."""
    return f"announcing:{it}"


def message(it: Announcement) -> Answer:
    """What everybody gets, in their language."""
    rows: Rows = ((button("announcement-read", it.id, style=Style.SUCCESS),),) if it.asks else ()
    if it.occasion is Occasion.GREETING:
        rows = (*rows, (button("greetings-off"),))
    drawn = ("festival-card", it.card) if it.card else ()
    shown = answer(f"announcement-{it.occasion.value}", text=Named(it.text_zh, it.text_en), rows=rows, paper=drawn)
    photos = () if drawn else tuple(FileId(photo) for photo in it.photos)
    return replace(shown, photos=photos, document=FileId(it.document) if it.document else None)


async def tally(work: Work, it: Announcement) -> Tally:
    """Inside other verbs: how many are where; before it has begun, how many are meant as the house stands now."""
    if it.begun_at is None:
        seats = await audiences.meant(work, unpacked(it.wanted))
        bound = sum(any(one.reachable for one in own) for own in seats.values())
        return Tally({Reach.WAITING: bound, Reach.NEVER: len(seats) - bound})
    ours = recipients.c.announcement == it.id
    counted = select(recipients.c.reach, func.count().label("n")).where(ours).group_by(recipients.c.reach)
    read = select(func.count()).where(ours, recipients.c.read_at.is_not(None))
    counts = {row.reach: row.n for row in await work.db.execute(counted)}
    return Tally(counts, (await work.db.execute(read)).scalar_one())


async def refresh(work: Work, it: Announcement, *, ring: Sequence[PersonId] = ()) -> None:
    """Inside other verbs: bring everybody's card of how it goes up to date."""
    holding, counts = await work.viewers(subject(it.id)), await tally(work, it)
    for person in dict.fromkeys((*holding, *ring)):
        actor = work.actor if person == work.actor.person else await actors.by_id(work.db, person)
        if actor is None or May.COMPOSE_ANNOUNCEMENT not in actor.permits:
            continue
        calling = Lane.ALERT if person in ring else Lane.NOTICE
        lane = Lane.ANSWER if person == work.actor.person else calling
        await work.show(person, subject(it.id), await card(work, it, counts, actor), ring=person in ring, lane=lane)


async def card(work: Work, it: Announcement, counts: Tally, actor: Actor) -> Answer:
    """Inside other verbs: how it goes, for one of those who may see it."""
    by = await actors.name_of(work.db, it.made_by) if it.made_by else words("announcement-by-house")
    notes = [*_notes(it), *_progress(it, counts)]
    meant = await audiences.in_words(work, unpacked(it.wanted))
    return answer(
        "announcement-card", number=it.number, state=words(f"announcement-state-{it.state.value}"), by=by,
        said=it.said, meant=meant, count=counts.selected, notes=notes, text=it.text_zh or "…", english=_english(it),
        rows=_rows(it, counts, actor),
    )  # fmt: skip


def _english(it: Announcement) -> list[Words]:
    return [words("announcement-english", text=it.text_en)] if it.text_en else []


def _notes(it: Announcement) -> list[Words]:
    notes = []
    if it.send_at and it.state in {State.WAITING, State.SCHEDULED}:
        notes.append(words("announcement-at", at=it.send_at))
    if it.why:
        notes.append(words("announcement-why", why=it.why))
    if it.card:
        notes.append(words("announcement-own-picture"))
    elif it.photos or it.document:
        notes.append(words("announcement-with", count=len(it.photos) + bool(it.document)))
    elif it.occasion is Occasion.GREETING and it.state in {State.DRAFT, State.WAITING}:
        notes.append(words("announcement-no-picture"))
    if it.pins:
        notes.append(words("announcement-pins"))
    if it.days and not it.expires_at:
        notes.append(words("announcement-days", count=it.days))
    if it.expires_at and it.state is not State.RECALLED:
        notes.append(words("announcement-expires", at=it.expires_at))
    return notes


def _progress(it: Announcement, counts: Tally) -> list[Words]:
    if it.begun_at is None:
        never = counts.of(Reach.NEVER)
        return [words("announcement-will-miss", count=never)] if never else []
    share = round(_BAR * (counts.selected - counts.open) / max(counts.selected, 1))
    lines = [words("announcement-bar", bar="▓" * share + "░" * (_BAR - share))] if it.state not in CLOSED else []
    said = {
        "sent": counts.of(Reach.SENT),
        "unknown": counts.of(Reach.UNKNOWN),
        "blocked": counts.of(Reach.BLOCKED),
        "never": counts.of(Reach.NEVER),
        "open": counts.open,
        "recalling": counts.of(Reach.RECALLING),
        "recalled": counts.of(Reach.RECALLED),
        "gone": counts.of(Reach.GONE),
    }
    lines += [words(f"announcement-{name}", count=n) for name, n in said.items() if n]
    return [*lines, words("announcement-have-read", count=counts.read)] if it.asks else lines


_STEPS: dict[State, tuple[tuple[str, ...], ...]] = {
    State.DRAFT: (("test", "reword", "picture"), ("later", "discard")),
    State.SCHEDULED: (("undo",),),
    State.SENDING: (("pause", "stop"),),
    State.PAUSED: (("resume", "stop"),),
}
"""What can be done by whoever has written it, or leads."""


def _rows(it: Announcement, counts: Tally, actor: Actor) -> Rows:
    own = it.own(actor.person)
    leads = May.APPROVE_ANNOUNCEMENT in actor.permits
    steps = _STEPS.get(it.state, ()) if own or (leads and it.state is not State.DRAFT) else ()
    rows = [tuple(_step(verb, it) for verb in row) for row in steps]
    if it.state is State.DRAFT and own:
        rows.insert(0, (button("announcement-send", it.id, style=Style.SUCCESS, count=counts.of(Reach.WAITING)),))
    if it.state is State.WAITING:
        rows += _decisions(it, leads=leads and it.made_by != actor.person, own=own)
        if own and it.occasion is Occasion.GREETING:
            rows.append((_step("picture", it),))
    if it.begun_at is not None:
        rows += _looks(it, counts, may=own or leads)
    return tuple(rows)


def _step(verb: str, it: Announcement) -> Button:
    return Button(words(f"button-announcement-{verb}"), f"announcement-{verb}", (it.id,))


def _decisions(it: Announcement, *, leads: bool, own: bool) -> list[tuple[Button, ...]]:
    deciding = [
        (button("announcement-approve", it.id, style=Style.SUCCESS), button("announcement-reject", it.id)),
        (button("announcement-test", it.id),),
    ]
    return [*(deciding if leads else ()), *([(button("announcement-undo", it.id),)] if own else ())]


def _looks(it: Announcement, counts: Tally, *, may: bool) -> list[tuple[Button, ...]]:
    missed, rows = counts.of(*MISSED), list[tuple[Button, ...]]()
    if missed:
        rows.append((button("announcement-missed", it.id, count=missed),))
    rows.append((button("announcement-ledger", it.id),))
    if may and it.state in OUT and counts.of(*REACHED):
        rows.append((button("announcement-recall", it.id, style=Style.DANGER),))
    return rows
