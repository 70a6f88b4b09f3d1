"""A message is edited after it was sent: nothing is done twice by it, nothing is silent, and danger is heard."""

from bot.domain.categories import Urgency
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from tests.talks import EN, FIRST, ZH, Tongue, both, count, intake_of, reports, sees_note

_DANGER = {ZH: "0801 着火了，快来", EN: "fire in the kitchen"}


@both
async def test_an_edit_of_what_was_reported_says_what_counts(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await reports(tenant, tongue.leak)
    await tenant.edits(tongue.leak, f"{tongue.leak}!!")
    await tenant.hears("edited-reported", number=FIRST)
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)
    assert (await intake_of(theatre)).text == tongue.leak


async def test_an_edit_in_a_dialogue_shows_the_question_again(theatre: Theatre) -> None:
    tenant = await theatre.enters(ZH.tenant)
    await tenant.says(ZH.leak)
    await tenant.hears("form-summary")
    await tenant.edits(ZH.leak, "0801 灯不亮")
    await tenant.hears("form-edited")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).text == ZH.leak


async def test_an_edited_command_does_not_run_again(theatre: Theatre) -> None:
    tenant = await theatre.enters(ZH.tenant)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await tenant.edits("/repair", "/repair now")
    await tenant.hears("edited")
    assert await count(theatre, drafts) == 0


async def test_an_edit_of_anything_else_is_answered(theatre: Theatre) -> None:
    tenant = await theatre.enters(ZH.tenant)
    await tenant.says(ZH.thanks)
    await tenant.hears("you-are-welcome")
    await tenant.edits(ZH.thanks, "0801 灯不亮")
    await tenant.hears("edited")
    assert await count(theatre, drafts) == 0


@both
async def test_danger_in_an_edit_is_an_emergency_and_is_reported_once(theatre: Theatre, tongue: Tongue) -> None:
    tenant, danger = await theatre.enters(tongue.tenant), _DANGER[tongue]
    await reports(tenant, tongue.leak)
    await tenant.edits(tongue.leak, danger)
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre, "R-000002")).urgency is Urgency.EMERGENCY
    await tenant.edits(danger, f"{danger}!")
    await tenant.hears("emergency-told")
    await tenant.hears("edited-reported")
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (2, 0)


async def test_a_colleague_who_changes_danger_that_was_taken_down_already_does_not_report_it_again(
    theatre: Theatre,
) -> None:
    colleague, danger = await theatre.enters("S08"), _DANGER[ZH]
    await colleague.says(danger)
    await colleague.hears("form-summary")
    await colleague.taps("✅")
    await sees_note(theatre, colleague, "repair-logged", number=FIRST)
    await colleague.edits(danger, f"{danger}！")
    await colleague.hears("repair-emergency")
    await colleague.hears("edited-reported", number=FIRST)
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)
