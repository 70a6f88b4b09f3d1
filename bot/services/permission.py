"""The only place of permission: denied unless a verb says what it needs and the actor has it."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from bot.domain.permits import May
from bot.services.work import Work

P = ParamSpec("P")
T = TypeVar("T")
Verb = Callable[Concatenate[Work, P], Awaitable[T]]


def needs(may: May) -> Callable[[Verb[P, T]], Verb[P, T]]:
    """Only actors who may `may` reach the verb; others get the polite no before anything is read or changed."""

    def guard(verb: Verb[P, T]) -> Verb[P, T]:
        @wraps(verb)
        async def guarded(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
            work.actor.must(may)
            return await verb(work, *args, **kwargs)

        guarded.needs = may  # type: ignore[attr-defined] # read by the test that lists every verb
        return guarded

    return guard
