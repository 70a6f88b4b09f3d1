"""Everybody finds in the commands menu what they can do, in their language."""

import re

import pytest

from bot.domain.names import Language
from bot.domain.roles import Role
from bot.domain.trades import Trade
from bot.handlers.everyone import FIRST
from bot.playground.theatre import Theatre
from bot.understood import menu_of
from tests.test_texts import spoken


def names(theatre: Theatre, code: str) -> list[str]:
    return [one["command"] for one in theatre.player(code).phone.commands]


async def test_each_role_has_its_menu_and_a_stranger_only_the_way_in(theatre: Theatre) -> None:
    for code in ("T01-1", "S14"):
        player = await theatre.enters(code)
        await player.phone.waits(lambda code=code: "mine" in names(theatre, code))  # type: ignore[misc]
    own = ["home", "repair", "mine", "lunch", "menu", "laundry", "bc", "mail", "fees", "complain", "complaints"]
    own += ["human", "faq", "quiet", "help", "language", "privacy", "cancel"]
    assert names(theatre, "T01-1") == own
    every = ["home", "repair", "log", "mine", "repairs", "find", "lunch", "menu", "complain"]
    every += ["complaints", "incidents", "outages", "faq", "quiet", "help", "language", "privacy", "cancel"]
    assert names(theatre, "S14") == every
    assert names(theatre, "") == ["home", "faq", "help", "language", "privacy", "cancel"]


async def test_the_menu_speaks_the_language_that_was_chosen(theatre: Theatre) -> None:
    player = await theatre.enters("T01-1")
    await player.says("/language")
    await player.taps("English")
    await player.phone.waits(lambda: any(one["description"] == "Home" for one in player.phone.commands))


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("T01-1", "tenant"), ("S02", "leading"), ("S05", "csr"), ("S08", "receptionist"), ("S14", "dispatcher"),
        ("S15", "technician"), ("V03", "vendor-meals"), ("V02", "vendor-laundry"),
    ],
)  # fmt: skip
async def test_who_comes_in_hears_what_they_can_do_first(theatre: Theatre, code: str, first: str) -> None:
    player = theatre.player(code)
    await player.says(f"/start {await theatre.invitation(code)}")
    await player.taps("agree")
    for key in ("bound", "home", "help"):
        if key != "bound":
            await player.says(f"/{key}")
        said = await player.hears(key)
        assert said["args"]["first"]["$say"] == f"first-{first}"
        told = theatre.house.desk.texts.plain(Language.of(player.holder.language), f"first-{first}").splitlines()[-1]
        shown = next(s for s in reversed(player.phone.chat) if s.by_bot and told in s.text)
        assert len(shown.text.splitlines()) <= 3


@pytest.mark.parametrize("language", Language)
def test_nobody_is_told_of_a_command_that_is_not_theirs(language: Language) -> None:
    texts = spoken(language)
    led = {role: key for roles, key in reversed(FIRST) for role in roles}
    for role in set(Role) - {Role.STRANGER, Role.SYSTEM}:
        told = set(re.findall(r"/([a-z]+)", texts[led.get(role, "first-staff")]))
        assert told <= set(menu_of(frozenset({role}))), role
    for trade, other in ((Trade.MEALS, "laundry"), (Trade.LAUNDRY, "menu")):
        told = set(re.findall(r"/([a-z]+)", texts[f"first-vendor-{trade.value}"]))
        assert told <= set(menu_of(frozenset({Role.VENDOR}), frozenset({trade})))
        assert other not in menu_of(frozenset({Role.VENDOR}), frozenset({trade}))
        assert other in menu_of(frozenset({Role.VENDOR, Role.CSR}), frozenset({trade}))
