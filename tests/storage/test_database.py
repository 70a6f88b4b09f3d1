"""Transactions: all or nothing, one after the other, together on the disk."""

import asyncio
import resource
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.people import SYSTEM, Person
from bot.domain.refusal import Refusal
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.absence import Away, Stale
from bot.storage.database import Database
from bot.storage.tables import people, posts
from tests.conftest import MONDAY, named, say


async def codes(database: Database) -> set[str]:
    async with database.transaction() as db:
        return {person.code for person in await rows.every(db, Person)}


async def test_what_is_raised_inside_undoes_everything(database: Database) -> None:
    async def half() -> None:
        async with database.transaction() as db:
            await rows.add(db, Person(code="a"))
            raise Refusal("no")

    with pytest.raises(Refusal):
        await half()
    assert await codes(database) == set()


async def test_one_that_fails_does_not_spoil_those_that_wait_with_it(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.transaction() as db:
            await rows.add(db, Person(code=str(number)))
            if number % 3 == 0:
                raise Refusal("no")

    done = await asyncio.gather(*(add(n) for n in range(100)), return_exceptions=True)
    assert [isinstance(one, Refusal) for one in done] == [n % 3 == 0 for n in range(100)]
    assert await codes(database) == {str(n) for n in range(100) if n % 3}


async def test_giving_up_while_waiting_leaves_the_others_whole(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.transaction() as db:
            await rows.add(db, Person(code=str(number)))

    tasks = [asyncio.create_task(add(n)) for n in range(40)]
    await asyncio.sleep(0)
    for task in tasks[1::2]:
        task.cancel()
    await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
    await add(99)
    kept = await codes(database)
    assert {str(n) for n in range(0, 40, 2)} | {"99"} <= kept


async def test_who_gives_up_just_as_their_turn_comes_leaves_nobody_waiting_for_the_disk(file_url: str) -> None:
    async with Database(file_url) as database, asyncio.timeout(10):
        async with database.transaction() as db:
            last = asyncio.create_task(codes(database))
            await asyncio.sleep(0)
            await rows.add(db, Person(code="a"))
            # Heard after this turn was handed on, and before that one could begin.
            asyncio.get_running_loop().call_soon(last.cancel)
        assert await codes(database) == {"a"}
    assert last.cancelled()


async def test_a_committed_transaction_is_seen_by_another_connection(database: Database, database_url: str) -> None:
    async with database.transaction() as db:
        await rows.add(db, Person(code="a"))
    async with Database(database_url) as other:
        assert await codes(other) == {"a"}


async def test_saving_an_old_version_is_stale(database: Database) -> None:
    async with database.transaction() as db:
        person = await rows.add(db, Person(code="a"))
        await rows.save(db, person)
        with pytest.raises(Stale):
            await rows.save(db, person)


async def test_two_inserts_of_the_same_thing_are_a_race_not_a_crash(database: Database) -> None:
    async with database.transaction() as db:
        await rows.add(db, Person(code="a"))
    with pytest.raises(Stale):
        async with database.transaction() as db:
            await rows.add(db, Person(code="a"))


async def test_the_desk_runs_stale_work_once_more_and_then_says_so(desk: Desk) -> None:
    tries = []

    async def unlucky(work: Work) -> None:
        tries.append(work)
        raise Stale

    with pytest.raises(Refusal, match="somebody-else-was-faster"):
        await desk.do(SYSTEM, unlucky)
    assert len(tries) == 2


@pytest.mark.manual("R122")
async def test_numbers_have_no_gaps_whatever_is_rolled_back(database: Database) -> None:
    async def take(number: int) -> int:
        async with database.transaction() as db:
            taken = await rows.take_number(db, "WO")
            if number % 4 == 0:
                raise Refusal("no")
            return taken

    done = await asyncio.gather(*(take(n) for n in range(60)), return_exceptions=True)
    assert sorted(n for n in done if isinstance(n, int)) == list(range(1, 46))


async def test_history_names_personal_fields_and_copies_only_the_others(desk: Desk) -> None:
    async def rename(work: Work) -> list[dict[str, object]]:
        person = await work.add(Person(code="a", name_zh="周敏"))
        await work.save(person, person.unbind())
        named = await work.save(person, Person(id=person.id, code="b", name_zh="周敏敏", version=person.version))
        return [row.change for row in await work.history_of("people", named.id)]

    assert await desk.do(SYSTEM, rename) == [{}, {"code": ["a", "b"], "name_zh": "personal"}]


async def test_an_embedded_database_is_as_durable_as_it_can_be(tmp_path: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/d.db") as database, database.transaction() as db:
        said = [
            (await db.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert said == ["wal", 2, 1]


async def test_a_snapshot_does_not_see_what_happens_meanwhile(database: Database) -> None:
    async with database.snapshot() as look:
        before = (await look.execute(people.select())).all()
        async with database.transaction() as db:
            await rows.add(db, Person(code="a"))
        assert (await look.execute(people.select())).all() == before


@pytest.fixture
async def embedded(tmp_path: Path, empty_file: Path) -> AsyncIterator[Database]:
    shutil.copy(empty_file, tmp_path / "d.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/d.db") as database:
        yield database


async def add(database: Database, code: str, padding: int = 0) -> None:
    async with database.transaction() as db:
        await rows.add(db, Person(code=code, name_zh="名" * padding))


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_disk_that_was_full_is_written_to_again_once_there_is_room(embedded: Database, tmp_path: Path) -> None:
    await add(embedded, "before")
    with full_disk((tmp_path / "d.db-wal").stat().st_size):
        refused = await asyncio.gather(*(add(embedded, f"full{n}") for n in range(5)), return_exceptions=True)
        with pytest.raises(Away):
            await add(embedded, "still full")
    assert [type(one) for one in refused] == [Away] * 5
    await asyncio.gather(*(add(embedded, f"after{n}") for n in range(5)))
    assert await codes(embedded) == {"before", *(f"after{n}" for n in range(5))}


async def test_a_disk_that_fills_up_in_the_middle_of_a_batch_undoes_all_of_it(embedded: Database) -> None:
    async with embedded.transaction() as db:
        pages = (await db.execute(text("PRAGMA page_count"))).scalar_one()
        await db.execute(text(f"PRAGMA max_page_count={pages + 2}"))
    padding = [0, 0, 40_000, 0, 0]
    done = await asyncio.gather(
        *(add(embedded, str(n), much) for n, much in enumerate(padding)), return_exceptions=True
    )
    # Those before it in the batch go with it; those behind it begin anew, on a new connection without the limit.
    assert [type(one) for one in done] == [Away, Away, Away, type(None), type(None)]
    assert await codes(embedded) == {"3", "4"}


async def test_a_commit_that_is_refused_leaves_a_writer_that_works(embedded: Database) -> None:
    async def orphan() -> None:
        async with embedded.transaction() as db:
            await db.execute(text("PRAGMA defer_foreign_keys=ON"))
            await db.execute(posts.insert().values(person=99, role="tenant", since=MONDAY))

    with pytest.raises(IntegrityError):
        await orphan()
    await add(embedded, "after")
    assert await codes(embedded) == {"after"}


async def test_a_mistake_in_a_statement_is_no_absence(database: Database) -> None:
    async def mistaken() -> None:
        async with database.transaction() as db:
            await db.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(DBAPIError):
        await mistaken()
    await add(database, "after")


async def test_a_server_that_is_not_there_is_away_and_a_line_that_broke_is_made_anew(postgres: str) -> None:
    async with Database(named(postgres, "postgres")) as database:

        async def cut_off() -> None:
            async with database.transaction() as db:
                me = (await db.execute(text("SELECT pg_backend_pid()"))).scalar_one()
                await say(postgres, f"SELECT pg_terminate_backend({me})")
                await db.execute(text("SELECT 1"))

        with pytest.raises(Away):
            await cut_off()
        async with database.transaction() as db:
            assert (await db.execute(text("SELECT 1"))).scalar_one() == 1
    nowhere = Database("postgresql+asyncpg://somebody@127.0.0.1:9/nowhere")
    with pytest.raises(Away):
        async with nowhere.transaction():
            pass
