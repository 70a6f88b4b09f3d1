"""A million repairs of three years, made inside the database: as a very large estate would have them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import CONSENT_VERSION
from bot.services.work import Work
from bot.storage.database import Database
from bot.storage.repair_tables import helpers, intakes, work_orders
from bot.storage.tables import buildings, occupancies, people, posts, tenants, units

FIRST_CHAT, PER_OFFICE = 6_000_000_000, 8
"""The people of `settle`: their chats from here on, so many of them in each office."""
INTAKES = 1_000_000
UNITS, TENANTS, CONTACTS = 3_000, 1_500, 4_000
TECHNICIANS, DISPATCHER, FIRST_CONTACT = 60, 61, 100
SINCE, NOW = (datetime(year, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")) for year in (2023, 2026))
_SQLITE = {
    "series": "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count})",
    "from": "s",
    "at": "strftime('%Y-%m-%d %H:%M:%S.000000', {since} + {seconds}, 'unixepoch')",
    "padded": "printf('%06d', n)",
    "no": "0",
}
_POSTGRES = {
    "series": "",
    "from": "generate_series(CAST(1 AS bigint), {count}) AS s(n)",
    "at": "to_timestamp({since} + {seconds})",
    "padded": "lpad(n::text, greatest(6, length(n::text)), '0')",
    "no": "false",
}
_PEOPLE = """
    INSERT INTO people (id, code, name_zh, name_en, language, chat, consent)
    {series} SELECT n, 'P' || n, '住户' || n, 'Person ' || n, 'zh-CN', 6000000000 + n, {consent} FROM {from}
"""
_POSTS = """
    INSERT INTO posts (id, code, person, role, tenant, skills, since)
    {series} SELECT n, 'P' || n, n,
        CASE WHEN n <= {technicians} THEN 'technician' WHEN n < {contact} THEN 'dispatcher' ELSE 'tenant' END,
        CASE WHEN n >= {contact} THEN (n - {contact}) % {tenants} + 1 END, '[]', {since_at} FROM {from}
"""
_TENANTS = """
    INSERT INTO tenants (id, code, kind, name_zh, name_en, headcount, phone_lines, parking, emergency_name,
        emergency_phone)
    {series} SELECT n, 'T' || n, 'company', '公司' || n, 'Company ' || n, 20, 2, '[]', '', '' FROM {from}
"""
_UNITS = """
    INSERT INTO units (id, building, number, floor, use, status, area)
    {series} SELECT n, 1, 'U' || n, '1', 'office', 'occupied', 10000 FROM {from}
"""
_BUILDING = """
    INSERT INTO buildings (id, code, name_zh, name_en, address_zh, address_en, rules, facts)
    VALUES (1, 'B', '大厦', 'The tower', '', '', '{{}}', '{{}}')
"""
# Some units and technicians have twice as much as others, the first unit twenty times as much; one repair in seven is
# of a common area. What is open is mostly young; a few are forgotten for years.
_INTAKES = """
    INSERT INTO intakes (id, number, channel, unit, tenant, reporter, text, photos, category, urgency, reported_at,
        status, closed_at)
    {series} SELECT n, 'R-' || {padded},
        CASE WHEN b % 10 < 7 THEN 'chat' WHEN b % 10 < 9 THEN 'phone' ELSE 'inspection' END,
        unit, (unit + 1) / 2, COALESCE({contact} + (unit - 1) / 2, {dispatcher}),
        '卫生间漏水，麻烦派人来看一下', '[]',
        CASE WHEN b % 9 < 3 THEN 'plumbing' WHEN b % 9 < 5 THEN 'hvac' WHEN b % 9 < 7 THEN 'lighting' ELSE 'civil' END,
        CASE WHEN b % 50 = 0 THEN 'emergency' WHEN b % 5 = 0 THEN 'urgent' ELSE 'normal' END, {at},
        CASE WHEN c < open / 5 THEN 'to_dispatch' WHEN c < open THEN 'issued' WHEN c < open + 100 THEN 'cancelled'
            WHEN c < open + 180 THEN 'merged' WHEN c < open + 200 THEN 'converted' ELSE 'closed' END,
        CASE WHEN c >= open THEN {at} END
    FROM (
        SELECT *, CASE WHEN b < 50 THEN 1 WHEN a % 7 > 0 THEN a * (a + 10000) / 20000 * {units} / 10000 + 1 END AS unit
        FROM (
            SELECT n, n * 7919 % 10000 AS a, n * 6271 % 9973 AS b, n * 104729 % 10007 AS c,
                CASE WHEN n > {count} - 3000 THEN 6000 WHEN n > {count} - 30000 THEN 500 ELSE 15 END AS open
            FROM {from}
        ) AS thrown
    ) AS reported
