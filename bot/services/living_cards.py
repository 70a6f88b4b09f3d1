"""The living cards of a record: brought up to date for everybody who holds one, each as they may see it."""

from collections.abc import Awaitable, Callable, Iterable

from bot.domain.people import Actor, PersonId
from bot.services import actors
from bot.services.work import Work
from bot.talk import Answer, Lane

Face = Callable[[Actor], Awaitable[Answer | None]]
"""How a record looks to somebody; None: it is none of their business."""


async def refresh(  # noqa: PLR0913 - who sees it, who is called by it, and how, each by itself
    work: Work,
    subject: str,
    face: Face,
    gone: Answer,
    *,
    ring: Iterable[PersonId | None] = (),
    also: Iterable[PersonId] = (),
    only: PersonId | None = None,
    lane: Lane = Lane.ALERT,
    loud: bool = False,
) -> None:
    """Inside other verbs: everybody who holds a card sees the record as it is now; or `only` that one of them.

    Those in `ring` get it anew, with sound, by that `lane`, at any hour where it is `loud`; those in `also` hang it
    from now on, without. Whoever holds one and may not see it any more keeps the line `gone`, which says nothing of it.
    What answers who acts goes by the lane of answers.
    """
    holding, called = await work.viewers(subject), frozenset(ring) - {None}
    for person in (only,) if only else dict.fromkeys((*holding, *also, *sorted(filter(None, called)))):
        actor = work.actor if person == work.actor.person else await actors.by_id(work.db, person)
        shown = await face(actor) if actor else None
        if shown is not None:
            rings = person in called
            by = Lane.ANSWER if person == work.actor.person else lane if rings else Lane.NOTICE
            await work.show(person, subject, shown, ring=rings, lane=by, loud=rings and loud)
        elif person in holding:
            await work.take_down(person, subject, gone)
