"""How many pages a file has, by what is in it and not by its name; nothing of it is written anywhere.

An archive is never unpacked: of an office file one small part is read, whatever the rest claims to be.
"""

import logging
import re
import zipfile
from io import BytesIO

from pypdf import PdfReader

from bot.domain.bc_prices import MOST_PAGES
from bot.domain.refusal import Refusal

# What it stumbles over it would quote: nothing that is in a customer's file may stand in a log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_PROPERTIES = "docProps/app.xml"
_COUNT = re.compile(rb"<(?:Pages|Slides)>\s*([0-9]{1,9})\s*</")
_MOST_PARTS, _MOST_PROPERTIES, _MOST_UNPACKED = 5_000, 256 * 1024, 400 * 1024 * 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def pages_in(data: bytes) -> int | None:
    """The pages of a PDF, an office file or a picture; None where only somebody who looks can tell.

    Raises:
        Refusal: it is empty, locked, broken, of no kind that is printed, or has too many; `key` says which.

    """
    if not data:
        raise Refusal("bc-file-empty")
    pages = _counted(data)
    if pages is not None and pages > MOST_PAGES:
        raise Refusal("bc-file-too-many")
    return pages or None


def _counted(data: bytes) -> int | None:
    if b"%PDF-" in data[:1024]:
        return _of_pdf(data)
    if data.startswith(b"PK\3\4"):
        return _of_office(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return 1
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise Refusal("bc-file-locked")
        return None
    if _is_text(data):
        return None
    raise Refusal("bc-file-unknown")


def _of_pdf(data: bytes) -> int:
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception:  # noqa: BLE001 - of a file that is broken on purpose the library raises whatever it stumbles over
        raise Refusal("bc-file-broken") from None
    if locked:
        raise Refusal("bc-file-locked")
    if not pages:
        raise Refusal("bc-file-broken")
    return pages


def _of_office(data: bytes) -> int | None:
    try:
        return _said_by_office(data)
    except Refusal:
        raise
    except Exception:  # noqa: BLE001 - each way of packing raises errors of its own where it is broken on purpose
        raise Refusal("bc-file-broken") from None


def _said_by_office(data: bytes) -> int | None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        _must_be_sane(parts)
        known = next((part for part in parts if part.filename == _PROPERTIES), None)
        if known is None:
            if not any(part.filename == "[Content_Types].xml" for part in parts):
                raise Refusal("bc-file-unknown")
            return None
        with archive.open(known) as held:
            found = _COUNT.search(held.read(_MOST_PROPERTIES))
    return int(found[1]) if found else None


def _must_be_sane(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("bc-file-locked")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Refusal("bc-file-bomb")
    if any(part.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.filename) for part in parts):
        raise Refusal("bc-file-broken")


def _is_text(data: bytes) -> bool:
    if b"\0" in data[:4096]:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
