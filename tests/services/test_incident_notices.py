"""What the people in the house are told of an emergency: whom, once, each in their language, and where to phone."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import func, select

from bot.domain.incident_files import Notice
from bot.domain.incidents import Incident, IncidentKind
from bot.domain.people import SYSTEM, Language, Person
from bot.domain.refusal import Refusal
from bot.packing import unpack_answer
from bot.services import incident_notices, incident_work, mail, reach, subscriptions
from bot.services.mail import Mark
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Lane, Letter, LetterState
from tests.services.emergencies import by_hand, heard, opened
from tests.services.kitchen import every
from tests.services.town import ROLES, Town, at, ticks, told

STAFF = sorted(set(ROLES) - {"tenant", "neighbour"})


async def change(town: Town, who: str, **how: object) -> None:
    async def changed(work: Work) -> None:
        person = await rows.find(work.db, Person, town.people[who])
        await work.save(person, Person(**{**vars(person), **how}))

    await town.desk.do(SYSTEM, changed)


async def arrive(town: Town, *lost: str) -> None:
    """Every letter of a notice has arrived but those to these people, who have shut the house out."""

    async def settled(work: Work) -> None:
        for who in lost:
            await reach.lose(work, town.people[who])
        found = await work.db.execute(select(outbox).where(outbox.c.about.startswith("notice:")))
        marks = []
        for row in found.all():
            gone = row.person in {town.people[who] for who in lost}
            state = LetterState.DEAD if gone else LetterState.SENT
            marks.append(Mark(row.id, state, 1, unreached=gone))
        await mail.settle(work, marks, [])

    await town.desk.do(SYSTEM, settled)


@pytest.mark.manual("R54", "R214")
async def test_a_floor_is_told_once_and_nobody_else_hears_of_it(town: Town) -> None:
    made = await opened(town)
    seen = await town.does("security", lambda w: incident_notices.preview(w, made.id, ("8",)))
    assert (seen.people, seen.chinese, seen.english, seen.before, seen.phone) == (1, 1, 0, 0, ())
    assert await heard(town, "danger-notice-fire") == []
    notice = await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    assert (notice.people, notice.floors) == (1, ("8",))
    assert await heard(town, "danger-notice-fire") == ["tenant"]
    again = await town.outcome("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    assert again == "incident-told-already"


async def test_the_building_is_everybody_who_is_bound_and_only_who_was_not_told_yet(town: Town) -> None:
    made = await opened(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    seen = await town.does("security", lambda w: incident_notices.preview(w, made.id, ()))
    assert (seen.people, seen.before) == (len(ROLES) - 1, 1)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ()))
    assert await heard(town, "danger-notice-fire") == sorted(ROLES)


async def test_two_who_send_at_once_tell_nobody_twice(town: Town) -> None:
    made = await opened(town)
    both = [town.does(w, lambda w: incident_notices.send(w, made.id, ())) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["incident-told-already"]
    assert await heard(town, "danger-notice-fire") == sorted(ROLES)


async def test_whatever_somebody_does_not_want_to_be_told_danger_reaches_them(town: Town) -> None:
    await town.does("tenant", lambda w: subscriptions.mute(w, "menu"))
    made = await opened(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    assert await heard(town, "danger-notice-fire") == ["tenant"]
    async with town.desk.database.transaction() as db:
        found = (await db.execute(select(outbox.c.lane, outbox.c.loud).where(outbox.c.about == "notice:1"))).all()
    assert [tuple(row) for row in found] == [(Lane.ALERT, True)]


async def test_each_reads_it_in_their_language_and_it_names_neither_who_reported_it_nor_their_unit(
    town: Town,
) -> None:
    await change(town, "neighbour", language=Language.EN)
    made = await opened(town)
    seen = await town.does("security", lambda w: incident_notices.preview(w, made.id, ("8", "9")))
    assert (seen.chinese, seen.english) == (1, 1)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    await town.does("security", lambda w: incident_work.clear(w, made.id, "0801 of tenant: out"))
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people["neighbour"])
        bodies = list((await db.execute(mine)).scalars())
    said = [
        town.desk.texts.say(language, it.say.key, **it.say.args)
        for it in map(unpack_answer, bodies)
        for language in Language
    ]
    assert len(said) == 4
    for text in said:
        assert "8" in text
        assert not any(word in text for word in ("0801", "tenant", "着火了", "云杉", "Spruce"))


@pytest.mark.parametrize("kind", list(IncidentKind))
async def test_every_kind_has_words_for_danger_and_for_its_end(town: Town, kind: IncidentKind) -> None:
    made = await by_hand(town)
    await town.does("security", lambda w: incident_work.correct(w, made.id, kind, "8"))
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    await town.does("cs_manager", lambda w: incident_work.clear(w, made.id, "over"))
    assert await heard(town, f"danger-notice-{kind.value}") == ["tenant"]
    assert await heard(town, f"danger-over-{kind.value}") == ["tenant"]


async def test_it_counts_up_and_says_where_to_phone(town: Town) -> None:
    await change(town, "neighbour", unreachable_since=at(town, 8))
    made = await opened(town)
    seen = await town.does("security", lambda w: incident_notices.preview(w, made.id, ("8", "9")))
    assert (seen.people, seen.phone) == (1, ("0901",))
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    await ticks(town, at(town, 9, 0, 6))
    (notice,) = await every(town, Notice)
    assert (notice.arrived, notice.lost, notice.phone, notice.done_at) == (0, 0, ("0901",), None)
    await arrive(town, "tenant")
    await ticks(town, at(town, 9, 1))
    (notice,) = await every(town, Notice)
    assert (notice.arrived, notice.lost, notice.phone) == (0, 1, ("0801", "0901"))
    assert notice.done_at == at(town, 9, 1)
    assert await told(town, "receptionist", "unreached") == []
    rings = await _rings(town, "security", made)
    await ticks(town, at(town, 9, 40))
    assert await _rings(town, "security", made) == rings


async def _rings(town: Town, who: str, made: Incident) -> int:
    """How often its card has rung somebody."""
    async with town.desk.database.transaction() as db:
        theirs = outbox.c.person == town.people[who], outbox.c.subject == f"incident:{made.id}"
        rings = select(func.count()).select_from(outbox).where(*theirs, outbox.c.verb == "ring")
        return int((await db.execute(rings)).scalar_one())


async def test_where_everybody_is_reached_nobody_is_called_again(town: Town) -> None:
    made = await opened(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    before = await _rings(town, "security", made)
    await arrive(town)
    await ticks(town, at(town, 9, 1))
    (notice,) = await every(town, Notice)
    assert (notice.arrived, notice.lost, notice.phone, bool(notice.done_at)) == (2, 0, (), True)
    assert await _rings(town, "security", made) == before


async def test_where_nobody_can_be_reached_it_says_whom_to_phone(town: Town) -> None:
    await change(town, "tenant", chat=None)
    made = await by_hand(town)
    with pytest.raises(Refusal, match="incident-nobody-there") as refused:
        await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    assert refused.value.words["phone"] == "0801"
    assert await every(town, Notice) == []


async def test_the_front_desk_tells_floors_while_it_is_open_and_never_the_house(town: Town) -> None:
    made = await by_hand(town)
    assert await town.outcome("receptionist", lambda w: incident_notices.preview(w, made.id, ())) == "not-allowed"
    assert await town.outcome("receptionist", lambda w: incident_notices.send(w, made.id, ("8",))) == "done"
    town.desk.clock.set(at(town, 20))
    assert await town.outcome("receptionist", lambda w: incident_notices.send(w, made.id, ("8",))) == (
        "incident-desk-closed"
    )
    assert await town.outcome("security", lambda w: incident_notices.send(w, made.id, ("8",))) == "done"
    assert await town.outcome("security", lambda w: incident_notices.send(w, made.id, ("77",))) == "incident-no-floor"


async def test_another_kind_of_danger_is_told_anew(town: Town) -> None:
    made = await by_hand(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    await town.does("security", lambda w: incident_work.correct(w, made.id, IncidentKind.GAS, "8"))
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    assert await heard(town, "danger-notice-gas") == await heard(town, "danger-notice-fire") == ["tenant"]
    await town.does("security", lambda w: incident_work.clear(w, made.id, "over"))
    assert await heard(town, "danger-over-gas") == ["tenant"]


@pytest.mark.parametrize("scope", ["floor", "near", "building", "attic"])
async def test_a_button_means_the_floor_of_the_emergency(town: Town, scope: str) -> None:
    made = await by_hand(town)
    said = town.does("security", lambda w: incident_notices.floors_of(w, made.id, scope))
    if scope == "attic":
        with pytest.raises(Refusal, match="button-stale"):
            await said
    else:
        assert await said == ({"floor": ("8",), "near": ("8", "9"), "building": ()}[scope], "8")


class _Dies:
    """A courier that has taken letters, and dies before it has sent any."""

    def take(self, letters: Sequence[Letter]) -> None:
        del letters

    look_for = take


async def test_after_a_kill_everybody_is_told_and_a_second_tap_tells_nobody_again(town: Town) -> None:
    town.desk.doorbell.listeners.append(_Dies())
    made = await opened(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ()))
    town.desk.doorbell.listeners.clear()
    found = await town.desk.do(SYSTEM, mail.recover)
    again = sorted(letter.person for letter in found.again if letter.about == "notice:1" and letter.person)
    assert again == sorted(town.people[who] for who in ROLES)
    said = await town.outcome("security", lambda w: incident_notices.send(w, made.id, ()))
    assert said == "incident-told-already"
    await arrive(town)
    await ticks(town, at(town, 9, 1))
    (notice,) = await every(town, Notice)
    assert (notice.arrived, notice.people) == (len(ROLES), len(ROLES))
