"""Everybody finds in the commands menu what they can do, in their language."""

from bot.playground.theatre import Theatre


def names(theatre: Theatre, code: str) -> list[str]:
    return [one["command"] for one in theatre.player(code).phone.commands]


async def test_each_role_has_its_menu_and_a_stranger_only_the_way_in(theatre: Theatre) -> None:
    for code in ("T01-1", "S14"):
        player = await theatre.enters(code)
        await player.phone.waits(lambda code=code: "mine" in names(theatre, code))  # type: ignore[misc]
    own = ["home", "repair", "mine", "lunch", "menu", "laundry", "help", "language", "privacy", "cancel"]
    assert names(theatre, "T01-1") == own
    every = ["home", "repair", "log", "mine", "repairs", "find", "lunch", "menu", "help", "language"]
    every += ["privacy", "cancel"]
    assert names(theatre, "S14") == every
    assert names(theatre, "") == ["home", "help", "language", "privacy", "cancel"]


async def test_the_menu_speaks_the_language_that_was_chosen(theatre: Theatre) -> None:
    player = await theatre.enters("T01-1")
    await player.says("/language")
    await player.taps("English")
    await player.phone.waits(lambda: any(one["description"] == "Home" for one in player.phone.commands))
