"""The font that comes with the house: what it can draw, and how it goes into a PDF.

What it cannot draw is left out, or becomes a box where it was a letter.
"""

import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.fonts import Glyph, SubsetMap, TTFFont
from fpdf.output import OutputProducer, PDFFont
from fpdf.syntax import Name

FONT: Path = pylopdf_fonts_zh_cn.sans_path()
SERIF: Path = pylopdf_fonts_zh_cn.serif_path()
"""For what is written large, and known: the other one draws whatever comes."""
_FAMILY = "song"


@contextmanager
def in_hand(pdf: FPDF) -> Iterator[TTFFont]:
    """Write with the font. The library leaves its file open, so it is closed here."""
    pdf.add_font(_FAMILY, fname=FONT)
    font = cast(TTFFont, pdf.fonts[_FAMILY])
    font.subset = _OwnNumbers(font)
    # Measuring every character again takes half of the time, and the bounds of the whole font hold for a part of it.
    font.ttfont.recalcBBoxes = False
    try:
        pdf.set_font(_FAMILY)
        yield font
    finally:
        font.close()


@lru_cache
def covered() -> Collection[int]:
    """The characters that the font can draw, by their numbers. Raises whatever is wrong with the font."""
    with in_hand(FPDF()) as font:
        return frozenset(font.cmap)


def drawable(text: str) -> str:
    """The text with only what the font can draw: emoji go, letters that it lacks become boxes."""
    return "".join(_drawn(char) for char in unicodedata.normalize("NFC", text))


def _drawn(char: str) -> str:
    if char in "\n\u3000" or _known(char):
        return char
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    if all(map(_known, plain)):
        return plain
    return "□" if unicodedata.category(char)[0] in "LN" else ""


def _known(char: str) -> bool:
    return char.isprintable() and ord(char) in covered()


# The library numbers the characters anew and writes a table of its own that leads back to the numbers in the font. Not
# every reader understands such a table: with the font's own numbers ("Identity-H") all of them find the words.


class _OwnNumbers(SubsetMap):
    def __init__(self, font: TTFFont) -> None:
        super().__init__(font)
        self._char_id_per_glyph.clear()

    def pick_glyph(self, glyph: Glyph | None) -> int | None:
        if glyph is None:
            return None
        return self._char_id_per_glyph.setdefault(glyph, int(glyph.glyph_name.removeprefix("cid")))


class Producer(OutputProducer):
    """Writes the PDF so that every reader finds the words in it."""

    def _add_fonts(self, *resources: Any) -> Any:
        fonts = super()._add_fonts(*resources)
        for font in fonts.values():
            if isinstance(font, PDFFont):
                font.encoding = Name("Identity-H")
        return fonts
