"""What the greeting cards show: fireworks, lanterns, the moon, a sunrise, snow; drawn, with no picture of anybody's.

Measures are shares of the picture: from left to right, and from top to bottom, 0 to 1.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageOps

from bot.domain.festivals import Festival

WIDE, HIGH = 2400, 1800
"""In pixels. It is drawn twice as large as it is sent, so that no edge is rough."""
_HORIZON = 0.56
_GOLD, _PALE, _SNOW = "#f3d083", "#fff6df", "#f4f9fd"

_TOWERS = (
    (0.00, 0.07, 0.12), (0.06, 0.05, 0.20), (0.11, 0.08, 0.14), (0.18, 0.05, 0.25), (0.23, 0.07, 0.17),
    (0.30, 0.06, 0.22), (0.36, 0.07, 0.13), (0.42, 0.05, 0.26), (0.47, 0.07, 0.34), (0.54, 0.06, 0.24),
    (0.60, 0.08, 0.15), (0.67, 0.05, 0.23), (0.72, 0.07, 0.16), (0.79, 0.05, 0.27), (0.84, 0.07, 0.18),
    (0.91, 0.05, 0.22), (0.95, 0.06, 0.13),
)  # fmt: skip
"""The town: how far from the left each house stands, how wide it is, and how high."""
_HIGHEST = max(high for _, _, high in _TOWERS)


@dataclass(frozen=True)
class Scene:
    """A scene, and the colours of the words that stand below it: the title, the wish, and who sends it."""

    draw: Callable[["Canvas"], None]
    sky: tuple[str, ...]
    title: str
    wish: str
    sender: str


class Canvas:
    """A picture under the pen."""

    def __init__(self, sky: Sequence[str]) -> None:
        self.picture = _graded(sky)
        self._pen = ImageDraw.Draw(self.picture)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float) -> None:
        """Light that fades away from a point; `strength` is how much of it there is in the middle."""
        half = int(radius * WIDE)
        light = ImageOps.invert(Image.radial_gradient("L")).resize((2 * half, 2 * half))
        mask = light.point([int(min(255, max(0, 2 * n - 255) * strength)) for n in range(256)])
        self.picture.paste(colour, (int(x * WIDE) - half, int(y * HIGH) - half), mask)

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1) -> None:
        """A disc, or where it is `flat` an ellipse; the radius is a share of the width."""
        wide, high = radius * WIDE, radius * WIDE * flat
        self._pen.ellipse((x * WIDE - wide, y * HIGH - high, x * WIDE + wide, y * HIGH + high), fill=colour)

    def line(self, points: Sequence[tuple[float, float]], colour: str, thick: float) -> None:
        """A line through some points."""
        self._pen.line([(x * WIDE, y * HIGH) for x, y in points], colour, int(thick * WIDE), joint="curve")

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """What lies between some points."""
        self._pen.polygon([(x * WIDE, y * HIGH) for x, y in points], fill=colour)

    def block(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A rectangle."""
        self._pen.rectangle((left * WIDE, top * HIGH, right * WIDE, bottom * HIGH), fill=colour)


def drawn(festival: Festival) -> Image.Image:
    """The scene of a festival, without words."""
    scene = SCENES[festival]
    canvas = Canvas(scene.sky)
    scene.draw(canvas)
    return canvas.picture


# -- what the scenes are made of ---------------------------------------------------------------------------------------


def _graded(colours: Sequence[str]) -> Image.Image:
    """From top to bottom through some colours."""
    strip = Image.new("RGB", (1, len(colours)))
    for n, colour in enumerate(colours):
        strip.putpixel((0, n), tuple(bytes.fromhex(colour[1:])))
    # Stretched from the middle of the first colour to the middle of the last one.
    return strip.resize((WIDE, HIGH), Image.Resampling.BILINEAR, (0, 0.5, 1, len(colours) - 0.5))


def _scattered(count: int) -> Iterator[tuple[float, float]]:
    """Points that look as if they fell by chance, evenly spread."""
    for n in range(1, count + 1):
        yield n * 0.7548776662 % 1, n * 0.5698402909 % 1


def _stars(canvas: Canvas, count: int, colour: str, until: float = _HORIZON) -> None:
    for n, (x, y) in enumerate(_scattered(count)):
        canvas.disc(x, y * until, 0.0006 + 0.0004 * (n % 3), colour)


def _town(canvas: Canvas, colour: str, lit: str) -> None:
    """Houses on the horizon, with some of their windows lit."""
    for n, (left, wide, high) in enumerate(_TOWERS):
        top = _HORIZON - high * 0.8
        canvas.block(left, top, left + wide, _HORIZON, colour)
        if high == _HIGHEST:
            canvas.line([(left + wide / 2, top), (left + wide / 2, top - 0.06)], colour, 0.003)
        for row in range(int(high * 0.8 / 0.022)):
            for column in range(int(wide / 0.012)):
                if (n * 5 + row * 7 + column * 11 + row * column) % 5 == 0:
                    x, y = left + 0.006 + column * 0.012, top + 0.012 + row * 0.022
                    canvas.block(x, y, x + 0.005, y + 0.010, lit)


