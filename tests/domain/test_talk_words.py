"""Who wants a human being, and what needs no answer, in the words that people use."""

import pytest

from bot.domain.talk_words import asks_nothing, insists_on_human, wants_human


@pytest.mark.parametrize(
    "text",
    [
        "转人工", "人工", "请帮我转人工", "我要人工客服", "找前台", "接 人工！", "talk to a human",
        "I want to talk to a person",
        "Can I speak with somebody please", "real human please", "reception please",
    ],
)  # fmt: skip
def test_who_wants_a_human_being_says_so_and_nothing_else(text: str) -> None:
    assert wants_human(text)


@pytest.mark.parametrize(
    "text",
    [
        "前台态度很差",
        "客服",
        "somebody",
        "人工费多少",
        "前台几点下班",
        "the person upstairs is loud",
        "人工智能",
        "转" * 80,
    ],
)
def test_who_says_something_of_them_does_not(text: str) -> None:
    assert not wants_human(text)


def test_the_name_of_the_desk_alone_may_answer_a_question() -> None:
    assert wants_human("前台")
    assert not insists_on_human("前台")
    assert insists_on_human("转前台")


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "好的，谢谢",
        "谢谢您！",
        "嗯嗯",
        "明白了，辛苦了",
        "👍🏻",
        "没事了",
        "OK",
        "thank you!",
        "thanks a lot, bye",
        "ok thanks!",
    ],
)
def test_thanks_need_no_answer(text: str) -> None:
    assert asks_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "谢谢，还有一件",
        "好的，几点",
        "可以吗",
        "好了吗",
        "行不行",
        "",
        "太慢了",
        "ok when",
        "thanks, when will it come?",
        "fine print?",
    ],
)
def test_what_says_more_than_thanks_does(text: str) -> None:
    assert not asks_nothing(text)
