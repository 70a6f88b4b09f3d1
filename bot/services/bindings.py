"""Strangers who ask to be let in: the front desk sees the request and decides, the first tap wins."""

from sqlalchemy import func, select

from bot.domain.bindings import BindingId, BindingRequest, BindingState
from bot.domain.people import ContactKind, Named, Person, Post, PostId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import TenantId
from bot.services import actors, invites, people
from bot.services.people import Contact
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import binding_requests, posts, units
from bot.storage.tables import people as people_table
from bot.talk import Answer, Button, Lane, Style, Words, answer, button, words

_DESK = (Role.RECEPTIONIST, Role.CSR, Role.TENANT_SUPERVISOR)
_OPEN_AT_ONCE = 3


@needs(May.ASK_TO_BE_BOUND)
async def ask(work: Work, name: str, unit: str, said: str) -> None:
    """A stranger says who they are; every receptionist and representative gets the request as a card."""
    chat = work.actor.chat
    if chat is None:
        raise Refusal("not-allowed")
    mine = (binding_requests.c.chat == chat) & (binding_requests.c.state == BindingState.PENDING)
    if (await work.db.execute(select(func.count()).where(mine))).scalar_one() >= _OPEN_AT_ONCE:
        raise Refusal("binding-asked-already")
    request = await work.add(
        BindingRequest(
            chat=chat, name=name, unit=unit, words=said, language=work.actor.language, created_at=work.now
        )
    )  # fmt: skip
    for person in await actors.holding(work.db, *_DESK):
        await work.show(person, _subject(request), _card(request, None), ring=True, lane=Lane.ALERT)


@needs(May.DECIDE_BINDING)
async def candidates(work: Work, request: BindingId) -> tuple[list[Contact], list[tuple[TenantId, Named]]]:
    """Who it could be: contacts who have not come yet, of the unit that was named if it is known; and its tenants."""
    found = await rows.find(work.db, BindingRequest, request)
    numbers = [
        r.number for r in await work.db.execute(select(units.c.number)) if r.number in found.unit.replace(" ", "")
    ]
    waiting = [c for c in await people.contacts(work, posts.c.role == Role.TENANT) if not c.bound]
    near = [c for c in waiting if set(c.units) & set(numbers)]
    return near or waiting, await people.tenants_in(work, numbers)


@needs(May.DECIDE_BINDING)
async def approve(work: Work, request: BindingId, post: PostId) -> None:
    """The front desk knows them: an invitation for that post goes to their chat."""
    found = await rows.find(work.db, BindingRequest, request)
    await _must_be_waiting(work, found)
    decided = await work.save(found, found.approve(work.me, work.now))
    code = await invites.create(work, post)
    agree = button("agree", code, style=Style.SUCCESS)
    work.write_to(found.chat, found.language, answer("binding-approved", rows=((agree,), (button("decline"),))))
    await _told(work, decided)


@needs(May.DECIDE_BINDING)
async def approve_as_new(work: Work, request: BindingId, tenant: TenantId) -> None:
    """The front desk knows them, and they are a new contact person of a tenant."""
    found = await rows.find(work.db, BindingRequest, request)
    count = (await work.db.execute(select(func.count()).select_from(people_table))).scalar_one()
    person = await work.add(
        Person(code=f"N{count + 1}", name_zh=found.name, name_en=found.name, language=found.language)
    )
    post = await work.add(
        Post(person=person.id, role=Role.TENANT, tenant=tenant, contact=ContactKind.ADMIN, since=work.now)
    )
    await approve(work, request, post.id)


@needs(May.DECIDE_BINDING)
async def decline(work: Work, request: BindingId) -> None:
    """The front desk does not know them; they are told politely and may call."""
    found = await rows.find(work.db, BindingRequest, request)
    await _must_be_waiting(work, found)
    decided = await work.save(found, found.decline(work.me, work.now))
    work.write_to(found.chat, found.language, answer("binding-declined"))
    await _told(work, decided)


@needs(May.DECIDE_BINDING)
async def waiting(work: Work) -> int:
    """How many strangers wait; their cards are hung anew in the chat of who asks."""
    found = await rows.every(work.db, BindingRequest, binding_requests.c.state == BindingState.PENDING)
    for request in found:
        await work.show(work.me, _subject(request), _card(request, None), ring=True, lane=Lane.ANSWER)
    return len(found)


async def _told(work: Work, request: BindingRequest) -> None:
    for person in await work.viewers(_subject(request)):
        lane = Lane.ANSWER if person == work.actor.person else Lane.NOTICE
        await work.show(person, _subject(request), _card(request, work.actor.name), lane=lane)


async def _must_be_waiting(work: Work, request: BindingRequest) -> None:
    if request.state is not BindingState.PENDING and request.decided_by is not None:
        decider = await rows.find(work.db, Person, request.decided_by)
        raise Refusal("binding-decided", name=decider.name)


def _subject(request: BindingRequest) -> str:
    return f"binding:{request.id}"


def _card(request: BindingRequest, decider: Named | None) -> Answer:
    state: Words = words(f"binding-state-{request.state.value}", name=decider or Named("", ""))
    rows_: tuple[tuple[Button, ...], ...] = ()
    if request.state is BindingState.PENDING:
        rows_ = ((button("binding-approve", request.id, style=Style.PRIMARY), button("binding-decline", request.id)),)
    said = request.words or "—"
    return answer("binding-card", name=request.name, unit=request.unit, words=said, state=state, rows=rows_)
