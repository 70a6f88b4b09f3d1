"""The dialogues on the ladder and after it: waiting, price, done; sent back, reopened, another time, a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.conversations.dispatching import candidate
from bot.conversations.form import Form, ask, ask_moment, ask_photos, choose, choose_quantities, given
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import visits
from bot.domain.materials import material_lines, told_and_used, used_lines
from bot.domain.order_states import Wait
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import Material, instead
from bot.domain.repairs import IntakeId
from bot.services import dispatch, quotes, ratings, technicians, verifications, work_orders
from bot.services.work import Work
from bot.talk import Answer, Money, answer, words

Answers = Mapping[str, Any]


async def _colleagues(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    category = await technicians.category_of(work, answers["intake"])
    return [candidate(one) for one in await technicians.suggested(work, category) if one.person != work.actor.person]


async def _prices(work: Work, answers: Answers) -> Sequence[Option[str]]:
    del answers
    return [
        Option(code, words("price-line", name=name, price=Money(price)))
        for code, name, price in await quotes.offers(work)
    ]


async def _prices_named(work: Work, answers: Answers) -> Sequence[Option[str]]:
    """The price list, with what was named before."""
    named = await quotes.named_counts(work, answers["intake"])
    return [replace(one, count=named.get(one.value, 0)) for one in await _prices(work, answers)]


async def _agreed(work: Work, answers: Answers) -> Sequence[Option[str]]:
    agreed = await quotes.agreed_lines(work, answers["intake"])
    return [
        Option(key, words("price-line", name=name, price=Money(line.price)), line.count)
        for key, (line, name) in agreed.items()
    ]


async def _is_paid_for(work: Work, answers: Answers) -> bool:
    return bool(await quotes.agreed_lines(work, answers["intake"]))


async def _is_unpictured(work: Work, answers: Answers) -> bool:
    return not await work_orders.pictured(work, answers["intake"])


def _names_nothing(answers: Answers) -> bool:
    """The words about the work may name what was used already."""
    return not told_and_used(answers["work"], ())[1]


@dataclass(frozen=True)
class Transferred:
    """Which colleague takes it over, and why."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_colleagues, nothing="repair-no-colleague")
    why: str = ask(short_text(200))


async def transfer(work: Work, told: Transferred) -> Answer:
    """Give the job to a colleague."""
    await dispatch.transfer(work, told.intake, told.technician, told.why)
    return answer("repair-transferred")


@dataclass(frozen=True)
class HandedBack:
    """Why it goes back to the dispatcher."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(short_text(200))


async def hand_back(work: Work, told: HandedBack) -> Answer:
    """Give the job back."""
    await dispatch.hand_back(work, told.intake, told.why)
    return answer("repair-handed-back-said")


async def _waits(work: Work, answers: Answers) -> Sequence[Option[Wait]]:
    """For the tenant only where there is one."""
    whole = (Wait.PARTS, Wait.TENANT) if await work_orders.has_tenant(work, answers["intake"]) else (Wait.PARTS,)
    return [Option(what, words(f"wait-{what.value}")) for what in whole]


_UNTIL = tuple(Option(days, words("wait-days", days=days)) for days in (1, 2, 3, 7, 14))


@dataclass(frozen=True)
class Waiting:
    """What it waits for, why, and until when."""

    intake: IntakeId = given(IntakeId)
    what: Wait = choose(_waits, columns=2, take_only=True)
    why: str = ask(short_text(200))
    days: int = choose(_UNTIL, columns=3)


async def wait(work: Work, told: Waiting) -> Answer:
    """The work stands still for a while; the reporter hears why and until when."""
    until = work.now + timedelta(days=told.days)
    await work_orders.wait(work, told.intake, told.what, told.why, until)
    return answer("repair-waits")


@dataclass(frozen=True)
class Prolonged:
    """For how many days more, and why, if that is new."""

    intake: IntakeId = given(IntakeId)
    days: int = choose(_UNTIL, columns=3)
    why: str | None = ask(short_text(200), optional=True)


async def prolong(work: Work, told: Prolonged) -> Answer:
    """It takes longer; the reporter hears until when now."""
    await work_orders.prolong(work, told.intake, told.why or "", work.now + timedelta(days=told.days))
    return answer("repair-prolonged")


@dataclass(frozen=True)
class Before:
    """How it looked before the work."""

    intake: IntakeId = given(IntakeId)
    photos: tuple[str, ...] = ask_photos(at_most=10, optional=False)


async def picture(work: Work, told: Before) -> Answer:
    """Keep the photos of before."""
    await work_orders.picture(work, told.intake, told.photos)
    return answer("repair-pictured")


@dataclass(frozen=True)
class Priced:
    """What it will cost: lines of the price list, and material at cost."""

    intake: IntakeId = given(IntakeId)
    items: dict[str, int] = choose_quantities(_prices, at_least=0, at_most=50)
    extra: tuple[Material, ...] | None = ask(material_lines, optional=True)


async def name_price(work: Work, told: Priced) -> Answer:
    """Ask the tenant whether that is all right, before the work."""
    quote = await quotes.name_price(work, told.intake, told.items, told.extra or ())
    return answer("repair-quoted", total=Money(quote.total))


@dataclass(frozen=True)
class Corrected:
    """What it will cost after all, while the tenant has not answered."""

    intake: IntakeId = given(IntakeId)
    quote: int = given(int)
    items: dict[str, int] = choose_quantities(_prices_named, at_least=0, at_most=50)
    extra: tuple[Material, ...] | None = ask(material_lines, optional=True)


async def correct_price(work: Work, told: Corrected) -> Answer:
    """Ask the tenant anew; the price before holds no more."""
    quote = await quotes.correct(work, told.intake, told.quote, told.items, told.extra or ())
    return answer("repair-requoted", total=Money(quote.total))


@dataclass(frozen=True)
class Done:
    """What was done, how much was used of what was agreed, what else was used, how it was before and is now."""

    intake: IntakeId = given(IntakeId)
    work: str = ask(long_text(1000))
    items: dict[str, int] = choose_quantities(_agreed, at_least=0, needed=_is_paid_for)
    used: tuple[Material, ...] | None = ask(used_lines, later=True, when=_names_nothing)
    before: tuple[str, ...] = ask_photos(at_most=10, later=True, needed=_is_unpictured)
    photos: tuple[str, ...] = ask_photos(at_most=10, later=True)


async def done(work: Work, told: Done) -> Answer:
    """Report completion to the dispatcher."""
    words_, named = await quotes.from_words(work, told.work)
    typed = (*named, *await quotes.by_price_list(work, told.used or ()))
    used = instead(await quotes.counted(work, told.intake, told.items), typed)
    if told.before:
        await work_orders.picture(work, told.intake, told.before)
    await work_orders.complete(work, told.intake, words_, told.photos, used)
    return answer("repair-done-said")


@dataclass(frozen=True)
class Rejected:
    """Why customer service sends the work back."""

    intake: IntakeId = given(IntakeId)
    round: int = given(int)
    why: str = ask(short_text(300))


async def reject(work: Work, told: Rejected) -> Answer:
    """Rework on the same number."""
    await verifications.reject(work, told.intake, told.round, told.why)
    return answer("repair-reject-said")


@dataclass(frozen=True)
class Explained:
    """What is not good, in the tenant's words."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(long_text(500))


