"""The card that goes with a greeting (R191), drawn by the house with its own fonts: no machine needs to have any."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.domain.festivals import Festival
from bot.domain.names import Language, Named
from bot.reports.festival_scenes import HIGH, SCENES, WIDE, drawn
from bot.reports.fonts import FONT, SERIF, drawable
from bot.reports.spoken import Spoken
from bot.texts import Texts

SENT = (WIDE // 2, HIGH // 2)
_BETWEEN = round(WIDE * 0.88)
"""The widest that a line may be."""
_TITLE, _WISH, _SENDER = 200, 72, 50
"""How large they are written, where they have room."""


@dataclass(frozen=True)
class Line:
    """A line of a card: how far down its middle is (pixels), how large it is written, with what, and its colour."""

    text: str
    down: int
    size: int
    font: Path
    colour: str

    @property
    def letters(self) -> ImageFont.FreeTypeFont:
        """Its font, as large as it has room."""
        wide = ImageFont.truetype(str(self.font), self.size).getlength(self.text)
        return ImageFont.truetype(str(self.font), int(self.size * min(1, _BETWEEN / max(wide, 1))))


def lines(festival: Festival, house: Named, texts: Texts, language: Language) -> Iterator[Line]:
    """What is written on a card: the title, the wish, and who sends it."""
    said, scene = Spoken(texts, language), SCENES[festival]
    yield Line(said(f"festival-card-{festival.value}"), round(HIGH * 0.69), _TITLE, SERIF, scene.title)
    yield Line(said(f"festival-wish-{festival.value}"), round(HIGH * 0.80), _WISH, SERIF, scene.wish)
    sender = drawable(said("festival-card-by", house=house))
    yield Line(sender, round(HIGH * 0.925), _SENDER, FONT, scene.sender)


def festival_card_png(festival: Festival, house: Named, texts: Texts, language: Language) -> bytes:
    """The card, for readers of a language."""
    picture = drawn(festival)
    pen = ImageDraw.Draw(picture)
    for line in lines(festival, house, texts, language):
        pen.text((WIDE / 2, line.down), line.text, fill=line.colour, font=line.letters, anchor="mm")
    png = BytesIO()
    picture.resize(SENT, Image.Resampling.LANCZOS).save(png, "PNG")
    return png.getvalue()
