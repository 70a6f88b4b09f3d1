"""`python -m tools.manual [--check]`: docs/MANUAL.md, the manual with the tests that show each requirement."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ROOT / "docs" / "manual" / "requirements.json"
PAGE = ROOT / "docs" / "MANUAL.md"
_MARKS = {
    "C": "core, in the chat", "C/S": "both", "S": "staff register, back office", "O/S": "reminder only",
    "O": "out of a bot's scope",
}  # fmt: skip


@dataclass(frozen=True)
class Requirement:
    """One sentence of the manual, and what it asks of the house."""

    number: str
    section: str
    title: str
    zh: str
    en: str
    who: str
    mark: str
    note: str


def requirements() -> list[Requirement]:
    """The whole manual, in its order."""
    return [Requirement(**one) for one in json.loads(DATA.read_text("utf-8"))]


class _Marks:
    """Collects the marks of all tests without running any."""

    def __init__(self) -> None:
        self.shown: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note which test shows which requirement."""
        for item in items:
            test = item.nodeid.partition("[")[0]
            for mark in item.iter_markers("manual"):
                for number in mark.args:
                    self.shown[number].add(test)


def marks() -> dict[str, set[str]]:
    """Which tests show which requirement."""
    plugin = _Marks()
    code = pytest.main(
        ["--collect-only", "-p", "no:terminal", "-o", "addopts=--strict-markers", str(ROOT / "tests")], plugins=[plugin]
    )
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        raise SystemExit(f"the tests cannot be collected (pytest said {code})")
    return dict(plugin.shown)


def page(known: Sequence[Requirement], shown: Mapping[str, set[str]]) -> str:
    """The page.

    Raises:
        ValueError: a test is marked with a number that the manual does not have.

    """
    unknown = set(shown) - {one.number for one in known}
    if unknown:
        raise ValueError(f"no such requirement: {', '.join(sorted(unknown))}")
    return "\n".join([*_head(known, shown), *_sections(known, shown)]) + "\n"


def _head(known: Sequence[Requirement], shown: Mapping[str, set[str]]) -> Iterator[str]:
    yield "# The operations manual, and the tests that show it\n"
    yield "Written by `make manual` from `docs/manual/requirements.json` and the marks of the tests. A test carries"
    yield "`@pytest.mark.manual` only if it would fail without the behaviour.\n"
    yield "| mark | requirements | shown by tests | not yet shown |\n|---|---|---|---|"
    for mark, meaning in _MARKS.items():
        all_ = [one for one in known if one.mark == mark]
        done = sum(one.number in shown for one in all_)
        open_ = "–" if mark == "O" else str(len(all_) - done)
        yield f"| {mark} ({meaning}) | {len(all_)} | {done} | {open_} |"
    yield f"| all | {len(known)} | {sum(one.number in shown for one in known)} | |"


def _sections(known: Sequence[Requirement], shown: Mapping[str, set[str]]) -> Iterator[str]:
    for (letter, title), group in groupby(known, key=lambda one: (one.section, one.title)):
        yield f"\n## {letter}. {title}\n"
        yield "| no. | 原文 | requirement | who | mark | shown by |\n|---|---|---|---|---|---|"
        for one in group:
            yield f"| {one.number} | {one.zh} | {one.en} | {one.who} | {one.mark} | {_shown(one, shown)} |"


def _shown(one: Requirement, shown: Mapping[str, set[str]]) -> str:
    if one.number in shown:
        return "<br>".join(f"`{test.removeprefix('tests/')}`" for test in sorted(shown[one.number]))
    if one.mark == "O":
        return f"out of scope: {one.note}"
    return "not yet shown"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with --check say whether it is up to date."""
    written = page(requirements(), marks())
    if "--check" not in arguments:
        PAGE.write_text(written, "utf-8")
        return 0
    fresh = PAGE.is_file() and PAGE.read_text("utf-8") == written
    sys.stdout.write("" if fresh else "docs/MANUAL.md is out of date: run `make manual`\n")
    return 0 if fresh else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
