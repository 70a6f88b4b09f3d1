"""The dialogues of laundry: handed in, taken down, counted, disputed, not good, something in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversations.form import Form, ask, ask_photos, choose, choose_quantities, given, kept
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.laundry import MOST_PIECES, Care, LaundryId, LaundryOrder, care_of
from bot.domain.laundry_words import care_in, checked, count_in, is_express, note_in, sounds_like_laundry
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.places import unit_in
from bot.domain.quotes import Price
from bot.domain.units import UnitId
from bot.services import laundry, laundry_prices, laundry_round
from bot.services.work import Work
from bot.talk import Answer, Money, Said, answer, button, words

Answers = Mapping[str, Any]


class Wish(StrEnum):
    """What is to be done with all of it, with each something else, or what the laundry is to count."""

    WASH = "wash"
    DRY = "dry"
    PRESS = "press"
    SEVERAL = "several"
    UNCOUNTED = "uncounted"


_WISHES = tuple(Option(one, words(f"laundry-wish-{one.value}")) for one in Wish)
_EXPRESS = (Option(False, words("laundry-not-express")), Option(True, words("laundry-is-express")))


def _wish_said(text: str, options: Sequence[Option[Wish]]) -> Wish | None:
    del options
    care = care_in(text)
    clauses = {one for one in map(care_in, text.replace("、", ",").replace("，", ",").split(",")) if one}
    return Wish(care.value) if care else Wish.SEVERAL if len(clauses) > 1 else None


async def _lines(work: Work, answers: Answers) -> Sequence[Option[str]]:
    """The price list as far as it does what is wanted; for a garment that cannot be done so, what comes next."""
    held, wish = await laundry.prices(work), answers["care"]
    if wish is Wish.SEVERAL:
        return _offered(held)
    kinds: dict[str, dict[Care, Price]] = {}
    for price in held:
        kinds.setdefault(price.code.rpartition("-")[0], {})[care_of(price.code)] = price
    ways = (Care(wish.value), Care.DRY, Care.WASH, Care.PRESS)
    return _offered([next(kind[way] for way in ways if way in kind) for kind in kinds.values()])


def _offered(held: Sequence[Price]) -> Sequence[Option[str]]:
    return [
        Option(
            one.code,
            words(
                "laundry-price", name=one.name, care=words(f"laundry-care-{care_of(one.code).value}"),
                price=Money(one.price),
            ),
        )
        for one in held
    ]  # fmt: skip


def _counts_said(text: str, options: Sequence[Option[str]]) -> dict[str, int] | None:
    names: dict[str, Named] = {one.value: one.label.args["name"] for one in options}  # type: ignore[union-attr]
    return count_in(text, names) or None


async def _own_units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await laundry.my_units(work)]


async def _every_unit(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await laundry.every_unit(work)]


def _unit_said(text: str, options: Sequence[Option[UnitId]]) -> UnitId | None:
    known = {option.label.zh: option.value for option in options if isinstance(option.label, Named)}
    named = unit_in(text, known)
    return known[named] if named else None


def _counted(answers: Answers) -> bool:
    return answers["care"] is not Wish.UNCOUNTED


def _said(answers: Answers) -> str:
    return answers.get("text") or ""


@dataclass(frozen=True)
class NewLaundry:
    """What is to be done with what, where it is collected, how soon; read from a line of words as far as possible."""

    text: str | None = kept(str)
    care: Wish = choose(_WISHES, read=_wish_said, hint="text", columns=2)
    items: dict[str, int] = choose_quantities(
        _lines, at_most=MOST_PIECES, read=_counts_said, hint="text", when=_counted
    )
    unit: UnitId = choose(_own_units, take_first=True, columns=2)
    express: bool = choose(_EXPRESS, guess=lambda a: is_express(_said(a)))
    note: str | None = ask(short_text(200), optional=True, guess=lambda a: note_in(_said(a)))


async def request(work: Work, new: NewLaundry) -> Answer:
    """Hand it in."""
    made = await laundry.request(work, new.unit, new.items, new.note or "", express=new.express)
    return _handed_in(made)


@dataclass(frozen=True)
class LoggedLaundry:
    """The same for somebody who has phoned: "0801 洗两件衬衫"."""

    text: str = ask(short_text(300))
    unit: UnitId = choose(_every_unit, read=_unit_said, hint="text", columns=3)
    care: Wish = choose(_WISHES, read=_wish_said, hint="text", columns=2)
    items: dict[str, int] = choose_quantities(
        _lines, at_most=MOST_PIECES, read=_counts_said, hint="text", when=_counted
    )
    express: bool = choose(_EXPRESS, guess=lambda a: is_express(_said(a)))
    note: str | None = ask(short_text(200), optional=True, guess=lambda _: "")


async def take_down(work: Work, told: LoggedLaundry) -> Answer:
    """Take it down for them."""
    made = await laundry.take_down(work, told.unit, told.items, told.note or "", express=told.express)
    return _handed_in(made)


def _handed_in(made: LaundryOrder) -> Answer:
    return answer("laundry-requested", number=made.number, toast=True)


async def _countable(work: Work, answers: Answers) -> Sequence[Option[str]]:
    prices, listed = await laundry.listed(work, answers["order"])
    first = {garment.code for garment in listed}
    return _offered(sorted(prices, key=lambda one: (one.code not in first, one.code)))


@dataclass(frozen=True)
class Counted:
    """What the laundry has counted."""

    order: LaundryId = given(LaundryId)
    items: dict[str, int] = choose_quantities(_countable, at_most=MOST_PIECES, read=_counts_said)


async def count(work: Work, told: Counted) -> Answer:
    """The tenant is asked."""
    made = await laundry_round.count(work, told.order, told.items)
    return answer("laundry-counted-said", number=made.number, count=made.count, total=Money(made.total))


@dataclass(frozen=True)
class Disputed:
    """What is wrong with the count that they have seen."""

    order: LaundryId = given(LaundryId)
    counting: int = given(int)
    why: str = ask(short_text(300))


async def dispute(work: Work, told: Disputed) -> Answer:
    """The laundry counts anew."""
    made = await laundry.dispute(work, told.order, told.counting, told.why)
    return answer("laundry-disputed-said", number=made.number)


@dataclass(frozen=True)
class Rejected:
    """Why it is not good."""

    order: LaundryId = given(LaundryId)
    why: str = ask(long_text(300))
    photos: tuple[str, ...] = ask_photos(at_most=4)


async def reject(work: Work, told: Rejected) -> Answer:
    """The laundry washes it anew, free of charge."""
    return answer(
        "laundry-rejected-said", number=(await laundry.reject(work, told.order, told.why, told.photos)).number
    )


@dataclass(frozen=True)
class Reported:
    """What is in the laundry's way."""

    order: LaundryId = given(LaundryId)
    trouble: str = ask(short_text(300))