def _water(canvas: Canvas, colour: str, glints: str, middle: float) -> None:
    """Below the horizon: calm water, and the light on it."""
    canvas.block(0, _HORIZON, 1, 1, colour)
    for n, (x, y) in enumerate(_scattered(34)):
        down = _HORIZON + 0.012 + 0.05 * y
        half = (0.008 + 0.022 * (n % 4) / 3) * (1.2 - y)
        place = middle + (x - 0.5) * (0.24 + 0.3 * y)
        canvas.line([(place - half, down), (place + half, down)], glints, 0.0014)


def _firework(canvas: Canvas, x: float, y: float, radius: float, colours: Sequence[str]) -> None:
    canvas.glow(x, y, radius * 1.5, colours[0], 0.35)
    for ring, colour in enumerate(colours):
        reach, rays = radius * (1 - 0.28 * ring), 22 - 4 * ring
        for n in range(rays):
            turn = 2 * pi * (n + ring / 2) / rays
            out = reach * (1 - 0.12 * (n % 2))
            ends = [(x + part * out * cos(turn), y + part * out * sin(turn) * WIDE / HIGH) for part in (0.35, 1)]
            canvas.line(ends, colour, 0.0016)
            canvas.disc(*ends[1], 0.0032, colour)


def _lantern(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.line([(x, 0), (x, y)], _GOLD, 0.0018)
    canvas.glow(x, y, radius * 2.4, "#ff9d4d", 0.55)
    canvas.disc(x, y, radius, "#e2231a", 0.84)
    for rib, colour in ((0.72, "#ef4a2f"), (0.40, "#f7754a")):
        canvas.disc(x, y, radius * rib, colour, 0.84 / rib)
    high = radius * 0.84 * WIDE / HIGH
    for top in (y - high * 1.06, y + high * 0.92):
        canvas.block(x - radius * 0.42, top, x + radius * 0.42, top + high * 0.14, _GOLD)
    for n in range(-3, 4):
        canvas.line([(x + n * radius * 0.1, y + high), (x + n * radius * 0.12, y + high * 1.75)], _GOLD, 0.0012)


def _blossom(canvas: Canvas, x: float, y: float, radius: float) -> None:
    for n in range(5):
        turn = 2 * pi * n / 5 - pi / 2
        canvas.disc(x + radius * cos(turn), y + radius * sin(turn) * WIDE / HIGH, radius * 0.72, "#ffc2c9")
    canvas.disc(x, y, radius * 0.62, "#ffe3e4")
    canvas.disc(x, y, radius * 0.3, _GOLD)


def _cloud(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Clouds as they are carved: rounds on a bar."""
    for over, up, radius in ((-1.3, 0, 0.55), (-0.5, 0.45, 0.8), (0.5, 0.3, 0.7), (1.3, 0, 0.5)):
        canvas.disc(x + over * size, y - up * size * WIDE / HIGH * 0.8, radius * size, colour)
    canvas.block(x - 1.3 * size, y - 0.1 * size, x + 1.3 * size, y + 0.5 * size * WIDE / HIGH, colour)


def _tree(canvas: Canvas, x: float, foot: float, high: float, colour: str, snow: str) -> None:
    canvas.block(x - high * 0.025, foot - high * 0.1, x + high * 0.025, foot + 0.01, "#5a3a22")
    for n in range(3):
        base, half = foot - high * (0.08 + 0.26 * n), high * (0.30 - 0.07 * n)
        tip = base - high * 0.42
        canvas.shape([(x - half, base), (x + half, base), (x, tip)], colour)
        canvas.shape([(x - half * 0.38, tip + high * 0.17), (x + half * 0.38, tip + high * 0.17), (x, tip)], snow)


# -- the scenes --------------------------------------------------------------------------------------------------------


def _new_year(canvas: Canvas) -> None:
    _stars(canvas, 90, "#cfd9ff", 0.4)
    _firework(canvas, 0.24, 0.20, 0.12, ("#ffd27a", "#fff1c9", "#ff9a5c"))
    _firework(canvas, 0.76, 0.17, 0.10, ("#7fe0e0", "#e6ffff", "#ffd27a"))
    _firework(canvas, 0.52, 0.13, 0.07, ("#ff8fab", "#ffe0e8"))
    _town(canvas, "#141b3d", "#ffcf7d")
    _water(canvas, "#101736", "#5b5f8f", 0.5)


def _spring_festival(canvas: Canvas) -> None:
    canvas.glow(0.5, 0.3, 0.5, "#f0452f", 0.6)
    branch = [(1.02, 0.05), (0.90, 0.13), (0.80, 0.15), (0.70, 0.23), (0.62, 0.25)]
    for line, thick in (
        (branch, 0.007),
        ([(0.90, 0.13), (0.86, 0.26), (0.80, 0.33)], 0.005),
        ([(0.80, 0.15), (0.74, 0.08)], 0.004),
    ):
        canvas.line(line, "#4a1512", thick)
    for x, y, radius in (
        (0.90, 0.12, 0.017),
        (0.81, 0.16, 0.02),
        (0.72, 0.215, 0.016),
        (0.63, 0.245, 0.013),
        (0.86, 0.25, 0.018),
        (0.80, 0.33, 0.014),
        (0.745, 0.085, 0.015),
        (0.955, 0.085, 0.013),
    ):
        _blossom(canvas, x, y, radius)
    _lantern(canvas, 0.17, 0.22, 0.075)
    _lantern(canvas, 0.35, 0.14, 0.052)
    for x, y, size in ((0.08, 0.54, 0.03), (0.93, 0.50, 0.034)):
        _cloud(canvas, x, y, size, "#c9302a")


def _mid_autumn(canvas: Canvas) -> None:
    _stars(canvas, 80, "#dfe6ff", 0.45)
    canvas.glow(0.5, 0.26, 0.34, "#ffe9b0", 0.75)
    canvas.disc(0.5, 0.26, 0.135, "#fff3cf")
    for x, y, radius in ((0.45, 0.20, 0.022), (0.55, 0.29, 0.03), (0.48, 0.33, 0.016), (0.54, 0.19, 0.012)):
        canvas.disc(x, y, radius, "#fae7b4")
    for x, y, size in ((0.30, 0.33, 0.035), (0.70, 0.24, 0.03), (0.16, 0.17, 0.022), (0.87, 0.36, 0.026)):
        _cloud(canvas, x, y, size, "#8d93b8")
    _town(canvas, "#182444", "#ffd894")
    _water(canvas, "#14203f", "#c9bd92", 0.5)


def _national_day(canvas: Canvas) -> None:
    for n in range(0, 24, 2):
        ends = [pi + pi * (n + half) / 24 for half in (0, 1)]
        far = [(0.5 + 1.3 * cos(turn), _HORIZON + 1.3 * sin(turn) * WIDE / HIGH) for turn in ends]
        canvas.shape([(0.5, _HORIZON), *far], "#f08a3c")
    canvas.glow(0.5, _HORIZON, 0.5, "#ffe19a", 0.9)
    canvas.disc(0.5, _HORIZON, 0.17, "#fff0c4")
    for x, y, size in ((0.16, 0.20, 0.03), (0.82, 0.15, 0.034), (0.62, 0.10, 0.02)):
        _cloud(canvas, x, y, size, "#ffd9a0")
    _town(canvas, "#9c1c1a", "#ffcf7d")
    canvas.block(0, _HORIZON, 1, 1, "#a81a1c")


def _christmas(canvas: Canvas) -> None:
    _stars(canvas, 60, "#dfe9ff", 0.5)
    canvas.disc(0.2, 0.95, 0.6, "#dfeaf5", 0.46)
    for x, foot, high in ((0.12, 0.59, 0.28), (0.27, 0.585, 0.36)):
        _tree(canvas, x, foot, high, "#1f5b45", _SNOW)
    canvas.disc(0.7, 1.05, 0.95, _SNOW, 0.38)
    canvas.block(0, 0.8, 1, 1, _SNOW)
    for x, foot, high in ((0.88, 0.58, 0.32), (0.75, 0.575, 0.25)):
        _tree(canvas, x, foot, high, "#1f5b45", _SNOW)
    _tree(canvas, 0.5, 0.595, 0.46, "#26704f", _SNOW)
    for x, y in ((0.47, 0.52), (0.535, 0.50), (0.50, 0.44), (0.475, 0.39), (0.525, 0.36), (0.50, 0.30), (0.44, 0.53)):
        canvas.disc(x, y, 0.007, "#e8504a" if round(x * 1000) % 2 else _GOLD)
    canvas.glow(0.5, 0.14, 0.06, _GOLD, 0.8)
    turns = [2 * pi * n / 10 - pi / 2 for n in range(10)]
    star = [(0.5 + r * cos(t), 0.14 + r * sin(t) * WIDE / HIGH) for t, r in zip(turns, (0.022, 0.009) * 5, strict=True)]
    canvas.shape(star, _GOLD)
    for n, (x, y) in enumerate(_scattered(70)):
        canvas.disc(x, y * 0.6, 0.0018 + 0.0012 * (n % 3), "#ffffff")


SCENES: Mapping[Festival, Scene] = {
    Festival.NEW_YEAR: Scene(_new_year, ("#070b26", "#1b2a6b", "#a8628a", "#e08a6a"), _GOLD, _PALE, "#9aa3cf"),
    Festival.SPRING_FESTIVAL: Scene(_spring_festival, ("#c21a1f", "#a5121a", "#7f0a12"), _GOLD, _PALE, "#eab08f"),
    Festival.MID_AUTUMN: Scene(_mid_autumn, ("#0b1738", "#22376b", "#4a5c8c"), _GOLD, _PALE, "#a3aed0"),
    Festival.NATIONAL_DAY: Scene(_national_day, ("#d8402a", "#ec7a35", "#f6b04f"), _GOLD, _PALE, "#f0b48f"),
    Festival.CHRISTMAS: Scene(_christmas, ("#10233f", "#284b73", "#7fa3c4"), "#a3282c", "#2c5a47", "#6d8799"),
}  # fmt: skip
"""What each of the festivals looks like."""
