"""The cards of greetings: five scenes, in both languages, with letters of the house's own, and nothing out of them."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageFont

from bot.domain.festivals import Festival
from bot.domain.names import Language, Named
from bot.reports.festival_cards import SENT, Line, festival_card_png, lines
from bot.reports.festival_scenes import HIGH, WIDE, drawn
from bot.texts import Texts

pytestmark = pytest.mark.manual("R191")
HOUSE = Named("锦澜中心", "Jinlan Center")
LONG = Named("锦澜国际金融贸易中心🏢" * 12, "Jinlan International Finance and Trade Center " * 12)
languages = pytest.mark.parametrize("language", list(Language))


@languages
def test_every_letter_is_drawn_and_no_line_runs_out_of_the_card_or_into_another(
    texts: Texts, language: Language
) -> None:
    for festival in Festival:
        for house in (HOUSE, LONG):
            written = list(lines(festival, house, texts, language))
            assert [one.text for one in written if not one.text or "🏢" in one.text] == []
            assert all(_letters(one) for one in written)
            boxes = [one.letters.getbbox(one.text, anchor="mm") for one in written]
            assert max(box[2] - box[0] for box in boxes) < WIDE
            ends = [(one.down + box[1], one.down + box[3]) for one, box in zip(written, boxes, strict=True)]
            assert all(above[1] < below[0] for above, below in pairwise(ends))
            assert ends[-1][1] < HIGH


def _letters(line: Line) -> bool:
    """Whether each of its letters looks like no box."""
    font = ImageFont.truetype(str(line.font), 24)
    box = bytes(font.getmask("\U000f0000"))
    return all(bytes(font.getmask(char)) != box for char in line.text if not char.isspace())


@languages
def test_a_card_is_a_picture_of_its_festival_with_words_in_the_reader_s_language(
    texts: Texts, language: Language
) -> None:
    png = festival_card_png(Festival.MID_AUTUMN, HOUSE, texts, language)
    picture = Image.open(BytesIO(png))
    assert (picture.format, picture.size) == ("PNG", SENT)
    assert len(png) < 400_000
    bare = drawn(Festival.MID_AUTUMN).resize(SENT, Image.Resampling.LANCZOS)
    left, top, right, bottom = ImageChops.difference(picture, bare).getbbox() or (0, 0, 0, 0)
    assert (left > 0, top > SENT[1] / 2, right < SENT[0], bottom < SENT[1]) == (True,) * 4
    title = next(lines(Festival.MID_AUTUMN, HOUSE, texts, language)).text
    assert title == {Language.ZH: "中秋快乐", Language.EN: "Happy Mid-Autumn Festival"}[language]


def test_each_festival_has_a_scene_of_its_own() -> None:
    small = [drawn(festival).resize((40, 30)) for festival in Festival]
    pairs = [(one, two) for n, one in enumerate(small) for two in small[n + 1 :]]
    assert all(sum(ImageChops.difference(one, two).convert("L").tobytes()) / (40 * 30) > 10 for one, two in pairs)
