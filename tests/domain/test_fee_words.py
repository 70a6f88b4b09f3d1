"""Who asks what they owe, and who asks something else."""

import pytest

from bot.domain.fee_words import asks_for_fees, asks_for_own_fees

OWN = (
    "这个月物业费多少，怎么交", "这个月物业费多少,怎么交?", "我们还欠多少物业费", "上个月的账单看一下",
    "本月费用多少", "缴费单", "欠费多少",
    "我们公司应缴多少", "12月水费多少", "how much do we owe", "what is our fee this month", "show me our bill",
    "how much is the management fee this month?", "are there any arrears? how much",
)  # fmt: skip
HOW = ("物业费怎么交", "水费在哪里交", "how do I pay the management fee", "物业费")
ELSE = (
    "物业费多少钱一平", "车位月租多少", "停车费一小时多少", "what is the parking rate", "发票怎么开", "卫生间漏水了",
    "明天A餐2份",     "你们物业费太贵了，服务这么差",
    "帮我修一下水龙头", "洗两件衬衫", "凭什么收我空调加时费?我周六根本没人加班", "", "😀",
)  # fmt: skip


@pytest.mark.parametrize("text", OWN)
def test_who_asks_for_their_own_sum_is_understood(text: str) -> None:
    assert asks_for_own_fees(text)


@pytest.mark.parametrize("text", HOW)
def test_who_only_asks_how_to_pay_asks_for_no_sum(text: str) -> None:
    assert asks_for_fees(text)
    assert not asks_for_own_fees(text)


@pytest.mark.parametrize("text", ELSE)
def test_who_speaks_of_something_else_is_left_to_others(text: str) -> None:
    assert not asks_for_fees(text)
