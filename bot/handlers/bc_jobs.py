"""The business centre at a tap: what is under way or in the queue, the price list, and each step of a job."""

from collections.abc import Awaitable, Callable

from bot.domain.bc_jobs import BcJob, BcJobId
from bot.domain.months import Period
from bot.domain.permits import May, roles_with
from bot.domain.units import TenantId
from bot.handlers.pages import page_of, turns
from bot.handlers.periods import chosen, which
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import bc_book, bc_desk, bc_files, bc_jobs, bc_slips, bc_statements, fax_in, house
from bot.services.work import Work
from bot.talk import Answer, Button, Money, Rows, Said, Style, answer, button, words

_HOME = (button("home"),)
Verb = Callable[[Work, BcJobId], Awaitable[BcJob]]


async def overview(work: Work, said: Said) -> Answer:
    """What is under way and how it goes, page by page; for the clerk it is the queue, by the promised time."""
    page = page_of(said)
    found = await bc_jobs.under_way(work, page)
    opens, closes = (await house.rules(work)).bc_hours
    lines = [words("bc-goes", number=job.number, state=state) for job, state in found.jobs]
    return answer(
        "bc-bench" if May.RUN_BC in work.actor.permits else "bc-overview",
        hours=f"{opens:%H:%M}–{closes:%H:%M}",
        lines=lines or [words("bc-none")],
        rows=(
            *((_door(job),) for job, _ in found.jobs),
            *turns("bc", page, more=found.more),
            *(row for row in await _ways(work) if row),
            _HOME,
        ),
    )


def _door(job: BcJob) -> Button:
    service, state = words(f"bc-service-{job.service.value}"), words(f"bc-short-{job.status.value.replace('_', '-')}")
    return button("bc-open", job.id, number=job.number, service=service, state=state)


async def _ways(work: Work) -> Rows:
    may = work.actor.permits
    before = await bc_jobs.last(work) if May.ORDER_BC in may else None
    order = (button("bc-order", style=Style.PRIMARY),) if May.ORDER_BC in may else ()
    again = (button("bc-again", before.id),) if before else ()
    desk = (button("bc-log", style=Style.PRIMARY), button("bc-till"), button("bc-book")) if May.RUN_BC in may else ()
    faxes = len(await fax_in.lying_here(work)) if May.SEE_FAX in may else 0
    came = (button("fax-in", label="button-fax-in-count", count=faxes),) if May.SEE_FAX in may else ()
    return (*order, *again), desk, (*came, button("bc-prices"))


async def price_list(work: Work, said: Said) -> Answer:
    """The price list (R219)."""
    del said
    lines = [words("bc-price", name=one.name, price=Money(one.price)) for one in await bc_jobs.prices(work)]
    order = ((button("bc-order", style=Style.PRIMARY),),) if May.ORDER_BC in work.actor.permits else ()
    return answer("bc-prices", lines=lines, rows=(*order, (button("bc"), button("home"))))


async def open_card(work: Work, said: Said) -> None:
    """One job."""
    await bc_jobs.open_card(work, BcJobId(said.pressed.number(0)))


async def slip(work: Work, said: Said) -> Answer:
    """The charge slip of a job."""
    id_ = BcJobId(said.pressed.number(0))
    found = await bc_slips.of(work, id_)
    work.busy(said, "upload_document")
    return answer("bc-slip", number=found.job.number, paper=("bc-slip", f"{id_}"))


async def book(work: Work, said: Said) -> Answer:
    """The service book of some days as a workbook; which days is asked first."""
    days = chosen(work, said)
    if days is None:
        work.actor.must(May.RUN_BC)
        return which("bc-book-which", "bc-book")
    first, last = days
    found = await bc_book.of(work, first, last)
    work.busy(said, "upload_document")
    return answer("bc-book", count=len(found.lines), first=first, last=last, paper=("bc-book", f"{first}", f"{last}"))


async def workbook(work: Work, said: Said) -> Answer:
    """A month's statement as a workbook."""
    month, tenant = said.pressed.word(0), said.pressed.args[1:]
    await bc_statements.of_month(work, month, TenantId(said.pressed.number(1)) if tenant else None)
    work.busy(said, "upload_document")
    return answer("bc-workbook", month=Period(month), paper=("bc-workbook", month, *tenant))


def _step(verb: Verb, key: str) -> Handler:
    """A step of a job: done, and a passing note says so."""

    async def stepped(work: Work, said: Said) -> Answer:
        made = await verb(work, BcJobId(said.pressed.number(0)))
        return answer(key, number=made.number, toast=True)

    return stepped


COMMANDS: tuple[OnCommand, ...] = (OnCommand("bc", overview, roles_with(May.ORDER_BC) | roles_with(May.RUN_BC)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("bc", overview),
    OnButton("bc-prices", price_list),
    OnButton("bc-open", open_card),
    OnButton("bc-slip", slip),
    OnButton("bc-book", book),
    OnButton("bc-statement", workbook),
    OnButton("bc-cancel", _step(bc_jobs.cancel, "bc-cancelled-said")),
    OnButton("bc-agree", _step(bc_jobs.agree, "bc-agreed-said")),
    OnButton("bc-decline", _step(bc_jobs.decline, "bc-noted")),
    OnButton("bc-proof-right", _step(bc_jobs.approve_proof, "bc-proof-right-said")),
    OnButton("bc-sign", _step(bc_jobs.sign, "bc-signed-said")),
    OnButton("bc-agreed-by-phone", _step(bc_desk.agreed_by_phone, "bc-noted")),
    OnButton("bc-declined-by-phone", _step(bc_desk.declined_by_phone, "bc-noted")),
    OnButton("bc-take", _step(bc_desk.take, "bc-taken-said")),
    OnButton("bc-proof-here", _step(bc_desk.show_proof, "bc-proof-here-said")),
    OnButton("bc-proof-seen", _step(bc_desk.proof_seen, "bc-noted")),
    OnButton("bc-files", _step(bc_files.give, "bc-files-said")),
    OnButton("bc-done", _step(bc_desk.finish, "bc-done-toast")),
    OnButton("bc-cash", _step(bc_desk.take_cash, "bc-cash-said")),
    OnButton("bc-account", _step(bc_desk.put_on_account, "bc-account-said")),
    OnButton("bc-void-yes", _step(bc_desk.void, "bc-voided-said")),
    OnButton("bc-void-no", _step(bc_desk.keep, "bc-kept-said")),
)
