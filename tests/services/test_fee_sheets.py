"""Every state of a receivables list × every verb × everybody: the three say yes in their turn, and nobody else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from bot.domain.bills import Bill
from bot.domain.fee_uploads import Upload, UploadKind, UploadStatus
from bot.domain.fees import FeeLine, FeeSheet, FeeSheetId, FeeTable, SheetStatus
from bot.domain.grids import Problem
from bot.domain.people import SYSTEM, PersonId, Post
from bot.domain.permits import GRANTS, May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import fee_sheets, fee_uploads
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fee_tables import bills
from bot.storage.fee_tables import fee_sheets as table
from bot.storage.tables import posts
from tests.services import ledger
from tests.services.ledger import CHAIN, MONTH, line
from tests.services.town import LONG_AGO, ROLES, Town, lines, told

VERBS: dict[str, Callable[[Work, FeeSheetId], Awaitable[Any]]] = {
    "approve": fee_sheets.approve,
    "reject": lambda w, i: fee_sheets.reject(w, i, "the water is wrong"),
    "open": fee_sheets.open_card,
    "paper": fee_sheets.on_paper,
}
STATES: dict[str, tuple[tuple[str, str], ...]] = {
    "for the manager": (),
    "for the general manager": (("cs_manager", "approve"),),
    "for finance": (("cs_manager", "approve"), ("general_manager", "approve")),
    "approved": tuple((who, "approve") for who in CHAIN),
    "rejected": (("cs_manager", "approve"), ("general_manager", "reject")),
    "replaced": (("accountant", "again"),),
}
"""How a list gets into each state."""
TURN = dict(zip(STATES, CHAIN, strict=False))


async def staged(town: Town, state: str) -> FeeSheetId:
    found = await ledger.submitted(town, [line(town.tenant, 100)])
    for who, verb in STATES[state]:
        if verb == "again":
            await ledger.submitted(town, [line(town.tenant, 200)])
        else:
            await town.does(who, lambda w, verb=verb: VERBS[verb](w, found.id))  # type: ignore[misc]
    return found.id


def expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    permits = GRANTS[ROLES[who]] if who in ROLES else frozenset()
    if verb in {"open", "paper"}:
        return ("done",) if May.SEE_FEES in permits else ("not-allowed", "stranger-not-allowed")
    if May.APPROVE_FEES not in permits:
        return ("not-allowed", "stranger-not-allowed")
    if state not in TURN:
        return (f"fees-is-{state}",)
    return ("done",) if TURN[state] == who else ("fees-not-your-turn",)


@pytest.mark.manual("R40", "R42", "R147")
@pytest.mark.parametrize("state", list(STATES))
async def test_everybody_may_do_what_the_table_says_and_nothing_else(embedded_town: Town, state: str) -> None:
    town = await ledger.opened(embedded_town)
    id_ = await staged(town, state)
    before = await lines(town)
    wrong = []
    for verb, done in VERBS.items():
        tried = await town.outcomes((*ROLES, "stranger"), lambda w, done=done: done(w, id_))  # type: ignore[misc]
        wrong += [
            f"{who} {verb} {state}: {said}" for who, said in tried.items() if said not in expected(who, verb, state)
        ]
    assert wrong == []
    assert await lines(town) == before


async def test_nobody_approves_what_they_sent_in(town: Town) -> None:
    await ledger.opened(town)
    await _also(town, "cs_manager", Role.ACCOUNTANT)
    with pytest.raises(Refusal, match="fees-nobody-approves"):
        await town.does("cs_manager", lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, MONTH, "f"))
    await _also(town, "csr", Role.CS_MANAGER)
    made = await ledger.submitted(town, [line(town.tenant, 100)], who="cs_manager")
    with pytest.raises(Refusal, match="fees-own"):
        await town.does("cs_manager", lambda w: fee_sheets.approve(w, made.id))
    assert (await town.does("csr", lambda w: fee_sheets.approve(w, made.id))).waits_for is Role.GENERAL_MANAGER


async def test_one_person_in_two_posts_is_not_two_people(town: Town) -> None:
    await ledger.opened(town)
    await _also(town, "cs_manager", Role.GENERAL_MANAGER)
    made = await ledger.submitted(town, [line(town.tenant, 100)])
    await town.does("cs_manager", lambda w: fee_sheets.approve(w, made.id))
    with pytest.raises(Refusal, match="fees-approved-by-you"):
        await town.does("cs_manager", lambda w: fee_sheets.approve(w, made.id))


async def test_where_one_person_would_have_to_be_two_nothing_is_sent_in(town: Town) -> None:
    await ledger.opened(town)
    await _also(town, "cs_manager", Role.GENERAL_MANAGER)
    await vacated(town, town.people["general_manager"])
    with pytest.raises(Refusal, match="fees-three-people"):
        await town.does("accountant", lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, MONTH, "f"))


async def test_who_alone_can_say_a_later_yes_does_not_use_it_up(town: Town) -> None:
    await ledger.opened(town)
    await _also(town, "general_manager", Role.CS_MANAGER)
    made = await ledger.submitted(town, [line(town.tenant, 100)])
    with pytest.raises(Refusal, match="fees-needed-later") as refused:
        await town.does("general_manager", lambda w: fee_sheets.approve(w, made.id))
    assert refused.value.words["role"].key == "role-general-manager"
    for who in CHAIN:
        done = await town.does(who, lambda w: fee_sheets.approve(w, made.id))
    assert done.status is SheetStatus.APPROVED


async def vacated(town: Town, person: PersonId) -> None:
    """Their post is nobody's any more."""

    async def vacate(work: Work) -> None:
        held = await rows.first(work.db, Post, posts.c.person == person)
        assert held
        await work.save(held, held.end(work.now))

    await town.desk.do(SYSTEM, vacate)


