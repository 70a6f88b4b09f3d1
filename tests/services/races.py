"""Who does what with a repair at the same moment, and what the second of them hears."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.domain.groups import GroupKind
from bot.domain.money import Fen
from bot.domain.order_states import Method, OrderStatus
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.quotes import Price, Reply
from bot.domain.repairs import IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.services import dispatch, groups, quotes, ratings, repairs, verifications, voids, work_orders
from bot.services.work import Work
from tests.services.test_work_orders import reported, steps
from tests.services.town import LONG_AGO, Town


@dataclass(frozen=True)
class Scene:
    """What the two are about; `other` is a second record, `quote` an open quote."""

    town: Town
    intake: IntakeId
    other: IntakeId
    quote: int = 0

    def person(self, name: str) -> Any:
        """Somebody's number, where a verb wants one."""
        return self.town.people[name]


Verb = Callable[[Work, Scene], Awaitable[object]]


@dataclass(frozen=True)
class Race:
    """Who does what at once. `left_late` and `right_late` are the refusals for who comes second, empty where none.

    `saves` names the table whose history must have a line for each that took effect.
    """

    prepare: Callable[[Town], Awaitable[Scene]]
    left: tuple[str, Verb]
    right: tuple[str, Verb]
    left_late: str
    right_late: str
    saves: str = "work_orders"
    ends: Mapping[str, object] = field(default_factory=dict)


# -- how far it has come ----------------------------------------------------------------------------------------------


def straight(upto: int) -> Callable[[Town], Awaitable[Scene]]:
    """So many steps of the straight way; the other record has just been reported."""

    async def prepare(town: Town) -> Scene:
        intake, other = await reported(town), await reported(town, "csr")
        for who, verb in steps(town, intake)[:upto]:
            await town.does(who, verb)
        return Scene(town, intake, other)

    return prepare


def then(upto: int, *more: tuple[str, Verb]) -> Callable[[Town], Awaitable[Scene]]:
    """And a few steps more."""

    async def prepare(town: Town) -> Scene:
        scene = await straight(upto)(town)
        for who, verb in more:
            await town.does(who, lambda w, verb=verb: verb(w, scene))  # type: ignore[misc]
        return scene

    return prepare


async def offered(town: Town) -> Scene:
    """An order that the engineering group may claim."""
    scene = await straight(0)(town)
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-100), None))
    await town.does("dispatcher", lambda w: dispatch.issue(w, scene.intake, None))
    return scene


async def priced(town: Town) -> Scene:
    """An order that waits for the tenant's answer to a quote."""
    scene = await straight(3)(town)
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    quote = await town.does("technician", lambda w: quotes.name_price(w, scene.intake, {"tap": 1}, ()))
    return Scene(town, scene.intake, scene.other, quote.id)


async def long_closed(town: Town) -> Scene:
    """Closed longer ago than the days of grace."""
    scene = await straight(8)(town)
    town.desk.clock.advance(timedelta(days=9))
    return scene


# -- what they do -----------------------------------------------------------------------------------------------------


def issue(technician: str) -> Verb:
    return lambda w, s: dispatch.issue(w, s.intake, s.person(technician))


def verify(method: Method) -> Verb:
    return lambda w, s: verifications.verify(w, s.intake, 0, method)


def _reply(said: Reply) -> Verb:
    return lambda w, s: quotes.reply(w, s.intake, s.quote, said)


