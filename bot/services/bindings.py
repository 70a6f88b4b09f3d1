"""Strangers who ask to be let in: the front desk sees the request and decides, the first tap wins."""

import itertools
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update

from bot.domain.bindings import BindingId, BindingRequest, BindingState
from bot.domain.people import CONSENT_VERSION, ContactKind, Named, Person, Post, PostId
from bot.domain.permits import May
from bot.domain.places import unit_in
from bot.domain.refusal import Refusal
from bot.domain.roles import SERVICE_DESK, Role
from bot.domain.units import Tenant, TenantId
from bot.services import actors, house, invites, mail, people
from bot.services.people import Contact
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import binding_requests, drafts, inbox, outbox, units
from bot.storage.tables import people as people_table
from bot.talk import Answer, Button, Lane, Style, Words, answer, button, words

_OPEN_AT_ONCE = 3
NOTICE = "notice"
"""The card with the privacy notice: its buttons go when somebody has agreed."""


async def notice(work: Work, key: str, *rows_: tuple[Button, ...]) -> Answer:
    """Inside other verbs: the privacy notice in force: as one comes in, as it has changed, or to look at."""
    rules = await house.rules(work)
    kept = words(
        "privacy-kept", records=rules.keep_records_months, photos=rules.keep_photos_months,
        orders=rules.keep_orders_months, leavers=rules.keep_leavers_days,
    )  # fmt: skip
    return answer(key, version=str(CONSENT_VERSION), kept=kept, rows=rows_)


@dataclass(frozen=True)
class Candidates:
    """Who a stranger could be: contact persons who have not come yet, and whose new contact person it may be.

    `near` are those of the unit or of the name that was said, `tenants` those in that unit.
    """

    near: tuple[Contact, ...]
    tenants: tuple[tuple[TenantId, Named], ...]
    others: tuple[Contact, ...]


@needs(May.ASK_TO_BE_BOUND)
async def ask(work: Work, name: str, unit: str, said: str) -> None:
    """A stranger says who they are; every receptionist and representative gets the request as a card."""
    chat = work.actor.chat
    if chat is None:
        raise Refusal("not-allowed")
    mine = (binding_requests.c.chat == chat) & (binding_requests.c.state == BindingState.PENDING)
    waiting_ = await rows.every(work.db, BindingRequest, mine)
    again = any((one.name, one.unit, one.words) == (name, unit, said) for one in waiting_)
    if again or len(waiting_) >= _OPEN_AT_ONCE:
        raise Refusal("binding-asked-already")
    request = await work.add(
        BindingRequest(
            chat=chat, name=name, unit=unit, words=said, language=work.actor.language, created_at=work.now
        )
    )  # fmt: skip
    for person in await actors.holding(work.db, *SERVICE_DESK):
        await work.show(person, _subject(request), _card(request, None), ring=True, lane=Lane.ALERT)


@needs(May.ASK_TO_BE_BOUND)
async def own(work: Work) -> list[BindingRequest]:
    """What the stranger has written when they asked, as far as it is still kept; oldest first."""
    theirs = (binding_requests.c.chat == work.actor.chat) & (binding_requests.c.name != "")
    return await rows.every(work.db, BindingRequest, theirs)


@needs(May.ASK_TO_BE_BOUND)
async def forget_request(work: Work) -> None:
    """Empty what the stranger has written, wherever it stands; what was not decided yet is withdrawn."""
    chat = work.actor.chat
    for request in await own(work):
        emptied = await work.save(request, request.withdraw(), "erased")
        await mail.empty(work, outbox.c.about == _subject(request))
        await _told(work, emptied, await _decider(work, emptied))
    await mail.empty(work, outbox.c.chat == chat)
    await work.db.execute(delete(drafts).where(drafts.c.chat == chat))
    await work.db.execute(update(inbox).where(inbox.c.chat == chat, inbox.c.state != "new").values(raw=""))


@needs(May.DECIDE_BINDING)
async def candidates(work: Work, request: BindingId) -> Candidates:
    """Who it could be."""
    found = await rows.find(work.db, BindingRequest, request)
    numbers = _said_in(found.unit, [r.number for r in await work.db.execute(select(units.c.number))])
    near: list[Contact] = []
    others: list[Contact] = []
    for one in await people.contacts(work, people_table.c.chat.is_(None)):
        meant = not numbers.isdisjoint(one.units) or found.name in {one.name.zh, one.name.en}
        (near if meant else others).append(one)
    return Candidates(tuple(near), tuple(await people.tenants_in(work, sorted(numbers))), tuple(others))


