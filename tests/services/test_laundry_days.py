"""Random weeks of laundry, two people, their laundry and the desk, restarts and moved clocks: the books add up."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.laundry import CLAIM, LaundryId, LaundryOrder, LaundryStatus
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import laundry, laundry_round, laundry_statements, quotes
from tests.services import washing
from tests.services.town import LONG_AGO, Town, at
from tests.services.washing import PRICES, opened, orders

_STEPS, _MOSTLY = 90, 0.8
"""So many of the steps lead on; the others are anything, and often refused."""
_FIRST = date(2026, 11, 24)
_CODES = [price.code for price in PRICES]
_S = LaundryStatus


@dataclass
class Page:
    """What somebody with pencil and paper would have written about an order."""

    status: LaundryStatus = _S.CALLED
    listed: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    prices: dict[str, int] = field(default_factory=dict)
    express: bool = False
    signed: date | None = None
    accepted: datetime = LONG_AGO

    @property
    def under_way(self) -> bool:
        """Whether something leads on from here."""
        return self.status in _LEADS_ON

    @property
    def total(self) -> int:
        """What it costs, by the prices of when it was asked for."""
        plain = sum(self.prices[code] * count for code, count in (self.counted or self.listed).items())
        return plain + (plain + 1) // 2 if self.express else plain


class Week:
    """Ten days around the end of a month; every step is tried by somebody, whether it fits or not."""

    def __init__(self, town: Town, dice: random.Random) -> None:
        self.town, self.dice, self.pages = town, dice, dict[LaundryId, Page]()
        self.prices = {price.code: int(price.price) for price in PRICES}
        self.done = Counter[str]()

    async def goes_on(self) -> None:
        """One thing after another, at any hour; the house restarts in between, and prices change once."""
        moments = sorted(self.dice.randrange(10 * 24 * 60) for _ in range(_STEPS))
        for step, minute in enumerate(moments):
            self.town.desk.clock.set(at(self.town, 0, 0, day=_FIRST) + timedelta(minutes=minute))
            if self.dice.random() < 0.4:
                await Clockwork(self.town.desk, SCHEDULE).tick()
            if step == _STEPS // 2:
                await self._dearer()
            await self._something()

    async def _dearer(self) -> None:
        self.prices = {code: price + 105 for code, price in self.prices.items()}
        held = [type(p)(p.code, p.name_zh, p.name_en, type(p.price)(self.prices[p.code])) for p in PRICES]
        await self.town.desk.do(SYSTEM, lambda work: quotes.put(work, laundry.LAUNDRY, held))

    async def _something(self) -> None:
        if not self.pages or self.dice.random() < 0.12:
            await self._handed_in()
            return
        id_, under_way = self.dice.choice(list(self.pages)), [id_ for id_, it in self.pages.items() if it.under_way]
        verb = self.dice.choice(list(_FITS))
        if under_way and self.dice.random() < _MOSTLY:
            id_ = self.dice.choice(under_way)
            verb = self.dice.choice(_LEADS_ON[self.pages[id_].status])
        page = self.pages[id_]
        counts = self._counts(least=1)
        if verb == "count" and self.dice.random() < 0.3 and page.listed:
            counts = Counter(page.listed)
        said = ""
        try:
            await self._does(verb, id_, counts)
        except Refusal as refused:
            said = refused.key
        fits = page.status in _FITS[verb]
        if said == "laundry-claim-too-late":
            assert (verb, page.status) == ("reject", _S.ACCEPTED)
            assert self.town.desk.clock.now() > page.accepted + CLAIM
            return
        assert said.startswith("laundry-is-") is not fits, (verb, page.status, said)
        if fits:
            assert said == ""
            self.done[verb] += 1
            self._written_down(verb, page, counts)

    async def _handed_in(self) -> None:
        who = self.dice.choice(["tenant", "neighbour"])
        unit = self.town.unit if who == "tenant" else self.town.other_unit
        counts, express = self._counts(least=0), self.dice.random() < 0.3
        made = await self.town.does(who, lambda w: laundry.request(w, unit, counts, express=express))
        self.pages[made.id] = Page(listed=counts, prices=dict(self.prices), express=express)

    def _counts(self, least: int) -> Counter[str]:
        kinds = self.dice.sample(_CODES, self.dice.randrange(least, len(_CODES) + 1))
        return Counter({code: self.dice.randrange(1, 4) for code in kinds})

    async def _does(self, verb: str, id_: LaundryId, counts: Counter[str]) -> None:
        owner = "tenant" if (await _order(self.town, id_)).unit == self.town.unit else "neighbour"
        does: dict[str, tuple[str, Any]] = {
            "collect": ("vendor", laundry_round.collect),
            "count": ("vendor", lambda w, i: laundry_round.count(w, i, counts)),
            "agree": (owner, washing.agree),
            "dispute": (owner, lambda w, i: washing.dispute(w, i, "no")),
            "give_back": ("vendor", laundry_round.give_back),
            "accept": (owner, laundry.accept),
            "sign_by_phone": ("csr", laundry.accepted_by_phone),
            "reject": (owner, lambda w, i: laundry.reject(w, i, "a stain")),
            "cancel": (owner, laundry.cancel),
        }
        who, deed = does[verb]
        await self.town.does(who, lambda w: deed(w, id_))

    def _written_down(self, verb: str, page: Page, counts: Counter[str]) -> None:
        if verb == "count":
            page.counted = counts
            page.status = _S.AGREED if counts == page.listed else _S.COUNTED
            return
        page.status = _LEADS_TO[verb]
        if verb == "dispute":
            page.counted = Counter()
        if page.status is _S.ACCEPTED:
            page.signed = page.signed or self.town.desk.clock.today()
            page.accepted = self.town.desk.clock.now()


_FITS: dict[str, set[LaundryStatus]] = {
    "collect": {_S.CALLED},
    "count": {_S.COLLECTED, _S.COUNTED},
    "agree": {_S.COUNTED},
    "dispute": {_S.COUNTED},
    "give_back": {_S.AGREED, _S.REWASH},
    "accept": {_S.RETURNED},
    "sign_by_phone": {_S.RETURNED},
    "reject": {_S.RETURNED, _S.ACCEPTED},
    "cancel": {_S.CALLED},
}
_LEADS_TO = {
    "collect": _S.COLLECTED, "agree": _S.AGREED, "dispute": _S.COLLECTED, "give_back": _S.RETURNED,
    "accept": _S.ACCEPTED, "sign_by_phone": _S.ACCEPTED, "reject": _S.REWASH, "cancel": _S.CANCELLED,
}  # fmt: skip


_LEADS_ON = {
    _S.CALLED: ("collect",), _S.COLLECTED: ("count",), _S.COUNTED: ("agree", "agree", "dispute"),
    _S.AGREED: ("give_back",), _S.REWASH: ("give_back",), _S.RETURNED: ("accept", "accept", "sign_by_phone", "reject"),
}  # fmt: skip


async def _order(town: Town, id_: LaundryId) -> LaundryOrder:
    return next(order for order in await orders(town) if order.id == id_)


@pytest.mark.manual("R166")
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.chaos) for seed in range(1, 20))])
async def test_after_ten_random_days_books_orders_and_statements_are_equal_to_the_fen(town: Town, seed: int) -> None:
    """Ten days each time; many times ten others in the storms."""
    await opened(town)
    week = Week(town, random.Random(seed))
    await week.goes_on()
    found = {order.id: order for order in await orders(town)}
    assert {id_: (one.status, one.total, one.charged_on) for id_, one in found.items()} == {
        id_: (page.status, page.total, page.signed) for id_, page in week.pages.items()
    }
    assert [one.number for one in found.values()] == [f"L-{n:06d}" for n in range(1, len(found) + 1)]
    for month in ("2026-11", "2026-12"):
        signed = [page for page in week.pages.values() if page.signed and f"{page.signed:%Y-%m}" == month]
        whole = await town.does("accountant", lambda w, m=month: laundry_statements.of_month(w, m))  # type: ignore[misc]
        assert (len(whole.lines), whole.total) == (len(signed), sum(page.total for page in signed))
        assert sum(one.amount for one in whole.garments) + whole.surcharge == whole.total
    assert any(page.signed for page in week.pages.values())
    late = [one for one in found.values() if one.status is _S.CALLED and one.due_at]
    await _all_are_alarmed(town, late)


async def _all_are_alarmed(town: Town, late: list[LaundryOrder]) -> None:
    """Whatever is still not collected has been asked for again and again."""
    town.desk.clock.advance(timedelta(days=1))
    for _ in range(2):
        await Clockwork(town.desk, SCHEDULE).tick()
    assert all([(await _order(town, one.id)).asked > 0 for one in late])
