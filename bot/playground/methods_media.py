"""Methods that send files, and the one that fetches them."""

from typing import TYPE_CHECKING, Any

from bot.playground.errors import Json, bad
from bot.playground.files import MAX_DOWNLOAD, Stored, card
from bot.playground.methods_send import caption_of, frame, say
from bot.playground.params import Params, Upload

if TYPE_CHECKING:
    from bot.playground.world import World

_IN_ALBUMS = frozenset({"photo", "video", "document", "audio"})
_ALBUM = range(2, 11)


def send_photo(world: "World", p: Params) -> Json:
    """SendPhoto."""
    return _send(world, p, "photo")


def send_document(world: "World", p: Params) -> Json:
    """SendDocument."""
    return _send(world, p, "document")


def send_voice(world: "World", p: Params) -> Json:
    """SendVoice."""
    return _send(world, p, "voice")


def send_video(world: "World", p: Params) -> Json:
    """SendVideo."""
    return _send(world, p, "video")


def send_audio(world: "World", p: Params) -> Json:
    """SendAudio."""
    return _send(world, p, "audio")


def _send(world: "World", p: Params, kind: str) -> Json:
    world.reachable(p["chat_id"])  # a file for nobody is not stored
    caption = caption_of(p)
    shown = card(stored(world, p, p[kind], kind), p.get("duration", 0))
    return say(world, p, {**shown, **caption})


def stored(world: "World", p: Params, given: str | Upload, kind: str) -> Stored:
    """The file a parameter means: an upload, attach://name of one, or the id of an earlier one."""
    if isinstance(given, str) and given.startswith("attach://"):
        given = p.get(given.removeprefix("attach://"), "")
    if isinstance(given, Upload):
        return world.files.keep(given.data, kind, given.name, given.mime)
    if given.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    return world.files.use(given, kind)


def send_media_group(world: "World", p: Params) -> list[Json]:
    """SendMediaGroup: 2–10 photos and videos, or documents, or audio files."""
    chat = world.reachable(p["chat_id"])
    contents = [media_of(world, p, item) for item in _album(p["media"])]
    shared = frame(chat, p)
    group = str(13_800_000_000_000_000 + chat.last_id + 1)
    silent = p.get("disable_notification", False)
    posts = [
        world.put(chat, world.bot, {**shared, "media_group_id": group, **content}, silent=silent)
        for content in contents
    ]
    return [post.message for post in posts]


def _album(items: list[Any]) -> list[Json]:
    if not items:
        raise bad("there are no messages to send")
    if len(items) > _ALBUM[-1]:
        raise bad("too many messages to send as an album")
    if len(items) < _ALBUM[0]:
        raise bad("too few messages to send as an album")
    kinds = {str(item.get("type")) if isinstance(item, dict) else "" for item in items}
    if not kinds <= _IN_ALBUMS:
        raise bad("can't parse InputMedia: wrong type of the media")
    for alone in sorted(kinds & {"document", "audio"}):
        if len(kinds) > 1:
            raise bad(f"{alone} can't be mixed with other media types")
    return items


def media_of(world: "World", p: Params, item: Json) -> Json:
    """The content of a message made from an InputMedia."""
    kind = item.get("type")
    if kind not in _IN_ALBUMS:
        raise bad(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    given = item.get("media")
    if not isinstance(given, str) or _is_missing(p, given):
        raise bad("can't parse InputMedia: media not found")
    if not all(isinstance(item.get(key, ""), str) for key in ("caption", "parse_mode")):
        raise bad("can't parse InputMedia: caption must be a String")
    return {**card(stored(world, p, given, kind), item.get("duration", 0)), **caption_of(item)}


def _is_missing(p: Params, given: str) -> bool:
    return given.startswith("attach://") and given.removeprefix("attach://") not in p


def get_file(world: "World", p: Params) -> Json:
    """GetFile: where a file of at most 20 MB can be fetched."""
    file = world.files.find(p["file_id"])
    if len(file.data) > MAX_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": p["file_id"],
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }
