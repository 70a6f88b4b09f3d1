"""A building file: all of it, again and again, or nothing with every reason."""

import copy
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.people import SYSTEM, ChatId, Language, Person
from bot.domain.roles import Role
from bot.playground.people import sample_building
from bot.services import loading
from bot.services.building_file import WrongFile
from bot.services.loading import Loaded
from bot.services.work import Desk
from bot.storage import rows
from bot.storage.copying import NotACopy, NotEmpty, NothingToCopy, back_up, opened, restore
from bot.storage.database import Database
from bot.storage.tables import floors, metadata, people, posts, units, vendors


async def load(desk: Desk, file: Any) -> Loaded:
    return await desk.do(SYSTEM, lambda work: loading.load(work, file))


async def count(desk: Desk, table: Any) -> int:
    async with desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(table))).scalar_one())


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
        (("staff", 0, "role"), ["csr"], "staff[0].role"),
        (("building", "code"), "", "building.code"),
        (("units", 0, "floor"), "99", "units[0].floor: the building has no floor 99"),
        (("units", 0, "floor"), "13", "units[0].floor: the building has no floor 13"),
        (("units", 7, "tenant"), None, "tenants[0].units[0]: unit 0801 does not name T01 as its tenant"),
        (("units", 0, "flor"), "1", "units[0].flor: is not known; is it floor?"),
        (("tennants",), [], "tennants: is not known; is it tenants?"),
        (("building", "rules"), {"calender": {}}, "building.rules.calender: is not known; is it calendar?"),
        (("building", "rules"), {"limits": 5}, "building.rules.limits: must be an object"),
        (("building", "timezone"), "Mars/Olympus", "building.timezone: Mars/Olympus is not an IANA time zone"),
        (("building", "floors", 4, "label"), "3-99999999999", "building.floors[4].label"),
        (("building", "floors", 4, "label"), "12-3", "building.floors[4].label"),
        (("building", "floors", 4, "label"), "9" * 5000, "building.floors[4].label"),
        (("building", "floors", 5, "label"), "12", "building.floors[5].label: 12 stands twice"),
        (("tenants", 0, "contacts", 0, "phone"), "0" * 41, "tenants[0].contacts[0].phone: is longer than 40"),
        (("staff", 0, "phone"), "0" * 41, "staff[0].phone: is longer than 40 characters"),
        (("tenants", 0, "emergency_contact", "phone"), "0" * 41, "tenants[0].emergency_contact.phone: is longer"),
        (("tenants", 0, "name_zh"), "云" * 201, "tenants[0].name_zh: is longer than 200 characters"),
        (("tenants", 0, "name_en"), "Spru\nce", "tenants[0].name_en: has control characters"),
        (("staff", 0, "name_zh"), "顾\0明远", "staff[0].name_zh: has control characters"),
        (("fee_items", 0, "name_zh"), "费\0", "fee_items[0].name_zh: has a character that cannot be stored"),
        (("holidays", "\ud800"), 1, "holidays.\\ud800: has a character that cannot be stored in its name"),
        (("fee_items", 0, "price"), float("nan"), "fee_items[0].price: must be a number"),
        (("tenants", 0, "move_in"), 5, "tenants[0].move_in: must be a date such as 2026-11-30"),
        (("tenants", 0, "headcount"), 10**12, "tenants[0].headcount: must be less than 1000000"),
        (("vendors", 0, "id"), "S05", "vendors[0].id: S05 is the code of one of the staff already"),
        (("staff", 0, "id"), "T01-1", "staff[0].id: T01-1 is the code of a contact of tenant T01 already"),
        (("units", 0), 5, "units[0]: must be an object"),
        (("units",), {}, "units: must be a list"),
        (("laundry_price_list", "items", 0, "wash"), 0, "laundry_price_list.items[0].wash: must be more than 0"),
        (("laundry_price_list", "items", 1, "code"), "L01", "laundry_price_list: L01 stands twice"),
        (
            ("business_centre_price_list", "items", 0, "price"),
            0,
            "business_centre_price_list.items[0].price: must be more than 0",
        ),
        (
            ("business_centre_price_list", "items", 1, "code"),
            "BC01",
            "business_centre_price_list: BC01 stands twice",
        ),
        (("laundry_price_list", "items", 14, "wash"), None, "laundry_price_list.items[14]: L15 has no price"),
        (("repair_price_list", 0, "labour"), 1.234, "repair_price_list[0].labour: has more than 2 decimals"),
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
    file["units"][1]["tenant"] = "T99"
    file["stuff"] = []
    with pytest.raises(WrongFile) as refused:
        await load(desk, file)
    assert [one.partition(":")[0] for one in refused.value.problems] == [
        "stuff", "units[0].area_m2", "staff[3].role", "units[1].tenant", "tenants[4].units[0]",
    ]  # fmt: skip
    wrong: list[Any] = [None, [], "text", {"building": 1}]
    for nonsense in wrong:
        with pytest.raises(WrongFile) as refused:
            await load(desk, nonsense)
        assert not re.search("valid|instance|Input|Value error|Part|File", str(refused.value))


@pytest.mark.parametrize(
    ("vendor", "told"),
    [("V77", "meal_menu_week.vendor: there is no vendor V77"), ("V02", "meal_menu_week.vendor: V02 is no caterer")],
)
async def test_a_menu_that_no_caterer_of_the_file_cooks_is_refused(desk: Desk, vendor: str, told: str) -> None:
    file = sample_building()
    file["meal_menu_week"]["vendor"] = vendor
    with pytest.raises(WrongFile) as refused:
        await load(desk, file)
    assert refused.value.problems == [told]


async def test_a_day_and_a_set_stand_once_in_a_menu(desk: Desk) -> None:
    file = sample_building()
    first = file["meal_menu_week"]["days"][0]
    first["sets"].append(dict(first["sets"][0]))
    file["meal_menu_week"]["days"].append({**first, "sets": first["sets"][:1]})
    with pytest.raises(WrongFile) as refused:
        await load(desk, file)
    last_set, last_day = len(first["sets"]) - 1, len(file["meal_menu_week"]["days"]) - 1
    assert [one.partition(":")[0] for one in refused.value.problems] == [
        f"meal_menu_week.days[0].sets[{last_set}].code", f"meal_menu_week.days[{last_day}].date"
    ]  # fmt: skip


async def test_a_file_that_is_nested_without_end_is_refused_in_a_line(desk: Desk) -> None:
    deep: dict[str, Any] = {}
    for _ in range(900):
        deep = {"a": deep}
    with pytest.raises(WrongFile) as refused:
        await load(desk, sample_building() | {"holidays": deep})
    assert refused.value.problems == ["holidays.a: is nested more than 40 levels deep"]


async def test_what_is_not_loaded_may_stand_in_the_file(desk: Desk) -> None:
    aside = {"_note": "ours", "sample_talks": [1], "enums": {"x": []}, "former_tenants": []}
    assert (await load(desk, sample_building() | aside)).added > 100
    zoned = sample_building()
    zoned["building"]["timezone"] = "Asia/Shanghai"
    assert (await load(desk, zoned)).changed == 0


@pytest.mark.manual("R1", "R2", "R3")
async def test_the_sample_building_has_the_department_of_the_manual(desk: Desk) -> None:
    await load(desk, sample_building())
    async with desk.database.transaction() as db:
        held = Counter((await db.execute(select(posts.c.role))).scalars())
        companies = select(posts.c.role).join(vendors, vendors.c.id == posts.c.vendor)
        cleaning = set((await db.execute(companies.where(vendors.c.kind == "cleaning"))).scalars())
    one, many = (
        (Role.CS_MANAGER, Role.TENANT_SUPERVISOR, Role.HOUSEKEEPING_SUPERVISOR),
        {Role.CSR: 3, Role.RECEPTIONIST: 2},
    )
    chart = dict.fromkeys(one, 1) | many
    assert {role: held[role] for role in chart} == chart
    assert cleaning == {Role.VENDOR}


async def test_a_copy_goes_from_one_database_to_another_and_loses_nothing(
    desk: Desk, file_url: str, tmp_path: Path
) -> None:
    await load(desk, sample_building())
    media = tmp_path / "media"
    (media / "x").mkdir(parents=True)
    (media / "x" / "photo.jpg").write_bytes(b"picture")
    copied = await back_up(desk.database, media, tmp_path / "copy.zip", desk.clock.now())
    async with Database(file_url) as other:
        with opened(tmp_path / "copy.zip") as copy:
            assert await restore(other, tmp_path / "other", copy) == copied
        async with desk.database.transaction() as here, other.transaction() as there:
            for table in metadata.sorted_tables:
                same = select(table).order_by(*table.primary_key.columns)
                assert (await here.execute(same)).all() == (await there.execute(same)).all()
            await rows.add(there, Person(code="after"))
        with opened(tmp_path / "copy.zip") as copy, pytest.raises(NotEmpty):
            await restore(other, tmp_path / "other", copy)
    assert (tmp_path / "other" / "x" / "photo.jpg").read_bytes() == b"picture"


async def test_a_copy_that_cannot_be_made_leaves_nothing_behind(desk: Desk, tmp_path: Path, file_url: str) -> None:
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "folder", tmp_path / "missing" / "copy.zip"):
        with pytest.raises(OSError, match=target.name):
            await back_up(desk.database, tmp_path / "media", target, desk.clock.now())
    (tmp_path / "new.db").touch()
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/new.db") as empty:
        with pytest.raises(NothingToCopy):
            await back_up(empty, tmp_path / "media", tmp_path / "copy.zip", desk.clock.now())
    assert list(tmp_path.rglob("*.part")) == list(tmp_path.rglob("*.zip")) == []


def test_what_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"nonsense")
    for name in ("no.zip", "missing.zip"):
        with pytest.raises(NotACopy), opened(tmp_path / name):
            pass


async def test_a_copy_of_a_file_is_restored_on_a_server_which_then_counts_on(
    database: Database, file_url: str, tmp_path: Path, desk: Desk
) -> None:
    async with Database(file_url) as other:
        await load(Desk(other, desk.clock, desk.texts), sample_building())
        copied = await back_up(other, tmp_path / "m", tmp_path / "copy.zip", desk.clock.now())
    with opened(tmp_path / "copy.zip") as copy:
        assert await restore(database, tmp_path / "n", copy) == copied
    async with database.transaction() as db:
        highest = (await db.execute(select(func.max(people.c.id)))).scalar_one()
        assert (await rows.add(db, Person(code="after"))).id > highest
