"""Each person reads their own language: nothing of ours is in another one, from the report to the stars."""

import re

import pytest

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.conversations.test_quotes import asks_price
from tests.talks import EN, ZH, Tongue, asked, assigned, both, finishes, offered, on_site, reported, returns

HAN = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = re.compile(r"\b(?:WO|ext|Telegram)\b|/\w+|中文|English")
"""Numbers, links and the names of languages are the same in both."""


def foreign(person: Player, *typed: str) -> set[str]:
    """What is on the person's screen in another language than theirs, but for what people typed."""
    other = HAN if person.holder.language == "en" else LATIN
    said = [shown.text for shown in person.phone.chat if shown.by_bot]
    said += [button.text for shown in person.phone.chat for row in shown.buttons for button in row]
    found: set[str] = set()
    ours = re.compile("|".join([NAMES.pattern, *map(re.escape, (*typed, ZH.leak, EN.leak))]))
    for text in said:
        found |= set(other.findall(ours.sub(" ", text)))
    return found


async def says(person: Player, text: str, key: str) -> None:
    await person.says(text)
    await person.hears(key)


@both
async def test_a_whole_repair_is_told_in_the_reader_s_language(theatre: Theatre, tongue: Tongue) -> None:
    csr, manager = await theatre.enters(tongue.csr), await theatre.enters("S02")
    technician = await on_site(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    own = ("bathroom", "卫生间")
    await asks_price(technician)
    await tenant.is_called("repair-state-waiting-quote")
    assert foreign(tenant, *own) == set()
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    await technician.taps("repair-nobody")
    await tenant.is_called("repair-state-nobody-in")
    await tenant.taps("repair-book")
    await tenant.hears("repair-book-at")
    assert foreign(tenant, *own) == set()
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await technician.taps("repair-go-on")
    await technician.hears("repair-state-on-site")
    await finishes(technician, "+1", agreed=True)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying")
    assert foreign(tenant, *own) == set()
    assert foreign(csr, *own) == set()
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-line-rate")
    assert offered(tenant, "repair-stars")
    await tenant.taps("5⭐")
    await tenant.hears("repair-stars-thanks")
    for one in (tenant, csr, manager):
        assert foreign(one, *own) == set()


@both
async def test_refusals_lists_and_small_talk_too(theatre: Theatre, tongue: Tongue) -> None:
    tenant, csr = await reported(theatre, tongue), await theatre.enters(tongue.csr)
    own = ("bathroom", "卫生间")
    for text, key in (
        (tongue.chase, "repair-chased"), (tongue.chase, "repair-chased-already"), (tongue.thanks, "you-are-welcome"),
        ("/find", "not-allowed"), ("/mine", "mine-list"), ("R-999999", "not-found"), ("/home", "home"),
    ):  # fmt: skip
        await says(tenant, text, key)
    for text, key in (("/find", "find"), ("/find 0801", "found"), ("/repairs", "found-list"), ("/home", "home")):
        await says(csr, text, key if key != "found" else "found-list" if tongue is ZH else "found-none")
    assert foreign(tenant, *own) == set()
    assert foreign(csr, *own) == set()


@pytest.mark.parametrize("tongue", [EN], ids=["en"])
async def test_a_desk_in_english_takes_down_in_english(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    await says(desk, "/log", "repair-log-text")
    await says(desk, tongue.leak, "repair-log-unit")
    await says(desk, "12-01", "form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert foreign(desk, "bathroom") == set()


async def test_a_technician_reads_only_chinese(theatre: Theatre) -> None:
    technician = await assigned(theatre)
    for text, key in (
        ("/shift", "shift"),
        ("999 修好了", "not-found"),
        ("001 接单", "note-accept"),
        ("/mine", "mine-list"),
    ):
        await says(technician, text, key)
    assert foreign(technician, "卫生间") == set()


async def test_who_is_asked_in_english_answers_in_english(theatre: Theatre) -> None:
    await asked(theatre, EN)
    tenant = theatre.player(EN.tenant)
    await says(tenant, EN.fixed, "mood-fixed")
    await says(tenant, EN.still, "mood-not-fixed")
    assert foreign(tenant, "bathroom", "换了阀门") == set()
