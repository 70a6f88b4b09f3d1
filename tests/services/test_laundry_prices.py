"""The laundry's prices are agreed with it and given out."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.domain.laundry import Care
from bot.domain.laundry_prices import PriceChange, price_line
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.people import SYSTEM, Person, PersonId, VendorId
from bot.domain.refusal import Refusal
from bot.playground.people import sample_building
from bot.services import laundry, laundry_prices, loading, quotes
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.repair_tables import price_lists
from bot.storage.tables import people
from tests.services.town import LONG_AGO, MONDAY, Town, at, ticks, told
from tests.services.washing import PRICES, handed_in, orders, without_chat


@pytest.mark.manual("R156")
async def test_a_price_holds_once_the_laundry_agrees(shop: Town) -> None:
    made = await shop.does("housekeeping_supervisor", lambda w: laundry_prices.propose(w, "衬衫 水洗 15.50元"))
    assert (await handed_in(shop, shirt=1)).total == 1400
    for who in ("cook", "housekeeping_supervisor", "receptionist"):
        with pytest.raises(Refusal, match=r"not-found|not-allowed"):
            await shop.does(who, lambda w: laundry_prices.agree(w, made.id))
    await shop.does("vendor", lambda w: laundry_prices.agree(w, made.id))
    assert (await handed_in(shop, shirt=1)).total == 1550
    assert sum(order.total for order in await orders(shop)) == 1400 + 1550
    assert len(await told(shop, "housekeeping_supervisor", "laundry-price-agreed")) == 1
    with pytest.raises(Refusal, match="laundry-price-agreed-already"):
        await shop.does("vendor", lambda w: laundry_prices.agree(w, made.id))


@pytest.mark.manual("R156")
@pytest.mark.parametrize("in_chat", [True, False])
async def test_a_house_without_a_list_begins_one_with_its_first_price(shop: Town, in_chat: bool) -> None:
    await shop.desk.do(SYSTEM, lambda w: w.db.execute(delete(price_lists)))
    assert not await shop.does("housekeeping_supervisor", laundry_prices.listed)
    if not in_chat:
        await without_chat(shop)
    made = await shop.does("housekeeping_supervisor", lambda w: laundry_prices.propose(w, "围巾/scarf 干洗 12元"))
    by_phone = await shop.outcome("housekeeping_supervisor", lambda w: laundry_prices.agreed_by_phone(w, made.id))
    assert by_phone == ("laundry-in-chat" if in_chat else "done")
    assert await shop.outcome("receptionist", lambda w: laundry_prices.agreed_by_phone(w, made.id)) == "not-allowed"
    who, verb = ("vendor", laundry_prices.agree) if in_chat else ("cs_manager", laundry_prices.agreed_by_phone)
    await shop.does(who, lambda w: verb(w, made.id))
    (line,) = await shop.does("tenant", laundry.prices)
    assert (line.code, line.name_en, line.price) == ("L01-dry", "scarf", 1200)


async def agreed(shop: Town, line: str) -> None:
    made = await shop.does("housekeeping_supervisor", lambda w: laundry_prices.propose(w, line))
    await shop.does("vendor", lambda w: laundry_prices.agree(w, made.id))


@pytest.mark.manual("R156")
async def test_every_tenant_gets_the_new_list_once_whatever_was_agreed_within_half_an_hour(shop: Town) -> None:
    await agreed(shop, "衬衫 水洗 15.50")
    shop.desk.clock.set(at(shop, 9, 29))
    await agreed(shop, "衬衫 干洗 19")
    await ticks(shop, at(shop, 9, 29, 59))
    assert await told(shop, "tenant", "laundry-prices") == []
    for minute in (30, 59):
        await ticks(shop, at(shop, 9, minute))
    for who in ("tenant", "neighbour"):
        (card,) = await told(shop, who, "laundry-prices")
        assert all(fen in str(card) for fen in ("1550", "1900"))
    await agreed(shop, "西裤/休闲裤 水洗 17")
    shop.desk.clock.set(at(shop, 21))
    await ticks(shop, at(shop, 21))
    await agreed(shop, "衬衫 水洗 16")
    await ticks(shop, at(shop, 23))
    assert len(await told(shop, "tenant", "laundry-prices")) == 2
    await ticks(shop, at(shop, 9, day=MONDAY + timedelta(days=1)))
    assert len(await told(shop, "tenant", "laundry-prices")) == 3


@pytest.mark.manual("R156")
async def test_of_two_prices_for_a_line_the_one_that_was_named_last_is_agreed_to(shop: Town) -> None:
    first, second, other = [
        await shop.does("housekeeping_supervisor", lambda w, line=line: laundry_prices.propose(w, line))  # type: ignore[misc]
        for line in ("衬衫 水洗 15", "shirt wash 18", "衬衫 干洗 20")
    ]
    await shop.does("vendor", lambda w: laundry_prices.agree(w, second.id))
    with pytest.raises(Refusal, match="laundry-price-replaced"):
        await shop.does("vendor", lambda w: laundry_prices.agree(w, first.id))
    await shop.does("vendor", lambda w: laundry_prices.agree(w, other.id))
    assert (await handed_in(shop, shirt=1)).total == 1800
    assert second.name == Named("衬衫", "shirt")


@pytest.mark.manual("R156")
async def test_the_building_file_brings_the_list_and_does_not_undo_what_was_agreed_since(desk: Desk) -> None:
    async def wash(work: Work) -> int:
        return next(one.price for one in await laundry.prices(work) if one.code == "L01-wash")

    async def agreed_since(work: Work) -> None:
        vendor, person = await laundry.laundry_of(work), await rows.first(work.db, Person, people.c.code == "V02")
        assert person
        change = PriceChange(
            vendor=vendor.id, name_zh="衬衫", name_en="shirt", care=Care.WASH, price=Fen(1550), made_by=person.id,
            made_at=LONG_AGO,
        )  # fmt: skip
        saved = await work.add(change.agree(person.id, LONG_AGO))
        await quotes.put(work, laundry.LAUNDRY, saved.on(await laundry.prices(work)))

    for deed, price in ((None, 1400), (agreed_since, 1550)):
        if deed:
            await desk.do(SYSTEM, deed)
        await desk.do(SYSTEM, lambda work: loading.load(work, sample_building()))
        assert await desk.do(SYSTEM, wash) == price


def changed(text: str) -> list[tuple[str, int]]:
    name, care, price = price_line(text)
    change = PriceChange(
        vendor=VendorId(1), name_zh=name.zh, name_en=name.en, care=care, price=price, made_by=PersonId(1),
        made_at=LONG_AGO,
    )  # fmt: skip
    before = {price.code: price.price for price in PRICES}
    return [(one.code, one.price) for one in change.on(PRICES) if before.get(one.code) != one.price]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("衬衫 水洗 15", [("L01-wash", 1500)]),
        ("shirt dry clean 20.05", [("L01-dry", 2005)]),
        ("衬衫 熨烫 ¥8", [("L01-press", 800)]),
        ("西裤/休闲裤 干洗 22元", [("L03-dry", 2200)]),
        ("围巾 / scarf 干洗 12元", [("L14-dry", 1200)]),
    ],
)
def test_a_line_changes_a_price_or_adds_one(text: str, lines: list[tuple[str, int]]) -> None:
    assert changed(text) == lines


@pytest.mark.parametrize("text", ["", "衬衫", "衬衫 15", "水洗 15", "衬衫 水洗 0", "衬衫 水洗 十五", "衬衫 水洗 1.555"])
def test_a_line_that_says_too_little_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"laundry-price-unclear|money-unclear"):
        price_line(text)


def test_names_in_both_languages_are_read() -> None:
    assert price_line("围巾 / scarf DRY CLEAN 12") == (Named("围巾", "scarf"), Care.DRY, Fen(1200))


async def test_the_card_of_prices_is_the_newest_list(shop: Town) -> None:
    async def dearer(work: Work) -> None:
        await quotes.put(work, laundry.LAUNDRY, PRICES[:1])

    await shop.desk.do(SYSTEM, dearer)
    card = await shop.does("vendor", laundry_prices.price_card)
    assert len(card.say.args["lines"]) == 1
