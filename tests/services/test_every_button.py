"""Every button is pressed twice at the same moment somewhere, or it is said here why that can do no harm."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import understood
from bot.domain.faq import FaqEntry
from bot.domain.order_states import Wait
from bot.domain.people import SYSTEM, ChatId, Post
from bot.domain.quotes import Reply
from bot.domain.refusal import Refusal
from bot.services import (
    bindings,
    complaint_replies,
    danger_notes,
    faq,
    fax_in_watches,
    meal_round,
    menu_desk,
    quotes,
    verifications,
    work_orders,
)
from bot.services.work import Work
from bot.storage import rows, tables
from bot.storage.tables import posts
from bot.talk import Kind, Said, Speaker, Verb
from tests.services import (
    test_announcements,
    test_bc_table,
    test_complaint_table,
    test_fax_in_table,
    test_fee_notices,
    test_incident_notices,
    test_incidents,
    test_laundry_reviews,
    test_laundry_waits,
    test_left_messages,
    test_mail_table,
    test_meal_races,
    test_office_meals,
    test_outage_repairs,
    test_people,
    test_talk_table,
)
from tests.services.kitchen import opened, ordered, served
from tests.services.pressing import Args, presses
from tests.services.races import RACES, hired, priced, straight
from tests.services.town import MONDAY, Town, at
from tests.services.washing import without_chat

_STRANGER = "stranger"


@dataclass(frozen=True)
class Twice:
    """Who press a button at once, with what in it; `late` is what the second hears, empty where both may."""

    prepare: Callable[[Town], Awaitable[Args]]
    left: str
    right: str
    late: str


async def nothing(_: Town) -> Args:
    return ()


def upto(steps: int, *more: tuple[str, Callable[[Work, Any], Awaitable[object]]]) -> Callable[[Town], Awaitable[Args]]:
    """So many steps of the straight way of a repair, and a few more."""

    async def prepare(town: Town) -> Args:
        scene = await straight(steps)(town)
        for who, verb in more:
            await town.does(who, lambda w, verb=verb: verb(w, scene.intake))  # type: ignore[misc]
        return (scene.intake,)

    return prepare


async def quoted(town: Town) -> Args:
    scene = await priced(town)
    return scene.intake, scene.quote


async def declined(town: Town) -> Args:
    scene = await priced(town)
    await town.does("tenant", lambda w: quotes.reply(w, scene.intake, scene.quote, Reply.DECLINED))
    return (scene.intake,)


async def confirmed(town: Town) -> Args:
    scene = await straight(5)(town)
    await town.does("csr", lambda w: verifications.ask(w, scene.intake))
    await town.does("tenant", lambda w: verifications.confirm(w, scene.intake, 0))
    return scene.intake, 0


async def long_open(town: Town) -> Args:
    await straight(0)(town)
    town.desk.clock.advance(timedelta(days=5))
    return (f"{MONDAY + timedelta(days=4)}",)


async def neighbours_post(town: Town) -> Args:
    held = await town.desk.do(SYSTEM, lambda w: rows.first(w.db, Post, posts.c.person == town.people["neighbour"]))
    assert held
    return (held.id,)


async def asked_to_come_in(town: Town) -> Args:
    await town.desk.do(Speaker(ChatId(999)), lambda w: bindings.ask(w, "王五", "0801", ""))
    return ()


async def kitchen(town: Town) -> Args:
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return ()


async def meal(town: Town) -> Args:
    await kitchen(town)
    return ((await ordered(town, A=1)).id,)


async def complained(town: Town) -> Args:
    await kitchen(town)
    made = await served(town)
    await town.does("tenant", lambda w: meal_round.complain(w, made.id, "nothing came"))
    return (made.id,)


async def arrived(town: Town) -> Args:
    await kitchen(town)
    await served(town)
    await town.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    return (f"{MONDAY}",)


async def passed(town: Town) -> Args:
    args = await arrived(town)
    await town.does("csr", lambda w: meal_round.passed(w, MONDAY))
    return args


NEXT = MONDAY + timedelta(days=7)


async def next_week(town: Town) -> Args:
    await kitchen(town)
    return (f"{NEXT}",)


async def composed(town: Town) -> Args:
    args = await next_week(town)
    await town.does("tenant_supervisor", lambda w: menu_desk.copy_last_week(w, NEXT))
    return args


async def handed_over(town: Town) -> Args:
    args = await composed(town)
    await town.does("tenant_supervisor", lambda w: menu_desk.hand_over(w, NEXT))
    return await _seen(town, args)


async def on_the_phone(town: Town) -> Args:
    args = await composed(town)
    await without_chat(town)
    return await _seen(town, args)


async def _seen(town: Town, args: Args) -> Args:
    return *args, await town.does("tenant_supervisor", lambda w: menu_desk.as_it_is(w, NEXT))


def complaint_when(state: str) -> Callable[[Town], Awaitable[Args]]:
    """A complaint in that state."""

    async def prepare(town: Town) -> Args:
        return ((await test_complaint_table.staged(town, state, "nobody")).id,)

    return prepare


async def drafted(town: Town) -> Args:
    """A written reply that waits for approval."""
    made = await test_complaint_table.staged(town, "answered", "nobody")
    held = await town.does("tenant_supervisor", lambda w: complaint_replies.draft(w, made.id, "we regret it"))
    return (held.id,)


def mail_when(state: str) -> Callable[[Town], Awaitable[Args]]:
    """Something that came, in that state."""

    async def prepare(town: Town) -> Args:
        return ((await test_mail_table.staged(town, state)).id,)

    return prepare


def slip_when(state: str) -> Callable[[Town], Awaitable[Args]]:
    """A job of the business centre in that state."""

    async def prepare(town: Town) -> Args:
        return (await test_bc_table.staged(town, state),)

    return prepare


def fax_when(state: str) -> Callable[[Town], Awaitable[Args]]:
    """A fax in that state."""

    async def prepare(town: Town) -> Args:
        return ((await test_fax_in_table.staged(town, state)).id,)

    return prepare


async def waited_for(town: Town) -> Args:
    """The tenant waits for a fax."""
    return ((await town.does("tenant", fax_in_watches.begin)).id,)


async def question(town: Town) -> Args:
    """A common question."""
    fresh = FaqEntry(topic="", title_zh="班车", title_en="Shuttle", words="班车", answer_zh="八点", answer_en="At 8")
    return ((await town.does("csr", lambda w: faq.add(w, fresh))).id,)


async def message_left(town: Town) -> Args:
    """A message for the tenant that waits to be confirmed."""
    return ((await test_left_messages.taken(town)).id,)


async def spoken(town: Town) -> Args:
    """An answer of the desk has spoken of danger, and they were asked whether it is so now."""
    chat = ChatId(1000 + town.people["csr"])
    said = Said(
        update=1, chat=chat, speaker=Speaker(chat), at=town.desk.clock.now(), kind=Kind.TEXT, text="0801 着火了",
        message=7,
    )  # fmt: skip

    async def asked(work: Work) -> None:
        danger_notes.ask(work, said)

    await town.does("csr", asked)
    return (said.update,)


TWICE: dict[str, Twice] = {
    "danger-now": Twice(spoken, "csr", "csr", "danger-now-called"),
    "faq-drop-yes": Twice(question, "csr", "second_csr", "faq-dropped-already"),
    "note-got": Twice(message_left, "tenant", "tenant", "note-confirmed-already"),
    "note-phoned": Twice(message_left, "csr", "second_csr", "note-confirmed-already"),
    "mail-got": Twice(mail_when("asked"), "tenant", "tenant", "mail-is-handed-over"),
    "bc-cancel": Twice(slip_when("requested"), "tenant", "tenant", "bc-is-cancelled"),
    "bc-agree": Twice(slip_when("quoted"), "tenant", "tenant", "bc-is-accepted"),
    "bc-decline": Twice(slip_when("quoted"), "tenant", "tenant", "bc-is-cancelled"),
    "bc-agreed-by-phone": Twice(slip_when("quoted"), "bc_clerk", "tenant_supervisor", "bc-is-accepted"),
    "bc-declined-by-phone": Twice(slip_when("quoted"), "bc_clerk", "tenant_supervisor", "bc-is-cancelled"),
    "bc-take": Twice(slip_when("accepted"), "bc_clerk", "bc_clerk", "bc-taken-already"),
    "bc-proof-right": Twice(slip_when("proof"), "tenant", "tenant", "bc-is-in-progress"),
    "bc-proof-here": Twice(slip_when("in_progress"), "bc_clerk", "bc_clerk", "bc-is-proof"),
    "bc-proof-seen": Twice(slip_when("proof"), "bc_clerk", "tenant_supervisor", "bc-is-in-progress"),
    "bc-done": Twice(slip_when("proofed"), "bc_clerk", "bc_clerk", "bc-is-done"),
    "bc-sign": Twice(slip_when("done"), "tenant", "tenant", "bc-is-handed-over"),
    "bc-cash": Twice(slip_when("handed_over"), "bc_clerk", "tenant_supervisor", "bc-is-settled"),
    "bc-account": Twice(slip_when("handed_over"), "bc_clerk", "tenant_supervisor", "bc-is-settled"),
    "bc-void-yes": Twice(slip_when("void_asked"), "cs_manager", "tenant_supervisor", "bc-void-not-asked"),
    "bc-void-no": Twice(slip_when("void_asked"), "cs_manager", "tenant_supervisor", "bc-void-not-asked"),
    "fax-in-got": Twice(fax_when("asked"), "tenant", "tenant", "fax-in-is-collected"),
    "fax-in-out": Twice(fax_when("notified"), "tenant", "bc_clerk", "fax-in-is-slip-to-unit"),
    "fax-in-slipped": Twice(
        fax_when("slip_to_unit"), "bc_clerk", "tenant_supervisor", "fax-in-is-slip-delivered"
    ),
    "fax-in-take": Twice(fax_when("notified"), "cs_manager", "cs_manager", "fax-in-taken-already"),
    "fax-in-moved-out": Twice(fax_when("tracing"), "csr", "second_csr", "fax-in-is-contacting"),
    "fax-in-reached": Twice(fax_when("contacting"), "bc_clerk", "tenant_supervisor", "fax-in-is-notified"),
    "fax-in-nobody": Twice(fax_when("tracing"), "csr", "second_csr", "fax-in-is-no-addressee"),
    "fax-in-watch": Twice(nothing, "tenant", "tenant", "fax-in-watch-already"),
    "fax-in-unwatch": Twice(waited_for, "tenant", "bc_clerk", "fax-in-watch-withdrawn"),
    "complaint-good": Twice(complaint_when("answered"), "tenant", "tenant", "complaint-is-closed"),
    "complaint-good-by-phone": Twice(complaint_when("answered"), "csr", "second_csr", "complaint-is-closed"),
    "complaint-suggestion": Twice(
        complaint_when("received"), "tenant_supervisor", "cs_manager", "complaint-is-noted"
    ),
    "complaint-praise": Twice(complaint_when("received"), "tenant_supervisor", "cs_manager", "complaint-is-noted"),
    "complaint-reply-approve": Twice(drafted, "cs_manager", "general_manager", "reply-approved-already"),
    "erase-yes": Twice(nothing, "tenant", "tenant", "stranger-not-allowed"),
    "unbind-yes": Twice(neighbours_post, "csr", "second_csr", "post-ended"),
    "forget-request": Twice(asked_to_come_in, _STRANGER, _STRANGER, ""),
    "repair-set-out": Twice(upto(2), "technician", "technician", "order-is-on-the-way"),
    "repair-nobody": Twice(upto(3), "technician", "technician", "order-is-waiting"),
    "repair-go-on": Twice(
        upto(3, ("technician", lambda w, i: work_orders.wait(w, i, Wait.PARTS, "valve", None))),
        "technician", "technician", "order-is-on-site",
    ),
    "quote-phoned-no": Twice(quoted, "csr", "second_csr", "quote-answered"),
    "repair-leave": Twice(declined, "technician", "technician", "order-is-completed"),
    "repair-unsay": Twice(confirmed, "tenant", "tenant", "button-stale"),
    "rectify-inform": Twice(long_open, "cs_manager", "cs_manager", ""),
    "shift-begin": Twice(nothing, "technician", "technician", ""),
    "shift-end": Twice(nothing, "technician", "technician", ""),
    "meal-cancel": Twice(meal, "tenant", "tenant", "meal-is-cancelled"),
    "meal-brought": Twice(complained, "receptionist", "csr", "meal-is-signed"),
    "meal-free": Twice(complained, "receptionist", "csr", "meal-is-solved"),
    "meals-passed": Twice(arrived, "csr", "second_csr", "meals-checked-already"),
    "meals-delivered": Twice(passed, "csr", "second_csr", ""),
    "menu-copy": Twice(next_week, "tenant_supervisor", "tenant_supervisor", "menu-nothing-to-copy"),
    "menu-hand-over": Twice(composed, "tenant_supervisor", "tenant_supervisor", ""),
    "menu-confirm": Twice(handed_over, "vendor", "vendor", "menu-confirmed-already"),
    "menu-by-phone": Twice(on_the_phone, "tenant_supervisor", "cs_manager", "menu-confirmed-already"),
}  # fmt: skip


RACED = {
    "repair-chase": "two chase",
    "repair-stars": "two tenants rate",
    "repair-back": "two tenants say that it is back",
    "repair-claim": "two of the group claim",
    "repair-convert": "convert and issue",
    "repair-separate": "two separate",
    "repair-turn-back": "two turn it back",
    "quote-yes": "two tenants of a unit answer a quote",
    "quote-no": "two tenants of a unit answer a quote",
    "quote-phoned": "the tenant declines and has agreed on the phone",
    "repair-cancel": "cancel and issue",
    "repair-accept": "accept and reassign",
    "repair-arrive": "the tenant books and the technician is there",
    "repair-ask": "two of customer service ask",
    "repair-fixed": "two tenants of a unit confirm and deny",
    "repair-not-fixed": "two tenants of a unit confirm and deny",
    "repair-sign": "two of customer service sign",
    "repair-phoned": "two of customer service sign",
    "repair-seen": "one signs and one rejects",
    "repair-void-yes": "void and keep",
    "repair-void-no": "void and keep",
}
"""Which race of the repairs has it."""

ELSEWHERE = {
    "agree": test_people.test_two_who_use_a_code_at_once_are_one_too_many,
    "binding-decline": test_people.test_of_two_who_decide_at_once_one_is_told_who_was_first,
    "meal-approve": test_meal_races.test_of_two_who_decide_on_a_late_order_one_is_told,
    "meal-refuse": test_meal_races.test_of_two_who_decide_on_a_late_order_one_is_told,
    "meal-leave": test_office_meals.test_two_colleagues_at_the_same_time_are_both_in_it,
    "meal-office-close": test_office_meals.test_closed_is_closed_but_what_was_said_before_counts,
    "meal-signed": test_meal_races.test_the_meals_arrive_once_and_a_meal_is_signed_for_once,
    "meals-arrived": test_meal_races.test_the_meals_arrive_once_and_a_meal_is_signed_for_once,
    **dict.fromkeys(
        ("laundry-collect", "laundry-as-listed", "laundry-returned"),
        test_laundry_waits.test_of_two_taps_at_the_same_time_one_counts,
    ),
    "laundry-cancel": test_laundry_waits.test_of_cancelling_and_collecting_at_the_same_time_one_happens,
    "stars": test_laundry_reviews.test_of_two_taps_at_the_same_time_the_first_counts,
    **dict.fromkeys(
        ("assessment-renew", "assessment-change"),
        test_laundry_reviews.test_the_manager_decides_once_and_those_concerned_hear_of_it,
    ),
    "incident-accept": test_incidents.test_what_is_taken_down_by_hand_is_called_out_until_somebody_accepts,
    "incident-begin": test_incidents.test_two_who_open_at_once_open_one_and_both_see_it,
    "incident-join": test_incidents.test_a_later_alarm_joins_once,
    "incident-merge": test_incidents.test_two_of_one_emergency_become_one,
    "incident-warn-send": test_incident_notices.test_two_who_send_at_once_tell_nobody_twice,
    "talk-take": test_talk_table.test_of_two_who_take_it_at_once_the_first_has_it_and_the_other_hears_who,
    "announcement-send": test_announcements.test_two_taps_send_it_once,
    "announcement-approve": test_announcements.test_of_two_who_decide_at_once_one_does,
    "fees-send": test_fee_notices.test_of_two_taps_that_send_what_was_skipped_one_counts,
    "outage-works": test_outage_repairs.test_it_works_again_is_heard_once,
    "outage-still": test_outage_repairs.test_it_still_does_not_is_heard_once,
    "roll-up-confirm": test_meal_races.test_a_roll_up_is_confirmed_once,
}
"""Which test of its own has it."""

_STEPS = "one step of one version-checked record: the table of its states says what a second press hears"
_LOOKS, _ASKS, _SETS = "it only shows something", "it only asks once more", "it sets what is set already"
HARMLESS = {
    **dict.fromkeys(
        ("home", "decline", "have-code", "language", "privacy", "bindings-waiting", "directory", "contact", "mine",
         "repair-open", "repair-photos", "repair-voice", "repairs-waiting", "found", "audits", "registers", "shift",
         "lunch", "meal-card", "meal-day", "kitchen-today", "meal-weekdays", "menu-week", "menu-day", "laundry",
         "laundry-open", "laundry-prices", "bc", "bc-open", "bc-prices", "bc-files",
         "fax-in", "fax-in-open", "fax-in-scan", "complaints",
         "complaint-open", "complaint-pictures", "complaint-register",
         "inspections", "mail", "mail-open", "mail-register", "desk", "notes-waiting", "late-meals", "note-open", "faq",
         "faq-open", "human", "talks", "talk-open", "talk-lines", "timetable", "coming-day", "coming",
         "quiet", "quiet-hours", "incidents", "incident-open", "incident-warn", "incident-photos",
         "surveys", "survey-open", "survey-words", "announcements", "announcement-open", "announcement-missed",
         "outages", "outage-open", "fees", "fees-open", "bill-open", "receipts", "receipt-open", "fee-rate",
         "arrears-reasons", "bills-unreached", "bills-to-phone"),
        _LOOKS,
    ),
    **dict.fromkeys(
        ("laundry-call-off", "laundry-called", "laundry-agree", "laundry-agreed-by-phone", "laundry-accept",
         "laundry-signed-by-phone", "laundry-coming", "laundry-price-agree", "laundry-price-by-phone",
         "roll-up-by-phone", "admit",
         "handover-hand", "handover-take", "round-done", "inspection-end", "emergency-take",
         "talk-end", "talk-take-over", "talk-to-desk", "talk-close", "incident-take", "incident-approve",
         "announcement-discard", "announcement-undo",
         "announcement-pause", "announcement-resume", "announcement-stop", "announcement-recall", "fees-approve",
         "upload-yes", "upload-no", "arrears-review"),
        _STEPS,
    ),
    **dict.fromkeys(
        ("export", "tenants", "audit", "register", "repair-slip", "roll-up-sheet", "laundry-slip", "laundry-statement",
         "bc-slip", "bc-book", "bc-statement", "fax-in-notice", "fax-in-register",
         "meal-statement", "menu-paper", "incident-paper", "incident-register", "announcement-ledger",
         "survey-chart", "survey-sheet",
         "fees-workbook", "fees-list", "fees-template", "receipts-template", "upload-problems", "bill-paper"),
        "it draws a paper",
    ),
    **dict.fromkeys(("erase", "unbind", "faq-drop"), _ASKS),
    **dict.fromkeys(("speak", "meal-menus-off", "meal-menus-on", "surveys-off", "surveys-on", "faq-public"), _SETS),
    **dict.fromkeys(("office-off", "office-on", "meal-reminders-on", "meal-reminders-off", "meal-back"), _SETS),
    **dict.fromkeys(("meal-weekday", "talk-tomorrow", "talk-security"), _SETS),
    **dict.fromkeys(("greetings-off", "greetings-on", "anniversaries-on", "anniversaries-off"), _SETS),
    **dict.fromkeys(("group-yes", "quiet-from", "quiet-tune"), _SETS),
    **dict.fromkeys(
        ("reveal", "reveal-emergency", "talk-phone", "announcement-phone"),
        "each look at a phone is on record, also the second",
    ),
    "announcement-test": "it comes to whoever taps, once more",
    "announcement-read": "the second time it says so",
    "mail-ask": "the half hour begins anew",
    "fax-in-ask": "the half hour begins anew",
    "fax-in-code": "the newest code counts; the one before is worthless from then on",
    "mail-code": "the newest code counts; the one before is worthless from then on",
    "invite": "the newest code counts; the one before is worthless from then on",
}  # fmt: skip
"""Why it need not be raced."""


async def effects(town: Town, who: str) -> int:
    """How much has been changed, and said to anybody else."""
    mine = town.people.get(who, 0)
    others = (tables.outbox.c.person != mine) & tables.outbox.c.verb.in_([Verb.SAY, Verb.RING])
    async with town.desk.database.transaction() as db:
        counted = [select(func.count()).select_from(tables.history), select(func.count()).where(others)]
        return sum([(await db.execute(one)).scalar_one() for one in counted])


async def in_order(*presses: Awaitable[object]) -> list[object]:
    """What one person taps is heard in order; that it follows at once makes no difference."""
    return [one for each in presses for one in await asyncio.gather(each, return_exceptions=True)]


@pytest.mark.parametrize("action", [action for action, twice in TWICE.items() if twice.late])
async def test_pressed_twice_it_is_done_once_and_the_second_hears_why(town: Town, action: str) -> None:
    twice = TWICE[action]
    args = await twice.prepare(await hired(town))
    pair = [presses(town, who, action, args) for who in (twice.left, twice.right)]
    done = await (in_order(*pair) if twice.left == twice.right else asyncio.gather(*pair, return_exceptions=True))
    refused = [one for one in done if isinstance(one, BaseException)]
    assert [one.key for one in refused if isinstance(one, Refusal)] == [twice.late], done
    assert len(refused) == 1


@pytest.mark.parametrize("action", [action for action, twice in TWICE.items() if not twice.late])
async def test_pressed_again_it_changes_nothing_more(town: Town, action: str) -> None:
    twice = TWICE[action]
    args = await twice.prepare(await hired(town))
    await presses(town, twice.left, action, args)
    before = await effects(town, twice.left)
    await presses(town, twice.right, action, args)
    assert await effects(town, twice.left) == before


def test_no_button_is_forgotten_here() -> None:
    raced = {**TWICE, **RACED, **ELSEWHERE}
    assert sorted(raced) == sorted([*TWICE, *RACED, *ELSEWHERE])
    assert not set(raced) & set(HARMLESS)
    assert {*raced, *HARMLESS} == {on.action for on in understood.BUTTONS}
    assert set(RACED.values()) <= set(RACES)
