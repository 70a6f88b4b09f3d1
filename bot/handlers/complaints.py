"""Complaints at a tap: one's own, what waits, and the steps that need no words."""

from bot.domain.complaint_files import ReplyId
from bot.domain.complaints import Complaint, ComplaintId, Kind
from bot.domain.permits import May, roles_with
from bot.handlers.pages import page_of, turned
from bot.handlers.periods import chosen, which
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import complaint_registers, complaint_replies, complaint_work, complaints
from bot.services.work import Work
from bot.talk import Answer, Button, Said, Style, answer, button, words


async def overview(work: Work, said: Said) -> Answer:
    """What one has complained of; for colleagues what is open and their business, too."""
    own = await complaints.mine(work)
    open_ = await complaints.waiting(work) if May.HANDLE_COMPLAINT in work.actor.permits else []
    every = [*open_, *(one for one in own if one not in open_)]
    lines = [words("complaints-none")] if not every else [words("complaints-some", count=len(every))]
    shown, turns = turned(every, page_of(said), "complaints")
    log = (button("complaint-log"),) if May.LOG_COMPLAINT in work.actor.permits else ()
    begin = (button("complaint-new", style=Style.PRIMARY), *log)
    book = ((button("complaint-register"),),) if May.AUDIT_REPAIRS in work.actor.permits else ()
    doors = ((_door(one),) for one in shown)
    return answer("complaints", lines=lines, rows=(*doors, *turns, begin, *book, (button("home"),)))


def _door(one: Complaint) -> Button:
    state = words(f"complaint-short-{one.status.value.replace('_', '-')}")
    topic = words(f"topic-{one.topic.value.replace('_', '-')}")
    return button("complaint-open", one.id, label="button-complaint-open", number=one.number, topic=topic, state=state)


async def open_card(work: Work, said: Said) -> None:
    """One complaint."""
    await complaints.open_card(work, ComplaintId(said.pressed.number(0)))


async def good(work: Work, said: Said) -> Answer:
    """The complainant is content."""
    made = await complaint_work.good(work, ComplaintId(said.pressed.number(0)))
    return answer("complaint-good-said", number=made.number, toast=True)


async def good_by_phone(work: Work, said: Said) -> Answer:
    """They said so on the phone."""
    made = await complaint_work.good_by_phone(work, ComplaintId(said.pressed.number(0)))
    return answer("complaint-good-by-phone-said", number=made.number, toast=True)


def _kept_as(kind: Kind) -> Handler:
    async def kept(work: Work, said: Said) -> Answer:
        made = await complaints.note(work, ComplaintId(said.pressed.number(0)), kind)
        return answer("complaint-kept-said", number=made.number, kind=words(f"complaint-kind-{kind.value}"), toast=True)

    return kept


async def approve(work: Work, said: Said) -> Answer:
    """A written reply may go."""
    await complaint_replies.approve(work, ReplyId(said.pressed.number(0)))
    return answer("complaint-reply-approved", toast=True)


async def pictures(work: Work, said: Said) -> Answer:
    """Every picture that goes with it."""
    shown = await complaint_work.pictures(work, ComplaintId(said.pressed.number(0)))
    return answer("complaint-pictures", count=len(shown), photos=shown)


async def register(work: Work, said: Said) -> Answer:
    """The register of some days as a workbook; which days is asked first."""
    days = chosen(work, said)
    if days is None:
        work.actor.must(May.AUDIT_REPAIRS)
        return which("complaint-register-which", "complaint-register")
    first, last = days
    found = await complaint_registers.of(work, first, last)
    work.busy(said, "upload_document")
    return answer(
        "complaint-register", count=len(found.lines), first=first, last=last,
        paper=("complaints", f"{first}", f"{last}"),
    )  # fmt: skip


COMMANDS: tuple[OnCommand, ...] = (OnCommand("complaints", overview, roles_with(May.COMPLAIN)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("complaints", overview),
    OnButton("complaint-open", open_card),
    OnButton("complaint-good", good),
    OnButton("complaint-good-by-phone", good_by_phone),
    OnButton("complaint-suggestion", _kept_as(Kind.SUGGESTION)),
    OnButton("complaint-praise", _kept_as(Kind.PRAISE)),
    OnButton("complaint-reply-approve", approve),
    OnButton("complaint-pictures", pictures),
    OnButton("complaint-register", register),
)
