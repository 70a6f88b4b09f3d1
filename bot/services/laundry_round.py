"""What the laundry does (R159-R161): comes within half an hour, counts, brings it back; and the clock behind it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps

from bot.domain.laundry import Garment, LaundryId, LaundryOrder, LaundryStatus, garments
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import PriceList
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, SERVICE_DESK, Role
from bot.services import actors, house, laundry_cards, laundry_times, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import Lane

REMIND, LATE, UNANSWERED = "laundry-remind", "laundry-late", "laundry-unanswered"
UNCALLED, UNCOUNTED = "laundry-uncalled", "laundry-uncounted"
_TO_CALL, _TO_COUNT = 10, 120
"""Minutes of the laundry's hours in which it is to be telephoned, and in which it is to have counted."""
_WINDOW, _DAY = timedelta(days=2), timedelta(days=1)
_LOUD = 2
"""From so many alerts on the manager hears of it."""


_A_MOMENT = timedelta(minutes=15)
"""After the laundry has closed what was due by then is still said."""
_LATER = "~"
_Asks = Callable[[Work, str], Awaitable[None]]


def _while_open(kind: str) -> Callable[[_Asks], _Asks]:
    """What is due in the laundry's hours, and late or on a day that is off by now, waits until it opens."""

    def of(asks: _Asks) -> _Asks:
        @wraps(asks)
        async def asked(work: Work, scope: str) -> None:
            scope = scope.partition(_LATER)[0]
            opens, closed = await laundry_times.when_open(work, work.now), work.now - _A_MOMENT
            if opens > work.now and await laundry_times.when_open(work, closed) > closed:
                await _plan(work, kind, f"{scope}{_LATER}{_stamp(opens)}", opens)
            else:
                await asks(work, scope)

        return asked

    return of


async def price_list(work: Work, order: LaundryOrder) -> PriceList:
    """Inside other verbs: the prices of the moment when it was asked for; later ones do not matter."""
    return await rows.find(work.db, PriceList, order.price_list)


async def begin(work: Work, order: LaundryOrder, at: datetime) -> LaundryOrder:
    """Inside other verbs: the laundry knows since `at`: the half hour runs, inside its hours (T14)."""
    rules = await house.rules(work)
    saved = await work.save(order, order.call(at, await laundry_times.after(work, at, rules.laundry_pick_up_minutes)))
    await _plan(work, REMIND, f"{order.id}", await laundry_times.after(work, at, rules.laundry_remind_minutes))
    await _plan(work, LATE, f"{order.id}:0", saved.due_at or at)
    return saved


async def watch_call(work: Work, order: LaundryOrder, round_: int = 0) -> None:
    """Inside other verbs: note when the reception should have telephoned with the laundry."""
    await _plan(work, UNCALLED, f"{order.id}:{round_}", await laundry_times.after(work, work.now, _TO_CALL))


async def watch_count(work: Work, order: LaundryOrder, asked: int = 0) -> None:
    """Inside other verbs: note when the laundry should have counted what it has collected, or counts anew."""
    at = await laundry_times.after(work, work.now, _TO_COUNT)
    await _plan(work, UNCOUNTED, f"{order.id}:{_stamp(order.counted_at or order.collected_at)}:{asked}", at)


async def watch_return(work: Work, order: LaundryOrder) -> None:
    """Inside other verbs: note when it should be back."""
    await _plan(work, laundry_times.OVERDUE, laundry_times.round_of(order), await laundry_times.back_by(work, order))


@needs(May.LAUNDER)
async def confirm(work: Work, id_: LaundryId) -> LaundryOrder:
    """The laundry is coming."""
    found = await _theirs(work, id_)
    return await _saved(work, found, found.confirm(work.said_at))


@needs(May.LAUNDER)
async def collect(work: Work, id_: LaundryId) -> LaundryOrder:
    """It has been collected at the unit (R160)."""
    found = await _theirs(work, id_)
    saved = await _saved(work, found, found.collect(work.said_at))
    await watch_count(work, saved)
    return saved


@needs(May.LAUNDER)
async def count(work: Work, id_: LaundryId, counts: Mapping[str, int]) -> LaundryOrder:
    """What the laundry has counted, at the prices of when it was asked for; the tenant is asked where it differs."""
    found = await _theirs(work, id_)
    return await _tallied(work, found, garments(await price_list(work, found), counts))


