"""A tenant just says it: one message and one or two taps report a repair, whatever the message is made of."""

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.drafts import Draft
from bot.domain.guesses import guess, likely
from bot.domain.repairs import Channel, IntakeStatus
from bot.playground.phones import PIXEL, Attachment
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from bot.talk import Reaction
from tests.talks import (
    EN,
    FIRST,
    ORDER,
    ZH,
    Tongue,
    arrives,
    assigned,
    assigns,
    both,
    count,
    every,
    finishes,
    forges,
    intake_of,
    offered,
    reported,
    reports,
    returns,
    sees_note,
)


@pytest.mark.manual("R4", "R60", "R76", "R104", "R107", "R119")
@both
async def test_one_message_and_one_tap_report_a_repair(theatre: Theatre, tongue: Tongue) -> None:
    tenant, dispatcher, _ = [await theatre.enters(code) for code in (tongue.tenant, "S14", "S15")]
    tenant.begins()
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-title-intake", number=FIRST)
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    await dispatcher.hears("repair-title-intake", number=FIRST)
    told = await intake_of(theatre)
    assert (told.text, told.category, told.channel) == (tongue.leak, Category.PLUMBING, Channel.CHAT)
    await assigns(dispatcher)
    await tenant.hears("repair-title-order", order=ORDER)
    assert (tenant.spoke, tenant.tapped) == (1, 1)


