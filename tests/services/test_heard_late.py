"""What was said in time and is heard when the sheet is out: on the next one, on one only, and the sheets add up."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.clock import Clock
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import closings, repairs, verifications
from bot.services.repairs import Reported
from tests.services.test_pushed_audits import counted
from tests.services.test_summaries import FRIDAY, reported
from tests.services.test_work_orders import steps
from tests.services.town import Town, anew, at, told

THURSDAY, SATURDAY = FRIDAY - timedelta(days=1), FRIDAY + timedelta(days=1)
NEXT = FRIDAY + timedelta(days=7)


def add_up(sheets: Sequence[dict[str, int]], *settled: str) -> bool:
    """What each leaves open the next carries, and what each has come by is settled or open."""
    came = [one["carried"] + one["reported"] + one["reopened"] for one in sheets]
    went = [sum(one[name] for name in (*settled, "otherwise", "open")) for one in sheets]
    return came == went and all(one["open"] == following["carried"] for one, following in pairwise(sheets))


async def shut_from_three_to_seven(town: Town, clock: Clock) -> None:
    """A Friday: what is said meanwhile is heard when all the sheets of the day have been made."""
    for day in (THURSDAY, FRIDAY):
        clock.set(at(town, 9, day=day))
        await Clockwork(town.desk, SCHEDULE).tick()
    closed = await reported(town)
    for who, verb in steps(town, closed)[:-2]:
        await town.does(who, verb)
    clock.set(at(town, 19, day=FRIDAY))
    await Clockwork(town.desk, SCHEDULE).tick()
    said = at(town, 15, 58, day=FRIDAY)
    first, second = (Reported(town.unit, anew("drips"), (), Category.PLUMBING, Urgency.NORMAL) for _ in range(2))
    sign = "csr", lambda w: verifications.verify(w, closed, 0, Method.ON_SITE)
    await town.does(*sign, at=said)
    taken_back = (await town.does("tenant", lambda w: repairs.report(w, first), at=said)).id
    await town.does("tenant", lambda w: repairs.cancel(w, taken_back), at=said + timedelta(minutes=1))
    await town.does("tenant", lambda w: repairs.report(w, second), at=said)


@pytest.mark.manual("R49", "R98", "R134")
async def test_every_report_is_on_just_one_sheet_and_each_carries_what_the_one_before_left(
    town: Town, clock: Clock
) -> None:
    await shut_from_three_to_seven(town, clock)
    for day in (SATURDAY, NEXT):
        clock.set(at(town, 19, day=day))
        await Clockwork(town.desk, SCHEDULE).tick()
    closings = await told(town, "csr", "closing")
    assert [(one["reported"], one["closed"], one["otherwise"], one["open"]) for one in closings[-3:]] == [
        (1, 0, 0, 1), (2, 1, 1, 1), (0, 0, 0, 1)
    ]  # fmt: skip
    assert add_up(closings, "closed", "voided")
    weeks = await told(town, "cs_manager", "analysis")
    assert [(one["reported"], one["done"], one["otherwise"], one["open"]) for one in weeks] == [
        (1, 0, 0, 1), (2, 1, 1, 1)
    ]  # fmt: skip
    assert add_up(weeks, "done", "void")
    assert [count for count in await counted(town) if count] == [1, 2, 3]  # two days, and the month


async def test_a_closing_lists_what_it_counts_and_not_what_was_heard_after_it(town: Town, clock: Clock) -> None:
    await shut_from_three_to_seven(town, clock)
    for day, numbers in ((FRIDAY, []), (SATURDAY, ["R-000003"])):
        it = await town.does("csr", lambda w, day=day: closings.of_day(w, day))  # type: ignore[misc]
        assert [line.args["number"] for line in it.say.args["lines"] if "number" in line.args] == numbers
