"""Dialogues that are left lying: swept away, and their people told with a button to begin again."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.domain.people import SYSTEM, ChatId, Person
from bot.domain.refusal import Refusal
from bot.packing import unpack_answer
from bot.services import drafts
from bot.services.work import Work
from bot.storage.tables import cards
from bot.talk import Letter
from tests.conversations.phone import Phone


async def swept(phone: Phone) -> tuple[int, list[Letter]]:
    async def verb(work: Work) -> tuple[int, list[Letter]]:
        return await drafts.sweep(work), work.letters

    return await phone.desk.do(SYSTEM, verb)


async def known(phone: Phone) -> None:
    async def verb(work: Work) -> None:
        person = await work.add(Person(code="zhou", name_zh="周", name_en="Zhou"))
        await work.save(person, person.bind(ChatId(7), person.language, work.now))

    await phone.desk.do(SYSTEM, verb)


async def test_what_is_left_lying_is_swept_once_and_told(phone_anywhere: Phone) -> None:
    phone = phone_anywhere
    await known(phone)
    await phone.begins("paint")
    phone.desk.clock.advance(timedelta(minutes=29))
    assert (await swept(phone))[0] == 0
    phone.desk.clock.advance(timedelta(minutes=1))
    count, (letter,) = await swept(phone)
    assert (count, letter.person, letter.body["say"]["$say"]) == (1, 1, "form-expired")
    assert await phone.draft() is None
    assert (await swept(phone))[0] == 0


async def test_the_notice_has_a_button_that_begins_again(phone: Phone) -> None:
    await known(phone)
    await phone.begins("paint")
    phone.desk.clock.advance(timedelta(hours=1))
    _, (letter,) = await swept(phone)
    ((again,),) = unpack_answer(letter.body).rows
    await phone.presses(again)
    assert phone.key == "paint-colour"


async def test_one_that_cannot_be_begun_by_itself_leads_home(phone: Phone) -> None:
    await known(phone)
    await phone.presses("v1:report:12:leak")
    phone.desk.clock.advance(timedelta(hours=1))
    _, (letter,) = await swept(phone)
    ((home,),) = unpack_answer(letter.body).rows
    assert home.action == "home"


async def test_somebody_unknown_is_told_too_but_never_in_a_group(phone: Phone) -> None:
    await phone.begins("note")
    await replace(phone, chat=-5).begins("note")
    phone.desk.clock.advance(timedelta(hours=1))
    count, (letter,) = await swept(phone)
    assert (count, letter.chat, letter.language) == (2, 7, "zh-CN")


async def test_each_answer_gives_more_time(phone: Phone) -> None:
    await phone.begins("note")
    for text in ("a", "b"):
        phone.desk.clock.advance(timedelta(minutes=20))
        assert (await swept(phone))[0] == 0
        await phone.says(text)
    assert phone.key == "note-summary"


async def test_a_dialogue_has_the_time_that_its_form_says(phone: Phone) -> None:
    await phone.begins("visit")
    phone.desk.clock.advance(timedelta(minutes=5))
    assert (await swept(phone))[0] == 1


async def test_where_old_prompts_hang_is_forgotten(phone_anywhere: Phone) -> None:
    phone = phone_anywhere
    await phone.begins("note")
    draft = await phone.draft()
    assert draft

    async def hang(work: Work) -> None:
        for subject in (draft.subject, "draft:999", "repair:1"):
            await work.db.execute(cards.insert().values(chat=7, subject=subject, message=1, digest=""))

    async def hung(work: Work) -> set[str]:
        return {row.subject for row in await work.db.execute(select(cards.c.subject))}

    await phone.desk.do(SYSTEM, hang)
    await swept(phone)
    assert await phone.desk.do(SYSTEM, hung) == {draft.subject, "repair:1"}


async def test_only_the_clock_sweeps(phone: Phone) -> None:
    async def verb(work: Work, _: object) -> str:
        try:
            await drafts.sweep(work)
        except Refusal as refused:
            return refused.key
        return ""

    assert await phone._look(verb) == "stranger-not-allowed"  # noqa: SLF001
