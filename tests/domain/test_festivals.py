"""The five festivals of the manual, on their days."""

from datetime import date

import pytest

from bot.domain import festivals
from bot.domain.festivals import Festival, anniversary


def test_each_year_has_all_five_in_order() -> None:
    for year in range(2024, 2032):
        found = festivals.of_year(year)
        assert {festival for festival, _ in found} == set(Festival)
        assert [day for _, day in found] == sorted(day for _, day in found)
        assert all(day.year == year for _, day in found)


def test_the_movable_ones_are_where_the_moon_puts_them() -> None:
    assert dict(festivals.of_year(2026)) == {
        Festival.NEW_YEAR: date(2026, 1, 1),
        Festival.SPRING_FESTIVAL: date(2026, 2, 17),
        Festival.MID_AUTUMN: date(2026, 9, 25),
        Festival.NATIONAL_DAY: date(2026, 10, 1),
        Festival.CHRISTMAS: date(2026, 12, 25),
    }
    assert dict(festivals.of_year(2027))[Festival.SPRING_FESTIVAL] == date(2027, 2, 6)
    assert dict(festivals.of_year(2027))[Festival.MID_AUTUMN] == date(2027, 9, 15)


def test_what_is_ahead_goes_over_into_the_next_year() -> None:
    ahead = festivals.from_(date(2026, 12, 20))
    assert next(ahead) == (Festival.CHRISTMAS, date(2026, 12, 25))
    assert next(ahead) == (Festival.NEW_YEAR, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("moved_in", "year", "greeted"),
    [
        (date(2024, 2, 29), 2027, date(2027, 2, 28)),
        (date(2024, 2, 29), 2028, date(2028, 2, 29)),
        (date(2023, 2, 28), 2028, date(2028, 2, 28)),
        (date(2023, 11, 24), 2027, date(2027, 11, 24)),
    ],
)
def test_every_day_comes_round_once_a_year(moved_in: date, year: int, greeted: date) -> None:
    assert anniversary(moved_in, year) == greeted
