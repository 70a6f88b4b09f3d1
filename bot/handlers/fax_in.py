"""Incoming faxes at a tap: what lies here, who waits, and the steps that need no words."""

from collections.abc import Awaitable, Callable, Sequence

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.fax_in_watches import FaxWatchId
from bot.domain.fax_in_words import asks_for_fax, waits_for_fax
from bot.domain.permits import May
from bot.handlers.pages import page_of, turned
from bot.handlers.periods import chosen, which
from bot.handlers.table import Handler, OnButton
from bot.services import fax_in, fax_in_files, fax_in_log, fax_in_trace, fax_in_watches
from bot.services.fax_in_watches import Waiting
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Rows, Said, Style, answer, button, words

Verb = Callable[[Work, FaxInId], Awaitable[FaxIn]]


async def overview(work: Work, said: Said) -> Answer:
    """What lies here, and who waits: one's own; for the clerk everything; for the desk what is sought."""
    found, watches = await fax_in.lying_here(work), await fax_in_watches.waiting(work)
    shown, turns = turned(found, page_of(said), "fax-in")
    lines = [words("fax-in-some", count=len(found)) if found else words("fax-in-none")]
    lines += [words("fax-in-waits", unit=it.unit, name=it.name or "—", until=it.watch.until) for it in watches]
    return answer(
        "fax-in-overview",
        lines=lines,
        rows=(*((_door(*one),) for one in shown), *turns, *_ways(work, watches), (button("home"),)),
    )


def _door(fax: FaxIn, unit: str) -> Button:
    state = words(f"fax-in-short-{fax.status.value.replace('_', '-')}")
    return button("fax-in-open", fax.id, number=fax.number, unit=unit or "?", state=state, since=fax.logged_at)


def _ways(work: Work, watches: Sequence[Waiting]) -> Rows:
    may = work.actor.permits
    end = [button("fax-in-unwatch", it.watch.id, unit=it.unit, name=it.name or "—") for it in watches]
    ways: Rows = tuple((one,) for one in end)
    if May.RUN_BC in may:
        ways = ((button("fax-in-log", style=Style.PRIMARY), button("fax-in-watch-for")), *ways)
        return (*ways, (button("fax-in-register"), button("bc")))
    return ways if end or May.ORDER_BC not in may else ((button("fax-in-watch", style=Style.PRIMARY),),)


async def asked(work: Work, said: Said) -> Answer | None:
    """Somebody asks whether a fax has come for them, or wants to be told when one does (R229).

    Where one lies here already they see it first: it may be the one; from there they may still wait for another.
    """
    if said.kind is not Kind.TEXT or May.SEE_FAX not in work.actor.permits:
        return None
    if May.ORDER_BC in work.actor.permits and waits_for_fax(said.text):
        return await (overview if await fax_in.lying_here(work) else watch)(work, said)
    return await overview(work, said) if asks_for_fax(said.text) else None


async def watch(work: Work, said: Said) -> Answer:
    """They are told the moment one comes."""
    del said
    made = await fax_in_watches.begin(work)
    end = button("fax-in-unwatch", made.id, label="button-fax-in-unwatch-mine")
    return answer("fax-in-watch-begun", until=made.until, rows=((end,), (button("home"),)))


async def unwatch(work: Work, said: Said) -> Answer:
    """They do not wait any more."""
    await fax_in_watches.withdraw(work, FaxWatchId(said.pressed.number(0)))
    return answer("fax-in-watch-ended", toast=True)


async def open_card(work: Work, said: Said) -> None:
    """One fax."""
    await fax_in.open_card(work, FaxInId(said.pressed.number(0)))


async def ask(work: Work, said: Said) -> Answer:
    """The tenant stands at the counter: they are asked to confirm."""
    made = await fax_in.ask(work, FaxInId(said.pressed.number(0)))
    phone = await fax_in.nobody_confirms(work, made)
    return answer("fax-in-nobody-to-ask" if phone else "fax-in-asked-said", number=made.number, toast=True)


async def notice(work: Work, said: Said) -> Answer:
    """The slip to be printed."""
    id_ = FaxInId(said.pressed.number(0))
    found = await fax_in_log.notice(work, id_)
    work.busy(said, "upload_document")
    key = f"fax-in-paper-{found.line.kept.status.value.replace('_', '-')}"
    return answer(key, number=found.line.kept.number, paper=("fax-in-notice", f"{id_}"))


async def register(work: Work, said: Said) -> Answer:
    """The log of some days as a workbook; which days is asked first."""
    days = chosen(work, said)
    if days is None:
        work.actor.must(May.RUN_BC)
        return which("fax-in-register-which", "fax-in-register")
    first, last = days
    found = await fax_in_log.of(work, first, last)
    work.busy(said, "upload_document")
    return answer(
        "fax-in-register", count=len(found.lines), first=first, last=last, paper=("fax-in-log", f"{first}", f"{last}")
    )


def _step(verb: Verb, key: str) -> Handler:
    """A step: done, and a passing note says so."""

    async def stepped(work: Work, said: Said) -> Answer:
        made = await verb(work, FaxInId(said.pressed.number(0)))
        return answer(key, number=made.number, toast=True)

    return stepped


BUTTONS: tuple[OnButton, ...] = (
    OnButton("fax-in", overview),
    OnButton("fax-in-open", open_card),
    OnButton("fax-in-notice", notice),
    OnButton("fax-in-register", register),
    OnButton("fax-in-watch", watch),
    OnButton("fax-in-unwatch", unwatch),
    OnButton("fax-in-ask", ask),
    OnButton("fax-in-got", _step(fax_in.confirm, "fax-in-got-said")),
    OnButton("fax-in-code", _step(fax_in.give_code, "fax-in-code-said")),
    OnButton("fax-in-out", _step(fax_in.out, "fax-in-out-said")),
    OnButton("fax-in-slipped", _step(fax_in.bring_slip, "fax-in-slipped-said")),
    OnButton("fax-in-take", _step(fax_in.take, "fax-in-taken-said")),
    OnButton("fax-in-scan", _step(fax_in_files.give, "fax-in-scan-said")),
    OnButton("fax-in-moved-out", _step(fax_in_trace.lose, "fax-in-noted")),
    OnButton("fax-in-reached", _step(fax_in_trace.reach, "fax-in-noted")),
    OnButton("fax-in-nobody", _step(fax_in_trace.give_up, "fax-in-noted")),
)
