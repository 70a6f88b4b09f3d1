"""The documents that are made from the code are up to date, and made rightly."""

import pytest

from tools import manual, pictures
from tools.manual import Requirement

SAMPLE = [
    Requirement("R1", "A", "Organisation", "经理1人", "One manager.", "manager", "C", ""),
    Requirement("R2", "A", "Organisation", "化淡妆", "Dress code.", "reception", "O", "dress code"),
]


def test_the_whole_manual_is_there_once() -> None:
    known = manual.requirements()
    assert [one.number for one in known] == [f"R{n}" for n in range(1, 258)]
    assert all(one.zh and one.en and one.mark in {"C", "S", "C/S", "O", "O/S"} for one in known)
    assert all(one.note for one in known if one.mark == "O")


def test_a_requirement_is_shown_by_tests_or_says_why_it_is_not() -> None:
    page = manual.page(SAMPLE, {"R1": {"tests/test_a.py::test_b"}})
    assert "| R1 | 经理1人 | One manager. | manager | C | `test_a.py::test_b` |" in page
    assert "| R2 | 化淡妆 | Dress code. | reception | O | out of scope: dress code |" in page
    assert "not yet shown |" in manual.page(SAMPLE, {})


def test_a_mark_with_a_number_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="R999"):
        manual.page(SAMPLE, {"R999": {"tests/test_a.py::test_b"}})


def test_the_pictures_of_the_dialogues_are_those_of_today() -> None:
    assert pictures.PAGE.read_text("utf-8") == pictures.page()
