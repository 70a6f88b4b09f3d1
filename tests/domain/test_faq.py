"""Common questions of the sample building, measured on phrases that the words were not written from."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain.faq import FaqEntry, FaqId, Found, answered, asks_something, checked_words
from bot.domain.faq_seed import seeded
from bot.domain.refusal import Refusal
from bot.domain.rules import Rules
from bot.domain.units import Building, BuildingId, Floor
from bot.playground.people import sample_building
from bot.services.building_checks import floor_labels
from bot.services.building_file import checked

_PHRASES: dict[str, Any] = json.loads(Path(__file__).with_name("faq_held_out.json").read_text("utf-8"))
HELD_OUT: dict[str, list[str]] = _PHRASES["asks"]
"""What is meant, and how people ask for it."""
NONE_FITS: list[str] = _PHRASES["none_fits"]
"""What asks for nothing that the house has written down."""


@pytest.fixture(scope="module")
def entries() -> list[FaqEntry]:
    file, facts = checked(sample_building())
    part = file.building
    house = Building(
        code="JL", name_zh="锦澜", name_en="Jinlan", address_zh=part.address_zh, address_en=part.address_en, rules={},
        facts=facts,
    )  # fmt: skip
    floors = [
        Floor(building=BuildingId(1), label=label, use_zh=one.use_zh, use_en=one.use_en)
        for one in part.floors
        for label in floor_labels(one.label, part.skipped_floor_labels)
    ]
    return [replace(one, id=FaqId(number)) for number, one in enumerate(seeded(house, floors, Rules()), start=1)]


def told(text: str, entries: list[FaqEntry]) -> tuple[str | None, list[str]]:
    found = answered(text, entries) if asks_something(text) else Found()
    return found.sure.topic if found.sure else None, [one.topic for one in found.maybe]


@pytest.mark.manual("R17", "R19", "R22", "R27")
def test_what_people_ask_is_answered_with_what_they_mean(entries: list[FaqEntry]) -> None:
    wrong, right, offered = [], 0, 0
    for topic, phrases in HELD_OUT.items():
        for text in phrases:
            sure, maybe = told(text, entries)
            right += sure == topic
            offered += topic in maybe
            if sure not in {topic, None}:
                wrong.append(f"{text}: {sure}, not {topic}")
    count = sum(map(len, HELD_OUT.values()))
    assert wrong == []
    assert right / count >= 0.85, (right, offered, count)
    assert (right + offered) / count >= 0.93, (right, offered, count)


def test_where_none_fits_nothing_is_answered(entries: list[FaqEntry]) -> None:
    assert [(text, sure) for text in NONE_FITS if (sure := told(text, entries)[0])] == []
    assert [text for text in NONE_FITS if told(text, entries)[1]] == []


def test_at_most_three_are_offered(entries: list[FaqEntry]) -> None:
    sure, maybe = told("前台有人吗", entries)
    assert sure is None
    assert "front_desk_hours" in maybe
    assert len(maybe) <= 3


def test_an_entry_of_which_the_file_says_nothing_is_left_out() -> None:
    bare = Building(code="X", name_zh="", name_en="", rules={}, facts={"contacts": {"front_desk": "1000"}})
    assert {one.topic for one in seeded(bare, (), Rules())} == {"front_desk_phone", "lunch_cut_off", "lunch_arrival"}


@pytest.mark.parametrize("words", ["", " / ", "停车 / ", "?", ", / 多少"])
def test_words_that_could_never_be_found_are_refused(words: str) -> None:
    with pytest.raises(Refusal, match="faq-words-unclear"):
        checked_words(words)


def test_of_two_that_fit_equally_both_are_offered() -> None:
    def entry(id_: int, words: str) -> FaqEntry:
        return FaqEntry(
            id=FaqId(id_), topic=f"{id_}", title_zh="", title_en="", words=words, answer_zh="", answer_en=""
        )

    two = [entry(1, "班车, shuttle / 几点"), entry(2, "班车, shuttle / 几点"), entry(3, "食堂 / 几点")]
    assert [one.id for one in answered("班车几点？", two).maybe] == [1, 2]
    assert answered("班车?", [entry(1, "班车? / 几点")]).maybe == ()


def test_a_long_story_asks_nothing() -> None:
    assert not asks_something("前台几点下班？" * 20)
