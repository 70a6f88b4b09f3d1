"""What people type about laundry, as they type it."""

import json
from importlib.resources import files

import pytest

from bot.domain.laundry import Care
from bot.domain.laundry_words import (
    asks_for_prices,
    asks_when,
    care_in,
    checked,
    count_in,
    is_express,
    note_in,
    sounds_like_laundry,
    wants_rewash,
)
from bot.domain.names import Named
from bot.domain.refusal import Refusal

_CARES = {"dry_clean": Care.DRY, "wash": Care.WASH, "press": Care.PRESS}
_LIST = json.loads(files("bot.playground").joinpath("building.json").read_text("utf-8"))["laundry_price_list"]
OFFERED = {
    f"{item['code']}-{care.value}": Named(item["name_zh"], item["name_en"])
    for item in _LIST["items"]
    for name, care in _CARES.items()
    if item[name] is not None
}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("洗两件衬衫一条裤子", {"L01-wash": 2, "L03-wash": 1}),
        ("干洗西装一件，衬衫两件水洗", {"L05-dry": 1, "L01-wash": 2}),
        ("dry clean 2 suits please", {"L06-dry": 2}),
        ("please wash 3 shirts and a skirt, express", {"L01-wash": 3, "L08-wash": 1}),
        ("熨三件衬衫 加急", {"L01-press": 3}),
        ("T恤3件水洗,牛仔裤2", {"L02-wash": 3, "L04-wash": 2}),
        ("press two T-shirts and one shirt", {"L02-press": 2, "L01-press": 1}),
        ("洗十二件衬衫", {"L01-wash": 12}),
        ("衬衫和裤子各两件，水洗", {"L01-wash": 2, "L03-wash": 2}),
        ("洗衬衫、裤子各3件", {"L01-wash": 3, "L03-wash": 3}),
        ("wash shirts and trousers, 3 of each", {"L01-wash": 3, "L03-wash": 3}),
        ("洗件大衣", {"L13-dry": 1}),
        ("laundry: shirts x2, trousers x1", {"L01-wash": 2, "L03-wash": 1}),
        ("送洗 床单2条 被套1个", {"L17-wash": 3}),
        ("洗一打衬衫", {"L01-wash": 12}),
        ("wash a dozen shirts", {"L01-wash": 12}),
        ("洗两条百褶裙", {"L09-wash": 2}),
        ("洗2件白衬衫和1条黑裤子", {"L01-wash": 2, "L03-wash": 1}),
        ("两件白色的衬衫要洗", {"L01-wash": 2}),
        ("洗3件我的衬衫", {"L01-wash": 3}),
        ("洗五件白衬衫三条黑裤子", {"L01-wash": 5, "L03-wash": 3}),
        ("please dry clean three navy blue suits", {"L06-dry": 3}),
        ("3 pairs of black trousers to wash", {"L03-wash": 3}),
        ("衬衫水洗2件", {"L01-wash": 2}),
        ("西装干洗3件，衬衫熨烫4件", {"L05-dry": 3, "L01-press": 4}),
        ("衬衫（白）2件水洗", {"L01-wash": 2}),
        ("洗衬衫 5号取", {"L01-wash": 1}),
        ("1901 my shirts to wash", {"L01-wash": 1}),
        ("pick up at 3 my shirts, wash", {"L01-wash": 1}),
        ("5th floor my shirts wash", {"L01-wash": 1}),
        ("来取衣服洗一下", {}),
        ("I need laundry", {}),
    ],
)
def test_what_is_handed_in(text: str, counts: dict[str, int]) -> None:
    assert sounds_like_laundry(text)
    assert count_in(text, OFFERED) == counts


@pytest.mark.parametrize("name", [Named(one["name_zh"], one["name_en"]) for one in _LIST["items"]], ids=str)
def test_every_garment_of_the_price_list_is_known_by_name(name: Named) -> None:
    spoken = name.zh.split("(")[0].split("/")[-1]
    (code,) = count_in(f"干洗{spoken}一件", OFFERED)
    assert OFFERED[code] == name


@pytest.mark.parametrize(
    "text",
    [
        "洗衣机坏了", "清洗空调滤网", "卫生间漏水,衣服都湿了", "the washing machine is leaking", "洗手液没有了",
        "明天A餐2份", "衣服什么时候送回来", "洗衣多少钱", "没洗干净,要重洗", "我的衬衫在哪", "0801 灯坏了",
        "衬衫不要洗了", "cancel the laundry", "取消送洗", "please don't wash the shirts after all",
    ],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    assert not sounds_like_laundry(text)


@pytest.mark.parametrize("count", ["0", "-1", "1000", "1.5", "100", "一百", "两千", "半"])
@pytest.mark.parametrize("shape", ["洗{}件衬衫", "洗{}件白衬衫", "衬衫{}件水洗", "衬衫水洗{}件", "wash {} shirts"])
def test_a_number_that_is_none_is_refused(shape: str, count: str) -> None:
    text = shape.format(count)
    for read in (lambda: checked(text), lambda: count_in(text, OFFERED)):
        with pytest.raises(Refusal, match="laundry-how-many"):
            read()


def test_ninety_nine_in_two_pieces_are_too_many_in_three() -> None:
    assert count_in("洗90件衬衫,9件衬衫", OFFERED) == {"L01-wash": 99}
    with pytest.raises(Refusal, match="laundry-how-many"):
        count_in("洗90件衬衫,9件衬衫,1件衬衫", OFFERED)


def test_what_is_done() -> None:
    assert [care_in(text) for text in ("干洗大衣", "熨衬衫", "洗衬衫", "干洗大衣,洗衬衫")] == [
        Care.DRY, Care.PRESS, Care.WASH, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "express"),
    [
        ("加急", True), ("same day please", True), ("今天要", True), ("不要烫，加急", True),
        ("no starch, express", True),
        ("不着忙", False), ("不急", False), ("不着急，周五前就行", False), ("不用加急", False), ("别加急", False),
        ("今天要洗两件衬衫", False), ("今天要干洗一套西装", False), ("express not needed", False),
        ("当天要不了也行", False), ("今天要，麻烦了", True),
        ("不需要当天送回", False), ("not urgent", False), ("it isn't urgent", False), ("no need for express", False),
    ],
)  # fmt: skip
def test_who_is_in_no_hurry_pays_no_more(text: str, express: bool) -> None:
    assert is_express(text) is express


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("洗两件衬衫，领口有油渍", "领口有油渍"),
        ("please wash two shirts, oil on the collar", "oil on the collar"),
        ("洗两件衬衫一条裤子", ""),
        ("洗3件我的衬衫 加急", ""),
        ("洗两件衬衫，不急", "不急"),
        ("洗2件白衬衫", "洗2件白衬衫"),
        ("衬衫2件水洗 12楼取，10点来", "衬衫2件水洗 12楼取, 10点来"),
        ("手洗羊毛衫2件", "手洗羊毛衫2件"),
    ],
)
def test_what_else_is_said_is_kept_in_its_own_words(text: str, note: str) -> None:
    assert note_in(text) == note


@pytest.mark.parametrize(
    ("text", "when", "prices", "again"),
    [
        ("衣服什么时候送回来", True, False, False),
        ("when will my laundry be back?", True, False, False),
        ("洗衣多少钱", False, True, False),
        ("衬衫送洗回来领口有黄渍,没洗干净,要重洗", False, False, True),
        ("明天几点送餐", False, False, False),
    ],
)
def test_what_is_asked(text: str, when: bool, prices: bool, again: bool) -> None:
    assert (asks_when(text), asks_for_prices(text), wants_rewash(text)) == (when, prices, again)
