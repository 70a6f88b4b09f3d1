"""A building file becomes rows: added, changed, left alone; all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from typing import Any, TypeVar

from sqlalchemy import ColumnElement

from bot.domain.faq import FaqEntry
from bot.domain.faq_seed import seeded
from bot.domain.laundry import Care
from bot.domain.laundry_prices import PriceChange
from bot.domain.menus import Dish, Menu, MenuStatus
from bot.domain.money import Fen
from bot.domain.people import Language, Person, PersonId, Post, Vendor
from bot.domain.permits import May
from bot.domain.quotes import Price
from bot.domain.roles import Role
from bot.domain.rules import rules_of
from bot.domain.units import Building, BuildingId, Floor, Occupancy, Tenant, TenantId, Unit
from bot.services import bc_jobs, laundry, meal_lapses, quotes
from bot.services.building_checks import floor_labels
from bot.services.building_file import BuildingFile, checked
from bot.services.building_parts import StaffPart, TenantPart, UnitPart, VendorPart
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import faq_entries
from bot.storage.laundry_tables import price_changes
from bot.storage.meal_tables import menus
from bot.storage.tables import buildings, floors, occupancies, people, posts, tenants, units, vendors

R = TypeVar("R")


@dataclass
class Loaded:
    """What a load did; `absent` are people of the house who are not in the file (they stay)."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        missing = f"; not in the file, left as they are: {', '.join(self.absent)}" if self.absent else ""
        return f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged, 0 refused{missing}"


@needs(May.LOAD_BUILDING)
async def load(work: Work, raw: Any) -> Loaded:
    """Bring the house in line with the file; chats, invitations and everything done since stay.

    Raises:
        WrongFile: something in it is wrong; nothing is changed.

    """
    file, facts = checked(raw)
    loaded = Loaded()
    building = await _building(work, file, facts, loaded)
    await _floors(work, file, building, loaded)
    await _questions(work, building, loaded)
    homes = {t.id: await _tenant(work, t, loaded) for t in file.tenants}
    for part in file.units:
        await _unit(work, part, building, homes, loaded)
    known = {code for t in file.tenants for code in await _contacts(work, t, homes[t.id], loaded)}
    known |= {await _colleague(work, part, loaded) for part in file.staff}
    known |= {await _vendor(work, part, loaded) for part in file.vendors}
    await _prices(work, file, loaded)
    await _menus(work, file, loaded)
    await meal_lapses.sweep(work)
    loaded.absent = sorted({p.code for p in await rows.every(work.db, Person, people.c.erased_at.is_(None))} - known)
    return loaded


async def _put(work: Work, fresh: R, where: ColumnElement[bool], loaded: Loaded, *keep: str) -> R:
    """Add the record, or bring the one that is there in line with it but for the fields in `keep`."""
    held = await rows.first(work.db, type(fresh), where)
    if held is None:
        loaded.added += 1
        return await work.add(fresh, "loaded")
    kept = {name: getattr(held, name) for name in ("id", "version", *keep)}
    wanted = replace(fresh, **kept)  # type: ignore[type-var]
    if wanted == held:
        loaded.unchanged += 1
        return held
    loaded.changed += 1
    return await work.save(held, wanted, "loaded")


async def _building(work: Work, file: BuildingFile, facts: dict[str, Any], loaded: Loaded) -> BuildingId:
    part = file.building
    fresh = Building(
        code=part.code, name_zh=part.name_zh, name_en=part.name_en, address_zh=part.address_zh,
        address_en=part.address_en, rules=part.rules or {}, facts=facts,
    )  # fmt: skip
    kept = ("days", "rules") if part.rules is None else ("days",)
    return (await _put(work, fresh, buildings.c.code == part.code, loaded, *kept)).id


async def _floors(work: Work, file: BuildingFile, building: BuildingId, loaded: Loaded) -> None:
    for part in file.building.floors:
        for label in floor_labels(part.label, file.building.skipped_floor_labels):
            fresh = Floor(building=building, label=label, use_zh=part.use_zh, use_en=part.use_en)
            await _put(work, fresh, (floors.c.building == building) & (floors.c.label == label), loaded)


async def _questions(work: Work, building: BuildingId, loaded: Loaded) -> None:
    """The common questions that the file answers; what staff have worded since is theirs."""
    held = await rows.find(work.db, Building, building)
    storeys = await rows.every(work.db, Floor, floors.c.building == building)
    for fresh in seeded(held, storeys, rules_of(held.rules)):
        known = await rows.first(work.db, FaqEntry, faq_entries.c.topic == fresh.topic)
        if known is None or not known.edited:
            await _put(work, fresh, faq_entries.c.topic == fresh.topic, loaded)


async def _tenant(work: Work, part: TenantPart, loaded: Loaded) -> TenantId:
    fresh = Tenant(
        code=part.id, kind=part.kind, name_zh=part.name_zh, name_en=part.name_en, moved_in=part.move_in,
        headcount=part.headcount, phone_lines=part.phone_lines, parking=part.parking,
        emergency_name=part.emergency_contact.name_zh, emergency_phone=part.emergency_contact.phone,
    )  # fmt: skip
    return (await _put(work, fresh, tenants.c.code == part.id, loaded, "moved_out")).id


