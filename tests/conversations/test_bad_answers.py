"""Whatever is answered to a question: a polite word says what is wanted, and nothing has changed."""

import pytest

from bot.conversations import FORMS
from bot.conversations.dialogue import SUMMARY
from bot.conversations.questions import Widget
from bot.domain.drafts import Draft
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.tables import history, intakes
from tests.conversations.test_every_form import ANSWERS, STEPS
from tests.talks import ZH, Tongue, both, count, every, intake_of

PHOTO = "(a photo)"
_BUTTONS_ONLY = tuple((bad, "form-use-buttons") for bad in ("😀", "<b>", "-1", "长" * 4096, PHOTO))
BAD: dict[Widget, tuple[tuple[str, str], ...]] = {
    Widget.TEXT: (("\u2800\u200b", "text-empty"), ("长" * 4096, "text-too-long"), (PHOTO, "form-wants-text")),
    Widget.CHOICE: _BUTTONS_ONLY,
    Widget.QUANTITIES: _BUTTONS_ONLY,
    Widget.MOMENT: _BUTTONS_ONLY,
    Widget.PHOTOS: tuple((bad, "form-wants-photo") for bad in ("😀", "<b>", "3")),
}
LINES = ("角阀", "角阀 两个 多少钱", "<b>", "😀", "\u2800", "长" * 4096)
"""No material at a price, in various ways."""
UNREADABLE = ("\u2800", "长" * 4096)
"""No material even where its price need not be known."""


@pytest.mark.parametrize(("name", "steps"), STEPS)
async def test_a_bad_answer_is_refused_politely_and_changes_nothing(theatre: Theatre, name: str, steps: int) -> None:
    opening, answers = ANSWERS[name]
    player = await opening(theatre)
    await player.waits_for_prompt()
    for answer in answers[:steps]:
        how, _, what = answer.partition(":")
        await (player.says(what) if how == "say" else player.taps(what))
        await player.waits_for_prompt()
    before = await _all_there_is(theatre)
    for bad, key in await _refused(theatre, name):
        await (player.says(photo=True) if bad == PHOTO else player.says(bad))
        await player.hears(key)
        await player.waits_for_prompt()
    assert await _all_there_is(theatre) == before


async def _refused(stage: Theatre, name: str) -> tuple[tuple[str, str], ...]:
    """What is no answer to the question that stands, and what is said to it."""
    (draft,) = await every(stage, Draft)
    questions = next(form for form in FORMS if form.name == name).questions
    if draft.step == SUMMARY:
        pictured = any(question.widget is Widget.PHOTOS for question in questions.values())
        return tuple((bad, key) for bad, key in _BUTTONS_ONLY if bad != PHOTO or not pictured)
    if (name, draft.step) == ("repair-quote", "extra"):
        return tuple((line, "material-unclear") for line in LINES)
    if (name, draft.step) == ("repair-done", "used"):
        return tuple((line, "material-unclear") for line in UNREADABLE)
    refused = BAD[questions[draft.step].widget]
    # A report may be as long as a message can be.
    return tuple(
        (bad, key) for bad, key in refused if key != "text-too-long" or draft.step != "text" or name == "repair-split"
    )


async def _all_there_is(stage: Theatre) -> tuple[object, ...]:
    (draft,) = await every(stage, Draft)
    return draft.step, draft.data["answers"], await count(stage, intakes), await count(stage, history)


@both
async def test_what_people_type_is_shown_as_they_typed_it(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    odd = f"{tongue.leak} <b>😀</b> & <a href='x'> {{ $name }}"
    await tenant.says(odd)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await _sees_exactly(tenant, odd)
    assert (await intake_of(theatre)).text == odd


async def test_the_longest_message_is_reported_in_full(theatre: Theatre) -> None:
    tenant = await theatre.enters(ZH.tenant)
    await tenant.says(ZH.leak + "长" * (4096 - len(ZH.leak)))
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert len((await intake_of(theatre)).text) == 4096


async def _sees_exactly(person: Player, text: str) -> None:
    await person.phone.waits(lambda: any(text in shown.text for shown in person.phone.fresh()))
