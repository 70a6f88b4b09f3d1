"""What came by fax is not forgotten: asked about anew, reminded of, given at check-in, filed (R224-R231, T24, T25)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain.fax_in import KNOWN, SOUGHT, FaxIn, FaxStatus
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK
from bot.domain.units import Occupancy
from bot.services import (
    actors,
    fax_in_cards,
    fax_in_files,
    fax_in_places,
    fax_in_watches,
    house,
    occurrences,
    tenancies,
)
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fax_in_tables import faxes_in
from bot.storage.tables import occupancies
from bot.talk import Lane

RETRY, ARCHIVE, REMIND, MOVE_IN = "fax-in-retry", "fax-in-archive", "fax-in-remind", "fax-in-move-in"
_WINDOW, _DAY = timedelta(days=30), timedelta(days=1)
_OFTEN = 7
"""So many working days a tenant is reminded; then the clerk decides what becomes of it."""


async def begin(work: Work, fax: FaxIn) -> None:
    """Inside other verbs: it is somebody else's turn now: note when they are asked again."""
    if fax.status in SOUGHT:
        await ask_next_day(work, fax, fax.since)
        over = await _over(work, fax)
        await occurrences.plan(work, ARCHIVE, _scope(fax), over, over + _WINDOW)
    elif fax.status is FaxStatus.MOVING_IN:
        await _plan_check(work, fax)
    elif fax.held:
        await _plan_reminder(work, fax)


async def ask_next_day(work: Work, fax: FaxIn, start: datetime) -> None:
    """Inside other verbs: the next working day customer service is asked once more, unless it is filed by then."""
    opens, _ = (await house.rules(work)).desk_hours
    day = await _working_day(work, start, 1)
    at = work.desk.clock.at(day, opens.hour, opens.minute)
    if at < await _over(work, fax):
        await occurrences.plan(work, RETRY, f"{_scope(fax)}:{day}", at, at + _WINDOW)


@needs(May.KEEP_TIME)
async def ask_again(work: Work, scope: str) -> None:
    """The next working day: customer service is asked once more whose it is (R227)."""
    fax = await _still(work, scope)
    if fax is None or fax.status not in SOUGHT:
        return
    saved = await work.save(fax, fax.ask_again())
    desk = await actors.holding(work.db, *FRONT_DESK)
    key = "fax-in-still-unreached" if saved.gone else "fax-in-still-sought"
    work.tell(desk, key, number=saved.number, days=(await house.rules(work)).fax_archive_days, lane=Lane.ALERT)
    await fax_in_cards.refresh(work, saved, ring=desk)


