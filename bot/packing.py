"""How answers and their arguments lie in the outbox.

Plain JSON, with a one-key object where the type matters for saying it later.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain import invites
from bot.domain.money import Fen
from bot.domain.months import Period
from bot.domain.names import Named
from bot.talk import Answer, Button, FileId, Money, Style, Words


def pack(value: Any) -> Any:
    """A value as JSON. Raises TypeError for what no sentence can say."""
    match value:
        case None | bool() | int() | str() | float():
            return value.value if isinstance(value, StrEnum) else value
        case datetime():
            return {"$at": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case Named():
            return {"$name": [value.zh, value.en]}
        case Words():
            return {"$say": value.key, "args": {name: pack(arg) for name, arg in value.args.items()}}
        case Money():
            return {"$fen": int(value.fen)}
        case Period():
            return {"$period": value.text}
        case list() | tuple():
            return [pack(item) for item in value]
        case _:
            raise TypeError(f"cannot put {type(value).__name__} into a letter")


def unpack(value: Any) -> Any:
    """The opposite of `pack`."""
    if isinstance(value, list):
        return [unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"$at": text}:
            return datetime.fromisoformat(text)
        case {"$day": text}:
            return date.fromisoformat(text)
        case {"$name": [zh, en]}:
            return Named(zh, en)
        case {"$say": key, "args": args}:
            return Words(key, {name: unpack(arg) for name, arg in args.items()})
        case {"$fen": fen}:
            return Money(Fen(fen))
        case {"$period": text}:
            return Period(text)
        case _:
            raise TypeError(f"unknown parcel {sorted(value)}")


def without_codes(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body of a letter without the invitation codes in it; the very same where there are none."""
    text = json.dumps(body, ensure_ascii=False)
    bare = invites.without_codes(text)
    return body if bare == text else json.loads(bare)


def _pack_button(it: Button) -> list[Any]:
    return [pack(it.label), it.action, list(it.args), it.style, it.url, it.copy]


def _unpack_button(raw: list[Any]) -> Button:
    label, action, args, style, url, copy = raw
    return Button(unpack(label), action, tuple(args), Style(style) if style else None, url, copy)


def pack_answer(it: Answer) -> dict[str, Any]:
    """An answer as the body of a letter."""
    body: dict[str, Any] = {"say": pack(it.say)}
    if it.rows:
        body["rows"] = [[_pack_button(b) for b in row] for row in it.rows]
    if it.photos:
        body["photos"] = list(it.photos)
    if it.document:
        body["document"] = it.document
    if it.voice:
        body["voice"] = it.voice
    if it.paper:
        body["paper"] = list(it.paper)
    return body


def unpack_answer(body: Mapping[str, Any]) -> Answer:
    """The answer that lies in a letter."""
    return Answer(
        say=unpack(body["say"]),
        rows=tuple(tuple(_unpack_button(b) for b in row) for row in body.get("rows", ())),
        photos=tuple(FileId(f) for f in body.get("photos", ())),
        document=body.get("document"),
        voice=body.get("voice"),
        paper=tuple(body.get("paper", ())),
    )
