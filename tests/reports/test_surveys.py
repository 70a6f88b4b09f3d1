"""What a survey came to, drawn and in a workbook: labels can be read, no cell is a formula, nothing hidden shows."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image, ImageDraw

from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.domain.surveys import Item, Subject, Survey, Tally
from bot.domain.units import UnitUse
from bot.reports.bars import Chart, Word, chart_png, font, laid_out
from bot.reports.fonts import covered
from bot.reports.surveys import chart, survey_png, survey_xlsx
from bot.services.survey_results import Results
from bot.texts import Texts

AT = datetime(2026, 12, 15, 2, tzinfo=UTC)
HOUSE = Survey(subject=Subject.HOUSE, period="2026-H2", opened_at=AT, closes_at=AT, closed_at=AT)
ITEMS = (
    Item((1, 2, 7, 20, 12)), Item((0, 0, 4, 18, 20)), Item((0, 1, 1, 10, 30)), Item((3, 5, 12, 12, 10)),
    Item((1, 1, 8, 22, 10)),
)  # fmt: skip
BEFORE = Tally(60, 40, (Item((2, 3, 10, 15, 10)), *ITEMS[1:]), {})
GROUPS = {UnitUse.OFFICE: Item((1, 0, 5, 15, 8)), UnitUse.RETAIL: Item((0, 1, 3, 7, 2))}
HOSTILE = ("=1+1", "+1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "电梯太慢 🐢")
FOUND = Results(HOUSE, Tally(64, 42, ITEMS, GROUPS), BEFORE, HOSTILE, shown=True)
languages = pytest.mark.parametrize("language", list(Language))


def said(it: Chart) -> list[str]:
    """Everything that is written on a chart."""
    bars_ = [bar for _, part in it.parts for bar in part]
    written = [text for bar in bars_ for text in (bar.label, bar.figure, bar.before)]
    return [it.title, it.below, *(label for label, _ in it.legend), *(head for head, _ in it.parts), *written]


@languages
def test_every_label_is_drawn_with_letters_of_its_own(texts: Texts, language: Language) -> None:
    it = chart(FOUND, texts, language)
    letters = {char for text in said(it) for char in text if not char.isspace()}
    assert letters - {chr(n) for n in covered()} == set()
    box = bytes(font(24).getmask("\U000f0000"))
    assert [char for char in letters if bytes(font(24).getmask(char)) == box] == []
    assert (any("一" <= char <= "鿿" for char in letters)) is (language is Language.ZH)


def test_what_the_font_lacks_is_no_letter_of_its_own() -> None:
    missing = {bytes(font(24).getmask(char)) for char in ("\U000f0000", "\U0001f422")}
    assert len(missing) == 1


@languages
def test_the_chart_shows_each_bar_in_its_colours(texts: Texts, language: Language) -> None:
    it = chart(FOUND, texts, language)
    picture = Image.open(BytesIO(chart_png(it)))
    colours = picture.convert("RGB").getcolors(1 << 24) or []
    areas = {colour: count for count, colour in colours}
    drawn = [areas.get(tuple(bytes.fromhex(colour[1:])), 0) for _, colour in it.legend]
    wide = [sum(bar.counts[n] / sum(bar.counts) for _, part in it.parts for bar in part) for n in range(5)]
    assert sorted(range(5), key=drawn.__getitem__) == sorted(range(5), key=wide.__getitem__)
    assert picture.width > 1000
    other = replace(it, title=it.title[::-1])
    assert chart_png(other) != chart_png(it)
    assert chart_png(it) == chart_png(it)


@languages
def test_no_word_runs_into_another_or_out_of_the_picture(texts: Texts, language: Language) -> None:
    drawn = Image.open(BytesIO(survey_png(FOUND, texts, language)))
    ruler = ImageDraw.Draw(drawn)
    written = [one for one in laid_out(chart(FOUND, texts, language)) if isinstance(one, Word) and one.text]
    boxes = [ruler.textbbox(one.at, one.text, font=font(one.size), anchor="lm") for one in written]
    assert len(boxes) > 30
    assert [box for box in boxes if box[0] < 0 or box[1] < 0 or box[2] > drawn.width or box[3] > drawn.height] == []
    crossing = [
        (one, two) for n, one in enumerate(boxes) for two in boxes[n + 1 :]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]  # fmt: skip
    assert crossing == []


def test_it_is_drawn_on_a_machine_without_fonts(tmp_path: str) -> None:
    """In a process that finds no fonts anywhere but the house's own."""
    program = (
        "from bot.reports.bars import Bar, Chart, chart_png\n"
        "import sys\n"
        "it = Chart('满意度', '回收率', (('满意', '#2e8b57'),), (('', (Bar('安全', (3,), '5.0'),)),))\n"
        "sys.stdout.buffer.write(chart_png(it))\n"
    )
    bare = {"PATH": os.defpath, "HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path), "FONTCONFIG_PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=bare, check=True, capture_output=True)  # noqa: S603 - our own words
    assert Image.open(BytesIO(done.stdout)).format == "PNG"


@languages
def test_the_workbook_holds_the_counts_and_the_words_and_no_formula(texts: Texts, language: Language) -> None:
    book = load_workbook(BytesIO(survey_xlsx(FOUND, texts, language)))
    counts, groups, words = book.worksheets
    rows = [[cell.value for cell in row] for row in counts.iter_rows(min_row=3)]
    assert [row[1:7] for row in rows] == [[item.answers, *item.counts] for item in ITEMS]
    assert [row[7] for row in rows] == [item.tenths / 10 for item in ITEMS]
    assert rows[0][9] == BEFORE.items[0].tenths / 10
    assert [row[0].value for row in groups.iter_rows(min_row=3)] == [
        texts.plain(language, "use-office"), texts.plain(language, "use-retail"),
    ]  # fmt: skip
    assert [row[0].value for row in words.iter_rows(min_row=3)] == list(HOSTILE)
    for sheet in book.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@languages
def test_of_what_may_not_be_shown_nothing_is_drawn_or_listed(texts: Texts, language: Language) -> None:
    unanswered = Tally(64, 0, tuple(Item((0,) * 5) for _ in ITEMS), {})
    for hidden in (replace(FOUND, shown=False), replace(FOUND, tally=unanswered)):
        for paper in (survey_png, survey_xlsx):
            with pytest.raises(Refusal, match="survey-not-shown"):
                paper(hidden, texts, language)
