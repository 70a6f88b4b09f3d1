"""A link as a QR code."""

from io import BytesIO

import segno


def qr_png(link: str) -> bytes:
    """The link as a PNG that phones read from a screen across a counter."""
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="png", scale=8, border=4)
    return drawn.getvalue()
