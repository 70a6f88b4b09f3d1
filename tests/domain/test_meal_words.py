"""How people type lunch, in both languages, and what is never taken for it."""

from datetime import date

import pytest

from bot.domain.meal_words import Wish, asks_for_menu, asks_for_next_week, day_in, sounds_like_order, wish_of
from bot.domain.refusal import Refusal

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("明天A餐2份,B餐1份,1份不要辣", Wish(TUESDAY, {"A": 2, "B": 1}, "1份不要辣")),
        ("2 set B for today plz", Wish(MONDAY, {"B": 2})),
        ("A餐B餐各两份", Wish(None, {"A": 2, "B": 2})),
        ("A餐、B餐各2份", Wish(None, {"A": 2, "B": 2})),
        ("今天A、B餐各三份，不要辣", Wish(MONDAY, {"A": 3, "B": 3}, "不要辣")),
        ("set A and set B, 2 each", Wish(None, {"A": 2, "B": 2})),
        ("A餐1份，B餐、V餐各2份", Wish(None, {"A": 1, "B": 2, "V": 2})),
        ("A餐2份、B餐1份，其中一份A不要辣", Wish(None, {"A": 2, "B": 1}, "其中一份A不要辣")),
        ("2 set A today, one of them no chilli", Wish(MONDAY, {"A": 2}, "one of them no chilli")),
        ("A餐1份 饭要少一点", Wish(None, {"A": 1}, "饭要少一点")),
        ("我要点2份B餐 少点盐", Wish(None, {"B": 2}, "少点盐")),
        ("今天要三份A", Wish(MONDAY, {"A": 3})),
        ("A*2 B*1", Wish(None, {"A": 2, "B": 1})),
        ("A2B1", Wish(None, {"A": 2, "B": 1})),
        ("2A1B", Wish(None, {"A": 2, "B": 1})),
        ("周三 A套餐两份 不要香菜", Wish(date(2026, 12, 2), {"A": 2}, "不要香菜")),
        ("今天中午A一份", Wish(MONDAY, {"A": 1})),
        ("下周一 V餐 1份", Wish(date(2026, 12, 7), {"V": 1})),
        ("12月2日N餐3份", Wish(date(2026, 12, 2), {"N": 3})),
        ("order 1 A and 2 B tomorrow, no chilli", Wish(TUESDAY, {"A": 1, "B": 2}, "no chilli")),
        ("tomorrow: 2 A, 1 V (no peanuts)", Wish(TUESDAY, {"A": 2, "V": 1}, "no peanuts")),
        ("set A x 2, set V x 1", Wish(None, {"A": 2, "V": 1})),
        ("Two set A please", Wish(None, {"A": 2})),
        ("我要A餐，谢谢", Wish(None, {"A": 1})),
        ("十二份A餐", Wish(None, {"A": 12})),
        ("A餐贰份，B餐拾贰份", Wish(None, {"A": 2, "B": 12})),
        ("B餐二十份 送前台", Wish(None, {"B": 20}, "送前台")),
        ("Ａ餐２份", Wish(None, {"A": 2})),
        ("昨天A餐1份", Wish(date(2026, 11, 29), {"A": 1})),
        ("next friday 2 B", Wish(date(2026, 12, 11), {"B": 2})),
        ("帮我订午饭", Wish()),
        ("a dozen set B tomorrow", Wish(TUESDAY, {"B": 12})),
        ("half a dozen set B", Wish(None, {"B": 6})),
        ("A餐两打", Wish(None, {"A": 24})),
        ("twenty set A", Wish(None, {"A": 20})),
        ("下下周一A餐1份", Wish(date(2026, 12, 14), {"A": 1})),
        ("下下个星期二A餐1份", Wish(date(2026, 12, 15), {"A": 1})),
        ("2 set A on monday after next", Wish(date(2026, 12, 14), {"A": 2})),
        ("明天周二A餐1份", Wish(TUESDAY, {"A": 1})),
        ("上周一A餐1份", Wish(date(2026, 11, 23), {"A": 1})),
        ("3号A餐1份", Wish(date(2026, 12, 3), {"A": 1})),
        ("Dec 3 2 set A", Wish(date(2026, 12, 3), {"A": 2})),
        ("2 set A today, no fried egg", Wish(MONDAY, {"A": 2}, "no fried egg")),
        ("A餐1份 半糖", Wish(None, {"A": 1}, "半糖")),
        ("A餐1份，不要葱和蒜", Wish(None, {"A": 1}, "不要葱和蒜")),
        ("A餐1份不加香菜", Wish(None, {"A": 1}, "不加香菜")),
        ("A餐1份加辣", Wish(None, {"A": 1}, "加辣")),
        ("A餐1份，花生和鸡蛋过敏", Wish(None, {"A": 1}, "花生和鸡蛋过敏")),
        ("1 set A, no peanuts and eggs", Wish(None, {"A": 1}, "no peanuts and eggs")),
        ("1 set A plus a fork", Wish(None, {"A": 1}, "plus a fork")),
        ("A餐2份加B餐1份", Wish(None, {"A": 2, "B": 1})),
        ("A餐1份加1份B餐 加饭", Wish(None, {"A": 1, "B": 1}, "加饭")),
        ("A餐一份和一份不要葱的B餐", Wish(None, {"A": 1, "B": 1}, "一份不要葱")),
        ("one A and two B", Wish(None, {"A": 1, "B": 2})),
        ("A餐和B餐各2份", Wish(None, {"A": 2, "B": 2})),
        ("A和B各一份", Wish(None, {"A": 1, "B": 1})),
        ("来份A餐", Wish(None, {"A": 1})),
        ("再加一份A餐", Wish(None, {"A": 1})),
        ("多订一份A餐", Wish(None, {"A": 1})),
        ("今天中午的套餐A来3个", Wish(MONDAY, {"A": 3})),
        ("can I have set B today?", Wish(MONDAY, {"B": 1})),
        ("I'd like to have a set A please", Wish(None, {"A": 1})),
        ("A餐1份 多一点饭", Wish(None, {"A": 1}, "多一点饭")),
        ("1 set A to go", Wish(None, {"A": 1}, "to go")),
        ("A and B, one each", Wish(None, {"A": 1, "B": 1})),
    ],
)
def test_an_order_is_understood(text: str, wish: Wish) -> None:
    assert sounds_like_order(text)
    assert wish_of(text, MONDAY) == wish


