"""Who is rung when: quiet hours hold what can wait, never an answer, an emergency, or what somebody waits for."""

import itertools
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.domain.people import SYSTEM, ChatId
from bot.domain.quiet import Matter, Tone
from bot.services import privacy, quiet
from bot.services.quiet import Hushed
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import inbox, outbox, quiet_hours, tones
from bot.talk import Answer, Lane, Letter, LetterState, answer
from tests.services.kitchen import outcome
from tests.services.town import MONDAY, ROLES, Town, at

NIGHT, EVENING, MORNING = (22, 0), (21, 0), (8, 0)
DAY = timedelta(days=1)
_updates = itertools.count(1)


def it(text: str = "x") -> Answer:
    return answer("coming-over", note=text)


async def written(town: Town, who: str, when: datetime, **how: Any) -> list[dict[str, Any]]:
    """A letter to somebody is taken then; its row afterwards, and what was decided of it."""
    town.desk.clock.set(when)
    ring = how.pop("ring", None)

    async def verb(work: Work) -> None:
        if ring is None:
            work.send(town.people[who], it(), **how)
        else:
            await work.show(
                town.people[who], how.pop("subject", "repair:1"), it(how.pop("text", "x")), ring=ring, **how
            )

    await town.desk.do(SYSTEM, verb)
    return await rows_of(town, who)


async def rows_of(town: Town, who: str) -> list[dict[str, Any]]:
    async with town.desk.database.transaction() as db:
        mine = select(outbox).where(outbox.c.person == town.people[who]).order_by(outbox.c.id)
        return [dict(row) for row in (await db.execute(mine)).mappings()]


async def hushed(town: Town, who: str) -> tuple[str, Sequence[dict[str, Any]]]:
    """The newest letter finds its address: "held", "folded", "silent", or "goes"."""

    async def verb(work: Work) -> tuple[int, Hushed]:
        [*_, last] = await rows.every(work.db, Letter, outbox.c.person == town.people[who])
        taken = update(outbox).where(outbox.c.id == last.id).values(state=LetterState.SENDING)
        await work.db.execute(taken)
        return last.id, await quiet.hush(work, [last])

    id_, said = await town.desk.do(SYSTEM, verb)
    names = [name for name in ("held", "folded", "silent") if id_ in getattr(said, name)]
    return (names or ["goes"])[0], await rows_of(town, who)


async def fate(town: Town, who: str, clock: tuple[int, int], **how: Any) -> str:
    await written(town, who, at(town, *clock), **how)
    return (await hushed(town, who))[0]


@pytest.mark.parametrize(
    ("lane", "loud", "hour", "what"),
    [
        (Lane.NOTICE, False, NIGHT, "held"), (Lane.BROADCAST, False, NIGHT, "held"), (Lane.ALERT, False, NIGHT, "goes"),
        (Lane.ANSWER, False, NIGHT, "goes"), (Lane.NOTICE, True, NIGHT, "goes"), (Lane.BROADCAST, True, NIGHT, "goes"),
        (Lane.NOTICE, False, EVENING, "goes"), (Lane.BROADCAST, False, MORNING, "goes"),
    ],
)  # fmt: skip
async def test_what_can_wait_waits_at_night(
    town: Town, lane: Lane, hour: tuple[int, int], what: str, *, loud: bool
) -> None:
    assert await fate(town, "tenant", hour, lane=lane, loud=loud) == what


async def test_what_was_held_is_due_when_the_night_is_over_and_goes_then(town: Town) -> None:
    assert await fate(town, "tenant", NIGHT) == "held"
    [row] = await rows_of(town, "tenant")
    assert (row["state"], row["not_before"]) == (LetterState.NEW, at(town, 8, day=MONDAY + DAY))
    town.desk.clock.set(at(town, 8, day=MONDAY + DAY))
    assert (await hushed(town, "tenant"))[0] == "goes"


