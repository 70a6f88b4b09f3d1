"""Files as Telegram keeps them: one id for each upload, bytes in memory, a path to fetch them from."""

from dataclasses import dataclass
from struct import unpack

from bot.playground.errors import Json, bad

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
_PREFIX = {
    "photo": "AgACAgUAAxkD",
    "document": "BQACAgUAAxkD",
    "voice": "AwACAgUAAxkD",
    "video": "BAACAgUAAxkD",
    "audio": "CQACAgUAAxkD",
    "sticker": "CAACAgUAAxkD",
}
_ENDING = {"photo": "jpg", "voice": "oga", "video": "mp4", "audio": "mp3", "sticker": "webp"}
_MIME = {"voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg"}
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"RIFF")


@dataclass(frozen=True, slots=True)
class Stored:
    """One upload. `kind` is photo, document, voice, video, audio or sticker; a file id can be used only as its kind."""

    file_id: str
    unique_id: str
    kind: str
    data: bytes
    name: str
    mime: str
    path: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, read from a PNG; a usual photo's otherwise."""
        if self.data.startswith(b"\x89PNG") and len(self.data) >= 24:  # noqa: PLR2004  # the IHDR chunk ends there
            width, height = unpack(">II", self.data[16:24])
            return width, height
        return 1280, 960


def is_image(data: bytes) -> bool:
    """Whether the bytes begin as a picture that Telegram can process."""
    return data.startswith(_IMAGES)


class Files:
    """All uploads, by file id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def keep(self, data: bytes, kind: str, name: str = "", mime: str = "") -> Stored:
        """Store an upload of at most 50 MB; raises `ApiError` for empty files and for photos that are not pictures."""
        _check(data, kind)
        number = len(self._by_id) + 1
        ending = _ENDING.get(kind) or (name.rpartition(".")[2] if "." in name else "bin")
        stored = Stored(
            file_id=f"{_PREFIX[kind]}{number:012d}AAE",
            unique_id=f"AQAD{number:010d}",
            kind=kind,
            data=data,
            name=name or f"file_{number}.{ending}",
            mime=mime or _MIME.get(kind, "application/octet-stream"),
            path=f"{kind}s/file_{number}.{ending}",
        )
        self._by_path[stored.path] = self._by_id[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> Stored:
        """The upload behind a file id (of any of a photo's sizes)."""
        stored = self._by_id.get(file_id.removesuffix("-s"))
        if stored is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return stored

    def at(self, path: str) -> Stored | None:
        """The upload that is fetched from this path."""
        return self._by_path.get(path)

    def use(self, file_id: str, kind: str) -> Stored:
        """The upload behind a file id, to be sent again as `kind`."""
        stored = self.find(file_id)
        if stored.kind != kind:
            raise bad(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
        return stored

    def __len__(self) -> int:
        return len(self._by_id)


def _check(data: bytes, kind: str) -> None:
    if not data:
        raise bad("file must be non-empty")
    if kind == "photo" and len(data) > MAX_PHOTO:
        raise bad("file is too big for a photo")
    if kind == "photo" and not is_image(data):
        raise bad("IMAGE_PROCESS_FAILED")


def _document(stored: Stored, _: int) -> Json:
    return {"file_name": stored.name, "mime_type": stored.mime}


def _voice(stored: Stored, seconds: int) -> Json:
    return {"duration": seconds, "mime_type": stored.mime}


def _audio(stored: Stored, seconds: int) -> Json:
    return {"duration": seconds, "mime_type": stored.mime, "file_name": stored.name}


def _video(stored: Stored, seconds: int) -> Json:
    return {"duration": seconds, "width": 1280, "height": 720, "mime_type": stored.mime}


def _sticker(_: Stored, __: int) -> Json:
    return {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}


_EXTRA = {"document": _document, "voice": _voice, "audio": _audio, "video": _video, "sticker": _sticker}


def card(stored: Stored, seconds: int = 0) -> Json:
    """What a message shows of the file: {"photo": [sizes]}, {"document": {…}} …; `seconds` is a recording's length."""
    if stored.kind == "photo":
        return {"photo": _sizes(stored)}
    base = _base(stored)
    return {stored.kind: {**base, **_EXTRA[stored.kind](stored, seconds)}}


def _base(stored: Stored) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data)}


def _sizes(stored: Stored) -> list[Json]:
    # Telegram makes several sizes of a photo; here the small one and the large one are the same bytes
    width, height = stored.size
    small = {"file_id": f"{stored.file_id}-s", "file_unique_id": f"{stored.unique_id}s", "file_size": len(stored.data)}
    scale = min(1.0, 320 / max(width, height, 1))
    return [
        {**small, "width": max(1, int(width * scale)), "height": max(1, int(height * scale))},
        {**_base(stored), "width": width, "height": height},
    ]
