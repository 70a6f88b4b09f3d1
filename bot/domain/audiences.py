"""Whom a notice is for: everybody, or who is on some floors, in some units, of some groups; and who is reached of them.

What is asked of the house is pure: `Seat` and `Home` say who is where, `Audience` says who is meant, `Chosen` who that
is, in which language they read, and in which units nobody is reached and somebody has to phone.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.names import Language
from bot.domain.people import ContactKind, PersonId
from bot.domain.roles import Role
from bot.domain.units import TenantId, UnitId, UnitUse


class Circle(StrEnum):
    """What somebody has to do with the house."""

    TENANTS = "tenants"
    STAFF = "staff"
    VENDORS = "vendors"


class Trait(StrEnum):
    """What somebody can be chosen by."""

    ANYBODY = "anybody"
    CIRCLE = "circle"
    FLOOR = "floor"
    UNIT = "unit"
    USE = "use"
    TENANT = "tenant"
    ROLE = "role"
    LANGUAGE = "language"
    CONTACT = "contact"


TENANTS = frozenset({Circle.TENANTS})
EVERYBODY = frozenset(Circle)


@dataclass(frozen=True)
class Home:
    """A unit that somebody is in."""

    unit: UnitId
    number: str
    floor: str
    use: UnitUse


@dataclass(frozen=True)
class Seat:
    """A post of somebody; for a tenant's contact once for each unit that the tenant is in.

    `bound` says whether they have come into the chat, `reachable` whether they can be written to just now.
    """

    person: PersonId
    language: Language
    circle: Circle
    bound: bool
    reachable: bool
    contact: ContactKind | None = None
    home: Home | None = None
    role: Role | None = None
    tenant: TenantId | None = None

    def trait(self, trait: Trait) -> str | None:
        """What they are of that kind, as a word; None where they are nothing of it."""
        match trait:
            case Trait.CIRCLE:
                return self.circle.value
            case Trait.LANGUAGE:
                return self.language.value
            case Trait.ROLE:
                return self.role.value if self.role else None
            case Trait.TENANT:
                return str(self.tenant) if self.tenant is not None else None
            case Trait.CONTACT:
                return self.contact.value if self.contact else None
        if self.home is None:
            return None
        return {Trait.FLOOR: self.home.floor, Trait.UNIT: self.home.number, Trait.USE: self.home.use.value}.get(trait)


@dataclass(frozen=True)
class Audience:
    """Whom something is for. What is empty narrows nothing: without floors and units it is the whole house.

    Floors, units, uses and contacts narrow down the tenants. Who works in the house is in no unit: what is for some of
    them only is not for them.
    """

    circles: frozenset[Circle] = TENANTS
    floors: frozenset[str] = frozenset()
    units: frozenset[UnitId] = frozenset()
    uses: frozenset[UnitUse] = frozenset()
    contacts: frozenset[ContactKind] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether it is for the whole house."""
        return not (self.floors or self.units)

    def covers(self, home: Home) -> bool:
        """Whether a unit is meant."""
        placed = self.whole or home.floor in self.floors or home.unit in self.units
        return Circle.TENANTS in self.circles and placed and (not self.uses or home.use in self.uses)

    def takes(self, seat: Seat) -> bool:
        """Whether somebody in this post is meant."""
        if seat.circle is not Circle.TENANTS:
            return seat.circle in self.circles and self.whole
        wanted = not self.contacts or seat.contact in self.contacts
        return wanted and seat.home is not None and self.covers(seat.home)

    def choose(self, seats: Iterable[Seat], homes: Iterable[Home]) -> "Chosen":
        """Who that is, each once, and who is reached in which of the units that are meant."""
        meant = [seat for seat in seats if self.takes(seat) and seat.bound]
        there: dict[str, set[PersonId]] = {home.number: set() for home in homes if self.covers(home)}
        for seat in meant:
            if seat.home is not None and seat.reachable:
                there.setdefault(seat.home.number, set()).add(seat.person)
        reached = {seat.person: seat.language for seat in meant if seat.reachable}
        return Chosen(
            dict(sorted(reached.items())),
            {number: frozenset(people) for number, people in sorted(there.items())},
            frozenset(seat.person for seat in meant) - frozenset(reached),
        )


@dataclass(frozen=True)
class Chosen:
    """Who is written to, with the language they read; who of them is in which unit; and who is `lost` just now."""

    reached: Mapping[PersonId, Language]
    units: Mapping[str, frozenset[PersonId]]
    lost: frozenset[PersonId]

    @property
    def count(self) -> int:
        """How many people are written to."""
        return len(self.reached)

    @property
    def languages(self) -> Counter[Language]:
        """How many of them read which language."""
        return Counter(self.reached.values())

    @property
    def silent(self) -> tuple[str, ...]:
        """The units in which nobody is reached: somebody has to phone, or go there."""
        return tuple(number for number, people in self.units.items() if not people)

    def without(self, told: Collection[PersonId]) -> "Chosen":
        """The same for those who have not been told yet; a unit in which somebody has been is not silent."""
        return Chosen(
            {person: language for person, language in self.reached.items() if person not in told}, self.units, self.lost
        )

    def failing(self, lost: Collection[PersonId]) -> "Chosen":
        """What it has come to where these could not be reached after all."""
        return Chosen(
            {person: language for person, language in self.reached.items() if person not in lost},
            {number: people - frozenset(lost) for number, people in self.units.items()},
            self.lost | (frozenset(lost) & frozenset(self.reached)),
        )


# -- floors -----------------------------------------------------------------------------------------------------------

_LABEL = re.compile(r"(B?)(\d+)")
_GROUND = frozenset({"G", "L", "LG", "UG", "M"})


def level(label: str) -> tuple[int, str]:
    """How high a floor is, to be sorted by: B2 below B1 below G below 1; what says nothing of it comes last."""
    found = _LABEL.fullmatch(label.upper())
    if found:
        return (-int(found[2]) if found[1] else int(found[2])), label
    return (0 if label.upper() in _GROUND else 1000), label


def ordered(labels: Iterable[str]) -> tuple[str, ...]:
    """Floors from below to above, each once."""
    return tuple(sorted(frozenset(labels), key=level))


def around(label: str, known: Iterable[str]) -> tuple[str, ...]:
    """A floor with the one below and the one above it, of those that there are."""
    floors = ordered({label, *known})
    place = floors.index(label)
    return floors[max(place - 1, 0) : place + 2]


def spelled(labels: Iterable[str], known: Iterable[str]) -> str:
    """Floors in a word: "11–13, 15"; a range runs over whatever there is between."""
    wanted, runs = ordered(labels), list[list[str]]()
    places = {label: place for place, label in enumerate(ordered({*wanted, *known}))}
    for label in wanted:
        if runs and places[label] == places[runs[-1][-1]] + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else run[0] for run in runs)