@pytest.mark.parametrize(
    "text",
    [
        "A餐0份",
        "A餐-1份",
        "A餐1000份",
        "A餐1.5份",
        "0.5份A",
        "60份A餐,60份A餐",
        "order -2 set A",
        "A餐一百份",
        "一百二十份A餐",
        "A餐两千份",
        "A餐壹佰份",
        "贰仟份A餐",
        "a hundred set A",
        "two hundred set A",
        "A餐半份",
        "半份A餐",
        "一份半A餐",
        "A餐一份半",
        "half a set A",
        "half set A",
        "nine dozen set A",
    ],
)
def test_a_number_that_is_no_number_of_portions_is_refused(text: str) -> None:
    assert sounds_like_order(text)
    with pytest.raises(Refusal, match="meal-how-many"):
        wish_of(text, MONDAY)


def test_portions_of_nothing_are_no_order_but_a_word_to_ask_back_about() -> None:
    assert wish_of("一份", MONDAY) == Wish(note="一份")


@pytest.mark.parametrize(
    "text",
    [
        "A座电梯坏了", "3F A区空调坏了 2台", "卫生间漏水了", "谢谢", "快递到了吗", "a lamp is broken", "I have 2 keys",
        "we need 3 chairs", "一份文件要复印", "明天几点开门", "call ann", "call ann 2 times", "call a. at 5",
    ],
)  # fmt: skip
def test_what_is_no_order_is_not_taken_for_one(text: str) -> None:
    assert not sounds_like_order(text)


@pytest.mark.parametrize("text", ["下周吃啥呀", "菜单", "今天有什么菜", "what's for lunch today", "menu please"])
def test_a_question_for_the_menu_is_one(text: str) -> None:
    assert asks_for_menu(text)
    assert not asks_for_menu("空调不制冷")


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("下周吃啥呀", True), ("下个星期有什么菜", True), ("what's for lunch next week", True),
        ("下午吃什么", False), ("楼下餐厅有什么菜", False), ("what is next on the menu", False),
    ],
)  # fmt: skip
def test_next_weeks_menu_is_asked_for_by_name(text: str, following: bool) -> None:
    assert asks_for_menu(text)
    assert asks_for_next_week(text) is following


def test_days_are_counted_from_today_and_over_the_year() -> None:
    assert day_in("后天", MONDAY) == date(2026, 12, 2)
    assert day_in("周一", date(2026, 12, 2)) == date(2026, 12, 7)
    assert day_in("1月4日", date(2026, 12, 30)) == date(2027, 1, 4)
    assert day_in("今天或明天", MONDAY) is None
    assert day_in("两份", MONDAY) is None


@pytest.mark.parametrize(
    "text", ["今天A餐1份，明天B餐2份", "1 set A today and 2 set B tomorrow", "周三和周四各1份A餐", "明后天A餐1份"]
)
def test_two_days_are_never_one(text: str) -> None:
    assert sounds_like_order(text)
    with pytest.raises(Refusal, match="meal-one-day"):
        wish_of(text, MONDAY)


@pytest.mark.parametrize("text", ["2月30日A餐1份", "13月1日A餐1份", "1 set A on Feb 30", "31号A餐1份"])
def test_a_day_that_is_none_is_asked_for(text: str) -> None:
    assert sounds_like_order(text)
    with pytest.raises(Refusal, match="meal-no-such-day"):
        wish_of(text, MONDAY)
