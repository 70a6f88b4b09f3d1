"""Where a fax goes (R217): a number as it is dialled from anywhere, and which line of the price list it falls under."""

from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from bot.domain.refusal import Refusal

_HOME = "CN"
_NEAR = frozenset({"HK", "MO", "TW"})
_DEAR = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST})
"""What costs the house more than any price list knows."""


class Region(StrEnum):
    """How far away it is, as the price list counts."""

    DOMESTIC = "domestic"
    NEAR = "near"
    ABROAD = "abroad"


def fax_number(text: str) -> str:
    """A number as it was typed, in full: +85221234567; without a country it is of the mainland.

    Raises:
        Refusal: there is no such number, or it is one that costs extra.

    """
    try:
        number = phonenumbers.parse(text, _HOME)
    except NumberParseException:
        raise Refusal("fax-number-unclear") from None
    if not phonenumbers.is_valid_number(number):
        raise Refusal("fax-number-unclear")
    if phonenumbers.number_type(number) in _DEAR:
        raise Refusal("fax-number-dear")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def region_of(number: str) -> Region:
    """Which line of the price list it falls under."""
    area = phonenumbers.region_code_for_number(_parsed(number))
    if area == _HOME:
        return Region.DOMESTIC
    return Region.NEAR if area in _NEAR else Region.ABROAD


def country_code(number: str) -> str:
    """The code that is dialled for the country (R217): +852."""
    return f"+{_parsed(number).country_code}"


def spelled(number: str) -> str:
    """As it is read: +852 2123 4567."""
    return phonenumbers.format_number(_parsed(number), PhoneNumberFormat.INTERNATIONAL)


def _parsed(number: str) -> PhoneNumber:
    return phonenumbers.parse(number, None)
