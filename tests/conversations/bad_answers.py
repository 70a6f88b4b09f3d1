"""Whatever is answered to a question: a polite word says what is wanted, and nothing has changed."""

from typing import Any

from bot.conversations import FORMS
from bot.conversations.dialogue import SUMMARY
from bot.conversations.form import Form
from bot.conversations.questions import Widget
from bot.domain.drafts import Draft
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import history
from tests.talks import count, every

Refused = tuple[tuple[str, str], ...]
PHOTO = "(a photo)"
_BUTTONS_ONLY = tuple((bad, "form-use-buttons") for bad in ("😀", "<b>", "-1", "长" * 4096, PHOTO))
BAD: dict[Widget, Refused] = {
    Widget.TEXT: (("\u2800\u200b", "text-empty"), ("长" * 4096, "text-too-long"), (PHOTO, "form-wants-text")),
    Widget.CHOICE: _BUTTONS_ONLY,
    Widget.MANY: _BUTTONS_ONLY,
    Widget.QUANTITIES: _BUTTONS_ONLY,
    Widget.MOMENT: _BUTTONS_ONLY,
    Widget.PHOTO: tuple((bad, "form-wants-photo") for bad in ("😀", "<b>", "3")),
    Widget.FILE: tuple((bad, "form-wants-file") for bad in ("😀", "<b>", "3", PHOTO)),
    Widget.FILES: tuple((bad, "form-wants-file") for bad in ("😀", "<b>", "3", PHOTO)),
    Widget.PHOTOS: tuple((bad, "form-wants-photo") for bad in ("😀", "<b>", "3")),
}
LINES = ("角阀", "角阀 两个 多少钱", "<b>", "😀", "\u2800", "长" * 4096)
"""No material at a price, in various ways."""
UNREADABLE = ("\u2800", "长" * 4096)
"""No material even where its price need not be known."""


NUMBERS: Refused = (
    *((bad, "number-unclear") for bad in ("\u2800", "<b>", "😀", "1.5", "长" * 4096)),
    *((bad, "number-out-of-range") for bad in ("0", "-1", "10000")),
    (PHOTO, "form-wants-text"),
)
"""No number of portions that a kitchen could make."""


NO_MONEY: Refused = (
    *((bad, "money-unclear") for bad in ("\u2800", "<b>", "😀", "-1", "1.234")),
    (PHOTO, "form-wants-text"),
)
SOME = {("menu-limit", "count"), ("bc-order", "pages"), ("bc-log", "pages"), ("bc-recount", "pages"),
        ("bc-sent", "pages"), ("fax-in-log", "pages"), ("bc-sent", "minutes")}  # fmt: skip
"""What asks for a number from one up."""
NAMED = {("announcement-new", "audience"), ("outage-new", "place")}
"""What may be named in words of one's own beside what is offered."""


async def refuses_what_is_no_answer(stage: Theatre, player: Player, name: str) -> None:
    """The question that stands in that form, to everything that is none."""
    before = await _all_there_is(stage)
    for bad, key in await _refused(stage, name):
        await (player.says(photo=True) if bad == PHOTO else player.says(bad))
        await player.hears(key)
        await player.waits_for_prompt()
    assert await _all_there_is(stage) == before


async def _refused(stage: Theatre, name: str) -> Refused:
    """What is no answer to the question that stands, and what is said to it."""
    (draft,) = await every(stage, Draft)
    form = next(form for form in FORMS if form.name == name)
    if form.adds:
        return ()  # whatever is said is added to what is asked about
    if draft.step == SUMMARY:
        asked = {question.widget for question in form.questions.values()}
        return _without_photo(_BUTTONS_ONLY) if Widget.PHOTOS in asked else _BUTTONS_ONLY
    if name in {"repair-quote", "repair-requote"} and draft.step == "extra":
        return tuple((line, "material-unclear") for line in LINES)
    if (name, draft.step) == ("repair-done", "used"):
        return tuple((line, "material-unclear") for line in UNREADABLE)
    if (name, draft.step) in SOME:
        return NUMBERS
    if (name, draft.step) == ("bc-sent", "resent"):
        return tuple((bad, key) for bad, key in NUMBERS if bad != "0")
    if (name, draft.step) in {("bc-quote", "extra"), ("bc-till", "counted")}:
        return NO_MONEY
    if (name, draft.step) in NAMED:
        return *BAD[Widget.TEXT][:2], (PHOTO, "form-use-buttons")
    refused = BAD[form.questions[draft.step].widget]
    if form.catches and not draft.data["answers"] and _takes_photos(form):
        # A picture is a beginning, too.
        refused = _without_photo(refused)
    # A report may be as long as a message can be.
    return tuple(
        (bad, key) for bad, key in refused if key != "text-too-long" or draft.step != "text" or name == "repair-split"
    )


def _takes_photos(form: Form[Any]) -> bool:
    return any(question.takes_album for question in form.questions.values())


def _without_photo(refused: Refused) -> Refused:
    return tuple((bad, key) for bad, key in refused if bad != PHOTO)


async def _all_there_is(stage: Theatre) -> tuple[object, ...]:
    """What they have said, and what they have done; what others do meanwhile is theirs."""
    (draft,) = await every(stage, Draft)
    theirs = history.c.who.is_not_distinct_from(draft.person)
    return draft.step, draft.data["answers"], await count(stage, intakes), await count(stage, history, theirs)
