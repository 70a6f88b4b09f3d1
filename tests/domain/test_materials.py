"""What technicians type of what they used."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.materials import by_list, material_lines, told_and_used, used_lines
from bot.domain.money import Fen
from bot.domain.quotes import LABOUR, MATERIALS, Material, Price, instead
from bot.domain.refusal import Refusal

VALVES = Material("角阀", 2, Fen(3500))
PRICES = (Price("RP03", "更换水龙头", "replace tap", Fen(2000)),)


@pytest.mark.parametrize(
    "text",
    [
        "角阀2个35元", "角阀 x2 35", "角阀 2个 35元", "角阀×2 35", "角阀 2x35", "角阀 2个35元/个", "角阀2个，35元一个",
        "角阀，2个，35元", "角阀：2个 ¥35.00", "角阀2只35块钱", "角阀 2 @35",
    ],
)  # fmt: skip
def test_name_quantity_and_price_are_read_however_they_are_written(text: str) -> None:
    assert material_lines(text) == used_lines(text) == (VALVES,)


@pytest.mark.parametrize(
    ("text", "name", "count", "fen"),
    [
        ("tap 1 45.50", "tap", 1, 4550), ("6分管 2米 15元", "6分管", 2, 1500), ("M8 2 35", "M8", 2, 3500),
        ("LED12W灯 2 35", "LED12W灯", 2, 3500), ("Linux box 2 pcs 35", "Linux box", 2, 3500),
        ("锅炉 1 1,200.50元", "锅炉", 1, 120_050),
    ],
)  # fmt: skip
def test_digits_in_a_name_are_not_its_quantity(text: str, name: str, count: int, fen: int) -> None:
    assert material_lines(text) == (Material(name, count, Fen(fen)),)


def test_several_are_named_in_one_line_or_in_several() -> None:
    tape = Material("生料带", 1, Fen(350))
    for text in (
        "角阀2个35元，生料带1卷3.5元",
        "角阀2个35元；生料带1卷3.5",
        "角阀 2 35\n生料带 1 3.5",
        "角阀,2,35;生料带,1,3.5",
    ):
        assert material_lines(text) == (VALVES, tape)


def test_labour_is_a_sum_of_its_own() -> None:
    for text in ("人工10", "人工费：10元", "labour 10.00"):
        assert used_lines(text) == (Material("人工", 1, Fen(1000), LABOUR),)


def test_after_the_work_a_price_may_be_missing_and_nothing_is_nothing() -> None:
    (line,) = used_lines("角阀 2个")
    assert (line.name, line.count, line.unpriced) == ("角阀", 2, True)
    assert used_lines("没有") == used_lines("none") == ()
    with pytest.raises(Refusal, match="material-unclear"):
        material_lines("角阀 2个")


@pytest.mark.parametrize(
    "text", ["", "角阀", "角阀235元", "角阀 0个 35元", "换了角阀,试水不漏", "\n".join(["角阀2个35元"] * 21)]
)
def test_what_has_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="material-unclear"):
        used_lines(text)


def test_the_price_list_gives_name_code_and_the_price_that_was_not_typed() -> None:
    (listed, typed, unknown) = by_list(used_lines("replace tap x2\n更换水龙头 1 15\n角阀 2个"), PRICES)
    assert listed == Material("更换水龙头", 2, Fen(2000), "RP03")
    assert typed == Material("更换水龙头", 1, Fen(1500), "RP03")
    assert unknown.unpriced


@pytest.mark.parametrize(
    ("text", "told", "used"),
    [
        ("换了角阀，试水不漏", "换了角阀，试水不漏", ()),
        ("换了角阀，角阀2个35元", "换了角阀", (VALVES,)),
        ("换了角阀\n角阀 2个 35元", "换了角阀", (VALVES,)),
        ("换了龙头\n更换水龙头 1", "换了龙头", (Material("更换水龙头", 1, Fen(2000), "RP03"),)),
        ("换了3个灯, 用时 2 小时", "换了3个灯, 用时 2 小时", ()),
    ],
)
def test_priced_lines_are_found_among_the_words(text: str, told: str, used: tuple[Material, ...]) -> None:
    assert told_and_used(text, PRICES) == (told, used)


def test_what_nothing_was_said_of_stays_as_it_was_agreed() -> None:
    work, tap = Material("更换水龙头", 1, Fen(2000), "RP03"), Material("水龙头", 1, Fen(4550))
    cheaper = Material("水龙头", 1, Fen(4000))
    assert instead((work, tap), ()) == (work, tap)
    assert instead((work, tap), (cheaper,)) == (work, cheaper)
    assert instead((work, tap), (Material(MATERIALS, 1, Fen(4000)),)) == (work, Material(MATERIALS, 1, Fen(4000)))
    assert instead((work, tap), (Material("人工", 1, Fen(1000), LABOUR),))[0] == tap
    assert instead((work, tap), (VALVES,)) == (work, tap, VALVES)


@given(st.text(max_size=200))
def test_every_text_is_read_somehow(text: str) -> None:
    told_and_used(text, PRICES)
    with suppress(Refusal):
        used_lines(text)
