"""The road through a dialogue: questions, back, skip, summary, changing one answer, handing in, leaving."""

from dataclasses import replace

import pytest

from bot.conversations.engine import Engine
from bot.talk import Kind, Style, Verb, words
from tests.conversations.phone import Phone
from tests.conversations.samples import Caught, Colour, Filed, Note, Paint, samples


async def test_the_questions_come_in_order_and_the_record_is_handed_in(phone: Phone, filed: Filed) -> None:
    await phone.begins("note")
    assert phone.key == "note-text"
    await phone.says("Tap drips")
    assert phone.key == "note-remark"
    await phone.says("since Monday")
    assert phone.key == "note-summary"
    assert phone.lines == ["Tap drips", "since Monday"]
    await phone.taps("form-confirm")
    assert phone.key == "sample-done"
    assert filed == [Note("Tap drips", "since Monday")]
    assert await phone.draft() is None


async def test_a_tap_edits_the_prompt_and_a_typed_answer_gets_a_fresh_one(phone: Phone) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("3")
    assert [letter.verb for letter in phone.letters] == [Verb.RING, Verb.CARD, Verb.RING]
    draft = await phone.draft()
    assert draft
    assert {letter.subject for letter in phone.letters} == {draft.subject}


async def test_each_question_says_how_far_it_is(phone: Phone) -> None:
    await phone.begins("note")
    progress = {"title": words("note-title"), "total": 2}
    assert phone.screen.say.args["progress"].args == progress | {"number": 1}
    await phone.says("x")
    assert phone.screen.say.args["progress"].args == progress | {"number": 2}


async def test_the_first_question_has_no_way_back_and_only_optional_ones_can_be_skipped(phone: Phone) -> None:
    await phone.begins("note")
    assert phone.labels == ["form-cancel"]
    await phone.says("x")
    assert phone.labels == ["form-back", "form-skip", "form-cancel"]


async def test_a_skipped_question_stays_empty(phone: Phone, filed: Filed) -> None:
    await phone.begins("note")
    await phone.says("x")
    await phone.taps("form-skip", "form-confirm")
    assert filed == [Note("x", None)]


async def test_going_back_asks_the_question_before_again(phone: Phone, filed: Filed) -> None:
    await phone.begins("note")
    await phone.says("x")
    await phone.taps("form-back")
    assert phone.key == "note-text"
    await phone.says("better", "remark")
    await phone.taps("form-confirm")
    assert filed == [Note("better", "remark")]


async def test_what_the_parser_refuses_is_said_above_the_same_question(phone: Phone) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    before = await phone.draft()
    await phone.says("1.5")
    after = await phone.draft()
    assert (phone.key, phone.note) == ("paint-count", "number-unclear")
    assert before
    assert after
    assert (before.step, before.data) == (after.step, after.data)
    assert len([letter for letter in phone.letters if letter.verb is Verb.RING]) == 2


async def test_conditions_decide_what_is_asked(phone: Phone, filed: Filed) -> None:
    await phone.begins("paint")
    await phone.taps("其他")
    assert phone.key == "paint-other"
    await phone.says("violet")
    assert phone.key == "paint-reason"
    await phone.says("taste", "2")
    await phone.taps("form-confirm")
    assert filed == [Paint(Colour.OTHER, "violet", "taste", 2, Colour.RED)]


async def test_a_guess_is_not_asked_but_shown_and_changed_with_one_tap_more(phone: Phone, filed: Filed) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("2")
    assert phone.lines == ["Red", "2", "Blue"]
    await phone.taps("✏️ paint-second-label")
    assert (phone.key, phone.labels[:3]) == ("paint-second", ["红色", "蓝色", "其他"])
    await phone.taps("红色", "form-confirm")
    assert filed == [Paint(Colour.RED, None, None, 2, Colour.RED)]


async def test_changing_one_answer_asks_what_is_needed_now_and_drops_what_is_not(phone: Phone, filed: Filed) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("2")
    await phone.taps("✏️ paint-colour-label", "其他")
    assert phone.key == "paint-other"
    await phone.says("violet", "taste")
    assert phone.lines == ["Other", "violet", "taste", "2", "Red"]
    await phone.taps("✏️ paint-colour-label", "蓝色")
    assert phone.lines == ["Blue", "2", "Red"]
    await phone.taps("form-confirm")
    assert filed == [Paint(Colour.BLUE, None, None, 2, Colour.RED)]


async def test_back_from_changing_an_answer_leaves_it_as_it_was(phone: Phone) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("2")
    for label in ("colour", "count", "second"):
        await phone.taps(f"✏️ paint-{label}-label", "form-back")
        assert (phone.key, phone.lines) == ("paint-summary", ["Red", "2", "Blue"])


async def test_the_summary_has_a_button_for_each_answer_and_a_green_one(phone: Phone) -> None:
    await phone.begins("note")
    await phone.says("x", "y")
    assert phone.labels == ["form-confirm", "✏️ note-text-label", "✏️ note-remark-label", "form-cancel"]
    assert phone.button("form-confirm").style is Style.SUCCESS


async def test_whatever_is_written_at_the_summary_is_answered_with_the_summary(phone: Phone, filed: Filed) -> None:
    await phone.begins("note")
    await phone.says("x", "y", "yes please")
    assert (phone.key, phone.note) == ("note-summary", "form-use-buttons")
    assert filed == []