"""
_ORDERS = """
    INSERT INTO work_orders (id, number, intake, status, technician, issued_by, issued_at, dispatched_at, round_at,
        due_accept, due_at, due_done, chargeable, completed_at, work_done, photos, rework, rejected_why,
        void_why, closed_at)
    SELECT id, 'WO-' || number, id,
        CASE WHEN status = 'issued' THEN
            CASE id % 8 WHEN 0 THEN 'dispatched' WHEN 1 THEN 'accepted' WHEN 2 THEN 'on_the_way' WHEN 3 THEN 'on_site'
                WHEN 4 THEN 'waiting' WHEN 5 THEN 'completed' WHEN 6 THEN 'returned' ELSE 'verifying' END
        WHEN id * 31 % 101 = 0 THEN 'void' ELSE 'closed' END,
        id * 48271 % 1000 * (id * 48271 % 1000 + 1000) / 2000 * {technicians} / 1000 + 1,
        {dispatcher}, reported_at, reported_at, reported_at, reported_at, reported_at, reported_at, {no}, closed_at,
        '更换密封圈', '[]', 0, '', '', closed_at
    FROM intakes WHERE status IN ('issued', 'closed')
"""
_HELPERS = """
    INSERT INTO helpers (id, "order", technician, since)
    SELECT id, id, (id / 50) % {technicians} + 1, issued_at FROM work_orders WHERE id % 50 = 0
"""
_BIG = (intakes, work_orders, helpers)


async def fill(database: Database, count: int = INTAKES) -> None:
    """Fill a migrated, empty database. The indexes of the large tables are made anew afterwards: that is faster."""
    async with database.engine.connect() as db:
        if database.embedded:
            await db.execution_options(writer=True)
        async with db.begin():
            await _each(db, _BIG, "drop")
            for statement, rows in _statements(count):
                await db.execute(text(_filled(statement, rows, embedded=database.embedded)))
            await _each(db, _BIG, "create")


def _statements(count: int) -> tuple[tuple[str, int], ...]:
    small = ((_BUILDING, 1), (_PEOPLE, FIRST_CONTACT + CONTACTS), (_TENANTS, TENANTS), (_UNITS, UNITS))
    return (*small, (_POSTS, FIRST_CONTACT + CONTACTS), (_INTAKES, count), (_ORDERS, count), (_HELPERS, count))


def _filled(statement: str, count: int, *, embedded: bool) -> str:
    given: dict[str, Any] = {"count": count, "since": int(SINCE.timestamp()), "technicians": TECHNICIANS}
    given |= {"units": UNITS, "tenants": TENANTS, "contact": FIRST_CONTACT, "dispatcher": DISPATCHER}
    given |= {"consent": CONSENT_VERSION}
    words = _SQLITE if embedded else _POSTGRES
    every = (NOW - SINCE).total_seconds() / count
    parts = {key: word.format(**given, seconds=f"CAST(n * {every} AS integer)") for key, word in words.items()}
    parts["since_at"] = words["at"].format(**given, seconds="0")
    return statement.format(**(given | parts)).replace(":", r"\:")


async def _each(db: AsyncConnection, tables: tuple[Table, ...], verb: str) -> None:
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            await db.run_sync(getattr(index, verb))


async def settle(work: Work, count: int) -> None:
    """A building with so many people in offices of eight, each of whom may order, ask and be written to."""
    names = {"name_zh": "甲", "name_en": "A"}
    offices = range(1, (count - 1) // PER_OFFICE + 2)
    house = {"id": 1, "code": "B", **names, "address_zh": "", "address_en": "", "rules": {}, "facts": {}}
    await work.db.execute(insert(buildings), [house])
    home = {"building": 1, "floor": "1", "use": "office", "status": "occupied", "area": 100}
    firm = {**names, "kind": "company", "headcount": 8, "phone_lines": 1, "parking": [], "emergency_name": ""}
    await work.db.execute(insert(units), [{"id": n, "number": f"U{n}", **home} for n in offices])
    await work.db.execute(insert(tenants), [{"id": n, "code": f"T{n}", **firm, "emergency_phone": ""} for n in offices])
    since = work.now - timedelta(days=1)
    await work.db.execute(insert(occupancies), [{"tenant": n, "unit": n, "since": since} for n in offices])
    folk = {**names, "language": "zh-CN", "consent": CONSENT_VERSION}
    everybody = [{"id": n + 10, "code": f"P{n}", "chat": FIRST_CHAT + n, **folk} for n in range(count)]
    await work.db.execute(insert(people), everybody)
    held = {"role": "tenant", "skills": [], "since": since}
    seats = [{"code": f"P{n}", "person": n + 10, "tenant": n // PER_OFFICE + 1, **held} for n in range(count)]
    await work.db.execute(insert(posts), seats)
