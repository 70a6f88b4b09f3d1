"""Every state of something that came × every verb × everybody: done, or refused and nothing changed.

The tables are the specification: what each may do with it, and in which states.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.custody import Receipt
from bot.domain.mail_items import MailId, MailItem, MailKind, Returned
from bot.domain.people import SYSTEM
from bot.services import mail_items
from bot.services.mail_items import Arriving
from bot.services.work import Work
from bot.storage import rows
from tests.services.kitchen import outcome
from tests.services.tables import all_is_as_tabled
from tests.services.town import Town, at

Verb = Callable[[Work, MailId], Awaitable[Any]]
DESK = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"})
OWN = frozenset({"tenant"})


def verbs(town: Town, code: str = "") -> dict[str, Verb]:
    """Everything that can be done with it; `code` is what whoever collects it shows."""
    return {
        "ask": mail_items.ask,
        "confirm": mail_items.confirm,
        "give_code": mail_items.give_code,
        "collect": lambda w, i: mail_items.collect(w, i, code, "a courier"),
        "sign": lambda w, i: mail_items.sign(w, i, "Zhou"),
        "move": lambda w, i: mail_items.move(w, i, town.other_unit, "misread"),
        "give_back": lambda w, i: mail_items.give_back(w, i, Returned.REFUSED),
        "give_back_unclaimed": lambda w, i: mail_items.give_back(w, i, Returned.OVERDUE),
        "open": mail_items.open_card,
    }


WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "held": (),
    "registered": (),
    "asked": (("receptionist", "ask"),),
    "coded": (("tenant", "give_code"),),
    "handed_over": (("receptionist", "ask"), ("tenant", "confirm")),
    "returned": (("receptionist", "give_back"),),
}
"""How it gets into each state: who does what."""
OPEN = ("held", "registered", "asked", "coded")
MAY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ask", "collect", "sign", "move", "give_back", "give_back_unclaimed"), DESK),
    **dict.fromkeys(("confirm", "give_code"), OWN),
    "open": DESK | OWN,
}
"""Who may do it at all."""
NOT: dict[str, dict[str, str]] = {
    "confirm": dict.fromkeys(("held", "registered", "coded"), "mail-not-asked"),
    "collect": dict.fromkeys(("held", "registered", "asked"), "mail-no-code"),
    "sign": {"registered": "mail-registered"},
    "give_back_unclaimed": dict.fromkeys(OPEN, "mail-not-yet"),
}
"""Where it lies here and yet cannot be done now: why."""


async def staged(town: Town, state: str) -> MailItem:
    """Something for the tenant, in that state."""
    kind = MailKind.REGISTERED if state == "registered" else MailKind.EXPRESS
    made = await town.does("receptionist", lambda w: mail_items.take_in(w, Arriving(town.unit, kind, "SF", "SF1")))
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, made.id))  # type: ignore[misc]
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, MailItem, made.id))


@pytest.mark.manual("R25", "R26", "R62", "R63", "R211", "R245")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    town, found = embedded_town, await staged(embedded_town, state)
    tabled = verbs(town, found.code)
    await all_is_as_tabled(town, tabled, lambda who, verb: _expected(who, verb, state), found.id, at=at(town, 9))


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    if who == "stranger":
        return ("stranger-not-allowed",)
    if who not in MAY[verb]:
        return ("not-allowed", "not-found")
    if verb == "open":
        return ("done",)
    if state not in OPEN:
        return (f"mail-is-{state.replace('_', '-')}",)
    return (NOT.get(verb, {}).get(state, "done"),)


@pytest.mark.parametrize("who", ["neighbour", "technician", "vendor", "tenant", "security"])
async def test_only_the_desk_takes_in(embedded_town: Town, who: str) -> None:
    arriving = Arriving(embedded_town.unit, MailKind.PARCEL)
    said = await outcome(embedded_town, who, lambda w: mail_items.take_in(w, arriving), at(embedded_town, 9))
    assert said == "not-allowed"


async def test_a_receipt_says_how_by_whom_and_from_whose_hands(town: Town) -> None:
    made = await staged(town, "handed_over")
    assert (made.receipt, made.received_by, made.handed_by) == (
        Receipt.TAP, town.people["tenant"], town.people["receptionist"],
    )  # fmt: skip
