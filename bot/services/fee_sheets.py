"""Receivables lists (R145-R147): in versions, each approved by three one after the other, none of them its sender."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.domain.fees import CHAIN, FeeLine, FeeSheet, FeeSheetId, Mark, SheetStatus, by_table, by_tenant, fillable
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantId
from bot.services import actors, bill_accounts, fee_notices, house, living_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import fee_sheets
from bot.talk import Answer, Lane, Money, Rows, Style, Words, answer, button, words

_LISTED = 8
_COUNTS = (SheetStatus.OPEN, SheetStatus.APPROVED)
"""What stands in such a list is charged, or is going to be."""


@dataclass(frozen=True)
class SheetPaper:
    """A version of the list as it is printed: whose lines they are, what they owed before, who has approved it."""

    house: Named
    sheet: FeeSheet
    tenants: Mapping[TenantId, Named]
    before: Mapping[TenantId, Fen]
    approved: tuple[tuple[Role, Named, datetime], ...]
    printed_at: datetime


async def must_be_approvable(work: Work) -> None:
    """Inside other verbs: three people hold the three posts, none of them who sends it in, or it would lie."""
    held = [await actors.holding(work.db, role) for role in CHAIN]
    for role, whom in zip(CHAIN, held, strict=True):
        if not set(whom) - {work.actor.person}:
            raise Refusal("fees-nobody-approves", role=_post(role))
    if not fillable(held, (work.me,)):
        raise Refusal("fees-three-people")


async def submit(work: Work, month: str, lines: Sequence[FeeLine]) -> FeeSheet:
    """Inside other verbs: a new version; one that was still under way makes way for it, and approval begins anew.

    Raises:
        Refusal: nobody could approve it; something in it has been charged meanwhile.

    """
    await must_be_approvable(work)
    await _must_be_new(work, month, lines, *_COUNTS)
    before = await newest(work, month)
    if before and before.status is SheetStatus.OPEN:
        await refresh(work, await work.save(before, before.make_way()))
    number = before.number + 1 if before else 1
    made = await work.add(
        FeeSheet(month=month, number=number, lines=tuple(lines), made_by=work.me, made_at=work.said_at)
    )
    await refresh(work, made, ring=await waited_for(work, made), also=(work.me,))
    return made


@needs(May.APPROVE_FEES)
async def approve(work: Work, id_: FeeSheetId) -> FeeSheet:
    """The next of the three says yes; after the last the bills are drawn up, and their day is waited for.

    Raises:
        Refusal: it is not their turn, they have sent it in, they have approved it before, or it is over; nobody
            else can say a later yes; something in it has been charged with another month meanwhile.

    """
    found = await rows.find(work.db, FeeSheet, id_)
    after = found.approve(work.actor, work.said_at)
    await _must_not_be_needed_later(work, found, after)
    saved = await work.save(found, after)
    if saved.status is SheetStatus.APPROVED:
        await _must_be_new(work, saved.month, saved.lines, SheetStatus.APPROVED)
        await _replace_others(work, saved)
        await fee_notices.draw_up(work, saved)
    await refresh(work, saved, ring=(*await waited_for(work, saved), *(() if saved.waits_for else (saved.made_by,))))
    return saved


@needs(May.APPROVE_FEES)
async def reject(work: Work, id_: FeeSheetId, why: str) -> FeeSheet:
    """Something is wrong with it: its sender hears what. Raises Refusal as `approve` does."""
    found = await rows.find(work.db, FeeSheet, id_)
    saved = await work.save(found, found.reject(work.actor, why, work.said_at), why)
    told = (saved.made_by, *(one.person for one in saved.approvals))
    await refresh(work, saved, ring=told)
    return saved


@needs(May.CHANGE_TIMETABLE)
async def send(work: Work, id_: FeeSheetId) -> FeeSheet:
    """The day of the notices was skipped: they go out now after all.

    Raises:
        Refusal: it is not approved; or nothing was skipped.

    """
    found = await rows.find(work.db, FeeSheet, id_)
    if found.status is not SheetStatus.APPROVED:
        raise Refusal(f"fees-is-{found.status.value}", month=found.month, number=str(found.number))
    if not await fee_notices.held_back(work, found.month):
        raise Refusal("fees-not-skipped", month=found.month)
    await fee_notices.tell_all(work, found.month)
    await refresh(work, found)
    return found


@needs(May.SEE_FEES)
async def open_card(work: Work, id_: FeeSheetId) -> None:
    """Hang its card anew for who asks for it."""
    found = await rows.find(work.db, FeeSheet, id_)
    await work.show(work.me, subject(id_), await card(work, found, work.actor), ring=True, lane=Lane.ANSWER)


@needs(May.SEE_FEES)
async def listed(work: Work) -> list[FeeSheet]:
    """The newest versions, the newest first."""
    found = rows.query(FeeSheet).order_by(fee_sheets.c.id.desc()).limit(_LISTED)
    return [rows.made(FeeSheet, row) for row in await work.db.execute(found)]


@needs(May.SEE_FEES)
async def on_paper(work: Work, id_: FeeSheetId) -> SheetPaper:
    """A version for whoever prints it."""
    found = await rows.find(work.db, FeeSheet, id_)
    accounts = await bill_accounts.accounts(work)
    whose = await rows.many(work.db, Tenant, sorted(by_tenant(found.lines)))
    approved = [(one.role, await actors.name_of(work.db, one.person), one.at) for one in found.approvals]
    return SheetPaper(
        await house.name(work), found, {one.id: one.name for one in whose.values()},
        {one.id: accounts[one.id].before(found.month) for one in whose.values() if one.id in accounts},
        tuple(approved), work.desk.clock.local(work.now),
    )  # fmt: skip


async def newest(work: Work, month: str) -> FeeSheet | None:
    """Inside other verbs: the last version of a month."""
    found = rows.query(FeeSheet, fee_sheets.c.month == month).order_by(fee_sheets.c.number.desc()).limit(1)
    row = (await work.db.execute(found)).first()
    return rows.made(FeeSheet, row) if row else None


async def charged(work: Work, *in_: SheetStatus, but: str = "") -> dict[Mark, str]:
    """Inside other verbs: what was charged with which month, or is about to be; `but` one month, that may be corrected.

    By the lists that are approved or under way, if not only of those `in_` some state.
    """
    held = fee_sheets.c.status.in_(in_ or _COUNTS), fee_sheets.c.month != but
    found = await work.db.execute(select(fee_sheets.c.month, fee_sheets.c.lines).where(*held))
    return {line.mark: row.month for row in found for line in row.lines if line.mark}


async def _must_not_be_needed_later(work: Work, before: FeeSheet, after: FeeSheet) -> None:
    """Whoever alone can say a later yes leaves this one to somebody else: nobody says two."""
    later = CHAIN[len(after.approvals) :]
    now, *then = [await actors.holding(work.db, role) for role in CHAIN[len(before.approvals) :]]
    known = {before.made_by, *(one.person for one in before.approvals)}
    if fillable([now, *then], known) and not fillable(then, {*known, work.me}):
        raise Refusal("fees-needed-later", role=_post(next(role for role in later if role in work.actor.roles)))


async def _must_be_new(work: Work, month: str, lines: Sequence[FeeLine], *in_: SheetStatus) -> None:
    done = await charged(work, *in_, but=month)
    for line in lines:
        if line.mark and (other := done.get(line.mark)):
            table = words(f"fee-{line.table.value}")
            raise Refusal("fees-charged-meanwhile", table=table, ref=line.ref, month=other)


def subject(sheet: FeeSheetId) -> str:
    """What the card of a version is about."""
    return f"fees:{sheet}"


async def refresh(work: Work, sheet: FeeSheet, *, ring: Sequence[PersonId] = (), also: Sequence[PersonId] = ()) -> None:
    """Inside other verbs: bring every card of a version up to date."""

    async def face(actor: Actor) -> Answer | None:
        return await card(work, sheet, actor) if May.SEE_FEES in actor.permits else None

    await living_cards.refresh(work, subject(sheet.id), face, answer("fees-card-gone"), ring=ring, also=also)


async def card(work: Work, sheet: FeeSheet, actor: Actor) -> Answer:
    """Inside other verbs: a version as somebody sees it, with what they may do now."""
    tables = [
        words("fees-table", table=words(f"fee-{table.value}"), amount=Money(amount))
        for table, amount in by_table(sheet.lines).items()
    ]
    sender = await actors.name_of(work.db, sheet.made_by)
    return answer(
        "fees-card", month=sheet.month, number=str(sheet.number), lines=tables, total=Money(sheet.total),
        tenants=len(by_tenant(sheet.lines)), sender=sender, at=sheet.made_at,
        way=[one async for one in _way(work, sheet)], state=await _state(work, sheet),
        rows=await _offers(work, sheet, actor),
    )  # fmt: skip


async def _way(work: Work, sheet: FeeSheet) -> AsyncIterator[Words]:
    """One line for each of the three: who has said yes, whose turn it is, who comes later."""
    for step, role in enumerate(CHAIN):
        if step < len(sheet.approvals):
            one = sheet.approvals[step]
            yield words("fees-step-done", role=_post(role), name=await actors.name_of(work.db, one.person), at=one.at)
        else:
            yield words("fees-step-now" if role is sheet.waits_for else "fees-step-later", role=_post(role))


async def _state(work: Work, sheet: FeeSheet) -> Words:
    if sheet.rejected_by is not None:
        name = await actors.name_of(work.db, sheet.rejected_by)
        return words("fees-state-rejected", name=name, why=sheet.rejected_why or words("words-gone"))
    role = sheet.waits_for
    if role is not None:
        return words("fees-state-open", role=_post(role))
    if sheet.status is SheetStatus.APPROVED and await fee_notices.held_back(work, sheet.month):
        return words("fees-state-skipped")
    return words(f"fees-state-{sheet.status.value}", at=(await fee_notices.sending(work, sheet.month)).at)


async def _offers(work: Work, sheet: FeeSheet, actor: Actor) -> Rows:
    papers = (button("fees-workbook", sheet.id), button("fees-list", sheet.id))
    known = {sheet.made_by, *(one.person for one in sheet.approvals)}
    if sheet.waits_for in actor.roles and actor.person not in known:
        yes = button("fees-approve", sheet.id, style=Style.SUCCESS)
        return ((yes, button("fees-reject", sheet.id, style=Style.DANGER)), papers)
    if sheet.status is SheetStatus.APPROVED and May.CHANGE_TIMETABLE in actor.permits:
        off = await fee_notices.held_back(work, sheet.month)
        return ((button("fees-send", sheet.id, style=Style.PRIMARY),), papers) if off else (papers,)
    anew = sheet.status is SheetStatus.REJECTED and actor.person == sheet.made_by
    return ((button("fees-upload", style=Style.PRIMARY),), papers) if anew else (papers,)


async def waited_for(work: Work, sheet: FeeSheet) -> tuple[PersonId, ...]:
    """Inside other verbs: whose turn it is."""
    role = sheet.waits_for
    known = {sheet.made_by, *(one.person for one in sheet.approvals)}
    return tuple(one for one in await actors.holding(work.db, role) if one not in known) if role else ()


async def _replace_others(work: Work, sheet: FeeSheet) -> None:
    held = fee_sheets.c.status == SheetStatus.APPROVED, fee_sheets.c.month == sheet.month
    for one in await rows.every(work.db, FeeSheet, *held, fee_sheets.c.id != sheet.id):
        await refresh(work, await work.save(one, one.make_way()))


def _post(role: Role) -> Words:
    return words(f"role-{role.value.replace('_', '-')}")