async def test_whoever_has_just_written_is_awake(town: Town) -> None:
    async with town.desk.database.transaction() as db:
        heard = {"raw": "{}", "chat": ChatId(1000 + town.people["tenant"]), "received_at": at(town, 21, 50)}
        await db.execute(insert(inbox).values(update_id=next(_updates), state="done", **heard))
    assert await fate(town, "tenant", NIGHT) == "goes"
    assert await fate(town, "tenant", (22, 10)) == "held"


async def test_the_watch_works_at_night_unless_they_say_otherwise(town: Town) -> None:
    assert await fate(town, "security", NIGHT) == "goes"
    await town.does("security", lambda w: quiet.keep(w, (time(21), time(7))))
    assert await fate(town, "security", NIGHT) == "held"


async def test_a_person_has_hours_of_their_own_or_none(town: Town) -> None:
    await town.does("tenant", lambda w: quiet.keep(w, (time(20), time(9))))
    assert await fate(town, "tenant", EVENING) == "held"
    assert await fate(town, "neighbour", EVENING) == "goes"
    await town.does("tenant", lambda w: quiet.keep(w, (time(0), time(0))))
    assert await fate(town, "tenant", NIGHT) == "goes"


@pytest.mark.parametrize(
    ("tone", "hour", "what"),
    [
        (Tone.ALWAYS, NIGHT, "goes"), (Tone.SILENT, (12, 0), "silent"), (Tone.SILENT, NIGHT, "held"),
        (Tone.DAY, (12, 0), "goes"),
    ],
)  # fmt: skip
async def test_each_kind_is_as_loud_as_somebody_wants_it(
    town: Town, tone: Tone, hour: tuple[int, int], what: str
) -> None:
    await town.does("tenant", lambda w: quiet.tune(w, Matter.NEWS, tone))
    assert await fate(town, "tenant", hour, lane=Lane.BROADCAST) == what
    assert await fate(town, "tenant", (12, 0)) == "goes"


async def test_an_emergency_rings_however_silent_somebody_wants_everything(town: Town) -> None:
    for matter in Matter:
        await town.does("security", lambda w, m=matter: quiet.tune(w, m, Tone.SILENT))  # type: ignore[misc]
    assert await fate(town, "security", NIGHT, lane=Lane.ALERT, loud=True, about="repair:1") == "goes"
    assert await fate(town, "security", NIGHT, lane=Lane.ALERT, about="repair:1") == "silent"


async def test_a_card_that_is_to_ring_in_the_morning_shows_by_then_what_it_would_show_now(town: Town) -> None:
    assert await fate(town, "tenant", NIGHT, ring=True, text="old", lane=Lane.NOTICE) == "held"
    assert await fate(town, "tenant", (23, 0), ring=False, text="new") == "folded"
    ring = (await rows_of(town, "tenant"))[0]
    assert ring["body"]["say"]["args"]["note"] == "new"
    assert await fate(town, "tenant", (23, 10), ring=False, subject="repair:2") == "goes"


@pytest.mark.parametrize("who", [*ROLES, "stranger"])
async def test_everybody_who_is_known_chooses_for_themselves(embedded_town: Town, who: str) -> None:
    now = at(embedded_town, 9)
    said = await outcome(embedded_town, who, lambda w: quiet.tune(w, Matter.NEWS, Tone.SILENT), now)
    assert said == ("stranger-not-allowed" if who == "stranger" else "done")


async def test_what_was_chosen_is_exported_and_erased(town: Town) -> None:
    await town.does("tenant", lambda w: quiet.keep(w, (time(20), time(9))))
    await town.does("tenant", lambda w: quiet.tune(w, Matter.NEWS, Tone.SILENT))
    own = await town.does("tenant", privacy.export)
    assert [row["matter"] for row in own["loudness"]] == ["news"]
    assert len(own["quiet_hours"]) == 1
    await town.does("tenant", privacy.erase)
    async with town.desk.database.transaction() as db:
        for table in (quiet_hours, tones):
            assert (await db.execute(select(table))).all() == []
