"""Whom a notice is for, as people say it: "3-9层的办公租户，除了财务" / "offices on floors 3-9, except finance".

Words of one kind widen ("3层、5层", "shops and offices"), words of different kinds narrow ("3层 办公"). 或 or "or" sets
parts side by side; 除了 or "except" takes out all that follows, 非 or "not" only the next word. What is not understood
is named.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bot.domain.audiences import EVERYBODY, TENANTS, All, Is, Not, Some, Trait, Wanted, level, traits
from bot.domain.refusal import Refusal

_MOST = 300


@dataclass(frozen=True)
class Known:
    """What there is in the house to be named: floors, units, and by each name the tenants that bear it."""

    floors: Collection[str] = ()
    units: Collection[str] = ()
    tenants: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read(text: str, known: Known) -> Wanted:
    """What a text means. Raises Refusal with the part that is not understood."""
    said = unicodedata.normalize("NFKC", text).casefold().strip()
    if not said or len(said) > _MOST:
        raise Refusal("audience-empty")
    tokens = list(_tokens(said, known))
    wanted, rest = _part(tokens)
    if rest or wanted is None:
        raise Refusal("audience-unclear", text=text.strip()[:60])
    if traits(wanted) & {Trait.ANYBODY, Trait.CIRCLE, Trait.ROLE}:
        return wanted
    return All((TENANTS, wanted))


# -- words -------------------------------------------------------------------------------------------------------------

_OPEN, _CLOSE, _OR, _EXCEPT, _NOT = "(", ")", "or", "except", "not"
Token = str | Is

_WORDS: tuple[tuple[str, Token | None], ...] = (
    (r"[(]", _OPEN),
    (r"[)]", _CLOSE),
    (r"或者|或|\bor\b|\|", _OR),
    (r"除了|除去|除开|除|不包括|不含|\bexcept(?: for)?\b|\bexcluding\b|\bwithout\b|\bbut not\b", _EXCEPT),
    (r"不是|不要|非|\bnot\b", _NOT),
    (r"所有人|全体|全楼|大家|\beverybody\b|\beveryone\b|\ball\b", EVERYBODY),
    (r"租户|业户|客户|用户|\btenants?\b", TENANTS),
    (r"员工|同事|工作人员|\bstaff\b|\bcolleagues\b", Is(Trait.CIRCLE, frozenset({"staff"}))),
    (r"供应商|合作单位|外包单位|\bvendors?\b|\bcontractors?\b", Is(Trait.CIRCLE, frozenset({"vendors"}))),
    (r"办公室|办公|写字间|写字楼|\boffices?\b", Is(Trait.USE, frozenset({"office"}))),
    (r"公寓|住宅|\bapartments?\b|\bflats?\b", Is(Trait.USE, frozenset({"apartment"}))),
    (r"商铺|商户|店铺|\bshops?\b|\bretail\b", Is(Trait.USE, frozenset({"retail"}))),
    (r"财务联系人|财务|\bfinance(?: contacts?)?\b", Is(Trait.CONTACT, frozenset({"finance"}))),
    (r"行政联系人|行政|\badmins?(?: contacts?)?\b", Is(Trait.CONTACT, frozenset({"admin"}))),
    (r"业主|\bowners?\b", Is(Trait.CONTACT, frozenset({"owner"}))),
    (r"住户|居民|\bresidents?\b", Is(Trait.CONTACT, frozenset({"resident"}))),
    (r"说?(?:中文|汉语)|\bchinese(?:[ -]speak(?:ers?|ing))?\b", Is(Trait.LANGUAGE, frozenset({"zh-CN"}))),
    (r"说?(?:英文|英语)|\benglish(?:[ -]speak(?:ers?|ing))?\b", Is(Trait.LANGUAGE, frozenset({"en"}))),
    (r"保安|安保|\bsecurity\b", Is(Trait.ROLE, frozenset({"security", "security_supervisor"}))),
    (r"维修人员|维修师傅|维修|工程师傅|\btechnicians?\b", Is(Trait.ROLE, frozenset({"technician"}))),
    (r"工程经理|\bengineering managers?\b", Is(Trait.ROLE, frozenset({"engineering_manager"}))),
    (r"前台接待|前台|\breceptionists?\b", Is(Trait.ROLE, frozenset({"receptionist"}))),
    (r"客服代表|客务代表|客服|\b(?:customer service )?reps?\b", Is(Trait.ROLE, frozenset({"csr"}))),
    (r"调度|\bdispatchers?\b", Is(Trait.ROLE, frozenset({"dispatcher"}))),
    (
        r"主管|\bsupervisors?\b",
        Is(Trait.ROLE, frozenset({"tenant_supervisor", "housekeeping_supervisor", "security_supervisor"})),
    ),
    (
        r"经理|\bmanagers?\b",
        Is(Trait.ROLE, frozenset({"cs_manager", "general_manager", "engineering_manager", "finance_manager"})),
    ),
    (
        r"以及|并且|而且|同时|且|和|与|及|的|里|在|、|,|，|;|；|\+|&|\s+|\b(?:and|on|in|of|the|with|who|speak)\b",
        None,
    ),
)  # fmt: skip
_LABEL = r"(?:b\d|负\d|\d{1,2}|g|lg|ug)"
_SPAN = re.compile(
    rf"(?:\bfloors?|\blevels?)\s*({_LABEL})(?:\s*(?:-|–|—|~|到|至|to)\s*({_LABEL}))?"
    r"(?:\s*(and above|and up|or above|and below|or below))?"
    rf"|({_LABEL})\s*(?:层|楼|f)?\s*(?:-|–|—|~|到|至)\s*({_LABEL})\s*(?:层|楼|f\b)"
    rf"|({_LABEL})\s*(?:层|楼|f\b)\s*((?:及|或)?以上|(?:及|或)?以下)?"
)  # fmt: skip
_UNIT = re.compile(r"(?<!\d)[a-z]?\d{3,4}[a-z]?(?:\s*(?:室|单元))?(?!\d)")


def _tokens(said: str, known: Known) -> Iterator[Token]:
    place = 0
    while place < len(said):
        token, length = _at(said, place, known)
        if not length:
            raise Refusal("audience-unclear", text=said[place : place + 20])
        if token is not None:
            yield token
        place += length


def _at(said: str, place: int, known: Known) -> tuple[Token | None, int]:
    """The token that begins there and its length; zero where nothing is understood."""
    for name in sorted(known.tenants, key=len, reverse=True):
        if said.startswith(name.casefold(), place):
            return Is(Trait.TENANT, known.tenants[name]), len(name)
    if (span := _SPAN.match(said, place)) and (floors := _floors(span, known)):
        return Is(Trait.FLOOR, floors), len(span[0])
    if unit := _UNIT.match(said, place):
        number = re.sub(r"\s*(?:室|单元)$", "", unit[0]).upper()
        if number in known.units:
            return Is(Trait.UNIT, frozenset({number})), len(unit[0])
    for shape, token in _WORDS:
        if found := re.compile(shape).match(said, place):
            return token, len(found[0])
    return None, 0


def _floors(span: re.Match[str], known: Known) -> frozenset[str]:
    """The floors of the house that a span names. Raises Refusal where there is none of them."""
    first, last = span[1] or span[4] or span[6], span[2] or span[5]
    beyond = span[3] or span[7] or ""
    low, high = _level(first), _level(last or first)
    low, high = min(low, high), max(low, high)
    if re.search("以上|above|up", beyond):
        high = 999
    if re.search("以下|below", beyond):
        low = -999
    found = frozenset(label for label in known.floors if low <= level(label)[0] <= high)
    if not found:
        raise Refusal("audience-no-such-floor", text=span[0].strip())
    return found


def _level(label: str) -> int:
    return level(label.upper().replace("负", "B"))[0]


# -- grammar -----------------------------------------------------------------------------------------------------------


def _part(tokens: list[Token]) -> tuple[Wanted | None, list[Token]]:
    """Parts joined by or, up to a closing bracket."""
    parts = list[Wanted]()
    while True:
        one, tokens = _narrowed(tokens)
        if one is None:
            return None, tokens
        parts.append(one)
        if not tokens or tokens[0] != _OR:
            return parts[0] if len(parts) == 1 else Some(tuple(parts)), tokens
        tokens = tokens[1:]


def _narrowed(tokens: list[Token]) -> tuple[Wanted | None, list[Token]]:
    """Words that follow one another: of one kind they widen, of different kinds they narrow."""
    wide: dict[Trait, set[str]] = {}
    rest, out, takes_out, once = list[Wanted](), list[Wanted](), False, False
    while tokens and tokens[0] not in {_CLOSE, _OR}:
        token, tokens = tokens[0], tokens[1:]
        if token in {_EXCEPT, _NOT}:
            takes_out, once = takes_out or token == _EXCEPT, token == _NOT
            continue
        one: Wanted | None
        if token == _OPEN:
            one, tokens = _part(tokens)
            if one is None or not tokens or tokens[0] != _CLOSE:
                return None, tokens
            tokens = tokens[1:]
        else:
            assert isinstance(token, Is)  # noqa: S101 - the other tokens were taken above
            one = token
        if takes_out or once:
            out.append(Not(one))
        elif isinstance(one, Is):
            wide.setdefault(one.trait, set()).update(one.values)
        else:
            rest.append(one)
        once = False
    if once:
        return None, tokens
    kinds = [Is(trait, frozenset(values)) for trait, values in wide.items()]
    found = (*kinds, *rest, *out)
    if not found:
        return None, tokens
    return found[0] if len(found) == 1 else All(tuple(found)), tokens
