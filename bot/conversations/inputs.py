"""What people answer: typed words, pictures, files, places, and the buttons under a question."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.conversations.dialogue import SUMMARY, Dialogue
from bot.conversations.form import Widget
from bot.conversations.prompts import moments
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.talk import Kind, Press, Said, Words, words

_AROUND = re.compile(r"^[\s★✓]+|[\s。.!]+$")


async def take(dialogue: Dialogue, said: Said) -> Words | None:
    """Take a message as the answer to the question; a note for the person, if there is something to say about it.

    Raises:
        Refusal: it is no answer to this question; nothing is changed.

    """
    if dialogue.at_summary:
        raise Refusal("form-use-buttons")
    match dialogue.question.widget:
        case Widget.TEXT:
            _must_be(said, Kind.TEXT, "form-wants-text")
            await _answered(dialogue, _parsed(dialogue, said.text))
        case Widget.CHOICE:
            await _answered(dialogue, await _matched(dialogue, said))
        case Widget.PHOTOS:
            return await _pictured(dialogue, said)
        case Widget.FILE:
            await _answered(dialogue, _attached(said, Kind.FILE, "form-wants-file"))
        case Widget.VOICE:
            await _answered(dialogue, _attached(said, Kind.VOICE, "form-wants-voice"))
        case Widget.PLACE:
            _must_be(said, Kind.PLACE, "form-wants-place")
            await _answered(dialogue, said.place)
        case Widget.CONTACT:
            await _answered(dialogue, _own_number(said))
        case _:
            raise Refusal("form-use-buttons")
    return None


async def press(dialogue: Dialogue, press_: Press) -> Words | None:
    """Take a button under the question.

    Raises:
        Refusal: there is no such button any more.

    """
    what, value = press_.word(2), ":".join(press_.args[3:])
    if dialogue.at_summary:
        return _edit(dialogue, what, value)
    does: dict[str, Callable[[], Any]] = {
        "b": lambda: _back(dialogue), "k": lambda: _skip(dialogue), "d": lambda: _finish(dialogue),
        "o": lambda: _option(dialogue, value), "p": lambda: _turned(dialogue, value),
        "+": lambda: _counted(dialogue, value, 1), "-": lambda: _counted(dialogue, value, -1),
        "t": lambda: _day(dialogue, value), "m": lambda: _moment(dialogue, value),
    }  # fmt: skip
    if what not in does:
        raise Refusal("form-button-stale")
    await does[what]()
    return None


# -- words and files --------------------------------------------------------------------------------------------------


def _must_be(said: Said, kind: Kind, otherwise: str) -> None:
    if said.kind is not kind:
        raise Refusal(otherwise)


def _parsed(dialogue: Dialogue, text: str) -> Any:
    parse = dialogue.question.parse
    return parse(text) if parse else text


async def _answered(dialogue: Dialogue, value: Any) -> None:
    dialogue.answer(dialogue.draft.step, value)
    await dialogue.next()


async def _matched(dialogue: Dialogue, said: Said) -> Any:
    """A typed label instead of a pressed one, in either language, or its number in the list."""
    options = await dialogue.options(dialogue.draft.step)
    typed = _folded(said.text)
    texts = dialogue.work.desk.texts
    for number, option in enumerate(options, start=1):
        labels = {_folded(texts.spoken(language, option.label)) for language in Language}
        if typed and typed in {*labels, str(number)}:
            return option.value
    raise Refusal("form-use-buttons")


def _folded(text: str) -> str:
    return _AROUND.sub("", unicodedata.normalize("NFKC", text).casefold())


async def _pictured(dialogue: Dialogue, said: Said) -> Words | None:
    _must_be(said, Kind.PHOTO, "form-wants-photo")
    name, most = dialogue.draft.step, dialogue.question.at_most
    new = said.files[0].file
    if most == 1:
        await _answered(dialogue, new)
        return None
    held = tuple(dialogue.answers.get(name) or ())
    if len(held) >= most:
        raise Refusal("form-enough-photos", count=most)
    dialogue.answer(name, (*held, new))
    dialogue.note(album=said.album)
    return words("form-photos-so-far", count=len(held) + 1)


def _attached(said: Said, kind: Kind, otherwise: str) -> str:
    _must_be(said, kind, otherwise)
    return said.files[0].file


def _own_number(said: Said) -> str:
    if said.contact is None:
        raise Refusal("form-wants-contact")
    number, owner = said.contact
    if owner != said.speaker.chat:
        raise Refusal("form-wants-own-contact")
    return number


# -- buttons ----------------------------------------------------------------------------------------------------------


def _edit(dialogue: Dialogue, what: str, value: str) -> Words | None:
    names = [*dialogue.form.questions]
    if what != "e" or not value.isdecimal() or int(value) >= len(names) or names[int(value)] not in dialogue.asked():
        raise Refusal("form-button-stale")
    dialogue.go(names[int(value)], editing=True)
    return None


async def _back(dialogue: Dialogue) -> None:
    if dialogue.data.get("day"):
        dialogue.note(day=None)
    elif dialogue.data.get("editing"):
        dialogue.go(SUMMARY)
        await dialogue.next()
    elif before := dialogue.before():
        dialogue.go(before)
    else:
        raise Refusal("form-button-stale")


async def _skip(dialogue: Dialogue) -> None:
    if not dialogue.question.optional:
        raise Refusal("form-button-stale")
    await _answered(dialogue, dialogue.question.empty)


async def _finish(dialogue: Dialogue) -> None:
    question, held = dialogue.question, dialogue.data["answers"].get(dialogue.draft.step) or ()
    count = sum(held.values()) if isinstance(held, dict) else len(held)
    if count < max(question.at_least, 1):
        raise Refusal("form-too-few", count=question.at_least)
    await dialogue.next()


async def _option(dialogue: Dialogue, value: str) -> None:
    name = dialogue.draft.step
    chosen = await _offered(dialogue, value)
    if dialogue.question.widget is Widget.CHOICE:
        await _answered(dialogue, chosen)
        return
    if dialogue.question.widget is not Widget.MANY:
        raise Refusal("form-button-stale")
    held = list(dialogue.answers.get(name) or ())
    if chosen in held:
        held.remove(chosen)
    elif len(held) < dialogue.question.at_most:
        held.append(chosen)
    else:
        raise Refusal("form-too-many", count=dialogue.question.at_most)
    dialogue.answer(name, tuple(held))


async def _offered(dialogue: Dialogue, value: str) -> Any:
    name = dialogue.draft.step
    options = await dialogue.options(name)
    for option in options:
        if dialogue.key(name, option.value) == value:
            return option.value
    raise Refusal("form-button-stale")


async def _turned(dialogue: Dialogue, value: str) -> None:
    if not value.isdecimal():
        raise Refusal("form-button-stale")
    dialogue.note(page=int(value))


async def _counted(dialogue: Dialogue, value: str, by: int) -> None:
    if dialogue.question.widget is not Widget.QUANTITIES:
        raise Refusal("form-button-stale")
    name = dialogue.draft.step
    chosen = await _offered(dialogue, value)
    held = dict(dialogue.answers.get(name) or {})
    if by > 0 and sum(held.values()) >= dialogue.question.at_most:
        raise Refusal("form-too-many", count=dialogue.question.at_most)
    held[chosen] = held.get(chosen, 0) + by
    dialogue.answer(name, {one: count for one, count in held.items() if count > 0})


async def _day(dialogue: Dialogue, value: str) -> None:
    zone = dialogue.work.desk.clock.zone
    if value not in {f"{slot.astimezone(zone):%Y%m%d}" for slot in await moments(dialogue)}:
        raise Refusal("form-button-stale")
    dialogue.note(day=value)


async def _moment(dialogue: Dialogue, value: str) -> None:
    offered = {str(int(slot.timestamp())): slot for slot in await moments(dialogue)}
    if value not in offered:
        raise Refusal("form-button-stale")
    await _answered(dialogue, datetime.fromtimestamp(int(value), UTC))
