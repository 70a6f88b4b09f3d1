"""The house asks how satisfied its tenants are: a tap for each question on one card; what it came to, with a chart."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.playground.theatre import Theatre
from tests.fee_talks import gets
from tests.survey_talks import OVER, answers, asked
from tests.talks import EN, ZH, Tongue, both, forges, sees_note

CROWD = ("T01-2", "T02-1", "T02-2", "T03-1", "T04-1")
"""Enough beside the first that their answers may be shown."""


@both
async def test_five_taps_on_one_card_and_a_few_words(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await asked(theatre, tongue)
    before = len([b for b in tenant.phone.chat if b.by_bot and not b.deleted])
    tenant.begins()
    await answers(tenant)
    assert (tenant.tapped, tenant.spoke) == (5, 0)
    assert len([b for b in tenant.phone.chat if b.by_bot and not b.deleted]) == before
    await tenant.taps("opinion")
    await tenant.hears("opinion-words")
    await tenant.says("电梯太慢" if tongue is ZH else "the lifts are slow")
    await tenant.hears("opinion-thanks")
    await tenant.phone.waits(lambda: "opinion" not in str(tenant.buttons))


@both
async def test_a_second_tap_and_a_card_that_is_over_change_nothing(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await asked(theatre, tongue)
    first = next(data for data in tenant.buttons if data.startswith("v1:stars:"))
    survey = first.split(":")[2]
    await tenant.taps("2 ⭐")
    await tenant.sees("2/5")
    await forges(tenant, first)
    await sees_note(theatre, tenant, "survey-answered-already")
    for forged in (
        f"v1:stars:{survey}:9:5",
        f"v1:stars:{survey}:1:6",
        "v1:stars:99:0:5",
        "v1:stars:meals:2026-11-26:5",
    ):
        await forges(tenant, forged)
        await sees_note(theatre, tenant, "button-stale")
    theatre.clock.set(theatre.clock.at(OVER, 11))
    await theatre.house.clockwork.tick()
    await tenant.taps("4 ⭐")
    await sees_note(theatre, tenant, "survey-over")


@pytest.mark.manual("R34")
@both
async def test_the_manager_sees_what_it_came_to_drawn_and_in_a_workbook(theatre: Theatre, tongue: Tongue) -> None:
    manager, supervisor = await theatre.enters("S02"), await theatre.enters("S03")
    await asked(theatre, tongue, *CROWD)
    people = [theatre.player(code) for code in (tongue.tenant, *CROWD)]
    for person in people:
        await answers(person)
    said = "电梯太慢" if tongue is ZH else "the lifts are slow"
    await people[0].taps("opinion")
    await people[0].hears("opinion-words")
    await people[0].says(said)
    await people[0].hears("opinion-thanks")
    await manager.says("/surveys")
    await manager.hears("surveys")
    await manager.taps("survey-open")
    await manager.hears("survey-not-yet")
    theatre.clock.set(theatre.clock.at(OVER, 11))
    await theatre.house.clockwork.tick()
    await supervisor.is_called("survey-result", answered=6)
    await manager.is_called("survey-result", answered=6)
    await manager.sees("4.0 ⭐")
    await manager.taps("survey-words")
    await manager.hears("survey-words")
    await manager.sees(said)
    await manager.taps("survey-chart")
    await manager.hears("survey-chart-is")
    name = "survey-house-2026-H2"
    assert Image.open(BytesIO(await gets(theatre, manager, f"{name}.png"))).format == "PNG"
    await manager.taps("survey-sheet")
    await manager.hears("survey-sheet-is")
    words = load_workbook(BytesIO(await gets(theatre, manager, f"{name}.xlsx"))).worksheets[-1]
    assert [row[0].value for row in words.iter_rows(min_row=3)] == [said]


async def test_who_does_not_want_to_be_asked_says_so_on_the_first_question_or_later(theatre: Theatre) -> None:
    tenant = await asked(theatre, EN)
    await tenant.taps("surveys-off")
    await tenant.hears("surveys-are-off")
    await tenant.says("/quiet")
    await tenant.hears("quiet")
    await tenant.taps("Surveys again")
    await tenant.hears("surveys-are-on")
    await tenant.says("/quiet")
    await tenant.hears("quiet")
    await tenant.taps("No surveys")
    await tenant.hears("surveys-are-off")
