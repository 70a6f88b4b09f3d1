"""Faxes as the clerk writes them down, and tenants who ask or wait for theirs."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.fax_in_words import (
    addressee_in,
    asks_for_fax,
    bare,
    came_at,
    clock,
    clock_in,
    pages_in,
    sender_in,
    sounds_like_fax_in,
    waits_for_fax,
)
from bot.domain.refusal import Refusal

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "addressee", "pages", "sender", "at"),
    [
        ("传真 0801 王先生 3页", "王先生", 3, None, None),
        ("收到传真 3页 0801 王先生 来自 021-62345678 14:20", "王先生", 3, "+862162345678", "14:20"),
        ("传真 0801 3页 11/22 9:30 周敏 021-62345678", "周敏", 3, "+862162345678", "11/22 9:30"),
        ("传真 王先生 两页 待查", "王先生", 2, None, None),
        ("传真 十二楼01 云杉软件 5张", "云杉软件", 5, None, None),
        ("传真 0801 机电公司 王工 3页", "机电公司 王工", 3, None, None),
        ("传真 1901 不二商社 2页", "不二商社", 2, None, None),
        ("传真 0801 共享科技 共3页", "共享科技", 3, None, None),
        ("传真 0801 给排水公司 一共 3页", "给排水公司", 3, None, None),
        ("收到传真 给王先生 0801 卡西欧 2页", "王先生 卡西欧", 2, None, None),
        ("传真一份 0801 李四 2页", "李四", 2, None, None),
        ("传真 价值投资 没有单元号 2页", "价值投资", 2, None, None),
        ("传真 1203 张先生 2页", "张先生", 2, None, None),
        ("收到传真 0801 张伟 3页", "张伟", 3, None, None),
        ("传真 12 张先生 2页", "12 张先生", 2, None, None),
        ("传真 1203 面馆 2页", "面馆", 2, None, None),
        ("传真 0801 张三 3张", "张三", 3, None, None),
        ("fax 1901 Mr Lee 2 pages from +44 20 7946 0958 at 9:05", "Mr Lee", 2, "+442079460958", "at 9:05"),
        ("received a fax for David Miller 1 page", "David Miller", 1, None, None),
        ("incoming fax 1901 Miller two pages yesterday 17:05", "Miller", 2, None, "yesterday 17:05"),
    ],
)
def test_a_line_says_for_whom_how_many_pages_from_where_and_when(
    text: str, addressee: str, pages: int, sender: str | None, at: str | None
) -> None:
    assert sounds_like_fax_in(text)
    assert (addressee_in(text), pages_in(text), sender_in(text), clock_in(text)) == (addressee, pages, sender, at)


@pytest.mark.parametrize(
    "text",
    [
        "发传真2页到 +852 2123 4567", "传真 2页到 +852 2123 4567", "fax 2 pages to +852 2123 4567", "传真机坏了 3页",
        "请传真 2页给王总", "传真多少钱一页", "传真", "传真 0801 王先生", "复印10页", "传真 3页 收到了吗",
        "传真 3页 0801 着火了", "传真 3页 0801 没收到",
        "传真 2页 卡纸了", "传真 3页 发不出去", "传真 3页 价格太高", "fax machine is broken, 2 pages stuck",
    ],
)  # fmt: skip
def test_what_goes_out_or_is_asked_is_no_fax_that_came(text: str) -> None:
    assert not sounds_like_fax_in(text)


@pytest.mark.parametrize("text", ["有我的传真吗", "我的传真到了没", "any fax for me?", "has our fax come?"])
def test_who_asks_for_their_fax_is_understood(text: str) -> None:
    assert asks_for_fax(text)
    assert not waits_for_fax(text)


@pytest.mark.parametrize(
    "text",
    [
        "传真到了告诉我", "一有传真来了马上通知我", "一有传真就告诉我", "一有传真马上通知我", "有传真告诉我一声",
        "我在等传真", "tell me when my fax comes", "I am waiting for a fax", "客户要发传真给我，到了告诉我，我在等传真",
    ],
)  # fmt: skip
def test_who_wants_to_be_told_is_understood(text: str) -> None:
    assert waits_for_fax(text)


@pytest.mark.parametrize(
    "text",
    [
        "发传真2页到 +852 2123 4567", "fax 2 pages to +852 2123 4567", "复印10页", "没电了", "不用再等传真了",
        "don't tell me about any fax", "How do I send a fax from here?", "did my fax get sent?", "我的传真发出去了吗？",
        "what does a fax cost for us", "请帮我发传真到021-62345678，客户在等传真", "传真发到对方了告诉我一声",
        "let me know when you have sent the fax to +852 2123 4567", "tell me when my fax has been sent",
        "可以发传真吗", "我想发传真可以吗？", "能帮我发个传真吗", "你们有传真机吗", "对方收到我的传真了吗",
        "Is there a fax machine here?", "Is it possible to fax a document?",
        "received a fax for 1901 Mr Lee, came 14:20, 3 pages",
    ],
)  # fmt: skip
def test_what_is_no_question_for_a_fax_is_not_taken_for_one(text: str) -> None:
    assert not asks_for_fax(text)
    assert not waits_for_fax(text)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("14:20", NOW.replace(minute=20)), ("昨天 17:05", NOW.replace(day=22, hour=17, minute=5)),
        ("11/22 9:30", NOW.replace(day=22, hour=9)), ("12月31日 8:00", datetime(2025, 12, 31, 8, tzinfo=UTC)),
        ("yesterday 23:59", (NOW - timedelta(days=1)).replace(hour=23, minute=59)),
    ],
)  # fmt: skip
def test_a_time_is_the_last_one_that_it_can_be(said: str, at: datetime) -> None:
    assert came_at(clock(said), NOW) == at


@pytest.mark.parametrize(
    ("said", "why"),
    [("15:00", "fax-in-time-to-come"), ("2/30 9:00", "fax-in-time-unclear"), ("noon", "fax-in-time-unclear")],
)
def test_a_time_that_cannot_be_is_refused(said: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        came_at(clock(said), NOW)


def test_names_are_compared_without_titles_and_gaps() -> None:
    assert bare("王先生") == bare("王 女士") == "王"
    assert bare("Mr. David Miller") == bare("david  miller")
