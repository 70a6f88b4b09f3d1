"""What is kept about a person: shown, handed over, emptied. Numbers and rows stay, so that the registers add up."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, update

from bot.domain.bc_jobs import OPEN as UNSETTLED
from bot.domain.bc_jobs import BcJob
from bot.domain.bills import BillId
from bot.domain.fax_in import FaxIn
from bot.domain.incidents import Incident
from bot.domain.laundry import OPEN, LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import RollUpId
from bot.domain.people import Person, Post
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.surveys import SurveyId
from bot.domain.work_orders import WorkOrder
from bot.services import (
    bc_cards,
    bill_cards,
    complaint_work,
    fax_in_cards,
    incident_cards,
    incidents,
    laundry_cards,
    leavers,
    left_messages,
    mail_cards,
    meal_round,
    quiet,
    repair_cards,
    roll_ups,
    survey_results,
    talks,
    traces,
)
from bot.services.kept import KEPT, erase_entries
from bot.services.people import DIRECTORY
from bot.services.permission import needs
from bot.services.traces import Traces
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.storage.laundry_tables import laundry_orders
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.tables import (
    drafts,
    history,
    inbox,
    invites,
    mutes,
    outbox,
    people,
    posts,
    quiet_hours,
    tones,
    wishes,
)
from bot.talk import answer

T = TypeVar("T")

_LEAVERS = 20
"""So many in one transaction: each is looked for in every letter."""
_PAPERS = {
    "repair": "slip",
    "roll-up": "roll-up",
    "laundry": "laundry-slip",
    "bc": "bc-slip",
    "fax-in": "fax-in-notice",
    "incident": "incident",
    "bill": "fee-notice",
    "survey-words": "survey-sheet",
}
"""The paper that is drawn of a subject, with what somebody wrote in it."""


@needs(May.OWN_DATA)
async def is_kept(work: Work) -> bool:
    """Whether something is kept of who speaks: as who they are, or as who they were before they left."""
    return bool(await _mine(work))


@needs(May.OWN_DATA)
async def export(work: Work) -> Mapping[str, Any]:
    """Everything that is kept about the person; what is kept of posts that ended long ago stands under `earlier`."""
    mine = [await _kept(work, person) for person in await _mine(work)]
    if not mine:
        raise Refusal("stranger-not-allowed")
    return mine[0] | ({"earlier": mine[1:]} if mine[1:] else {})


async def _mine(work: Work) -> list[Person]:
    """Who speaks, and who they were: whose posts have all ended is known by the invitations they came in with."""
    chat = work.actor.chat
    if chat is None:
        return []
    came = select(posts.c.person).join(invites, invites.c.post == posts.c.id).where(invites.c.used_by == chat)
    left = people.c.id.in_(came) & people.c.chat.is_(None) & people.c.erased_at.is_(None)
    found = await rows.every(work.db, Person, left | (people.c.chat == chat))
    found.sort(key=lambda person: person.chat is None)
    return [replace(person, chat=chat) for person in found]


async def _kept(work: Work, person: Person) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "person": asdict(person),
        "posts": [asdict(post) for post in await rows.every(work.db, Post, posts.c.person == person.id)],
    }
    for name, exporter, _ in KEPT:
        kept[name] = await exporter(work, person.id)
    for name, found in _lines_of(person).items():
        kept[name] = [dict(row) for row in (await work.db.execute(found)).mappings()]
    return kept


def _lines_of(person: Person) -> dict[str, Select[Any]]:
    """What is kept beside the records: who did what, and what was said from either side."""
    here = person.chat
    said = (outbox.c.created_at, outbox.c.sent_at, outbox.c.state, outbox.c.verb, outbox.c.body, outbox.c.spoken)
    lines = (history.c.at, history.c.record, history.c.record_id, history.c.change, history.c.why)
    return {
        "actions": select(*lines).where(history.c.who == person.id).order_by(history.c.id),
        "open_dialogues": select(drafts).where((drafts.c.chat == here) | (drafts.c.speaker == here)),
        "messages_to_them": select(*said).where((outbox.c.person == person.id) | (outbox.c.chat == here)),
        "messages_from_them": select(inbox.c.received_at, inbox.c.state, inbox.c.raw).where(inbox.c.chat == here),
        "unwanted": select(mutes.c.kind, mutes.c.until).where(mutes.c.person == person.id),
        "wanted": select(wishes.c.kind).where(wishes.c.person == person.id),
        "quiet_hours": select(quiet_hours.c.starts, quiet_hours.c.ends).where(quiet_hours.c.person == person.id),
        "loudness": select(tones.c.matter, tones.c.tone).where(tones.c.person == person.id),
        "invitations": select(invites.c.created_at, invites.c.used_at).where(invites.c.used_by == here),
    }


@needs(May.OWN_DATA)
async def erase(work: Work) -> None:
    """Empty everything personal, on everybody's screens too; a last word goes to the chat, which is then forgotten."""
    mine = await _mine(work)
    if not mine:
        raise Refusal("stranger-not-allowed")
    for person in mine:
        await _forget(work, person)


