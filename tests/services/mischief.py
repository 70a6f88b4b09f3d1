"""What somebody tries that cannot be: the wrong person, the wrong moment, or a button of another round."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from bot.domain.order_states import Method, Result, Wait
from bot.domain.people import PersonId
from bot.domain.quotes import Reply
from bot.domain.repairs import IntakeId
from bot.services import dispatch, quotes, ratings, repairs, verifications, voids, work_orders
from bot.services.work import Work

Verb = Callable[[Work], Awaitable[object]]

_EARLY = frozenset({"dispatched", "accepted", "on_the_way"})
_UNDER_WAY = _EARLY | {"on_site", "waiting"}
_OPEN = _UNDER_WAY | {"to_dispatch", "completed", "returned", "verifying"}
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Moment:
    """Where an item stands while somebody meddles: whose it is, who is concerned, which round."""

    id: IntakeId
    stage: str
    round: int
    technician: str
    other: str
    other_id: PersonId
    speaker: str
    reporter: str
    quote: int


@dataclass(frozen=True)
class _Act:
    """A verb, who may do it if anybody, and where it might be possible."""

    who: Callable[[Moment], str]
    verb: Callable[[Moment], Verb]
    stages: frozenset[str]


def _by(name: str) -> Callable[[Moment], str]:
    return lambda _: name


def _technician(it: Moment) -> str:
    return it.technician


def _speaker(it: Moment) -> str:
    return it.speaker


def _in(*stages: str) -> frozenset[str]:
    return frozenset(stages)


_ACTS: dict[str, _Act] = {
    "cancel": _Act(lambda it: it.reporter, lambda it: lambda w: repairs.cancel(w, it.id), _in("to_dispatch")),
    "chase": _Act(_by("csr"), lambda it: lambda w: repairs.chase(w, it.id), _OPEN | {"merged"}),
    "issue": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.issue(w, it.id, it.other_id), _in("to_dispatch")),
    "merge": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.merge(w, it.id, it.id), _in()),
    "separate": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.separate(w, it.id), _in("merged")),
    "split": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.split(w, it.id, "two"), _OPEN),
    "convert": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.convert(w, it.id), _in("to_dispatch")),
    "turn_back": _Act(_by("csr"), lambda it: lambda w: dispatch.turn_back(w, it.id), _in("converted")),
    "reassign": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.reassign(w, it.id, it.other_id), _EARLY),
    "help": _Act(_by("dispatcher"), lambda it: lambda w: dispatch.add_helper(w, it.id, it.other_id), _UNDER_WAY),
    "ask_void": _Act(_by("dispatcher"), lambda it: lambda w: voids.ask_void(w, it.id, "?"), _UNDER_WAY),
    "void": _Act(_by("cs_manager"), lambda it: lambda w: voids.void(w, it.id), _in()),
    "keep": _Act(_by("cs_manager"), lambda it: lambda w: voids.keep(w, it.id), _in()),
    "transfer": _Act(_technician, lambda it: lambda w: dispatch.transfer(w, it.id, it.other_id, "?"), _EARLY),
    "hand_back": _Act(_technician, lambda it: lambda w: dispatch.hand_back(w, it.id, "?"), _UNDER_WAY),
    "accept": _Act(_technician, lambda it: lambda w: work_orders.accept(w, it.id), _in("dispatched")),
    "set_out": _Act(_technician, lambda it: lambda w: work_orders.set_out(w, it.id), _in("accepted")),
    "arrive": _Act(_technician, lambda it: lambda w: work_orders.arrive(w, it.id), _in("accepted", "on_the_way")),
    "nobody": _Act(_technician, lambda it: lambda w: work_orders.find_nobody(w, it.id), _in("on_the_way", "on_site")),
    "wait": _Act(_technician, lambda it: lambda w: work_orders.wait(w, it.id, Wait.PARTS, "?", None), _in("on_site")),
    "go_on": _Act(_technician, lambda it: lambda w: work_orders.go_on(w, it.id), _in("waiting")),
    "quote": _Act(_technician, lambda it: lambda w: quotes.name_price(w, it.id, {"tap": 1}, ()), _in("on_site")),
    "requote": _Act(
        _technician, lambda it: lambda w: quotes.correct(w, it.id, it.quote, {"tap": 1}, ()), _in("waiting")
    ),
    "complete": _Act(_technician, lambda it: lambda w: work_orders.complete(w, it.id, "?", ()), _in("on_site")),
    "result": _Act(
        _by("dispatcher"), lambda it: lambda w: verifications.record_result(w, it.id, Result.RESOLVED), _in("completed")
    ),
    "ask": _Act(_by("csr"), lambda it: lambda w: verifications.ask(w, it.id), _in("returned")),
    "confirm": _Act(_speaker, lambda it: lambda w: verifications.confirm(w, it.id, it.round), _in("verifying")),
    "deny": _Act(_speaker, lambda it: lambda w: verifications.deny(w, it.id, it.round), _in("verifying")),
    "verify": _Act(
        _by("csr"),
        lambda it: lambda w: verifications.verify(w, it.id, it.round, Method.ON_SITE),
        _in("returned", "verifying"),
    ),
    "reject": _Act(
        _by("csr"), lambda it: lambda w: verifications.reject(w, it.id, it.round, "?"), _in("returned", "verifying")
    ),
    "book": _Act(
        _speaker,
        lambda it: lambda w: work_orders.book(w, it.id, w.now + _HOUR),
        _in("dispatched", "accepted", "waiting"),
    ),
    "reply": _Act(
        _speaker, lambda it: lambda w: quotes.reply(w, it.id, it.quote, Reply.AGREED), _in("waiting")
    ),
    "rate": _Act(_speaker, lambda it: lambda w: ratings.rate(w, it.id, it.round, 5), _in("closed")),
    "come_back": _Act(_speaker, lambda it: lambda w: verifications.come_back(w, it.id), _in("closed")),
    "reopen": _Act(_by("cs_manager"), lambda it: lambda w: verifications.reopen(w, it.id, "?"), _in("closed")),
}  # fmt: skip
_ROUNDS = ("confirm", "deny", "verify", "reject", "rate")
_OUTSIDERS = ("stranger", "vendor", "accountant", "bc_clerk")
_LADDER = tuple(name for name, act in _ACTS.items() if act.who is _technician)


def mischief(it: Moment, dice: Random) -> tuple[str, str, Verb]:
    """Who tries what; it must be refused."""
    match dice.randrange(4):
        case 0:
            return _tried(dice.choice(list(_ACTS)), it, _outsider(it, dice))
        case 1:
            return _tried(dice.choice(_LADDER), it, it.other)
        case 2:
            return _tried(dice.choice(_ROUNDS), _of_another_round(it, dice))
    return _tried(dice.choice([name for name, act in _ACTS.items() if it.stage not in act.stages]), it)


def _tried(name: str, it: Moment, who: str = "") -> tuple[str, str, Verb]:
    who = who or _ACTS[name].who(it)
    return who, f"{who}: {name} at {it}", _ACTS[name].verb(it)


def _outsider(it: Moment, dice: Random) -> str:
    strangers = {*_OUTSIDERS, "tenant", "neighbour"} - {it.speaker, it.reporter}
    return dice.choice(sorted(strangers))


def _of_another_round(it: Moment, dice: Random) -> Moment:
    return replace(it, round=it.round + dice.choice((-1, 1)))
