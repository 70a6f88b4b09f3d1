"""Old buttons, double taps, made-up presses, forms of an older house, rows that make no sense: nothing happens."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from bot.conversations.engine import Engine
from bot.conversations.form import Form
from bot.services.work import Work
from bot.storage.tables import drafts
from bot.talk import Verb
from tests.conversations.phone import Phone
from tests.conversations.samples import Filed, Note, Paint, samples


async def painted(phone: Phone) -> None:
    await phone.begins("paint")
    await phone.taps("红色")
    await phone.says("2")


async def test_a_second_tap_on_confirm_hands_in_nothing(phone_anywhere: Phone, filed: Filed) -> None:
    phone = phone_anywhere
    await painted(phone)
    confirm = phone.button("form-confirm")
    await phone.presses(confirm)
    await phone.presses(confirm)
    assert phone.refused == "form-button-stale"
    assert len(filed) == 1


async def test_two_taps_at_the_same_time_hand_in_once(phone_anywhere: Phone) -> None:
    phone = phone_anywhere
    await painted(phone)
    confirm, before = phone.button("form-confirm"), len(phone.letters)
    await asyncio.gather(*(replace(phone).presses(confirm) for _ in range(3)))
    assert [letter.body["say"]["$say"] for letter in phone.letters[before:]] == ["sample-done"]


async def test_a_button_of_an_earlier_question_changes_nothing_and_shows_where_one_is(phone: Phone) -> None:
    await phone.begins("paint")
    blue = phone.button("蓝色")
    await phone.taps("红色")
    before = await phone.draft()
    await phone.presses(blue)
    after = await phone.draft()
    assert phone.toast == "form-button-stale"
    assert (phone.key, phone.letters[-1].verb) == ("paint-count", Verb.CARD)
    assert before
    assert after
    assert (before.step, before.data) == (after.step, after.data)


async def test_a_button_of_a_dialogue_that_is_over_does_nothing_in_the_next(phone_anywhere: Phone) -> None:
    phone = phone_anywhere
    await phone.begins("paint")
    old = phone.button("其他")
    await phone.cancels()
    await phone.presses(old)
    assert phone.refused == "form-button-stale"
    await phone.begins("paint")
    await phone.presses(old)
    assert (phone.toast, phone.key) == ("form-button-stale", "paint-colour")


async def test_a_number_of_a_dialogue_is_never_given_twice(phone_anywhere: Phone) -> None:
    numbers = []
    for _ in range(3):
        await phone_anywhere.begins("note")
        draft = await phone_anywhere.draft()
        assert draft
        numbers.append(draft.id)
        await phone_anywhere.cancels()
    assert len(set(numbers)) == 3


async def test_the_buttons_of_somebody_else_do_nothing(phone: Phone) -> None:
    zhou, li = replace(phone, chat=-5), replace(phone, account=8, chat=-5, letters=[])
    await zhou.begins("paint")
    await li.presses(zhou.button("红色"))
    assert li.refused == "form-button-stale"
    await li.begins("paint")
    await li.presses(zhou.button("红色"))
    assert li.toast == "form-button-stale"
    draft = await zhou.draft()
    assert draft
    assert draft.data["answers"] == {}


MADE_UP = [
    "v1:f", "v1:f:", "v1:f:x", "v1:f:1", "v1:f:1:0", "v1:f:1:0:o", "v1:f:1:0:o:green", "v1:f:1:0:z", "v1:f:1:0:d",
    "v1:f:1:0:+:red", "v1:f:1:0:-:red", "v1:f:1:0:k", "v1:f:1:0:b", "v1:f:1:0:e:0", "v1:f:1:0:p:-1", "v1:f:1:0:p:²",
    "v1:f:1:0:p:" + "9" * 5000, "v1:f:1:0:y", "v1:f:1:s:y", "v1:f:1:s:e:0", "v1:f:1:99:c", "v1:f:01:0:o:red",
    "v1:f:1:0:t:20261124", "v1:f:1:0:m:0", "v1:f:1:0:o:red:blue", "v1:f:١:0:o:red", "v1:f:1:0:o:\u202ered",
]  # fmt: skip


@pytest.mark.parametrize("data", MADE_UP)
async def test_a_made_up_button_changes_nothing(phone: Phone, filed: Filed, data: str) -> None:
    await phone.begins("paint")
    await phone.presses(data)
    draft = await phone.draft()
    assert draft
    assert (phone.toast, draft.step, draft.data["answers"], filed) == ("form-button-stale", "colour", {}, [])


@pytest.mark.parametrize("what", ["e:", "e:1", "e:99", "e:x", "o:red", "b", "k", "d", "p:1"])
async def test_a_made_up_button_under_the_summary_changes_nothing(phone: Phone, filed: Filed, what: str) -> None:
    await painted(phone)
    draft = await phone.draft()
    assert draft
    await phone.presses(f"v1:f:{draft.id}:s:{what}")
    assert (phone.toast, phone.key, filed) == ("form-button-stale", "paint-summary", [])


@pytest.mark.parametrize("args", ["", ":", ":12", ":x:leak", ":-:leak", ":1_2:leak", ":012:leak", f":{'9' * 19}:leak"])
async def test_made_up_arguments_begin_nothing(phone: Phone, args: str) -> None:
    await phone.presses(f"v1:report{args}")
    assert phone.refused == "button-stale"
    assert await phone.draft() is None


def changed(filed: Filed, how: Sequence[Form[Any]] = ()) -> Engine:
    """The engine of the next version of the house: `note` is another form, `paint` is gone."""
    return Engine([Form("note", Paint, filed.take, command="note"), *how])


@pytest.mark.parametrize("form", ["note", "paint"])
@pytest.mark.parametrize("by", ["words", "tap"])
async def test_a_dialogue_of_an_older_house_is_reset_politely(phone: Phone, filed: Filed, form: str, by: str) -> None:
    await phone.begins(form)
    subject, old = phone.letters[-1].subject, phone.button("form-cancel")
    phone.engine = changed(filed)
    await (phone.says("hello") if by == "words" else phone.presses(old))
    assert phone.key == "form-reset"
    assert (phone.letters[-2].verb, phone.letters[-2].subject) == (Verb.CLOSE, subject)
    assert await phone.draft() is None
    assert phone.heard in {True, None}


BROKEN = [
    {}, {"answers": None}, {"answers": []}, {"answers": {"colour": "green"}}, {"answers": {"count": "many"}},
    {"answers": {"no": "such"}}, {"answers": {"colour": {"x": 1}}},
]  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
async def test_a_row_that_makes_no_sense_is_reset_politely(phone: Phone, data: dict[str, Any]) -> None:
    await phone.begins("paint")
    await spoiled(phone, data=data)
    await phone.says("hello")
    assert phone.key == "form-reset"
    assert await phone.draft() is None


async def test_a_step_that_does_not_exist_is_reset_politely(phone: Phone) -> None:
    await phone.begins("paint")
    await spoiled(phone, step="size")
    await phone.presses(phone.button("form-cancel"))
    assert phone.key == "form-reset"


async def test_a_draft_of_another_version_of_its_form_is_reset_politely(phone: Phone) -> None:
    await phone.begins("paint")
    await spoiled(phone, form_version="00000000")
    await phone.taps("红色")
    assert phone.key == "form-reset"
    assert await phone.draft() is None


async def spoiled(phone: Phone, **columns: Any) -> None:
    async def spoil(work: Work, _: object) -> None:
        await work.db.execute(update(drafts).values(**columns))

    await phone._look(spoil)  # noqa: SLF001


async def test_the_same_questions_are_the_same_version_in_each_process_and_others_are_not(filed: Filed) -> None:
    versions = {form.name: form.version for form in samples(filed)}
    assert versions == {form.name: form.version for form in samples(Filed())}
    assert Form("note", Paint, filed.take).version != Form("note", Note, filed.take).version
