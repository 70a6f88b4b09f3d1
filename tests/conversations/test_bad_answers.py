"""What people type is taken as they typed it, however odd or long."""

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import ZH, Tongue, both, intake_of


@both
async def test_what_people_type_is_shown_as_they_typed_it(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    odd = f"{tongue.leak} <b>😀</b> & <a href='x'> {{ $name }}"
    await tenant.says(odd)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await _sees_exactly(tenant, odd)
    assert (await intake_of(theatre)).text == odd


async def test_the_longest_message_is_reported_in_full(theatre: Theatre) -> None:
    tenant = await theatre.enters(ZH.tenant)
    await tenant.says(ZH.leak + "长" * (4096 - len(ZH.leak)))
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert len((await intake_of(theatre)).text) == 4096


async def _sees_exactly(person: Player, text: str) -> None:
    await person.phone.waits(lambda: any(text in shown.text for shown in person.phone.fresh()))
