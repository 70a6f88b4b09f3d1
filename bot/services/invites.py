"""Invitations: made for a post, used once, guessed never."""

from datetime import timedelta

from sqlalchemy import func, insert, select, update

from bot.domain.invites import VALID, Invite, digest, new_code
from bot.domain.people import Language, Person, PersonId, Post, PostId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import attempts, invites, people, posts

_TRIES, _WITHIN = 5, timedelta(hours=1)


@needs(May.INVITE)
async def create(work: Work, post: PostId) -> str:
    """A new code for a post; older ones that were not used are worth nothing from now on."""
    held = await rows.find(work.db, Post, post)
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


@needs(May.INVITE)
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
async def redeem(work: Work, code: str, language: Language) -> None:
    """The person has read the privacy notice and takes their post.

    One human may hold several posts: an account that is somebody already keeps being that person, and the post moves
    to them.

    Raises:
        Refusal: the code is no good, or its person is bound to another account.

    """
    invite = await _good(work, code)
    if invite is None or work.actor.chat is None:
        raise Refusal("invite-unknown")
    post = await rows.find(work.db, Post, invite.post)
    await work.save(invite, invite.redeem(work.actor.chat, work.now))
    if work.actor.person is not None and work.actor.person != post.person:
        await _join(work, post, work.actor.person)
        return
    person = await rows.find(work.db, Person, post.person)
    await work.save(person, person.bind(work.actor.chat, language, work.now))


async def _join(work: Work, post: Post, person: PersonId) -> None:
    former = await rows.find(work.db, Person, post.person)
    if former.chat is not None:
        raise Refusal("invite-taken")
    await work.save(post, post.move_to(person))


async def _good(work: Work, code: str) -> Invite | None:
    invite = await rows.first(work.db, Invite, invites.c.digest == digest(code))
    if invite is None:
        return None
    try:
        invite.must_be_good(work.now)
    except Refusal:
        return None
    return invite
