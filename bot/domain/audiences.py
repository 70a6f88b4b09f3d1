"""Whom a notice is for: everybody, or who is on some floors, in some units, of some groups; and who is reached of them.

What is asked of the house is pure: `Seat` and `Home` say who is where, `Wanted` says who is meant, `Chosen` who that
is, in which language they read, and in which units nobody is reached and somebody has to phone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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


@dataclass(frozen=True)
class Home:
    """A unit that somebody is in."""

    unit: UnitId
    number: str
    floor: str
    use: UnitUse

    def trait(self, trait: Trait) -> str | None:
        """What it is of that kind, as a word."""
        return {Trait.FLOOR: self.floor, Trait.UNIT: self.number, Trait.USE: self.use.value}.get(trait)


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
        return self.home.trait(trait) if self.home else None


@dataclass(frozen=True)
class Is:
    """Who has one of these traits: is on such a floor, reads such a language."""

    trait: Trait
    values: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Not:
    """Who is not, by any of their posts."""

    of: "Wanted"


@dataclass(frozen=True)
class All:
    """Who is all of this at once, by one and the same post."""

    of: tuple["Wanted", ...]


@dataclass(frozen=True)
class Some:
    """Who is any of this."""

    of: tuple["Wanted", ...]


Wanted = Is | Not | All | Some


EVERYBODY = Is(Trait.ANYBODY)
TENANTS = Is(Trait.CIRCLE, frozenset({Circle.TENANTS.value}))


def on_floors(labels: Iterable[str]) -> Wanted:
    """The tenants on these floors."""
    return All((TENANTS, Is(Trait.FLOOR, frozenset(labels))))


def takes(wanted: Wanted, seat: Seat, seats: Sequence[Seat]) -> bool:
    """Whether somebody with these `seats` is meant by this one of them."""
    match wanted:
        case Is(trait, values):
            return trait is Trait.ANYBODY or seat.trait(trait) in values
        case Not(of):
            return not any(takes(of, one, seats) for one in seats)
        case All(of):
            return all(takes(one, seat, seats) for one in of)
        case Some(of):
            return any(takes(one, seat, seats) for one in of)


def traits(wanted: Wanted) -> frozenset[Trait]:
    """Everything by which somebody is chosen."""
    match wanted:
        case Is(trait):
            return frozenset({trait})
        case Not(of):
            return traits(of)
        case All(of) | Some(of):
            return frozenset().union(*map(traits, of))


def packed(wanted: Wanted) -> list[Any]:
    """As JSON."""
    match wanted:
        case Is(trait, values):
            return ["is", trait.value, sorted(values)]
        case Not(of):
            return ["not", packed(of)]
        case All(of):
            return ["all", *map(packed, of)]
        case Some(of):
            return ["some", *map(packed, of)]


def unpacked(raw: Sequence[Any]) -> Wanted:
    """The opposite of `packed`."""
    match raw:
        case ["is", trait, values]:
            return Is(Trait(trait), frozenset(values))
        case ["not", of]:
            return Not(unpacked(of))
        case ["all", *of]:
            return All(tuple(map(unpacked, of)))
        case ["some", *of]:
            return Some(tuple(map(unpacked, of)))
    raise ValueError(f"no audience: {raw!r}")


_OF_PLACES = frozenset({Trait.FLOOR, Trait.UNIT, Trait.USE})


def concerns(wanted: Wanted, home: Home) -> bool:
    """Whether a tenant of that unit can be meant, whoever they are."""
    match wanted:
        case Is(Trait.CIRCLE, values):
            return Circle.TENANTS.value in values
        case Is(trait, values):
            return trait not in _OF_PLACES or home.trait(trait) in values
        case Not(of):
            return not _all_there(of, home)
        case All(of):
            return all(concerns(one, home) for one in of)
        case Some(of):
            return any(concerns(one, home) for one in of)


def _all_there(wanted: Wanted, home: Home) -> bool:
    """Whether every tenant of that unit is meant, whoever they are."""
    match wanted:
        case Is(Trait.CIRCLE | Trait.ANYBODY):
            return concerns(wanted, home)
        case Is(trait, values):
            return trait in _OF_PLACES and home.trait(trait) in values
        case Not(of):
            return not concerns(of, home)
        case All(of):
            return all(_all_there(one, home) for one in of)
        case Some(of):
            return any(_all_there(one, home) for one in of)


def choose(wanted: Wanted, seats: Iterable[Seat], homes: Iterable[Home]) -> "Chosen":
    """Who is meant, each once, and who is reached in which of the units that are concerned."""
    own = defaultdict[PersonId, list[Seat]](list)
    for seat in seats:
        own[seat.person].append(seat)
    meant = [seat for held in own.values() for seat in held if seat.bound and takes(wanted, seat, held)]
    there: dict[str, set[PersonId]] = {home.number: set() for home in homes if concerns(wanted, home)}
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
