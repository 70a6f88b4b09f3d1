"""Group chats of the team: declared by somebody who may, and shown the cards of what is theirs to do."""

from bot.domain.groups import Group, GroupKind
from bot.domain.people import ChatId
from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows


async def of(work: Work, kind: GroupKind) -> Group | None:
    """Inside other verbs: the group of that kind, if one was declared."""
    return await rows.by(work.db, Group, kind=kind)


@needs(May.NAME_GROUP)
async def before(work: Work, kind: GroupKind) -> Group | None:
    """The group that would be no more if another were declared."""
    return await of(work, kind)


@needs(May.NAME_GROUP)
async def declare(work: Work, kind: GroupKind, chat: ChatId, thread: int | None) -> Group:
    """From now on this chat (or this topic of it) is the team's; one that was declared before is no more."""
    held = await of(work, kind)
    fresh = Group(kind=kind, chat=chat, thread=thread, named_by=work.me, since=work.now)
    if held is None:
        return await work.add(fresh)
    kept = Group(
        id=held.id, kind=kind, chat=chat, thread=thread, named_by=work.me, since=work.now, version=held.version
    )
    return await work.save(held, kept)