async def test_a_dialogue_without_summary_is_handed_in_after_its_last_answer(phone: Phone, filed: Filed) -> None:
    await phone.presses("v1:report:12:leak")
    assert phone.key == "report-work"
    await phone.says("new seal")
    file = await phone.sends(Kind.PHOTO)
    await phone.taps("form-done")
    assert [(r.order, r.kind, r.work, r.photos) for r in filed] == [(12, "leak", "new seal", (file,))]


async def test_only_done_hands_in_what_is_still_growing(phone: Phone, filed: Filed) -> None:
    await phone.presses("v1:report:12:leak")
    await phone.says("new seal")
    await phone.sends(Kind.PHOTO)
    await phone.taps("form-back")
    await phone.says("new seal, again")
    assert (phone.key, filed) == ("report-photos", [])
    await phone.taps("form-done")
    assert filed[0].work == "new seal, again"


async def test_what_the_office_refuses_stays_open_with_every_answer(phone: Phone, filed: Filed) -> None:
    await phone.begins("note")
    await phone.says("x", "y")
    filed.shut = True
    await phone.taps("form-confirm")
    assert phone.refused == "somebody-else-was-faster"
    filed.shut = False
    await phone.taps("form-confirm")
    assert filed == [Note("x", "y")]


async def test_a_second_dialogue_replaces_the_first_and_says_so(phone: Phone) -> None:
    await phone.begins("note")
    first = await phone.draft()
    await phone.begins("paint")
    second = await phone.draft()
    assert (phone.key, phone.note) == ("paint-colour", "form-replaced")
    assert first
    assert second
    assert phone.letters[-2].verb is Verb.CLOSE
    assert phone.letters[-2].subject == first.subject
    assert second.subject != first.subject


async def test_two_people_in_a_group_have_a_dialogue_each(phone: Phone, filed: Filed) -> None:
    zhou, li = replace(phone, chat=-5, thread=3), replace(phone, account=8, chat=-5, thread=3, letters=[])
    await zhou.begins("note")
    await li.begins("note")
    await zhou.says("from Zhou")
    await li.says("from Li")
    await zhou.taps("form-skip", "form-confirm")
    await li.taps("form-skip", "form-confirm")
    assert filed == [Note("from Zhou", None), Note("from Li", None)]
    assert {(letter.chat, letter.thread) for letter in zhou.letters} == {(-5, 3)}


async def test_one_person_has_a_dialogue_in_each_thread(phone: Phone) -> None:
    await phone.begins("note")
    elsewhere = replace(phone, chat=-5, thread=4)
    assert await elsewhere.draft() is None
    await elsewhere.says("not an answer")
    assert elsewhere.heard is False


async def test_a_dialogue_goes_on_in_another_process(phone: Phone, filed: Filed) -> None:
    await phone.begins("paint")
    for step in ("其他", "violet", "taste", "2"):
        phone.engine = Engine(samples(filed))
        await (phone.taps(step) if step == "其他" else phone.says(step))
    phone.engine = Engine(samples(filed))
    await phone.taps("form-confirm")
    assert filed == [Paint(Colour.OTHER, "violet", "taste", 2, Colour.RED)]


async def test_somebody_who_may_not_is_refused_before_anything_is_asked(phone: Phone) -> None:
    await phone.begins("secret")
    assert phone.refused == "stranger-not-allowed"
    assert await phone.draft() is None


async def test_free_words_begin_a_dialogue_that_is_half_filled_in(phone: Phone, filed: Filed) -> None:
    assert await phone.throws(text="The tap drips")
    assert phone.key == "caught-summary"
    await phone.taps("form-confirm")
    assert filed == [Caught("The tap drips", ())]


async def test_first_words_that_the_parser_refuses_are_asked_for_with_the_reason(phone: Phone) -> None:
    assert await phone.throws(text="x" * 61)
    assert (phone.key, phone.note) == ("caught-text", "text-too-long")


async def test_an_edited_message_answers_nothing_and_is_told_so(phone: Phone) -> None:
    await phone.begins("note")
    await phone.says("changed my mind", edited=True)
    draft = await phone.draft()
    assert draft
    assert draft.data["answers"] == {}
    assert (phone.heard, phone.key, phone.note) == (True, "note-text", "form-edited")


@pytest.mark.parametrize("quietly", [True, False])
@pytest.mark.parametrize("form", [form.name for form in samples(Filed()) if form.command and form.name != "secret"])
async def test_every_dialogue_can_be_left_from_its_first_question(phone: Phone, form: str, *, quietly: bool) -> None:
    await phone.begins(form)
    assert await phone.cancels(quietly=quietly)
    assert await phone.draft() is None
    assert phone.letters[-1].verb is (Verb.CLOSE if quietly else Verb.SAY)
    assert not await phone.cancels()


@pytest.mark.parametrize("steps", range(6))
@pytest.mark.parametrize("by", ["/cancel", "button"])
async def test_a_dialogue_can_be_left_from_each_of_its_steps(phone: Phone, steps: int, by: str, filed: Filed) -> None:
    await phone.begins("paint")
    for text in ("其他", "violet", "taste", "2")[:steps]:
        await phone.says(text)
    if steps == 5:
        await phone.taps("✏️ paint-count-label")
    await (phone.cancels() if by == "/cancel" else phone.taps("form-cancel"))
    assert (phone.key, filed) == ("form-left", [])
    assert await phone.draft() is None
