"""Who wants to stay unknown is not told by their own words, however they name themselves."""

import pytest

from bot.domain.disguises import disguised

UNIT, PEOPLE = "0801", ("周敏", "Zhou Min", "大卫·米勒", "David Miller", "小鹿(鹿鸣)")
COMPANIES = ("云杉软件(云州)有限公司", "Spruce Software (Yunzhou) Co., Ltd.")


@pytest.mark.manual("R62")
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我是周敏，太慢了", "我是…，太慢了"),
        ("周女士在等，小周也在等", "…在等，…也在等"),
        ("8楼01 太慢了", "太慢了"),
        ("801室太慢了，不是0901", "室太慢了，不是0901"),
        ("八楼01室太慢了", "室太慢了"),
        ("云杉软件的空调，云杉的人在等", "…的空调，…的人在等"),
        ("ZHOU MIN here, min wait 5 min", "… here, min wait 5 min"),
        ("miller, david", "miller, david"),
        ("Mr Miller of Spruce waits, and so does david miller", "Mr … of … waits, and so does …"),
        ("unit 0801: too slow", "unit …: too slow"),
        ("鹿鸣在等", "…在等"),
        ("打 13800001234", "打 138••••••34"),
        ("空调太慢了", "空调太慢了"),
    ],
)
def test_what_tells_who_wrote_is_left_out_and_the_rest_stays(text: str, left: str) -> None:
    said = disguised(text, unit=UNIT, people=PEOPLE, companies=COMPANIES)
    assert " ".join(said.split()) == left.replace("，", ",")
