"""The dialogues of whoever looks after complaints: judged, found out, told, settled, answered, called about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversations.complaints import options_of
from bot.conversations.form import Form, Onward, ask, ask_photos, choose, given, kept
from bot.conversations.incidents import floor_of, place_said, places
from bot.conversations.parsers import LONGEST_TEXT, long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import CATEGORIES, URGENCIES
from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintId, Grade, Liability, Satisfaction
from bot.domain.guesses import guess
from bot.domain.parties import Department
from bot.domain.people import PersonId, VendorId
from bot.domain.permits import May
from bot.domain.places import level
from bot.services import complaint_replies, complaint_work, complaints, dispatch, repairs
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.talk import Answer, answer, words

Answers = Mapping[str, Any]
_NOBODY = "0"
_DEPARTMENTS = options_of(Department, lambda code: words(f"department-{code}"))
_LIABILITIES = options_of(Liability, lambda code: words(f"liability-{code}"))
_SATISFACTIONS = options_of(Satisfaction, lambda code: words(f"satisfaction-{code}"))


def _text(answers: Answers) -> str:
    return answers.get("text") or ""


async def _owners(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    found = await complaints.owners(work, answers["complaint"], answers["department"])
    return [Option(person, name) for person, name in found]


async def _grades(work: Work, answers: Answers) -> Sequence[Option[Grade]]:
    del answers
    allowed = await complaints.grades(work)
    return [Option(one, words(f"grade-{one.value}", count=count)) for one, count in allowed.items()]


@dataclass(frozen=True)
class Assigned:
    """Who settles it, and how soon."""

    complaint: ComplaintId = given(ComplaintId)
    department: Department = choose(_DEPARTMENTS, columns=2)
    owner: PersonId = choose(_owners, columns=2, nothing="complaint-nobody-there")
    grade: Grade = choose(_grades)


async def assign(work: Work, chosen: Assigned) -> Answer:
    """It is valid: the owner hears of it, and the complainant until when."""
    made = await complaints.assign(work, chosen.complaint, chosen.department, chosen.owner, chosen.grade)
    return _done(made, "complaint-assigned-said")


@dataclass(frozen=True)
class Why:
    """A word of explanation."""

    complaint: ComplaintId = given(ComplaintId)
    why: str = ask(long_text(1000))


async def reject(work: Work, told: Why) -> Answer:
    """It is not valid: explained."""
    return _done(await complaints.reject(work, told.complaint, told.why), "complaint-rejected-said")


async def _whom(work: Work, answers: Answers) -> Sequence[Option[str]]:
    people, vendors = await complaints.whom(work, answers["complaint"])
    nobody = Option(_NOBODY, words("complaint-about-nobody"))
    named = [Option(f"p{person}", name) for person, name in people]
    return [nobody, *(Option(f"v{vendor}", name) for vendor, name in vendors), *named]


@dataclass(frozen=True)
class Concerned:
    """Whom it is about."""

    complaint: ComplaintId = given(ComplaintId)
    whom: str = choose(_whom, columns=2)


async def concerns(work: Work, chosen: Concerned) -> Answer:
    """They and theirs never hear of it."""
    kind, number = chosen.whom[:1], int(chosen.whom[1:] or 0)
    person, vendor = PersonId(number) if kind == "p" else None, VendorId(number) if kind == "v" else None
    made = await complaints.concerns(work, chosen.complaint, person=person, vendor=vendor)
    return _done(made, "complaint-about-said")


@dataclass(frozen=True)
class IsRepair:
    """Nothing is asked: its words say what has to be repaired, unless they must not go along."""

    complaint: ComplaintId = given(ComplaintId)


async def is_repair(work: Work, judged: IsRepair) -> Answer | Onward:
    """What the technicians read: its own words; where somebody of the house is meant, words of who decides."""
    found = await complaints.decided(work, judged.complaint)
    known = {"text": found.text} if found.plain else {"unknown": found.anonymous}
    return Onward("complaint-repair", {"complaint": found.id, **known})


def _stays_unknown(answers: Answers) -> bool:
    return bool(answers.get("unknown"))


@dataclass(frozen=True)
class Repair:
    """It is a repair: what is broken, which trade, how urgent; where, if the unit would tell who complains."""

    complaint: ComplaintId = given(ComplaintId)
    unknown: bool | None = kept(bool)
    text: str = ask(long_text(LONGEST_TEXT))
    floor: str | None = choose(places, read=place_said, hint="text", columns=4, when=_stays_unknown)
    category: Category = choose(CATEGORIES, guess=lambda a: guess(_text(a)).category, columns=2)
    urgency: Urgency = choose(URGENCIES, guess=lambda a: guess(_text(a)).urgency, columns=2)


async def to_repair(work: Work, chosen: Repair) -> Answer:
    """It goes to the repair desk under a number of its own; the complaint keeps its own (R85)."""
    found = await complaints.decided(work, chosen.complaint)
    if found.intake is not None:  # it came from the repair desk
        intake = await dispatch.turn_back_as(work, found.id, chosen.text, chosen.category, chosen.urgency)
        return answer("complaint-to-repair-said", number=found.number, intake=intake.number, toast=True)
    said = Reported(found.unit, chosen.text, (), chosen.category, chosen.urgency, channel=found.channel)
    if found.plain:
        said = replace(said, photos=found.photos, caller=found.caller, caller_phone=found.caller_phone)
    if found.anonymous:  # they are unknown to the repair desk as well, and nobody of theirs hears of it
        said = replace(said, unit=None, place=level(floor_of(chosen.floor or "")))
    intake = await repairs.of_complaint(work, said)
    made = await complaints.becomes_repair(work, chosen.complaint, intake.id)
    return answer("complaint-to-repair-said", number=made.number, intake=intake.number, toast=True)


# -- on its way -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """What was found out, or what the complainant adds."""

    complaint: ComplaintId = given(ComplaintId)
    text: str = ask(long_text(2000))
    photos: tuple[str, ...] = ask_photos(at_most=10)


async def note(work: Work, told: Entry) -> Answer:
    """Into the file."""
    return _done(await complaint_work.note(work, told.complaint, told.text, told.photos or ()), "complaint-noted-said")


async def add(work: Work, told: Entry) -> Answer:
    """To whoever looks after it."""
    return _done(await complaint_work.add(work, told.complaint, told.text, told.photos or ()), "complaint-added-said")


@dataclass(frozen=True)
class Told:
    """What the complainant hears."""

    complaint: ComplaintId = given(ComplaintId)
    text: str = ask(long_text(1000))


async def tell(work: Work, told: Told) -> Answer:
    """How it goes."""
    return _done(await complaint_work.tell(work, told.complaint, told.text), "complaint-told-said")


@dataclass(frozen=True)
class Handled:
    """What was found and done, and whose doing it was."""

    complaint: ComplaintId = given(ComplaintId)
    result: str = ask(long_text(2000))
    liability: Liability = choose(_LIABILITIES, columns=2)


async def handle(work: Work, told: Handled) -> Answer:
    """Who decides answers the complainant."""
    return _done(
        await complaint_work.handle(work, told.complaint, told.result, told.liability), "complaint-handled-said"
    )


@dataclass(frozen=True)
class Result:
    """What the complainant is told of the result."""

    complaint: ComplaintId = given(ComplaintId)
    text: str = ask(long_text(2000))


async def reply(work: Work, told: Result) -> Answer:
    """They are asked whether it is good."""
    return _done(await complaint_work.reply(work, told.complaint, told.text), "complaint-answered-said")


async def go_on(work: Work, told: Why) -> Answer:
    """The owner goes on."""
    return _done(await complaint_work.go_on(work, told.complaint, told.why), "complaint-go-on-said")


async def not_good(work: Work, told: Why) -> Answer:
    """It is taken up again, a step higher."""
    return _done(await complaint_work.not_good(work, told.complaint, told.why), "complaint-not-good-said")


async def escalate(work: Work, told: Why) -> Answer:
    """The next above decides."""
    return _done(await complaint_work.escalate(work, told.complaint, told.why), "complaint-up-said")


@dataclass(frozen=True)
class Called:
    """What they said when they were called."""

    complaint: ComplaintId = given(ComplaintId)
    how: Satisfaction = choose(_SATISFACTIONS)
    remark: str | None = ask(short_text(300), optional=True)


async def follow_up(work: Work, told: Called) -> Answer:
    """Who is not content has it taken up again."""
    made = await complaint_work.follow_up(work, told.complaint, told.how, told.remark or "")
    return _done(made, "complaint-called-said")


@dataclass(frozen=True)
class Drafted:
    """A reply in writing."""

    complaint: ComplaintId = given(ComplaintId)
    text: str = ask(long_text(3000))


async def draft(work: Work, told: Drafted) -> Answer:
    """Somebody else reads it before it goes (R206)."""
    await complaint_replies.draft(work, told.complaint, told.text)
    return answer("complaint-draft-said")


def _done(made: Complaint, key: str) -> Answer:
    return answer(key, number=made.number, toast=True)


FORMS: tuple[Form[Any], ...] = (
    Form("complaint-assign", Assigned, assign, button="complaint-assign", needs=May.DECIDE_COMPLAINT, confirm=False),
    Form("complaint-invalid", Why, reject, button="complaint-invalid", needs=May.DECIDE_COMPLAINT, confirm=False),
    Form("complaint-about", Concerned, concerns, button="complaint-about", needs=May.DECIDE_COMPLAINT, confirm=False),
    Form(
        "complaint-is-repair",
        IsRepair,
        is_repair,
        button="complaint-repair",
        needs=May.DECIDE_COMPLAINT,
        confirm=False,
    ),
    Form("complaint-repair", Repair, to_repair, needs=May.DECIDE_COMPLAINT),
    Form("complaint-note", Entry, note, button="complaint-note", needs=May.HANDLE_COMPLAINT, confirm=False),
    Form("complaint-add", Entry, add, button="complaint-add", needs=May.COMPLAIN, confirm=False),
    Form("complaint-tell", Told, tell, button="complaint-tell", needs=May.HANDLE_COMPLAINT, confirm=False),
    Form("complaint-handled", Handled, handle, button="complaint-handled", needs=May.HANDLE_COMPLAINT, confirm=False),
    Form("complaint-answer", Result, reply, button="complaint-answer", needs=May.DECIDE_COMPLAINT),
    Form("complaint-go-on", Why, go_on, button="complaint-go-on", needs=May.DECIDE_COMPLAINT, confirm=False),
    Form("complaint-not-good", Why, not_good, button="complaint-not-good", needs=May.COMPLAIN, confirm=False),
    Form("complaint-up", Why, escalate, button="complaint-up", needs=May.HANDLE_COMPLAINT, confirm=False),
    Form(
        "complaint-follow-up",
        Called,
        follow_up,
        button="complaint-follow-up",
        needs=May.HANDLE_COMPLAINT,
        confirm=False,
    ),
    Form("complaint-reply", Drafted, draft, button="complaint-reply", needs=May.DECIDE_COMPLAINT),
)
