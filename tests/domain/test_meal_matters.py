"""What is said of lunch beside ordering it, and what only sounds like it."""

import pytest

from bot.domain.meal_matters import MealMatter, matter_of

CHANGE, WRONG, AGAIN = MealMatter.CHANGE, MealMatter.WRONG, MealMatter.AGAIN


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("明天不要A餐了", CHANGE), ("no set A tomorrow please", CHANGE), ("取消明天的订餐", CHANGE),
        ("把A餐改成B餐", CHANGE), ("取消今天的午餐", CHANGE), ("今天不吃了", CHANGE), ("cancel my lunch", CHANGE),
        ("A餐不要了", CHANGE), ("please change my lunch to set B", CHANGE), ("swap set A for set B", CHANGE),
        ("退餐", CHANGE), ("A餐一份不要了", CHANGE), ("A餐两份都不要了", CHANGE), ("A餐1份，不要了", CHANGE),
        ("I don't want lunch today", CHANGE),
        ("少订一份A餐", CHANGE), ("明天少要1份B", CHANGE), ("A餐减一份", CHANGE), ("one less set A tomorrow", CHANGE),
        ("昨天的A餐太咸了", WRONG), ("今天的A餐有头发", WRONG), ("set A was cold today", WRONG),
        ("yesterday's lunch was too salty", WRONG), ("午饭还没到", WRONG), ("昨天的2份A餐都凉了", WRONG),
        ("今天的A餐2份，少了一份", WRONG), ("订了3份A餐，饭少了", WRONG),
        ("和上次一样", AGAIN), ("明天和上次一样", AGAIN), ("same as last time please", AGAIN),
        ("same lunch as last time", AGAIN),
    ],
)  # fmt: skip
def test_what_is_said_of_lunch(text: str, matter: MealMatter) -> None:
    assert matter_of(text) is matter


@pytest.mark.parametrize(
    "text",
    [
        "明天A餐2份,B餐1份,1份不要辣", "A餐1份不要太辣", "2 set A, no chilli", "A餐1份 不要饭",
        "周三 A套餐两份 不要香菜",
        "多订一份A餐", "再加一份A餐", "A餐2份，少要点饭", "A餐1份少来点辣", "one more set A",
        "A餐2份，不吃辣", "A餐一份，我不吃香菜", "A餐1份，饭换成面", "1 set A, not too salty",
        "餐厅的灯要换", "衬衫不要洗了", "取消报修", "空调太冷了", "会议室太冷了", "明天A餐1份，上次太咸了，少放盐",
        "上次的维修没修好", "明天A餐2份，饭要少了", "A餐1份，饭要少了点", "B餐2份 饭菜要冷的",
        "cancel the repair", "change the lamp in the dining room", "the tap is still leaking, same as last time",
    ],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    assert matter_of(text) is None
