"""A building file: all of it, again and again, or nothing with every reason."""

import copy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.people import SYSTEM, ChatId, Language, Person
from bot.playground.people import sample_building
from bot.services import loading
from bot.services.building_file import WrongFile
from bot.services.loading import Loaded
from bot.services.work import Desk
from bot.storage import rows
from bot.storage.copying import NotACopy, NotEmpty, back_up, restore
from bot.storage.database import Database
from bot.storage.tables import floors, metadata, people, units


async def load(desk: Desk, file: Any) -> Loaded:
    return await desk.do(SYSTEM, lambda work: loading.load(work, file))


async def count(desk: Desk, table: Any) -> int:
    async with desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(table))).scalar_one())


@pytest.mark.manual("R14", "R18")
async def test_the_sample_building_is_loaded_and_a_second_time_changes_nothing(desk: Desk) -> None:
    first = await load(desk, sample_building())
    second = await load(desk, sample_building())
    assert first.added > 100
    assert (second.added, second.changed) == (0, 0)
    assert await count(desk, units) == 24
    async with desk.database.transaction() as db:
        labels = set((await db.execute(select(floors.c.label))).scalars())
    assert {"B2", "1", "12", "15", "23"} <= labels
    assert not labels & {"4", "13", "14"}


async def test_what_changed_is_brought_in_line_and_who_has_come_stays(desk: Desk) -> None:
    file = sample_building()
    await load(desk, file)
    async with desk.database.transaction() as db:
        zhou = await rows.first(db, Person, people.c.code == "T01-1")
        assert zhou is not None
        await rows.save(db, zhou.bind(ChatId(5), Language.EN, desk.clock.now()))
    changed = copy.deepcopy(file)
    changed["tenants"][0]["contacts"][0]["name_zh"] = "周敏敏"
    changed["staff"].pop()
    loaded = await load(desk, changed)
    assert (loaded.added, loaded.changed, loaded.absent) == (0, 1, ["S24"])
    async with desk.database.transaction() as db:
        zhou = await rows.first(db, Person, people.c.code == "T01-1")
    assert zhou is not None
    assert (zhou.name_zh, zhou.chat, zhou.language) == ("周敏敏", ChatId(5), Language.EN)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("units", 0, "area_m2"), -1, "units[0].area_m2"),
        (("units", 0, "use"), "castle", "units[0].use"),
        (("units", 0, "tenant"), "T99", "units[0].tenant"),
        (("tenants", 0, "units"), ["9999"], "tenants[0].units[0]"),
        (("tenants", 1, "id"), "T01", "tenants[1].id"),
        (("tenants", 0, "contacts", 0, "role"), "king", "tenants[0].contacts[0].role"),
        (("staff", 0, "role"), "tenant", "staff[0].role"),
        (("staff", 0, "role"), "wizard", "staff[0].role"),
        (("building", "code"), "", "building.code"),
    ],
)
async def test_a_broken_file_is_refused_with_its_place_and_changes_nothing(
    desk: Desk, path: tuple[Any, ...], value: Any, told: str
) -> None:
    file = sample_building()
    held = file
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = value
    with pytest.raises(WrongFile) as refused:
        await load(desk, file)
    assert any(problem.startswith(told) for problem in refused.value.problems)
    assert await count(desk, people) == 0


async def test_everything_that_is_wrong_is_listed_not_only_the_first(desk: Desk) -> None:
    file = sample_building()
    file["units"][0]["area_m2"] = 0
    file["staff"][3]["role"] = "wizard"
    with pytest.raises(WrongFile) as refused:
        await load(desk, file)
    assert len(refused.value.problems) == 2
    wrong: list[Any] = [None, [], "text", {"building": 1}]
    for nonsense in wrong:
        with pytest.raises(WrongFile):
            await load(desk, nonsense)


async def test_a_copy_goes_from_one_database_to_another_and_loses_nothing(
    desk: Desk, file_url: str, tmp_path: Path
) -> None:
    await load(desk, sample_building())
    (desk.media / "x").mkdir(parents=True)
    (desk.media / "x" / "photo.jpg").write_bytes(b"picture")
    copied = await back_up(desk.database, desk.media, tmp_path / "copy.zip", desk.clock.now())
    async with Database(file_url) as other:
        assert await restore(other, tmp_path / "other", tmp_path / "copy.zip") == copied
        async with desk.database.transaction() as here, other.transaction() as there:
            for table in metadata.sorted_tables:
                same = select(table).order_by(*table.primary_key.columns)
                assert (await here.execute(same)).all() == (await there.execute(same)).all()
            await rows.add(there, Person(code="after"))
        with pytest.raises(NotEmpty):
            await restore(other, tmp_path / "other", tmp_path / "copy.zip")
    assert (tmp_path / "other" / "x" / "photo.jpg").read_bytes() == b"picture"


async def test_what_is_no_copy_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"nonsense")
    with pytest.raises(NotACopy):
        await restore(desk.database, tmp_path, tmp_path / "no.zip")
    with pytest.raises(NotACopy):
        await restore(desk.database, tmp_path, tmp_path / "missing.zip")


async def test_a_copy_of_a_file_is_restored_on_a_server_which_then_counts_on(
    database: Database, file_url: str, tmp_path: Path, desk: Desk
) -> None:
    async with Database(file_url) as other:
        await load(Desk(other, desk.clock, desk.texts, tmp_path / "m"), sample_building())
        copied = await back_up(other, tmp_path / "m", tmp_path / "copy.zip", desk.clock.now())
    assert await restore(database, tmp_path / "n", tmp_path / "copy.zip") == copied
    async with database.transaction() as db:
        highest = (await db.execute(select(func.max(people.c.id)))).scalar_one()
        assert (await rows.add(db, Person(code="after"))).id > highest