async def report(work: Work, told: Reported) -> Answer:
    """Tenant and front desk hear of it."""
    return answer("laundry-reported-said", number=(await laundry_round.report(work, told.order, told.trouble)).number)


@dataclass(frozen=True)
class Repriced:
    """A price in one line: "衬衫 水洗 15"."""

    line: str = ask(short_text(200))


async def reprice(work: Work, told: Repriced) -> Answer:
    """The laundry is asked, here or on the telephone."""
    made = await laundry_prices.propose(work, told.line)
    more = button("laundry-reprice", label="button-laundry-reprice-more")
    if await laundry_prices.by_phone(work):
        return answer("laundry-reprice-phone", rows=((button("laundry-price-by-phone", made.id),), (more,)))
    return answer("laundry-repriced", rows=((more,),))


def is_order(said: Said) -> bool:
    """Whether it gives something to the laundry."""
    return not said.edited and sounds_like_laundry(said.text)


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The words; the questions read them. Raises Refusal for a number that is none."""
    del work
    checked(said.text)
    return {"text": said.text.strip()}


FORMS: tuple[Form[Any], ...] = (
    Form(
        "laundry-order", NewLaundry, request, button="laundry-order", needs=May.ORDER_LAUNDRY, minutes=15,
        catches=is_order, seed=first_words,
    ),
    Form(
        "laundry-log", LoggedLaundry, take_down, button="laundry-log", needs=May.RUN_LAUNDRY, minutes=15,
        catches=is_order, seed=first_words,
    ),
    Form("laundry-count", Counted, count, button="laundry-count", needs=May.LAUNDER, confirm=False),
    Form("laundry-dispute", Disputed, dispute, button="laundry-dispute", needs=May.ORDER_LAUNDRY, confirm=False),
    Form("laundry-reject", Rejected, reject, button="laundry-reject", needs=May.SEE_LAUNDRY, confirm=False),
    Form("laundry-reprice", Repriced, reprice, button="laundry-reprice", needs=May.PRICE_LAUNDRY, confirm=False),
    Form("laundry-report", Reported, report, button="laundry-report", needs=May.LAUNDER, confirm=False),
)  # fmt: skip
