"""The words in which people say whom a notice is for: floors, units, tenants, posts, languages, and what joins them.

Of all that could begin at a place the longest is meant: 财务经理 is a post, not somebody's finance contact.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.audiences import EVERYBODY, TENANTS, Is, Trait, Wanted, level
from bot.domain.places import HAN, ORDINALS, by_bare, numeral, unit_at
from bot.domain.refusal import Refusal
from bot.domain.roles import Role


@dataclass(frozen=True)
class Known:
    """What there is in the house to be named: floors, units, and by each name the tenants that bear it."""

    floors: Collection[str] = ()
    units: Collection[str] = ()
    tenants: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Joint(StrEnum):
    """What stands between those who are meant."""

    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    COMMA = ","
    BOTH = "·"
    OF = "的"
    EXCEPT = "except"
    NOT = "not"
    OUTSIDE = "除外"


@dataclass(frozen=True)
class Piece:
    """Some who are meant; those of one `kind` stand beside one another, those of different kinds narrow."""

    kind: str
    of: Wanted


Token = Joint | Piece
PLAIN = re.compile(r"B?\d+")
"""What most floors are called: 12, B1."""
PLACE = "place"
"""Floors, units and tenants are one kind: somebody is here or there."""
ALL = Piece("all", EVERYBODY)
"""全体, "all": says nothing where somebody is named with it."""


def _is(trait: Trait, *values: str) -> Piece:
    return Piece(
        PLACE if trait in {Trait.FLOOR, Trait.UNIT, Trait.TENANT} else trait.value, Is(trait, frozenset(values))
    )


def _posts(*roles: Role) -> Piece:
    return _is(Trait.ROLE, *(role.value for role in roles))


_MANAGERS = (Role.CS_MANAGER, Role.ENGINEERING_MANAGER, Role.FINANCE_MANAGER)
_WORDS: tuple[tuple[str, str, Token | None], ...] = (
    (r"\(", "", Joint.OPEN),
    (r"\)", "", Joint.CLOSE),
    (r"或者?|\|", "or", Joint.OR),
    (r"除(?:了|去|开)?|不要|不包括|不包含|不含|不发",
     "except(?: for)?|excluding|without|(?:but )?not including|but not", Joint.EXCEPT),
    (r"非|不(?:是|在|会|属于)?|(?<![a-z])non[- ]", "not|(?:do|does|are|is)(?: not|n['’]t)", Joint.NOT),
    (r"以外|之外|除外|外", "excluded", Joint.OUTSIDE),
    (r"以及|和|与|及|跟|还有|、|\+|&", "and|plus|as well as", Joint.AND),
    (r"并且|而且|同时|且|[,;]", "and (?:on|in|at|who|that|with)", Joint.COMMA),
    (r"·", "", Joint.BOTH),
    (r"的", "", Joint.OF),
    (r"全体|所有|全部|各|每个|每", "all|every|each|any", ALL),
    (r"所有人|全体人员|大家|全楼|整[栋幢座个](?:大?楼|大厦)", "every(?:body|one)|(?:the )?whole (?:building|house)",
     Piece("anybody", EVERYBODY)),
    (r"租户|租客|业户|客户|用户", "tenants?", Piece(Trait.CIRCLE.value, TENANTS)),
    (r"员工|同事|工作人员", "staff|colleagues", _is(Trait.CIRCLE, "staff")),
    (r"供应商|合作单位|外包单位", "vendors?|contractors?", _is(Trait.CIRCLE, "vendors")),
    (r"办公室|办公|写字间|写字楼", "offices?", _is(Trait.USE, "office")),
    (r"公寓|住宅", "apartments?|flats?", _is(Trait.USE, "apartment")),
    (r"商铺|商户|店铺", "shops?|retail", _is(Trait.USE, "retail")),
    (r"财务(?:联系人)?", "finance(?: contacts?)?", _is(Trait.CONTACT, "finance")),
    (r"行政(?:联系人)?", "admins?(?: contacts?)?", _is(Trait.CONTACT, "admin")),
    (r"业主", "owners?", _is(Trait.CONTACT, "owner")),
    (r"住户|居民", "residents?", _is(Trait.CONTACT, "resident")),
    (r"[说讲用读看]?(?:中文|汉语|普通话)", "chinese(?:[ -]speak(?:ers?|ing))?", _is(Trait.LANGUAGE, "zh-CN")),
    (r"[说讲用读看]?(?:英文|英语)", "english(?:[ -]speak(?:ers?|ing))?", _is(Trait.LANGUAGE, "en")),
    (r"保安员", "security guards?", _posts(Role.SECURITY)),
    (r"保安(?:人员)?|安保(?:人员)?", "security(?: staff| team)?", _posts(Role.SECURITY, Role.SECURITY_SUPERVISOR)),
    (r"(?:保安|安保)主管", "security supervisors?", _posts(Role.SECURITY_SUPERVISOR)),
    (r"维修(?:人员|师傅|工)?|工程师傅", "technicians?", _posts(Role.TECHNICIAN)),
    (r"前台(?:接待)?|接待员", "receptionists?|reception(?: staff)?|front desk", _posts(Role.RECEPTIONIST)),
    (r"客[服务](?:代表|人员)?", "(?:customer[- ]service )?reps?|customer[- ]service(?: staff)?", _posts(Role.CSR)),
    (r"调度(?:员)?", "dispatchers?", _posts(Role.DISPATCHER)),
    (r"文员", "clerks?", _posts(Role.CLERK)),
    (r"商务中心文员", "business[- ]cent(?:re|er) clerks?", _posts(Role.BC_CLERK)),
    (r"话务员|总机", "operators?", _posts(Role.OPERATOR)),
    (r"会计", "accountants?", _posts(Role.ACCOUNTANT)),
    (r"出纳", "cashiers?", _posts(Role.CASHIER)),
    (r"财务部|财务人员", "finance (?:staff|team|department)",
     _posts(Role.ACCOUNTANT, Role.CASHIER, Role.FINANCE_MANAGER)),
    (r"客[服务]主管|租务主管", "tenant(?:[- ]relations)? supervisors?", _posts(Role.TENANT_SUPERVISOR)),
    (r"内务主管|保洁主管", "housekeeping supervisors?", _posts(Role.HOUSEKEEPING_SUPERVISOR)),
    (r"主管", "supervisors?",
     _posts(Role.TENANT_SUPERVISOR, Role.HOUSEKEEPING_SUPERVISOR, Role.SECURITY_SUPERVISOR)),
    (r"总经理", "general managers?", _posts(Role.GENERAL_MANAGER)),
    (r"客[服务]部?经理", "(?:customer[- ]service|cs) managers?", _posts(Role.CS_MANAGER)),
    (r"工程部?经理", "engineering managers?", _posts(Role.ENGINEERING_MANAGER)),
    (r"财务部?经理", "finance managers?", _posts(Role.FINANCE_MANAGER)),
    (r"部门经理", "department managers?", _posts(*_MANAGERS)),
    (r"经理", "managers?", _posts(*_MANAGERS, Role.GENERAL_MANAGER)),
    (r"里|在|中|人|们|联系人|发给|本?大[楼厦]|楼[里内]|\s+|[。.!]$",
     "on|in|at|of|the|with|who|that|are|is|speak|people|persons?|those|contacts?", None),
)  # fmt: skip
_SHAPES = tuple(
    (re.compile("|".join(filter(None, (chinese, english and rf"(?<![a-z])(?:{english})(?![a-z])")))), token)
    for chinese, english, token in _WORDS
)

# One floor, a span of them, and several that share one 层 or one "floors".
_NUMERAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|{HAN}|{'|'.join(ORDINALS)})"
_ONE = rf"(?:第\s?)?(?:(?:地下|负|b|basement )?{_NUMERAL}|(?:lg|ug|g|ground)(?![a-z]))"
_LEVEL = r"\s?(?:层楼|楼层|层|楼|/?f(?![a-z])|(?:floor|level)s?(?![a-z]))"
_TO = r"\s?(?:-|–|—|~|到|至|to(?![a-z])|through(?![a-z])|thru(?![a-z]))\s?(?!0)"
_AND = r"\s?(?:,\s?and(?![a-z])|、|,|和|与|及|&|and(?![a-z])|或|or(?![a-z]))\s?"
_SOME = rf"{_ONE}(?:{_LEVEL})?(?:{_TO}{_ONE}(?:{_LEVEL})?)?"
_BARE = rf"{_ONE}(?:{_TO}{_ONE})?"
_LAST = rf"(?:{_ONE}(?:{_LEVEL})?{_TO}{_ONE}{_LEVEL}|{_ONE}{_LEVEL}|b\d(?!\d)(?:{_TO}b\d(?!\d))?)"
_UP = r"(?:及|或|和)?以上|\s?(?:and|or) (?:above|up|higher)(?![a-z])"
_DOWN = r"(?:及|或|和)?以下|\s?(?:and|or) (?:below|down|lower)(?![a-z])"
_BEYOND = rf"(?P<beyond>(?P<up>{_UP})|{_DOWN})?"
_FLOORS = (
    re.compile(rf"(?:{_LAST}(?:\s?(?:、|,|和|与|及|and(?![a-z])))?\s?|{_BARE}{_AND})*{_LAST}{_BEYOND}"),
    re.compile(rf"(?:floor|level)s?\s?{_BARE}(?:{_AND}{_BARE})*{_BEYOND}"),
)
_SPAN = re.compile(rf"(?P<first>{_ONE})(?:{_LEVEL})?(?:{_TO}(?P<last>{_ONE}))?")
_HIGHEST, _NOWHERE = 999, 1001
_ROOM = re.compile(r"(?:(?:units?|rooms?|suites?|rm|房间|单元|房)\s?)")
_ROOM_ENDS = re.compile(r"\s?(?:号?(?:室|房间?)|号|单元)")
_EITHER = re.compile(r"(\d{1,2})-([1-9]\d)")


def folded(text: str) -> str:
    """A text as it is read."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def tokens(said: str, known: Known) -> Iterator[Token]:
    """What a folded text is made of. Raises Refusal with what is not understood."""
    names = {folded(name): tenants for name, tenants in known.tenants.items()}
    numbers, place = by_bare(known.units), 0
    while place < len(said):
        found = [*_tenants(said, place, names), *_floors(said, place, known), *_units(said, place, numbers, known)]
        found += [(len(it[0]), token) for shape, token in _SHAPES if (it := shape.match(said, place))]
        length, token = max(found, key=lambda one: one[0], default=_unclear(said, place))
        if isinstance(token, Refusal):
            raise token
        if token is not None:
            yield token
        place += length


