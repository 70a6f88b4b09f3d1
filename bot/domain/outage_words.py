"""Whether what is reported is just what is switched off: no water, no power, a lift that stands still."""

import re

from bot.domain.guesses import ends, folded, is_emergency
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


def explains(kind: OutageKind, text: str) -> bool:
    """Whether that being switched off explains what somebody says; danger is never explained away."""
    if is_emergency(text):
        return False
    said = ends(folded(text))
    return any(shape.search(said) for of, shape in _SHAPES.items() if of in {kind, *_TAKES_ALONG.get(kind, ())})
