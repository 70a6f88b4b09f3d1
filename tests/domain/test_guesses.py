"""Free texts: category and urgency guessed; danger never missed, and not seen where there is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.categories import Category, Urgency
from bot.domain.guesses import Mood, guess, is_emergency, mood, sounds_like_repair
from bot.playground.people import sample_building

MESSAGES: dict[str, Any] = json.loads(Path(__file__).with_name("guesses_dev.json").read_text("utf-8"))
"""As people type them, labelled by hand after the categories of the manual: what the words were tuned on.

Those that they were never tuned on are in `bench/messages.json`; `tests/test_bench.py` sets the floor for them.
"""
_SHARE, _HEARD = 0.9, 0.85


def share(examples: list[dict[str, str]], what: str) -> float:
    right = [str(getattr(guess(one["text"]), what)) == one[what] for one in examples]
    return sum(right) / len(right)


@pytest.mark.parametrize("what", ["category", "urgency"])
def test_nine_of_ten_texts_are_guessed_right(what: str) -> None:
    assert share(MESSAGES["repairs"], what) >= _SHARE


def test_nearly_all_repairs_are_known_for_what_they_are_and_lunch_is_none() -> None:
    heard = [sounds_like_repair(one["text"]) for one in MESSAGES["repairs"]]
    assert sum(heard) / len(heard) >= _HEARD
    assert [text for text in MESSAGES["no_repairs"] if sounds_like_repair(text)] == []


def test_the_messages_of_the_sample_building_are_guessed() -> None:
    building = sample_building()
    said = [*building["repairs_zh"], *(m for m in building["messages_en"] if m["kind"] == "repair")]
    assert share(said, "category") >= _SHARE
    assert share(said, "urgency") >= _SHARE


@pytest.mark.parametrize("text", MESSAGES["emergencies"])
def test_danger_is_never_missed(text: str) -> None:
    assert is_emergency(text)
    assert guess(text).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("text", MESSAGES["innocents"])
def test_what_only_sounds_dangerous_raises_no_alarm(text: str) -> None:
    assert not is_emergency(text)


@given(st.text(max_size=4096))
def test_every_text_is_guessed_somehow(text: str) -> None:
    found = guess(text)
    assert found.category in Category
    assert found.emergency == is_emergency(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("谢谢师傅", Mood.THANKS),
        ("thanks a lot!", Mood.THANKS),
        ("👍", Mood.THANKS),
        ("修好了，谢谢", Mood.FIXED),
        ("ok it works now", Mood.FIXED),
        ("没修好，又漏了😤", Mood.NOT_FIXED),
        ("not fixed, still leaking", Mood.NOT_FIXED),
        ("怎么还没来？", Mood.CHASE),
        ("any update?", Mood.CHASE),
        ("你好", Mood.GREETING),
        ("0801 空调不冷", None),
        ("谢谢" + "我们公司下周要搬家" * 8, None),
    ],
)
def test_the_mood_of_a_few_words(text: str, heard: Mood | None) -> None:
    assert mood(text) is heard
