"""Free texts: category and urgency guessed; danger never missed, and not seen where there is none."""

import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.callers import caller_in
from bot.domain.categories import Category, Urgency
from bot.domain.field_notes import read
from bot.domain.guesses import Mood, guess, is_emergency, is_over, mood, sounds_like_repair
from bot.domain.laundry_words import sounds_like_laundry
from bot.domain.meal_words import asks_for_menu, sounds_like_order
from bot.playground.people import sample_building

MESSAGES: dict[str, Any] = json.loads(Path(__file__).with_name("guesses_dev.json").read_text("utf-8"))
"""As people type them, labelled by hand after the categories of the manual: what the words were tuned on.

Those that they were never tuned on are in `bench/messages.json`; `tests/test_bench.py` sets the floor for them.
"""
NEIGHBOURS: dict[str, list[str]] = json.loads(Path(__file__).with_name("guesses_neighbours.json").read_text("utf-8"))
"""What only sounds like danger – footage of it, training and papers about it, a sign that fades – beside what is."""
_SHARE, _HEARD = 0.9, 0.85


def share(examples: list[dict[str, str]], what: str) -> float:
    right = [str(getattr(guess(one["text"]), what)) == one[what] for one in examples]
    return sum(right) / len(right)


@pytest.mark.parametrize("what", ["category", "urgency"])
def test_nine_of_ten_texts_are_guessed_right(what: str) -> None:
    assert share(MESSAGES["repairs"], what) >= _SHARE


def test_nearly_all_repairs_are_known_for_what_they_are_and_lunch_is_none() -> None:
    heard = [sounds_like_repair(one["text"]) for one in MESSAGES["repairs"]]
    assert sum(heard) / len(heard) >= _HEARD
    assert [text for text in MESSAGES["no_repairs"] if sounds_like_repair(text)] == []


_PLACES_ZH = [
    "会议室",
    "洗衣房",
    "快递柜",
    "收费处",
    "餐厅",
    "食堂",
    "打印室",
    "复印室",
    "干洗店",
    "前台",
    "卫生间",
    "茶水间",
    "电梯厅",
    "走廊",
    "大堂",
    "车库",
]
_FAULTS_ZH = [
    "漏水了",
    "空调漏水",
    "空调不制冷",
    "灯不亮",
    "门锁坏了",
    "玻璃裂了",
    "插座没电",
    "下水道堵了",
    "天花板滴水",
    "门关不上",
]
_PLACES_EN = (
    "lunch room",
    "laundry room",
    "meeting room",
    "parcel room",
    "menu board",
    "canteen",
    "lobby",
    "fee counter",
)
_FAULTS_EN = (
    "sink is clogged", "door is broken", "lamp is dead", "ceiling is leaking", "window is cracked", "tap is dripping",
    "socket has no power", "lock is jammed", "ac is not cooling",
)  # fmt: skip


def test_a_fault_is_a_repair_wherever_it_is() -> None:
    zh = [place + fault for place in _PLACES_ZH for fault in _FAULTS_ZH]
    pairs = [(place, *fault.split(maxsplit=1)) for place in _PLACES_EN for fault in _FAULTS_EN]
    en = [said for place, what, how in pairs for said in (f"{place} {what} {how}", f"the {what} in the {place} {how}")]
    assert [said for said in (*zh, *en) if not sounds_like_repair(said)] == []


@pytest.mark.parametrize("text", ["订一份午餐", "洗衣多少钱", "衣服洗坏了", "会议室空不空", "laundry fee?"])
def test_what_is_asked_of_those_places_is_no_repair(text: str) -> None:
    assert not sounds_like_repair(text)


def test_the_messages_of_the_sample_building_are_guessed() -> None:
    building = sample_building()
    said = [*building["repairs_zh"], *(m for m in building["messages_en"] if m["kind"] == "repair")]
    assert share(said, "category") >= _SHARE
    assert share(said, "urgency") >= _SHARE


@pytest.mark.parametrize("text", MESSAGES["emergencies"])
def test_danger_is_never_missed(text: str) -> None:
    assert is_emergency(text)
    assert guess(text).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("text", MESSAGES["innocents"])
def test_what_only_sounds_dangerous_raises_no_alarm(text: str) -> None:
    assert not is_emergency(text)


