"""Counting opinions: averages, shares, and groups by which nobody is known."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import PersonId
from bot.domain.surveys import FEWEST, Item, Opinion, SurveyId, grouped, percent
from bot.domain.units import UnitUse
from tests.services.town import LONG_AGO


def opinion(use: UnitUse | None) -> Opinion:
    return Opinion(survey=SurveyId(1), person=PersonId(1), use=use, marks=(3,), asked_at=LONG_AGO, answered_at=LONG_AGO)


def test_a_question_comes_to_an_average_and_to_how_many_are_satisfied() -> None:
    item = Item((1, 2, 7, 20, 12))
    assert (item.answers, item.tenths, item.satisfied) == (42, 40, 93)
    assert (Item((0,) * 5).tenths, Item((0,) * 5).satisfied) == (0, 0)
    assert [percent(*of) for of in ((1, 3), (2, 3), (1, 8), (0, 0))] == [33, 67, 13, 0]


@given(st.lists(st.sampled_from([*UnitUse, None]), max_size=30))
def test_what_is_shown_of_groups_tells_nobodys_answer(uses: list[UnitUse | None]) -> None:
    shown = grouped([opinion(use) for use in uses])
    sizes = Counter(uses)
    assert {use: len(own) for use, own in shown.items()} == {use: sizes[use] for use in shown}
    assert all(len(own) >= FEWEST for own in shown.values())
    hidden = len(uses) - sum(map(len, shown.values()))
    assert not shown or hidden == 0 or hidden >= FEWEST


def test_as_many_groups_are_shown_as_may_be() -> None:
    office, shop, flat = UnitUse.OFFICE, UnitUse.RETAIL, UnitUse.APARTMENT
    cases: list[tuple[Sequence[UnitUse | None], set[UnitUse]]] = [
        ([office] * 6 + [shop] * 5, {office, shop}),
        ([office] * 6 + [shop] * 5 + [flat], {office}),
        ([office] * 6 + [flat], set()),
        ([office] * 6 + [flat] * 4 + [None], {office}),
        ([office] * 6 + [None] * 2, set()),
    ]
    for uses, expected in cases:
        assert set(grouped([opinion(use) for use in uses])) == expected, uses
