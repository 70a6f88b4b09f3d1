"""A day's menu (R169): its sets and their prices, and portions of them, as they stood when they were ordered."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.money import Counted, Fen
from bot.domain.names import Bilingual
from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal

MenuId = NewType("MenuId", int)

MOST_PORTIONS = 99
"""Of one set in one order."""
MOST_CAPACITY = 9999
"""Of a kitchen in a day."""


class MenuStatus(StrEnum):
    """Where a day's menu is: being composed, confirmed by the caterer, published to the tenants."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Dish(Bilingual):
    """A set on a day's menu: its code (A, B, V …), what is in it, its price in fen, what may be in it."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    allergens: str = ""
    photo: str = ""


@dataclass(frozen=True, kw_only=True)
class Menu:
    """One day's menu of one caterer (R169); `capacity` is how many portions the kitchen can make, None: any number.

    `dishes` is what has been composed, `agreed` what the caterer last said they will cook: that alone is ordered from.
    """

    id: MenuId = cast(MenuId, NEW)
    vendor: VendorId
    day: date
    dishes: tuple[Dish, ...] = ()
    agreed: tuple[Dish, ...] = ()
    status: MenuStatus = MenuStatus.DRAFT
    capacity: int | None = None
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    published_at: datetime | None = None
    version: int = 0

    def put(self, dish: Dish) -> Self:
        """A set is added or changed, the same food keeps its picture; the caterer has to confirm anew."""
        others = [one for one in self.dishes if one.code != dish.code]
        before = _of(self.dishes, dish.code)
        if before and before.name_zh == dish.name_zh and not dish.photo:
            dish = replace(dish, photo=before.photo)
        return self._composed((*others, dish))

    def drop(self, code: str) -> Self:
        """A set is taken off. Raises Refusal where there is none of that code."""
        if _of(self.dishes, code) is None:
            raise Refusal("meal-no-such-set", code=code.upper())
        return self._composed([one for one in self.dishes if one.code != code])

    def copy(self, other: "Menu") -> Self:
        """The sets of another day, at their prices."""
        return self._composed(other.agreed or other.dishes)

    def confirm(self, by: PersonId, at: datetime) -> Self:
        """The caterer will cook it."""
        if self.status is not MenuStatus.DRAFT:
            raise Refusal("menu-confirmed-already")
        if not self.dishes and not self.agreed:
            raise Refusal("menu-empty")
        status = MenuStatus.PUBLISHED if self.published_at else MenuStatus.CONFIRMED
        return replace(self, status=status, agreed=self.dishes, confirmed_by=by, confirmed_at=at)

    def run_out(self, code: str) -> Self:
        """The caterer themselves cannot cook a set after all: it is neither agreed to nor composed any more."""
        self.of(code)
        dishes, agreed = (tuple(d for d in sets if d.code != code.upper()) for sets in (self.dishes, self.agreed))
        return replace(self, dishes=dishes, agreed=agreed)

    def close(self) -> Self:
        """Nothing is cooked on that day after all, unless the caterer agrees to what is composed once more."""
        return replace(self, agreed=(), status=MenuStatus.DRAFT, confirmed_by=None, confirmed_at=None)

    def changed_since(self, before: Self) -> Mapping[str, Dish | None]:
        """What else the caterer has agreed to by now: each set that is another one, None where it is not cooked."""
        sets = ((was, _of(self.agreed, was.code)) for was in before.agreed)
        return {was.code: now for was, now in sets if now is None or now.name != was.name}

    def found_since(self, before: Self) -> Mapping[str, Dish]:
        """The sets that are the same, and are now said to hold something else that somebody may not bear."""
        same = ((was, _of(self.agreed, was.code)) for was in before.agreed)
        return {
            was.code: now
            for was, now in same
            if now and now.name == was.name and now.allergens and now.allergens != was.allergens
        }

    @property
    def waits(self) -> bool:
        """Whether a day that is out has been changed since, and the caterer has not agreed yet."""
        return self.status is MenuStatus.DRAFT and self.published_at is not None

    @property
    def on_paper(self) -> tuple[Dish, ...]:
        """What is printed: what is agreed to, before that what is composed."""
        return self.agreed or self.dishes

    def publish(self, at: datetime) -> Self:
        """The tenants may order from it (R169)."""
        if self.status is MenuStatus.DRAFT:
            raise Refusal("menu-not-confirmed")
        return replace(self, status=MenuStatus.PUBLISHED, published_at=self.published_at or at)

    def limit(self, capacity: int | None) -> Self:
        """The kitchen can make so many portions."""
        return replace(self, capacity=capacity)

    def of(self, code: str) -> Dish:
        """The set with that code that the caterer has agreed to. Raises Refusal where there is none."""
        found = _of(self.agreed, code)
        if found is None:
            raise Refusal("meal-no-such-set", code=code.upper())
        return found

    def portions(self, counts: Mapping[str, int]) -> tuple["Portion", ...]:
        """So many of each set, at today's prices: what they cost later does not matter any more.

        Raises:
            Refusal: the menu is not open for orders, has no such set, or the numbers make no sense.

        """
        if self.published_at is None:
            raise Refusal("meal-no-menu", day=self.day)
        wanted = {code.upper(): count for code, count in counts.items() if count}
        if not wanted or not all(0 < count <= MOST_PORTIONS for count in wanted.values()):
            raise Refusal("meal-how-many", most=MOST_PORTIONS)
        dishes = [(self.of(code), count) for code, count in sorted(wanted.items())]
        return tuple(Portion(one.code, one.name_zh, one.name_en, one.price, count) for one, count in dishes)

    def room(self, taken: int, wanted: int, *following: date) -> None:
        """Raises Refusal where the kitchen cannot make so many more; it names the next day that is open, if any.

        Fewer can always be made, even where the limit has been set below what is ordered.
        """
        if self.capacity is not None and wanted > 0 and taken + wanted > self.capacity:
            left = max(0, self.capacity - taken)
            if following:
                raise Refusal("meal-sold-out-then", left=left, day=self.day, then=following[0])
            raise Refusal("meal-sold-out", left=left, day=self.day)

    def _composed(self, dishes: Iterable[Dish]) -> Self:
        ordered = tuple(sorted(dishes, key=lambda one: one.code))
        return replace(self, dishes=ordered, status=MenuStatus.DRAFT, confirmed_by=None, confirmed_at=None)


def as_composed(week: Iterable[Menu]) -> str:
    """What waits for the caterer on these days, in a few letters: where any of it is another, so are they."""
    waiting = sorted((menu.day, menu.dishes) for menu in week if menu.confirmed_at is None)
    return hashlib.sha1(repr(waiting).encode(), usedforsecurity=False).hexdigest()[:12]


def _of(sets: Iterable[Dish], code: str) -> Dish | None:
    return next((one for one in sets if one.code == code.upper()), None)


@dataclass(frozen=True)
class Portion(Bilingual, Counted):
    """So many of a set, as it stood on the menu when it was ordered; the price of one in fen."""

    code: str
    name_zh: str
    name_en: str
    price: Fen
    count: int


def summed(portions: Iterable[Portion]) -> tuple[Portion, ...]:
    """How many of each set. Sets of one code at different prices stand apart."""
    counts: dict[Portion, int] = {}
    for portion in portions:
        key = replace(portion, count=0)
        counts[key] = counts.get(key, 0) + portion.count
    ordered = sorted(counts.items(), key=lambda one: (one[0].code, one[0].price, one[0].name_zh))
    return tuple(replace(portion, count=count) for portion, count in ordered)


def keeping(before: Iterable[Portion], now: Iterable[Portion]) -> tuple[Portion, ...]:
    """What is wanted now: as much of each set as was ordered before keeps its price, only what is more has today's.

    A set that has other things in it by now is another set.
    """
    held = [(replace(portion, count=0), portion.count) for portion in before]
    kept: list[Portion] = []
    for portion in now:
        left = portion.count
        for old, count in held:
            if (old.code, old.name) == (portion.code, portion.name) and (taken := min(left, count)):
                kept.append(replace(old, count=taken))
                left -= taken
        kept += [replace(portion, count=left)] if left else []
    return summed(kept)


def following(portions: Iterable[Portion], code: str, dish: Dish | None) -> tuple[Portion, ...]:
    """What was ordered, once a set has other things in it: at the price of its moment; or without it (None)."""
    told = [replace(one, name_zh=dish.name_zh, name_en=dish.name_en) if dish and one.code == code else one
            for one in portions if dish or one.code != code]  # fmt: skip
    return summed(told)


def difference(after: Iterable[Portion], before: Iterable[Portion]) -> tuple[Portion, ...]:
    """What has become more, and (below nought) less."""
    less = (replace(portion, count=-portion.count) for portion in before)
    return tuple(portion for portion in summed((*after, *less)) if portion.count)


def in_letters(portions: Iterable[Portion]) -> str:
    """In a few letters: A×2 B×1."""
    return " ".join(f"{portion.code}×{portion.count}" for portion in portions)