@given(st.text(max_size=4096))
def test_every_text_is_guessed_somehow(text: str) -> None:
    found = guess(text)
    assert found.category in Category
    assert found.emergency == is_emergency(text)


@pytest.mark.parametrize(
    "text", ["收到", "好的", "谢谢", "收到，谢谢", "ok", "got it", "thanks", "👌", "好了，不漏了", "已经好了不漏了"]
)
def test_courtesy_reports_nothing(text: str) -> None:
    assert not sounds_like_repair(text)
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    ["有人受伤了", "保安被打伤了", "师傅摔伤了快来", "someone is hurt", "the cleaner was injured",
     "收到，可是这里着火了", "谢谢，不过电梯里还困着人", "好的 我闻到煤气味",
     "ok but there is smoke coming from the socket", "thanks, but somebody fainted here"],
)  # fmt: skip
def test_danger_is_heard_behind_courtesy(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["没人受伤", "nobody was hurt", "no one is injured"])
def test_nobody_hurt_is_no_danger(text: str) -> None:
    assert not is_emergency(text)


SAID: dict[Mood | None, tuple[str, ...]] = {
    Mood.FINE: (
        "收到", "好的", "好的👌", "知道了", "嗯嗯", "可以", "没问题", "没事了", "不用了", "师傅来了", "ok", "got it",
        "noted", "ok great", "received", "he is here", "never mind",
    ),
    Mood.THANKS: ("收到，谢谢", "好的，谢谢师傅", "ok thanks", "thanks, received"),
    Mood.FIXED: (
        "好了", "好了谢谢", "已经好了", "自己修好了", "好了，不漏了", "修完了 谢谢", "all good now, thanks",
        "never mind, it works now",
    ),
    Mood.NOT_FIXED: ("还没好", "没修好 还在滴", "still not working", "谢谢，可是还是不热"),
    Mood.CHASE: ("几点到", "师傅到了吗", "人呢？", "你好，我的报修怎么样了", "any news?", "when is he coming"),
    Mood.DECIDE: (
        "同意", "价格可以", "同意 明天来修吧", "不同意", "同意报价", "太贵了 不修了", "能便宜点吗",
        "不用来了", "取消报修", "改天吧", "明天再来吧", "今天不方便 改明天", "换个时间", "我不在家", "晚上7点后在家",
        "i agree", "no thanks, too expensive", "cancel the repair", "no need to come", "please come tomorrow instead",
        "not at home today",
    ),
    None: ("收到两个快递", "好的空调不冷", "可以修", "ok the lamp is dead", "fine dust everywhere"),
}  # fmt: skip
"""What tenants really answer."""


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("谢谢师傅", Mood.THANKS),
        ("thanks a lot!", Mood.THANKS),
        ("👍", Mood.THANKS),
        ("修好了，谢谢", Mood.FIXED),
        ("ok it works now", Mood.FIXED),
        ("没修好，又漏了😤", Mood.NOT_FIXED),
        ("not fixed, still leaking", Mood.NOT_FIXED),
        ("怎么还没来？", Mood.CHASE),
        ("any update?", Mood.CHASE),
        ("你好", Mood.GREETING),
        ("0801 空调不冷", None),
        ("谢谢" + "我们公司下周要搬家" * 8, None),
        *((text, heard) for heard, texts in SAID.items() for text in texts),
    ],
)
def test_the_mood_of_a_few_words(text: str, heard: Mood | None) -> None:
    assert mood(text) is heard


_READERS = (
    is_emergency, is_over, sounds_like_repair, guess, mood, caller_in, read, sounds_like_order, asks_for_menu,
    sounds_like_laundry,
)  # fmt: skip
_SHORT, _LONG = 400, 4096
_ALPHABETS = (
    "1", " ", "\n", "a", "水", "梯", "一", "👍", "1 ", "0801-", "138 ", "2份", "1 of us ", "some more a ", "what ",
    "lift ",
    "我们办公室的空调今天有点问题请师傅来看一下，", "the people in the office ask whether the desk could be moved ",
)  # fmt: skip
_times = itertools.count()


def _cost(reader: Callable[[str], object], alphabet: str, length: int) -> float:
    """CPU seconds for a text that has not been read before, at best."""

    def once() -> float:
        text = f"{next(_times):x} {alphabet * length}"[:length]
        begun = time.process_time()
        reader(text)
        return time.process_time() - begun

    return min(once() for _ in range(3))


