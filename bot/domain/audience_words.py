"""Whom a notice is for, as people say it: "3-9层的办公租户，除了财务" / "offices on floors 3-9, except finance".

What is of one kind stands beside one another ("3层、5层", "shops and offices"), what is of different kinds narrows
("3层 办公"). "和", "and" between what is no one kind adds ("3楼的财务和1201"), and so does 或, "or", which parts
all that stands before from all that comes after. What follows 除了, 非, "except" or "not" is taken out as a whole. What
is not understood, or can be taken two ways, is named and never guessed.
"""

from collections import deque

from bot.domain.audience_groups import (
    Group,
    Run,
    Unclear,
    all_of,
    any_of_runs,
    circles,
    groups_of,
    narrowed,
    pop,
    put_between,
    some_of,
    together,
)
from bot.domain.audience_terms import ALL, Joint, Piece, Token, folded, tokens
from bot.domain.audience_terms import Known as Known
from bot.domain.audiences import TENANTS, All, Is, Not, Some, Trait, Wanted
from bot.domain.refusal import Refusal

MOST = 300
"""So many characters are read."""
_BRACKET, _BRACKETS = "bracket", 50
_BESIDE = frozenset({Joint.AND, Joint.COMMA, Joint.BOTH})


def read(text: str, known: Known) -> Wanted:
    """What a text means. Raises Refusal with the part that is not understood."""
    said = folded(text)
    if not said or len(said) > MOST:
        raise Refusal("audience-empty")
    if said.count("(") > _BRACKETS:
        raise Refusal("audience-unclear", text=text.strip()[:60])
    left = deque(tokens(said, known))
    try:
        wanted = _whole(left)
    except Unclear as why:
        raise Refusal(why.key, text=text.strip()[:60]) from None
    if left:
        raise Refusal("audience-unclear", text=text.strip()[:60])
    return of_tenants(wanted)


def of_tenants(wanted: Wanted) -> Wanted:
    """The same, of tenants alone wherever neither everybody, a circle nor a post is named."""
    match wanted:
        case Some(of) if _mixed(wanted):
            return some_of(map(of_tenants, of))
        case All(of) if any(map(_mixed, of)) and not any(map(_says_who, of)):
            return All(tuple(of_tenants(one) if _mixed(one) else one for one in of))
    return wanted if _says_who(wanted) else all_of((TENANTS, wanted))


def _says_who(wanted: Wanted) -> bool:
    match wanted:
        case Is(trait):
            return trait in {Trait.ANYBODY, Trait.CIRCLE, Trait.ROLE}
        case All(of):
            return any(map(_says_who, of))
        case Some(of):
            return all(map(_says_who, of))
    return False


def _mixed(wanted: Wanted) -> bool:
    """Whether some of it says who is meant, and some does not: 英文 或 保安."""
    match wanted:
        case All(of):
            return not _says_who(wanted) and any(map(_mixed, of))
        case Some(of):
            return not _says_who(wanted) and any(_says_who(one) or _mixed(one) for one in of)
    return False


# -- grammar -----------------------------------------------------------------------------------------------------------


def _whole(left: deque[Token]) -> Wanted:
    """All that is said, up to a closing bracket: some, and who is taken out of them."""
    runs, out = list[Run]([[]]), list[Wanted]()
    while left and left[0] != Joint.CLOSE:
        if left[0] == Joint.OUTSIDE:
            left.popleft()
            out.append(_taken_off(runs[-1]))
        elif left[0] == Joint.EXCEPT or (left[0] == Joint.NOT and not _ends_of_not(left)):
            left.popleft()
            out.append(_taken_out(left, based=any(map(groups_of, runs))))
        else:
            _more(left, runs)
    if not any(map(groups_of, runs)) and out and len(runs) == 1:
        return all_of(map(Not, out))
    return all_of((any_of_runs(runs), *map(Not, out)))


def _taken_out(left: deque[Token], *, based: bool) -> Wanted:
    """What follows 除了: all of it; where nobody was named before it, up to a comma and who it is taken out of."""
    if left and left[0] == Joint.NOT and not _ends_of_not(left):
        left.popleft()
        return Not(_taken_out(left, based=based))
    runs = list[Run]([[]])
    while left and left[0] not in {Joint.CLOSE, Joint.EXCEPT} and not (left[0] == Joint.NOT and not _ends_of_not(left)):
        if left[0] == Joint.OUTSIDE:
            left.popleft()
            break
        if left[0] == Joint.COMMA and not based and _turns(left, runs[-1]):
            break
        _more(left, runs)
    return any_of_runs(runs)


