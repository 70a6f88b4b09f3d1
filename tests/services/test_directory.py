"""The directory: whole, found again, for those who run the house; phones in full only on the record."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.names import Language, Named
from bot.domain.people import SYSTEM, ContactKind, Person, PersonId, Post
from bot.domain.permits import GRANTS, May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake
from bot.domain.roles import Role
from bot.domain.units import Tenant
from bot.reports.tenant_list import tenant_list_xlsx
from bot.services import people, repairs, talk_desk, talks
from bot.services.people import Listing, TenantLine, TenantList
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import history, posts, tenants
from tests.services.town import LONG_AGO, ROLES, Town, at

READERS = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "clerk", "operator", "cs_manager"})
HEADS = frozenset({"housekeeping_supervisor", "engineering_manager", "security_supervisor", "finance_manager"})
"""Heads of departments get the tenant list, though they may not leaf through the directory."""


@pytest.mark.manual("R62", "R245")
@pytest.mark.parametrize("who", [*ROLES, "stranger"])
async def test_the_directory_is_for_those_who_run_the_house(town: Town, who: str) -> None:
    verbs: tuple[tuple[Callable[[Work], Awaitable[object]], frozenset[str]], ...] = (
        (people.directory, READERS),
        (lambda w: people.directory(w, "云杉"), READERS),
        (people.tenant_list, READERS | HEADS),
    )
    for verb, readers in verbs:
        if who in readers:
            assert "000-88003801" not in str(await town.does(who, verb))
            continue
        with pytest.raises(Refusal):
            await town.does(who, verb)


async def crowd(town: Town, count: int) -> None:
    """So many more contact persons of the first tenant."""

    async def moved_in(work: Work) -> None:
        for number in range(count):
            person = await work.add(
                Person(code=f"c{number}", name_zh=f"住户{number:03d}", name_en=f"Guest {number:03d}")
            )
            contact = Post(
                person=person.id, role=Role.TENANT, tenant=town.tenant, contact=ContactKind.RESIDENT, since=LONG_AGO
            )
            await work.add(contact)

    await town.desk.do(SYSTEM, moved_in)


async def listed(town: Town, sought: str = "", page: int = 0) -> Listing:
    return await town.does("clerk", lambda w: people.directory(w, sought, page))


async def test_everybody_is_in_the_directory_and_counted_however_many_they_are(town: Town) -> None:
    await crowd(town, 100)
    pages = [await listed(town, page=page) for page in range(11)]
    assert {one.count for one in pages} == {102}
    assert [len(one.found) for one in pages] == [*[10] * 10, 2]
    assert len({contact.person for one in pages for contact in one.found}) == 102
    late = pages[9].found[0]
    assert (await town.does("csr", lambda w: people.contact(w, late.post))).name == late.name


async def test_a_page_that_is_not_there_is_the_last_one(town: Town) -> None:
    assert (await listed(town, page=10**18)).page == 0


@pytest.mark.parametrize(
    ("sought", "count"),
    [
        ("住户099", 1), ("guest 099", 1), ("GUEST", 100), ("0801", 101), ("０８０１", 101), ("901", 1),
        ("spruce 0901", 1),        ("云杉 住户", 100), ("住户 0901", 0), ("%", 0), ("_", 0), ("nobody", 0),
    ],
)  # fmt: skip
async def test_somebody_is_found_by_name_company_and_unit(town: Town, sought: str, count: int) -> None:
    await crowd(town, 100)
    found = await listed(town, sought)
    assert found.count == count
    assert len(found.found) == min(count, 10)


async def settled(town: Town) -> None:
    """The first tenant has an emergency contact."""

    async def settle(work: Work) -> None:
        tenant = await rows.find(work.db, Tenant, town.tenant)
        named = vars(tenant) | {
            "emergency_name": "周敏",
            "emergency_phone": "000-88003899",
            "moved_in": LONG_AGO.date(),
        }
        await work.save(tenant, Tenant(**named))

    await town.desk.do(SYSTEM, settle)


async def record_of(town: Town, why: str) -> tuple[str, int, PersonId]:
    async with town.desk.database.transaction() as db:
        seen = (await db.execute(select(history).where(history.c.why == why))).one()
    return seen.record, seen.record_id, seen.who


async def test_the_phone_of_a_contact_person_that_is_revealed_is_on_record(town: Town) -> None:
    tenant = town.people["tenant"]
    assert await town.does("csr", lambda w: people.reveal(w, tenant)) == "000-88003801"
    assert await record_of(town, "phone revealed") == ("people", tenant, town.people["csr"])


@pytest.mark.manual("R18")
async def test_the_emergency_contact_stands_by_each_contact_person_and_is_revealed_on_record(town: Town) -> None:
    await settled(town)
    one = next(each for each in (await listed(town)).found if each.person == town.people["tenant"])
    assert (one.tenant, one.units, one.phone) == (Named("云杉", "Spruce"), ("0801",), "000•••••••01")
    assert (one.emergency, one.emergency_phone) == ("周敏", "000•••••••99")
    assert await town.does("receptionist", lambda w: people.reveal_emergency(w, one.post)) == "000-88003899"
    assert await record_of(town, "emergency phone revealed") == ("tenants", town.tenant, town.people["receptionist"])
    for who in ("clerk", "dispatcher", "tenant"):
        with pytest.raises(Refusal, match="not-allowed"):
            await town.does(who, lambda w: people.reveal_emergency(w, one.post))


@pytest.mark.parametrize("whose", sorted(ROLES))
async def test_only_phones_that_stand_in_the_directory_are_revealed_by_it(town: Town, whose: str) -> None:
    revealing = [role.value for role, permits in GRANTS.items() if May.REVEAL_PHONE in permits]
    for who in set(revealing) - {"system"}:
        if who in READERS and ROLES[whose] is Role.TENANT:
            assert await town.does(who, lambda w: people.reveal(w, town.people[whose])) == "000-88003801"
            continue
        with pytest.raises(Refusal):
            await town.does(who, lambda w: people.reveal(w, town.people[whose]))


async def reported(town: Town) -> Intake:
    said = Reported(town.unit, "漏水", (), Category.PLUMBING, Urgency.NORMAL)
    return await town.does("tenant", lambda w: repairs.report(w, said))


async def test_the_phone_of_who_reported_is_revealed_to_who_sees_the_repair_on_record(town: Town) -> None:
    intake = await reported(town)
    assert await town.does("dispatcher", lambda w: people.reveal_reporter(w, intake.id)) == "000-88003801"
    assert await record_of(town, "phone revealed") == ("people", town.people["tenant"], town.people["dispatcher"])
    for who in ("technician", "neighbour", "vendor", "clerk"):
        with pytest.raises(Refusal, match="not-allowed"):
            await town.does(who, lambda w: people.reveal_reporter(w, intake.id))
    assert intake.channel is Channel.CHAT


# -- the tenant list --------------------------------------------------------------------------------------------------


@pytest.mark.manual("R62", "R245")
async def test_who_has_a_talk_sees_the_phone_of_whoever_talks_on_record_while_it_lasts(town: Town) -> None:
    town.desk.clock.set(at(town, 20))
    talk = await town.does("tenant", talks.begin)
    await town.does("tenant", lambda w: talks.call_security(w, talk.id))
    reveals = lambda w: talk_desk.reveal(w, talk.id)  # noqa: E731
    tried = {who: await town.outcome(who, reveals) for who in ("security", "csr", "technician", "neighbour", "tenant")}
    assert tried == {
        "security": "talk-not-yours", "csr": "not-found", "technician": "not-allowed", "neighbour": "not-allowed",
        "tenant": "not-allowed",
    }  # fmt: skip
    await town.does("security", lambda w: talk_desk.take(w, talk.id))
    assert await town.outcome("security_supervisor", reveals) == "talk-not-yours"
    assert await town.does("security", reveals) == "000-88003801"
    assert await record_of(town, "phone revealed") == ("people", town.people["tenant"], town.people["security"])
    await town.does("security", lambda w: talk_desk.close(w, talk.id))
    assert await town.outcome("security", reveals) == "talk-is-closed"


async def lines(town: Town) -> tuple[TenantLine, ...]:
    return (await town.does("clerk", people.tenant_list)).lines


async def test_the_tenant_list_has_every_tenant_with_unit_contacts_and_emergency_contact(town: Town) -> None:
    await settled(town)
    first, second = await lines(town)
    assert (first.units, second.units) == (("0801",), ("0901",))
    assert (first.name, first.moved_in) == (Named("云杉", "Spruce"), LONG_AGO.date())
    assert first.contacts == ((Named("tenant", "tenant"), "000•••••••01"),)
    assert (first.emergency, first.emergency_phone) == ("周敏", "000•••••••99")
    assert (second.emergency, second.emergency_phone, second.moved_in) == ("", "—", None)


async def test_who_has_moved_out_or_left_is_not_on_the_tenant_list(town: Town) -> None:
    async def leave(work: Work) -> None:
        tenant = await rows.first(work.db, Tenant, tenants.c.id != town.tenant)
        assert tenant is not None
        await work.save(tenant, replace(tenant, moved_out=LONG_AGO.date()))
        post = await rows.first(work.db, Post, posts.c.person == town.people["tenant"])
        assert post is not None
        await work.save(post, post.end(work.now))

    await town.desk.do(SYSTEM, leave)
    (only,) = await lines(town)
    assert (only.units, only.contacts) == (("0801",), ())


@pytest.mark.parametrize("language", Language)
async def test_the_tenant_list_is_a_workbook_without_formulas_in_either_language(
    town: Town, language: Language
) -> None:
    await settled(town)
    strange = TenantLine(Named("=1+1", "=evil()"), (), (), "", "—", None)
    found = TenantList(LONG_AGO.date(), (*await lines(town), strange))
    book = load_workbook(BytesIO(tenant_list_xlsx(found, town.desk.texts, language)))
    title, heads, *written = book.worksheets[0].iter_rows(values_only=True)
    assert "2026-01-01" in str(title[0])
    assert heads[0] == town.desk.texts.plain(language, "tenant-list-units")
    assert written[0][:3] == ("0801", "云杉", "Spruce")
    assert written[0][3:7] == ("tenant", "000•••••••01", "周敏", "000•••••••99")
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}.isdisjoint({"f", "e"})
