"""Amounts, as people type them and as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import Fen, fen_of, yuan
from bot.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("12", 1200), ("12.5", 1250), ("¥12.50", 1250), ("12元", 1200), ("1,200.00", 120_000), ("１２", 1200), (" 0 ", 0)],
)
def test_amounts_are_understood_to_the_fen(typed: str, fen: int) -> None:
    assert fen_of(typed) == fen


@pytest.mark.parametrize("typed", ["", "-1", "1.234", "1e9", "abc", "12 34", "10000000.01", "1,2", "NaN", "壹"])
def test_what_is_not_clearly_an_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="money-unclear"):
        fen_of(typed)


@given(st.integers(0, 1_000_000_000))
def test_what_is_written_can_be_read_back(fen: int) -> None:
    assert fen_of(yuan(Fen(fen))) == fen


def test_amounts_are_written_as_people_write_them() -> None:
    assert [yuan(Fen(n)) for n in (0, 5, 123_450, -250)] == ["¥0.00", "¥0.05", "¥1,234.50", "-¥2.50"]
