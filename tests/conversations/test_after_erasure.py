"""Somebody has had their data erased while their repair was under way: colleagues see why, and go on without them."""

import pytest

from bot.playground.theatre import Theatre
from tests.talks import Tongue, asked, both

PHOTO = {"zh-CN": "（见照片）", "en": "(see photo)"}


@both
@pytest.mark.manual("R244")
async def test_who_is_left_reads_that_it_was_erased_and_signs_after_looking(theatre: Theatre, tongue: Tongue) -> None:
    csr, tenant = await asked(theatre, tongue), theatre.player(tongue.tenant)
    await tenant.says("/privacy")
    await tenant.taps("erase")
    await tenant.hears("erase")
    await tenant.taps("erase-yes")
    await csr.hears("repair-state-asked-erased")
    await csr.hears("repair-text-erased")
    assert not any(PHOTO[tongue.language.value] in shown.text for shown in csr.phone.chat)
    await csr.taps("repair-seen")
    await csr.hears("repair-state-closed")
