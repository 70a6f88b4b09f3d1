"""How letters look when they arrive."""

from dataclasses import replace

from bot.domain.people import ChatId
from bot.playground.faults import Trouble
from bot.playground.phones import PIXEL, Phone
from bot.services.work import Work
from bot.talk import Button, FileId, LetterState, answer, button, words
from tests.channel import sample
from tests.channel.conftest import House
from tests.channel.letters import letter, say, send, settled_as


async def test_photos_go_as_albums_with_the_words_and_buttons_after_them(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.says("look", photo=True)
    await zhou.hears("1: look")
    photo = FileId(next(shown.media.file_id for shown in zhou.chat if shown.media))
    open_house.server.faults.add(Trouble.FLOOD, "sendMessage", times=1, seconds=1)
    many = replace(say("eleven photos", rows=((button("count"),),)), photos=(photo,) * 11)
    one = replace(say("one photo", rows=((button("count"),),)), photos=(photo,))
    await open_house.act(lambda work: send(work, id_, many))
    await zhou.hears("eleven photos")
    await open_house.act(lambda work: send(work, id_, one))
    shown = await zhou.hears("one photo")
    assert shown.media
    assert shown.buttons
    assert open_house.server.counts["sendMediaGroup"] == 1  # the flood warning after it does not repeat it
    assert open_house.server.counts["sendPhoto"] == 2
    assert len([shown for shown in zhou.chat if shown.by_bot and shown.media]) == 12


async def test_pictures_that_came_as_files_go_as_files(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.says("look", photo=True)
    await zhou.sends_document(PIXEL, "a.png", mime="image/png", caption="there")
    await zhou.hears("there")
    photo, sent = (shown.media.file_id for shown in zhou.chat if shown.media)
    mixed = (FileId(photo), FileId(f"file:{sent}"), FileId(f"file:{sent}"), FileId(photo))
    await open_house.act(lambda work: send(work, id_, replace(say("four"), photos=mixed)))
    await zhou.hears("four")
    shown = [shown.media.kind for shown in zhou.chat if shown.by_bot and shown.media]
    assert shown == ["photo", "document", "document", "photo"]
    await open_house.act(lambda work: send(work, id_, replace(say("one"), photos=mixed[1:2])))
    last = await zhou.hears("one")
    assert last.media
    assert last.media.kind == "document"


async def test_a_paper_goes_with_its_words_and_long_words_go_before_it(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await open_house.act(lambda work: send(work, id_, replace(say("the roll-up"), paper=("sheet", "roll-up"))))
    shown = await zhou.hears("the roll-up")
    assert shown.media
    assert shown.media.name == "roll-up.xlsx"
    long = replace(say("长" * 3000), paper=("sheet", "roll-up"))
    await open_house.act(lambda work: send(work, id_, long))
    await open_house.settled()
    text, file = [shown for shown in zhou.chat if shown.by_bot][-2:]
    assert (len(text.text), text.media, len(file.text)) == (3000, None, 1024)


async def test_what_is_alike_for_all_is_drawn_once_and_uploaded_once_for_each_language(open_house: House) -> None:
    readers = [open_house.phone("周"), open_house.phone("吴"), open_house.phone("Lee", language="en")]
    people = [await open_house.known(reader) for reader in readers]
    sample.posters.clear()
    for round_ in ("first", "second"):
        it = replace(say(f"{round_} poster"), paper=("poster", "moon"))
        for id_ in people:
            await open_house.act(lambda work, id_=id_, it=it: send(work, id_, it))  # type: ignore[misc]
        shown = [(await reader.hears(f"{round_} poster")).media for reader in readers]
        assert [media.kind for media in shown if media] == ["photo"] * 3
    assert sorted(sample.posters) == ["moon en", "moon zh-CN"]
    handles = {media.file_id for reader in readers for media in (one.media for one in reader.chat) if media}
    await open_house.act(lambda work: send(work, people[0], replace(say("another"), paper=("poster", "sun"))))
    await readers[0].hears("another")
    assert len(sample.posters) == 3
    assert len(handles) <= 3  # at most the first ones, who were all written to at once


async def test_a_caption_that_telegram_cannot_read_is_sent_as_bare_words(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.says("look", photo=True)
    await zhou.hears("1: look")
    photo = FileId(next(shown.media.file_id for shown in zhou.chat if shown.media))
    broken = answer("sample-broken", text="5 < 6 & " + "长" * 1000)
    for it in (replace(broken, photos=(photo,)), replace(broken, paper=("sheet", "roll-up"))):
        zhou.looked()
        await open_house.act(lambda work, it=it: send(work, id_, it))  # type: ignore[misc]
        shown = await zhou.hears("5 < 6 & 长")
        assert shown.media
        assert shown.text == "5 < 6 & " + "长" * 1000
    await open_house.settled()
    assert open_house.server.counts["sendPhoto"] == 2
    assert open_house.server.counts["sendDocument"] == 2


async def test_buttons_carry_colours_links_and_clipboard(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    row = (
        button("count"),
        Button("site", url="https://example.org/"),
        Button(words("button-open"), copy="WO-2026-000001"),
    )
    await open_house.act(lambda work: send(work, id_, say("three", rows=(row,))))
    [shown] = (await zhou.hears("three")).buttons
    assert [one.kind for one in shown] == ["callback_data", "url", "copy_text"]
    await zhou.taps("open")
    assert zhou.clipboard == "WO-2026-000001"


async def test_letters_of_a_chat_that_moved_without_a_word_follow_it(house: House) -> None:
    group = house.world.group("前台", supergroup=False)
    group.members[house.phone().user.id] = "member"
    fresh = house.world.migrate(group)
    house.world.updates.forget()
    for text in ("one", "two"):
        await house.act(letter(group.id, text))
    async with house.running():
        await settled_as(house, LetterState.SENT, 2)
    assert house.texts_to(Phone(house.world, house.world.user("周"), fresh)) == ["one", "two"]
    assert {one.chat for one in await house.letters()} == {fresh.id}


async def test_a_card_of_a_group_that_moved_without_a_word_hangs_once_in_the_new_one(open_house: House) -> None:
    group = open_house.world.group("工程", supergroup=False)
    member = open_house.phone()
    group.members[member.user.id] = "member"

    async def shown(text: str) -> None:
        await open_house.act(lambda work: show_in(work, ChatId(group.id), text))
        await open_house.settled()

    await shown("before")
    fresh = open_house.world.migrate(group)
    open_house.world.updates.forget()
    for text in ("moved", "edited"):
        await shown(text)
        group = fresh
    assert open_house.texts_to(Phone(open_house.world, member.user, fresh)) == ["edited"]


async def show_in(work: Work, chat: ChatId, text: str) -> None:
    work.show_in(chat, None, "repair:1", say(text))


async def test_a_slow_answer_is_announced_and_comes_even_where_the_announcement_fails(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("slow")
    await zhou.hears("1: slow")
    await open_house.settled()
    assert open_house.server.counts["sendChatAction"] == 1
    open_house.server.faults.add(Trouble.ERROR_500, "sendChatAction", times=1)
    await zhou.says("slow")
    await zhou.hears("2: slow")


async def test_the_figures_tell_what_was_sent(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("one")
    await zhou.hears("1: one")
    await open_house.settled()
    lines = list(open_house.office.courier.figures.lines())
    assert 'guanjia_letters_total{lane="answer",state="sent"} 1' in lines
    assert 'guanjia_letter_wait_seconds_count{lane="answer"} 1' in lines
    assert 'guanjia_letters_queued{lane="answer"} 0' in lines
