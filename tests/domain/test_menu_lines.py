"""Sets for the menu as people write them: with or without spaces, colons, brackets, several in a message."""

import pytest

from bot.domain.menu_lines import dishes_of
from bot.domain.refusal import Refusal

PORK = ("A", "红烧肉+米饭", "红烧肉+米饭", 3200, "")


@pytest.mark.manual("R169")
@pytest.mark.parametrize(
    ("line", "dish"),
    [
        ("A 红烧肉+米饭 32元", PORK),
        ("A餐：红烧肉+米饭 32元", PORK),
        ("A红烧肉+米饭 32元", PORK),
        ("Ａ、红烧肉+米饭　￥32", PORK),
        ("套餐A：红烧肉+米饭32元/份", PORK),
        ("• a. 红烧肉+米饭 - 32.00", PORK),
        ("A 红烧肉+米饭 32元（含花生）", (*PORK[:4], "花生")),
        ("A 红烧肉+米饭（含花生、大豆）32元", (*PORK[:4], "花生、大豆")),
        ("A 红烧肉+米饭 32元 含 大豆", (*PORK[:4], "大豆")),
        ("A 红烧肉+米饭 32元，过敏原：大豆", (*PORK[:4], "大豆")),
        ("A 红烧肉(微辣) 32", ("A", "红烧肉(微辣)", "红烧肉(微辣)", 3200, "")),
        ("B 3杯鸡 / Three-cup chicken 28.5元", ("B", "3杯鸡", "Three-cup chicken", 2850, "")),
        ("Set V: Vegetables, rice 24 contains soy", ("V", "Vegetables, rice", "Vegetables, rice", 2400, "soy")),
    ],
)
def test_a_line_is_read_as_people_write_it(line: str, dish: tuple[str, str, str, int, str]) -> None:
    (found,) = dishes_of(line)
    assert (found.code, found.name_zh, found.name_en, found.price, found.allergens) == dish


def test_several_lines_are_several_sets() -> None:
    found = dishes_of("A 红烧肉 32元\n\nB餐：滑鸡 28元（含蛋）；V素什锦 24")
    told = [(dish.code, dish.price, dish.allergens) for dish in found]
    assert told == [("A", 3200, ""), ("B", 2800, "蛋"), ("V", 2400, "")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("红烧肉 32元", "menu-line-unclear"), ("A 红烧肉", "menu-line-unclear"), ("A 32元", "menu-line-unclear"),
        ("Apple pie 12", "menu-line-unclear"), ("A 红烧肉 0元", "menu-line-unclear"), ("", "menu-line-unclear"),
        ("周三菜单\nA 红烧肉 32", "menu-line-unclear"), ("A 红烧肉 32\nA餐：滑鸡 28", "menu-code-twice"),
        ("\n".join(f"{chr(65 + n)} 汤 8" for n in range(21)), "menu-too-many"),
    ],
)  # fmt: skip
def test_what_is_no_set_is_told_with_its_line(text: str, key: str) -> None:
    with pytest.raises(Refusal, match=key) as refused:
        dishes_of(text)
    if text.startswith("周三"):
        assert refused.value.words["line"] == "周三菜单"