def _turns(left: deque[Token], run: Run) -> bool:
    """Whether what follows the comma is of another kind than what stands before it."""
    after = next((one for one in left if not isinstance(one, Joint) or one not in _BESIDE), None)
    groups = groups_of(run)
    return after is None or not groups or not isinstance(after, Piece) or after.kind != groups[-1][-1].kind


def _taken_off(run: Run) -> Wanted:
    """What stands before 除外: all that is said in one, from the last comma or from who it is taken out of."""
    last = pop(run)
    heads = [place for place, one in enumerate(last[:-1]) if one == ALL or one.kind == Trait.CIRCLE.value]
    if heads:
        run.append(last[: heads[-1] + 1])
        return narrowed(last[heads[-1] + 1 :])
    taken: Run = [last]
    while (before := groups_of(run)) and (run[-1] == Joint.AND or before[-1][-1].kind == last[0].kind):
        joint = run[-1] if isinstance(run[-1], Joint) else Joint.COMMA
        taken[:0] = [pop(run), joint]
    return together(taken)


def _more(left: deque[Token], runs: list[Run]) -> None:
    """One word more, or what stands between two of them."""
    token = left[0]
    if token == Joint.OR:
        if not groups_of(runs[-1]):
            raise Unclear
        left.popleft()
        runs.append([])
    elif isinstance(token, Joint) and token in {*_BESIDE, Joint.OF}:
        left.popleft()
        put_between(runs[-1], token)
    elif isinstance(token, Piece) or token in {Joint.OPEN, Joint.NOT}:
        runs[-1].append(_group(left))
    else:
        raise Unclear


def _group(left: deque[Token]) -> Group:
    """Words that follow one another, as far as none is of a kind that was left before."""
    group = Group()
    while left:
        token = left[0]
        if token == Joint.OF:
            left.popleft()
            continue
        if token not in {Joint.OPEN, Joint.NOT} and not isinstance(token, Piece):
            break
        if token == Joint.NOT and not _ends_of_not(left):
            break
        if isinstance(token, Piece) and _again(group, token):
            break
        _add(group, _piece(left))
    if not circles([piece for piece in group if piece.kind != _BRACKET] or [ALL]):
        raise Unclear("audience-nobody")
    return group


def _piece(left: deque[Token]) -> Piece:
    token = left.popleft()
    if isinstance(token, Piece):
        return token
    if token == Joint.OPEN:
        wanted = _whole(left)
        if not left or left.popleft() != Joint.CLOSE:
            raise Unclear
        return Piece(_BRACKET, wanted)
    negated = [left.popleft() for _ in range(_ends_of_not(left, begin=0))]
    return Piece(_BRACKET, Not(some_of(one.of for one in negated if isinstance(one, Piece))))


def _add(group: Group, piece: Piece) -> None:
    before = group[-1] if group else None
    if before and isinstance(before.of, Is) and isinstance(piece.of, Is) and before.of.trait is piece.of.trait:
        group[-1] = Piece(piece.kind, some_of((before.of, piece.of)))
    elif piece not in group:
        group.append(piece)


def _again(group: Group, piece: Piece) -> bool:
    """Whether another word of that kind stands before, and others between: 3楼办公、5楼商铺 without the 、."""
    return piece not in group and piece.kind in {one.kind for one in group[:-1]} and group[-1].kind != piece.kind


def _ends_of_not(left: deque[Token], begin: int = 1) -> int:
    """How many words 非 and 不在 take out that stand before who is meant: 不在3楼和5楼的租户, non-office tenants."""
    place, kind = begin, None
    while place < len(left):
        token = left[place]
        if isinstance(token, Piece) and token != ALL and kind in {None, token.kind}:
            kind = token.kind
        elif not (isinstance(token, Joint) and kind and token in {Joint.AND, Joint.COMMA}):
            break
        place += 1
    of = place < len(left) and left[place] == Joint.OF
    after = left[place + of] if place + of < len(left) else None
    ends = isinstance(after, Piece) and (of or after == ALL or after.kind == Trait.CIRCLE.value)
    return place - begin if kind and (ends or (of and after == Joint.OPEN)) else 0
