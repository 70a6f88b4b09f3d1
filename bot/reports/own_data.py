"""What is kept about somebody, so that they can read it: by what it is about, in their language, days as days."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.clock import Clock
from bot.domain.money import Fen, yuan
from bot.domain.names import Language, Named
from bot.packing import unpack, unpack_answer
from bot.talk import Money, Words
from bot.texts import MissingText, Texts

_TAG = re.compile(r"<[^>]*>")
_MONEY = frozenset({"price", "amount", "total", "charged", "noticed", "was"})
_NAMED = {"zh", "en"}
_NOTHING: tuple[Any, ...] = (None, "", (), [], {}, False)


def own_data_json(kept: Mapping[str, Any], texts: Texts, language: Language, clock: Clock) -> bytes:
    """The file: everything that was handed in, as somebody reads it."""
    reader = _Reader(texts, language, clock)
    about = {texts.plain(language, "own-data-about"): texts.plain(language, "own-data-intro")}
    return json.dumps(about | reader.sections(kept), ensure_ascii=False, indent=1).encode()


class _Reader:
    """Says what lies in records and letters to one reader."""

    def __init__(self, texts: Texts, language: Language, clock: Clock) -> None:
        self._texts, self._language, self._clock = texts, language, clock
        self._keys = texts.keys(language)

    def label(self, name: str) -> str:
        """What a field or a section is called."""
        return self._texts.plain(self._language, f"own-{name.replace('_', '-')}")

    def sections(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Everything, by what it is about."""
        return {self.label(name): self._section(name, found) for name, found in kept.items()}

    def _section(self, name: str, found: Any) -> Any:
        match name:
            case "earlier":
                return [self.sections(one) for one in found]
            case "messages_to_them":
                return [self._written(row) for row in found]
            case "messages_from_them":
                return [self._received(row) for row in found]
            case "actions":
                return [self._done(row) for row in found]
        return self._value(name, found)

    def _value(self, name: str, value: Any) -> Any:
        match value:
            case Mapping():
                return self._mapping(name, value)
            case list() | tuple() if name == "photos":
                return self._say("own-some-photos", count=len(value), refs=", ".join(map(str, value)))
            case list() | tuple():
                return [self._value(name, one) for one in value]
        return self._one(name, value)

    def _one(self, name: str, value: Any) -> Any:
        match value:
            case datetime():
                return f"{self._clock.local(value):%Y-%m-%d %H:%M}"
            case date():
                return f"{value:%Y-%m-%d}"
            case Enum():
                return self._code(name, str(value.value))
            case Named() | Words():
                return self._texts.spoken(self._language, value)
            case Money():
                return yuan(value.fen)
            case str() if name == "voice" and value:
                return self._say("own-a-voice", refs=value)
            case Decimal():
                return f"{value:f}"
            case int() if name in _MONEY:
                return yuan(Fen(value))
            case str():
                return self._code(name, value)
        return value

    def _mapping(self, name: str, value: Mapping[str, Any]) -> Any:
        if set(value) == _NAMED:
            return Named(value["zh"], value["en"]).spoken(self._language)
        if any(str(key).startswith("$") for key in value):
            return self._value(name, unpack(dict(value)))
        return {self._known(key): self._value(key, one) for key, one in value.items() if one not in _NOTHING}

    def _known(self, key: str) -> str:
        # Answers of a dialogue, lines of an order: called as they are where the house has no word for them.
        return self.label(key) if f"own-{key.replace('_', '-')}" in self._keys else key

    def _code(self, name: str, value: str) -> str:
        """What stands for a word: `plumbing` of a category, where the house says it."""
        key = f"{name}-{value.replace('_', '-')}"
        return self._texts.plain(self._language, key) if key in self._keys and value else value

    def _written(self, row: Mapping[str, Any]) -> dict[str, Any]:
        body = row["body"]
        told: dict[str, Any] = {self.label("at"): self._value("at", row["sent_at"] or row["created_at"])}
        told[self.label("text")] = self._spoken(row)
        for name in ("photos", "voice", "document", "paper", "emoji", "action", "commands"):
            if body.get(name):
                told[self.label(name)] = self._value(name, body[name])
        buttons = [self._value("label", button[0]) for line in body.get("rows", ()) for button in line]
        return (
            told
            | ({self.label("buttons"): buttons} if buttons else {})
            | {self.label("state"): self._value("letter-state", row["state"])}
        )

    def _spoken(self, row: Mapping[str, Any]) -> str:
        """What was really said; of what was not sent, how it would be said now."""
        if row["spoken"]:
            return _bare(row["spoken"])
        if "say" not in row["body"]:
            return ""
        say = unpack_answer(row["body"]).say
        try:
            return _bare(self._texts.say(self._language, say.key, **say.args))
        except MissingText:  # a text of an earlier version
            return say.key

    def _received(self, row: Mapping[str, Any]) -> dict[str, Any]:
        told = {self.label("at"): self._value("at", row["received_at"])}
        if not row["raw"]:
            return told | {self.label("text"): self._say("own-cleared")}
        return told | {self.label("as-received"): json.loads(row["raw"])}

    def _done(self, row: Mapping[str, Any]) -> dict[str, Any]:
        changed = {self._known(name): self._change(name, change) for name, change in row["change"].items()}
        record = row["record"].replace("_", "-")
        what = f"{self._say(f'own-record-{record}')} {row['record_id']}"
        told = {self.label("at"): self._value("at", row["at"]), self.label("record"): what}
        told |= {self.label("change"): changed} if changed else {}
        return told | ({self.label("why"): row["why"]} if row["why"] else {})

    def _change(self, name: str, change: Any) -> Any:
        if not isinstance(change, Sequence) or isinstance(change, str):
            return self._say("own-personal")
        was, now = (self._value(name, one) for one in change)
        return f"{'—' if was in _NOTHING else was} → {'—' if now in _NOTHING else now}"

    def _say(self, key: str, **args: Any) -> str:
        return self._texts.plain(self._language, key, **args)


def _bare(text: str) -> str:
    return html.unescape(_TAG.sub("", text))
