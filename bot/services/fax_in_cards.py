"""The living card of a fax that has come: what its tenant, the clerk and customer service see, and may do.

Nobody else learns that anything came; whoever has nothing to do with it any more keeps a line that says just that.
"""

from collections.abc import Iterable, Iterator

from bot.domain.fax_in import KNOWN, OPEN, SERVICE, SOUGHT, FaxIn, FaxInId, FaxStatus
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK
from bot.domain.units import Tenant, Unit
from bot.services import actors, bc_cards, living_cards, tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Button, Lane, Rows, Style, Words, answer, button, words

_S = FaxStatus
PAPERS = frozenset({_S.SLIP, _S.SLIPPED, _S.MOVING_IN, _S.NO_ADDRESSEE})
"""Where there is a slip of paper: for the unit, for the front desk, for the folder."""


def subject(fax: FaxInId) -> str:
    """What the card of a fax is about."""
    return f"fax-in:{fax}"


def scan_subject(fax: FaxInId) -> str:
    """What the letters with its scan are about."""
    return f"fax-scan:{fax}"


def belongs_to(fax: FaxIn, actor: Actor) -> bool:
    """Whether it lies here for the actor's tenant, or has been fetched by them."""
    theirs = fax.tenant is not None and fax.tenant in actor.tenants
    return theirs and (fax.status in KNOWN or fax.status is _S.COLLECTED or fax.told_at is not None)


def sees(fax: FaxIn, actor: Actor) -> bool:
    """Whether it is any of the actor's business: their own, the clerk's, or what customer service looks for."""
    serves = May.TRACE_FAX in actor.permits and fax.status in SERVICE
    return belongs_to(fax, actor) or May.RUN_BC in actor.permits or serves


async def recipients(work: Work, fax: FaxIn) -> tuple[PersonId, ...]:
    """Inside other verbs: who of the tenant can be written to, once it is known whose it is."""
    return await tenancies.in_touch(work, fax.tenant) if fax.held else ()


async def concerned(work: Work, fax: FaxIn) -> tuple[PersonId, ...]:
    """Inside other verbs: whose turn it is: the tenant's, or customer service's; both, once they have moved in."""
    desk = await actors.holding(work.db, *FRONT_DESK) if fax.status in SERVICE else ()
    return *await recipients(work, fax), *desk


async def clerks(work: Work) -> tuple[PersonId, ...]:
    """Inside other verbs: who works at the centre."""
    return await bc_cards.clerks(work)


