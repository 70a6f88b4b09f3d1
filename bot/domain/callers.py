"""Who spoke, and how, as it stands in what a colleague takes down: "0801 王先生来前台说 13800000000 漏水" (R116)."""

import re

from bot.domain.repairs import Channel

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


_SAYS = "(?:来)?(?:说|讲|反映|报修|告知)"
_WAYS = {
    Channel.WALK_IN: re.compile(
        rf"来访(?!登记|客)|[来到](?:了)?(?:前台|服务台|办公室){_SAYS}|当面{_SAYS}"
        r"|walk(?:ed|s)?[- ]in\b|(?:came|come|comes) to the (?:front )?desk",
        re.IGNORECASE,
    ),
    Channel.LETTER: re.compile(
        rf"来信|来函|[发写](?:了)?(?:邮件|信){_SAYS}|书面{_SAYS}|\bby (?:letter|e-?mail)\b|\bwrote in\b", re.IGNORECASE
    ),
    Channel.PHONE: re.compile(rf"来电(?!人)|打(?:来)?电话{_SAYS}|\b(?:phoned|called) in\b", re.IGNORECASE),
}


def way_in(text: str) -> Channel | None:
    """How it came, where a text says so; None where it does not."""
    return next((channel for channel, said in _WAYS.items() if said.search(text)), None)


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
