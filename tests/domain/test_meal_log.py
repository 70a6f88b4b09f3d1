"""What the reception writes down of somebody on the phone: the unit, who it is, and the order without either."""

from datetime import date

import pytest

from bot.domain.meal_log import is_taken_down, phoned
from bot.domain.meal_words import wish_of

UNITS = {"0801", "1201", "1901"}


@pytest.mark.parametrize(
    ("text", "unit", "caller", "counts", "note"),
    [
        ("0801 王先生 A餐2份 不要辣", "0801", "王先生", {"A": 2}, "不要辣"),
        ("八楼01 李小姐13800000000 A餐1份B餐2份，不要香菜", "0801", "李小姐", {"A": 1, "B": 2}, "不要香菜"),
        ("0801：来两份A", "0801", "", {"A": 2}, ""),
        ("12-01 A 2", "1201", "", {"A": 2}, ""),
        ("1901 Mr Miller 2 set B no chilli", "1901", "Mr Miller", {"B": 2}, "no chilli"),
        ("Set A x 2 for 0801, Ms Chen, No chilli", "0801", "Ms Chen", {"A": 2}, "No chilli"),
        ("Lunch for 0801: 1 A, 1 B", "0801", "", {"A": 1, "B": 1}, ""),
    ],
)
def test_one_line_says_it_all(text: str, unit: str, caller: str, counts: dict[str, int], note: str) -> None:
    found = phoned(text, UNITS)
    wish = wish_of(found.order, date(2026, 11, 30))
    assert (is_taken_down(text), found.unit, found.caller) == (True, unit, caller)
    assert (wish.counts, wish.note) == (counts, note)


@pytest.mark.parametrize("text", ["今天A餐2份", "2 set A for today", "0801 漏水了", "0801 两件衬衫", "1901 call ann"])
def test_what_names_no_unit_or_no_lunch_is_none(text: str) -> None:
    assert not is_taken_down(text)


def test_a_unit_that_the_house_does_not_have_is_told_as_none() -> None:
    found = phoned("2203 王先生 A餐2份", UNITS)
    assert (found.unit, found.caller) == (None, "王先生")
