"""Whom a notice is for, as people say it: understood or named, never guessed."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audience_words import Known, read
from bot.domain.audiences import All, Circle, Home, Is, Not, Seat, Some, Trait, Wanted, packed, takes, unpacked
from bot.domain.names import Language
from bot.domain.people import ContactKind, PersonId
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import TenantId, UnitId, UnitUse

KNOWN = Known(
    floors=("B1", "1", "3", "5", "8", "9", "12", "15"),
    units=("0101", "0301", "0801", "0812", "1201", "B101"),
    tenants={name: frozenset({"1"}) for name in ("云杉软件", "Spruce Software", "T01")}
    | {"锦程旅行社": frozenset({"2"})},
)
ZH, EN = Language.ZH, Language.EN


def tenant(
    n: int, unit: str, use: UnitUse, contact: ContactKind, language: Language = ZH, company: int = 9
) -> Seat:  # fmt: skip
    home = Home(UnitId(n), unit, unit[:2].lstrip("0"), use)
    return Seat(
        PersonId(n), language, Circle.TENANTS, bound=True, reachable=True, contact=contact, home=home, role=Role.TENANT,
        tenant=TenantId(company),
    )  # fmt: skip


PEOPLE = {
    "shop": tenant(1, "0101", UnitUse.RETAIL, ContactKind.OWNER),
    "office3": tenant(2, "0301", UnitUse.OFFICE, ContactKind.ADMIN, EN),
    "office8": tenant(3, "0801", UnitUse.OFFICE, ContactKind.ADMIN, company=1),
    "money8": tenant(4, "0801", UnitUse.OFFICE, ContactKind.FINANCE, company=1),
    "flat12": tenant(5, "1201", UnitUse.APARTMENT, ContactKind.RESIDENT, EN),
    "guard": Seat(PersonId(6), ZH, Circle.STAFF, bound=True, reachable=True, role=Role.SECURITY),
    "boss": Seat(PersonId(7), ZH, Circle.STAFF, bound=True, reachable=True, role=Role.CS_MANAGER),
    "cook": Seat(PersonId(8), ZH, Circle.VENDORS, bound=True, reachable=True, role=Role.VENDOR),
}
TENANTS = {"shop", "office3", "office8", "money8", "flat12"}
CROWD = PEOPLE | {
    "flat5": tenant(9, "0501", UnitUse.APARTMENT, ContactKind.RESIDENT),
    "shop5": tenant(10, "0502", UnitUse.RETAIL, ContactKind.OWNER),
    "garage": replace(PEOPLE["shop"], person=PersonId(11), home=Home(UnitId(11), "B101", "B1", UnitUse.RETAIL)),
    "chief": replace(PEOPLE["guard"], person=PersonId(12), role=Role.SECURITY_SUPERVISOR),
    "purse": replace(PEOPLE["boss"], person=PersonId(13), role=Role.FINANCE_MANAGER),
}
NEAR = {"office3", "flat5", "shop5", "office8", "money8"}
"""Who is on floors 3 to 9."""
EVERY_TENANT, SECURITY = TENANTS | {"flat5", "shop5", "garage"}, {"guard", "chief"}


def whom(text: str, people: Mapping[str, Seat] = PEOPLE) -> set[str]:
    wanted = read(text, KNOWN)
    return {name for name, seat in people.items() if takes(wanted, seat, [seat])}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("所有人", set(PEOPLE)), ("everybody", set(PEOPLE)), ("全体租户", TENANTS), ("all tenants", TENANTS),
        ("租户", TENANTS), ("员工", {"guard", "boss"}), ("staff and vendors", {"guard", "boss", "cook"}),
        ("3层", {"office3"}), ("3楼、8楼", {"office3", "office8", "money8"}),
        ("3-9层", {"office3", "office8", "money8"}),
        ("floors 3-9", {"office3", "office8", "money8"}), ("floor 12", {"flat12"}), ("8F", {"office8", "money8"}),
        ("8层以上", {"office8", "money8", "flat12"}), ("3层及以下", {"shop", "office3"}),
        ("floor 8 and above", {"office8", "money8", "flat12"}), ("0801", {"office8", "money8"}),
        ("0801室和1201室", {"office8", "money8", "flat12"}), ("办公", {"office3", "office8", "money8"}),
        ("shops and offices", {"shop", "office3", "office8", "money8"}), ("商铺和公寓", {"shop", "flat12"}),
        ("财务", {"money8"}), ("finance contacts", {"money8"}), ("英文", {"office3", "flat12"}),
        ("English-speaking tenants", {"office3", "flat12"}), ("保安", {"guard"}), ("managers", {"boss"}),
        ("3-9层的办公租户，除了财务", {"office3", "office8"}),
        ("offices on floors 3-9, except finance", {"office3", "office8"}),
        ("租户 非 公寓", {"shop", "office3", "office8", "money8"}),
        ("tenants not in English", {"shop", "office8", "money8"}),
        ("租户，除了商铺和公寓", {"office3", "office8", "money8"}), ("3层 或 保安", {"office3", "guard"}),
        ("shops or security", {"shop", "guard"}), ("(3层 或 12层) 英文", {"office3", "flat12"}),
        ("租户，除了(8层 办公)", {"shop", "office3", "flat12"}), ("云杉软件", {"office8", "money8"}),
        ("spruce software except finance", {"office8"}), ("全体，除了供应商", set(PEOPLE) - {"cook"}),
        ("１２层", {"flat12"}), ("everyone except staff", TENANTS | {"cook"}),
    ],
)  # fmt: skip
def test_people_are_understood(text: str, meant: set[str]) -> None:
    assert whom(text) == meant


@pytest.mark.parametrize(
    ("text", "taken_out"),
    [
        ("不要3楼和5楼", {"office3", "flat5", "shop5"}), ("非3楼5楼", {"office3", "flat5", "shop5"}),
        ("tenants not on floors 3 and 5", {"office3", "flat5", "shop5"}),
        ("全体租户，除了3楼或5楼", {"office3", "flat5", "shop5"}),
        ("all tenants except floor 3 or floor 5", {"office3", "flat5", "shop5"}),
        ("all tenants except offices on floor 3", {"office3"}), ("除了5楼的公寓", {"flat5"}),
        ("除了5楼的公寓和商铺", {"flat5", "shop5"}), ("租户，除了8楼的财务", {"money8"}),
        ("tenants except finance contacts and shops", {"money8", "shop", "shop5", "garage"}),
        ("全体租户，除了商铺，除了3楼", {"shop", "shop5", "garage", "office3"}),
        ("除了商铺，全体租户", {"shop", "shop5", "garage"}),
        ("除3楼外，全体租户", {"office3"}), ("除了3楼以外的所有租户", {"office3"}), ("3楼以外的租户", {"office3"}),
        ("3楼除外", {"office3"}), ("全体租户，3楼、12楼除外", {"office3", "flat12"}),
        ("所有租户3楼除外", {"office3"}), ("全体租户（除3楼）", {"office3"}),
        ("不在3楼和12楼的租户", {"office3", "flat12"}),
        ("非公寓的租户", {"flat5", "flat12"}), ("non-office tenants", {"office3", "office8", "money8"}),
        ("tenants who don't speak English", {"office3", "flat12"}), ("不说英文的租户", {"office3", "flat12"}),
        ("除了非公寓", EVERY_TENANT - {"flat5", "flat12"}),
    ],
)  # fmt: skip
def test_what_follows_except_is_taken_out_as_a_whole_and_nothing_else(text: str, taken_out: set[str]) -> None:
    assert whom(text, CROWD) == EVERY_TENANT - taken_out


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("所有租户", EVERY_TENANT), ("全部租户", EVERY_TENANT), ("大楼所有用户", EVERY_TENANT), ("三楼", {"office3"}),
        ("第三层", {"office3"}), ("负一楼", {"garage"}), ("地下一层", {"garage"}), ("B1", {"garage"}),
        ("十二楼", {"flat12"}), ("3rd floor", {"office3"}), ("the third floor", {"office3"}),
        ("3、8、12层", {"office3", "office8", "money8", "flat12"}), ("8-9、12层", {"office8", "money8", "flat12"}),
        ("3、8-12层", {"office3", "office8", "money8", "flat12"}), ("第3层到第9层", NEAR),
        ("floors 3 and 12", {"office3", "flat12"}), ("floors 3, 8 and 12", {"office3", "office8", "money8", "flat12"}),
        ("3 and 12 floors", {"office3", "flat12"}), ("floors 3 through 9", NEAR),
        ("12楼01", {"flat12"}), ("12-01", {"flat12"}), ("十二楼01室", {"flat12"}), ("801", {"office8", "money8"}),
        ("unit 1201", {"flat12"}), ("units 1201, 0301", {"flat12", "office3"}), ("一二零一", {"flat12"}),
        ("3楼、1201", {"office3", "flat12"}), ("3楼，1201室", {"office3", "flat12"}),
        ("8楼的财务和1201", {"money8", "flat12"}), ("1201 and finance contacts", {"flat12", "money8"}),
        ("租户和保安", EVERY_TENANT | SECURITY), ("tenants and security", EVERY_TENANT | SECURITY),
        ("3楼租户和保安", {"office3", *SECURITY}),
        ("所有办公和员工", {"office3", "office8", "money8"} | SECURITY | {"boss", "purse"}),
        ("8楼的财务和12楼的住户", {"money8", "flat12"}), ("3楼办公8楼财务", {"office3", "money8"}),
        ("3楼和8楼的办公", {"office3", "office8", "money8"}), ("8楼的行政和财务", {"office8", "money8"}),
        ("客服经理", {"boss"}), ("保安主管", {"chief"}), ("保安员", {"guard"}), ("财务经理", {"purse"}),
        ("总经理", set()), ("general manager", set()), ("finance manager", {"purse"}), ("经理", {"boss", "purse"}),
        ("英文，除了经理", {"office3", "flat12"}), ("英文 或 保安", {"office3", "flat12", *SECURITY}),
        ("(英文 或 保安)，除了3楼", {"flat12", *SECURITY}), ("所有人，除了租户", set(CROWD) - EVERY_TENANT),
    ],
)  # fmt: skip
def test_everyday_words_are_understood(text: str, meant: set[str]) -> None:
    assert whom(text, CROWD) == meant


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "audience-empty"), ("   ", "audience-empty"), ("租户" * 200, "audience-empty"),
        ("喜欢猫的人", "audience-unclear"), ("3层的猫", "audience-unclear"),
        ("tenants who like cats", "audience-unclear"),
        ("77层", "audience-no-such-floor"), ("9901", "audience-unclear"), ("(3层", "audience-unclear"),
        ("3层)", "audience-unclear"), ("租户 或", "audience-unclear"), ("租户 非", "audience-unclear"),
        ("1204", "audience-unclear"), ("10-12", "audience-unclear"), ("8-12", "audience-two-ways"),
        ("8楼的办公和财务", "audience-two-ways"), ("offices on floor 8 and English speakers", "audience-two-ways"),
        ("3、77层", "audience-no-such-floor"), ("3楼保安", "audience-nobody"), ("1-3号楼", "audience-unclear"),
        ("或 租户", "audience-unclear"), ("()", "audience-unclear"), ("(" * 299, "audience-unclear"),
        ("非" * 299, "audience-unclear"),
         ("，和", "audience-unclear"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text, KNOWN)
    assert refused.value.key == key


def test_who_is_two_things_is_taken_out_by_either() -> None:
    both = [PEOPLE["office8"], PEOPLE["money8"]]
    assert not any(takes(read("租户，除了财务", KNOWN), seat, both) for seat in both)
    assert any(takes(read("财务", KNOWN), seat, both) for seat in both)


def test_two_traits_must_be_of_one_post() -> None:
    both = [PEOPLE["office8"], PEOPLE["flat12"]]
    assert not any(takes(read("12层 办公", KNOWN), seat, both) for seat in both)


terms = st.builds(
    Is, st.sampled_from(Trait), st.frozensets(st.sampled_from(["3", "tenants", "office", "en"]), max_size=3)
)
trees = st.recursive(
    terms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@given(trees)
def test_what_is_kept_is_what_was_meant(wanted: Wanted) -> None:
    assert unpacked(json.loads(json.dumps(packed(wanted)))) == wanted


@given(trees)
def test_whoever_is_not_meant_is_meant_by_the_opposite(wanted: Wanted) -> None:
    for seat in PEOPLE.values():
        assert takes(Not(wanted), seat, [seat]) is not takes(wanted, seat, [seat])


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(Refusal):
        assert packed(read(text, KNOWN))