_Found = tuple[int, Token | Refusal | None]
"""How long it is, and what it means; or why it cannot be said so."""


def _unclear(said: str, place: int) -> _Found:
    return 0, Refusal("audience-unclear", text=said[place : place + 20])


def _tenants(said: str, place: int, names: Mapping[str, frozenset[str]]) -> Iterator[_Found]:
    for name, tenants in names.items():
        end = place + len(name)
        if name and said.startswith(name, place) and not re.match("[a-z0-9]{2}", said[end - 1 : end + 1]):
            yield len(name), Piece(PLACE, Is(Trait.TENANT, tenants))


def _units(said: str, place: int, numbers: Mapping[str, str], known: Known) -> Iterator[_Found]:
    called = _ROOM.match(said, place)
    begin = called.end() if called else place
    if found := unit_at(said, begin, numbers):
        number, length = found
        ends = _ROOM_ENDS.match(said, begin + length)
        either = _EITHER.fullmatch(said[begin : begin + length])
        if either and not called and not ends and {either[1], either[2]} <= set(known.floors):
            yield length, Refusal("audience-two-ways", text=either[0])
        else:
            yield (ends.end() if ends else begin + length) - place, _is(Trait.UNIT, number)


def _floors(said: str, place: int, known: Known) -> Iterator[_Found]:
    for shape in _FLOORS:
        if found := shape.match(said, place):
            yield len(found[0]), _labels(found, known)
    for label in known.floors:
        if not PLAIN.fullmatch(label):
            called = re.compile(rf"(?:floor )?{re.escape(folded(label))}(?:层|楼| floor)?(?![a-z])").match(said, place)
            if called:
                yield len(called[0]), _is(Trait.FLOOR, label)


