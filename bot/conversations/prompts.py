"""What a dialogue shows: the question with its buttons, the progress, the summary."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.conversations.dialogue import Dialogue
from bot.conversations.form import dashed
from bot.conversations.questions import Option, Widget
from bot.domain.mail_words import MailLine
from bot.domain.names import Named
from bot.domain.quotes import Material
from bot.talk import Answer, Button, Money, Style, Words, answer, words

PAGE = 8
_QUANTITY_PAGE = 6


def _go(
    dialogue: Dialogue, what: str, *args: str | int, label: Words | Named | str, style: Style | None = None
) -> Button:
    step = "s" if dialogue.at_summary else dialogue.number(dialogue.draft.step)
    return Button(label, "f", (dialogue.draft.id, step, what, *args), style)


async def prompt(dialogue: Dialogue, note: Words | None = None) -> Answer:
    """The question the dialogue stands at, or its summary."""
    await dialogue.settle()
    if dialogue.at_summary:
        return await _summary(dialogue, note)
    name = dialogue.draft.step
    choices = [row for row in await _choices(dialogue, name) if row]
    rows = [*choices, _done(dialogue), _foot(dialogue)]
    if note is None and dialogue.question.about:
        note = await dialogue.question.about(dialogue.work, dialogue.course.values)
    elif note is None and dialogue.question.closed and not choices:
        note = words(dialogue.question.nothing)
    return answer(
        "form-prompt",
        note=_above(note),
        question=words(f"{dialogue.form.name}-{dashed(name)}"),
        progress=_progress(dialogue),
        rows=tuple(row for row in rows if row),
    )


def _above(note: Words | None) -> Words:
    return words("form-note", note=note) if note else words("form-no-note")


def _progress(dialogue: Dialogue) -> Words:
    asked, title = dialogue.put(), words(f"{dialogue.form.name}-title")
    if len(asked) == 1 or dialogue.data.get("editing"):
        return words("form-heading", title=title)
    return words("form-progress", title=title, number=asked.index(dialogue.draft.step) + 1, total=len(asked))


def _foot(dialogue: Dialogue) -> tuple[Button, ...]:
    somewhere = dialogue.data.get("editing") or dialogue.data.get("day") or dialogue.before()
    back = [_go(dialogue, "b", label=words("form-back"))] if somewhere else []
    skip = [_go(dialogue, "k", label=words("form-skip"))] if dialogue.question.optional and not _done(dialogue) else []
    return (*back, *skip, _go(dialogue, "c", label=words("form-cancel")))


def _done(dialogue: Dialogue) -> tuple[Button, ...]:
    question = dialogue.question
    if not question.several or not (dialogue.held or question.at_least == 0):
        return ()
    anew = [_go(dialogue, "z", label=words("form-anew"))] if question.widget in {Widget.PHOTOS, Widget.FILES} else []
    return (*anew, _go(dialogue, "d", label=words("form-done"), style=Style.PRIMARY))


async def _choices(dialogue: Dialogue, name: str) -> list[tuple[Button, ...]]:
    match dialogue.question.widget:
        case Widget.CHOICE:
            return _paged(dialogue, name, await dialogue.options(name), frozenset())
        case Widget.MANY:
            ticked = frozenset(dialogue.form.code(name, value) for value in dialogue.held)
            return _paged(dialogue, name, await dialogue.options(name), ticked)
        case Widget.QUANTITIES:
            return _quantities(dialogue, name, await dialogue.options(name))
        case Widget.MOMENT:
            return await _moments(dialogue, name)
    return []


def _paged(
    dialogue: Dialogue, name: str, options: Sequence[Option[Any]], ticked: frozenset[str]
) -> list[tuple[Button, ...]]:
    shown, page = _page(dialogue, options, PAGE)
    buttons = []
    for option in shown:
        code = dialogue.form.code(name, option.value)
        label = words("form-ticked", label=option.label) if code in ticked else option.label
        buttons.append(_go(dialogue, "o", code, label=label))
    columns = dialogue.question.columns
    return [
        *(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns)),
        _turn(dialogue, options, page, PAGE),
    ]


def _page(dialogue: Dialogue, options: Sequence[Option[Any]], size: int) -> tuple[Sequence[Option[Any]], int]:
    last = max(0, (len(options) - 1) // size)
    page = min(int(dialogue.data.get("page", 0)), last)
    return options[page * size : (page + 1) * size], page


def _turn(dialogue: Dialogue, options: Sequence[Option[Any]], page: int, size: int) -> tuple[Button, ...]:
    back = [_go(dialogue, "p", page - 1, label="◀")] if page else []
    on = [_go(dialogue, "p", page + 1, label="▶")] if (page + 1) * size < len(options) else []
    return (*back, *on)


def _quantities(dialogue: Dialogue, name: str, options: Sequence[Option[Any]]) -> list[tuple[Button, ...]]:
    shown, page = _page(dialogue, options, _QUANTITY_PAGE)
    rows: list[tuple[Button, ...]] = []
    for option in shown:
        code, count = dialogue.form.code(name, option.value), dialogue.held.get(option.value, 0)
        label = words("form-count", label=option.label, count=count) if count else option.label
        minus = (_go(dialogue, "-", code, label="−"),) if count else ()
        rows.append((_go(dialogue, "+", code, label=label), *minus))
    return [*rows, _turn(dialogue, options, page, _QUANTITY_PAGE)]


async def _moments(dialogue: Dialogue, name: str) -> list[tuple[Button, ...]]:
    slots = [(slot, dialogue.work.desk.clock.local(slot)) for slot in await dialogue.moments(name)]
    day = dialogue.data.get("day")
    if day is None:
        days = dict.fromkeys(local.date() for _, local in slots)
        return [(_go(dialogue, "t", f"{d:%Y%m%d}", label=words("form-day", day=d)),) for d in days]
    of_day = [(slot, local) for slot, local in slots if f"{local:%Y%m%d}" == day]
    buttons = [_go(dialogue, "m", int(slot.timestamp()), label=f"{local:%H:%M}") for slot, local in of_day]
    return [tuple(buttons[i : i + 4]) for i in range(0, len(buttons), 4)]


async def _summary(dialogue: Dialogue, note: Words | None) -> Answer:
    lines, edits, other = [], [], []
    for name in dialogue.course.asked:
        label, value = words(f"{dialogue.form.name}-{dashed(name)}-label"), dialogue.course.values.get(name)
        adds = dialogue.form.questions[name].later and not value
        if not adds:
            lines.append(words("form-line", label=label, value=await _shown(dialogue, name, value)))
        change = words("form-add" if adds else "form-edit", label=label)
        edits.append(_go(dialogue, "e", dialogue.number(name), label=change))
        if (next_best := dialogue.rather(name)) is not None:
            label = words("form-rather", label=await _label(dialogue, name, next_best))
            other.append(_go(dialogue, "r", dialogue.number(name), label=label))
    if dialogue.form.sums_up and (line := await dialogue.form.sums_up(dialogue.work, dialogue.course.values)):
        lines.append(line)
    confirm = _go(dialogue, "y", label=words("form-confirm"), style=Style.SUCCESS)
    return answer(
        "form-summary",
        note=_above(note),
        title=words(f"{dialogue.form.name}-summary"),
        lines=lines,
        rows=(
            (confirm,),
            *((tuple(other),) if other else ()),
            *(tuple(edits[i : i + 2]) for i in range(0, len(edits), 2)),
            (_go(dialogue, "c", label=words("form-cancel")),),
        ),
    )


async def _shown(dialogue: Dialogue, name: str, value: Any) -> Any:
    """An answer as it is read back."""
    if value is None or value in ((), {}, ""):
        return words("form-nothing")
    match dialogue.form.questions[name].widget:
        case Widget.CHOICE:
            return await _label(dialogue, name, value)
        case Widget.MANY:
            return words("form-list", items=[await _label(dialogue, name, one) for one in value])
        case Widget.QUANTITIES:
            counted = [words("form-count", label=await _label(dialogue, name, k), count=n) for k, n in value.items()]
            return words("form-list", items=counted)
        case Widget.PHOTOS:
            return words("form-photos", count=len(value))
        case Widget.FILES:
            return words("form-files", count=len(value))
        case Widget.PHOTO:
            return words("form-photos", count=1)
        case Widget.FILE | Widget.VOICE:
            return words("form-file")
        case Widget.PLACE:
            return words("form-place")
    return said_back(value)


def said_back(value: Any) -> Any:
    """What was typed, as its parser has understood it.

    Raises:
        TypeError: nobody has words for it.

    """
    match value:
        case str() | datetime() | date() | Words():
            return value
        case int():
            return str(value)
        case Material():
            key = "form-unpriced" if value.unpriced else "form-used"
            return words(key, name=value.name, count=value.count, amount=Money(value.amount))
        case MailLine():
            kind = words(f"mail-kind-{value.kind.value}")
            marks = " ".join(filter(None, (value.carrier, value.tracking)))
            return words("mail-line-read", kind=kind, said=value.said, marks=marks)
        case tuple():
            return [said_back(one) for one in value]
    raise TypeError(f"there are no words for {type(value).__name__}")


async def _label(dialogue: Dialogue, name: str, value: Any) -> Any:
    # A dash where it is not offered any more; confirming will say so.
    return next((option.label for option in await dialogue.options(name) if option.value == value), "—")
