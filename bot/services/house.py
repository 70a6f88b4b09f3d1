"""What the house says of itself: its name and its numbers, for those who may know them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from bot.domain.deadlines import deadline
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.rules import Rules, rules_of
from bot.domain.units import Building
from bot.domain.working_days import Calendar
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import buildings

# Asked in nearly every piece of work: built once, and asked once in each.
_FIRST = rows.query(Building, buildings.c.id > 0).limit(1)
_NOTICE, _HOUR = timedelta(minutes=30), timedelta(hours=1)


@needs(May.GO_HOME)
async def name(work: Work) -> Named:
    """The building's name; the house has one even before a building is loaded."""
    found = await _building(work)
    return Named(found.name_zh, found.name_en) if found else Named("物业管家", "Guanjia")


@needs(May.OWN_PRIVACY)
async def number(work: Work, which: str) -> str:
    """A phone number of the building, such as `repair_24h` or `front_desk`; a dash where none is known."""
    return await _number(work, which) or "—"


@needs(May.ASK_FAQ)
async def desk_number(work: Work) -> str:
    """The front desk's phone number, which everybody may know; a dash where none is known."""
    return await _number(work, "front_desk") or "—"


async def hotline(work: Work) -> str:
    """Inside other verbs: the number for repairs at any hour; empty where none is known."""
    return await _number(work, "repair_24h")


async def _number(work: Work, which: str) -> str:
    found = await _building(work)
    contacts: Any = found.facts.get("contacts", {}) if found else {}
    return str(contacts.get(which, "")) if isinstance(contacts, dict) else ""


async def rules(work: Work) -> Rules:
    """Inside other verbs: the building's rules."""
    held = work.known.get(Rules)
    if held is None:
        found = await _building(work)
        held = work.known[Rules] = rules_of(found.rules, found.days) if found else rules_of({})
    return cast(Rules, held)


@needs(May.CHANGE_TIMETABLE)
async def declare(work: Work, day: date, why: str, *, works: bool) -> Building:
    """That day is worked, or off, whatever the calendar says; what hangs on it follows within minutes.

    Raises:
        Refusal: the day is over, it has been declared so, or no building is loaded.

    """
    found = await _building(work)
    if found is None:
        raise Refusal("not-found")
    if day < work.desk.clock.today(work.now):
        raise Refusal("day-over")
    return await work.save(found, found.declare(day, works=works), why)


async def _building(work: Work) -> Building | None:
    if Building not in work.known:
        row = (await work.db.execute(_FIRST)).first()
        work.known[Building] = row and rows.made(Building, row)
    return cast(Building | None, work.known[Building])


async def calendar(work: Work) -> Calendar:
    """Inside other verbs: the building's working days and hours."""
    return Calendar(await rules(work))


async def worked(work: Work, start: datetime, minutes: int) -> datetime:
    """Inside other verbs: when so many minutes of working time from `start` on are over (UTC)."""
    local, allowed = work.desk.clock.local(start), timedelta(minutes=minutes)
    return deadline(local, allowed, await calendar(work), round_the_clock=False).astimezone(UTC)


@needs(May.GO_HOME)
async def visiting_hours(work: Work, days: int) -> list[datetime]:
    """Full working hours of the coming days (UTC) at which a technician can come by appointment."""
    clock, calendar_ = work.desk.clock, await calendar(work)
    today, soon = clock.today(work.now), work.now + _NOTICE
    hours = (clock.at(today + timedelta(days=day), hour, 0) for day in range(days) for hour in range(24))
    return [hour for hour in hours if hour > soon and _free(calendar_, clock.local(hour))]


@needs(May.GO_HOME)
async def working_days(work: Work, count: int) -> list[date]:
    """So many days from today on, as far as the house works on them."""
    calendar_, today = await calendar(work), work.desk.clock.today(work.now)
    return [day for day in (today + timedelta(days=n) for n in range(count)) if calendar_.works(day)]


def _free(calendar_: Calendar, hour: datetime) -> bool:
    return calendar_.working(hour, hour + _HOUR) == _HOUR
