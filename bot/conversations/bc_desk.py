"""The dialogues of the clerk's bench: a price, a pause, a draft, what was counted, who took it, what is in the till."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, ask_file, ask_files, ask_photos, choose, choose_quantities, given
from bot.conversations.mail_items import digits
from bot.conversations.parsers import short_text, whole_number
from bot.conversations.questions import Option
from bot.domain.bc_jobs import MOST_TRIES, BcJobId
from bot.domain.bc_prices import MOST_PAGES, MOST_PIECES
from bot.domain.money import Fen, fen_of
from bot.domain.permits import May
from bot.services import bc_desk, bc_till
from bot.services.work import Work
from bot.talk import Answer, Money, answer, button, words

Answers = Mapping[str, Any]
_HOUR, _DAY = 60, 9 * 60
_READY = tuple(
    Option(minutes, words(key))
    for minutes, key in (
        (_HOUR // 2, "bc-in-half-an-hour"), (_HOUR, "bc-in-an-hour"), (2 * _HOUR, "bc-in-two-hours"),
        (4 * _HOUR, "bc-in-four-hours"), (_DAY, "bc-in-a-day"), (3 * _DAY, "bc-in-three-days"),
    )
)  # fmt: skip


async def _lines(work: Work, answers: Answers) -> Sequence[Option[str]]:
    return [
        Option(one.code, words("bc-price", name=one.name, price=Money(one.price)))
        for one in await bc_desk.lines(work, answers["job"])
    ]


@dataclass(frozen=True)
class Quoted:
    """What it costs, by the list and beside it, and when it is ready."""

    job: BcJobId = given(BcJobId)
    items: dict[str, int] = choose_quantities(_lines, at_least=0, at_most=MOST_PIECES)
    extra: int | None = ask(fen_of, optional=True)
    ready: int = choose(_READY, columns=2)


async def quote(work: Work, told: Quoted) -> Answer:
    """The customer is asked."""
    made = await bc_desk.quote(work, told.job, told.items, Fen(told.extra or 0), told.ready)
    return answer("bc-quoted-said", number=made.number, total=Money(made.named))


@dataclass(frozen=True)
class Paused:
    """What the next shift has to know (R237)."""

    job: BcJobId = given(BcJobId)
    stopped: str = ask(short_text(200))
    layout: str | None = ask(short_text(100), optional=True)
    file_name: str | None = ask(short_text(100), optional=True)
    proof_when: str | None = ask(short_text(100), optional=True)


async def pause(work: Work, told: Paused) -> Answer:
    """It goes back into the queue."""
    made = await bc_desk.pause(
        work, told.job, told.stopped, told.layout or "", told.file_name or "", told.proof_when or ""
    )
    return answer("bc-paused-said", number=made.number)


@dataclass(frozen=True)
class Drafted:
    """A draft for the customer to read."""

    job: BcJobId = given(BcJobId)
    draft: str = ask_file()


async def send_proof(work: Work, told: Drafted) -> Answer:
    """They read it."""
    return answer("bc-proof-said", number=(await bc_desk.send_proof(work, told.job, told.draft)).number)


@dataclass(frozen=True)
class Made:
    """What came of it: documents, pictures, or both, in any order."""

    job: BcJobId = given(BcJobId)
    documents: tuple[str, ...] = ask_files(later=True)
    photos: tuple[str, ...] = ask_photos(later=True)


async def send(work: Work, told: Made) -> Answer:
    """It is done, and its customer has it."""
    made = await bc_desk.send(work, told.job, told.documents, told.photos)
    return answer("bc-send-said", number=made.number, total=Money(made.total))


@dataclass(frozen=True)
class Counted:
    """How many pages it really was."""

    job: BcJobId = given(BcJobId)
    pages: int = ask(whole_number(1, MOST_PAGES))


async def recount(work: Work, told: Counted) -> Answer:
    """It is done; the customer hears of it."""
    made = await bc_desk.finish_counted(work, told.job, told.pages)
    return answer("bc-done-said", number=made.number, total=Money(made.total))


@dataclass(frozen=True)
class Sent:
    """How a fax went (R218): pages sent, pages sent twice, minutes."""

    job: BcJobId = given(BcJobId)
    pages: int = ask(whole_number(1, MOST_PAGES))
    resent: int = ask(whole_number(0, MOST_PAGES))
    minutes: int = ask(whole_number(1, 600))


async def sent(work: Work, told: Sent) -> Answer:
    """It is gone; the customer hears of it."""
    made = await bc_desk.finish_counted(work, told.job, told.pages, told.resent, told.minutes)
    return answer("bc-done-said", number=made.number, total=Money(made.total))


@dataclass(frozen=True)
class Collected:
    """Somebody with a code."""

    job: BcJobId = given(BcJobId)
    name: str = ask(short_text(60))
    code: str = ask(short_text(20))


async def hand_over(work: Work, shown: Collected) -> Answer:
    """Theirs, or a wrong code: that is counted."""
    made = await bc_desk.hand_over(work, shown.job, digits(shown.code), shown.name)
    if made.handed_at:
        return answer("bc-handed-said", number=made.number)
    left = MOST_TRIES - made.tries
    rows = ((button("bc-hand", made.id),),) if left else ((button("bc-paper", made.id),),)
    return answer("bc-code-wrong", number=made.number, left=left, rows=rows)


@dataclass(frozen=True)
class Signed:
    """Who signed."""

    job: BcJobId = given(BcJobId)
    name: str = ask(short_text(60))


async def sign(work: Work, told: Signed) -> Answer:
    """It has been signed for on paper."""
    return answer("bc-handed-said", number=(await bc_desk.sign_on_paper(work, told.job, told.name)).number)


@dataclass(frozen=True)
class Flagged:
    """Why it looks suspicious."""

    job: BcJobId = given(BcJobId)
    why: str = ask(short_text(200))


async def flag(work: Work, told: Flagged) -> Answer:
    """Security hears of it."""
    return answer("bc-flag-said", number=(await bc_desk.flag(work, told.job, told.why)).number)


@dataclass(frozen=True)
class Till:
    """What lies in the till."""

    counted: int = ask(fen_of)


async def count(work: Work, told: Till) -> Answer:
    """It is what the slips say, or the supervisor hears of it."""
    made = await bc_till.count(work, Fen(told.counted))
    key = "bc-till-differs-said" if made.difference else "bc-till-right"
    return answer(
        key, expected=Money(made.expected), counted=Money(made.counted), difference=Money(made.difference),
        rows=((button("bc"), button("home")),),
    )  # fmt: skip


_AT_ONCE: tuple[Form[Any], ...] = tuple(
    Form(name, record, submit, button=name, needs=May.RUN_BC, confirm=False)
    for name, record, submit in (
        ("bc-quote", Quoted, quote), ("bc-pause", Paused, pause), ("bc-proof", Drafted, send_proof),
        ("bc-recount", Counted, recount), ("bc-sent", Sent, sent), ("bc-hand", Collected, hand_over),
        ("bc-paper", Signed, sign), ("bc-flag", Flagged, flag), ("bc-till", Till, count),
    )
)  # fmt: skip
FORMS = (*_AT_ONCE, Form("bc-send", Made, send, button="bc-send", needs=May.RUN_BC))