@pytest.mark.parametrize("reader", _READERS, ids=lambda reader: reader.__name__)
def test_a_text_ten_times_as_long_costs_little_more_than_ten_times_as_much(reader: Callable[[str], object]) -> None:
    least = _cost(is_emergency, _ALPHABETS[-1], _SHORT)
    dear = {
        alphabet: (short, long)
        for alphabet in _ALPHABETS
        if (long := _cost(reader, alphabet, _LONG)) > 20 * (short := max(_cost(reader, alphabet, _SHORT), least))
    }
    assert dear == {}


@pytest.mark.parametrize("danger", ["电梯困人了", "two people are trapped in the lift"])
def test_danger_is_heard_in_the_middle_of_a_long_story(danger: str) -> None:
    text = f"{'今天天气不错。' * 250}{danger}。{'今天天气不错。' * 250}"
    assert is_emergency(text)
    assert sounds_like_repair(text)
    assert guess(text).urgency is Urgency.EMERGENCY
    assert not is_emergency(text.replace(danger, ""))


def test_of_a_long_story_the_beginning_and_the_end_are_read() -> None:
    story = "今天天气不错。" * 500
    assert guess(f"卫生间漏水了。{story}").category is Category.PLUMBING
    assert guess(f"{story}卫生间漏水了").category is Category.PLUMBING
    assert sounds_like_repair(f"{story}卫生间漏水了")


@pytest.mark.parametrize(
    "text",
    [
        "昨天保安殴打我，我要投诉", "投诉：保安殴打租户", "我要投诉保安追打外卖员",
        "Please send 120 copies to room 1203", "The clock is ticking, please send the quote",
        "文件被锁在办公室里，我没钥匙", "the new network cables are live now",
        "请人在18楼窗外装空调", "快递员师傅被前车撞了，晚到", "I want to jump out of the contract",
    ],
)  # fmt: skip
def test_what_only_sounds_like_danger_alarms_nobody(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text", ["保安在殴打外卖员", "call 119 now", "there is a suspicious bag and it is ticking", "有人被锁在楼顶"]
)
def test_what_is_danger_still_does(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "插座打火花,已换新,测试正常",
        "水管爆裂，已更换，试水正常",
        "电箱冒烟，更换空开后测试正常",
        "配电箱烧焦，已修复",
        "昨天着火了",
        "上周水管爆了，保安处理的",
        "煤气泄漏，已处理",
        "电梯困人，已救出",
        "垃圾桶着火，已扑灭",
        "socket was sparking, replaced it, tested ok",
        "burst pipe repaired",
        "the pipe burst, replaced the joint, tested",
        "the lift was stuck with two people, they were freed",
        "there was a fire in the bin, put out",
        "there was smoke in the kitchen yesterday",
        "gas leak fixed, no more smell of gas",
        "sparks from the socket; replaced, works again",
    ],
)
def test_danger_that_is_past_or_seen_to_is_over(text: str) -> None:
    assert is_emergency(text)
    assert is_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "电梯困人了，两个人",
        "two people are trapped in the lift",
        "已更换插座，旁边电箱冒烟",
        "插座打火花，未更换",
        "插座打火花，需要更换",
        "插座打火花，已更换，现在又打火花",
        "着火了",
        "昨天修好了，今天又着火了",
        "电梯困人，无法放出",
        "水管爆了，关不住",
        "socket sparking, needs to be replaced",
        "socket is sparking, not fixed yet",
        "replaced the breaker, now there is smoke from the panel",
        "the fuse was replaced and it is on fire",
        "昨天报的，8楼着火了",
        "the burst pipe has not been repaired",
        "gas leak, could not be fixed",
        "换了阀门，水管爆了",
        "处理中，冒烟",
    ],
)
def test_danger_that_may_be_now_is_not_over(text: str) -> None:
    assert is_emergency(text)
    assert not is_over(text)


@pytest.mark.parametrize("text", MESSAGES["emergencies"])
def test_nothing_that_is_cried_is_over(text: str) -> None:
    assert not is_over(text)


@pytest.mark.parametrize("text", NEIGHBOURS["harmless"])
def test_what_speaks_of_danger_and_is_none_alarms_nobody(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize("text", NEIGHBOURS["danger"])
def test_its_dangerous_neighbour_is_heard(text: str) -> None:
    assert is_emergency(text)
