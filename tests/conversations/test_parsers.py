"""What people type, made into values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.parsers import long_text, short_text, whole_number
from bot.domain.refusal import Refusal

NUMBERS = {
    "1": 1, " 2 ": 2, "１２": 12, "一": 1, "两": 2, "三": 3, "十": 10, "十二": 12, "二十": 20, "二十三": 23,
    "九十九": 99, "壹": 1, "贰拾叁": 23, "两份": 2, "3个": 3, "one": 1, "Ten": 10, "007": 7,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_numbers_are_understood_as_people_write_them(text: str, number: int) -> None:
    assert whole_number(1, 99)(text) == number


@pytest.mark.parametrize("text", ["1.5", "1e9", "1,000", "", "many", "٣", "0x1", "1 2", "十十", "½", "9" * 4096])
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        whole_number(1, 99)(text)
    assert refused.value.key == "number-unclear"


@pytest.mark.parametrize("text", ["-1", "−1", "0", "〇", "100", "999999999"])
def test_a_number_out_of_bounds_is_told_the_bounds(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        whole_number(1, 99)(text)
    assert (refused.value.key, refused.value.words) == ("number-out-of-range", {"low": "1", "high": "99"})


@given(st.integers(1, 99))
def test_every_number_is_read_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    chinese = ("十" if tens == 1 else digits[tens] + "十" if tens else "") + (digits[ones] if ones else "")
    assert whole_number(1, 99)(str(number)) == whole_number(1, 99)(chinese) == number


@given(st.text(max_size=50))
def test_a_number_is_read_or_refused_whatever_is_written(text: str) -> None:
    try:
        assert 1 <= whole_number(1, 99)(text) <= 99
    except Refusal as refused:
        assert refused.key in {"number-unclear", "number-out-of-range"}  # noqa: PT017


@pytest.mark.parametrize("parse", [short_text(5), long_text(5)])
def test_texts_are_neither_empty_nor_too_long(parse: object) -> None:
    assert callable(parse)
    assert parse("  abcde \n") == "abcde"
    for text, key in (("", "text-empty"), (" \n ", "text-empty"), ("abcdef", "text-too-long")):
        with pytest.raises(Refusal) as refused:
            parse(text)
        assert refused.value.key == key


def test_a_short_text_is_one_line_and_a_long_one_keeps_its_lines() -> None:
    assert short_text()("a\n  b") == "a b"
    assert long_text()("a\n  b\n") == "a\n  b"
