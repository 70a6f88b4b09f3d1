"""Mail as the desk writes it down, and tenants who ask for theirs."""

import pytest

from bot.domain.mail_items import MailKind
from bot.domain.mail_words import MOST_LINES, asks_for_mail, mail_lines, sounds_like_mail
from bot.domain.refusal import Refusal

_K = MailKind


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("快递 1201 顺丰 SF123", [(_K.EXPRESS, "1201", "顺丰", "SF123", "")]),
        ("parcel 1201 SF123", [(_K.PARCEL, "1201", "", "SF123", "")]),
        ("挂号信 0801 周敏 XA12345678911", [(_K.REGISTERED, "0801", "", "XA12345678911", "周敏")]),
        ("收到快递 12楼01 给韩晓", [(_K.EXPRESS, "12楼01", "", "", "韩晓")]),
        (
            "registered letter for 1901 David Miller RR123456789CN",
            [(_K.REGISTERED, "1901", "", "RR123456789CN", "David Miller")],
        ),
        (
            "快递 1201 顺丰 75312345678901\n0801 圆通 YT998877 周敏\n报纸 0501",
            [
                (_K.EXPRESS, "1201", "顺丰", "75312345678901", ""),
                (_K.EXPRESS, "0801", "圆通", "YT998877", "周敏"),
                (_K.PAPER, "0501", "", "", ""),
            ],
        ),
    ],
)
def test_what_came_is_read_line_by_line(text: str, lines: list[tuple[str, ...]]) -> None:
    assert sounds_like_mail(text)
    found = mail_lines(text)
    assert [(one.kind, one.carrier, one.tracking, one.addressee) for one in found] == [
        (kind, carrier, tracking, name) for kind, _, carrier, tracking, name in lines
    ]
    assert all(place in one.said for one, (_, place, *_) in zip(found, lines, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "快递 1201 的人把电梯弄坏了", "快递 1201 丢了，你们怎么搞的", "快递到了吗", "快递柜坏了 1201", "1201 漏水了",
        "信号不好 1201",
        "parcel shelf is broken", "where is my parcel 1201?", "paper jam in 0801", "快递", "着火了 快递 1201",
        "express lift 1201 is stuck",
    ],
)  # fmt: skip
def test_what_is_something_else_is_not_taken_for_mail(text: str) -> None:
    assert not sounds_like_mail(text)


@pytest.mark.parametrize(
    "text", ["我的快递到了吗？", "有没有我的包裹", "快递怎么取", "any parcels for me?", "has my package arrived"]
)
def test_who_asks_for_their_mail_is_understood(text: str) -> None:
    assert asks_for_mail(text)


@pytest.mark.parametrize("text", ["快递员态度很差", "空调不冷", "my complaint about lost mail is still open", "寄快递"])
def test_who_says_something_else_does_not_ask_for_it(text: str) -> None:
    assert not asks_for_mail(text)


def test_too_much_at_once_and_nothing_at_all_are_refused() -> None:
    with pytest.raises(Refusal, match="mail-too-many"):
        mail_lines("快递 1201\n" * (MOST_LINES + 1))
    with pytest.raises(Refusal, match="text-empty"):
        mail_lines("  \n ")