@needs(May.KEEP_TIME)
async def archive(work: Work, scope: str) -> None:
    """Three days have found nobody: it is filed, and the centre hears where it belongs (R228, R231)."""
    fax = await _still(work, scope)
    if fax is None or fax.status not in SOUGHT:
        return
    saved = await work.save(fax, fax.file(work.now), "nobody was found")
    await fax_in_files.watch(work, saved)
    key = "fax-in-filed-unreached" if saved.gone else "fax-in-filed"
    days = (await house.rules(work)).fax_archive_days
    work.tell(await fax_in_cards.clerks(work), key, number=saved.number, days=days, lane=Lane.ALERT)
    await fax_in_cards.refresh(work, saved)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Nobody has come for it: its tenant hears of it anew; what is to be brought, or phoned about, the centre does."""
    fax = await _still(work, scope)
    if fax is None or fax.status not in KNOWN:
        return
    saved = await work.save(fax, fax.remind())
    told = await fax_in_cards.recipients(work, saved)
    clerks = await fax_in_cards.clerks(work)
    if saved.status is FaxStatus.SLIP:
        work.tell(clerks, "fax-in-slip-waits", number=saved.number, lane=Lane.ALERT)
    elif not told or saved.reminders >= _OFTEN:
        today = work.desk.clock.today
        work.tell(clerks, "fax-in-lies", number=saved.number, days=(today(work.now) - today(saved.since)).days)
    await fax_in_cards.refresh(work, saved, ring=told)
    if saved.reminders < _OFTEN:
        await _plan_reminder(work, saved)


@needs(May.KEEP_TIME)
async def look_for_move_in(work: Work, scope: str) -> None:
    """Every working day: whoever has moved in by now hears of it, and the desk gives it to them; else it waits on."""
    fax = await _still(work, scope)
    if fax is None or fax.status is not FaxStatus.MOVING_IN:
        return
    there = await _moved_in(work, fax)
    if there is None:
        saved = await work.save(fax, fax.remind())
        weekly = saved.reminders % _OFTEN == 0
        await fax_in_cards.refresh(work, saved, ring=await fax_in_cards.concerned(work, saved) if weekly else ())
        await _plan_check(work, saved)
        return
    told = bool(await tenancies.in_touch(work, there.tenant))
    saved = await work.save(fax, fax.move_in(there.unit, there.tenant, work.now, told=told), "they are here")
    work.tell(await fax_in_cards.clerks(work), "fax-in-moved-in", number=saved.number, lane=Lane.ALERT)
    await announce(work, saved)


async def _moved_in(work: Work, fax: FaxIn) -> Occupancy | None:
    """Where whom it is for is by now: never who was there before them."""
    where = occupancies.c.tenant == fax.tenant if fax.unit is None else occupancies.c.unit == fax.unit
    today = work.desk.clock.today
    for one in await rows.every(work.db, Occupancy, where, occupancies.c.until.is_(None)):
        meant = one.tenant == fax.tenant if fax.tenant is not None else today(one.since) >= today(fax.since)
        if meant and not await fax_in_places.still_to_come(work, one.tenant):
            return one
    return None


async def announce(work: Work, fax: FaxIn, *, also: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: whose turn it is now hears of it at once, and what is due is noted."""
    await begin(work, fax)
    await fax_in_watches.meet(work, fax)
    await fax_in_cards.refresh(work, fax, ring=await fax_in_cards.concerned(work, fax), also=also)
    if fax.status is FaxStatus.SLIP:
        await fax_in_cards.paper(work, fax, await fax_in_cards.clerks(work))
    elif fax.status is FaxStatus.MOVING_IN:
        await fax_in_cards.paper(work, fax, await fax_in_cards.concerned(work, fax))


async def _plan_check(work: Work, fax: FaxIn) -> None:
    opens, _ = (await house.rules(work)).desk_hours
    day = await _working_day(work, work.now, 1)
    at = work.desk.clock.at(day, opens.hour, opens.minute)
    await occurrences.plan(work, MOVE_IN, f"{_scope(fax)}:{day}", at, at + _WINDOW)


async def _working_day(work: Work, start: datetime, count: int) -> date:
    """The working day that is so many after that of an instant."""
    calendar, day = await house.calendar(work), work.desk.clock.today(start)
    while count:
        day += _DAY
        count -= calendar.works(day)
    return day


async def _over(work: Work, fax: FaxIn) -> datetime:
    """When nobody looks for it any longer: so many working days later, at the same time of day."""
    local = work.desk.clock.local(fax.since)
    day = await _working_day(work, fax.since, (await house.rules(work)).fax_archive_days)
    return work.desk.clock.at(day, local.hour, local.minute)


async def _plan_reminder(work: Work, fax: FaxIn) -> None:
    """On the next working day at this time, or when the centre opens where it is closed at this time."""
    opens, closes = (await house.rules(work)).bc_hours
    day, now = await _working_day(work, work.now, 1), work.desk.clock.local(work.now).time()
    then = now if opens <= now < closes else opens
    at = work.desk.clock.at(day, then.hour, then.minute)
    await occurrences.plan(work, REMIND, f"{_scope(fax)}:{fax.reminders}", at, at + _WINDOW)


def _scope(fax: FaxIn) -> str:
    return f"{fax.id}:{int(fax.since.timestamp())}"


async def _still(work: Work, scope: str) -> FaxIn | None:
    """What the scope is about, if nothing else has become of it since."""
    id_, since, *_ = scope.split(":")
    found = await rows.first(work.db, FaxIn, faxes_in.c.id == int(id_))
    return found if found and f"{int(found.since.timestamp())}" == since else None