async def _also(town: Town, who: str, role: Role) -> None:
    post = Post(person=town.people[who], role=role, since=LONG_AGO)
    await town.desk.do(SYSTEM, lambda w: w.add(post))


def repair(town: Town) -> FeeLine:
    return line(town.tenant, 500, FeeTable.REPAIR, ref="WO-2026-000009")


async def test_what_stands_in_a_list_under_way_is_not_taken_into_another(town: Town) -> None:
    await ledger.opened(town)
    made = await ledger.submitted(town, [repair(town)])
    later = await ledger.sent_in(town, [repair(town)], "2027-01")
    known = await town.desk.do(SYSTEM, lambda w: fee_sheets.charged(w, but="2027-01"))
    assert known == {("wo-2026-000009", None): MONTH}
    with pytest.raises(Refusal, match="fees-charged-meanwhile"):
        await town.does("accountant", lambda w: fee_uploads.confirm(w, later.id))
    await town.does("cs_manager", lambda w: fee_sheets.reject(w, made.id, "it was given as a present"))
    await town.does("accountant", lambda w: fee_uploads.confirm(w, later.id))


async def test_two_lists_that_were_under_way_together_charge_a_repair_once(town: Town) -> None:
    await ledger.opened(town)
    sender = town.people["accountant"]

    async def both(work: Work) -> list[FeeSheetId]:
        """As two that were sent in at the same moment."""
        kept = {"number": 1, "lines": (repair(town),), "made_by": sender, "made_at": work.now}
        return [(await work.add(FeeSheet(month=month, **kept))).id for month in (MONTH, "2027-01")]  # type: ignore[arg-type]

    first, second = await town.desk.do(SYSTEM, both)
    for who in CHAIN:
        await town.does(who, lambda w: fee_sheets.approve(w, first))
    for who in CHAIN[:-1]:
        await town.does(who, lambda w: fee_sheets.approve(w, second))
    with pytest.raises(Refusal, match="fees-charged-meanwhile") as refused:
        await town.does(CHAIN[-1], lambda w: fee_sheets.approve(w, second))
    assert refused.value.words["ref"] == "WO-2026-000009"
    await town.does(CHAIN[-1], lambda w: fee_sheets.reject(w, second, "twice"))
    assert len(await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Bill, bills.c.id > 0))) == 1


