"""Files that Finance sends (R144, R145, R150): taken in, read beside the loop, shown, and taken only when clean."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.fee_directory import Directory, Home
from bot.domain.fee_receipts import Books, Paid
from bot.domain.fee_uploads import Upload, UploadId, UploadKind, UploadStatus
from bot.domain.fees import FeeLine, by_table, by_tenant, total
from bot.domain.grids import Problem
from bot.domain.money import Fen
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import Tenant, TenantId
from bot.services import fee_sheets, receipts
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills, uploads
from bot.storage.fee_tables import receipts as receipts_table
from bot.storage.rows import NotFound
from bot.storage.tables import occupancies, tenants, units
from bot.talk import Answer, Lane, Money, Style, Words, answer, button, words

SUBJECT = "upload:"
_SHOWN = 20
"""So many problems stand in the message; all of them in the workbook under it."""


@dataclass(frozen=True)
class ToRead:
    """A file that waits to be read, and what it is compared with."""

    upload: Upload
    directory: Directory
    books: Books


@needs(May.KEEP_FEES)
async def send_in(work: Work, kind: UploadKind, month: str, file: str) -> Upload:
    """A file has come: it is read as soon as may be, and its card says what came of it.

    Raises:
        Refusal: nobody but its sender could approve it.

    """
    if kind is UploadKind.RECEIVABLES:
        await fee_sheets.must_be_approvable(work)
    await _drop_earlier(work, kind)
    made = await work.add(
        Upload(
            kind=kind, month=month if kind is UploadKind.RECEIVABLES else "", person=work.me, file=file,
            sent_at=work.said_at,
        )
    )  # fmt: skip
    await _show(work, made, ring=True)
    return made


@needs(May.KEEP_TIME)
async def unread(work: Work) -> list[UploadId]:
    """What waits to be read, the oldest first."""
    found = select(uploads.c.id).where(uploads.c.status == UploadStatus.READING).order_by(uploads.c.id)
    return [UploadId(row.id) for row in await work.db.execute(found)]


@needs(May.KEEP_TIME)
async def to_read(work: Work, id_: UploadId) -> ToRead | None:
    """A file, and what it is compared with; None where nobody waits for it any more."""
    found = await rows.find(work.db, Upload, id_)
    if found.status is not UploadStatus.READING:
        return None
    return ToRead(found, await _directory(work, found.month), await _books(work))


@needs(May.KEEP_TIME)
async def read(
    work: Work, id_: UploadId, fees: Sequence[FeeLine], paid: Sequence[Paid], problems: Sequence[Problem]
) -> None:
    """What came of reading: its sender hears it."""
    found = await rows.find(work.db, Upload, id_)
    if found.status is not UploadStatus.READING:
        return
    after = found.fail(tuple(problems)) if problems else found.pass_(tuple(fees), tuple(paid))
    await _show(work, await work.save(found, after), ring=True)


@needs(May.KEEP_FEES)
async def confirm(work: Work, id_: UploadId) -> Upload:
    """Its sender says yes: it becomes a list that goes to be approved, or receipts in the book.

    Raises:
        NotFound: somebody else has sent it.
        Refusal: it is not clean, or was confirmed already; something in it has become true meanwhile.

    """
    found = await _own(work, id_)
    done = found.confirm()
    if found.kind is UploadKind.RECEIVABLES:
        await fee_sheets.submit(work, found.month, found.fees)
    else:
        books = await _books(work)
        if any(books.knows(line) for line in found.receipts):
            raise Refusal("receipts-known-meanwhile")
        await receipts.add(work, found.receipts)
    saved = await work.save(found, done)
    await _show(work, saved, ring=False)
    return saved


@needs(May.KEEP_FEES)
async def drop(work: Work, id_: UploadId) -> Upload:
    """Its sender does not want it after all. Raises as `confirm`."""
    found = await _own(work, id_)
    saved = await work.save(found, found.drop())
    await _show(work, saved, ring=False)
    return saved


@needs(May.KEEP_FEES)
async def wrong(work: Work, id_: UploadId) -> Upload:
    """The same, for the paper with everything that is wrong with it. Raises NotFound where it is somebody else's."""
    return await _own(work, id_)


async def _drop_earlier(work: Work, kind: UploadKind) -> None:
    """What the same colleague sent before of the kind, and has not confirmed, is not meant any more."""
    waiting = uploads.c.status.in_((UploadStatus.READING, UploadStatus.WRONG, UploadStatus.CLEAN))
    for one in await rows.every(work.db, Upload, uploads.c.person == work.me, uploads.c.kind == kind, waiting):
        await _show(work, await work.save(one, one.drop()), ring=False)


