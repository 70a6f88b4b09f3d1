"""What the clock does at the business centre, as people read it in both languages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.bc_talks import SUPERVISOR, done, drafted, taken, unpriced
from tests.talks import Tongue, all_speak, both, time_passes

Begun = Callable[[Theatre, Tongue], Awaitable[Player]]


@dataclass(frozen=True)
class Due:
    """How it begins, how long it lies, and what the clerk, the supervisor and the customer hear then."""

    begun: Begun
    minutes: int
    clerk: str
    supervisor: str = ""
    customer: str = ""
    times: int = 1


DUE = {
    "soon": Due(taken, 25, "bc-ready-soon"),
    "late": Due(taken, 60, "bc-not-ready", "bc-not-ready", "bc-state-late"),
    "unpriced": Due(unpriced, 61, "bc-not-priced", "bc-not-priced", "bc-state-unpriced"),
    "no answer to a draft": Due(drafted, 24 * 60 + 1, "bc-phone-proof", "", "bc-state-proof"),
    "left": Due(done, 24 * 60 + 1, "bc-left", "bc-left", "bc-state-done", times=7),
}


@pytest.mark.manual("R234", "R236", "R242")
@both
@pytest.mark.parametrize("kind", DUE)
async def test_what_is_due_is_told_to_whoever_has_to_know(theatre: Theatre, tongue: Tongue, kind: str) -> None:
    due = DUE[kind]
    supervisor = await theatre.enters(SUPERVISOR)
    clerk = await due.begun(theatre, tongue)
    await all_speak(theatre, tongue)
    for _ in range(due.times):
        await time_passes(theatre, minutes=due.minutes)
    await clerk.is_called(due.clerk, number="B-000001")
    if due.supervisor:
        await supervisor.is_called(due.supervisor, number="B-000001")
    if due.customer:
        await theatre.player(tongue.tenant).hears(due.customer)


@pytest.mark.manual("R247")
@both
async def test_a_suspicious_job_is_told_to_security_with_its_number_and_nothing_of_it(
    theatre: Theatre, tongue: Tongue
) -> None:
    security, supervisor = await theatre.enters("S20"), await theatre.enters(SUPERVISOR)
    clerk = await unpriced(theatre, tongue)
    await all_speak(theatre, tongue)
    await clerk.taps("bc-flag")
    await clerk.says("looks forged")
    for one in (security, supervisor):
        await one.is_called("bc-suspicious", number="B-000001", why="looks forged")
    assert not any("translate a contract" in bubble.text for bubble in security.phone.chat)
    assert not any("looks forged" in bubble.text for bubble in theatre.player(tongue.tenant).phone.chat)
    await clerk.hears("bc-flag-said", number="B-000001")
