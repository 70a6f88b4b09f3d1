"""What the house says of itself: its name and its numbers, for those who may know them."""

from typing import Any

from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Building
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import buildings


@needs(May.GO_HOME)
async def name(work: Work) -> Named:
    """The building's name; the house has one even before a building is loaded."""
    found = await rows.first(work.db, Building, buildings.c.id > 0)
    return Named(found.name_zh, found.name_en) if found else Named("物业管家", "Guanjia")


@needs(May.OWN_PRIVACY)
async def number(work: Work, which: str) -> str:
    """A phone number of the building, such as `repair_24h` or `front_desk`; a dash where none is known."""
    found = await rows.first(work.db, Building, buildings.c.id > 0)
    contacts: Any = found.facts.get("contacts", {}) if found else {}
    return str(contacts.get(which, "—")) if isinstance(contacts, dict) else "—"
