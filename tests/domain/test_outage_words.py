"""What is reported while something is switched off: explained by it, or trouble of its own."""

import pytest

from bot.domain.outage_words import asked_after, explains
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
    _K.WATER: (
        "卫生间漏水了",
        "马桶堵了",
        "没有水龙头",
        "the tap is leaking",
        "灯不亮",
        "水管爆了，淹了",
        "没热水，水管在漏",
        "水停了一会儿又滴水",
        "no water, and the pipe is leaking",
        "tap drips, no hot water",
    ),
    _K.POWER: ("没有电话", "门锁坏了", "the door is broken", "漏水", "插座冒火花"),
    _K.LIFT: ("电梯困人了", "trapped in the lift", "电梯里灯不亮", "没水了"),
    _K.AIR: ("空调漏水", "没电了", "空调不制冷还漏水", "AC not cooling and dripping"),
    _K.GAS: ("有煤气味", "I smell gas"),
    _K.OTHER: ("没水没电", "no water, no power"),
}


@pytest.mark.parametrize("kind", EXPLAINED)
def test_what_is_just_what_is_switched_off_is_explained(kind: OutageKind) -> None:
    assert [text for text in EXPLAINED[kind] if not explains(kind, text)] == []


@pytest.mark.parametrize("kind", OF_ITS_OWN)
def test_trouble_of_its_own_and_danger_are_not(kind: OutageKind) -> None:
    assert [text for text in OF_ITS_OWN[kind] if explains(kind, text)] == []


ASKED = {
    _K.WATER: (
        "什么时候来水？",
        "停水到几点",
        "水停了，几点恢复供水",
        "when will the water be back?",
        "how long is the water off",
    ),
    _K.POWER: ("明天几点停电", "什么时候来电", "电梯什么时候能用", "when is the power on again?"),
    _K.LIFT: ("电梯多久能修好", "when does the lift work again"),
    _K.AIR: ("空调什么时候恢复", "how long will the air conditioning be out?"),
    _K.GAS: ("几点通气", "什么时候恢复燃气？燃气几点来", "when will gas be back"),
    _K.NETWORK: ("网什么时候好", "when is the internet back?"),
}  # fmt: skip
NOT_ASKED = {
    _K.WATER: (
        "没水了",
        "什么时候来修水龙头",
        "水管漏水，什么时候来人",
        "几点送水",
        "电梯什么时候好",
        "when do I pay the water bill?",
    ),
    _K.POWER: ("什么时候来电话", "没电了", "几点送电视", "what time is lunch?"),
    _K.OTHER: ("什么时候来水", "when is the power back?"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ASKED)
def test_who_asks_until_when_is_understood(kind: OutageKind) -> None:
    assert [text for text in ASKED[kind] if kind not in asked_after(text, running=True)] == []


@pytest.mark.parametrize("kind", NOT_ASKED)
def test_who_asks_or_says_something_else_is_not(kind: OutageKind) -> None:
    assert [text for text in NOT_ASKED[kind] if kind in asked_after(text, running=True)] == []


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "停水了什么时候来水？太过分了，我要投诉你们",
        "When will the water be back? I want to complain about this",
        "没水了，马桶也堵了，什么时候来水",
        "没水了，电梯也坏了，什么时候来水",
        "马桶堵了，什么时候来水",
        "no water and the toilet is blocked, when is the water back?",
    ],
)
def test_who_complains_or_tells_of_something_else_that_is_broken_is_not_answered_with_it(
    text: str, running: bool
) -> None:
    assert asked_after(text, running=running) == frozenset()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("空调什么时候来修", _K.AIR),
        ("电梯什么时候能修好", _K.LIFT),
        ("没电了，电梯也不动，什么时候来电", _K.POWER),
        ("no water, when is it back? is the water off all day", _K.WATER),
    ],
)
def test_only_what_is_running_takes_along_what_somebody_asks_after(text: str, named: OutageKind) -> None:
    assert asked_after(text, running=False) == {named}
    assert (_K.POWER in asked_after(text, running=True)) == (named is not _K.WATER)
