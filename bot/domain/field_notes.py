"""What colleagues text from the ladder: "1187 修好了 换了个空开 材料45 人工10", "接单 1188 十分钟到"."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.money import Fen
from bot.domain.numerals import HAN, numeral


class Step(StrEnum):
    """What a note reports."""

    ACCEPT = "accept"
    ON_THE_WAY = "on_the_way"
    ARRIVE = "arrive"
    NOBODY_IN = "nobody_in"
    WAIT_PARTS = "wait_parts"
    DONE = "done"
    TENANT = "tenant"
    VOID = "void"
    SIGN = "sign"


@dataclass(frozen=True)
class FieldNote:
    """One step of one order.

    `order` are the last digits of its number, empty where the note does not begin with one; `also` what else in it may
    be the number of an order or of a unit.

    `firm` says that it has happened: a question, a negation, a plan or half a success is not. `minutes` is until the
    technician is there, `days` until the parts are, `materials` and `labour` in fen.
    """

    order: str
    step: Step
    minutes: int | None = None
    days: int | None = None
    words: str = ""
    materials: Fen | None = None
    labour: Fen | None = None
    firm: bool = True
    also: tuple[str, ...] = ()

    @property
    def acts(self) -> bool:
        """Whether it does what it says.

        Nobody signs, voids or answers for the tenant by a text: that only brings the order's card.
        """
        return self.firm and self.step not in {Step.SIGN, Step.VOID, Step.TENANT}


_COUNT = rf"(\d{{1,3}}|[{HAN}]?十[{HAN}]?|[半{HAN}两])"
_NOBODY = (
    r"(?:(?:[家屋]里?|里面|房间里?|[敲按][了过]?[门铃])\W?)?(?:没有?|冇)人(?![接管修]|来(?!开))|无人(?!接)|(?:家里|[客住租]户|业主)不在|敲门.{0,2}(?:不应|没(?:人|反应)|无人)"
    r"|\b(?:nobody|no one)\b(?! (?:picks?|told|answers? the (?:phone|call)))"
    r"|\bnot (?:in|home|at home)\b(?! (?:a|the|stock)\b)"
)
_PARTS = (
    r"缺|没货|等配件|等料|等货|等厂[家商]|要[订买](?:货|件|料|配件)|(?:配?件|料|货)还?[没未]到|挂[着单起]"
    r"|(?:\bparts? )?\bon (?:hold|order)\b|\bneeds? (?:an? |new |some |spare )*parts?\b|\bneeds? to order\b"
    r"|\bno parts?\b"
    r"|\b(?:not in|out of) stock\b"
    r"|\bwaiting for\b(?! (?:the )?(?:tenant|customer|client|owner|resident))"
)
_DONE = (
    r"修不?[好复成]|修不了|[弄搞整]不?[好定掂惦]|[换通]不了|完工|已?完成|换好|(?<![沟打接])通了|做完|[处修]理?[好完](?!成)|维修完毕"
    r"|临时(?:处理|修|弄)|^\W*(?:已经?|都|全部?|也)?(?:好[了啦]|ok了|完事了?)(?=\W*$|\W+(?:材料|人工|配件))"
    r"|\bdone\b|\bfixed\b|\brepaired\b|\bsorted\b"
    r"|\b(?:cannot|can't|unable to|will|to) fix\b|\bfinished\b|\bcompleted?\b"
)
_TENANT = r"(?:客户|客人|业主|[租住]户|对方)"
_TURN = (
    rf"等{_TENANT}?.{{0,3}}(?:确认|答复|回复|同意|决定|回话)"
    rf"|{_TENANT}.{{0,4}}(?:拒绝|不?同意|不接受|嫌贵|答应|不修|不做|不让|不给)"
    rf"|{_TENANT}.{{0,2}}(?:说|让|叫|要|约|想).{{0,6}}(?:明[天早晚]|后天|[上下]午|晚上|周|改|再来|再说|等|不修|不做|考虑)"
    r"|不[做修]了$|(?:要|得|需要)?报价|\bquote[ds]?\b|\bnot doing it\b"
    r"|\bwaiting for (?:the )?(?:tenant|customer|client|owner|resident)"
    r"|\b(?:tenant|customer|client|owner|resident) (?:declin|refus|reject|agree|accept|says?|said|wants?|ask)"
)
"""It is the tenant's turn: about the price, or the time."""
_ETA = (
    rf"^\W*(?:大概|大约|还有|再|约)?\s*{_COUNT}\s*(?:(?:分钟?|min(?:ute)?s?\b)\W*$|(?:分钟?|个?小时|个?钟头|min(?:ute)?s?\b|hours?\b)"
    r"\s*(?:以?内|之?后|左右)?\s*(?:就|能|可以|会)?\s*(?:到(?!货|了再)|过[来去]))"
)
_LEFT = (
    r"出发|在路上|路上了|^\W*路上\W*$|马上就?(?:到(?!货)|来|去|过去)|这就(?:到|来|去|过去)|赶过[来去]"
    r"|\bon (?:my|the) way\b|\bomw\b|\bheading\b"
    rf"|(?:\b(?:i'?ll|will) )?\bbe there(?: in | within | soon| shortly| now|\W*$)|{_ETA}"
)
_TAKEN = (
    r"接单|接了|我接(?!着|到)|收到(?!.{0,4}(?:[货件款钱单]|报|材料))|我去|我来(?![晚过不])"
    r"|\baccept(?:ed)?\b|\btak(?:ing|en)\b|\bmine\b|(?:\bi'?ll )?\btake it\b|(?<!working )\bon it\b"
)
_THERE = (
    r"到场|(?:^|[\W我们已经刚])到\s?\d{1,2}\s?[楼层f]了|到了|已到|到达|到现场|在现场|到(?:楼下|门口)|正?在修|修着|开始[修干弄施]|[开动]工"
    r"|\barrived\b|\bon site\b|\bhere\b(?! (?:is|are)\b)"
    r"|\bat the (?:door|site)\b|\bstart(?:ed|ing)(?: work| repair|\W*$)|\bworking on it\b"
)
_STEPS: tuple[tuple[Step, str], ...] = (
    (Step.VOID, r"作废|\bvoid\b"),
    (Step.NOBODY_IN, _NOBODY),
    (Step.WAIT_PARTS, _PARTS),
    (Step.SIGN, r"确认没问题|核实|签字|签$|签了|\bsigned\b|\bverified\b|\bsign\b"),
    (Step.DONE, _DONE),
    (Step.TENANT, _TURN),
    (Step.ON_THE_WAY, _LEFT),
    (Step.ACCEPT, _TAKEN),
    (Step.ARRIVE, _THERE),
)
"""The first that has happened counts; a note that is done says more than one that has arrived."""
_ASKS = re.compile(
    r"\?|吗|了(?:没(?!人)|吧)|[没么呢]\W*$|没有\W*$|(?:是|有|能|要|可)[不没](?:是|有|能|要|可)|是否|什么时候|几点|怎么办"
    r"|^\W*\w{0,8}\W*(?:when|who|what|why|how|where)\b"
    r"|(?:^|[,.;:!])\W*(?:is|are|was|were|did|does|do|has|have|can|could|shall|should|would)"
    r" (?:it|this|that|he|she|they|we|you|i|the|any\w*|some\w*|nobody)\b"
)
_IN_CLAUSE, _IN_WORDS = r"[^,.;:!。]", r"[^\s,.;:!。、]"
_NO = re.compile(
    rf"(?:[不没未别勿]|非(?!常)|无[需须法]|取消|拒绝?)\s?{_IN_WORDS}{{0,6}}$"
    rf"|(?:\b(?:not|no|never|nothing|cannot|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should)nt|without|unable|nor|neither|refus\w*|cancel\w*|declin\w*)\b|n't\b){_IN_CLAUSE}*$"
)
_HEARSAY = (
    rf"(?:谁|据|听|[你他她]们?|师傅|同事|{_TENANT}|老板|经理|调度|前台){_IN_WORDS}{{0,3}}[说讲]{_IN_WORDS}{{0,8}}$"
    rf"|\b(?:said|says?|told|claim\w*|heard)\b{_IN_CLAUSE}{{0,20}}$"
)
"""Somebody else has said it."""
_PLAN = re.compile(
    r"(?:明[天早晚后]|后天|下[周个次]|等[会下一]|待会|一会|稍[后等]|回头|(?<![功性智节技])能|可[以望能]|会(?![议所客员展])|将"
    r"|(?<![主重])要|(?<![招接])待|等[我你他她师]|准备|打算|争取|尽量|应该|大概|估计|希望|需|预计|计划|快(?![递速])|差[不一点]|基本|几乎|马上|好像|似乎|觉得|以为|如果|要是"
    rf"|还有|(?:分钟|小时|钟头)后?)(?:{_IN_WORDS}{{0,8}}|\s)$"
    r"|(?:\b(?:will|to be|going to|gonna|can|could|should|may|might|would|must|needs?|ha(?:ve|s) to|about to|plan\w*"
    r"|hop(?:e|ing|efully)|expect\w*|try\w*|tomorrow|later|soon|tonight|next|if|when|until|almost|nearly|half|think|seems?|maybe|probably"
    rf"|part(?:ly|ial\w*))\b|'ll\b){_IN_CLAUSE}*$"
    rf"|{_HEARSAY}"
)
_TIME = re.compile(
    r"(?:[上下中]午|今[天晚早]|晚上|傍晚|周[一二三四五六日天]|[\d一两二三四五六七八九十]\s?点[半钟]?)"
    rf"(?:{_IN_WORDS}{{0,6}}|\s)$"
)
"""A time of day before the step is a plan unless it is said to be over: "下午修好", but "下午修好了"."""
_PLAN_AFTER = re.compile(
    rf"了?{_IN_WORDS}{{0,3}}(?:要|得[等先要]|还|需|预计|估计|可能|再|前(?![台门厅排])|的话)"
    rf"|{_IN_CLAUSE}{{0,20}}\b(?:tomorrow|later|soon|tonight|next (?!to\b)|if|when|unless|this (?:afternoon|evening)"
    r"|by (?:\d|noon|the end|mon|tue|wed|thu|fri|sat|sun))"
)
_NOT_ALL = re.compile(
    r"不[好定]|再[来去]|改天|不满意|不认可|不了|修不成|没好|还[没漏差剩有要需]|[又再][漏坏堵停跳断响出不]|只修|一半|部分|\bfix\b|\bagain\b"
    r"|\b(?:still|half|part(?:ly|ial\w*)|almost|nearly|except)\b"
)
"""What is said beside "done" where it is not all done."""
_GOODS = re.compile(r"(?:配?件|材?料|货|品|客[户人]|业主|[租住]户|老板|[他她]们?|厂[家商])(?:已|经|都|人)*$")
"""What, or who, has arrived or will be there where it is not the technician."""
_ORDER = re.compile(
    r"^\s*(?P<word>[^\d\s,。;:]{0,8}?)[\s:#]*(?:WO-(?P<year>20\d\d)-?)?(?P<order>\d{1,10})(?!\d)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MINUTES = re.compile(rf"{_COUNT}\s*(?:分钟|分|min(?:ute)?s?\b)")
_HOURS = re.compile(rf"{_COUNT}\s*个?(?:小时|钟头|hours?\b|h\b)")
_DAYS = re.compile(rf"{_COUNT}\s*(?:天|days?\b)")
_MEASURE = re.compile(r"分|小时|个|钟头|天|min|hour|h\b|day", re.IGNORECASE)
_TOMORROW = (("大后天", 3), ("后天", 2), ("明天", 1), ("tomorrow", 1))
_PRICE = (
    r"\s*[:费]?\s*[¥]?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,2})?)(?![\d.,]*\d)\s*(?:元|块|yuan)?"
    r"(?!\s*(?:个|只|根|米|套|小时|钟头|分|天|[x×*]|h\b|hours?|min|days?|pcs))"
)
"""An amount; a number of hours or pieces is none."""
_MATERIALS = re.compile(rf"(?:材料|配件|\bmaterials?\b|\bparts\b){_PRICE}", re.IGNORECASE)
_LABOUR = re.compile(rf"(?:人工|工时|\blabou?r\b){_PRICE}", re.IGNORECASE)
_ALREADY = r"(?:已经?|都|全部?|也|刚[刚才]?|\b(?:it's|it is|all|now|i'm|i have|i've)\s)?"
"""What stands before a step and says nothing of the work."""
_EDGES = " ,.;:!、。-"
_POLITE = re.compile(
    r"^(?:(?:好的?|嗯+|行|没问题|知道了|ok(?:ay)?|yes|yep|sure)[\s,.!。、~]+(?=\S)|收到[\s,.!。、~]+(?=[^\s\d])|(?:好的|嗯嗯)(?=\S)|ok(?!了)(?=[\u4e00-\u9fff]))",
    re.IGNORECASE,
)
"""What is said first out of courtesy: "ok 马上到"."""
_COURTESY = re.compile(
    r"^\W*(?:好的?|嗯+|行|知道了|明白了?|没问题|ok(?:ay)?|roger|got it|noted|copy|will do|understood)\W*$",
    re.IGNORECASE,
)
"""All that is said of an order where the card must ask what is meant: taken, or done?"""
_OPENING = r"(?:已经?|我们?|刚刚?|都|这个?|all |it's |it is |i'?m |i am |i've |i have |we're |we are |now |just )*"
_LONGEST_WITHOUT_NUMBER = 45
"""A Chinese character counts as one and a half."""
_MENTIONED = re.compile(
    r"(?:\b(?:with|to|at|in|for|on|of)\s+)?(?<![a-z0-9¥$×*/.])(?<!\d[:,-])(?<![\u4e00-\u9fff](?<![和跟与及到去在了单号室好人工完]))"
    r"(?<!材料)(?<!配件)(?<!人工)(?<!工时)(?<!费)(?<!型号)(?<!型号\s)(?<!材料\s)(?<!配件\s)(?<!人工\s)(?<!工时\s)(?<!materials\s)(?<!material\s)"
    r"(?<!parts\s)(?<!labour\s)(?<!labor\s)"
    r"(?:WO-(?P<year>20\d\d)-?(?P<order>\d{1,10})|(?P<short>\d{3,10}))(?![a-z0-9¥%])(?!\s?[:.,/×*-]\d)"
    r"(?!\s*(?:元|块|个|只|根|米|套|分|小时|钟头|天|楼|层|瓦|伏|升|毫|厘|平|公|年|月|日|点|度|次|人|型|yuan|rmb|cny|pcs|watt|volt"
    r"|mm|cm|min|hour|h\b|w\b|v\b|k\b|day|m\b))",
    re.IGNORECASE,
)
"""What may be the number of an order or of a unit, wherever it stands: no sum, measure, time or model."""
_JOINS = re.compile(r"(?:\W|[和跟与及]|还有|\band\b)*", re.IGNORECASE)
_SHORTEST_NUMBER = 3
"""Fewer digits are the number of an order only beside the step: "接单 1", "2 done"; not in "1 tap replaced, done"."""


def read(text: str) -> FieldNote | None:
    """The step that a note reports, or speaks of; None where it is no such note.

    A note begins with the order's number, or with its step and then the number. Without a number it must begin with
    the step and be short: it is then about the only job in hand. What is done somewhere in a short text ("空开换好了")
    is not firm.
    """
    said = _normal(text)
    found = _ORDER.match(said)
    named = found and _names(found)
    rest = f"{found['word']} {found['rest']}" if found and named else said
    spoken = _spoken(rest)
    if not spoken:
        asks = found and named and _COURTESY.match(rest)
        return FieldNote(found["order"], Step.ACCEPT, firm=False) if found and asks else None
    happened = () if _ASKS.search(rest.casefold()) else tuple(step for step in spoken if _has_happened(step, rest))
    step = (*happened, *spoken)[0]
    begins = bool(named) or _begins(step, said)
    if not named and (_length(said) > _LONGEST_WITHOUT_NUMBER or not (begins or step is Step.DONE in happened)):
        return None
    order = _number(found["year"], found["order"]) if found and named else ""
    return FieldNote(
        order, step, _minutes(rest), _days(rest), _words(rest, step), _price(_MATERIALS, rest), _price(_LABOUR, rest),
        firm=begins and bool(happened),
    )  # fmt: skip


def read_all(text: str) -> tuple[FieldNote, ...]:
    """The steps that a note reports, of one order or several, wherever their numbers stand; empty if it is no note.

    "001完工 002没人" are two steps, "001和002都修好了" is one of two orders.
    """
    said = _normal(text)
    named = list(_MENTIONED.finditer(said))
    first = read(said)
    if len(named) > 1 and (several := _several(said, named)):
        return several
    if first is None or not named:
        return (first,) if first else ()
    numbers = tuple(dict.fromkeys(_number(at["year"], at["order"] or at["short"]) for at in named))
    if not first.order:
        first = replace(first, words=(read(_MENTIONED.sub(" ", said)) or first).words)
    return (replace(first, also=tuple(one for one in numbers if one != first.order)),)


def _several(said: str, named: Sequence[re.Match[str]]) -> tuple[FieldNote, ...]:
    """One note for each number, where each has its step: after it, before it, or the same one for all."""
    groups: list[list[re.Match[str]]] = []
    texts = [said[: named[0].start()]]
    for at, after in zip(named, (*named[1:], None), strict=True):
        between = said[at.end() : after.start() if after else len(said)]
        groups = [*groups[:-1], [*groups[-1], at]] if groups and _JOINS.fullmatch(texts[-1]) else [*groups, [at]]
        texts = [*texts[:-1], between] if len(groups[-1]) > 1 else [*texts, between]
    before, after_ = texts[:-1], texts[1:]
    if all(map(_spoken, after_)) and not _spoken(texts[0]):
        pairs = list(zip(groups, after_, strict=True))
    elif all(map(_spoken, before)) and not _spoken(texts[-1]):
        pairs = list(zip(groups, before, strict=True))
    elif len(groups) == 1:
        pairs = [(groups[0], " ".join(texts))]
    else:
        return ()
    each = [(at, text) for group, text in pairs for at in group]
    notes = [read(f"{_number(at['year'], at['order'] or at['short'])} {text.strip(_EDGES)}") for at, text in each]
    return tuple(note for note in notes if note) if all(note and note.order for note in notes) else ()


def _number(year: str | None, order: str) -> str:
    return f"WO-{year}-{order:0>6}" if year else order


def _normal(text: str) -> str:
    return _POLITE.sub("", unicodedata.normalize("NFKC", text).replace("’", "'").strip())


def _length(said: str) -> float:
    return sum(1 if one.isascii() else 1.5 for one in said)


def _names(found: re.Match[str]) -> bool:
    """Whether the number is an order's."""
    told, rest = _spoken(found["word"]), found["rest"].lstrip()
    if Step.TENANT in told:
        return False  # "报价200" is a price
    if len(found["order"]) >= _SHORTEST_NUMBER or found["year"]:
        return bool(not found["word"] or told)
    if told:
        return not _MEASURE.match(rest)
    return not found["word"] and any(_begins(step, rest) for step in _spoken(rest))


def _spoken(said: str) -> tuple[Step, ...]:
    """The steps that are spoken of, in their order; whether they have happened or not."""
    return tuple(step for step, shape in _STEPS if re.search(shape, said.casefold()))


def _has_happened(step: Step, said: str) -> bool:
    """Whether a step is reported wherever it is named: not denied, not promised, not only half."""
    said = said.casefold()
    if step is Step.DONE and _NOT_ALL.search(said):
        return False
    return all(_is_fact(step, said, at) for at in re.finditer(dict(_STEPS)[step], said))


def _is_fact(step: Step, said: str, at: re.Match[str]) -> bool:
    before, after = said[: at.start()], said[at.end() :]
    if step is Step.TENANT:
        return True  # what the tenant does not want is said as well
    if _NO.search(before):
        return False
    if step is Step.WAIT_PARTS:
        return True  # waiting is about what is to come
    if _PLAN.search(before) or (step in {Step.ARRIVE, Step.ON_THE_WAY} and _GOODS.search(before)):
        return False
    over = after.startswith("了") or at[0].endswith("了")
    if not over and _TIME.search(before):
        return False
    return step not in {Step.DONE, Step.ARRIVE} or not _PLAN_AFTER.match(after)


def _begins(step: Step, said: str) -> bool:
    return re.match(rf"{_OPENING}(?:{dict(_STEPS)[step]})", said.casefold()) is not None


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
    return 0.5 if text == "半" else float(numeral(text) or 0)


def _price(shape: re.Pattern[str], said: str) -> Fen | None:
    found = shape.search(said)
    return Fen(round(float(found[1].replace(",", "")) * 100)) if found else None


def _words(rest: str, step: Step) -> str:
    """What is left without the step's own word and the prices: what was done, what is missing, why."""
    for shape in (_MATERIALS, _LABOUR):
        rest = shape.sub(" ", rest)
    if step in {Step.DONE, Step.VOID, Step.ACCEPT}:
        rest = re.sub(rf"{_ALREADY}(?:{dict(_STEPS)[step]})了?", " ", rest, count=1, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", rest).strip(_EDGES)
