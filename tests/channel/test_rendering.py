"""What is sent is within the limits, whole, and never broken."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channel.rendering import BUTTON_UNITS, CAPTION_UNITS, TEXT_UNITS, cut, plain, rendered, units, visible
from bot.clock import Clock
from bot.domain.people import Language, Named
from bot.playground.entities import parse_html
from bot.talk import Button, answer, button, words
from bot.texts import Texts

_SAME = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=6000)


def test_what_fits_is_not_touched(clock: Clock, sample_locales: Path) -> None:
    page = rendered(Texts(clock, sample_locales), Language.EN, answer("sample-bold", text="a < b"))
    assert (page.html, page.plain) == ("<b>a &lt; b</b>", "a < b")


@_SAME
@given(first=_ANY, second=_ANY)
def test_any_words_fit_and_can_be_read(clock: Clock, sample_locales: Path, first: str, second: str) -> None:
    texts = Texts(clock, sample_locales)
    page = rendered(texts, Language.EN, answer("sample-two", first=first, second=second))
    assert 0 < visible(page.html) <= TEXT_UNITS
    shown, _ = parse_html(page.html)
    assert units(shown) <= TEXT_UNITS


def test_only_the_long_argument_is_cut_and_only_as_much_as_needed(clock: Clock, sample_locales: Path) -> None:
    texts = Texts(clock, sample_locales)
    page = rendered(texts, Language.EN, answer("sample-two", first="short", second="𝒳" * 4000))
    assert page.plain.startswith("short / 𝒳")
    assert page.plain.endswith("…")
    assert TEXT_UNITS - 2 <= visible(page.html) <= TEXT_UNITS


def test_markup_survives_cutting(clock: Clock, sample_locales: Path) -> None:
    texts = Texts(clock, sample_locales)
    page = rendered(texts, Language.EN, answer("sample-bold", text="<&>" * 3000), limit=CAPTION_UNITS)
    assert re.fullmatch(r"<b>(&lt;|&amp;|&gt;)+…</b>", page.html)
    assert visible(page.html) == CAPTION_UNITS


def test_nested_and_listed_arguments_are_cut_too(clock: Clock, sample_locales: Path) -> None:
    texts = Texts(clock, sample_locales)
    nested = words("sample-bold", text="x" * 9000)
    page = rendered(texts, Language.EN, answer("sample-two", first=nested, second=["y" * 3000] * 200))
    assert visible(page.html) <= TEXT_UNITS


@_SAME
@given(text=_ANY, limit=st.integers(2, 300))
def test_cutting_never_splits_a_character(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert units(short) <= limit
    assert short == text or text.startswith(short[:-1])


def test_the_digest_tells_what_looks_the_same(clock: Clock, sample_locales: Path) -> None:
    texts = Texts(clock, sample_locales)

    def digest(text: str, *args: int) -> str:
        shown = answer("sample-text", text=text, rows=((button("count", *args),),))
        return rendered(texts, Language.EN, shown).digest

    assert digest("a", 1) == digest("a", 1)
    assert len({digest("a", 1), digest("b", 1), digest("a", 2)}) == 3


def test_a_button_says_no_more_than_fits_on_it(clock: Clock, sample_locales: Path) -> None:
    named = Named("长" * 200, "long " * 40)
    it = answer("sample-text", text="a", rows=((Button(named, "count", (1,)),),))
    for language in Language:
        keys = rendered(Texts(clock, sample_locales), language, it).keyboard
        assert keys
        label = keys.inline_keyboard[0][0].text
        assert (units(label) <= BUTTON_UNITS, label.endswith("…")) == (True, True)


def test_plain_words_have_neither_tags_nor_entities() -> None:
    assert plain("<b>1 &lt; 2</b> &amp; <i>so</i>") == "1 < 2 & so"
