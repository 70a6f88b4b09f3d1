"""Whom a notice is for: by floor, unit and group; who is reached, in which language, and where somebody must phone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audiences import (
    EVERYBODY,
    TENANTS,
    All,
    Circle,
    Home,
    Is,
    Not,
    Seat,
    Some,
    Trait,
    Wanted,
    around,
    choose,
    concerns,
    on_floors,
    ordered,
    spelled,
    takes,
)
from bot.domain.names import Language
from bot.domain.people import ContactKind, PersonId
from bot.domain.units import UnitId, UnitUse

ZH, EN = Language.ZH, Language.EN
H1101 = Home(UnitId(1), "1101", "11", UnitUse.OFFICE)
H1201 = Home(UnitId(2), "1201", "12", UnitUse.OFFICE)
H1202 = Home(UnitId(3), "1202", "12", UnitUse.APARTMENT)
H0101 = Home(UnitId(4), "0101", "1", UnitUse.RETAIL)
HOMES = (H1101, H1201, H1202, H0101)


def lives(person: int, home: Home, language: Language = ZH, *, bound: bool = True, reachable: bool = True) -> Seat:
    return Seat(PersonId(person), language, Circle.TENANTS, bound, bound and reachable, ContactKind.ADMIN, home)


SEATS = (
    lives(1, H1101), lives(2, H1201, EN), lives(2, H1202, EN), lives(3, H1201, reachable=False),
    lives(4, H0101, bound=False), Seat(PersonId(5), ZH, Circle.STAFF, bound=True, reachable=True),
    Seat(PersonId(6), EN, Circle.VENDORS, bound=True, reachable=True),
    Seat(PersonId(7), ZH, Circle.TENANTS, bound=True, reachable=True, contact=ContactKind.FINANCE, home=H1202),
)  # fmt: skip


def of(trait: Trait, *values: str) -> Wanted:
    """The tenants of such a place, or of such a kind."""
    return All((TENANTS, Is(trait, frozenset(values))))


WHO: list[tuple[Wanted, set[int], set[int], tuple[str, ...]]] = [
    (TENANTS, {1, 2, 7}, {3}, ("0101",)),
    (EVERYBODY, {1, 2, 5, 6, 7}, {3}, ("0101",)),
    (Is(Trait.CIRCLE, frozenset({"staff"})), {5}, set(), ()),
    (on_floors(["12"]), {2, 7}, {3}, ()),
    (on_floors(["1"]), set(), set(), ("0101",)),
    (on_floors(["99"]), set(), set(), ()),
    (Some((of(Trait.UNIT, "1101"), of(Trait.FLOOR, "1"))), {1}, set(), ("0101",)),
    (of(Trait.USE, "apartment"), {2, 7}, set(), ()),
    (of(Trait.CONTACT, "finance"), {7}, set(), ("0101", "1101", "1201")),
    (All((TENANTS, Not(Is(Trait.FLOOR, frozenset({"12"}))))), {1}, set(), ("0101",)),
    (All((TENANTS, Not(Is(Trait.CONTACT, frozenset({"finance"}))))), {1, 2}, {3}, ("0101",)),
]


@pytest.mark.parametrize(("wanted", "reached", "lost", "silent"), WHO)
def test_who_is_meant_is_chosen_once_and_nobody_else(
    wanted: Wanted, reached: set[int], lost: set[int], silent: tuple[str, ...]
) -> None:
    chosen = choose(wanted, SEATS, HOMES)
    assert set(chosen.reached) == reached
    assert set(chosen.lost) == lost
    assert chosen.silent == silent
    assert chosen.count == len(reached)


def test_each_reads_in_their_own_language() -> None:
    assert choose(TENANTS, SEATS, HOMES).languages == {ZH: 2, EN: 1}


def test_who_was_told_is_not_told_again_and_their_unit_is_not_silent() -> None:
    rest = choose(TENANTS, SEATS, HOMES).without({PersonId(1), PersonId(99)})
    assert set(rest.reached) == {2, 7}
    assert rest.silent == ("0101",)


def test_where_the_only_one_of_a_unit_was_not_reached_somebody_phones() -> None:
    after = choose(TENANTS, SEATS, HOMES).failing({PersonId(1), PersonId(7)})
    assert after.silent == ("0101", "1101")
    assert (set(after.reached), set(after.lost)) == ({2}, {1, 3, 7})


_places = st.sampled_from(HOMES)
_seats = st.lists(
    st.builds(
        Seat,
        st.integers(1, 9).map(PersonId),
        st.sampled_from(Language),
        st.sampled_from(Circle),
        st.booleans(),
        st.booleans(),
        st.none() | st.sampled_from(ContactKind),
        st.none() | _places,
    ),
    max_size=20,
)
_terms = st.builds(
    Is,
    st.sampled_from(Trait),
    st.frozensets(st.sampled_from(["tenants", "staff", "12", "1", "1101", "office", "en", "finance"]), max_size=3),
)
_audiences = st.recursive(
    _terms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@given(_seats, _audiences)
def test_nobody_outside_is_chosen_and_nobody_inside_is_forgotten(seats: Sequence[Seat], wanted: Wanted) -> None:
    chosen = choose(wanted, seats, HOMES)
    own = {seat.person: [one for one in seats if one.person == seat.person] for seat in seats}
    inside = {seat.person for seat in seats if seat.bound and takes(wanted, seat, own[seat.person])}
    assert frozenset(chosen.reached) | chosen.lost == inside
    assert not frozenset(chosen.reached) & chosen.lost
    for home in HOMES:
        if not concerns(wanted, home):
            assert home.number not in chosen.silent


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        (Not(Some((Is(Trait.FLOOR, frozenset({"12"})), Is(Trait.UNIT, frozenset({"0101"}))))), {"1101"}),
        (Not(All((Is(Trait.FLOOR, frozenset({"12"})), Is(Trait.USE, frozenset({"office"}))))),
         {"1101", "1202", "0101"}),
        (Not(All((Is(Trait.FLOOR, frozenset({"12"})), Is(Trait.CONTACT, frozenset({"finance"}))))),
         {"1101", "1201", "1202", "0101"}),
        (Not(Not(Is(Trait.FLOOR, frozenset({"12"})))), {"1201", "1202"}), (Not(TENANTS), set()),
    ],
)  # fmt: skip
def test_a_unit_is_not_concerned_where_all_who_are_there_are_taken_out(wanted: Wanted, there: set[str]) -> None:
    assert {home.number for home in HOMES if concerns(wanted, home)} == there


# -- floors -----------------------------------------------------------------------------------------------------------

KNOWN = ("B2", "B1", "1", "2", "3", "5", "11", "12", "15")


def test_floors_stand_from_below_to_above() -> None:
    assert ordered(["12", "B1", "2", "G", "B2", "Roof", "2"]) == ("B2", "B1", "G", "2", "12", "Roof")


@pytest.mark.parametrize(
    ("floor", "there"),
    [
        ("12", ("11", "12", "15")), ("B2", ("B2", "B1")), ("15", ("12", "15")), ("4", ("3", "4", "5")),
        ("1", ("B1", "1", "2")),
    ],
)  # fmt: skip
def test_around_a_floor_are_the_ones_below_and_above_that_there_are(floor: str, there: tuple[str, ...]) -> None:
    assert around(floor, KNOWN) == there


@pytest.mark.parametrize(
    ("floors", "said"),
    [
        (("12", "11", "15"), "11–15"), (("2", "5"), "2, 5"), (("B1", "1", "3"), "B1–1, 3"), (("12",), "12"), ((), ""),
        (("7",), "7"),
    ],
)  # fmt: skip
def test_floors_are_said_in_a_word(floors: tuple[str, ...], said: str) -> None:
    assert spelled(floors, KNOWN) == said
