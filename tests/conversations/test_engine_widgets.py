"""Each way of asking: lists, quantities, moments; what is told later, and what has changed meanwhile."""

from datetime import timedelta

import pytest

from bot.talk import Kind, Verb
from tests.conversations.phone import Phone
from tests.conversations.samples import Colour, Filed, Note, Portions


@pytest.mark.parametrize("typed", ["蓝色", " 蓝色。", "blue", "BLUE", "Ｂｌｕｅ", "2", "２"])
async def test_a_typed_label_or_its_place_in_the_list_is_a_choice(phone: Phone, typed: str) -> None:
    await phone.begins("paint")
    await phone.says(typed)
    draft = await phone.draft()
    assert draft
    assert draft.data["answers"] == {"colour": "blue"}


@pytest.mark.parametrize("typed", ["", "green", "0", "4", "-1", "<b>", "蓝" * 4096, "1" * 4096])
async def test_what_is_not_on_the_list_asks_for_the_buttons(phone: Phone, typed: str) -> None:
    await phone.begins("paint")
    await phone.says(typed)
    assert (phone.key, phone.note) == ("paint-colour", "form-use-buttons")
    assert phone.letters[-1].verb is Verb.RING


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.FILE, Kind.VOICE, Kind.PLACE, Kind.CONTACT, Kind.OTHER])
async def test_anything_but_words_is_declined_where_words_are_wanted(phone: Phone, kind: Kind) -> None:
    await phone.begins("note")
    await phone.sends(kind)
    assert (phone.key, phone.note) == ("note-text", "form-wants-text")


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.FILE, Kind.VOICE])
async def test_words_are_words_whatever_they_come_with(phone: Phone, filed: Filed, kind: Kind) -> None:
    await phone.begins("note")
    await phone.sends(kind, text="done")
    await phone.taps("form-skip", "form-confirm")
    assert filed == [Note("done", None)]


async def test_a_choice_has_as_many_columns_as_it_says(phone: Phone) -> None:
    await phone.begins("paint")
    assert [len(row) for row in phone.screen.rows] == [2, 1, 1]


async def test_a_long_list_has_pages_and_ticks_survive_turning_them(phone: Phone) -> None:
    await phone.begins("basket")
    assert phone.labels[:8] == [f"第{n}项" for n in range(1, 9)]
    assert phone.labels[8:] == ["▶", "form-cancel"]
    await phone.taps("第3项", "▶")
    assert phone.labels[:8] == [f"第{n}项" for n in range(9, 17)]
    await phone.taps("▶")
    assert phone.labels == [*(f"第{n}项" for n in range(17, 21)), "◀", "form-done", "form-cancel"]
    await phone.taps("第20项", "◀", "◀")
    assert phone.labels[2] == "✓ 第3项"


async def test_what_can_be_told_later_is_not_put_and_can_be_left_out(phone: Phone, filed: Filed) -> None:
    await phone.begins("told")
    await phone.says("done")
    assert (phone.key, phone.lines) == ("told-summary", ["done"])
    await phone.taps("form-confirm")
    assert (filed[0].text, filed[0].remark, filed[0].photos) == ("done", None, ())


async def test_what_can_be_told_later_is_added_from_the_summary(phone: Phone, filed: Filed) -> None:
    await phone.begins("told")
    await phone.says("done")
    await phone.taps("➕ told-remark-label")
    assert (phone.key, "form-back" in phone.labels) == ("told-remark", True)
    await phone.says("five")
    assert (phone.key, phone.lines) == ("told-summary", ["done", "five"])
    assert [label for label in phone.labels if "remark" in label] == ["✏️ told-remark-label"]
    await phone.taps("➕ told-photos-label", "form-back")
    assert (phone.key, phone.lines) == ("told-summary", ["done", "five"])
    await phone.taps("form-confirm")
    assert (filed[0].remark, filed[0].photos) == ("five", ())


