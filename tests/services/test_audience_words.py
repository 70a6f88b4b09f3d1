"""An audience in words is what was understood: whoever reads the words again means the same people."""

from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.clock import Clock
from bot.domain.audience_words import MOST, Known, read
from bot.domain.audiences import TENANTS, All, Circle, Home, Is, Not, Seat, Some, Trait, Wanted, takes
from bot.domain.names import Language, Named
from bot.domain.people import ContactKind, PersonId
from bot.domain.roles import STAFF, Role
from bot.domain.units import TenantId, UnitId, UnitUse
from bot.services.audience_words import understood
from bot.texts import Texts

TEXTS = Texts(Clock())
FLOORS = ("B2", "B1", "G", "1", "2", "3", "5", "12", "Roof")
CALLED = {"1": Named("云杉软件", "Spruce Software"), "2": Named("锦程", "Jincheng Travel")}
KNOWN = Known(
    FLOORS, ("0101", "0301", "1201", "B101"),
    {name: frozenset({id_}) for id_, named in CALLED.items() for name in (named.zh, named.en)},
)  # fmt: skip
VALUES = {
    Trait.CIRCLE: [one.value for one in Circle],
    Trait.FLOOR: list(FLOORS),
    Trait.UNIT: list(KNOWN.units),
    Trait.USE: [one.value for one in UnitUse],
    Trait.TENANT: list(CALLED),
    Trait.ROLE: sorted(one.value for one in STAFF),
    Trait.LANGUAGE: [one.value for one in Language],
    Trait.CONTACT: [one.value for one in ContactKind],
}
STAFF_AND_TENANTS = All((TENANTS, Is(Trait.CIRCLE, frozenset({Circle.STAFF.value}))))
"""Nobody is both by one post; that can be said, and read, all the same."""
ZH, EN = Language.ZH, Language.EN


def _tenant(n: int, number: str, floor: str, use: UnitUse, contact: ContactKind) -> Seat:
    return Seat(
        PersonId(n), ZH if n % 2 else EN, Circle.TENANTS, bound=True, reachable=True, contact=contact,
        home=Home(UnitId(n), number, floor, use), role=Role.TENANT, tenant=TenantId(1 + n % 3),
    )  # fmt: skip


_PLACES = (("B101", "B1"), ("0101", "1"), ("0301", "3"), ("1201", "12"), ("G01", "G"), ("R01", "Roof"))
SEATS = [
    _tenant(n, *place, use, contact)
    for n, (place, use, contact) in enumerate(product(_PLACES, UnitUse, ContactKind))
] + [
    Seat(PersonId(1000 + n), language, Circle.STAFF, bound=True, reachable=True, role=role)
    for n, (role, language) in enumerate(product(sorted(STAFF), Language))
] + [Seat(PersonId(2000), EN, Circle.VENDORS, bound=True, reachable=True, role=Role.VENDOR)]  # fmt: skip


def whom(wanted: Wanted) -> set[int]:
    return {seat.person for seat in SEATS if takes(wanted, seat, [seat])}


def said(wanted: Wanted, language: Language) -> str:
    return TEXTS.spoken(language, understood(wanted, FLOORS, CALLED))


_terms = st.sampled_from(sorted(VALUES)).flatmap(
    lambda trait: st.frozensets(st.sampled_from(VALUES[trait]), min_size=1, max_size=3).map(
        lambda held: Is(trait, held)
    )
)
audiences = st.recursive(
    _terms | st.just(Is(Trait.ANYBODY)),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("language", Language)
@given(wanted=audiences)
@example(wanted=All((STAFF_AND_TENANTS, Is(Trait.UNIT, frozenset({"0101", "0301"})))))
@example(wanted=Not(STAFF_AND_TENANTS))
def test_what_is_said_of_an_audience_reads_as_the_same_audience(language: Language, wanted: Wanted) -> None:
    words = said(wanted, language)
    assume(len(words) <= MOST)
    again = read(words, KNOWN)
    assert whom(again) == whom(wanted), words
    words = said(again, language)
    assume(len(words) <= MOST)
    assert whom(read(words, KNOWN)) == whom(wanted), words


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ("所有租户", "租户", "tenants"), ("3、5、12楼", "租户 · 3–12层", "tenants · floors 3–12"),
        ("1201，0301", "租户 · 0301、1201室", "tenants · units 0301, 1201"),
        ("不要3楼", "租户，除了3层", "tenants, except floor 3"),
        ("除了3楼的财务", "租户，除了（3层 · 财务联系人）", "tenants, except (floor 3 · finance contacts)"),
        ("3楼和1201", "租户 · （3层 或 1201室）", "tenants · (floor 3 or unit 1201)"),
        ("3楼的办公和1201，除了财务", "租户 · （3层 · 办公 或 1201室），除了财务联系人",
         "tenants · (floor 3 · offices or unit 1201), except finance contacts"),
        ("tenants and security", "租户 或 保安员 或 保安主管",
         "tenants or security guards or security supervisor"),
        ("云杉软件，除了财务", "租户 · 云杉软件，除了财务联系人", "tenants · Spruce Software, except finance contacts"),
        ("英文，除了财务部", "租户 · 说英文，除了（会计 或 出纳 或 财务部经理）",
         "tenants · English-speaking, except (accountant or cashier or finance manager)"),
    ],
)  # fmt: skip
def test_it_is_said_in_both_languages(typed: str, zh: str, en: str) -> None:
    wanted = read(typed, KNOWN)
    assert (said(wanted, ZH), said(wanted, EN)) == (zh, en)
