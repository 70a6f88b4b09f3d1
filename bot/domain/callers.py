"""Who called, as it stands in what a colleague takes down: "0801 王先生 13800000000 漏水" (R116)."""

import re

_PHONE = re.compile(
    r"(?<![\d-])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|[2-8]\d{3}[ -]?\d{4})(?![\d-])"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚"
)
_EDGE = r"(?<![\u4e00-\u9fff])(?:是|来电人?|报修人|联系人)?[:：]?\s{0,9}"
_TITLE = r"(?:先生|女士|小姐|太太|经理|主任|老师|阿姨|总(?![是有会在共算要]))"
_NAMES = (
    re.compile(rf"{_EDGE}([{_SURNAMES}][\u4e00-\u9fff]{{0,2}}?{_TITLE})"),
    re.compile(
        r"(?:来电人|报修人|联系人)[:：\s]\s*([\u4e00-\u9fff]{2,4}|[A-Za-z]+(?: [A-Za-z]+)?)(?![\u4e00-\u9fffA-Za-z])"
    ),
    re.compile(r"\b((?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?)"),
)
_BEFORE_PHONE = re.compile(
    rf"(?<![\u4e00-\u9fff])([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[\s,，:：、]*$"
)
_BETWEEN = " ,，;；:：、()（）"


def caller_in(text: str) -> str:
    """The name and the phone number of whoever called, as far as a text tells them; empty where it does not."""
    phone = _PHONE.search(text)
    named = next((found[1] for shape in _NAMES if (found := shape.search(text))), "")
    if not named and phone and (before := _BEFORE_PHONE.search(text[: phone.start()])):
        named = before[1]
    return f"{named} {phone[0] if phone else ''}".strip()


def name_and_phone(caller: str) -> tuple[str, str]:
    """A caller as written on one line, taken apart; either may be empty."""
    phone = _PHONE.search(caller)
    if phone is None:
        return caller.strip(_BETWEEN), ""
    rest = f"{caller[: phone.start()]} {caller[phone.end() :]}"
    return " ".join(rest.split()).strip(_BETWEEN), phone[0]


def left_by(text: str) -> str:
    """Who left a message: the last one named with a title, and the phone number; the first is whom it is for.

    A single name is whoever left it only where a number goes with it.
    """
    phone = _PHONE.search(text)
    named = [found[1] for shape in _NAMES for found in shape.finditer(text)]
    named.sort(key=text.rfind)
    if phone and (before := _BEFORE_PHONE.search(text[: phone.start()])):
        named.append(before[1])
    last = named[-1] if named and (phone or len(named) > 1) else ""
    return f"{last} {phone[0] if phone else ''}".strip()
