"""Text as Telegram counts and marks it: UTF-16 units, HTML in and out, commands and links found by themselves."""

import re
import sys
from dataclasses import dataclass, field
from html import escape

from bot.playground.errors import ApiError, Json, bad

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_MARKS = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|&(#\d+|#x[0-9a-fA-F]+|[a-z]+);|[<>&]"""
)
_ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>]+[^\s<>.,;:!?)\]。，；：！？）」])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/<>])(?P<bot_command>/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<![\w/@])(?P<mention>@[a-zA-Z]\w{2,31})"
    r"|(?<!\w)(?P<hashtag>\#\w*[^\W\d]\w*)"
)


def units(text: str) -> int:
    """Length of `text` in UTF-16 code units, which is how Telegram measures texts and places entities."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def unparsable(why: str) -> ApiError:
    """400 for a text whose marks are wrong."""
    return bad(f"can't parse entities: {why}")


@dataclass(slots=True)
class _Reading:
    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[tuple[str, int, Json]] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def offset(self, mark: re.Match[str]) -> int:
        return len(self.source[: mark.start()].encode())

    def mark(self, mark: re.Match[str]) -> None:
        if mark[4]:
            self.add(self.reference(mark))
        elif not mark[2]:
            raise self.stray(mark)
        elif mark[1]:
            self.close(mark)
        else:
            self.open(mark)

    def stray(self, mark: re.Match[str]) -> ApiError:
        # Telegram itself lets a bare > or & pass; here they are refused: they show that somebody did not escape
        if mark[0] == "<":
            return unparsable(f'Unsupported start tag "" at byte offset {self.offset(mark)}')
        return unparsable(f'Unescaped "{mark[0]}" at byte offset {self.offset(mark)}')

    def reference(self, mark: re.Match[str]) -> str:
        name = mark[4]
        if name in NAMED:
            return NAMED[name]
        if not name.startswith("#"):
            raise unparsable(f'Unsupported entity "&{name};" at byte offset {self.offset(mark)}')
        code = int(f"0{name[1:]}" if name.startswith("#x") else name[1:].lstrip("0") or "0", 0)
        return chr(code) if 0 < code <= sys.maxunicode else ""

    def open(self, mark: re.Match[str]) -> None:
        tag = mark[2].lower()
        if tag not in TAGS:
            raise unparsable(f'Unsupported start tag "{tag}" at byte offset {self.offset(mark)}')
        self.opened.append((tag, self.length, self.entity(tag, _attributes(mark[3]), mark)))

    def entity(self, tag: str, given: dict[str, str], mark: re.Match[str]) -> Json:
        entity: Json = {"type": TAGS[tag]}
        if tag == "span" and given.get("class") != "tg-spoiler":
            raise unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self.offset(mark)}')
        if tag == "a":
            entity["url"] = given.get("href", "")
        elif tag == "tg-emoji":
            entity["custom_emoji_id"] = _emoji_id(given)
        elif tag == "blockquote" and "expandable" in given:
            entity["type"] = "expandable_blockquote"
        elif tag == "code" and given.get("class", "").startswith("language-") and self.opened:
            entity["language"] = given["class"].removeprefix("language-")
        return entity

    def close(self, mark: re.Match[str]) -> None:
        tag = mark[2].lower()
        if not self.opened:
            raise unparsable(f"Unexpected end tag at byte offset {self.offset(mark)}")
        expected, start, entity = self.opened.pop()
        if tag != expected:
            where = self.offset(mark)
            raise unparsable(f'Unmatched end tag at byte offset {where}, expected "</{expected}>", found "</{tag}>"')
        self.keep(entity, start)

    def keep(self, entity: Json, start: int) -> None:
        if self.opened and self.opened[-1][0] == "pre" and entity["type"] == "code":
            # <pre><code class="language-…"> is one block: the language belongs to the pre
            self.opened[-1][2].update({k: v for k, v in entity.items() if k == "language"})
        elif self.length > start and _links_somewhere(entity):
            self.entities.append({**entity, "offset": start, "length": self.length - start})


def _links_somewhere(entity: Json) -> bool:
    if entity["type"] != "text_link":
        return True
    return "." in entity["url"] or "://" in entity["url"]


def _emoji_id(given: dict[str, str]) -> str:
    if not given.get("emoji-id", "").isdigit():
        raise unparsable("Invalid custom emoji identifier specified")
    return given["emoji-id"]


def _attributes(source: str) -> dict[str, str]:
    return {a[1].lower(): _unescaped(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(source)}


def _unescaped(value: str) -> str:
    return re.sub(r"&(lt|gt|amp|quot);", lambda m: NAMED[m[1]], value)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The visible text and its entities; `ApiError` "can't parse entities" as the real API, and for bare & and >."""
    if not ("<" in source or "&" in source or ">" in source):
        return source, []
    reading = _Reading(source)
    position = 0
    for mark in _MARKS.finditer(source):
        reading.add(source[position : mark.start()])
        reading.mark(mark)
        position = mark.end()
    reading.add(source[position:])
    if reading.opened:
        raise unparsable(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1][0]}"')
    return "".join(reading.parts), sorted(reading.entities, key=lambda e: (e["offset"], -e["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram removes white space around a text; the entities move along, those in nothing go."""
    bare = text.strip()
    if len(bare) == len(text):
        return text, entities
    before = units(text[: len(text) - len(text.lstrip())])
    end = units(bare)
    moved = [_moved(entity, before, end) for entity in entities]
    return bare, [entity for entity in moved if entity["length"] > 0]


def _moved(entity: Json, before: int, end: int) -> Json:
    start = max(entity["offset"] - before, 0)
    stop = min(entity["offset"] + entity["length"] - before, end)
    return {**entity, "offset": start, "length": stop - start}


def found(text: str, entities: list[Json]) -> list[Json]:
    """`entities` and the commands, links, mentions and hashtags that Telegram marks by itself."""
    if not any(sign in text for sign in "/@#"):
        return entities
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in {"code", "pre", "text_link"}]
    more = [_entity(text, match) for match in _FOUND.finditer(text)]
    free = [e for e in more if not any(start < e["offset"] + e["length"] and e["offset"] < end for start, end in taken)]
    return sorted([*entities, *free], key=lambda e: (e["offset"], -e["length"])) if free else entities


def _entity(text: str, match: re.Match[str]) -> Json:
    return {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}


_OPEN = {
    "bold": "<b>",
    "italic": "<i>",
    "underline": "<u>",
    "strikethrough": "<s>",
    "code": "<code>",
    "pre": "<pre>",
    "spoiler": "<tg-spoiler>",
    "blockquote": "<blockquote>",
    "expandable_blockquote": "<blockquote expandable>",
}


def to_html(text: str, entities: list[Json]) -> str:
    """The text as Telegram's HTML again, for a page to show: entities become tags, everything else is escaped."""
    if not entities:
        return escape(text, quote=False)
    raw = text.encode("utf-16-le")
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        start, stop = _tags(entity, _cut(raw, entity["offset"], entity["offset"] + entity["length"]))
        opens[entity["offset"]] = opens.get(entity["offset"], "") + start
        end = entity["offset"] + entity["length"]
        closes[end] = stop + closes.get(end, "")
    edges = sorted({0, len(raw) // 2, *opens, *closes})
    pieces = [
        closes.get(a, "") + opens.get(a, "") + escape(_cut(raw, a, b), quote=False)
        for a, b in zip(edges, [*edges[1:], edges[-1]], strict=True)
    ]
    return "".join(pieces)


def _cut(raw: bytes, start: int, stop: int) -> str:
    return raw[start * 2 : stop * 2].decode("utf-16-le", errors="replace")


def _tags(entity: Json, covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _OPEN:
        opening = _OPEN[kind]
        return opening, f"</{opening[1:-1].split()[0]}>"
    target = {"text_link": entity.get("url", ""), "url": covered, "email": f"mailto:{covered}"}.get(kind)
    return (f'<a href="{escape(target)}">', "</a>") if target else ("", "")
