"""What colleagues text from the ladder: "1187 修好了 换了个空开 材料45 人工10", "接单 1188 十分钟到"."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.money import Fen


class Step(StrEnum):
    """What a note reports."""

    ACCEPT = "accept"
    ON_THE_WAY = "on_the_way"
    ARRIVE = "arrive"
    NOBODY_IN = "nobody_in"
    WAIT_PARTS = "wait_parts"
    DONE = "done"
    VOID = "void"
    SIGN = "sign"


@dataclass(frozen=True)
class FieldNote:
    """One step of one order. `order` are the last digits of its number, empty where the note names none.

    `minutes` is until the technician is there, `days` until the parts are, `materials` and `labour` in fen.
    """

    order: str
    step: Step
    minutes: int | None = None
    days: int | None = None
    words: str = ""
    materials: Fen | None = None
    labour: Fen | None = None


_STEPS: tuple[tuple[Step, str], ...] = (
    (Step.VOID, r"作废|\bvoid\b"),
    (Step.NOBODY_IN, r"没人|无人|没有人|家里不在|敲门不应|\bnobody\b|\bno one\b|\bnot in\b"),
    (Step.WAIT_PARTS, r"缺|没货|等配件|等料|等货|挂着|挂单|挂起|\bon hold\b|\bwaiting for\b|\bno parts?\b"),
    (Step.SIGN, r"确认没问题|核实|签字|签$|签了|\bsigned\b|\bverified\b|\bsign\b"),
    (Step.DONE, r"修好|完工|搞定|弄好|修复|已完成|换好|通了|做完|\bdone\b|\bfixed\b|\bfinished\b|\bcompleted?\b"),
    (
        Step.ON_THE_WAY,
        r"出发|在路上|路上了|马上过去|这就过去|\bon (?:my|the) way\b|\bomw\b|\bheading\b",
    ),
    (Step.ACCEPT, r"接单|接了|我接|收到|我去|\baccept(?:ed)?\b|\btaking\b|\bmine\b"),
    (Step.ARRIVE, r"到场|到了|已到|到达|在现场|\barrived\b|\bon site\b|\bhere\b"),
)
"""The first that fits counts; a note that is done says more than one that has arrived."""
_NOT_DONE = re.compile(
    r"(?:没|未|不能|修不|没有)(?:修好|修复|搞定|弄好|完工|做完|换好)|\bnot (?:fixed|done|finished)\b"
)
_ORDER = re.compile(
    r"^\s*(?P<word>[^\d\s,。;:]{0,8}?)[\s:#]*(?:WO-(?P<year>20\d\d)-?)?(?P<order>\d{1,10})(?!\d)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HAN = {"半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
        "十五": 15, "二十": 20, "三十": 30, "四十": 40}  # fmt: skip
_COUNT = r"(\d{1,3}|二十|三十|四十|十五|[半一两二三四五六七八九十])"
_MINUTES = re.compile(rf"{_COUNT}\s*(?:分钟|分|min(?:ute)?s?\b)")
_HOURS = re.compile(rf"{_COUNT}\s*个?(?:小时|钟头|hours?\b|h\b)")
_DAYS = re.compile(rf"{_COUNT}\s*(?:天|days?\b)")
_MEASURE = re.compile(r"分|小时|个|钟头|天|min|hour|h\b|day", re.IGNORECASE)
_TOMORROW = (("大后天", 3), ("后天", 2), ("明天", 1), ("tomorrow", 1))
_PRICE = r"\s*[:费]?\s*[¥]?\s*(\d{1,5}(?:\.\d{1,2})?)\s*(?:元|块|yuan)?"
_MATERIALS = re.compile(rf"(?:材料|配件|\bmaterials?\b|\bparts\b){_PRICE}", re.IGNORECASE)
_LABOUR = re.compile(rf"(?:人工|工时|\blabou?r\b){_PRICE}", re.IGNORECASE)
_ASKS = re.compile(r"(?:吗|没有|没|么)\s*[?。!]*$|\?\s*$")
"""A question reports nothing."""
_EDGES = " ,.;:!、。-"
_LONGEST_WITHOUT_NUMBER = 30
_SHORTEST_NUMBER = 3
"""Fewer digits are the number of an order only beside the step: "接单 1", "2 done"; not in "1 tap replaced, done"."""


def read(text: str) -> FieldNote | None:
    """The step that a note reports; None where it is no such note.

    A note begins with the order's number, or with its step and then the number. Without a number it must begin with
    the step and be short: it is then about the only job in hand.
    """
    said = unicodedata.normalize("NFKC", text).strip()
    found = _ORDER.match(said)
    named = found and _names(found)
    rest = f"{found['word']} {found['rest']}" if found and named else said
    step = _step(rest)
    if step is None or (step is Step.DONE and _ASKS.search(said)):
        return None
    if not named and (len(said) > _LONGEST_WITHOUT_NUMBER or not _begins(step, said)):
        return None
    order = found["order"] if found and named else ""
    if found and named and found["year"]:
        order = f"WO-{found['year']}-{order:0>6}"
    return FieldNote(
        order, step, _minutes(rest), _days(rest), _words(rest, step), _price(_MATERIALS, rest), _price(_LABOUR, rest)
    )


def _names(found: re.Match[str]) -> bool:
    """Whether the number is an order's."""
    told, rest = _step(found["word"]), found["rest"].lstrip()
    if len(found["order"]) >= _SHORTEST_NUMBER or found["year"]:
        return bool(not found["word"] or told)
    if told:
        return not _MEASURE.match(rest)
    step = _step(rest)
    return not found["word"] and step is not None and _begins(step, rest)


def _step(said: str) -> Step | None:
    said = said.casefold()
    sure = _NOT_DONE.sub(" ", said)
    return next((step for step, shape in _STEPS if re.search(shape, sure if step is Step.DONE else said)), None)


def _begins(step: Step, said: str) -> bool:
    return re.match(rf"(?:已经?|我|刚)?(?:{dict(_STEPS)[step]})", said.casefold()) is not None


def _minutes(said: str) -> int | None:
    if found := _MINUTES.search(said):
        return int(_count(found[1]))
    if found := _HOURS.search(said):
        return int(_count(found[1]) * 60)
    return None


def _days(said: str) -> int | None:
    if found := _DAYS.search(said):
        return max(1, int(_count(found[1])))
    return next((days for word, days in _TOMORROW if word in said), None)


def _count(text: str) -> float:
    return int(text) if text.isdecimal() else _HAN[text]


def _price(shape: re.Pattern[str], said: str) -> Fen | None:
    found = shape.search(said)
    return Fen(round(float(found[1]) * 100)) if found else None


def _words(rest: str, step: Step) -> str:
    """What is left without the step's own word and the prices: what was done, what is missing, why."""
    for shape in (_MATERIALS, _LABOUR):
        rest = shape.sub(" ", rest)
    if step in {Step.DONE, Step.VOID, Step.ACCEPT}:
        rest = re.sub(f"(?:{dict(_STEPS)[step]})了?", " ", rest, count=1, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", rest).strip(_EDGES)
