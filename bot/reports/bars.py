"""Bars that are parted by colour, drawn as a picture with the house's own font: no machine needs to have one."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.reports.fonts import FONT, drawable

_WIDE, _EDGE, _LABELS, _FIGURES = 1200, 40, 220, 260
"""In pixels: the picture, its edges, the room for labels and for figures beside the bars."""
_HIGH, _GAP, _HEAD, _ROOM = 44, 22, 190, 10
_BIG, _NORMAL, _SMALL = 34, 24, 20
_INK, _PALE, _PAPER = "#222222", "#777777", "#ffffff"
_DARK = 384
"""Red, green and blue together below this are dark: what stands on them is white."""


@dataclass(frozen=True)
class Bar:
    """A bar: what it is of, how many of each colour, what it comes to, and what that was before."""

    label: str
    counts: tuple[int, ...]
    figure: str
    before: str = ""


@dataclass(frozen=True)
class Chart:
    """Bars in parts, each with a heading or none; the legend says what each colour means."""

    title: str
    below: str
    legend: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[Bar, ...]], ...]


def chart_png(chart: Chart) -> bytes:
    """The picture."""
    rows = sum(len(bars) + bool(head) for head, bars in chart.parts)
    picture = Image.new("RGB", (_WIDE, _HEAD + rows * (_HIGH + _GAP) + _EDGE), _PAPER)
    pen = Pen(ImageDraw.Draw(picture), tuple(colour for _, colour in chart.legend))
    pen.head(chart)
    top = _HEAD
    for head, bars in chart.parts:
        if head:
            pen.write((_EDGE, top + _HIGH // 2), head, _NORMAL, _INK)
            top += _HIGH + _GAP
        for bar in bars:
            pen.bar(top, bar)
            top += _HIGH + _GAP
    drawn = BytesIO()
    picture.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The house's font in a size."""
    return ImageFont.truetype(str(FONT), size)


@dataclass(frozen=True)
class Pen:
    """Draws on one picture, in these colours."""

    draw: ImageDraw.ImageDraw
    colours: tuple[str, ...]

    def head(self, chart: Chart) -> None:
        """What it is of, and what the colours mean."""
        self.write((_EDGE, 50), chart.title, _BIG, _INK)
        self.write((_EDGE, 96), chart.below, _NORMAL, _PALE)
        left = _EDGE
        for label, colour in chart.legend:
            self.draw.rectangle((left, 130, left + 24, 154), fill=colour)
            self.write((left + 34, 142), label, _SMALL, _INK)
            left += 34 + int(font(_SMALL).getlength(drawable(label))) + 30

    def bar(self, top: int, bar: Bar) -> None:
        """One bar with its label and figures."""
        middle, left, whole = top + _HIGH // 2, _EDGE + _LABELS, max(sum(bar.counts), 1)
        self.write((_EDGE, middle), bar.label, _NORMAL, _INK)
        room, done = _WIDE - 2 * _EDGE - _LABELS - _FIGURES, 0
        for colour, count in zip(self.colours, bar.counts, strict=True):
            if count:
                start, end = left + room * done // whole, left + room * (done + count) // whole
                self.draw.rectangle((start, top, end - 2, top + _HIGH), fill=colour)
                self._inside(start, end, middle, f"{count}", colour)
            done += count
        beside = left + room + 2 * _ROOM
        self.write((beside, middle - (12 if bar.before else 0)), bar.figure, _SMALL, _INK)
        self.write((beside, middle + 14), bar.before, _SMALL, _PALE)

    def _inside(self, start: int, end: int, middle: int, text: str, colour: str) -> None:
        wide = font(_SMALL).getlength(text)
        if wide + _ROOM < end - start:
            dark = sum(bytes.fromhex(colour[1:])) < _DARK
            self.write((int(start + (end - start - wide) / 2), middle), text, _SMALL, _PAPER if dark else _INK)

    def write(self, at: tuple[int, int], text: str, size: int, colour: str) -> None:
        """Words that begin at a point and are as high above as below it; only what the font can draw."""
        self.draw.text(at, drawable(text), fill=colour, font=font(size), anchor="lm")
