"""Who hears of a planned outage when: at night what cannot wait, and never the old hours after the new ones."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, update

from bot.domain.announcements import Announcement
from bot.domain.outages import FOREWARNED, Outage, OutageKind
from bot.domain.people import SYSTEM
from bot.packing import unpack
from bot.services import announcement_cards, announcements, outage_cards, outages, quiet
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Letter, LetterState, Verb, Words
from tests.services.announcing import letters, passes
from tests.services.switching import AUTHOR, announced, arrives, goes_out, notices, planned, said, span, water
from tests.services.test_nuisance import no
from tests.services.town import MONDAY, Town, at, ticks, told

pytestmark = pytest.mark.manual("R214")
HOUR = timedelta(hours=1)
TUESDAY = MONDAY + timedelta(days=1)
FIRST = tuple(role.value for role in FOREWARNED)
NIGHT, NEXT_MORNING, NEXT_AFTERNOON = (MONDAY, 23), (TUESDAY, 8), (TUESDAY, 15)


async def hastened(town: Town, begins: Any = NIGHT) -> Outage:
    """At ten in the evening the power is to be cut soon; why that cannot wait has been said."""
    town.desk.clock.set(at(town, 22))
    day, hour = begins
    cut = water(town, "8层", kind=OutageKind.POWER, span=span(town, hour, 3, day), urgent="the cable smoulders")
    return await town.does(AUTHOR, lambda w: outages.plan(w, cut))


async def held(town: Town, *which: ColumnElement[bool]) -> list[bool]:
    """Whether each of these letters is put off by the quiet hours, if the courier takes it now."""

    async def verb(work: Work) -> list[bool]:
        letters = await rows.every(work.db, Letter, *which, outbox.c.state == LetterState.NEW)
        await work.db.execute(update(outbox).where(*which).values(state=LetterState.TAKEN))
        waits = (await quiet.hush(work, letters)).held
        return [one.id in waits for one in letters]

    return await town.desk.do(SYSTEM, verb)


def of_notice(it: Announcement) -> tuple[ColumnElement[bool], ...]:
    return outbox.c.about == announcement_cards.about(it.id), outbox.c.verb == Verb.SAY


def ringing(town: Town, who: str, it: Outage) -> tuple[ColumnElement[bool], ...]:
    mine = outbox.c.person == town.people[who], outbox.c.subject == outage_cards.subject(it.id)
    return *mine, outbox.c.verb == Verb.RING


@pytest.mark.parametrize(("begins", "waits"), [(NIGHT, False), (NEXT_MORNING, False), (NEXT_AFTERNOON, True)])
async def test_at_night_only_that_rings_which_would_be_heard_too_late_in_the_morning(
    town: Town, begins: Any, *, waits: bool
) -> None:
    it = await hastened(town, begins)
    notice = await goes_out(town, it)
    assert await held(town, *of_notice(notice)) == [waits]
    assert await held(town, *ringing(town, "cs_manager", it)) == [waits]


async def test_that_it_works_again_wakes_nobody(town: Town) -> None:
    it = await hastened(town)
    await goes_out(town, it)
    await ticks(town, it.begins_at)
    await town.does("dispatcher", lambda w: outages.end(w, it.id), it.begins_at + HOUR)
    await ticks(town, it.begins_at + HOUR)
    assert await held(town, *of_notice((await notices(town))[-1])) == [True]


async def counted(town: Town) -> int:
    """How many have been told of it, as its card says."""
    lines = unpack((await told(town, AUTHOR, "outage-card"))[-1]["lines"])
    [line] = [one for one in lines if isinstance(one, Words) and one.key == "outage-line-notice"]
    return int(line.args["count"])


async def test_who_has_not_got_it_yet_is_not_counted_as_told(town: Town) -> None:
    it = await hastened(town, NEXT_AFTERNOON)
    await goes_out(town, it)
    await town.does(AUTHOR, lambda w: outages.open_card(w, it.id))
    assert await counted(town) == 0
    await arrives(town)
    assert await counted(town) == 1


# -- the old hours -----------------------------------------------------------------------------------------------------


async def gets(town: Town, it: Announcement) -> list[LetterState]:
    """What becomes of its letters once the courier has sent all that there is to send."""
    await arrives(town)
    return [state for _, state in await letters(town, it)]


async def test_old_hours_that_are_paused_do_not_come_after_the_new_ones(town: Town) -> None:
    it = await planned(town)
    notice = await goes_out(town, it)
    await town.does(AUTHOR, lambda w: announcements.pause(w, notice.id))
    await town.does(AUTHOR, lambda w: outages.move(w, it.id, span(town, 15), ""))
    assert (await said(town))[-1] == ("🕒 改期：停水", {"tenant"})
    assert (await no(town, AUTHOR, lambda w: announcements.resume(w, notice.id))).key == "announcement-is-stopped"
    assert await gets(town, notice) == [LetterState.SUPERSEDED]
    assert await gets(town, (await notices(town))[-1]) == [LetterState.SENT]


async def test_moved_twice_only_the_last_hours_come(town: Town) -> None:
    it = await planned(town)
    notice = await goes_out(town, it)
    for hour in (15, 16):
        await town.does(AUTHOR, lambda w, h=hour: outages.move(w, it.id, span(town, h), ""))  # type: ignore[misc]
        await passes(town)
    first, second = (await notices(town))[1:]
    assert "16:00" in second.text_zh
    for old in (notice, first):
        assert await gets(town, old) == [LetterState.SUPERSEDED]
    assert await gets(town, second) == [LetterState.SENT]


@pytest.mark.parametrize("verb", ["end", "prolong"])
async def test_what_still_waits_when_it_is_over_or_prolonged_does_not_come_any_more(town: Town, verb: str) -> None:
    it = await planned(town)
    notice = await goes_out(town, it)
    await ticks(town, it.begins_at)
    steps: dict[str, Any] = {
        "end": outages.end,
        "prolong": lambda w, id_: outages.prolong(w, id_, it.ends_at + HOUR, ""),
    }
    await town.does("dispatcher", lambda w: steps[verb](w, it.id))
    assert await gets(town, notice) == [LetterState.SUPERSEDED]
    assert await gets(town, (await notices(town))[-1]) == [LetterState.SENT]


# -- managers and supervisors ------------------------------------------------------------------------------------------


async def rung(town: Town, it: Outage) -> dict[str, int]:
    """How often its card has rung those who hear of it first, and the receptionist, so far."""
    counted = {who: await rows_held(town, *ringing(town, who, it)) for who in (*FIRST, AUTHOR)}
    return {who: n for who, n in counted.items() if n}


async def rows_held(town: Town, *which: ColumnElement[bool]) -> int:
    return len(await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Letter, *which)))


@pytest.mark.parametrize("verb", ["move", "call_off"])
async def test_who_was_forewarned_is_rung_when_it_is_moved_or_called_off_but_not_who_does_that(
    town: Town, verb: str
) -> None:
    steps: dict[str, Any] = {
        "move": lambda w, id_: outages.move(w, id_, span(town, 15), ""),
        "call_off": lambda w, id_: outages.call_off(w, id_, "the supplier cannot come"),
    }
    it = await announced(town)
    assert await rung(town, it) == dict.fromkeys(FIRST, 1)
    await town.does("cs_manager", lambda w: steps[verb](w, it.id))
    assert await rung(town, it) == dict.fromkeys(FIRST, 2) | {"cs_manager": 1}


async def test_of_a_draft_that_is_moved_and_called_off_nobody_is_rung(town: Town) -> None:
    it = await planned(town)
    await town.does(AUTHOR, lambda w: outages.move(w, it.id, span(town, 15), ""))
    await town.does(AUTHOR, lambda w: outages.call_off(w, it.id, "not needed"))
    assert await rung(town, it) == {}
