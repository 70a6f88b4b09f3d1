"""Languages, and names as they are written in each."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Language(StrEnum):
    """The languages the house speaks."""

    ZH = "zh-CN"
    EN = "en"

    @classmethod
    def of(cls, code: str | None) -> Self:
        """The language meant by a client's or a file's code; Chinese unless it clearly is English."""
        return cls("en" if (code or "").lower().startswith("en") else "zh-CN")


@dataclass(frozen=True)
class Named:
    """A name as it is written in each language."""

    zh: str
    en: str

    def spoken(self, language: Language) -> str:
        """The name for a reader of `language`; the other spelling where this one is missing."""
        return (self.zh or self.en) if language is Language.ZH else (self.en or self.zh)


class Bilingual:
    """Whatever has a name in each language, `name_zh` and `name_en`; one of them may be empty."""

    name_zh: str
    name_en: str

    @property
    def name(self) -> Named:
        """The name in both languages."""
        return Named(self.name_zh, self.name_en)


BLANK = "…"
"""What stands in a text for a name that was taken out of it."""

_SIGN = "\u2e80-\u9fff\uac00-\ud7af"
"""Signs that are written without spaces between the words."""


def without(text: str, names: Collection[str], others: Collection[str] = ()) -> str:
    """The text without these names and numbers, wherever one stands by itself; all else in it stays.

    "Ann" stays in "Annex", and in "Ann Lee" where that is one of the `others`.
    """
    gone = frozenset(name.casefold() for name in names)
    known = sorted({*names, *others}, key=len, reverse=True)
    return re.sub("|".join(map(_whole, known)), lambda it: BLANK if it[0].casefold() in gone else it[0], text)


def _whole(name: str) -> str:
    # Letters of an alphabet and digits do not go on before and behind; signs may. "will pay" is not Will, "li wei" is.
    before, behind = (rf"[^\W{_SIGN}]" if not re.match(f"[{_SIGN}]", end) else "(?!)" for end in (name[0], name[-1]))
    return f"(?{'i' if ' ' in name else ''}:(?<!{before}){re.escape(name)}(?!{behind}))"