async def _forget(work: Work, person: Person) -> None:
    words = frozenset(filter(None, (person.name_zh, person.name_en, person.phone, *await _handles(work, person))))
    theirs = frozenset([about for _, __, eraser in KEPT for about in await eraser(work, person.id)])
    if person.chat is not None:
        await work.clear(person)
        work.forgotten.add(person.chat)
    for post in await rows.every(work.db, Post, posts.c.person == person.id, posts.c.until.is_(None)):
        await work.save(post, post.end(work.now), "erased")
    await leavers.hand_back_all(work, person.id)
    await complaint_work.leave_behind(work, person.id)
    left = await talks.leave_behind(work, person.id)
    lasting = await incidents.leave_behind(work, person.id)
    shown = await traces.empty(work, Traces(person, theirs, words, frozenset(_papers(theirs))))
    for wanted in (mutes, wishes):
        await work.db.execute(delete(wanted).where(wanted.c.person == person.id))
    await quiet.forget(work, person.id)
    await work.save(person, person.erase(work.now), "erased")
    for about in sorted(theirs | shown):
        await _show_emptied(work, about, whose=about in theirs)
    for talk in left:
        await talks.show(work, talk)
    for incident in lasting:
        await incidents.show(work, incident)


@needs(May.KEEP_TIME)
async def forget_leavers(work: Work, contacts: datetime, colleagues: datetime, why: str) -> bool:
    """Name, phone and account of whoever left by then and has nothing open; whether there may be more.

    Contact persons of tenants are of no more use soon; who did what in the house is answered for longer. What they
    wrote has periods of its own.
    """
    found = await rows.every(work.db, Person, _left_by(contacts, colleagues), limit=_LEAVERS)
    for person in found:
        await erase_entries(work, person.id)
        words = frozenset(filter(None, (person.name_zh, person.name_en, person.phone)))
        shown = await traces.empty(work, Traces(person, frozenset(), words))
        held = select(posts.c.id).where(posts.c.person == person.id)
        await work.db.execute(update(invites).where(invites.c.post.in_(held)).values(used_by=None))
        await work.save(person, person.erase(work.now), why)
        for about in sorted(shown):
            await _show_emptied(work, about, whose=False)
    return len(found) == _LEAVERS


def _left_by(contacts: datetime, colleagues: datetime) -> ColumnElement[bool]:
    mine = posts.c.person == people.c.id
    last = select(func.max(posts.c.until)).where(mine).scalar_subquery()
    holding, in_house = exists().where(mine, posts.c.until.is_(None)), exists().where(mine, posts.c.role != Role.TENANT)
    reported = exists().where(intakes.c.reporter == people.c.id, intakes.c.closed_at.is_(None))
    washing = exists().where(laundry_orders.c.person == people.c.id, laundry_orders.c.status.in_(OPEN))
    served = exists().where(bc_jobs.c.person == people.c.id, bc_jobs.c.status.in_(UNSETTLED))
    gone = people.c.chat.is_(None) & people.c.erased_at.is_(None) & ~holding & ~reported & ~washing & ~served
    return gone & ((last < colleagues) | (~in_house & (last < contacts)))


def _papers(theirs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What has been drawn of records with their words in it."""
    for kind, _, number in (about.partition(":") for about in theirs):
        if kind in _PAPERS:
            yield _PAPERS[kind], number


async def _handles(work: Work, person: Person) -> list[str]:
    """How the channel calls the pictures and recordings of their repairs."""
    found = await rows.every(work.db, Intake, intakes.c.reporter == person.id)
    theirs = select(intakes.c.id).where(intakes.c.reporter == person.id)
    orders = await rows.every(work.db, WorkOrder, work_orders.c.intake.in_(theirs))
    taken = [handle for order in orders for handle in (*order.photos_before, *order.photos)]
    return taken + [handle for intake in found for handle in (*intake.photos, intake.voice)]


def _of(record: type[T], refresh: Callable[[Work, T], Awaitable[None]]) -> Callable[[Work, str], Awaitable[None]]:
    async def anew(work: Work, number: str) -> None:
        await refresh(work, await rows.find(work.db, record, int(number)))

    return anew


_ANEW: Mapping[str, Callable[[Work, str], Awaitable[None]]] = {
    "repair": lambda work, number: repair_cards.refresh(work, IntakeId(int(number))),
    "laundry": _of(LaundryOrder, laundry_cards.refresh),
    "bc": _of(BcJob, bc_cards.refresh),
    "fax-in": _of(FaxIn, fax_in_cards.refresh),
    "mail": _of(MailItem, mail_cards.refresh),
    "note": _of(LeftMessage, left_messages.refresh),
    "bill": lambda work, number: bill_cards.show_anew(work, BillId(int(number))),
    "incident": _of(Incident, incident_cards.refresh),
    survey_results.WORDS: lambda work, number: survey_results.show_words_anew(work, SurveyId(int(number))),
    "roll-up": lambda work, number: roll_ups.redraw(work, RollUpId(int(number))),
    "meal-round": lambda work, number: meal_round.redraw(work, date.fromisoformat(number)),
}
"""What is shown anew where somebody's words stood in it."""


async def _show_emptied(work: Work, about: str, *, whose: bool) -> None:
    kind, _, number = about.partition(":")
    if kind in _ANEW:
        await _ANEW[kind](work, number)
    elif kind in {"talk", "line"} and not whose:
        await talks.show_named_anew(work, about)
    elif whose or about == DIRECTORY:
        for viewer in await work.viewers(about):
            await work.take_down(viewer, about, answer("erased"))
