"""What a dialogue shows: the question with its buttons, the progress, the summary."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.conversations.dialogue import Dialogue
from bot.conversations.form import Option, Widget, dashed
from bot.domain.names import Named
from bot.talk import Answer, Button, Rows, Style, Words, answer, words

PAGE = 8
_QUANTITY_PAGE = 6


def _go(
    dialogue: Dialogue, what: str, *args: str | int, label: Words | Named | str, style: Style | None = None
) -> Button:
    step = "s" if dialogue.at_summary else dialogue.number(dialogue.draft.step)
    return Button(label, "f", (dialogue.draft.id, step, what, *args), style)


async def prompt(dialogue: Dialogue, note: Words | None = None) -> Answer:
    """The question the dialogue stands at, or its summary."""
    if dialogue.at_summary:
        return await _summary(dialogue, note)
    name = dialogue.draft.step
    rows = [*await _choices(dialogue, name), *_done(dialogue), _foot(dialogue)]
    return answer(
        "form-prompt",
        note=note or words("form-no-note"),
        question=words(f"{dialogue.form.name}-{dashed(name)}"),
        progress=_progress(dialogue),
        rows=tuple(row for row in rows if row),
    )


def _progress(dialogue: Dialogue) -> Words:
    asked = dialogue.put()
    if len(asked) == 1:
        return words("form-no-note")
    return words("form-progress", number=asked.index(dialogue.draft.step) + 1, total=len(asked))


def _foot(dialogue: Dialogue) -> tuple[Button, ...]:
    editing = dialogue.data.get("editing")
    back = [_go(dialogue, "b", label=words("form-back"))] if editing or dialogue.before() else []
    skip = (
        [_go(dialogue, "k", label=words("form-skip"))]
        if dialogue.question.optional and not _collected(dialogue)
        else []
    )
    return (*back, *skip, _go(dialogue, "c", label=words("form-cancel")))


def _collected(dialogue: Dialogue) -> bool:
    return bool(dialogue.data["answers"].get(dialogue.draft.step))


def _done(dialogue: Dialogue) -> Rows:
    several = dialogue.question.widget in {Widget.MANY, Widget.QUANTITIES} or (
        dialogue.question.widget is Widget.PHOTOS and dialogue.question.at_most > 1
    )
    if several and _collected(dialogue):
        return ((_go(dialogue, "d", label=words("form-done"), style=Style.PRIMARY),),)
    return ()


async def _choices(dialogue: Dialogue, name: str) -> list[tuple[Button, ...]]:
    match dialogue.question.widget:
        case Widget.CHOICE:
            return _paged(dialogue, name, await dialogue.options(name), "")
        case Widget.MANY:
            return _paged(dialogue, name, await dialogue.options(name), "✓ ")
        case Widget.QUANTITIES:
            return _quantities(dialogue, name, await dialogue.options(name))
        case Widget.MOMENT:
            return await _moments(dialogue)
    return []


def _paged(dialogue: Dialogue, name: str, options: Sequence[Option[Any]], tick: str) -> list[tuple[Button, ...]]:
    shown, page = _page(dialogue, options, PAGE)
    chosen = set(map(str, dialogue.data["answers"].get(name) or ())) if tick else set()
    buttons = []
    for option in shown:
        key = dialogue.key(name, option.value)
        label = words("form-ticked", label=option.label) if key in chosen else option.label
        buttons.append(_go(dialogue, "o", key, label=label))
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
    counts = dialogue.data["answers"].get(name) or {}
    rows: list[tuple[Button, ...]] = []
    for option in shown:
        key = dialogue.key(name, option.value)
        count = int(counts.get(key, 0))
        label = words("form-count", label=option.label, count=count) if count else option.label
        minus = (_go(dialogue, "-", key, label="−"),) if count else ()
        rows.append((_go(dialogue, "+", key, label=label), *minus))
    return [*rows, _turn(dialogue, options, page, _QUANTITY_PAGE)]


async def _moments(dialogue: Dialogue) -> list[tuple[Button, ...]]:
    slots = await moments(dialogue)
    zone = dialogue.work.desk.clock.zone
    day = dialogue.data.get("day")
    if day is None:
        days = dict.fromkeys(slot.astimezone(zone).date() for slot in slots)
        return [(_go(dialogue, "t", f"{d:%Y%m%d}", label=words("form-day", day=d)),) for d in days]
    of_day = [slot for slot in slots if f"{slot.astimezone(zone):%Y%m%d}" == day]
    buttons = [_go(dialogue, "m", int(s.timestamp()), label=f"{s.astimezone(zone):%H:%M}") for s in of_day]
    return [tuple(buttons[i : i + 4]) for i in range(0, len(buttons), 4)]


async def moments(dialogue: Dialogue) -> Sequence[datetime]:
    """The instants that are offered now."""
    slots = dialogue.question.slots
    return await slots(dialogue.work, dialogue.answers) if slots else ()


async def _summary(dialogue: Dialogue, note: Words | None) -> Answer:
    values = await dialogue.values()
    lines, edits = [], []
    for name in dialogue.asked():
        label = words(f"{dialogue.form.name}-{dashed(name)}-label")
        shown = await _shown(dialogue, name, values.get(name))
        lines.append(words("form-line", label=label, value=shown))
        number = dialogue.number(name)
        edits.append(_go(dialogue, "e", number, label=words("form-edit", label=label)))
    confirm = _go(dialogue, "y", label=words("form-confirm"), style=Style.SUCCESS)
    return answer(
        "form-summary",
        note=note or words("form-no-note"),
        title=words(f"{dialogue.form.name}-summary"),
        lines=lines,
        rows=(
            (confirm,),
            *(tuple(edits[i : i + 2]) for i in range(0, len(edits), 2)),
            (_go(dialogue, "c", label=words("form-cancel")),),
        ),
    )


async def _shown(dialogue: Dialogue, name: str, value: Any) -> Any:
    """An answer as it is read back."""
    if value is None or value in ((), {}):
        return words("form-nothing")
    match dialogue.form.questions[name].widget:
        case Widget.CHOICE:
            return await label_of(dialogue, name, value)
        case Widget.MANY:
            return words("form-list", items=[await label_of(dialogue, name, one) for one in value])
        case Widget.QUANTITIES:
            counted = [words("form-count", label=await label_of(dialogue, name, k), count=n) for k, n in value.items()]
            return words("form-list", items=counted)
        case Widget.PHOTOS:
            return words("form-photos", count=len(value) if isinstance(value, tuple) else 1)
        case Widget.FILE | Widget.VOICE:
            return words("form-file")
        case Widget.PLACE:
            return words("form-place")
    return value if isinstance(value, (datetime, date)) else str(value)


async def label_of(dialogue: Dialogue, name: str, value: Any) -> Any:
    """The label of a chosen value; a dash where it is not offered any more."""
    key = dialogue.key(name, value)
    found = (o.label for o in await dialogue.options(name) if dialogue.key(name, o.value) == key)
    return next(found, "—")