@both
async def test_a_report_is_answered_by_one_message_its_card(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    before = len(tenant.phone.chat)
    await reports(tenant, tongue.leak)
    await sees_note(theatre, tenant, "repair-reported", number=FIRST)
    told = await tenant.phone.waits(lambda: one if len(one := tenant.phone.chat[before:]) == 2 else None)
    assert [message.by_bot for message in told] == [False, True]
    assert offered(tenant, "repair-cancel")
    assert FIRST in told[1].text


async def test_a_picture_sent_to_an_untouched_dialogue_is_its_beginning(theatre: Theatre) -> None:
    tenant = await theatre.enters(EN.tenant)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(photo=True)
    await tenant.hears("repair-new-text")
    await tenant.says(EN.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-title-intake", number=FIRST)
    told = await intake_of(theatre)
    assert (told.text, len(told.photos)) == (EN.leak, 1)


async def test_the_tenants_own_message_shows_how_it_goes(theatre: Theatre) -> None:
    async def marked(how: Reaction) -> None:
        phone = theatre.player(EN.tenant).phone
        await phone.waits(lambda: any(s.text == EN.leak and s.reactions == (how.value,) for s in phone.chat))

    technician = await assigned(theatre, EN)
    await marked(Reaction.SEEN)
    await arrives(technician)
    await marked(Reaction.WORKING)
    await finishes(technician)
    await theatre.player("S14").hears("repair-state-completed")
    csr = await theatre.enters(EN.csr)
    await returns(theatre.player("S14"))
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await marked(Reaction.DONE)


async def test_somebody_with_two_units_taps_once_more(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    tenant.begins()
    await tenant.says("卫生间漏水了")
    await tenant.hears("repair-new-unit")
    await tenant.taps("0802")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (1, 2)


@pytest.mark.parametrize(("said", "where"), [("3号电梯困人了", "3号电梯"), ("the lights of lift 2 are out", "lift 2")])
async def test_which_of_two_units_is_not_asked_where_all_share_the_place(
    theatre: Theatre, said: str, where: str
) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.says(said)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).place == where


@both
async def test_who_is_called_to_a_lift_reads_which_one(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says("3号电梯困人了" if tongue is ZH else "people are trapped in lift 3")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await guard.is_called("repair-alarm", place="3号电梯" if tongue is ZH else "lift 3")


@both
async def test_a_photo_with_a_few_words_is_a_report(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    tenant.begins()
    await tenant.says(tongue.leak, photo=True)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    told = await intake_of(theatre)
    assert (told.text, len(told.photos)) == (tongue.leak, 1)
    await tenant.taps("repair-photos")
    await tenant.hears("repair-photos", number=FIRST)


@both
async def test_of_a_photo_alone_only_the_words_are_asked(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    tenant.begins()
    await tenant.says(photo=True)
    await tenant.hears("repair-new-text")
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (2, 1)
    assert len((await intake_of(theatre)).photos) == 1


@both
async def test_an_album_with_a_caption_is_one_report_with_all_its_photos(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.sends_photos(3, caption=tongue.leak)
    await tenant.hears("form-summary")
    await tenant.hears("form-photos", count=3)
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert len((await intake_of(theatre)).photos) == 3
    assert await count(theatre, intakes) == 1


@both
async def test_a_voice_note_is_a_report_that_the_dispatcher_can_listen_to(theatre: Theatre, tongue: Tongue) -> None:
    tenant, dispatcher = await theatre.enters(tongue.tenant), await theatre.enters("S14")
    await tenant.sends_voice(seconds=5)
    if tongue is ZH:
        await tenant.hears("repair-new-unit")
        await tenant.taps("0801")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    told = await intake_of(theatre)
    assert told.voice
    await dispatcher.taps("repair-voice")
    heard = await dispatcher.phone.waits(
        lambda: next((b for b in dispatcher.phone.chat if b.media and b.media.kind == "voice"), None)
    )
    assert heard.media
    assert heard.media.file_id == told.voice


@both
@pytest.mark.parametrize("kind", ["document", "video"])
async def test_the_words_with_a_file_are_a_report_although_the_file_is_not_kept(
    theatre: Theatre, tongue: Tongue, kind: str
) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.phone.sends(Attachment(kind, b"moving", "leak.mp4", "video/mp4"), caption=tongue.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    told = await intake_of(theatre)
    assert (told.text, told.photos) == (f"{tongue.leak} 📎", ())


@both
async def test_a_forwarded_message_is_understood_like_one_s_own(theatre: Theatre, tongue: Tongue) -> None:
    tenant, colleague = await theatre.enters(tongue.tenant), theatre.player("")
    await colleague.says(tongue.leak)
    await colleague.hears("home-stranger")
    source = theatre.world.chats[colleague.holder.id]
    await tenant.forwards(min(source.posts), source)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).text == tongue.leak


@both
async def test_a_wrong_guess_is_changed_at_a_tap(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    tenant.begins()
    await tenant.taps("✏️ 类别" if tongue is ZH else "✏️ Kind")
    await tenant.hears("repair-new-category")
    await tenant.taps("空调" if tongue is ZH else "Air con")
    await tenant.hears("form-summary")
    assert tenant.tapped == 2
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).category is Category.HVAC


@both
async def test_a_guess_can_be_corrected_by_typing(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    await tenant.taps("✏️ 紧急" if tongue is ZH else "✏️ Urgency")
    await tenant.hears("repair-new-urgency")
    await tenant.says("急修" if tongue is ZH else "urgent")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).urgency is Urgency.URGENT


@both
async def test_words_that_are_not_recognised_are_asked_about_and_not_lost(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    odd = f"{tongue.unit} {'那个东西不对劲' if tongue is ZH else 'that thing is odd'}"
    tenant.begins()
    await tenant.says(odd)
    await tenant.hears("meant-matter")
    await tenant.taps("🔧")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (1, 2)
    assert (await intake_of(theatre)).text == odd


@both
async def test_what_is_no_matter_at_all_ends_with_a_kind_word(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("蓝天白云" if tongue is ZH else "blue sky")
    await tenant.hears("meant-matter")
    await tenant.taps("没什么事" if tongue is ZH else "Nothing")
    await tenant.hears("meant-nothing")
    assert await count(theatre, drafts) == 0
    assert await count(theatre, intakes) == 0


@both
async def test_while_it_is_asked_what_was_meant_the_matter_may_simply_be_said(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    first = f"{tongue.unit} 有人在吗" if tongue is ZH else "anybody there?"
    await tenant.says(first)
    await tenant.hears("meant-human-here", number="000-88001000 / ext 1000")
    more = "还有一句" if tongue is ZH else "one more thing"
    await tenant.says(more)
    await tenant.hears("form-added")
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    assert "form-replaced" not in await tenant.heard()
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).text == f"{first}\n{more}\n{tongue.leak}"
    assert await count(theatre, drafts) == 0


@both
async def test_while_it_is_asked_what_was_meant_everything_else_is_understood(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("那个" if tongue is ZH else "that thing")
    await tenant.hears("meant-matter")
    await tenant.says(tongue.thanks)
    await tenant.hears("you-are-welcome")
    await tenant.sends(Attachment("sticker", b"RIFF"))
    await tenant.hears("not-understood", number="000-88001000 / ext 1000")
    await tenant.says("两份A餐" if tongue is ZH else "2 set A")
    await tenant.hears("meal-order-summary")
    assert (await every(theatre, Draft))[0].data["answers"].keys() == {"sets"}


async def test_of_too_many_words_the_newer_ones_are_kept(theatre: Theatre) -> None:
    tenant = await theatre.enters(EN.tenant)
    for words in ("那个 " * 1000, "那个 " * 1001):
        await tenant.says(words)
        await tenant.hears("meant-matter")
    await tenant.taps("🔧")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).text == ("那个 " * 1001).strip()


@both
async def test_a_picture_sent_as_a_file_is_a_photo(theatre: Theatre, tongue: Tongue) -> None:
    tenant, dispatcher = await theatre.enters(tongue.tenant), await theatre.enters("S14")
    picture = Attachment("document", PIXEL, "a.png", "image/png")
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(f"{tongue.unit} {tongue.leak}")
    await tenant.hears("repair-new-photos")
    await tenant.sends(picture)
    await tenant.hears("form-photos-so-far", count=1)
    await tenant.taps("好了" if tongue is ZH else "Done")
    await tenant.hears("form-summary")
    await tenant.sends(picture)
    await tenant.hears("form-photos", count=2)
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-photos")
    await dispatcher.hears("repair-photos", number=FIRST)
    assert [b.media.kind for b in dispatcher.phone.chat if b.media] == ["document", "document"]


@pytest.mark.manual("R85")
@both
async def test_a_report_can_be_taken_back_before_an_order_is_issued(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue)
    dispatcher = theatre.player("S14")
    tenant.begins()
    await tenant.taps("repair-cancel")
    await sees_note(theatre, tenant, "repair-cancelled-toast")
    assert tenant.tapped == 1
    await dispatcher.hears("repair-state-cancelled")
    assert (await intake_of(theatre)).status is IntakeStatus.CANCELLED
    assert not offered(dispatcher, "repair-assign")


@both
async def test_it_cannot_be_taken_back_any_more_once_somebody_is_sent(theatre: Theatre, tongue: Tongue) -> None:
    await assigned(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    intake = await intake_of(theatre)
    assert not offered(tenant, "repair-cancel")
    await forges(tenant, f"v1:repair-cancel:{intake.id}")
    await sees_note(theatre, tenant, "repair-is-issued")
    assert (await intake_of(theatre)).status is IntakeStatus.ISSUED


@both
async def test_a_wrong_guess_is_changed_with_one_tap_and_back_with_another(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")
    assert guess(tongue.leak).category is Category.PLUMBING
    other, urgent = likely(tongue.leak)[1], Urgency.URGENT
    texts = theatre.house.desk.texts

    def spoken(key: str) -> str:
        return texts.plain(tongue.language, key)

    kind, plumbing = spoken(f"category-{other.value.replace('_', '-')}"), spoken("category-plumbing")
    for tapped in (kind, plumbing, kind, spoken(f"urgency-{urgent.value}")):
        await tenant.taps(f"⇄ {tapped}")
        await tenant.sees(tapped)
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    made = await intake_of(theatre)
    assert (made.category, made.urgency) == (other, urgent)
