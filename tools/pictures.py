"""`python -m tools.pictures [--check]`: docs/FORMS.md, every dialogue drawn from its description."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.conversations import FORMS
from bot.conversations.form import Form, Question, dashed
from bot.domain.names import Language
from bot.texts import Texts

PAGE = Path(__file__).parent.parent / "docs" / "FORMS.md"


def page() -> str:
    """The page: a title, how it is begun, and a diagram for each form."""
    texts = Texts(Clock())
    return "\n".join(["# The dialogues", "", "Drawn by `make pictures` from their descriptions.", *_all(texts)]) + "\n"


def _all(texts: Texts) -> Iterator[str]:
    for form in FORMS:
        title = f"{form.name}-title"
        yield f"\n## {texts.plain(Language.EN, title)} · {texts.plain(Language.ZH, title)}\n"
        yield f"`{form.name}`, for who may `{form.needs.value}`; begun by {', '.join(_entries(form))}.\n"
        yield "```mermaid\nflowchart LR"
        yield from _drawn(form, texts)
        yield "```"


def _entries(form: Form[Any]) -> Iterator[str]:
    if form.command:
        yield f"`/{form.command}`"
    if form.button:
        yield f"the button `{form.button}`"
    if form.catches:
        yield "free text"


def _drawn(form: Form[Any], texts: Texts) -> Iterator[str]:
    before = "start"
    yield "  start((begin))"
    for name, question in form.questions.items():
        if name in form.given:
            continue
        label = texts.plain(Language.EN, f"{form.name}-{dashed(name)}-label")
        yield f'  {name}["{label}<br><i>{_how(question)}</i>"]'
        yield f"  {before} --> {name}"
        before = name
    end = "confirm{{summary}}" if form.confirm else "submit((submit))"
    yield f"  {before} --> {end}"
    if form.confirm:
        yield "  confirm -- Confirm --> submit((submit))\n  confirm -- edit one --> start"


def _how(question: Question) -> str:
    words = [question.widget.value]
    words += ["guessed"] if question.guess else []
    words += ["only asked if there are several"] if question.take_only else []
    words += ["may be skipped"] if question.optional else []
    words += ["only if it applies"] if question.when else []
    return ", ".join(words)


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with --check say whether it is up to date."""
    written = page()
    if "--check" not in arguments:
        PAGE.write_text(written, "utf-8")
        return 0
    fresh = PAGE.is_file() and PAGE.read_text("utf-8") == written
    sys.stdout.write("" if fresh else "docs/FORMS.md is out of date: run `make pictures`\n")
    return 0 if fresh else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
