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
        ("洗件大衣", {"L13-dry": 1}),
        ("laundry: shirts x2, trousers x1", {"L01-wash": 2, "L03-wash": 1}),
        ("送洗 床单2条 被套1个", {"L17-wash": 3}),
        ("洗一打衬衫", {"L01-wash": 12}),
        ("wash a dozen shirts", {"L01-wash": 12}),
        ("洗两条百褶裙", {"L09-wash": 2}),
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
@pytest.mark.parametrize("shape", ["洗{}件衬衫", "衬衫{}件水洗", "wash {} shirts"])
def test_a_number_that_is_none_is_refused(shape: str, count: str) -> None:
    text = shape.format(count)
    for read in (lambda: checked(text), lambda: count_in(text, OFFERED)):
        with pytest.raises(Refusal, match="laundry-how-many"):
            read()


def test_ninety_nine_in_two_pieces_are_too_many_in_three() -> None:
    assert count_in("洗90件衬衫,9件衬衫", OFFERED) == {"L01-wash": 99}
    with pytest.raises(Refusal, match="laundry-how-many"):
        count_in("洗90件衬衫,9件衬衫,1件衬衫", OFFERED)


def test_what_is_done_how_soon_and_what_else_is_said() -> None:
    assert [care_in(text) for text in ("干洗大衣", "熨衬衫", "洗衬衫", "干洗大衣,洗衬衫")] == [
        Care.DRY, Care.PRESS, Care.WASH, None,
    ]  # fmt: skip
    assert [is_express(text) for text in ("加急", "same day please", "不着忙")] == [True, True, False]
    assert note_in("洗两件衬衫，领口有油渍") == "领口有油渍"
    assert note_in("please wash two shirts, oil on the collar") == "oil on the collar"
    assert note_in("洗两件衬衫一条裤子") == ""


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
