"""A line of words for the business centre: what it asks for, and what is none of its business."""

import pytest

from bot.domain.bc_prices import Paper, Service, Tongue
from bot.domain.bc_words import (
    copies_in,
    fax_in,
    goes_with_a_file,
    pages_in,
    paper_in,
    says,
    scale_in,
    service_in,
    sounds_like_business,
    tongue_in,
)


@pytest.mark.parametrize(
    ("text", "service", "pages", "copies"),
    [
        ("复印10页，双面，3份", Service.COPY, 10, 3),
        ("麻烦帮我打印二十页 A3 彩色", Service.PRINT, 20, None),
        ("扫描5页", Service.SCAN, 5, None),
        ("复印20份双面，身份证和合同，明天上午要", Service.COPY, None, 20),
        ("two copies of my passport, just photocopy it", Service.COPY, None, 2),
        ("打字2页中文", Service.TYPING, 2, None),
        ("发传真2页到 010-65052255", Service.FAX, 2, None),
        ("please copy 10 pages, double-sided, 3 copies", Service.COPY, 10, 3),
        ("print 4 pages in colour x2", Service.PRINT, 4, 2),
        ("scan twelve pages", Service.SCAN, 12, None),
        ("type 3 pages in English", Service.TYPING, 3, None),
        ("fax 2 pages to +852 2123 4567", Service.FAX, 2, None),
    ],
)
def test_what_is_asked_for_and_how_much(text: str, service: Service, pages: int | None, copies: int | None) -> None:
    assert sounds_like_business(text)
    assert (service_in(text), pages_in(text), copies_in(text)) == (service, pages, copies)


@pytest.mark.parametrize(
    "text",
    [
        "打印机坏了，印了3页就卡纸", "复印一页多少钱？", "how much is it to copy 10 pages?", "有没有收到我的传真2页",
        "the printer jams after 2 pages", "copy that", "洗两件衬衫", "文件在打印", "复印机没墨了", "print shop",
        "0801 打印3张纸就卡住了", "打印的2页不清楚", "上次那份标书打字稿我看了,第3页日期错了",
        "two sheets and two pillow cases please", "",
    ],
)  # fmt: skip
def test_what_is_no_order(text: str) -> None:
    assert not sounds_like_business(text)


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("", True),
        ("打印，双面", True),
        ("print it", True),
        ("水龙头漏水", False),
        ("打印不清楚", False),
        ("看一下", False),
    ],
)
def test_a_document_comes_alone_or_with_what_is_to_be_done(text: str, goes: bool) -> None:
    assert goes_with_a_file(text) is goes


def test_how_it_is_wanted() -> None:
    text = "加急，彩色双面复印10页A3，放大，钉好，送到0801，付现金"
    assert all(says(text, what) for what in ("urgent", "colour", "duplex", "scaled", "staple", "deliver", "cash"))
    assert paper_in(text) is Paper.A3
    assert not any(says("复印10页", what) for what in ("urgent", "colour", "duplex", "scaled", "staple", "cash"))
    assert (tongue_in("英文打字"), tongue_in("中文"), tongue_in("打字")) == (Tongue.ENGLISH, Tongue.CHINESE, None)
    assert fax_in("fax 2 pages to +852 2123 4567") == "+85221234567"
    assert fax_in("传真3页到 12") is None


@pytest.mark.manual("R240")
@pytest.mark.parametrize(
    ("text", "size", "paper"),
    [
        ("放大到141%", "141%", Paper.A4),
        ("A4放大到A3", "A4→A3", Paper.A3),
        ("reduce A3 to A4", "A3→A4", Paper.A4),
        ("缩小70％", "70%", Paper.A4),
        ("放大", None, Paper.A4),
    ],
)
def test_how_large_it_is_to_become(text: str, size: str | None, paper: Paper) -> None:
    assert says(text, "scaled")
    assert (scale_in(text), paper_in(text)) == (size, paper)
