"""What people answer: typed words, pictures, files, places, and the buttons under a question."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.conversations.dialogue import Dialogue
from bot.conversations.form import Form
from bot.conversations.questions import Question, Widget
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.talk import Kind, Press, Said, Words, words

_WANTED = {Widget.FILE: (Kind.FILE, "form-wants-file"), Widget.VOICE: (Kind.VOICE, "form-wants-voice")}
_PAGES = frozenset(map(str, range(1000)))
_AROUND = re.compile(r"^[\s★✓]+|[\s。.!]+$")


async def take(dialogue: Dialogue, said: Said) -> Words | None:
    """Take a message as the answer to the question; a note for the person, if there is something to say about it.

    Raises:
        Refusal: it is no answer to this question; nothing is changed.

    """
    if dialogue.at_summary:
        _see_at_summary(dialogue, said)
        return None
    note = None
    match dialogue.question.widget:
        case Widget.TEXT:
            note = await _worded(dialogue, said)
        case Widget.CHOICE:
            await _answered(dialogue, await _matched(dialogue, said))
        case Widget.QUANTITIES:
            dialogue.grow(await _counted(dialogue, said))
        case Widget.PHOTOS | Widget.FILES:
            return _collected(dialogue, said)
        case Widget.PHOTO:
            await _answered(dialogue, _picture(said))
        case Widget.FILE | Widget.VOICE as kind:
            await _answered(dialogue, _attached(said, *_WANTED[kind]))
        case Widget.PLACE:
            _must_be(said, Kind.PLACE, "form-wants-place")
            await _answered(dialogue, said.place)
        case Widget.CONTACT:
            await _answered(dialogue, _own_number(said))
        case _:
            raise Refusal("form-use-buttons")
    return note


async def press(dialogue: Dialogue, press_: Press) -> None:
    """Take a button under the question.

    Raises:
        Stale: there is no such button any more.
        Refusal: it cannot be pressed yet, or not again.

    """
    value = ":".join(press_.args[3:])
    if dialogue.at_summary:
        _edit(dialogue, press_.word(2), value)
        return
    match press_.word(2):
        case "b":
            await _back(dialogue)
        case "k" if dialogue.question.optional:
            dialogue.enough()
            await _answered(dialogue, dialogue.question.empty)
        case "p" if value in _PAGES:
            dialogue.note(page=int(value))
        case what if (what, dialogue.question.widget) in _DOES:
            await _DOES[what, dialogue.question.widget](dialogue, value)
        case _:
            raise Stale


class Stale(Refusal):
    """The button belongs to a dialogue, a question or a list that is no more."""

    def __init__(self) -> None:
        super().__init__("form-button-stale")


def foreseen(form: Form[Any], seed: Mapping[str, Any]) -> tuple[dict[str, Any], Words | None]:
    """What a first message answers already, as far as the parsers agree; and why one of them does not."""
    answers, note = {}, None
    for name, value in seed.items():
        question = form.questions[name]
        typed = question.widget is Widget.TEXT and isinstance(value, str)
        try:
            answers[name] = _parsed(question, value) if typed else value
        except Refusal as refused:
            note = words(refused.key, **refused.words)
    return answers, note


def rest_of_album(dialogue: Dialogue, said: Said) -> Words | None:
    """What else is in an album that was answered already; a note where the question still stands."""
    _, welcome = dialogue.data["album"]
    if not welcome or not (name := welcome if said.pictures else dialogue.takes(said)):
        return None
    open_ = dialogue.draft.step == name
    if full := _add(dialogue, name, said):
        return words(f"form-enough-{_kind(dialogue, name)}", **full.args) if open_ else full
    return words(f"form-{_kind(dialogue, name)}-so-far", count=len(dialogue.answers[name])) if open_ else None


# -- words and files --------------------------------------------------------------------------------------------------


def _must_be(said: Said, kind: Kind, otherwise: str) -> None:
    if said.kind is not kind:
        raise Refusal(otherwise)


def _parsed(question: Question, text: str) -> Any:
    return question.parse(text) if question.parse else text


async def _worded(dialogue: Dialogue, said: Said) -> Words | None:
    """Words, whatever they come with; a picture or a document over them goes along where the dialogue takes any."""
    if not said.text:
        raise Refusal("form-wants-text")
    step, value = dialogue.draft.step, _parsed(dialogue.question, said.text)
    into = dialogue.takes(said)
    note = _add(dialogue, into, said) if into else None
    dialogue.answer(step, value)
    await dialogue.next()
    return note


async def _answered(dialogue: Dialogue, value: Any) -> None:
    dialogue.answer(dialogue.draft.step, value)
    await dialogue.next()


async def _matched(dialogue: Dialogue, said: Said) -> Any:
    """A typed label instead of a pressed one, in either language, or its number in the list."""
    options = await dialogue.options(dialogue.draft.step)
    spoken, typed = dialogue.work.desk.texts.spoken, _folded(said.text)
    labelled = [o for o in options if typed in {_folded(spoken(language, o.label)) for language in Language}]
    numbered = [o for number, o in enumerate(options, start=1) if typed == str(number)]
    meant = labelled or numbered
    if typed and len(meant) == 1:
        return meant[0].value
    read = dialogue.question.read
    understood = read(said.text, options) if read and said.text and not meant else None
    if understood is None:
        raise Refusal("form-use-buttons")
    return understood


async def _counted(dialogue: Dialogue, said: Said) -> dict[Any, int]:
    """Typed numbers instead of pressed ones; what was counted before and is not named stays."""
    read = dialogue.question.read
    meant = read(said.text, await dialogue.options(dialogue.draft.step)) if read else None
    if not meant:
        raise Refusal("form-use-buttons")
    counts = {**dialogue.held, **meant}
    if sum(counts.values()) > dialogue.question.at_most:
        raise Refusal("form-too-many", count=dialogue.question.at_most)
    return counts


def _folded(text: str) -> str:
    return _AROUND.sub("", unicodedata.normalize("NFKC", text).casefold())


def _collected(dialogue: Dialogue, said: Said) -> Words:
    kind = _kind(dialogue, dialogue.draft.step)
    new = _document(said) if kind == "files" else _picture(said)
    if len(dialogue.held) >= dialogue.question.at_most:
        raise Refusal(f"form-enough-{kind}", count=dialogue.question.at_most)
    dialogue.grow((*dialogue.held, new))
    return words(f"form-{kind}-so-far", count=len(dialogue.held))


def _see_at_summary(dialogue: Dialogue, said: Said) -> None:
    name = dialogue.takes(said)
    if not name:
        raise Refusal("form-use-buttons")
    if full := _add(dialogue, name, said):
        raise Refusal(full.key, **full.args)


def _add(dialogue: Dialogue, name: str, said: Said) -> Words | None:
    """A picture or a document more for a question; words for the person where it has as many as it takes."""
    held, most = dialogue.answers.get(name) or (), dialogue.form.questions[name].at_most
    if len(held) >= most:
        return words(f"form-most-{_kind(dialogue, name)}", count=most)
    dialogue.answer(name, (*held, *([said.document] if said.document else said.pictures)))
    return None


def _kind(dialogue: Dialogue, name: str) -> str:
    return "files" if dialogue.form.questions[name].widget is Widget.FILES else "photos"


def _picture(said: Said) -> str:
    if not said.pictures:
        raise Refusal("form-wants-photo")
    return said.pictures[0]


def _document(said: Said) -> str:
    if said.document is None:
        raise Refusal("form-wants-file")
    return said.document


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


def _edit(dialogue: Dialogue, what: str, value: str) -> None:
    wanted = [name for name in dialogue.course.asked if str(dialogue.number(name)) == value]
    if what not in {"e", "r"} or not wanted:
        raise Stale
    if what == "e":
        dialogue.edit(wanted[0])
    elif (other := dialogue.rather(wanted[0])) is not None:
        dialogue.answer(wanted[0], other)
    else:
        raise Stale


async def _back(dialogue: Dialogue) -> None:
    if dialogue.data.get("day"):
        dialogue.note(day=None)
    elif dialogue.data.get("editing"):
        await dialogue.leave_as_it_was()
    elif before := dialogue.before():
        dialogue.go(before)
    else:
        raise Stale


async def _all(dialogue: Dialogue, _: str) -> None:
    held, least = dialogue.held, dialogue.question.at_least
    if (sum(held.values()) if isinstance(held, dict) else len(held)) < least:
        raise Refusal("form-too-few", count=least)
    dialogue.enough()
    await _answered(dialogue, held)


async def _anew(dialogue: Dialogue, _: str) -> None:
    dialogue.grow(dialogue.question.empty)


async def _chosen(dialogue: Dialogue, value: str) -> None:
    await _answered(dialogue, await _offered(dialogue, value))


async def _ticked(dialogue: Dialogue, value: str) -> None:
    chosen, held = await _offered(dialogue, value), dialogue.held
    if chosen in held:
        dialogue.grow(tuple(one for one in held if one != chosen))
    elif len(held) >= dialogue.question.at_most:
        raise Refusal("form-too-many", count=dialogue.question.at_most)
    else:
        dialogue.grow((*held, chosen))


async def _more(dialogue: Dialogue, value: str) -> None:
    chosen, held = await _offered(dialogue, value), dialogue.held
    if sum(held.values()) >= dialogue.question.at_most:
        raise Refusal("form-too-many", count=dialogue.question.at_most)
    dialogue.grow({**held, chosen: held.get(chosen, 0) + 1})


async def _less(dialogue: Dialogue, value: str) -> None:
    chosen = await _offered(dialogue, value)
    fewer = {**dialogue.held, chosen: dialogue.held.get(chosen, 0) - 1}
    dialogue.grow({one: count for one, count in fewer.items() if count > 0})


async def _offered(dialogue: Dialogue, value: str) -> Any:
    name = dialogue.draft.step
    for option in await dialogue.options(name):
        if dialogue.form.code(name, option.value) == value:
            return option.value
    raise Stale


async def _day(dialogue: Dialogue, value: str) -> None:
    local = dialogue.work.desk.clock.local
    if value not in {f"{local(slot):%Y%m%d}" for slot in await dialogue.moments(dialogue.draft.step)}:
        raise Stale
    dialogue.note(day=value)


async def _moment(dialogue: Dialogue, value: str) -> None:
    for slot in await dialogue.moments(dialogue.draft.step):
        if str(int(slot.timestamp())) == value:
            await _answered(dialogue, slot)
            return
    raise Stale


_DOES: dict[tuple[str, Widget], Callable[[Dialogue, str], Awaitable[None]]] = {
    ("o", Widget.CHOICE): _chosen, ("o", Widget.MANY): _ticked, ("d", Widget.MANY): _all,
    ("+", Widget.QUANTITIES): _more, ("-", Widget.QUANTITIES): _less, ("d", Widget.QUANTITIES): _all,
    ("d", Widget.PHOTOS): _all, ("z", Widget.PHOTOS): _anew,
    ("d", Widget.FILES): _all, ("z", Widget.FILES): _anew,
    ("t", Widget.MOMENT): _day, ("m", Widget.MOMENT): _moment,
}  # fmt: skip
