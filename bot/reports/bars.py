"""Bars that are parted by colour, drawn as a picture with the house's own font: no machine needs to have one."""

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class Word:
    """Words that begin at a point and are as high above as below it; only what the font can draw."""

    at: tuple[int, int]
    text: str
    size: int
    colour: str


@dataclass(frozen=True)
class Block:
    """A rectangle of one colour: left, top, right and bottom."""

    edges: tuple[int, int, int, int]
    colour: str


Mark = Word | Block


def chart_png(chart: Chart) -> bytes:
    """The picture."""
    picture = Image.new("RGB", (_WIDE, height(chart)), _PAPER)
    pen = ImageDraw.Draw(picture)
    for mark in laid_out(chart):
        match mark:
            case Word(at, text, size, colour):
                pen.text(at, text, fill=colour, font=font(size), anchor="lm")
            case Block(edges, colour):
                pen.rectangle(edges, fill=colour)
    drawn = BytesIO()
    picture.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def height(chart: Chart) -> int:
    """How high the picture is, in pixels."""
    rows = sum(len(bars) + bool(head) for head, bars in chart.parts)
    return _HEAD + rows * (_HIGH + _GAP) + _EDGE


def laid_out(chart: Chart) -> Iterator[Mark]:
    """What stands where."""
    yield from _head(chart)
    colours, top = tuple(colour for _, colour in chart.legend), _HEAD
    for head, bars in chart.parts:
        if head:
            yield _word((_EDGE, top + _HIGH // 2), head, _NORMAL)
            top += _HIGH + _GAP
        for bar in bars:
            yield from _bar(top, bar, colours)
            top += _HIGH + _GAP


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The house's font in a size."""
    return ImageFont.truetype(str(FONT), size)


def _head(chart: Chart) -> Iterator[Mark]:
    """What it is of, and what the colours mean."""
    yield _word((_EDGE, 50), chart.title, _BIG)
    yield _word((_EDGE, 96), chart.below, _NORMAL, _PALE)
    left = _EDGE
    for label, colour in chart.legend:
        yield Block((left, 130, left + 24, 154), colour)
        yield _word((left + 34, 142), label, _SMALL)
        left += 34 + int(font(_SMALL).getlength(drawable(label))) + 30


def _bar(top: int, bar: Bar, colours: Sequence[str]) -> Iterator[Mark]:
    """One bar with its label and figures."""
    middle, left, whole = top + _HIGH // 2, _EDGE + _LABELS, max(sum(bar.counts), 1)
    yield _word((_EDGE, middle), bar.label, _NORMAL)
    room, done = _WIDE - 2 * _EDGE - _LABELS - _FIGURES, 0
    for colour, count in zip(colours, bar.counts, strict=True):
        if count:
            start, end = left + room * done // whole, left + room * (done + count) // whole
            yield Block((start, top, end - 2, top + _HIGH), colour)
            yield from _inside(start, end, middle, f"{count}", colour)
        done += count
    beside = left + room + 2 * _ROOM
    yield _word((beside, middle - (12 if bar.before else 0)), bar.figure, _SMALL)
    yield _word((beside, middle + 14), bar.before, _SMALL, _PALE)


def _inside(start: int, end: int, middle: int, text: str, colour: str) -> Iterator[Mark]:
    wide = font(_SMALL).getlength(text)
    if wide + _ROOM < end - start:
        dark = sum(bytes.fromhex(colour[1:])) < _DARK
        yield _word((int(start + (end - start - wide) / 2), middle), text, _SMALL, _PAPER if dark else _INK)


def _word(at: tuple[int, int], text: str, size: int, colour: str = _INK) -> Word:
    return Word(at, drawable(text), size, colour)
