"""From the outbox to Telegram, through every trouble that the line can have."""

import asyncio
from datetime import timedelta

from bot.channel.budget import Rates
from bot.domain.people import Person, PersonId
from bot.playground.faults import Trouble
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Lane, LetterState, answer
from tests.channel.conftest import House
from tests.channel.letters import letter, say, settled_as, states, tell
from tests.channel.waiting import until


async def test_after_a_flood_warning_only_that_chat_waits(open_house: House) -> None:
    zhou, li = open_house.phone(), open_house.phone("李")
    open_house.server.faults.add(Trouble.FLOOD, "sendMessage", times=1, seconds=1)
    await zhou.says("one")
    await zhou.waits(lambda: open_house.server.counts["sendMessage"])
    await li.says("two")
    await li.hears("1: two", timeout=0.8)
    assert open_house.texts_to(zhou) == []
    await zhou.hears("1: one")
    assert open_house.office.courier.figures.slowed == 1


async def test_who_blocked_the_bot_is_marked_and_not_written_to_again(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    zhou.user.blocked = True
    await open_house.act(lambda work: tell(work, id_, "one"))
    await settled_as(open_house, LetterState.DEAD)
    await open_house.settled()
    assert (await open_house.person(id_)).unreachable_since
    await open_house.act(lambda work: tell(work, id_, "two"))
    await settled_as(open_house, LetterState.DEAD, 2)
    assert open_house.server.counts["sendMessage"] == 1
    assert [one.error for one in await open_house.letters()][1] == "unreachable"


async def test_who_never_started_is_not_written_to(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)

    async def unbind(work: Work) -> None:
        person = await rows.find(work.db, Person, id_)
        await rows.save(work.db, person.unbind())

    await open_house.act(unbind)
    await open_house.act(lambda work: tell(work, id_, "one"))
    await settled_as(open_house, LetterState.DEAD)
    assert [one.error for one in await open_house.letters()] == ["not started"]
    assert open_house.server.counts["sendMessage"] == 0


async def test_a_group_that_put_the_bot_out_says_nothing_about_the_person(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    group = open_house.world.group("前台")
    group.bot_status = "kicked"
    await open_house.act(letter(group.id, "hello", person=id_))
    await settled_as(open_house, LetterState.DEAD)
    assert (await open_house.person(id_)).unreachable_since is None


async def test_markup_that_telegram_cannot_read_is_sent_as_bare_words(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await open_house.act(lambda work: _broken(work, id_))
    await zhou.hears("5 < 6 & 7")
    await open_house.settled()
    shown = answer("sample-broken", text="now a card <")
    await open_house.act(lambda work: work.show(id_, "repair:1", shown))
    await zhou.hears("now a card <")
    await open_house.act(lambda work: work.show(id_, "repair:1", answer("sample-broken", text="edited <")))
    await zhou.hears("edited <")
    assert open_house.texts_to(zhou) == ["5 < 6 & 7", "edited <"]


async def _broken(work: Work, whom: PersonId) -> None:
    work.tell(whom, "sample-broken", text="5 < 6 & 7")


async def test_a_text_that_does_not_exist_is_given_up_and_holds_nobody_up(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)

    async def nonsense(work: Work) -> None:
        work.tell(id_, "no-such-text")
        work.tell(id_, "sample-text", text="after")

    await open_house.act(nonsense)
    await zhou.hears("after")
    await open_house.settled()
    assert await states(open_house) == [LetterState.DEAD, LetterState.SENT]


async def test_what_was_surely_not_sent_is_tried_again(house: House) -> None:
    zhou = house.phone()
    house.server.faults.add(Trouble.DROP_BEFORE, "sendMessage", times=2)
    async with house.running():
        await zhou.says("one")
        await zhou.hears("1: one")
        await house.settled()
        assert house.office.courier.figures.retried == 2
    assert [one.attempts for one in await house.letters()] == [3]


async def test_what_fails_again_and_again_is_tried_ever_more_slowly(open_house: House) -> None:
    zhou = open_house.phone()
    open_house.server.faults.add(Trouble.DROP_BEFORE, "sendMessage", times=3)
    await zhou.says("one")
    await zhou.waits(lambda: open_house.server.counts["sendMessage"])
    begun = asyncio.get_running_loop().time()
    await zhou.hears("1: one")
    # Half a second, one, two.
    assert asyncio.get_running_loop().time() - begun > 3.3


async def test_an_answer_of_unknown_fate_is_sent_again_and_a_greeting_is_not(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    open_house.server.faults.add(Trouble.DROP_AFTER, "sendMessage", times=1)
    await zhou.says("one")
    await zhou.waits(lambda: len(open_house.texts_to(zhou)) == 2)
    open_house.server.faults.add(Trouble.DROP_AFTER, "sendMessage", times=1)

    async def greet(work: Work) -> None:
        work.send(id_, say("good morning"), twice=False)

    await open_house.act(greet)
    await settled_as(open_house, LetterState.UNKNOWN)
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["1: one", "1: one", "good morning"]
    assert await states(open_house) == [LetterState.SENT, LetterState.UNKNOWN]


async def test_what_was_on_the_wire_when_the_process_died_goes_again_only_if_it_may(house: House) -> None:
    zhou = house.phone()
    await house.act(letter(zhou.user.id, "answer", state=LetterState.SENDING, twice=True))
    await house.act(letter(zhou.user.id, "greeting", state=LetterState.SENDING, twice=False))
    await house.act(letter(zhou.user.id, "never tried", state=LetterState.NEW, twice=False))
    async with house.running():
        await zhou.hears("never tried")
        await house.settled()
        assert house.office.courier.figures.unknown_before == 1
    assert await states(house) == [LetterState.SENT, LetterState.UNKNOWN, LetterState.SENT]
    assert house.texts_to(zhou) == ["answer", "never tried"]


async def test_what_a_closing_courier_had_not_tried_is_sent_after_the_next_start(house: House) -> None:
    crowd = [await house.known(house.phone(str(number))) for number in range(120)]

    async def statements(work: Work) -> None:
        work.send(crowd, say("your statement"), lane=Lane.BROADCAST, twice=False)

    async with house.running(rates=Rates()) as office:
        await house.act(statements)
        await until(lambda: office.courier.figures.queued[Lane.BROADCAST] > 30)
    assert LetterState.TAKEN in set(await states(house))
    async with house.running():
        await settled_as(house, LetterState.SENT, 120)
    assert house.office.courier.figures.unknown_before == 0


async def test_what_surely_was_not_sent_is_not_lost_with_the_courier(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    fault = house.server.faults.add(Trouble.FLOOD, "sendMessage")

    async def statement(work: Work) -> None:
        work.send(id_, say("your statement"), twice=False)

    async with house.running():
        await house.act(statement)
        await until(lambda: fault.struck)
        await settled_as(house, LetterState.TAKEN)
    house.server.faults.clear()
    async with house.running():
        await zhou.hears("your statement")
    assert house.office.courier.figures.unknown_before == 0


async def test_letters_written_while_the_courier_opens_are_sent_once(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    house.rebuilt()
    for number in range(5):
        await house.act(lambda work, text=str(number): tell(work, id_, text))  # type: ignore[misc]
    courier = house.office.courier
    async with house.office.application:
        running = asyncio.create_task(courier.run())
        writing = [house.act(lambda work, text=str(n): tell(work, id_, text)) for n in range(5, 30)]  # type: ignore[misc]
        await asyncio.gather(*writing)
        await settled_as(house, LetterState.SENT, 30)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert sorted(map(int, house.texts_to(zhou))) == list(range(30))


async def test_what_is_for_later_waits_for_the_buildings_clock(house: House) -> None:
    zhou = house.phone()
    later = house.desk.clock.now() + timedelta(hours=8)
    await house.act(letter(zhou.user.id, "in the morning", not_before=later))
    async with house.running():
        await asyncio.sleep(1.2)
        assert house.texts_to(zhou) == []
        house.desk.clock.advance(timedelta(hours=8))
        await zhou.hears("in the morning")


async def test_each_reads_in_their_own_language_unless_the_letter_names_one(open_house: House) -> None:
    zhou, john = open_house.phone(), open_house.phone("John", language="en")
    ids = [await open_house.known(phone) for phone in (zhou, john)]

    async def tell(work: Work) -> None:
        work.tell(ids, "not-found")

    await open_house.act(tell)
    await zhou.hears("没有找到")
    await john.hears("Not found")
