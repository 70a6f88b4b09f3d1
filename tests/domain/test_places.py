"""Places as people write them: the unit that is meant, the floor, the spot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.places import floor_in, names_what_all_share, spot_in, unit_in

KNOWN = {f"{floor:02d}{room:02d}" for floor in range(1, 24) for room in range(1, 9)} | {"B101"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1201", "1201"),
        ("801", "0801"),
        ("12楼01", "1201"),
        ("十二楼01室", "1201"),
        ("十二楼一室", "1201"),
        ("廿一楼03", "2103"),
        ("12-01", "1201"),
        ("#08-01 no water", "0801"),
        ("一二零一", "1201"),
        ("8F-01", "0801"),
        ("8/F unit 3", "0803"),
        ("１２０１室漏水", "1201"),
        ("eighth floor unit 2", "0802"),
        ("12th floor, room 01", "1201"),
        ("floor 12 room 1", "1201"),
        ("B1-01", "B101"),
        ("1201元", None),
        ("13800138000", None),
        ("138-0013-8000", None),
        ("2026-11-24", None),
        ("0801 张三家漏水", "0801"),
        ("0801张", None),
        ("0801和0802", None),
        ("9901", None),
        ("八楼", None),
    ],
)
def test_the_unit_that_a_text_names(text: str, unit: str | None) -> None:
    assert unit_in(text, KNOWN) == unit


@pytest.mark.parametrize(
    ("text", "floor", "spot"),
    [
        ("负一楼", "B1", "B1"),
        ("地下二层车库漏水", "B2", "B2 车库"),
        ("地下车库", "B1", "B1 车库"),
        ("8楼走廊的灯", "8", "8F 走廊"),
        ("二十楼电梯厅", "20", "20F 电梯厅"),
        ("lights in the lobby", "", "lobby"),
        ("basement 2 parking", "B2", "B2 parking"),
        ("3号电梯困人了，里面两个人", "", "3号电梯"),
        ("电梯3号卡在7楼和8楼中间了", "7", "7F 电梯3号"),
        ("people are trapped in lift 3", "", "lift 3"),
        ("No. 2 elevator stopped", "", "no. 2 elevator"),
        ("lift lobby is dark", "", "lift lobby"),
        ("电梯卡刷不了", "", ""),
        ("my lift card fails", "", ""),
        ("空调不冷", "", ""),
    ],
)
def test_floor_and_spot(text: str, floor: str, spot: str) -> None:
    assert floor_in(text) == floor
    assert spot_in(text) == spot


@pytest.mark.parametrize("text", ["大堂灯坏了", "3号电梯困人了", "车库漏水", "the lobby is dark", "lift 2 is stuck"])
def test_what_all_share(text: str) -> None:
    assert names_what_all_share(text)


@pytest.mark.parametrize("text", ["卫生间漏水", "楼梯间灯坏了", "空调不冷", "the bathroom leaks", "my lift card fails"])
def test_what_is_somebodys(text: str) -> None:
    assert not names_what_all_share(text)


@given(st.text(max_size=200))
def test_every_text_is_read_somehow(text: str) -> None:
    assert unit_in(text, KNOWN) in {None, *KNOWN}
    assert isinstance(spot_in(text), str)
