"""The laundry's price list (R156): agreed by the housekeeping supervisor and the laundry, given to every tenant."""

from datetime import timedelta

from bot.domain.laundry import Care, care_of
from bot.domain.laundry_prices import PriceChange, PriceChangeId, named_in, price_line
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import Price
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, house, laundry, laundry_times, occurrences, quotes
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.laundry_tables import price_changes as table
from bot.storage.rows import NotFound
from bot.storage.tables import people, posts
from bot.talk import Answer, Lane, Money, Words, answer, button, words

NEW = "laundry-prices-new"
"""What is due once prices have changed."""
_MINUTES, _WINDOW = 30, timedelta(days=2)
"""So long more of them are waited for."""


@needs(May.SEE_LAUNDRY)
async def price_card(work: Work) -> Answer:
    """The price list that holds now. Raises Refusal where there is none."""
    return await _card(work)


@needs(May.PRICE_LAUNDRY)
async def propose(work: Work, line: str) -> PriceChange:
    """A new price, or a new line: the laundry is asked.

    Raises:
        Refusal: the line has no garment, no care or no price.

    """
    told, care, price = price_line(line)
    name = named_in(await _held(work), told)
    vendor = await laundry.laundry_of(work)
    made = await work.add(
        PriceChange(
            vendor=vendor.id, name_zh=name.zh, name_en=name.en, care=care, price=price, made_by=work.me,
            made_at=work.said_at,
        )
    )  # fmt: skip
    agree = ((button("laundry-price-agree", made.id),),)
    asked = answer("laundry-price-asked", line=_line(made), rows=agree)
    work.send(await actors.of_vendor(work.db, vendor.id), asked, lane=Lane.ALERT)
    return made


@needs(May.LAUNDER)
async def agree(work: Work, id_: PriceChangeId) -> PriceChange:
    """The laundry agrees: from now on it holds, for what is asked for from now on; soon every tenant gets the new list.

    Raises:
        NotFound: it is another laundry's.
        Refusal: it has been agreed already, or the same line was named anew since.

    """
    found = await rows.find(work.db, PriceChange, id_)
    if found.vendor not in work.actor.vendors:
        raise NotFound
    return await _agreed(work, found)


@needs(May.PRICE_LAUNDRY)
async def agreed_by_phone(work: Work, id_: PriceChangeId) -> PriceChange:
    """A laundry that is not in the chat has said so on the telephone.

    Raises:
        Refusal: as `agree`, or the laundry is in the chat and says it there.

    """
    if not await by_phone(work):
        raise Refusal("laundry-in-chat")
    return await _agreed(work, await rows.find(work.db, PriceChange, id_))


async def by_phone(work: Work) -> bool:
    """Inside other verbs: whether nobody of the laundry can be asked in the chat."""
    return not await laundry.reachable(work, await laundry.laundry_of(work))


async def _agreed(work: Work, found: PriceChange) -> PriceChange:
    line = (table.c.vendor == found.vendor, table.c.name_zh == found.name_zh, table.c.care == found.care)
    if await rows.first(work.db, PriceChange, *line, table.c.id > found.id):
        raise Refusal("laundry-price-replaced")
    saved = await work.save(found, found.agree(work.me, work.said_at))
    await quotes.put(work, laundry.LAUNDRY, saved.on(await _held(work)))
    if saved.made_by != work.me:
        work.tell(saved.made_by, "laundry-price-agreed", line=_line(saved))
    await _plan_to_give_out(work)
    return saved


@needs(May.KEEP_TIME)
async def give_out(work: Work, scope: str) -> None:
    """Every tenant gets the list as it is by now, once for all that was agreed meanwhile."""
    del scope
    held = await quotes.price_list(work, laundry.LAUNDRY)
    once = f"laundry-prices:{held.number}"
    work.send(await _tenants(work), await _card(work), lane=Lane.BROADCAST, dedupe=once, twice=False)


async def _plan_to_give_out(work: Work) -> None:
    if not await occurrences.waits(work, NEW, "", but=""):
        at = await laundry_times.after(work, work.now, _MINUTES)
        await occurrences.plan(work, NEW, f"{at.timestamp():.0f}", at, at + _WINDOW)


@needs(May.BIND_ONESELF)
async def listed(work: Work) -> bool:
    """Whether there is a price list to hand to who moves in (R156)."""
    return bool(await _held(work))


async def _held(work: Work) -> tuple[Price, ...]:
    """The lines that hold now; none in a house that has no list yet."""
    try:
        return (await quotes.price_list(work, laundry.LAUNDRY)).prices
    except Refusal:
        return ()


async def _card(work: Work) -> Answer:
    kinds: dict[str, list[Price]] = {}
    for price in (await quotes.price_list(work, laundry.LAUNDRY)).prices:
        kinds.setdefault(price.code.rpartition("-")[0], []).append(price)
    percent = (await house.rules(work)).laundry_express_percent
    return answer("laundry-prices", lines=[_kind(kind) for kind in kinds.values()], percent=percent)


def _kind(kind: list[Price]) -> Words:
    held = {care_of(price.code): price for price in kind}
    ways = {
        care.value: words(f"laundry-way-{care.value}", price=Money(held[care].price)) if care in held else ""
        for care in Care
    }
    return words("laundry-kind", name=kind[0].name, **ways)


def _line(change: PriceChange) -> Words:
    care = words(f"laundry-care-{change.care.value}")
    return words("laundry-price", name=change.name, care=care, price=Money(change.price))


async def _tenants(work: Work) -> list[PersonId]:
    """Tenants' contacts who are in the chat."""
    held = people.join(posts, posts.c.person == people.c.id)
    here = (posts.c.role == Role.TENANT, posts.c.until.is_(None), people.c.chat.is_not(None))
    found = people.select().with_only_columns(people.c.id).select_from(held).where(*here).distinct()
    return sorted(PersonId(row.id) for row in await work.db.execute(found))
