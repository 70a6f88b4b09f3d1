"""Two people want something of one repair at the same moment: it happens once, and who comes late hears why."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.domain.groups import GroupKind
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ChatId, ContactKind, Person, Post
from bot.domain.quotes import Price, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.domain.work_orders import Method, OrderStatus
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import audits, deadlines, dispatch, groups, quotes, ratings, repairs, work_orders
from bot.services.work import Work
from bot.storage import tables
from tests.services.test_work_orders import intake_of, order_of, reported, steps
from tests.services.town import LONG_AGO, Town

_ROUNDS = 4


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


def _issue(technician: str) -> Verb:
    return lambda w, s: dispatch.issue(w, s.intake, s.person(technician))


def _verify(method: Method) -> Verb:
    return lambda w, s: work_orders.verify(w, s.intake, 0, method)


def _reply(said: Reply) -> Verb:
    return lambda w, s: quotes.reply(w, s.intake, s.quote, said)


def _claim(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.claim(w, s.intake)


def _merge(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.merge(w, s.intake, s.other)


def _ask_void(w: Work, s: Scene) -> Awaitable[object]:
    return work_orders.ask_void(w, s.intake, "twice")


def _void(w: Work, s: Scene) -> Awaitable[object]:
    return work_orders.void(w, s.intake)


def _come_back(w: Work, s: Scene) -> Awaitable[object]:
    return work_orders.come_back(w, s.intake)


def _rate(stars: int) -> Verb:
    return lambda w, s: ratings.rate(w, s.intake, 0, stars)


S, _I = OrderStatus, IntakeStatus
RACES: dict[str, Race] = {
    "two of the group claim": Race(
        offered, ("technician", _claim), ("second_technician", _claim), "repair-claimed-by", "repair-claimed-by",
        ends={"status": S.ACCEPTED},
    ),
    "accept and reassign": Race(
        straight(1), ("technician", lambda w, s: work_orders.accept(w, s.intake)),
        ("dispatcher", lambda w, s: dispatch.reassign(w, s.intake, s.person("second_technician"))), "order-is-with", "",
        ends={"status": S.DISPATCHED},
    ),
    "two dispatchers issue": Race(
        straight(0), ("dispatcher", _issue("technician")), ("second_dispatcher", _issue("second_technician")),
        "repair-is-issued", "repair-is-issued", "intakes", ends={"status": S.DISPATCHED},
    ),
    "two of customer service ask": Race(
        straight(5), ("csr", lambda w, s: work_orders.ask(w, s.intake)),
        ("second_csr", lambda w, s: work_orders.ask(w, s.intake)), "order-is-verifying", "order-is-verifying",
    ),
    "two of customer service sign": Race(
        straight(7), ("csr", _verify(Method.ASKED)), ("second_csr", _verify(Method.PHONED)),
        "order-is-closed", "order-is-closed", ends={"status": S.CLOSED},
    ),
    "one signs and one rejects": Race(
        straight(6), ("csr", _verify(Method.ON_SITE)),
        ("second_csr", lambda w, s: work_orders.reject(w, s.intake, 0, "drips")),
        "order-is-dispatched", "order-is-closed",
    ),
    "void and keep": Race(
        then(2, ("dispatcher", _ask_void)), ("cs_manager", _void),
        ("cs_manager", lambda w, s: work_orders.keep(w, s.intake)), "repair-void-not-asked", "order-is-void",
    ),
    "void and done": Race(
        then(3, ("dispatcher", _ask_void)), ("cs_manager", _void),
        ("technician", lambda w, s: work_orders.complete(w, s.intake, "new tap", ())),
        "order-is-completed", "order-is-void",
    ),
    "the tenant confirms and customer service rejects": Race(
        straight(6), ("tenant", lambda w, s: work_orders.confirm(w, s.intake, 0)),
        ("csr", lambda w, s: work_orders.reject(w, s.intake, 0, "drips")), "order-is-dispatched", "",
        ends={"status": S.DISPATCHED, "rework": 1, "answered_at": None},
    ),
    "the tenant denies and customer service signs": Race(
        straight(6), ("tenant", lambda w, s: work_orders.deny(w, s.intake, 0)), ("csr", _verify(Method.ON_SITE)),
        "order-is-closed", "order-is-dispatched",
    ),
    "two tenants of a unit confirm and deny": Race(
        straight(6), ("tenant", lambda w, s: work_orders.confirm(w, s.intake, 0)),
        ("roommate", lambda w, s: work_orders.deny(w, s.intake, 0)), "order-is-dispatched", "button-stale",
    ),
    "two tenants of a unit answer a quote": Race(
        priced, ("tenant", _reply(Reply.AGREED)), ("roommate", _reply(Reply.DECLINED)),
        "quote-answered", "quote-answered", ends={"status": S.ON_SITE},
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
        ("tenant_supervisor", lambda w, s: work_orders.reopen(w, s.intake, "warranty")),
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
        straight(0), ("tenant", lambda w, s: repairs.cancel(w, s.intake)), ("dispatcher", _issue("technician")),
        "repair-is-issued", "repair-is-cancelled", "intakes",
    ),
    "merge and issue": Race(
        straight(0), ("dispatcher", _merge), ("second_dispatcher", _issue("technician")),
        "repair-is-issued", "repair-is-merged", "intakes",
    ),
    "convert and issue": Race(
        straight(0), ("dispatcher", lambda w, s: dispatch.convert(w, s.intake)),
        ("second_dispatcher", _issue("technician")), "repair-is-issued", "repair-is-converted", "intakes",
    ),
    "two chase": Race(
        straight(0), ("tenant", lambda w, s: repairs.chase(w, s.intake)),
        ("security", lambda w, s: repairs.chase(w, s.intake)), "repair-chased-already", "repair-chased-already",
        "intakes",
    ),
    "two separate": Race(
        then(0, ("dispatcher", _merge)), ("dispatcher", lambda w, s: dispatch.separate(w, s.intake)),
        ("second_dispatcher", lambda w, s: dispatch.separate(w, s.intake)),
        "repair-is-to-dispatch", "repair-is-to-dispatch", "intakes",
    ),
    "two turn it back": Race(
        then(0, ("dispatcher", lambda w, s: dispatch.convert(w, s.intake))),
        ("csr", lambda w, s: dispatch.turn_back(w, s.intake)),
        ("second_csr", lambda w, s: dispatch.turn_back(w, s.intake)),
        "complaint-not-a-repair", "complaint-not-a-repair", "intakes",
    ),
}  # fmt: skip


# -- what is left when they are through -------------------------------------------------------------------------------


async def lines(scene: Scene, table: str) -> int:
    """The history of the repair's rows in a table."""
    order = select(tables.work_orders.c.id).where(tables.work_orders.c.intake == scene.intake)
    ours = {
        "intakes": select(tables.intakes.c.id).where(tables.intakes.c.id == scene.intake),
        "follows": select(tables.intakes.c.id).where(tables.intakes.c.follows == scene.intake),
        "work_orders": order,
        "ratings": select(tables.ratings.c.id).where(tables.ratings.c.order.in_(order)),
        "helpers": select(tables.helpers.c.id).where(tables.helpers.c.order.in_(order)),
    }[table]
    record = "intakes" if table == "follows" else table
    own = (tables.history.c.record == record) & tables.history.c.record_id.in_(ours)
    async with scene.town.desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(tables.history).where(own))).scalar_one())


