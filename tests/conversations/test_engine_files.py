"""Pictures, albums, files, voices, places and numbers, wherever they come in a dialogue."""

from typing import Any

import pytest

from bot.domain.names import Language
from bot.domain.people import ChatId
from bot.talk import Kind, Verb
from tests.conversations.phone import Phone
from tests.conversations.samples import Caught, Filed


async def test_pictures_over_the_words_go_along(phone: Phone, filed: Filed) -> None:
    await phone.begins("told")
    sent = [await phone.sends(Kind.PHOTO, text=text, album="a") for text in ("done", "")]
    assert (phone.key, phone.lines) == ("told-summary", ["done", "2 photos"])
    await phone.sends(Kind.PHOTO, album="a")
    assert (phone.key, phone.note) == ("told-summary", "form-most-photos")
    await phone.taps("form-confirm")
    assert (filed[0].text, filed[0].photos) == ("done", tuple(sent))


async def test_words_and_picture_begin_an_untouched_dialogue_together(phone: Phone, filed: Filed) -> None:
    await phone.presses("v1:caught")
    first = await phone.sends(Kind.PHOTO, text="Water!", album="a")
    second = await phone.sends(Kind.PHOTO, album="a")
    assert phone.key == "caught-summary"
    await phone.taps("form-confirm")
    assert filed == [Caught("Water!", (first, second))]


async def test_pictures_that_come_at_the_summary_belong_to_it(phone: Phone, filed: Filed) -> None:
    await phone.begins("told")
    await phone.says("done")
    sent = [await phone.sends(Kind.PHOTO, album="a") for _ in range(2)]
    assert (phone.key, phone.lines) == ("told-summary", ["done", "2 photos"])
    await phone.sends(Kind.PHOTO)
    assert (phone.key, phone.note) == ("told-summary", "form-most-photos")
    await phone.taps("form-confirm")
    assert filed[0].photos == tuple(sent)


async def test_photos_come_one_by_one_until_done(phone: Phone, filed: Filed) -> None:
    await phone.begins("pictures")
    assert "form-skip" in phone.labels
    files = [await phone.sends(Kind.PHOTO) for _ in range(3)]
    assert (phone.note, phone.screen.say.args["note"].args["note"].args) == ("form-photos-so-far", {"count": 3})
    assert "form-skip" not in phone.labels
    await phone.taps("form-done")
    await phone.says("words")
    await phone.taps("form-confirm")
    assert filed[0].photos == tuple(files)


async def test_an_album_is_answered_once_and_taken_whole(phone: Phone, filed: Filed) -> None:
    await phone.begins("pictures")
    phone.letters.clear()
    files = [await phone.sends(Kind.PHOTO, album="a") for _ in range(3)]
    assert [letter.verb for letter in phone.letters] == [Verb.RING, Verb.CARD, Verb.CARD]
    await phone.taps("form-done")
    await phone.says("words")
    await phone.taps("form-confirm")
    assert filed[0].photos == tuple(files)


async def test_an_album_that_is_too_long_says_so_and_keeps_what_fits(phone: Phone) -> None:
    await phone.begins("pictures")
    files = [await phone.sends(Kind.PHOTO, album="a") for _ in range(6)]
    draft = await phone.draft()
    assert draft
    assert draft.data["answers"]["photos"] == files[:4]
    assert phone.note == "form-enough-photos"
    await phone.sends(Kind.PHOTO)
    assert phone.note == "form-enough-photos"


async def test_an_album_where_words_are_wanted_is_declined_once(phone: Phone) -> None:
    await phone.begins("note")
    phone.letters.clear()
    for _ in range(3):
        await phone.sends(Kind.PHOTO, album="a")
    assert [letter.verb for letter in phone.letters] == [Verb.RING]
    await phone.sends(Kind.PHOTO, album="b")
    assert phone.note == "form-wants-text"


async def test_the_rest_of_the_album_that_began_a_dialogue_belongs_to_it(phone: Phone, filed: Filed) -> None:
    first = await phone.throws_photo(text="Water!", album="a")
    others = [await phone.sends(Kind.PHOTO, album="a") for _ in range(2)]
    assert phone.key == "caught-summary"
    await phone.taps("form-confirm")
    assert filed == [Caught("Water!", (first, *others))]


async def test_an_album_for_a_single_picture_gives_its_first(phone: Phone, filed: Filed) -> None:
    await phone.begins("things")
    first = await phone.sends(Kind.PHOTO, album="a")
    await phone.sends(Kind.PHOTO, album="a")
    assert (phone.key, phone.note) == ("things-file", "")
    draft = await phone.draft()
    assert draft
    assert draft.data["answers"] == {"photo": first}


async def test_pictures_can_be_taken_back(phone: Phone) -> None:
    await phone.begins("pictures")
    await phone.sends(Kind.PHOTO)
    await phone.taps("form-anew")
    assert "form-skip" in phone.labels
    await phone.taps("form-skip")
    await phone.says("words")
    assert phone.lines[0] == phone.desk.texts.plain(Language.EN, "form-nothing")


async def test_files_voices_places_and_numbers_are_taken_as_they_come(phone: Phone, filed: Filed) -> None:
    await phone.begins("things")
    wrong = {"photo": Kind.FILE, "file": Kind.PHOTO, "voice": Kind.TEXT, "place": Kind.VOICE, "phone": Kind.PLACE}
    right = {
        "photo": Kind.PHOTO, "file": Kind.FILE, "voice": Kind.VOICE, "place": Kind.PLACE, "phone": Kind.CONTACT,
    }  # fmt: skip
    what: dict[str, dict[str, Any]] = {
        "place": {"place": (31.23, 121.47)},
        "phone": {"contact": ("+86 000", ChatId(7))},
    }
    sent = {}
    for name, kind in right.items():
        await phone.sends(wrong[name])
        assert phone.key == f"things-{name}"
        assert phone.note == f"form-wants-{'contact' if name == 'phone' else name}"
        sent[name] = await phone.sends(kind, **what.get(name, {}))
    await phone.taps("form-confirm")
    (things,) = filed
    assert (things.photo, things.file, things.voice) == (sent["photo"], sent["file"], sent["voice"])
    assert (things.place, things.phone) == ((31.23, 121.47), "+86 000")


@pytest.mark.parametrize("owner", [None, ChatId(8)])
async def test_only_ones_own_number_is_taken(phone: Phone, owner: ChatId | None) -> None:
    await phone.begins("things")
    await phone.sends(Kind.PHOTO)
    await phone.taps("form-skip")
    await phone.sends(Kind.VOICE)
    await phone.sends(Kind.PLACE, place=(1.0, 2.0))
    await phone.sends(Kind.CONTACT, contact=("+86 000", owner))
    assert (phone.key, phone.note) == ("things-phone", "form-wants-own-contact")


async def test_a_picture_that_was_edited_is_not_another_one(phone: Phone) -> None:
    await phone.begins("pictures")
    await phone.sends(Kind.PHOTO)
    before = await phone.draft()
    await phone.sends(Kind.PHOTO, edited=True)
    assert before == await phone.draft()
    assert phone.note == "form-photos-so-far"
