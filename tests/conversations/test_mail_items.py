"""Mail and parcels, as the desk writes them down and tenants fetch them, in both languages."""

import pytest

from bot.domain.custody import Receipt
from bot.domain.mail_items import MailItem, MailKind, MailStatus
from bot.domain.names import Language
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.desk_talks import parcel
from tests.talks import EN, ZH, Tongue, both, every, labels, offered, sees_note, time_passes

LINE = {ZH: "快递 0801 顺丰 SF123", EN: "parcel 1901 DHL 4455667788"}
ASKS = {ZH: "我的快递到了吗？", EN: "any parcels for me?"}
BY = {ZH: "李师傅", EN: "Mr Lee"}


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


async def arrived(stage: Theatre, tongue: Tongue) -> None:
    """Something has come for the tenant who speaks it."""
    await parcel(stage, tongue.desk, tongue.tenant, LINE[tongue])


@pytest.mark.manual("R25", "R26", "R63")
@both
async def test_two_messages_take_it_in_and_a_tap_at_the_desk_is_the_receipt(theatre: Theatre, tongue: Tongue) -> None:
    await arrived(theatre, tongue)
    desk, tenant = theatre.player(tongue.desk), theatre.player(tongue.tenant)
    assert not offered(tenant, "mail-got")
    await desk.taps("mail-open")
    await desk.hears("mail-job-held")
    await desk.taps("mail-ask")
    await sees_note(theatre, desk, "mail-asked-said", number="P-000001")
    await tenant.is_called("mail-state-asked")
    await tenant.taps("mail-got")
    await sees_note(theatre, tenant, "mail-got-said", number="P-000001")
    await desk.is_called("mail-state-handed-over")
    (made,) = await every(theatre, MailItem)
    assert (made.status, made.receipt) == (MailStatus.HANDED_OVER, Receipt.TAP)


@pytest.mark.manual("R26")
@both
async def test_somebody_else_collects_it_with_a_code(theatre: Theatre, tongue: Tongue) -> None:
    await arrived(theatre, tongue)
    desk, tenant = theatre.player(tongue.desk), theatre.player(tongue.tenant)
    await tenant.taps("mail-code")
    code = (await tenant.hears("mail-state-code"))["args"]["code"]
    await desk.taps("mail-open")
    await desk.hears("mail-code-is-out")
    assert code not in desk.phone.transcript()
    await desk.taps("mail-collect")
    await desk.says(BY[tongue])
    await desk.says("12345")
    await desk.hears("mail-code-wrong", left=4)
    await desk.taps("mail-collect")
    await desk.says(BY[tongue])
    await desk.says(f"{code[:3]} - {code[3:]}".translate(WIDE))
    await desk.hears("mail-handed-said", number="P-000001")
    await tenant.is_called("mail-state-handed-over")
    await tenant.sees(BY[tongue])