async def numbers_are_whole(town: Town) -> None:
    """Every number that was counted is on exactly one row."""
    async with town.desk.database.transaction() as db:
        counted = {row.name: row.value for row in await db.execute(tables.counters.select())}
        lines_ = (await db.execute(select(tables.dispatch_entries.c.number))).scalars().all()
        held = Counter({"D": len(lines_)})
        for table in (tables.intakes, tables.work_orders, tables.complaints):
            for number in (await db.execute(select(table.c.number))).scalars():
                held[number.rpartition("-")[0]] += 1
    assert {name: n for name, n in held.items() if n} == counted
    assert sorted(lines_) == list(range(1, len(lines_) + 1))


async def at_once(scene: Scene, *pair: tuple[str, Verb]) -> list[object]:
    """Both at the same moment; what came of each."""
    return await asyncio.gather(
        *(scene.town.does(who, lambda w, verb=verb: verb(w, scene)) for who, verb in pair),  # type: ignore[misc]
        return_exceptions=True,
    )


async def hired(town: Town) -> Town:
    """A second dispatcher, and a second contact of the same tenant."""
    for name, role, tenant in (("second_dispatcher", Role.DISPATCHER, None), ("roommate", Role.TENANT, town.tenant)):
        town.people[name] = await town.desk.do(SYSTEM, lambda w: _hire(w, name, role, tenant))  # noqa: B023
    return town


async def _hire(work: Work, name: str, role: Role, tenant: Any) -> Any:
    person = await work.add(Person(code=name, name_zh=name, name_en=name, consent=1))
    await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
    contact = ContactKind.RESIDENT if tenant else None
    await work.add(Post(person=person.id, role=role, tenant=tenant, contact=contact, since=LONG_AGO))
    return person.id


async def run(race: Race, scene: Scene, *, swapped: bool) -> None:
    """One heat: what is allowed has taken effect, what is not was refused for the right reason."""
    before = await lines(scene, race.saves)
    pair = (race.right, race.left) if swapped else (race.left, race.right)
    done = await at_once(scene, *pair)
    left, right = reversed(done) if swapped else done
    refused = [one for one in (left, right) if isinstance(one, BaseException)]
    assert len(refused) <= 1
    assert refused or not (race.left_late and race.right_late)
    for one, late in ((left, race.left_late), (right, race.right_late)):
        if isinstance(one, BaseException):
            assert isinstance(one, Refusal), one
            assert one.key == late
    assert await lines(scene, race.saves) - before == len(done) - len(refused)
    if race.ends:
        order = await order_of(scene.town, scene.intake)
        assert {name: getattr(order, name) for name in race.ends} == race.ends


