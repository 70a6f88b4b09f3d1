"""Mail at the front desk: codes, wrong units, reminders, what goes back, what is kept."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.custody import MOST_TRIES, Receipt
from bot.domain.mail_items import MailItem, MailKind, MailStatus, Returned
from bot.domain.people import SYSTEM, Person
from bot.domain.refusal import Refusal
from bot.services import mail_items, mail_register, privacy
from bot.services.mail_items import Arriving
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from tests.services.kitchen import outcome
from tests.services.town import MONDAY, Town, asking, at, ticks, told

DAY = timedelta(days=1)


_tracked = count(1)


async def came(town: Town, addressee: str = "", kind: MailKind = MailKind.PARCEL) -> MailItem:
    arriving = Arriving(town.unit, kind, "顺丰", f"SF{next(_tracked)}", addressee)
    return await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))


async def now(town: Town, made: MailItem) -> MailItem:
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, MailItem, made.id))


async def without_chat(town: Town, who: str) -> None:
    async def left(work: Work) -> None:
        person = await rows.find(work.db, Person, town.people[who])
        await work.save(person, person.unbind())

    await town.desk.do(SYSTEM, left)


@pytest.mark.manual("R25")
async def test_what_lies_here_is_not_taken_in_a_second_time_and_what_comes_again_is(town: Town) -> None:
    made = await came(town)
    twice = Arriving(town.other_unit, MailKind.EXPRESS, tracking=made.tracking)
    assert await town.outcome("csr", lambda w: mail_items.take_in(w, twice)) == "mail-there-already"
    await town.does("receptionist", lambda w: mail_items.give_back(w, made.id, Returned.REFUSED))
    assert (await town.does("csr", lambda w: mail_items.take_in(w, twice))).tracking == made.tracking


@pytest.mark.manual("R26", "R63")
async def test_whoever_shows_the_code_gets_it_once(town: Town) -> None:
    made = await came(town)
    code = (await town.does("tenant", lambda w: mail_items.give_code(w, made.id))).code
    assert len(code) == 6
    assert code.isdecimal()
    assert not any(code in str(args) for args in await told(town, "receptionist", "mail-card"))
    assert any(code in str(args) for args in await told(town, "tenant", "mail-card"))
    done = await town.does("receptionist", lambda w: mail_items.collect(w, made.id, code, "李师傅"))
    assert (done.status, done.receipt, done.collected_by, done.code) == (
        MailStatus.HANDED_OVER, Receipt.CODE, "李师傅", "",
    )  # fmt: skip
    again = await outcome(town, "csr", lambda w: mail_items.collect(w, made.id, code, "王"), at(town, 10))
    assert again == "mail-is-handed-over"


@pytest.mark.manual("R26")
async def test_after_five_wrong_codes_the_code_is_void_and_the_tenant_knows(town: Town) -> None:
    made = await came(town)
    code = (await town.does("tenant", lambda w: mail_items.give_code(w, made.id))).code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for tries in range(1, MOST_TRIES + 1):
        assert await told(town, "tenant", "mail-code-void") == []
        left = await town.does("receptionist", lambda w: mail_items.collect(w, made.id, wrong, "x"))
        assert (left.held, left.tries) == (True, tries)
    assert len(await told(town, "tenant", "mail-code-void")) == 1
    with pytest.raises(Refusal, match="mail-no-code"):
        await town.does("receptionist", lambda w: mail_items.collect(w, made.id, code, "x"))
    fresh = (await town.does("tenant", lambda w: mail_items.give_code(w, made.id))).code
    done = await town.does("receptionist", lambda w: mail_items.collect(w, made.id, fresh, "x"))
    assert not done.held


async def test_a_new_code_makes_the_one_before_worthless(town: Town) -> None:
    made = await came(town)
    old, new = [(await town.does("tenant", lambda w: mail_items.give_code(w, made.id))).code for _ in range(2)]
    if old != new:
        assert (await town.does("csr", lambda w: mail_items.collect(w, made.id, old, "x"))).held


async def test_who_was_asked_to_confirm_and_takes_a_code_instead_reads_the_code(town: Town) -> None:
    made = await came(town)
    await town.does("receptionist", lambda w: mail_items.ask(w, made.id))
    code = (await town.does("tenant", lambda w: mail_items.give_code(w, made.id))).code
    assert (await told(town, "tenant", "mail-card"))[-1]["state"]["args"]["code"] == code
    assert await town.outcome("tenant", lambda w: mail_items.confirm(w, made.id)) == "mail-not-asked"


async def test_a_tap_counts_for_half_an_hour_after_the_desk_asked(town: Town) -> None:
    made = await came(town)
    await town.does("receptionist", lambda w: mail_items.ask(w, made.id))
    town.desk.clock.advance(timedelta(minutes=31))
    with pytest.raises(Refusal, match="mail-not-asked"):
        await town.does("tenant", lambda w: mail_items.confirm(w, made.id))


@pytest.mark.manual("R62", "R63")
async def test_whoever_was_told_by_mistake_learns_that_and_not_whose_it_is(town: Town) -> None:
    made = await came(town, "周敏")
    await town.does("csr", lambda w: mail_items.move(w, made.id, town.other_unit, "misread 0901"))
    assert (await told(town, "tenant", "mail-card-gone"))[-1] == {"number": made.number}
    assert (await told(town, "neighbour", "mail-card"))[-1]["unit"] == "0901"
    with pytest.raises(Refusal, match="not-found"):
        await town.does("tenant", lambda w: mail_items.open_card(w, made.id))
    assert (await town.does("tenant", mail_items.lying_here)).found == ()
    before = len(await told(town, "tenant", "mail-card"))
    await town.does("neighbour", lambda w: mail_items.give_code(w, made.id))
    assert len(await told(town, "tenant", "mail-card")) == before


@pytest.mark.manual("R63")
async def test_the_tenant_is_reminded_and_then_the_desk_asked_to_return_it(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    made = await came(town)
    for days in range(2, 15, 2):
        await ticks(town, at(town, 9, 1, day=MONDAY + days * DAY))
        assert (await now(town, made)).reminders == days // 2
    assert await told(town, "receptionist", "mail-overdue") == []
    await ticks(town, at(town, 9, 1, day=MONDAY + 15 * DAY))
    assert (await told(town, "receptionist", "mail-overdue")) == [{"number": made.number}]
    await town.does("receptionist", lambda w: mail_items.give_back(w, made.id, Returned.OVERDUE))
    state = (await told(town, "tenant", "mail-card"))[-1]["state"]
    assert state["$say"] == "mail-state-returned"
    await ticks(town, at(town, 9, 2, day=MONDAY + 17 * DAY))
    assert len(await told(town, "receptionist", "mail-overdue")) == 1
    assert (await now(town, made)).reminders == 7


async def test_what_is_not_returned_is_asked_about_again(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    await came(town)
    for days in (15, 17, 19):
        await ticks(town, at(town, 9, 1 + days, day=MONDAY + days * DAY))
    assert len(await told(town, "csr", "mail-overdue")) == 3


async def test_who_cannot_be_told_is_phoned(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    await without_chat(town, "tenant")
    made = await came(town)
    assert await town.does("receptionist", lambda w: mail_items.must_be_phoned(w, made))
    arriving = Arriving(town.other_unit, MailKind.PARCEL)
    await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))
    assert [one.phone for one in (await town.does("csr", mail_items.lying_here)).found] == [True, False]
    await ticks(town, at(town, 9, 1, day=MONDAY + 2 * DAY))
    assert await told(town, "csr", "mail-please-phone") == [{"number": made.number}]


@pytest.mark.manual("R25")
async def test_the_register_has_a_line_for_each(town: Town) -> None:
    first, second = await came(town, "周敏"), await came(town)
    assert (first.number, second.number) == ("P-000001", "P-000002")
    await town.does("receptionist", lambda w: mail_items.sign(w, second.id, "周敏"))
    book = await town.does("csr", lambda w: mail_register.of(w, MONDAY, MONDAY))
    assert [(one.kept.number, one.unit, one.fetched_by.zh) for one in book.lines] == [
        ("P-000001", "0801", ""), ("P-000002", "0801", "周敏"),
    ]  # fmt: skip
    assert (await town.does("csr", lambda w: mail_register.of(w, MONDAY - DAY, MONDAY - DAY))).lines == ()


@pytest.mark.manual("R244")
async def test_what_came_for_somebody_is_handed_over_and_emptied_with_them(town: Town) -> None:
    mine, other = await came(town, "tenant"), await came(town, "somebody else")
    await town.does("receptionist", lambda w: mail_items.sign(w, mine.id, "tenant"))
    kept = (await town.does("tenant", privacy.export))["mail"]
    assert [one["number"] for one in kept] == [mine.number]
    await town.does("tenant", privacy.erase)
    after = await now(town, mine)
    assert (after.addressee, after.tracking, after.collected_by, after.number) == ("", "", "", mine.number)
    assert (await now(town, other)).addressee == "somebody else"


async def test_whatever_lies_here_is_on_some_page_and_a_page_costs_the_same_however_much_there_is(town: Town) -> None:
    few = [(await came(town)).id for _ in range(2)]
    with asking(town) as asked_for_few:
        await town.does("csr", mail_items.lying_here)
    made = [*few, *[(await came(town)).id for _ in range(mail_items.PAGE)]]
    with asking(town) as asked_for_many:
        first = await town.does("csr", mail_items.lying_here)
    assert len(asked_for_few) == len(asked_for_many)
    last = await town.does("csr", lambda w: mail_items.lying_here(w, 1))
    assert [one.item.id for one in (*first.found, *last.found)] == made
    assert (first.count, last.count) == (len(made), len(made))
    for page, same in ((-1, first), (99, last)):
        assert await town.does("csr", lambda w, page=page: mail_items.lying_here(w, page)) == same  # type: ignore[misc]


@pytest.mark.manual("R26")
async def test_a_registered_letter_is_signed_for_only_where_nobody_can_confirm_it_in_the_chat(town: Town) -> None:
    made = await came(town, kind=MailKind.REGISTERED)
    signs = lambda w: mail_items.sign(w, made.id, "周敏")  # noqa: E731
    assert await outcome(town, "csr", signs, at(town, 10)) == "mail-registered"
    assert not any("mail-sign" in str(one) for one in await _shown(town))
    await without_chat(town, "tenant")
    await town.does("csr", lambda w: mail_items.open_card(w, made.id))
    assert "mail-sign" in str((await _shown(town))[-1])
    done = await town.does("csr", signs)
    assert (done.receipt, done.collected_by) == (Receipt.SIGNATURE, "周敏")


async def _shown(town: Town) -> list[Any]:
    """The cards of mail as a colleague has them, with their buttons."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people["csr"], outbox.c.subject.like("mail:%"))
        return list((await db.execute(mine.order_by(outbox.c.id))).scalars())
