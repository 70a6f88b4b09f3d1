"""What is reported while something is switched off: explained by it, or trouble of its own."""

import pytest

from bot.domain.outage_words import explains
from bot.domain.outages import OutageKind

_K = OutageKind
EXPLAINED = {
    _K.WATER: ("0801 没水了", "怎么停水了", "水龙头不出水", "no water in 1901", "the water is off", "没有热水"),
    _K.POWER: ("没电了", "会议室灯不亮", "电梯不动了", "空调开不了", "no power", "lights are out", "the lift is down"),
    _K.LIFT: ("电梯坏了", "货梯停了", "the elevator doesn't move", "lift out of order"),
    _K.AIR: ("空调不制冷", "空调没风", "the air conditioning is off", "AC not cooling"),
    _K.GAS: ("没燃气了", "灶点不着", "no gas in the kitchen"),
    _K.NETWORK: ("断网了", "上不了网", "the internet is down", "no wifi"),
}  # fmt: skip
OF_ITS_OWN = {
    _K.WATER: ("卫生间漏水了", "马桶堵了", "没有水龙头", "the tap is leaking", "灯不亮", "水管爆了，淹了"),
    _K.POWER: ("没有电话", "门锁坏了", "the door is broken", "漏水", "插座冒火花"),
    _K.LIFT: ("电梯困人了", "trapped in the lift", "电梯里灯不亮", "没水了"),
    _K.AIR: ("空调漏水", "没电了"),
    _K.GAS: ("有煤气味", "I smell gas"),
    _K.OTHER: ("没水没电", "no water, no power"),
}


@pytest.mark.parametrize("kind", EXPLAINED)
def test_what_is_just_what_is_switched_off_is_explained(kind: OutageKind) -> None:
    assert [text for text in EXPLAINED[kind] if not explains(kind, text)] == []


@pytest.mark.parametrize("kind", OF_ITS_OWN)
def test_trouble_of_its_own_and_danger_are_not(kind: OutageKind) -> None:
    assert [text for text in OF_ITS_OWN[kind] if explains(kind, text)] == []
