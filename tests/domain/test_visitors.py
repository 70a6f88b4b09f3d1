"""Whom visitors ask for, and what asks for nobody."""

import pytest

from bot.domain.visitors import whom_sought


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("找北岸管理", "北岸管理"),
        ("你好，请问云杉软件在几楼？", "云杉软件"),
        ("我找一下衡信会计师事务所", "衡信会计师"),
        ("有没有一家叫海拓贸易的公司吗", "海拓贸易"),
        ("请问周敏的电话是多少", "周敏"),
        ("蓝汐国际货运公司在哪里", "蓝汐国际货运"),
        ("is Spruce Software here?", "spruce software"),
        ("I'm looking for Northshore Consulting", "northshore consulting"),
        ("which floor is Muhe Design on?", "muhe design"),
        ("where can I find David Miller?", "david miller"),
        ("phone number of Zhou Min please", "zhou min"),
        ("is there a company called Acme?", "acme"),
    ],
)
def test_whom_they_seek_is_read_from_their_words(text: str, who: str) -> None:
    assert whom_sought(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "找师傅修空调", "商务中心在几楼", "找人帮我开门", "我找不到钥匙了", "卫生间在哪里", "快递在哪里",
        "0801 卫生间漏水了",
        "明天A餐2份", "你们在哪里", "怎么还没来？", "投诉楼上太吵", "着火了，保安在哪里", "谢谢",
        "where is the toilet?", "is anybody here?", "I am looking for my parcel", "the lamp is dead",
        "is the technician here?", "what is the number for repairs", "any update?",
    ],
)  # fmt: skip
def test_who_asks_for_nobody_is_not_taken_for_a_visitor(text: str) -> None:
    assert whom_sought(text) == ""
