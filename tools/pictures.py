"""`python -m tools.pictures [--check]`: draw every dialogue from its description into docs/FORMS.md."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.conversations import FORMS
from bot.conversations.form import Form, dashed
from bot.conversations.questions import Question, Widget
from bot.domain.names import Language
from bot.texts import Texts

PAGE = Path(__file__).parent.parent / "docs" / "FORMS.md"

_HEAD = """# The dialogues

Drawn by `make pictures` from the descriptions in `bot/conversations`; do not edit.

Each question also has Back and Cancel, and Skip where it may be skipped. /cancel, /start and /home leave a dialogue at
any step. What is left lying is cleared away after the time given here, and the person is told.
"""

_ANSWERED = {
    Widget.TEXT: "in words",
    Widget.CHOICE: "one of a list",
    Widget.MANY: "several of a list",
    Widget.QUANTITIES: "so many of each",
    Widget.PHOTOS: "photos or albums",
    Widget.PHOTO: "a photo",
    Widget.FILES: "files or albums",
    Widget.FILE: "a file",
    Widget.VOICE: "a voice message",
    Widget.PLACE: "a place",
    Widget.CONTACT: "one's own number",
    Widget.MOMENT: "a day, then a time",
}


def page() -> str:
    """The page of the dialogues that there are."""
    return drawn(FORMS, Texts(Clock()))


def drawn(forms: Sequence[Form[Any]], texts: Texts) -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_chapter(form, texts) for form in sorted(forms, key=lambda form: form.name))])


def _chapter(form: Form[Any], texts: Texts) -> str:
    picture = "\n".join(("flowchart TD", *_lines(form, texts)))
    end = "with a summary to confirm" if form.confirm else "handed in after the last answer"
    told = [f"{form.minutes} minutes", end, f"needs `{form.needs.value}`"]
    if form.given:
        told.append(f"comes with {', '.join(f'`{name}`' for name in form.given)}")
    title = _both(texts, f"{form.name}-title")
    return f"## {form.name}: {title}\n\n{'; '.join(told)}.\n\n```mermaid\n{picture}\n```\n"


def _lines(form: Form[Any], texts: Texts) -> Iterator[str]:
    last = "summary" if form.confirm else "done"
    road = [(n, name, q) for n, (name, q) in enumerate(form.questions.items()) if _on_the_road(q)]
    doors = [_door(n, q) for n, _, q in road]
    yield f"    begin([{_quoted(_begun(form))}]) --> {doors[0] if doors else last}"
    for (n, name, q), onwards in zip(road, [*doors, last][1:], strict=True):
        if q.when or q.needed:
            yield f"    if{n}{{{_quoted('applies?')}}} -- yes --> q{n}"
            yield f"    if{n} -- no --> {onwards}"
        yield f"    q{n}[{_asked(form, name, q, texts)}] --> {onwards}"
    if form.confirm:
        yield f"    summary{{{{{_quoted('summary')}}}}} -- ✅ --> done"
        yield from _beside(form, texts)
    yield f"    done([{_quoted('handed in')}])"


def _beside(form: Form[Any], texts: Texts) -> Iterator[str]:
    """What is not put: it hangs at the summary."""
    for n, (name, q) in enumerate(form.questions.items()):
        if q.guess or q.later:
            yield f"    summary -. {'➕' if q.later else '✏️'} .-> q{n}[{_asked(form, name, q, texts)}] -.-> summary"


def _on_the_road(question: Question) -> bool:
    return question.widget is not Widget.GIVEN and question.guess is None and not question.later


def _door(number: int, question: Question) -> str:
    return f"if{number}" if question.when or question.needed else f"q{number}"


def _begun(form: Form[Any]) -> str:
    ways = [f"/{form.command}"] if form.command else []
    ways += [f"button {form.button}"] if form.button else []
    ways += ["free words"] if form.catches else []
    return " · ".join(ways)


def _asked(form: Form[Any], name: str, question: Question, texts: Texts) -> str:
    how = [_ANSWERED[question.widget]]
    how += ["may be added"] if question.later else ["may be skipped"] if question.optional else []
    how += ["taken unasked where there is only one"] if question.take_only else []
    how += ["guessed, changed with one tap"] if question.guess else []
    how += ["taken from the words where they tell"] if question.hint else []
    return _quoted(f"{_both(texts, f'{form.name}-{dashed(name)}-label')}<br/>{', '.join(how)}")


def _both(texts: Texts, key: str) -> str:
    return " · ".join(texts.plain(language, key) for language in Language)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "#quot;") + '"'


def main(arguments: Sequence[str]) -> int:
    """Write the page, or (`--check`) say whether it is what the descriptions say: 0 yes, 1 no, 2 wrong usage."""
    match arguments:
        case []:
            PAGE.write_text(page(), "utf-8")
        case ["--check"]:
            if not PAGE.exists() or PAGE.read_text("utf-8") != page():
                print(f"{PAGE.name} is out of date: run `make pictures`")
                return 1
        case _:
            print("usage: python -m tools.pictures [--check]")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
