"""What a job costs, line by line, and how long it takes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.bc_prices import (
    COUNTED,
    DELIVERY,
    EXTRA,
    MOST_COPIES,
    MOST_PAGES,
    BcLine,
    Paper,
    Service,
    Spec,
    Tongue,
    lines_of,
    minutes_for,
    offered,
    quoted,
    recounted,
    total,
)
from bot.domain.money import Fen
from bot.domain.quotes import Price, PriceList
from bot.domain.refusal import Refusal

_FEN = (50, 80, 100, 200, 400, 20, 100, 1200, 1500, 600, 1000, 1500, 500, 400, 800, 1500, 100, 12000, 500, 300)
PRICES = PriceList(
    kind="business-centre", number=1, since=datetime(2026, 1, 1, tzinfo=UTC),
    prices=tuple(Price(f"BC{n:02d}", f"项目{n}", f"item {n}", Fen(fen)) for n, fen in enumerate(_FEN, start=1)),
)  # fmt: skip
SPECS = st.builds(
    Spec, service=st.sampled_from(sorted(COUNTED)), pages=st.integers(1, MOST_PAGES),
    copies=st.integers(1, MOST_COPIES), paper=st.sampled_from(Paper), colour=st.booleans(), duplex=st.booleans(),
    scaled=st.booleans(), staple=st.booleans(), tongue=st.sampled_from(Tongue), deliver=st.booleans(),
    fax_to=st.sampled_from(["+861065052255", "+85221234567", "+442079460958"]), urgent=st.booleans(),
)  # fmt: skip


@pytest.mark.manual("R219", "R238", "R240", "R241")
@pytest.mark.parametrize(
    ("spec", "counts", "fen"),
    [
        (Spec(service=Service.COPY, pages=10), {"BC01": 10}, 500),
        (Spec(service=Service.COPY, pages=5, copies=3, duplex=True), {"BC01": 3, "BC02": 6}, 630),
        (Spec(service=Service.PRINT, pages=4, paper=Paper.A3), {"BC03": 4}, 400),
        (Spec(service=Service.PRINT, pages=4, copies=2, colour=True), {"BC04": 8}, 1600),
        (Spec(service=Service.COPY, pages=2, colour=True, paper=Paper.A3, scaled=True), {"BC05": 2, "BC06": 2}, 840),
        (Spec(service=Service.SCAN, pages=7), {"BC07": 7}, 700),
        (Spec(service=Service.TYPING, pages=3), {"BC08": 3}, 3600),
        (Spec(service=Service.TYPING, pages=2, tongue=Tongue.ENGLISH, deliver=True), {"BC09": 2, DELIVERY: 1}, 3300),
        (Spec(service=Service.FAX, pages=2, fax_to="+861065052255"), {"BC14": 2}, 800),
        (Spec(service=Service.FAX, pages=2, fax_to="+85221234567"), {"BC15": 2}, 1600),
        (Spec(service=Service.FAX, pages=2, fax_to="+442079460958"), {"BC16": 2}, 3000),
        (Spec(service=Service.OTHER, wish="翻译"), {}, 0),
        (Spec(service=Service.COPY, deliver=True), {}, 0),
    ],
)
def test_what_is_wanted_says_which_lines_and_how_much(spec: Spec, counts: dict[str, int], fen: int) -> None:
    lines = lines_of(spec, PRICES)
    assert ({one.code: one.count for one in lines}, total(lines)) == (counts, fen)


@given(SPECS)
def test_more_pages_or_copies_never_cost_less_and_every_line_is_of_the_list(spec: Spec) -> None:
    lines = lines_of(spec, PRICES)
    assert total(lines) == sum(PRICES.of(one.code).price * one.count for one in lines) > 0
    for more in (replace(spec, pages=(spec.pages or 0) + 1), replace(spec, copies=spec.copies + 1)):
        if (more.pages or 0) <= MOST_PAGES and more.copies <= MOST_COPIES:
            assert total(lines_of(more, PRICES)) >= total(lines)
    brought, fetched = (lines_of(replace(spec, deliver=deliver), PRICES) for deliver in (True, False))
    assert total(brought) - total(fetched) == PRICES.of(DELIVERY).price


@given(SPECS)
def test_both_sides_never_cost_more_than_one(spec: Spec) -> None:
    assert total(lines_of(replace(spec, duplex=True), PRICES)) <= total(lines_of(replace(spec, duplex=False), PRICES))


@pytest.mark.parametrize(("pages", "copies"), [(0, 1), (-1, 1), (MOST_PAGES + 1, 1), (1, 0), (1, MOST_COPIES + 1)])
def test_numbers_that_make_no_sense_are_refused(pages: int, copies: int) -> None:
    with pytest.raises(Refusal, match="bc-how-many"):
        lines_of(Spec(service=Service.COPY, pages=pages, copies=copies), PRICES)


def test_lines_of_the_list_are_asked_for_as_they_stand() -> None:
    codes = [one.code for one in offered(PRICES).prices]
    assert codes == ["BC10", "BC11", "BC12", "BC13", "BC19"]
    lines = lines_of(Spec(service=Service.ITEMS, deliver=True), PRICES, {"BC11": 2})
    assert [(one.code, one.amount) for one in lines] == [("BC11", 2000), (DELIVERY, 300)]
    with pytest.raises(Refusal, match="price-unknown"):
        lines_of(Spec(service=Service.ITEMS), PRICES, {"BC99": 1})
    with pytest.raises(Refusal, match="bc-how-many-pieces"):
        lines_of(Spec(service=Service.ITEMS), PRICES, {"BC11": 100})


def test_a_price_that_the_clerk_names_has_something_in_it() -> None:
    lines = quoted(PRICES, {"BC08": 2}, Fen(5000), deliver=True)
    assert [(one.code, one.amount) for one in lines] == [("BC08", 2400), (DELIVERY, 300), (EXTRA, 5000)]
    with pytest.raises(Refusal, match="bc-quote-empty"):
        quoted(PRICES, {})


@pytest.mark.parametrize(
    ("spec", "minutes"),
    [
        (Spec(service=Service.COPY, pages=10), 30),
        (Spec(service=Service.COPY, pages=100, copies=4), 50),
        (Spec(service=Service.TYPING, pages=3), 90),
        (Spec(service=Service.TYPING, pages=3, urgent=True), 45),
        (Spec(service=Service.OTHER), 30),
    ],
)
def test_how_long_it_takes(spec: Spec, minutes: int) -> None:
    assert minutes_for(spec, 30, 20) == minutes


def _pages(spec: Spec, pages: int | None) -> tuple[BcLine, ...]:
    return lines_of(replace(spec, pages=pages), PRICES)


@pytest.mark.manual("R238")
@given(SPECS, st.integers(1, MOST_PAGES), st.integers(0, 9), st.integers(0, 50_000))
def test_whatever_was_agreed_beside_the_pages_stays_when_they_are_counted(
    spec: Spec, pages: int, binding: int, extra: int
) -> None:
    beside = quoted(PRICES, {"BC10": binding} if binding else {}, Fen(extra)) if binding or extra else ()
    listed, counted = _pages(spec, spec.pages), _pages(spec, pages)
    assert total(recounted((*listed, *beside), listed, counted)) == total(counted) + total(beside)


@given(SPECS, st.integers(1, MOST_PAGES), st.integers(1, 500_000))
def test_a_price_of_the_clerks_own_is_never_raised_by_a_count(spec: Spec, pages: int, named: int) -> None:
    agreed = quoted(PRICES, {}, Fen(named))
    for listed in (_pages(spec, spec.pages), ()):
        assert recounted(agreed, listed, _pages(spec, pages)) == agreed


@pytest.mark.parametrize(("really", "fen"), [(9, 450), (11, 550), (12, 550)])
def test_more_pages_that_were_agreed_to_are_lowered_by_the_count_and_no_more(really: int, fen: int) -> None:
    spec = Spec(service=Service.COPY, pages=10)
    agreed = _pages(spec, 11)
    assert total(recounted(agreed, _pages(spec, 10), _pages(spec, really))) == fen
