"""The calendar of what is coming: two weeks, a day, one thing in it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.domain.occurrences import Listing, Occurrence, OccurrenceId, OccurrenceState
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.handlers.table import OnButton, OnCommand
from bot.services import timetable
from bot.services.timetable import Day
from bot.services.work import Work
from bot.talk import Button, Said, Words, answer, button, words

_OFTEN = 5
"""What comes on so many days of the two weeks is told once for all of them."""
_A_ROW = 4


async def overview(work: Work, said: Said) -> None:
    """Two weeks: which days are worked, what is special about them, and what is the same on all of them."""
    days = await timetable.days(work)
    count = Counter(kind for one in days for kind in {it.kind for it in one.coming})
    often = {kind for kind, n in count.items() if n >= _OFTEN}
    lines = [_line(work, one, [it for it in one.coming if it.kind not in often]) for one in days]
    usual = {it.kind: _named(work, it) for one in reversed(days) for it in one.coming if it.kind in often}
    doors = [button("coming-day", f"{one.day}", label="button-coming-day", day=_short(one.day)) for one in days]
    rows = tuple(tuple(doors[n : n + _A_ROW]) for n in range(0, len(doors), _A_ROW))
    told = sorted(usual.values(), key=lambda one: str(one.args["at"]))
    shown = answer("timetable", lines=lines, usual=told, rows=(*rows, (button("home"),)))
    work.reply(said, shown, subject="timetable", ring=said.press is None)


async def day(work: Work, said: Said) -> None:
    """One day: everything on it, and whether it is worked."""
    one = await timetable.day(work, _day(said))
    rows = [(_door(work, it),) for it in one.coming]
    if May.CHANGE_TIMETABLE in work.actor.permits:
        turn, label = ("off", "button-day-off") if one.works else ("on", "button-day-on")
        rows.append((button("day-declare", f"{one.day}", turn, label=label),))
    key = "timetable-day" if one.coming else "timetable-day-bare"
    shown = answer(key, day=one.day, state=_state(one), rows=(*rows, (button("timetable"),)))
    work.reply(said, shown, subject="timetable", ring=False)


async def coming(work: Work, said: Said) -> None:
    """One thing: when, and what may be done about it."""
    it, who = await timetable.one(work, OccurrenceId(said.pressed.number(0)))
    open_ = it.state is OccurrenceState.DUE
    may = open_ and it.listing is not Listing.FIXED and May.CHANGE_TIMETABLE in work.actor.permits
    early = it.listing is Listing.LATER and work.desk.clock.today(work.now) < it.local_date
    offered = ("move", "skip") if early else ("now", "move", "skip")
    verbs = tuple(button(f"coming-{verb}", it.id) for verb in offered) if may else ()
    by = [words("coming-by-hand", name=who, why=it.why)] if it.by_hand and who else []
    fixed = [words("coming-fixed")] if open_ and it.listing is Listing.FIXED else []
    back = button("coming-day", f"{work.desk.clock.today(it.due_at)}", label="button-back-to-day")
    later = [words("coming-too-early", day=it.local_date)] if may and early else []
    shown = answer(
        "coming", what=words(f"due-{it.kind}"), at=it.due_at, state=words(f"coming-{it.state.value}"),
        notes=[*by, *fixed, *later], rows=(verbs, (back,)),
    )  # fmt: skip
    work.reply(said, shown, subject="timetable", ring=False)


def _day(said: Said) -> date:
    try:
        return date.fromisoformat(said.pressed.word(0))
    except ValueError:
        raise Refusal("button-stale") from None


def _line(work: Work, one: Day, special: Sequence[Occurrence]) -> Words:
    shown = {"day": one.day, "state": _state(one)}
    if not special:
        return words("timetable-line-bare", **shown)
    return words("timetable-line", **shown, coming=[_named(work, it) for it in special])


def _state(one: Day) -> Words:
    return words(f"day-{'works' if one.works else 'off'}-{'declared' if one.declared else 'plain'}")


def _short(day: date) -> str:
    return f"{day.month}/{day.day}"


def _named(work: Work, it: Occurrence) -> Words:
    key = "coming-line" if it.state is OccurrenceState.DUE else f"coming-line-{it.state.value}"
    return words(key, at=f"{work.desk.clock.local(it.due_at):%H:%M}", what=words(f"due-{it.kind}"))


def _door(work: Work, it: Occurrence) -> Button:
    return Button(_named(work, it), "coming", (it.id,))


COMMANDS: tuple[OnCommand, ...] = (OnCommand("calendar", overview, roles_with(May.SEE_TIMETABLE)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("timetable", overview),
    OnButton("coming-day", day),
    OnButton("coming", coming),
)