async def explain(work: Work, told: Explained) -> Answer:
    """Whoever comes back reads it."""
    await verifications.explain(work, told.intake, told.why)
    return answer("repair-explained")


@dataclass(frozen=True)
class Reopened:
    """Why a closed order is taken up again."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(short_text(300))


async def reopen(work: Work, told: Reopened) -> Answer:
    """A supervisor takes it up again."""
    await verifications.reopen(work, told.intake, told.why)
    return answer("repair-reopened")


@dataclass(frozen=True)
class Booked:
    """When the technician may come."""

    intake: IntakeId = given(IntakeId)
    at: datetime = ask_moment(visits)


async def book(work: Work, told: Booked) -> Answer:
    """The tenant names another time."""
    await work_orders.book(work, told.intake, told.at)
    return answer("repair-booked", at=told.at)


@dataclass(frozen=True)
class FewWords:
    """What the tenant wants to say beside the stars."""

    intake: IntakeId = given(IntakeId)
    words: str = ask(long_text(500))


async def say_more(work: Work, told: FewWords) -> Answer:
    """A few words after the stars."""
    await ratings.add_words(work, told.intake, told.words)
    return answer("repair-words-thanks")


FORMS: tuple[Form[Any], ...] = (
    Form("repair-transfer", Transferred, transfer, button="repair-transfer", needs=May.WORK_ON_REPAIRS, confirm=False),
    Form(
        "repair-hand-back", HandedBack, hand_back, button="repair-hand-back", needs=May.WORK_ON_REPAIRS, confirm=False
    ),
    Form("repair-wait", Waiting, wait, button="repair-wait", needs=May.WORK_ON_REPAIRS, confirm=False),
    Form("repair-prolong", Prolonged, prolong, button="repair-prolong", needs=May.WORK_ON_REPAIRS, confirm=False),
    Form("repair-before", Before, picture, button="repair-before", needs=May.WORK_ON_REPAIRS, confirm=False),
    Form("repair-quote", Priced, name_price, button="repair-quote", needs=May.WORK_ON_REPAIRS),
    Form("repair-requote", Corrected, correct_price, button="repair-requote", needs=May.WORK_ON_REPAIRS),
    Form("repair-done", Done, done, button="repair-done", needs=May.WORK_ON_REPAIRS),
    Form("repair-reject", Rejected, reject, button="repair-reject", needs=May.VERIFY_REPAIR, confirm=False),
    Form("repair-explain", Explained, explain, button="repair-explain", needs=May.ANSWER_VERIFICATION, confirm=False),
    Form("repair-reopen", Reopened, reopen, button="repair-reopen", needs=May.REOPEN_REPAIR, confirm=False),
    Form("repair-book", Booked, book, button="repair-book", needs=May.ANSWER_VERIFICATION, confirm=False),
    Form("repair-words", FewWords, say_more, button="repair-words", needs=May.ANSWER_VERIFICATION, confirm=False),
)
