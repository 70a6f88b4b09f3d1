"""Where an outage is: whole floors, single units, or the whole house; and when, in words that stay true."""

from datetime import datetime

import pytest

from bot.domain.audience_words import Known, read
from bot.domain.audiences import Home
from bot.domain.outages import Place, moment, place_of
from bot.domain.units import UnitId, UnitUse

HOMES = [
    Home(UnitId(n), number, number[1:2] if number < "1000" else number[:2], use)
    for n, (number, use) in enumerate(
        (("0801", UnitUse.OFFICE), ("0802", UnitUse.OFFICE), ("0901", UnitUse.RETAIL), ("1201", UnitUse.APARTMENT))
    )
]  # fmt: skip
KNOWN = Known({home.floor for home in HOMES}, {home.number for home in HOMES})


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("8层", Place(("8",))), ("0801", Place((), ("0801",))), ("0801、0802", Place(("8",))),
        ("9层或0802", Place(("9",), ("0802",))), ("8-12层，除了9层", Place(("12", "8"))),
        ("全体，除了0801", Place(("12", "9"), ("0802",))),
        ("8-12层", Place()), ("租户", Place()), ("商铺", Place(("9",))), ("floor 8 or 1201", Place(("12", "8"))),
    ],
)  # fmt: skip
def test_what_is_said_is_floors_and_units_or_the_whole_house(said: str, place: Place) -> None:
    found = place_of(read(said, KNOWN), HOMES)
    assert found == place
    assert place_of(found.wanted, HOMES) == place


def test_it_covers_its_floors_and_units_and_nothing_else() -> None:
    place = Place(("9",), ("0802",))
    assert place.covers("9")
    assert place.covers("8", "0802")
    assert not place.covers("8", "0801")
    assert not place.covers("")
    assert Place().covers("")


def test_a_moment_is_said_with_its_date_whenever_it_is_read() -> None:
    said = moment(datetime(2026, 11, 24, 9, 5))
    assert (said.zh, said.en) == ("11月24日（周二）09:05", "Tue 24 Nov, 09:05")
