"""The scan of a fax (R244, R245, R248): only the clerk who has the fax can have it, on record, and not for long.

As with customers' files the house knows where the channel keeps it, and no more (decision 15).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import bc_files, fax_in_cards, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.talk import FileId, Lane, answer

FORGET = "fax-in-forget"
LOOKED = "the scan was handed to the clerk"
_WINDOW, _DAY, _AT_MOST = timedelta(days=30), timedelta(days=1), timedelta(days=60)


@needs(May.RUN_BC)
async def give(work: Work, id_: FaxInId) -> FaxIn:
    """The clerk who has the fax gets its scan; that they have is on record.

    Raises:
        Refusal: a colleague has it, or there is none any more.

    """
    fax = await rows.find(work.db, FaxIn, id_)
    if fax.keeper != work.me:
        raise Refusal("fax-in-scan-not-yours", number=fax.number)
    if not fax.scanned:
        raise Refusal("fax-in-scan-none", number=fax.number)
    shown = answer("fax-in-scan", number=fax.number)
    parts = [replace(shown, document=FileId(one)) for one in fax.documents]
    parts += [replace(shown, photos=tuple(map(FileId, fax.photos)))] if fax.photos else []
    for part in parts:
        work.send(work.me, part, lane=Lane.ANSWER, about=fax_in_cards.scan_subject(id_))
    await work.record(fax, LOOKED)
    return fax


async def watch(work: Work, fax: FaxIn) -> None:
    """Inside other verbs: note when its scan goes: a day after it was fetched or filed, and in any case some day."""
    if fax.scanned:
        at = _due(fax)
        await occurrences.plan(work, FORGET, f"{fax.id}:{int(at.timestamp())}", at, at + _WINDOW)


@needs(May.KEEP_TIME)
async def forget(work: Work, scope: str) -> None:
    """Its time is over: nobody can have it any more, and what was sent of it is taken back where that can be."""
    fax = await rows.find(work.db, FaxIn, int(scope.partition(":")[0]))
    if _due(fax) > work.now or not fax.scanned:
        return
    saved = await work.save(fax, fax.drop_scan(), "kept long enough")
    await bc_files.take_back(work, fax_in_cards.scan_subject(fax.id))
    await fax_in_cards.refresh(work, saved)


def _due(fax: FaxIn) -> datetime:
    last = fax.logged_at + _AT_MOST
    return min(last, fax.closed_at + _DAY) if fax.closed_at else last
