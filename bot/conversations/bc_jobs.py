"""The dialogues of the business centre for its customers: what is wanted, again, not right yet, not good, void."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.conversations.form import Form, Onward, ask, ask_files, ask_photos, choose, choose_quantities, given, kept
from bot.conversations.parsers import long_text, short_text, whole_number
from bot.conversations.questions import Option
from bot.conversations.repairs import unit_said
from bot.domain.bc_jobs import BcJob, BcJobId
from bot.domain.bc_prices import (
    COUNTED,
    DELIVERY,
    MOST_COPIES,
    MOST_PAGES,
    MOST_PIECES,
    REPRODUCED,
    Paper,
    Pay,
    Service,
    Spec,
)
from bot.domain.bc_prices import Tongue as Typed
from bot.domain.bc_words import (
    copies_in,
    fax_in,
    goes_with_a_file,
    pages_in,
    paper_in,
    says,
    scale_in,
    service_in,
    sounds_like_business,
    tongue_in,
)
from bot.domain.fax_numbers import fax_number
from bot.domain.money import Fen
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import bc_desk, bc_files, bc_jobs
from bot.services.bc_jobs import Sent
from bot.services.work import Work
from bot.talk import Answer, Money, Said, Words, answer, words

Answers = Mapping[str, Any]
_SERVICES = tuple(Option(one, words(f"bc-service-{one.value}")) for one in Service)
_TONGUES = tuple(Option(one, words(f"bc-tongue-{one.value}")) for one in Typed)
_PAPERS = tuple(Option(one, words(f"bc-paper-{one.value}")) for one in Paper)
_PAYS = tuple(Option(one, words(f"bc-pay-{one.value}")) for one in Pay)
_KEPT = (0, 1, 7, 30)
_KEEPS = tuple(Option(days, words("bc-kept", days=days) if days else words("bc-not-kept")) for days in _KEPT)


def _either(no: str, yes: str) -> tuple[Option[bool], Option[bool]]:
    return Option(False, words(no)), Option(True, words(yes))


def _said(answers: Answers) -> str:
    return answers.get("text") or ""


def _service_said(text: str, options: Sequence[Option[Service]]) -> Service | None:
    del options
    return service_in(text)


def _tongue_said(text: str, options: Sequence[Option[Typed]]) -> Typed | None:
    del options
    return tongue_in(text)


def _of(*services: Service) -> Any:
    return lambda answers: answers["service"] in services


_copied, _counted = _of(*REPRODUCED), _of(*COUNTED)
_typed, _faxed, _pieces, _other = _of(Service.TYPING), _of(Service.FAX), _of(Service.ITEMS), _of(Service.OTHER)


def _scaled(answers: Answers) -> bool:
    return answers["service"] is Service.COPY and bool(answers.get("scaled"))


def _pages_asked(answers: Answers) -> bool:
    """Where a file or pictures came with it the house counts by itself, unless somebody has said how many."""
    sent = answers.get("documents") or answers.get("photos")
    return _counted(answers) and (not sent or pages_in(_said(answers)) is not None)


async def _items(work: Work, answers: Answers) -> Sequence[Option[str]]:
    del answers
    return [
        Option(one.code, words("bc-price", name=one.name, price=Money(one.price))) for one in await bc_jobs.items(work)
    ]


async def _own_units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await bc_jobs.my_units(work)]


async def _every_unit(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await bc_jobs.every_unit(work)]


@dataclass(frozen=True)
class NewJob:
    """What is to be done with how much, and how it is wanted; read from a line of words as far as possible.

    What most people want is only shown (R232, R240, R241): one copy in black on one side of A4, collected, on account.
    """

    text: str | None = kept(str)
    documents: tuple[str, ...] = ask_files(later=True)
    photos: tuple[str, ...] = ask_photos(later=True)
    service: Service = choose(_SERVICES, read=_service_said, hint="text", columns=2)
    fax_to: str | None = ask(fax_number, guess=lambda a: fax_in(_said(a)), when=_faxed)
    wish: str | None = ask(long_text(500), when=_other)
    items: dict[str, int] = choose_quantities(_items, at_most=MOST_PIECES, when=_pieces)
    tongue: Typed | None = choose(_TONGUES, read=_tongue_said, hint="text", columns=2, when=_typed)
    pages: int | None = ask(
        whole_number(1, MOST_PAGES), optional=True, guess=lambda a: pages_in(_said(a)), when=_pages_asked
    )
    unit: UnitId = choose(_own_units, take_first=True, columns=2)
    copies: int | None = ask(whole_number(1, MOST_COPIES), guess=lambda a: copies_in(_said(a)) or 1, when=_copied)
    paper: Paper | None = choose(_PAPERS, guess=lambda a: paper_in(_said(a)), columns=2, when=_copied)
    colour: bool | None = choose(
        _either("bc-black", "bc-colour"), guess=lambda a: says(_said(a), "colour"), columns=2, when=_copied
    )
    duplex: bool | None = choose(
        _either("bc-single", "bc-duplex"), guess=lambda a: says(_said(a), "duplex"), columns=2, when=_copied
    )
    scaled: bool | None = choose(
        _either("bc-same-size", "bc-scaled"), guess=lambda a: says(_said(a), "scaled"), columns=2,
        when=_of(Service.COPY),
    )  # fmt: skip
    scale: str | None = ask(short_text(40), guess=lambda a: scale_in(_said(a)), when=_scaled)
    staple: bool | None = choose(
        _either("bc-loose", "bc-staple"), guess=lambda a: says(_said(a), "staple"), columns=2, when=_copied
    )
    layout: str | None = ask(short_text(100), optional=True, guess=lambda _: "", when=_typed)
    keep_days: int | None = choose(_KEEPS, guess=lambda _: 1, columns=2, when=_typed)
    urgent: bool = choose(_either("bc-not-urgent", "bc-urgent"), guess=lambda a: says(_said(a), "urgent"), columns=2)
    deliver: bool = choose(_either("bc-collect", "bc-deliver"), guess=lambda a: says(_said(a), "deliver"), columns=2)
    pay: Pay = choose(_PAYS, guess=lambda a: Pay.CASH if says(_said(a), "cash") else Pay.ACCOUNT, columns=2)


@dataclass(frozen=True)
class LoggedJob(NewJob):
    """The same for somebody at the counter, or on the phone: "0801 复印10页"."""

    unit: UnitId = choose(_every_unit, read=unit_said, hint="text", columns=3)


def _spec(told: Answers) -> Spec:
    """What is wanted, by the answers; what was not asked is as most people want it."""
    return Spec(
        service=told["service"],
        pages=told.get("pages"),
        copies=told.get("copies") or 1,
        paper=told.get("paper") or Paper.A4,
        colour=bool(told.get("colour")),
        duplex=bool(told.get("duplex")),
        scaled=bool(told.get("scaled")),
        staple=bool(told.get("staple")),
        tongue=told.get("tongue") or Typed.CHINESE,
        layout=told.get("layout") or told.get("scale") or "",
        keep_days=told.get("keep_days") or 0,
        fax_to=told.get("fax_to") or "",
        wish=told.get("wish") or "",
        urgent=bool(told.get("urgent")),
        deliver=bool(told.get("deliver")),
        pay=told.get("pay") or Pay.ACCOUNT,
    )


def _sent(told: Answers) -> Sent:
    return Sent(tuple(told.get("documents") or ()), tuple(told.get("photos") or ()))


async def price(work: Work, answers: Answers) -> Words | None:
    """What it costs and when it is ready, before anybody agrees to it (R232)."""
    if (found := await _estimated(work, answers)) is None:
        return None
    cost, ready = found
    return words("bc-estimate", total=Money(cost), due=ready) if cost is not None else words("bc-estimate-later")


async def agreed(work: Work, answers: Answers) -> str:
    """What it costs and on which day it is ready; whoever agrees some minutes later has it some minutes later."""
    found = await _estimated(work, answers)
    return "" if found is None else f"{found[0]}:{work.desk.clock.today(found[1])}:"


async def _estimated(work: Work, answers: Answers) -> tuple[Fen | None, datetime] | None:
    try:
        spec, sent = _spec(answers), _sent(answers)
        if sent.photos and not sent.documents and spec.pages is None:
            spec = replace(spec, pages=len(sent.photos))
        return await bc_jobs.estimate(work, spec, answers.get("items") or {})
    except (Refusal, KeyError):
        return None


async def request(work: Work, new: NewJob) -> Answer:
    """Ask for it."""
    return _asked(await bc_jobs.request(work, new.unit, _spec(vars(new)), new.items, _sent(vars(new))))


async def take_down(work: Work, told: LoggedJob) -> Answer:
    """Take it down for them."""
    return _asked(await bc_jobs.take_down(work, told.unit, _spec(vars(told)), told.items, _sent(vars(told))))


def _asked(made: BcJob) -> Answer:
    return answer("bc-asked", number=made.number, toast=True)


@dataclass(frozen=True)
class Again:
    """What was asked for before."""

    job: BcJobId = given(BcJobId)


async def again(work: Work, told: Again) -> Onward:
    """The same as last time: everything is answered, and can be changed."""
    before, files, unit = await bc_jobs.asked_before(work, told.job)
    answers = {name: getattr(before, name) for name in vars(Spec(service=before.service))}
    answers |= {"unit": unit, "scale": before.layout if before.scaled else "", "documents": files.documents}
    answers |= {"photos": files.photos, "pages": None if files.gone else before.pages}
    pieces = before.lines if before.service is Service.ITEMS else ()
    items = {line.code: line.count for line in pieces if line.code != DELIVERY}
    known = {name: value for name, value in answers.items() if value not in ("", (), None)}
    return Onward("bc-order", {**known, **({"items": items} if items else {})})


@dataclass(frozen=True)
class Told:
    """What is not right with a draft, or with what came of it."""

    job: BcJobId = given(BcJobId)
    what: str = ask(long_text(500))


async def correct(work: Work, told: Told) -> Answer:
    """The clerk hears of it."""
    return answer("bc-corrected-said", number=(await bc_jobs.correct(work, told.job, told.what)).number)


async def reject(work: Work, told: Told) -> Answer:
    """It is done again."""
    return answer("bc-rejected-said", number=(await bc_jobs.reject(work, told.job, told.what)).number)


@dataclass(frozen=True)
class Added:
    """More files."""

    job: BcJobId = given(BcJobId)
    documents: tuple[str, ...] = ask_files()


async def add(work: Work, told: Added) -> Answer:
    """The clerk gets it with the others; where a price is agreed to, it is said that more may cost more."""
    job = await bc_files.add(work, told.job, told.documents)
    return answer("bc-file-said-after" if job.lines else "bc-file-said", number=job.number)


@dataclass(frozen=True)
class Voided:
    """Why a slip is to be void."""

    job: BcJobId = given(BcJobId)
    why: str = ask(short_text(200))


async def ask_void(work: Work, told: Voided) -> Answer:
    """The supervisor decides."""
    return answer("bc-void-said", number=(await bc_desk.ask_void(work, told.job, told.why)).number)


def is_order(said: Said) -> bool:
    """Whether it asks for something of the business centre, or is a document that comes with no other words."""
    if said.edited:
        return False
    return sounds_like_business(said.text) or (said.document is not None and goes_with_a_file(said.text))


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words, which the questions read, and what came with them."""
    del work
    found = {"text": said.text.strip(), "documents": (said.document,) if said.document else (), "photos": said.pictures}
    return {name: value for name, value in found.items() if value}


FORMS: tuple[Form[Any], ...] = (
    Form(
        "bc-order", NewJob, request, button="bc-order", needs=May.ORDER_BC, minutes=15, catches=is_order,
        seed=first_words, sums_up=price, rests_on=agreed,
    ),
    Form(
        "bc-log", LoggedJob, take_down, button="bc-log", needs=May.RUN_BC, minutes=15, catches=is_order,
        seed=first_words, sums_up=price, rests_on=agreed,
    ),
    Form("bc-again", Again, again, button="bc-again", needs=May.ORDER_BC, confirm=False),
    Form("bc-correct", Told, correct, button="bc-correct", needs=May.SEE_BC, confirm=False),
    Form("bc-reject", Told, reject, button="bc-reject", needs=May.SEE_BC, confirm=False),
    Form("bc-file", Added, add, button="bc-file", needs=May.ORDER_BC, confirm=False),
    Form("bc-void", Voided, ask_void, button="bc-void", needs=May.SEE_BC, confirm=False),
)  # fmt: skip