def _said_in(text: str, known: list[str]) -> frozenset[str]:
    bare = text.replace(" ", "")
    one = unit_in(text, known)
    return frozenset({one} if one else {number for number in known if number in bare})


@needs(May.DECIDE_BINDING)
async def approve(work: Work, request: BindingId, post: PostId) -> None:
    """The front desk knows them: an invitation for that post goes to their chat."""
    found = await rows.find(work.db, BindingRequest, request)
    await _must_be_waiting(work, found)
    decided = await work.save(found, found.approve(work.me, work.now))
    code = await invites.create(work, post)
    agree = button("agree", code, style=Style.SUCCESS)
    it = await notice(work, "binding-approved", (agree,), (button("decline"),))
    work.write_to(found.chat, found.language, it, subject=NOTICE)
    await _told(work, decided, work.actor.name)


@needs(May.DECIDE_BINDING)
async def approve_as_new(work: Work, request: BindingId, tenant: TenantId) -> None:
    """The front desk knows them, and they are a new contact person of a tenant."""
    found = await rows.find(work.db, BindingRequest, request)
    await _must_be_waiting(work, found)
    await rows.find(work.db, Tenant, tenant)
    person = await work.add(
        Person(code=await _new_code(work), name_zh=found.name, name_en=found.name, language=found.language)
    )
    post = await work.add(
        Post(person=person.id, role=Role.TENANT, tenant=tenant, contact=ContactKind.ADMIN, since=work.now)
    )
    await approve(work, request, post.id)


async def _new_code(work: Work) -> str:
    """The first that nobody has: a building's file may use such codes, too."""
    count = int((await work.db.execute(select(func.count()).select_from(people_table))).scalar_one())
    used = select(people_table.c.code).where(people_table.c.code.startswith("N"))
    taken = {row.code for row in await work.db.execute(used)}
    return next(code for number in itertools.count(count + 1) if (code := f"N{number}") not in taken)


@needs(May.DECIDE_BINDING)
async def decline(work: Work, request: BindingId) -> None:
    """The front desk does not know them; they are told politely and may call."""
    found = await rows.find(work.db, BindingRequest, request)
    await _must_be_waiting(work, found)
    decided = await work.save(found, found.decline(work.me, work.now))
    work.write_to(found.chat, found.language, answer("binding-declined"))
    await _told(work, decided, work.actor.name)


@needs(May.DECIDE_BINDING)
async def waiting(work: Work) -> int:
    """How many strangers wait; their cards are hung anew in the chat of who asks."""
    found = await rows.every(work.db, BindingRequest, binding_requests.c.state == BindingState.PENDING)
    for request in found:
        await work.show(work.me, _subject(request), _card(request, None), ring=True, lane=Lane.ANSWER)
    return len(found)


async def _told(work: Work, request: BindingRequest, decider: Named | None) -> None:
    for person in await work.viewers(_subject(request)):
        lane = Lane.ANSWER if person == work.actor.person else Lane.NOTICE
        await work.show(person, _subject(request), _card(request, decider), lane=lane)


async def _must_be_waiting(work: Work, request: BindingRequest) -> None:
    if request.state is BindingState.WITHDRAWN:
        raise Refusal("binding-withdrawn")
    if request.state is not BindingState.PENDING:
        raise Refusal("binding-decided", name=await _decider(work, request) or Named("—", "—"))


async def _decider(work: Work, request: BindingRequest) -> Named | None:
    return None if request.decided_by is None else await actors.name_of(work.db, request.decided_by)


def _subject(request: BindingRequest) -> str:
    return f"binding:{request.id}"


def _card(request: BindingRequest, decider: Named | None) -> Answer:
    state: Words = words(f"binding-state-{request.state.value}", name=decider or Named("", ""))
    rows_: tuple[tuple[Button, ...], ...] = ()
    if request.state is BindingState.PENDING:
        rows_ = ((button("binding-approve", request.id, style=Style.PRIMARY), button("binding-decline", request.id)),)
    gone: Words | str = "—" if request.name else words("erased")
    return answer(
        "binding-card", name=request.name or gone, unit=request.unit or gone, words=request.words or gone, state=state,
        rows=rows_,
    )  # fmt: skip
