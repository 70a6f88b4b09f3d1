"""A table of who may do what, and when, is tried as a whole: everybody tries everything, and nothing of it stays."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from tests.services.town import ROLES, Town, lines

EVERYBODY = (*ROLES, "stranger")


async def all_is_as_tabled(
    town: Town,
    verbs: Mapping[str, Callable[..., Awaitable[Any]]],
    meant: Callable[[str, str], tuple[str, ...]],
    *on: object,
    whom: Sequence[str] = EVERYBODY,
    at: datetime | None = None,
) -> None:
    """`meant` says of a person and the name of a verb what they may be told; the verbs are tried `on` these."""
    before, wrong = await lines(town), []
    for name, verb in verbs.items():
        tried = await town.outcomes(whom, lambda w, does=verb: does(w, *on), at)  # type: ignore[misc]
        for who, said in tried.items():
            if said not in (expected := meant(who, name)):
                wrong.append(f"{who}, {name}: {said}, not {' or '.join(expected)}")
    assert wrong == []
    assert await lines(town) == before
