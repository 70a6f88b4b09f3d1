"""Languages, and names as they are written in each."""

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
