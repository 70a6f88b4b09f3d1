"""What came of a job is sent to its customer in the chat: files, photos, several at once, of any size, once."""

import asyncio

import pytest

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.bc_talks import scanned
from tests.laundry_talks import media
from tests.services.test_privacy import everything
from tests.talks import ZH, Tongue, both, every, sees_note, time_passes, word

PDF = "application/pdf"
LARGE = 20 * 1024 * 1024 + 1


async def attaching(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The clerk is asked for what came of a scan."""
    clerk = await scanned(stage, tongue)
    await clerk.taps("bc-send")
    await clerk.hears("form-summary")
    return clerk


async def attached(stage: Theatre, clerk: Player, *files: bytes, tongue: Tongue = ZH) -> None:
    """… and sends documents."""
    await clerk.sends(*(Attachment("document", data, f"scan{n}.pdf", PDF) for n, data in enumerate(files)))
    await clerk.sees(word(stage, tongue, "form-files", count=len(files)))


@pytest.mark.manual("R236", "R243")
@both
async def test_a_scan_is_sent_as_files_and_photos_with_the_bill_and_signed_and_paid(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk = await attaching(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await attached(theatre, clerk, b"%PDF one", b"%PDF two", tongue=tongue)
    await clerk.sends_photos(2)
    await clerk.sees(word(theatre, tongue, "form-photos", count=2))
    await clerk.taps("✅")
    await clerk.hears("bc-send-said", number="B-000001")
    await tenant.hears("bc-made", number="B-000001")
    await tenant.is_called("bc-state-done-filed")
    await tenant.phone.waits(lambda: len(media(tenant)) == 4, 20.0)
    assert media(tenant)[:2] == ["scan0.pdf", "scan1.pdf"]
    await tenant.taps("bc-sign")
    await clerk.is_called("bc-job-handed-over")
    await clerk.taps("bc-cash")
    await tenant.hears("bc-state-settled-cash")


async def test_what_is_too_large_to_be_read_is_sent_all_the_same(theatre: Theatre) -> None:
    clerk = await attaching(theatre)
    await attached(theatre, clerk, bytes(LARGE))
    await clerk.taps("✅")
    await clerk.hears("bc-send-said")
    tenant = theatre.player("T01-1")
    await tenant.phone.waits(lambda: media(tenant) == ["scan0.pdf"], 20.0)


async def test_what_is_no_file_is_refused_and_without_one_nothing_is_sent(theatre: Theatre) -> None:
    clerk = await attaching(theatre)
    for other in (Attachment("voice", b"OggS"), Attachment("video", b"v"), Attachment("sticker", b"RIFF")):
        await clerk.sends(other)
        await clerk.hears("form-use-buttons")
    await clerk.taps("✅")
    await sees_note(theatre, clerk, "bc-send-nothing", number="B-000001")
    (job,) = await every(theatre, BcJob)
    assert (job.status, media(theatre.player("T01-1"))) == (BcStatus.IN_PROGRESS, [])
    await attached(theatre, clerk, b"%PDF")
    await clerk.taps("✅")
    await clerk.hears("bc-send-said")


async def test_two_taps_send_it_once(theatre: Theatre) -> None:
    clerk = await attaching(theatre)
    await attached(theatre, clerk, b"%PDF")
    await asyncio.gather(clerk.taps("✅"), clerk.taps("✅"))
    await clerk.hears("bc-send-said")
    tenant = theatre.player("T01-1")
    await tenant.is_called("bc-state-done-filed")
    await tenant.phone.waits(lambda: media(tenant) == ["scan0.pdf"], 20.0)
    assert (await tenant.heard()).count("bc-made") == 1


@pytest.mark.manual("R248")
async def test_a_day_after_it_was_signed_for_it_is_gone_from_the_chat_and_from_the_house(theatre: Theatre) -> None:
    clerk, tenant = await attaching(theatre), theatre.player("T01-1")
    await attached(theatre, clerk, b"%PDF")
    await clerk.taps("✅")
    await tenant.is_called("bc-state-done-filed")
    await tenant.phone.waits(lambda: media(tenant) == ["scan0.pdf"], 20.0)
    (handle,) = [bubble.media.file_id for bubble in tenant.phone.chat if bubble.media]
    assert handle in await everything(theatre.house.desk)
    await tenant.taps("bc-sign")
    await clerk.is_called("bc-job-handed-over")
    await time_passes(theatre, hours=24, minutes=1)
    await tenant.phone.waits(lambda: media(tenant) == [], 20.0)
    assert handle not in await everything(theatre.house.desk)