async def test_several_are_chosen_within_their_bounds(phone: Phone, filed: Filed) -> None:
    await phone.begins("basket")
    assert "form-done" not in phone.labels
    await phone.taps("第1项", "form-done")
    assert phone.refused == "form-too-few"
    await phone.taps("第2项", "第3项", "第4项")
    assert phone.refused == "form-too-many"
    await phone.taps("✓ 第1项", "form-done", "第5项", "form-done", "form-confirm")
    assert (filed[0].items, filed[0].counts) == ((2, 3), {5: 1})


async def test_quantities_go_up_and_down_and_have_a_sum(phone: Phone, filed: Filed) -> None:
    await phone.begins("basket")
    await phone.taps("第1项", "第2项", "form-done")
    assert "form-done" not in phone.labels
    await phone.taps("第1项", "第1项 × 1", "第2项", "−", "第2项 × 1")
    assert phone.labels[:4] == ["第1项 × 1", "−", "第2项 × 2", "−"]
    await phone.taps("第1项 × 1", "第1项 × 2")
    assert phone.refused == "form-too-many"
    await phone.taps("form-done")
    assert phone.lines == ["Item 1\nItem 2", "Item 1 × 2\nItem 2 × 2"]
    await phone.taps("form-confirm")
    assert filed[0].counts == {1: 2, 2: 2}


async def test_taking_the_last_one_away_leaves_nothing_to_be_done_with(phone: Phone) -> None:
    await phone.begins("basket")
    await phone.taps("第1项", "第2项", "form-done", "第1项", "−")
    assert "form-done" not in phone.labels


async def test_none_may_be_enough(phone: Phone, filed: Filed) -> None:
    await phone.begins("wishes")
    await phone.taps("form-done", "form-confirm")
    assert filed[0].extras == ()


async def test_back_from_changing_ticks_brings_the_old_ones_back(phone: Phone) -> None:
    await phone.begins("basket")
    await phone.taps("第1项", "第2项", "form-done", "第1项", "form-done")
    await phone.taps("✏️ basket-items-label", "✓ 第1项", "✓ 第2项", "form-back")
    assert phone.lines[0] == "Item 1\nItem 2"


async def test_a_changed_list_counts_once_it_is_done(phone: Phone) -> None:
    await phone.begins("basket")
    await phone.taps("第1项", "第2项", "form-done", "第1项", "form-done")
    await phone.taps("✏️ basket-items-label", "第3项", "form-done")
    assert phone.lines[0] == "Item 1\nItem 2\nItem 3"


async def test_a_moment_is_a_day_and_then_a_time(phone: Phone, filed: Filed) -> None:
    await phone.begins("visit")
    assert phone.labels == ["明天", "周三", "form-cancel"]
    await phone.taps("周三")
    assert phone.labels == ["09:00", "14:00", "form-back", "form-cancel"]
    await phone.taps("14:00", "form-confirm")
    assert phone.desk.clock.local(filed[0].at).isoformat() == "2026-11-25T14:00:00+08:00"


async def test_a_day_can_be_chosen_anew(phone: Phone) -> None:
    await phone.begins("visit")
    await phone.taps("周三", "form-back")
    assert phone.labels[:2] == ["明天", "周三"]


async def test_a_moment_that_has_passed_is_not_handed_in(phone: Phone, filed: Filed) -> None:
    await phone.begins("visit")
    await phone.taps("明天", "09:00")
    phone.desk.clock.advance(timedelta(days=1))
    await phone.taps("form-confirm")
    assert (phone.refused, filed) == ("form-no-longer-offered", [])
    await phone.taps("✏️ visit-at-label", "明天", "09:00", "form-confirm")
    assert len(filed) == 1


async def test_a_choice_that_is_gone_is_not_handed_in(phone: Phone, filed: Filed) -> None:
    await phone.begins("place")
    await phone.taps("A")
    await phone.says("x")
    filed.places = ("b", "c")
    await phone.taps("form-confirm")
    assert (phone.refused, filed) == ("form-no-longer-offered", [])
    await phone.taps("✏️ place-place-label", "C", "form-confirm")
    assert filed[0].place == "c"