def _labels(found: re.Match[str], known: Known) -> Piece | Refusal:
    """The floors of the house that are named; a refusal where one of them is none."""
    text = found[0].removesuffix(found["beyond"] or "")
    spans, labels = list(_SPAN.finditer(text)), set[str]()
    for span in spans:
        low, high = sorted((_level(span["first"], known), _level(span["last"] or span["first"], known)))
        exact = span["first"].upper() if low == high and span["first"].upper() in known.floors else ""
        if found["beyond"] and span is spans[-1]:
            low, high, exact = (low, _HIGHEST, "") if found["up"] else (-_HIGHEST, high, "")
        named = {exact} if exact else {label for label in known.floors if low <= level(label)[0] <= high}
        if not named:
            return Refusal("audience-no-such-floor", text=span[0].strip())
        labels |= named
    return _is(Trait.FLOOR, *labels)


def _level(said: str, known: Known) -> int:
    """How high a floor is by what people call it; the ground floor is the first where none is called so."""
    bare = re.sub(r"^第\s?|(?<=\d)(?:st|nd|rd|th)$", "", said)
    under = re.match(r"地下|负|b(?=\d|asement)(?:asement )?|basement ", bare)
    if re.fullmatch("lg|ug|g|ground", bare):
        return 0 if any(level(label)[0] == 0 for label in known.floors) else 1
    number = numeral(bare[under.end() :] if under else bare)
    return _NOWHERE if number is None else -number if under else number