@both
async def test_a_tenant_asks_for_their_mail_in_free_words(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(ASKS[tongue])
    await tenant.hears("mail-none")
    await arrived_at(theatre, tongue)
    await tenant.says(ASKS[tongue])
    await tenant.hears("mail-some", count=1)
    await tenant.taps("mail-open")
    await tenant.hears("mail-state-held")


async def arrived_at(stage: Theatre, tongue: Tongue) -> None:
    """… for a tenant who is there already."""
    desk = await stage.enters(tongue.desk)
    await desk.says(LINE[tongue])
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("mail-taken-in")


@both
async def test_it_is_signed_for_on_paper_or_goes_back(theatre: Theatre, tongue: Tongue) -> None:
    await arrived(theatre, tongue)
    await arrived_again(theatre, tongue)
    desk, tenant = theatre.player(tongue.desk), theatre.player(tongue.tenant)
    await desk.taps("P-000001")
    await desk.hears("mail-card", number="P-000001")
    await desk.taps("mail-sign")
    await desk.says(BY[tongue])
    await desk.hears("mail-handed-said")
    await tenant.is_called("mail-state-handed-over")
    await desk.says("P-000002")
    await desk.hears("mail-card", number="P-000002")
    await desk.taps("mail-back")
    await desk.taps("租户不收" if tongue is ZH else "does not want")
    await desk.hears("mail-back-said")
    await tenant.is_called("mail-state-returned")


async def arrived_again(stage: Theatre, tongue: Tongue) -> None:
    """… and another one, of another number."""
    desk = stage.player(tongue.desk)
    await desk.says(f"{LINE[tongue]}9")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("mail-taken-in")


async def test_a_registered_letter_is_not_handed_over_on_a_signature(theatre: Theatre) -> None:
    desk = await parcel(theatre, line="挂号信 0801 周敏 XA12345678911")
    await desk.taps("mail-open")
    await desk.hears("mail-kind-registered")
    assert offered(desk, "mail-collect")
    assert not offered(desk, "mail-sign")


@pytest.mark.manual("R63")
async def test_several_units_in_one_message_and_who_must_be_phoned(theatre: Theatre) -> None:
    desk, tenant = await theatre.enters("S08"), await theatre.enters("T01-1")
    await desk.says("快递 0801 顺丰 SF1001\n1201 圆通 YT2002 韩晓\n包裹 0302")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("mail-taken-in")
    await desk.hears("mail-told")
    await desk.hears("mail-told-phone")
    await desk.hears("mail-told-empty")
    await tenant.is_called("mail-card", number="P-000001")
    made = await every(theatre, MailItem)
    assert [(one.kind, one.addressee) for one in made] == [
        (MailKind.EXPRESS, ""), (MailKind.EXPRESS, "韩晓"), (MailKind.PARCEL, ""),
    ]  # fmt: skip


async def test_a_line_without_a_unit_of_the_house_takes_nothing_in(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    await desk.says("快递 0801 顺丰 SF1001\n9901 圆通 YT2002")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await sees_note(theatre, desk, "mail-no-such-unit", line="9901")
    assert await every(theatre, MailItem) == []


async def test_a_wrong_unit_is_corrected_and_the_first_tenant_hears_only_that(theatre: Theatre) -> None:
    other = await theatre.enters("T06-1")
    desk, first = await parcel(theatre), theatre.player("T01-1")
    await desk.taps("mail-open")
    await desk.hears("mail-card")
    await desk.taps("mail-move")
    await desk.says("0901")
    await desk.says("看错了")
    await desk.hears("mail-moved-said")
    gone = theatre.house.desk.texts.plain(tongue_of(first), "mail-card-gone", number="P-000001")
    await first.sees(gone)
    await other.is_called("mail-card", number="P-000001")
    assert "0901" not in first.phone.transcript()


def tongue_of(player: Player) -> Language:
    return Language.of(player.holder.language)


async def test_after_its_days_the_desk_is_asked_to_return_it(theatre: Theatre) -> None:
    desk = await parcel(theatre)
    await time_passes(theatre, days=15, hours=1)
    await desk.hears("mail-overdue", number="P-000001")
    await desk.is_called("mail-job-overdue")
    await desk.taps("mail-back")
    await desk.taps("超过保管期")
    await theatre.player("T01-1").is_called("mail-state-returned")


@pytest.mark.manual("R25")
async def test_the_register_is_a_workbook(theatre: Theatre) -> None:
    desk = await parcel(theatre)
    await desk.says("/mail")
    await desk.taps("mail-register")
    await desk.hears("mail-register-which")
    await desk.taps("今天")
    await desk.hears("mail-register", count=1)
    await desk.phone.waits(lambda: any(s.media and s.media.name.startswith("mail-") for s in desk.phone.chat), 10)


@both
async def test_the_desk_turns_the_pages_of_what_lies_here(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    for lot in range(2):
        await desk.says("\n".join(f"parcel 0801 SF{lot}00{number:02d}" for number in range(12)))
        await desk.hears("form-summary")
        await desk.taps("✅")
        await desk.hears("mail-taken-in")
    await desk.says("/mail")
    await desk.hears("mail-some", count=24)
    assert any("P-000020" in label for label in labels(desk))
    assert not any("P-000021" in label for label in labels(desk))
    await desk.taps("▶")
    await desk.hears("mail-some", count=24)
    assert any("P-000024" in label for label in labels(desk))
