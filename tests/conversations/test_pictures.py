"""The pictures of the dialogues."""

import re
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.texts import Texts
from tests.conversations.samples import Filed, samples
from tools.pictures import drawn, main


@pytest.fixture
def page(clock: Clock, sample_locales: Path) -> str:
    return drawn(samples(Filed()), Texts(clock, sample_locales))


def test_checking_says_yes_and_anything_else_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert main(["--help"]) == 2
    assert "usage" in capsys.readouterr().out


def test_every_dialogue_has_its_picture(page: str) -> None:
    assert page.count("```mermaid") == len(samples(Filed()))


def test_every_arrow_leads_to_something_that_is_drawn(page: str) -> None:
    for picture in re.findall(r"```mermaid\n(.*?)```", page, re.DOTALL):
        drawn_ = set(re.findall(r"(?:^|> )\s*(\w+)(?:\(\[|\[|\{)", picture, re.MULTILINE))
        leads = set(re.findall(r"> (\w+)", picture))
        assert leads <= drawn_


def test_conditions_guesses_and_skips_are_shown(page: str) -> None:
    paint = page[page.index("## paint") :].partition("\n## ")[0]
    assert 'if1{"applies?"} -- yes --> q1' in paint
    assert "if1 -- no --> if2" in paint
    assert "summary -. ✏️ .-> q4" in paint
    note = page[page.index("## note") :].partition("\n## ")[0]
    assert "may be skipped" in note
    told = page[page.index("## told") :].partition("\n## ")[0]
    assert "q0 --> summary" not in told
    assert "--> q1" not in told
    assert "summary -. ➕ .-> q1" in told
