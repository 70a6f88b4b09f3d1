"""Every sentence the house says: Fluent bundles, strict, with one place where foreign words are made harmless."""

import html
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import FluentParser, ast

from bot.clock import Clock
from bot.domain.money import yuan
from bot.domain.months import Period, is_half, is_week, is_year, span
from bot.domain.people import Language, Named
from bot.talk import Money, Words

LOCALES = Path(__file__).parent / "locales"
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_HALVES = {"1": "first", "2": "second"}
_NEAR_DAYS, _SOON_DAYS = 6, 13
"""So far ahead a day is called by its weekday alone, and by its weekday beside the date."""
# The library fails on arguments over 2,500 characters, escapes included, to guard against texts that multiply. People
# may write 4,096 of them, and what is too long for a message is cut at rendering.
resolver.MAX_PART_LENGTH = 1_000_000


class MissingText(Exception):
    """A key or one of its arguments is missing: a mistake of ours, never of the person's."""


class Texts:
    """Says sentences by key, in a language, as HTML that Telegram understands."""

    def __init__(self, clock: Clock, folder: Path = LOCALES) -> None:
        self._clock = clock
        self._bundles = {language: _bundle(language, folder) for language in Language}

    def keys(self, language: Language) -> frozenset[str]:
        """Every key that exists in a language."""
        return frozenset(self._bundles[language]._messages)  # noqa: SLF001 - the library offers no listing

    def say(self, language: Language, key: str, /, **args: Any) -> str:
        """The sentence, with every argument made harmless.

        Raises:
            MissingText: there is no such key, or an argument is missing.

        """
        return self._format(language, key, args, _escaped)

    def plain(self, language: Language, key: str, /, **args: Any) -> str:
        """The sentence for places that know no markup: button labels, toasts, commands."""
        return self._format(language, key, args, str)

    def spoken(self, language: Language, what: Words | Named | Period | str) -> str:
        """A label in a language, without markup."""
        match what:
            case Words():
                return self.plain(language, what.key, **what.args)
            case Named():
                return what.spoken(language)
            case Period():
                return _period(language, what.text)
        return what

    def when(self, language: Language, instant: datetime) -> str:
        """An instant as people say it: 今天 14:30 / Fri 14:30."""
        local = self._clock.local(instant)
        return f"{self.day(language, local.date())} {local:%H:%M}"

    def day(self, language: Language, day: date) -> str:
        """A date as people say it, near days by name."""
        today = self._clock.today()
        distance = (day - today).days
        near = {-1: ("昨天", "yesterday"), 0: ("今天", "today"), 1: ("明天", "tomorrow")}.get(distance)
        if near:
            return near[language is Language.EN]
        if 0 < distance <= _NEAR_DAYS:
            return f"{day:%a}" if language is Language.EN else f"周{_WEEKDAYS[day.weekday()]}"
        year = "" if day.year == today.year else (f" {day.year}" if language is Language.EN else f"{day.year}年")
        soon = _NEAR_DAYS < distance <= _SOON_DAYS
        if language is Language.EN:
            return f"{f'{day:%a} ' if soon else ''}{day.day} {day:%b}{year}"
        return f"{year}{day.month}月{day.day}日{f'周{_WEEKDAYS[day.weekday()]}' if soon else ''}"

    def _format(self, language: Language, key: str, args: Mapping[str, Any], harmless: Callable[[str], str]) -> str:
        bundle = self._bundles[language]
        if key not in bundle._messages:  # noqa: SLF001 - has_message() would be looked up twice
            raise MissingText(f"{language.value}: no text {key!r}")
        message = bundle.get_message(key)
        if message.value is None:
            raise MissingText(f"{language.value}: {key!r} has no value")
        said = {name: self._argument(language, value, harmless) for name, value in args.items()}
        for name, value in args.items():
            if isinstance(value, datetime):
                said |= self._parts(language, name, value)
        spoken, errors = bundle.format_pattern(message.value, said)
        if errors:
            raise MissingText(f"{language.value}: {key!r}: {errors[0]}")
        return str(spoken)

    def _parts(self, language: Language, name: str, instant: datetime) -> dict[str, str]:
        """Its day and its time, for where something stands between them: "today by 14:30"."""
        local = self._clock.local(instant)
        return {f"{name}-day": self.day(language, local.date()), f"{name}-time": f"{local:%H:%M}"}

    def _argument(self, language: Language, value: Any, harmless: Callable[[str], str]) -> Any:
        match value:
            case bool():
                return "yes" if value else "no"
            case int():
                return value
            case datetime():
                return self.when(language, value)
            case date():
                return self.day(language, value)
            case Money():
                return yuan(value.fen)
            case Named() | Period():
                return harmless(self.spoken(language, value))
            case Words():
                return self._format(language, value.key, value.args, harmless)
            case list() | tuple():
                return "\n".join(str(self._argument(language, item, harmless)) for item in value)
            case None:
                return ""
        return harmless(str(value))


def _period(language: Language, period: str) -> str:
    """A month, a year, half of one or a week as people say it: 2026年11月 / November 2026."""
    chinese = language is not Language.EN
    if is_week(period):
        day = date.fromisoformat(period)
        return f"截至{day.month}月{day.day}日的一周" if chinese else f"the week to {day.day} {day:%b}"
    if is_half(period):
        year, half = period.split("-H")
        return f"{year}年{'上' if half == '1' else '下'}半年" if chinese else f"the {_HALVES[half]} half of {year}"
    if is_year(period):
        return f"{period}年" if chinese else period
    first, _ = span(period)
    return f"{first.year}年{first.month}月" if chinese else f"{first:%B %Y}"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


@lru_cache
def _bundle(language: Language, folder: Path) -> FluentBundle:
    # Cached: parsing every file costs a quarter of a second, and bundles never change while the house stands.
    bundle = FluentBundle([language.value], use_isolating=False)
    for file in sorted((folder / language.value).glob("*.ftl")):
        _refuse_junk(file)
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


def _refuse_junk(file: Path) -> None:
    for entry in FluentParser().parse(file.read_text("utf-8")).body:
        if isinstance(entry, ast.Junk):
            raise MissingText(f"{file.name}: cannot be read near {str(entry.content)[:60]!r}")
