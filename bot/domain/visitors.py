"""Visitors who ask for a company or somebody in the building (R62, R245, R254, R255): whom they seek."""

import re

from bot.domain.complaint_words import kind_of
from bot.domain.guesses import folded, is_emergency, sounds_like_repair

_LONGEST = 80
_NAME = r"(?P<who>[^,，。.?？!！]{2,40}?)"
_KIND = r"(?:有限公司|公司|事务所|工作室|代表处|企业|集团)"
_BEGINS, _WHO = r"(?:^|[,，。\s]|请问|您好|你好)", r"(?P<who>[^,.?!]{2,40}?)"
_ROOM = "几楼|几层|哪层|哪一层|哪楼|哪个房间|几号|哪个单元|哪一间|哪里|哪儿|这里吗|这儿吗|这栋楼吗|大厦吗|这里办公吗"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:^|[,，。\s]|请问|您好|你好|我|想|要|来)找(?:一下|一家|叫)?{_NAME}(?:在|$|[,，。?？])",
        rf"{_BEGINS}{_NAME}(?:是不是|是|就)?在(?:大厦|你们|这栋|这里|这儿|楼)?(?:的|里)?(?:{_ROOM})",
        rf"(?:有没有|有)(?:一家|一个)?(?:叫)?{_NAME}{_KIND}(?:吗|么|$|[?？])",
        rf"(?:请问|问一下|^){_NAME}(?:的)(?:电话|手机|联系方式|门牌号?|房号|房间号|单元号|地址)",
        rf"\b(?:looking for|here to (?:see|visit|meet)|visiting|to see) {_WHO}(?: please)?(?:[,.?!]|$)",
        rf"\b(?:which|what) (?:floor|unit|room|office|suite) (?:is|are) {_WHO}(?: on| in)?(?:[,.?!]|$)",
        rf"\b(?:is|are) {_WHO} (?:here|in (?:this|the|your) (?:building|tower|house))\b",
        rf"\bwhere (?:is|are|can i find|do i find) (?:the office of )?{_WHO}(?:'s office)?(?:[,.?!]|$)",
        rf"\b(?:a|any) (?:company|firm|tenant|person) (?:called|named) {_WHO}(?: here)?(?:[,.?!]|$)",
        rf"\b(?:phone|number|contact|e-?mail)(?: number| details)? (?:of|for) {_WHO}(?: please)?(?:[,.?!]|$)",
    )
)
_NOBODY = re.compile(
    r"师傅|维修|保安|前台|客服|经理|主管|物业|商务中心|食堂|餐厅|厕所|卫生间|洗手间|停车|电梯|出口|入口|快递|邮件|包裹|衣服|订餐|午餐|菜单|"
    r"[你您我他她它这那谁]|人$|单子|订单|工作单|东西|钥匙|银行|超市|地铁|"
    r"\b(?:i|you|we|they|it|this|that|there|my|your|our|any|anybody|anyone|somebody|the|a|an|technician|repair|security|"
    r"reception|lunch|laundry|parcel|mail|key|lift|toilet|parking|bank)s?\b"
)
"""What is no company and no tenant: staff, rooms, things."""
_AROUND = " '\"“”「」《》"


def whom_sought(text: str) -> str:
    """The company or person that a text asks for, as it says it; empty where it asks for nobody."""
    said = folded(text).strip()
    if len(said) > _LONGEST or is_emergency(text) or kind_of(text) is not None:
        return ""
    for shape in _SHAPES:
        if (found := shape.search(said)) and (who := _bare(found["who"])) and not _NOBODY.search(who):
            return "" if sounds_like_repair(text) else who
    return ""


def _bare(name: str) -> str:
    name = re.sub(r"^(?:请问|您好|你好|一下|叫)+", "", name.strip(_AROUND))
    return re.sub(rf"(?:股份)?{_KIND}$", "", name).strip(_AROUND).removesuffix("的")
