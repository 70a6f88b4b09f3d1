"""Objections to a statement: what is wrong with it, and what came of it."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, given
from bot.conversations.parsers import long_text
from bot.domain.objections import Billed, ObjectionId
from bot.domain.permits import May
from bot.domain.units import TenantId
from bot.services import objections
from bot.services.work import Work
from bot.talk import Answer, answer


@dataclass(frozen=True)
class Objected:
    """What is wrong with a month's statement."""

    month: str = given(str)
    tenant: TenantId = given(TenantId)
    text: str = ask(long_text(500))


async def object_to(work: Work, told: Objected) -> Answer:
    """Accounts hear of it."""
    await objections.object_to(work, Billed.MEALS, told.month, told.tenant, told.text)
    return answer("objection-said")


async def object_to_laundry(work: Work, told: Objected) -> Answer:
    """The same for the laundry's statement."""
    await objections.object_to(work, Billed.LAUNDRY, told.month, told.tenant, told.text)
    return answer("objection-said")


async def object_to_business(work: Work, told: Objected) -> Answer:
    """The same for the business centre's."""
    await objections.object_to(work, Billed.BUSINESS, told.month, told.tenant, told.text)
    return answer("objection-said")


@dataclass(frozen=True)
class Settled:
    """What came of it."""

    objection: ObjectionId = given(ObjectionId)
    words: str = ask(long_text(500))


async def settle(work: Work, told: Settled) -> Answer:
    """The tenant hears of it."""
    await objections.settle(work, told.objection, told.words)
    return answer("objection-settled")


FORMS: tuple[Form[Any], ...] = (
    Form("statement-object", Objected, object_to, button="statement-object", needs=May.ORDER_MEAL, confirm=False),
    Form("laundry-object", Objected, object_to_laundry, button="laundry-object", needs=May.ORDER_MEAL, confirm=False),
    Form("bc-object", Objected, object_to_business, button="bc-object", needs=May.ORDER_MEAL, confirm=False),
    Form("objection-settle", Settled, settle, button="objection-settle", needs=May.SEE_STATEMENTS, confirm=False),
)
