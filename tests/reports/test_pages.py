"""How many pages a file has; hostile ones are answered, and nothing of them is unpacked."""

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from bot.domain.bc_prices import MOST_PAGES
from bot.domain.refusal import Refusal
from bot.reports.pages import pages_in


def pdf(pages: int = 3, password: str = "", owner: str = "") -> bytes:
    """A PDF of blank pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password or owner:
        writer.encrypt(password, owner or None, algorithm="RC4-128")
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def office(properties: str | None = "<Pages>7</Pages>", **others: str) -> bytes:
    """An office file, as far as anybody looks into it."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if properties is not None:
            archive.writestr("docProps/app.xml", f"<Properties>{properties}</Properties>")
        for name, content in others.items():
            archive.writestr(name, content)
    return held.getvalue()


def bomb() -> bytes:
    """Half a gigabyte of nothing in half a megabyte."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/app.xml", "<Properties><Pages>1</Pages></Properties>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(410):
                part.write(bytes(1024 * 1024))
    return held.getvalue()


def poison() -> bytes:
    """An office file whose one part is packed with LZMA, and damaged: its library raises an error of its own."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/app.xml", "<Pages>3</Pages>" * 50)
    data = bytearray(held.getvalue())
    begins = data.find(b"docProps/app.xml") + len("docProps/app.xml") + 9
    data[begins : begins + 6] = b"\xff" * 6
    return bytes(data)


@pytest.mark.manual("R238")
@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (pdf(1), 1), (pdf(12), 12), (pdf(2, owner="secret"), 2), (office(), 7), (office("<Slides>9</Slides>"), 9),
        (office(None), None), (office("<Words>9</Words>"), None), (b"\xff\xd8\xff\xe0 a photo", 1),
        (b"\x89PNG\r\n\x1a\n", 1), ("合同两页".encode(), None), ("合同两页".encode("gb18030"), None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document", None), (b"\n\n" + pdf(4), 4),
    ],
    ids=count(),
)  # fmt: skip
def test_pages_are_counted_by_what_is_in_a_file(data: bytes, pages: int | None) -> None:
    assert pages_in(data) == pages


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "bc-file-empty"),
        (pdf(2, "secret"), "bc-file-locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "bc-file-locked"),
        (b"%PDF-1.7\nnothing", "bc-file-broken"),
        (pdf(2)[:200], "bc-file-broken"),
        (office()[:60], "bc-file-broken"),
        (poison(), "bc-file-broken"),
        (office(**{"../../etc/passwd": "x"}), "bc-file-broken"),
        (office(**{"/etc/passwd": "x"}), "bc-file-broken"),
        (office("<Pages>999999999</Pages>"), "bc-file-too-many"),
        (pdf(MOST_PAGES + 1), "bc-file-too-many"),
        (b"MZ\x90\0\3\0\0\0", "bc-file-unknown"),
        (b"\x7fELF\0\0", "bc-file-unknown"),
    ],
    ids=count(),
)
def test_what_cannot_be_printed_is_told_apart(data: bytes, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        pages_in(data)
    assert refused.value.key == key


def test_nothing_of_a_broken_file_stands_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    secret = pdf(2).replace(b"/MediaBox", b"/Secret42")[:-40]
    with suppress(Refusal):
        pages_in(secret)
    assert caplog.records == []


def test_an_archive_that_is_no_office_file_is_none() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(Refusal, match="bc-file-unknown"):
        pages_in(held.getvalue())


def test_a_bomb_is_seen_before_anything_of_it_is_unpacked() -> None:
    data = bomb()
    assert len(data) < 1024 * 1024
    with pytest.raises(Refusal, match="bc-file-bomb"):
        pages_in(data)


@given(st.integers(0, 2**32), st.sampled_from([pdf(3), office()]))
def test_whatever_is_broken_in_a_file_it_is_counted_or_refused(seed: int, whole: bytes) -> None:
    dice, data = random.Random(seed), bytearray(whole)
    for _ in range(dice.randrange(1, 20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    try:
        pages = pages_in(bytes(data[: dice.randrange(len(data) + 1)]) if dice.random() < 0.3 else bytes(data))
    except Refusal as refused:
        assert refused.key.startswith("bc-file-")  # noqa: PT017 - whatever it is
    else:
        assert pages is None or 0 < pages <= MOST_PAGES
