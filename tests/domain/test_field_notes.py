"""What colleagues text from the ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.field_notes import FieldNote, Step, read, read_all
from bot.domain.money import Fen


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("接单 1188，十分钟到", FieldNote("1188", Step.ACCEPT, minutes=10, words="十分钟到")),
        (
            "1187 修好了，换了个空开 材料45 人工10",
            FieldNote("1187", Step.DONE, words="换了个空开", materials=Fen(4500), labour=Fen(1000)),
        ),
        (
            "1179 缺压缩机，要等三天，先挂着",
            FieldNote("1179", Step.WAIT_PARTS, days=3, words="缺压缩机,要等三天,先挂着"),
        ),
        ("1190 作废，重复报修", FieldNote("1190", Step.VOID, words="重复报修")),
        ("1185 现场看过了，确认没问题，签", FieldNote("1185", Step.SIGN, words="现场看过了,确认没问题,签")),
        ("1188 没人", FieldNote("1188", Step.NOBODY_IN, words="没人")),
        ("出发 1188 半小时到", FieldNote("1188", Step.ON_THE_WAY, minutes=30, words="出发 半小时到")),
        ("1188 on my way, 2 hours", FieldNote("1188", Step.ON_THE_WAY, minutes=120, words="on my way, 2 hours")),
        (
            "WO-2026-001188 done, replaced valve, materials 45 labour 10.5",
            FieldNote("WO-2026-001188", Step.DONE, words="replaced valve", materials=Fen(4500), labour=Fen(1050)),
        ),
        (
            "1188 没修好，缺件，明天再来",
            FieldNote("1188", Step.WAIT_PARTS, days=1, words="没修好,缺件,明天再来"),
        ),
        ("到了", FieldNote("", Step.ARRIVE, words="到了")),
        ("1188 已经修好了", FieldNote("1188", Step.DONE)),
        ("1188 it's fixed", FieldNote("1188", Step.DONE)),
        ("修好了 换了阀芯", FieldNote("", Step.DONE, words="换了阀芯")),
    ],
)
def test_a_note_is_read(text: str, note: FieldNote) -> None:
    assert read(text) == note


@pytest.mark.parametrize(
    "text",
    [
        "夜班交班：1702漏水已关阀，等白天老赵；B1道闸坏了一根杆",
        "0801 灯不亮",
        "还没修好呢",
        "好的收到，谢谢你们一直以来的支持，我们公司对这次的维修服务非常满意",
        "你好",
        "",
    ],
)
def test_what_is_no_note_is_left_alone(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        # questions
        ("1188 签字了吗", Step.SIGN),
        ("1188 签字了没", Step.SIGN),
        ("1188 修好了没有？", Step.DONE),
        ("1188 修好了吧", Step.DONE),
        ("1188 什么时候到场", Step.ARRIVE),
        ("接单 1188 了吗", Step.ACCEPT),
        ("1188 is it fixed", Step.DONE),
        ("1188 fixed?", Step.DONE),
        ("1188 has the technician arrived", Step.ARRIVE),
        # negations
        ("1188 核实过没修好", Step.SIGN),
        ("不用作废 1188", Step.VOID),
        ("1188 不用作废", Step.VOID),
        ("1188 还没出发", Step.ON_THE_WAY),
        ("还没出发 1188", Step.ON_THE_WAY),
        ("1188 不是我修好的", Step.DONE),
        ("1188 没有修好", Step.DONE),
        ("1188 没完全修好", Step.DONE),
        ("1188 修好了一个，另一个没修好", Step.DONE),
        ("1188 不缺配件", Step.WAIT_PARTS),
        ("1188 不是没人", Step.NOBODY_IN),
        ("1188 我没接单", Step.ACCEPT),
        ("1188 还没到场", Step.ARRIVE),
        ("1188 配件到了", Step.ARRIVE),
        ("1188 not yet fixed", Step.DONE),
        ("1188 isn’t done", Step.DONE),
        ("1188 the tenant is not here", Step.ARRIVE),
        ("1188 I have not accepted", Step.ACCEPT),
        ("1188 no need to sign", Step.SIGN),
        # plans and failures
        ("1188 明天能修好", Step.DONE),
        ("1188 明天 修好", Step.DONE),
        ("1188 下午修好", Step.DONE),
        ("1188 三点修好", Step.DONE),
        ("1188 快修好了", Step.DONE),
        ("1188 修好要两天", Step.DONE),
        ("1188 修好前先别用", Step.DONE),
        ("1188 修不好", Step.DONE),
        ("1188 搞不定", Step.DONE),
        ("1188 换好了还漏", Step.DONE),
        ("1188 十分钟后到了再说", Step.ARRIVE),
        ("1188 马上出发", Step.ON_THE_WAY),
        ("1188 取消出发", Step.ON_THE_WAY),
        ("1188 拒绝接单", Step.ACCEPT),
        ("1188 好像修好了", Step.DONE),
        ("1188 I think it is fixed", Step.DONE),
        ("1188 明天家里没人", Step.NOBODY_IN),
        ("1188 cannot be fixed", Step.DONE),
        ("1188 can't fix it", Step.DONE),
        ("1188 will be fixed tomorrow", Step.DONE),
        ("1188 fixed by 5 pm", Step.DONE),
        ("1188 half done", Step.DONE),
        ("1188 done, but it still drips", Step.DONE),
        ("1188 水管修好了又漏了", Step.DONE),
        ("1188 fixed, then it leaked again", Step.DONE),
    ],
)
def test_what_is_asked_denied_or_planned_has_not_happened(text: str, step: Step) -> None:
    note = read(text)
    assert note is not None
    assert (note.order, note.step, note.acts) == ("1188", step, False)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("1188 下午修好了", Step.DONE),
        ("1188 修好了，试水不漏了", Step.DONE),
        ("1188 处理好了", Step.DONE),
        ("1188 修完了", Step.DONE),
        ("1188 维修完毕", Step.DONE),
        ("1188 repaired", Step.DONE),
        ("1188 到了没人", Step.NOBODY_IN),
        ("1188 修好 前后门都换了锁", Step.DONE),
        ("1188 会议室的智能锁换好了", Step.DONE),
        ("1188 不用作废，修好了", Step.DONE),
        ("1188 fixed by changing the washer, parts 45", Step.DONE),
        ("1188 fixed, it was the fuse", Step.DONE),
        ("1188 没人，明天再来", Step.NOBODY_IN),
        ("1188 nobody home, will come tomorrow", Step.NOBODY_IN),
        ("1188 part is not in stock, tomorrow", Step.WAIT_PARTS),
        ("1188 马上过去", Step.ON_THE_WAY),
        ("1188 到现场了", Step.ARRIVE),
        ("1188 到了，客户不在", Step.NOBODY_IN),
        ("1188 接单，下午到", Step.ACCEPT),
    ],
)
def test_what_has_happened_is_told_from_what_stands_beside_it(text: str, step: Step) -> None:
    note = read(text)
    assert note is not None
    assert (note.step, note.firm, note.acts) == (step, True, True)


TEXTED: dict[tuple[Step, bool] | None, tuple[str, ...]] = {
    (Step.ACCEPT, True): ("接单", "收到", "好的收到", "收到 1188", "1188 我来", "on it", "I'll take it"),
    (Step.ACCEPT, False): ("1188 ok", "1188 知道了", "1188 roger", "1188 没收到"),
    (Step.ON_THE_WAY, True): (
        "ok 马上到", "OK马上到", "好的，马上过去", "没问题 马上去", "五分钟到", "10 min", "1188 半小时后到", "路上",
        "be there in 10", "ok, omw",
    ),
    (Step.ON_THE_WAY, False): ("1188 还没出发", "1188 不能马上到", "1188 配件马上到", "1188 客户马上到"),
    (Step.ARRIVE, False): ("1188 客户到了", "1188 配件到了"),
    (Step.ARRIVE, True): (
        "我到了", "到楼下了", "正在修", "开始修了", "I'm here", "ok, working on it", "started",
    ),
    (Step.NOBODY_IN, True): ("敲门没人应", "客户不在 改明天", "no one home"),
    (Step.WAIT_PARTS, True): ("缺角阀", "配件还没到", "等厂家", "need a new part", "part on order"),
    (Step.TENANT, True): (
        "等客户确认", "等业主同意报价", "客户拒绝报价 不做了", "客户同意了", "客户说明天再来", "客户不让进", "报价200",
        "1188 waiting for the tenant", "waiting for customer confirmation", "customer declined the quote, not doing it",
        "tenant says come tomorrow",
    ),
    (Step.DONE, True): (
        "好了", "1188 好了", "好了 材料45", "ok了", "ok, all done", "it's fixed", "换好了 已试水",
    ),
    (Step.DONE, False): (
        "空开换好了 送电正常", "漏水修好了", "这个修不了", "1188 临时处理了 明天再来", "done except the light",
        "1188 修好了 但客户不满意",
    ),
    None: (
        "电话没人接", "2小时", "好的", "ok", "知道了", "got it", "谢谢", "水管爆了", "谁去 1188", "0801 灯不亮",
        "half done", "派人来看看就好了", "好了没有", "还没好", "客户说1201空调不冷", "here is the broken lamp",
        "1188 started leaking",
    ),
}  # fmt: skip
"""What technicians really text: the step, and whether it is sure; None where it is no step."""


@pytest.mark.parametrize(("text", "meant"), [(text, meant) for meant, texts in TEXTED.items() for text in texts])
def test_what_technicians_text_is_understood(text: str, meant: tuple[Step, bool] | None) -> None:
    note = read(text)
    assert (note and (note.step, note.firm)) == meant


REPORTED: dict[Step, tuple[str, ...]] = {
    Step.ACCEPT: (
        "123 接单",
    ),
    Step.ARRIVE: (
        "到了", "123到现场了", "我到12楼了", "im here", "arrived",
    ),
    Step.ON_THE_WAY: (
        "在路上,10分钟", "出发了 20分钟到", "on my way, 15 min", "收到,马上去",
    ),
    Step.NOBODY_IN: (
        "没人开门", "敲门冇人应", "家里没人", "nobody home", "no one answers the door",
    ),
    Step.WAIT_PARTS: (
        "等配件,后天到", "缺角阀,明天送", "waiting for parts till friday", "need to order a compressor",
    ),
    Step.DONE: (
        "123 修好了 换了龙头 材料45 人工30", "搞掂", "弄好了老板", "OK了", "已完工",
        "done, replaced the valve", "123 fixed",
    ),
}  # fmt: skip
UNREPORTED = (
    "123修好了吗", "修好了没", "修好没有?", "是不是修好了", "还没修好", "没修好", "修不好",
    "123 没弄好,明天再来", "快修好了", "马上修好", "等下就修好", "下午修好",
    "修好了一半", "差不多好了", "谁说修好了", "你说修好了?", "怎么会没修好", "要是修好了我告诉你",
    "修好了再告诉你", "如果没人在家怎么办", "有人说没人开门吗", "到了吗",
    "还没到", "到不了", "明天到", "配件到了", "客户到了", "不在路上", "不用等配件了", "not done yet",
    "is it done?", "done?",
    "almost done", "will be done by 5", "can't fix it", "isnt fixed", "never fixed", "did u fix 123",
    "should I mark 123 done", "have you arrived", "not arrived yet", "I haven't finished",
    "who said 123 is done", "123 done tomorrow", "假如123修好了呢", "别说修好了", "别接123", "123 不接",
    "123接不了", "接不接123",
    "今天接不了单", "不是我修好的", "不知道修好没", "据说修好了", "以为修好了,又漏",
    "123 wasnt fixed properly", "could be done soon",
    "maybe fixed", "hope it's fixed", "i think it's done", "think 123 is fixed", "好像修好了", "应该修好了",
    "估计修好了",
    "可能修好了", "希望修好了", "等我修好了", "租户说没修好", "师傅说修好了", "123 完成不了", "无法完成",
    "未完成", "待完成", "准备出发", "没出发", "还在路上吗",
    "不到现场", "水漏到12楼了",
)  # fmt: skip
"""Questions, negations, plans, guesses, and what somebody else has said."""


@pytest.mark.parametrize(("step", "text"), [(step, text) for step, texts in REPORTED.items() for text in texts])
def test_what_is_reported_in_few_words_is_done(step: Step, text: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.step, found.acts) == (step, True)


@pytest.mark.parametrize("text", UNREPORTED)
def test_nothing_is_done_by_what_is_asked_denied_planned_or_hearsay(text: str) -> None:
    said = (text, f"123 {text}", f"123{text}", f"WO-2026-000123 {text}", f"好的 {text}", f"{text} 123", f"师傅 {text}")
    assert [one for one in said if (found := read(one)) and found.acts] == []


@pytest.mark.parametrize("text", ["等客户确认", "1188 客户拒绝报价", "1188 报价200", "tenant agreed"])
def test_nobody_answers_for_the_tenant_by_a_text(text: str) -> None:
    note = read(text)
    assert note is not None
    assert not note.acts


@pytest.mark.parametrize("text", ["1188 核实了，签字", "1188 作废，重复报修", "1188 signed", "1188 void, twice"])
def test_nobody_signs_or_voids_by_a_text(text: str) -> None:
    note = read(text)
    assert note is not None
    assert not note.acts


@pytest.mark.parametrize(
    ("text", "materials", "labour"),
    [
        ("1188 修好了 人工2小时", None, None),
        ("1188 修好了 工时1个半小时", None, None),
        ("1188 fixed labour 2 hours", None, None),
        ("1188 修好了 换配件2个35元", None, None),
        ("1188 fixed parts 2 x 35", None, None),
        ("1188 修好了 材料1,200元 人工80", 120_000, 8_000),
        ("1188 修好了 材料45.5元", 4_550, None),
    ],
)
def test_hours_and_pieces_are_no_money(text: str, materials: int | None, labour: int | None) -> None:
    note = read(text)
    assert note is not None
    assert (note.materials, note.labour) == (materials, labour)


@given(st.text(max_size=300))
def test_every_text_is_read_somehow(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("001完工\n002完工", [("001", Step.DONE), ("002", Step.DONE)]),
        ("001和002都修好了", [("001", Step.DONE), ("002", Step.DONE)]),
        ("001 done, 002 done", [("001", Step.DONE), ("002", Step.DONE)]),
        ("001 and 002 done", [("001", Step.DONE), ("002", Step.DONE)]),
        ("done: 001, 002", [("001", Step.DONE), ("002", Step.DONE)]),
        ("都修好了：001、002、003", [("001", Step.DONE), ("002", Step.DONE), ("003", Step.DONE)]),
        ("001好了，003也好了", [("001", Step.DONE), ("003", Step.DONE)]),
        ("接单 001 接单 002", [("001", Step.ACCEPT), ("002", Step.ACCEPT)]),
        ("001修好了，002缺件", [("001", Step.DONE), ("002", Step.WAIT_PARTS)]),
        (
            "WO-2026-000001 done, WO-2026-000002 done",
            [("WO-2026-000001", Step.DONE), ("WO-2026-000002", Step.DONE)],
        ),
        ("001 done\n换了龙头", [("001", Step.DONE)]),
    ],
)
def test_each_order_that_is_named_has_its_step(text: str, steps: list[tuple[str, Step]]) -> None:
    notes = read_all(text)
    assert [(note.order, note.step) for note in notes] == steps
    assert all(note.acts and not note.also for note in notes)


@pytest.mark.parametrize(
    ("text", "order", "also", "words"),
    [
        ("nobody home 001", "", ("001",), "nobody home"),
        ("nobody home at 1901", "", ("1901",), "nobody home"),
        ("修好了 换了阀门 002", "", ("002",), "换了阀门"),
        ("done with 001", "", ("001",), ""),
        ("on my way to WO-2026-000002", "", ("WO-2026-000002",), "on my way"),
        ("001 done, then on my way to 002", "001", ("002",), "then on my way to 002"),
        ("001 修好了 材料 450 人工 100", "001", (), ""),
        ("修好了 换了阀门 人工 100", "", (), "换了阀门"),
        ("done, new valve 200 yuan", "", (), "new valve 200 yuan"),
        ("修好了 型号4014", "", (), "型号4014"),
        ("001 修好了 电压220V 2026年 10:30", "001", (), "电压220V 2026年 10:30"),
    ],
)
def test_a_number_that_stands_elsewhere_is_heard_and_sums_and_measures_are_none(
    text: str, order: str, also: tuple[str, ...], words: str
) -> None:
    (note,) = read_all(text)
    assert (note.order, note.also, note.words) == (order, also, words)
