"""Letters to be sent, and what became of them."""

from collections.abc import Callable
from typing import Any

from bot.domain.people import ChatId, PersonId
from bot.packing import pack_answer
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Lane, Letter, LetterState, answer, button
from tests.channel.conftest import House
from tests.channel.waiting import until


def say(text: str, **how: Any) -> Answer:
    return answer("sample-text", text=text, **how)


def letter(chat: int, text: str, **how: Any) -> Callable[[Work], Any]:
    """A verb that writes one letter straight into the outbox."""

    async def write(work: Work) -> None:
        body = pack_answer(say(text))
        row = Letter(chat=ChatId(chat), created_at=work.now, body=body, **how)
        await rows.add(work.db, row)

    return write


async def card(house: House, whom: PersonId, text: str, *, ring: bool = False, lane: Lane = Lane.NOTICE) -> None:
    shown = say(text, rows=((button("count"),),))
    await house.act(lambda work: work.show(whom, "repair:1", shown, ring=ring, lane=lane))


async def states(house: House) -> list[LetterState]:
    return [one.state for one in await house.letters()]


async def settled_as(house: House, state: LetterState, number: int = 1) -> None:
    async def there() -> bool:
        return (await states(house)).count(state) >= number

    await until(there)


async def tell(work: Work, whom: PersonId, text: str) -> None:
    work.tell(whom, "sample-text", text=text)


async def send(work: Work, whom: PersonId, it: Answer) -> None:
    work.send(whom, it)