@needs(May.LAUNDER)
async def as_listed(work: Work, id_: LaundryId) -> LaundryOrder:
    """The tenant's own count is right. Raises Refusal where they had not counted."""
    found = await _theirs(work, id_)
    if not found.listed:
        raise Refusal("laundry-nothing-counted")
    return await _tallied(work, found, found.listed)


@needs(May.LAUNDER)
async def give_back(work: Work, id_: LaundryId) -> LaundryOrder:
    """It is back at the unit (R161): the tenant is asked to sign."""
    found = await _theirs(work, id_)
    saved = await _saved(work, found, found.give_back(work.said_at), ring=await laundry_cards.owners(work, found))
    await _watch_answer(work, saved, work.said_at)
    return saved


@needs(May.LAUNDER)
async def report(work: Work, id_: LaundryId, trouble: str) -> LaundryOrder:
    """The laundry says what is in the way; tenant and front desk hear of it at once."""
    found = await _theirs(work, id_)
    told = (*await laundry_cards.owners(work, found), *await actors.holding(work.db, *FRONT_DESK))
    return await _saved(work, found, found.report(trouble), ring=told)


@needs(May.KEEP_TIME)
@_while_open(REMIND)
async def remind(work: Work, scope: str) -> None:
    """Twenty minutes are over (T14): the laundry is reminded; where they have said nothing at all, the desk knows."""
    order = await rows.find(work.db, LaundryOrder, int(scope))
    if order.status is not LaundryStatus.CALLED or order.due_at is None or work.now >= order.due_at:
        return
    left = int((order.due_at - work.now).total_seconds() // 60)
    washing = await actors.of_vendor(work.db, order.vendor)
    work.tell(washing, "laundry-please-come", lane=Lane.ALERT, number=order.number, minutes=left)
    await laundry_cards.refresh(work, order, ring=washing)
    if order.confirmed_at is None:
        desk = await actors.holding(work.db, *FRONT_DESK)
        work.tell(desk, "laundry-silent", lane=Lane.ALERT, number=order.number)


@needs(May.KEEP_TIME)
@_while_open(LATE)
async def alert(work: Work, scope: str) -> None:
    """The half hour is over (R159): somebody has to telephone; again every half hour, until it is collected."""
    id_, _, asked = scope.partition(":")
    order = await rows.find(work.db, LaundryOrder, int(id_))
    if order.status is not LaundryStatus.CALLED or str(order.asked) != asked or order.called_at is None:
        return
    saved = await work.save(order, order.remind())
    roles = (*SERVICE_DESK, Role.CS_MANAGER) if saved.asked >= _LOUD else SERVICE_DESK
    told = await actors.holding(work.db, *roles)
    work.tell(told, "laundry-not-collected", lane=Lane.ALERT, number=saved.number, count=saved.asked)
    owners = await laundry_cards.owners(work, saved) if saved.asked < _LOUD else ()
    await laundry_cards.refresh(work, saved, ring=(*await actors.of_vendor(work.db, saved.vendor), *owners))
    again = await laundry_times.after(work, work.now, (await house.rules(work)).laundry_pick_up_minutes)
    await _plan(work, LATE, f"{saved.id}:{saved.asked}", again)


@needs(May.KEEP_TIME)
@_while_open(UNCALLED)
async def remind_to_call(work: Work, scope: str) -> None:
    """Nobody has telephoned with the laundry yet: the desk is asked again, and its supervisor."""
    id_, _, round_ = scope.partition(":")
    order = await rows.find(work.db, LaundryOrder, int(id_))
    if order.status is LaundryStatus.REQUESTED:
        told = await actors.holding(work.db, *SERVICE_DESK)
        work.tell(told, "laundry-please-call", lane=Lane.ALERT, number=order.number)
        await laundry_cards.refresh(work, order, ring=told)
        await watch_call(work, order, int(round_) + 1)


@needs(May.KEEP_TIME)
@_while_open(UNCOUNTED)
async def ask_for_count(work: Work, scope: str) -> None:
    """It was collected, and is not counted for long: the laundry hears of it, and the desk, until it is."""
    id_, stamp, asked = scope.split(":")
    order = await rows.find(work.db, LaundryOrder, int(id_))
    if order.status is not LaundryStatus.COLLECTED or stamp != _stamp(order.counted_at or order.collected_at):
        return
    washing = await actors.of_vendor(work.db, order.vendor)
    work.tell(washing, "laundry-please-count", lane=Lane.ALERT, number=order.number)
    work.tell(await actors.holding(work.db, *SERVICE_DESK), "laundry-not-counted", lane=Lane.ALERT, number=order.number)
    await laundry_cards.refresh(work, order, ring=washing)
    await watch_count(work, order, int(asked) + 1)


@needs(May.KEEP_TIME)
@_while_open(laundry_times.OVERDUE)
async def ask_for_return(work: Work, scope: str) -> None:
    """It should be back by now: laundry, desk and tenant hear of it; again each day, and then the manager, too."""
    id_, rewashes, *asked = scope.split(":")
    order = await rows.find(work.db, LaundryOrder, int(id_))
    washing = order.status in {LaundryStatus.AGREED, LaundryStatus.REWASH}
    if not washing or str(order.rewashes) != rewashes:
        return
    count, washers = int(asked[0] if asked else 0) + 1, await actors.of_vendor(work.db, order.vendor)
    roles = (*SERVICE_DESK, Role.CS_MANAGER) if count >= _LOUD else SERVICE_DESK
    told = await actors.holding(work.db, *roles)
    work.tell(washers, "laundry-please-return", lane=Lane.ALERT, number=order.number)
    work.tell(told, "laundry-not-returned", lane=Lane.ALERT, number=order.number, count=count)
    owners = await laundry_cards.owners(work, order) if count < _LOUD else ()
    await laundry_cards.refresh(work, order, ring=(*washers, *owners))
    again = await laundry_times.when_open(work, work.now + _DAY)
    await _plan(work, laundry_times.OVERDUE, f"{laundry_times.round_of(order)}:{count}", again)


@needs(May.KEEP_TIME)
@_while_open(UNANSWERED)
async def ask_to_phone(work: Work, scope: str) -> None:
    """The tenant has neither agreed nor signed for a day: they see it anew, and the front desk is asked to phone.

    What waits to be washed is asked for again, day after day.
    """
    id_, status, stamp, *asked = scope.split(":")
    order = await rows.find(work.db, LaundryOrder, int(id_))
    since = order.counted_at if order.status is LaundryStatus.COUNTED else order.returned_at
    if order.status.value != status or since is None or _stamp(since) != stamp:
        return
    told = await actors.holding(work.db, *FRONT_DESK)
    work.tell(told, f"laundry-phone-{status}", number=order.number)
    await laundry_cards.refresh(work, order, ring=await laundry_cards.owners(work, order))
    if order.status is LaundryStatus.COUNTED:
        await _watch_answer(work, order, since, int(asked[0] if asked else 0) + 1)


async def _tallied(work: Work, found: LaundryOrder, counted: tuple[Garment, ...]) -> LaundryOrder:
    saved = await work.save(found, found.tally(counted, work.said_at))
    if saved.status is LaundryStatus.COUNTED:
        await _watch_answer(work, saved, work.said_at)
    else:
        await watch_return(work, saved)
    await laundry_cards.refresh(work, saved, ring=await laundry_cards.owners(work, saved))
    return saved


async def _saved(
    work: Work, found: LaundryOrder, after: LaundryOrder, *, ring: tuple[PersonId, ...] = ()
) -> LaundryOrder:
    saved = await work.save(found, after)
    await laundry_cards.refresh(work, saved, ring=ring)
    return saved


async def _theirs(work: Work, id_: LaundryId) -> LaundryOrder:
    # The front desk writes down what a laundry without a chat says on the telephone.
    found = await rows.find(work.db, LaundryOrder, id_)
    if found.vendor not in work.actor.vendors and May.RUN_LAUNDRY not in work.actor.permits:
        raise NotFound
    return found


async def _watch_answer(work: Work, order: LaundryOrder, since: datetime, asked: int = 0) -> None:
    hours = timedelta(hours=(await house.rules(work)).answer_hours)
    at = await laundry_times.when_open(work, work.now + hours)
    await _plan(work, UNANSWERED, f"{order.id}:{order.status.value}:{_stamp(since)}:{asked}", at)


async def _plan(work: Work, kind: str, scope: str, at: datetime) -> None:
    await occurrences.plan(work, kind, scope, at, at + _WINDOW)


def _stamp(at: datetime | None) -> str:
    return f"{int(at.timestamp())}" if at else ""
