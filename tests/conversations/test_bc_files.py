"""Files for the business centre, as people send them: priced by their pages, answered where they are hostile."""

from pathlib import Path

import pytest

from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import Service
from bot.playground.errors import ApiError
from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.bc_talks import CLERK
from tests.laundry_talks import media
from tests.reports.test_pages import bomb, office, pdf
from tests.services.test_privacy import everything
from tests.talks import ZH, Tongue, all_speak, both, every, time_passes, word

PDF = "application/pdf"
SAYS = {"zh-CN": "打印，双面", "en": "print it, double-sided"}


async def sends(person: Player, data: bytes, name: str, caption: str = "") -> None:
    """A document, perhaps with words under it."""
    await person.sends(Attachment("document", data, name, PDF), caption=caption)


async def sent(stage: Theatre, data: bytes, name: str = "合同.pdf", tongue: Tongue = ZH) -> Player:
    """A document is sent to be printed, and confirmed."""
    tenant = await stage.enters(tongue.tenant)
    await stage.enters(CLERK)
    await sends(tenant, data, name, SAYS[tongue.language.value])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("bc", number="B-000001")
    return tenant


@pytest.mark.manual("R28", "R238", "R248")
@both
async def test_a_document_is_priced_by_its_pages_and_printed_by_who_takes_it(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await sent(theatre, pdf(4), tongue=tongue)
    clerk = theatre.player(CLERK)
    await all_speak(theatre, tongue)
    await tenant.is_called("bc-state-quoted")
    await tenant.sees("¥1.60")
    await tenant.taps("bc-agree")
    await clerk.is_called("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    assert media(clerk) == []
    await clerk.taps("bc-files")
    await clerk.phone.waits(lambda: media(clerk) == ["合同.pdf"], 20.0)
    (job,) = await every(theatre, BcJob)
    assert (job.service, job.pages, job.duplex, job.total) == (Service.PRINT, 4, True, 160)


async def test_a_document_without_a_word_asks_what_is_to_be_done_with_it(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await theatre.enters(CLERK)
    await sends(tenant, office("<Pages>7</Pages>"), "合同.docx")
    await tenant.hears("bc-order-service")
    await tenant.taps(word(theatre, ZH, "bc-service-typing"))
    await tenant.hears("bc-order-tongue")
    await tenant.taps(word(theatre, ZH, "bc-tongue-chinese"))
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.is_called("bc-state-quoted")
    (job,) = await every(theatre, BcJob)
    assert (job.status, job.pages, job.named) == (BcStatus.QUOTED, 7, 8400)


async def test_pictures_in_an_album_are_a_page_each(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await theatre.enters(CLERK)
    await tenant.sends_photos(3, "打印3张")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("bc-state-accepted")
    (job,) = await every(theatre, BcJob)
    files = await every(theatre, BcFile)
    assert (job.pages, len(files), {one.picture for one in files}) == (3, 3, {True})


async def test_several_documents_at_once_are_all_counted_and_all_printed(theatre: Theatre) -> None:
    tenant, clerk = await theatre.enters("T01-1"), await theatre.enters(CLERK)
    papers = [Attachment("document", pdf(pages), f"{pages}.pdf", PDF) for pages in (2, 3)]
    await tenant.sends(*papers, caption="打印")
    await tenant.hears("form-summary")
    await tenant.sees(word(theatre, ZH, "form-files", count=2))
    await sends(tenant, pdf(5), "5.pdf")
    await tenant.sees(word(theatre, ZH, "form-files", count=3))
    await tenant.taps("✅")
    await tenant.is_called("bc-state-quoted")
    await tenant.taps("bc-agree")
    await clerk.is_called("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    await clerk.taps("bc-files")
    await clerk.phone.waits(lambda: sorted(media(clerk)) == ["2.pdf", "3.pdf", "5.pdf"], 20.0)
    (job,) = await every(theatre, BcJob)
    assert (job.pages, job.total) == (10, 500)


@both
async def test_files_are_added_one_by_one_until_that_is_all(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await sent(theatre, pdf(4), tongue=tongue)
    await tenant.is_called("bc-state-quoted")
    await tenant.taps("bc-file")
    await tenant.hears("bc-file-documents")
    await tenant.sends(*(Attachment("document", pdf(1), f"{n}.pdf", PDF) for n in range(2)))
    await tenant.sees(word(theatre, tongue, "form-files-so-far", count=2))
    await tenant.taps(word(theatre, tongue, "form-done"))
    await tenant.hears("bc-file-said", number="B-000001")
    assert len(await every(theatre, BcFile)) == 3


async def test_the_same_as_last_time_takes_the_same_file_while_it_is_here(theatre: Theatre) -> None:
    tenant = await sent(theatre, pdf(4))
    await tenant.is_called("bc-state-quoted")
    await again(tenant)
    await tenant.hears("form-summary")
    await tenant.sees(word(theatre, ZH, "form-files", count=1))
    await tenant.taps("✅")
    await tenant.hears("bc", number="B-000002")
    first, second = await every(theatre, BcFile)
    assert (first.job, second.job, second.file) == (1, 2, first.file)
    for card in ("B-000001", "B-000002"):
        await tenant.says(card)
        await tenant.hears("bc-state-quoted")
        await tenant.taps("bc-decline")
        await tenant.hears("bc-state-cancelled")
    await time_passes(theatre, hours=25)
    await again(tenant)
    await tenant.hears("bc-order-pages")


async def again(tenant: Player) -> None:
    """The same as last time."""
    await tenant.says("/bc")
    await tenant.hears("bc-overview")
    await tenant.taps("bc-again")


HOSTILE = {
    "bomb": (bomb(), "a.docx", "bc-file-bomb"),
    "too large": (bytes(20 * 1024 * 1024 + 1), "a.pdf", "bc-file-too-large"),
    "locked": (pdf(2, "secret"), "a.pdf", "bc-file-locked"),
    "wrong extension": (b"MZ\x90\0\3\0\0\0", "a.pdf", "bc-file-unknown"),
    "broken": (b"%PDF-1.7 and nothing", "a.pdf", "bc-file-broken"),
    "path in an archive": (office(**{"../../etc/passwd": "x"}), "a.docx", "bc-file-broken"),
}


@both
@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_files_are_answered_and_not_kept(theatre: Theatre, tongue: Tongue, kind: str) -> None:
    data, name, key = HOSTILE[kind]
    tenant = await sent(theatre, data, name, tongue)
    await tenant.hears(key, number="B-000001")
    (file,) = await every(theatre, BcFile)
    assert (file.file, file.problem) == ("", key)


async def test_an_empty_file_gets_no_further_than_telegram(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    with pytest.raises(ApiError, match="file must be non-empty"):
        await sends(tenant, b"", "a.pdf", SAYS["zh-CN"])
    assert await every(theatre, BcFile) == []


async def test_a_path_in_a_name_is_a_name_like_any_other(theatre: Theatre, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    tenant = await sent(theatre, pdf(2), "../../../etc/passwd.pdf")
    await tenant.is_called("bc-state-quoted")
    assert not [one for one in sorted(tmp_path.rglob("*")) if one not in before and "passwd" in one.name]


@pytest.mark.manual("R248")
@both
async def test_a_day_after_it_was_collected_no_trace_of_a_file_is_left(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await sent(theatre, pdf(4), tongue=tongue)
    clerk = theatre.player(CLERK)
    await tenant.is_called("bc-state-quoted")
    await tenant.taps("bc-agree")
    await clerk.is_called("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    await clerk.taps("bc-files")
    await clerk.phone.waits(lambda: media(clerk) == ["合同.pdf"], 20.0)
    (file,) = await every(theatre, BcFile)
    assert file.file in await everything(theatre.house.desk)
    await clerk.taps("bc-done")
    await tenant.is_called("bc-state-done")
    await tenant.taps("bc-sign")
    await clerk.is_called("bc-job-settled-account")
    await time_passes(theatre, hours=24, minutes=1)
    await clerk.phone.waits(lambda: media(clerk) == [], 20.0)
    left = await everything(theatre.house.desk)
    assert file.file not in left
    assert "合同" not in left