def claim(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.claim(w, s.intake)


def merge(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.merge(w, s.intake, s.other)


def _ask_void(w: Work, s: Scene) -> Awaitable[object]:
    return voids.ask_void(w, s.intake, "twice")


def _void(w: Work, s: Scene) -> Awaitable[object]:
    return voids.void(w, s.intake)


def _come_back(w: Work, s: Scene) -> Awaitable[object]:
    return verifications.come_back(w, s.intake)


def _rate(stars: int) -> Verb:
    return lambda w, s: ratings.rate(w, s.intake, 0, stars)


S, _I = OrderStatus, IntakeStatus
RACES: dict[str, Race] = {
    "two of the group claim": Race(
        offered, ("technician", claim), ("second_technician", claim), "repair-claimed-by", "repair-claimed-by",
        ends={"status": S.ACCEPTED},
    ),
    "accept and reassign": Race(
        straight(1), ("technician", lambda w, s: work_orders.accept(w, s.intake)),
        ("dispatcher", lambda w, s: dispatch.reassign(w, s.intake, s.person("second_technician"))), "order-is-with", "",
        ends={"status": S.DISPATCHED},
    ),
    "two dispatchers issue": Race(
        straight(0), ("dispatcher", issue("technician")), ("second_dispatcher", issue("second_technician")),
        "repair-is-issued", "repair-is-issued", "intakes", ends={"status": S.DISPATCHED},
    ),
    "two of customer service ask": Race(
        straight(5), ("csr", lambda w, s: verifications.ask(w, s.intake)),
        ("second_csr", lambda w, s: verifications.ask(w, s.intake)), "order-is-verifying", "order-is-verifying",
    ),
    "two of customer service sign": Race(
        straight(7), ("csr", verify(Method.ASKED)), ("second_csr", verify(Method.PHONED)),
        "order-is-closed", "order-is-closed", ends={"status": S.CLOSED},
    ),
    "one signs and one rejects": Race(
        straight(6), ("csr", verify(Method.ON_SITE)),
        ("second_csr", lambda w, s: verifications.reject(w, s.intake, 0, "drips")),
        "order-is-dispatched", "order-is-closed",
    ),
    "void and keep": Race(
        then(2, ("dispatcher", _ask_void)), ("cs_manager", _void),
        ("cs_manager", lambda w, s: voids.keep(w, s.intake)), "repair-void-not-asked", "order-is-void",
    ),
    "void and done": Race(
        then(3, ("dispatcher", _ask_void)), ("cs_manager", _void),
        ("technician", lambda w, s: work_orders.complete(w, s.intake, "new tap", ())),
        "order-is-completed", "order-is-void",
    ),
    "the tenant confirms and customer service rejects": Race(
        straight(6), ("tenant", lambda w, s: verifications.confirm(w, s.intake, 0)),
        ("csr", lambda w, s: verifications.reject(w, s.intake, 0, "drips")), "order-is-dispatched", "",
        ends={"status": S.DISPATCHED, "rework": 1, "answered_at": None},
    ),
    "the tenant denies and customer service signs": Race(
        straight(6), ("tenant", lambda w, s: verifications.deny(w, s.intake, 0)), ("csr", verify(Method.ON_SITE)),
        "order-is-closed", "order-is-dispatched",
    ),
    "two tenants of a unit confirm and deny": Race(
        straight(6), ("tenant", lambda w, s: verifications.confirm(w, s.intake, 0)),
        ("roommate", lambda w, s: verifications.deny(w, s.intake, 0)), "order-is-dispatched", "button-stale",
    ),
    "two tenants of a unit answer a quote": Race(
        priced, ("tenant", _reply(Reply.AGREED)), ("roommate", _reply(Reply.DECLINED)),
        "quote-answered", "quote-answered", ends={"status": S.ON_SITE},
    ),
    "the tenant agrees and the technician corrects the price": Race(
        priced, ("tenant", _reply(Reply.AGREED)),
        ("technician", lambda w, s: quotes.correct(w, s.intake, s.quote, {"tap": 2}, ())),
        "quote-corrected", "quote-agreed-meanwhile",
    ),
    "the technician corrects the price twice": Race(
        priced, ("technician", lambda w, s: quotes.correct(w, s.intake, s.quote, {"tap": 2}, ())),
        ("technician", lambda w, s: quotes.correct(w, s.intake, s.quote, {"tap": 3}, ())),
        "button-stale", "button-stale", ends={"status": S.WAITING},
    ),
    "the tenant agrees and the technician hands back": Race(
        priced, ("tenant", _reply(Reply.AGREED)),
        ("technician", lambda w, s: dispatch.hand_back(w, s.intake, "ill")), "quote-holds-no-more", "",
        ends={"status": S.DISPATCHED, "technician": None},
    ),
    "the tenant declines and has agreed on the phone": Race(
        priced, ("tenant", _reply(Reply.DECLINED)),
        ("csr", lambda w, s: quotes.agreed_by_phone(w, s.intake, s.quote)), "quote-answered", "quote-answered",
        ends={"status": S.ON_SITE},
    ),
    "the tenant books and the technician is there": Race(
        straight(2), ("tenant", lambda w, s: work_orders.book(w, s.intake, w.now + timedelta(hours=2))),
        ("technician", lambda w, s: work_orders.arrive(w, s.intake)), "order-is-on-site", "",
        ends={"status": S.ON_SITE},
    ),
    "two tenants say that it is back": Race(
        straight(8), ("tenant", _come_back), ("roommate", _come_back), "order-is-dispatched", "order-is-dispatched",
        ends={"status": S.DISPATCHED, "reopened": 1},
    ),
    "two tenants say that it is back after a long time": Race(
        long_closed, ("tenant", _come_back), ("roommate", _come_back), "repair-back-already", "repair-back-already",
        "follows", ends={"status": S.CLOSED},
    ),
    "the tenant says that it is back and the supervisor reopens": Race(
        straight(8), ("tenant", _come_back),
        ("tenant_supervisor", lambda w, s: verifications.reopen(w, s.intake, "warranty")),
        "order-is-dispatched", "order-is-dispatched", ends={"status": S.DISPATCHED, "reopened": 1},
    ),
    "two tenants rate": Race(
        straight(8), ("tenant", _rate(5)), ("roommate", _rate(1)), "rating-given", "rating-given", "ratings",
    ),
    "two of the staff send the same helper": Race(
        straight(1), ("dispatcher", lambda w, s: dispatch.add_helper(w, s.intake, s.person("second_technician"))),
        ("engineering_manager", lambda w, s: dispatch.add_helper(w, s.intake, s.person("second_technician"))),
        "repair-already-theirs", "repair-already-theirs", "helpers",
    ),
    "cancel and issue": Race(
        straight(0), ("tenant", lambda w, s: repairs.cancel(w, s.intake)), ("dispatcher", issue("technician")),
        "repair-is-issued", "repair-is-cancelled", "intakes",
    ),
    "merge and issue": Race(
        straight(0), ("dispatcher", merge), ("second_dispatcher", issue("technician")),
        "repair-is-issued", "repair-is-merged", "intakes",
    ),
    "convert and issue": Race(
        straight(0), ("dispatcher", lambda w, s: dispatch.convert(w, s.intake)),
        ("second_dispatcher", issue("technician")), "repair-is-issued", "repair-is-converted", "intakes",
    ),
    "two chase": Race(
        straight(0), ("tenant", lambda w, s: repairs.chase(w, s.intake)),
        ("security", lambda w, s: repairs.chase(w, s.intake)), "repair-chased-already", "repair-chased-already",
        "intakes",
    ),
    "two separate": Race(
        then(0, ("dispatcher", merge)), ("dispatcher", lambda w, s: dispatch.separate(w, s.intake)),
        ("second_dispatcher", lambda w, s: dispatch.separate(w, s.intake)),
        "repair-is-to-dispatch", "repair-is-to-dispatch", "intakes",
    ),
    "two turn it back": Race(
        then(0, ("dispatcher", lambda w, s: dispatch.convert(w, s.intake))),
        ("csr", lambda w, s: dispatch.turn_back(w, s.intake)),
        ("second_csr", lambda w, s: dispatch.turn_back(w, s.intake)),
        "complaint-is-is-a-repair", "complaint-is-is-a-repair", "intakes",
    ),
}  # fmt: skip


async def hired(town: Town) -> Town:
    """A second dispatcher, and a second contact of the same tenant."""
    for name, role, tenant in (("second_dispatcher", Role.DISPATCHER, None), ("roommate", Role.TENANT, town.tenant)):
        town.people[name] = await town.desk.do(SYSTEM, lambda w: _hire(w, name, role, tenant))  # noqa: B023
    return town


async def _hire(work: Work, name: str, role: Role, tenant: Any) -> Any:
    person = await work.add(Person(code=name, name_zh=name, name_en=name, consent=CONSENT_VERSION))
    await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
    contact = ContactKind.RESIDENT if tenant else None
    await work.add(Post(person=person.id, role=role, tenant=tenant, contact=contact, since=LONG_AGO))
    return person.id
