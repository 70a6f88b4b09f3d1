"""What somebody looks for among the repairs, from a line of words: a unit, a name, a status, a day, a number."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.order_states import OPEN, OrderStatus
from bot.domain.people import PersonId
from bot.domain.places import unit_in
from bot.domain.repairs import OPEN as OPEN_RECORDS
from bot.domain.repairs import IntakeStatus
from bot.domain.units import UnitId

_S = OrderStatus
STATES: dict[str, tuple[frozenset[OrderStatus], tuple[str, ...]]] = {
    "open": (
        OPEN,
        ("在办", "未结", "没结", "未完成", "没完成", "没修好", "open", "not closed", "not done", "unfinished"),
    ),
    "new": (frozenset(), ("待派", "未派", "to dispatch", "new")),
    "work": (
        frozenset({_S.DISPATCHED, _S.ACCEPTED, _S.ON_THE_WAY, _S.ON_SITE}),
        ("维修中", "已派", "已接", "in progress"),
    ),
    "wait": (frozenset({_S.WAITING}), ("挂单", "等待", "waiting", "on hold")),
    "check": (frozenset({_S.COMPLETED, _S.RETURNED, _S.VERIFYING}), ("待核实", "已完工", "核实", "to verify", "done")),
    "closed": (frozenset({_S.CLOSED}), ("已结清", "结清", "已结", "closed")),
    "void": (frozenset({_S.VOID}), ("作废", "void")),
    "gone": (frozenset(), ("撤销", "撤回", "withdrawn", "taken back", "cancelled", "canceled")),
    "merged": (frozenset(), ("并单", "merged")),
    "complaint": (frozenset(), ("转投诉", "complaint", "complaints")),
}
"""Statuses by a short code, with the words people use for them; some have no order."""
OF_RECORD: dict[str, frozenset[IntakeStatus]] = {
    "open": OPEN_RECORDS,
    "new": frozenset({IntakeStatus.TO_DISPATCH}),
    "gone": frozenset({IntakeStatus.CANCELLED}),
    "merged": frozenset({IntakeStatus.MERGED}),
    "complaint": frozenset({IntakeStatus.CONVERTED}),
}
"""Those that the record itself says."""
_DATE = re.compile(
    r"(?<!\d)(?:(?P<iso>20\d\d-\d{1,2}-\d{1,2})|(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})(?:月|/)(?P<day>\d{1,2})[日号]?)"
    r"(?:\s*[-–—~至到]\s*(?P<last>\d{1,2})[日号])?"
)
"""A day; with `last`, from one day to another of the same month."""
_WEEK = 7


@dataclass(frozen=True)
class Search:
    """What is looked for; empty parts do not narrow it. Days are the building's, both included."""

    unit: UnitId | None = None
    technician: PersonId | None = None
    state: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def code(self) -> str:
        """The search in a few characters, as a button carries it."""
        parts = [f"u{self.unit}" if self.unit else "", f"t{self.technician}" if self.technician else "", self.state]
        days = [f"{day:%y%m%d}" if day else "" for day in (self.since, self.until)]
        return ".".join([*parts, *days])

    @classmethod
    def read(cls, code: str) -> "Search | None":
        """The opposite of `code`; None where a client made it up."""
        parts = code.split(".")
        if len(parts) != len(("unit", "technician", "state", "since", "until")) or parts[2] not in {"", *STATES}:
            return None
        try:
            unit, technician = (int(part[1:]) if part else None for part in parts[:2])
            since, until = (_day(part) if part else None for part in parts[3:])
        except ValueError:
            return None
        return cls(UnitId(unit) if unit else None, PersonId(technician) if technician else None, parts[2], since, until)


def understood(text: str, today: date, units: Mapping[str, UnitId], technicians: Mapping[str, PersonId]) -> Search:
    """What a line of words looks for; words that say nothing are passed over."""
    said = unicodedata.normalize("NFKC", text).casefold()
    since, until = _days(said, today)
    without_days = _DATE.sub(" ", said)
    number = unit_in(without_days, units.keys())
    found = Search(unit=units[number] if number else None, since=since, until=until)
    # The longest name first: somebody else may be called by a part of it.
    names = sorted((name for name in technicians if name), key=len, reverse=True)
    who = next((technicians[name] for name in names if _stands_in(name.casefold(), said)), None)
    return replace(found, technician=who, state=_state(said, STATES))


def _stands_in(word: str, said: str) -> bool:
    # Chinese has no borders between words; "Li" must not be found in "list", nor "new" in "renew".
    return bool(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", said)) if word.isascii() else word in said


def _state(said: str, states: Collection[str]) -> str:
    return next((code for code in states if any(_stands_in(word, said) for word in STATES[code][1])), "")


def _days(said: str, today: date) -> tuple[date | None, date | None]:
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    last_month = (first - timedelta(days=1)).replace(day=1)
    spans = {
        ("今天", "today"): (today, today),
        ("昨天", "yesterday"): (today - timedelta(days=1), today - timedelta(days=1)),
        ("前天",): (today - timedelta(days=2), today - timedelta(days=2)),
        ("上周", "last week"): (monday - timedelta(days=_WEEK), monday - timedelta(days=1)),
        ("本周", "这周", "this week"): (monday, today),
        ("上月", "上个月", "last month"): (last_month, first - timedelta(days=1)),
        ("本月", "这个月", "this month"): (first, today),
    }
    named = next((span for words, span in spans.items() if any(word in said for word in words)), None)
    return named or _typed(said, today)


def _typed(said: str, today: date) -> tuple[date | None, date | None]:
    """A day, or from the first that is named to the last: "3月1日-3月7日", "3月1日至7日", "2026-03-01..2026-03-07"."""
    found = list(_DATE.finditer(said))
    if not found:
        return None, None
    try:
        until = _meant(found[-1], today)
        since = _meant(found[0], today)
        if found[-1]["last"]:
            until = until.replace(day=int(found[-1]["last"]))
        if since > until and not _has_year(found[0]):  # from one year into the next
            since = since.replace(year=since.year - 1)
    except ValueError:
        return None, None
    return min(since, until), max(since, until)


def _meant(found: re.Match[str], today: date) -> date:
    """Without a year the last such day: nothing has been reported yet on one that is ahead."""
    if found["iso"]:
        return date(*(int(part) for part in found["iso"].split("-")))
    day = date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    return day if found["year"] or day <= today else day.replace(year=today.year - 1)


def _has_year(found: re.Match[str]) -> bool:
    return bool(found["iso"] or found["year"])


def _day(code: str) -> date:
    return date(2000 + int(code[:2]), int(code[2:4]), int(code[4:6]))


_DIGITS = 6
_NUMBER = re.compile(r"(?:(?P<kind>r|wo|工作单)[-\s]?(?:(?P<year>20\d\d)-)?)?(?P<digits>\d{1,8})")


def numbers_in(text: str, year: int) -> tuple[str, ...]:
    """The numbers that a short form can mean: "R1", "wo-2026-9", "000009"; none where it is something else.

    Digits alone must be all six of them: "0801" is a unit.
    """
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if found is None or (found["kind"] is None and len(found["digits"]) < _DIGITS):
        return ()
    digits = f"{int(found['digits']):0{_DIGITS}d}"
    reported, ordered = f"R-{digits}", f"WO-{found['year'] or year}-{digits}"
    return {"r": (reported,), "wo": (ordered,), "工作单": (ordered,)}.get(found["kind"] or "", (ordered, reported))
