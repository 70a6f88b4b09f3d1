"""Whether what is reported is just what is switched off, and whether somebody asks until when it is."""

import re

from bot.domain.complaint_words import sounds_like_complaint
from bot.domain.guesses import ends, folded, is_emergency, sounds_like_repair
from bot.domain.outages import OutageKind

_K = OutageKind
_WORDS: dict[OutageKind, tuple[str, ...]] = {
    _K.WATER: (
        r"没有?(?:自来|热)?水(?!龙头|印|果|槽|平|位)|停水|断水|不出水|不来水|水.{0,2}停了",
        r"\bno (?:running |hot )?water|water(?:'s| is| has| has been| went)? (?:off|out|gone|cut|not running|stopped)",
        r"without (?:any )?water|water (?:outage|cut)|taps? (?:is|are) dry",
    ),
    _K.POWER: (
        r"没有?电(?!话|梯|视|影|池)|停电|断电|不通电|灯.{0,6}不亮|一片漆?黑|全黑",
        r"\bno (?:power|electricity)|power(?:'s| is| has| went| has gone)? ?(?:out|off|gone|down|failure|cut)|blackout",
        r"(?:lights?|lamps?)\b.{0,24}(?:out|off|dead|not work|n't work|not come on)",
    ),
    _K.LIFT: (
        r"[电货客]梯.{0,8}(?:停|不动|坏|不能用|用不了|没反应|不来|不运行|不走|故障)",
        r"(?:lift|elevator)s?\b.{0,24}(?:not (?:work|mov|com)|n't (?:work|move|come)|out of|broken|stopped|down|dead)",
    ),
    _K.AIR: (
        r"空调.{0,8}(?:不制?冷|不制?热|没有?风|不出风|不转|停|坏|开不|打不开|不工作|没反应)|没有?(?:冷|暖)气|暖气.{0,4}(?:不热|停)",
        r"(?:air[ -]?con\w*|\ba/?c\b|heating).{0,24}(?:not|n't|off|broken|out|down|dead|stopped)",
    ),
    _K.GAS: (
        r"没有?(?:煤气|燃气|天然气)|(?:煤气|燃气|天然气).{0,4}(?:停|断|没)|点不着|打不着火",
        r"\bno gas|gas(?:'s| is| has been)? (?:off|out|cut|gone)",
    ),
    _K.NETWORK: (
        r"没有?(?:网|信号|宽带|wi-?fi)|断网|上不了网|(?:网络?|宽带|wi-?fi).{0,4}(?:断|不通|中断|没了|连不上)",
        r"\bno (?:internet|wi-?fi|network)|(?:internet|wi-?fi|network).{0,24}(?:down|out|off|not|n't|dead)",
    ),
}
_SHAPES = {kind: re.compile("|".join(shapes)) for kind, shapes in _WORDS.items()}
_TAKES_ALONG = {_K.POWER: (_K.LIFT, _K.AIR, _K.NETWORK)}
"""What stands still with it."""

_LEAKS = re.compile(r"漏|滴水|leak|drip")
"""Trouble of its own, whatever else is said."""


def explains(kind: OutageKind, text: str) -> bool:
    """Whether that being switched off explains what somebody says; danger and leaks are never explained away."""
    said = ends(folded(text))
    if is_emergency(text) or _LEAKS.search(said):
        return False
    return any(shape.search(said) for of, shape in _SHAPES.items() if of in _with(kind))


_WHEN = re.compile(
    r"什么时候|啥时候|几点|何时|几时|多久|多长时间|到什么时间|\b(?:when|how long|what time|how much longer)\b"
)
_BACK = r"\b.{0,24}\b(?:back|again|off|on|out|return\w*|restored|cut|outage|work\w*|down)\b"
_COMES_BACK: dict[OutageKind, str] = {
    _K.WATER: rf"来水|停水|断水|供水|通水|有水|\bwater{_BACK}",
    _K.POWER: rf"来电(?!话|梯|视)|停电|断电|供电|通电|有电(?!话|梯|视)|\b(?:power|electricity|lights){_BACK}",
    _K.LIFT: rf"[电货客]梯.{{0,10}}(?:恢复|停|用|修好|好|开|走)|\b(?:lift|elevator)s?{_BACK}",
    _K.AIR: rf"(?:空调|冷气|暖气).{{0,10}}(?:恢复|停|用|修好|好|开|来)|\b(?:air[ -]?con\w*|a/?c|heating){_BACK}",
    _K.GAS: rf"(?:燃气|煤气|天然气).{{0,10}}(?:恢复|停|用|通|来|有)|(?:停|通|来)(?:燃气|煤气|天然气|气)|\bgas{_BACK}",
    _K.NETWORK: rf"(?:网|宽带|wi-?fi).{{0,10}}(?:恢复|断|好|通|用)|断网|有网|\b(?:internet|network|wi-?fi){_BACK}",
}
_COMING = {kind: re.compile(shape) for kind, shape in _COMES_BACK.items()}
_LONGEST = 60


def asked_after(text: str, *, running: bool) -> frozenset[OutageKind]:
    """What somebody asks when it is switched off, or works again; of what is running, also what takes that along.

    Nothing where they speak of danger or a leak, complain, or tell of something else that is broken.
    """
    said = folded(text)
    if len(said) > _LONGEST or not _WHEN.search(said) or is_emergency(text) or _LEAKS.search(said):
        return frozenset()
    named = frozenset(kind for kind, shape in _COMING.items() if shape.search(said))
    if not named or sounds_like_complaint(text) or sounds_like_repair(_rest(said, named)):
        return frozenset()
    return frozenset(kind for kind in OutageKind if named & _with(kind)) if running else named


def _with(kind: OutageKind) -> frozenset[OutageKind]:
    """It, and what stands still with it."""
    return frozenset({kind, *_TAKES_ALONG.get(kind, ())})


def _rest(said: str, named: frozenset[OutageKind]) -> str:
    """What is said beside that which is asked after."""
    for kind in frozenset[OutageKind]().union(*map(_with, named)):
        said = _SHAPES[kind].sub(" ", _COMING[kind].sub(" ", said))
    return said
