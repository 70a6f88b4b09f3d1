"""How those who are named stand to one another: beside one another, or narrowing one another.

"3楼和5楼的办公" is the offices of both, "3楼的财务和1201" are two who are beside one another, "3楼，办公" is one.
"""

from collections.abc import Iterable, Sequence

from bot.domain.audience_terms import ALL, PLACE, Joint, Piece
from bot.domain.audiences import All, Circle, Is, Some, Trait, Wanted
from bot.domain.roles import STAFF

_STAFF = frozenset(role.value for role in STAFF)

Group = list[Piece]
"""Words that follow one another."""
Run = list[Joint | Group]
"""Groups with what stands between them."""


class Unclear(Exception):
    """The words are known, and stand in no order that says anything, or in one that says two things, or nobody."""

    def __init__(self, key: str = "audience-unclear") -> None:
        super().__init__(key)
        self.key = key


def some_of(parts: Iterable[Wanted]) -> Wanted:
    """Who is any of these; traits of one sort in one."""
    found: dict[object, Wanted] = {}
    for one in (one for part in parts for one in (part.of if isinstance(part, Some) else (part,))):
        if isinstance(one, Is):
            before = found.get(one.trait)
            found[one.trait] = Is(one.trait, one.values | (before.values if isinstance(before, Is) else frozenset()))
        else:
            found[one] = one
    every = tuple(found.values())
    return every[0] if len(every) == 1 else Some(every)


def all_of(parts: Iterable[Wanted]) -> Wanted:
    """Who is all of these."""
    found = tuple(dict.fromkeys(one for part in parts for one in (part.of if isinstance(part, All) else (part,))))
    return found[0] if len(found) == 1 else All(found)


def put_between(run: Run, joint: Joint) -> None:
    """What stands between the group before and the next one; of two such words "and" counts, else the last."""
    if joint is Joint.OF or not run:
        return
    if isinstance(run[-1], Joint):
        joint = Joint.AND if Joint.AND in {run.pop(), joint} else joint
    run.append(joint)


def groups_of(run: Run) -> list[Group]:
    """The groups of a run."""
    return [one for one in run if isinstance(one, list)]


def pop(run: Run) -> Group:
    """The last group, with what stands behind it."""
    while run:
        if isinstance(last := run.pop(), list):
            return last
    raise Unclear


def any_of_runs(runs: Sequence[Run]) -> Wanted:
    """Who is meant by any of them."""
    if not all(map(groups_of, runs)):
        raise Unclear
    return some_of(map(together, runs))


def together(run: Run) -> Wanted:
    """What groups mean together."""
    joined, joint = list[Group](), Joint.COMMA
    for one in run:
        if isinstance(one, Joint):
            joint = one
        else:
            _join(joined, joint, one)
            joint = Joint.COMMA
    return some_of(map(narrowed, joined))


def _join(joined: list[Group], joint: Joint, group: Group) -> None:
    """A group goes with the one before it, or stands beside it."""
    if not joined:
        joined.append(group)
        return
    last, before, after = joined[-1], _kinds(joined[-1]), _kinds(group)
    if joint is Joint.BOTH:
        joined[-1] = last + group
    elif len(before) == 1 and before == after[:1]:
        joined[-1] = [_beside(last, group), *_named(group)[1:]]
    elif circles(last) and not circles(last) & circles(group):
        joined.append(group)
    elif len(after) == 1 and after == before[-1:]:
        joined[-1] = [*_named(last)[:-1], _beside(last, group)]
    elif set(before) & set(after):
        joined.append(group)
    elif joint is not Joint.AND:
        joined[-1] = last + group
    elif len(before) == 1 or after[0] == PLACE or before[-1] == Trait.CIRCLE.value:
        joined.append(group)
    else:
        raise Unclear("audience-two-ways")


def _beside(last: Group, group: Group) -> Piece:
    one, other = _named(last)[-1], _named(group)[0]
    return Piece(one.kind, some_of((one.of, other.of)))


def narrowed(group: Group) -> Wanted:
    """Who is all that a group says."""
    return all_of(piece.of for piece in _named(group))


def _named(group: Group) -> Group:
    return [piece for piece in group if piece != ALL] or group


def _kinds(group: Group) -> list[str]:
    return [piece.kind for piece in _named(group)]


def circles(group: Group) -> frozenset[Circle]:
    """In which circles there can be somebody who is all of that."""
    return frozenset.intersection(*(_within(piece.of) for piece in group))


def _within(wanted: Wanted) -> frozenset[Circle]:
    match wanted:
        case Is(Trait.CIRCLE, values):
            return frozenset(map(Circle, values))
        case Is(Trait.ROLE, values):
            return frozenset({Circle.STAFF}) if values <= _STAFF else frozenset(Circle)
        case Is(Trait.FLOOR | Trait.UNIT | Trait.USE | Trait.TENANT | Trait.CONTACT):
            return frozenset({Circle.TENANTS})
        case All(of):
            return frozenset.intersection(*map(_within, of))
        case Some(of):
            return frozenset.union(*map(_within, of))
    return frozenset(Circle)
