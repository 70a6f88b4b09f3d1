"""The watch changes by two taps, with a word for who comes, in both languages; complaints stay behind their wall."""

import pytest

from bot.playground.theatre import Theatre
from tests.complaint_talks import complained
from tests.talks import Tongue, both, offered, reported, sees_note, time_passes

WATCH = "S21"


@pytest.mark.manual("R68", "R246")
@both
async def test_handed_over_with_a_word_and_taken_over(theatre: Theatre, tongue: Tongue) -> None:
    desk, guard = await theatre.enters(tongue.desk), await theatre.enters(WATCH)
    await reported(theatre, tongue)
    await time_passes(theatre, hours=8, minutes=16)
    await desk.is_called("handover-state-due")
    await desk.sees("R-000001")
    await desk.taps("handover-note")
    await desk.says("1201 的钥匙在柜台 / the key of 1201 is at the desk")
    await desk.taps("handover-hand")
    await sees_note(theatre, desk, "handover-handed-said")
    await guard.is_called("handover-state-handed")
    await guard.sees("the key of 1201")
    await guard.taps("handover-take")
    await desk.is_called("handover-state-taken")
    assert not offered(guard, "handover-take")
    await guard.says("/handover")
    await guard.is_called("handover-state-taken")


async def test_a_complaint_about_the_desk_is_not_counted_on_its_card(theatre: Theatre) -> None:
    rep, supervisor = await theatre.enters("S05"), await theatre.enters("S03")
    await complained(theatre, text="前台宋佳态度很差，把我的门牌号告诉推销的了")
    await time_passes(theatre, hours=8, minutes=16)
    await rep.is_called("handover-state-due")
    assert "📮" not in (await rep.sees("🔁")).text
    await supervisor.says("/handover")
    await supervisor.sees("📮")


async def test_before_the_first_change_there_is_nothing_to_see(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    await desk.says("/handover")
    await desk.hears("handover-none")