@pytest.mark.parametrize("name", RACES)
async def test_of_two_at_once_one_takes_effect_and_the_other_hears_why(town: Town, name: str) -> None:
    await hired(town)
    for heat in range(_ROUNDS):
        await run(RACES[name], await RACES[name].prepare(town), swapped=bool(heat % 2))
    await numbers_are_whole(town)
    today = town.desk.clock.today()
    assert (await town.does("clerk", lambda w: audits.of(w, today, today))).holds


async def test_who_comes_late_to_a_claim_hears_who_has_it(town: Town) -> None:
    scene = await offered(town)
    done = await at_once(scene, ("technician", _claim), ("second_technician", _claim))
    (late,) = [one for one in done if isinstance(one, Refusal)]
    order = await order_of(town, scene.intake)
    winner = next(name for name, id_ in town.people.items() if id_ == order.technician)
    assert late.words["name"].en == winner
    assert late.words["number"] == order.number


def _cancel_other(w: Work, s: Scene) -> Awaitable[object]:
    return repairs.cancel(w, s.other)


def _convert_other(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.convert(w, s.other)


def _merge_other(w: Work, s: Scene) -> Awaitable[object]:
    return dispatch.merge(w, s.other, s.intake)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("who", "verb"),
    [("csr", _cancel_other), ("second_dispatcher", _convert_other), ("second_dispatcher", _merge_other)],
)
async def test_nothing_is_merged_into_what_no_order_will_serve(town: Town, who: str, verb: Verb, swapped: bool) -> None:
    await hired(town)
    for _ in range(_ROUNDS):
        scene = await straight(0)(town)
        pair = (("dispatcher", _merge), (who, verb))
        await at_once(scene, *(reversed(pair) if swapped else pair))
        held = [await intake_of(town, one) for one in (scene.intake, scene.other)]
        served = {one.id for one in held if one.status in {_I.TO_DISPATCH, _I.ISSUED}}
        assert served
        assert all(one.merged_into in served for one in held if one.status is _I.MERGED)


async def read_by(town: Town, who: str) -> str:
    """Everything that was written to somebody."""
    async with town.desk.database.transaction() as db:
        mine = select(tables.outbox.c.body).where(tables.outbox.c.person == town.people[who])
        return json.dumps((await db.execute(mine)).scalars().all())


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("upto", "who", "verb"), [(0, "second_dispatcher", _issue("technician")), (7, "csr", _verify(Method.ASKED))]
)
async def test_who_is_merged_at_the_last_moment_hears_what_became_of_it(
    town: Town, upto: int, who: str, verb: Verb, *, swapped: bool
) -> None:
    await hired(town)
    ended = 0
    for _ in range(_ROUNDS):
        scene = await straight(upto)(town)
        late = await reported(town, "receptionist")
        pair = (("dispatcher", lambda w, s, late=late: dispatch.merge(w, late, s.intake)), (who, verb))
        await at_once(scene, *(reversed(pair) if swapped else pair))
        read, order = await read_by(town, "receptionist"), await order_of(town, scene.intake)
        if (await intake_of(town, late)).status is _I.MERGED:
            assert order.number in read
            ended += order.status is S.CLOSED
            assert read.count('"repair-joined-closed"') == ended


@pytest.mark.parametrize("timer_first", [False, True])
async def test_the_job_is_accepted_or_passed_on_never_both(town: Town, clock: Clock, timer_first: bool) -> None:
    clockwork = Clockwork(town.desk, tuple(kind for kind in SCHEDULE if kind.name == deadlines.OVERDUE))
    for _ in range(_ROUNDS):
        scene = await straight(1)(town)
        clock.set((await order_of(town, scene.intake)).due_accept)
        accept = town.does("technician", lambda w: work_orders.accept(w, scene.intake))  # noqa: B023 - awaited in this very turn
        both = (clockwork.tick(), accept) if timer_first else (accept, clockwork.tick())
        done = await asyncio.gather(*both, return_exceptions=True)
        order = await order_of(town, scene.intake)
        refused = tuple(one.key for one in done if isinstance(one, Refusal))
        accepted = (order.status, order.technician) == (S.ACCEPTED, town.people["technician"])
        passed_on = (order.status, order.technician) == (S.DISPATCHED, town.people["second_technician"])
        assert (accepted, passed_on, refused) in {(True, False, ()), (False, True, ("order-is-with",))}
        assert await lines(scene, "work_orders") == 2