async def test_what_costs_something_else_by_now_is_shown_anew_before_it_is_handed_in(
    phone: Phone, filed: Filed
) -> None:
    await phone.begins("bought")
    await phone.taps("tea ¥5", "form-done")
    filed.price = 7
    await phone.taps("form-confirm")
    assert (phone.toast, phone.note, filed) == ("form-changed-meanwhile", "form-changed-meanwhile", [])
    assert "tea ¥7" in str(phone.lines)
    await phone.taps("form-confirm")
    assert filed[0].counts == {1: 1}


async def test_what_was_not_chosen_may_change_without_a_word(phone: Phone, filed: Filed) -> None:
    await phone.begins("bought")
    await phone.taps("tea ¥5", "form-done")
    filed.places = ("a",)
    await phone.taps("form-confirm")
    assert filed[0].counts == {1: 1}


async def test_the_only_choice_is_taken_without_asking(phone: Phone, filed: Filed) -> None:
    filed.places = ("a",)
    await phone.begins("place")
    assert phone.key == "place-text"
    await phone.says("x")
    assert phone.lines == ["A", "x"]


async def test_what_can_be_chosen_follows_from_what_was_answered_before(phone: Phone, filed: Filed) -> None:
    await phone.begins("rooms")
    await phone.taps("2F")
    assert phone.labels[:2] == ["201", "202"]
    await phone.taps("202", "✏️ rooms-floor-label", "1F")
    assert phone.lines == ["1F", "101"]
    await phone.taps("form-confirm")
    assert (filed[0].floor, filed[0].room) == (1, "101")


async def test_a_no_that_comes_after_the_answer_takes_the_answer_back(phone: Phone) -> None:
    await phone.begins("rooms")
    await phone.says("3F")
    draft = await phone.draft()
    assert draft
    assert (phone.key, phone.note, draft.data["answers"]) == ("rooms-floor", "not-found", {})
    await phone.taps("3F")
    assert phone.refused == "not-found"


async def test_an_empty_list_says_so_and_can_be_left(phone: Phone) -> None:
    await phone.begins("nothing")
    assert (phone.note, phone.labels) == ("form-nothing-to-choose", ["form-cancel"])
    await phone.taps("form-cancel")
    assert phone.key == "form-left"


async def test_the_typed_values_are_those_of_the_record(phone: Phone, filed: Filed) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("两个")
    await phone.taps("form-confirm")
    assert type(filed[0].colour) is Colour
    assert filed[0].count == 2


async def test_what_one_should_know_stands_above_the_question_until_there_is_more_to_say(phone: Phone) -> None:
    await phone.begins("portions")
    assert (phone.key, phone.note) == ("portions-counts", "portions-of")
    assert phone.screen.say.args["note"].args["note"].args == {"day": 1}
    await phone.says("plenty")
    assert (phone.key, phone.note) == ("portions-counts", "form-use-buttons")


async def test_an_untouched_dialogue_may_be_told_everything_at_once(phone: Phone, filed: Filed) -> None:
    await phone.begins("portions")
    await phone.says("3 of 2 on 2")
    assert (phone.key, phone.note) == ("portions-summary", "")
    await phone.taps("form-confirm")
    assert filed == [Portions(2, {2: 3})]
    assert await phone.draft() is None


async def test_what_was_answered_already_is_not_thrown_away_for_a_sentence(phone: Phone) -> None:
    await phone.begins("portions")
    await phone.taps("第1项")
    await phone.says("3 of 2 on 2")
    assert (phone.key, phone.note) == ("portions-counts", "form-use-buttons")
    draft = await phone.draft()
    assert draft
    assert draft.data["answers"] == {"counts": {"1": 1}}
