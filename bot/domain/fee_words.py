"""Whether somebody asks what they owe, or how to pay it."""

import re

from bot.domain.complaint_words import sounds_like_complaint
from bot.domain.guesses import folded

_OF_FEES = re.compile(
    r"物业费|物业管理费|管理费|水费|电话费|车位费|停车费|欠费|欠款|缴费|交费|账单|费用|应缴|应交|欠.{0,4}钱|"
    r"\b(?:management fees?|service charges?|fee notices?|fees?|bills?|arrears|amount due|balance|owe)\b"
)
_ASKS = re.compile(
    r"[?？]|多少|怎么|怎样|如何|哪里|哪儿|去哪|何时|什么时候|几号|欠|还差|交了没|交没交|查|看|"
    r"\b(?:how|where|when|what|owe|due|paid|show|see|do we)\b"
)
_OWN = re.compile(
    r"这个?月|本月|上个?月|下个?月|\d月|我们|我司|我家|我的|公司|欠|账单|缴费单|应缴|应交|"
    r"\b(?:this month|last month|our|my|we|i owe|bills?|notice|due|arrears|balance)\b"
)
_OF_TARIFF = re.compile(
    r"一平|每平|平方|平米|单价|标准|一小时|每小时|月租|包月|临停|发票|\b(?:per|rate|tariff|hour|invoice)\b"
)
_LONGEST, _SHORT = 80, 6
"""So few signs only name the thing: "物业费", "账单"."""


def asks_for_fees(text: str) -> bool:
    """Whether a text asks about fees that are to be paid, not for what something costs, and does not complain."""
    said = folded(text)
    if not said or len(said) > _LONGEST or _OF_TARIFF.search(said) or sounds_like_complaint(text):
        return False
    return bool(_OF_FEES.search(said) and (_ASKS.search(said) or len(said) <= _SHORT))


def asks_for_own_fees(text: str) -> bool:
    """Whether it asks for the sum that they themselves owe: that is not for everybody's ears."""
    return asks_for_fees(text) and bool(_OWN.search(folded(text)))