async def _own(work: Work, id_: UploadId) -> Upload:
    found = await rows.find(work.db, Upload, id_)
    if found.person != work.actor.person:
        raise NotFound
    return found


# -- what it is compared with -----------------------------------------------------------------------------------------


async def _directory(work: Work, month: str) -> Directory:
    names = {
        one.id: (one.code, one.name_zh, one.name_en) for one in await rows.every(work.db, Tenant, tenants.c.id > 0)
    }
    lived = select(units.c.number, occupancies.c.tenant, occupancies.c.until).select_from(
        units.outerjoin(occupancies, occupancies.c.unit == units.c.id)
    )
    now: dict[str, TenantId | None] = {}
    ever: dict[str, set[TenantId]] = {}
    for row in await work.db.execute(lived):
        now.setdefault(row.number, None)
        held = ever.setdefault(row.number, set())
        if row.tenant is not None:
            held.add(row.tenant)
            if row.until is None:
                now[row.number] = row.tenant
    homes = {number: Home(tenant, frozenset(ever[number])) for number, tenant in now.items()}
    return Directory(homes, names, await fee_sheets.charged(work, but=month))


async def _books(work: Work) -> Books:
    asked = await work.db.execute(select(bills.c.tenant, bills.c.month))
    it = receipts_table.c
    held = await work.db.execute(
        select(it.tenant, it.month, it.amount, it.paid_on, it.ref).where(it.undone_at.is_(None))
    )
    paid = tuple(Paid(row.tenant, row.month, row.amount, row.paid_on, "", row.ref) for row in held)
    return Books(frozenset((row.tenant, row.month) for row in asked), paid, work.desk.clock.today(work.now))


# -- the card ---------------------------------------------------------------------------------------------------------


async def _show(work: Work, upload: Upload, *, ring: bool) -> None:
    own = upload.person == work.actor.person
    lane = Lane.ANSWER if own else Lane.ALERT  # its sender waits for it
    await work.show(upload.person, f"{SUBJECT}{upload.id}", await _card(work, upload), ring=ring, lane=lane)


async def _card(work: Work, upload: Upload) -> Answer:
    kind = words(f"upload-{upload.kind.value}", month=upload.month)
    match upload.status:
        case UploadStatus.WRONG:
            lines = [problem_line(one) for one in upload.problems[:_SHOWN]]
            more = len(upload.problems) - len(lines)
            lines += [words("upload-more", count=more)] if more else []
            paper = button("upload-problems", upload.id)
            return answer(
                "upload-wrong", kind=kind, count=len(upload.problems), lines=lines,
                rows=((paper,), (button("fees-upload", style=Style.PRIMARY),)),
            )  # fmt: skip
        case UploadStatus.CLEAN:
            yes = button("upload-yes", upload.id, style=Style.SUCCESS)
            rows_ = ((yes, button("upload-no", upload.id)),)
            if upload.kind is UploadKind.RECEIPTS:
                return _paid_card(kind, upload.receipts).under(*rows_)
            return (await _fees_card(work, kind, upload)).under(*rows_)
    return answer(f"upload-{upload.status.value}", kind=kind)


async def _fees_card(work: Work, kind: Words, upload: Upload) -> Answer:
    before = await fee_sheets.newest(work, upload.month)
    lines = [
        *(words("fees-table", table=words(f"fee-{table.value}"), amount=Money(amount))
          for table, amount in by_table(upload.fees).items()),
        *((words("upload-replaces", number=str(before.number), total=Money(before.total)),) if before else ()),
    ]  # fmt: skip
    return answer(
        "upload-fees", kind=kind, lines=lines, count=len(upload.fees), tenants=len(by_tenant(upload.fees)),
        total=Money(total(upload.fees)),
    )  # fmt: skip


def _paid_card(kind: Words, paid: Sequence[Paid]) -> Answer:
    whole = Fen(sum(line.amount for line in paid))
    tenants_ = len({line.tenant for line in paid})
    return answer("upload-paid", kind=kind, count=len(paid), tenants=tenants_, total=Money(whole))


def problem_line(problem: Problem) -> Words:
    """What is wrong where."""
    what = words(problem.key, **problem.args)
    if not problem.sheet:
        return words("grid-at-all", what=what)
    where = f"{problem.sheet}!{problem.cell}" if problem.cell else problem.sheet
    return words("grid-at", where=where, what=what)
