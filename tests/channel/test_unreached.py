"""People who have shut the house out: who has to be phoned is said, and what they missed is shown when they return."""

from bot.domain.names import Language
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.channel.test_house_under_faults import settled
from tests.conftest import everywhere
from tests.talks import ORDER, Tongue, both, offered, recorded, reported, sees_note

pytestmark = everywhere
_ZHAO = {Language.ZH: "📵 ★ 老赵(赵德柱)", Language.EN: "📵 ★ Zhao Dezhu"}


async def in_their_language(person: Player, tongue: Tongue) -> Player:
    if tongue.language is Language.EN:
        await person.says("/language")
        await person.taps("English")
        await person.hears("language-chosen")
    return person


@both
async def test_a_technician_who_is_gone_is_offered_as_such_phoned_and_finds_the_card_on_return(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await theatre.enters("S15")
    await reported(theatre, tongue)
    dispatcher = await in_their_language(theatre.player("S14"), tongue)
    await technician.phone.blocks_bot()
    await dispatcher.taps("repair-assign")
    await dispatcher.taps(_ZHAO[tongue.language])
    told = await dispatcher.hears("unreached")
    assert told["args"]["matter"]["args"] == {"number": ORDER}
    await dispatcher.taps("reveal")
    await dispatcher.hears("revealed")
    await settled(theatre)
    assert not any(ORDER in shown.text for shown in technician.phone.chat)
    await technician.phone.unblocks()
    await technician.sees(ORDER)
    await technician.taps("repair-accept")
    await dispatcher.hears("repair-state-accepted")


@both
async def test_a_tenant_who_is_known_to_be_gone_is_not_asked_in_the_chat(theatre: Theatre, tongue: Tongue) -> None:
    csr, tenant = await recorded(theatre, tongue), theatre.player(tongue.tenant)
    await tenant.phone.blocks_bot()
    await settled(theatre)
    await csr.taps("repair-ask")
    await sees_note(theatre, csr, "repair-nobody-to-ask")
    assert offered(csr, "repair-phoned")


@both
async def test_a_question_that_did_not_arrive_is_told_to_the_desk_once_and_hangs_when_they_are_back(
    theatre: Theatre, tongue: Tongue
) -> None:
    csr, tenant = await recorded(theatre, tongue), theatre.player(tongue.tenant)
    tenant.phone.user.blocked = True  # nobody has told the house
    await csr.taps("repair-ask")
    await csr.hears("unreached")
    await settled(theatre)
    assert (await csr.heard()).count("unreached") == 1
    tenant.phone.user.blocked = False
    await tenant.says("/home")
    await tenant.hears("repair-state-verifying")
    await tenant.taps("repair-fixed")
    await csr.hears("repair-state-confirmed")


async def test_who_missed_nothing_gets_nothing_again(theatre: Theatre) -> None:
    tenant = await reported(theatre)
    await settled(theatre)
    await tenant.phone.blocks_bot()
    await tenant.phone.unblocks()
    await tenant.says("/help")
    await tenant.hears("help")
    assert await tenant.heard() == ["help", "first-tenant"]


async def test_a_contact_who_is_gone_is_marked_in_the_directory(theatre: Theatre) -> None:
    tenant, desk = await theatre.enters("T01-1"), await theatre.enters("S08")
    await tenant.phone.blocks_bot()
    await settled(theatre)
    await desk.says(f"/who {tenant.holder.name}")
    await desk.taps("📵")
    await desk.hears("contact-unreachable")