async def refresh(work: Work, fax: FaxIn, *, ring: Iterable[PersonId] = (), also: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: bring every card of it up to date; those in `ring` get it anew, `also` hangs it silently."""

    async def face(actor: Actor) -> Answer | None:
        return await card(work, fax, actor) if sees(fax, actor) else None

    gone, lane = answer("fax-in-card-gone", number=fax.number), Lane.ALERT if fax.status in SERVICE else Lane.NOTICE
    await living_cards.refresh(work, subject(fax.id), face, gone, ring=ring, also=also, lane=lane)


async def paper(work: Work, fax: FaxIn, whom: Iterable[PersonId]) -> None:
    """Inside other verbs: its slip goes to who prints it (R224, R226, R230)."""
    key = f"fax-in-paper-{fax.status.value.replace('_', '-')}"
    work.send(whom, answer(key, number=fax.number, paper=("fax-in-notice", f"{fax.id}")), about=subject(fax.id))


async def card(work: Work, fax: FaxIn, actor: Actor) -> Answer:
    """Inside other verbs: the fax as somebody sees it, with what they may do now."""
    own = belongs_to(fax, actor) and May.RUN_BC not in actor.permits
    return answer(
        "fax-in-card",
        number=fax.number,
        unit=await place(work, fax),
        pages=fax.pages,
        at=fax.came_at,
        lines=[*_marks(fax), *([] if own else await _for_the_house(work, fax))],
        state=await _state(work, fax, own=own),
        rows=_for_tenant(work, fax) if own else _for_house(fax, actor),
    )


async def place(work: Work, fax: FaxIn) -> str | Words:
    """Inside other verbs: the unit, or that nobody knows it."""
    return words("fax-in-no-unit") if fax.unit is None else (await rows.find(work.db, Unit, fax.unit)).number


def _marks(fax: FaxIn) -> Iterator[Words]:
    if fax.addressee:
        yield words("fax-in-for", name=fax.addressee)
    if fax.sender:
        yield words("fax-in-from", number=fax.sender)


async def _for_the_house(work: Work, fax: FaxIn) -> list[Words]:
    lines = []
    if fax.tenant is not None:
        lines.append(words("fax-in-tenant", tenant=(await rows.find(work.db, Tenant, fax.tenant)).name))
    lines.append(words("fax-in-taken", at=fax.logged_at, name=await actors.name_of(work.db, fax.taken_by)))
    if fax.keeper != fax.taken_by:
        lines.append(words("fax-in-kept-by", name=await actors.name_of(work.db, fax.keeper)))
    if fax.scanned:
        lines.append(words("fax-in-scanned"))
    if fax.held and not await recipients(work, fax):
        lines.append(words("fax-in-phone-them"))
    if fax.slip_at is not None and fax.slip_by is not None:
        lines.append(words("fax-in-slip-was", at=fax.slip_at, name=await actors.name_of(work.db, fax.slip_by)))
    return [*lines, words("fax-in-code-is-out")] if fax.code else lines


async def _state(work: Work, fax: FaxIn, *, own: bool) -> Words:
    status = fax.status.value.replace("_", "-")
    if fax.status is _S.COLLECTED:
        who = await actors.name_of(work.db, fax.received_by) if fax.received_by else fax.collected_by
        by = await actors.name_of(work.db, fax.handed_by) if fax.handed_by else ""
        how = words(f"fax-in-receipt-{(fax.receipt.value if fax.receipt else 'signature').replace('_', '-')}")
        return words("fax-in-state-collected", at=fax.closed_at, who=who or words("mail-somebody"), by=by, how=how)
    if fax.status is _S.ARCHIVED:
        return words("fax-in-state-archived", at=fax.closed_at)
    if not own:
        return words(f"fax-in-job-{status}", since=fax.since, retries=fax.retries, reminders=fax.reminders)
    if fax.asked(work.now):
        return words("fax-in-state-asked")
    if fax.code:
        return words("fax-in-state-code", code=fax.code)
    return words(f"fax-in-state-{status}")


# -- what may be done now ---------------------------------------------------------------------------------------------


def _for_tenant(work: Work, fax: FaxIn) -> Rows:
    if not fax.held:
        return ()
    got = ((button("fax-in-got", fax.id, style=Style.SUCCESS),),) if fax.asked(work.now) else ()
    code = button("fax-in-code", fax.id, label="button-fax-in-code-new" if fax.code else "")
    out = (button("fax-in-out", fax.id),) if fax.may_be_out else ()
    return (*got, (code, *out))


def _for_house(fax: FaxIn, actor: Actor) -> Rows:
    runs = May.RUN_BC in actor.permits
    offered = [*(_for_clerk(fax) if runs else ()), *(_for_service(fax) if May.TRACE_FAX in actor.permits else ())]
    return tuple(row for row in (*offered, *(_last(fax, actor) if runs else ())) if row)


def _for_clerk(fax: FaxIn) -> Rows:
    if not fax.held:
        return ()
    slip: tuple[Button, ...] = ()
    if fax.status is _S.SLIP:
        slip = (button("fax-in-slipped", fax.id, style=Style.PRIMARY),)
    elif fax.may_be_out:
        slip = (button("fax-in-out", fax.id, label="button-fax-in-out-phone"),)
    here = (button("fax-in-ask", fax.id, style=Style.PRIMARY), button("fax-in-collect", fax.id))
    return slip, here if fax.tenant is not None else ()


def _for_service(fax: FaxIn) -> Rows:
    find = button("fax-in-find", fax.id, style=Style.PRIMARY if fax.status in SOUGHT else None)
    moves = button("fax-in-hold", fax.id), button("fax-in-moved-out", fax.id)
    match fax.status:
        case _S.TRACING:
            return (find, button("fax-in-nobody", fax.id)), moves
        case _S.NO_ADDRESSEE:
            return (find,), moves
        case _S.CONTACTING:
            return (button("fax-in-reached", fax.id, style=Style.SUCCESS), find), moves[:1]
        case _S.MOVING_IN | _S.MOVED_IN:
            again = moves if fax.held else moves[1:]
            return (button("fax-in-given", fax.id, style=Style.SUCCESS), find), again
    return ((find, *moves),) if fax.held else (((find,),) if fax.status is _S.ARCHIVED else ())


def _last(fax: FaxIn, actor: Actor) -> Rows:
    print_ = (button("fax-in-notice", fax.id),) if fax.status in PAPERS else ()
    if fax.status not in OPEN:
        return (print_,)
    mine = fax.keeper == actor.person
    take = () if mine else (button("fax-in-take", fax.id),)
    scan = (button("fax-in-scan", fax.id),) if mine and fax.scanned else ()
    return (*print_, *scan, *take), (button("fax-in-sign", fax.id), button("fax-in-file", fax.id))
