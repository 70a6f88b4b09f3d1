"""Who called, as colleagues write it down: a guess that is shown and changed with one tap."""

import pytest

from bot.domain.callers import caller_in, name_and_phone


@pytest.mark.manual("R116")
@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("0801 王先生 13800000000 漏水", "王先生 13800000000"),
        ("0801王先生 漏水", "王先生"),
        ("漏水，0801，欧阳女士 021-88001234", "021-88001234"),
        ("1201 陈丽女士说空调不冷 138 0000 0000", "陈丽女士 138 0000 0000"),
        ("0801 张伟 13800000000 水管爆了", "张伟 13800000000"),
        ("1201 空调不冷 13800000000", "13800000000"),
        ("来电人：欧阳明 1201 空调不冷", "欧阳明"),
        ("1201 Mr. Brown +86 13800000000 the aircon is not cooling", "Mr. Brown +86 13800000000"),
        ("1201 Anna Brown 88001234 lights out", "Anna Brown 88001234"),
        ("1201 空调不制冷", ""),
        ("12-01 aircon is not cooling", ""),
        ("0801 水总是漏，高温时更厉害", ""),
        ("2026年11月23日 0801 灯不亮", ""),
    ],
)
def test_name_and_phone_are_found_where_they_stand(text: str, caller: str) -> None:
    assert caller_in(text) == caller


@pytest.mark.parametrize(
    ("caller", "parts"),
    [
        ("王先生 13800000000", ("王先生", "13800000000")),
        ("13800000000（王先生）", ("王先生", "13800000000")),
        ("王先生", ("王先生", "")),
        ("021-88001234", ("", "021-88001234")),
        ("", ("", "")),
    ],
)
def test_a_caller_is_taken_apart(caller: str, parts: tuple[str, str]) -> None:
    assert name_and_phone(caller) == parts
