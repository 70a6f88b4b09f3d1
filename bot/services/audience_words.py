"""An audience in words, from what was understood and not from what was typed; read again, it means the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce

from bot.domain.audience_terms import PLAIN
from bot.domain.audience_words import of_tenants
from bot.domain.audiences import EVERYBODY, All, Is, Not, Some, Trait, Wanted, ordered, spelled
from bot.domain.names import Named
from bot.domain.roles import Role
from bot.talk import Words, words

_CIRCLES = {Role.TENANT.value: "audience-tenants", Role.VENDOR.value: "audience-vendors"}
_KEYS: Mapping[Trait, Mapping[str, str]] = {
    Trait.CIRCLE: {"tenants": "audience-tenants", "staff": "audience-staff", "vendors": "audience-vendors"},
    Trait.USE: {"office": "audience-offices", "apartment": "audience-apartments", "retail": "audience-shops"},
    Trait.CONTACT: {
        "finance": "audience-finance", "admin": "audience-admin", "owner": "audience-owners",
        "resident": "audience-residents",
    },
    Trait.LANGUAGE: {"zh-CN": "audience-chinese", "en": "audience-english"},
    Trait.ROLE: {
        **{role.value: f"role-{role.value.replace('_', '-')}" for role in Role}, **_CIRCLES,
        Role.SECURITY.value: "audience-guards",
    },
}  # fmt: skip


def understood(wanted: Wanted, floors: Collection[str], called: Mapping[str, Named]) -> Words:
    """Who is meant, in words: `floors` are those of the house, `called` how tenants are named by their ids."""
    told = wanted if of_tenants(wanted) == wanted else All((EVERYBODY, wanted))
    return _Speaker(floors, called).say(told)


def _narrows(wanted: Wanted) -> bool:
    """Whether it only narrows: that binds more closely than 或, and needs no brackets before or after one."""
    return isinstance(wanted, Is) or (isinstance(wanted, All) and not any(isinstance(one, Not) for one in wanted.of))


@dataclass(frozen=True)
class _Speaker:
    floors: Collection[str]
    called: Mapping[str, Named]

    def say(self, wanted: Wanted) -> Words:
        """Who is meant."""
        match wanted:
            case Is():
                return reduce(_or, self._named(wanted))
            case Some(of):
                return reduce(_or, (self.say(one) if _narrows(one) else self._whole(one) for one in of))
            case Not():
                return self.say(All((EVERYBODY, wanted)))
            case All(of):
                out = [self._whole(one.of) for one in of if isinstance(one, Not)]
                there = [self._whole(one) for one in of if not isinstance(one, Not)]
                return reduce(_except, out, reduce(_and, there or [words("audience-anybody")]))

    def _whole(self, wanted: Wanted) -> Words:
        """The same in brackets, where it is more than one word."""
        told = self.say(wanted)
        single = isinstance(wanted, Is) and len(self._named(wanted)) == 1
        return told if single else words("audience-group", inner=told)

    def _named(self, it: Is) -> list[Words]:
        match it.trait:
            case Trait.ANYBODY:
                return [words("audience-anybody")]
            case Trait.FLOOR:
                return self._on_floors(it.values)
            case Trait.UNIT:
                return [words("audience-units", units=_listed(", ".join(sorted(it.values))), count=len(it.values))]
            case Trait.TENANT:
                return [words("audience-tenant", name=self.called[one]) for one in sorted(it.values)]
        return [words(key) for key in dict.fromkeys(_KEYS[it.trait][value] for value in sorted(it.values))]

    def _on_floors(self, labels: Collection[str]) -> list[Words]:
        plain = [label for label in labels if PLAIN.fullmatch(label)]
        numbered = (
            [words("audience-floors", floors=_listed(spelled(plain, self.floors)), count=len(plain))] if plain else []
        )
        others = ordered(set(labels) - set(plain))
        return [*numbered, *(words("audience-floors", floors=label, count=1) for label in others)]


def _listed(text: str) -> Named:
    return Named(text.replace(", ", "、"), text)


def _or(one: Words, other: Words) -> Words:
    return words("audience-or", one=one, other=other)


def _and(one: Words, other: Words) -> Words:
    return words("audience-and", one=one, other=other)


def _except(one: Words, other: Words) -> Words:
    return words("audience-except", one=one, other=other)
