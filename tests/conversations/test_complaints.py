"""Complaints, as people make them and the house settles them, in both languages."""

import pytest

from bot.domain.complaints import ComplaintStatus, Kind, Liability, Satisfaction, Topic
from bot.domain.repairs import Channel, Intake
from bot.playground.phones import PIXEL, Attachment
from bot.playground.theatre import Theatre
from tests.complaint_talks import (
    MANAGER,
    NOISE,
    SETTLED,
    SUPERVISOR,
    answered,
    assigned,
    complained,
    complaints,
)
from tests.talks import ZH, Tongue, both, every, offered, sees_note, time_passes


@pytest.mark.manual("R47", "R194", "R195", "R196", "R197", "R199", "R200", "R201", "R215")
@both
async def test_from_the_first_word_to_the_archive(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await theatre.enters("S10")
    supervisor, tenant = await answered(theatre, tongue)
    await tenant.sees(SETTLED[tongue])
    await tenant.taps("complaint-good")
    await sees_note(theatre, tenant, "complaint-good-said", number="C-000001")
    await supervisor.is_called("complaint-state-closed")
    await clerk.hears("complaint-filed", number="C-000001")
    (made,) = await complaints(theatre)
    assert (made.status, made.topic, made.liability) == (ComplaintStatus.CLOSED, Topic.FIT_OUT, Liability.TENANT)
    assert (made.rounds, made.level, made.closed_at is not None) == (0, 0, True)


@pytest.mark.manual("R47", "R194")
@both
async def test_words_of_complaint_are_heard_whatever_they_come_with(theatre: Theatre, tongue: Tongue) -> None:
    tenant, supervisor = await theatre.enters(tongue.tenant), await theatre.enters(SUPERVISOR)
    await tenant.sends(Attachment("photo", PIXEL), caption=NOISE[tongue])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("complaint-mine-received")
    await supervisor.is_called("complaint-state-received")
    assert offered(supervisor, "complaint-pictures")
    (made,) = await complaints(theatre)
    assert (made.text, len(made.photos)) == (NOISE[tongue], 1)
    assert await every(theatre, Intake) == []


@pytest.mark.manual("R47", "R206", "R212")
@both
async def test_who_is_not_content_is_heard_a_step_higher(theatre: Theatre, tongue: Tongue) -> None:
    manager = await theatre.enters(MANAGER)
    supervisor, tenant = await answered(theatre, tongue)
    await tenant.taps("complaint-not-good")
    await tenant.says(tongue.still)
    await tenant.hears("complaint-mine-again")
    await manager.is_called("complaint-state-received")
    await manager.sees(tongue.still)
    assert offered(manager, "complaint-assign")
    assert not offered(supervisor, "complaint-assign")
    (made,) = await complaints(theatre)
    assert (made.status, made.level, made.rounds, made.owner) == (ComplaintStatus.RECEIVED, 1, 1, None)


@pytest.mark.manual("R47", "R194")
@both
async def test_what_is_not_valid_is_explained_and_kept(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters(SUPERVISOR)
    tenant = await complained(theatre, tongue)
    await supervisor.taps("complaint-invalid")
    await supervisor.says("施工时间符合大厦规定 / within the hours of the house")
    await tenant.is_called("complaint-mine-invalid")
    await tenant.sees("within the hours")
    (made,) = await complaints(theatre)
    assert (made.status, made.kind) == (ComplaintStatus.INVALID, Kind.COMPLAINT)


@pytest.mark.manual("R5")
@pytest.mark.parametrize(
    ("tap", "kind"), [("complaint-suggestion", Kind.SUGGESTION), ("complaint-praise", Kind.PRAISE)]
)
async def test_a_thought_and_praise_are_thanked_for(theatre: Theatre, tap: str, kind: Kind) -> None:
    supervisor = await theatre.enters(SUPERVISOR)
    tenant = await complained(theatre)
    await supervisor.taps(tap)
    await tenant.is_called("complaint-mine-noted")
    (made,) = await complaints(theatre)
    assert (made.status, made.kind) == (ComplaintStatus.NOTED, kind)


async def test_whoever_is_praised_hears_it(theatre: Theatre) -> None:
    supervisor, technician = await theatre.enters(SUPERVISOR), await theatre.enters("S15")
    await complained(theatre, text="表扬赵德柱师傅，服务特别好")
    await supervisor.taps("complaint-praise")
    await technician.hears("complaint-praised", text="表扬赵德柱师傅，服务特别好")


@pytest.mark.manual("R85")
@both
async def test_what_is_a_repair_goes_to_the_repair_desk(theatre: Theatre, tongue: Tongue) -> None:
    supervisor, dispatcher = await theatre.enters(SUPERVISOR), await theatre.enters("S14")
    tenant = await complained(theatre, tongue)
    await supervisor.taps("complaint-repair")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await tenant.is_called("complaint-mine-is-a-repair", intake="R-000001")
    (made,), (intake,) = await complaints(theatre), await every(theatre, Intake)
    assert (intake.text, intake.channel) == (made.text, Channel.CHAT)
    assert (made.status, made.intake) == (ComplaintStatus.IS_A_REPAIR, 1)


@pytest.mark.manual("R204", "R208", "R209")
@both
async def test_they_hear_how_it_goes_and_may_add_to_it(theatre: Theatre, tongue: Tongue) -> None:
    supervisor, head = await assigned(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.is_called("complaint-mine-assigned")
    await head.taps("complaint-tell")
    await head.says("明天 10:00 前去现场 / on site tomorrow at ten")
    await tenant.is_called("complaint-note-told")
    await tenant.taps("complaint-add")
    await tenant.says("又开始了 / it began again")
    await tenant.taps("跳过" if tongue is ZH else "Skip")
    await head.is_called("complaint-note-heard")
    await supervisor.is_called("complaint-note-heard")


@pytest.mark.manual("R203", "R205", "R207")
async def test_a_call_is_taken_down_in_one_message_and_told_to_who_called(theatre: Theatre) -> None:
    receptionist, supervisor = await theatre.enters("S08"), await theatre.enters(SUPERVISOR)
    tenant = await theatre.enters("T01-1")
    await receptionist.says("投诉 0801 周敏 楼上太吵了，没人管")
    await receptionist.hears("form-summary")
    await receptionist.taps("✅")
    await receptionist.hears("complaint-logged", number="C-000001")
    await supervisor.is_called("complaint-state-received")
    (made,) = await complaints(theatre)
    assert (made.channel.value, made.taken_by is not None, made.topic) == ("phone", True, Topic.NOISE)
    assert not offered(tenant, "complaint-add")


async def test_they_are_called_afterwards_and_who_is_not_content_is_taken_up_again(theatre: Theatre) -> None:
    supervisor, tenant = await answered(theatre)
    await tenant.taps("complaint-good")
    await supervisor.is_called("complaint-state-closed")
    await time_passes(theatre, days=2, hours=1)
    await supervisor.hears("complaint-follow-up-due", number="C-000001")
    await supervisor.taps("complaint-follow-up")
    await supervisor.taps("不满意")
    await supervisor.says("还是很吵")
    await tenant.hears("complaint-mine-again")
    (made,) = await complaints(theatre)
    assert (made.satisfaction, made.status) == (Satisfaction.NOT, ComplaintStatus.RECEIVED)


@pytest.mark.manual("R206")
async def test_a_reply_in_writing_is_approved_by_somebody_else(theatre: Theatre) -> None:
    manager = await theatre.enters(MANAGER)
    supervisor, tenant = await answered(theatre)
    await supervisor.taps("complaint-reply")
    await supervisor.says("尊敬的周女士：……")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("complaint-draft-said")
    await manager.hears("complaint-reply-drafted", number="C-000001")
    await manager.taps("complaint-reply-approve")
    await tenant.hears("complaint-reply-ready", number="C-000001")
    await supervisor.hears("complaint-reply-ready", number="C-000001")


# -- the clock --------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R46", "R204")
async def test_who_has_not_been_answered_the_same_day_is_brought_up(theatre: Theatre) -> None:
    supervisor, manager = await theatre.enters(SUPERVISOR), await theatre.enters(MANAGER)
    await complained(theatre)
    await time_passes(theatre, hours=9)
    await supervisor.hears("complaint-unanswered", number="C-000001")
    await manager.hears("complaint-unanswered", number="C-000001")


@pytest.mark.manual("R5", "R199", "R209")
async def test_news_are_asked_for_and_a_limit_is_noticed(theatre: Theatre) -> None:
    manager = await theatre.enters(MANAGER)
    supervisor, head = await assigned(theatre)
    await time_passes(theatre, days=2, hours=9)
    await head.hears("complaint-tell-something", number="C-000001")
    await time_passes(theatre, days=3)
    await head.hears("complaint-overdue", number="C-000001")
    await supervisor.hears("complaint-overdue", number="C-000001")
    await manager.hears("complaint-overdue", number="C-000001")


@pytest.mark.manual("R61")
async def test_on_friday_the_clerk_has_the_weeks_figures(theatre: Theatre) -> None:
    clerk = await theatre.enters("S10")
    await complained(theatre)
    await time_passes(theatre, days=4, hours=8)
    heard = await clerk.hears("complaint-week")
    assert (heard["args"]["count"], heard["args"]["open"]) == (1, 1)