async def _unit(
    work: Work, part: UnitPart, building: BuildingId, homes: Mapping[str, TenantId], loaded: Loaded
) -> None:
    fresh = Unit(
        building=building, number=part.unit, floor=part.floor, use=part.use, status=part.status,
        area=round(part.area_m2 * 100),
    )  # fmt: skip
    unit = await _put(work, fresh, (units.c.building == building) & (units.c.number == part.unit), loaded)
    wanted = homes.get(part.tenant) if part.tenant else None
    held = await rows.first(work.db, Occupancy, occupancies.c.unit == unit.id, occupancies.c.until.is_(None))
    if held and held.tenant != wanted:
        await work.save(held, held.end(work.now), "loaded")
    if wanted and (held is None or held.tenant != wanted):
        await work.add(Occupancy(tenant=wanted, unit=unit.id, since=work.now), "loaded")


async def _contacts(work: Work, part: TenantPart, tenant: TenantId, loaded: Loaded) -> list[str]:
    codes = []
    for number, contact in enumerate(part.contacts, start=1):
        code = f"{part.id}-{number}"
        person = await _person(work, code, contact.name_zh, contact.name_en, contact.phone, contact.lang, loaded)
        since = datetime.combine(part.move_in, time(), UTC) if part.move_in else work.now
        await _post(
            work, Post(code=code, person=person, role=Role.TENANT, tenant=tenant, contact=contact.role, since=since)
        )
        codes.append(code)
    return codes


async def _colleague(work: Work, part: StaffPart, loaded: Loaded) -> str:
    person = await _person(work, part.id, part.name_zh, part.name_en, part.phone, part.lang, loaded)
    await _post(work, Post(code=part.id, person=person, role=part.role, skills=part.skills, since=work.now))
    return part.id


async def _vendor(work: Work, part: VendorPart, loaded: Loaded) -> str:
    fresh = Vendor(code=part.id, kind=part.kind, name_zh=part.name_zh, name_en=part.name_en)
    vendor = await _put(work, fresh, vendors.c.code == part.id, loaded)
    person = await _person(work, part.id, f"{part.name_zh} {part.contact}".strip(), part.name_en, None, "zh", loaded)
    await _post(work, Post(code=part.id, person=person, role=Role.VENDOR, vendor=vendor.id, since=work.now))
    return part.id


async def _prices(work: Work, file: BuildingFile, loaded: Loaded) -> None:
    repairs = [
        Price(one.code, one.name_zh, one.name_en or one.name_zh, Fen(int(one.labour * 100)), "cost" in one.material)
        for one in file.repair_price_list
    ]
    garments = [
        Price(f"{one.code}-{care.value}", one.name_zh, one.name_en or one.name_zh, Fen(int(price * 100)))
        for one in (file.laundry_price_list.items if file.laundry_price_list else ())
        for care, price in ((Care.DRY, one.dry_clean), (Care.WASH, one.wash), (Care.PRESS, one.press))
        if price is not None
    ]
    business = [
        Price(one.code, one.name_zh, one.name_en or one.name_zh, Fen(int(one.price * 100)))
        for one in (file.business_centre_price_list.items if file.business_centre_price_list else ())
    ]
    if await rows.first(work.db, PriceChange, price_changes.c.agreed_at.is_not(None)):
        # What supervisor and laundry have agreed since is theirs.
        garments = []
    for kind, prices in ((quotes.REPAIR, repairs), (laundry.LAUNDRY, garments), (bc_jobs.KIND, business)):
        if prices and await quotes.put(work, kind, prices):
            loaded.added += 1
        elif prices:
            loaded.unchanged += 1


async def _menus(work: Work, file: BuildingFile, loaded: Loaded) -> None:
    """The menus of days that have none yet; what people have composed or ordered since is theirs."""
    week = file.meal_menu_week
    cook = await rows.first(work.db, Vendor, vendors.c.code == week.vendor) if week else None
    if week is None or cook is None:
        return
    for part in week.days:
        if await rows.first(work.db, Menu, menus.c.vendor == cook.id, menus.c.day == part.date) is not None:
            loaded.unchanged += 1
            continue
        dishes = tuple(Dish(s.code, s.zh, s.en or s.zh, Fen(int(s.price * 100)), s.allergens) for s in part.sets)
        fresh = Menu(
            vendor=cook.id, day=part.date, dishes=dishes, agreed=dishes, status=MenuStatus.PUBLISHED,
            confirmed_at=work.now, published_at=work.now,
        )  # fmt: skip
        await work.add(fresh, "loaded")
        loaded.added += 1


async def _person(
    work: Work, code: str, name_zh: str, name_en: str, phone: str | None, lang: str, loaded: Loaded
) -> PersonId:
    fresh = Person(code=code, name_zh=name_zh, name_en=name_en, phone=phone, language=Language.of(lang))
    kept: tuple[str, ...] = ("language", "chat", "consent", "consented_at", "unreachable_since", "erased_at")
    held = await rows.first(work.db, Person, people.c.code == code)
    if held and held.erased_at:
        return held.id  # what was erased at somebody's wish does not come back from a file
    if held and held.chat is None:
        kept = tuple(name for name in kept if name != "language")
    return (await _put(work, fresh, people.c.code == code, loaded, *kept)).id


async def _post(work: Work, fresh: Post) -> None:
    """A post stays with whoever holds it now (one human, several posts), and an ended one stays ended."""
    held = await rows.first(work.db, Post, posts.c.code == fresh.code)
    if held is None:
        await work.add(fresh, "loaded")
    elif held.until is None:
        kept = {name: getattr(held, name) for name in ("id", "version", "since", "person", "on_shift")}
        await work.save(held, replace(fresh, **kept), "loaded")
