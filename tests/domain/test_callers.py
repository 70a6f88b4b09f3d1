"""Who called, as colleagues write it down: a guess that is shown and changed with one tap."""

import pytest

from bot.domain.callers import caller_in, name_and_phone, way_in
from bot.domain.repairs import Channel


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


@pytest.mark.manual("R105", "R116")
@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("0801 王先生来前台说卫生间漏水", Channel.WALK_IN),
        ("0801 来访 空调不冷", Channel.WALK_IN),
        ("1201 当面反映门锁坏了", Channel.WALK_IN),
        ("1201 Mr. Brown walked in: the aircon is not cooling", Channel.WALK_IN),
        ("1201 she came to the desk, the lamp is dead", Channel.WALK_IN),
        ("0801 来函：天花板渗水", Channel.LETTER),
        ("1201 by e-mail: the lamp is dead", Channel.LETTER),
        ("0801 打电话说水管爆了", Channel.PHONE),
        ("1201 called in, no power", Channel.PHONE),
        ("0801 前台的灯不亮", None),
        ("大堂来访登记机坏了", None),
        ("0801 电话没有声音", None),
        ("1201 the walking path is flooded", None),
        ("来电人：欧阳明 1201 空调不冷", None),
    ],
)
def test_how_it_came_is_read_where_the_words_say_so(text: str, channel: Channel | None) -> None:
    assert way_in(text) is channel
