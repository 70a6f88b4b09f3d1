"""What colleagues text from the ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.field_notes import FieldNote, Step, read
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


@given(st.text(max_size=300))
def test_every_text_is_read_somehow(text: str) -> None:
    read(text)
