"""Who is called to danger that accuses somebody: never those, and never nobody."""

import pytest

from bot.domain.people import SYSTEM
from bot.services import accusations
from tests.services.emergencies import ALARMED
from tests.services.town import Town


async def called(town: Town, text: str, by: str = "tenant") -> list[str]:
    """Who of the town is called to that."""
    names = {person: name for name, person in town.people.items()}
    found = await town.desk.do(SYSTEM, lambda w: accusations.called(w, text, town.people[by]))
    return sorted(names[one] for one in found)


@pytest.mark.manual("R36", "R62")
@pytest.mark.parametrize(
    ("text", "apart", "above"),
    [
        ("保安打人了", {"security"}, set()),
        ("保安和保安队长打人了", {"security", "security_supervisor"}, {"general_manager"}),
        ("the technician attacked me", {"dispatcher"}, set()),
        ("工程部经理打人了", {"engineering_manager", "dispatcher"}, {"general_manager"}),
        ("物业经理打人了", {"cs_manager"}, {"general_manager"}),
    ],
)
async def test_in_place_of_whom_it_accuses_whoever_is_above_is_called(
    town: Town, text: str, apart: set[str], above: set[str]
) -> None:
    assert await called(town, text) == sorted({*ALARMED} - apart | above)


@pytest.mark.manual("R36")
@pytest.mark.parametrize(
    "text",
    ["着火了，保安不管，我要投诉", "煤气泄漏，保安态度很差", "people trapped in the lift, the guard is rude"],
)
async def test_to_a_fire_whoever_is_complained_of_beside_it_comes_as_well(town: Town, text: str) -> None:
    assert await called(town, text) == sorted(ALARMED)


@pytest.mark.parametrize("text", ["保安打人还放火，着火了", "the guard attacked a man and set fire to the lobby"])
async def test_but_not_whoever_does_the_harm(town: Town, text: str) -> None:
    assert "security" not in await called(town, text)


@pytest.mark.manual("R36")
async def test_who_speaks_of_danger_is_never_called_and_somebody_always_is(town: Town) -> None:
    assert await called(town, "着火了", by="security") == sorted({*ALARMED} - {"security"})
    # Above the general manager is nobody: the manager decides; who is that manager is heard by the others.
    assert await called(town, "总经理打人了") == ["cs_manager"]
    assert await called(town, "总经理打人了", by="cs_manager") == sorted({*ALARMED} - {"cs_manager"})
