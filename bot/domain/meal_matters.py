"""What people say of lunch beside ordering it: take it back, change it, the same as last time, it was no good."""

import re
import unicodedata
from enum import StrEnum

from bot.domain.numerals import NUMBER


class MealMatter(StrEnum):
    """What is said of it."""

    CHANGE = "change"
    WRONG = "wrong"
    AGAIN = "again"
    ANY = "any"


_GLANCE = 300
_PLACES = re.compile(r"餐(?=[厅桌椅车具馆巾])|dining\s+(?:room|hall)|\bset\s+(?:up|off|back)\b", re.IGNORECASE)
_SET = r"(?<![A-Za-z])[A-Za-z]\s*(?:套餐|餐)"
_LUNCH = rf"(?:{_SET}|套餐|订餐|餐|午饭|中饭|盒饭|吃(?=[了饭]|\s*$))"
_MEAL = re.compile(r"餐|饭|吃|\bsets?\s+[a-z]\b|\blunch(?:es)?\b|\bmeals?\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    rf"(?:取消|退掉?|退订).{{0,10}}(?:餐|午饭|中饭|盒饭)|(?:餐|午饭|中饭|盒饭).{{0,6}}(?:取消|退掉|退了)|退订|退餐|"
    rf"(?:不要|不用|不想|别|不)(?:送|订|要|吃)?(?:{_LUNCH})(?!\d|[一二三四五六七八九十两]份)|"
    rf"(?:{_SET}|餐|午饭|中饭|盒饭)[\s,]*(?:(?:{NUMBER})\s*[份个盒套]?[\s,]*)?(?:我)?(?:都)?(?:不要|不用|不吃|不订)了|"
    r"\bcancel(?:l?ing)?\b.{0,40}\b(?:lunch(?:es)?|meals?|food|sets?\s+[a-z])\b|"
    r"\b(?:lunch|meals?|sets?\s+[a-z])\b.{0,20}\bcancel|"
    r"\b(?:no|don'?t\s+(?:want|need)|do\s+not\s+(?:want|need)|skip)\s+(?:(?:my|the|any|more)\s+)?(?:lunch\b|meals?\b|sets?\s+[a-z]\b)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    rf"(?:改|换)(?:成|为|订|一下|下)?\s*(?:{_SET}|订餐|午餐|午饭)|(?:{_SET}|订餐|午餐|午饭)[^,，。;；]{{0,8}}(?:改|换)|"
    rf"(?:少[订要来点]|减掉?|去掉)\s*(?:{NUMBER})\s*[份个套]\s*[A-Za-z](?![A-Za-z])|{_SET}[\s,]*(?:少[订要来点]|减掉?|去掉)\s*(?:{NUMBER})\s*[份个套]|"
    rf"\b(?:{NUMBER})\s+(?:less|fewer)\s+sets?\s+[a-z]\b|\b(?:{NUMBER})\s+sets?\s+[a-z]\s+(?:less|fewer)\b|"
    r"\b(?:change|switch|swap|replace)\b.{0,40}\b(?:lunch|meals?|sets?\s+[a-z])\b|\binstead\s+of\s+sets?\s+[a-z]\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:(?:请|帮我|麻烦|我要|再来|来|订|点|今天|明天|后天|午餐|午饭|餐|还|还是|也)\s*)*(?:和|跟|同|像)?上(?:一)?[次回](?:的)?(?:一样|相同|那样)?"
    r"(?:的|吧|就行|就好|谢谢|[。.!]|\s)*|"
    r"(?:(?:please|order|lunch|the|for|today|tomorrow|my)[\s,:]*)*same\s+(?:lunch\s+|meal\s+|order\s+)?(?:as\s+|like\s+)?(?:the\s+)?last\s+time"
    r"(?:[\s,.!]*(?:please|plz|thanks|for|today|tomorrow))*[\s.!]*",
    re.IGNORECASE,
)
_NO_GOOD = re.compile(
    r"(?<!不要)(?<!别)(?<!不)太(?:咸|淡|辣|油|硬|冷|凉|少|甜|酸|难吃)|难吃|不好吃|不新鲜|馊|变质|发霉|头发|虫子|有虫|苍蝇|异物|"
    r"没熟|不熟|夹生|没送到|没收到|还没到|没到|没送来|(?<!要)(?:少了|凉了|冷了|冷的)|少送了|送错|漏送|拉肚子|吃坏|"
    r"(?<!not )"
    r"\btoo\s+(?:salty|spicy|cold|oily|greasy|bland|hard|sweet|small|late)\b|\bhairs?\s+in\b|\ba\s+hair\b|\b(?:bug|insect|fly)\b|"
    r"\b(?:was|is|were|are)\s+(?:\w+\s+)?(?:cold|stale|raw|undercooked|bad|awful|terrible|disgusting|wrong|missing|salty|late)\b|"
    r"\b(?:has|have|had|did)(?:n'?t|\s+not)\s+(?:arrived?|come)\b|\bnever\s+(?:came|arrived)\b|\bnot\s+fresh\b|"
    r"\b(?:missing|wrong)\s+(?:lunch|meal|set)\b",
    re.IGNORECASE,
)
_NEXT_WISH = re.compile(r"上次|last\s+time", re.IGNORECASE)


def matter_of(text: str) -> MealMatter | None:
    """What somebody says of lunch, where it is no order; None where it says nothing of the kind."""
    said = _PLACES.sub(" ", unicodedata.normalize("NFKC", text[:_GLANCE]).strip())
    if _AGAIN.fullmatch(said):
        return MealMatter.AGAIN
    if _TAKES_BACK.search(said) or _CHANGES.search(said):
        return MealMatter.CHANGE
    if _MEAL.search(said) and _NO_GOOD.search(said) and not _NEXT_WISH.search(said):
        return MealMatter.WRONG
    return None