@pytest.mark.manual("R147")
async def test_a_list_that_is_sent_back_is_kept_and_the_new_one_begins_anew(town: Town) -> None:
    await ledger.opened(town)
    first = await ledger.submitted(town, [line(town.tenant, 100)])
    await town.does("cs_manager", lambda w: fee_sheets.approve(w, first.id))
    await town.does("general_manager", lambda w: fee_sheets.reject(w, first.id, "the water is wrong"))
    second = await ledger.submitted(town, [line(town.tenant, 90)])
    assert (second.number, second.approvals, second.waits_for) == (2, (), Role.CS_MANAGER)
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, type(first), first.id))
    assert (held.status, held.total, held.rejected_why) == (SheetStatus.REJECTED, 100, "the water is wrong")
    for who in ("accountant", "cs_manager"):
        cards = await told(town, who, "fees-card")
        assert any(one["state"]["$say"] == "fees-state-rejected" for one in cards), who


async def test_two_who_approve_at_once_are_one_approval(town: Town) -> None:
    await ledger.opened(town)
    await _also(town, "csr", Role.CS_MANAGER)
    made = await ledger.submitted(town, [line(town.tenant, 100)])
    both = [town.does(who, lambda w: fee_sheets.approve(w, made.id)) for who in ("cs_manager", "csr")]
    done = await asyncio.gather(*both, return_exceptions=True)
    (late,) = [one for one in done if isinstance(one, Refusal)]
    assert late.key == "fees-not-your-turn"
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, type(made), made.id))
    assert len(held.approvals) == 1


UPLOADS: dict[UploadStatus, Sequence[str]] = {
    UploadStatus.READING: ("drop",),
    UploadStatus.WRONG: ("drop",),
    UploadStatus.CLEAN: ("drop", "confirm"),
    UploadStatus.DONE: (),
    UploadStatus.DROPPED: (),
}
"""What its sender may do with a file in each state."""


@pytest.mark.parametrize("state", list(UPLOADS))
async def test_a_file_is_its_senders_alone_and_taken_once(embedded_town: Town, state: UploadStatus) -> None:
    town = await ledger.opened(embedded_town)
    made = await town.does("accountant", lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, MONTH, "f"))
    if state is UploadStatus.WRONG:
        problem = Problem("水费", "D7", "grid-not-a-number")
        await town.desk.do(SYSTEM, lambda w: fee_uploads.read(w, made.id, (), (), (problem,)))
    elif state is not UploadStatus.READING:
        await town.desk.do(SYSTEM, lambda w: fee_uploads.read(w, made.id, [line(town.tenant, 5)], (), ()))
    if state is UploadStatus.DONE:
        await town.does("accountant", lambda w: fee_uploads.confirm(w, made.id))
    elif state is UploadStatus.DROPPED:
        await town.does("accountant", lambda w: fee_uploads.drop(w, made.id))
    for verb in (fee_uploads.confirm, fee_uploads.drop):
        tried = await town.outcomes((*ROLES, "stranger"), lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
        own = tried.pop("accountant")
        assert own == ("done" if verb.__name__ in UPLOADS[state] else f"upload-is-{state.value}")
        assert set(tried.values()) <= {"not-found", "not-allowed", "stranger-not-allowed"}


async def test_a_file_that_was_confirmed_or_dropped_leaves_nothing_but_its_row(town: Town) -> None:
    await ledger.opened(town)
    kept = await ledger.sent_in(town, [line(town.tenant, 5)])
    await town.does("accountant", lambda w: fee_uploads.confirm(w, kept.id))
    dropped = await ledger.sent_in(town, [line(town.tenant, 7)])
    later = await ledger.sent_in(town, [line(town.tenant, 8)])
    for one in (kept, dropped):
        held = await town.desk.do(SYSTEM, lambda w, one=one: rows.find(w.db, Upload, one.id))  # type: ignore[misc]
        assert (held.file, held.fees, held.problems) == ("", (), ())
    assert dropped.id != later.id
    sheets = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, FeeSheet, table.c.id > 0))
    assert [one.total for one in sheets] == [5]


async def test_a_vacant_post_is_told_before_anything_is_sent_in(town: Town) -> None:
    await ledger.opened(town)
    await vacated(town, town.people["general_manager"])
    with pytest.raises(Refusal, match="fees-nobody-approves"):
        await town.does("accountant", lambda w: fee_uploads.send_in(w, UploadKind.RECEIVABLES, MONTH, "f"))
