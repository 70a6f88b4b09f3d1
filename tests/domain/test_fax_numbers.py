"""Where a fax goes: numbers as people type them."""

import pytest

from bot.domain.fax_numbers import Region, country_code, fax_number, region_of, spelled
from bot.domain.refusal import Refusal


@pytest.mark.manual("R217")
@pytest.mark.parametrize(
    ("text", "number", "region", "code"),
    [
        ("010-65052255", "+861065052255", Region.DOMESTIC, "+86"),
        ("(0871) 6316 2345", "+8687163162345", Region.DOMESTIC, "+86"),
        ("0086 21 6279 8888", "+862162798888", Region.DOMESTIC, "+86"),
        ("+852 2123 4567", "+85221234567", Region.NEAR, "+852"),
        ("+853 2888 1234", "+85328881234", Region.NEAR, "+853"),
        ("+886 2 2345 6789", "+886223456789", Region.NEAR, "+886"),
        ("+1 212-555-0123", "+12125550123", Region.ABROAD, "+1"),
        ("+44 20 7946 0958", "+442079460958", Region.ABROAD, "+44"),
        ("＋８１ 3-1234-5678", "+81312345678", Region.ABROAD, "+81"),
    ],
)
def test_a_number_is_read_in_full_and_its_country_known(text: str, number: str, region: Region, code: str) -> None:
    assert fax_number(text) == number
    assert (region_of(number), country_code(number)) == (region, code)
    assert fax_number(spelled(number)) == number


@pytest.mark.parametrize("text", ["", "fax", "123", "+999 1234567", "+86 1", "+852 1", "1" * 40, "+1 000 000 0000"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="fax-number-unclear"):
        fax_number(text)


def test_what_costs_extra_is_refused() -> None:
    with pytest.raises(Refusal, match="fax-number-dear"):
        fax_number("+44 909 879 0000")
