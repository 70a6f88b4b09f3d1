"""Invitations: made for a post, used once, guessed never."""

from datetime import timedelta

from sqlalchemy import func, insert, select, update

from bot.domain.invites import VALID, Invite, digest, new_code
from bot.domain.people import Language, Person, PersonId, Post, PostId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services.people import must_be_in_reach
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import attempts, invites, people, posts

_TRIES, _WITHIN = 5, timedelta(hours=1)


@needs(May.INVITE)
async def create(work: Work, post: PostId) -> str:
    """A new code for a post; older ones that were not used are worth nothing from now on.

    Raises:
        Refusal: the post is not a tenant's and the actor may not appoint, or nobody holds it any more.

    """
    held = await rows.find(work.db, Post, post)
    must_be_in_reach(work.actor, held)
    if held.until is not None:
        raise Refusal("post-ended")
    stale = (invites.c.post == post) & invites.c.used_at.is_(None) & (invites.c.expires_at > work.now)
    await work.db.execute(update(invites).where(stale).values(expires_at=work.now))
    code = new_code()
    await work.add(
        Invite(
            digest=digest(code), post=post, created_at=work.now, created_by=work.actor.person,
            expires_at=work.now + VALID,
        )
    )  # fmt: skip
    return code


@needs(May.INVITE)
async def link(work: Work, code: str) -> str:
    """The link that carries a code. Raises LookupError while the bot's name is not known."""
    return work.desk.link(code)


@needs(May.APPOINT)
async def for_person(work: Work, code: str) -> PostId:
    """The first post that the person with this code (S14, T01-1) holds.

    Raises:
        Refusal: there is no such person, or they hold no post.

    """
    held = select(posts.c.id).join(people, people.c.id == posts.c.person)
    found = held.where(people.c.code == code, posts.c.until.is_(None)).order_by(posts.c.id).limit(1)
    post = (await work.db.execute(found)).scalar_one_or_none()
    if post is None:
        raise Refusal("not-found")
    return PostId(post)


@needs(May.APPOINT)
async def must_be_away(work: Work, code: str) -> None:
    """Raises Refusal where the person with this code has come in already: a new code would be of no use to them."""
    here = select(people.c.id).where(people.c.code == code, people.c.chat.is_not(None))
    if (await work.db.execute(here)).first() is not None:
        raise Refusal("invite-taken")


@needs(May.APPOINT)
async def unbound(work: Work) -> list[str]:
    """The codes of everybody who holds a post and has not come into the chat yet."""
    waiting = (people.c.chat.is_(None)) & people.c.erased_at.is_(None) & posts.c.until.is_(None)
    found = select(people.c.code, people.c.id).join(posts, posts.c.person == people.c.id).where(waiting).distinct()
    return [row.code for row in await work.db.execute(found.order_by(people.c.id))]


@needs(May.BIND_ONESELF)
async def look(work: Work, code: str) -> bool:
    """Whether a code is good; too many wrong ones from one chat, and none is looked at for a while."""
    chat = work.actor.chat or 0
    recent = (attempts.c.chat == chat) & (attempts.c.at > work.now - _WITHIN)
    wrong = (await work.db.execute(select(func.count()).where(recent))).scalar_one()
    if wrong >= _TRIES:
        raise Refusal("invite-too-many-tries")
    if await _good(work, code):
        return True
    await work.db.execute(insert(attempts), {"chat": chat, "at": work.now})
    return False


@needs(May.BIND_ONESELF)
async def own(work: Work, code: str) -> bool:
    """Whether this is the code that the account came in with: a second tap on an old notice, or on the link."""
    invite = await rows.first(work.db, Invite, invites.c.digest == digest(code))
    if invite is None or work.actor.person is None or invite.used_by != work.actor.chat:
        return False
    post = await rows.find(work.db, Post, invite.post)
    return post.until is None and post.person == work.actor.person


@needs(May.BIND_ONESELF)
async def redeem(work: Work, code: str, language: Language) -> bool:
    """The person has read the privacy notice and takes their post; False where they have it by this code already.

    One human may hold several posts: an account that is somebody already keeps being that person, and the post moves
    to them.

    Raises:
        Refusal: the code is no good, is for somebody else, or is the actor's own making.

    """
    if await own(work, code):
        return False
    found = await _good(work, code)
    if found is None or work.actor.chat is None:
        raise Refusal("invite-unknown")
    invite, post = found
    if invite.created_by is not None and invite.created_by == work.actor.person:
        raise Refusal("invite-own")
    await work.save(invite, invite.redeem(work.actor.chat, work.now))
    person = await rows.find(work.db, Person, post.person)
    if work.actor.person is None or work.actor.person == post.person:
        await work.save(person, person.bind(work.actor.chat, language, work.now))
    else:
        await _join(work, invite, post, person, work.actor.person)
    return True


async def _join(work: Work, invite: Invite, post: Post, former: Person, person: PersonId) -> None:
    """The post moves to somebody whom the house knows already; whoever invited them hears of it.

    A post of the house or of a vendor moves only where the house knows both as the same human: who comes by a
    colleague's code does not become that colleague.
    """
    if former.chat is not None:
        raise Refusal("invite-taken")
    if post.role is not Role.TENANT and not _one_human(former, await rows.find(work.db, Person, person)):
        raise Refusal("invite-other-person")
    await work.save(post, post.move_to(person))
    if invite.created_by is not None:
        work.tell(invite.created_by, "invite-joined", name=work.actor.name, former=former.name)


def _one_human(one: Person, other: Person) -> bool:
    return bool(one.name_zh and one.name_zh == other.name_zh) or bool(one.phone and one.phone == other.phone)


async def _good(work: Work, code: str) -> tuple[Invite, Post] | None:
    invite = await rows.first(work.db, Invite, invites.c.digest == digest(code))
    if invite is None:
        return None
    try:
        invite.must_be_good(work.now)
    except Refusal:
        return None
    post = await rows.find(work.db, Post, invite.post)
    return (invite, post) if post.until is None else None
