"""What a line of words looks for among the repairs."""

from datetime import date

import pytest

from bot.domain.people import PersonId
from bot.domain.searches import STATES, Search, numbers_in, understood
from bot.domain.units import UnitId

TODAY = date(2026, 1, 14)
UNITS = {"0801": UnitId(1), "1201": UnitId(2), "B101": UnitId(3)}
TECHNICIANS = {"Li": PersonId(1), "李伟": PersonId(1), "Li Wei": PersonId(1), "Li Na": PersonId(2), "李娜": PersonId(2)}

LOOKS_FOR: dict[str, Search] = {
    "12楼01 Li Na": Search(unit=UnitId(2), technician=PersonId(2)),
    "li wei open": Search(technician=PersonId(1), state="open"),
    "负一楼01 李娜": Search(unit=UnitId(3), technician=PersonId(2)),
    "list": Search(),
    "renew": Search(),
    "reopened": Search(),
    "not closed 0801": Search(unit=UnitId(1), state="open"),
    "没修好": Search(state="open"),
    "已结清": Search(state="closed"),
    "0801 已撤销": Search(unit=UnitId(1), state="gone"),
    "taken back last week": Search(state="gone", since=date(2026, 1, 5), until=date(2026, 1, 11)),
    "1月14日": Search(since=TODAY, until=TODAY),
    "12月31日": Search(since=date(2025, 12, 31), until=date(2025, 12, 31)),
    "1/15": Search(since=date(2025, 1, 15), until=date(2025, 1, 15)),
    "2027-01-01": Search(since=date(2027, 1, 1), until=date(2027, 1, 1)),
    "前天": Search(since=date(2026, 1, 12), until=date(2026, 1, 12)),
    "上个月 0801": Search(unit=UnitId(1), since=date(2025, 12, 1), until=date(2025, 12, 31)),
    "2月30日": Search(),
    "1月1日-1月7日": Search(since=date(2026, 1, 1), until=date(2026, 1, 7)),
    "1月1日至7日 0801 已结": Search(unit=UnitId(1), since=date(2026, 1, 1), until=date(2026, 1, 7), state="closed"),
    "1/1 - 1/7 open": Search(since=date(2026, 1, 1), until=date(2026, 1, 7), state="open"),
    "2026-01-01..2026-01-07": Search(since=date(2026, 1, 1), until=date(2026, 1, 7)),
    "from 2025-12-01 to 2025-12-07": Search(since=date(2025, 12, 1), until=date(2025, 12, 7)),
    "2025年12月1日到2026年1月5日": Search(since=date(2025, 12, 1), until=date(2026, 1, 5)),
    "12月20日-1月5日": Search(since=date(2025, 12, 20), until=date(2026, 1, 5)),
    "1月5日-12月20日": Search(since=date(2025, 1, 5), until=date(2025, 12, 20)),
    "2026-01-07..2026-01-01": Search(since=date(2026, 1, 1), until=date(2026, 1, 7)),
    "1月1日-2月30日": Search(),
}


@pytest.mark.parametrize("said", list(LOOKS_FOR))
def test_a_line_of_words_is_understood_as_it_is_meant(said: str) -> None:
    assert understood(said, TODAY, UNITS, TECHNICIANS) == LOOKS_FOR[said]


@pytest.mark.parametrize("said", list(LOOKS_FOR))
def test_a_search_comes_back_from_its_button(said: str) -> None:
    search = LOOKS_FOR[said]
    assert Search.read(search.code) == search


@pytest.mark.parametrize("code", ["", "u1", "u1.t2.x..", "ux....", "..open.991399.", "....."])
def test_a_code_that_was_made_up_is_none(code: str) -> None:
    assert Search.read(code) is None


@pytest.mark.parametrize("state", list(STATES))
def test_every_word_for_a_state_means_it(state: str) -> None:
    found = {understood(word, TODAY, {}, {}).state for word in STATES[state][1]}
    assert found == {state}


NUMBERS: dict[str, tuple[str, ...]] = {
    "R1": ("R-000001",), "wo9": ("WO-2026-000009",), "WO-2025-9": ("WO-2025-000009",), "WO 9": ("WO-2026-000009",),
    "工作单9": ("WO-2026-000009",), "000009": ("WO-2026-000009", "R-000009"), "0801": (), "R-": (), "9": (),
}  # fmt: skip


@pytest.mark.parametrize("said", list(NUMBERS))
def test_a_number_is_known_however_short_and_a_unit_is_none(said: str) -> None:
    assert numbers_in(said, 2026) == NUMBERS[said]
