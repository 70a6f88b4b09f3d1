"""Who is not in the chat: everybody is named to the desk, however many they are, page after page."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from sqlalchemy import update

from bot.domain.arrears import ArrearsList
from bot.domain.people import SYSTEM, ChatId
from bot.domain.units import Tenant, TenantId, TenantKind
from bot.handlers import fees
from bot.services import arrears, fee_unreached
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import arrears_lists
from bot.storage.tables import people
from bot.talk import Answer, Kind, Press, Said, Speaker, button
from tests.services import ledger
from tests.services.ledger import MONTH, NOTICE_DAY, line
from tests.services.town import Town, at, ticks, told

MORE = 70


async def named(town: Town, asked: Callable[[Work, Said], Awaitable[Answer]], *of: str) -> list[str]:
    """Whose buttons stand in a list, as somebody at the desk turns its pages."""
    found: list[str] = []
    page, speaker = 0, Speaker(ChatId(1))
    while True:
        said = Said(
            update=page, chat=speaker.chat, speaker=speaker, at=town.desk.clock.now(), kind=Kind.BUTTON,
            press=Press("", (*of, f"{page}")),
        )  # fmt: skip
        it = await town.does("csr", lambda w: asked(w, said))  # noqa: B023 - done before the next
        shown = [one for row in it.rows for one in row]
        found += [str(one.args[0]) for one in shown if one.action in {"bill-open", "bill-reason"}]
        if not any("page-on" in str(one.label) for one in shown):
            return found
        page += 1


@pytest.mark.manual("R148", "R155")
async def test_everybody_who_has_to_be_visited_phoned_or_explained_is_named(town: Town) -> None:
    await ledger.opened(town)

    async def settled_in(work: Work) -> list[TenantId]:
        fresh = (Tenant(code=f"X{n}", kind=TenantKind.COMPANY, name_zh="新", name_en="New") for n in range(MORE))
        return [(await work.add(one)).id for one in fresh]

    more = await town.desk.do(SYSTEM, settled_in)
    there = await ledger.other(town)
    await ledger.told(town, [*(line(one, 100) for one in more), line(town.tenant, 1), line(there, 2, unit="0901")])
    for minute in (2, 3):
        await ticks(town, at(town, 10, minute, day=NOTICE_DAY))
    visited = await named(town, fees.unreached, MONTH)
    await ticks(town, at(town, 10, 1, day=date(2026, 12, 31)))
    phoned = await named(town, fees.to_phone)
    (made,) = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, ArrearsList, arrears_lists.c.id > 0))
    await town.does("finance_manager", lambda w: arrears.review(w, made.id))
    explained = await named(town, fees.reasons, f"{made.id}")
    assert [len(found) for found in (visited, phoned, explained)] == [MORE, MORE, MORE + 2]
    assert [len(set(found)) for found in (visited, phoned, explained)] == [MORE, MORE, MORE + 2]
    assert [one["count"] for one in await told(town, "csr", "fee-unreached")] == [48, MORE - 48]


async def test_the_message_names_the_first_and_leads_to_all_of_them_where_there_are_more(town: Town) -> None:
    await ledger.opened(town)
    gone = update(people).where(people.c.id.in_([town.people["tenant"], town.people["neighbour"]])).values(chat=None)
    await town.desk.do(SYSTEM, lambda w: w.db.execute(gone))
    await ledger.told(town, [line(town.tenant, 1), line(await ledger.other(town), 2, unit="0901")])
    held = [bill for bill, _ in await town.desk.do(SYSTEM, lambda w: fee_unreached.of_month(w, MONTH))]
    whole = button("bills-unreached", MONTH)
    few = await town.desk.do(SYSTEM, lambda w: fee_unreached.doors(w, held, whole))
    many = await town.desk.do(SYSTEM, lambda w: fee_unreached.doors(w, held * 6, whole))
    assert (len(held), len(few), len(many)) == (2, 2, 11)
    assert [whole in row for row in many] == [False] * 10 + [True]
